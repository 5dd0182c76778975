"""Keeps what was read and what was found in it: one file, to which rows are only ever added."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from detente.record import database, plain, schema, search
from detente.record.errors import told_of
from detente.record.model import Cue, Document, Evidence, Exchange, Extraction, Segment, Statement


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: a statement by its evidence, or (``statement`` None) a document by its text."""

    document: str
    statement: Statement | None


class Store:
    """The record in a file.

    Whatever it returns is the current view: for each document name the newest reading, in order of names. A document
    goes in whole or not at all. Every method raises ``RecordError``, one clear line, when the file cannot be used.
    """

    def __init__(self, engine: sa.Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, patience: float = 10.0) -> Self:
        """The record at ``path``; made if there is none, unless ``create`` is False: then the file is only read.

        ``patience`` is how many seconds to wait for another program that is writing to it.
        """
        place = Path(path)
        return cls(database.opened(place, create=create, patience=patience), place)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def known(self, document: Document, engine: str) -> bool:
        """Is this document, exactly as it is now, what ``engine`` last read under its name?"""
        with self._reading() as connection:
            return _is_current(connection, document, engine)

    def add(self, document: Document, extraction: Extraction, engine: str) -> bool:
        """Keep what ``engine`` found in ``document``, all of it in one transaction; False if it was known already.

        Raises ``ValueError`` where a quote is not what stands at its place: the record holds nothing without evidence.
        """
        _check_grounded(document, extraction)
        with self._writing() as connection:
            if _is_current(connection, document, engine):
                return False
            reading = _insert_reading(connection, _document_key(connection, document), extraction, engine)
            _insert_findings(connection, schema.exchanges, reading, extraction.exchanges)
            keys = _insert_findings(connection, schema.statements, reading, extraction.statements)
            quotes = (" … ".join(span.text for span in found.evidence) for found in extraction.statements)
            search.feed(connection, "statement_words", list(zip(keys, quotes, strict=True)))
        return True

    def documents(self, names: Collection[str] | None = None) -> list[Document]:
        """The newest version of every document, or of those named."""
        now = schema.current
        query = sa.select(schema.documents).join(now, now.c.document == schema.documents.c.id)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(schema.documents.c.name))
            return [_document(row) for row in rows if names is None or row.name in names]

    def extractions(self, names: Collection[str] | None = None) -> list[Extraction]:
        """What the newest reading found in every document, or in those named."""
        now = schema.current
        with self._reading() as connection:
            rows = connection.execute(sa.select(now).order_by(now.c.name)).all()
            chosen = [row for row in rows if names is None or row.name in names]
            return [_extraction(connection, row) for row in chosen]

    def statements(self) -> list[Statement]:
        """All statements, document by document, in the order in which the engine gave them."""
        return [statement for extraction in self.extractions() for statement in extraction.statements]

    def exchanges(self) -> list[Exchange]:
        """All exchanges, document by document."""
        return [exchange for extraction in self.extractions() for exchange in extraction.exchanges]

    def search(self, query: str) -> list[Found]:
        """Statements whose evidence, then documents whose text, holds every word of ``query``; best first."""
        with self._reading() as connection:
            return [*_found_statements(connection, query), *_found_documents(connection, query)]

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with told_of(self._path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with told_of(self._path), database.writing(self._engine) as connection:
            yield connection


def fingerprint(document: Document) -> str:
    """SHA-256 of all that was read: title, date, segments and the rest, and the text by its own digest."""
    return hashlib.sha256(plain.dumps(replace(document, text="")).encode("utf-8", "surrogatepass")).hexdigest()


def _is_current(connection: sa.Connection, document: Document, engine: str) -> bool:
    """Straight from the index on names: the current view of the whole record would be drawn for every document."""
    newest = connection.execute(_NEWEST_OF_NAME, {"name": document.name}).one_or_none()
    return newest is not None and newest.engine == engine and newest.fingerprint == fingerprint(document)


_NEWEST_OF_NAME = (
    sa.select(schema.readings.c.engine, schema.documents.c.fingerprint)
    .join(schema.documents, schema.documents.c.id == schema.readings.c.document)
    .where(schema.documents.c.name == sa.bindparam("name"))
    .order_by(schema.readings.c.id.desc())
    .limit(1)
)


def _check_grounded(document: Document, extraction: Extraction) -> None:
    quotes = [quote for statement in extraction.statements for quote in statement.evidence]
    spans: list[Evidence | Cue] = [*quotes, *(exchange.cue for exchange in extraction.exchanges)]
    for span in spans:
        if document.text[span.start : span.end] != span.text:
            raise ValueError(f"{document.name}: {span.text!r} does not stand at {span.start}–{span.end}")
    for statement in extraction.statements:
        if not statement.evidence:
            raise ValueError(f"{document.name}: statement {statement.id} has no evidence")


def _document_key(connection: sa.Connection, document: Document) -> int:
    """The row of this version of the document, new or there already (an older version may come back)."""
    table, mark = schema.documents, fingerprint(document)
    same = sa.select(table.c.id).where(table.c.name == document.name, table.c.fingerprint == mark)
    key = connection.scalar(same)
    if key is not None:
        return int(key)
    given = {column: getattr(document, column) for column in _COLUMNS}
    row = {**given, "fingerprint": mark, "segments": plain.dumps(document.segments)}
    key = _new_key(connection.execute(sa.insert(table).values(row)))
    search.feed(connection, "document_words", [(key, document.text)])
    return key


_COLUMNS = ("name", "digest", "title", "publisher", "author", "url", "published", "language", "reprint_of", "text")


def _document(row: sa.Row[tuple[object, ...]]) -> Document:
    given = row._mapping
    segments = plain.loads(tuple[Segment, ...], given["segments"])
    return Document(**{column: given[column] for column in _COLUMNS}, segments=segments)


def _insert_reading(connection: sa.Connection, document: int, extraction: Extraction, engine: str) -> int:
    row = {
        "document": document,
        "engine": engine,
        "refused": plain.dumps(extraction.refused),
        "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return _new_key(connection.execute(sa.insert(schema.readings).values(row)))


def _insert_findings(
    connection: sa.Connection, table: sa.Table, reading: int, found: Sequence[Statement | Exchange]
) -> list[int]:
    """Add the rows at once; their keys, in the order of ``found``."""
    if not found:
        return []
    # Only one writer has the file at a time, so the keys that follow the largest are ours.
    first = int(connection.scalar(sa.select(sa.func.coalesce(sa.func.max(table.c.key), 0))) or 0) + 1
    keys = list(range(first, first + len(found)))
    rows = [
        {"key": key, "reading": reading, "position": place, "id": one.id, "body": plain.dumps(one)}
        for place, (key, one) in enumerate(zip(keys, found, strict=True))
    ]
    connection.execute(sa.insert(table), rows)
    return keys


def _new_key(result: sa.CursorResult[tuple[object, ...]]) -> int:
    key = result.inserted_primary_key
    assert key is not None  # both tables have one integer key
    return int(key[0])


def _extraction(connection: sa.Connection, row: sa.Row[tuple[object, ...]]) -> Extraction:
    def bodies(table: sa.Table) -> Iterator[str]:
        return connection.scalars(
            sa.select(table.c.body).where(table.c.reading == row.reading).order_by(table.c.position)
        )

    return Extraction(
        document=row.name,
        statements=tuple(plain.loads(Statement, body) for body in bodies(schema.statements)),
        exchanges=tuple(plain.loads(Exchange, body) for body in bodies(schema.exchanges)),
        refused=plain.loads(tuple[tuple[str, int], ...], row.refused),
    )


def _found_statements(connection: sa.Connection, query: str) -> Iterator[Found]:
    now, table = schema.current, schema.statements
    for key in search.find(connection, "statement_words", query):
        held = sa.select(table.c.body).join(now, now.c.reading == table.c.reading).where(table.c.key == key)
        for body in connection.scalars(held):
            statement = plain.loads(Statement, body)
            yield Found(statement.document, statement)


def _found_documents(connection: sa.Connection, query: str) -> Iterator[Found]:
    now = schema.current
    for key in search.find(connection, "document_words", query):
        for name in connection.scalars(sa.select(now.c.name).where(now.c.document == key)):
            yield Found(name, None)
