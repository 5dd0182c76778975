"""A trigger and its roles: who does it, what it is done to, and who else grammar names."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from detente.extraction.lexicon import Frame, Lexicon
from detente.extraction.things import ANY, IsPerson, categories, said_of_people
from detente.language.grammar import children, conjuncts, is_passive, is_verb, passive_agent, prepositions, subject
from detente.language.words import words

RECIPIENT_PREPOSITIONS = frozenset(
    {"to", "into", "with", "for", "on", "against", "towards", "toward", "at", "from", "of"}
)

NAMED_PLACES = frozenset({"open", "close"})

CAPTIVES = words("captives")


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


def _captives_before(theme: Token, lexicon: Lexicon) -> bool:
    """Whether prisoners are spoken of shortly before a pronoun or number that may stand for them."""
    doc = theme.doc
    return any(
        lexicon.lemma(token) in CAPTIVES or token.lower_ in CAPTIVES for token in doc[max(0, theme.i - 70) : theme.i]
    )


def givers_of(verb: Token) -> tuple[Token, ...]:
    if is_passive(verb):
        agent = passive_agent(verb)
        if agent is None:  # "were allowed to return home by Iran": the parser hangs the agent below
            agents = (passive_agent(clause) for clause in children(verb, "xcomp", "ccomp"))
            agent = next((found for found in agents if found is not None), None)
        return tuple(conjuncts(agent)) if agent is not None else ()
    who = subject(verb)
    return tuple(conjuncts(who)) if who is not None else ()


def others_of(verb: Token, completed: Token) -> tuple[tuple[str, Token], ...]:
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
