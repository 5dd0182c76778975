"""Nouns of the codebook that name an act ("the release of ten prisoners", "talks")."""

from __future__ import annotations

from spacy.tokens import Token

from detente.extraction.lexicon import Lexicon
from detente.extraction.roles import Trigger, fits
from detente.extraction.things import IsPerson, categories
from detente.language.grammar import (
    children,
    conjuncts,
    coordination_head,
    dependants,
    is_passive,
    is_verb,
    possessor,
    prepositions,
    subject,
)
from detente.language.words import words

LIGHT_VERBS = words("light_verbs")


def noun_trigger(token: Token, base: str, lexicon: Lexicon, is_person: IsPerson) -> Trigger | None:
    complements = list(prepositions(token))
    for aside in children(token, "npadvmod", "appos", "nmod"):
        # "the release today of 42 men"
        complements += [pair for pair in prepositions(aside) if pair[0] in {"of", "by"}]
    of = [noun for name, noun in complements if name == "of"]
    complements += [pair for noun in of for pair in prepositions(noun) if pair[0] == "by"]  # "of ten men by Oslo"
    owner = possessor(token) or next((noun for name, noun in complements if name == "by"), None)
    inside = [child for child in children(token, "compound", "nmod", "amod", "poss") if not child.ent_type_]
    for frame in lexicon.nouns[base]:
        strict = base in frame.strict_nouns
        if frame.kind == "meeting":
            return Trigger(
                token,
                frame,
                base,
                True,
                tuple(conjuncts(owner)) if owner is not None else (),
                (token,),
                tuple(complements),
                None,
            )
        themes, givers = list(of), [owner] if owner is not None else []
        if not themes:
            themes = [
                noun
                for name, noun in complements
                if name in {"from", "on", "to", "in", "for"}
                and categories(noun, lexicon, is_person) & frame.theme
                and frame.id != "release"
            ]
        if not themes:
            themes = [child for child in inside if categories(child, lexicon, is_person) & frame.theme and frame.theme]
            givers = [giver for giver in givers if giver not in themes]
        if (
            not themes
            and owner is not None
            and owner.dep_ == "poss"
            and categories(owner, lexicon, is_person) & frame.theme
            and frame.id == "release"
        ):
            themes, givers = [owner], []
        if not frame.theme:
            if strict and not themes:
                continue
            return Trigger(
                token, frame, base, True, _nominal_givers(token, givers), tuple(themes), tuple(complements), None
            )
        if not themes:
            if strict or _generic(token):
                continue
            return Trigger(
                token, frame, base, True, _nominal_givers(token, givers), (), tuple(complements), sorted(frame.theme)[0]
            )
        suited = fits(themes, frame, strict, lexicon, is_person)
        if suited is None:
            continue
        return Trigger(
            token, frame, base, True, _nominal_givers(token, givers), tuple(suited[0]), tuple(complements), suited[1]
        )
    return None


def _generic(token: Token) -> bool:
    """A plural or bare noun without a determiner names a kind of event ("releases"), not one."""
    return not any(child.dep_ in {"det", "poss", "nummod", "amod", "npadvmod"} for child in dependants(token))


def _nominal_givers(noun: Token, owners: list[Token]) -> tuple[Token, ...]:
    """Who does what a noun names: its owner, a nationality before it, or the subject of its light verb."""
    if owners:
        return tuple(each for owner in owners for each in conjuncts(owner))
    before = [
        child
        for child in children(noun, "compound", "amod", "nmod")
        if child.tag_ in {"NNP", "JJ", "NNPS"} and child.text[:1].isupper()
    ]
    if before:
        return (before[-1],)
    top = coordination_head(noun)
    if top.dep_ == "dobj" and is_verb(top.head) and top.head.lower_ in LIGHT_VERBS:
        who = subject(top.head)
        return tuple(conjuncts(who)) if who is not None and not is_passive(top.head) else ()
    return ()
