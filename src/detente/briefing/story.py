"""All that a brief is written from, put in order once: documents, occurrences, exchanges, and the year they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from detente.briefing.citations import sentence_around, silent_spans
from detente.briefing.dates import parsed
from detente.briefing.wording import verb_as_written
from detente.reconciling.compare import window
from detente.reconciling.occurrences import Occurrence, gather
from detente.reconciling.reports import placed_by_report
from detente.record.model import Document, Evidence, Exchange, Extraction, Statement

_FEW, _MOST = 4, 34
_CUT = re.compile(
    r"(?:including|which|that|who|whom|whose|whether|how|what|where|when|while|after|before|as|if|unless|until|because|since|"
    r"and|or|but|in return|from|of|by|with|among)\b",
)
_RELATIVE = re.compile(r"(?:including|which|that|who|whom|whose)\b", re.IGNORECASE)
_QUOTED = ("prediction", "demand", "hostile", "meeting")
_FRAGMENT = re.compile(
    r"(?:that|which|who|whom|whose|where|it|its|they|them|he|she|his|her|this|these|those|including|and|or|but|so|to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)  # a story is itself only: what is drawn from it is worked out once
class Story:
    """The documents in the order of their numbers, and what they say, gathered."""

    documents: tuple[Document, ...]
    occurrences: tuple[Occurrence, ...]
    exchanges: tuple[Exchange, ...]
    fragments: frozenset[str] = frozenset()  # ids of statements whose own words no reader could follow

    @cached_property
    def named(self) -> dict[str, Document]:
        """Documents by name."""
        return {document.name: document for document in self.documents}

    @cached_property
    def home(self) -> dict[str, Occurrence]:
        """The occurrence of each statement, by id."""
        return {s.id: occurrence for occurrence in self.occurrences for s in occurrence.all}

    @cached_property
    def year(self) -> int | None:
        """The year of most documents, else of most statements; lines leave it out."""
        years = [day.year for d in self.documents if (day := parsed((d.published or "")[:10]))]
        years = years or [w[0].year for o in self.occurrences for s in o.all if (w := window(s.when))]
        return max(Counter(years).items(), key=lambda item: (item[1], item[0]))[0] if years else None

    def origins(self, statements: Iterable[Statement]) -> int:
        """How many independent documents say it: a reprint and what it reprints are one."""
        return len({self._origin(s.document) for s in statements})

    def _origin(self, name: str) -> str:
        document = self.named.get(name)
        return document.reprint_of or name if document else name


def is_fragment(statement: Statement) -> bool:
    """Whether its words are a clause that hangs on another, or too few to say anything."""
    words = " ".join(e.text for e in statement.evidence).strip(" “\"'‘")
    return bool(_CUT.match(words)) or len(words.split()) < _FEW


def told_in_full(statement: Statement, document: Document) -> Statement:
    """The statement with the sentence as evidence, where its own words are a fragment that no reader could follow."""
    words = " ".join(e.text for e in statement.evidence)
    is_quoted = statement.kind in _QUOTED or statement.status in ("denied", "refused") or bool(_RELATIVE.match(words))
    is_quoted = is_quoted or (len(words.split()) < _FEW and verb_as_written(statement) is None)
    if not is_quoted or not (_FRAGMENT.match(words) or len(words.split()) < _FEW):
        return statement
    if statement.kind != "prediction" and statement.actor and not is_fragment(statement):
        return statement  # "it declared a state of emergency" is told after the name of who did
    silent = silent_spans(document)
    start, end = sentence_around(document.text, statement.evidence[0].start, statement.evidence[-1].end, silent)
    sentence = document.text[start:end]
    if len(sentence.split()) > _MOST or "\n\n" in sentence or sentence[:1].islower():
        return statement
    return replace(statement, evidence=(Evidence(start, end, sentence),))


def tell(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Story:
    """Put the input in order; what belongs to no document given is left out."""
    once = {d.name: d for d in sorted(documents, key=lambda d: (d.name, d.digest))}
    ordered = sorted(once.values(), key=lambda d: (d.published or "9999", d.name))
    names = {document.name for document in ordered}
    named = {document.name: document for document in ordered}
    found = sorted((s for e in extractions for s in e.statements), key=lambda s: (s.id, s.document))
    own = [s for s in found if s.document in names and s.evidence]
    statements = {s.id: told_in_full(s, named[s.document]) for s in own}
    exchanges = {x.id: x for e in extractions for x in e.exchanges if x.document in names}
    days = {d.name: day for d in ordered if (day := parsed((d.published or "")[:10]))}
    return Story(
        documents=tuple(ordered),
        occurrences=placed_by_report(gather(statements.values()), days),
        exchanges=tuple(exchanges[key] for key in sorted(exchanges)),
        fragments=frozenset(s.id for s in own if is_fragment(s)),
    )
