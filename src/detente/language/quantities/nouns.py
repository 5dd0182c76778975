"""What a number seems to count: the noun phrase behind it, guessed without a parser."""

from __future__ import annotations

import re

from detente.language.quantities.vocabulary import words

_STOP = words("nouns", "stop")
_PLURAL = words("nouns", "plural")
_WORD = re.compile(r" (?:of (?:the |them |its |his |their )?)?([A-Za-z][\w-]*(?:'[a-rt-z]\w*)?)")
_MOST_WORDS = 4


def noun_behind(text: str, end: int) -> str | None:
    """The words from ``end`` up to the first plural, or up to a word that ends a phrase; None where none follow."""
    first: int | None = None
    position = end
    for count in range(_MOST_WORDS):
        word = _WORD.match(text, position)
        if word is None or word[1].lower() in _STOP or (" of " in word[0] and count):
            break
        if word[1][0].isupper() and first is not None and text[first].islower():
            break  # "a two-day summit Thursday"
        first, position = (word.start(1) if first is None else first), word.end()
        if word[1] in _PLURAL or (word[1].endswith("s") and not word[1].endswith(("ss", "us", "is", "'s"))):
            break
    return None if first is None else text[first:position]
