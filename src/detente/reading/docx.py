"""DOCX: paragraphs, headings and tables in the order of the file, and its core properties."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.record.model import SegmentKind

from .archive import check_package
from .drafts import About, Block, Draft
from .languages import language_code
from .limits import LIMITS, Limits
from .refusals import Unreadable
from .segments import is_heading, judged
from .signers import is_outlet, publisher_name

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_TEMPLATE = "2013-12-23"
"""Day on which python-docx's template was made: every file that a program writes from it carries that day."""


def _kind(style: str, words: str) -> SegmentKind:
    if style == "caption":
        return "caption"
    if style.startswith(("heading", "title", "subtitle")):
        return "title"
    return "body"


def _style(paragraph: Paragraph, names: dict[str | None, str]) -> str:
    """A paragraph's style in lower case; python-docx walks through all styles at each look, so each is asked once."""
    key: str | None = paragraph._p.style
    if key not in names:
        names[key] = ((paragraph.style.name if paragraph.style is not None else None) or "").lower()
    return names[key]


def _paragraph(paragraph: Paragraph, names: dict[str | None, str]) -> Block:
    words = " ".join(paragraph.text.split())
    kind = _kind(_style(paragraph, names), words)
    whole_bold = all(r.bold for r in paragraph.runs if r.text.strip())
    return Block(words, "title" if kind == "body" and words and whole_bold and is_heading(words) else kind)


def _rows(table: Table) -> Iterator[Block]:
    """A line for each row; a cell that spans several columns is named once."""
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            words = " ".join(cell.text.split())
            if words and (not cells or words != cells[-1]):
                cells.append(words)
        yield Block(" | ".join(cells), "body")


def _letterheads(word: WordDocument) -> Iterator[str]:
    """Lines in the heads of the pages."""
    for section in word.sections:
        for header in (section.first_page_header, section.header):
            for paragraph in header.paragraphs:
                yield from re.split(r"[\t|\n]", paragraph.text)


def _publisher(word: WordDocument, about: About) -> str | None:
    """The publisher by the head of the page; or by the category, where that is no mere kind of text."""
    heads = [name for line in _letterheads(word) if (name := publisher_name(line, about.title, about.author))]
    category = publisher_name(word.core_properties.category or "", about.title, about.author)
    return next(iter(heads), category if category and is_outlet(category) else None)


def read_docx(data: bytes, limits: Limits = LIMITS) -> Draft:
    """A Word file.

    Raises:
        Unreadable: it is locked, damaged, or expands beyond the limits.
    """
    if data.startswith(_OLD_OFFICE):
        raise Unreadable("is locked with a password or in the old .doc format", "save it as an unlocked .docx file")
    check_package(data, limits)
    import docx
    from docx.table import Table

    try:
        word = docx.Document(io.BytesIO(data))
        items = list(word.iter_inner_content())
        names: dict[str | None, str] = {}
        blocks = [b for i in items for b in (_rows(i) if isinstance(i, Table) else [_paragraph(i, names)])]
        core = word.core_properties
        created = core.created.date().isoformat() if core.created else None
        about = About(
            title=core.title or None, author=core.author or None, published=created if created != _TEMPLATE else None,
            language=language_code(core.language) if core.language else None,
        )  # fmt: skip
    except Exception as error:  # python-docx lets whatever XML and zip errors a damaged file causes pass through
        raise Unreadable("is not a whole Word file", "open it in Word and save it again as .docx") from error
    if about.author == "python-docx":
        about = replace(about, author=None)
    title = next((b.text for b in blocks if b.kind == "title"), None)
    draft = judged(blocks, replace(about, published=None).otherwise(About(title=title)))
    about = draft.about.otherwise(about)
    return replace(draft, about=about.otherwise(About(publisher=_publisher(word, about))))
