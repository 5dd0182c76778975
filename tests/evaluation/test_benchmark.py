"""The benchmark works on real copies, and says when a must is missed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from detente.errors import DetenteError
from detente.evaluation.benchmark import Benchmark, measure

REPORT = (
    "published: 2021-06-10\n\nTurkey released 12 Greek sailors on 8 June. Greece lifted its ban on Turkish fruit.\n"
)
FOREIGN = (
    "Сторони домовилися продовжити переговори щодо експорту зерна наступного тижня, повідомило міністерство.\n" * 3
)

GOOD = Benchmark(10, 60_000, 70_000, "en_core_web_sm", (2.0, 5.0, 1.9), (4.0, 4.2, 9.0), 300.0)


def test_reports_are_copied_until_there_are_enough_and_all_count(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "uk.txt").write_text(FOREIGN, encoding="utf-8")
    steps: list[str] = []
    result = measure([str(tmp_path)], words=50, repeat=2, on_step=steps.append)
    assert result.documents == 3  # of 17 words each
    assert result.words == 51
    assert (len(result.run_seconds), len(result.stock_seconds)) == (2, 2)
    assert min(result.run_seconds + result.stock_seconds) > 0
    assert steps == ["warm-up", "whole run 1", "stock pipeline 1", "whole run 2", "stock pipeline 2"]


def test_the_ratio_is_that_of_the_medians() -> None:
    assert GOOD.ratio == 2.1
    assert GOOD.shortfalls == []


def test_a_missed_must_is_told() -> None:
    slow = replace(GOOD, stock_seconds=(2.0, 2.0, 2.0), peak_megabytes=700.0)
    assert [line.split(":")[0] for line in slow.shortfalls] == ["too slow", "too much memory"]


def test_nothing_to_measure_is_told(tmp_path: Path) -> None:
    with pytest.raises(DetenteError, match="nothing here can be read"):
        measure([str(tmp_path)], words=50, repeat=1)
    with pytest.raises(DetenteError, match="is not there"):
        measure([str(tmp_path / "none")], words=50, repeat=1)
