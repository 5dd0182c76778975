"""The days of an occurrence: what its sources agree on, and where they part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.briefing.dates import published, span, when
from detente.briefing.lines import Line, Text, cite, joined
from detente.briefing.story import Story
from detente.reconciling.compare import window
from detente.reconciling.occurrences import Occurrence
from detente.record.model import Statement

Days = tuple[date, date]


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
    phrases = {phrase for told_when in closed if (phrase := when(told_when, story.year))}
    if len(phrases) == 1:
        return (Text(phrases.pop()),)
    if len(told) > 1:
        return joined([(Text(f"{span(*days, story.year)} "), cite(by)) for days, by in told], "; ")
    if told:
        return (Text(_phrase(told[0], story)),)
    days = [d.published for s in occurrence.statements if (d := story.named[s.document]).published]
    return (Text(f"reported {published(min(days), story.year)}" if days else "undated"),)


def last_day(occurrence: Occurrence, story: Story) -> str:
    """A key that puts occurrences in the order of their last days; an undated one stands at its first report."""
    told = tellings(occurrence.statements)
    if told:
        return told[0][0][1].isoformat()
    bounds = [s.when.end or s.when.start for s in occurrence.statements if s.when]
    known = [b for b in bounds if b]
    reports = [d.published for s in occurrence.statements if (d := story.named[s.document]).published]
    return min(known) if known else min(reports, default="9999")


def _phrase(told: tuple[Days, list[Statement]], story: Story) -> str:
    """The days in words: a month stays a month."""
    phrases = {phrase for s in told[1] if window(s.when) == told[0] and (phrase := when(s.when, story.year))}
    return phrases.pop() if len(phrases) == 1 else span(*told[0], story.year)
