"""Figures are those of the independent scorer that the project is judged by, where that scorer is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest

from detente.evaluation.corpus import documents_of
from detente.evaluation.figures import figures
from detente.evaluation.gold import read_folder
from detente.evaluation.parties import CountryNames
from detente.evaluation.said import Row, read_export, rows_of
from detente.evaluation.scoring import score_all
from detente.extraction.engine import Engine

SHARED = Path(__file__).parents[3] / "shared" / "evaluation"
GOLD = SHARED / "gold"
pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the independent scorer is not here")


@pytest.fixture(scope="module")
def said() -> list[Row]:
    documents = documents_of(read_folder(GOLD, CountryNames.load()), SHARED / "documents")
    return [row for extraction in Engine.load().extract_many(documents) for row in rows_of(extraction)]


@pytest.mark.parametrize("seed", range(4))
def test_same_figures_as_the_independent_scorer(said: list[Row], seed: int, tmp_path: Path) -> None:
    export = tmp_path / "said.jsonl"
    rows = said if seed == 0 else garbled(said, Random(seed))
    export.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), str(export), str(GOLD), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = json.loads(ran.stdout)
    ours = asdict(figures(score_all(read_folder(GOLD, CountryNames.load()), read_export(export))))
    for kind, tally in theirs.pop("kinds").items():
        assert _counted(ours["kinds"][kind]) == _counted(tally), kind
    assert {name: ours[name] for name in theirs} == theirs


def _counted(tally: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in tally.items() if count}


def garbled(rows: list[Row], chance: Random) -> list[Row]:
    """The statements with much that is wrong, so that every rule has something to say."""
    made: list[Row] = []
    for row in rows:
        if row["type"] == "statement" and chance.random() < 0.4:
            statuses, kinds = ("done", "denied", "expected", "announced"), ("concession", "stock", "prediction")
            row = {**row, "status": chance.choice(statuses), "kind": chance.choice(kinds), "actor": None}
        made.append(row)
    ids = [row["id"] for row in rows if row["type"] == "statement"]
    for _ in range(40):
        first = chance.randrange(len(ids) - 4)
        made.append({"type": "exchange", "give": ids[first : first + 2], "get": ids[first + 2 : first + 4]})
    return made
