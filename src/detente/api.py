"""The verbs of the command line as functions over typed values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from detente import reading
from detente.briefing import exports
from detente.briefing.timeline import Entry
from detente.briefing.timeline import timeline as in_order_of_time
from detente.errors import DetenteError
from detente.pipeline import Outcome, keep
from detente.record.store import Store

Form = Literal["md", "html"]
RECORD = "detente.db"


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief as Markdown or HTML, and what came of reading its documents."""

    text: str
    outcome: Outcome


def read(
    *paths: str | Path, record: str | Path = RECORD, on_item: Callable[[str], None] = lambda name: None
) -> Outcome:
    """Read files, folders, zips and URLs into the record; what it holds already is not read again.

    What cannot be read is in ``refusals`` of the outcome. ``on_item`` hears the name of each document when it is done.
    Raises ``DetenteError`` when the record cannot be used.
    """
    with Store.open(record) as store:
        return _read(store, paths, on_item)


def brief(
    *paths: str | Path,
    record: str | Path = RECORD,
    form: Form = "md",
    on_item: Callable[[str], None] = lambda name: None,
) -> Brief:
    """Read like ``read``, and write the brief of these documents only, whatever else the record holds.

    Raises ``DetenteError`` when nothing could be read or the record cannot be used.
    """
    from detente.briefing.brief import write_brief

    with Store.open(record) as store:
        outcome = _read(store, paths, on_item)
        if not outcome.names:
            told = "".join(f"{refusal}\n" for refusal in outcome.refusals)
            raise DetenteError(f"{told}none of these could be read, so there is no brief")
        names = set(outcome.names)
        text = write_brief(store.documents(names), store.extractions(names), form=form)
    return Brief(text, outcome)


def export(record: str | Path = RECORD, *, form: exports.Format = "jsonl") -> Iterator[str]:
    """The record as lines of JSON or CSV, always in the same order."""
    with Store.open(record, create=False) as store:
        extractions = store.extractions()
    return exports.export(extractions, form)


def timeline(record: str | Path = RECORD, *, actor: str | None = None) -> list[Entry]:
    """What the record holds in order of time; with ``actor`` (a name or country code) only that actor's part."""
    with Store.open(record, create=False) as store:
        statements = store.statements()
    return in_order_of_time(statements, actor=actor)


def explain(sentence: str) -> str:
    """Why the engine codes a sentence as it does, in lines for a person."""
    from detente.extraction.explain import explain as explained

    return explained(sentence)


def _read(store: Store, paths: Sequence[str | Path], on_item: Callable[[str], None]) -> Outcome:
    from detente.extraction.engine import Engine  # loads spaCy
    from detente.language.grammar import NoModelError

    try:
        engine = Engine.load()
    except NoModelError as error:
        raise DetenteError(str(error)) from error
    return keep(reading.read([str(path) for path in paths]), engine, store, on_item)
