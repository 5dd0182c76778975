"""A file is written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.errors import DetenteError
from detente.files import write_whole


def broken() -> Iterator[str]:
    yield "half"
    raise KeyboardInterrupt


def test_an_interrupted_writing_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, broken())
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_gets_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "new.md", ["text"])
    finally:
        os.umask(mask)
    assert (tmp_path / "new.md").stat().st_mode & 0o777 == 0o644
    (tmp_path / "new.md").chmod(0o600)
    write_whole(tmp_path / "new.md", ["again"])
    assert (tmp_path / "new.md").stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link_to_the_new_text(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    write_whole(tmp_path / "link.md", ["new"])
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path("/dev/null"), ["text"])
    assert not Path("/dev/null").is_file()


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(DetenteError, match="cannot be written"):
        write_whole(tmp_path / "none" / "brief.md", ["text"])
