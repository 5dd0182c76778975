"""A file that is no usable record is told of in one line that names it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from detente.record.errors import RecordError
from detente.record.schema import FORMAT
from detente.record.store import Store
from tests.record.samples import ENGINE, document, extraction


def record(path: Path) -> Path:
    with Store.open(path) as store:
        store.add(document(), extraction(), ENGINE)
    return path


def refusal(path: Path, *, create: bool = True) -> str:
    with pytest.raises(RecordError) as raised, Store.open(path, create=create, patience=0.05) as store:
        store.add(document("other.txt"), extraction("other.txt"), ENGINE)
    line = str(raised.value)
    assert str(path) in line
    assert "\n" not in line
    return line


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes on the grain talks. " * 100)
    assert "not a record" in refusal(path)
    assert path.read_text().startswith("These are my notes")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()
    assert "another program" in refusal(path)
    assert path.read_bytes() == before


def test_a_record_of_a_newer_program(tmp_path: Path) -> None:
    path = record(tmp_path / "r.db")
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER record_format_no_update")
    connection.execute("UPDATE record_format SET version = ?", (FORMAT + 1,))
    connection.commit()
    connection.close()
    assert "newer Détente" in refusal(path)


def test_a_record_that_another_program_writes_to(tmp_path: Path) -> None:
    path = record(tmp_path / "r.db")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    assert "another program is writing" in refusal(path)
    connection.close()


def test_a_damaged_record(tmp_path: Path) -> None:
    path = record(tmp_path / "r.db")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert "damaged" in refusal(path)


def test_a_record_cut_short(tmp_path: Path) -> None:
    path = record(tmp_path / "r.db")
    path.write_bytes(path.read_bytes()[:6000])
    assert "damaged" in refusal(path)


def test_a_record_that_may_not_be_written_to(tmp_path: Path) -> None:
    assert "may not be written to" in refusal(record(tmp_path / "r.db"), create=False)


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    assert "a folder" in refusal(tmp_path)
    assert "there is no folder" in refusal(tmp_path / "none" / "r.db")


def test_no_record_where_one_is_to_be_read(tmp_path: Path) -> None:
    assert "no record here yet" in refusal(tmp_path / "r.db", create=False)
    assert not (tmp_path / "r.db").exists()


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "r.db").touch()
    assert record(tmp_path / "r.db").stat().st_size > 0


def test_signs_that_mean_something_in_a_uri_may_stand_in_the_name(tmp_path: Path) -> None:
    path = record(tmp_path / "récord #1 100%?mode=ro.db")
    with Store.open(path, create=False) as store:
        assert len(store.documents()) == 1
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
