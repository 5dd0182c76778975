"""What a rule of the grammar is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from detente.language.dates.mention import Point
from detente.language.dates.vocabulary import MONTHS, PARTS, TURNS, WEEKDAYS, spaced

Trigger = Literal["digit", "month", "weekday", "season", "unit", "ago", "beside", "word"]
Said = re.Match[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that finds one kind of point, and how its words become one.

    ``needs`` is what a sentence must hold for the rule to have a chance. ``point`` gives None where the words are no
    date after all.
    """

    needs: Trigger
    pattern: re.Pattern[str]
    point: Callable[[Said], Point | None]


def around(said: Said, reach: int = 24) -> tuple[str, str]:
    """The characters before and behind what was said."""
    return said.string[max(0, said.start() - reach) : said.start()], said.string[said.end() : said.end() + reach]


def month(said: Said, name: str = "month") -> int:
    return MONTHS[spaced(said[name])]


def weekday(said: Said, name: str = "weekday") -> int | None:
    return WEEKDAYS.get(spaced(said[name])) if said[name] else None


def year(said: Said, name: str = "year") -> int | None:
    return int(said[name]) if said[name] else None


def part(said: Said, name: str = "part") -> tuple[float, float] | None:
    return PARTS[spaced(said[name])] if said[name] else None


def turn(said: Said, name: str = "turn") -> int | None:
    return TURNS[spaced(said[name]).removeprefix("this ")] if said[name] else None
