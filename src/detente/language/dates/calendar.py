"""Arithmetic of days: moving them, and the first and last day of weeks, months, seasons and years."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from detente.language.dates.mention import Offset, Share
from detente.record.model import Precision

_ISO = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTHS_A_SEASON = 3


class Span(NamedTuple):
    """First and last day, inclusive; None is open."""

    first: date | None
    last: date | None
    precision: Precision


class Days(NamedTuple):
    """First and last day, inclusive, both known."""

    first: date
    last: date


def published_days(published: str) -> Days:
    """The days on which something with this ISO day, month or year of publication may have come out.

    Raises ValueError where it is none of these, or not of the years 1000 to 2999.
    """
    parts = _ISO.fullmatch(published)
    if parts is None:
        raise ValueError(f"not an ISO day, month or year: {published!r}")
    year, month, day = (int(part) if part else None for part in parts.groups())
    if year is None or month is None:
        return year_days(year or 1)
    return month_days(year, month) if day is None else Days(date(year, month, day), date(year, month, day))


def month_days(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def season_days(year: int, month: int) -> Days:
    """Three months from the given one; a winter ends in the year after."""
    last = month + _MONTHS_A_SEASON - 1
    return Days(date(year, month, 1), month_days(year + (last - 1) // 12, (last - 1) % 12 + 1).last)


def year_days(first: int, last: int | None = None) -> Days:
    return Days(date(first, 1, 1), date(last or first, 12, 31))


def week_days(day: date) -> Days:
    """Monday to Sunday of the week of a day."""
    monday = move(day, Offset(-day.weekday(), "days"))
    return Days(monday, move(monday, Offset(6, "days")))


def move(day: date, offset: Offset) -> date:
    """The day so far away; the last of the month where a month is too short; kept within the years 1 to 9999."""
    number = offset.number
    if offset.unit in ("days", "weeks"):
        ordinal = day.toordinal() + number * (7 if offset.unit == "weeks" else 1)
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    months = day.year * 12 + day.month - 1 + number * (12 if offset.unit == "years" else 1)
    if not 12 <= months < 120_000:
        return date.min if months < 12 else date.max
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def share_of(days: Days, share: Share) -> Days:
    """A share of a stretch of time; of whole years in whole months where that comes out even (a quarter, a half)."""
    months = (days.last.year - days.first.year) * 12 + days.last.month - days.first.month + 1
    first, last = (months * bound for bound in share)
    if months >= 12 and first.is_integer() and last.is_integer():
        end = move(days.first, Offset(int(last), "months"))
        return Days(move(days.first, Offset(int(first), "months")), _day_before(end))
    length = (days.last - days.first).days + 1
    start = days.first + timedelta(days=int(length * share[0]))
    return Days(start, max(start, days.first + timedelta(days=-int(-length * share[1] // 1) - 1)))


def _day_before(day: date) -> date:
    return move(day, Offset(-1, "days"))
