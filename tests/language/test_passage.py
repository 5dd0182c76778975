"""Running text and the way back to the stored characters."""

from __future__ import annotations

import hashlib
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.language.passage import RunningText, running_text
from detente.record.model import Document, Segment, SegmentKind

KINDS: list[SegmentKind] = ["title", "body", "caption", "furniture", "related", "comments"]
WORDING = st.text("ab z.,\n\t“”’«»éЖ\u00a0-'\"", max_size=40)


def document(pieces: list[tuple[str, SegmentKind]]) -> Document:
    """A document whose segments stand one behind another."""
    text, segments = "", []
    for piece, kind in pieces:
        if piece:
            segments.append(Segment(len(text), len(text) + len(piece), kind))
        text += piece
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document("report", text, digest, language="en", segments=tuple(segments))


def words_of(running: RunningText, wanted: str) -> list[str]:
    """The stored pieces behind the wanted words of the running text."""
    start = running.text.index(wanted)
    return [piece.text for piece in running.evidence(start, start + len(wanted))]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDING, st.sampled_from(KINDS)), max_size=6), st.data())
def test_evidence_is_always_the_stored_text(pieces: list[tuple[str, SegmentKind]], data: st.DataObject) -> None:
    made = document(pieces)
    running = running_text(made)
    assert len(running.offsets) == len(running.text)
    start = data.draw(st.integers(0, len(running.text)))
    end = data.draw(st.integers(start, len(running.text)))
    found = running.evidence(start, end)
    assert all(made.text[piece.start : piece.end] == piece.text for piece in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    said = "".join("".join(piece.text.split()) for piece in found)
    assert len(said) == len("".join(running.text[start:end].split()))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDING, st.sampled_from(KINDS)), max_size=6))
def test_only_what_says_something_is_read(pieces: list[tuple[str, SegmentKind]]) -> None:
    made = document(pieces)
    running = running_text(made)
    silent = [s for s in made.segments if s.kind in {"furniture", "related", "comments"}]
    places = {running.offsets[i] for i, character in enumerate(running.text) if not character.isspace()}
    assert not any(segment.start <= place < segment.end for segment in silent for place in places)


def test_passages_stand_where_they_say() -> None:
    running = running_text(document([("Truce in Aden\n\n", "title"), ("Guns fell\nsilent.\n\nFerries ran.", "body")]))
    assert all(running.text[p.start : p.start + len(p.text)] == p.text for p in running.passages)
    assert running.passages[0].kind == "title"


def test_a_running_head_splits_a_sentence_into_two_spans() -> None:
    running = running_text(
        document(
            [
                ("Gabon freed eleven fishermen after a night of\n", "body"),
                ("Gulf Courier  7\n", "furniture"),
                ("talks in Malabo.", "body"),
            ]
        )
    )
    assert "a night of talks in Malabo" in running.text
    assert words_of(running, "a night of talks in Malabo") == ["a night of", "talks in Malabo"]


def test_quotation_marks_are_straightened_in_the_running_text_alone() -> None:
    running = running_text(document([("“We don’t trade «hostages»,” he said.", "body")]))
    assert running.text.startswith('"We don\'t trade "hostages","')
    assert words_of(running, 'trade "hostages"') == ["trade «hostages»"]


def test_white_space_is_folded_and_kept_in_evidence() -> None:
    running = running_text(document([("Oman   hosted\n the envoys.", "body")]))
    assert "Oman hosted the envoys." in running.text
    assert words_of(running, "Oman hosted the envoys") == ["Oman   hosted\n the envoys"]


def test_a_document_without_words_has_no_passages() -> None:
    assert running_text(document([])).passages == ()
    assert running_text(document([(" \n\t", "body")])).passages == ()
