"""Takes documents through the engine into the record, one at a time and each of them whole."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from detente.reading import Refusal, unsupported_language
from detente.record.model import Document, Extraction
from detente.record.store import Store, fingerprint


class Engine(Protocol):
    """Finds statements in documents; ``name`` carries the version (``rules-0.1.0``)."""

    @property
    def name(self) -> str: ...

    def extract_many(self, documents: Iterable[Document], /) -> Iterator[Extraction]: ...


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

    ``on_item`` hears the name of each document when it is done. Documents stream through: a few are in memory at once.
    """
    sorter = _Sorter(engine.name, store, on_item)
    added = 0
    for extraction in engine.extract_many(sorter.new_documents(items)):
        document = sorter.waiting.popleft()
        added += store.add(document, extraction, engine.name)
        on_item(document.name)
    return Outcome(tuple(sorter.seen), added, tuple(sorter.refusals))


class _Sorter:
    """Tells new documents from known, repeated and refused ones while they pass by."""

    def __init__(self, engine: str, store: Store, on_item: Callable[[str], None]) -> None:
        self._engine = engine
        self._store = store
        self._on_item = on_item
        self.seen: dict[str, str] = {}
        self.waiting: deque[Document] = deque()
        self.refusals: list[Refusal] = []

    def new_documents(self, items: Iterable[Document | Refusal]) -> Iterator[Document]:
        for item in items:
            refusal = item if isinstance(item, Refusal) else self._refusal(item)
            if refusal is not None:
                self.refusals.append(refusal)
            elif isinstance(item, Document) and item.name not in self.seen:
                self.seen[item.name] = fingerprint(item)
                if self._store.known(item, self._engine):
                    self._on_item(item.name)
                else:
                    self.waiting.append(item)
                    yield item

    def _refusal(self, document: Document) -> Refusal | None:
        # The second of a name would take the place of the first, and nobody would know.
        if self.seen.get(document.name, fingerprint(document)) != fingerprint(document):
            return Refusal(document.name, "another document of this name was read just before", "rename one of them")
        return unsupported_language(document)
