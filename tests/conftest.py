"""What many tests lean on: the parser and the engine, loaded once, and documents of plain text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from detente.extraction.engine import Engine
from detente.language.grammar import load_model
from detente.record.model import Document, Extraction, Segment

Parse = Callable[[str], Doc]
Extract = Callable[[str], Extraction]


def plain(text: str, name: str = "report", title: str | None = None, publisher: str | None = None) -> Document:
    """A document all of whose text says something, published on a day in May."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    segments = (Segment(0, len(text), "body"),) if text else ()
    return Document(
        name, text, digest, title=title, publisher=publisher, published="2024-05-14", language="en", segments=segments
    )


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load()


@pytest.fixture(scope="session")
def parse() -> Parse:
    return load_model().__call__


@pytest.fixture(scope="session")
def extract(engine: Engine) -> Extract:
    """What the engine finds in a document of the given text."""
    return lambda text: engine.extract(plain(text))
