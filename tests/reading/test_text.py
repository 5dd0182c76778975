"""Plain text stays as it is, to the character, and its parts are told apart."""

from __future__ import annotations

import pytest

from detente.reading import passages, read_bytes
from detente.record.model import Document


def parts(document: Document, *kinds: str) -> list[str]:
    return [document.text[s.start : s.end] for s in document.segments if s.kind in kinds]


def read(text: str) -> Document:
    return read_bytes("report.txt", text.encode())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_stored_text_is_the_file_with_its_own_newlines(newline: str) -> None:
    text = newline.join(["The island lifted its ban on ferries.", "", "Two ports reopened on Monday.", ""])
    document = read_bytes("ferries.txt", text.encode())
    assert document.text == text
    assert parts(document, "body") == ["The island lifted its ban on ferries.", "Two ports reopened on Monday."]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_bytes("a.txt", b"\xef\xbb\xbfThe ferry sails again.").text == "The ferry sails again."


RUSSIAN = "Стороны договорились об обмене пленными. Колонна вышла утром, сообщили посредники."
ENGLISH = "The envoy called it “a fair swap” – and didn’t say more. Café talks in Genève cost €30."
POLISH = "Strony uzgodniły wymianę jeńców. Rzecznik powiedział, że żołnierze wrócą w środę."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (RUSSIAN, "utf-16-le"), (RUSSIAN, "utf-16-be"), (RUSSIAN, "utf-16"),
        (ENGLISH, "cp1252"), (ENGLISH, "utf-16-le"), (ENGLISH, "utf-16-be"), (ENGLISH, "utf-32"), (POLISH, "cp1250"),
    ],
)  # fmt: skip
def test_the_encoding_is_found(text: str, encoding: str) -> None:
    assert read_bytes("report.txt", text.encode(encoding)).text == text


def test_a_text_cut_off_within_a_character_keeps_its_encoding() -> None:
    whole = RUSSIAN.rstrip(".")
    assert read_bytes("report.txt", whole.encode()[:-1]).text == whole[:-1] + "\ufffd"


def test_a_header_block_is_metadata_and_silent() -> None:
    document = read(
        "url: https://example.org/a\ntitle: Fishing pact signed (Harbour Post, reprint)\npublished: 2024-02-03\n"
        "author: Ana Lund\ntruncated: no\n\nThe islands signed the pact on Friday."
    )
    assert (document.title, document.author) == ("Fishing pact signed (Harbour Post, reprint)", "Ana Lund")
    assert (document.publisher, document.published) == ("Harbour Post", "2024-02-03")
    assert document.url == "https://example.org/a"
    assert parts(document, "body") == ["The islands signed the pact on Friday."]
    assert parts(document, "furniture")[0].startswith("url:")


def test_a_first_line_with_a_colon_is_not_taken_for_a_header() -> None:
    document = read(
        "Geneva: talks on the reservoir resume\n\nThe two sides met on Friday for the first time in a year."
    )
    assert document.title == "Geneva: talks on the reservoir resume"


def test_a_hard_wrapped_paragraph_is_one_segment() -> None:
    body = (
        "The valley council and the herders agreed on Sunday that the three closed\n"
        "corridors would open again in June, and that both would pay for the posts\n"
        "that mark them."
    )
    assert parts(read(f"{body}\n \n{body}"), "body") == [body, body]


def test_lines_longer_than_any_wrap_are_paragraphs_of_their_own() -> None:
    one = "The council agreed to open the corridors, " + "and it said so at length, " * 5 + "to everyone."
    assert parts(read(f"{one}\n{one}"), "body") == [one, one]


BRIEF = """HARBOUR MONITOR

No. 12/2024, 4 MARCH 2024 © Harbour Monitor

What the Dockers Won

Lena Ortiz

The port authority and the dockers met on Tuesday, and the authority's spokeswoman told reporters

HARBOUR MONITOR 2

that forty suspended workers would return.

What happens now?

The union still asks for a pension plan and expects one within sixty days.

3

Related stories

Cranes stand idle in the north basin

Comments (3)

They always promise that.
"""


def test_a_brief_copied_out_of_a_pdf_tells_its_title_day_author_and_publisher() -> None:
    document = read(BRIEF)
    assert document.title == "What the Dockers Won"
    assert document.published == "2024-03-04"
    assert document.author == "Lena Ortiz"
    assert document.publisher == "Harbour Monitor"
    assert document.language == "en"


def test_running_heads_page_numbers_related_headlines_and_comments_say_nothing() -> None:
    document = read(BRIEF)
    assert parts(document, "title") == ["What the Dockers Won", "What happens now?"]
    assert {"HARBOUR MONITOR", "HARBOUR MONITOR 2", "3", "Lena Ortiz"} <= set(parts(document, "furniture"))
    assert parts(document, "related") == ["Related stories", "Cranes stand idle in the north basin"]
    assert parts(document, "comments") == ["Comments (3)", "They always promise that."]


def test_a_sentence_that_a_running_head_breaks_is_one_passage_of_two_segments() -> None:
    document = read(BRIEF)
    broken = [p for p in passages(document) if len(p) == 2]
    assert len(broken) == 1
    joined = " ".join(document.text[s.start : s.end] for s in broken[0])
    assert joined.endswith("told reporters that forty suspended workers would return.")


def test_a_mixed_case_running_head_within_a_sentence_is_furniture_too() -> None:
    document = read(
        "The mediator said on Friday that the delegations had agreed to meet again before\n\nReservoir Weekly\n\n"
        "the end of the month in the same town."
    )
    assert parts(document, "furniture") == ["Reservoir Weekly"]
    assert [len(p) for p in passages(document)] == [2]


def test_list_items_and_headings_are_not_joined() -> None:
    document = read(
        "The sides agreed on these points, in this order\n\n- Prisoners go home\n\n- Roads open\n\nIt rained."
    )
    assert all(len(p) == 1 for p in passages(document))


@pytest.mark.parametrize(
    ("opening", "published", "rest"),
    [
        ("GENEVA — ", None, "The mediator left on Friday, 3 May 2024, without a word to anyone."),
        ("Muscat, May 3 (Gulf Wire) — ", "2024-05-03", "The mediator left without a word, as he had in 2024."),
        ("date 2024-05-03 ", "2024-05-03", "The mediator left without a word to anyone."),
        ("Muscat, 3 May 2024 - ", "2024-05-03", "The mediator left without a word to anyone."),
        ("3 May 2024, 09:32 - Ana Lund, Gulf Wire\n\n", "2024-05-03", "The mediator left without a word to anyone."),
    ],
)
def test_a_dateline_is_furniture_and_gives_the_day(opening: str, published: str | None, rest: str) -> None:
    document = read(opening + rest)
    assert parts(document, "body") == [rest]
    assert document.published == published


def test_brackets_at_the_start_of_a_sentence_are_no_dateline() -> None:
    text = "Amina Sow (the mediator) said that the talks would resume on 3 May."
    assert parts(read(text), "body") == [text]


@pytest.mark.parametrize(
    "line",
    [
        "Dark Mode Light Mode",
        "12.40 EUR",
        "* * *",
        "We use cookies to improve your visit",
        "Page 3 of 8",
        "© 2024 Gulf Wire",
        "Source: Gulf Wire",
        "Updated on 3 May 2024",
    ],
)
def test_what_pages_leave_in_copied_text_is_furniture(line: str) -> None:
    body = "The two towns agreed on Friday to share the water of the upper well."
    assert parts(read(f"{line}\n\n{body}\n\n{body}"), "body") == [body, body]
    assert parts(read(f"{body}\n\n{line}\n\n{body}"), "furniture") == [line]


def test_a_caption_is_told_apart() -> None:
    document = read("Photo: delegates at the well.\n\nThe two towns agreed on Friday to share the upper well.")
    assert parts(document, "caption") == ["Photo: delegates at the well."]


def test_headlines_at_the_end_are_related_and_a_question_there_is_body() -> None:
    body = "The two towns agreed on Friday to share the water of the upper well."
    document = read(f"{body}\n\nWill they share the lower well too, or fight on?\n\nDrought hits the whole valley\n\n"
                    "Market reopens after two years")  # fmt: skip
    assert parts(document, "related") == ["Drought hits the whole valley", "Market reopens after two years"]
    assert parts(document, "body")[-1].startswith("Will they share")


def test_markdown_keeps_its_text_and_its_headings_are_titles() -> None:
    text = (
        "---\ntitle: Fishing talks\ndate: 2024-02-11\n---\n\n# Day two\n\nThe islands read [the offer](https://example.org/x)"
        " and refused it.\n"
    )
    document = read_bytes("note.md", text.encode())
    assert document.text == text
    assert (document.title, document.published) == ("Fishing talks", "2024-02-11")
    assert parts(document, "title") == ["Day two"]
    assert parts(document, "body") == ["The islands read", "the offer", "and refused it."]
    assert [len(p) for p in passages(document)] == [1, 3]


def test_an_acronym_before_a_dash_is_no_dateline() -> None:
    for text in (
        "NATO - which both sides distrust - has offered to watch the truce.",
        "The sides met on Friday in the old town hall.\n\nNATO — The Hague says — waits.",
    ):
        assert not parts(read(text), "furniture")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The protocol was handed to Gen.", "al-Amin, who signed it on Friday.", True),
        ("The protocol was brought to the U.S.", "delegation on Friday by the envoy of the two towns.", True),
        ("The protocol was brought to the U.S.", "Delegates signed it on Friday in the old town hall.", False),
        ("Output rose by 2.4", "per cent in the year after the truce.", True),
        ("The protocol was signed.\u201d3", "Delegates left on Friday from the old town hall.", False),
    ],
)
def test_where_a_sentence_ends_and_where_it_goes_on(first: str, second: str, joined: bool) -> None:
    before = "The delegations of the two towns met on Friday and agreed on a truce of ninety days."
    document = read(f"{before}\n\n{before} {first}\n\n{second}")
    assert [len(p) for p in passages(document)] == ([1, 2] if joined else [1, 1, 1])


def test_what_a_colon_announces_at_the_end_is_said() -> None:
    document = read(
        "The two towns agreed on Friday on the points below:\n\nRelease of twelve herders\n\nReturn of the stolen pump"
    )
    assert parts(document, "body")[1:] == ["Release of twelve herders", "Return of the stolen pump"]


def test_a_heading_after_one_related_headline_is_still_a_heading() -> None:
    body = "The two towns agreed on Friday to share the water of the upper well."
    document = read(f"{body}\n\nRead also: Drought hits the valley\n\nWhat remains open\n\n{body}")
    assert parts(document, "related") == ["Read also: Drought hits the valley"]
    assert parts(document, "title") == ["What remains open"]


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [("By Reuters", None, "Reuters"), ("By Gulf News Agency", None, "Gulf News Agency"),
     ("By our political desk", None, None), ("By Harbour Post Staff", None, None),
     ("By Emily Post", "Emily Post", None)],
)  # fmt: skip
def test_an_agency_that_signs_is_the_publisher_and_a_desk_is_nobody(
    line: str, author: str | None, publisher: str | None
) -> None:
    document = read(f"Two towns share a well\n\n{line}\n\nThe two towns agreed on Friday to share the upper well.")
    assert (document.title, document.author, document.publisher) == ("Two towns share a well", author, publisher)
    assert line in parts(document, "furniture")


def test_a_masthead_that_comes_again_is_the_publisher() -> None:
    body = "The two towns agreed on Friday to share the water of the upper well."
    document = read(f"THE NEW VALLEY TIMES\n\nTwo towns share a well\n\n{body}\n\nTHE NEW VALLEY TIMES 2\n\n{body}")
    assert document.publisher == "The New Valley Times"
