"""What was asked and promised: each in the words of its source, under who wants or undertakes it."""

from __future__ import annotations

from detente.briefing.deeds import attribution, doer, quoted, rank, sourced, statuses
from detente.briefing.inert import on_one_line
from detente.briefing.lines import Block, Bullets, Line, Paragraph, Section, Strong, Text, Words, cite
from detente.briefing.parties import capital, parties
from detente.briefing.story import Story
from detente.reconciling.occurrences import Occurrence
from detente.record.model import Statement, Status

_UNDERTAKEN: frozenset[Status] = frozenset({"promised", "offered", "conditional", "threatened"})
_DEEDS = ("concession", "restriction", "meeting", "hostile")


def asked(story: Story) -> Section | None:
    """Demands, then promises, offers and threats."""
    demands = [o for o in story.occurrences if o.statements[0].kind == "demand" or _only(o, frozenset({"demanded"}))]
    undertakings = [o for o in story.occurrences if o.statements[0].kind in _DEEDS and _only(o, _UNDERTAKEN)]
    blocks: list[Block] = []
    if demands:
        blocks += [Paragraph((Strong("Asked for"),)), Bullets(tuple(map(_demand, demands)))]
    if undertakings:
        blocks += [
            Paragraph((Strong("Promised, offered or threatened"),)),
            Bullets(tuple(map(_undertaking, undertakings))),
        ]
    return Section("Asked for and promised", tuple(blocks)) if blocks else None


def _only(occurrence: Occurrence, allowed: frozenset[Status]) -> bool:
    return set(statuses(occurrence.statements)) <= allowed


def _demand(occurrence: Occurrence) -> Line:
    statements = occurrence.statements
    best = min(statements, key=rank)
    who, whom = doer(statements), parties(best.recipient)
    head = capital(who) + (f", of {whom}" if whom and whom != who else "") if who else ""
    refused = " (refused)" if best.status == "refused" else " (denied)" if best.status == "denied" else ""
    lead = (Strong(head), Text(f"{refused}: ")) if head else ((Text(refused.strip() + " "),) if refused else ())
    return (*lead, quoted(best), *_condition(best), Text(attribution(statements) + " "), cite(statements), Text("."))


def _undertaking(occurrence: Occurrence) -> Line:
    best = min(occurrence.statements, key=rank)
    return (*sourced(occurrence), *_condition(best))


def _condition(statement: Statement) -> Line:
    """The condition, unless the quotation holds it already."""
    if not statement.condition:
        return ()
    condition = on_one_line(statement.condition)
    return () if condition in quoted(statement).text else (Text(", on the condition: "), Words(condition))
