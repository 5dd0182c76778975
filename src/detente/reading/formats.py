"""Bytes of any kind to a document: picks the reader and turns whatever goes wrong into one complaint."""

from __future__ import annotations

import re

from detente.record.model import Document

from .drafts import Draft, document
from .kinds import kind_of
from .refusals import Unreadable

_CHARSET = re.compile(r"charset\s*=\s*[\"']?(?P<name>[\w.:-]+)", re.IGNORECASE)


def _draft(kind: str, data: bytes, url: str | None, charset: str | None) -> Draft:
    """Each reader is imported when first needed: most runs meet one or two formats."""
    match kind:
        case "html":
            from .html import read_html

            return read_html(data, charset, url)
        case "pdf":
            from .pdf import read_pdf

            return read_pdf(data)
        case "docx":
            from .docx import read_docx

            return read_docx(data)
        case "eml":
            from .eml import read_eml

            return read_eml(data)
        case "markdown":
            from .markdown import read_markdown

            return read_markdown(data, charset)
        case "zip":
            raise Unreadable("is an archive of documents, not a document", "unpack it, or read it by its path")
        case _:
            from .text import read_text

            return read_text(data, charset)


def read_bytes(name: str, data: bytes, *, url: str | None = None, content_type: str | None = None) -> Document:
    """The document that the bytes hold.

    Args:
        name: what the document is called in the record; its ending tells the format.
        data: the whole file.
        url: where it came from, if from the web.
        content_type: what the server called it (``text/html; charset=utf-8``).

    Raises:
        Unreadable: the bytes hold no document of a kind that is read. Nothing else is raised.
    """
    if not data:
        raise Unreadable("is empty", "check that the right file was saved, then read it again")
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf\x00"):
        raise Unreadable("holds nothing but white space", "check that the right file was saved, then read it again")
    charset = _CHARSET.search(content_type or "")
    try:
        return document(
            name, _draft(kind_of(name, data, content_type), data, url, charset["name"] if charset else None), url
        )
    except Unreadable:
        raise
    except (
        Exception
    ) as error:  # readers of other people's formats raise anything on damaged files; one must not stop the rest
        raise Unreadable("is damaged in a way that its reader could not handle", "open it and save it again") from error
