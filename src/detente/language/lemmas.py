"""Base forms of the words in a vocabulary, by the regular rules of English and a list of irregular forms.

The codebook knows its words in base form. Only those few hundred words need to
be recognised in text, so a table from every inflected form to its base form is
built once from the vocabulary; a full lemmatiser would cost a quarter of the
parse.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"


@cache
def irregular_forms() -> dict[str, tuple[str, ...]]:
    """Irregular inflected forms by base form (own compilation, ``language/irregular.toml``)."""
    source = files("detente.language").joinpath("irregular.toml").read_text(encoding="utf-8")
    return {base: tuple(forms) for base, forms in tomllib.loads(source)["forms"].items()}


def inflections(base: str) -> set[str]:
    """All forms of a verb or noun in base form, itself included.

    >>> sorted(inflections("free"))
    ['free', 'freed', 'freeing', 'frees']
    """
    forms = {base, *irregular_forms().get(base, ())}
    ends_in_consonant_y = base.endswith("y") and base[-2:-1] not in _VOWELS
    if ends_in_consonant_y:
        forms |= {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    elif base.endswith("e"):
        stem = base if base.endswith(("ee", "oe", "ye")) else base[:-1]
        forms |= {base + "s", base + "d", (stem if stem != base else base) + "ing"}
    else:
        forms |= {base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"), base + "ed", base + "ing"}
        if len(base) > 2 and base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
            forms |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return forms


def base_forms(vocabulary: Iterable[str]) -> dict[str, str]:
    """From every form of the vocabulary's single words to its base form; a base form always means itself."""
    words = {word for entry in vocabulary for word in entry.split()}
    table: dict[str, str] = {}
    for word in sorted(words):
        for form in inflections(word):
            table.setdefault(form, word)
    table.update({word: word for word in words})
    return table
