"""The rule engine as a whole: always the same, always grounded, and silent where nothing is said."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.extraction.engine import Engine
from detente.record.model import ActorMention, Document, Extraction
from tests.conftest import Extract, plain

REPORT = [
    "Chad and Sudan each released 40 sailors on 3 May 2024.",
    "The Malian president called on Niger to lift the tariffs.",
    "Mali freed 46 soldiers, including three women and a doctor.",
    "“We will reopen the border,” the foreign minister of Niger said.",
    "In return, Ivory Coast eased the sanctions.",
    "Talks between Togo and Mali will resume in Lomé next week.",
    "There are still 300 prisoners in Mali.",
    "Niger’s army shelled a village.",
    "According to the Red Cross, ten of them remain in custody.",
    "The rains were mild.",
    "Has the embargo been lifted?",
    "He did not say who had asked for it.",
]


def spans(found: Extraction) -> list[tuple[int, int, str]]:
    """All quotes of an extraction with their places: evidence, cues, and the actors that the words name."""
    quotes = [(piece.start, piece.end, piece.text) for made in found.statements for piece in made.evidence]
    quotes += [(exchange.cue.start, exchange.cue.end, exchange.cue.text) for exchange in found.exchanges]
    actors: list[ActorMention] = [a for made in found.statements for a in (*made.actor, *made.recipient)]
    return quotes + [(actor.start, actor.end, actor.text) for actor in actors if actor.end]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(REPORT), min_size=1, max_size=10), st.sampled_from([" ", "\n", "\n\n", "  \n\n "]))
def test_every_quote_stands_in_the_text(engine: Engine, sentences: list[str], between: str) -> None:
    document = plain(between.join(sentences))
    found = engine.extract(document)
    assert all(made.evidence for made in found.statements)
    assert all(document.text[start:end] == text for start, end, text in spans(found))
    ids = {made.id for made in found.statements}
    assert len(ids) == len(found.statements)
    assert all(set(exchange.give) | set(exchange.get) <= ids for exchange in found.exchanges)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(REPORT))
def test_the_same_document_gives_the_same_statements(engine: Engine, sentences: list[str]) -> None:
    document = plain(" ".join(sentences))
    assert engine.extract(document) == engine.extract(document)


def test_what_was_read_before_does_not_matter(engine: Engine) -> None:
    first, second = plain(" ".join(REPORT)), plain(" ".join(REPORT[::-1]), name="other")
    alone = engine.extract(second)
    assert list(engine.extract_many([first, second])) == [engine.extract(first), alone]


def test_another_engine_gives_the_same_ids(engine: Engine) -> None:
    document = plain(" ".join(REPORT))
    again = Engine.load().extract(document)
    assert [made.id for made in again.statements] == [made.id for made in engine.extract(document).statements]


def test_ids_depend_on_the_document(engine: Engine) -> None:
    one, other = engine.extract(plain(REPORT[0], name="one")), engine.extract(plain(REPORT[0], name="other"))
    assert not {made.id for made in one.statements} & {made.id for made in other.statements}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Ceasefire", "?", "“”", "…", "42", "\u200b", "🕊️"])
def test_almost_nothing_to_read_gives_nothing(extract: Extract, text: str) -> None:
    found = extract(text)
    assert (found.statements, found.exchanges) == ((), ())


SILENT = [
    "The harvest was good and the rains were mild.",
    "Fog closed the airport.",
    "The museum returned the vase to its owner.",
    "The river is the longest of the region. Its banks are home to many birds.",
    "Readers who liked this also liked our guide to mountain huts.",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_document_without_any_parties_says_nothing(extract: Extract, text: str) -> None:
    assert extract(text).statements == ()


def test_a_very_long_paragraph_without_punctuation_is_read_in_time(engine: Engine) -> None:
    words = "the convoy of Mali and Niger crossed the dry river and freed a herd of goats near the old fort again "
    document = plain((words * (200_000 // len(words) + 1))[:200_000])
    began = time.monotonic()
    found = engine.extract(document)
    assert time.monotonic() - began < 60
    assert all(document.text[start:end] == text for start, end, text in spans(found))


def test_furniture_says_nothing(engine: Engine) -> None:
    document = plain(REPORT[0])
    silent = Document(
        document.name,
        document.text,
        document.digest,
        language="en",
        segments=tuple(type(s)(s.start, s.end, "furniture") for s in document.segments),
    )
    assert engine.extract(silent).statements == ()


def test_a_quoted_speaker_is_not_the_publisher(extract: Extract) -> None:
    (quoted,) = extract("“Mali freed ten soldiers,” Togo's president said.").statements
    (own,) = extract("Mali freed ten soldiers.").statements
    assert quoted.speaker is not None and quoted.speaker[0].text == "Togo's president"
    assert own.speaker is None
