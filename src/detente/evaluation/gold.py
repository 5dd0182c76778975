"""Labelled facts, as scoring needs them, from the JSON files in which a reader wrote them down.

``docs/labelling.md`` says what the fields mean. Files of other labellers may hold more fields; they are not read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from detente.errors import DetenteError
from detente.evaluation import ground
from detente.evaluation.parties import CountryNames, Party

ASKED_KINDS = ("concession", "restriction", "stock", "meeting", "demand", "prediction", "hostile")
_NOT_COMPARED = frozenset({"derived", "ordinal", "hours", "days", "months"})
_DURATIONS = frozenset({"hours", "days", "months"})


class _FactRow(ground.Fact, total=False):
    implicit: bool
    implied: bool
    boilerplate: bool


class _GoldRow(TypedDict, total=False):
    facts: list[_FactRow]
    scope_end: int | None


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One labelled fact.

    ``number`` is None where no number is compared. ``optional`` facts are neither asked for nor held against anyone;
    with ``any_status`` only the status is not compared. ``repeats`` is the id of the fact that this one mentions
    again. ``give`` and ``get`` are the ids of an exchange's sides, None where the fact has no such side.
    """

    id: int
    kind: str
    start: int
    end: int
    wording: str
    actor: Party
    recipient: Party
    number: float | None
    status: str
    conditional: bool
    any_status: bool
    optional: bool
    repeats: int | None = None
    give: tuple[int, ...] | None = None
    get: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The labelled facts of the document ``name`` (its file name without suffix).

    Statements that begin at ``scope_end`` or later lie in a part that nobody labelled.
    """

    name: str
    facts: tuple[GoldFact, ...]
    scope_end: int | None = None

    def of_asked_kinds(self) -> list[GoldFact]:
        """The facts that statements can answer for."""
        return [fact for fact in self.facts if fact.kind in ASKED_KINDS]

    def exchanges(self) -> list[GoldFact]:
        """The exchanges with both sides; those that are asked for before the optional ones."""
        pairs = [f for f in self.facts if f.kind == "exchange" and f.give is not None and f.get is not None]
        return sorted(pairs, key=lambda fact: fact.optional)


def read_folder(folder: Path, names: CountryNames) -> list[Gold]:
    """The labels in ``folder``, one NAME.json a document, by name; files without facts are passed over.

    Raises ``DetenteError`` where there are none, or a file is not what it should be.
    """
    if not folder.is_dir():
        raise DetenteError(f"{folder}: is no folder; name one with a NAME.json for each labelled document")
    found = [gold for path in sorted(folder.glob("*.json")) for gold in _read(path, names)]
    if not found:
        raise DetenteError(f"{folder}: holds no labelled facts; name a folder with a NAME.json for each document")
    return found


def _read(path: Path, names: CountryNames) -> Iterator[Gold]:
    try:
        row: _GoldRow = json.loads(path.read_text(encoding="utf-8"))
        if "facts" in row:
            yield gold_of(path.stem, row, names)
    except (ValueError, KeyError, TypeError) as error:
        raise DetenteError(f"{path}: is no file of labelled facts ({error!r}); see docs/labelling.md") from error


def gold_of(name: str, row: _GoldRow, names: CountryNames) -> Gold:
    """The labels of one document from its JSON object; raises KeyError or ValueError where they do not hold."""
    facts = [_fact(fact, names) for fact in row["facts"]]
    for fact in facts:
        if fact.status not in ground.STATUSES:
            raise ValueError(f"fact {fact.id}: unknown status {fact.status}")
        if not all(0 <= side < len(facts) for side in (*(fact.give or ()), *(fact.get or ()))):
            raise ValueError(f"fact {fact.id}: a side that is no fact")
    return Gold(name, tuple(facts), row.get("scope_end") or None)


def _fact(row: _FactRow, names: CountryNames) -> GoldFact:
    return GoldFact(
        id=row["id"],
        kind=row["kind"],
        start=row["evidence"]["start"],
        end=row["evidence"]["end"],
        wording=f"{row['action']} / {row['object']}",
        actor=names.party(row["actor"]),
        recipient=names.party(row["recipient"]),
        number=_number(row),
        status=row["status"],
        conditional=bool(row.get("condition")),
        any_status=row.get("optional_why") == "status",
        optional=_is_optional(row),
        repeats=row.get("same_as"),
        give=_side(row.get("give")),
        get=_side(row.get("get")),
    )


def _number(row: _FactRow) -> float | None:
    """The number that the words give; counted or inferred numbers, ordinals and durations are not compared."""
    if row["quantity"] is None or row.get("quantity_qualifier") in _NOT_COMPARED or row.get("unit") in _DURATIONS:
        return None
    return float(row["quantity"])


def _is_optional(row: _FactRow) -> bool:
    if row.get("optional"):
        return row.get("optional_why") != "status"
    return bool(row.get("implicit") or row.get("implied") or row.get("boilerplate"))


def _side(ids: int | list[int] | None) -> tuple[int, ...] | None:
    if ids is None:
        return None
    return tuple(ids) if isinstance(ids, list) else (ids,)
