"""The record as lines that other programs read.

The same record gives the same bytes, whatever order its documents were read in: documents in order of their names, in
each the statements in order of their evidence, then the exchanges in order of their cues.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Literal, TypeAlias

from detente.record.model import (
    ActorMention,
    Exchange,
    Extraction,
    Quantity,
    Speaker,
    Statement,
    Thing,
    When,
    Where,
)
from detente.record.plain import dumps

Format: TypeAlias = Literal["jsonl", "csv"]
Cell: TypeAlias = str | int | float | None

COLUMNS = (
    "type", "id", "document", "kind", "event_type", "event_mode", "actor", "actor_country", "recipient",
    "recipient_country", "object_text", "object_category", "quantity_value", "quantity_low", "quantity_high",
    "quantity_qualifier", "quantity_unit", "quantity_scope", "when_start", "when_end", "when_precision", "when_text",
    "where_text", "where_name", "where_country", "status", "condition", "hedge", "speaker", "quote", "start", "end",
    "engine", "confidence", "rule", "give", "get",
)  # fmt: skip


def export(extractions: Iterable[Extraction], form: Format) -> Iterator[str]:
    """Lines of ``jsonl`` or of ``csv`` (a header, then a row a statement or exchange), each with its line end."""
    ordered = sorted(extractions, key=lambda extraction: extraction.document)
    return _jsonl(ordered) if form == "jsonl" else _csv(ordered)


def _jsonl(extractions: Iterable[Extraction]) -> Iterator[str]:
    for extraction in extractions:
        for found in in_order(extraction):
            kind = "statement" if isinstance(found, Statement) else "exchange"
            yield dumps({"type": kind, **_fields(found)}) + "\n"


def in_order(extraction: Extraction) -> list[Statement | Exchange]:
    """Statements in order of their first words and then exchanges in order of their cues; equals by id."""
    statements = sorted(extraction.statements, key=lambda one: (one.evidence[0].start, one.id))
    exchanges = sorted(extraction.exchanges, key=lambda one: (one.cue.start, one.id))
    return [*statements, *exchanges]


def _fields(found: Statement | Exchange) -> dict[str, object]:
    fields = asdict(found)
    if isinstance(found, Statement) and found.quantity:
        fields["quantity"] = {name: _whole(part) for name, part in asdict(found.quantity).items()}
    return fields


def _whole(part: Cell) -> Cell:
    """Counts of people and tonnes are whole: 123, not 123.0."""
    return int(part) if isinstance(part, float) and part.is_integer() else part


def _csv(extractions: Iterable[Extraction]) -> Iterator[str]:
    yield _line(COLUMNS)
    for extraction in extractions:
        for found in in_order(extraction):
            row = _statement_row(found) if isinstance(found, Statement) else _exchange_row(found)
            yield _line([_safe(row.get(column)) for column in COLUMNS])


def _line(cells: Iterable[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)  # as in RFC 4180; within a cell both signs are then quoted
    return line.getvalue()


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Signs by which OWASP's page on CSV injection knows a formula, with their full-width forms."""


def _safe(cell: Cell) -> Cell:
    """A spreadsheet would run a formula; an apostrophe before it makes it text."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _statement_row(one: Statement) -> dict[str, Cell]:
    return {
        "type": "statement",
        "id": one.id,
        "document": one.document,
        "kind": one.kind,
        "event_type": one.event_type,
        "event_mode": one.event_mode,
        "actor": _names(one.actor),
        "actor_country": _countries(one.actor),
        "recipient": _names(one.recipient),
        "recipient_country": _countries(one.recipient),
        **_parts("object", one.object),
        **_parts("quantity", one.quantity),
        **_parts("when", one.when),
        **_parts("where", one.where),
        "status": one.status,
        "condition": one.condition,
        "hedge": one.hedge,
        "speaker": _speakers(one.speaker),
        "quote": " … ".join(" ".join(span.text.split()) for span in one.evidence),
        "start": one.evidence[0].start,
        "end": one.evidence[-1].end,
        "engine": one.engine,
        "confidence": one.confidence,
        "rule": one.rule,
    }


def _parts(column: str, value: Thing | Quantity | When | Where | None) -> dict[str, Cell]:
    """A cell for each field: ``when_start``, ``when_end`` and so on; none where there is no value."""
    return {f"{column}_{name}": _whole(part) for name, part in asdict(value).items()} if value else {}


def _exchange_row(one: Exchange) -> dict[str, Cell]:
    return {
        "type": "exchange",
        "id": one.id,
        "document": one.document,
        "status": one.status,
        "speaker": _speakers(one.speaker),
        "quote": " ".join(one.cue.text.split()),
        "start": one.cue.start,
        "end": one.cue.end,
        "give": "; ".join(one.give),
        "get": "; ".join(one.get),
    }


def _names(mentions: Iterable[ActorMention]) -> str:
    return "; ".join(mention.name for mention in mentions)


def _countries(mentions: Iterable[ActorMention]) -> str:
    return "; ".join(dict.fromkeys(mention.country for mention in mentions if mention.country))


def _speakers(chain: tuple[Speaker, ...] | None) -> str | None:
    return " < ".join(speaker.name for speaker in chain) if chain else None
