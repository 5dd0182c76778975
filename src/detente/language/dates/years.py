"""Years and decades, and the four-digit numbers that are neither."""

from __future__ import annotations

import re

from detente.language.dates.grammar import pattern
from detente.language.dates.mention import Point, Years
from detente.language.dates.rule import Rule, Said, around, part

_LEADING = re.compile(
    r"\b(?:in|since|until|till|by|before|after|during|of|from|to|through|throughout|between|for|and|or|circa|ahead of|"
    r"prior to|following|as of|the|his|her|its|their|an?|that) $|'s $|[(–—-] ?$",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"\b(?:over|(?<!earlier )(?<!later )(?<!sooner )than|"
    r"nearly|almost|some|least|most|only|approximately|roughly|estimated|freed|released|killed|detained|"
    r"total of|up to|another|exactly|just|all) $",
    re.IGNORECASE,
)
_ROUND = 100


def _year(said: Said) -> Point | None:
    """``2024``, unless it counts something; a round ``2000`` needs a word that leads up to a year."""
    number = int(said["year"])
    before, behind = around(said)
    leads = bool(_LEADING.search(before))
    if _COUNTING.search(before) or behind.startswith("-"):
        return None
    if not leads and (number % _ROUND == 0 or not 1900 <= number < 2100):
        return None
    return Years(number, number)


def _part_of_year(said: Said) -> Point | None:
    return Years(int(said["year"]), int(said["year"]), part(said))


def _years(said: Said) -> Point | None:
    """``2022–2023``, ``2022-23``, ``2022/23``."""
    first, short = said["year"], said["short"]
    last = int(first[: 4 - len(short)] + short)
    return Years(int(first), last) if int(first) < last else None


def _decade(said: Said) -> Point | None:
    first = int(said["decade"]) if said["decade"] else 1900 + int(said["short_decade"])
    return Years(first, first + 9, part(said))


RULES: tuple[Rule, ...] = (
    Rule("digit", pattern(r"{year}(?! {counted})"), _year),
    Rule("digit", pattern(r"{of_part}{year}"), _part_of_year),
    Rule(
        "digit",
        pattern(r"(?P<year>(?:1[5-9]|2[01])\d\d)[-–—/](?P<short>(?:1[5-9]|2[01])\d\d|\d\d)(?![\d/-]|[.,]\d)"),
        _years,
    ),
    Rule("digit", pattern(r"(?:the )?{of_part}?(?:(?P<decade>(?:1[5-9]|20)\d0)|'(?P<short_decade>[2-9]0))s"), _decade),
)
