"""Full-text search by SQLite's FTS5: the one part of the record that another database would do its own way.

The two indexes hold no text of their own (``content=''``): a row's number is the key of the document or statement.
They are fed with a document's rows at once, not by a trigger a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import sqlalchemy as sa

_INDEXES = ("document_words", "statement_words")


def create(connection: sa.Connection) -> None:
    """Make the empty indexes."""
    for index in _INDEXES:
        options = "words, content='', tokenize='unicode61 remove_diacritics 2'"
        connection.execute(sa.text(f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5({options})"))


def feed(connection: sa.Connection, index: str, rows: Sequence[tuple[int, str]]) -> None:
    """Add ``(key, words)`` rows to ``document_words`` or ``statement_words``."""
    if rows:
        batch = [{"key": key, "words": words} for key, words in rows]
        connection.execute(sa.text(f"INSERT INTO {index} (rowid, words) VALUES (:key, :words)"), batch)


def find(connection: sa.Connection, index: str, query: str) -> list[int]:
    """Keys of the rows that hold every word of ``query``, best first; a query without words finds nothing.

    The query is words, not FTS5's own syntax: a quotation mark or a dash in it is no error.
    """
    words = re.findall(r"\w+", query)
    if not words:
        return []
    found = connection.execute(
        sa.text(f"SELECT rowid FROM {index} WHERE {index} MATCH :query ORDER BY rank, rowid"),
        {"query": " ".join(f'"{word}"' for word in words)},
    )
    return [int(row[0]) for row in found]
