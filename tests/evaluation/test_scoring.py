"""What one document's statements and exchanges are worth."""

from __future__ import annotations

from detente.evaluation.scoring import Tally

from .made import exchange, gold, label, pair, scored, statement

AZERI = [{"text": "Baku", "name": "Azerbaijan", "country": "AZE"}]
SIDES = (label(0, (0, 40)), label(1, (50, 90), actor="Azerbaijan"), pair(2, (0, 200), 0, 1))
SAID = (statement("a", (0, 40)), statement("b", (50, 90), actor=AZERI))


def test_fact_is_found_and_right() -> None:
    result = scored(gold(label()), statement())
    assert result.tallies == {
        "concession": Tally(
            gold=1, found=1, right=1, actor_asked=1, actor_right=1, number_asked=1, number_right=1,
            status_asked=1, status_right=1, said=1, said_true=1,
        )
    }  # fmt: skip
    assert not result.faults


def test_found_is_not_right_when_anything_differs() -> None:
    result = scored(gold(label()), statement(actor=AZERI, status="promised"))
    tally = result.tallies["concession"]
    assert (tally.found, tally.right, tally.actor_right, tally.number_right, tally.status_right) == (1, 0, 0, 1, 0)
    assert [str(fault) for fault in result.faults] == [
        "talks wrong   concession  0-40 freed / five soldiers: actor, status"
    ]


def test_missed_and_extra_are_told_apart() -> None:
    result = scored(gold(label()), statement(place=(300, 340)))
    assert [(fault.fault, fault.place) for fault in result.faults] == [("missed", (0, 40)), ("extra", (300, 340))]
    assert result.tallies["concession"] == Tally(gold=1, said=1)


def test_optional_facts_are_neither_asked_for_nor_held_against_anyone() -> None:
    optional = gold(label(optional=True, optional_why="kind"))
    assert not scored(optional).tallies
    assert scored(optional, statement()).tallies == {"concession": Tally(said=1, said_true=1)}
    assert not scored(gold(label(boilerplate=True))).tallies


def test_status_in_doubt_leaves_the_fact_asked_for() -> None:
    result = scored(gold(label(optional=True, optional_why="status")), statement(status="denied"))
    assert (result.tallies["concession"].gold, result.tallies["concession"].right) == (1, 1)


def test_nothing_is_held_against_what_labels_have_no_opinion_on() -> None:
    other = gold(label(kind="other", status="done"))
    assert not scored(other, statement()).tallies
    assert scored(other, statement(kind="meeting", place=(300, 340))).tallies == {}
    assert scored(other, statement(place=(300, 340))).tallies == {"concession": Tally(said=1)}


def test_parts_that_nobody_labelled_do_not_count() -> None:
    assert not scored(gold(scope_end=300), statement(place=(300, 340))).faults
    assert scored(gold(scope_end=301), statement(place=(300, 340))).faults


def test_exchange_ties_statements_of_both_sides_whichever_way_round() -> None:
    for tie in (exchange(["a"], ["b"]), exchange(["b"], ["a"])):
        assert scored(gold(*SIDES), *SAID, tie).tallies["exchange"] == Tally(
            gold=1, found=1, right=1, status_asked=1, status_right=1, said=1, said_true=1
        )
    assert scored(gold(*SIDES), *SAID, exchange(["a"], ["a"])).tallies["exchange"] == Tally(gold=1, said=1)


def test_exchange_with_another_status_is_found_but_not_right() -> None:
    result = scored(gold(*SIDES), *SAID, exchange(["a"], ["b"], status="offered"))
    assert (result.tallies["exchange"].found, result.tallies["exchange"].right) == (1, 0)


def test_two_labelled_exchanges_need_two_ties() -> None:
    labelled = gold(*SIDES, pair(3, (0, 200), 0, 1))
    assert scored(labelled, *SAID, exchange(["a"], ["b"])).tallies["exchange"].found == 1
    assert scored(labelled, *SAID, exchange(["a"], ["b"]), exchange(["b"], ["a"])).tallies["exchange"].found == 2


def test_optional_exchange_is_not_asked_for_but_may_be_told() -> None:
    labelled = gold(*SIDES[:2], pair(2, (0, 200), 0, 1, optional=True, optional_why="ambiguous"))
    assert scored(labelled, *SAID, exchange(["a"], ["b"])).tallies["exchange"] == Tally(said=1, said_true=1)
    assert "exchange" not in scored(labelled, *SAID).tallies


def test_later_mention_of_a_side_stands_for_it() -> None:
    mention = label(3, (300, 340), same_as=0)
    result = scored(gold(*SIDES, mention), statement("c", (300, 340)), SAID[1], exchange(["c"], ["b"]))
    assert result.tallies["exchange"].found == 1


def test_side_may_stand_inside_the_exchanges_own_words() -> None:
    within = statement("c", (150, 190), kind="other")
    assert scored(gold(*SIDES), within, SAID[1], exchange(["c"], ["b"])).tallies["exchange"].found == 1


def test_what_was_refused_but_is_told_as_done_is_named() -> None:
    refused = gold(label(status="refused"), label(1, (100, 140)))
    assert [fault.place for fault in scored(refused, statement()).told_as_done] == [(0, 40)]
    assert not scored(refused, statement(status="denied")).told_as_done
    assert not scored(refused, statement(place=(100, 140))).told_as_done
    both = gold(label(status="refused"), label(1))
    assert not scored(both, statement()).told_as_done
