"""Names are spelled one way in a brief; this says how else the sources write them."""

from __future__ import annotations

from difflib import SequenceMatcher

from detente.briefing.inert import on_one_line
from detente.briefing.lines import Bullets, Line, Section, Strong, Text, Words, cite, joined
from detente.briefing.spelling import variants
from detente.briefing.story import Story
from detente.record.model import Statement

_ALIKE = 0.7  # Cole and Coale are spellings; the president and Coale are not


def spellings(story: Story) -> Section | None:
    """Each name that sources spell in other ways, with those spellings and where they stand."""
    told: dict[str, dict[str, list[Statement]]] = {}
    for statement in (s for o in story.occurrences for s in o.all):
        names = [(a.name, a.text) for a in statement.actor + statement.recipient]
        names += [(s.name, s.text) for s in statement.speaker or ()]
        for name, text in names:
            if (variant := _variant(on_one_line(name), on_one_line(text))) is not None:
                told.setdefault(on_one_line(name), {}).setdefault(variant, []).append(statement)
        for spelling, name in variants(on_one_line(statement.object.text) if statement.object else ""):
            if (variant := _variant(name, spelling)) is not None:
                told.setdefault(name, {}).setdefault(variant, []).append(statement)
    lines = [_line(name, others, story) for name, others in sorted(told.items())]
    return Section("Names spelled in other ways", (Bullets(tuple(lines)),)) if lines else None


def _variant(name: str, text: str) -> str | None:
    """The last word of the mention, where it spells the last word of the name in another way."""
    if len(name.split()) < 2 or not text:
        return None
    usual, written = name.split()[-1], text.split()[-1].removesuffix("’s").removesuffix("'s").strip(",.’'\"”")
    if usual.casefold() == written.casefold() or not written[:1].isupper():
        return None
    return written if SequenceMatcher(None, usual.casefold(), written.casefold()).ratio() >= _ALIKE else None


def _line(name: str, variants: dict[str, list[Statement]], story: Story) -> Line:
    number = {d.name: i for i, d in enumerate(story.documents)}
    told: list[Line] = []
    for variant, by in sorted(variants.items()):
        first = min(by, key=lambda s: (number[s.document], s.evidence[0].start))
        told.append((Words(variant), Text(" "), cite([first])))
    return (Strong(name), Text(": also "), *joined(told, ", "), Text("."))
