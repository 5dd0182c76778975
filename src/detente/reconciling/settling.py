"""Finding a home for statements that leave out what would place their deed: "the release", "the sanctions"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.reconciling.joining import Key, Told, keys
from detente.reconciling.marks import Marks, agrees, may_belong

Group = list[Told]
_Bearers = dict[Marks, set[str]]  # marks, and the documents in which they are borne


def settled(groups: Sequence[Group]) -> list[tuple[Group, Group]]:
    """Let each loose group join the one group that can take it; what fits several or none stands alone.

    Each home comes with what it took in. Groups that tell a number or an object find their places first: a bare "the
    release" belongs to the only release of its document, and must not join an earlier one because the other is undated.
    """
    placed = [group for group in groups if not _loose(group)]
    told = [group for group in groups if _loose(group) and _tells(group)]
    bare = [group for group in groups if _loose(group) and not _tells(group)]
    homes = [whole + taken for whole, taken in _absorbed(placed, told)]
    return _absorbed(homes, bare)


def _loose(group: Group) -> bool:
    """Whether no statement of the group says enough to place its deed among others of the kind."""
    if group[0].marks.kind == "meeting":
        return all(t.marks.window is None or len(t.marks.countries) < 2 for t in group)
    return not _tells(group) or all(t.marks.window is None for t in group)


def _tells(group: Group) -> bool:
    """Whether the group has a number, for people, or an object that tells it from others."""
    first = group[0].marks
    if first.kind == "meeting":
        return any(len(t.marks.countries) > 1 for t in group)
    return any(t.marks.scope for t in group) if first.people else any(t.marks.words for t in group)


def _absorbed(homes: Sequence[Group], loose: Sequence[Group]) -> list[tuple[Group, Group]]:
    """Each home with what it takes in, then the groups that found none."""
    streets = _Streets(homes)
    taken: dict[int, Group] = {}
    alone: list[Group] = []
    for group in loose:
        home = streets.home(group)
        if home is None:
            alone.append(group)
        else:
            taken.setdefault(home, []).extend(group)
    return [(home, taken.get(i, [])) for i, home in enumerate(homes)] + [(group, []) for group in alone]


class _Streets:
    """The homes, found by document or by what they tell, so that a group need not knock at all of them."""

    def __init__(self, homes: Sequence[Group]) -> None:
        self._homes = [_bearers(home) for home in homes]
        self._by_document: dict[tuple[tuple[str, str, str], str], dict[int, Group]] = {}
        self._by_key: dict[Key, list[int]] = {}
        for i, home in enumerate(homes):
            for told in home:
                at = (told.marks.block, told.document)
                self._by_document.setdefault(at, {}).setdefault(i, []).append(told)
            for key in keys(home[0].marks):
                self._by_key.setdefault(key, []).append(i)

    def home(self, group: Group) -> int | None:
        """The one home that can take the group: in its own documents, else anywhere."""
        bearers = _bearers(group)
        near = [i for i, told in self._near(group).items() if _fits(bearers, _bearers(told))]
        if near:
            return near[0] if len(near) == 1 else None
        if group[0].marks.kind == "meeting" or any(t.marks.vague for t in group):
            return None  # "a month before" is some other day, even where the words set no bounds
        agreeing = [i for i in self._telling(group[0].marks) if _agree(bearers, self._homes[i])]
        return agreeing[0] if len(agreeing) == 1 else None

    def _near(self, group: Group) -> dict[int, Group]:
        near: dict[int, Group] = {}
        for document in sorted({t.document for t in group}):
            for i, told in self._by_document.get((group[0].marks.block, document), {}).items():
                near.setdefault(i, []).extend(told)
        return near

    def _telling(self, of: Marks) -> list[int]:
        return sorted({i for key in keys(of) for i in self._by_key.get(key, ())})


def _bearers(group: Iterable[Told]) -> _Bearers:
    found: _Bearers = {}
    for told in group:
        found.setdefault(told.marks, set()).add(told.document)
    return found


def _fits(loose: _Bearers, home: _Bearers) -> bool:
    return all(
        may_belong(a, b, one_document=together)
        for a, first in loose.items()
        for b, second in home.items()
        for together in _pairings(first, second)
    )


def _pairings(first: set[str], second: set[str]) -> Iterator[bool]:
    """Whether the two marks meet within one document, and whether across two."""
    if first & second:
        yield True
    if len(first | second) > 1:
        yield False


def _agree(loose: _Bearers, home: _Bearers) -> bool:
    return all(agrees(a, b) for a in loose for b in home) and _fits(loose, home)
