"""Triggers: the verbs and nouns in a parse that the codebook knows, with the roles that grammar gives them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from detente.extraction.lexicon import Lexicon
from detente.extraction.nouns import noun_trigger
from detente.extraction.roles import Trigger
from detente.extraction.things import IsPerson
from detente.extraction.verbs import coordinated_participle, verb_trigger
from detente.language.grammar import children, is_noun, is_verb


def find_triggers(doc: Doc, lexicon: Lexicon, is_person: IsPerson) -> list[Trigger]:
    """All triggers of a passage, at most one a token, in order of the text."""
    found: list[Trigger] = []
    for token in doc:
        trigger = None
        base = lexicon.lemma(token)
        acts = is_verb(token) or (token.lower_.endswith("ing") and bool(children(token, "dobj")))
        if acts and not is_verb(token):
            base = lexicon.verb_forms.get(token.lower_, base)
        if acts and token.dep_ not in {"aux", "auxpass", "amod"} and base in lexicon.verbs:
            trigger = verb_trigger(token, base, lexicon, is_person)
        elif is_noun(token) and base in lexicon.nouns and not _modifies(token):
            trigger = noun_trigger(token, base, lexicon, is_person)
        elif token.dep_ == "amod" and token.tag_ == "VBN" and base in lexicon.verbs:
            trigger = coordinated_participle(token, base, lexicon, is_person)
        if trigger is not None:
            found.append(trigger)
    return found


def _modifies(token: Token) -> bool:
    return token.dep_ in {"compound", "nmod"} or (token.dep_ == "amod")
