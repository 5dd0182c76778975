"""Cardinal numbers in figures and words: ``1,300``, ``1.5 million``, ``twenty-three``, ``half a million``."""

from __future__ import annotations

import re

from detente.language.quantities.vocabulary import either, numbers

SMALL = numbers("small")
SCALES = numbers("scales")
SUFFIXES = numbers("suffixes")

_UNITS = [word for word, value in SMALL.items() if 1 <= value <= 9]
_TENS = [word for word, value in SMALL.items() if value >= 20]
_scale = either(SCALES)
_small = rf"(?:{either(_TENS)}(?:[- ]{either(_UNITS)})?|{either(SMALL)})"
_scaled = rf"(?:{_small}(?: and a half)?|half an?|an?)(?: {_scale})+"

FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,15}(?:\.\d{1,15})?"
"""Digits with commas or spaces between the thousands, and decimals behind a point."""

WORDS = rf"(?i:{_scaled}(?:(?: and)? {_scaled})*(?:(?: and)? {_small})?|{_small}(?: and a half)?)"
"""A cardinal in words. ``and`` joins only behind a hundred or more, so that ``two and three`` are two numbers."""

NUMERAL = rf"(?:(?:{FIGURES})(?: (?i:{_scale})\b)?|{WORDS}\b)"

_TOKEN = re.compile(r"[\d.]+|[a-z]+")
_GAP = re.compile(r"(?<=\d)[, \u00a0\u202f](?=\d)")


def cardinal(text: str) -> float | None:
    """The number that figures or words stand for; None where they stand for none.

    >>> cardinal("a hundred and twenty-three"), cardinal("1.5 million"), cardinal("talks")
    (123.0, 1500000.0, None)
    """
    total, group = 0.0, 0.0
    tokens = _TOKEN.findall(_GAP.sub("", text.lower()))
    for token in tokens:
        if token[0].isdigit():
            group += float(token)
        elif token == "half":
            group += 0.5
        elif token in SMALL:
            group += SMALL[token]
        elif token not in SCALES:
            if token not in ("a", "an", "and"):
                return None
        elif SCALES[token] < 1000:
            group = (group or 1) * SCALES[token]
        else:
            total, group = total + (group or 1) * SCALES[token], 0.0
    return total + group if tokens else None
