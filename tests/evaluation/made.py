"""Made-up labels and statements on a text that nobody needs to see: only places, kinds and parties matter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from detente.evaluation.gold import Gold, gold_of
from detente.evaluation.parties import CountryNames
from detente.evaluation.said import Claim, Row, said_in
from detente.evaluation.scoring import Score, score

NAMES = CountryNames.load()
Label = dict[str, object]


def label(id: int = 0, place: tuple[int, int] = (0, 40), **fields: object) -> Label:
    """A labelled fact: Armenia freed five, done."""
    made: Label = {
        "id": id,
        "kind": "concession",
        "actor": "Armenia",
        "recipient": None,
        "action": "freed",
        "object": "five soldiers",
        "quantity": 5,
        "quantity_qualifier": None,
        "status": "done",
        "evidence": {"start": place[0], "end": place[1]},
    }
    return made | fields


def pair(id: int, place: tuple[int, int], give: int | list[int], get: int | list[int], **fields: object) -> Label:
    """A labelled exchange between Armenia and Azerbaijan."""
    sides = {"kind": "exchange", "recipient": "Azerbaijan", "quantity": None, "give": give, "get": get}
    return label(id, place, **{**sides, **fields})


def statement(id: str = "a", place: tuple[int, int] = (0, 40), **fields: object) -> Row:
    """A statement that answers for ``label()`` in everything."""
    made: Label = {
        "type": "statement",
        "id": id,
        "document": "talks.txt",
        "kind": "concession",
        "event_type": "RETREAT",
        "actor": [{"text": "Yerevan", "name": "Armenia", "country": "ARM"}],
        "object": {"text": "five soldiers"},
        "quantity": {"value": 5.0, "low": 5.0, "high": 5.0},
        "status": "done",
        "evidence": [{"start": place[0], "end": place[1], "text": ""}],
    }
    made |= fields
    return made  # type: ignore[return-value]  # a row may lack fields or hold odd ones, as tests want


def exchange(give: Sequence[str], get: Sequence[str], status: str = "done") -> Row:
    return {"type": "exchange", "id": "x", "give": give, "get": get, "status": status, "cue": {"start": 40, "end": 50}}


def gold(*labels: Label, scope_end: int | None = None) -> Gold:
    row: Label = {"facts": list(labels), "scope_end": scope_end}
    return gold_of("talks", row, NAMES)  # type: ignore[arg-type]  # as above


def claim(**fields: object) -> Claim:
    return said_in([statement(**fields)]).claims["talks"][0]  # type: ignore[arg-type]  # as above


def scored(labelled: Gold, *rows: Row) -> Score:
    said = said_in(rows)
    return score(labelled, said.claims.get("talks", ()), said.ties.get("talks", ()))


def write_labels(folder: Path, name: str, *labels: Label) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps({"facts": labels}), encoding="utf-8")


def write_export(file: Path, *rows: Row) -> Path:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file
