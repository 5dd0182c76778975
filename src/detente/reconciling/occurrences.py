"""Occurrences: the statements of all documents about one thing, gathered.

Nothing is added and nothing dropped: every statement lands in exactly one occurrence, and each keeps its own number,
days and status. Two statements are joined when what both say agrees; a statement that leaves out what would place it
is joined only where one occurrence alone can take it. The result does not depend on the order of the input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.reconciling.compare import (
    bounds,
    countries,
    same_amount,
    same_days,
    share_countries,
    share_words,
    telling_words,
    window,
    words_data,
)
from detente.record.model import Statement, Status

_NAME = re.compile(r"\b[A-Z][^\W\d_]+ [A-Z][^\W\d_]+")
_REPORTED: frozenset[Status] = frozenset({"done", "ongoing", "announced", "promised"})


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


def family(statement: Statement) -> str:
    """The frame of the statement, with frames that report the same kind of deed as one; its kind if it has none."""
    same = words_data()["family"]
    rule = statement.rule or statement.kind
    return str(same.get(rule, rule))


def gather(statements: Iterable[Statement]) -> tuple[Occurrence, ...]:
    """Group statements into occurrences, ordered by their first statement."""
    ordered = sorted(set(statements), key=_place)
    nested = _nested(ordered)
    wholes = [s for s in ordered if not _is_part(s) and s not in nested]
    groups = _settled(_joined(wholes))
    occurrences = _hand_out([s for s in ordered if _is_part(s) or s in nested], groups)
    return tuple(sorted(occurrences, key=lambda o: _place(o.all[0])))


def _place(statement: Statement) -> tuple[str, int, str]:
    return statement.document, statement.evidence[0].start if statement.evidence else 0, statement.id


def _people(statement: Statement) -> bool:
    listed = words_data()["people"]["families"]
    return isinstance(listed, list) and family(statement) in listed


def _is_part(statement: Statement) -> bool:
    return statement.quantity is not None and statement.quantity.scope == "part" and family(statement) == "release"


def _nested(statements: Sequence[Statement]) -> frozenset[Statement]:
    """Those freed by name within the words that tell of the whole release."""
    told = [s for s in statements if family(s) == "release" and s.evidence]
    wholes = [s for s in told if s.quantity is not None and s.quantity.scope == "this_time"]
    return frozenset(s for s in told if s.quantity is None and any(_within(s, whole) for whole in wholes))


def _within(part: Statement, whole: Statement) -> bool:
    first, last = part.evidence[0].start, part.evidence[-1].end
    return part.document == whole.document and whole.evidence[0].start <= first and last <= whole.evidence[-1].end


def _stage(statement: Statement) -> str:
    return "reported" if statement.status in _REPORTED else statement.status


def _comparable(a: Statement, b: Statement) -> bool:
    scopes = {s.quantity.scope for s in (a, b) if s.quantity is not None} - {"this_time", "part"}
    return (
        a.kind == b.kind
        and family(a) == family(b)
        and _stage(a) == _stage(b)
        and (_stage(a) == "reported" or _speakers_agree(a, b))
        and (a.kind == "meeting" or share_countries(a.actor, b.actor) is not False)
        and len(scopes) <= 1
        and not (scopes and {"this_time"} & {s.quantity.scope for s in (a, b) if s.quantity is not None})
    )


def _speakers_agree(a: Statement, b: Statement) -> bool:
    """What two people say was offered, asked for or refused may differ; only one speaker's words are one thing."""
    first, second = ({s.name for s in x.speaker or ()} for x in (a, b))
    return first == second or (a.document != b.document and bool(first & second))


def _same(a: Statement, b: Statement) -> bool:
    """Whether both say enough to be placed, and what they say agrees."""
    if not _comparable(a, b):
        return False
    if a.document == b.document and a.evidence == b.evidence and a.object == b.object:
        return True
    if a.kind == "meeting":
        shared = countries(a.actor + a.recipient) & countries(b.actor + b.recipient)
        enough = min(2, len(countries(a.actor + a.recipient)), len(countries(b.actor + b.recipient)))
        return same_days(a.when, b.when) is True and 0 < enough <= len(shared)
    if a.kind == "stock":
        return same_amount(a, b) is True and share_countries(a.actor, b.actor) is True and _qualified_alike(a, b)
    if a.kind == "prediction":
        return False  # two forecasts are two opinions, even of the same thing
    if not _dated_alike(a, b):
        return False
    if _people(a):
        recipients = share_countries(a.recipient, b.recipient) if family(a) == "transfer" else None
        return same_amount(a, b) is True and recipients is not False
    return _objects_agree(a, b) is True and same_amount(a, b) is not False


def _dated_alike(a: Statement, b: Statement) -> bool:
    """Both on the same days, or neither placed: an undated report must not tie an earlier deed to a later one."""
    unplaced = window(a.when) is None and window(b.when) is None
    return same_days(a.when, b.when) is True or (unplaced and bounds(a.when) == bounds(b.when))


def _qualified_alike(a: Statement, b: Statement) -> bool:
    return a.quantity is not None and b.quantity is not None and a.quantity.qualifier == b.quantity.qualifier


def _objects_agree(a: Statement, b: Statement) -> bool | None:
    return share_words(a.object.text if a.object else None, b.object.text if b.object else None)


def _may_belong(loose: Statement, member: Statement) -> bool:
    """Whether nothing that both say speaks against it."""
    people = _people(loose)
    if loose.kind == "meeting":
        return (
            _comparable(loose, member)
            and same_days(loose.when, member.when) is not False
            and countries(loose.actor + loose.recipient) <= countries(member.actor + member.recipient)
        )
    if window(loose.when) is not None and window(member.when) is None:
        return False  # a bare mention must not give its day to a deed that has none
    return (
        _comparable(loose, member)
        and loose.kind in ("concession", "restriction")
        and same_days(loose.when, member.when) is not False
        and same_amount(loose, member) is not False
        and (people or _objects_agree(loose, member) is not False)
        and (family(loose) != "transfer" or share_countries(loose.recipient, member.recipient) is not False)
    )


def _joined(statements: Sequence[Statement]) -> list[list[Statement]]:
    root = list(range(len(statements)))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    alike: dict[tuple[str, str, str], list[int]] = {}
    for i, statement in enumerate(statements):
        alike.setdefault((statement.kind, family(statement), _stage(statement)), []).append(i)
    for i, j in (pair for places in alike.values() for pair in combinations(places, 2)):
        if find(i) != find(j) and _same(statements[i], statements[j]):
            root[max(find(i), find(j))] = min(find(i), find(j))
    groups: dict[int, list[Statement]] = {}
    for i, statement in enumerate(statements):
        groups.setdefault(find(i), []).append(statement)
    return list(groups.values())


def _loose(group: Sequence[Statement]) -> bool:
    """Whether no statement of the group says enough to place its deed among others of the kind."""
    if group[0].kind == "meeting":
        return all(window(s.when) is None or len(countries(s.actor + s.recipient)) < 2 for s in group)
    return not _tells(group) or all(window(s.when) is None for s in group)


def _tells(group: Sequence[Statement]) -> bool:
    """Whether the group has a number, for people, or an object that tells it from others."""
    if group[0].kind == "meeting":
        return any(len(countries(s.actor + s.recipient)) > 1 for s in group)
    return any(s.quantity for s in group) if _people(group[0]) else any(_telling(s) for s in group)


def _telling(statement: Statement) -> bool:
    return bool(statement.object and telling_words(statement.object.text))


def _settled(groups: Sequence[list[Statement]]) -> list[Occurrence]:
    """Let each loose group join the one group that can take it; what fits several or none stands alone.

    Groups that tell a number or an object find their places first: a bare "the release" belongs to the only release
    of its document, and must not join an earlier one because the other is undated.
    """
    placed = [group for group in groups if not _loose(group)]
    told = [group for group in groups if _loose(group) and _tells(group)]
    bare = [group for group in groups if _loose(group) and not _tells(group)]
    homes = [whole + taken for whole, taken in _absorbed(placed, told)]
    return [_occurrence(whole, taken) for whole, taken in _absorbed(homes, bare)]


def _absorbed(
    homes: Sequence[list[Statement]], loose: Sequence[list[Statement]]
) -> list[tuple[list[Statement], list[Statement]]]:
    """Each home with what it takes in, then the groups that found none."""
    taken: dict[int, list[Statement]] = {}
    alone: list[list[Statement]] = []
    for group in loose:
        home = _home(group, homes)
        if home is None:
            alone.append(group)
        else:
            taken.setdefault(home, []).extend(group)
    return [(home, taken.get(i, [])) for i, home in enumerate(homes)] + [(group, []) for group in alone]


def _home(group: Sequence[Statement], placed: Sequence[Sequence[Statement]]) -> int | None:
    documents = {s.document for s in group}
    near = [
        i
        for i, home in enumerate(placed)
        if (told := [m for m in home if m.document in documents])
        and all(_may_belong(s, member) for s in group for member in told)
    ]
    if near:
        return near[0] if len(near) == 1 else None
    fitting = [i for i, home in enumerate(placed) if all(_may_belong(s, member) for s in group for member in home)]
    if group[0].kind == "meeting" or any(s.when and s.when.precision == "vague" for s in group):
        return None  # "a month before" is some other day, even where the words set no bounds
    agreeing = [i for i in fitting if all(_agrees(s, member) for s in group for member in placed[i])]
    return agreeing[0] if len(agreeing) == 1 else None


def _agrees(loose: Statement, member: Statement) -> bool:
    return same_amount(loose, member) is True if _people(loose) else _objects_agree(loose, member) is True


def _occurrence(group: Sequence[Statement], taken: Sequence[Statement]) -> Occurrence:
    named = [s for s in taken if _people(s) and s.quantity is None and s.object and _NAME.search(s.object.text)]
    wholes = [*group, *(s for s in taken if s not in named)]
    return Occurrence(tuple(sorted(wholes, key=_place)), tuple(sorted(named, key=_place)))


def _hand_out(parts: Sequence[Statement], occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Give each part to the whole that its document tells of; a part without a whole stands for itself."""
    taken: dict[Occurrence, list[Statement]] = {}
    alone: list[Statement] = []
    for part in parts:
        fitting = [
            o
            for o in occurrences
            if (wholes := [w for w in o.statements if w.document == part.document])
            and all(_whole_of(part, whole) for whole in wholes)
        ]
        around = [o for o in fitting if any(_within(part, whole) for whole in o.statements)]
        if len(around or fitting) == 1:
            fitting = around or fitting
            taken.setdefault(fitting[0], []).append(part)
        else:
            alone.append(part)
    kept = [Occurrence(o.statements, tuple(sorted((*o.parts, *taken.get(o, ())), key=_place))) for o in occurrences]
    return kept + [Occurrence(tuple(group)) for group in _joined(alone)]


def _whole_of(part: Statement, whole: Statement) -> bool:
    return (
        family(part) == family(whole)
        and _stage(part) == _stage(whole)
        and share_countries(part.actor, whole.actor) is not False
        and same_days(part.when, whole.when) is not False
    )
