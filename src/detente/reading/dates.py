"""The day on which a document says that it was published.

Only whole, plainly written dates are looked for here; what the dates inside a report mean is a matter of
the language stage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FULL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}(?!\d)",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\d)",
        rf"(?<![\d.]){_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)",
        rf"(?<![\d/]){_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?![\d/])",
    )
)
_COMPACT = re.compile(rf"^(?:D:)?{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:\d{{2}}|$)")
_MONTH_YEAR = re.compile(rf"\b{_MONTH},?\s+{_YEAR}(?!\d)", re.IGNORECASE)
_ISO_PART = re.compile(rf"^{_YEAR}(?:-(?P<month>\d\d))?$")
_DAY_MONTH = tuple(re.compile(p, re.IGNORECASE) for p in (rf"\b{_MONTH}\s+{_DAY}\b", rf"\b{_DAY}\s+{_MONTH}(?!\w)"))
_URL = re.compile(rf"[/_-]{_YEAR}[/_-]?(?P<month>\d\d)(?:[/_-]?(?P<day>\d\d))?(?=[/_-]|$)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """An ISO day and where in the searched string it stands."""

    start: int
    end: int
    iso: str


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS.index(word[:3].lower()) + 1


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), _month(month), int(day)).isoformat()
    except ValueError:
        return None


def find_date(text: str) -> FoundDate | None:
    """The first full date in the text, if there is one that the calendar knows."""
    found = [
        FoundDate(m.start(), m.end(), iso)
        for pattern in _FULL
        for m in pattern.finditer(text)
        if (iso := _iso(m["year"], m["month"], m["day"]))
    ]
    return min(found, key=lambda f: f.start, default=None)


def iso_date(value: str | None) -> str | None:
    """An ISO day, month or year from a value such as ``2025-12-13T09:00Z``, ``13 December 2025``, ``D:20251213…``."""
    if not value or not (value := value.strip()):
        return None
    if found := find_date(value):
        return found.iso
    if match := _COMPACT.match(value):
        return _iso(match["year"], match["month"], match["day"])
    if match := _MONTH_YEAR.search(value):
        return f"{match['year']}-{_month(match['month']):02}"
    if (match := _ISO_PART.match(value)) and 1 <= int(match["month"] or 1) <= 12:
        return value
    return None


def day_in_year(text: str, year: str) -> str | None:
    """The day of a dateline that leaves the year out (``13 December``, ``Dec. 13``), in the given year."""
    match = next((m for p in _DAY_MONTH if (m := p.search(text))), None)
    return _iso(year, match["month"], match["day"]) if match else None


def url_date(url: str | None) -> str | None:
    """The day or month that many sites write into the address of an article (``/2025/12/13/``)."""
    match = _URL.search(url or "")
    if not match or not 1 <= int(match["month"]) <= 12:
        return None
    if match["day"] and (iso := _iso(match["year"], match["month"], match["day"])):
        return iso
    return f"{match['year']}-{match['month']}"
