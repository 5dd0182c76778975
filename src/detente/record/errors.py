"""What can be wrong with a record file, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from detente.errors import DetenteError

# SQLite's result codes (https://www.sqlite.org/rescode.html) in a reader's words.
_MEANINGS = {
    "SQLITE_BUSY": "another program is writing to it; wait until that is done, or close it",
    "SQLITE_LOCKED": "another program is writing to it; wait until that is done, or close it",
    "SQLITE_NOTADB": "not a record; give another file with --record",
    "SQLITE_CORRUPT": "damaged; bring back a copy of it, or read the documents into a new record",
    "SQLITE_READONLY": "may not be written to; copy it to a folder of yours and use the copy with --record",
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder exists and that you may write there",
    "SQLITE_PERM": "cannot be opened; check that you may read and write it",
    "SQLITE_FULL": "the disk is full; nothing of this document was kept",
    "SQLITE_IOERR": "the disk failed while reading or writing it",
}


class RecordError(DetenteError):
    """The record file cannot be used; ``str()`` is one line that names the file and says what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turn what the database says about ``path`` into a ``RecordError``."""
    try:
        yield
    except DBAPIError as error:
        raise RecordError(path, _meaning(error)) from error


def _meaning(error: DBAPIError) -> str:
    # The extended codes (SQLITE_READONLY_DBMOVED, …) begin with the plain one.
    code = "_".join(str(getattr(error.orig, "sqlite_errorname", "")).split("_")[:2])
    return _MEANINGS.get(code, f"the record cannot be used: {' '.join(str(error.orig).split())}")
