"""Ordinals that count within a series: the fifth round, the 21st tranche. They are places, not quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.language.quantities.cardinals import SMALL
from detente.language.quantities.names import Span, Taken
from detente.language.quantities.vocabulary import either, numbers, words

_ORDINALS = {word: int(value) for word, value in numbers("ordinals").items()}
_TENS = {word: int(value) for word, value in SMALL.items() if value >= 20}

_ORDINAL = re.compile(
    rf"(?<![\w.,-])(?:(?P<figures>\d{{1,3}})(?:st|nd|rd|th)|(?:(?P<tens>{either(_TENS)})-)?(?P<word>{either(_ORDINALS)}))"
    rf"(?= (?!{either(words('ordinal_nouns', 'not_before'))}\b)[A-Za-z]|[,.;:)]? ?(?:and|or|to) |[,.;:)]|$|-)(?!s\b)",
    re.IGNORECASE,
)
_FRACTION_BEFORE = re.compile(r"\b(?:a|one|two|three|four|five|six|seven|nine|\d+)[ -]$", re.IGNORECASE)
_PART_OF = re.compile(r" of\b")
_NO_NUMBER_BEFORE = re.compile(r"\b(?:at|per|a split|every|each|from the|split) $", re.IGNORECASE)
_CENTURY = re.compile(r" (?:century|centuries|anniversary|birthday|congress)\b", re.IGNORECASE)
_LOWER_BEFORE = re.compile(r"\b[a-z]+,? $")


@dataclass(frozen=True, slots=True)
class OrdinalMention:
    """``text[start:end]`` is an ordinal: ``fifth`` has value 5."""

    start: int
    end: int
    value: int


def find_ordinals(text: str, skip: Sequence[Span] = ()) -> list[OrdinalMention]:
    """The ordinals of a text, in order, without those in ``skip`` (days), fractions, centuries and names."""
    taken = Taken(text, skip)
    return [
        OrdinalMention(match.start(), match.end(), _value(match))
        for match in _ORDINAL.finditer(text)
        if not taken.overlaps(*match.span()) and _is_place(text, match)
    ]


def _value(match: re.Match[str]) -> int:
    if match["figures"]:
        return int(match["figures"])
    return _TENS.get((match["tens"] or "").lower(), 0) + _ORDINALS[match["word"].lower()]


def _is_place(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    if _NO_NUMBER_BEFORE.search(before) or _CENTURY.match(text, match.end()):
        return False
    if _FRACTION_BEFORE.search(before) and not before.lower().endswith(" a "):  # "a third round" is a place
        return False
    named = (match["word"] or "a")[0].isupper() and bool(_LOWER_BEFORE.search(before))
    bare_opening = match["figures"] is None and not match["tens"] and text[match.end() : match.end() + 1] == ","
    return not named and not (bare_opening and (match.start() == 0 or before.endswith(". ")))
