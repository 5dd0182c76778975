"""What happened, in order; and what was said not to have happened."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.briefing.days import days_cell, last_day
from detente.briefing.deeds import note, ought_not, quoted, rank, sourced, statuses, thin
from detente.briefing.lines import Block, Bullets, Line, Paragraph, Section, Strong, Table, Text, cite, joined
from detente.briefing.objects import clean_object
from detente.briefing.selection import tells, without_repeats
from detente.briefing.story import Story
from detente.briefing.wording import measure_state, wording
from detente.reconciling.compare import telling_words
from detente.reconciling.occurrences import Occurrence, family
from detente.record.model import Statement, Status

_KINDS = ("concession", "restriction", "meeting", "hostile")
_REPORTED: frozenset[Status] = frozenset({"done", "ongoing", "announced"})
_FORCE = ("attack", "hold", "mobilise")  # hostile acts whose denial is news; not to blame someone is none
_IS_NO = re.compile(r"\b(?:is|are|was|were) not an?\b")  # says what a thing is, not what was left undone
_FORETOLD = re.compile(r"\b(?:probably|likely|may|might|could)\b")
_UNDONE: frozenset[Status] = frozenset({"denied", "refused"})


@lru_cache(maxsize=1)
def events(story: Story) -> tuple[Occurrence, ...]:
    """What is told as done, under way or announced, in order of time."""
    told = [o for o in story.occurrences if _is_event(o) and tells(o, story)]
    ordered = sorted(told, key=lambda o: (last_day(o, story), o.statements[0].document, rank(o.statements[0])))
    return tuple(without_repeats(ordered, story))


def _is_event(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    return (
        first.kind in _KINDS
        and family(first) != "cancel"
        and not still_held(first)
        and not thin(occurrence)
        and measure_state(first) != "kept"
        and not all(s.quantity and s.quantity.scope == "cumulative" for s in occurrence.statements)
        and bool(_REPORTED & set(statuses(occurrence.statements)))
    )


def happened(story: Story) -> Section | None:
    """The table of events, then what was called off, refused or denied."""
    blocks: list[Block] = []
    rows = [(days_cell(o, story), (*sourced(o), *_parts(o))) for o in events(story)]
    if rows:
        blocks += [Table(("When", "What"), tuple(rows)), *note(line for row in rows for line in row)]
    undone = [_undone(o) for o in story.occurrences if _is_undone(o)]
    if undone:
        blocks += [Paragraph((Strong("What did not happen, or is denied"),)), Bullets(tuple(undone))]
    return Section("What happened", tuple(blocks)) if blocks else None


def still_held(statement: Statement) -> bool:
    """Whether it tells of people who are held: a state that is counted, not an event."""
    people = statement.object is not None and statement.object.category == "people"
    return statement.kind == "hostile" and family(statement) == "hold" and people and statement.status == "ongoing"


def _is_undone(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    called_off = family(first) == "cancel" and bool(_REPORTED & set(statuses(occurrence.statements)))
    if first.kind not in _KINDS:
        return False
    return called_off or (bool(_UNDONE & set(statuses(occurrence.statements))) and _is_refusal(occurrence))


def _is_refusal(occurrence: Occurrence) -> bool:
    """Whether a party refused, or something plainly was not done: not what should not be, or may be avoided."""
    best = min((s for s in occurrence.statements if s.status in _UNDONE), key=rank)
    words = " ".join(e.text for e in best.evidence)
    if ought_not(best) or (best.kind == "hostile" and family(best) not in _FORCE and best.status == "denied"):
        return False
    if best.hedge or _IS_NO.search(words) or _FORETOLD.search(words):
        return False
    verb = wording().finite.search(words)
    by_party = bool(best.actor) and "will not" in words
    return best.status == "refused" or by_party or (verb is not None and not wording().modal.fullmatch(verb.group()))


def _undone(occurrence: Occurrence) -> Line:
    first = occurrence.statements[0]
    if first.status not in _UNDONE:
        return (Text("Called off or cut short: "), quoted(first), Text(" "), cite(occurrence.statements), Text("."))
    return (*sourced(occurrence),)


def _parts(occurrence: Occurrence) -> Line:
    """Who and what is singled out of the whole, never to be added to it."""
    told: dict[str, list[Statement]] = {}
    for part in sorted(occurrence.parts, key=lambda p: -len(clean_object(p) or "")):
        text = clean_object(part) or ""
        told.setdefault(next((known for known in told if _same_names(known, text)), text), []).append(part)
    quotes: list[Line] = [(Text(text + " "), cite(by)) for text, by in told.items() if text]
    quotes += [(quoted(part), Text(" "), cite([part])) for part in told.get("", ())]
    return (Text(" Among them: "), *joined(quotes, "; "), Text(".")) if quotes else ()


def _same_names(known: str, text: str) -> bool:
    """Whether the shorter list of names is within the longer one, spellings aside."""
    first, second = telling_words(known), telling_words(text)
    return bool(second) and len(first & second) * 5 >= len(second) * 3
