"""What frames a letter and says nothing of its matter: greeting, closing, signature, and what it quotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from detente.record.model import Segment

from .drafts import trimmed
from .furniture import is_final, words

_QUOTED = re.compile(
    r"(?:^[ \t]*>[^\n]*(?:\n|\Z)"
    r"|^On [^\n]{4,120}(?:\n[^\n]{1,80})? wrote:[ \t]*(?:\n|\Z)"
    r"|^-{2,}\s*Original Message\s*-{2,}.*\Z)+",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^--[ \t]?$", re.MULTILINE)
_LINE = re.compile(r"^[ \t]*(?P<words>\S[^\n]*?)[ \t]*$", re.MULTILINE)
_MOST_SIGNING = 8
"""Lines, and words in each of them, in the longest name and address under a closing."""
_NAME = r"(?:[,.!–—-]*\s*$|\s*[,–—-]\s*[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,3}$)"
"""How a closing line ends: at once, or with the name of the one who signs."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = tomllib.loads((files(__package__) / "letters.toml").read_text("utf-8"))
    greeting, closing = ("|".join(f"(?:{p})" for p in data[k]) for k in ("greeting", "closing"))
    return re.compile(rf"(?:{greeting})$", re.IGNORECASE), re.compile(rf"(?i:{closing}){_NAME}")


def _lines(text: str, start: int, end: int) -> list[Segment]:
    return [Segment(*m.span("words"), "furniture") for m in _LINE.finditer(text, start, end) if m["words"].strip()]


def _closing(text: str, start: int, end: int, writer: str | None) -> Iterator[Segment]:
    """The closing of a letter, with whoever signs it, where nothing but a postscript follows."""
    _, closing = _patterns()
    lines = _lines(text, start, end)
    said = [text[line.start : line.end] for line in lines]
    for i, line in enumerate(said):
        own_name = writer is not None and line.casefold() == writer.casefold()
        if not (closing.fullmatch(line) or own_name):
            continue
        last = i
        while last + 1 < len(lines) and last - i < _MOST_SIGNING and _signs(said[last + 1]):
            last += 1
        if last + 1 == len(lines) or _is_postscript(said[last + 1]):
            yield Segment(lines[i].start, lines[last].end, "furniture")
            return


def _signs(line: str) -> bool:
    """Whether a line may be part of a name, an office or an address."""
    found = words(line)
    is_name = all(w[0].isupper() for w in found)  # "A. Lund, M.A." ends like a sentence
    return len(found) <= _MOST_SIGNING and (is_name or not is_final(line)) and not _is_postscript(line)


def _is_postscript(line: str) -> bool:
    return line.upper().startswith(("P.S", "PS:", "PS "))


def framing(text: str, start: int = 0, writer: str | None = None) -> tuple[Segment, ...]:
    """The stretches of a letter that say nothing of their own, in order.

    Quotations of earlier letters are comments. The rest is furniture: the greeting on the first line, the closing
    with the writer's name under it, and the signature, which runs from ``--`` to the next quotation or the end.
    """
    out = [s for m in _QUOTED.finditer(text, start) for s in trimmed(text, m.start(), m.end(), "comments")]
    for match in _SIGNATURE.finditer(text, start):
        end = min((s.start for s in out if s.end > match.start()), default=len(text))
        out.extend(trimmed(text, match.start(), end, "furniture"))  # none within a quotation, which starts before
    holes = sorted(out, key=lambda s: s.start)
    begins, ends = [start, *(s.end for s in holes)], [*(s.start for s in holes), len(text)]
    greeting, _ = _patterns()
    for begin, end in zip(begins, ends, strict=True):
        first = _lines(text, begin, end)[:1]
        greets = [line for line in first if greeting.fullmatch(text[line.start : line.end])]
        out.extend(greets)
        out.extend(_closing(text, greets[0].end if greets else begin, end, writer))
    return tuple(sorted(out, key=lambda s: s.start))


def cut(text: str, segments: tuple[Segment, ...], holes: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Segments, but for the stretches that others take up; both in order."""
    out = list(holes)
    for segment in segments:
        start = segment.start
        for hole in [*holes, Segment(len(text) + 1, len(text) + 1, "comments")]:
            out.extend(trimmed(text, start, max(start, min(segment.end, hole.start)), segment.kind))
            start = max(start, hole.end)
    return tuple(sorted(out, key=lambda s: s.start))
