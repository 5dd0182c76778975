"""The lines of a PDF page, from the boxes of its characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped]  # ships no types

HYPHENS = ("\x02", "\ufffe", "\xad")
"""How PDFium writes a hyphen that only stands there because the line ends."""
_BOLD = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one column; ``x`` runs to the right and ``y`` upwards, in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool

    @property
    def size(self) -> float:
        """Height of its letters, about the size of the type."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool


def _chars(page: PdfTextPage) -> Iterator[_Char]:
    """The visible characters; blanks are left to the gaps between them, because PDFs place words as they like."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    font = ctypes.create_string_buffer(128)  # programs tell bold type by its name, or its weight, or both
    high = ""
    for i in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, i)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the basic plane
            high = chr(code)
            continue
        text = (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace") if high else chr(code)
        high = ""
        if text in "\r\n\0" or (raw.FPDFText_IsGenerated(page, i) == 1 and text != " "):
            continue
        if not raw.FPDFText_GetLooseCharBox(page, i, ctypes.byref(box)):
            continue
        raw.FPDFText_GetFontInfo(page, i, font, len(font), None)
        bold = b"Bold" in font.value or raw.FPDFText_GetFontWeight(page, i) >= _BOLD
        yield _Char(text, box.left, box.right, box.bottom, box.top, bold)


def _line(chars: Sequence[_Char]) -> Line | None:
    """Characters of one line as a line, with a blank where the gap is as wide as one."""
    seen = [c for c in chars if not c.text.isspace()]
    if not seen:
        return None
    parts: list[str] = []
    before: _Char | None = None
    for char in chars:
        if char.text.isspace():
            parts.append(" ")
        else:
            wide = before is not None and char.left - before.right > 0.2 * (char.top - char.bottom)
            parts.append(f" {char.text}" if wide else char.text)
            before = char
    text = " ".join("".join(parts).split())
    bold = sum(c.bold for c in seen) > len(seen) / 2
    box = (min(c.left for c in seen), max(c.right for c in seen), min(c.bottom for c in seen), max(c.top for c in seen))
    return Line(text, *box, bold)


def _same_row(a: _Char, b: _Char) -> bool:
    overlap = min(a.top, b.top) - max(a.bottom, b.bottom)
    return overlap > 0.5 * min(a.top - a.bottom, b.top - b.bottom)


def _is_beside(a: _Char, b: _Char) -> bool:
    """Whether a character goes on where the one before ended; beside a large initial a line of its own begins."""
    if (a.left, a.right, a.bottom) == (b.left, b.right, b.bottom):
        return True  # the letters of a ligature share its box
    heights = sorted((a.top - a.bottom, b.top - b.bottom))
    return _same_row(a, b) and -0.5 * heights[1] < b.left - a.right < 1.2 * heights[1] and heights[1] < 2 * heights[0]


def _is_note_mark(before: _Char | None, word: str, char: _Char) -> bool:
    """Whether a small raised figure points to a footnote (and is no power, as in ``m3``)."""
    if before is None or not char.text.isdigit() or len(word) < 3:
        return False
    return char.top - char.bottom < 0.8 * (before.top - before.bottom) and char.bottom > before.bottom


def _fragments(page: PdfTextPage) -> list[Line]:
    """Runs of characters that stand side by side."""
    runs: list[list[_Char]] = []
    last: _Char | None = None
    word = ""
    for char in _chars(page):
        if char.text.isspace():
            word = ""
            if runs:
                runs[-1].append(char)
            continue
        if last is not None and _same_row(last, char) and _is_note_mark(last, word, char):
            continue
        word += char.text
        beside = last is not None and _is_beside(last, char)
        if beside:
            runs[-1].append(char)
        else:
            runs.append([char])
            word = char.text
        last = char
    return [line for run in runs if (line := _line(run))]


def _with_initials(fragments: Sequence[Line]) -> list[Line]:
    """The fragments, with large initials that reach down over several lines set before the line that they begin."""
    out = list(fragments)
    for initial in [f for f in fragments if len(f.text) == 1 and f.text.isalpha()]:
        beside = [
            f
            for f in out
            if f is not initial and 1.6 * f.size < initial.size and 0 <= f.left - initial.right < f.size
            and initial.bottom - f.size < f.bottom and f.top <= initial.top + f.size
        ]  # fmt: skip
        if beside:
            first = max(beside, key=lambda f: f.top)
            text = (
                initial.text + first.text
                if first.text[0].islower() or first.text[:2].isupper()
                else f"{initial.text} {first.text}"
            )
            out.remove(initial)
            out[out.index(first)] = replace(first, text=text)
    return out


def _joined(fragments: Sequence[Line]) -> list[Line]:
    """Fragments that belong to one line (a word in italics, a raised figure) put together, from top to bottom."""
    rows: list[Line] = []
    for piece in sorted(_with_initials(fragments), key=lambda f: (-round(f.bottom), f.left)):
        for i in range(len(rows) - 1, max(-1, len(rows) - 8), -1):
            row = rows[i]
            near = min(row.top, piece.top) - max(row.bottom, piece.bottom) > 0.5 * min(row.size, piece.size)
            gap = piece.left - row.right
            if near and -0.3 * row.size < gap < 0.9 * row.size:
                blank = " " if gap > 0.15 * row.size else ""
                rows[i] = Line(
                    row.text + blank + piece.text, row.left, piece.right, min(row.bottom, piece.bottom),
                    max(row.top, piece.top), row.bold and piece.bold,
                )  # fmt: skip
                break
        else:
            rows.append(piece)
    return sorted(rows, key=lambda r: (-round(r.bottom / 2), r.left))


def lines_of(page: PdfTextPage) -> list[Line]:
    """The lines of a page from top to bottom, and from left to right where several stand side by side."""
    return _joined(_fragments(page))
