"""A document's running text: what is to be read, free of furniture, with a way back to the stored characters.

The stored text is never changed. Running text joins the pieces of a sentence
that a running head or a page break has torn apart, folds white space and
straightens quotation marks, and remembers for each of its characters where it
stands in the document.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import groupby

from detente.reading.segments import passages as segment_groups
from detente.record.model import Document, Evidence, SegmentKind

_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "`": "'", "′": "'"}
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text: a title or a paragraph. ``start`` is its place in the whole running text."""

    text: str
    start: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True)
class RunningText:
    """All passages of a document, joined by line feeds, and the way back to the stored text."""

    document: Document
    text: str
    offsets: array[int]
    passages: tuple[Passage, ...]

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """The stored words behind ``text[start:end]``.

        Returns one piece, or several where furniture interrupts the words, so that each
        piece is exactly ``document.text[piece.start:piece.end]``. Empty when nothing is there.
        """
        stored = self.document.text
        places = [self.offsets[i] for i in range(start, end) if not self.text[i].isspace()]
        pieces: list[Evidence] = []
        first = previous = -1
        for place in places:
            if first < 0:
                first = place
            elif place > previous + 1 and stored[previous + 1 : place].strip():
                pieces.append(Evidence(first, previous + 1, stored[first : previous + 1]))
                first = place
            previous = place
        if first >= 0:
            pieces.append(Evidence(first, previous + 1, stored[first : previous + 1]))
        return tuple(pieces)

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Stored offsets of the first and past the last character of ``text[start:end]``."""
        return self.offsets[start], self.offsets[end - 1] + 1


def running_text(document: Document) -> RunningText:
    """Fold a document's saying segments into running text."""
    characters: list[str] = []
    offsets = array("l")
    found: list[Passage] = []
    for group in segment_groups(document):
        start = len(characters)
        for segment in group:
            words = ((i, document.text[i]) for i in range(segment.start, segment.end))
            for space, run in groupby(words, key=lambda item: item[1].isspace()):
                if not space:
                    for place, character in run:
                        characters.append(character.translate(_STRAIGHT))
                        offsets.append(place)
                elif len(characters) > start and characters[-1] != " ":
                    characters.append(" ")
                    offsets.append(next(run)[0])
            if len(characters) > start and characters[-1] != " ":
                characters.append(" ")
                offsets.append(segment.end - 1)
        while len(characters) > start and characters[-1] == " ":
            characters.pop()
            offsets.pop()
        if len(characters) > start:
            found.append(Passage("".join(characters[start:]), start, group[0].kind))
            characters.append("\n")
            offsets.append(group[-1].end - 1)
    return RunningText(document, "".join(characters), offsets, tuple(found))
