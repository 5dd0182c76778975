"""The two sides of a bargain: which drafts can stand against each other, and what stands behind a cue."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from detente.extraction.amounts import quantity
from detente.extraction.annotated import Annotated
from detente.extraction.drafts import Draft
from detente.extraction.things import ANY, categories
from detente.language.grammar import conjuncts, dependants
from detente.record.model import ActorMention

ANAPHORS = frozenset({"this", "that", "it", "them", "these", "which", "both", "nothing"})

BARGAINS = frozenset({"in exchange for", "in return for"})

FREEING = frozenset({"release", "surrender", "transfer", "receive"})


def counterpart(main: Draft, preposition: Token, annotated: Annotated) -> Draft | None:
    """What is given for it, where the codebook has no frame for it: a noun phrase behind "in return for"."""
    governed = [item for item in dependants(preposition) if item.dep_ == "pobj" and item.lower_ not in ANAPHORS]
    if not governed:
        return None
    heads = [each for item in governed for each in conjuncts(item)]
    spans = [annotated.phrase(head) for head in heads]
    span = min(a for a, _ in spans), max(b for _, b in spans)
    category = next(iter(sorted(categories(heads[0], annotated.lexicon, annotated.cast.is_person))), None)
    done = main.status in {"done", "ongoing"}
    return Draft(
        trigger=heads[0],
        kind="concession",
        rule="counterpart",
        status="done" if done else "offered",
        claim=main.claim,
        span=span,
        event_type="RETREAT" if done else "CONCEDE",
        givers=main.receivers or _others(main, heads[0], annotated),
        receivers=main.givers,
        themes=tuple(heads),
        category=category if category != ANY else None,
        object_span=span,
        quantity=quantity(tuple(heads), heads[0], annotated),
        speaker=main.speaker,
        nominal=True,
        confidence=0.6,
    )


def _others(main: Draft, near: Token, annotated: Annotated) -> tuple[ActorMention, ...]:
    country = annotated.cast.other_party(main.givers[0].country if main.givers else None)
    return (annotated.cast.named(country, near),) if country is not None else ()


def both_named(inside: Sequence[Draft], before: Sequence[Draft]) -> tuple[Draft, Draft] | None:
    """Two acts by different parties, both named, of which words beside them say that they are one bargain."""
    for rows in (inside, [*before, *inside]):
        acts = [
            d
            for d in rows
            if d.kind in {"concession", "restriction"} and _named(d) and d.status not in {"denied", "refused"}
        ]
        for i, one in enumerate(acts):
            for other in acts[i + 1 :]:
                if (
                    not _named(one) & _named(other)
                    and (one.rule in FREEING)
                    and (other.rule in FREEING or rows is inside)
                ):
                    return one, other
    return None


def _named(made: Draft) -> set[str]:
    return {actor.country or actor.name for actor in made.givers if not actor.inferred}


def sides_of(made: Draft) -> set[str]:
    return {actor.country or actor.name for actor in made.givers}


def different(one: Draft, other: Draft) -> bool:
    """Whether two drafts can be two sides: another actor, or (a demand) another's act."""
    if one is other:
        return False
    if one.kind == "demand" or other.kind == "demand":
        return True
    a, b = sides_of(one), sides_of(other)
    return not (a and b and a == b)


def nearest_different(candidates: Sequence[Draft], main: Draft) -> Draft | None:
    return next((d for d in candidates if different(d, main)), None)


def other_side(main: Draft, before: Sequence[Draft], reach: int = 900) -> Draft | None:
    """The last thing before that another party did, within reach."""
    for made in reversed(before):
        if main.position - made.position > reach:
            return None
        same_kind = made.rule.split(":")[-1] == main.rule and not (_named(made) and _named(main))
        if different(made, main) and made.status not in {"denied", "refused"} and not same_kind:
            return made
    return None
