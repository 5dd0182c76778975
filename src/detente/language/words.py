"""Word lists of the codebook by name (``codebook/words.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, frozenset[str]]:
    source = files("detente.codebook").joinpath("words.toml").read_text(encoding="utf-8")
    return {name: frozenset(entries) for name, entries in tomllib.loads(source).items()}


def words(name: str) -> frozenset[str]:
    """The words of a list. Raises KeyError for a list that the codebook does not have."""
    return _lists()[name]
