"""Which reader a file needs, from its name, its media type and its first bytes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .refusals import Unreadable

KINDS_READ = "text, Markdown, HTML, PDF, DOCX, EML, a zip or a folder of these, or an http(s) address"

_ENDING = re.compile(r"\.([A-Za-z0-9]{1,8})$")


@dataclass(frozen=True, slots=True)
class _Kinds:
    read: dict[str, str]
    media: dict[str, str]
    documents: dict[str, str]
    signatures: tuple[tuple[bytes, str], ...]


@cache
def _kinds() -> _Kinds:
    data = tomllib.loads((files(__package__) / "kinds.toml").read_text("utf-8"))
    signatures = tuple((bytes.fromhex(s["bytes"]), s["what"]) for s in data["signature"])
    return _Kinds(data["read"], data["media"], data["documents"], signatures)


def ending(name: str) -> str:
    """The ending of a name in lower case without its dot; empty where there is none (``Talks No. 3``)."""
    match = _ENDING.search(name)
    return match[1].lower() if match and not match[1].isdigit() else ""


def is_read(name: str) -> bool:
    """Whether the ending is that of a kind that is read."""
    return ending(name) in _kinds().read


def looks_like_document(name: str) -> bool:
    """Whether a person would expect a file of this name to be read, although it is not."""
    return ending(name) in _kinds().documents


def disguise(data: bytes) -> str | None:
    """What bytes are that pretend to be text, in words, where the first of them give it away."""
    return next((what for magic, what in _kinds().signatures if data.startswith(magic)), None)


def unsupported(name: str) -> Unreadable:
    """The complaint about a kind of file that has no reader."""
    known = _kinds().documents.get(ending(name))
    reason = f"{known} is not read" if known else f"files ending in .{ending(name)} are not read"
    return Unreadable(reason, f"save it as one of the kinds that are: {KINDS_READ}")


def kind_of(name: str, data: bytes, content_type: str | None = None) -> str:
    """Name of the reader: text, markdown, html, pdf, docx, eml or zip.

    A PDF is known by its first bytes whatever it is called, because mislabelled PDFs are common; otherwise the
    media type decides for a web page and the ending for a file. A name without an ending is taken for text.

    Raises:
        Unreadable: no reader knows this kind.
    """
    kinds = _kinds()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    media = (content_type or "").partition(";")[0].strip().lower()
    if media in kinds.media and not (media == "text/plain" and is_read(name)):
        return kinds.media[media]
    if ending(name) in kinds.read:
        return kinds.read[ending(name)]
    if media and not media.startswith("text/") and media != "application/octet-stream":
        raise Unreadable(f"content of type {media} is not read", f"the kinds that are read: {KINDS_READ}")
    if ending(name) and not media.startswith("text/"):
        raise unsupported(name)
    return "html" if data[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")) else "text"
