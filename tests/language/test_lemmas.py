"""Inflected forms lead back to the words of a vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.language.lemmas import base_forms, inflections, irregular_forms

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)

FORMS = [
    ("free", {"frees", "freed", "freeing"}),
    ("release", {"releases", "released", "releasing"}),
    ("impose", {"imposes", "imposed", "imposing"}),
    ("deny", {"denies", "denied", "denying"}),
    ("deploy", {"deploys", "deployed", "deploying"}),
    ("ban", {"bans", "banned", "banning"}),
    ("swap", {"swaps", "swapped", "swapping"}),
    ("quash", {"quashes", "quashed", "quashing"}),
    ("relax", {"relaxes", "relaxed", "relaxing"}),
    ("veto", {"vetoes", "vetoed", "vetoing"}),
    ("withdraw", {"withdrew", "withdrawn", "withdraws", "withdrawing"}),
    ("embargo", {"embargoes"}),
    ("country", {"countries"}),
]


@pytest.mark.parametrize(("base", "forms"), FORMS)
def test_the_forms_of_a_word(base: str, forms: set[str]) -> None:
    assert forms <= inflections(base)


@given(WORDS)
def test_a_base_form_is_always_one_of_its_forms(word: str) -> None:
    assert word in inflections(word)


@given(st.lists(WORDS, max_size=8))
def test_every_form_leads_to_a_word_of_the_vocabulary_and_a_base_form_to_itself(vocabulary: list[str]) -> None:
    table = base_forms(vocabulary)
    assert set(table.values()) <= set(vocabulary)
    assert all(table[word] == word for word in vocabulary)
    assert all(form in inflections(base) for form, base in table.items())


@given(st.lists(WORDS, max_size=8))
def test_the_order_of_a_vocabulary_does_not_matter(vocabulary: list[str]) -> None:
    assert base_forms(vocabulary) == base_forms(reversed(vocabulary))


def test_phrases_of_a_vocabulary_give_their_single_words() -> None:
    table = base_forms(["hand over"])
    assert table["handed"] == "hand"
    assert table["over"] == "over"


def test_irregular_forms_are_not_base_forms_of_the_same_word() -> None:
    assert all(base not in forms or base in {"cut", "let", "put", "set"} for base, forms in irregular_forms().items())
