"""What the record says, in order of time: one entry for what several documents say in the same terms."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.record.model import Kind, Statement, Status, When


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline.

    ``quote`` is the evidence of the first document; ``documents`` are all that say the same; ``statements`` their ids.
    ``when`` is None where no document gives a date.
    """

    when: When | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    kind: Kind
    status: Status
    quote: str
    documents: tuple[str, ...]
    statements: tuple[str, ...]


def timeline(statements: Iterable[Statement], *, actor: str | None = None) -> list[Entry]:
    """Entries by first day, then last day, those without a date at the end; reasons and praise (``other``) left out.

    ``actor`` is a name as the record or a document has it, a state's name or its ISO 3166 alpha-3 code; only what
    that actor does or receives is kept. Case and accents do not matter.
    """
    wanted = _wanted(actor) if actor else None
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for one in sorted(statements, key=_place):
        if one.kind != "other" and (wanted is None or wanted & _marks(one)):
            groups.setdefault(_likeness(one), []).append(one)
    return sorted((_entry(group) for group in groups.values()), key=_time)


def _place(one: Statement) -> tuple[str, int, str]:
    return one.document, one.evidence[0].start, one.id


def _likeness(one: Statement) -> tuple[object, ...]:
    """Statements with equal values say the same; without a day and an object two would be equal by accident."""
    if one.when is None or one.when.start is None or one.object is None:
        return (one.id, one.document)
    return (
        one.kind,
        one.status,
        one.when.start,
        one.when.end,
        frozenset(mention.country or mention.name for mention in one.actor),
        frozenset(mention.country or mention.name for mention in one.recipient),
        one.object.category or _folded(one.object.text),
        one.quantity and one.quantity.value,
    )


def _entry(group: list[Statement]) -> Entry:
    first = group[0]
    return Entry(
        when=first.when,
        actor=tuple(mention.name for mention in first.actor),
        recipient=tuple(mention.name for mention in first.recipient),
        kind=first.kind,
        status=first.status,
        quote=" … ".join(" ".join(span.text.split()) for span in first.evidence),
        documents=tuple(dict.fromkeys(one.document for one in group)),
        statements=tuple(one.id for one in group),
    )


def _time(entry: Entry) -> tuple[bool, str, str]:
    start, end = (entry.when.start, entry.when.end) if entry.when else (None, None)
    return start is None and end is None, start or end or "", end or start or ""


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
