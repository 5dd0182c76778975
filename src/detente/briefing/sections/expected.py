"""What is expected, by whom, by when, on what condition, and how sure they say they are."""

from __future__ import annotations

from detente.briefing.dates import when
from detente.briefing.deeds import quoted, statuses
from detente.briefing.inert import on_one_line
from detente.briefing.lines import Line, Section, Table, Text, Words, cite, joined
from detente.briefing.parties import capital, speaker
from detente.briefing.story import Story
from detente.reconciling.occurrences import Occurrence
from detente.record.model import Document, Statement

_DEEDS = ("concession", "restriction", "meeting", "hostile")


def expected(story: Story) -> Section | None:
    """The table of expectations, in the order of the documents."""
    told = [s for o in story.occurrences if _is_expectation(o) for s in o.all]
    rows = [_row(s, story) for s in _distinct(told, story)]
    return (
        Section("What is expected", (Table(("Who expects", "What", "When", "How sure"), tuple(rows)),))
        if rows
        else None
    )


def _is_expectation(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    return first.kind == "prediction" or (first.kind in _DEEDS and statuses(occurrence.statements) == ("expected",))


def _distinct(statements: list[Statement], story: Story) -> list[Statement]:
    """In reading order, without a statement whose words another one of the same document holds."""
    order = {d.name: i for i, d in enumerate(story.documents)}
    ranked = sorted(statements, key=lambda s: (order[s.document], s.evidence[0].start, -s.evidence[-1].end, s.id))
    kept: list[Statement] = []
    for statement in ranked:
        held = any(
            k.document == statement.document
            and k.evidence[0].start <= statement.evidence[0].start
            and statement.evidence[-1].end <= k.evidence[-1].end
            for k in kept
        )
        if not held:
            kept.append(statement)
    return kept


def _row(statement: Statement, story: Story) -> tuple[Line, ...]:
    who = speaker(statement.speaker) or source_name(story.named[statement.document])
    what = (quoted(statement), Text(" "), cite([statement]))
    return ((Text(capital(who)),), what, (Text(_by_when(statement, story)),), _sureness(statement))


def _short(condition: str) -> str:
    words = on_one_line(condition).split(" ")
    return " ".join(words if len(words) <= 14 else [*words[:14], "…"])


def _by_when(statement: Statement, story: Story) -> str:
    """The time that is told; a time that was over when the document came out is not when something is expected."""
    told, published = statement.when, story.named[statement.document].published or ""
    if told is None or (told.end and told.end < published[:10]) or (told.start and not told.end):
        return "–"
    return when(told, story.year) or "–"


def _sureness(statement: Statement) -> Line:
    parts: list[Line] = []
    if statement.hedge:
        parts.append((Words(on_one_line(statement.hedge)),))
    if statement.condition:
        parts.append((Text("on the condition "), Words(_short(statement.condition))))
    return joined(parts, "; ") or (Text("–"),)


def source_name(document: Document) -> str:
    """How a line names a document as the one who says it."""
    return on_one_line(document.publisher or document.author or "the report")
