"""Numbers that name and don't count: documents and their parts, weapons, groups, ages, clock times, list markers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.language.quantities.vocabulary import either, words

Span = tuple[int, int]

_number = r"\d[\d./:-]*"
_listed = rf"{_number}(?:\([a-z0-9]{{1,3}}\))*"

_NUMBERED = re.compile(
    rf"(?<![\w-])(?:(?i:{either(words('names', 'numbered'))})|{either(words('names', 'numbered_capital'))})[ -]?"
    rf"(?:\([^)]{{1,6}}\) )?(?:(?:[Nn]os?\.?|№) ?)?"
    rf"{_listed}(?:(?:, | and |, and |[–—]| to | or ){_number})*(?![\w%])"
)
_CLOCK = re.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.m\.|[ap]m\b|o'clock)|\b\d{4} (?:GMT|UTC|CET)\b"
)
_AGE = re.compile(
    r"(?:\b[A-Z][\w'.-]*|\)), (?P<apposed>\d{1,2})(?=[,.)])|[A-Za-z] \((?P<bracketed>\d{2})\)"
    r"|\b(?:[Aa]ged?|age of) (?P<aged>\d{1,3})\b|\b(?P<old>\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ]years?[- ]old\b"
)
_CODE = re.compile(
    r"(?<!\w)(?=[A-Za-z0-9+-]*\d)(?:[A-Z][A-Za-z]*-?\d[\w+-]*(?:/\d+)?|\d+[A-Z][\w-]*)"  # F-16, Su-35, P5+1, G7, 5G
    r"|(?<![\w,.])\d+(?:/\d+)+(?![\w,])"  # 24/7, 2021/1030
    r"|(?<!\d)\d+(?:\.\d+){2,}"  # 10.0.0.1, 13.12.2025
    r"|\[\d{1,3}\]|#\d+|\b(?:https?://|www\.)\S+"
)
_MARKER = re.compile(r"(?:^|(?<=[.;:] ))(?:\(?\d{1,2}\)|\d{1,2}\.(?=\s[A-Z]))|\(\d{1,2}\)(?= [a-z])")

_MAY_NAME = re.compile(r"\d|year")
_ALL = (_NUMBERED, _CLOCK, _AGE, _CODE, _MARKER)


def number_names(text: str) -> list[Span]:
    """Where numbers stand that name something: ``No. 85/2025``, ``Article 5``, ``F-16``, ``09:32``, ``Losik, 33,``."""
    if not _MAY_NAME.search(text):
        return []
    return [match.span() for pattern in _ALL for match in pattern.finditer(text)]


def document_numbers(text: str) -> list[Span]:
    """Where numbers stand that name a document or a place in one; of four digits or a slash they look like dates."""
    return [match.span() for match in _NUMBERED.finditer(text)]


class Taken:
    """Which characters of a text are spoken for; asking takes as long as the span, not as the text."""

    def __init__(self, text: str, spans: Iterable[Span] = ()) -> None:
        self._characters = bytearray(len(text))
        for start, end in spans:
            self.take(start, end)

    def take(self, start: int, end: int) -> None:
        """Mark a span; what lies outside the text is ignored."""
        start, end = max(0, start), min(end, len(self._characters))
        self._characters[start:end] = b"\1" * (end - start)

    def overlaps(self, start: int, end: int) -> bool:
        return self._characters.find(1, start, end) >= 0
