"""The answer first: the latest round, what was done then and for what, how many are still held, what stays in force."""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.briefing.dates import parsed, span
from detente.briefing.days import days_cell, last_day, tellings
from detente.briefing.deeds import deed, inferred, rank, sourced
from detente.briefing.inert import on_one_line
from detente.briefing.lines import Bullets, Line, Section, Text, cite_each, joined
from detente.briefing.parties import capital
from detente.briefing.sections.counts import still_held
from detente.briefing.sections.exchanges import Tie, cues, ties
from detente.briefing.sections.happened import events
from detente.briefing.selection import is_plain
from detente.briefing.story import Story
from detente.briefing.wording import measure_state
from detente.reconciling.occurrences import Occurrence

_ROUND_LASTS = timedelta(days=10)  # what is done within days of a meeting belongs to its round
_MOST_ACTS = 3
_ROUND = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) round\b", re.IGNORECASE
)


def headline(story: Story) -> Section | None:
    """The latest meeting, the exchange or the main acts around it, one earlier exchange, who is still held."""
    told = [o for o in events(story) if is_plain(o)]
    meetings = [o for o in told if o.statements[0].kind == "meeting" and not inferred(o.statements)]
    acts = [o for o in told if o.statements[0].kind in ("concession", "restriction") and not inferred(o.statements)]
    made = [t for t in ties(story) if t.made and all(is_plain(o) for part in t.sides for o in part)]
    latest = max(meetings, key=lambda o: (_is_dated(o), last_day(o, story), story.origins(o.statements)), default=None)
    until = _day(latest or max(acts, key=lambda o: last_day(o, story), default=None), story)
    current = [t for t in made if any(_near(_day(o, story), until) for part in t.sides for o in part)]
    lines: list[Line] = [_meeting(latest, story)] if latest else []
    shown: list[Occurrence] = []
    for tie in current[:2]:
        lines.append(_exchange(tie, shown, story))
    of_round = [o for o in acts if o not in shown and _near(_day(o, story), until)]
    met = _lands(latest) if latest else set()
    of_round = [o for o in of_round if not met or met & _lands(o)]
    sure = [o for o in of_round if _is_dated(o) or story.origins(o.statements) > 1] or of_round
    rest = sorted(sure, key=lambda o: -story.origins(o.statements))[: max(0, _MOST_ACTS - len(shown))]
    lines += [_dated(o, story) for o in rest]
    earlier = [t for t in made if t not in current]
    for tie in sorted(earlier, key=lambda t: _time(t, story), reverse=True)[: 1 if current or rest else 2]:
        lines.append((*((Text("Earlier: "),) if lines else ()), *_exchange(tie, shown, story)))
    if not shown and not rest:
        lines += [_dated(o, story) for o in sorted(acts, key=lambda o: -story.origins(o.statements))[:_MOST_ACTS]]
    lines += still_held(story)[:1]
    lines += [sourced(o) for o in story.occurrences if _is_kept(o)][:1]
    return Section("In short", (Bullets(tuple(lines)),)) if len(lines) > 1 else None


def _day(occurrence: Occurrence | None, story: Story) -> date | None:
    return parsed(last_day(occurrence, story)[:10]) if occurrence else None


def _lands(occurrence: Occurrence) -> set[str]:
    return {a.country for s in occurrence.statements for a in s.actor + s.recipient if a.country}


def _is_dated(occurrence: Occurrence) -> bool:
    return bool(tellings(occurrence.statements))


def _near(day: date | None, until: date | None) -> bool:
    return day is not None and until is not None and abs(day - until) <= _ROUND_LASTS


def _time(tie: Tie, story: Story) -> str:
    return max(last_day(o, story) for part in tie.sides for o in part)


def _meeting(meeting: Occurrence, story: Story) -> Line:
    """Who met where and when; which round it was, where the title of a report says so."""
    titles = (story.named[s.document].title for s in meeting.statements)
    found = next((m.group() for title in titles if title and (m := _ROUND.search(on_one_line(title)))), None)
    ordinal: Line = (Text(f"{capital(found.lower())}: "),) if found else ()
    return (*ordinal, *_dated(meeting, story))


def _exchange(tie: Tie, shown: list[Occurrence], story: Story) -> Line:
    both = [o for part in tie.sides for o in part]
    halves = [_dated(o, story) for o in both if o not in shown]
    shown += both
    return (*joined(halves, " "), Text(" "), *cues(tie))


def _dated(occurrence: Occurrence, story: Story) -> Line:
    told = tellings(occurrence.statements)
    cell = days_cell(occurrence, story)
    days = " or ".join(span(*days, story.year) for days, _ in told)
    if told and len(cell) == 1 and isinstance(cell[0], Text):
        days = cell[0].text
    return (
        *deed(occurrence),
        Text(f" ({days}) " if days else " "),
        cite_each(sorted(occurrence.statements, key=rank)),
        Text("."),
    )


def _is_kept(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    return measure_state(first) == "kept" and first.status == "done" and not inferred(occurrence.statements)
