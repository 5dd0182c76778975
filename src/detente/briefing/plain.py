"""The brief as Markdown: numbers in brackets lead to the quotations at the end, and show them on hover."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.briefing.citations import Citations, quoted_text
from detente.briefing.dates import published
from detente.briefing.inert import on_one_line
from detente.briefing.lines import Block, Bullets, Cite, Line, Paragraph, Piece, Section, Strong, Table, Text, Words
from detente.record.model import Document

_ACTIVE = re.compile(r"([\\`*_\[\]<>|#~&])")
_LIST = re.compile(r"^(\d+)([.)])(?=\s)|^([-+=])")


def escaped(text: str) -> str:
    """The text on one line, with everything that Markdown acts on made plain."""
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", _ACTIVE.sub(r"\\\1", on_one_line(text)))


def markdown(
    title: str, subtitle: str, sections: Sequence[Section], documents: Sequence[Document], citations: Citations
) -> str:
    """The whole brief."""
    parts = [f"# {escaped(title)}", f"*{escaped(subtitle)}*"]
    for section in sections:
        parts.append(f"## {escaped(section.title)}")
        parts += [_block(block, citations) for block in section.blocks]
    if documents:
        parts.append("## Sources and quotes")
        parts += [_source(document, citations) for document in documents]
    links = _links(documents, citations)
    return "\n\n".join(parts + ([links] if links else [])) + "\n"


def _block(block: Block, citations: Citations) -> str:
    match block:
        case Paragraph(line):
            return _line(line, citations)
        case Bullets(lines):
            return "\n".join(f"- {_line(line, citations)}" for line in lines)
        case Table(head, rows):
            bar = "|".join("---" for _ in head)
            body = ["| " + " | ".join(_line(cell, citations) for cell in row) + " |" for row in rows]
            return "\n".join([f"| {' | '.join(head)} |", f"|{bar}|", *body])


def _line(line: Line, citations: Citations) -> str:
    return "".join(_piece(piece, citations) for piece in line).strip()


def _piece(piece: Piece, citations: Citations) -> str:
    match piece:
        case Text(text):
            return _ACTIVE.sub(r"\\\1", text)
        case Strong(text):
            body = _ACTIVE.sub(r"\\\1", text)
            bare = body.strip()
            return body.replace(bare, f"**{bare}**", 1) if bare else body
        case Words(text):
            return "“" + _ACTIVE.sub(r"\\\1", on_one_line(text)) + "”"
        case Cite(passages):
            labels = ", ".join(f"[{q.label}]" for q in citations.find(passages))
            return f"[{labels}]" if labels else ""


def _source(document: Document, citations: Citations) -> str:
    number = citations.number(document.name)
    lines = [f"**{number}.** {_described(document)}"]
    quotations = citations.quotations(document.name)
    lines += [f'- <a id="{q.anchor}"></a>**{q.label}** {escaped(quoted_text(document, q))}' for q in quotations]
    return "\n\n".join([lines[0], "\n".join(lines[1:])]) if quotations else f"{lines[0]} — nothing quoted."


def _described(document: Document) -> str:
    title = f"“{escaped(document.title)}”" if document.title else None
    parts = [document.author and escaped(document.author), document.publisher and escaped(document.publisher), title]
    known = [p for p in [*parts, published(document.published)] if p]
    named = known if document.title or document.publisher else [escaped(document.name), *known]
    web = document.url if document.url and re.fullmatch(r"https?://[^\s<>\"\\]+", document.url) else None
    return ", ".join(named) + (f". <{web}>" if web else "")


def _links(documents: Sequence[Document], citations: Citations) -> str:
    """Link definitions: what a number opens, and the quotation as its title."""
    return "\n".join(
        f'[{q.label}]: #{q.anchor} "{_hover(quoted_text(d, q))}"'
        for d in documents
        for q in citations.quotations(d.name)
    )


def _hover(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", text.replace('"', "”"))
