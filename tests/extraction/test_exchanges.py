"""No invented pairs: two acts are an exchange only where words tie them."""

from __future__ import annotations

import re

import pytest

from detente.extraction.lexicon import load_lexicon
from detente.record.model import Exchange, Extraction
from tests.conftest import Extract

BEFORE = "Gabon lifted its blockade. "
GOVERNED = "Angola freed twelve fishermen {} the lifting of the blockade by Gabon."
PASSIVE = "Angola's release of twelve fishermen {} Gabon's release of a pilot."

TIED: dict[str, str] = {
    **{
        cue: GOVERNED.format(cue)
        for cue in (
            "in exchange for", "in return for", "in response to", "as a response to", "in reply to", "in answer to",
            "as a reward for", "as payment for", "in compensation for", "as compensation for", "in a swap for",
            "in recompense for", "as a counterpart to", "as part of a swap for", "in a trade for", "in an exchange for",
        )
    },
    **{
        cue: PASSIVE.format(cue)
        for cue in (
            "was a response to", "were swapped for", "was swapped for", "were exchanged for", "was exchanged for",
            "were traded for", "was traded for",
        )
    },
    **{
        cue: f"{BEFORE}{cue.capitalize()}, Angola freed twelve fishermen."
        for cue in (
            "in return", "in exchange", "in response", "in reciprocity", "as a quid pro quo", "in turn",
            "for its part of the deal", "as a reciprocal gesture", "as a reciprocal step", "in a reciprocal move",
            "in a reciprocal gesture", "reciprocally", "correspondingly", "as a counter-gesture",
        )
    },
    "came in response to": "Angola freed twelve fishermen. The move came in response to Gabon's release of a pilot.",
    "on condition that": "Angola will free twelve fishermen on condition that Gabon lifts its blockade.",
    "on the condition that": "Angola will free twelve fishermen on the condition that Gabon lifts its blockade.",
    "provided that": "Angola will free twelve fishermen provided that Gabon lifts its blockade.",
    "conditional on": "The release of twelve men by Angola is conditional on the lifting of the blockade by Gabon.",
    "contingent on": "The release of twelve men by Angola is contingent on the lifting of the blockade by Gabon.",
    "reciprocated by": f"{BEFORE}Angola reciprocated by freeing twelve fishermen.",
    "reciprocated with": f"{BEFORE}Angola reciprocated with the release of twelve fishermen.",
    "to reciprocate": f"{BEFORE}To reciprocate this, Angola freed twelve fishermen.",
    "responded by": f"{BEFORE}Angola responded by freeing twelve fishermen.",
    "responded in kind by": f"{BEFORE}Angola responded in kind by freeing twelve fishermen.",
    "returned the favour by": f"{BEFORE}Angola returned the favour by freeing twelve fishermen.",
    "its side of the bargain": f"{BEFORE}Angola freed twelve fishermen and kept its side of the bargain.",
    "for its part": f"{BEFORE}Under the agreement, Angola for its part freed twelve fishermen.",
    "likewise agreed": f"{BEFORE}Angola likewise agreed to free twelve fishermen.",
    "in parallel": f"{BEFORE}In parallel Angola freed twelve fishermen.",
    "as part of a deal": "Angola freed twelve fishermen and Gabon freed a pilot as part of a deal.",
    "under an agreement by which": (
        "Under an agreement by which guns fell silent, Angola freed two men and Gabon freed a pilot."
    ),
    "prisoner exchange": "Angola freed twelve fishermen and Gabon freed a pilot in a prisoner exchange.",
}  # fmt: skip
"""An example of our own for each cue of ``codebook/cues.toml``, by words that the cue's expression matches."""

UNTRIED = {"in consideration of", "as the price for", "as the price of", "as a quid pro quo for"}
"""Cues of which no example ties yet."""


def sides(found: Extraction) -> tuple[Exchange, set[str | None], set[str | None]]:
    """The only exchange, the countries that give, and those that give in return."""
    (exchange,) = found.exchanges
    by_id = {statement.id: statement for statement in found.statements}
    give, get = (
        {actor.country for each in ids for actor in by_id[each].actor} for ids in (exchange.give, exchange.get)
    )
    return exchange, give, get


@pytest.mark.parametrize(("cue", "sentences"), TIED.items())
def test_each_cue_ties_two_sides(extract: Extract, cue: str, sentences: str) -> None:
    exchange, give, get = sides(extract(sentences))
    assert (give, get) == ({"AGO"}, {"GAB"})
    assert cue in exchange.cue.text.lower() or exchange.cue.text.lower() in cue
    assert sentences[exchange.cue.start : exchange.cue.end] == exchange.cue.text


def test_every_cue_of_the_codebook_has_an_example() -> None:
    cues = {entry.text for entry in load_lexicon().cues} - UNTRIED
    unmatched = {cue for cue in cues if not any(re.search(rf"\b{cue}\b", said, re.I) for said in TIED.values())}
    assert unmatched == set()


APART = [
    "Angola freed twelve fishermen. Gabon lifted its blockade.",
    "Angola freed twelve fishermen after Gabon lifted its blockade.",
    "Angola freed twelve fishermen following the lifting of the blockade by Gabon.",
    "Angola freed twelve fishermen before Gabon lifted its blockade.",
    "Angola freed twelve fishermen while Gabon lifted its blockade.",
    "Gabon lifted its blockade. Weeks later, Angola freed twelve fishermen.",
    "Gabon offered to lift its blockade if Angola freed twelve fishermen.",
    # one side alone is a concession
    "Angola freed twelve fishermen in return.",
    "Angola freed twelve fishermen and, in return, hoped for better weather.",
    "Angola freed twelve fishermen, returned a tanker and lifted a blockade.",
    # a weak cue without a word of bargaining beside it
    "Gabon lifted its blockade. For its part, Angola freed twelve fishermen.",
]


@pytest.mark.parametrize("sentences", APART)
def test_nothing_is_tied_by_time_or_by_one_side(extract: Extract, sentences: str) -> None:
    assert extract(sentences).exchanges == ()


STATUSES = [
    ("Angola freed twelve fishermen in exchange for the lifting of the blockade by Gabon.", "done"),
    ("Angola offered to free twelve fishermen in exchange for the lifting of the blockade by Gabon.", "offered"),
    ("Angola refused to free twelve fishermen in exchange for the lifting of the blockade by Gabon.", "denied"),
    ("Angola will free twelve fishermen provided that Gabon lifts its blockade.", "announced"),
]


@pytest.mark.parametrize(("sentence", "status"), STATUSES)
def test_an_exchange_has_come_as_far_as_what_is_given(extract: Extract, sentence: str, status: str) -> None:
    assert sides(extract(sentence))[0].status == status


def test_what_is_given_may_be_anything_that_the_cue_governs(extract: Extract) -> None:
    found = extract("Gabon let twelve Angolan fishermen go in return for full access to the port of Luanda.")
    exchange, give, _ = sides(found)
    assert give == {"GAB"}
    (get,) = (statement for statement in found.statements if statement.id in exchange.get)
    assert get.object is not None and get.object.text.startswith("full access to the port")
