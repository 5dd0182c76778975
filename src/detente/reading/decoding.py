"""Bytes of unknown encoding to text, with every newline kept as it stands in the file."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from .kinds import KINDS_READ, disguise
from .refusals import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Eight-bit encodings that reports still come in, the likelier first. Fewer candidates, fewer wrong guesses.
_EIGHT_BIT = [
    "cp1252", "cp1251", "koi8_r", "koi8_u", "cp1250", "cp866", "cp1253", "cp1254", "cp1255", "cp1256", "mac_roman",
]  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff\ud800-\udfff]")
_SIGNS = {"No", "So", "Sk", "Sc", "Sm"}
_SAMPLE = 20_000


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a broken character or two, as cut-off downloads have; each becomes U+FFFD."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(not c.isascii() for c in text) - broken
    return text if b"\x00" not in data and sound >= 10 * broken and broken <= 1 + len(text) / 1000 else None


def _without_bom(data: bytes) -> str | None:
    """UTF-16 that does not say so: zero bytes in every ASCII character, all of them on the same side."""
    if len(data) % 2 or b"\x00" not in data[:_SAMPLE]:
        return None
    readings = [t for e in ("utf-16-le", "utf-16-be") if (t := _strict(data, e)) is not None and not _CONTROL.search(t)]
    best = max(readings, key=lambda t: sum(map(t.count, " \nea")), default=None)
    return best if best is not None and (" " in best or "\n" in best or best.isascii()) else None


def _eight_bit(data: bytes) -> str | None:
    """The eight-bit encoding in which the bytes look most like a language."""
    import logging

    from charset_normalizer import from_bytes

    # charset-normalizer reports each encoding that it tries; that is no news to whoever reads reports
    logging.getLogger("charset_normalizer").setLevel(logging.ERROR)
    guesses = list(from_bytes(data[:_SAMPLE], cp_isolation=_EIGHT_BIT))
    least = min((g.chaos for g in guesses), default=0.0)
    # of equally tidy readings: no signs in words, then most like a language, then the likelier encoding
    ranked = sorted(
        (_signs_in_words(text), -g.coherence, _EIGHT_BIT.index(g.encoding), text)
        for g in guesses
        if g.chaos == least and (text := _strict(data, g.encoding)) is not None
    )
    return ranked[0][-1] if ranked else None


def _signs_in_words(text: str) -> int:
    """How often a sign stands right after a letter, as letters of the wrong encoding do (``by³y``)."""
    return sum(b.isalpha() and unicodedata.category(c) in _SIGNS for b, c in pairwise(text[:_SAMPLE]))


def _readings(data: bytes, declared: str | None) -> Iterator[str | None]:
    """What the bytes say in one encoding after the other, the surest first; None where they don't fit it."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            yield _strict(data[len(bom) :], encoding)
    if b"\x00" not in data:
        yield _strict(data, "utf-8")
    if declared:
        yield _strict(data, declared)
    yield _mostly_utf8(data)
    yield _without_bom(data)
    if b"\x00" not in data:
        yield _eight_bit(data)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file: Unicode by its mark, UTF-8, the declared encoding, UTF-16 without a mark, or a guess.

    A byte order mark is no part of the text. Newlines are not translated.

    Raises:
        Unreadable: the bytes are not text in any of these.
    """
    what = disguise(data)
    text = None if what else next((t for t in _readings(data, declared) if t is not None), None)
    if text is None or len(_CONTROL.findall(text)) > len(text) / 1000:
        reason = f"is {what}, not text" if what else "is not text in any encoding known here"
        raise Unreadable(reason, f"save it as UTF-8 text or as one of the kinds that are read: {KINDS_READ}")
    return text
