"""The labelled documents themselves, and what the engine says of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from detente.errors import DetenteError
from detente.evaluation.gold import Gold
from detente.evaluation.ground import DATA, Report
from detente.evaluation.said import Said, rows_of, said_in
from detente.reading import Refusal, read, read_bytes
from detente.record.model import Document

if TYPE_CHECKING:
    from detente.extraction.engine import Engine

Half = Literal["tune", "frozen"]


def half_folder(half: Half) -> Path:
    """Where the labels and texts of one shipped half lie."""
    return DATA / half


def half_documents(half: Half) -> Iterator[Document]:
    """The reports of one shipped half, with the metadata that their labels give."""
    for path in sorted(half_folder(half).glob("*.json")):
        report: Report = json.loads(path.read_text(encoding="utf-8"))
        document = read_bytes(f"{path.stem}.txt", report["text"].encode())
        yield replace(
            document,
            title=report.get("title") or document.title,
            published=report.get("published"),
            publisher=report.get("publisher"),
        )


def documents_of(labelled: Sequence[Gold], folder: Path) -> Iterator[Document]:
    """The documents in ``folder`` that labels are named after (NAME.json for NAME.txt), in the order of the labels.

    Raises ``DetenteError`` where there is not exactly one for each, or one cannot be read.
    """
    files = sorted(path for path in folder.glob("*") if path.is_file())
    for gold in labelled:
        named = [path for path in files if path.stem == gold.name]
        if len(named) != 1:
            found = ", ".join(path.name for path in named) or "none"
            raise DetenteError(f"{folder}: one document {gold.name} is needed, found {found}")
        for outcome in read([str(named[0])]):
            if isinstance(outcome, Refusal):
                raise DetenteError(str(outcome))
            yield outcome


def said_by(engine: Engine, documents: Iterable[Document], on_item: Callable[[str], None]) -> Said:
    """What the engine says of the documents; ``on_item`` hears the name of each one that is done."""
    rows = []
    for document in documents:
        rows += rows_of(engine.extract(document))
        on_item(document.name)
    return said_in(rows)
