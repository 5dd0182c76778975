"""What an engine says of the documents, as scoring needs it, from the objects of a JSON Lines export."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypedDict, cast

from detente.errors import DetenteError
from detente.evaluation.parties import Party, said_party
from detente.record.model import Extraction


class _Actor(TypedDict, total=False):
    country: str | None
    name: str | None
    text: str | None


class _Span(TypedDict):
    start: int
    end: int


class _Quantity(TypedDict, total=False):
    value: float | None
    low: float | None
    high: float | None


class _Thing(TypedDict, total=False):
    text: str | None


class Row(TypedDict, total=False):
    """A line of an export: a statement or an exchange, as far as scoring reads them. Engines may leave fields out."""

    type: str
    id: str
    document: str
    kind: str
    event_type: str | None
    actor: Sequence[_Actor] | None
    object: _Thing | None
    quantity: _Quantity | float | None
    status: str | None
    evidence: Sequence[_Span] | _Span | None
    give: Sequence[str]
    get: Sequence[str]
    cue: _Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement; ``numbers`` are its value and its bounds."""

    id: str
    kind: str
    status: str
    spans: tuple[tuple[int, int], ...]
    actor: Party
    numbers: tuple[float, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class Tie:
    """One exchange: ids of the statements on either side, and where its cue stands, if that is told."""

    give: frozenset[str]
    get: frozenset[str]
    status: str
    cue: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Statements and exchanges by the name of their document, its file name without suffix."""

    claims: Mapping[str, Sequence[Claim]] = field(default_factory=dict)
    ties: Mapping[str, Sequence[Tie]] = field(default_factory=dict)


def read_export(path: Path) -> Said:
    """What an export file holds; raises ``DetenteError`` that names the line which is not as it should be."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DetenteError(f"{path}: cannot be read as text; name a file that detente export wrote") from error
    rows = [_row(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    try:
        return said_in(rows)
    except (KeyError, TypeError, AttributeError) as error:
        raise DetenteError(f"{path}: is no export of statements ({error!r}); write it with detente export") from error


def _row(path: Path, number: int, line: str) -> Row:
    try:
        row: Row = json.loads(line)
    except ValueError as error:
        raise DetenteError(f"{path}: line {number} is not JSON; write it with detente export --format jsonl") from error
    return row


def rows_of(extraction: Extraction) -> list[Row]:
    """The lines that an export of one extraction would hold."""
    statements = [{"type": "statement", **asdict(one)} for one in extraction.statements]
    exchanges = [{"type": "exchange", **asdict(one)} for one in extraction.exchanges]
    return cast(list[Row], [*statements, *exchanges])


def said_in(rows: Iterable[Row]) -> Said:
    """Statements and exchanges of an export; an exchange belongs to every document that its statements are from."""
    rows = list(rows)
    claims: dict[str, list[Claim]] = defaultdict(list)
    ties: dict[str, list[Tie]] = defaultdict(list)
    owner: dict[str, str] = {}
    for row in rows:
        if row.get("type") == "statement":
            owner[row["id"]] = name = Path(row["document"]).stem
            claims[name].append(_claim(row))
    for row in rows:
        if row.get("type") == "exchange":
            tie = _tie(row)
            for name in {owner[one] for one in tie.give | tie.get if one in owner}:
                ties[name].append(tie)
    return Said(claims, ties)


def _claim(row: Row) -> Claim:
    actors = row.get("actor") or ()
    countries = [country for actor in actors if (country := actor.get("country"))]
    names = [name for actor in actors for name in (actor.get("name"), actor.get("text")) if name]
    return Claim(
        id=row["id"],
        kind=row.get("kind") or "",
        status=row.get("status") or "",
        spans=_spans(row.get("evidence")),
        actor=said_party(countries, names),
        numbers=_numbers(row.get("quantity")),
        wording=f"{row.get('event_type')} {(row.get('object') or {}).get('text')}",
    )


def _spans(evidence: Sequence[_Span] | _Span | None) -> tuple[tuple[int, int], ...]:
    if isinstance(evidence, dict):
        return ((evidence["start"], evidence["end"]),)
    return tuple((span["start"], span["end"]) for span in evidence or ())


def _numbers(quantity: _Quantity | float | None) -> tuple[float, ...]:
    values = (
        (quantity.get("value"), quantity.get("low"), quantity.get("high"))
        if isinstance(quantity, dict)
        else (quantity,)
    )
    return tuple(float(value) for value in values if value is not None)


def _tie(row: Row) -> Tie:
    cue = row.get("cue")
    return Tie(
        give=frozenset(row.get("give") or ()),
        get=frozenset(row.get("get") or ()),
        status=row.get("status") or "",
        cue=(cue["start"], cue["end"]) if cue else None,
    )
