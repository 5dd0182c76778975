"""Détente reads reports on talks between states and keeps the record.

    import detente

    print(detente.brief("reports/").text)

What is listed in ``__all__`` is public; the rest may change. Nothing is loaded before it is used, so that
``detente --help`` answers at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.api import Brief, brief, explain, export, read, timeline
    from detente.briefing.timeline import Entry
    from detente.errors import DetenteError
    from detente.pipeline import Outcome
    from detente.reading import Refusal
    from detente.record.model import Document, Exchange, Extraction, Statement
    from detente.record.store import Store

__version__ = "0.1.0"

_HOMES = {
    "Brief": "detente.api",
    "DetenteError": "detente.errors",
    "Document": "detente.record.model",
    "Entry": "detente.briefing.timeline",
    "Exchange": "detente.record.model",
    "Extraction": "detente.record.model",
    "Outcome": "detente.pipeline",
    "Refusal": "detente.reading",
    "Statement": "detente.record.model",
    "Store": "detente.record.store",
    "brief": "detente.api",
    "explain": "detente.api",
    "export": "detente.api",
    "read": "detente.api",
    "timeline": "detente.api",
}

__all__ = [
    "Brief", "DetenteError", "Document", "Entry", "Exchange", "Extraction", "Outcome", "Refusal", "Statement", "Store",
    "__version__", "brief", "explain", "export", "read", "timeline",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
