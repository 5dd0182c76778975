"""PDFs are read as a person reads their pages."""

from __future__ import annotations

import pytest

from detente.reading import Unreadable, passages, read_bytes

from .pages import GUTTER, HEIGHT, LEFT, RIGHT, Sheet, locked_pdf, scanned_pdf
from .test_offsets import check
from .test_text import parts

LEFT_COLUMN = [
    "The delegations of the two river states met for",
    "three days and signed a protocol that opens the",
    "northern sluice on 1 June. In return the lower ba-",
    "sin will supply power through the dry months, and",
    "its post-war debt is written off, the chairman of",
    "the commission said. The upper state had asked for",
    "more, and its minister complained that the talks",
    "had ended before the question of the reservoirs",
]
RIGHT_COLUMN = [
    "was even raised. Both sides expect a fourth round",
    "before summer in the same town. Until then the",
    "gauges at the border are read jointly, once in each",
    "week, and the readings are published on the day.",
    "Observers doubt that the protocol will outlive the",
    "first drought, because nothing in it says what each",
    "side may do when the other breaks it, and the post-",
    "war treaty that would have said so is not in force",
]
SECOND_PAGE = ["any longer. A court of arbitration may be asked to", "rule on it, if both states agree."]


def brief() -> bytes:
    sheet = Sheet()
    sheet.line(LEFT, HEIGHT - 34, "RIVER DESK", 8, "Helvetica")
    sheet.line(RIGHT, HEIGHT - 34, "No. 7/2024, 3 MARCH 2024 © River Desk", 8, "Helvetica")
    sheet.line(LEFT, 740, "Third Round of the River Talks", 18, "Helvetica-Bold")
    sheet.line(LEFT, 715, "Ilona Marek", 10, "Helvetica")
    sheet.line(
        LEFT, 690, "A protocol is signed and a sluice opens, but the treaty behind both is still missing, she writes."
    )
    # as many typesetters do, the right column is placed first
    sheet.column(RIGHT, 660, RIGHT_COLUMN)
    sheet.column(LEFT, 660, LEFT_COLUMN)
    sheet.line(GUTTER, 28, "1", 8)
    sheet.next_page()
    sheet.line(LEFT, HEIGHT - 34, "RIVER DESK", 8, "Helvetica")
    sheet.column(LEFT, 760, SECOND_PAGE)
    sheet.line(LEFT, 700, "What comes next", 10, "Helvetica-Bold")
    sheet.line(LEFT, 684, "The commission meets in May.")
    sheet.line(GUTTER, 28, "2", 8)
    return sheet.done()


def test_columns_are_read_one_after_the_other_and_sentences_run_on_across_them() -> None:
    document = read_bytes("river.pdf", brief())
    check(document)
    said = " ".join(parts(document, "body"))
    assert "the question of the reservoirs was even raised." in said
    assert "is not in force any longer. A court of arbitration" in said
    assert all(len(p) == 1 for p in passages(document))


def test_a_hyphen_at_a_line_end_is_undone_unless_the_word_has_one() -> None:
    said = " ".join(parts(read_bytes("river.pdf", brief()), "body"))
    assert "the lower basin will supply" in said
    assert "the post-war treaty" in said


def test_running_heads_and_page_numbers_stand_outside_the_sentences() -> None:
    document = read_bytes("river.pdf", brief())
    furniture = parts(document, "furniture")
    assert furniture.count("RIVER DESK") == 2
    assert {"1", "2", "Ilona Marek"} <= set(furniture)


def test_title_author_day_and_publisher_come_from_the_page_where_the_file_has_none() -> None:
    document = read_bytes("river.pdf", brief())
    assert document.title == "Third Round of the River Talks"
    assert (document.author, document.publisher) == ("Ilona Marek", "River Desk")
    assert document.published == "2024-03-03"
    assert parts(document, "title") == ["Third Round of the River Talks", "What comes next"]


def test_title_and_author_of_the_file_come_first() -> None:
    sheet = Sheet(title="A pact on the upper well", author="Ana Lund")
    sheet.line(LEFT, 700, "The two towns agreed on Friday to share the water of the upper well.")
    document = read_bytes("well.pdf", sheet.done())
    assert (document.title, document.author) == ("A pact on the upper well", "Ana Lund")
    assert document.published  # the day on which the file was made, for want of another


def test_a_table_is_read_row_by_row() -> None:
    sheet = Sheet()
    sheet.line(LEFT, 740, "The two towns agreed on Friday how much water each may draw from the upper well.")
    for number, (town, share) in enumerate(
        (("Northtown", "40 litres"), ("Southtown", "35 litres"), ("Mill", "5 litres"))
    ):
        sheet.line(LEFT, 700 - 14 * number, town)
        sheet.line(RIGHT, 700 - 14 * number, share)
    text = " ".join(read_bytes("well.pdf", sheet.done()).text.split())
    assert "Northtown 40 litres" in text


def test_locked_cut_off_and_scanned_files_are_refused() -> None:
    with pytest.raises(Unreadable, match="password"):
        read_bytes("locked.pdf", locked_pdf())
    with pytest.raises(Unreadable, match="OCR"):
        read_bytes("scan.pdf", scanned_pdf())
    for cut in (40, 300):
        with pytest.raises(Unreadable, match="damaged or cut-off"):
            read_bytes("half.pdf", brief()[:cut])


def test_a_large_initial_belongs_to_its_word_and_a_note_mark_to_no_number() -> None:
    sheet = Sheet()
    sheet.line(LEFT, 676, "T", 40)
    sheet.line(LEFT + 28, 700, "he two towns agreed on Friday to share the water of the well")
    sheet.line(LEFT + 28, 688, "and to send home all prisoners")
    sheet.line(LEFT + 28 + 122, 691.5, "2", 6)
    sheet.line(LEFT + 28 + 127, 688, "by June, which frees 3 million m")
    sheet.line(LEFT + 28 + 257, 691.5, "3", 6)
    sheet.line(LEFT + 28 + 262, 688, "of water.")
    (said,) = parts(read_bytes("well.pdf", sheet.done()), "body")
    assert said.startswith("The two towns agreed")
    assert "all prisoners by June" in said


def test_a_paragraph_that_a_page_ends_runs_on_over_a_footnote() -> None:
    sheet = Sheet()
    for page in range(2):
        sheet.column(
            LEFT,
            760,
            [f"Line {n} of page {page} says that the two towns are about to share the upper" for n in range(4)],
        )
        sheet.column(LEFT, 700, ["well and that the mediator asks both of them for"])
        sheet.line(LEFT, 90, f"{page + 1} Harbour Post, 'Wells of the north', 3 May.", 7)
        sheet.line(GUTTER, 28, f"{page + 1}", 8)
        sheet.next_page()
    document = read_bytes("well.pdf", sheet.done())
    check(document)
    assert "Harbour Post" not in " ".join(parts(document, "body", "title"))
    assert "asks both of them for Line 0 of page 1" in " ".join(parts(document, "body"))


LOOSE = [
    "The upper state opened its northern",
    "sluice in response to requests of the",
    "downstream commissioner",
    "and of two",
    "municipalities, which had waited for it",
    "since March.",
]
TIGHT = [
    "Nobody on the lower bank will pay for",
    "power that comes late in the year, so",
    "the chairman has asked for guarantees",
    "and for a first delivery in the spring,",
    "or else the gate is to be closed again",
    "before June.",
]


@pytest.mark.parametrize("columns", [1, 2])
def test_words_that_justification_spreads_stay_on_their_line(columns: int) -> None:
    sheet = Sheet()
    sheet.spread(LEFT, LEFT + 165, 700, LOOSE)
    if columns == 2:
        sheet.spread(LEFT + 182, LEFT + 347, 700, TIGHT)
    document = read_bytes("sluice.pdf", sheet.done())
    check(document)
    assert parts(document, "body") == [" ".join(lines) for lines in (LOOSE, TIGHT)[:columns]]


def test_a_little_more_space_after_a_full_stop_parts_paragraphs() -> None:
    first, second = [*TIGHT[:-1], "before the month of June is over."], LOOSE
    sheet = Sheet()
    sheet.spread(LEFT, LEFT + 165, 700, first)
    sheet.spread(LEFT, LEFT + 165, 700 - 12 * len(first) - 3, second)
    assert parts(read_bytes("sluice.pdf", sheet.done()), "body") == [" ".join(first), " ".join(second)]


def test_a_last_line_short_of_a_common_right_edge_ends_its_paragraph() -> None:
    first, second = [*TIGHT[:-1], "before the month of June is over."], LOOSE
    sheet = Sheet()
    sheet.spread(LEFT, LEFT + 165, 700, first)
    sheet.spread(LEFT, LEFT + 165, 700 - 12 * len(first), second)
    assert parts(read_bytes("sluice.pdf", sheet.done()), "body") == [" ".join(first), " ".join(second)]


def test_names_at_both_ends_of_a_line_are_not_joined() -> None:
    sheet = Sheet()
    sheet.line(LEFT, 760, "Ilona Marek")
    sheet.line(LEFT + 300, 760, "River Desk")
    sheet.spread(LEFT, LEFT + 165, 700, TIGHT)
    assert "Ilona Marek River Desk" not in read_bytes("sluice.pdf", sheet.done()).text.replace("\n", "|")


@pytest.mark.parametrize(
    ("head", "publisher"),
    [("LOWER RIVER REVIEW", "Lower River Review"), ("Pact on the Sluice", None), ("CONFIDENTIAL", None)],
)
def test_a_running_head_is_the_publisher_unless_it_is_the_title_or_a_label(head: str, publisher: str | None) -> None:
    sheet = Sheet(title="A Pact on the Sluice and What It Leaves Out", author="Ilona Marek")
    for page in ("1", "2"):
        sheet.line(LEFT, HEIGHT - 34, head, 8)
        if page == "1":
            sheet.line(LEFT, 740, "A Pact on the Sluice and What It Leaves Out", 16, "Times-Bold")
        sheet.spread(LEFT, LEFT + 165, 700, TIGHT)
        sheet.line(GUTTER, 28, page, 8)
        sheet.next_page()
    assert read_bytes("sluice.pdf", sheet.done()).publisher == publisher
