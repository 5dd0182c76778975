"""The tables of ``words.toml``, typed, and how a list of words becomes a piece of a pattern."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import cast, get_args

from detente.record.model import Qualifier

_TABLES = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def numbers(table: str) -> dict[str, float]:
    """A table of words and the number that each stands for."""
    return {word: float(value) for word, value in _TABLES[table].items()}


def words(table: str, key: str) -> frozenset[str]:
    """The words that a table lists under a key."""
    return frozenset(_TABLES[table][key])


def names(table: str) -> dict[str, str]:
    """A table of names with their spellings, turned round: from each spelling to the name."""
    return {spelling: name for name, spellings in _TABLES[table].items() for spelling in spellings}


def qualifiers(table: str) -> dict[str, Qualifier]:
    """From the words before or behind a number to the qualifier that they mean."""
    turned = names(table)
    unknown = set(turned.values()) - set(get_args(Qualifier))
    if unknown:
        raise ValueError(f"words.toml [{table}] names qualifiers that the record doesn't have: {sorted(unknown)}")
    return cast(dict[str, Qualifier], turned)


def either(spellings: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(spellings, key=lambda w: (-len(w), w))) + ")"
