"""Joining statements that both say enough to be placed, and agree.

Only statements that share a number, a telling word or a country can agree, so only those are compared; and what bears
the same marks is compared once. The work grows with the statements that differ, not with all pairs of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.reconciling.marks import Marks, comparable, same
from detente.record.model import Statement

Key = tuple[tuple[str, str, str], str | int]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A statement with its marks."""

    statement: Statement
    marks: Marks

    @property
    def document(self) -> str:
        """The document that says it."""
        return self.statement.document


def keys(of: Marks) -> Iterator[Key]:
    """What two statements share whenever they agree on a number, on a telling word or on who met."""
    tokens: Iterable[str | int] = of.words
    if of.kind == "meeting":
        tokens = of.countries
    elif of.kind == "stock" or of.people:
        # Numbers up to two apart can agree: they lie in the same third step or in the next.
        step = None if of.amount is None else math.floor(of.amount) // 3
        tokens = () if step is None else (step, step + 1)
    return ((of.block, token) for token in tokens)


def joined(told: Sequence[Told]) -> list[list[Told]]:
    """Groups of what agrees, chained; in the order of their first members."""
    groups = _Groups(len(told))
    for i, j in _pairs_in_one_place(told):
        groups.join(i, j)
    speaking = list(_speaking(told, groups))
    shared: dict[Key, list[int]] = {}
    for i in speaking:
        for key in keys(told[i].marks):
            shared.setdefault(key, []).append(i)
    for i, j in (pair for places in shared.values() for pair in combinations(places, 2)):
        if not groups.together(i, j) and _agree(told[i], told[j]):
            groups.join(i, j)
    return [[told[i] for i in group] for group in groups.listed()]


def _agree(a: Told, b: Told) -> bool:
    return same(a.marks, b.marks, one_document=a.document == b.document)


def _pairs_in_one_place(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Statements that the same words make of the same object."""
    places: dict[object, list[int]] = {}
    for i, one in enumerate(told):
        places.setdefault((one.document, one.statement.evidence, one.statement.object), []).append(i)
    for i, j in (pair for at in places.values() for pair in combinations(at, 2)):
        if comparable(told[i].marks, told[j].marks, one_document=True):
            yield i, j


def _speaking(told: Sequence[Told], groups: _Groups) -> Iterator[int]:
    """Those that must be compared: of all that bear the same marks and so agree, one from each of two documents."""
    alike: dict[Marks, list[int]] = {}
    for i, one in enumerate(told):
        alike.setdefault(one.marks, []).append(i)
    for of, places in alike.items():
        if not same(of, of, one_document=True):
            yield from places
            continue
        for i in places:
            groups.join(places[0], i)
        yield places[0]
        yield from [i for i in places if told[i].document != told[places[0]].document][:1]


class _Groups:
    """Numbers joined into groups, each led by its smallest."""

    def __init__(self, size: int) -> None:
        self._root = list(range(size))

    def _find(self, i: int) -> int:
        while self._root[i] != i:
            self._root[i] = self._root[self._root[i]]
            i = self._root[i]
        return i

    def together(self, i: int, j: int) -> bool:
        return self._find(i) == self._find(j)

    def join(self, i: int, j: int) -> None:
        first, second = sorted((self._find(i), self._find(j)))
        self._root[second] = first

    def listed(self) -> list[list[int]]:
        groups: dict[int, list[int]] = {}
        for i in range(len(self._root)):
            groups.setdefault(self._find(i), []).append(i)
        return list(groups.values())
