"""From the words of a date to days: the widest that the words, the tense and the day of publication honestly allow.

- A missing year or month is picked by tense: after a past verb the latest that has begun by publication, after a
  future verb the first that is not over, else the nearest. A weekday without tense is taken to have passed.
- Vague words get bounds from ``words.toml``: ``the coming weeks`` ends eight weeks after publication, ``recently``
  began six months before; ``early January`` is its first two fifths.
- ``since``, ``until``, ``before`` and ``after`` leave one side open; the tense closes it at publication where it can.
- A publication known by month or year only widens the bounds by as much, and the precision is then ``vague``.
"""

from __future__ import annotations

from datetime import date

from detente.language.dates.calendar import Days, Span, move, published_days
from detente.language.dates.locate import Tense, locate
from detente.language.dates.mention import DateMention, Day, Month, Offset, Point, Season, Turn, Window, Years
from detente.record.model import Precision, When

__all__ = ["Tense", "resolve"]


def resolve(mention: DateMention, published: str | None, tense: Tense | None) -> When | None:
    """The days that a mention allows; None for a duration that says only how long.

    ``published`` is an ISO day, month or year (ValueError otherwise); without it, what depends on it has no bounds.
    ``tense`` is that of the verb which the date goes with. The words stay in ``When.text``.
    """
    anchor = published_days(published) if published else None
    if mention.kind == "duration" and (anchor is None or not isinstance(mention.first, Window)):
        return None
    if mention.last is not None:
        span = _range(mention.first, mention.last, anchor, tense)
    else:
        span = _related(mention, locate(mention.first, anchor, tense), anchor, tense)
    return When(_iso(span.first), _iso(span.last), span.precision, mention.text)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _range(first: Point, last: Point, anchor: Days | None, tense: Tense | None) -> Span:
    """From one point to the next after it; a year that only one of them names holds for both."""
    if _names_no_year(first) and not _names_no_year(last):
        end = locate(last, anchor, tense)
        begin = locate(first, _at(end.last), "past")
    else:
        begin = locate(first, anchor, tense)
        end = locate(last, _at(begin.first), "future") if _names_no_year(last) else locate(last, anchor, tense)
    if begin.first and end.last and begin.first > end.last:
        begin, end = end, begin
    exact = begin.precision != "vague" and end.precision != "vague"
    return Span(begin.first, end.last, "range" if exact and begin.first and end.last else "vague")


def _names_no_year(point: Point) -> bool:
    return isinstance(point, Day | Month | Season) and point.year is None and point.year_step is None


def _at(day: date | None) -> Days | None:
    return Days(day, day) if day else None


def _related(mention: DateMention, span: Span, anchor: Days | None, tense: Tense | None) -> Span:
    """The side that the words before the date leave open, closed at publication where the tense allows."""
    relation = mention.relation
    if relation in ("on", "between") or (span.first is None and span.last is None):
        return span
    if relation == "around":
        return _widened(span)
    precision: Precision = "vague" if span.precision == "vague" else "range"
    now_first, now_last = anchor or (None, None)
    if relation in ("since", "from", "after"):
        begin = _beside(span.last, 1) if relation == "after" else span.first
        passed = tense == "past" or (relation == "since" and tense != "future")
        return Span(begin, now_last if passed and _in_order(begin, now_last) else None, precision)
    end = _beside(span.first, -1) if relation == "before" else span.last
    if relation == "until" and _ends_a_period(mention.first) and (anchor is None or anchor.first == anchor.last):
        precision = "range"  # "late in the year" is vague, "by late in the year" ends with it
    return Span(now_first if tense == "future" and _in_order(now_first, end) else None, end, precision)


def _ends_a_period(point: Point) -> bool:
    return isinstance(point, Month | Season | Turn | Years) and point.part is not None and point.part[1] == 1


def _in_order(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first <= last


def _beside(day: date | None, step: int) -> date | None:
    return move(day, Offset(step, "days")) if day else None


def _widened(span: Span) -> Span:
    """``around 12 December``: as far again on both sides."""
    if span.first is None or span.last is None:
        return span
    length = (span.last - span.first).days + 1
    return Span(move(span.first, Offset(-length, "days")), move(span.last, Offset(length, "days")), "vague")
