"""How many: released, handed over and still held, each number with its source; running totals are never added."""

from __future__ import annotations

from collections.abc import Sequence

from detente.briefing.days import days_cell, last_day
from detente.briefing.deeds import attribution, doer, quoted
from detente.briefing.lines import Bullets, Line, Section, Strong, Text, Words, cite, joined
from detente.briefing.numbers import amount, figure, is_exact, small
from detente.briefing.objects import clean_object
from detente.briefing.parties import capital, country
from detente.briefing.sections.happened import still_held
from detente.briefing.story import Story
from detente.briefing.wording import verb, wording
from detente.reconciling.occurrences import Occurrence, family
from detente.record.model import Statement, Status

_HAPPENED: frozenset[Status] = frozenset({"done", "ongoing", "announced"})


def counts(story: Story) -> Section | None:
    """The figures of the story."""
    lines: list[Line] = []
    for occurrence in sorted(story.occurrences, key=lambda o: (last_day(o, story), o.statements[0].document)):
        first = occurrence.statements[0]
        if family(first) == "release" and first.status in _HAPPENED and _amounts(occurrence):
            lines.append(_freed(occurrence, story))
    lines += _totals(story) + _held(story) + _others(story)
    return Section("How many", (Bullets(tuple(lines)),)) if lines else None


def _amounts(occurrence: Occurrence) -> dict[str, list[Statement]]:
    told: dict[str, list[Statement]] = {}
    for statement in occurrence.statements:
        number = amount(statement.quantity)
        if number and statement.quantity and statement.quantity.scope == "this_time":
            told.setdefault(number, []).append(statement)
    return dict(sorted(told.items(), key=lambda item: (-len({s.document for s in item[1]}), item[0])))


def _freed(occurrence: Occurrence, story: Story) -> Line:
    told = _amounts(occurrence)
    days = days_cell(occurrence, story)
    when = days[0].text if len(days) == 1 and isinstance(days[0], Text) else ""
    how = verb(occurrence.statements)
    did = "Handed over" if how and how.name in ("handover", "repatriate") else "Freed"
    did += f" by {who}" if (who := doer(occurrence.statements)) else ""
    head = f"{did}, {when}: " if when and "“" not in when else f"{did}: "
    numbers = [(Strong(number), Text(" "), cite(by)) for number, by in told.items()]
    return (Text(head), *joined(numbers, ", or "), Text("."), *_called(occurrence), *_subtraction(occurrence, story))


def _called(occurrence: Occurrence) -> Line:
    """What the sources call those freed, where they call them differently."""
    told: dict[str, list[Statement]] = {}
    for statement in occurrence.statements:
        text = clean_object(statement)
        if text and statement.quantity and (number := amount(statement.quantity)) and text.startswith(number + " "):
            told.setdefault(text.removeprefix(number + " "), []).append(statement)
    if len(told) < 2:
        return ()
    order = sorted(told.items(), key=lambda item: (-len({s.document for s in item[1]}), item[0]))
    return (Text(" Called "), *joined([(Words(text), Text(" "), cite(by)) for text, by in order], ", "), Text("."))


def _subtraction(occurrence: Occurrence, story: Story) -> Line:
    """Who went where; and the rest by our own subtraction, where a report of the whole gives one share and a rest."""
    whole = {s.quantity.value for s in occurrence.statements if s.quantity and is_exact(s.quantity)}
    documents = {s.document for s in occurrence.statements}
    if len(whole) != 1 or (total := whole.pop()) is None:
        return ()
    moved = [s for o in story.occurrences for s in o.all if family(s) == "transfer" and s.document in documents]
    shares = [s for s in moved if s.status in _HAPPENED and s.quantity and is_exact(s.quantity) and s.quantity.value]
    for share in shares:
        rest = [s for s in moved if s.document == share.document and _is_rest(s) and not s.quantity]
        value = share.quantity.value if share.quantity else None
        if len(rest) == 1 and value is not None and total - value > 0 and _lands(share) and _lands(rest[0]):
            left = int(total - value)
            return (
                Text(f" To {_lands(share)}: {figure(value)} "), cite([share]),
                Text(f"; to {_lands(rest[0])}: “the rest” "), cite(rest),
                Text(f", which makes {small(left)} (our subtraction: {figure(total)} − {figure(value)})."),
            )  # fmt: skip
    return ()


def _is_rest(statement: Statement) -> bool:
    return bool(wording().rest.search(" ".join(e.text for e in statement.evidence)))


def _lands(statement: Statement) -> str:
    return " and ".join(dict.fromkeys(country(r.country) for r in statement.recipient if r.country))


def _totals(story: Story) -> list[Line]:
    out: list[Line] = []
    known = {n for o in story.occurrences if family(o.statements[0]) == "release" for n in _amounts(o)}
    for occurrence in story.occurrences:
        totals = [s for s in occurrence.all if s.quantity and s.quantity.scope == "cumulative" and amount(s.quantity)]
        totals = [s for s in totals if amount(s.quantity) not in known]
        if totals and not _repeats(totals, out):
            out.append((
                Text("In all: "), quoted(totals[0]), Text(" "), cite(totals),
                Text(". A running total; it is not added to the figures above."),
            ))  # fmt: skip
    return out


def _repeats(statements: Sequence[Statement], lines: Sequence[Line]) -> bool:
    cited = cite(statements)
    return any(cited in line for line in lines)


def _held(story: Story) -> list[Line]:
    told = [o for o in story.occurrences if _is_held(o.statements[0])]
    out: list[Line] = []
    for occurrence in sorted(told, key=lambda o: (o.statements[0].document, o.statements[0].evidence[0].start)):
        first = occurrence.statements[0]
        number, text = amount(first.quantity), clean_object(first)
        by = attribution(occurrence.statements)
        if number and text and text.startswith(f"{number} "):
            rest = f" {text.removeprefix(number).strip()}{_on(occurrence, story)}{by} "
            out.append((Text(f"Still held{_holder(first)}: "), Strong(number), Text(rest),
                        cite(occurrence.statements), Text(".")))  # fmt: skip
        else:
            out.append((Text("Still held: "), quoted(first), Text(f"{by} "), cite(occurrence.statements), Text(".")))
    return out


def _is_held(statement: Statement) -> bool:
    scope = statement.quantity.scope if statement.quantity else None
    if still_held(statement):
        return True
    return statement.kind == "stock" and scope != "cumulative" and (family(statement) == "hold" or scope == "remaining")


def _holder(statement: Statement) -> str:
    lands = [country(a.country) for a in statement.actor if a.country]
    return f" by {lands[0]}" if len(set(lands)) == 1 else ""


def _on(occurrence: Occurrence, story: Story) -> str:
    days = days_cell(occurrence, story)
    text = days[0].text if len(days) == 1 and isinstance(days[0], Text) else ""
    return f" ({text})" if text and text != "undated" else ""


def _others(story: Story) -> list[Line]:
    out: list[Line] = []
    for occurrence in story.occurrences:
        first = occurrence.statements[0]
        scope = first.quantity.scope if first.quantity else None
        if first.kind == "stock" and not _is_held(first) and scope != "cumulative" and amount(first.quantity):
            out.append(
                (Text(capital("other figure: ")), quoted(first), Text(" "), cite(occurrence.statements), Text("."))
            )
    return out
