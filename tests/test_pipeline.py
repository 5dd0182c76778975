"""One report cannot cost the others, nor take the place of another."""

from __future__ import annotations

from pathlib import Path

from detente.pipeline import keep
from detente.reading import Refusal
from detente.record.model import Document, Extraction
from detente.record.store import Store
from tests.record.samples import ENGINE, TEXT, document, extraction


class Rules:
    """An engine that fails on one report; it counts what it was given."""

    name = ENGINE

    def __init__(self) -> None:
        self.given: list[str] = []

    def extract(self, document: Document) -> Extraction:
        self.given.append(document.name)
        if document.name == "odd.txt":
            raise KeyError("weeks")
        return extraction(document.name)


def test_a_report_on_which_the_engine_fails_is_refused_and_the_rest_is_kept(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        outcome = keep([document("a.txt"), document("odd.txt"), document("b.txt")], Rules(), store)
        assert outcome.names == ("a.txt", "b.txt")
        assert [refusal.path for refusal in outcome.refusals] == ["odd.txt"]
        assert "KeyError" in str(outcome.refusals[0])
        assert [one.name for one in store.documents()] == ["a.txt", "b.txt"]


def test_what_is_known_is_not_given_to_the_engine_again(tmp_path: Path) -> None:
    engine = Rules()
    with Store.open(tmp_path / "r.db") as store:
        assert keep([document(), document()], engine, store).added == 1
        again = keep([document()], engine, store)
    assert (again.names, again.added) == (("grain.txt",), 0)
    assert engine.given == ["grain.txt"]


def test_two_reports_of_one_name_are_not_taken_for_versions(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        outcome = keep([document(), document(text=TEXT + " More.")], Rules(), store)
        assert "another document of this name" in str(outcome.refusals[0])
        assert store.documents() == [document()]


def test_refusals_of_the_reader_and_of_foreign_languages_are_passed_on(tmp_path: Path) -> None:
    unread = Refusal("scan.pdf", "has no text", "run it through OCR")
    foreign = Document("uk.txt", "Текст", "0", language="uk")
    heard: list[str] = []
    with Store.open(tmp_path / "r.db") as store:
        outcome = keep([unread, foreign, document()], Rules(), store, heard.append)
    assert [refusal.path for refusal in outcome.refusals] == ["scan.pdf", "uk.txt"]
    assert heard == ["grain.txt"]
    assert str(outcome) == "documents: 1 read, 2 refused"


def test_a_text_that_cannot_be_stored_is_refused(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        outcome = keep([Document("odd\udcff.txt", "Text.", "0")], Rules(), store)
    assert "no characters" in str(outcome.refusals[0])
