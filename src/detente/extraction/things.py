"""What an object is: its category in the codebook, and the words that name it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from detente.extraction.lexicon import Lexicon
from detente.language.grammar import NOUNS, children, dependants, is_noun
from detente.language.words import words

FREED_OR_HELD = words("freed_or_held")
ANY = "?"
"""Category of an object that only context can tell: a number, a pronoun, "those", "everyone"."""

HUMAN_ENDINGS = tuple(sorted(words("human_endings")))
"""Endings of nouns for people."""
OPEN_WORDS = words("open_words")
COUNTING_NOUNS = words("counting_nouns")
PEOPLE = frozenset({"people", "captive"})
"""Categories of human beings."""

IsPerson = Callable[[Token], bool]
"""Tells whether a token belongs to a person's name."""


def categories(noun: Token, lexicon: Lexicon, is_person: IsPerson) -> frozenset[str]:
    """Categories of a noun's phrase; ``ANY`` where only context can tell, empty where it is none of ours."""
    low = noun.lower_
    base = lexicon.lemma(noun)
    if is_person(noun):
        return frozenset({"people"})
    for child in children(noun, "compound", "amod", "nmod"):
        for pair in (f"{child.lower_} {base}", f"{lexicon.lemma(child)} {base}"):
            if pair in lexicon.things:
                return lexicon.things[pair]
    inner = _counted(noun, lexicon)
    if inner is not None:
        found = categories(inner, lexicon, is_person)
        if found:
            return found
    known = lexicon.things.get(base) or lexicon.things.get(low)
    if known and noun.tag_ in NOUNS and (noun.tag_ not in {"VBG", "VBN"}):
        return known
    if noun.tag_ == "CD" or low in OPEN_WORDS or noun.tag_ == "PRP" or inner is not None or base in COUNTING_NOUNS:
        return frozenset({ANY})
    if any(child.lower_ in OPEN_WORDS and child.dep_ in {"advmod", "appos"} for child in dependants(noun)):
        return frozenset({ANY})  # "this time most": the parser hangs the pronoun on the adverbial
    of = [item for prep in children(noun, "prep") if prep.lower_ == "of" for item in children(prep, "pobj")]
    if of and noun.tag_ in {"NN", "NNS"}:
        inside = categories(of[0], lexicon, is_person) - PEOPLE - {ANY}
        if inside:
            return inside  # "the state of emergency", "a package of measures"
    national = any(child.dep_ == "amod" and child.text[:1].isupper() for child in dependants(noun))
    if national and noun.tag_ in {"NN", "NNS"} and low.endswith(HUMAN_ENDINGS):
        return frozenset({"people"})  # "a Pakistani ranger"
    return frozenset()


def _counted(noun: Token, lexicon: Lexicon) -> Token | None:
    """The noun that a counting word counts: "a group of detainees", "14 of the hostages"."""
    if (
        noun.tag_ == "CD"
        or lexicon.lemma(noun) in COUNTING_NOUNS
        or noun.lower_.rstrip("s") in COUNTING_NOUNS
        or noun.lower_ in OPEN_WORDS
    ):
        for prep in children(noun, "prep"):
            if prep.lower_ in {"of", "among"}:
                for item in children(prep, "pobj"):
                    return item
    return None


def is_counting_only(noun: Token) -> bool:
    """Whether the words give a bare number or pronoun and no noun."""
    return noun.tag_ in {"CD", "PRP", "DT"} or noun.lower_ in OPEN_WORDS


def said_of_people(noun: Token) -> bool:
    """Whether "those released", "the freed", "everyone pardoned" is meant."""
    if noun.lower_ in FREED_OR_HELD:
        return True
    return any(child.lower_ in FREED_OR_HELD for child in dependants(noun)) and (
        is_noun(noun) or noun.lower_ in OPEN_WORDS
    )
