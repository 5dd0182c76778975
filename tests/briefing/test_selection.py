"""A row says who did what; the rest stays in the record."""

from __future__ import annotations

from dataclasses import replace

from detente.briefing.brief import write_brief
from detente.briefing.selection import states
from detente.record.model import Extraction
from tests.briefing.stories import CHILE, PERU, document, says


def test_words_state_a_deed_only_with_a_verb_of_their_own_before_any_guess() -> None:
    assert states("the ferry line was closed in May")
    assert not states("the largest handover in ten years")
    assert not states("a pilot who was barred from the port")
    assert not states("Lima will probably close the port")
    assert not states("We also urge both sides to open the port")


def test_what_ought_not_to_be_is_asked_for_and_not_refused() -> None:
    doc = document("ought.txt", "The fishing ban should not be eased. Chile refused to open the port of Arica.\n")
    ought = says(
        doc, "The fishing ban should not be eased", "restriction", "ease", status="denied", thing="The fishing ban",
        category="measure",
    )  # fmt: skip
    refused = says(
        doc, "Chile refused to open the port of Arica", "concession", "open", actor=(CHILE,), status="refused",
        thing="the port of Arica",
    )  # fmt: skip
    text = write_brief([doc], [Extraction(doc.name, (ought, refused), ())])
    undone, wanted = text.split("## Asked for and promised")
    assert "should not" not in undone and "port of Arica" in undone.split("What did not happen")[1]
    assert "“The fishing ban should not be eased” [[1.1]]" in wanted.split("## Sources")[0]


def test_an_undated_report_of_a_deed_joins_the_dated_one_of_the_same_week() -> None:
    first = document("a.txt", "Peru released 60 sailors on 4 March.\n", "2031-03-04")
    second = document("b.txt", "So Peru released 59 sailors, not 60.\n", "2031-03-06")
    much_later = document("c.txt", "Peru released 60 sailors, at a time when hopes were high.\n", "2031-09-06")
    told = [
        says(
            first, "Peru released 60 sailors on 4 March", "concession", "release", actor=(PERU,), thing="60 sailors",
            category="people", amount=60, days=("2031-03-04", "2031-03-04"),
        ),
        says(
            second, "Peru released 59 sailors", "concession", "release", actor=(PERU,), thing="59 sailors",
            category="people", amount=59,
        ),
    ]  # fmt: skip
    text = write_brief([first, second], [Extraction(s.document, (s,), ()) for s in told])
    assert "Freed by Peru, 4 March: **59** [[2.1]], or **60** [[1.1]]" in text.replace(
        "**60** [[1.1]], or **59** [[2.1]]", "**59** [[2.1]], or **60** [[1.1]]"
    )
    later = says(
        much_later, "Peru released 59 sailors".replace("59", "60"), "concession", "release", actor=(PERU,),
        thing="60 sailors", category="people", amount=60,
    )  # fmt: skip
    apart = write_brief([second, much_later], [Extraction(s.document, (s,), ()) for s in (told[1], later)])
    assert "reported 6 September" in apart


def test_the_newest_count_of_those_held_comes_first() -> None:
    old = document("old.txt", "More than 300 sailors are still held in Peru.\n", "2031-01-05")
    new = document("new.txt", "Exactly 210 sailors are still held in Peru.\n", "2031-05-05")
    counts = [
        says(
            old, "More than 300 sailors are still held in Peru", "stock", "hold", actor=(PERU,), thing="sailors",
            category="people", amount=300, qualifier="more_than", scope="remaining",
        ),
        says(
            new, "210 sailors are still held in Peru", "stock", "hold", actor=(PERU,), thing="sailors",
            category="people", amount=210, scope="remaining",
        ),
    ]  # fmt: skip
    text = write_brief([old, new], [Extraction(s.document, (s,), ()) for s in counts])
    assert text.index("(reported 5 May): **210**") < text.index("(reported 5 January): **more than 300**")


def test_a_name_in_another_spelling_has_its_usual_one_in_our_own_words() -> None:
    doc = document("name.txt", "Svetlana Tikhanovskaya was released on 4 March.\n")
    freed = says(
        doc, "Svetlana Tikhanovskaya was released on 4 March", "concession", "release", actor=(PERU,),
        thing="Svetlana Tikhanovskaya", category="people", days=("2031-03-04", "2031-03-04"),
    )  # fmt: skip
    text = write_brief([doc], [Extraction(doc.name, (replace(freed, actor=()),), ())])
    assert "elease of Sviatlana Tsikhanouskaya" in text
    assert "**Sviatlana Tsikhanouskaya**: also “Tikhanovskaya”" in text
