"""What the record says, in order of time: one entry for what several documents tell of."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.reconciling.occurrences import Occurrence, gather
from detente.record.model import Kind, Statement, Status, When


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: an occurrence, with each date and status that the documents give it.

    ``quote`` is the evidence of the first statement; ``documents`` are all that tell of it; ``statements`` the ids.
    ``when`` is empty where no document gives a date.
    """

    when: tuple[When, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    kind: Kind
    status: tuple[Status, ...]
    quote: str
    documents: tuple[str, ...]
    statements: tuple[str, ...]


def timeline(statements: Iterable[Statement], *, actor: str | None = None) -> list[Entry]:
    """Entries by first day, then last day, those without a day at the end; reasons and praise (``other``) left out.

    ``actor`` is a name as the record or a document has it, a state's name or its ISO 3166 alpha-3 code; only what
    that actor does or receives is kept. Case and accents do not matter.
    """
    wanted = _wanted(actor) if actor else None
    chosen = (one for one in statements if one.kind != "other" and (wanted is None or wanted & _marks(one)))
    return sorted((_entry(occurrence) for occurrence in gather(chosen)), key=_time)


def _entry(occurrence: Occurrence) -> Entry:
    told = occurrence.all
    first = told[0]
    by_days = {(one.when.start, one.when.end): one.when for one in told if one.when}
    return Entry(
        when=tuple(sorted(by_days.values(), key=_days)),
        actor=tuple(mention.name for mention in first.actor),
        recipient=tuple(mention.name for mention in first.recipient),
        kind=first.kind,
        status=tuple(dict.fromkeys(one.status for one in told)),
        quote=" … ".join(" ".join(span.text.split()) for span in first.evidence),
        documents=tuple(dict.fromkeys(one.document for one in told)),
        statements=tuple(one.id for one in told),
    )


def _time(entry: Entry) -> tuple[bool, str, str, tuple[str, ...]]:
    return *(_days(entry.when[0]) if entry.when else (True, "", "")), entry.statements


def _days(when: When) -> tuple[bool, str, str]:
    first, last = when.start or when.end, when.end or when.start
    return first is None, first or "", last or ""


def _marks(one: Statement) -> set[str]:
    """All by which an actor of the statement may be asked for."""
    mentions = [*one.actor, *one.recipient]
    return {_folded(word) for mention in mentions for word in (mention.name, mention.text, mention.country) if word}


def _wanted(actor: str) -> set[str]:
    """What was asked for and, if that is a state, its code: its ministers and envoys act for it."""
    return {_folded(actor)} | ({_states()[_folded(actor)]} if _folded(actor) in _states() else set())


@cache
def _states() -> dict[str, str]:
    """Folded names of states to folded codes, from the codebook."""
    territories = tomllib.loads((files("detente.codebook") / "actors" / "territories.toml").read_text("utf-8"))
    return {
        _folded(name): _folded(code)
        for code, state in territories.items()
        for name in (state["name"], *state.get("names", ()))
    }


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).strip()
