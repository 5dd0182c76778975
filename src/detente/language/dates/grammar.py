"""The pieces that date patterns are made of, and the template that joins them.

A template is a regular expression in which ``{piece}`` stands for the named piece, captured under its name, and
``{piece:name}`` captures it under another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.language.dates.vocabulary import (
    AMOUNTS,
    DAY_WORDS,
    MONTHS,
    PARTS,
    PHRASES,
    REACH,
    SEASONS,
    TURNS,
    WEEKDAYS,
)
from detente.language.quantities.cardinals import WORDS
from detente.language.quantities.vocabulary import either, words

WORD_MONTHS = ("march", "may", "august")
"""Months that are words as well, and therefore need their capital."""

_FULL = 5  # "april" and "march" are in full, "sept" is not; "may", "june" and "july" have no abbreviation
_SHORT_NAMES = ("may", "june", "july")


def _month_names() -> tuple[list[str], list[str]]:
    full = [name for name in MONTHS if len(name) >= _FULL or name in _SHORT_NAMES]
    return full, [name for name in MONTHS if name not in full]


def _cased(names: Iterable[str]) -> list[str]:
    return [spelling for name in names for spelling in (name.capitalize(), name.upper())]


_full, _short = _month_names()
_plain = [name for name in _full if name not in WORD_MONTHS]
_word_months = [name for name in _full if name in WORD_MONTHS]
_long_days = [name for name in WEEKDAYS if name.endswith("day")]
_short_days = [name for name in WEEKDAYS if not name.endswith("day")]

_month = rf"(?:(?:(?i:{either(_plain)})|{either(_cased(_word_months))})\b|{either(_cased(_short))}\b\.?)"
_weekday = rf"(?:(?i:{either(_long_days)})\b|{either(_cased(_short_days))}\b\.?)"
_day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%])"
_year = r"(?:1[5-9]|20|21)\d\d(?!\w|[,.:/]\d|%)"
_parts_of = either(word for word in PARTS if word != "mid")

PIECES = {
    "day": _day,
    "days": rf"{_day}(?:(?:, {_day})*(?:,? and | or ){_day}|(?: to | through | ?[-–—] ?){_day})?",
    "month": _month,
    "weekday": _weekday,
    "long_weekday": rf"(?i:{either(_long_days)})\b",
    "weekdays": rf"{_weekday}(?:(?: and | or | to | ?[-–—] ?){_weekday})*",
    "year": _year,
    "season": rf"(?i:{either(SEASONS)})\b",
    "turn": rf"(?i:this coming|{either(TURNS)})",
    "part": rf"(?i:mid|early|late|{_parts_of})",
    "day_words": rf"(?i:{either(DAY_WORDS)})\b",
    "phrase": rf"(?i:{either(PHRASES)})\b",
    "amount": rf"(?:\d{{1,3}}|(?i:{either(AMOUNTS)}|{WORDS}))",
    "unit": r"(?i:hour|day|week|month|year|decade)(?i:s?)\b",
    "units": rf"(?i:{either(REACH)})\b",
    "counted": rf"{either(words('nouns', 'counted'))}\b",
}
PIECES["of_part"] = (
    rf"(?:(?:[Tt]he )?(?P<part>{PIECES['part']})"
    r"(?: of (?:the )?|(?<=early) in (?:the )?|(?<=late) in (?:the )?|(?<=early) |(?<=late) |(?<=mid) |-))"
)

_UNNAMED = ("of_part", "counted")  # the one names its own part, the other is only looked at
_PLACE = re.compile(r"\{([a-z_]+)(?::([a-z_0-9]+))?\}")


def _piece(place: re.Match[str]) -> str:
    name, alias = place[1], place[2] or place[1]
    return PIECES[name] if name in _UNNAMED else f"(?P<{alias}>{PIECES[name]})"


def pattern(template: str) -> re.Pattern[str]:
    """The compiled pattern of a template; it begins and ends at the edge of a word or number."""
    return re.compile(rf"(?<![\w.,/:$€£])(?<![A-Za-z]-)(?:{_PLACE.sub(_piece, template)})(?!\w)")
