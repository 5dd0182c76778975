"""Who does what to whom by grammar alone, without knowing any word of the codebook."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from detente.language.grammar import (
    clause_bounds,
    conjuncts,
    direct_objects,
    is_passive,
    noun_phrase,
    passive_agent,
    possessor,
    prepositions,
    shared_objects,
    subject,
)
from tests.conftest import Parse


def word(parse: Parse, sentence: str, form: str) -> Token:
    """The first token of that form."""
    return next(token for token in parse(sentence) if token.text == form)


def text(token: Token | None) -> str | None:
    return token.text if token is not None else None


def texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


SUBJECTS = [
    ("Bogota lifted the curfew.", "lifted", "Bogota"),
    # coordination: the second verb shares the subject of the first
    ("Bogota lifted the curfew and released the rebels.", "released", "Bogota"),
    ("Bogota lifted the curfew, and the rebels released a pilot.", "released", "rebels"),
    # control: whose act the infinitive is
    ("Nairobi urged Juba to reopen the pipeline.", "reopen", "Juba"),
    ("Nairobi promised to reopen the pipeline.", "reopen", "Nairobi"),
    ("Nairobi called on Juba to reopen the pipeline.", "reopen", "Juba"),
    ("The envoy thanked Hanoi for returning the sailors.", "returning", "Hanoi"),
    ("Hanoi was praised for returning the sailors.", "returning", "Hanoi"),
    ("Hanoi is ready to return the sailors.", "return", "Hanoi"),
    ("Hanoi made a decision to return the sailors.", "return", "Hanoi"),
    # relative clauses: the pronoun stands for its noun
    ("The minister who signed the treaty resigned.", "signed", "minister"),
    ("The country freed the guards that crossed the river.", "crossed", "guards"),
    # participles
    ("The guards captured in June went home.", "captured", "guards"),
    ("Troops guarding the dam left.", "guarding", "Troops"),
    # a passive is said of what it is done to
    ("The guards were released by Chad.", "released", "guards"),
]


@pytest.mark.parametrize(("sentence", "verb", "who"), SUBJECTS)
def test_whom_a_verb_is_said_of(parse: Parse, sentence: str, verb: str, who: str) -> None:
    assert text(subject(word(parse, sentence, verb))) == who


def test_no_subject_is_made_up_for_a_command(parse: Parse) -> None:
    assert subject(word(parse, "Reopen the pipeline now.", "Reopen")) is None


OBJECTS = [
    ("Chad freed a pilot.", "freed", ["pilot"]),
    ("Chad freed a pilot, two nurses and a driver.", "freed", ["pilot", "nurses", "driver"]),
    ("Two pilots and a nurse were freed.", "freed", ["pilots", "nurse"]),
    ("The pilot freed by Chad flew home.", "freed", ["pilot"]),
    ("Banks welcomed the sanctions that Brussels eased.", "eased", ["sanctions"]),
    ("The ships Eritrea seized were small.", "seized", ["ships"]),
    ("Chad slept.", "slept", []),
]


@pytest.mark.parametrize(("sentence", "verb", "what"), OBJECTS)
def test_what_a_verb_is_done_to(parse: Parse, sentence: str, verb: str, what: list[str]) -> None:
    assert texts(direct_objects(word(parse, sentence, verb))) == what


def test_coordinated_verbs_share_the_object_of_the_last(parse: Parse) -> None:
    verb = word(parse, "Managua freed and expelled 222 prisoners.", "freed")
    assert direct_objects(verb) == []
    assert texts(shared_objects(verb)) == ["prisoners"]


PASSIVES = [
    ("Ten guards were released.", "released", True),
    ("Ten guards released a statement.", "released", False),
    ("The guards released on Monday slept.", "released", True),
    ("The treaty was signed and ratified.", "ratified", True),
    ("They have signed the treaty.", "signed", False),
]


@pytest.mark.parametrize(("sentence", "verb", "passive"), PASSIVES)
def test_passives_are_told_from_actives(parse: Parse, sentence: str, verb: str, passive: bool) -> None:
    assert is_passive(word(parse, sentence, verb)) is passive


def test_the_agent_of_a_passive_stands_behind_by(parse: Parse) -> None:
    assert text(passive_agent(word(parse, "The guards were released by Chad.", "released"))) == "Chad"
    assert passive_agent(word(parse, "The guards were released.", "released")) is None


POSSESSORS = [
    ("Ankara's decision surprised many.", "decision", "Ankara"),
    ("The decision by Ankara surprised many.", "decision", "Ankara"),
    ("The decision surprised many.", "decision", None),
]


@pytest.mark.parametrize(("sentence", "noun", "owner"), POSSESSORS)
def test_who_has_what_a_noun_names(parse: Parse, sentence: str, noun: str, owner: str | None) -> None:
    assert text(possessor(word(parse, sentence, noun))) == owner


def test_every_conjunct_hangs_on_the_preposition(parse: Parse) -> None:
    talks = word(parse, "Talks between Cairo and Khartoum failed.", "Talks")
    assert [(name, noun.text) for name, noun in prepositions(talks)] == [("between", "Cairo"), ("between", "Khartoum")]


def test_a_coordination_is_the_same_seen_from_its_head(parse: Parse) -> None:
    head = word(parse, "Envoys of Cairo, Khartoum and Juba met.", "Cairo")
    assert texts(conjuncts(head)) == ["Cairo", "Khartoum", "Juba"]


def test_a_noun_phrase_ends_before_the_clause_that_describes_it(parse: Parse) -> None:
    noun = word(parse, "Chad freed three French engineers of a mining firm who had crossed the border.", "engineers")
    first, last = noun_phrase(noun, noun.doc)
    assert noun.doc[first:last].text == "three French engineers of a mining firm"


def test_the_words_of_one_clause_leave_out_what_another_says(parse: Parse) -> None:
    sentence = "Chad freed ten guards and Niger reopened the road."
    freed, reopened = word(parse, sentence, "freed"), word(parse, sentence, "reopened")
    first, last = clause_bounds(freed, [], [reopened])
    assert freed.doc[first:last].text == "Chad freed ten guards"


def test_a_clause_takes_in_its_roles(parse: Parse) -> None:
    freed = word(parse, "Chad announced that it had freed ten guards.", "freed")
    announced = freed.head
    first, last = clause_bounds(freed, [announced], [])
    assert freed.doc[first:last].text == "Chad announced that it had freed ten guards"
