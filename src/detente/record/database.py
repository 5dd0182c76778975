"""Opens a record file, makes a new one, and tells a record from any other file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from detente.record import search
from detente.record.errors import RecordError, told_of
from detente.record.schema import FORMAT, metadata, record_format


def opened(path: Path, *, create: bool, patience: float) -> sa.Engine:
    """A database at ``path`` that is surely a record of a format we know.

    ``create`` makes the file where there is none, and opens for writing; without it the file is only read.
    ``patience`` is how many seconds to wait for another program that writes.
    """
    _check_place(path, create=create)
    engine = _engine(path, writable=create, patience=patience)
    try:
        with told_of(path):
            if create:
                _make_if_empty(engine)
            _check_format(engine, path)
    except RecordError:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that writes: all of it is kept, or with an exception nothing.

    It takes its lock at once: taken later, two writers that have both read would block each other.
    """
    with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
        yield connection


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(path, "a folder; give a file with --record")
    if create and not path.parent.is_dir():
        raise RecordError(path, f"there is no folder {path.parent}; make it first, or give another file with --record")
    if not create and not path.exists():
        raise RecordError(path, f"no record here yet; make one with: detente read PATH --record {path}")


def _engine(path: Path, *, writable: bool, patience: float) -> sa.Engine:
    access = {"mode": "rwc" if writable else "rw"}
    if not writable and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        access = {"immutable": "1"}  # on a disk that is read only SQLite could not even make its lock file
    url = sa.URL.create("sqlite", database=path.resolve().as_uri(), query={"uri": "true", **access})
    # With isolation_level None the driver begins nothing by itself, so that every BEGIN below is ours.
    engine = sa.create_engine(url, connect_args={"timeout": patience, "isolation_level": None})

    @sa.event.listens_for(engine, "connect")
    def _configure(connection: sa.PoolProxiedConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        # With a write-ahead log NORMAL cannot damage the file; a power cut may cost the last document at most.
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        how = connection.get_execution_options().get("begin", "BEGIN")
        if how:
            connection.exec_driver_sql(how)

    return engine


def _make_if_empty(engine: sa.Engine) -> None:
    if sa.inspect(engine).get_table_names():
        return
    with engine.connect().execution_options(begin="") as connection:  # the journal cannot change in a transaction
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    with writing(engine) as connection:
        metadata.create_all(connection)  # leaves alone what another program made since we looked
        search.create(connection)
        _forbid_changes(connection)
        if connection.scalar(sa.select(record_format.c.version)) is None:
            connection.execute(sa.insert(record_format).values(version=FORMAT))


def _forbid_changes(connection: sa.Connection) -> None:
    """Not even another program's mistake may rewrite what the record said; adding costs nothing by this."""
    for table in metadata.tables:
        for change in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{change.lower()} BEFORE {change} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'rows of a record are only ever added'); END"
            )


def _check_format(engine: sa.Engine, path: Path) -> None:
    if not sa.inspect(engine).has_table(record_format.name):
        raise RecordError(path, "not a record but a database of another program; give another file with --record")
    with engine.connect() as connection:
        version = connection.scalar(sa.select(sa.func.max(record_format.c.version)))
    if version is None or version > FORMAT:
        raise RecordError(
            path, f"written by a newer Détente (format {version}, this one knows {FORMAT}); upgrade detente"
        )
