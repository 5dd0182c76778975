"""The words that say one thing: where its clause begins and ends in the text."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from detente.extraction.annotated import Annotated
from detente.extraction.modality import Claim
from detente.extraction.roles import Trigger
from detente.language.grammar import ancestors, clause_bounds, dependants, is_noun, is_passive, is_verb
from detente.language.speech import trailing_attribution

PEOPLE_FRAMES = frozenset({"release", "transfer", "hold"})


def evidence(trigger: Trigger, claim: Claim, others: Sequence[Trigger], annotated: Annotated) -> tuple[int, int]:
    """The words that say it: the trigger's clause without what other triggers beside it say."""
    token = trigger.token
    own = [
        governor.token
        for governor in claim.governors
        if governor.operator.effect != "topic" and governor.token.sent == token.sent and not claim.counter
    ]
    heads = {t.i for t in ancestors(token)} | {token.i}
    stops: list[Token] = []
    for other in others:
        if (
            other.token.doc == token.doc
            and other.token.i not in heads
            and not other.nominal
            and other.token.dep_ in {"conj", "advcl", "parataxis", "ccomp", "relcl"}
        ):
            stops.append(other.token)
    for child in token.subtree:
        if child.lower_ == "including" and child.dep_ == "prep" and child.i > token.i:
            stops.append(child)
        elif child.lower_ in {"exchange", "return", "response"} and child.dep_ == "pobj" and child.head.lower_ == "in":
            stops.append(child.head)
        elif child.dep_ == "conj" and is_verb(child):
            stops.append(child)
    first, last = _bounds(token, own, stops)
    if is_passive(token):  # a patient that the parser has put elsewhere in the sentence
        first = min([first, *(t.left_edge.i for t in trigger.themes if t.sent == token.sent and t.i < token.i)])
    doc = token.doc
    while first < last - 1 and (doc[first].is_punct or doc[first].dep_ == "mark" or doc[first].dep_ == "cc"):
        first += 1
    while last > first + 1 and doc[last - 1].is_punct and doc[last - 1].text not in "\"'":
        last -= 1
    first = _past_adjuncts(token, own, first)
    attribution = trailing_attribution(token.sent, annotated.speech)
    if attribution is not None and token.i < attribution.comma.i < last:
        last = attribution.comma.i
    if trigger.frame.family in PEOPLE_FRAMES:
        last = next((t.i for t in doc[token.i : last] if t.lower_ == "including" and t.i > first + 1), last)
    while last > first + 1 and doc[last - 1].is_punct and doc[last - 1].text not in "\"'":
        last -= 1
    start, end = annotated.span_of(doc[first], doc[last - 1])
    if end - start > 600:
        first, last = max(first, token.i - 30), min(last, token.i + 40)
        start, end = annotated.span_of(doc[first], doc[last - 1])
    return start, end


def _past_adjuncts(token: Token, own: Sequence[Token], first: int) -> int:
    """Past "During the last visit, on 11 May," at the head of a clause: it says when, and may say another thing."""
    doc = token.doc
    for verb in (token, *own):
        for child in dependants(verb):
            if (
                child.dep_ in {"prep", "npadvmod", "advmod", "advcl"}
                and child.left_edge.i <= first < token.i
                and child.right_edge.i < token.i
            ):
                after = child.right_edge.i + 1
                while after < token.i and (doc[after].is_punct or doc[after].dep_ in {"prep", "npadvmod", "advmod"}):
                    after = max(doc[after].right_edge.i + 1, after + 1)
                if after < token.i or after == token.i:
                    first = max(first, min(after, token.i))
    return first


def _bounds(token: Token, own: Sequence[Token], stops: Sequence[Token]) -> tuple[int, int]:
    first, last = clause_bounds(token, [], stops)
    if token.dep_ == "acl" and is_noun(token.head):
        first = min(first, token.head.left_edge.i)  # "the 135 citizens released today"
    for governor in own:
        first, last = min(first, governor.i), max(last, governor.i + 1)
        for child in dependants(governor):
            if child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "poss"} and governor.i <= token.i:
                first = min(first, child.left_edge.i)
    return first, last


def object_span(themes: Sequence[Token], annotated: Annotated) -> tuple[int, int] | None:
    """From the first to the last of the phrases that name the object."""
    if not themes:
        return None
    spans = [annotated.phrase(theme) for theme in themes]
    return min(a for a, _ in spans), max(b for _, b in spans)
