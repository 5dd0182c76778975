"""Obligations: "all must be released" is a demand of whoever says it."""

from __future__ import annotations

from spacy.tokens import Token

from detente.extraction.amounts import quantity
from detente.extraction.annotated import Annotated
from detente.extraction.drafts import Draft
from detente.extraction.modality import Claim
from detente.extraction.tenses import is_negated
from detente.language.grammar import conjuncts, is_passive, subject
from detente.record.model import ActorMention


def obligation(token: Token, annotated: Annotated) -> Draft | None:
    """ "All must be released": a demand of whoever says it."""
    speaker, mention = annotated.speakers(token)
    voice = mention or annotated.cast.publisher
    if voice is None or voice.sector == "MED":
        return None
    who = subject(token)
    if who is None or is_negated(token):
        return None
    if who.lower_ in {"i", "we", "it", "there", "this", "that"}:
        return None
    asked = annotated.cast.resolve_all(conjuncts(who))
    people = annotated.cast.is_person(who) and not asked
    if not asked and not is_passive(token) and not people:
        return None
    start, end = annotated.running.stored(voice.start, voice.end) if mention is not None else (0, 0)
    actor = ActorMention(
        annotated.running.document.text[start:end] or voice.text,
        voice.name,
        voice.country,
        voice.sector,
        start,
        end,
        inferred=True,
    )
    first, last = token.left_edge.i, token.right_edge.i
    doc = token.doc
    while last > first and doc[last].is_punct:
        last -= 1
    while first < token.i and (doc[first].is_punct or doc[first].dep_ == "mark"):
        first += 1
    claim = Claim("demanded", "obligation")
    made = Draft(
        trigger=token,
        kind="demand",
        rule="demand:must",
        status="demanded",
        claim=claim,
        span=annotated.span_of(doc[first], doc[last]),
        event_type="REQUEST",
        givers=(actor,),
        receivers=() if is_passive(token) else asked,
        themes=tuple(conjuncts(who)) if is_passive(token) else (),
        speaker=speaker,
        speaker_country=voice.country,
    )
    made.object_span = made.span
    made.quantity = quantity(made.themes, token, annotated)
    return made
