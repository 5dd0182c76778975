"""Quantities where they stand: a number, the words before and behind it, and what these make of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.language.quantities.names import Span
from detente.language.quantities.nouns import noun_behind
from detente.language.quantities.numerals import Numeral, numerals
from detente.language.quantities.vocabulary import either, names, qualifiers
from detente.record.model import Qualifier, Quantity

_BEFORE = qualifiers("qualifiers")
_BEHIND = qualifiers("qualifiers_behind")
_UNITS = names("units")
_RATES = names("rates")
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})

_QUALIFIER = re.compile(rf"(?<![\w-])(?P<words>{either(_BEFORE)}) ?(?:the |an? )?$", re.IGNORECASE)
_QUALIFIER_BEHIND = re.compile(rf" ?(?P<words>{either(_BEHIND)})(?!\w)", re.IGNORECASE)
_UNIT = re.compile(
    rf"[ -]?(?P<unit>{either(_UNITS)})(?!\w)(?: (?P<rate>{either(_RATES)})\b)?",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"-[a-z]")
_HOW_LONG = re.compile(r"\b(?:for|lasted|lasting|took|spent|after) $", re.IGNORECASE)
_MORE = re.compile(r"\b(?:another|a further|an additional)\b", re.IGNORECASE)

_LOOKBACK = 40  # longer than two qualifiers in a row


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity as written: ``text[start:end]`` of the text it was found in, from its qualifier to its unit.

    ``number`` is where the bare number stands. ``noun_hint`` is the phrase that seems to be counted (``political
    prisoners``), guessed from the words that follow; a parser knows better. ``adds`` marks ``another two`` and
    ``a further 30``, which come on top of what was counted before.
    """

    start: int
    end: int
    text: str
    quantity: Quantity
    noun_hint: str | None
    number: Span
    adds: bool = False


def find_quantities(text: str, skip: Sequence[Span] = ()) -> list[QuantityMention]:
    """The quantities of a text, in order and apart from one another.

    ``skip`` holds spans, such as dates, whose numbers count nothing. Years, ages, clock times, document numbers and
    the names of weapons and groups are recognised here.

    How words become a ``Quantity``: an exact number is its own bound on both sides; ``more than`` and ``at least``
    bound it from below, ``less than`` and ``at most`` from above; ``about``, ``nearly`` and ``some`` leave it without
    bounds, since nobody says how near; a range has bounds and no value; ``dozens`` and ``several`` have only the
    fewest that the word allows. Units are singular (``kilometre``), ``percent``, a currency code, or ``barrel a day``.
    """
    mentions: list[QuantityMention] = []
    for numeral in numerals(text, skip):
        mention = _dress(text, numeral, mentions[-1].end if mentions else 0)
        if mention is not None and (not mentions or mention.start >= mentions[-1].end):
            mentions.append(mention)
    return mentions


def _dress(text: str, numeral: Numeral, floor: int) -> QuantityMention | None:
    """The number with the words that belong to it; None for ``two-state``, which names a kind."""
    start, qualifier = _qualifier_before(text, numeral, floor)
    end, unit = _unit_behind(text, numeral)
    if unit is None and _COMPOUND.match(text, numeral.end):
        return None
    if unit in _TIMES and qualifier == "more_than" and text[start : start + 5].lower() == "over ":
        # "held over two days" is how long; "for over two days" is how much longer
        if not _HOW_LONG.search(text[:start]):
            start, qualifier = numeral.start, "exact"
    elif behind := _QUALIFIER_BEHIND.match(text, end):
        end, qualifier = behind.end(), _BEHIND[behind["words"].lower()]
    return QuantityMention(
        start,
        end,
        text[start:end],
        _quantity(numeral, qualifier, unit),
        noun_behind(text, end),
        (numeral.start, numeral.end),
        adds=bool(_MORE.search(text[start : numeral.start])),
    )


def _qualifier_before(text: str, numeral: Numeral, floor: int) -> tuple[int, Qualifier]:
    """The qualifiers in front, and where they begin; the one that says most wins (``only about``: about)."""
    start = numeral.start
    qualifier: Qualifier = "exact"
    while found := _QUALIFIER.search(text[max(floor, start - _LOOKBACK) : start]):
        if found["words"].lower() == "between" and numeral.low == numeral.high:
            break  # "between the two sides" is where, not how many
        start = max(floor, start - _LOOKBACK) + found.start()
        if qualifier == "exact":
            qualifier = _BEFORE[found["words"].lower()]
    return start, qualifier


def _unit_behind(text: str, numeral: Numeral) -> tuple[int, str | None]:
    found = _UNIT.match(text, numeral.end)
    if found is None:
        return numeral.end, numeral.currency
    unit = _UNITS[found["unit"].lower()]
    if numeral.currency:
        return numeral.end, numeral.currency
    if found["rate"]:
        return found.end(), f"{unit} a {_RATES[found['rate'].lower()]}"
    return found.end("unit"), unit


def _quantity(numeral: Numeral, qualifier: Qualifier, unit: str | None) -> Quantity:
    low, high = numeral.low, numeral.high
    if high is None:
        return Quantity(None, low, None, "several", unit)
    value = low if low == high else None
    match qualifier:
        case "more_than" | "at_least":
            return Quantity(value, low, None, qualifier, unit)
        case "less_than" | "at_most":
            return Quantity(value, None, high, qualifier, unit)
        case "about" if value is not None:
            return Quantity(value, None, None, qualifier, unit)
    return Quantity(value, low, high, qualifier, unit)
