"""Takes documents through the engine into the record, a few at a time and each of them whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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

    def extract_many(self, documents: Iterable[Document], /) -> Iterator[Extraction]: ...


BATCH = 16
"""Documents that are parsed in one go: few enough to see progress and to hold in memory."""


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

    ``on_item`` hears the name of each document when it is done. A few documents are in memory at a time.
    """
    seen: dict[str, str] = {}
    refusals: list[Refusal] = []
    added = 0
    waiting: list[Document] = []

    def flush() -> int:
        new = 0
        for document, done in _extracted(waiting, engine):
            if isinstance(done, Refusal):
                refusals.append(done)
                del seen[document.name]
            else:
                new += store.add(document, done, engine.name)
                on_item(document.name)
        waiting.clear()
        return new

    for item in items:
        refusal = item if isinstance(item, Refusal) else _unfit(item, seen)
        if refusal is not None:
            refusals.append(refusal)
        elif isinstance(item, Document) and item.name not in seen:
            seen[item.name] = fingerprint(item)
            if store.known(item, engine.name):
                on_item(item.name)
                continue
            waiting.append(item)
            if len(waiting) >= BATCH:
                added += flush()
    added += flush()
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


def _extracted(documents: Sequence[Document], engine: Engine) -> Iterator[tuple[Document, Extraction | Refusal]]:
    """What the engine finds in each document; one in which a rule fails is refused, and costs no other."""
    try:
        together: list[Extraction] = list(engine.extract_many(documents))
    except Exception:  # one of them breaks a rule: read them apart to find out which
        for document in documents:
            yield document, _alone(document, engine)
    else:
        yield from zip(documents, together, strict=True)


def _alone(document: Document, engine: Engine) -> Extraction | Refusal:
    try:
        return engine.extract(document)
    except Exception as error:  # one report in which a rule fails must not cost the others; it is told and counted
        reason = f"the engine failed on it ({type(error).__name__}: {error})"
        return Refusal(document.name, reason, "please report that with the document; the others are not affected")
