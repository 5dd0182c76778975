"""Files, folders and archives: each document once, each failure in one clear line."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from detente.reading import LIMITS, Refusal, Unreadable, read, read_bytes, unsupported_language
from detente.record.model import Document

from .pages import linked, locked_pdf, marked_as_encrypted, scanned_pdf, zipped

SAID = "The two towns agreed on Friday to share the water of the upper well."


def names(outcomes: list[Document | Refusal]) -> list[str]:
    return [o.name for o in outcomes if isinstance(o, Document)]


def refusals(outcomes: list[Document | Refusal]) -> list[Refusal]:
    return [o for o in outcomes if isinstance(o, Refusal)]


def put(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_a_folder_is_read_with_its_folders_in_order_of_names(tmp_path: Path) -> None:
    put(tmp_path, {"b.txt": SAID, "a/z.md": SAID, "a/b.txt": SAID, "README.md": SAID})
    assert names(list(read([str(tmp_path)]))) == ["README.md", "a/b.txt", "a/z.md", "b.txt"]


def test_a_folder_passes_over_what_is_no_document_and_names_what_might_be_one(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "a.txt": SAID,
            ".hidden.txt": SAID,
            ".git/a.txt": SAID,
            "record.db": "x",
            "record.db-wal": "x",
            "data.json": "{}",
            "run.py": "x",
            "~$memo.docx": "x",
            "sheet.xlsx": "x",
            "map.png": "x",
        },
    )
    outcomes = list(read([str(tmp_path)]))
    assert names(outcomes) == ["a.txt"]
    assert [r.path for r in refusals(outcomes)] == ["map.png", "sheet.xlsx"]
    assert "kinds that are: text" in str(refusals(outcomes)[1])


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": SAID})
    file = str(tmp_path / "a.txt")
    assert names(list(read([file, file, str(tmp_path)]))) == ["a.txt"]


def test_names_that_would_clash_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    put(tmp_path, {"one/a.txt": SAID, "two/a.txt": SAID, "three/x/a.txt": SAID})
    paths = [str(tmp_path / p) for p in ("one", "two", "three/x/a.txt")]
    assert names(list(read(paths))) == ["a.txt", "two/a.txt", "x/a.txt"]


def test_an_archive_is_read_by_the_names_in_it(tmp_path: Path) -> None:
    put(tmp_path, {"pack.zip": zipped({"b.txt": SAID, "in/a.txt": SAID, "__MACOSX/a.txt": "x", "x.json": "{}"})})
    assert names(list(read([str(tmp_path / "pack.zip")]))) == ["pack.zip/b.txt", "pack.zip/in/a.txt"]


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "white space"),
    "blank16.txt": (" \n".encode("utf-16"), "white space|no text"),
    "program.txt": (bytes(range(256)) * 20, "not text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG picture"),
    "locked.pdf": (locked_pdf(), "password"),
    "cut.pdf": (locked_pdf()[:200], "damaged or cut-off"),
    "scan.pdf": (scanned_pdf(), "OCR"),
    "half.docx": (zipped({"word/document.xml": "<w"})[:60], "not a whole Word file"),
    "none.eml": (b"\x00\x01", "not an e-mail|not text|without text"),
    "table.xlsx": (b"PK\x03\x04", "Excel"),
    "map.png": (b"\x89PNG", "picture is not read"),
    "code.py": (b"print()", r"\.py"),
    "broken.zip": (b"PK\x03\x04zzz", "not a whole zip"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_one_line_with_its_name_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    content, complaint = BAD[name]
    put(tmp_path, {name: content, "zz.txt": SAID})
    outcomes = list(read([str(tmp_path / name), str(tmp_path / "zz.txt")]))
    assert names(outcomes) == ["zz.txt"]
    (refused,) = refusals(outcomes)
    line = str(refused)
    assert line.startswith(f"{name}: ") and "; " in line and "\n" not in line
    assert re.search(complaint, line)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (refused,) = refusals(list(read([str(tmp_path / "nowhere.txt")])))
    assert str(refused) == f"{tmp_path / 'nowhere.txt'}: is not there; check the spelling and the folder you are in"


def test_odd_paths_are_refused_and_raise_nothing() -> None:
    outcomes = list(read(["a\0b.txt", "", "x" * 5000, "ftp://example.org/a.txt", "line\nbreak.txt"]))
    assert len(refusals(outcomes)) == 5
    assert all("\n" not in str(r) and "\0" not in str(r) for r in refusals(outcomes))


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), 300_000_000)
    (refused,) = refusals(list(read([str(huge)])))
    assert "300 MB" in str(refused) and "50 MB" in str(refused)


def test_an_archive_that_reaches_out_or_blows_up_is_refused_member_by_member(tmp_path: Path) -> None:
    bomb = zipped({"../../evil.txt": SAID, "/abs.txt": SAID, "C:\\abs.txt": SAID, "ok.txt": SAID,
                   "inner.zip": zipped({"a.txt": SAID}), "zeros.txt": b" " * 30_000_000})  # fmt: skip
    outcomes = list(read([str(put(tmp_path, {"pack.zip": bomb}) / "pack.zip")]))
    assert names(outcomes) == ["pack.zip/ok.txt"]
    reasons = {r.path.removeprefix("pack.zip/"): r.reason for r in refusals(outcomes)}
    assert set(reasons) == {"../../evil.txt", "/abs.txt", "C:\\abs.txt", "inner.zip", "zeros.txt"}
    assert "expands" in reasons["zeros.txt"] and "outside" in reasons["/abs.txt"] and "inside" in reasons["inner.zip"]


def test_all_members_together_may_not_grow_beyond_the_limit(tmp_path: Path) -> None:
    members = {f"{n}.txt": os.urandom(200).hex() + SAID for n in range(5)}
    path = put(tmp_path, {"pack.zip": zipped(members)}) / "pack.zip"
    outcomes = list(read([str(path)], limits=replace(LIMITS, archive_bytes=1_000)))
    assert 0 < len(names(outcomes)) < 5
    assert len(outcomes) == 5


def test_locked_members_and_links_are_refused(tmp_path: Path) -> None:
    put(
        tmp_path,
        {"locked.zip": marked_as_encrypted(zipped({"a.txt": SAID})), "link.zip": linked("a.txt", "/etc/passwd")},
    )
    reasons = [r.reason for r in refusals(list(read([str(tmp_path)])))]
    assert reasons == ["is a link, not a file", "is locked with a password"]


def test_an_archive_in_a_file_of_another_kind_is_bounded_too() -> None:
    with pytest.raises(Unreadable, match="expands"):
        read_bytes("memo.docx", zipped({"word/document.xml": b" " * 30_000_000}))


def test_a_link_to_a_folder_above_does_not_go_round_for_ever(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": SAID})
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(list(read([str(tmp_path)]))) == ["a.txt"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Сторони домовилися про обмін полоненими на кордоні.", "Ukrainian"),
        ("Strony uzgodniły wymianę jeńców na granicy w środę.", "Polish"),
    ],
)
def test_a_language_that_is_not_understood_is_named_with_what_to_do(text: str, language: str) -> None:
    refused = unsupported_language(read_bytes("a.txt", text.encode()))
    assert refused is not None and f"a.txt: is in {language}" in str(refused)


def test_english_and_texts_too_short_to_tell_are_not_refused() -> None:
    assert unsupported_language(read_bytes("a.txt", SAID.encode())) is None
    assert unsupported_language(read_bytes("a.txt", b"Sana'a, Aden")) is None
    stated = read_bytes("a.txt", b"title: x\nlanguage: English\n\nZgoda.")
    assert stated.language == "en"
