"""Counts that no verb of holding carries: "there are still 1,000 prisoners", "Viasna counted 1,197", "156 in all"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from detente.extraction.acts import tense_of
from detente.extraction.amounts import quantity
from detente.extraction.annotated import Annotated
from detente.extraction.clauses import object_span
from detente.extraction.drafts import Draft
from detente.extraction.modality import assess
from detente.extraction.things import PEOPLE, categories
from detente.language.grammar import children, conjuncts, dependants, is_passive, is_verb, subject
from detente.language.words import words

HELD = words("held_people")
COUNT_VERBS = words("counting_verbs")
AFFLICTED = words("afflicted")


def counts(taken: Collection[int], annotated: Annotated) -> list[Draft]:
    """Drafts for numbers of people held, stated by being or counting."""
    found: list[Draft] = []
    for doc in annotated.docs:
        for token in doc:
            if not is_verb(token) or token.dep_ in {"aux", "auxpass"} or annotated.cast.start_of(token) in taken:
                continue
            heads = _counted(token, annotated)
            if not heads:
                continue
            claim = assess(token, annotated.lexicon)
            if claim.question or claim.status not in {"done", "ongoing"}:
                continue
            number = next((q for head in heads if (q := quantity((head,), token, annotated)) is not None), None)
            if number is None or number.unit not in {None}:
                continue
            speaker, mention = annotated.speakers(token)
            first, last = token.left_edge, token.right_edge
            while last.is_punct and last.i > token.i:
                last = last.nbor(-1)
            span = annotated.span_of(first, last)
            made = Draft(
                trigger=token,
                kind="stock",
                rule="hold",
                status="done",
                claim=claim,
                span=span,
                event_type=None,
                themes=tuple(heads),
                category="people",
                object_span=object_span(heads, annotated),
                quantity=number,
                speaker=speaker,
                speaker_country=mention.country if mention else None,
                when=annotated.when(token, span, tense_of(claim)),
            )
            found.append(made)
    return found


def _counted(token: Token, annotated: Annotated) -> list[Token]:
    base = annotated.lexicon.lemma(token)
    if base == "be" and any(child.dep_ == "expl" for child in dependants(token)):
        direct = [h for item in children(token, "attr", "nsubj") for h in conjuncts(item) if _held(h, annotated)]
        return direct or [
            t
            for t in token.subtree
            if t.i > token.i and t.dep_ == "pobj" and t.head.head == token and _held(t, annotated)
        ]
    if base in {"remain", "stay"} and any(child.dep_ == "expl" for child in dependants(token)):
        return [h for item in children(token, "attr", "nsubj", "dobj") for h in conjuncts(item) if _held(h, annotated)]
    if base in AFFLICTED and _is_state(token):
        who = subject(token)
        return [h for h in conjuncts(who) if _many_people(h, annotated)] if who is not None else []
    if base in COUNT_VERBS and not is_passive(token):
        who = subject(token)
        if who is None:
            return []
        return [h for item in children(token, "dobj") for h in conjuncts(item) if _held(h, annotated)]
    return []


def _is_state(verb: Token) -> bool:
    """Present, perfect or passive: how many there are now, not what happened to them one day."""
    lasting = {"have", "has", "are", "were", "remain"}
    return verb.tag_ in {"VBP", "VBZ"} or any(aux.lower_ in lasting for aux in dependants(verb))


def _many_people(noun: Token, annotated: Annotated) -> bool:
    human = bool(PEOPLE & categories(noun, annotated.lexicon, annotated.cast.is_person))
    return human and any(t.tag_ == "CD" for t in noun.subtree)


def _held(noun: Token, annotated: Annotated) -> bool:
    named = {annotated.lexicon.lemma(t) for t in noun.subtree if t.dep_ not in {"relcl"}}
    return bool(named & HELD) and any(
        t.tag_ == "CD" or t.lower_ in {"dozens", "hundreds", "thousands", "scores"} for t in noun.subtree
    )
