"""HTML: the main text of a page as trafilatura finds it, without its navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .decoding import decode
from .drafts import About, Block, Draft
from .languages import language_code
from .refusals import Unreadable
from .segments import judged

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # ships no types

_BLOCKS = {"p", "head", "quote", "item", "row", "code", "ab"}
_SILENT = {"script", "style", "noscript", "nav", "header", "footer", "aside", "form", "button", "svg", "template"}
_CHARSET = re.compile(rb"<meta[^>]{0,80}charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_ADVICE = "save the page from a browser once its text is on the screen, or copy the text into a .txt file"


def _words(element: _Element) -> str:
    return " ".join(" ".join(str(t) for t in element.itertext()).split())


def _tidy(words: str) -> str:
    """Undoes the blanks that markup inside a sentence leaves before its punctuation."""
    for mark in (",", ".", ";", ":", "!", "?", ")", "’s", "'s"):
        words = words.replace(f" {mark}", mark)
    return words.replace("( ", "(")


def _blocks(element: _Element) -> Iterator[tuple[str, str]]:
    """Tag and words of each paragraph in trafilatura's tree, in order; a paragraph inside another counts once."""
    loose: list[str] = [str(element.text or "")]
    for child in element:
        tag = str(child.tag)
        nested = any(str(d.tag) in _BLOCKS for d in child.iterdescendants())
        if tag in _BLOCKS and not (nested and tag != "row"):
            yield "p", " ".join(" ".join(loose).split())
            yield tag, _words(child)
            loose = []
        elif nested or tag in ("list", "table"):
            yield "p", " ".join(" ".join(loose).split())
            yield from _blocks(child)
            loose = []
        elif tag == "lb":
            yield "p", " ".join(" ".join(loose).split())
            loose = []
        else:
            loose.append(_words(child))
        loose.append(str(child.tail or ""))
    yield "p", " ".join(" ".join(loose).split())


def _block(tag: str, words: str) -> Block:
    return Block(_tidy(words), "title" if tag == "head" else "body")


def _plain(source: str) -> list[Block]:
    """All paragraphs of a page that is too short or too odd for trafilatura."""
    from lxml import html  # type: ignore[import-untyped]  # ships no types

    page = html.document_fromstring(source)
    for element in list(page.iter(*_SILENT, "head")):
        element.drop_tree()
    text = page.text_content()
    return [_block("p", " ".join(line.split())) for line in text.splitlines() if line.strip()]


def read_html(data: bytes, declared: str | None = None, url: str | None = None) -> Draft:
    """A web page: title, paragraphs and headings, then its readers' comments.

    Navigation and related links are dropped where trafilatura knows them for such, and are segments of their own
    where only their words show it.

    Raises:
        Unreadable: the page holds no text, as happens where a program would have to draw it first.
    """
    import logging

    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Page

    # what is wrong with a page is said once, in the refusal
    for noisy in ("trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    said = _CHARSET.search(data[:2048])
    source = decode(data, declared or (said[1].decode() if said else None))
    if not source.strip():
        raise Unreadable("holds no text", _ADVICE)
    page = bare_extraction(
        source, url=url, with_metadata=True, include_comments=True, include_tables=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    if not isinstance(page, Page) or page.body is None:
        about, blocks = About(), _plain(source)
    else:
        about = About(
            title=page.title, publisher=page.sitename, author=page.author, url=page.url, published=page.date,
            language=language_code(page.language),
        )  # fmt: skip
        blocks = [_block(tag, words) for tag, words in _blocks(page.body) if words]
        if page.commentsbody is not None:
            blocks += [Block(words, "comments") for _, words in _blocks(page.commentsbody) if words]
    if not any(b.kind == "body" for b in blocks):
        raise Unreadable("is a page without text in it", _ADVICE)
    if about.title and not any(b.kind == "title" and b.text.strip() == about.title for b in blocks):
        blocks.insert(0, Block(about.title, "title"))
    return judged(blocks, replace(about, url=about.url or url))
