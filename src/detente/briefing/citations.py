"""Numbered quotations: from a passage to the whole sentence around it, and from a sentence to its number.

Each document has a number, in the order of publication; each quoted sentence a number within it, in the order of the
text: ``[2.3]`` is the third quoted sentence of document 2. Passages whose sentences overlap share one quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.briefing.inert import on_one_line
from detente.briefing.lines import Passage
from detente.record.model import Document

_REACH = 500  # a sentence does not run on longer than this on either side of what is quoted
_LONGEST = 900
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Gov|St|No|vs|e\.g|i\.e|cf|approx|ca|U\.S|U\.N|U\.K|a\.m|p\.m))\.$"
)
_END = re.compile(r"[.!?…。؟]+[”’\"'»)\]]*(?=\s+[“‘\"'«(\[]*[^\W_a-zа-яёіїєґąćęłńóśźż])|(?<=[。])")
_SILENT = ("furniture", "related", "comments")
_BREAK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted sentence: its number, where it stands, and the spans in it that a line rests on."""

    document: int
    number: int
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]

    @property
    def label(self) -> str:
        """The number as printed, such as ``2.3``."""
        return f"{self.document}.{self.number}"

    @property
    def anchor(self) -> str:
        """The name of its place in the page."""
        return f"q{self.document}-{self.number}"


def silent_spans(document: Document) -> tuple[tuple[int, int], ...]:
    """The stretches of a document that say nothing: running heads, related headlines, comments."""
    return tuple(sorted((s.start, s.end) for s in document.segments if s.kind in _SILENT))


def sentence_around(text: str, start: int, end: int, silent: Sequence[tuple[int, int]] = ()) -> tuple[int, int]:
    """First and last offset of the sentence or sentences in which ``start`` to ``end`` lies.

    A blank line ends a sentence, unless what follows it (and any page furniture) goes on in small letters.
    """
    left, right = max(0, start - _REACH), min(len(text), end + _REACH)
    last_word = max(start, end - 1)
    breaks = [m for m in _BREAK.finditer(text, left, right) if not _goes_on(text, m.end(), silent)]
    stops = [m.end() for m in _END.finditer(text, left, right) if _ends(text, m.end())]
    first = max([left, *(m.end() for m in breaks if m.end() <= start), *(at for at in stops if at <= start)])
    last = min([right, *(m.start() for m in breaks if m.start() > last_word), *(at for at in stops if at > last_word)])
    while first < start and text[first].isspace():
        first += 1
    last = max(last, end)
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _goes_on(text: str, position: int, silent: Sequence[tuple[int, int]]) -> bool:
    """Whether the text after a blank line goes on in small letters, page furniture left out."""
    moved = True
    while moved:
        moved = False
        while position < len(text) and text[position].isspace():
            position += 1
        for start, end in silent:
            if start <= position < end:
                position, moved = end, True
    return text[position : position + 1].islower()


def _ends(text: str, position: int) -> bool:
    return not _ABBREVIATION.search(text[max(0, position - 8) : position])


class Citations:
    """The numbers of documents and of the quotations that a brief uses."""

    def __init__(self, documents: Sequence[Document], passages: Iterable[Passage]) -> None:
        """Number the documents as they are given, and the sentences around the passages as they stand."""
        self._numbers = {document.name: i for i, document in enumerate(documents, start=1)}
        self._documents = {document.name: document for document in documents}
        used: dict[str, set[Passage]] = {}
        for passage in passages:
            if passage.document in self._documents and passage.spans:
                used.setdefault(passage.document, set()).add(passage)
        self._quotations: Mapping[str, tuple[Quotation, ...]] = {
            name: self._number(name, found) for name, found in used.items()
        }

    def _number(self, name: str, passages: Iterable[Passage]) -> tuple[Quotation, ...]:
        text = self._documents[name].text
        silent = silent_spans(self._documents[name])
        ranges: list[tuple[int, int, list[tuple[int, int]]]] = []
        around = sorted((*sentence_around(text, p.spans[0][0], p.spans[-1][1], silent), p.spans) for p in passages)
        for start, end, spans in around:
            if ranges and start < ranges[-1][1]:
                last = ranges[-1]
                ranges[-1] = (last[0], max(last[1], end), [*last[2], *spans])
            else:
                ranges.append((start, end, list(spans)))
        number = self._numbers[name]
        return tuple(
            Quotation(number, i, start, end, _merged(spans)) for i, (start, end, spans) in enumerate(ranges, start=1)
        )

    def number(self, document: str) -> int:
        """The number of a document."""
        return self._numbers[document]

    def quotations(self, document: str) -> tuple[Quotation, ...]:
        """The quotations of a document, in the order of its text."""
        return self._quotations.get(document, ())

    def find(self, passages: Iterable[Passage]) -> tuple[Quotation, ...]:
        """The quotations that hold these passages, each once, in order."""
        found = {
            quotation
            for passage in passages
            for quotation in self.quotations(passage.document)
            if passage.spans and quotation.start <= passage.spans[0][0] < max(quotation.end, quotation.start + 1)
        }
        return tuple(sorted(found, key=lambda q: (q.document, q.number)))


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def quoted_text(document: Document, quotation: Quotation) -> str:
    """The quotation on one line; page furniture inside it is left out and marked with dots."""
    kept, at = [], quotation.start
    for start, end in silent_spans(document):
        if at <= start and end <= quotation.end:
            kept.append(document.text[at:start])
            at = end
    kept.append(document.text[at : quotation.end])
    text = " … ".join(part for part in (on_one_line(k) for k in kept) if part)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
