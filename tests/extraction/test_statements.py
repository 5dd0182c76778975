"""What one document says once: parts of a release, demands, predictions, counts, and actors that grammar leaves out."""

from __future__ import annotations

import pytest

from detente.record.model import Statement
from tests.conftest import Extract


def numbers(found: tuple[Statement, ...]) -> list[tuple[float | None, str]]:
    """Each quantity with what it is a number of: this act, a running total, the rest, a part."""
    return [(made.quantity.value, made.quantity.scope) for made in found if made.quantity is not None]


PARTS = [
    ("Mali freed 46 soldiers, including three women and a doctor.", [(46, "this_time"), (3, "part")]),
    ("Mali freed 46 soldiers of Ivory Coast. Among those freed were three women.", [(46, "this_time"), (3, "part")]),
    (
        "Mali freed 46 people. The group included two Ivorian nurses and three Togolese pilots.",
        [(46, "this_time"), (2, "part"), (3, "part")],
    ),
    ("Mali freed 46 people. Colonel Amadou Diallo is among them.", [(46, "this_time"), (1, "part")]),
    # another release, and people who were never held
    ("Mali freed ten soldiers. Another twelve prisoners were freed on Friday.", [(10, "this_time"), (12, "this_time")]),
    ("Mali freed two nurses. The delegation included three pilots.", [(2, "this_time")]),
]


@pytest.mark.parametrize(("sentences", "counted"), PARTS)
def test_those_among_the_freed_are_parts(extract: Extract, sentences: str, counted: list[tuple[float, str]]) -> None:
    assert numbers(extract(sentences).statements) == counted


DEMANDS = [
    ("Mali called on Niger to lift the tariffs.", "MLI", ["NER"], "to lift the tariffs"),
    ("Mali expects Niger to reopen the border.", "MLI", ["NER"], "Niger to reopen the border"),
    ("Ivory Coast insists that Mali free all the soldiers.", "CIV", ["MLI"], "that Mali free all the soldiers"),
    ("Mali's demand for the release of the soldiers was rejected.", "MLI", [], "the release of the soldiers"),
]


@pytest.mark.parametrize(("sentence", "asker", "asked", "what"), DEMANDS)
def test_who_asks_what_of_whom(extract: Extract, sentence: str, asker: str, asked: list[str], what: str) -> None:
    (made,) = extract(sentence).statements
    assert (made.kind, made.status, made.event_type) == ("demand", "demanded", "REQUEST")
    assert [actor.country for actor in made.actor] == [asker]
    assert [actor.country for actor in made.recipient] == asked
    assert made.object is not None and made.object.text == what


def test_what_must_be_is_a_demand_of_whoever_says_it(extract: Extract) -> None:
    (made,) = extract('"All soldiers must be released," the Eritrean president said.').statements
    assert (made.kind, [(actor.country, actor.inferred) for actor in made.actor]) == ("demand", [("ERI", True)])


def test_a_refusal_takes_up_the_demand_before_it(extract: Extract) -> None:
    said = 'Ivory Coast demanded the release of the soldiers. "We cannot do that," the Malian president said.'
    demand, refusal = extract(said).statements
    assert (demand.status, refusal.status, refusal.event_type) == ("demanded", "refused", "REJECT")
    assert refusal.object is not None and refusal.object.text == "the release of the soldiers"
    assert [actor.country for actor in refusal.actor] == ["MLI"]


PREDICTIONS = [
    ("Talks between Mali and Niger are likely to resume in June.", "expected"),
    ("The spokesman believes Mali will reopen the border by June.", "expected"),
    ("Mali may reopen the border.", "expected"),
]


@pytest.mark.parametrize(("sentence", "status"), PREDICTIONS)
def test_what_somebody_thinks_will_happen_is_a_prediction(extract: Extract, sentence: str, status: str) -> None:
    found = [made for made in extract(sentence).statements if made.kind == "prediction"]
    assert [made.status for made in found] == [status]


COUNTS = [
    ("There are still 300 prisoners in Mali.", 300, "remaining"),
    ("More than 1,200 prisoners remain in custody in Mali.", 1200, "remaining"),
    ("The Red Cross counted 415 detainees in Mali.", 415, "this_time"),
    ("Mali has released 156 prisoners in all since January.", 156, "cumulative"),
]


@pytest.mark.parametrize(("sentence", "value", "scope"), COUNTS)
def test_a_number_at_a_time_is_a_count_and_not_an_act(extract: Extract, sentence: str, value: int, scope: str) -> None:
    (made,) = extract(sentence).statements
    assert made.kind == "stock"
    assert numbers((made,)) == [(value, scope)]


def test_a_number_freed_on_one_occasion_is_an_act(extract: Extract) -> None:
    (made,) = extract("Mali released 156 prisoners.").statements
    assert made.kind == "concession"


INFERRED = [
    ("Mali freed 46 Ivorian soldiers. Ten more were released on Friday.", "MLI"),
    ("Niger imposed tariffs on salt from Mali. The tariffs were lifted on Friday.", "NER"),
    ("Togo secured the release of ten soldiers held in Mali.", "MLI"),
]


@pytest.mark.parametrize(("sentences", "country"), INFERRED)
def test_an_actor_that_the_context_supplies_is_marked(extract: Extract, sentences: str, country: str) -> None:
    made = extract(sentences).statements[-1]
    assert [(actor.country, actor.inferred) for actor in made.actor] == [(country, True)]


def test_an_actor_that_the_words_name_is_not_marked(extract: Extract) -> None:
    (made,) = extract("Mali freed 46 Ivorian soldiers.").statements
    assert [(actor.country, actor.inferred) for actor in made.actor] == [("MLI", False)]


def test_a_pronoun_stands_for_the_one_named_before(extract: Extract) -> None:
    made = extract("The president of Togo met envoys of Mali. He later freed ten soldiers.").statements[-1]
    assert [(actor.country, actor.text) for actor in made.actor] == [("TGO", "He")]


def test_each_of_two_parties_has_a_statement_of_its_own(extract: Extract) -> None:
    found = extract("Chad and Sudan each released 40 sailors.").statements
    assert sorted((made.actor[0].country, made.recipient[0].country) for made in found) == [
        ("SDN", "TCD"),
        ("TCD", "SDN"),
    ]


def test_an_agreement_is_done_once_the_document_tells_the_act_as_done(extract: Extract) -> None:
    (alone,) = extract("Mali agreed to release ten soldiers.").statements
    told = extract("Mali agreed to release ten soldiers. Mali released the ten soldiers on Friday.").statements
    assert alone.status == "announced"
    assert [made.status for made in told] == ["done", "done"]


def test_what_no_frame_knows_is_still_an_undertaking(extract: Extract) -> None:
    (made,) = extract("Mali agreed to restore the cemetery.").statements
    assert (made.kind, made.rule, made.status) == ("concession", "undertaking", "announced")
