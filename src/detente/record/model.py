"""The nouns of the record, as plain frozen values.

Offsets count Python characters of a document's stored text, end exclusive, so
that ``document.text[span.start:span.end]`` is always the quote. Days are ISO
strings (``2025-12-13``) because a report often knows only a month or a year,
and then says so in ``When.precision``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["concession", "restriction", "stock", "meeting", "demand", "prediction", "hostile", "other"]
Status = Literal[
    "done", "ongoing", "announced", "promised", "offered", "demanded", "threatened",
    "expected", "conditional", "denied", "refused",
]  # fmt: skip
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "several"]
Scope = Literal["this_time", "cumulative", "remaining", "part"]
Precision = Literal["day", "range", "month", "season", "year", "vague"]
SegmentKind = Literal["title", "body", "caption", "furniture", "related", "comments"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document's text and what it is; only title, body and caption say anything."""

    start: int
    end: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True)
class Document:
    """What was read, immutable.

    ``name`` is the file name or URL and names the document everywhere else.
    ``published`` is an ISO day, month or year, as exact as the source is.
    ``language`` is an ISO 639-1 code. ``digest`` is the SHA-256 of the text.
    """

    name: str
    text: str
    digest: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    segments: tuple[Segment, ...] = ()
    reprint_of: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters ``start`` to ``end`` of the document, and the words that stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A state, institution, company, group or person as one document names it.

    ``text`` is the wording at ``start``..``end``; ``name`` the usual name; ``country`` ISO 3166
    alpha-3 (``EUE`` for the EU); ``sector`` one of GOV MIL LEG JUD OPP REB IGO NGO BUS MED CVL.
    ``inferred`` marks an actor that the grammar leaves out and the context supplies.
    """

    text: str
    name: str
    country: str | None
    sector: str | None
    start: int
    end: int
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """What is given, asked for, restricted or counted, and its category in the codebook."""

    text: str
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said: ``more than 1,000`` has ``low`` 1000, ``high`` None, qualifier ``more_than``."""

    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None = None
    scope: Scope = "this_time"


@dataclass(frozen=True, slots=True)
class When:
    """First and last day (inclusive) that the words allow; None where they set no bound."""

    start: str | None
    end: str | None
    precision: Precision
    text: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place as written, its usual name, and the country it lies in."""

    text: str
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it, as written and by usual name; a chain of them runs from the innermost outwards."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document says once, at its evidence."""

    id: str
    document: str
    kind: Kind
    event_type: str | None
    event_mode: str | None
    actor: tuple[ActorMention, ...]
    recipient: tuple[ActorMention, ...]
    object: Thing | None
    quantity: Quantity | None
    when: When | None
    where: Where | None
    status: Status
    condition: str | None
    hedge: str | None
    speaker: tuple[Speaker, ...] | None
    evidence: tuple[Evidence, ...]
    engine: str
    confidence: float
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that tie the two sides of an exchange."""

    start: int
    end: int
    text: str
    document: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """Sides that a document ties by words: ``give`` was given for ``get`` (statement ids)."""

    id: str
    document: str
    give: tuple[str, ...]
    get: tuple[str, ...]
    cue: Cue
    status: Status
    speaker: tuple[Speaker, ...] | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that an engine found in one document; ``refused`` counts what could not be grounded, by reason."""

    document: str
    statements: tuple[Statement, ...]
    exchanges: tuple[Exchange, ...]
    refused: tuple[tuple[str, int], ...] = ()
