"""Which occurrences deserve a row: the rest stays in the record, where nothing is left out.

A reader trusts a table whose every row says who did what. A clause that hangs on another, a noun without a verb, a word
on what may come, or the same act told with less is no row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from detente.briefing.dates import parsed
from detente.briefing.days import last_day, tellings
from detente.briefing.deeds import deed, doer, quoted, rank
from detente.briefing.lines import Text, Words
from detente.briefing.story import Story
from detente.briefing.wording import wording
from detente.reconciling.compare import countries, days_touch
from detente.reconciling.occurrences import Occurrence, family
from detente.record.model import Statement

_BACKGROUND = timedelta(days=31)  # what was done to people longer before the first report is background
_POINTING = re.compile(r"(?:they|one|he|she|it|his|her|their|its|most|some|others?|both|each)\b", re.IGNORECASE)
_BOTH = 2  # parties that it takes to meet
_MOVES = ("release", "transfer", "surrender")
_NO_UNDERTAKING = re.compile(r"^no\b|\b(?:likely|probably|may|might|could|perhaps)\b", re.IGNORECASE)
_BYSTANDERS = ("CVL", "OPP", "MED", "NGO", "BUS")  # who may foretell, but gives nothing in the talks
_RELATIVE = re.compile(r"(?<=\w),? (?:who|which|whom|whose|that)\b")
_OURS = ("we ", "i ", "our ")


def is_plain(occurrence: Occurrence) -> bool:
    """Whether a sentence of our own tells it."""
    return not any(isinstance(piece, Words) for piece in deed(occurrence))


def tells(occurrence: Occurrence, story: Story) -> bool:
    """Whether its row would say who did what, or what was done to what."""
    if occurrence.statements[0].kind == "hostile" and _is_background(occurrence, story):
        return False
    if _is_to_come(occurrence, story):
        return False
    if is_plain(occurrence):
        return True
    met = {country for s in occurrence.statements for country in countries(s.actor + s.recipient)}
    if occurrence.statements[0].kind == "meeting" and len(met) < _BOTH:
        return False
    if all(s.id in story.fragments for s in occurrence.statements):
        return False
    best = min(occurrence.statements, key=rank)
    if not best.actor and best.object is None:
        return False
    return states(quoted(best).text, led=bool(doer(occurrence.statements)))


def states(words: str, *, led: bool = False) -> bool:
    """Whether the words state something done: a finite verb before any word on what may or ought to be.

    ``led`` says that an actor is named before the words, so that they may open with the verb.
    """
    relative = _RELATIVE.search(words)
    verb = wording().finite.search(words[: relative.start()] if relative else words)
    if verb is None or wording().modal.fullmatch(verb.group()) or words.lower().startswith(_OURS):
        return False
    return led or (verb.start() > 0 and not _POINTING.match(words))


def is_own_undertaking(statement: Statement) -> bool:
    """Whether a party tells what it will do itself, which is no forecast."""
    words = " ".join(e.text for e in statement.evidence)
    if statement.kind != "prediction" or _NO_UNDERTAKING.search(words):
        return False
    if not any(a.sector not in _BYSTANDERS and not a.inferred for a in statement.actor):
        return False
    if statement.speaker:
        speakers = {s.name for s in statement.speaker}
        return any(a.name in speakers for a in statement.actor) and bool(wording().undertaken.search(words))
    return statement.status == "promised" or bool(wording().pledged.search(words))


def _is_to_come(occurrence: Occurrence, story: Story) -> bool:
    """Whether the days told lie after all reports of it."""
    told = tellings(occurrence.statements)
    reports = [d for s in occurrence.statements if (d := parsed((story.named[s.document].published or "")[:10]))]
    return bool(told) and bool(reports) and told[0][0][0] > max(reports) + timedelta(days=1)


def _is_background(occurrence: Occurrence, story: Story) -> bool:
    day = parsed(last_day(occurrence, story)[:10])
    first = min((d for doc in story.documents if (d := parsed((doc.published or "")[:10]))), default=None)
    return day is not None and first is not None and day < first - _BACKGROUND


def without_repeats(occurrences: Sequence[Occurrence], story: Story) -> list[Occurrence]:
    """In the same order, without rows whose words another row tells already, and with equal rows as one."""
    once = _equal_as_one(occurrences, story)
    plain: list[Occurrence] = []
    quotations: list[Occurrence] = []
    for occurrence in once:
        (plain if is_plain(occurrence) else quotations).append(occurrence)
    gone = {id(o) for o in quotations if _is_of_a_told_release(o, plain, story) or _is_told(o, plain, quotations)}
    return [o for o in once if id(o) not in gone]


def _is_told(occurrence: Occurrence, plain: Sequence[Occurrence], quotations: Sequence[Occurrence]) -> bool:
    """Whether rows of our own words, or quotations that say more, hold all that it says."""
    documents = {s.document for s in occurrence.statements}
    others = [
        o for o in (*plain, *quotations) if o is not occurrence and documents & {s.document for s in o.statements}
    ]
    quoted_ones = {id(o) for o in quotations}
    others = [o for o in others if id(o) not in quoted_ones or _says_more(o, occurrence)]
    return all(any(_covers(o, s) for o in others) for s in occurrence.statements)


def _is_of_a_told_release(occurrence: Occurrence, plain: Sequence[Occurrence], story: Story) -> bool:
    """Whether it only looks back, naming nobody who acts, at a release of those days that has its row and number."""
    if family(occurrence.statements[0]) not in _MOVES or doer(occurrence.statements):
        return False
    days = _days(occurrence, story)
    numbered = (o for o in plain if o.family == "release" and any(s.quantity for s in o.statements))
    return any(days and (other := _days(o, story)) and days_touch(days, other) for o in numbered)


def _days(occurrence: Occurrence, story: Story) -> tuple[date, date] | None:
    """The days told, else those before the report."""
    told = tellings(occurrence.statements)
    if told:
        return told[0][0]
    report = parsed(last_day(occurrence, story)[:10])
    return None if report is None else (report - timedelta(days=7), report)


def _equal_as_one(occurrences: Sequence[Occurrence], story: Story) -> list[Occurrence]:
    rows: dict[tuple[str, str], Occurrence] = {}
    for occurrence in occurrences:
        told = "".join(piece.text for piece in deed(occurrence) if isinstance(piece, Text | Words))
        key = (told, last_day(occurrence, story))
        known = rows.get(key)
        if known is None:
            rows[key] = occurrence
        else:
            rows[key] = Occurrence(
                tuple(sorted({*known.statements, *occurrence.statements}, key=_place)),
                tuple(sorted({*known.parts, *occurrence.parts}, key=_place)),
            )
    return list(rows.values())


def _place(statement: Statement) -> tuple[str, int, str]:
    return statement.document, statement.evidence[0].start, statement.id


def _says_more(other: Occurrence, occurrence: Occurrence) -> bool:
    """A quotation with its actor before one without, then the longer one, then the first."""

    def weight(o: Occurrence) -> tuple[bool, int, tuple[str, int, str]]:
        best = min(o.statements, key=rank)
        return bool(doer(o.statements)), len(quoted(best).text), _place(best)

    return weight(other) > weight(occurrence)


def _covers(other: Occurrence, statement: Statement) -> bool:
    """Whether half of the statement's words stand in the words that tell the other."""
    first, last = statement.evidence[0].start, statement.evidence[-1].end
    return any(
        2 * (min(last, o.evidence[-1].end) - max(first, o.evidence[0].start)) > last - first
        for o in other.statements
        if o.document == statement.document
    )
