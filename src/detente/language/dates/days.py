"""Days: in figures, with a month, with a weekday, or a weekday alone."""

from __future__ import annotations

import re
from datetime import date

from detente.language.dates.grammar import pattern
from detente.language.dates.mention import Day, Point
from detente.language.dates.rule import Rule, Said, month, turn, weekday, year
from detente.language.dates.vocabulary import WEEKDAYS, spaced

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CENTURY_OF_SHORT_YEARS = 2000


def _exists(day: int, number: int, in_year: int | None) -> bool:
    """Whether the month has such a day; a 29 February without a year may be."""
    if not 1 <= number <= 12 or not 1 <= day <= _LONGEST[number - 1]:
        return False
    if in_year is None:
        return True
    try:
        date(in_year, number, day)
    except ValueError:
        return False
    return True


def _iso(said: Said) -> Point | None:
    day, number, in_year = int(said["dd"]), int(said["mm"]), int(said["yyyy"])
    return Day(day=day, month=number, year=in_year) if _exists(day, number, in_year) else None


def _figures(said: Said) -> Point | None:
    """``13.12.2025``, ``12/13/2025``, ``20/03``: the day first, unless that is impossible."""
    in_year = int(said["figure_year"]) if said["figure_year"] else None
    if in_year is not None and in_year < 100:
        in_year += _CENTURY_OF_SHORT_YEARS
    first, second = int(said["first"]), int(said["second"])
    for day, number in ((first, second), (second, first)):
        if _exists(day, number, in_year):
            return Day(day=day, month=number, year=in_year)
    return None


def _with_month(said: Said) -> Point | None:
    """``9 December``, ``11–12 December 2025``, ``Saturday, December 13``, ``3, 5 and 7 May``."""
    days = [int(day) for day in re.findall(r"\d+", said["days"])]
    number, in_year = month(said), year(said)
    if not all(_exists(day, number, in_year) for day in days):
        return None
    first, last = min(days), max(days)
    return Day(
        day=first,
        last=last if last > first else None,
        month=number,
        year=in_year,
        weekday=WEEKDAYS.get(spaced(said["weekdays"] or "")) if first == last else None,
        year_step=turn(said, "which"),
    )


def _day_alone(said: Said) -> Point | None:
    return Day(day=int(said["number"]))


def _weekday(said: Said) -> Point | None:
    return Day(weekday=weekday(said, "long_weekday"))


IN_YEAR = r"(?:,? (?:of )?{year}(?! {counted})| (?:of )?{turn:which} year)?"
"""The year behind a day, month or season, in figures or as ``last year``."""

RULES: tuple[Rule, ...] = (
    Rule("digit", pattern(r"(?P<yyyy>(?:1[5-9]|2[01])\d\d)-(?P<mm>\d\d)-(?P<dd>\d\d)"), _iso),
    Rule(
        "digit",
        pattern(r"(?P<first>\d\d?)(?P<mark>[./])(?P<second>\d\d?)(?P=mark)(?P<figure_year>(?:19|20)?\d\d)(?![./]\d)"),
        _figures,
    ),
    Rule("digit", pattern(r"(?P<first>\d\d)/(?P<second>\d\d)(?P<figure_year>)(?![/.,]\d|/)"), _figures),
    Rule("month", pattern(r"(?:{weekdays}[,.]? (?:the )?)?{days} (?:of )?{month}" + IN_YEAR), _with_month),
    Rule("month", pattern(r"(?:{weekdays}[,.]? )?{month} {days}(?!:\d|[,.]\d| {counted})" + IN_YEAR), _with_month),
    Rule("digit", pattern(r"(?<=[Oo]n )the (?P<number>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?! [a-z])"), _day_alone),
    Rule("weekday", pattern(r"{long_weekday}"), _weekday),
)
