"""Who acts and who receives, where a trigger's own grammar does not tell: conveners, issuers, addressees."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from detente.extraction.annotated import Annotated
from detente.extraction.cast import AGENTS
from detente.extraction.roles import Trigger
from detente.extraction.things import HUMAN_ENDINGS
from detente.language.grammar import ancestors, conjuncts, dependants, is_verb, prepositions, subject
from detente.language.words import words
from detente.record.model import ActorMention

INSTRUMENTS = words("instruments")


def convener(trigger: Trigger) -> tuple[Token, ...]:
    """Who meets, where a noun names only the other side: "said X after talks with Y"."""
    if trigger.frame.kind != "meeting" or not trigger.nominal:
        return ()
    between = [
        noun for token in trigger.token.subtree for name, noun in prepositions(token) if name in {"between", "among"}
    ]
    if between:
        return tuple(between)
    if not any(name == "with" for name, _ in trigger.others):
        return ()
    for up in ancestors(trigger.token):
        if is_verb(up):
            who = subject(up)
            return tuple(conjuncts(who)) if who is not None and trigger.token not in list(who.subtree) else ()
    return ()


def issuer(givers: Sequence[Token], annotated: Annotated) -> tuple[ActorMention, ...]:
    """Who stands behind an instrument that acts in their place: "a licence of the Treasury permits"."""
    owners: list[Token] = []
    for giver in givers:
        if annotated.lexicon.lemma(giver) in INSTRUMENTS:
            owners += [child for child in dependants(giver) if child.dep_ in {"poss", "compound", "amod", "nmod"}]
            owners += [noun for name, noun in prepositions(giver) if name in {"of", "by", "from"}]
    return annotated.cast.resolve_all(owners)


def after_cue(token: Token, annotated: Annotated) -> tuple[ActorMention, ...]:
    """ "In turn the President of X, …, decided": the subject that the parser has lost behind an opening cue."""
    sentence = token.sent
    if (
        sentence[0].lower_ != "in"
        or len(sentence) < 3
        or sentence[1].lower_ not in {"turn", "return", "exchange", "response", "reply"}
    ):
        return ()
    for placed in annotated.cast.mentions_in(token.doc):
        if sentence.start < placed.token.i < token.i and placed.mention.country:
            return annotated.cast.resolve_all([placed.token])
    return ()


def is_somebody_unknown(trigger: Trigger, annotated: Annotated) -> bool:
    """ "Fog closed the airport", "the museum returned the vase": done by something that is no party to any talks."""
    if trigger.nominal or trigger.frame.kind not in {"concession", "restriction"} or not trigger.givers:
        return False
    return all(
        giver.tag_ in {"NN", "NNS"}
        and annotated.lexicon.lemma(giver) not in AGENTS
        and giver.lower_ not in AGENTS
        and not giver.lower_.endswith(HUMAN_ENDINGS)
        and annotated.lexicon.lemma(giver) not in INSTRUMENTS
        for giver in trigger.givers
    )


def receivers(trigger: Trigger, givers: Sequence[ActorMention], annotated: Annotated) -> tuple[ActorMention, ...]:
    """Who gets it or bears it, where the words say so."""
    wanted = {"to", "with", "on", "against", "towards", "toward", "for", "from", "into"}
    own = {actor.country for actor in givers}
    found = [noun for name, noun in trigger.others if name in wanted]
    if trigger.frame.kind == "meeting":
        found += [theme for theme in trigger.themes if theme != trigger.token]
    if trigger.category == "measure":
        found += [
            noun
            for theme in trigger.themes
            for noun in theme.subtree
            if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "against", "from", "for"}
        ]
    actors = [actor for actor in annotated.cast.resolve_all(found) if actor.country not in own or actor.country is None]
    if trigger.category == "measure" and not actors:
        for theme in trigger.themes:
            for mention in annotated.cast.countries_within(theme):
                if mention.country not in own and mention.form != "person":
                    actors = [annotated.cast.named(mention.country, theme)] if mention.country else []
                    break
    return tuple(actors)
