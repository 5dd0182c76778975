"""Paths that a person names to documents, one after the other, each with a name of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from detente.record.model import Document

from .formats import read_bytes
from .kinds import ending, is_read, looks_like_document, unsupported
from .limits import LIMITS, Limits, megabytes
from .refusals import Refusal, Unreadable

Outcome = Document | Refusal


def is_address(path: str) -> bool:
    """Whether a path is the address of a page on the web."""
    return "://" in path[:12]


class _Names:
    """Gives each document a name of its own: the short one, or as many folders before it as tell it apart."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, short: str, path: Path) -> str:
        folders = list(path.absolute().parts[: -len(PurePosixPath(short).parts)])
        candidate = short
        while candidate in self._given and folders:
            candidate = f"{folders.pop().strip('/')}/{candidate}"
        number = 2
        while candidate in self._given:
            candidate = f"{short} ({number})"
            number += 1
        self._given.add(candidate)
        return candidate


def _load(path: Path, limits: Limits) -> bytes:
    """The bytes of a file that is not too large to be a report."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Unreadable("is neither a file nor a folder", "name a file that holds a document")
        if size > limits.file_bytes:
            raise Unreadable(
                f"has {megabytes(size)}, more than the {megabytes(limits.file_bytes)} that are read",
                "split it, or save the text alone",
            )
        return path.read_bytes()
    except PermissionError as error:
        raise Unreadable("may not be read by you", "change its permissions") from error
    except OSError as error:
        raise Unreadable(
            f"could not be read ({error.strerror or 'unknown error'})", "check the disk and the path"
        ) from error


def _file(path: Path, name: str, limits: Limits) -> Iterator[Outcome]:
    """The document in a file, or the documents in an archive."""
    try:
        if looks_like_document(path.name) or (ending(path.name) and not is_read(path.name)):
            raise unsupported(path.name)
        data = _load(path, limits)
        if ending(path.name) == "zip":
            yield from _archive(data, name, limits)
        else:
            yield from _skipped(name, data)
            yield read_bytes(name, data)
    except Unreadable as error:
        yield error.refusal(name)


def _skipped(name: str, data: bytes) -> Iterator[Refusal]:
    """The reports that come as files with a mail: nobody should think that they were read."""
    if ending(name) == "eml":
        from .eml import attachments

        for attached in attachments(data):
            yield Refusal(f"{name}/{attached}", "comes with a mail and was skipped", "save it as a file and read that")


def _archive(data: bytes, name: str, limits: Limits) -> Iterator[Outcome]:
    from .archive import members

    empty = True
    for member in members(data, limits):
        empty = False
        inner = f"{name}/{member.name}"
        try:
            if isinstance(member.content, Unreadable):
                raise member.content
            if looks_like_document(member.name):
                raise unsupported(member.name)
            yield from _skipped(inner, member.content)
            yield read_bytes(inner, member.content)
        except Unreadable as error:
            yield error.refusal(inner)
    if empty:
        raise Unreadable("holds no documents", "check that the right archive was saved")


def _in_folder(folder: Path) -> list[tuple[str, Path]]:
    """Files of a folder that someone may want read, by their path in it. Links to folders are not followed."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith((".", "__"))]
        for name in names:
            if not name.startswith((".", "~$")) and (is_read(name) or looks_like_document(name)):
                path = Path(parent, name)
                found.append((path.relative_to(folder).as_posix(), path))
    return sorted(found)


def _page(url: str, limits: Limits, allow_private: bool) -> Outcome:
    from .fetch import fetch

    try:
        if not url.lower().startswith(("http://", "https://")):
            raise Unreadable("is neither an http nor an https address", "save the page and name the file")
        page = fetch(url, limits, allow_private=allow_private)
        return read_bytes(url, page.data, url=page.url, content_type=page.content_type or "text/html")
    except Unreadable as error:
        return error.refusal(url)


def read(paths: Sequence[str], *, limits: Limits = LIMITS, allow_private_addresses: bool = False) -> Iterator[Outcome]:
    """The documents that the paths name, in the order given, and a refusal for each that can't be read.

    Args:
        paths: files, folders (read with all folders in them, by name), zip archives, http(s) addresses.
        limits: what one input may cost.
        allow_private_addresses: also fetch from loopback and private networks.

    A file is read once, however often it is named. Names are unique within one call: the file's name, or its path
    in the folder that was named, ``archive.zip/inner.txt`` in an archive, the address of a page; where two would
    clash, the later one is told apart by the folders above it. Nothing is raised for bad input.
    """
    names = _Names()
    seen: set[Path | str] = set()
    for given in paths:
        if is_address(given):
            if given not in seen:
                seen.add(given)
                yield _page(given, limits, allow_private_addresses)
            continue
        yield from _local(given, names, seen, limits)


def _local(given: str, names: _Names, seen: set[Path | str], limits: Limits) -> Iterator[Outcome]:
    path = Path(given)
    try:
        exists = bool(given.strip()) and path.exists()  # the empty path would be the current folder
        is_folder = exists and path.is_dir()
        files = _in_folder(path) if is_folder else [(path.name, path)]
    except (OSError, ValueError):
        exists, is_folder, files = False, False, []
    if not exists:
        yield Refusal(given or "(no path)", "is not there", "check the spelling and the folder you are in")
    elif is_folder and not files:
        yield Refusal(given, "holds no documents", "name a folder with reports in it")
    else:
        for short, file in files:
            real = file.resolve()
            if real not in seen:
                seen.add(real)
                yield from _file(file, names.name(short, file), limits)
