"""Takes documents through the engine into the record, one at a time and each of them whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from detente.reading import Refusal, unsupported_language
from detente.record.model import Document, Extraction
from detente.record.store import Store, fingerprint


class Engine(Protocol):
    """Finds statements in a document; ``name`` carries the version (``rules-0.1.0``)."""

    @property
    def name(self) -> str: ...

    def extract(self, document: Document, /) -> Extraction: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a reading: the names of all documents that are in the record now, in the order in which they were
    read; how many of them were new or changed; and what was refused."""

    names: tuple[str, ...]
    added: int
    refusals: tuple[Refusal, ...]

    def __str__(self) -> str:
        known = len(self.names) - self.added
        counted = [(self.added, "read"), (known, "known already"), (len(self.refusals), "refused")]
        told = ", ".join(f"{number} {what}" for number, what in counted if number)
        return f"documents: {told or 'none'}"


def keep(
    items: Iterable[Document | Refusal],
    engine: Engine,
    store: Store,
    on_item: Callable[[str], None] = lambda name: None,
) -> Outcome:
    """Store each document that the record does not hold yet, with what ``engine`` finds in it.

    ``on_item`` hears the name of each document when it is done. One document is in memory at a time.
    """
    seen: dict[str, str] = {}
    refusals: list[Refusal] = []
    added = 0
    for item in items:
        refusal = item if isinstance(item, Refusal) else _unfit(item, seen)
        if refusal is None and isinstance(item, Document) and item.name not in seen:
            done = _extracted(item, engine, store)
            if isinstance(done, Refusal):
                refusal = done
            else:
                added += done
                seen[item.name] = fingerprint(item)
                on_item(item.name)
        if refusal is not None:
            refusals.append(refusal)
    return Outcome(tuple(seen), added, tuple(refusals))


def _unfit(document: Document, seen: dict[str, str]) -> Refusal | None:
    """Why a document that could be read must not go into the record."""
    # The second of a name would take the place of the first, and nobody would know.
    if seen.get(document.name, fingerprint(document)) != fingerprint(document):
        return Refusal(document.name, "another document of this name was read just before", "rename one of them")
    try:
        f"{document.name}{document.text}".encode()
    except UnicodeEncodeError:
        return Refusal(
            document.name, "its name or text holds bytes that are no characters", "rename or convert it to UTF-8"
        )
    return unsupported_language(document)


def _extracted(document: Document, engine: Engine, store: Store) -> bool | Refusal:
    """Whether the document was new to the record, which holds it now."""
    if store.known(document, engine.name):
        return False
    try:
        extraction = engine.extract(document)
    except Exception as error:  # one report in which a rule fails must not cost the others; it is told and counted
        reason = f"the engine failed on it ({type(error).__name__}: {error})"
        return Refusal(document.name, reason, "please report that with the document; the others are not affected")
    return store.add(document, extraction, engine.name)
