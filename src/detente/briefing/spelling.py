"""One spelling of a person's name in the lines of a brief; the quotations keep their own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_RUN = re.compile(r"\b[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'-]+)+")


@cache
def _usual() -> dict[str, str]:
    """Full names in other spellings to the usual name, from the codebook."""
    persons = tomllib.loads((files("detente.codebook") / "actors" / "persons.toml").read_text("utf-8"))
    return {
        spelling: name
        for sectors in persons.values()
        for group in sectors.values()
        for name, spellings in group.items()
        for spelling in spellings
        if " " in spelling and spelling != name
    }


def variants(text: str) -> Iterator[tuple[str, str]]:
    """Each full name that is spelled another way than usual: the spelling, then the usual name."""
    for run in _RUN.finditer(text):
        words = run.group().split(" ")
        for size in range(len(words), 1, -1):
            for start in range(len(words) - size + 1):
                spelling = " ".join(words[start : start + size])
                if (name := _usual().get(spelling)) is not None:
                    yield spelling, name


def usual(text: str) -> str:
    """The text with the names of known persons in their usual spelling."""
    for spelling, name in variants(text):
        text = text.replace(spelling, name)
    return text
