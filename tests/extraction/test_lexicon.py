"""The codebook as it is read: every value is one that the record knows, and an error says where it is."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import get_args

import pytest

from detente.extraction import lexicon as reading
from detente.extraction.lexicon import VERB_LISTS, Effect, load_lexicon
from detente.language.words import words
from detente.record.model import Kind, Status


def test_kinds_and_statuses_of_frames_are_those_of_the_record() -> None:
    frames = load_lexicon().frames.values()
    assert {frame.kind for frame in frames} <= set(get_args(Kind))
    assert {frame.status for frame in frames} - {None} <= set(get_args(Status))


def test_effects_of_operators_are_known() -> None:
    operators = load_lexicon().operators
    assert {operator.effect for known in operators.values() for operator in known.values()} <= set(get_args(Effect))


def test_cues_say_where_the_other_side_stands() -> None:
    assert {entry.other for entry in load_lexicon().cues} <= {"complement", "before", "both"}
    assert all(entry.reach > 0 for entry in load_lexicon().cues)


def test_a_verb_of_a_list_is_known_in_every_form() -> None:
    forms = load_lexicon().verb_forms
    assert all(forms[word] == word for name in VERB_LISTS for word in words(name))


def test_word_lists_are_neither_empty_nor_say_a_word_twice() -> None:
    source = files("detente.codebook").joinpath("words.toml").read_text(encoding="utf-8")
    assert all(entries and len(entries) == len(set(entries)) for entries in tomllib.loads(source).values())


def test_a_list_that_the_codebook_lacks_is_an_error() -> None:
    with pytest.raises(KeyError, match="verbs_of_whistling"):
        words("verbs_of_whistling")


def test_an_unknown_key_of_a_frame_is_named_with_its_file() -> None:
    with pytest.raises(ValueError, match=r"frames\.toml.*'whistle'.*'tune'"):
        reading._frame({"id": "whistle", "kind": "other", "tune": "any"})
