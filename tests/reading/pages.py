"""Small files of every format, made in the test run."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, GUTTER, RIGHT = 60.0, 297.0, 310.0


class Sheet:
    """A PDF that is written line by line, as a typesetter would place them."""

    # Any: reportlab's own type of the setting
    def __init__(self, *, title: str | None = None, author: str | None = None, encrypt: Any = None) -> None:
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=A4, encrypt=encrypt)
        if title:
            self._canvas.setTitle(title)
        if author:
            self._canvas.setAuthor(author)

    def line(self, x: float, y: float, text: str, size: float = 10, font: str = "Times-Roman") -> None:
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, y, text)

    def column(self, x: float, top: float, lines: list[str], *, size: float = 10) -> None:
        for number, text in enumerate(lines):
            self.line(x, top - number * 1.2 * size, text, size)

    def spread(self, x: float, right: float, top: float, lines: list[str], *, leading: float = 12) -> None:
        """Lines set to a common right edge, but for the last: the blanks between their words take what is left."""
        for number, text in enumerate(lines):
            found = text.split()
            lengths = [stringWidth(w, "Times-Roman", 10) for w in found]
            blank = (right - x - sum(lengths)) / max(1, len(found) - 1) if number < len(lines) - 1 else 2.5
            at = x
            for word, length in zip(found, lengths, strict=True):
                self.line(at, top - number * leading, word)
                at += length + blank

    def next_page(self) -> None:
        self._canvas.showPage()

    def box(self) -> None:
        """A picture of a page, as a scanner leaves one: something is there, but no letters."""
        self._canvas.rect(100, 100, 300, 500, fill=1)

    def done(self) -> bytes:
        self._canvas.save()
        return self._out.getvalue()


def locked_pdf() -> bytes:
    sheet = Sheet(encrypt=StandardEncryption("open-sesame", ownerPassword="owner"))
    sheet.line(LEFT, 700, "The two ports agreed to share a pilot service.")
    return sheet.done()


def scanned_pdf() -> bytes:
    sheet = Sheet()
    sheet.box()
    return sheet.done()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def marked_as_encrypted(archive: bytes) -> bytes:
    """The archive with the flag set that says its first member is locked."""
    out = bytearray(archive)
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        offset = out.index(magic) + at
        flags = struct.unpack_from("<H", out, offset)[0] | 1
        struct.pack_into("<H", out, offset, flags)
    return bytes(out)


def linked(name: str, target: str) -> bytes:
    """An archive with a symbolic link in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.create_system = 3
        info.external_attr = 0o120777 << 16
        archive.writestr(info, target)
    return out.getvalue()
