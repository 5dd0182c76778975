"""What a number covers: this event, all so far, those who are left, or a part of a number said before."""

from __future__ import annotations

import re

from detente.language.quantities.find import QuantityMention
from detente.language.quantities.vocabulary import either, words
from detente.record.model import Scope


def _cues(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(words('scope', key))}\b", re.IGNORECASE)


_PART_BEFORE = _cues("part_before")
_PART_BEHIND = re.compile(rf"(?: [a-z]+)? {either(words('scope', 'part_behind'))}\b", re.IGNORECASE)
_REMAINING = _cues("remaining")
_CUMULATIVE = _cues("cumulative")
_CLAUSE_END = re.compile(r"[;:] |[.!?] |, (?:and|but|while|whereas|after|although) |, (?=\d)| (?:but|while|whereas) ")
_REACH = 90  # characters either side in which a cue still speaks of this number


def scope_of(sentence: str, mention: QuantityMention) -> Scope:
    """The scope of a quantity, from the cue words of its clause; ``this_time`` where there are none.

    ``sentence`` is the text in which the mention was found. A part (``including one``) is looked for first, then what
    remains (``are still held``), then a running total (``in all``, ``so far``, ``since May``).
    """
    before, behind = _clause(sentence, mention)
    if _PART_BEHIND.match(behind) or _PART_BEFORE.search(_since_stop(sentence[: mention.start])):
        return "part"
    around = f"{before} {mention.text} {behind}"
    if _REMAINING.search(around):
        return "remaining"
    return "cumulative" if _CUMULATIVE.search(around) else "this_time"


def _since_stop(before: str) -> str:
    """The words since the last full stop or semicolon: ``including`` reaches over commas to every number after it."""
    return re.split(r"[.;:!?] ", before[-_REACH:])[-1]


def _clause(sentence: str, mention: QuantityMention) -> tuple[str, str]:
    before = sentence[max(0, mention.start - _REACH) : mention.start]
    behind = sentence[mention.end : mention.end + _REACH]
    return _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(behind, maxsplit=1)[0]
