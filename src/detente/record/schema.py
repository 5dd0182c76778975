"""The tables of the record, for SQLite and PostgreSQL alike.

Rows are only ever added. A *reading* is one pass of one engine over one version of a document; the newest reading of
a name is what the record currently says about it, and the older ones stay as they were. Statements and exchanges are
kept whole as JSON, since their nouns live in ``model`` and nowhere else.
"""

from __future__ import annotations

import sqlalchemy as sa

FORMAT = 1
"""Raised with every change to these tables; a record says which one it was written with."""

metadata = sa.MetaData()

record_format = sa.Table("record_format", metadata, sa.Column("version", sa.Integer, primary_key=True))

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    # Of everything that was read, not of the text alone: a corrected date of publication moves every "on Saturday".
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("publisher", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("language", sa.Text),
    sa.Column("reprint_of", sa.Text),
    sa.Column("segments", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.UniqueConstraint("name", "fingerprint"),
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document", sa.ForeignKey("documents.id"), nullable=False, index=True),
    sa.Column("engine", sa.Text, nullable=False),
    sa.Column("refused", sa.Text, nullable=False),
    sa.Column("read_at", sa.Text, nullable=False),
)


def _findings(name: str) -> sa.Table:
    return sa.Table(
        name,
        metadata,
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("reading", sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("reading", "id"),
    )


statements = _findings("statements")
exchanges = _findings("exchanges")


_newest = (
    sa.select(sa.func.max(readings.c.id))
    .join(documents, documents.c.id == readings.c.document)
    .group_by(documents.c.name)
)
current = (
    sa.select(
        readings.c.id.label("reading"),
        readings.c.document,
        documents.c.name,
        documents.c.fingerprint,
        readings.c.engine,
        readings.c.refused,
    )
    .join(documents, documents.c.id == readings.c.document)
    .where(readings.c.id.in_(_newest))
    .subquery("current")
)
"""The newest reading of each document name, and which version of the document it read."""
