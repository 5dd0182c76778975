"""Plain text: the stored text is the decoded file, unchanged."""

from __future__ import annotations

from .decoding import decode
from .drafts import Draft
from .header import header
from .segments import segmented


def read_text(data: bytes, declared: str | None = None) -> Draft:
    """A text file, with or without a header block.

    Raises:
        Unreadable: the bytes are not text.
    """
    text = decode(data, declared)
    head = header(text)
    segments, about = segmented(text, head.end, head.about)
    return Draft(text, segments, about)
