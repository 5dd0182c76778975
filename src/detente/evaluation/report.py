"""The measurements as tables for a terminal or for Markdown, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from detente.evaluation.figures import (
    KINDS,
    MEASURES,
    Figures,
    Interval,
    Samples,
    figures,
    gap,
    intervals,
    ratio,
    samples,
)
from detente.evaluation.scoring import Score

DEFECT = 0.10
"""A gap between the tuned and the frozen half that is larger than this is a defect of the engine."""
_LABELS = {
    "found": "found, of all facts",
    "right": "right, of all facts",
    "core_recall": "core recall",
    "core_right": "core right",
    "core_precision": "core precision",
    "core_f1": "core F1",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one set of documents and the samples that tell how sure they are."""

    name: str
    figures: Figures
    samples: Samples

    @classmethod
    def of(cls, name: str, scores: Sequence[Score]) -> Measured:
        """The measurement of these documents' scores."""
        return cls(name, figures(scores), samples(scores))


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the heads of its columns, and rows of as many cells; all but the first column hold figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def plain(self) -> str:
        """The table for a terminal, in columns."""
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows, strict=True)]
        lines = ["  ".join(map(str.ljust, cells, widths)).rstrip() for cells in (self.columns, *self.rows)]
        return "\n".join((self.title, *lines)) + "\n"

    def markdown(self) -> str:
        """The table in Markdown, its title in bold above."""
        ruler = ["---", *("--:" for _ in self.columns[1:])]
        lines = [f"| {' | '.join(cells)} |" for cells in (self.columns, ruler, *self.rows)]
        return f"**{self.title}**\n\n" + "\n".join(lines) + "\n"


def tables(measured: Sequence[Measured]) -> list[Table]:
    """All tables: the figures side by side, with the gap where there are two sets, then the kinds of each set."""
    return [_summary(measured), *(_kinds(one) for one in measured)]


def as_json(measured: Sequence[Measured]) -> object:
    """One set as one object; two as one object each under their names, and their gap."""
    if len(measured) == 1:
        return _object(measured[0])
    first, second = measured
    between = {name: _gap(first, second, name) for name in MEASURES}
    bounds = intervals(gap(first.samples, second.samples))
    return {
        **{one.name: _object(one) for one in measured},
        "gap": {**between, "intervals": _plain(bounds)},
    }


def too_large(measured: Sequence[Measured]) -> list[str]:
    """The measures whose gap between the first set and the second is a defect; none where there is one set."""
    if len(measured) == 1:
        return []
    return [_LABELS[name] for name in MEASURES if _gap(measured[0], measured[1], name) > DEFECT]


def _object(measured: Measured) -> Mapping[str, object]:
    return {**asdict(measured.figures), "intervals": _plain(intervals(measured.samples))}


def _plain(bounds: Mapping[str, Interval]) -> Mapping[str, list[float]]:
    return {name: [one.low, one.high] for name, one in bounds.items()}


def _summary(measured: Sequence[Measured]) -> Table:
    counts = [
        ("documents", *(str(one.figures.documents) for one in measured)),
        ("facts asked for", *(str(one.figures.facts) for one in measured)),
        ("told as done, but denied or refused", *(str(one.figures.told_as_done) for one in measured)),
    ]
    bounds = [intervals(one.samples) for one in measured]
    sets = list(zip(measured, bounds, strict=True))
    rows = [(_LABELS[name], *(_figure(_value(one, name), bound.get(name)) for one, bound in sets)) for name in MEASURES]
    columns = ("95 % intervals in brackets", *(one.name for one in measured))
    if len(measured) == 1:
        return Table("Figures", columns, (*counts, *rows))
    apart = _gaps(measured[0], measured[1])
    rows = [(*row, apart[name]) for row, name in zip(rows, MEASURES, strict=True)]
    return Table("Figures", (*columns, "gap"), (*((*row, "") for row in counts), *rows))


def _gaps(first: Measured, second: Measured) -> Mapping[str, str]:
    bounds = intervals(gap(first.samples, second.samples))
    return {name: _figure(_gap(first, second, name), bounds.get(name), sign="+") for name in MEASURES}


def _gap(first: Measured, second: Measured, name: str) -> float:
    return round(_value(first, name) - _value(second, name), 3)


def _value(measured: Measured, name: str) -> float:
    return float(getattr(measured.figures, name))


def _figure(value: float, bound: Interval | None, sign: str = "") -> str:
    within = f" ({bound.low:{sign}.2f} to {bound.high:{sign}.2f})" if bound else ""
    return f"{value:{sign}.3f}{within}"


def _kinds(measured: Measured) -> Table:
    columns = ("kind", "gold", "found", "right", "actor", "number", "status", "precision")
    return Table(f"Kinds, {measured.name}", columns, tuple(_kind_rows(measured.figures)))


def _kind_rows(of: Figures) -> Iterable[tuple[str, ...]]:
    for kind in KINDS:
        tally = of.kinds[kind]
        shares = (
            (tally.found, tally.gold),
            (tally.right, tally.gold),
            (tally.actor_right, tally.actor_asked),
            (tally.number_right, tally.number_asked),
            (tally.status_right, tally.status_asked),
            (tally.said_true, tally.said),
        )
        yield (kind, str(tally.gold), *(f"{ratio(part, whole):.2f}" if whole else "–" for part, whole in shares))
