"""Pages, Word files and mails: what they say, in order, and what they say about themselves."""

from __future__ import annotations

import io
import subprocess
import sys

import docx
import pytest

from detente.reading import Unreadable, passages, read_bytes
from detente.record.model import Document

from .test_offsets import check
from .test_text import parts

PAGE = """<!doctype html><html lang="en-GB"><head><title>Herders and farmers sign pact | Sahel Courier</title>
<meta property="og:site_name" content="Sahel Courier"><meta name="author" content="Amadou Keita">
<meta property="article:published_time" content="2024-05-07T08:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="cookie">We use cookies to improve your visit.</div>
<article><h1>Herders and farmers sign pact</h1>
<p>Herders and farmers in the valley signed a pact on Monday that reopens three grazing corridors, the mediator said.
<a href="x">The corridors</a> had been closed since 2021, and both had asked for them to be marked.</p>
<h2>What the farmers get</h2>
<p>In return the herders will pay for damaged fields and keep out of the valley until the harvest is in. The first
payment is due within 30 days, according to the text of the pact.</p>
<p>The mediator expects a joint commission to meet twice a month, but said that nobody had agreed on its chair.</p>
<p>Read also: Drought hits the valley</p></article>
<section id="comments" class="comments"><div class="comment">
<p>This will never hold, they said the same in 2019.</p></div></section>
<footer>© 2024 Sahel Courier. All rights reserved.</footer></body></html>"""


def test_a_page_gives_its_text_and_metadata_without_its_navigation() -> None:
    document = read_bytes("page.html", PAGE.encode())
    check(document)
    assert (document.title, document.publisher) == ("Herders and farmers sign pact", "Sahel Courier")
    assert (document.author, document.published, document.language) == ("Amadou Keita", "2024-05-07", "en")
    assert parts(document, "title") == ["Herders and farmers sign pact", "What the farmers get"]
    said = " ".join(parts(document, "title", "body"))
    assert "The corridors had been closed" in said
    for silent in ("Home", "cookies", "Drought", "never hold", "rights reserved"):
        assert silent not in said


def test_a_page_in_an_old_encoding_that_only_the_server_names_is_read() -> None:
    body = "<html><body><p>Café talks – two towns agreed to share the well.</p></body></html>".encode("cp1252")
    document = read_bytes("https://example.org/a", body, content_type="text/html; charset=windows-1252")
    assert "Café talks – two towns" in document.text


def test_a_page_that_a_program_must_draw_is_refused() -> None:
    page = (
        b"<html><head><title>News of the day</title></head><body><div id=app></div><script>go()</script></body></html>"
    )
    with pytest.raises(Unreadable, match="without text"):
        read_bytes("app.html", page)


def word_file() -> bytes:
    word = docx.Document()
    word.core_properties.title = "Border market memo"
    word.core_properties.author = "Nino Beridze"
    word.add_heading("Border market memo", 0)
    word.add_paragraph("The two governments agreed on 3 June to reopen the market at the crossing.")
    word.add_heading("Terms", 1)
    table = word.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Side", "Gives"), ("North", "Opens the road.")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    word.add_paragraph().add_run("Next steps").bold = True
    word.add_paragraph("A second meeting is planned for July.")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def test_a_word_file_is_read_in_the_order_of_its_paragraphs_and_tables() -> None:
    document = read_bytes("memo.docx", word_file())
    check(document)
    assert (document.title, document.author) == ("Border market memo", "Nino Beridze")
    assert document.published is None  # the template's own day is nobody's
    assert parts(document, "title") == ["Border market memo", "Terms", "Next steps"]
    assert parts(document, "body")[1:3] == ["Side | Gives", "North | Opens the road."]


def test_a_damaged_word_file_is_refused() -> None:
    data = word_file()
    with pytest.raises(Unreadable, match="not a whole Word file"):
        read_bytes("memo.docx", data[: len(data) // 2])
    with pytest.raises(Unreadable, match="password"):
        read_bytes("memo.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512))


def test_reading_is_the_same_every_time() -> None:
    first: Document = read_bytes("page.html", PAGE.encode())
    assert first == read_bytes("page.html", PAGE.encode())
    assert passages(first) == passages(read_bytes("page.html", PAGE.encode()))


def test_importing_the_package_imports_no_format() -> None:
    heavy = [
        "trafilatura",
        "docx",
        "pypdfium2",
        "httpx",
        "httpcore",
        "lxml",
        "py3langid",
        "babel",
        "charset_normalizer",
    ]
    program = f"import sys, detente.reading; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("author", "person"), [("Water desk", None), ("Ana Lund; Water desk", "Ana Lund")])
def test_a_desk_that_signs_a_page_is_no_author(author: str, person: str | None) -> None:
    page = PAGE.replace('content="Amadou Keita"', f'content="{author}"')
    page = page.replace("</h1>", f'</h1><p class="byline">By {author}</p>')
    document = read_bytes("page.html", page.encode())
    assert (document.author, document.publisher) == (person, "Sahel Courier")
    assert "desk" not in " ".join(parts(document, "title", "body")).lower()


def note(*, head: str = "", line: str = "", category: str = "", author: str = "Nino Beridze") -> Document:
    word = docx.Document()
    word.core_properties.author, word.core_properties.category = author, category
    word.sections[0].header.paragraphs[0].text = head
    word.add_heading("Border market reopens", 0)
    if line:
        word.add_paragraph(line, style="Subtitle")
    word.add_paragraph("The two governments agreed on 3 June to reopen the market at the crossing.")
    out = io.BytesIO()
    word.save(out)
    return read_bytes("note.docx", out.getvalue())


@pytest.mark.parametrize(
    ("head", "line", "category", "publisher"),
    [
        ("Caucasus Papers\tPage 1", "", "", "Caucasus Papers"),
        ("CAUCASUS TRADE REVIEW", "", "", "Caucasus Trade Review"),
        ("", "Valley Review, 4 June 2024. By Nino Beridze", "", "Valley Review"),
        ("", "", "Border Monitor", "Border Monitor"),
        ("DRAFT - CONFIDENTIAL", "", "Report", None),
        ("Border Market Reopens", "Tbilisi, 4 June 2024", "Trade", None),
        ("Nino Beridze", "", "", None),
    ],
)
def test_the_publisher_of_a_word_file_stands_in_its_head_its_byline_or_its_category(
    head: str, line: str, category: str, publisher: str | None
) -> None:
    document = note(head=head, line=line, category=category)
    check(document)
    assert document.publisher == publisher
    assert document.author == "Nino Beridze"


def test_a_line_of_publisher_day_and_author_gives_all_three() -> None:
    document = note(line="Valley Review, 4 June 2024. By Nino Beridze", author="")
    assert (document.publisher, document.published, document.author) == ("Valley Review", "2024-06-04", "Nino Beridze")
