"""Months and seasons, and the words that look like months and are not."""

from __future__ import annotations

import re

from detente.language.dates.days import IN_YEAR
from detente.language.dates.grammar import WORD_MONTHS, pattern
from detente.language.dates.mention import Month, Point, Season
from detente.language.dates.rule import Rule, Said, around, month, part, turn, year
from detente.language.dates.vocabulary import SEASONS, spaced

_LEADING = re.compile(
    r"\b(?:in|since|until|till|by|before|after|during|of|from|to|through|throughout|between|for|around|about|every) $",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:the|its|his|her|their) $|'s $", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r" (?!on\b|of\b|to\b)[a-z]")
_NAME_BEHIND = re.compile(r" [A-Z][a-z]")
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ $")
_NAMES_OF_PEOPLE = ("april", "june")


def _month(said: Said) -> Point | None:
    number, in_year, step, share = month(said), year(said), turn(said, "which"), part(said)
    if in_year is None and step is None and share is None and not _stands_alone(said):
        return None
    return Month(month=number, year=in_year, part=share, year_step=step)


def _stands_alone(said: Said) -> bool:
    """Whether a month without day or year is one: not ``Theresa May``, ``March on the capital``, ``June Lee``."""
    name = spaced(said["month"])
    before, behind = around(said)
    if said["month"].endswith(".") or (name not in WORD_MONTHS and _is_short(name)):
        return bool(_LEADING.search(before))
    if name in WORD_MONTHS:
        # "after May's government fell" is about a person
        leads = _LEADING.search(before) and not (name == "may" and behind.startswith("'s"))
        return bool(leads) or bool(_ARTICLE.search(before) and _NOUN_BEHIND.match(behind))
    if _LEADING.search(before) or _ARTICLE.search(before):
        return True
    return not (_NAME_BEFORE.search(before) or (name in _NAMES_OF_PEOPLE and _NAME_BEHIND.match(behind)))


def _is_short(name: str) -> bool:
    return len(name) < 5 and not any(full.startswith(name) and len(full) == len(name) for full in ("june", "july"))


def _season(said: Said) -> Point | None:
    return Season(SEASONS[spaced(said["season"])], year(said), part(said), turn(said, "which"))


def _season_alone(said: Said) -> Point | None:
    return Season(SEASONS[spaced(said["season"])], part=part(said))


RULES: tuple[Rule, ...] = (
    Rule("month", pattern(r"{of_part}?{month}" + IN_YEAR), _month),
    Rule("season", pattern(r"(?:the )?{of_part}?{season}" + IN_YEAR.removesuffix("?")), _season),
    Rule(
        "season",
        pattern(
            r"(?:(?:(?<=in )|(?<=by )|(?<=since )|(?<=until )|(?<=before )|(?<=after )|(?<=during )|(?<=from ))"
            r"(?:the )?|{of_part}){season}(?! of)"
        ),
        _season_alone,
    ),
)
