"""What is in force: each measure once, with its states in order of time and the sources' own wording."""

from __future__ import annotations

from collections.abc import Sequence

from detente.briefing.days import days_cell, last_day
from detente.briefing.deeds import MARK, actors, attribution, doer, inferred, note, quoted, rank, statuses
from detente.briefing.inert import on_one_line
from detente.briefing.lines import Line, Section, Table, Text, Words, cite, joined
from detente.briefing.objects import common_object
from detente.briefing.parties import capital, parties
from detente.briefing.selection import tells
from detente.briefing.story import Story
from detente.briefing.wording import measure_state, verb_as_written
from detente.reconciling.compare import share_countries, telling_words
from detente.reconciling.occurrences import Occurrence
from detente.record.model import Statement, Status

_TOLD: frozenset[Status] = frozenset({"done", "ongoing", "announced", "promised"})
_STATES: dict[str, dict[Status, str]] = {
    "eased": {
        "done": "relief given", "ongoing": "relief under way", "announced": "relief announced",
        "promised": "relief promised",
    },
    "imposed": {
        "done": "imposed", "ongoing": "in force", "announced": "announced", "promised": "announced",
    },
    "kept": {
        "done": "kept in force", "ongoing": "in force", "announced": "to be kept", "promised": "to be kept",
    },
}  # fmt: skip


def measures(story: Story) -> Section | None:
    """The table of measures."""
    told = [o for o in story.occurrences if _is_measure(o) and tells(o, story)]
    rows = [_row(group, story) for group in _same_measure(sorted(told, key=lambda o: last_day(o, story)))]
    head = ("Authority", "Measure", "State", "As reported")
    if not rows:
        return None
    return Section("Measures: eased, imposed, kept", (Table(head, tuple(rows)), *note(row[0] for row in rows)))


def _is_measure(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    return first.kind == "restriction" and first.status in _TOLD and measure_state(first) is not None


def _same_measure(occurrences: Sequence[Occurrence]) -> list[list[Occurrence]]:
    groups: list[list[Occurrence]] = []
    for occurrence in occurrences:
        home = next((g for g in groups if all(_alike(occurrence, other) for other in g)), None)
        if home is None:
            groups.append([occurrence])
        else:
            home.append(occurrence)
    return groups


def _alike(a: Occurrence, b: Occurrence) -> bool:
    by = share_countries(actors(a.statements), actors(b.statements))
    return by is True and bool(_telling(a) & _telling(b))


def _telling(occurrence: Occurrence) -> frozenset[str]:
    return frozenset(w for s in occurrence.statements if s.object for w in telling_words(s.object.text))


def _row(group: Sequence[Occurrence], story: Story) -> tuple[Line, ...]:
    statements = [s for o in group for s in o.statements]
    what = common_object(statements)
    plain = what is not None and (bool(telling_words(what)) or not _short_of(statements))
    measure: Line = (Text(what),) if what and plain else (quoted(min(statements, key=rank)),)
    who = doer(statements) or (f"{parties(actors(statements))}{MARK}" if inferred(statements) else "")
    states = joined([_state(o, story) for o in group], "; ")
    return ((Text(capital(who) or "not named"),), measure, states, _as_reported(statements))


def _state(occurrence: Occurrence, story: Story) -> Line:
    names = _STATES[measure_state(occurrence.statements[0]) or "kept"]
    words = list(dict.fromkeys(names[s] for s in statuses(occurrence.statements) if s in names))
    if len(words) > 1 and words[0].startswith("relief "):
        words = [words[0], *(w.removeprefix("relief ") for w in words[1:])]
    one = len({s.document for s in occurrence.statements}) == 1
    note = "the report has both" if one else "sources differ"
    state = ", ".join(words[:-1]) + f" or {words[-1]} ({note})" if len(words) > 1 else words[0]
    days = days_cell(occurrence, story)
    text = "".join(piece.text for piece in days if isinstance(piece, Text))
    when: Line = (Text(", "), *days) if text and not text.startswith("reported") and text != "undated" else ()
    return (Text(state), *when)


def _as_reported(statements: Sequence[Statement]) -> Line:
    told: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=rank):
        words = verb_as_written(statement)
        told.setdefault(on_one_line(words).lower() if words else "", []).append(statement)
    plain = told.pop("", [])
    lines: list[Line] = [(Words(words), Text(" "), cite(by)) for words, by in told.items()]
    lines += [(*_short(s), cite([s])) for s in plain]
    by = attribution(statements).removeprefix(", ")
    return (*joined(lines, ", "), *((Text(f", {by}"),) if by else ()))


def _short(statement: Statement) -> Line:
    """The words of a statement where they are few, for a cell that shows wording."""
    words = quoted(statement)
    return (words, Text(" ")) if len(words.text.split()) <= 12 else ()


def _short_of(statements: Sequence[Statement]) -> bool:
    """Whether the words of the source say more than a bare object does."""
    return sum(len(e.text.split()) for e in min(statements, key=rank).evidence) > 8
