"""Why a sentence was coded as it was, for the researcher who edits the codebook."""

from __future__ import annotations

import hashlib

from detente.extraction.acts import assess_all
from detente.extraction.engine import Engine
from detente.extraction.triggers import find_triggers
from detente.record.model import Document, Segment


def explain(text: str, published: str | None = None) -> str:
    """A readable account of a text: the frames its words trigger, what governs them, and the statements that result."""
    engine = Engine.load()
    stored = " ".join(text.split())
    digest = hashlib.sha256(stored.encode()).hexdigest()
    document = Document(
        "sentence", stored, digest, published=published, language="en", segments=(Segment(0, len(stored), "body"),)
    )
    annotated = engine.annotate(document)
    lines: list[str] = [
        "Actors found: " + (", ".join(f"{m.text} = {m.name}" for m in annotated.mentions) or "none"),
        "",
        "Words that the codebook knows:",
    ]
    triggers = [t for doc in annotated.docs for t in find_triggers(doc, annotated.lexicon, annotated.cast.is_person)]
    for item in assess_all(triggers, annotated):
        trigger, claim = item.trigger, item.claim
        governed = "".join(f", under “{g.token.text}” ({g.operator.effect})" for g in claim.governors)
        roles = f"by {_words(trigger.givers)}, of {_words(trigger.themes)}"
        lines.append(
            f"  “{trigger.token.text}”: frame {trigger.frame.id} ({trigger.phrase}), {roles}; "
            f"{claim.tense} tense{governed}: {claim.status}"
        )
    if not triggers:
        lines.append("  none: add the verb or noun to codebook/frames.toml")
    lines += ["", "Statements:"]
    extraction = engine.extract(document)
    for statement in extraction.statements:
        actors = ", ".join(a.name + (" (inferred)" if a.inferred else "") for a in statement.actor) or "nobody named"
        words = " … ".join(piece.text for piece in statement.evidence)
        lines.append(f"  {statement.kind}, {statement.status}, by {actors}: “{words}” [rule {statement.rule}]")
    for exchange in extraction.exchanges:
        lines.append(f"  exchange, {exchange.status}, tied by “{exchange.cue.text}”")
    if not extraction.statements:
        lines.append("  none")
    return "\n".join(lines)


def _words(tokens: tuple[object, ...]) -> str:
    return " and ".join(f"“{token}”" for token in tokens) or "nobody named"
