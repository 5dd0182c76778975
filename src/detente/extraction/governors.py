"""The words that govern a trigger on the way up to its sentence's root, and what the codebook says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from detente.extraction.lexicon import Lexicon, Operator
from detente.language.grammar import auxiliaries, children, dependants, is_noun, is_passive, is_verb
from detente.language.words import words

PURPOSEFUL = words("purposeful")

CIRCUMSTANCES = frozenset(
    {"by", "after", "before", "during", "since", "following", "amid", "despite", "from", "at", "as"}
)
"""Links that tell when, why or by whom a verb's act is done, and nothing that it governs."""
NOUN_LINKS = frozenset(
    {"acl", "of", "for", "on", "to", "about", "over", "ccomp", "against", "in", "relcl", "xcomp", "advcl"}
)
ADJECTIVE_LINKS = frozenset({"xcomp", "ccomp", "to", "for", "of", "acl", "advcl", "nsubj"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that governs a trigger, what the codebook says of it, and the governed token next below it."""

    token: Token
    below: Token
    operator: Operator
    link: str


def climb(token: Token) -> Iterator[tuple[Token, Token, str]]:
    """(governor, token below it, link) from a token up to where its claim stands on its own feet."""
    below = token
    while below.head != below:
        head, dep = below.head, below.dep_
        if dep in {"relcl", "parataxis", "appos", "npadvmod", "nmod"}:
            return
        if dep == "conj":
            if (
                is_verb(below)
                and auxiliaries(below) != auxiliaries(below.head)
                and children(below, "nsubj", "nsubjpass")
            ):
                return
            below = head
            continue
        if (head.dep_ in {"prep", "agent"} and dep in {"pobj", "pcomp"}) or head.tag_ in {"IN", "TO"}:
            prep = head
            while (
                prep.head.tag_ in {"IN", "TO", "VBG"}
                and prep.dep_ in {"prep", "pcomp"}
                and prep.head != prep
                and prep.head.dep_ == "prep"
            ):
                prep = prep.head
            yield prep.head, below, head.lower_
            below = prep.head if prep.head != prep else below
            if prep.head == prep:
                return
            continue
        yield head, below, dep
        below = head


def operator_of(token: Token, link: str, lexicon: Lexicon) -> Operator | None:
    """The operator that a governing word is for what hangs on it by ``link`` (a dependency or preposition)."""
    base = lexicon.lemma(token)
    if is_verb(token):
        particles = {child.lower_ for child in children(token, "prt", "prep", "agent")} | {link}
        for rest, operator in lexicon.phrasal_operators.get(base, ()):
            if set(rest.split()) <= particles | {lexicon.lemma(child) for child in dependants(token)}:
                return operator
        return lexicon.operators["verbs"].get(base)
    if is_noun(token):
        return lexicon.operators["nouns"].get(base)
    return lexicon.operators["adjectives"].get(base)


def holds(operator: Operator, head: Token, below: Token, link: str, lexicon: Lexicon) -> bool:
    """Whether the governor really governs by this link (an operator's subject or adverbial is not in its scope)."""
    if is_verb(head):
        if link == "nsubj":
            return False
        if link == "nsubjpass":
            return is_passive(head)
        if link == "advcl":
            return below.tag_ == "VB" and lexicon.lemma(head) in PURPOSEFUL
        return link not in CIRCUMSTANCES
    return link in (NOUN_LINKS if is_noun(head) else ADJECTIVE_LINKS)
