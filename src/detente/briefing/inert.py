"""Make the text of a document safe to show: nothing in it may act on the page or on the lines around it."""

from __future__ import annotations

import re

# Embeddings, overrides and isolates reorder text beyond themselves; control characters and tags are invisible.
# Left-to-right and right-to-left marks stay: honest Arabic and Hebrew text needs them.
_ACTING = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("[\r\u2028\u2029]")


def inert(text: str) -> str:
    """The text with acting characters shown as �; its length does not change."""
    return _ACTING.sub("\ufffd", _BREAKS.sub("\n", text))


def on_one_line(text: str) -> str:
    """The text made inert, with runs of white space as single spaces."""
    return " ".join(inert(text).split())
