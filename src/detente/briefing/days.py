"""The days of an occurrence: what its sources agree on, and where they part."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date

from detente.briefing.dates import published, span, when
from detente.briefing.lines import Line, Text, cite, joined
from detente.briefing.story import Story
from detente.reconciling.compare import window
from detente.reconciling.occurrences import Occurrence
from detente.record.model import Statement, When

Days = tuple[date, date]
_AFTER_ALL = "~"  # sorts after every dated deed of the same day
_PREPOSITION = re.compile(r"^(?:in|on|by|at|during|since)\s+", re.IGNORECASE)
_MONTH = re.compile("|".join(month_name[1:]))


def tellings(statements: Sequence[Statement]) -> list[tuple[Days, list[Statement]]]:
    """The different days told, most documents first; a wide window that holds a told day says nothing against it."""
    told: dict[Days, list[Statement]] = {}
    for statement in statements:
        days = window(statement.when)
        if days is not None:
            told.setdefault(days, []).append(statement)
    narrow = {
        days: by
        for days, by in told.items()
        if not any(other != days and days[0] <= other[0] and other[1] <= days[1] for other in told)
    }
    return sorted(narrow.items(), key=lambda item: (-len({s.document for s in item[1]}), item[0]))


def days_cell(occurrence: Occurrence, story: Story) -> Line:
    """When it was: the days, each with its sources where they differ; else the day of the report."""
    told = tellings(occurrence.statements)
    # "In force since 2021" is no day of the lifting that the same words tell: an open end places no deed.
    closed = [s.when for s in occurrence.statements if s.when and bool(s.when.start) == bool(s.when.end)]
    phrases = {phrase for told_when in closed if (phrase := _named(told_when, story))}
    if len(phrases) == 1:
        return (Text(phrases.pop()),)
    if len(told) > 1:
        return joined([(Text(f"{span(*days, story.year)} "), cite(by)) for days, by in told], "; ")
    if told:
        return (Text(_phrase(told[0], story)),)
    day = _reported(occurrence, story)
    return (Text(f"reported {published(day, story.year)}" if day else "undated"),)


def _named(told: When, story: Story) -> str | None:
    """The days in words, where they name any: "hours after" and "since 2020" do not say when it was."""
    phrase = when(told, story.year)
    if phrase is None or not phrase.startswith("“"):
        far = told.precision == "range" and window(told) is None
        return None if far else phrase
    bare = _PREPOSITION.sub("", phrase.strip("“”"))
    return bare if _MONTH.search(bare) else None


def _reported(occurrence: Occurrence, story: Story) -> str | None:
    days = [d.published for s in occurrence.statements if (d := story.named[s.document]).published]
    return min(days, default=None)


def last_day(occurrence: Occurrence, story: Story) -> str:
    """A key that puts occurrences in the order of their last days; an undated one follows the day of its report."""
    if any(
        isinstance(piece, Text) and piece.text.startswith(("reported", "undated"))
        for piece in days_cell(occurrence, story)
    ):
        return f"{_reported(occurrence, story) or '9999'}{_AFTER_ALL}"
    told = tellings(occurrence.statements)
    if told:
        return f"{told[0][0][1]} {told[0][0][0]}"
    known = [b for s in occurrence.statements if s.when and (b := s.when.end or s.when.start)]
    return min(known) if known else f"{_reported(occurrence, story) or '9999'}{_AFTER_ALL}"


def _phrase(told: tuple[Days, list[Statement]], story: Story) -> str:
    """The days in words: a month stays a month."""
    phrases = {p for s in told[1] if s.when and window(s.when) == told[0] and (p := _named(s.when, story))}
    return phrases.pop() if len(phrases) == 1 else span(*told[0], story.year)
