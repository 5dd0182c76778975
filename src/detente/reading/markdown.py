"""Markdown: the stored text is the decoded file, unchanged; headings are titles and front matter is metadata."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.record.model import Segment

from .drafts import Draft
from .text import read_text

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.+?)[ \t]*#*$")
_UNDERLINED = re.compile(r"(?P<words>[^\r\n]+?)[ \t]*(?:\r\n|\r|\n)(?:=+|-{2,})$")
_LINK = re.compile(r"(?P<open>!?\[)(?P<words>[^\[\]]+)(?P<target>\]\([^()\s]*(?:\s+\"[^\"]*\")?\))")
_CAPTION = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)$")


def _inside(text: str, segment: Segment) -> list[Segment]:
    """A segment without the signs of Markdown around its words; the signs are furniture."""
    words = text[segment.start : segment.end]
    for pattern, kind in ((_HEADING, "title"), (_UNDERLINED, "title"), (_CAPTION, "caption")):
        match = pattern.match(words)
        if match and match["words"].strip():
            a, b = (segment.start + n for n in match.span("words"))
            around = (Segment(segment.start, a, "furniture"), Segment(b, segment.end, "furniture"))
            middle = Segment(a, b, "title" if kind == "title" else "caption")
            return [s for s in (around[0], middle, around[1]) if text[s.start : s.end].strip()]
    return _without_targets(text, segment)


def _without_targets(text: str, segment: Segment) -> list[Segment]:
    """A paragraph whose links lead nowhere: the words stay, brackets and addresses are furniture."""
    cuts = [m.span(g) for m in _LINK.finditer(text, segment.start, segment.end) for g in ("open", "target")]
    out: list[Segment] = []
    at = segment.start
    for start, end in [*cuts, (segment.end, segment.end)]:
        piece = text[at:start]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            out.append(Segment(at + lead, at + len(piece.rstrip()), segment.kind))
        if end > start:
            out.append(Segment(start, end, "furniture"))
        at = end
    return out


def read_markdown(data: bytes, declared: str | None = None) -> Draft:
    """A Markdown file. The first heading is the title unless the front matter names another.

    Raises:
        Unreadable: the bytes are not text.
    """
    draft = read_text(data, declared)
    segments = tuple(
        part for s in draft.segments for part in (_inside(draft.text, s) if s.kind in ("title", "body") else [s])
    )
    headings = (m for s in draft.segments if (m := _HEADING.match(draft.text[s.start : s.end])))
    title = draft.about.title
    if title is None or title.startswith("#"):
        title = next((m["words"] for m in headings), title.lstrip("# ") if title else None)
    return Draft(draft.text, segments, replace(draft.about, title=title))
