"""Laws of every document, whatever the bytes are."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import Unreadable, passages, read_bytes
from detente.record.model import Document

NAMES = ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.eml", "a.zip", "noending", "a.xlsx"]
INVISIBLE = set("\u200b\u200c\u200d\u2060\ufeff\u00ad")
LINES = st.sampled_from(
    [
        "RIVER DESK",
        "The envoy said that the sluice would open.",
        "and then the",
        "delegates left",
        "7",
        "Read also:",
        "Photo: a weir",
        "Comments (2)",
        "- one item",
        "title: A pact",
        "> quoted",
        "\f",
        "\r",
        "# Heading",
        "Oslo, May 3 (Wire) — They met.",
        "",
        " ",
        "By Ana Lund",
        "A Pact on Water",
        "3 May 2024, 09:32 - Ana Lund, Wire",
        "![a](b)",
        "[a](b) c",
        "---",
        "\u00a0",
        "\u200b",
    ]
)


def check(document: Document) -> None:
    text = document.text
    assert document.digest == sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    at = 0
    uncovered = []
    for segment in document.segments:
        assert at <= segment.start < segment.end <= len(text)
        words = text[segment.start : segment.end]
        assert words == words.strip()
        uncovered.append(text[at : segment.start])
        at = segment.end
    uncovered.append(text[at:])
    assert not [c for c in "".join(uncovered) if not c.isspace() and c not in INVISIBLE]
    said = [s for group in passages(document) for s in group]
    assert sorted(said, key=lambda s: s.start) == [
        s for s in document.segments if s.kind in ("title", "body", "caption")
    ]
    assert all(group for group in passages(document))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    try:
        check(read_bytes(name, data))
    except Unreadable as refused:
        assert refused.reason and refused.advice


@settings(max_examples=150, deadline=None)
@given(
    st.lists(LINES, min_size=1, max_size=14),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
    st.sampled_from(["a.txt", "a.md", "a.eml"]),
)
def test_segments_cover_a_text_in_order_without_overlap(lines: list[str], between: str, name: str) -> None:
    text = between.join(lines)
    data = ("Subject: A pact\nFrom: a@example.org\n\n" if name == "a.eml" else "") + text
    try:
        document = read_bytes(name, data.encode())
    except Unreadable:
        return
    check(document)
    if name != "a.eml":
        assert document.text == text.removeprefix("\ufeff")


@settings(max_examples=60, deadline=None)
# a text with a NUL in it may as well be UTF-16
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=300))
def test_text_is_stored_unchanged(text: str) -> None:
    try:
        document = read_bytes("a.txt", text.encode())
    except Unreadable:
        return
    check(document)
    assert document.text == text.removeprefix("\ufeff")
