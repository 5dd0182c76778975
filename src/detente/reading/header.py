"""The block of ``key: value`` lines that a text file may open with: metadata, never evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .drafts import About
from .languages import language_code

_KNOWN = {
    "url": "url", "link": "url", "source_url": "url",
    "title": "title", "headline": "title", "subject": "title",
    "published": "published", "date": "published", "publication_date": "published",
    "publisher": "publisher", "site": "publisher", "sitename": "publisher",
    "author": "author", "authors": "author", "byline": "author", "from": "author",
    "language": "language", "lang": "language",
}  # fmt: skip
_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z_ -]{0,30}?)[ \t]*:(?:[ \t]+(?P<value>\S.*?))?[ \t]*(?:\r\n|\r|\n|\Z)")
_FENCED = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?P<inside>.*?(?:\r\n|\r|\n))---[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL)
_BLANK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n|\Z)")
_PUBLISHER = re.compile(r"\((?P<name>[^(),]+)(?:,[^()]*)?\)\s*$")


@dataclass(frozen=True, slots=True)
class Header:
    """What the block says, and where it ends (0 where the text opens with none)."""

    about: About
    end: int


def _about(pairs: dict[str, str]) -> About:
    known = {_KNOWN[k]: v for k, v in reversed(pairs.items()) if k in _KNOWN}
    title = known.get("title")
    return About(
        title=title,
        publisher=known.get("publisher") or (publisher_in(title) if known.get("url") else None),
        author=known.get("author"),
        url=known.get("url"),
        published=known.get("published"),
        language=language_code(known.get("language")),
    )


def publisher_in(title: str | None) -> str | None:
    """The publisher that a cited title ends with in brackets: ``Truce extended (Daily Courier, reprint)``."""
    match = _PUBLISHER.search(title or "")
    name = match["name"].strip() if match else ""
    # a name, not a remark like "(updated)" or "(Part 2)"
    is_name = 0 < len(name.split()) <= 4 and not re.search(r"\d", name) and (name[0].isupper() or "." in name)
    return name if is_name else None


def _pairs(text: str, start: int, end: int) -> tuple[dict[str, str], int]:
    pairs: dict[str, str] = {}
    at = start
    while at < end and (match := _LINE.match(text, at, end)):
        pairs.setdefault(match["key"].strip().lower().replace("-", "_").replace(" ", "_"), match["value"] or "")
        at = match.end()
    return pairs, at


def header(text: str) -> Header:
    """The header block of a text, in plain lines or between two lines of ``---``.

    A block counts only if each of its lines is ``key: value``, a blank line (or the end) follows, and at least
    one key is a known one, so that a text which opens with ``Geneva: talks resume`` keeps its first line.
    Keys that are not known are metadata too.
    """
    fenced = _FENCED.match(text)
    start, end = fenced.span("inside") if fenced else (0, len(text))
    pairs, at = _pairs(text, start, end)
    if not _KNOWN.keys() & pairs.keys():
        return Header(About(), 0)
    if fenced:
        return Header(_about(pairs), fenced.end())
    return Header(_about(pairs), at) if at >= len(text) or _BLANK.match(text, at) else Header(About(), 0)
