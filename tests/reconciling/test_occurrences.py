"""Statements about one thing become one occurrence; what differs in number, month or stage stays apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reconciling.occurrences import Occurrence, gather
from detente.record.model import (
    ActorMention,
    Evidence,
    Kind,
    Qualifier,
    Quantity,
    Scope,
    Speaker,
    Statement,
    Status,
    Thing,
    When,
)

KENYA = ActorMention("Nairobi", "Nairobi", "KEN", "GOV", 0, 7)
SOMALIA = ActorMention("Mogadishu", "Mogadishu", "SOM", "GOV", 0, 9)


def told(
    name: str,
    *,
    document: str = "a.txt",
    kind: Kind = "concession",
    rule: str = "release",
    actor: tuple[ActorMention, ...] = (KENYA,),
    thing: str = "drivers",
    amount: float | None = 12,
    qualifier: Qualifier = "exact",
    scope: Scope = "this_time",
    days: tuple[str, str] | None = ("2030-06-10", "2030-06-10"),
    status: Status = "done",
    at: int = 0,
) -> Statement:
    """A statement that Nairobi freed twelve drivers on 10 June, but for what is given."""
    return Statement(
        id=name,
        document=document,
        kind=kind,
        event_type=None,
        event_mode=None,
        actor=actor,
        recipient=(),
        object=Thing(thing),
        quantity=None if amount is None else Quantity(amount, amount, amount, qualifier, None, scope),
        when=None if days is None else When(*days, "range", ""),
        where=None,
        status=status,
        condition=None,
        hedge=None,
        speaker=None,
        evidence=(Evidence(at, at + 5, "words"),),
        engine="made by hand",
        confidence=1.0,
        rule=rule,
    )


def together(occurrences: Sequence[Occurrence]) -> set[frozenset[str]]:
    return {frozenset(s.id for s in o.all) for o in occurrences}


def test_one_release_in_many_reports_is_one_occurrence() -> None:
    found = gather(told(f"s{i}", document=f"{i}.txt") for i in range(19))
    assert len(found) == 1 and len(found[0].statements) == 19


def test_another_number_is_another_release() -> None:
    assert len(gather([told("a"), told("b", amount=30, document="b.txt")])) == 2


def test_numbers_one_apart_on_the_same_day_are_one_release_told_differently() -> None:
    assert len(gather([told("a", amount=51), told("b", amount=52, document="b.txt")])) == 1


def test_the_same_number_in_another_month_is_another_release() -> None:
    later = told("b", document="b.txt", days=("2030-09-01", "2030-09-03"))
    undated = told("c", document="c.txt", days=None)
    assert len(gather([told("a"), later])) == 2
    assert together(gather([told("a"), later, undated])) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_days_that_touch_are_one_occurrence() -> None:
    talks = [
        told("a", kind="meeting", rule="meet", actor=(KENYA, SOMALIA), amount=None, days=("2030-06-10", "2030-06-11")),
        told("b", kind="meeting", rule="meet", actor=(SOMALIA, KENYA), amount=None, days=("2030-06-11", "2030-06-12")),
    ]
    assert len(gather(talks)) == 1


def test_a_cumulative_number_stays_apart() -> None:
    assert len(gather([told("a"), told("b", scope="cumulative")])) == 2


def test_part_of_a_release_is_kept_as_part() -> None:
    (found,) = gather([told("a"), told("b", amount=3, scope="part", days=None, at=40)])
    assert [s.id for s in found.statements] == ["a"] and [s.id for s in found.parts] == ["b"]


def test_a_part_that_two_wholes_could_take_is_given_to_neither() -> None:
    whole, other = told("a"), told("b", amount=30, at=20)
    part = told("c", amount=3, scope="part", days=None, at=40)
    assert frozenset("c") in together(gather([whole, other, part]))


def test_lifted_and_will_lift_are_one_thing_told_differently() -> None:
    lifted = told("a", kind="restriction", rule="ease", thing="the tariff on tea", amount=None)
    promised = replace(lifted, id="b", document="b.txt", status="promised", object=Thing("tea tariffs"))
    assert len(gather([lifted, promised])) == 1


def test_offered_and_done_stay_apart() -> None:
    assert len(gather([told("a"), told("b", status="offered", at=20)])) == 2


def test_measures_on_other_goods_stay_apart() -> None:
    tea = told("a", kind="restriction", rule="ease", thing="the tariff on tea", amount=None)
    khat = told("b", kind="restriction", rule="ease", thing="the ban on miraa", amount=None, at=20)
    assert len(gather([tea, khat])) == 2


def test_another_state_is_another_actor() -> None:
    assert len(gather([told("a"), told("b", actor=(SOMALIA,), document="b.txt")])) == 2


_WINDOWS = [("2030-06-10", "2030-06-10"), ("2030-06-01", "2030-06-30"), ("2030-09-01", "2030-09-02")]
_ANY = st.builds(
    told,
    st.uuids().map(str),
    document=st.sampled_from(["a.txt", "b.txt", "c.txt"]),
    kind=st.sampled_from(["concession", "restriction", "meeting", "stock", "demand"]),
    rule=st.sampled_from(["release", "ease", "transfer", "meet"]),
    actor=st.sampled_from([(), (KENYA,), (SOMALIA,), (KENYA, SOMALIA)]),
    thing=st.sampled_from(["drivers", "sanctions", "the tariff on tea", "Asha Noor and Ali Omar"]),
    amount=st.sampled_from([None, 12, 13, 51, 52]),
    scope=st.sampled_from(["this_time", "part", "cumulative", "remaining"]),
    days=st.sampled_from(
        [None, ("2030-06-10", "2030-06-10"), ("2030-06-01", "2030-06-30"), ("2030-09-01", "2030-09-02")]
    ),
    status=st.sampled_from(["done", "announced", "promised", "refused"]),
    at=st.integers(0, 50),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_ANY, max_size=9, unique_by=lambda s: s.id), st.randoms(use_true_random=False))
def test_every_statement_lands_once_whatever_the_order(statements: list[Statement], random: object) -> None:
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its generator as object
    found = gather(statements)
    assert found == gather(shuffled)
    assert sorted(s.id for o in found for s in o.all) == sorted(s.id for s in statements)


def test_what_two_people_say_was_offered_stays_two_things() -> None:
    one = told("a", kind="restriction", rule="ease", thing="tea tariffs", amount=None, status="offered")
    other = replace(
        one, id="b", speaker=(Speaker("the minister", "the minister"),), evidence=(Evidence(20, 25, "words"),)
    )
    assert len(gather([one, other])) == 2


def test_a_bare_release_does_not_join_an_earlier_one_because_the_other_is_undated() -> None:
    undated = told("a", amount=60, days=None)
    earlier = told("b", at=20)
    bare = told("c", thing="Ugandan citizens", amount=None, days=None, at=40)
    assert together(gather([undated, earlier, bare])) == {frozenset("a"), frozenset("b"), frozenset("c")}
