"""Every label that is shipped stands in its report, refers to what exists, and there are enough of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evaluation.ground import DATA, Fact, LabelError, Report, ground, load, referred, sentences, summary

FILES = sorted(DATA.glob("*/*.json"))
ENOUGH_SENTENCES = 150  # the set is to hold 300, half of them frozen


def fact(words: str, **fields: object) -> Fact:
    made: Fact = {
        "id": 0,
        "kind": "concession",
        "actor": "Iran",
        "recipient": None,
        "action": "freed",
        "object": None,
        "quantity": None,
        "quantity_qualifier": None,
        "date": None,
        "status": "done",
        "attributed_to": None,
        "plover_type": "RETREAT",
        "evidence": {"text": words},
    }
    made.update(fields)  # type: ignore[typeddict-item]  # tests break labels on purpose
    return made


def report(text: str, *facts: Fact) -> Report:
    return {
        "doc": "made-up",
        "negotiation": "made",
        "title": "",
        "published": "2025-01-01",
        "publisher": "",
        "register": "wire",
        "text": text,
        "facts": list(facts),
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_shipped_labels_are_grounded(path: Path) -> None:
    shipped = load(path)
    assert shipped == ground(shipped), "run python -m detente.evaluation.ground --write"
    assert shipped["doc"] == path.stem
    for label in shipped["facts"]:
        for quote in (label["evidence"], label.get("cue")):
            assert quote is None or shipped["text"][quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_shipped_references_lead_to_facts_that_can_answer(path: Path) -> None:
    facts = load(path)["facts"]
    assert facts
    for label in facts:
        assert all(0 <= other < len(facts) for other in referred(label))


@pytest.mark.parametrize("half", ["tune", "frozen"])
def test_each_half_is_large_enough(half: str) -> None:
    reports = [load(path) for path in FILES if path.parent.name == half]
    assert sum(len(sentences(one["text"])) for one in reports) >= ENOUGH_SENTENCES
    assert len({one["negotiation"] for one in reports}) >= 5


def test_halves_share_no_negotiation() -> None:
    halves = [{load(path)["negotiation"] for path in FILES if path.parent.name == half} for half in ("tune", "frozen")]
    assert not halves[0] & halves[1]


@given(before=st.text(), words=st.text(min_size=1), between=st.text(), after=st.text())
def test_nth_occurrence_is_quoted_exactly(before: str, words: str, between: str, after: str) -> None:
    text = before + words + between + words + after
    second = ground(report(text, fact(words, evidence={"text": words, "nth": 2})))["facts"][0]["evidence"]
    first = ground(report(text, fact(words)))["facts"][0]["evidence"]
    assert text[second["start"] : second["end"]] == text[first["start"] : first["end"]] == words
    assert first["start"] < second["start"]


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"evidence": {"text": "set free"}}, "not in the text"),
        ({"evidence": {"text": "freed", "nth": 2}}, "not in the text"),
        ({"id": 4}, "id is 4"),
        ({"kind": "gift"}, "unknown kind"),
        ({"status": "maybe"}, "unknown status"),
        ({"plover_type": "YIELD"}, "unknown plover_type"),
        ({"same_as": 0}, "refers to fact 0"),
        ({"part_of": 7}, "refers to fact 7"),
        ({"optional": True}, "go together"),
        ({"kind": "exchange"}, "has all three"),
    ],
)
def test_faulty_labels_are_named(fields: dict[str, object], complaint: str) -> None:
    with pytest.raises(LabelError, match=complaint):
        ground(report("Tehran freed two.", fact("freed", **fields)))


def test_sentences_leave_out_headings_and_keep_abbreviations() -> None:
    text = 'What next?\n\nBACKGROUND\n\nTEHRAN, Sept. 19 – Mr. Namazi left. "He is free." The U.S. Treasury did.'
    assert [text[start:end] for start, end in sentences(text)] == [
        "What next?",
        "TEHRAN, Sept. 19 – Mr. Namazi left.",
        '"He is free."',
        "The U.S. Treasury did.",
    ]


def test_summary_counts_sentences_with_and_without_a_fact() -> None:
    grounded = ground(report("Tehran freed two. It rained.", fact("freed")))
    assert summary([grounded]).startswith("1 reports, 2 sentences (1 with a fact), 1 facts (0 optional): concession 1")
