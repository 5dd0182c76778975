"""The brief as one HTML page that holds its documents: a number opens the quoted sentence where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from detente.briefing.citations import Citations, Quotation, quoted_text, silent_spans
from detente.briefing.dates import published
from detente.briefing.inert import inert, on_one_line
from detente.briefing.lines import Bullets, Cite, Line, Paragraph, Piece, Section, Strong, Table, Text, Words
from detente.record.model import Document


def html(
    title: str, subtitle: str, sections: Sequence[Section], documents: Sequence[Document], citations: Citations
) -> str:
    """The whole page; it loads nothing and runs nothing."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    template = environment.from_string((files(__package__) / "brief.html.j2").read_text(encoding="utf-8"))
    texts = {d.name: quoted_texts(d, citations) for d in documents}
    page = template.render(
        title=title,
        subtitle=subtitle,
        style=Markup((files(__package__) / "brief.css").read_text(encoding="utf-8")),
        sections=[(s.title, [_block(b, citations, texts) for b in s.blocks]) for s in sections],
        sources=[_source(d, citations) for d in documents],
    )
    return page if page.endswith("\n") else page + "\n"


def quoted_texts(document: Document, citations: Citations) -> dict[str, str]:
    """The quotations of a document by label."""
    return {q.label: quoted_text(document, q) for q in citations.quotations(document.name)}


def _block(
    block: Paragraph | Bullets | Table, citations: Citations, texts: dict[str, dict[str, str]]
) -> dict[str, object]:
    hover = {label: text for of_document in texts.values() for label, text in of_document.items()}

    def line(value: Line) -> Markup:
        return Markup("").join(_piece(piece, citations, hover) for piece in value)

    match block:
        case Paragraph(value):
            return {"kind": "paragraph", "line": line(value)}
        case Bullets(lines):
            return {"kind": "bullets", "lines": [line(value) for value in lines]}
        case Table(head, rows):
            return {
                "kind": "table",
                "head": head,
                "rows": [list(zip(head, map(line, row), strict=True)) for row in rows],
            }


def _piece(piece: Piece, citations: Citations, hover: dict[str, str]) -> Markup:
    match piece:
        case Text(text):
            return escape(inert(text))
        case Strong(text):
            return Markup("<strong>{}</strong>").format(inert(text))
        case Words(text):
            return Markup("<q><bdi>{}</bdi></q>").format(on_one_line(text))
        case Cite(passages):
            links = [
                Markup('<a href="#{}" title="{}">{}</a>').format(q.anchor, hover[q.label], q.label)
                for q in citations.find(passages)
            ]
            return Markup('<span class="cite">[{}]</span>').format(Markup(", ").join(links)) if links else Markup("")


def _source(document: Document, citations: Citations) -> dict[str, object]:
    quotations = citations.quotations(document.name)
    known = [document.author, document.publisher, f"“{document.title}”" if document.title else None]
    named = (
        [on_one_line(k) for k in known if k] if document.title or document.publisher else [on_one_line(document.name)]
    )
    web = document.url if document.url and document.url.lower().startswith(("http://", "https://")) else None
    return {
        "number": citations.number(document.name),
        "described": ", ".join([*named, *([day] if (day := published(document.published)) else [])]),
        "language": document.language or "",
        "url": on_one_line(web) if web else None,
        "quotes": [(q.label, q.anchor, quoted_text(document, q)) for q in quotations],
        "text": _marked(document, quotations),
    }


def _marked(document: Document, quotations: Sequence[Quotation]) -> Markup:
    """The text of the document with its quoted sentences marked, and in them the words that a line rests on."""
    silent = silent_spans(document)
    out: list[Markup] = []
    at = 0
    for quotation in quotations:
        out.append(_stretch(document.text, at, quotation.start, (), silent))
        inner = _stretch(document.text, quotation.start, quotation.end, quotation.spans, silent)
        out.append(Markup('<mark id="{}">{}</mark>').format(quotation.anchor, inner))
        at = quotation.end
    out.append(_stretch(document.text, at, len(document.text), (), silent))
    return Markup("").join(out)


def _stretch(
    text: str, start: int, end: int, strong: Sequence[tuple[int, int]], silent: Sequence[tuple[int, int]]
) -> Markup:
    edges = {e for span in (*strong, *silent) for e in span if start < e < end}
    cuts = sorted({start, end} | edges)
    out: list[Markup] = []
    for left, right in pairwise(cuts):
        piece = escape(inert(text[left:right]))
        if any(a <= left and right <= b for a, b in strong):
            piece = Markup("<b>{}</b>").format(piece)
        elif any(a <= left and right <= b for a, b in silent):
            piece = Markup('<span class="furniture">{}</span>').format(piece)
        out.append(piece)
    return Markup("").join(out)
