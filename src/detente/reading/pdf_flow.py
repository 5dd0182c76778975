"""Lines of a PDF's pages to paragraphs that run on across columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from detente.record.model import SegmentKind

from .drafts import Block
from .furniture import is_final, is_item, kind_by_words, words
from .pdf_page import HYPHENS, Line

_MARGIN = 0.09
"""Share of the page's height, at its top and foot, in which running heads and page numbers stand."""
_FEWEST_JUSTIFIED = 4
"""Lines that a column must have before their common right edge means anything."""
_NUMBER = re.compile(r"[-–—\s|]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s|]*$", re.IGNORECASE)
_BROKEN = re.compile(r"(?P<head>[^\W\d_]+)[-‐\x02\ufffe\xad]$")


def _likeness(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))


def margins(pages: Sequence[tuple[Sequence[Line], float]]) -> set[int]:
    """``id`` of the lines that are running heads, page numbers or the like.

    They stand in the margin, and are page numbers, or come again on another page, or lie well off the text.
    """
    often = Counter(h for lines, height in pages for h in {_likeness(x) for x in lines if _in_margin(x, height)})
    found: set[int] = set()
    for lines, height in pages:
        inner = [x for x in lines if not _in_margin(x, height)]
        for line in lines:
            if _in_margin(line, height):
                alone = len(pages) > 1 and bool(inner) and _is_off(line, inner) and not is_final(line.text)
                if _NUMBER.match(line.text) or often[_likeness(line)] > 1 or (alone and len(words(line.text)) <= 12):
                    found.add(id(line))
    return found - _titles(pages)


def _titles(pages: Sequence[tuple[Sequence[Line], float]]) -> set[int]:
    """Lines of the first page in large type: a title may stand high up."""
    body = body_size([x for lines, _ in pages for x in lines])
    return {id(x) for lines, _ in pages[:1] for x in lines if x.size > 1.3 * body}


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom > height * (1 - _MARGIN) or line.top < height * _MARGIN


def _is_off(line: Line, inner: Sequence[Line]) -> bool:
    """Whether a line is further from the text than the text's own lines are from one another."""
    gap = min(max(line.bottom - x.top, x.bottom - line.top) for x in inner)
    return gap > 0.8 * median(x.size for x in inner)


def body_size(lines: Sequence[Line]) -> float:
    """Size of the type in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _pitch(lines: Sequence[Line]) -> float:
    """Usual distance from line to line."""
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if 0 < a.bottom - b.bottom < 3 * a.size]
    return median(gaps) if gaps else 0.0


def _class(line: Line, body: float, bold_text: bool) -> SegmentKind | None:
    """What the type says that a line is: larger or bolder is a heading, much smaller below the text a note."""
    if line.size > 1.12 * body or (line.bold and not bold_text):
        return "title"
    return "furniture" if line.size < 0.85 * body and re.match(r"\[?\d{1,3}\]?[\s.]|[*†‡]", line.text) else None


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the column is set that a line stands in: its usual distance from line to line, and its right edge."""

    pitch: float
    right: float
    justified: bool

    def is_short(self, line: Line) -> bool:
        """Whether a line ends well before the edge, as the last of a paragraph does."""
        slack = 0.5 * line.size if self.justified else 0.15 * (self.right - line.left)
        return line.right < self.right - slack


def _setting(line: Line, lines: Sequence[Line]) -> _Setting:
    alike = [x for x in lines if abs(x.size - line.size) < 0.15 * line.size]
    rights = [x.right for x in alike if abs(x.left - line.left) < 2 * line.size]
    usual = 2 * Counter(round(r / 2) for r in rights).most_common(1)[0][0]
    at_edge = sum(abs(r - usual) < 0.3 * line.size for r in rights)
    justified = len(rights) >= _FEWEST_JUSTIFIED and at_edge >= 0.6 * len(rights)
    return _Setting(_pitch(alike), usual if justified else max(rights), justified)


def _follows(a: Line, b: Line, setting: _Setting) -> bool:
    """Whether two lines of a column belong to one paragraph."""
    down = a.bottom - b.bottom
    if down <= 0 or abs(a.left - b.left) > 40 * a.size:
        return False  # the top of the next column
    if down > 1.35 * setting.pitch and down > 1.3 * a.size:
        return False
    if not is_final(a.text):
        return True
    spaced = down > 1.15 * setting.pitch and down > 1.1 * a.size
    indented = b.left - a.left > 0.8 * a.size
    return not (spaced or indented or setting.is_short(a) or is_item(b.text))


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph that a column or a page ended runs on in the next."""
    return not is_final(before) and not is_item(after)


def join_lines(first: str, second: str, known: frozenset[str]) -> str:
    """Two lines as one, with a hyphen at the end of the first undone where it only marks the break.

    ``known`` holds the words that the document writes with a hyphen within a line; of those it is part.
    """
    broken = _BROKEN.search(first)
    tail = re.match(r"[^\W\d_]+", second)
    if not broken or not tail:
        return f"{first.rstrip()} {second}"
    head = broken["head"]
    if not tail[0][0].islower() or head.isupper() or f"{head}-{tail[0]}".casefold() in known:
        hard = first[:-1] + ("-" if first[-1] in HYPHENS else first[-1])
        return hard + second
    return first[:-1] + second


def _flow(lines: Sequence[Line], body: float) -> list[tuple[SegmentKind | None, list[Line]]]:
    """Runs of lines of one paragraph within a column, and what their type says."""
    bold_text = sum(len(x.text) for x in lines if x.bold) > sum(len(x.text) for x in lines) / 2
    runs: list[tuple[SegmentKind | None, list[Line]]] = []
    for line in lines:
        kind = _class(line, body, bold_text)
        if runs and runs[-1][0] == "furniture" and kind is None and line.size < 0.85 * body:
            kind = "furniture"  # a note of several lines
        same = bool(runs) and runs[-1][0] == kind and abs(runs[-1][1][-1].size - line.size) < 0.15 * line.size
        if same and _follows(runs[-1][1][-1], line, _setting(runs[-1][1][-1], lines)):
            runs[-1][1].append(line)
        else:
            runs.append((kind, [line]))
    return runs


def blocks_of(pages: Sequence[Sequence[Line]], heads: set[int]) -> tuple[list[Block], str | None]:
    """Blocks of all pages in order, and the title by its type, if its type tells.

    Furniture between two halves of a paragraph moves behind the paragraph.
    """
    everything = [x for lines in pages for x in lines if id(x) not in heads]
    body = body_size(everything)
    known = frozenset(w.casefold() for x in everything for w in re.findall(r"[^\W\d_]+-[^\W\d_]+", x.text))
    blocks: list[Block] = []
    largest: tuple[float, str] | None = None
    open_at: int | None = None  # index of a body block whose sentence isn't finished
    for number, lines in enumerate(pages):
        blocks.extend(Block(_clean(x.text), "furniture") for x in lines if id(x) in heads)
        for kind, run in _flow([x for x in lines if id(x) not in heads], body):
            text = run[0].text
            for line in run[1:]:
                text = join_lines(text, line.text, known)
            if kind is None and open_at is not None and _goes_on(blocks[open_at].text, text):
                blocks[open_at] = Block(join_lines(blocks[open_at].text, text, known), "body")
            else:
                blocks.append(Block(text, kind or "body"))
                if kind is None:
                    open_at = len(blocks) - 1
                elif kind == "title":
                    open_at = None
                    if number == 0 and len(words(text)) > 1 and (largest is None or run[0].size > largest[0] + 0.5):
                        largest = (run[0].size, text)
            if kind is None and (kind_by_words(text) or len(words(text)) < 4):
                open_at = None
    title = largest[1] if largest and largest[0] > 1.12 * body else None
    return [Block(_clean(b.text), b.kind) for b in blocks], title


def _clean(text: str) -> str:
    return "".join(("-" if c in HYPHENS else c) for c in text)
