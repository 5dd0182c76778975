"""What is expected, by whom, by when, on what condition, and how sure they say they are."""

from __future__ import annotations

from collections.abc import Sequence

from detente.briefing.dates import when
from detente.briefing.deeds import doer, ought_not, quoted, statuses
from detente.briefing.inert import on_one_line
from detente.briefing.lines import Line, Section, Table, Text, Words, cite, joined
from detente.briefing.parties import capital, listed, speaker
from detente.briefing.selection import is_own_undertaking
from detente.briefing.story import Story
from detente.briefing.wording import wording
from detente.reconciling.compare import telling_words
from detente.reconciling.occurrences import Occurrence
from detente.record.model import Document, Statement

_DEEDS = ("concession", "restriction", "meeting", "hostile")
_MOST = 15
_ALIKE = 0.6  # share of telling words that two expectations have in common to be one
_BACK = ("was", "were", "had", "did")
_RELATIVE = ("which ", "who ", "whom ", "whose ", "that ")
_SHORTEST = 5  # words


def expected(story: Story) -> Section | None:
    """The table of the firmest expectations, in the order of the documents, equal ones once."""
    told = [s for o in story.occurrences if _is_expectation(o) for s in o.all]
    chosen = [s for s in told if _says_what(s, story) and not is_own_undertaking(s) and not ought_not(s)]
    groups = _equal_as_one(_distinct(chosen, story))
    firmest = sorted(groups, key=lambda g: -max(_firmness(s, story) for s in g))[:_MOST]
    rows = [_row(group, story) for group in groups if group in firmest]
    head = ("Who expects", "What", "When", "How sure")
    return Section("What is expected", (Table(head, tuple(rows)),)) if rows else None


def _is_expectation(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    return first.kind == "prediction" or (first.kind in _DEEDS and statuses(occurrence.statements) == ("expected",))


def _says_what(statement: Statement, story: Story) -> bool:
    """Whether its words tell what may come: not a bare condition, a hanging clause, or what lies in the past."""
    words = quoted(statement).text
    if (
        words.startswith("no ")
        or len(words.split()) < _SHORTEST
        or wording().past.search(words)
        or _is_loose(statement, story)
    ):
        return False
    if statement.condition and on_one_line(words) in on_one_line(statement.condition):
        return False
    verb = wording().finite.search(words) or wording().foreseen.search(words)
    open_ended = wording().modal.search(words) or wording().foreseen.search(words)
    if verb is not None and verb.group() in _BACK and not statement.hedge:
        return False  # the sentence tells of the past; what is foretold hangs on it
    if verb is not None and (verb.start() == 0 or wording().foreseen.match(words)) and not doer([statement]):
        return False  # who would do it is not named
    return verb is not None and (bool(open_ended) or statement.hedge is not None)


def _is_loose(statement: Statement, story: Story) -> bool:
    if statement.id not in story.fragments:
        return False
    return quoted(statement).text.startswith(_RELATIVE) or not (statement.hedge or statement.when)


def _firmness(statement: Statement, story: Story) -> int:
    """How much a reader can hold the forecaster to: named, hedged, dated, with a condition."""
    named = 2 * bool(statement.speaker)
    return named + bool(statement.hedge) + 2 * (_by_when(statement, story) != "–") + bool(statement.condition)


def _distinct(statements: list[Statement], story: Story) -> list[Statement]:
    """In reading order, without a statement whose words another one of the same document holds."""
    order = {d.name: i for i, d in enumerate(story.documents)}
    ranked = sorted(statements, key=lambda s: (order[s.document], s.evidence[0].start, -s.evidence[-1].end, s.id))
    ends: dict[str, int] = {}
    kept: list[Statement] = []
    for statement in ranked:
        if statement.evidence[-1].end > ends.get(statement.document, -1):
            kept.append(statement)
            ends[statement.document] = statement.evidence[-1].end
    return kept


def _equal_as_one(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Those that expect the same of the same, as far as their telling words say."""
    groups: list[tuple[frozenset[str], list[Statement]]] = []
    for statement in statements:
        words = telling_words(quoted(statement).text)
        home = next((g for known, g in groups if _alike(known, words)), None)
        if home is None:
            groups.append((words, [statement]))
        else:
            home.append(statement)
    return [group for _, group in groups]


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and len(a & b) >= _ALIKE * len(a | b)


def _row(group: Sequence[Statement], story: Story) -> tuple[Line, ...]:
    who = listed([capital(speaker(s.speaker) or source_name(story.named[s.document])) for s in group])
    best = max(group, key=lambda s: _firmness(s, story))
    words = quoted(best)
    headless = wording().finite.match(words.text) or wording().foreseen.match(words.text)
    subject: Line = (Text(f"{capital(doer([best]))}: "),) if headless else ()
    what = (*subject, words, Text(" "), cite(group))
    return ((Text(who),), what, (Text(_by_when(best, story)),), _sureness(best))


def _short(condition: str) -> str:
    words = on_one_line(condition).strip(" ,;.").split(" ")
    while words and wording().leaning.match(words[0] + " "):
        words = words[1:]
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
    if statement.condition and on_one_line(statement.condition).strip(" ,;.") not in _full(statement):
        parts.append((Text("on the condition "), Words(_short(statement.condition))))
    elif statement.condition:
        parts.append((Text("on that condition"),))
    return joined(parts, "; ") or (Text("–"),)


def _full(statement: Statement) -> str:
    return on_one_line(" ".join(e.text for e in statement.evidence))


def source_name(document: Document) -> str:
    """How a line names a document as the one who says it."""
    return on_one_line(document.publisher or document.author or "the report")
