"""Which statement answers for which labelled fact, and in what the two agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.evaluation import parties
from detente.evaluation.gold import GoldFact
from detente.evaluation.said import Claim

# What a reader would accept for the labelled kind. Lifting a sanction is both a concession and a change of a
# restriction; an announced further round is both a meeting and a prediction.
ACCEPTED: Mapping[str, frozenset[str]] = {
    "concession": frozenset({"concession", "restriction", "prediction"}),
    "restriction": frozenset({"restriction", "concession"}),
    "stock": frozenset({"stock", "concession"}),
    "meeting": frozenset({"meeting", "prediction"}),
    "demand": frozenset({"demand", "prediction"}),
    "prediction": frozenset({"prediction", "meeting", "demand", "concession", "restriction", "hostile"}),
    "hostile": frozenset({"hostile", "restriction"}),
}
_GROUPS = {
    "done": ("done", "ongoing"),
    "announced": ("announced", "promised", "offered", "threatened"),
    "demanded": ("demanded",),
    "expected": ("expected", "conditional"),
    "denied": ("denied", "refused"),
}
# Statuses between which careful readers waver; they agree when they fall into one group.
STATUS_GROUP: Mapping[str, str] = {status: group for group, statuses in _GROUPS.items() for status in statuses}
ENOUGH_SHARED = 0.5
# Evidence longer than this is a paragraph rather than a quotation, and answers for nothing.
TOO_LONG = 1200


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether actor, number and status agree; None where there is nothing to compare."""

    actor: bool | None
    number: bool | None
    status: bool | None

    @property
    def items(self) -> tuple[tuple[str, bool | None], ...]:
        """Each comparison by name."""
        return ("actor", self.actor), ("number", self.number), ("status", self.status)

    @property
    def wrong(self) -> tuple[str, ...]:
        """Names of what does not agree."""
        return tuple(name for name, value in self.items if value is False)

    @property
    def agreed(self) -> int:
        """How many comparisons agree."""
        return sum(value is True for _, value in self.items)


def compare(fact: GoldFact, claim: Claim) -> Agreement:
    """In what a statement agrees with the fact."""
    return Agreement(
        actor=parties.agrees(fact.actor, claim.actor),
        number=None if fact.number is None else any(abs(said - fact.number) < 1e-9 for said in claim.numbers),
        status=status_agrees(fact, claim.status),
    )


def status_agrees(fact: GoldFact, status: str) -> bool | None:
    """Whether a status falls into the fact's group; under a condition, announced and expected are the same."""
    if fact.any_status:
        return None
    groups = {STATUS_GROUP.get(status), STATUS_GROUP[fact.status]}
    return len(groups) == 1 or (fact.conditional and groups == {"announced", "expected"})


def overlap(fact: GoldFact, claim: Claim) -> float:
    """Shared characters as a share of the shorter of the two quotations; 0 where the statement's is too long."""
    shared = sum(max(0, min(fact.end, end) - max(fact.start, start)) for start, end in claim.spans)
    length = sum(end - start for start, end in claim.spans)
    if not shared or length > TOO_LONG:
        return 0.0
    return shared / min(fact.end - fact.start, length)


def may_answer(fact: GoldFact, claim: Claim) -> bool:
    """Whether the statement's kind is accepted for the fact's; what lies ahead never answers for what is done."""
    if claim.kind not in ACCEPTED[fact.kind]:
        return False
    if claim.kind != fact.kind and "prediction" in (claim.kind, fact.kind):
        return "done" not in (STATUS_GROUP.get(claim.status), STATUS_GROUP[fact.status])
    return True


def match(facts: Sequence[GoldFact], claims: Sequence[Claim]) -> dict[int, int]:
    """Index of the fact to index of the statement that answers for it, one to one, best pairs first.

    Better is: more agreement, the same kind, a fact that is asked for, more shared characters, earlier.
    """
    pairs = [
        (compare(fact, claim).agreed, claim.kind == fact.kind, not fact.optional, share, -i, -j)
        for i, fact in enumerate(facts)
        for j, claim in enumerate(claims)
        if may_answer(fact, claim) and (share := overlap(fact, claim)) >= ENOUGH_SHARED
    ]
    answers: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(pairs, reverse=True):
        if -i not in answers and -j not in taken:
            answers[-i] = -j
            taken.add(-j)
    return answers
