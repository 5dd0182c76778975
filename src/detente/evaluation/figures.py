"""Figures from tallies: how much is found, right and precise, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import starmap
from operator import add
from random import Random

from detente.evaluation.gold import ASKED_KINDS
from detente.evaluation.scoring import COVERED_IN_FULL, Score, Tally

CORE = (*COVERED_IN_FULL, "exchange")
KINDS = (*ASKED_KINDS, "exchange")
MEASURES = ("found", "right", "core_recall", "core_right", "core_precision", "core_f1")
BOUNDED = ("found", "right", "core_f1")
"""The measures that get an interval."""
SAMPLES = 2000
_SEED = 20251213
_OUTSIDE = 0.025


@dataclass(frozen=True, slots=True)
class Figures:
    """Measures from 0 to 1, of all labelled facts or of the core kinds; ``kinds`` has the tally of each kind."""

    documents: int
    facts: int
    found: float
    right: float
    core_recall: float
    core_right: float
    core_precision: float
    core_f1: float
    told_as_done: int
    kinds: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds between which 95 in 100 samples of the documents lie."""

    low: float
    high: float


def ratio(part: float, whole: float) -> float:
    """Three decimals; 0 where there is no whole."""
    return round(part / whole, 3) if whole else 0.0


def figures(scores: Iterable[Score]) -> Figures:
    """The figures of all these documents together: each fact weighs the same, however short its document."""
    scores = list(scores)
    kinds = {kind: _total(score.tallies.get(kind, Tally()) for score in scores) for kind in KINDS}
    facts = _total(kinds[kind] for kind in ASKED_KINDS)
    return Figures(
        documents=len(scores),
        facts=facts.gold,
        **_measures(facts, _total(kinds[kind] for kind in CORE)),
        told_as_done=sum(len(score.told_as_done) for score in scores),
        kinds=kinds,
    )


def _measures(facts: Tally, core: Tally) -> dict[str, float]:
    recall, precision = ratio(core.found, core.gold), ratio(core.said_true, core.said)
    return {
        "found": ratio(facts.found, facts.gold),
        "right": ratio(facts.right, facts.gold),
        "core_recall": recall,
        "core_right": ratio(core.right, core.gold),
        "core_precision": precision,
        # From the rounded figures, so that a reader of the table gets the same.
        "core_f1": ratio(2 * precision * recall, precision + recall),
    }


def _total(tallies: Iterable[Tally]) -> Tally:
    return reduce(add, tallies, Tally())


Samples = list[dict[str, float]]


def samples(scores: Sequence[Score], times: int = SAMPLES) -> Samples:
    """The bounded measures of as many documents, drawn with repetition; the same scores give the same samples.

    Whole documents are drawn, because the facts of one report are not independent of each other.
    """
    draw = Random(_SEED)
    counts = [_counts(score) for score in scores]
    return [_sampled(draw.choices(counts, k=len(counts))) for _ in range(times)] if counts else []


def _counts(score: Score) -> tuple[int, ...]:
    facts = _total(score.tallies.get(kind, Tally()) for kind in ASKED_KINDS)
    core = _total(score.tallies.get(kind, Tally()) for kind in CORE)
    return facts.gold, facts.found, facts.right, core.gold, core.found, core.said, core.said_true


def _sampled(counts: Iterable[tuple[int, ...]]) -> dict[str, float]:
    gold, found, right, core_gold, core_found, said, said_true = map(sum, zip(*counts, strict=True))
    facts = Tally(gold=gold, found=found, right=right)
    core = Tally(gold=core_gold, found=core_found, said=said, said_true=said_true)
    measures = _measures(facts, core)
    return {name: measures[name] for name in BOUNDED}


def intervals(drawn: Samples) -> dict[str, Interval]:
    """The 95 % interval of each bounded measure; empty where nothing was drawn."""
    return {name: _interval([one[name] for one in drawn]) for name in BOUNDED} if drawn else {}


def gap(first: Samples, second: Samples) -> Samples:
    """How much larger each measure is in the first samples than in the second, sample by sample."""
    return list(starmap(_difference, zip(first, second, strict=True)))


def _difference(first: Mapping[str, float], second: Mapping[str, float]) -> dict[str, float]:
    return {name: round(first[name] - second[name], 3) for name in BOUNDED}


def _interval(values: Iterable[float]) -> Interval:
    ordered = sorted(values)
    outside = round(len(ordered) * _OUTSIDE)
    return Interval(ordered[outside], ordered[-1 - outside])
