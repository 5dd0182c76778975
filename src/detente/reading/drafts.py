"""What a format's reader hands over: a text, its segments and what is known about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from detente.record.model import Document, Segment, SegmentKind

from .dates import iso_date, url_date
from .languages import language_of
from .refusals import Unreadable
from .signers import publisher_by, signed


@dataclass(frozen=True, slots=True)
class About:
    """What a document says about itself. ``None`` where it doesn't."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None

    def otherwise(self, other: About) -> About:
        """This, with the gaps filled from another source that is trusted less."""
        return About(*(getattr(self, n) or getattr(other, n) for n in self.__slots__))


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its segments, not yet named."""

    text: str
    segments: tuple[Segment, ...]
    about: About = field(default_factory=About)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that a reader took out of its format, and what it is."""

    text: str
    kind: SegmentKind


def trimmed(text: str, start: int, end: int, kind: SegmentKind) -> tuple[Segment, ...]:
    """The stretch as a segment without white space around it; none if there is nothing else in it."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return (Segment(start + lead, start + len(words.rstrip()), kind),) if words.strip() else ()


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Segment, ...]]:
    """One text with a blank line between the blocks, and a segment for each of them."""
    parts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for block in blocks:
        text = block.text.strip()
        if text:
            parts.append(text)
            segments.append(Segment(at, at + len(text), block.kind))
            at += len(text) + 2
    return "\n\n".join(parts), tuple(segments)


def document(name: str, draft: Draft, url: str | None = None) -> Document:
    """The finished document.

    Raises:
        Unreadable: the draft holds no text that says anything.
    """
    if not draft.text.strip():
        raise Unreadable("holds no text", "check that the right file was saved, then read it again")
    about = replace(draft.about, url=draft.about.url or url, published=iso_date(draft.about.published))
    saying = " ".join(draft.text[s.start : s.end] for s in draft.segments if s.kind in ("title", "body", "caption"))
    return Document(
        name=name,
        text=draft.text,
        digest=sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=about.title,
        publisher=about.publisher or publisher_by(about.author),
        author=signed(about.author)[0],
        url=about.url,
        published=about.published or url_date(about.url),
        language=about.language or language_of(saying),
        segments=draft.segments,
    )
