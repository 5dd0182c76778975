"""Bare numbers in a text: the numerals that count something, and the pairs that make a range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.language.quantities.cardinals import NUMERAL, SCALES, SMALL, SUFFIXES, cardinal
from detente.language.quantities.names import Span, Taken, number_names
from detente.language.quantities.vocabulary import either, names, numbers, words

_SEVERAL = numbers("several")
_SIGNS = names("signs")
_COUNTED = words("nouns", "counted")

_ANY = re.compile(rf"\d|\b{either([*SMALL, *SCALES, *_SEVERAL, 'half a'])}")
_GLUED = r"(?:km|kms|kg|kw|mw|gw|kW|MW|GW|m)\b"
_NUMERAL = re.compile(
    rf"(?<![\w.,/+&'])(?<![A-Za-z]-)(?P<sign>{either(_SIGNS)} ?)?"
    rf"(?:(?P<several>(?i:{either(_SEVERAL)}(?: {either(SCALES)})?)\b)"
    rf"|(?P<numeral>{NUMERAL})(?: ?(?P<suffix>{either(SUFFIXES)})(?!\w)|(?!\w)|(?={_GLUED})))"
    r"(?![/+]\w|[,.:]\d|')"
)
_RANGE = re.compile(r" ?[-–—] ?| to | or ")
_SCALED = re.compile(rf"(?i:{either(SCALES)}|{either(SUFFIXES)})$")
_FRACTION = re.compile(r"[ -](?:halves|thirds?|quarters?|fourths?|fifths?|tenths?)\b")
_ONE_AFTER = re.compile(rf"\b{either(words('one', 'not_after'))} $", re.IGNORECASE)
_ONE_BEFORE = re.compile(rf" of \w| (?!{either(words('one', 'not_before'))}\b)\w|-\w|%")
_LOWER_BEFORE = re.compile(r"\b[a-z]+,? $")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z]\w* $")
_LEADING_ZERO = re.compile(r"0\d")
_RATIO_BEFORE = re.compile(r"\bone (?:in|out of) (?:every )?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD_BEHIND = re.compile(r" ([a-z]+)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """``text[start:end]`` is a number or a range of two; ``currency`` is the code of the sign before it.

    An exact number has ``low`` and ``high`` alike; ``dozens`` has only ``low``.
    """

    start: int
    end: int
    low: float
    high: float | None
    currency: str | None = None


def numerals(text: str, skip: Sequence[Span] = ()) -> list[Numeral]:
    """The numbers of a text that count something, in order; see ``find_quantities`` for what is left out."""
    if not _ANY.search(text.lower()):
        return []
    return list(_ranges(text, _single(text, Taken(text, [*skip, *number_names(text)]))))


def _single(text: str, taken: Taken) -> Iterator[Numeral]:
    position = 0
    while match := _NUMERAL.search(text, position):
        position = match.end()
        if not taken.overlaps(match.start(), match.end()) and (found := _read(text, match)):
            yield found


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    currency = _SIGNS.get((match["sign"] or "").strip())
    if match["several"]:
        return Numeral(start, end, _fewest(match["several"].lower()), None, currency)
    value = cardinal(match["numeral"])
    if value is None or not _counts(text, match, currency):
        return None
    suffix = match["suffix"] if match["suffix"] != "m" or currency else None
    value *= SUFFIXES[suffix] if suffix else 1
    return Numeral(start, end if suffix else match.end("numeral"), value, value, currency)


def _fewest(several: str) -> float:
    if several in _SEVERAL:
        return _SEVERAL[several]
    word, scale = several.rsplit(" ", 1)
    return _SEVERAL[word] * SCALES[scale]


def _counts(text: str, match: re.Match[str], currency: str | None) -> bool:
    """Whether the numeral counts: not a fraction, a year, a name like ``the Five``, a pronoun ``one``."""
    numeral, start, end = match["numeral"], match.start("numeral"), match.end("numeral")
    before, lower = text[max(0, start - 24) : start], numeral.lower()
    if _LEADING_ZERO.match(numeral) or _FRACTION.match(text, end) or _RATIO_BEFORE.search(before):
        return False
    if lower in ("one", "a", "an"):
        if _ONE_AFTER.search(before) or not _ONE_BEFORE.match(text, end):
            return False
    elif _YEAR.fullmatch(numeral) and currency is None:
        behind = _WORD_BEHIND.match(text, end)
        return behind is not None and behind[1] in _COUNTED
    return not (numeral[0].isupper() and _is_name(before, text[end : end + 2]))


def _is_name(before: str, behind: str) -> bool:
    """``the Five``, ``Normandy Four talks``; not the first word of a sentence, nor ``Seoul Frees Two Spies``."""
    if _LOWER_BEFORE.search(before):
        return True
    return bool(_CAPITAL_BEFORE.search(before)) and not behind[1:].isupper()


def _ranges(text: str, found: Iterator[Numeral]) -> Iterator[Numeral]:
    """Join neighbours such as ``30 to 40``, ``between 30 and 40``; ``from 30 to 40`` is a change and stays two."""
    first: Numeral | None = None
    for second in found:
        joined = _join(text, first, second) if first else None
        if first and not joined:
            yield first
        first = joined or second
    if first:
        yield first


def _join(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    gap, before = text[first.end : second.start], text[max(0, first.start - 10) : first.start].lower()
    if not (first.low == first.high and second.low == second.high):
        return None
    if gap == " and ":
        fits = before.endswith("between ")
    else:
        fits = bool(_RANGE.fullmatch(gap)) and not before.endswith("from ")
    low = first.low * _shared_scale(text[first.start : first.end], text[second.start : second.end])
    if not fits or low >= second.low:
        return None
    return Numeral(first.start, second.end, low, second.low, first.currency or second.currency)


def _shared_scale(first: str, second: str) -> float:
    """``2 to 3 million``: the scale behind the second number holds for the first."""
    scaled = _SCALED.search(second)
    if not scaled or _SCALED.search(first):
        return 1
    return (SCALES | SUFFIXES)[scaled[0].lower()]
