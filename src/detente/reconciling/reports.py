"""Placing what no words date by the day of its report: news of a deed comes within days of it.

A report of 13 September that says "lifted the sanctions on the airline" tells of the lifting of 11 September that
others date, where just one such deed lies near. A later report, which looks back, is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from detente.reconciling.marks import Marks, Window, marks, names_people, same_amount, same_days, same_few, share
from detente.reconciling.occurrences import Occurrence
from detente.record.model import Statement

_BEFORE, _AFTER = timedelta(days=1), timedelta(days=10)  # a report may be dated the day before in another time zone
_CLOSE = 2  # counts of one group of people differ by as much between reports

Block = tuple[str, str, str]


def placed_by_report(occurrences: Sequence[Occurrence], published: Mapping[str, date]) -> tuple[Occurrence, ...]:
    """Join undated deeds to the dated ones that they report; ``published`` gives the day of each document."""
    seen = {i: [marks(s) for s in o.statements] for i, o in enumerate(occurrences) if _is_deed(o)}
    dated: dict[Block, list[int]] = {}
    for i, told in seen.items():
        if _window(told):
            dated.setdefault(told[0].block, []).append(i)
    joins: dict[int, list[int]] = {}
    for i, told in seen.items():
        report = min(
            (published[s.document] for s in occurrences[i].statements if s.document in published), default=None
        )
        if _window(told) is None and report is not None and not _points_elsewhere(occurrences[i]):
            home = _home(told, occurrences[i].statements, report, {j: seen[j] for j in dated.get(told[0].block, ())})
            if home is not None:
                joins.setdefault(home, []).append(i)
    gone = {i for found in joins.values() for i in found}
    return tuple(
        _with(o, [occurrences[j] for j in joins.get(i, ())]) for i, o in enumerate(occurrences) if i not in gone
    )


def _is_deed(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    reported = ("done", "ongoing", "announced", "promised")
    return first.kind in ("concession", "restriction") and any(s.status in reported for s in occurrence.statements)


def _points_elsewhere(occurrence: Occurrence) -> bool:
    """Whether its words name some time of their own ("a month before") from long before the report."""
    return any(s.when is not None and bool(s.when.start) != bool(s.when.end) for s in occurrence.statements)


def _window(told: Sequence[Marks]) -> Window:
    windows = [m.window for m in told if m.window]
    return (min(w[0] for w in windows), max(w[1] for w in windows)) if windows else None


def _home(
    told: Sequence[Marks], statements: Sequence[Statement], report: date, homes: Mapping[int, Sequence[Marks]]
) -> int | None:
    near = [i for i, home in homes.items() if _is_near(report, _window(home))]
    fitting = [i for i in near if all(_fits(a, b) for a in told for b in homes[i])]
    agreeing = [
        i for i in fitting if any(_agrees(a, b, s) for a, s in zip(told, statements, strict=True) for b in homes[i])
    ]
    return agreeing[0] if len(agreeing) == 1 else None


def _is_near(report: date, days: Window) -> bool:
    return days is not None and days[0] - _BEFORE <= report <= days[1] + _AFTER


def _fits(a: Marks, b: Marks) -> bool:
    running = ("cumulative", "remaining")
    return (
        share(a.actors, b.actors) is not False
        and same_days(a, b) is not False
        and (a.family != "transfer" or share(a.recipients, b.recipients) is not False)
        and (a.scope in running) == (b.scope in running)
        and (same_amount(a, b) is not False or _nearly(a, b))
    )


def _agrees(a: Marks, b: Marks, loose: Statement) -> bool:
    if not a.people:
        return share(a.words, b.words) is True
    unnamed = a.amount is None and not names_people(loose) and b.amount is not None
    return unnamed or (same_amount(a, b) is True and same_few(a, b)) or _nearly(a, b)


def _nearly(a: Marks, b: Marks) -> bool:
    """A count that differs by one or two, as counts of one large group do."""
    if not a.people or a.amount is None or b.amount is None:
        return False
    return min(a.amount, b.amount) > 20 and abs(a.amount - b.amount) <= _CLOSE


def _with(home: Occurrence, others: Sequence[Occurrence]) -> Occurrence:
    if not others:
        return home
    statements = [*home.statements, *(s for o in others for s in o.statements)]
    parts = [*home.parts, *(p for o in others for p in o.parts)]
    return Occurrence(_ordered(statements), _ordered(parts))


def _ordered(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda s: (s.document, s.evidence[0].start if s.evidence else 0, s.id)))
