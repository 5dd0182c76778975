"""Markdown: the stored text is the decoded file, unchanged; headings are titles and front matter is metadata."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.record.model import Segment, SegmentKind

from .drafts import Draft, trimmed
from .text import read_text

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.+?)[ \t]*#*$")
_UNDERLINED = re.compile(r"(?P<words>[^\r\n]+?)[ \t]*(?:\r\n|\r|\n)(?:=+|-{2,})$")
_LINK = re.compile(r"(?P<open>!?\[)(?P<words>[^\[\]]+)(?P<target>\]\([^()\s]*(?:\s+\"[^\"]*\")?\))")
_CAPTION = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)$")

_SIGNED: tuple[tuple[re.Pattern[str], SegmentKind], ...] = (
    (_HEADING, "title"), (_UNDERLINED, "title"), (_CAPTION, "caption"),
)  # fmt: skip


def _inside(text: str, segment: Segment) -> tuple[Segment, ...]:
    """A segment without the signs of Markdown around its words; the signs are furniture."""
    words = text[segment.start : segment.end]
    for pattern, kind in _SIGNED:
        match = pattern.match(words)
        if match and match["words"].strip():
            a, b = (segment.start + n for n in match.span("words"))
            before, after = trimmed(text, segment.start, a, "furniture"), trimmed(text, b, segment.end, "furniture")
            return (*before, *trimmed(text, a, b, kind), *after)
    return _without_targets(text, segment) if segment.kind in ("title", "body") else (segment,)


def _without_targets(text: str, segment: Segment) -> tuple[Segment, ...]:
    """A paragraph whose links lead nowhere: the words stay, brackets and addresses are furniture."""
    cuts = [m.span(g) for m in _LINK.finditer(text, segment.start, segment.end) for g in ("open", "target")]
    out: list[Segment] = []
    at = segment.start
    for start, end in [*cuts, (segment.end, segment.end)]:
        out.extend(trimmed(text, at, start, segment.kind))
        out.extend(trimmed(text, start, end, "furniture"))
        at = end
    return tuple(out)


def read_markdown(data: bytes, declared: str | None = None) -> Draft:
    """A Markdown file. The first heading is the title unless the front matter names another.

    Raises:
        Unreadable: the bytes are not text.
    """
    draft = read_text(data, declared)
    judged = (s for s in draft.segments if s.kind in ("title", "body", "furniture"))
    signed = {s: _inside(draft.text, s) for s in judged}
    segments = tuple(part for s in draft.segments for part in signed.get(s, (s,)))
    headings = (m for s in draft.segments if (m := _HEADING.match(draft.text[s.start : s.end])))
    title = draft.about.title
    if title is None or title.startswith("#"):
        title = next((m["words"] for m in headings), title.lstrip("# ") if title else None)
    return Draft(draft.text, segments, replace(draft.about, title=title))
