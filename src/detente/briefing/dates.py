"""Days as a reader writes them: 11–12 December, and the year only where it is another than the brief's."""

from __future__ import annotations

from calendar import month_name
from datetime import date

from detente.briefing.inert import on_one_line
from detente.record.model import When


def parsed(day: str | None) -> date | None:
    """The day of an ISO string, or None where it is a month, a year or no date."""
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def day(value: date, year: int | None = None) -> str:
    """``13 December``, with the year where it is not ``year``."""
    return f"{value.day} {month_name[value.month]}" + ("" if value.year == year else f" {value.year}")


def span(first: date, last: date, year: int | None = None) -> str:
    """``11–12 December``, ``29 November – 2 December``."""
    if first == last:
        return day(first, year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, year)}"
    return f"{day(first, last.year)} – {day(last, year)}"


def month(value: date, year: int | None = None) -> str:
    """``December``, with the year where it is not ``year``."""
    return month_name[value.month] + ("" if value.year == year else f" {value.year}")


def when(value: When | None, year: int | None = None) -> str | None:
    """The days of a statement in words, or None where it gives none; a vague phrase keeps its own words."""
    if value is None:
        return None
    first, last = parsed(value.start), parsed(value.end)
    if value.precision == "vague" or (first is None and last is None):
        words = on_one_line(value.text)
        return f"“{words}”" if words else None
    if first is None or last is None:
        return f"from {day(first, year)}" if first else f"by {day(last, year)}" if last else None
    match value.precision:
        case "month" if (first.year, first.month) == (last.year, last.month):
            return month(first, year)
        case "year" if first.year == last.year:
            return str(first.year)
        case "season":
            return f"“{on_one_line(value.text)}” {first.year}"
        case _:
            return span(first, last, year)


def published(value: str | None, year: int | None = None) -> str | None:
    """An ISO day, month or year in words."""
    if not value:
        return None
    exact = parsed(value[:10])
    if exact:
        return day(exact, year)
    first = parsed(value[:7] + "-01")
    return month(first, year) if first else on_one_line(value)
