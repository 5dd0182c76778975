"""Figures from tallies, and how sure they are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.evaluation.figures import BOUNDED, figures, gap, intervals, ratio, samples
from detente.evaluation.scoring import Score, Tally


def made(found: int, gold: int = 10, extra: int = 0) -> Score:
    tally = Tally(gold=gold, found=found, right=found, said=found + extra, said_true=found)
    return Score("talks", {"concession": tally}, (), ())


def test_figures_weigh_facts_and_not_documents() -> None:
    result = figures([made(10, extra=10), made(5, gold=30)])
    assert (result.documents, result.facts) == (2, 40)
    assert (result.found, result.core_recall, result.core_precision, result.core_f1) == (0.375, 0.375, 0.6, 0.462)


def test_meetings_are_among_all_facts_but_not_core() -> None:
    meeting = Score("talks", {"meeting": Tally(gold=10, found=10)}, (), ())
    result = figures([meeting, made(0)])
    assert (result.found, result.core_recall) == (0.5, 0.0)


def test_exchanges_are_core_but_not_among_all_facts() -> None:
    tied = Score("talks", {"exchange": Tally(gold=2, found=2)}, (), ())
    result = figures([tied])
    assert (result.facts, result.found, result.core_recall) == (0, 0.0, 1.0)


def test_nothing_gives_zero_figures_and_no_interval() -> None:
    assert figures([]).core_f1 == ratio(1, 0) == 0.0
    assert intervals(samples([])) == {}


@settings(max_examples=20)
@given(st.lists(st.integers(0, 10), min_size=1, max_size=12))
def test_intervals_are_ordered_within_bounds_and_repeatable(found: list[int]) -> None:
    scores = [made(one) for one in found]
    bounds = intervals(samples(scores, times=100))
    assert bounds == intervals(samples(scores, times=100))
    assert set(bounds) == set(BOUNDED)
    assert all(0 <= bound.low <= bound.high <= 1 for bound in bounds.values())
    assert min(found) / 10 <= bounds["found"].low <= bounds["found"].high <= max(found) / 10


def test_equal_documents_leave_no_doubt_and_equal_sets_no_gap() -> None:
    drawn = samples([made(7)] * 5, times=50)
    assert intervals(drawn)["found"].low == intervals(drawn)["found"].high == 0.7
    assert all(value == 0.0 for one in gap(drawn, drawn) for value in one.values())
