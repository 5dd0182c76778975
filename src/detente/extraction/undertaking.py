"""Undertakings: what a party agrees, commits itself or offers to do, whatever it is.

The codebook names the common concessions. A party can also agree to found a fund
or to restore a cemetery; the words of agreeing make it a yield.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from detente.extraction.acts import hedge_words
from detente.extraction.amounts import quantity
from detente.extraction.annotated import Annotated
from detente.extraction.clauses import object_span
from detente.extraction.drafts import Draft
from detente.extraction.modality import assess
from detente.extraction.tenses import is_negated
from detente.language.grammar import children, conjuncts, is_passive, is_verb, prepositions, subject
from detente.language.words import words
from detente.record.model import Status

UNDERTAKING: dict[str, Status] = {
    "agree": "announced",
    "commit": "promised",
    "pledge": "promised",
    "promise": "promised",
    "undertake": "promised",
    "offer": "offered",
    "consent": "announced",
}
TALKING = words("talking")


def undertakings(taken: Collection[int], annotated: Annotated) -> list[Draft]:
    """Drafts for undertakings of parties with a country, where no frame covers what is undertaken (``taken``)."""
    found: list[Draft] = []
    for doc in annotated.docs:
        for token in doc:
            word = annotated.lexicon.lemma(token)
            if word not in UNDERTAKING or not is_verb(token):
                continue
            if is_passive(token) or is_negated(token):
                continue
            for content in _content(token, word):
                made = _draft(token, content, UNDERTAKING[word], taken, annotated)
                if made is not None:
                    found.append(made)
    return found


def _content(token: Token, word: str) -> list[Token]:
    clauses = [each for clause in children(token, "xcomp") for each in conjuncts(clause) if is_verb(each)]
    if clauses or word not in {"commit"}:
        return clauses
    return [noun for name, noun in prepositions(token) if name == "to"]


def _draft(token: Token, content: Token, status: Status, taken: Collection[int], annotated: Annotated) -> Draft | None:
    below = {annotated.cast.start_of(t) for t in content.subtree if t.dep_ in {"xcomp", "ccomp"} or t == content}
    if below & set(taken) or annotated.lexicon.lemma(content) in TALKING:
        return None
    claim = assess(token, annotated.lexicon)
    if claim.question or claim.status not in {"done", "ongoing"}:
        return None
    speaker, mention = annotated.speakers(token)
    who = subject(token)
    givers = annotated.cast.resolve_all(conjuncts(who) if who is not None else [], mention)
    if not any(actor.country for actor in givers):
        return None
    last = content.right_edge
    while last.is_punct and last.i > content.i:
        last = last.nbor(-1)
    first = token if content.i - token.i < 6 else content
    themes = tuple(item for item in children(content, "dobj")) or (() if is_verb(content) else (content,))
    made = Draft(
        trigger=content,
        kind="concession",
        rule="undertaking",
        status=status,
        claim=claim,
        span=annotated.span_of(first, last),
        event_type="CONCEDE",
        givers=givers,
        themes=themes,
        object_span=object_span(themes, annotated),
        quantity=quantity(themes, content, annotated),
        speaker=speaker,
        speaker_country=mention.country if mention else None,
        hedge=hedge_words(claim),
        confidence=0.6,
    )
    made.when = annotated.when(content, made.span, "future")
    return made
