"""How long, not when: ``for two months``, ``for another six months``."""

from __future__ import annotations

from detente.language.dates.grammar import pattern
from detente.language.dates.mention import DateMention, Elsewhere, Offset, Point, Window
from detente.language.dates.relative import NOW, span_of
from detente.language.dates.rule import Said

_FOR = pattern(
    r"(?i:for) (?:(?i:the next|at least|more than|less than|about|around|nearly|almost|over|up to|some) )?"
    r"(?:(?P<more>(?i:another|an additional|a further)) )?"
    r"(?:{amount} (?P<more2>(?i:more|further|additional) )?{unit}|{units})(?! ago)"
)


def find_durations(text: str) -> list[DateMention]:
    """``for two months`` and the like; ``for another two months`` runs on from publication."""
    return [_duration(text, said) for said in _FOR.finditer(text)]


def _duration(text: str, said: Said) -> DateMention:
    point: Point = Elsewhere()
    if said["more"] or said["more2"]:
        last: Offset = span_of(said)[1]
        point = Window(NOW, last, exact=True)
    return DateMention(said.start(), said.end(), said[0], "duration", "on", point)
