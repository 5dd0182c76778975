"""What a brief is made of before it is Markdown or HTML: lines of pieces, in sections.

A piece that comes from a document is a ``Words``; renderers escape it and make it inert. A ``Cite`` names the
passages that a reader must be able to open from where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.record.model import Cue, Statement


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Where a document says something: character spans of its text, in order."""

    document: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Our own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Our own words, or a name, that the eye should find."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A document's words, shown between quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """The passages that say it."""

    passages: tuple[Passage, ...]


Piece = Text | Strong | Words | Cite
Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line that stands by itself."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines of equal rank."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; every row is as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the brief."""

    title: str
    blocks: tuple[Block, ...]

    def lines(self) -> Iterator[Line]:
        """Every line in it, in reading order."""
        for block in self.blocks:
            match block:
                case Paragraph(line):
                    yield line
                case Bullets(lines):
                    yield from lines
                case Table(rows=rows):
                    for row in rows:
                        yield from row


def passage(item: Statement | Cue) -> Passage:
    """Where a statement or a cue stands."""
    if isinstance(item, Cue):
        return Passage(item.document, ((item.start, item.end),))
    return Passage(item.document, tuple(sorted((e.start, e.end) for e in item.evidence)))


def cite(items: Iterable[Statement | Cue]) -> Cite:
    """A citation of all of these, each passage once."""
    return Cite(tuple(sorted({passage(item) for item in items})))


def cite_each(items: Iterable[Statement]) -> Cite:
    """A citation of one passage a document, the first given: enough where the full list stands elsewhere."""
    first: dict[str, Statement] = {}
    for item in items:
        first.setdefault(item.document, item)
    return cite(first.values())


def said(text: str, items: Iterable[Statement | Cue] = ()) -> Line:
    """A line of our own words, with its sources."""
    cited = cite(items)
    return (Text(text), cited) if cited.passages else (Text(text),)


def joined(lines: Iterable[Line], between: str) -> Line:
    """Lines run together, with a separator of our own."""
    out: list[Piece] = []
    for line in lines:
        if out and line:
            out.append(Text(between))
        out.extend(line)
    return tuple(out)
