"""Who says it: by grammar, by quotation marks, by an attribution that trails behind."""

from __future__ import annotations

import pytest

from detente.extraction.lexicon import load_lexicon
from detente.language.speech import SpeechWords, quoted_spans, speakers, trailing_attribution
from tests.conftest import Parse


@pytest.fixture(scope="module")
def speech() -> SpeechWords:
    lexicon = load_lexicon()
    return SpeechWords(lexicon.speech_verbs, lexicon.speech_nouns, lexicon.forms, lexicon.verb_forms)


SAID = [
    ("Eritrea freed the sailors.", "freed", []),
    ("Okello said that Eritrea freed the sailors.", "freed", ["Okello"]),
    ("According to Okello, Eritrea freed the sailors.", "freed", ["Okello"]),
    ("Eritrea freed the sailors, according to the consulate.", "freed", ["consulate"]),
    ("Eritrea freed the sailors, Okello said on Sunday.", "freed", ["Okello"]),
    ("As Okello noted, Eritrea freed the sailors.", "freed", ["Okello"]),
    ("In Okello's words, Eritrea freed the sailors.", "freed", ["Okello"]),
    ("Okello told reporters that Abebe had said that Eritrea freed the sailors.", "freed", ["Abebe", "Okello"]),
    # when somebody spoke is not what they said
    ("Eritrea freed the sailors after Okello spoke.", "freed", []),
]


@pytest.mark.parametrize(("sentence", "verb", "who"), SAID)
def test_who_says_it(parse: Parse, speech: SpeechWords, sentence: str, verb: str, who: list[str]) -> None:
    token = next(token for token in parse(sentence) if token.text == verb)
    assert [speaker.text for speaker in speakers(token, speech)] == who


def test_a_quotation_belongs_to_the_speaker_of_the_next_sentence(parse: Parse, speech: SpeechWords) -> None:
    doc = parse('"Eritrea freed the sailors." Okello said this to reporters in Asmara.')
    freed = next(token for token in doc if token.text == "freed")
    assert [speaker.text for speaker in speakers(freed, speech)] == ["Okello"]


def test_words_beside_a_quotation_are_the_publishers_own(parse: Parse, speech: SpeechWords) -> None:
    doc = parse('Okello said: "This took courage." Eritrea freed the sailors.')
    freed = next(token for token in doc if token.text == "freed")
    assert speakers(freed, speech) == []


TRAILING = [
    (
        "Eritrea has lifted all limits on the transit of salt to Ethiopia",
        ", the President of Djibouti Omar Guelleh declared on Tuesday.",
        "Guelleh",
    ),
    (
        "Trucks began crossing the river again on Friday",
        ", the transport ministry said, a year after a flood on the Togolese side forced Lome to close the bridge.",
        "ministry",
    ),
    ("A ferry between the islands was used", ", one captain said, mostly at night.", "captain"),
]
"""Clauses, and attributions behind them that the parser takes for something else."""


@pytest.mark.parametrize(("clause", "attribution", "who"), TRAILING)
def test_a_trailing_attribution_begins_at_its_comma(
    parse: Parse, speech: SpeechWords, clause: str, attribution: str, who: str
) -> None:
    (sentence,) = parse(clause + attribution).sents
    found = trailing_attribution(sentence, speech)
    assert found is not None
    assert sentence.doc[: found.comma.i].text == clause
    assert found.sayer.text == who


def test_a_list_is_no_attribution(parse: Parse, speech: SpeechWords) -> None:
    (sentence,) = parse("Eritrea freed the sailors, the cook and the pilot.").sents
    assert trailing_attribution(sentence, speech) is None


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "no deal" twice.', ["no deal"]),
        ("She called it 'a swap' today.", ["a swap"]),
        ("Niger's and Chad's guards' rifles.", []),
        ('An open "quotation without end.', []),
    ],
)
def test_what_stands_between_quotation_marks(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_spans(text)] == inside
