"""The record keeps what was read, once, whole, and with its older versions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from detente.record import schema
from detente.record.errors import RecordError
from detente.record.model import Evidence
from detente.record.store import Store
from tests.record.samples import ENGINE, TEXT, document, extraction, release


def rows(path: Path) -> dict[str, int]:
    """How many rows each table holds, older versions included."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        counted = {
            name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for name, table in schema.metadata.tables.items()
        }
    engine.dispose()
    return counted


def test_what_was_added_comes_back_the_same_from_a_new_opening(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        assert store.add(document(), extraction(), ENGINE)
    with Store.open(tmp_path / "r.db", create=False) as store:
        assert store.documents() == [document()]
        assert store.extractions() == [extraction()]
        assert store.statements() == list(extraction().statements)
        assert store.exchanges() == list(extraction().exchanges)


def test_reading_the_same_twice_adds_no_row(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        store.add(document(), extraction(), ENGINE)
        before = rows(tmp_path / "r.db")
        assert store.known(document(), ENGINE)
        assert not store.add(document(), extraction(), ENGINE)
    assert rows(tmp_path / "r.db") == before


def test_a_changed_document_supersedes_the_old_one_which_stays_in_the_file(tmp_path: Path) -> None:
    changed = document(text=TEXT + " More talks follow.")
    with Store.open(tmp_path / "r.db") as store:
        store.add(document(), extraction(), ENGINE)
        assert not store.known(changed, ENGINE)
        store.add(changed, replace(extraction(), exchanges=()), ENGINE)
        assert store.documents() == [changed]
        assert store.exchanges() == []
    counted = rows(tmp_path / "r.db")
    assert (counted["documents"], counted["readings"], counted["statements"]) == (2, 2, 4)


def test_an_older_version_that_comes_back_is_current_again(tmp_path: Path) -> None:
    changed = document(text=TEXT + " More talks follow.")
    with Store.open(tmp_path / "r.db") as store:
        for version in (document(), changed, document()):
            assert store.add(version, extraction(), ENGINE)
        assert store.documents() == [document()]
    assert rows(tmp_path / "r.db")["documents"] == 2


def test_a_corrected_date_of_publication_is_a_new_version(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        store.add(document(), extraction(), ENGINE)
        assert not store.known(document(published="2023-06-04"), ENGINE)


def test_a_new_engine_reads_again_and_is_the_one_shown(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        store.add(document(), extraction(), ENGINE)
        assert not store.known(document(), "rules-0.2.0")
        store.add(document(), replace(extraction(), statements=extraction().statements[:1]), "rules-0.2.0")
        assert len(store.statements()) == 1
    assert rows(tmp_path / "r.db")["documents"] == 1


def test_documents_come_in_order_of_names_and_can_be_chosen(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        for name in ("c.txt", "a.txt", "b.txt"):
            store.add(document(name), extraction(name), ENGINE)
        assert [one.name for one in store.documents()] == ["a.txt", "b.txt", "c.txt"]
        assert [one.document for one in store.extractions({"c.txt", "a.txt"})] == ["a.txt", "c.txt"]


def test_a_quote_that_does_not_stand_there_is_not_taken(tmp_path: Path) -> None:
    wrong = replace(extraction(), statements=(release(evidence=(Evidence(0, 4, "Gree"),)),))
    with Store.open(tmp_path / "r.db") as store:
        with pytest.raises(ValueError, match="does not stand"):
            store.add(document(), wrong, ENGINE)
        with pytest.raises(ValueError, match="no evidence"):
            store.add(document(), replace(wrong, statements=(release(evidence=()),)), ENGINE)
    assert rows(tmp_path / "r.db")["documents"] == 0


def test_a_failure_half_way_leaves_nothing_of_the_document(tmp_path: Path) -> None:
    twice = replace(extraction(), statements=(release(), release()))  # the second breaks a constraint of the last table
    with Store.open(tmp_path / "r.db") as store:
        store.add(document("first.txt"), extraction("first.txt"), ENGINE)
        before = rows(tmp_path / "r.db")
        with pytest.raises(RecordError):
            store.add(document(), twice, ENGINE)
        assert [one.name for one in store.documents()] == ["first.txt"]
        assert store.search("sailors") == [*store.search("sailors")]
        assert {found.document for found in store.search("sailors")} == {"first.txt"}
    assert rows(tmp_path / "r.db") == before


def test_no_row_can_be_changed_or_removed(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        store.add(document(), extraction(), ENGINE)
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'r.db'}")
    with engine.connect() as connection:
        for table in schema.metadata.tables.values():
            if table.name == "record_format":
                continue
            with pytest.raises(sa.exc.IntegrityError, match="only ever added"):
                connection.execute(sa.delete(table))
        with pytest.raises(sa.exc.IntegrityError, match="only ever added"):
            connection.execute(sa.update(schema.documents).values(text="other"))
    engine.dispose()


def test_two_programs_can_add_to_one_record(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as one, Store.open(tmp_path / "r.db") as other:
        one.add(document("a.txt"), extraction("a.txt"), ENGINE)
        other.add(document("b.txt"), extraction("b.txt"), ENGINE)
        assert not one.add(document("b.txt"), extraction("b.txt"), ENGINE)
        assert [found.name for found in one.documents()] == ["a.txt", "b.txt"]


def test_the_tables_can_be_made_in_postgresql_too() -> None:
    made: list[str] = []
    schema.metadata.create_all(
        sa.create_mock_engine("postgresql://", lambda sql, *_: made.append(str(sql))), checkfirst=False
    )
    assert sum("CREATE TABLE" in sql for sql in made) == len(schema.metadata.tables)


class TestSearch:
    def test_evidence_comes_before_whole_documents(self, tmp_path: Path) -> None:
        with Store.open(tmp_path / "r.db") as store:
            store.add(document(), extraction(), ENGINE)
            found = store.search("freed sailors")
        assert [one.statement and one.statement.id for one in found] == ["grain.txt-release", None]

    def test_accents_case_and_signs_do_not_matter(self, tmp_path: Path) -> None:
        with Store.open(tmp_path / "r.db") as store:
            store.add(document(), extraction(), ENGINE)
            assert [one.document for one in store.search('"DEJA" (vu*')] == ["grain.txt"]
            assert store.search('"-*') == []

    def test_superseded_text_is_not_found(self, tmp_path: Path) -> None:
        with Store.open(tmp_path / "r.db") as store:
            store.add(document(), extraction(), ENGINE)
            store.add(document(text="Nothing of note."), replace(extraction(), statements=(), exchanges=()), ENGINE)
            assert store.search("sailors") == []
