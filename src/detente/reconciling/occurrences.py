"""Occurrences: the statements of all documents about one thing, gathered.

Nothing is added and nothing dropped: every statement lands in exactly one occurrence, and each keeps its own number,
days and status. Two statements are joined when what both say agrees; a statement that leaves out what would place it
is joined only where one occurrence alone can take it. The result does not depend on the order of the input.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from detente.reconciling.joining import Told, joined
from detente.reconciling.marks import family, marks, names_people, whole_of
from detente.reconciling.settling import settled
from detente.record.model import Statement

__all__ = ["Occurrence", "family", "gather"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One thing that happened, is planned, counted or asked for.

    ``statements`` speak of the whole, in the order of document name and place; ``parts`` speak of some of it
    (named persons of a release, the share sent to one country) and are never to be added to it.
    """

    statements: tuple[Statement, ...]
    parts: tuple[Statement, ...] = ()

    @property
    def family(self) -> str:
        """The kind of deed, such as ``release`` or ``ease``."""
        return family((self.statements or self.parts)[0])

    @property
    def all(self) -> tuple[Statement, ...]:
        """Whole and parts."""
        return self.statements + self.parts


@dataclass(frozen=True, slots=True)
class _Group:
    """An occurrence in the making."""

    wholes: list[Told]
    parts: list[Told]


def gather(statements: Iterable[Statement]) -> tuple[Occurrence, ...]:
    """Group statements into occurrences, ordered by their first statement."""
    told = [Told(s, marks(s)) for s, _ in groupby(sorted(statements, key=_place))]
    nested = _nested(told)
    parts = [t for t in told if _is_part(t.statement) or t in nested]
    apart = set(parts)
    groups = [_group(whole, taken) for whole, taken in settled(joined([t for t in told if t not in apart]))]
    made = [_occurrence(group) for group in _hand_out(parts, groups)]
    return tuple(sorted(made, key=lambda o: _place(o.all[0])))


def _place(statement: Statement) -> tuple[str, int, str]:
    return statement.document, statement.evidence[0].start if statement.evidence else 0, statement.id


def _is_part(statement: Statement) -> bool:
    return statement.quantity is not None and statement.quantity.scope == "part" and family(statement) == "release"


def _nested(told: Sequence[Told]) -> set[Told]:
    """Those freed by name within the words that tell of the whole release."""
    freed = [t for t in told if t.marks.family == "release" and t.statement.evidence]
    wholes: dict[str, list[Statement]] = {}
    for one in freed:
        if one.marks.scope == "this_time":
            wholes.setdefault(one.document, []).append(one.statement)
    unnumbered = (t for t in freed if t.statement.quantity is None)
    return {t for t in unnumbered if any(_within(t.statement, whole) for whole in wholes.get(t.document, ()))}


def _within(part: Statement, whole: Statement) -> bool:
    first, last = part.evidence[0].start, part.evidence[-1].end
    return part.document == whole.document and whole.evidence[0].start <= first and last <= whole.evidence[-1].end


def _group(whole: Sequence[Told], taken: Sequence[Told]) -> _Group:
    """What was taken in and names persons tells of a part; all else tells of the whole."""
    named = [t for t in taken if t.marks.people and names_people(t.statement)]
    return _Group([*whole, *(t for t in taken if t not in named)], named)


def _hand_out(parts: Sequence[Told], groups: Sequence[_Group]) -> list[_Group]:
    """Give each part to the whole that its document tells of; a part without a whole stands for itself."""
    wholes: dict[str, dict[int, list[Told]]] = {}
    for i, group in enumerate(groups):
        for whole in group.wholes:
            wholes.setdefault(whole.document, {}).setdefault(i, []).append(whole)
    taken: dict[int, list[Told]] = {}
    alone: list[Told] = []
    for part in parts:
        here = wholes.get(part.document, {})
        fitting = [i for i, told in here.items() if all(whole_of(part.marks, whole.marks) for whole in told)]
        around = [i for i in fitting if any(_within(part.statement, whole.statement) for whole in here[i])]
        if len(around or fitting) == 1:
            taken.setdefault((around or fitting)[0], []).append(part)
        else:
            alone.append(part)
    kept = [_Group(group.wholes, [*group.parts, *taken.get(i, ())]) for i, group in enumerate(groups)]
    return kept + [_Group(group, []) for group in joined(alone)]


def _occurrence(group: _Group) -> Occurrence:
    return Occurrence(_statements(group.wholes), _statements(group.parts))


def _statements(told: Iterable[Told]) -> tuple[Statement, ...]:
    return tuple(sorted((t.statement for t in told), key=_place))
