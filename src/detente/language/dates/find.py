"""Dates where they stand: the points of a text, and the words that join them and lead up to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from detente.language.dates import days, months, relative, years
from detente.language.dates.duration import find_durations
from detente.language.dates.mention import DateMention, Day, Elsewhere, Kind, Point, Relation, Window
from detente.language.dates.rule import Rule, Trigger
from detente.language.dates.vocabulary import MONTHS, PHRASES, RELATIONS, SEASONS, WEEKDAYS, spaced
from detente.language.quantities.names import Taken, document_numbers
from detente.language.quantities.vocabulary import either

_RULES: tuple[Rule, ...] = (*days.RULES, *months.RULES, *years.RULES, *relative.RULES)

_TRIGGERS: dict[Trigger, re.Pattern[str]] = {
    "digit": re.compile(r"\d"),
    "month": re.compile(rf"\b{either(MONTHS)}\b"),
    "weekday": re.compile(rf"\b{either(WEEKDAYS)}\b"),
    "season": re.compile(rf"\b{either(SEASONS)}\b"),
    "unit": re.compile(
        r"\b(?:hour|day|week|weekend|month|year|decade|morning|night|evening|afternoon|summer|winter|spring|autumn)s?\b"
    ),
    "ago": re.compile(r"\bago\b"),
    "beside": re.compile(r"\b(?:before|after|earlier|later|previously|beforehand|afterwards|prior|on from)\b"),
    "word": re.compile(rf"\b(?:today|yesterday|tomorrow|tonight|night|morning|afternoon|evening|{either(PHRASES)})\b"),
}


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    point: Point


def find_dates(text: str) -> list[DateMention]:
    """The dates of a text, in order and apart from one another, each as long as its words reach.

    A mention takes in the preposition before it (``since 2020``, ``on Saturday``), the article, and both ends of a
    range. A date that describes a noun (``the 2020 elections``, ``Saturday's talks``) is an ``attribute``.
    """
    lower = text.lower()
    triggers = {trigger for trigger, cue in _TRIGGERS.items() if cue.search(lower)}
    if not triggers:
        return []
    points = _apart(text, _points(text, triggers))
    mentions = [*_related(text, points)]
    lasting = find_durations(text) if "unit" in triggers else []
    return _apart(text, [*mentions, *lasting])


def _points(text: str, triggers: set[Trigger]) -> list[_Found]:
    """All that the rules find, overlapping; what numbers a document or a weapon is no date."""
    named = Taken(text, document_numbers(text) if "digit" in triggers else ())
    found = []
    for rule in _RULES:
        if rule.needs not in triggers:
            continue
        for said in rule.pattern.finditer(text):
            point = rule.point(said)
            if point is not None and not (_is_bare_number(said) and named.overlaps(*said.span())):
                found.append(_Found(said.start(), said.end(), point))
    return found


def _is_bare_number(said: re.Match[str]) -> bool:
    """``2231``, ``85/20``: figures that could as well number something else; ``13.12.2025`` could not."""
    return re.fullmatch(r"\d{4}|\d\d/\d\d|\d{4}[-–/]\d{2,4}", said[0]) is not None


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)


def _apart(text: str, found: Iterable[_P]) -> list[_P]:
    """The longest of those that overlap, in order."""
    kept, taken = [], Taken(text)
    for placed in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not taken.overlaps(placed.start, placed.end):
            taken.take(placed.start, placed.end)
            kept.append(placed)
    return sorted(kept, key=lambda f: f.start)


_JOINING = re.compile(r" ?[-–—] ?| (?:to|until|till|through|up to) (?:the )?")
_BETWEEN = re.compile(r"\b[Bb]etween (?:the )?$")
_FROM = re.compile(r"\b[Ff]rom (?:the )?$")
_LEADING = re.compile(rf"(?<![\w-])(?P<words>{either(RELATIONS)}) (?:the )?$", re.IGNORECASE)
_EARLY_ON = re.compile(r"\b(?:earlier|later|early|late) (?:on )?$", re.IGNORECASE)
_DAY_PART = re.compile(r" (?:morning|afternoon|evening|night)\b(?!'s)")
_OWNER = re.compile(r"\b(?:the|its|his|her|their|our|a|an|that|this) $|'s? $", re.IGNORECASE)
_NOUN_BEHIND = re.compile(
    r" (?!and\b|or\b|to\b|in\b|on\b|at\b|by\b|with\b|of\b|for\b|from\b|is\b|was\b|were\b|will\b|would\b|has\b|had\b"
    r"|that\b|which\b|when\b|as\b|but\b|after\b|before\b|until\b|through\b|it\b|he\b|she\b|they\b|the\b)[a-z]"
)
_LOOKBACK = 24
_ON: Relation = "on"


def _related(text: str, points: list[_Found]) -> Iterator[DateMention]:
    """Each point, or two that make a range, with the words that lead up to it."""
    position = 0
    while position < len(points):
        first = points[position]
        second = points[position + 1] if position + 1 < len(points) else None
        if second and _makes_range(text, first, second):
            position += 2
            yield _range(text, first, second)
        else:
            position += 1
            yield _single(text, first)


def _makes_range(text: str, first: _Found, second: _Found) -> bool:
    if isinstance(first.point, Window | Elsewhere) and not isinstance(second.point, type(first.point)):
        return False
    gap = text[first.end : second.start]
    between = _BETWEEN.search(text[max(0, first.start - _LOOKBACK) : first.start])
    return bool(_JOINING.fullmatch(gap)) or (bool(between) and gap in (" and ", " and the "))


def _range(text: str, first: _Found, second: _Found) -> DateMention:
    before = text[max(0, first.start - _LOOKBACK) : first.start]
    lead = _BETWEEN.search(before) or _FROM.search(before)
    start = first.start - len(lead[0]) if lead else first.start
    return DateMention(start, second.end, text[start : second.end], "date", "between", first.point, second.point)


def _single(text: str, found: _Found) -> DateMention:
    start, end, kind = found.start, found.end, _kind(text, found)
    relation = _ON
    if kind == "date":
        start, relation = _lead(text, found)
        end = _day_part(text, found)
    return DateMention(start, end, text[start:end], kind, relation, found.point)


def _kind(text: str, found: _Found) -> Kind:
    if text.startswith("'s ", found.end):
        return "attribute"
    owned = _OWNER.search(text[max(0, found.start - 8) : found.start])
    return (
        "attribute"
        if owned and _NOUN_BEHIND.match(text, found.end) and not _DAY_PART.match(text, found.end)
        else "date"
    )


def _lead(text: str, found: _Found) -> tuple[int, Relation]:
    """Where the mention begins with the words before its point, and what they make of it."""
    start, relation = found.start, _ON
    lead = _LEADING.search(text[max(0, start - _LOOKBACK) : start])
    if lead:
        relation = RELATIONS[spaced(lead["words"])]
        start -= len(lead[0])
        if relation == "around" and isinstance(found.point, Window | Elsewhere):
            relation = _ON
        if isinstance(found.point, Day) and found.point.last and relation in ("from", "between"):
            relation = _ON  # "from 3 to 10 May" already holds both ends
    if isinstance(found.point, Day) and (early := _EARLY_ON.search(text[max(0, start - _LOOKBACK) : start])):
        start -= len(early[0])
    return start, relation


def _day_part(text: str, found: _Found) -> int:
    if isinstance(found.point, Day) and (behind := _DAY_PART.match(text, found.end)):
        return behind.end()
    return found.end
