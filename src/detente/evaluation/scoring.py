"""The score of one document: what was found of the labelled facts, what of it is right, what is extra.

A fact is found when a statement of an accepted kind has evidence that overlaps it, and right when actor, number and
status agree besides. Precision counts the kinds that labels cover in full. An exchange is right when it ties a
statement found for its ``give`` fact to one found for its ``get`` fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from detente.evaluation import parties
from detente.evaluation.gold import Gold, GoldFact
from detente.evaluation.matching import ENOUGH_SHARED, STATUS_GROUP, Agreement, compare, match, overlap, status_agrees
from detente.evaluation.said import Claim, Said, Tie

COVERED_IN_FULL = ("concession", "restriction", "stock")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts for one kind. ``gold`` facts are asked for; of the ``said`` statements ``said_true`` answer for a fact."""

    gold: int = 0
    found: int = 0
    right: int = 0
    actor_asked: int = 0
    actor_right: int = 0
    number_asked: int = 0
    number_right: int = 0
    status_asked: int = 0
    status_right: int = 0
    said: int = 0
    said_true: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something missed, wrong or extra; ``place`` is where the fact or the statement stands, if that is known."""

    document: str
    fault: Literal["missed", "wrong", "extra"]
    kind: str
    place: tuple[int, int] | None
    wording: str
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = f"{self.place[0]}-{self.place[1]}" if self.place else "?"
        wrong = f": {', '.join(self.wrong)}" if self.wrong else ""
        return f"{self.document} {self.fault:7} {self.kind:11} {place} {self.wording}{wrong}"


@dataclass(frozen=True, slots=True)
class Score:
    """Tallies of one document by kind, what is not as it should be, and what did not happen but is told as done."""

    document: str
    tallies: Mapping[str, Tally]
    faults: tuple[Fault, ...]
    told_as_done: tuple[Fault, ...]


def score_all(labelled: Iterable[Gold], said: Said) -> list[Score]:
    """One score a labelled document; a document of which nothing is said has all its facts missed."""
    return [score(gold, said.claims.get(gold.name, ()), said.ties.get(gold.name, ())) for gold in labelled]


def score(gold: Gold, claims: Sequence[Claim], ties: Sequence[Tie]) -> Score:
    """What the statements and exchanges of one document are worth."""
    claims = list(_in_scope(gold, claims))
    facts = gold.of_asked_kinds()
    answers = match(facts, claims)
    parts = [
        *_asked_for(gold.name, facts, claims, answers),
        *_held_against(gold, claims, set(answers.values())),
        *_exchanges(gold, facts, claims, ties, answers),
    ]
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for kind, tally, _ in parts:
        tallies[kind] += tally
    faults = tuple(fault for *_, fault in parts if fault)
    return Score(gold.name, dict(tallies), faults, tuple(_told_as_done(gold.name, facts, claims, answers)))


Part = tuple[str, Tally, Fault | None]
"""What one fact, statement or exchange adds to the score."""


def _in_scope(gold: Gold, claims: Iterable[Claim]) -> Iterator[Claim]:
    for claim in claims:
        if claim.spans and (gold.scope_end is None or min(start for start, _ in claim.spans) < gold.scope_end):
            yield claim


def _asked_for(
    name: str, facts: Sequence[GoldFact], claims: Sequence[Claim], answers: Mapping[int, int]
) -> Iterator[Part]:
    """Whether each fact that is asked for is found and right."""
    for index, fact in enumerate(facts):
        if fact.optional:
            continue
        if index not in answers:
            missed = Fault(name, "missed", fact.kind, (fact.start, fact.end), fact.wording)
            yield fact.kind, Tally(gold=1), missed
            continue
        agreement = compare(fact, claims[answers[index]])
        place = (fact.start, fact.end)
        wrong = Fault(name, "wrong", fact.kind, place, fact.wording, agreement.wrong) if agreement.wrong else None
        yield fact.kind, _found(agreement), wrong


def _found(agreement: Agreement) -> Tally:
    return Tally(
        gold=1,
        found=1,
        right=not agreement.wrong,
        actor_asked=agreement.actor is not None,
        actor_right=agreement.actor is True,
        number_asked=agreement.number is not None,
        number_right=agreement.number is True,
        status_asked=agreement.status is not None,
        status_right=agreement.status is True,
    )


def _held_against(gold: Gold, claims: Sequence[Claim], used: set[int]) -> Iterator[Part]:
    """Statements of the kinds covered in full; where labels hold no opinion, nothing is held against anyone."""
    without_opinion = [fact for fact in gold.facts if fact.kind in ("other", "exchange")]
    for index, claim in enumerate(claims):
        if claim.kind not in COVERED_IN_FULL:
            continue
        if index in used:
            yield claim.kind, Tally(said=1, said_true=1), None
        elif not any(overlap(fact, claim) >= ENOUGH_SHARED for fact in without_opinion):
            yield claim.kind, Tally(said=1), Fault(gold.name, "extra", claim.kind, claim.spans[0], claim.wording)


def _exchanges(
    gold: Gold, facts: Sequence[GoldFact], claims: Sequence[Claim], ties: Sequence[Tie], answers: Mapping[int, int]
) -> Iterator[Part]:
    """Each labelled exchange takes the first tie left that joins its sides, whichever way round."""
    free = list(range(len(ties)))
    for fact in gold.exchanges():
        give, get = _sides(fact, gold, facts, claims, answers)
        hit = next((k for k in free if _joins(ties[k], give, get)), None)
        place = (fact.start, fact.end)
        if hit is not None:
            free.remove(hit)
            yield "exchange", Tally(said=1, said_true=1), None
        if fact.optional:
            continue
        if hit is None:
            yield "exchange", Tally(gold=1), Fault(gold.name, "missed", "exchange", place, fact.wording)
        elif status_agrees(fact, ties[hit].status) is False:
            wrong = Fault(gold.name, "wrong", "exchange", place, fact.wording, ("status",))
            yield "exchange", Tally(gold=1, found=1, status_asked=1), wrong
        else:
            yield "exchange", Tally(gold=1, found=1, right=1, status_asked=1, status_right=1), None
    for k in free:
        yield "exchange", Tally(said=1), Fault(gold.name, "extra", "exchange", ties[k].cue, "its cue")


def _sides(
    exchange: GoldFact, gold: Gold, facts: Sequence[GoldFact], claims: Sequence[Claim], answers: Mapping[int, int]
) -> tuple[set[str], set[str]]:
    """Ids of the statements that may stand for what is given, and for what is got."""
    # Of statements with one id the last is the one that exchanges mean.
    meant = {claim.id: index for index, claim in enumerate(claims)}
    ids = {index: claim_id for claim_id, index in meant.items()}
    sides = []
    for side, party in ((exchange.give, exchange.actor), (exchange.get, exchange.recipient)):
        wanted = {_root(gold, one) for one in side or ()} | set(side or ())
        standing = {answers[i] for i, fact in enumerate(facts) if i in answers and _names(fact) & wanted}
        standing |= {
            index
            for index, claim in enumerate(claims)
            if overlap(exchange, claim) >= ENOUGH_SHARED and parties.agrees(party, claim.actor)
        }
        sides.append({ids[index] for index in standing if index in ids})
    return sides[0], sides[1]


def _root(gold: Gold, fact_id: int) -> int:
    repeats = gold.facts[fact_id].repeats
    return fact_id if repeats is None else repeats


def _names(fact: GoldFact) -> set[int]:
    """Ids by which a fact is meant: its own, and that of the fact which it mentions again."""
    return {fact.id} if fact.repeats is None else {fact.id, fact.repeats}


def _joins(tie: Tie, give: set[str], get: set[str]) -> bool:
    return bool((give & tie.give and get & tie.get) or (give & tie.get and get & tie.give))


def _told_as_done(
    name: str, facts: Sequence[GoldFact], claims: Sequence[Claim], answers: Mapping[int, int]
) -> Iterator[Fault]:
    """Statements with a status of what is done, which answer for a fact that was denied or refused.

    A statement that answers for no fact counts too, when it lies on one that was denied or refused and on no other.
    """
    answered = {j: [facts[i]] for i, j in answers.items()}
    for index, claim in enumerate(claims):
        if STATUS_GROUP.get(claim.status) != "done":
            continue
        meant = answered.get(index) or [fact for fact in facts if overlap(fact, claim) >= ENOUGH_SHARED]
        if meant and all(STATUS_GROUP[fact.status] == "denied" for fact in meant):
            yield Fault(name, "wrong", claim.kind, claim.spans[0], claim.wording, ("told as done",))
