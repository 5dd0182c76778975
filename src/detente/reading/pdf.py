"""PDF: what a person reads on the pages, as one text, with running heads and page numbers out of its sentences.

A PDF holds placed letters, so the stored text is built here, once: columns one after the other, lines joined to
paragraphs, hyphens at line ends undone. Running heads, page numbers and footnotes come after the paragraph that
they interrupt, as furniture.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .drafts import About, Draft
from .furniture import words
from .pdf_columns import reading_lines
from .pdf_flow import blocks_of, margins
from .pdf_page import Line
from .refusals import Unreadable
from .segments import judged

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # ships no types

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
    draft = judged(blocks, replace(metadata, published=None).otherwise(About(title=title)))
    return replace(draft, about=draft.about.otherwise(metadata))
