"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from detente.errors import DetenteError


def write_whole(path: Path, parts: Iterable[str]) -> None:
    """Write the parts to ``path`` in UTF-8; whoever reads it sees the old file or the new one, never half.

    Raises ``DetenteError`` where that cannot be done; the old file is then as it was.
    """
    target = path.resolve()  # through a symbolic link to the file that is meant
    try:
        if target.exists() and not target.is_file():  # /dev/stdout, a pipe: nothing to put in place of
            with target.open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(parts)
        else:
            _replace(target, parts)
    except OSError as error:
        raise DetenteError(f"{path}: cannot be written ({error.strerror}); give another file with -o") from error


def _replace(target: Path, parts: Iterable[str]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(handle)
        draft.chmod(_mode(target))
        draft.replace(target)
    except BaseException:  # Ctrl-C too must leave no draft behind
        draft.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets here (a draft is private)."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
