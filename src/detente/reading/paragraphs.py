"""Plain text to its paragraphs, without moving a character."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .furniture import is_final, is_item, is_shout, is_wordless, prefix_length, words

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+|\r\n|[\r\n\v\x85\u2028\u2029]|\f")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_WIDEST_WRAP = 120
"""Nobody wraps prose wider than this; a longer line is a paragraph of its own."""
_NARROWEST_WRAP = 60
"""Below it, lines that all begin with a capital and never end a sentence are a list and not prose."""
_LONGEST_HEAD = 12
"""Words in the longest running head or deliberate short line."""


_SENTENCE = 8
"""Words in the shortest line that is taken for the first paragraph."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text without white space around it: a line, or a paragraph of several."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph(Piece):
    """What is judged as a whole. ``silent`` where its form already tells that it is furniture."""

    silent: bool = False


def _piece(text: str, start: int, end: int) -> Piece | None:
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Piece(start, end, text[start:end]) if start < end else None


def _groups(text: str, start: int) -> Iterator[list[Piece]]:
    """Lines that follow one another without a blank line or a page break between."""
    group: list[Piece] = []
    newlines = 0
    for match in _LINE.finditer(text, start):
        piece = _piece(text, match.start(), match.end())
        if piece:
            if newlines > 1 and group:
                yield group
                group = []
            group.append(piece)
            newlines = 0
        else:
            newlines += (
                2
                if match[0] == "\f"
                else match[0].strip(" \t") in ("\r\n", "\r", "\n", "\v", "\x85", "\u2028", "\u2029")
            )
    if group:
        yield group


def _interrupts(before: Piece, line: Piece, after: Piece) -> bool:
    """Whether a short line stands between two halves of a sentence and belongs to neither."""
    if len(words(line.text)) > _LONGEST_HEAD or is_final(line.text) or is_final(before.text):
        return False
    return after.text[0].islower() and (is_shout(line.text) or is_wordless(line.text))


def _running(lines: Sequence[Piece]) -> set[int]:
    """Starts of the lines that are running heads: they repeat but for figures, or break a sentence."""
    heads = [re.sub(r"\d+", "#", p.text.casefold()) for p in lines]
    often = Counter(heads)
    broken = {
        i for i, (b, x, a) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1) if _interrupts(b, x, a)
    }
    found = set()
    for i, line in enumerate(lines):
        if len(words(line.text)) > _LONGEST_HEAD or is_final(line.text) or is_item(line.text):
            continue
        repeats = often[heads[i]]
        if i in broken or repeats >= 3 or (repeats == 2 and (is_shout(line.text) or is_wordless(line.text))):
            found.add(line.start)
    return found


def _is_heading_in_capitals(line: Piece) -> bool:
    return is_shout(line.text) and len(words(line.text)) > 1 and not is_final(line.text)


def _breaks(line: Piece, following: Piece, width: int) -> bool:
    """Whether the writer ended a line on purpose: the next word would still have fitted, or a list goes on."""
    if (
        is_item(following.text)
        or width > _WIDEST_WRAP
        or _is_heading_in_capitals(line)
        or _is_heading_in_capitals(following)
    ):
        return True
    first = following.text.split(maxsplit=1)[0]
    if len(line.text) + 1 + len(first) > 0.85 * width:
        return False
    return is_final(line.text) or (len(words(line.text)) <= _LONGEST_HEAD and not following.text[0].islower())


def _split(lines: list[Piece], running: set[int], text: str) -> Iterator[Paragraph]:
    """Paragraphs of lines that no blank line parts."""
    width = max(p.end - p.start for p in lines)
    listed = width < _NARROWEST_WRAP and not any(is_final(p.text) or p.text[0].islower() for p in lines)
    first = lines[0]
    for line, following in pairwise([*lines, None]):
        assert line is not None  # only the last, the sentinel, is
        stop = (
            following is None
            or listed
            or line.start in running
            or following.start in running
            or _breaks(line, following, width)
        )
        if stop:
            yield Paragraph(first.start, line.end, text[first.start : line.end], first.start in running)
            if following is not None:
                first = following


def _without_prefix(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph, its dateline as one of its own."""
    cut = 0 if paragraph.silent else prefix_length(paragraph.text)
    if cut:
        rest = paragraph.text[cut:]
        start = paragraph.start + cut + len(rest) - len(rest.lstrip())
        yield Paragraph(paragraph.start, paragraph.start + cut, paragraph.text[:cut], True)
        yield Paragraph(start, paragraph.end, rest.lstrip())
    else:
        yield paragraph


def paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs of a text from ``start`` on, in order.

    Blank lines part them. Lines that a width was set for stay together; a line longer than any such width, a list
    item, a running head and a line that ends early on purpose stand alone, and so does a dateline on the first
    paragraph (further down, ``NATO - `` opens a sentence).
    """
    groups = list(_groups(text, start))
    running = _running([p for g in groups for p in g])
    out: list[Paragraph] = []
    opening = True
    for whole in (p for g in groups for p in _split(g, running, text)):
        out.extend(_without_prefix(whole) if opening else [whole])
        opening = opening and not (is_final(whole.text) and len(words(whole.text)) >= _SENTENCE)
    return out
