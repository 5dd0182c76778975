"""Saying is not doing: what a sentence claims of an act, by tense, negation and the words that govern it."""

from __future__ import annotations

import pytest

from detente.extraction.acts import assess_all
from detente.extraction.engine import Engine
from detente.extraction.triggers import find_triggers
from detente.record.model import Extraction
from tests.conftest import Extract, plain

STATUSES = [
    ("Ethiopia released forty soldiers.", "done"),
    ("Ethiopia began to release the soldiers.", "done"),
    ("Ethiopia decided to release forty soldiers.", "done"),
    ("Ethiopia is releasing forty soldiers.", "ongoing"),
    ("Ethiopia will release forty soldiers.", "announced"),
    ("Ethiopia is to release forty soldiers on Friday.", "announced"),
    ("Ethiopia announced the release of forty soldiers.", "announced"),
    ("Ethiopia planned to release forty soldiers.", "announced"),
    ("Ethiopia promised to release forty soldiers.", "promised"),
    ("Ethiopia said it would release forty soldiers.", "promised"),
    ("Ethiopia offered to release forty soldiers.", "offered"),
    ("Ethiopia is ready to release forty soldiers.", "offered"),
    ("Ethiopia may release forty soldiers.", "expected"),
    ("Ethiopia hopes to release forty soldiers.", "expected"),
    ("Ethiopia is expected to release forty soldiers.", "expected"),
    ("Ethiopia has not released any soldiers.", "denied"),
    ("Ethiopia failed to release the soldiers.", "denied"),
    ("Ethiopia denied releasing the soldiers.", "denied"),
    ("Ethiopia left without releasing the soldiers.", "denied"),
    ("Ethiopia refused to release the soldiers.", "refused"),
    ("Eritrea demanded that Ethiopia release forty soldiers.", "demanded"),
    ("Eritrea urged Ethiopia to release forty soldiers.", "demanded"),
]


@pytest.mark.parametrize(("sentence", "status"), STATUSES)
def test_what_a_sentence_claims(extract: Extract, sentence: str, status: str) -> None:
    (found,) = extract(sentence).statements
    assert found.status == status


def test_a_threat_is_a_hostile_act_and_what_it_threatens_is_not_done(extract: Extract) -> None:
    found = {
        statement.kind: statement.status for statement in extract("Kenya threatened to close the border.").statements
    }
    assert found == {"hostile": "done", "restriction": "threatened"}


UNCLAIMED = [
    "Ethiopia discussed the release of the soldiers with Eritrea.",
    "Nobody knows whether Ethiopia released the soldiers.",
    "Why did Ethiopia release forty soldiers?",
    "Did Ethiopia free the soldiers?",
    "Will Ethiopia free the soldiers?",
    "Is Ethiopia releasing the soldiers?",
    "Should Ethiopia free ten soldiers?",
    "Was the border closed by Ethiopia?",
    "When will the border be reopened?",
    "Could Ethiopia lift the sanctions?",
]


@pytest.mark.parametrize("sentence", UNCLAIMED)
def test_questions_and_topics_claim_nothing(extract: Extract, sentence: str) -> None:
    assert extract(sentence).statements == ()


def test_a_condition_is_kept_in_its_own_words(extract: Extract) -> None:
    (found,) = extract("Ethiopia would release the soldiers if Eritrea left Badme.").statements
    assert (found.kind, found.condition) == ("prediction", "if Eritrea left Badme")


def test_a_hedge_is_kept_in_its_own_words(extract: Extract) -> None:
    (found,) = extract("Ethiopia may release forty soldiers.").statements
    assert found.hedge == "may"


def words_above(engine: Engine, sentence: str) -> list[str]:
    annotated = engine.annotate(plain(sentence))
    (doc,) = annotated.docs
    (found,) = assess_all(find_triggers(doc, annotated.lexicon, annotated.cast.is_person), annotated)
    return [governor.token.text for governor in found.claim.governors]


def test_every_governing_word_is_remembered_innermost_first(engine: Engine) -> None:
    assert words_above(engine, "Ethiopia promised to consider releasing the soldiers.") == ["consider", "promised"]


def test_a_demand_names_who_asks_and_who_is_asked(extract: Extract) -> None:
    found: Extraction = extract("Eritrea wants Ethiopia to release forty soldiers.")
    (demand,) = found.statements
    assert [actor.country for actor in demand.actor] == ["ERI"]
    assert [actor.country for actor in demand.recipient] == ["ETH"]
