"""Zip archives, read without writing anything and without believing what they say about themselves."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from .kinds import ending, is_read, looks_like_document
from .limits import LIMITS, Limits, megabytes
from .refusals import Unreadable

_CHUNK = 1 << 16
_UNPACK = "unpack it yourself and read the folder"
_DAMAGED = "is damaged"
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, and its bytes or what is wrong with it."""

    name: str
    content: bytes | Unreadable


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Unreadable("is not a whole zip archive", "download or pack it again") from error


def _wrong_name(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":" or "\x00" in name


def _complaint(info: zipfile.ZipInfo) -> Unreadable | None:
    """What speaks against a member before a byte of it is unpacked."""
    if _wrong_name(info.filename):
        return Unreadable("has a name that points outside the archive", "don't trust this archive; ask who made it")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Unreadable("is a link, not a file", "pack the file that it points to")
    if info.flag_bits & _ENCRYPTED:
        return Unreadable("is locked with a password", f"{_UNPACK} with the password")
    if ending(info.filename) == "zip":
        return Unreadable("is an archive inside an archive", _UNPACK)
    return None


def _is_quiet(name: str) -> bool:
    """Whether nobody would expect a member to be read: hidden files, and kinds that are no documents."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    hidden = any(p.startswith((".", "__MACOSX")) and p != ".." for p in parts)
    return hidden or not (is_read(name) or looks_like_document(name))


def _expand(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, limits: Limits) -> bytes:
    """The bytes of a member, counted as they come: the sizes that an archive states may be lies."""
    most = min(left, limits.file_bytes)
    out = bytearray()
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                out += chunk
                grown = len(out) > max(limits.archive_ratio_floor, limits.archive_ratio * max(info.compress_size, 1))
                if len(out) > most or grown:
                    reason = (
                        f"expands to more than {megabytes(min(len(out), most))} from {megabytes(info.compress_size)}"
                    )
                    raise Unreadable(reason, "don't trust this archive; ask who made it")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable(_DAMAGED, "download or pack the archive again") from error
    return bytes(out)


def members(data: bytes, limits: Limits = LIMITS) -> Iterator[Member]:
    """The documents of an archive by name; each with its bytes or with what speaks against it.

    Hidden files and files that are no documents are left out.

    Raises:
        Unreadable: the bytes are no archive, or one with too many members.
    """
    with _open(data) as archive:
        infos = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
        if len(infos) > limits.archive_members:
            raise Unreadable(f"holds {len(infos):,} files, more than {limits.archive_members:,}", _UNPACK)
        left = limits.archive_bytes
        for info in infos:
            complaint = _complaint(info)
            if complaint is None and _is_quiet(info.filename):
                continue
            if complaint is None and looks_like_document(info.filename):
                yield Member(info.filename, b"")
                continue
            try:
                content: bytes | Unreadable = complaint or _expand(archive, info, left, limits)
            except Unreadable as error:
                content = error
            left -= len(content) if isinstance(content, bytes) else 0
            yield Member(info.filename, content)


def _not_a_whole_file() -> Unreadable:
    return Unreadable("is not a whole Word file", "open it in Word and save it again as .docx")


def check_package(data: bytes, limits: Limits = LIMITS) -> None:
    """Refuses an Office file, which is a zip archive, that would expand beyond the limits.

    Raises:
        Unreadable: it does, or it is no archive.
    """
    try:
        archive = _open(data)
    except Unreadable as error:
        raise _not_a_whole_file() from error
    with archive:
        left = limits.archive_bytes
        for info in archive.infolist():
            try:
                left -= 0 if info.is_dir() else len(_expand(archive, info, left, limits))
            except Unreadable as error:
                if error.reason == _DAMAGED:
                    raise _not_a_whole_file() from error
                raise
