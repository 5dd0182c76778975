"""From drafts to statements: exact evidence or refusal, stable ids, no duplicates."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from detente.extraction.annotated import Annotated
from detente.extraction.drafts import Draft
from detente.extraction.exchanges import Tie
from detente.record.model import Cue, Evidence, Exchange, Extraction, Statement, Thing


def stable_id(*parts: object) -> str:
    """Sixteen hex digits that depend on the parts alone."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def ground(drafts: Sequence[Draft], tied: Sequence[Tie], annotated: Annotated, engine: str) -> Extraction:
    """Statements and exchanges of a document. A draft without exact evidence is refused and counted."""
    running = annotated.running
    refused: Counter[str] = Counter()
    statements: dict[str, Statement] = {}
    ids: dict[int, str] = {}
    for made in sorted(drafts, key=lambda d: (d.span, d.kind, d.rule)):
        pieces = running.evidence(*made.span)
        if not pieces or not all(running.document.text[p.start : p.end] == p.text for p in pieces):
            refused["no exact words"] += 1
            continue
        statement = _statement(made, pieces, annotated, engine)
        if statement.id in statements:
            refused["said twice"] += 1
        statements.setdefault(statement.id, statement)
        ids[id(made)] = statement.id
    exchanges: dict[str, Exchange] = {}
    for tie in tied:
        give, get = ids.get(id(tie.give)), ids.get(id(tie.get))
        words = running.evidence(*tie.cue)
        if give is None or get is None or give == get or not words:
            refused["exchange without sides"] += 1
            continue
        cue = Cue(
            words[0].start, words[-1].end, running.document.text[words[0].start : words[-1].end], running.document.name
        )
        key = stable_id(running.document.name, running.document.digest, engine, "exchange", give, get, cue.start)
        exchanges[key] = Exchange(key, running.document.name, (give,), (get,), cue, tie.status, tie.speaker)
    ordered = sorted(statements.values(), key=lambda s: (s.evidence[0].start, s.evidence[-1].end, s.kind, s.id))
    return Extraction(running.document.name, tuple(ordered), tuple(exchanges.values()), tuple(sorted(refused.items())))


def _statement(made: Draft, pieces: tuple[Evidence, ...], annotated: Annotated, engine: str) -> Statement:
    document = annotated.running.document
    key = stable_id(
        document.name,
        document.digest,
        engine,
        made.kind,
        made.rule,
        made.span,
        made.trigger.i,
        *(actor.country for actor in made.givers),
    )
    return Statement(
        id=key,
        document=document.name,
        kind=made.kind,
        event_type=made.event_type,
        event_mode=made.event_mode,
        actor=made.givers,
        recipient=made.receivers,
        object=_thing(made, annotated),
        quantity=made.quantity,
        when=made.when,
        where=made.where,
        status=made.status,
        condition=made.condition,
        hedge=made.hedge,
        speaker=made.speaker,
        evidence=pieces,
        engine=engine,
        confidence=round(made.confidence, 2),
        rule=made.rule,
    )


def _thing(made: Draft, annotated: Annotated) -> Thing | None:
    if made.object_span is None:
        return None
    pieces = annotated.running.evidence(*made.object_span)
    text = " ".join(" ".join(piece.text.split()) for piece in pieces)
    return Thing(text, made.category) if text else None
