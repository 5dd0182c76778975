"""The title of a brief and the line under it: who, when, and from how many reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from detente.briefing.dates import month, parsed, published, span
from detente.briefing.numbers import small
from detente.briefing.parties import capital, short_country
from detente.briefing.story import Story
from detente.record.model import Statement

_DEEDS = ("concession", "restriction", "meeting", "demand")


def title(story: Story) -> str:
    """The one or two states that act most, and the months of the reports."""
    lands: Counter[str] = Counter()
    for occurrence in story.occurrences:
        if occurrence.statements[0].kind in _DEEDS:
            for document in {s.document for s in occurrence.statements}:
                lands.update(_lands([s for s in occurrence.statements if s.document == document]))
    first = sorted(lands, key=lambda c: (-lands[c], c))[:2]
    met = [_lands(o.statements) for o in story.occurrences if o.statements[0].kind == "meeting"]
    met_both = any(set(first) <= lands_met for lands_met in met)
    main = [c for c in first if met_both or lands[c] * 4 >= lands[first[0]]]
    talks = any(set(main) <= lands_met for lands_met in met)
    names = "–".join(sorted(short_country(c) for c in main))
    subject = names + (" talks" if talks and len(main) == 2 else "") if names else "Reports read"
    time = _months(story)
    return subject + (f", {time}" if time else "")


def _lands(statements: Sequence[Statement]) -> set[str]:
    """The countries that act or are acted on in so many words."""
    return {a.country for s in statements for a in s.actor + s.recipient if a.country and not a.inferred}


def _months(story: Story) -> str | None:
    days = sorted(d for doc in story.documents if (d := parsed((doc.published or "")[:7] + "-01")))
    if not days:
        return None
    first, last = days[0], days[-1]
    if first == last:
        return month(first)
    return f"{month(first, last.year)} – {month(last)}"


def subtitle(story: Story, found: bool) -> str:
    """How many reports of which days; says so where nothing was found in them."""
    number = len(story.documents)
    reports = "One report" if number == 1 else f"{capital(small(number))} reports"
    days = sorted(d for doc in story.documents if (d := parsed((doc.published or "")[:10])))
    others = [doc for doc in story.documents if not parsed((doc.published or "")[:10])]
    line = reports + (f", {span(days[0], days[-1])}" if days else "")
    if number == 1 and others:
        line += f", {told}" if (told := published(others[0].published)) else ", undated"
    elif others and days:
        line += f" ({small(len(others))} without an exact day)"
    if not number:
        return "No reports were given."
    if not found and story.occurrences:
        return f"{line}. No sentence says plainly who did what; what was found is in the record."
    if not found:
        them = "it" if number == 1 else "them"
        return f"{line}. Nothing in {them} was recognised as a step, a demand, a count or an expectation."
    return f"{line}. The numbers in brackets open the quoted words."
