"""The lines of a PDF page in the order in which a person reads them: column after column."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from .pdf_page import Line, lines_of

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped]  # ships no types

_BANDS = 3
"""Rows, with no line across between them, that must have text on both sides of a gap for it to be a gutter."""
_COLUMN = 18
"""Characters in the line of a column in which its middle character stands; below that it is a table, read by row."""
_WIDEST_BLANK = 6
"""Sizes of the type in the widest blank that justification leaves between two words."""
_NEXT_ROW = 2.2
"""Sizes of the type to the furthest line that still counts as the one above or below."""


def _rows_beside(left: Sequence[Line], right: Sequence[Line], crossing: Sequence[Line]) -> Counter[int]:
    """How many lines of the left have one of the right beside them, in each band between two lines across both."""
    heights = sorted(-line.bottom for line in crossing)
    beside = (a for a in left if any(abs(a.bottom - b.bottom) < 0.9 * a.size for b in right))
    return Counter(bisect(heights, -a.bottom) for a in beside)


def _usual_length(lines: Sequence[Line]) -> int:
    """Characters in the line in which the middle character stands; the few words of a torn line hardly count."""
    lengths = sorted(len(line.text) for line in lines)
    reached = accumulate(lengths)
    return next((n for n, so_far in zip(lengths, reached, strict=True) if 2 * so_far >= sum(lengths)), 0)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a gap parts columns: no line crosses it over several rows that have text on both sides."""
    if len(lines) < 2 * _BANDS:
        return None
    best: tuple[int, float] | None = None
    for x in sorted({line.left for line in lines}):
        left = [b for b in lines if b.right < x]
        right = [b for b in lines if b.left >= x - 1]
        crossing = [b for b in lines if b.left < x - 1 and b.right >= x]
        rows = _rows_beside(left, right, crossing)
        if max(rows.values(), default=0) < _BANDS:
            continue  # a few wide blanks that happen to stand below one another
        if min(_usual_length(left), _usual_length(right)) < _COLUMN:
            continue
        score = rows.total() - 2 * len(crossing)
        if best is None or score > best[0]:
            best = (score, x)
    return best[1] if best else None


def _ordered(lines: Sequence[Line]) -> list[Line]:
    """Columns one after the other; a line across them (a title, a wide paragraph) parts what is above from below."""
    x = _gutter(lines)
    if x is None:
        return list(lines)
    out: list[Line] = []
    band: list[Line] = []

    def flush() -> None:
        left = [b for b in band if b.right < x]
        right = [b for b in band if b.right >= x]
        out.extend(_ordered(left) + _ordered(right) if left and right else band)
        band.clear()

    for line in lines:
        if line.left < x - 1 and line.right >= x:
            flush()
            out.append(line)
        else:
            band.append(line)
    flush()
    return out


def _side_by_side(a: Line, b: Line) -> bool:
    overlap = min(a.top, b.top) - max(a.bottom, b.bottom)
    return b.left >= a.right and overlap > 0.5 * min(a.size, b.size)


def _alike(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) < 0.15 * max(a.size, b.size)


def _is_blank(a: Line, b: Line, around: Sequence[Line]) -> bool:
    """Whether the gap between two pieces of a row is a blank between words: the line above or below runs across it."""
    middle = (a.right + b.left) / 2
    return (
        _alike(a, b)
        and b.left - a.right < _WIDEST_BLANK * a.size
        and any(
            _alike(a, n) and n.left < middle < n.right and abs(n.bottom - a.bottom) < _NEXT_ROW * a.size for n in around
        )
    )


def _mended(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those put together again that justification has spread until they look like several.

    The order must be that of reading, so that pieces of one row in sequence are of one column.
    """
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _side_by_side(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    out: list[Line] = []
    for i, row in enumerate(rows):
        around = [n for other in (*rows[max(0, i - 1) : i], *rows[i + 1 : i + 2]) for n in other]
        whole = [row[0]]
        for before, piece in pairwise(row):
            if _is_blank(before, piece, around):
                whole[-1] = _together(whole[-1], piece)
            else:
                whole.append(piece)
        out.extend(whole)
    return out


def _together(a: Line, b: Line) -> Line:
    return replace(
        a, text=f"{a.text} {b.text}", right=b.right, bottom=min(a.bottom, b.bottom), top=max(a.top, b.top),
        bold=a.bold and b.bold,
    )  # fmt: skip


def reading_lines(page: PdfTextPage) -> list[Line]:
    """The lines of a page in reading order."""
    return _mended(_ordered(lines_of(page)))
