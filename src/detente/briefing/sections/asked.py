"""What was asked and promised: each in the words of its source, under who wants or undertakes it."""

from __future__ import annotations

from collections.abc import Sequence

from detente.briefing.deeds import attribution, doer, note, ought_not, quoted, rank, sourced, statuses
from detente.briefing.inert import on_one_line
from detente.briefing.lines import Block, Bullets, Line, Paragraph, Section, Strong, Text, Words, cite
from detente.briefing.parties import capital, parties
from detente.briefing.selection import is_own_undertaking, is_plain
from detente.briefing.story import Story
from detente.briefing.wording import wording
from detente.reconciling.occurrences import Occurrence
from detente.record.model import Statement, Status

_UNDERTAKEN: frozenset[Status] = frozenset({"promised", "offered", "conditional", "threatened"})
_FEW = 5  # words of a quotation that says what is wanted
_ENOUGH = 8  # words of one without a verb
_DEEDS = ("concession", "restriction", "meeting", "hostile")


def asked(story: Story) -> Section | None:
    """Demands, then promises, offers and threats."""
    demands = _once([o for o in story.occurrences if _is_demand(o)])
    undertakings = _once([o for o in story.occurrences if _is_undertaking(o)])
    blocks: list[Block] = []
    if demands:
        blocks += [Paragraph((Strong("Asked for"),)), Bullets(tuple(map(_demand, demands)))]
    if undertakings:
        lines = tuple(map(_undertaking, undertakings))
        blocks += [Paragraph((Strong("Promised, offered or threatened"),)), Bullets(lines), *note(lines)]
    return Section("Asked for and promised", tuple(blocks)) if blocks else None


def _is_demand(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    if first.kind in _DEEDS and all(ought_not(s) for s in occurrence.statements):
        return True
    return first.kind == "demand" or _only(occurrence, frozenset({"demanded"}))


def _is_undertaking(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    return (first.kind in _DEEDS and _only(occurrence, _UNDERTAKEN)) or all(
        map(is_own_undertaking, occurrence.statements)
    )


def _once(occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Without fragments, and without what another line's words hold already."""
    whole = [o for o in occurrences if is_plain(o) or _is_readable(o)]
    return [o for o in whole if not any(_holds(other, o) for other in whole if other is not o)]


def _is_readable(occurrence: Occurrence) -> bool:
    """Whether the words quoted say by themselves what is wanted, after the name of who wants it."""
    words = quoted(min(occurrence.statements, key=rank)).text
    verb = wording().finite.search(words)
    if verb is not None and verb.start() == 0:
        return bool(doer(occurrence.statements))
    return len(words.split()) >= (_FEW if verb else _ENOUGH)


def _holds(other: Occurrence, occurrence: Occurrence) -> bool:
    """Whether every statement of the one lies in the words of the other; the first of two equal ones holds both."""
    return all(any(_around(o, s) for o in other.statements) for s in occurrence.statements) and (
        not all(any(_around(s, o) for s in occurrence.statements) for o in other.statements)
        or other.statements[0].id < occurrence.statements[0].id
    )


def _around(outer: Statement, inner: Statement) -> bool:
    return (
        outer.document == inner.document
        and outer.evidence[0].start <= inner.evidence[0].start
        and inner.evidence[-1].end <= outer.evidence[-1].end
    )


def _only(occurrence: Occurrence, allowed: frozenset[Status]) -> bool:
    return set(statuses(occurrence.statements)) <= allowed


def _demand(occurrence: Occurrence) -> Line:
    statements = occurrence.statements
    best = min(statements, key=rank)
    who, whom = doer(statements), parties(best.recipient)
    head = capital(who) + (f", of {whom}" if whom and whom != who else "") if who else ""
    refused = (
        ""
        if ought_not(best)
        else " (refused)"
        if best.status == "refused"
        else " (denied)"
        if best.status == "denied"
        else ""
    )
    lead = (Strong(head), Text(f"{refused}: ")) if head else ((Text(refused.strip() + " "),) if refused else ())
    return (*lead, quoted(best), *_condition(best), Text(attribution(statements) + " "), cite(statements), Text("."))


def _undertaking(occurrence: Occurrence) -> Line:
    best = min(occurrence.statements, key=rank)
    if best.kind == "prediction":
        who = doer(occurrence.statements)
        by = "" if who and who in attribution(occurrence.statements) else attribution(occurrence.statements)
        head: Line = (Strong(capital(who)), Text(": ")) if who else ()
        return (*head, quoted(best), Text(by + " "), cite(occurrence.statements), Text("."))
    line, condition = sourced(occurrence), _condition(best)
    return (*line[:-1], *condition, Text(".")) if condition and line[-1] == Text(".") else line


def _condition(statement: Statement) -> Line:
    """The condition, unless the quotation holds it already."""
    if not statement.condition:
        return ()
    condition = on_one_line(statement.condition)
    return () if condition in quoted(statement).text else (Text(", on the condition: "), Words(condition))
