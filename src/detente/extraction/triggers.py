"""Triggers: the verbs and nouns in a parse that the codebook knows, with the roles that grammar gives them."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from detente.extraction.lexicon import Frame, Lexicon, VerbEntry
from detente.extraction.things import ANY, IsPerson, categories, said_of_people
from detente.language.grammar import (
    ancestors,
    children,
    conjuncts,
    coordination_head,
    is_noun,
    is_passive,
    is_verb,
    own_subject,
    passive_agent,
    possessor,
    prepositions,
    shared_objects,
    subject,
)
from detente.language.words import words

RECIPIENT_PREPOSITIONS = frozenset(
    {"to", "into", "with", "for", "on", "against", "towards", "toward", "at", "from", "of"}
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A frame found at a token.

    ``givers``, ``themes`` and ``others`` are the tokens that head the phrases for who does it,
    what it is done to, and who else grammar names; each may be empty. ``category`` is that of the theme.
    """

    token: Token
    frame: Frame
    phrase: str
    nominal: bool
    givers: tuple[Token, ...]
    themes: tuple[Token, ...]
    others: tuple[tuple[str, Token], ...]
    category: str | None


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
            trigger = _verb_trigger(token, base, lexicon, is_person)
        elif is_noun(token) and base in lexicon.nouns and not _modifies(token):
            trigger = _noun_trigger(token, base, lexicon, is_person)
        elif token.dep_ == "amod" and token.tag_ == "VBN" and base in lexicon.verbs:
            trigger = _coordinated_participle(token, base, lexicon, is_person)
        if trigger is not None:
            found.append(trigger)
    return found


def _coordinated_participle(token: Token, base: str, lexicon: Lexicon, is_person: IsPerson) -> Trigger | None:
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
                _givers(noun.head),
                tuple(suited[0]),
                _others(noun, noun),
                suited[1],
            )
    return None


def _modifies(token: Token) -> bool:
    return token.dep_ in {"compound", "nmod"} or (token.dep_ == "amod")


def completes(verb: Token, words: tuple[str, ...], lexicon: Lexicon) -> Token | None:
    """The token that completes a verb phrase ("let … go", "set … free"), or None; the verb itself for a single verb."""
    if not words:
        return verb
    if len(words) == 1 and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == words[0]:
        return verb.nbor(1)  # "handed over 32 soldiers": the parser takes "over" for a part of the number
    near: list[Token] = []
    for child in verb.children:
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
                for grand in child.children
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


MOVES = frozenset({"withdraw", "pull", "retreat", "redeploy"})


def _stopped(token: Token, entry: VerbEntry, lexicon: Lexicon) -> Trigger | None:
    """ "stop firing", "ceased shelling": what is stopped is a hostile act of the codebook."""
    if entry.frame.id != "stop" or entry.completion:
        return None
    for clause in children(token, "xcomp", "pcomp"):
        acts = lexicon.verbs.get(lexicon.lemma(clause), ())
        if clause.tag_ == "VBG" and any(act.frame.kind == "hostile" for act in acts):
            return Trigger(token, entry.frame, entry.phrase, False, _givers(token), (clause,), (), "hostilities")
    return None


def _verb_trigger(token: Token, base: str, lexicon: Lexicon, is_person: IsPerson) -> Trigger | None:
    objects: list[Token] | None = None
    for entry in lexicon.verbs[base]:
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


def fits(
    themes: list[Token], frame: Frame, strict: bool, lexicon: Lexicon, is_person: IsPerson
) -> tuple[list[Token], str | None] | None:
    """The objects that suit a frame and their category; None if none does."""
    if not frame.theme:
        return themes, None
    suitable: list[Token] = []
    category: str | None = None
    for theme in themes:
        kinds = categories(theme, lexicon, is_person)
        shared = frame.theme & kinds
        if shared:
            suitable.append(theme)
            category = category or sorted(shared)[0]
        elif ANY in kinds and (
            not strict or ("people" in frame.theme and (said_of_people(theme) or _captives_before(theme, lexicon)))
        ):
            suitable.append(theme)
        elif (
            strict
            and theme.tag_ in {"NNP", "NNPS"}
            and frame.id in NAMED_PLACES
            and "people" not in kinds
            and theme.text[:1].isupper()
        ):
            suitable.append(theme)  # "closed Adre": a crossing by its name
    if not suitable:
        return None
    return suitable, category or sorted(frame.theme)[0]


NAMED_PLACES = frozenset({"open", "close"})
CAPTIVES = words("captives")


def _captives_before(theme: Token, lexicon: Lexicon) -> bool:
    """Whether prisoners are spoken of shortly before a pronoun or number that may stand for them."""
    doc = theme.doc
    return any(
        lexicon.lemma(token) in CAPTIVES or token.lower_ in CAPTIVES for token in doc[max(0, theme.i - 70) : theme.i]
    )


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
                token, entry.frame, entry.phrase, False, _givers(token), (completed,), _others(token, completed), None
            )
        if not themes and not is_passive(token):
            themes = [noun for name, noun in prepositions(token) if name in entry.completion or name == "of"]
    if not themes and not entry.completion and base_allows_clause(token):
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
        token, entry.frame, entry.phrase, False, _givers(token), tuple(kept), _others(token, completed), category
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


def base_allows_clause(verb: Token) -> bool:
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
    goals = [noun for name, noun in _others(token, token) if name in {"from", "to", "of"}]
    if suited is None and moves and all(noun.tag_ == "NNP" or categories(noun, lexicon, is_person) for noun in goals):
        return Trigger(
            token, entry.frame, entry.phrase, False, tuple(conjuncts(who)), (), _others(token, token), "force"
        )
    if suited is None or (suited[1] is None and entry.frame.theme):
        return None
    if entry.frame.theme and not suited[0]:
        return None
    if children(token, "dobj") and not entry.completion:
        return None
    return Trigger(token, entry.frame, entry.phrase, False, (), tuple(suited[0]), _others(token, token), suited[1])


def _givers(verb: Token) -> tuple[Token, ...]:
    if is_passive(verb):
        agent = passive_agent(verb)
        if agent is None:  # "were allowed to return home by Iran": the parser hangs the agent below
            agents = (passive_agent(clause) for clause in children(verb, "xcomp", "ccomp"))
            agent = next((found for found in agents if found is not None), None)
        return tuple(conjuncts(agent)) if agent is not None else ()
    who = subject(verb)
    return tuple(conjuncts(who)) if who is not None else ()


def _others(verb: Token, completed: Token) -> tuple[tuple[str, Token], ...]:
    found = list(prepositions(verb))
    if completed != verb:
        found += list(prepositions(completed))
    for item in children(verb, "dative"):
        if item.tag_ not in {"IN", "TO"}:
            found.append(("to", item))
    if verb.dep_ != "conj":
        for other in children(verb, "conj"):
            if is_verb(other) and not children(other, "nsubj", "nsubjpass") and not children(verb, "dobj", "prep"):
                found += list(prepositions(other))
    return tuple((name, noun) for name, noun in found if name in RECIPIENT_PREPOSITIONS)


def _noun_trigger(token: Token, base: str, lexicon: Lexicon, is_person: IsPerson) -> Trigger | None:
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
    return not any(child.dep_ in {"det", "poss", "nummod", "amod", "npadvmod"} for child in token.children)


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
    if (
        top.dep_ == "dobj"
        and is_verb(top.head)
        and top.head.lower_
        in {
            "made",
            "make",
            "makes",
            "gave",
            "give",
            "gives",
            "ordered",
            "granted",
            "announced",
            "carried",
            "began",
            "offered",
            "issued",
            "declared",
        }
    ):
        who = subject(top.head)
        return tuple(conjuncts(who)) if who is not None and not is_passive(top.head) else ()
    return ()
