"""PDF: what a person reads on the pages, as one text, with running heads and page numbers out of its sentences.

A PDF holds placed letters, so the stored text is built here, once: columns one after the other, lines joined to
paragraphs, hyphens at line ends undone. Running heads, page numbers and footnotes come after the paragraph that
they interrupt, as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.record.model import Segment

from .drafts import About, Block, Draft, assemble
from .furniture import words
from .pdf_flow import blocks_of, margins
from .pdf_page import Line, reading_lines
from .refusals import Unreadable
from .segments import segmented

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PASSWORD = "is locked with a password"
_MOST_PAGES = 2_000
_PROGRAM = re.compile(
    r"^(microsoft (word|powerpoint)|untitled|document\d*|slide \d|.*\.(docx?|pdf|indd|tex|rtf|odt|pptx?)$)", re.I
)


def _open(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(_PASSWORD, "open it with the password and print it to a new PDF") from error
        raise Unreadable("is a damaged or cut-off PDF", "download it again") from error


def _pages(pdf: PdfDocument) -> list[tuple[list[Line], float]]:
    """Lines and height of each page; a page that PDFium can't load has none."""
    from pypdfium2 import PdfiumError

    if len(pdf) > _MOST_PAGES:
        raise Unreadable(
            f"has {len(pdf):,} pages, more than {_MOST_PAGES:,}", "split it and read the parts that matter"
        )
    pages = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            text = page.get_textpage()
        except PdfiumError:
            continue
        pages.append((reading_lines(text), page.get_height()))
        text.close()
        page.close()
    return pages


def _metadata(pdf: PdfDocument) -> About:
    found = pdf.get_metadata_dict()
    title = " ".join(str(found.get("Title") or "").split())
    author = " ".join(str(found.get("Author") or "").split())
    # programs put the name of the file, or their own, where a title should be
    is_title = len(words(title)) > 1 and not _PROGRAM.match(title)
    is_author = len(words(author)) > 1
    return About(
        title=title if is_title else None,
        author=author if is_author else None,
        published=found.get("CreationDate") or None,
    )


def _same_words(one: str, other: str) -> bool:
    return [w.casefold() for w in words(one)] == [w.casefold() for w in words(other)]


def _judged(blocks: Sequence[Block], metadata: About) -> Draft:
    """The text of the blocks; a block that its type leaves open is judged by its words and place, like plain text."""
    text, segments = assemble(blocks)
    by_words, said = segmented(text, 0, replace(metadata, published=None))
    words_of: dict[int, Segment] = {s.start: s for s in by_words}
    out: list[Segment] = []
    for segment in segments:
        other = words_of.get(segment.start)
        kind = segment.kind
        if kind != "furniture" and other is not None and other.kind not in ("body", "title"):
            inner = [s for s in by_words if segment.start <= s.start and s.end <= segment.end]
            out.extend(inner)
            continue
        if kind == "body" and other is not None and other.end == segment.end:
            kind = other.kind
        if metadata.title and _same_words(text[segment.start : segment.end], metadata.title):
            kind = "title"
        out.append(Segment(segment.start, segment.end, kind))
    about = replace(said, published=said.published or metadata.published)
    return Draft(text, tuple(out), about)


def read_pdf(data: bytes) -> Draft:
    """A PDF with text in it.

    The title and author are the file's metadata, or else what the first lines say. The day is the one that the
    text gives (an issue line, a dateline), or else the day on which the file was made.

    Raises:
        Unreadable: it is locked, damaged, or a scan without text.
    """
    pdf = _open(data)
    try:
        pages = _pages(pdf)
        metadata = _metadata(pdf)
    finally:
        pdf.close()
    if not any(lines for lines, _ in pages):
        raise Unreadable("has no text in it, as a scan has none", "run text recognition (OCR) on it first")
    heads = margins(pages)
    blocks, title = blocks_of([lines for lines, _ in pages], heads)
    return _judged(blocks, metadata.otherwise(About(title=title)))
