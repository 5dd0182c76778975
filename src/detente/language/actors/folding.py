"""Text made comparable character by character, so that offsets stay those of the original."""

from __future__ import annotations

import unicodedata
from functools import cache

_LOOKALIKES = {
    **dict.fromkeys("’‘ʼʻ`´", "'"),
    **dict.fromkeys("‑‐", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\t", " "),
    **dict(zip("øØłŁđĐıßæœə", "oOlLdDisaoe", strict=True)),
}


@cache
def _table() -> dict[int, str]:
    table = {ord(char): plain for char, plain in _LOOKALIKES.items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table.setdefault(code, base)
    return table


def fold(text: str) -> str:
    """The text without diacritics and with straight apostrophes and hyphens; exactly as long as ``text``."""
    return text if text.isascii() else text.translate(_table())
