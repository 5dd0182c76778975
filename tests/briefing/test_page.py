"""The page holds its documents, opens each quotation where it stands, and lets nothing in them act."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from detente.briefing.brief import write_brief
from detente.record.model import Extraction, Segment
from tests.briefing.stories import PERU, courier, document, herald, says


class Reader(HTMLParser):
    """Collects ids, links, tags and the marked texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.marks: dict[str, str] = {}
        self._mark: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(values)
        if (name := values.get("id")) is not None:
            self.ids.append(name)
        if tag == "a" and (href := values.get("href")) is not None:
            self.links.append(href)
        if tag == "mark":
            self._mark = values.get("id")
            self.marks[str(self._mark)] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._mark = None

    def handle_data(self, data: str) -> None:
        if self._mark is not None:
            self.marks[self._mark] += data


def page() -> str:
    (a, x), (b, y) = herald(), courier()
    return write_brief([a, b], [x, y], form="html")


def test_every_number_opens_a_marked_sentence_in_its_document() -> None:
    reader = Reader(page())
    inner = {link[1:] for link in reader.links if link.startswith("#")}
    assert inner and inner == set(reader.marks) == set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))
    assert reader.marks["q1-2"] == "Peru released 40 detained\nfishermen."


def test_the_page_holds_the_full_text_of_each_document() -> None:
    text = re.sub(r"<[^>]+>", "", page().split('<div class="text"', 1)[1])
    assert "seamen&#39;s union said" in text and "Envoys trade steps" in text


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    reader = Reader(page())
    assert not reader.tags & {"script", "img", "iframe", "link", "object", "embed", "form"}
    assert not any(name.startswith("on") or name in ("src", "srcset") for name in reader.attributes)
    assert "default-src 'none'" in page()


HOSTILE = """<script>alert(1)</script> & "quotes" [1.1]: javascript:x | *bold* \u202eesrever\u202c \x07 end.

Peru freed 9 <img src=x onerror=alert(1)> sailors on 4 March.
"""


def hostile(form: str) -> str:
    doc = document(
        "<b>.txt", HOSTILE, title='"><script>x</script>', publisher="A | B [c](d)", url="javascript:alert(1)"
    )
    freed = says(
        doc, "Peru freed 9 <img src=x onerror=alert(1)> sailors on 4 March", "concession", "release", actor=(PERU,),
        thing="9 <img src=x onerror=alert(1)> sailors", category="people", amount=9,
    )  # fmt: skip
    odd = says(doc, '<script>alert(1)</script> & "quotes" [1.1]: javascript:x | *bold* \u202eesrever', "demand", None)
    return write_brief([doc], [Extraction(doc.name, (freed, odd), ())], form="html" if form == "html" else "md")


def test_markup_in_a_document_is_shown_and_does_nothing() -> None:
    reader = Reader(hostile("html"))
    assert not reader.tags & {"script", "img"}
    assert "javascript:alert(1)" not in reader.links
    assert not any(name.startswith("on") for name in reader.attributes)


def test_characters_that_reorder_text_are_made_inert() -> None:
    for form in ("html", "md"):
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", hostile(form))


def test_markdown_in_a_document_stays_text() -> None:
    text = hostile("md")
    told = text.split("## Sources and quotes")[0]
    assert "<img" not in told.replace("\\<img", "") and "\\*bold\\*" in told
    assert "[c](d)" not in text and "<javascript" not in text


def test_page_furniture_inside_a_sentence_is_left_out_of_the_quotation() -> None:
    words = "Peru freed\n\nPAGE 2\n\n30 sailors on 4 March."
    doc = document("pdf.txt", words)
    start = words.index("PAGE 2")
    doc = type(doc)(
        doc.name, doc.text, doc.digest, published=doc.published,
        segments=(Segment(start, start + len("PAGE 2"), "furniture"),),
    )  # fmt: skip
    freed = says(
        doc, words.rstrip("."), "concession", "release", actor=(PERU,), thing="30 sailors", category="people", amount=30
    )
    text = write_brief([doc], [Extraction(doc.name, (freed,), ())])
    assert "Peru freed … 30 sailors on 4 March." in text
