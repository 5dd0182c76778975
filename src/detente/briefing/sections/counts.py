"""How many: released, handed over and still held, each number with its source; running totals are never added."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.briefing.citations import sentence_around, silent_spans
from detente.briefing.days import days_cell, last_day
from detente.briefing.deeds import attribution, doer, quoted, rank
from detente.briefing.lines import Bullets, Cite, Line, Section, Strong, Text, Words, cite, joined
from detente.briefing.numbers import amount, figure, is_exact, small
from detente.briefing.objects import clean_object
from detente.briefing.parties import capital, country
from detente.briefing.sections.happened import still_held as is_held
from detente.briefing.selection import is_plain
from detente.briefing.story import Story
from detente.briefing.wording import verb, wording
from detente.reconciling.occurrences import Occurrence, family
from detente.record.model import Evidence, Statement, Status

_NUMBER = re.compile(r"\d")
_IN_LETTERS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty\S*|thirty\S*|forty\S*|fifty\S*|"
    r"sixty\S*|seventy\S*|eighty\S*|ninety\S*|hundreds?|thousands?|dozens?)\b",
    re.IGNORECASE,
)
_HAPPENED: frozenset[Status] = frozenset({"done", "ongoing", "announced"})


def counts(story: Story) -> Section | None:
    """The figures of the story."""
    lines: list[Line] = []
    for occurrence in sorted(story.occurrences, key=lambda o: (last_day(o, story), o.statements[0].document)):
        first = occurrence.statements[0]
        if family(first) == "release" and first.status in _HAPPENED and _amounts(occurrence) and is_plain(occurrence):
            lines.append(_freed(occurrence, story))
    lines += _totals(story) + still_held(story) + _others(story)
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
    when = _day(occurrence, story)
    how = verb(occurrence.statements)
    did = "Handed over" if how and how.name in ("handover", "repatriate") else "Freed"
    did += f" by {who}" if (who := doer(occurrence.statements)) else ""
    head = f"{did}, {when}: " if when else f"{did}: "
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
    known = {n for o in story.occurrences if family(o.statements[0]) == "release" for n in _amounts(o)}
    out: dict[Cite, Line] = {}
    for occurrence in story.occurrences:
        totals = [s for s in occurrence.all if s.quantity and s.quantity.scope == "cumulative" and amount(s.quantity)]
        totals = [s for s in totals if amount(s.quantity) not in known]
        if totals:
            out.setdefault(cite(totals), (
                Text("In all: "), quoted(totals[0]), Text(" "), cite(totals),
                Text(". A running total; it is not added to the figures above."),
            ))  # fmt: skip
    return list(out.values())


def still_held(story: Story) -> list[Line]:
    """How many are held, the newest figure first, each with its day, its bound and who counts."""
    told = [(o, whole) for o in story.occurrences if is_count_of_held(o.statements[0]) and (whole := _whole(o, story))]
    ordered = sorted(told, key=lambda pair: pair[0].statements[0].document)
    ordered = sorted(ordered, key=lambda pair: last_day(pair[0], story), reverse=True)
    return [_held(occurrence, words, story) for occurrence, words in ordered]


def _held(occurrence: Occurrence, words: Words, story: Story) -> Line:
    first = occurrence.statements[0]
    number, text = amount(first.quantity), clean_object(first)
    by, sources = attribution(occurrence.statements), cite(occurrence.statements)
    days = f" ({day})" if (day := _day(occurrence, story)) else ""
    if number and text and text.lower().startswith(f"{number} ") and (rest := _uncounted(text[len(number) :].strip())):
        return (Text(f"Still held{_holder(first)}{days}: "), Strong(number), Text(f" {rest}{by} "), sources, Text("."))
    if by and by.removeprefix(", according to ").lower() in words.text.lower():
        by = ""
    return (Text(f"Still held{_holder(first)}{days}: "), words, Text(f"{by} "), sources, Text("."))


def _uncounted(text: str) -> str:
    """Without a number in letters that repeats the figure: "Nineteen men"."""
    head, _, rest = text.partition(" ")
    return rest if rest and _IN_LETTERS.fullmatch(head) else text


def _whole(occurrence: Occurrence, story: Story) -> Words | None:
    """Words that hold the number: the statement's own, else its sentence; None where neither has one."""
    best = min(occurrence.statements, key=rank)
    own = quoted(best)
    if amount(best.quantity) and (_NUMBER.search(own.text) or _IN_LETTERS.search(own.text)):
        return own
    document = story.named[best.document]
    start, end = sentence_around(document.text, best.evidence[0].start, best.evidence[-1].end, silent_spans(document))
    sentence = quoted(replace(best, evidence=(Evidence(start, end, document.text[start:end]),)))
    return sentence if _NUMBER.search(sentence.text) else None


def is_count_of_held(statement: Statement) -> bool:
    """Whether it tells how many are held at a time."""
    scope = statement.quantity.scope if statement.quantity else None
    if is_held(statement):
        return True
    counted = (
        statement.kind == "stock" and scope != "cumulative" and (family(statement) == "hold" or scope == "remaining")
    )
    return counted and bool(wording().held.search(" ".join(e.text for e in statement.evidence)))


def _holder(statement: Statement) -> str:
    lands = [country(a.country) for a in statement.actor if a.country]
    return f" by {lands[0]}" if len(set(lands)) == 1 else ""


def _day(occurrence: Occurrence, story: Story) -> str:
    days = days_cell(occurrence, story)
    text = days[0].text if len(days) == 1 and isinstance(days[0], Text) else ""
    return "" if text == "undated" else text


def _others(story: Story) -> list[Line]:
    out: list[Line] = []
    for occurrence in story.occurrences:
        first = occurrence.statements[0]
        scope = first.quantity.scope if first.quantity else None
        if first.kind == "stock" and not is_count_of_held(first) and scope != "cumulative" and amount(first.quantity):
            out.append(
                (Text(capital("other figure: ")), quoted(first), Text(" "), cite(occurrence.statements), Text("."))
            )
    return out
