"""The answer first: what was done, what was given for it, how many are still held, what stays in force."""

from __future__ import annotations

from detente.briefing.dates import span
from detente.briefing.days import tellings
from detente.briefing.deeds import deed, inferred, rank, sourced
from detente.briefing.lines import Bullets, Line, Section, Text, Words, cite_each, joined
from detente.briefing.sections.counts import counts
from detente.briefing.sections.exchanges import cues, ties
from detente.briefing.sections.happened import events
from detente.briefing.story import Story
from detente.briefing.wording import measure_state
from detente.reconciling.occurrences import Occurrence

_MOST = 6


def headline(story: Story) -> Section | None:
    """At most six lines."""
    told = events(story)
    meetings = [o for o in told if o.statements[0].kind == "meeting"]
    deeds = [
        o
        for o in told
        if o.statements[0].kind in ("concession", "restriction")
        and not inferred(o.statements)
        and not any(isinstance(piece, Words) for piece in deed(o))
    ]
    lines: list[Line] = []
    main = sorted(meetings, key=lambda o: -story.origins(o.statements))[:1]
    lines += [_dated(o, story) for o in main]
    shown: list[Occurrence] = []
    for tie in [t for t in ties(story) if t.made][:2]:
        both = [o for part in tie.sides for o in part]
        halves = [_dated(o, story) for o in both if o not in shown]
        shown += both
        lines.append((*joined(halves, " "), Text(" "), *cues(tie)))
    rest = [o for o in deeds if o not in shown]
    for occurrence in sorted(rest, key=lambda o: -story.origins(o.statements))[: max(0, 3 - len(shown))]:
        lines.append(_dated(occurrence, story))
    held = counts(story)
    lines += [
        line
        for line in (held.lines() if held else ())
        if line and isinstance(line[0], Text) and line[0].text.startswith("Still held")
    ][:2]
    kept = [o for o in story.occurrences if _is_kept(o)]
    lines += [sourced(o) for o in kept[:1]]
    return Section("In short", (Bullets(tuple(lines[: _MOST + 2])),)) if len(lines) > 1 else None


def _dated(occurrence: Occurrence, story: Story) -> Line:
    told = tellings(occurrence.statements)
    days = " or ".join(span(*days, story.year) for days, _ in told)
    return (
        *deed(occurrence),
        Text(f" ({days}) " if days else " "),
        cite_each(sorted(occurrence.statements, key=rank)),
        Text("."),
    )


def _is_kept(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    return measure_state(first) == "kept" and first.status == "done" and not inferred(occurrence.statements)
