"""Tense and negation of a verb by its own form, auxiliaries and modals."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from detente.extraction.lexicon import Lexicon
from detente.language.grammar import auxiliaries, children, dependants, is_verb

Tense = Literal[
    "past",
    "present",
    "progressive",
    "future",
    "would",
    "possible",
    "obligation",
    "scheduled",
    "counterfactual",
    "infinitive",
    "inherits",
    "nominal",
]


def own_tense(token: Token, lexicon: Lexicon) -> tuple[Tense, Token | None]:
    """Tense of a verb by its own form and auxiliaries, and the modal that made it so."""
    if not is_verb(token):
        return "nominal", None
    auxes = auxiliaries(token)
    for aux in auxes:
        low = aux.lower_
        if low in lexicon.modality["future"]:
            return "future", aux
        if low == "would" or low == "'d":
            return ("counterfactual", None) if any(a.lower_ == "have" for a in auxes) else ("would", aux)
        if low in lexicon.modality["possible"] and aux.tag_ == "MD":
            return "possible", aux
        if low in lexicon.modality["obligation"]:
            return "obligation", aux
    if any(aux.tag_ == "TO" for aux in auxes):
        is_to = (
            token.dep_ == "xcomp"
            and token.head.lower_ in {"is", "are", "was", "were"}
            and not children(token.head, "acomp", "attr")
        )
        return ("scheduled" if is_to else "infinitive"), None  # "are to withdraw"
    finite = [aux for aux in auxes if aux.tag_ in {"VBD", "VBZ", "VBP"}]
    if token.tag_ == "VBG" and finite:
        return "progressive", None
    if any(aux.lower_ == "being" for aux in auxes) and finite:
        return "progressive", None
    if token.tag_ == "VBG" or (token.tag_ == "VBN" and not finite):
        return ("past", None) if token.tag_ == "VBN" and token.dep_ in {"acl", "amod"} else ("inherits", None)
    if token.tag_ in {"VBZ", "VBP"} and not finite:
        return "present", None
    if token.tag_ == "VB":
        bare = token.dep_ in {"ccomp", "xcomp"} and is_verb(token.head) and not children(token, "mark")
        return ("inherits" if bare else "infinitive"), None  # "let them go"
    return "past", None


def is_negated(token: Token) -> bool:
    """Whether "not", "never", or a "no" on subject or object denies the verb."""
    for child in dependants(token):
        if child.dep_ == "neg":
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "advmod", "preconj", "attr"}:
            if child.lower_ in {"nobody", "none", "nothing", "neither", "never", "hardly"}:
                return True
            if any(
                grand.lower_ in {"no", "neither"} and grand.dep_ in {"det", "preconj"} for grand in dependants(child)
            ):
                return True
    return False


def is_finite(tense: Tense) -> bool:
    return tense in {"past", "present", "progressive", "future", "would", "possible", "obligation", "scheduled"}
