"""Which statement answers for which fact, and when they agree."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evaluation.matching import ACCEPTED, compare, match, may_answer, overlap
from detente.evaluation.parties import CountryNames, agrees, said_party

from .made import NAMES, claim, gold, label


@pytest.mark.parametrize(
    ("labelled", "countries", "names", "expected"),
    [
        ("Armenia", ["ARM"], [], True),
        ("Armenia", ["AZE"], [], False),
        ("Armenian foreign ministry", ["ARM"], [], True),
        ("Nikol Pashinyan (Armenia)", [], ["Prime Minister Pashinyan"], True),
        ("President Vučić; Armenia", [], ["Vucic"], True),
        ("Government of Armenia", [], ["Government of Georgia"], False),
        ("Armenia; Azerbaijan", ["AZE"], [], True),
        ("US envoy", ["USA"], [], True),
        ("Russia", ["USA"], [], False),
        ("the mediators", ["ARM"], [], None),
        (None, ["ARM"], [], None),
    ],
)
def test_actors_agree_by_country_or_telling_word(
    labelled: str | None, countries: list[str], names: list[str], expected: bool | None
) -> None:
    assert agrees(NAMES.party(labelled), said_party(countries, names)) is expected


def test_all_countries_compares_those_that_the_table_lacks() -> None:
    assert NAMES.party("Ethiopia").countries == frozenset()
    every = CountryNames.load(every=True)
    assert every.party("Ethiopia; Iran").countries == {"ETH", "IRN"}
    assert every.party("Nigeria").countries == {"NGA"}


@pytest.mark.parametrize(
    ("fields", "said", "expected"),
    [
        ({"quantity": 5}, {"value": 5}, True),
        ({"quantity": 5}, {"value": None, "low": 5, "high": None}, True),
        ({"quantity": 5}, 5, True),
        ({"quantity": 5}, {"value": 6, "low": 6, "high": 6}, False),
        ({"quantity": 5}, None, False),
        ({"quantity": None}, {"value": 6}, None),
        ({"quantity": 5, "quantity_qualifier": "derived"}, None, None),
        ({"quantity": 5, "unit": "days"}, None, None),
    ],
)
def test_numbers_agree_by_value_or_bound(fields: Any, said: object, expected: bool | None) -> None:
    assert compare(gold(label(**fields)).facts[0], claim(quantity=said)).number is expected


@pytest.mark.parametrize(
    ("fields", "said", "expected"),
    [
        ({"status": "done"}, "ongoing", True),
        ({"status": "promised"}, "offered", True),
        ({"status": "refused"}, "denied", True),
        ({"status": "done"}, "announced", False),
        ({"status": "promised"}, "expected", False),
        ({"status": "promised", "condition": "if talks go on"}, "expected", True),
        ({"status": "done", "condition": "if talks go on"}, "expected", False),
        ({"status": "done"}, None, False),
        ({"status": "done", "optional": True, "optional_why": "status"}, "denied", None),
    ],
)
def test_statuses_agree_by_group(fields: Any, said: str | None, expected: bool | None) -> None:
    assert compare(gold(label(**fields)).facts[0], claim(status=said)).status is expected


@given(st.sampled_from(sorted(ACCEPTED)), st.sampled_from(["stock", "meeting", "prediction", "restriction", "other"]))
def test_only_accepted_kinds_answer(labelled: str, said: str) -> None:
    fact = gold(label(kind=labelled, status="expected")).facts[0]
    assert may_answer(fact, claim(kind=said, status="expected")) == (said in ACCEPTED[labelled])


def test_what_lies_ahead_does_not_answer_for_what_is_done() -> None:
    done, ahead = gold(label()).facts[0], gold(label(status="announced")).facts[0]
    assert not may_answer(done, claim(kind="prediction", status="expected"))
    assert not may_answer(ahead, claim(kind="prediction", status="done"))
    assert may_answer(ahead, claim(kind="prediction", status="expected"))


def test_overlap_is_a_share_of_the_shorter_quotation() -> None:
    fact = gold(label(place=(100, 140))).facts[0]
    assert overlap(fact, claim(place=(90, 200))) == 1.0
    assert overlap(fact, claim(place=(120, 160))) == 0.5
    assert overlap(fact, claim(place=(140, 160))) == 0.0
    assert overlap(fact, claim(place=(0, 1201))) == 0.0
    halves = [{"start": 90, "end": 110}, {"start": 130, "end": 150}]
    assert overlap(fact, claim(evidence=halves)) == 0.5
    assert overlap(fact, claim(evidence=halves[0])) == 0.5


def test_better_pairs_go_first_and_each_statement_answers_once() -> None:
    facts = gold(label(0), label(1, actor="Azerbaijan"), label(2, place=(200, 240))).facts
    armenian, azeri = claim(id="a"), claim(id="b", actor=[{"country": "AZE"}])
    assert match(facts, [azeri, armenian]) == {0: 1, 1: 0}
    assert match(facts, [armenian]) == {0: 0}


def test_facts_asked_for_go_before_optional_ones() -> None:
    facts = gold(label(0, optional=True, optional_why="repeat"), label(1)).facts
    assert match(facts, [claim()]) == {1: 0}
