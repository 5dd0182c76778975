"""Verbs of the codebook in a parse, with the words that complete them ("let … go", "hold talks")."""

from __future__ import annotations

from spacy.tokens import Token

from detente.extraction.lexicon import Lexicon, VerbEntry
from detente.extraction.roles import Trigger, fits, givers_of, others_of
from detente.extraction.things import IsPerson, categories, said_of_people
from detente.language.grammar import (
    ancestors,
    children,
    conjuncts,
    dependants,
    is_noun,
    is_passive,
    is_verb,
    own_subject,
    prepositions,
    shared_objects,
    subject,
)

DEEPEST = 5
"""How far below a verb a word may stand that completes it; a sentence without punctuation can go down by thousands."""
MOVES = frozenset({"withdraw", "pull", "retreat", "redeploy"})


def verb_trigger(token: Token, base: str, lexicon: Lexicon, is_person: IsPerson) -> Trigger | None:
    objects: list[Token] | None = None
    below: set[str] | None = None
    for entry in lexicon.verbs[base]:
        if entry.completion:
            if below is None:
                below = _words_below(token, lexicon)
            if not below.issuperset(entry.completion):
                continue
        completed = completes(token, entry.completion, lexicon)
        if completed is None:
            continue
        if objects is None:
            objects = shared_objects(token)
        stopped = _stopped(token, entry, lexicon)
        if stopped is not None:
            return stopped
        found = (
            _intransitive(token, entry, lexicon, is_person)
            if entry.intransitive
            else _transitive(token, entry, completed, objects, lexicon, is_person)
        )
        if found is not None:
            return found
    return None


def _words_below(verb: Token, lexicon: Lexicon) -> set[str]:
    """All words and base forms that could complete a verb: they rule out most phrases of the codebook at once."""
    found: set[str] = set()
    near = [verb]
    for _ in range(DEEPEST):
        near = [child for token in near for child in dependants(token)]
        found.update(word for token in near for word in (token.lower_, lexicon.lemma(token)))
    if verb.i + 1 < len(verb.doc):
        found.add(verb.nbor(1).lower_)
    return found


def coordinated_participle(token: Token, base: str, lexicon: Lexicon, is_person: IsPerson) -> Trigger | None:
    """ "withdrew from the accord and reimposed sanctions": a past tense that the parser takes for an adjective."""
    noun = token.head
    if token.i == 0 or token.nbor(-1).dep_ != "cc" or noun.dep_ != "conj" or not is_verb(noun.head):
        return None
    for entry in lexicon.verbs[base]:
        if entry.completion or entry.intransitive:
            continue
        suited = fits([noun], entry.frame, entry.strict, lexicon, is_person)
        if suited is not None:
            return Trigger(
                token,
                entry.frame,
                entry.phrase,
                False,
                givers_of(noun.head),
                tuple(suited[0]),
                others_of(noun, noun),
                suited[1],
            )
    return None


def _stopped(token: Token, entry: VerbEntry, lexicon: Lexicon) -> Trigger | None:
    """ "stop firing", "ceased shelling": what is stopped is a hostile act of the codebook."""
    if entry.frame.id != "stop" or entry.completion:
        return None
    for clause in children(token, "xcomp", "pcomp"):
        acts = lexicon.verbs.get(lexicon.lemma(clause), ())
        if clause.tag_ == "VBG" and any(act.frame.kind == "hostile" for act in acts):
            return Trigger(token, entry.frame, entry.phrase, False, givers_of(token), (clause,), (), "hostilities")
    return None


def completes(verb: Token, words: tuple[str, ...], lexicon: Lexicon) -> Token | None:
    """The token that completes a verb phrase ("let … go", "set … free"), or None; the verb itself for a single verb."""
    if not words:
        return verb
    if len(words) == 1 and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == words[0]:
        return verb.nbor(1)  # "handed over 32 soldiers": the parser takes "over" for a part of the number
    near: list[Token] = []
    for child in dependants(verb):
        clause = child.dep_ in {"nsubj", "nsubjpass", "conj", "relcl", "advcl"} and child.tag_ not in {"JJ", "RB", "RP"}
        if clause and not (child.dep_ == "advcl" and child.tag_ == "VB"):
            continue
        near.append(child)
        if child.dep_ in {
            "ccomp",
            "xcomp",
            "prt",
            "advmod",
            "acomp",
            "oprd",
            "dobj",
            "advcl",
            "prep",
            "attr",
            "npadvmod",
        }:
            near.extend(
                grand
                for grand in dependants(child)
                if grand.dep_ not in {"relcl", "conj", "nsubj", "advcl", "appos"} or (words[-1] == "free")
            )
    last: Token | None = None
    for word in words:
        matching = (token for token in near if token.lower_ == word or lexicon.lemma(token) == word)
        last = next((token for token in matching if len(words) > 1 or _in_reach(token, verb)), None)
        if last is None:
            return None
        if len(words) > 1:
            near.extend(last.children)
    return last


def _in_reach(token: Token, verb: Token) -> bool:
    """A noun completes a verb as its object ("hold talks"), not as part of an aside ("… hours before the talks")."""
    if not is_noun(token) or token.head == verb:
        return True
    return token.head.dep_ not in {"prep", "npadvmod", "advmod", "advcl"}


def _transitive(
    token: Token, entry: VerbEntry, completed: Token, objects: list[Token], lexicon: Lexicon, is_person: IsPerson
) -> Trigger | None:
    themes = list(objects)
    if entry.completion:
        themes = themes or _small_clause_subject(token, completed)
        if not themes and completed.i == token.i + 1 and not is_passive(token):
            themes = _next_noun(completed)
        if completed in themes and len(entry.completion) == 1 and is_noun(completed) and not entry.frame.theme:
            # "hold talks": the completing noun is part of the verb, not an object of its own
            return Trigger(
                token,
                entry.frame,
                entry.phrase,
                False,
                givers_of(token),
                (completed,),
                others_of(token, completed),
                None,
            )
        if not themes and not is_passive(token):
            themes = [noun for name, noun in prepositions(token) if name in entry.completion or name == "of"]
    if not themes and not entry.completion and _allows_clause(token):
        themes = _small_clause_subject(token, completed)
    suited = fits(themes, entry.frame, entry.strict, lexicon, is_person)
    if suited is None:
        return None
    if not themes and entry.frame.theme:
        return None
    kept, category = suited
    if entry.frame.kind == "meeting" and not entry.completion and entry.strict and not themes:
        return None
    return Trigger(
        token, entry.frame, entry.phrase, False, givers_of(token), tuple(kept), others_of(token, completed), category
    )


def _next_noun(particle: Token) -> list[Token]:
    """The head of the noun phrase that follows a particle, where the parser has lost it."""
    head: Token | None = None
    for token in particle.doc[particle.i + 1 : particle.i + 9]:
        if token.tag_ in {"NN", "NNS", "NNP", "NNPS", "CD"}:
            head = token
        elif head is not None or token.tag_ not in {"DT", "JJ", "PRP$", "POS", "VBN", "RBR", "IN", "RB", "JJR"}:
            break
    return [head] if head is not None else []


def _allows_clause(verb: Token) -> bool:
    """Whether the verb's object is the subject of a clause below it: "allow ships to pass"."""
    return bool(children(verb, "ccomp", "xcomp"))


def _small_clause_subject(verb: Token, completed: Token) -> list[Token]:
    """ "let [51 people] go": the object that the parser made the subject of the completing word."""
    for place in (completed, *(up for up in ancestors(completed) if up.i >= verb.i)):
        inner = own_subject(place) if place != verb else None
        if inner is not None and inner.i > verb.i:
            return conjuncts(inner)
    return [
        each
        for clause in children(verb, "ccomp", "xcomp")
        for inner in children(clause, "nsubj")
        for each in conjuncts(inner)
    ]


def _intransitive(token: Token, entry: VerbEntry, lexicon: Lexicon, is_person: IsPerson) -> Trigger | None:
    who = subject(token)
    if who is None or is_passive(token):
        return None
    suited = fits(
        conjuncts(who), entry.frame, not said_of_people(who) and who.tag_ in {"PRP", "DT"}, lexicon, is_person
    )
    moves = entry.frame.id == "withdraw" and lexicon.lemma(token) in MOVES and who.tag_ == "NNP"
    goals = [noun for name, noun in others_of(token, token) if name in {"from", "to", "of"}]
    if suited is None and moves and all(noun.tag_ == "NNP" or categories(noun, lexicon, is_person) for noun in goals):
        return Trigger(
            token, entry.frame, entry.phrase, False, tuple(conjuncts(who)), (), others_of(token, token), "force"
        )
    if suited is None or (suited[1] is None and entry.frame.theme):
        return None
    if entry.frame.theme and not suited[0]:
        return None
    if children(token, "dobj") and not entry.completion:
        return None
    return Trigger(token, entry.frame, entry.phrase, False, (), tuple(suited[0]), others_of(token, token), suited[1])
