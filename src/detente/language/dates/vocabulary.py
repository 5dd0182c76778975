"""The tables of ``words.toml``, typed."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import cast, get_args

from detente.language.dates.mention import Offset, Relation, Share, Unit

_TABLES = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def _offset(number: int, unit: str) -> Offset:
    if unit not in get_args(Unit):
        raise ValueError(f"words.toml: {unit!r} is no unit of time")
    return Offset(number, cast(Unit, unit))


def _bound(words: str) -> Offset | None:
    """``-6 months`` as an offset; nothing as no bound."""
    if not words:
        return None
    number, unit = words.split()
    return _offset(int(number), unit)


def _relations() -> dict[str, Relation]:
    unknown = set(_TABLES["relations"]) - set(get_args(Relation))
    if unknown:
        raise ValueError(f"words.toml: {sorted(unknown)} are no relations")
    return {word: cast(Relation, relation) for relation, words in _TABLES["relations"].items() for word in words}


MONTHS: dict[str, int] = dict(_TABLES["months"])
WEEKDAYS: dict[str, int] = dict(_TABLES["weekdays"])
SEASONS: dict[str, int] = dict(_TABLES["seasons"])
TURNS: dict[str, int] = dict(_TABLES["turns"])
DAY_WORDS: dict[str, int] = dict(_TABLES["day_words"])
PARTS: dict[str, Share] = {word: (float(low), float(high)) for word, (low, high) in _TABLES["parts"].items()}
AMOUNTS: dict[str, tuple[int, int]] = {word: (low, high) for word, (low, high) in _TABLES["amounts"].items()}
REACH: dict[str, Offset] = {word: _offset(*reach) for word, reach in _TABLES["reach"].items()}
PHRASES: dict[str, tuple[Offset | None, Offset | None]] = {
    words: (_bound(first), _bound(last)) for words, (first, last) in _TABLES["phrases"].items()
}
RELATIONS: dict[str, Relation] = _relations()


def spaced(phrase: str) -> str:
    """A phrase as it is looked up: lower case, single spaces, no full stop behind an abbreviation."""
    return re.sub(r"\s+", " ", phrase.lower()).strip(" .")
