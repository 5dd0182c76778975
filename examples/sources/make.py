"""Makes the PDF and the Word files of the example from the texts beside this script.

Run ``python examples/sources/make.py``.
Needs reportlab and python-docx, which the project's development packages hold. The same texts give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate, Paragraph

HERE = Path(__file__).parent
REPORTS = HERE.parent / "us-belarus-2025"
MARGIN, GUTTER, HEAD = 16 * mm, 6 * mm, 30 * mm


@dataclass(frozen=True, slots=True)
class Source:
    """A text with its header block: ``paragraphs`` keep their ``## `` and ``- `` marks."""

    title: str
    publisher: str
    author: str
    published: str
    paragraphs: tuple[str, ...]


def source(path: Path) -> Source:
    """The text in a file that opens with ``key: value`` lines between two lines of ``---``."""
    _, block, body = path.read_text(encoding="utf-8").split("---\n", 2)
    about = dict(line.split(": ", 1) for line in block.splitlines())
    blocks = body.replace("\n- ", "\n\n- ").split("\n\n")
    return Source(**about, paragraphs=tuple(block.strip() for block in blocks if block.strip()))


def _day(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%d %B %Y}".lstrip("0")


def make_docx(text: Source, to: Path) -> None:
    """Write a Word file with core properties, a heading and a byline."""
    document = Document()
    core = document.core_properties
    core.title, core.author, core.language = text.title, text.author, "en"
    core.subject, core.category = "US-Belarus talks", text.publisher
    core.created = core.modified = datetime.fromisoformat(f"{text.published}T09:00:00")
    document.sections[0].header.paragraphs[0].text = text.publisher
    document.add_heading(text.title, level=0)
    document.add_paragraph(f"{text.publisher}, {_day(text.published)}. By {text.author}", style="Subtitle")
    for paragraph in text.paragraphs:
        if paragraph.startswith("## "):
            document.add_heading(paragraph[3:], level=1)
        elif paragraph.startswith("- "):
            document.add_paragraph(paragraph[2:], style="List Bullet")
        else:
            document.add_paragraph(paragraph)
    saved = BytesIO()
    document.save(saved)
    _without_clock(saved, to)


def _without_clock(saved: BytesIO, to: Path) -> None:
    # python-docx stamps each part with the time of day; the first day that a zip archive knows makes the bytes last
    with ZipFile(saved) as old, ZipFile(to, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)


def make_pdf(text: Source, to: Path) -> None:
    """Write a PDF of two columns: a masthead on the first page, a running head and a number on each one after it."""
    width, height = A5
    column = (width - 2 * MARGIN - GUTTER) / 2
    name = text.publisher.upper()

    def masthead(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Times-Bold", 12)
        canvas.drawString(MARGIN, height - 14 * mm, name)
        canvas.setFont("Times-Roman", 8)
        canvas.drawRightString(width - MARGIN, height - 14 * mm, f"No. 41/2025, {_day(text.published)}")
        heading = Paragraph(text.title, ParagraphStyle("title", fontName="Times-Bold", fontSize=14, leading=16))
        used = heading.wrap(width - 2 * MARGIN, HEAD)[1]
        heading.drawOn(canvas, MARGIN, height - 18 * mm - used)
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(MARGIN, height - 22 * mm - used, text.author)
        canvas.drawCentredString(width / 2, 8 * mm, "1")

    def running_head(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(MARGIN, height - 11 * mm, name)
        canvas.drawCentredString(width / 2, 8 * mm, str(canvas.getPageNumber()))

    def columns(top: float) -> list[Frame]:
        tall = height - top - MARGIN
        return [Frame(MARGIN + i * (column + GUTTER), MARGIN, column, tall, 0, 0, 0, 0) for i in range(2)]

    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=13, alignment=TA_JUSTIFY, spaceAfter=4)
    heading = ParagraphStyle("heading", parent=body, fontName="Times-Bold", spaceBefore=4, keepWithNext=1)
    story: list[Flowable] = [NextPageTemplate("later")]
    for paragraph in text.paragraphs:
        is_heading = paragraph.startswith("## ")
        story.append(Paragraph(paragraph.removeprefix("## "), heading if is_heading else body))
    template = BaseDocTemplate(str(to), pagesize=A5, title=text.title, author=text.author, invariant=1)
    template.addPageTemplates(
        [
            PageTemplate("first", columns(14 * mm + HEAD), onPage=masthead),
            PageTemplate("later", columns(MARGIN + 2 * mm), onPage=running_head),
        ]
    )
    template.build(story)


def main() -> None:
    """Make every file anew."""
    make_pdf(source(HERE / "2025-12-15-policy-brief.md"), REPORTS / "2025-12-15-policy-brief.pdf")
    for name in ("2025-02-17-desk-note", "2025-12-16-trade-press"):
        make_docx(source(HERE / f"{name}.md"), REPORTS / f"{name}.docx")


if __name__ == "__main__":
    main()
