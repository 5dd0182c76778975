"""What each part of a text is: what says something, and what is only there with it.

A segment is one paragraph, or one heading, or one stretch of furniture. Where a running head or a page break stands
in the middle of a sentence, the two halves are two body segments, because a segment never holds what isn't its own.
Whoever reads sentences must therefore read *passages*, not segments: :func:`passages` joins a body segment that does
not end like a sentence with the body segment that follows it, when nothing but furniture lies between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from detente.record.model import Document, Segment, SegmentKind

from .drafts import About, Block, Draft, assemble
from .front import Front, front
from .furniture import is_abbreviated, is_final, is_item, kind_by_words, words
from .paragraphs import Paragraph, paragraphs

_LONGEST_HEADING = 18
_FEW = 3
_RUNNING = 6
"""Words in the longest running head that isn't set in capitals."""


def is_heading(text: str) -> bool:
    """Whether a paragraph has the form of a heading: one short line that is no finished sentence, or asks something."""
    found = words(text)
    if not found or len(found) > _LONGEST_HEADING or "\n" in text or is_item(text) or text[0].islower():
        return False
    return text.rstrip("\"'”’»)").endswith("?") or not is_final(text)


def _own_kind(paragraph: Paragraph) -> SegmentKind:
    lines = paragraph.text.splitlines()
    by_words = [kind_by_words(line) for line in lines]
    if paragraph.silent or all(k == "furniture" for k in by_words):
        return "furniture"
    if len(lines) == 1 or by_words[0] in ("caption", "related"):
        kind = by_words[0]
        return kind or ("title" if is_heading(paragraph.text) else "body")
    return "body"


def _mend(kinds: list[SegmentKind], units: Sequence[Paragraph]) -> None:
    """Corrects what was taken for headings before a paragraph that goes on in lower case.

    They are the first half of its sentence, or a running head between the halves.
    """
    heard = [i for i, k in enumerate(kinds) if k in ("title", "body")]
    for n, (i, following) in enumerate(pairwise(heard)):
        if kinds[i] != "title" or not units[following].text[0].islower():
            continue
        before = heard[n - 1] if n else None
        half = before is not None and not is_final(units[before].text)
        if before is not None and half and len(words(units[i].text)) <= _RUNNING < len(words(units[before].text)):
            kinds[before], kinds[i] = "body", "furniture"
        else:
            kinds[i] = "body"


def _in_context(kinds: list[SegmentKind], units: Sequence[Paragraph]) -> list[SegmentKind]:
    """The kinds again, now that each paragraph's neighbours are known."""
    _mend(kinds, units)
    last_body = max((i for i, k in enumerate(kinds) if k == "body"), default=-1)
    first_body = next((i for i, k in enumerate(kinds) if k == "body"), len(kinds))
    out: list[SegmentKind] = []
    mode: SegmentKind | None = None  # what a heading like "Comments" or "Related stories" makes of what follows it
    for i, (kind, unit) in enumerate(zip(kinds, units, strict=True)):
        if kind == "comments":
            mode = "comments" if i > first_body else mode
            kind = "comments" if i > first_body else "furniture"
        elif mode == "comments":
            kind = "comments"
        elif kind == "related":
            mode = None if ": " in unit.text else "related"  # "Read also: ..." names its one headline itself
        elif mode == "related":
            mode = mode if kind == "title" or is_item(unit.text) else None
            kind = mode or kind
        out.append(kind)
    return [*out[: last_body + 1], *_tail(out, units, last_body)] if last_body >= 0 else out


def _tail(kinds: Sequence[SegmentKind], units: Sequence[Paragraph], last_body: int) -> list[SegmentKind]:
    """Headings with no text under them, at the end: headlines of other pages, or an unfinished last line."""
    rest = list(kinds[last_body + 1 :])
    headings = [i for i, k in enumerate(rest) if k == "title"]
    if units[last_body].text.endswith((":", ";")):
        return ["body" if k == "title" else k for k in rest]  # what a list names
    for i in headings:
        text = units[last_body + 1 + i].text
        if len(words(text)) <= _FEW:
            rest[i] = "furniture"
        elif text.rstrip().endswith("?") or len(headings) == 1:
            rest[i] = "body"
        else:
            rest[i] = "related"
    return rest


def segmented(text: str, start: int = 0, about: About | None = None) -> tuple[tuple[Segment, ...], About]:
    """Segments of a plain text, and what its first lines say about it where ``about`` doesn't.

    Every character that isn't white space lies in exactly one segment; what stands before ``start`` (a header) is
    furniture.
    """
    about = about or About()
    units = paragraphs(text, start)
    kinds = _in_context([_own_kind(u) for u in units], units)
    opening: Front = front(units, kinds, about)
    for at, kind in opening.kinds:
        kinds[at] = kind
    head = text[:start]
    before = [Segment(len(head) - len(head.lstrip()), len(head.rstrip()), "furniture")] if head.strip() else []
    body = [Segment(u.start, u.end, k) for u, k in zip(units, kinds, strict=True)]
    return tuple(before + body), about.otherwise(opening.about)


def judged(blocks: Iterable[Block], about: About) -> Draft:
    """A text built of blocks that their format has told apart, and by words and place where it hasn't.

    What the format calls furniture, caption, related or comments is taken at its word. What it calls a title or
    body may still be a byline, a dateline or a cookie note, and then is what its words say.
    """
    text, segments = assemble(blocks)
    by_words, said = segmented(text, 0, about)
    out: list[Segment] = []
    first_body = next((s.start for s in segments if s.kind == "body"), 0)
    at = 0
    for segment in segments:
        first = at
        while at < len(by_words) and by_words[at].end <= segment.end:
            at += 1
        inside = by_words[first:at]  # a blank line ends every block, so no paragraph reaches from one into the next
        # above the text a heading in bold may be a byline or a masthead; below, only what opens a list of links
        silent = {"furniture", "related", "comments"} if segment.start < first_body else {"related", "comments"}
        if segment.kind == "body" or (segment.kind == "title" and {s.kind for s in inside} <= silent):
            out.extend(inside)
        else:
            out.append(segment)
    return Draft(text, tuple(out), said)


def _goes_on(text: str, run: Sequence[Segment], following: Segment, only_furniture: bool) -> bool:
    """Whether a body segment continues the sentence with which the run before it breaks off."""
    before = text[run[-1].start : run[-1].end]
    after = text[following.start : following.end]
    if after[0].islower():
        return not is_final(before) or is_abbreviated(before)
    items = is_item(after) or is_item(text[run[0].start : run[0].end])
    return only_furniture and not items and not is_final(before)


def passages(document: Document) -> tuple[tuple[Segment, ...], ...]:
    """Groups of segments to be read as one running text, in order.

    A title or caption stands alone. A body paragraph stands alone too, unless it does not end like a sentence and
    the next that says anything is body as well: those are pieces of one passage. Captions and related headlines
    between the pieces are passed over only where the next piece goes on in lower case. Silent segments are left out.
    """
    groups: list[tuple[Segment, ...]] = []
    run: list[Segment] = []  # pieces of the passage being gathered
    aside: list[Segment] = []  # captions met since its last piece
    only_furniture = True  # since its last piece

    def close() -> None:
        groups.extend([tuple(run)] if run else [])
        groups.extend((caption,) for caption in aside)
        run.clear()
        aside.clear()

    for segment in document.segments:
        if segment.kind == "body":
            if run and not _goes_on(document.text, run, segment, only_furniture):
                close()
            run.append(segment)
            only_furniture = True
        elif segment.kind == "title":
            close()
            groups.append((segment,))
        elif segment.kind != "furniture":
            only_furniture = False
            if segment.kind == "caption":
                aside.append(segment)
    close()
    return tuple(groups)
