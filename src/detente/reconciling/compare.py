"""What of a statement can be compared: its countries, days, amounts and the telling words of its object.

A question about two of them has three answers: yes, no, and "one of them does not say" (None). Silence is not
agreement, so the grouping treats the third answer apart.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale

from detente.record.model import ActorMention, Quantity, When

_WORD = re.compile(r"[^\W\d_]{3,}(?:[-’'][^\W\d_]+)*")
_DAYS_APART = timedelta(days=3)  # reports of one deed name the day, the day after or the day of the news
_LONGEST_WINDOW = timedelta(days=45)  # a wider window ("in 2024") does not place a deed


@cache
def words_data() -> dict[str, dict[str, object]]:
    """The tables of ``grouping.toml``."""
    return tomllib.loads((files(__package__) / "grouping.toml").read_text(encoding="utf-8"))


@cache
def _general_words() -> frozenset[str]:
    listed = words_data()["general"]["words"]
    general = {str(word) for word in listed} if isinstance(listed, list) else set()
    locale = Locale("en")
    names = [*locale.territories.values(), *locale.languages.values()]  # "Belarusian" is a language name too
    return frozenset(_stem(word) for word in general | {w.lower() for name in names for w in _WORD.findall(name)})


def _stem(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s").rstrip("s")[:6]


@lru_cache(maxsize=65536)
def telling_words(text: str) -> frozenset[str]:
    """The words of an object that tell it from others ("potash", "lorri"), cut to six letters."""
    return frozenset(_stem(word) for word in _WORD.findall(text)) - _general_words()


def countries(mentions: Iterable[ActorMention]) -> frozenset[str]:
    """The countries of these actors; an actor without one stands under its name."""
    return frozenset(mention.country or mention.name for mention in mentions)


def share_countries(a: Iterable[ActorMention], b: Iterable[ActorMention]) -> bool | None:
    """True when the two lists share a country; None when either is empty."""
    first, second = countries(a), countries(b)
    return bool(first & second) if first and second else None


@lru_cache(maxsize=4096)
def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:  # a month's "31st", say, in a month of thirty days
        return (
            date.fromisoformat(text[:8] + "28") if text and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-\d\d", text) else None
        )


def window(when: When | None) -> tuple[date, date] | None:
    """First and last day that the words allow, where they place a deed within weeks."""
    limits = bounds(when)
    return limits if limits and limits[1] - limits[0] <= _LONGEST_WINDOW else None


def bounds(when: When | None) -> tuple[date, date] | None:
    """First and last day that the words allow, however far apart."""
    start, end = (_day(when.start), _day(when.end)) if when else (None, None)
    return None if start is None or end is None or end < start else (start, end)


def days_touch(first: tuple[date, date], second: tuple[date, date]) -> bool:
    """Whether the two windows touch, three days' grace given."""
    return first[0] - _DAYS_APART <= second[1] and second[0] - _DAYS_APART <= first[1]


def amount(quantity: Quantity | None) -> float | None:
    """The number to compare by: the value, else the bound that is given."""
    if quantity is None:
        return None
    return next((v for v in (quantity.value, quantity.low, quantity.high) if v is not None), None)
