"""Where a point lies on the calendar, given the days of publication and the tense."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from detente.language.dates.calendar import Days, Span, month_days, move, season_days, share_of, week_days, year_days
from detente.language.dates.mention import (
    Day,
    Elsewhere,
    Month,
    Offset,
    Point,
    Season,
    Share,
    Turn,
    Unit,
    Window,
    Years,
)
from detente.record.model import Precision

Tense = Literal["past", "present", "future"]

_UNKNOWN = Span(None, None, "vague")
_YEARS_AROUND = range(-8, 9)  # far enough for a 29 February across 1900 and 2100
_BLUR: dict[Unit, Offset] = {
    "days": Offset(0, "days"),
    "weeks": Offset(3, "days"),
    "months": Offset(15, "days"),
    "years": Offset(6, "months"),
}
"""How far off ``two weeks ago`` may be and still be two weeks ago: about half the unit."""


def locate(point: Point, anchor: Days | None, tense: Tense | None) -> Span:
    """The days that a point allows; no bounds where it needs a publication day (``anchor``) and there is none."""
    match point:
        case Years():
            return _years(point)
        case Elsewhere():
            return _UNKNOWN
        case Day():
            return _day(point, anchor, tense)
        case Month() | Season():
            return _month(point, anchor, tense)
    if anchor is None:
        return _UNKNOWN
    if isinstance(point, Turn):
        return _turn(point, anchor)
    return _window(point, anchor, tense)


def _years(point: Years) -> Span:
    precision: Precision = "year" if point.first == point.last else "range"
    return _part(year_days(point.first, point.last), point.part, precision)


def _part(days: Days, share: Share | None, precision: Precision) -> Span:
    """The days, or the share of them that is meant: halves and quarters are ranges, ``early`` is vague."""
    if share is None:
        return Span(days.first, days.last, precision)
    even = all((bound * 4).is_integer() for bound in share) and share != (0.25, 0.75)
    return Span(*share_of(days, share), "range" if even else "vague")


def _pick(candidates: Iterable[Days], anchor: Days, tense: Tense | None) -> Days | None:
    """Past: the latest that has begun by publication. Future: the first that isn't over. Neither: the nearest."""
    known = sorted(candidates)
    if tense == "past":
        begun = [days for days in known if days.first <= anchor.last]
        return begun[-1] if begun else None
    if tense == "future":
        ahead = [days for days in known if days.last >= anchor.first]
        return ahead[0] if ahead else None
    return min(known, key=lambda days: (_distance(days, anchor), days.first), default=None)


def _distance(days: Days, anchor: Days) -> int:
    """Days between the two; none where they touch. The sort above then prefers the earlier, the past."""
    return max(0, (days.first - anchor.last).days, (anchor.first - days.last).days)


def _years_for(year: int | None, step: int | None, anchor: Days | None) -> list[int]:
    """The years that a day, month or season may be in."""
    if year is not None:
        return [year]
    if anchor is None:
        return []
    if step is not None:
        return [anchor.first.year + step]
    return [anchor.first.year + offset for offset in _YEARS_AROUND]


def _day(point: Day, anchor: Days | None, tense: Tense | None) -> Span:
    if point.month is None:
        return _day_without_month(point, anchor, tense) if anchor else _UNKNOWN
    years = _years_for(point.year, point.year_step, anchor)
    candidates = [days for year in years if (days := _days_of(point, year))]
    if point.weekday is not None and anchor:
        near = [days for days in candidates if abs(days.first.year - anchor.first.year) <= 1]
        candidates = [days for days in near if days.first.weekday() == point.weekday] or candidates
    chosen = _pick(candidates, anchor, tense) if anchor and len(candidates) > 1 else next(iter(candidates), None)
    return _span(chosen)


def _days_of(point: Day, year: int) -> Days | None:
    if point.day is None or point.month is None:
        return None
    try:
        return Days(date(year, point.month, point.day), date(year, point.month, point.last or point.day))
    except ValueError:  # 29 February
        return None


def _span(days: Days | None) -> Span:
    if days is None:
        return _UNKNOWN
    return Span(*days, "day" if days.first == days.last else "range")


def _day_without_month(point: Day, anchor: Days, tense: Tense | None) -> Span:
    """A weekday, or a day of an unnamed month: in news without tense it has been."""
    coarse = anchor.first != anchor.last
    if point.weekday is not None:
        if coarse:
            return Span(move(anchor.first, Offset(-6, "days")), move(anchor.last, Offset(6, "days")), "vague")
        near = [move(anchor.first, Offset(offset, "days")) for offset in range(-6, 7)]
        days = [Days(day, day) for day in near if day.weekday() == point.weekday]
        return _span(_pick(days, anchor, tense or "past"))
    months = [move(anchor.first.replace(day=1), Offset(offset, "months")) for offset in range(-2, 3)]
    found = [known for month in months if (known := _days_of(Day(point.day, month=month.month), month.year))]
    return _span(_pick(found, anchor, tense))


def _month(point: Month | Season, anchor: Days | None, tense: Tense | None) -> Span:
    years = _years_for(point.year, point.year_step, anchor)
    if isinstance(point, Month):
        candidates, precision = [month_days(year, point.month) for year in years], _MONTH
    else:
        candidates, precision = [season_days(year, point.month) for year in years], _SEASON
    chosen = _pick(candidates, anchor, tense) if anchor and len(candidates) > 1 else next(iter(candidates), None)
    return _part(chosen, point.part, precision) if chosen else _UNKNOWN


_MONTH: Precision = "month"
_SEASON: Precision = "season"


def _turn(point: Turn, anchor: Days) -> Span:
    """The union of what the words mean on the first and on the last possible day of publication."""
    first, last = (_turn_from(point, day) for day in anchor)
    if first == last:
        return first
    return Span(first.first, last.last, "vague")


def _turn_from(point: Turn, today: date) -> Span:
    days, precision = _period(point, today)
    span = _part(days, point.part, precision)
    if point.side == "earlier":
        return Span(span.first, min(days.last, today), "range")
    if point.side == "later":
        return Span(max(days.first, today), span.last, "range")
    return span


def _period(point: Turn, today: date) -> tuple[Days, Precision]:
    step = point.step
    match point.unit:
        case "weekday" | "named month" | "season":
            return _named_period(point, today)
        case "week":
            return week_days(move(today, Offset(step, "weeks"))), "range"
        case "weekend":
            saturday = move(week_days(move(today, Offset(step, "weeks"))).first, Offset(5, "days"))
            return Days(saturday, move(saturday, Offset(1, "days"))), "range"
        case "month":
            moved = move(today.replace(day=1), Offset(step, "months"))
            return month_days(moved.year, moved.month), "month"
        case "decade":
            first = (today.year + 10 * step) // 10 * 10
            return year_days(first, first + 9), "range"
    return year_days(today.year + step), "year"


def _named_period(point: Turn, today: date) -> tuple[Days, Precision]:
    """``last Friday`` is before today, ``next Friday`` after it, ``this Friday`` in the same week."""
    index = point.index or 0
    if point.unit == "weekday":
        here = move(week_days(today).first, Offset(index, "days"))
        around = [move(here, Offset(offset, "weeks")) for offset in (-1, 0, 1)]
        candidates, precision = [Days(day, day) for day in around], _DAY
    else:
        years = [today.year + offset for offset in (-2, -1, 0, 1)]
        named = month_days if point.unit == "named month" else season_days
        candidates = [named(year, index) for year in years]
        precision = _MONTH if point.unit == "named month" else _SEASON
    if point.step < 0:
        return max(days for days in candidates if days.last < today), precision
    if point.step > 0:
        return min(days for days in candidates if days.first > today), precision
    here_days = candidates[1] if point.unit == "weekday" else candidates[2]
    return here_days, precision


_DAY: Precision = "day"


def _window(point: Window, anchor: Days, tense: Tense | None) -> Span:
    if point.turns_back and tense == "past" and point.last:
        back = Offset(-point.last.number, point.last.unit)
        return Span(move(anchor.first, back), anchor.last, "vague")
    first = move(anchor.first, point.first) if point.first else None
    last = move(anchor.last, point.last) if point.last else None
    if point.blur and first and last and point.first and point.last:
        blur = _BLUR[point.last.unit]
        first, last = move(first, Offset(-blur.number, blur.unit)), move(last, blur)
    if first == last and first is not None:
        return Span(first, last, "day")
    return Span(first, last, "range" if point.exact and not point.blur and anchor.first == anchor.last else "vague")
