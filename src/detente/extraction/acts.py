"""From triggers to drafts: concessions, restrictions, counts, meetings and hostile acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from spacy.tokens import Token

from detente.extraction.amounts import quantity, settle_people
from detente.extraction.annotated import Annotated
from detente.extraction.clauses import evidence, object_span
from detente.extraction.drafts import Draft
from detente.extraction.modality import Claim, assess
from detente.extraction.parties import after_cue, convener, is_somebody_unknown, issuer, receivers
from detente.extraction.relevance import worth_saying
from detente.extraction.roles import Trigger
from detente.extraction.things import is_counting_only
from detente.language import dates
from detente.language.grammar import dependants, is_passive
from detente.language.words import words
from detente.record.model import ActorMention, Kind, Status

SETTLED_STATUS = frozenset(get_args(Status))

RELIEF = words("relief")
WITHDRAWING = words("withdrawing")


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger and what the sentence claims of it."""

    trigger: Trigger
    claim: Claim


def assess_all(triggers: Sequence[Trigger], annotated: Annotated) -> list[Found]:
    return [Found(trigger, assess(trigger.token, annotated.lexicon)) for trigger in triggers]


def draft(found: Found, others: Sequence[Trigger], annotated: Annotated) -> Draft | None:
    """The draft of a trigger, or None where the words do not claim it (a question, a topic, a purpose, a demand)."""
    trigger, claim = found.trigger, found.claim
    token, frame = trigger.token, trigger.frame
    if claim.question or claim.status in {"topic", "unrealised", "demanded", "transparent"}:
        return None
    if not worth_saying(trigger, claim, annotated):
        return None
    speaker, mention = annotated.speakers(token)
    voice = mention or annotated.cast.publisher
    by_event = any(giver.lower_ in {"it", "this", "that", "which"} for giver in trigger.givers) and speaker is None
    by_event = by_event and claim.tense in {"future", "would", "possible"}
    givers = () if by_event else annotated.cast.resolve_all(trigger.givers or convener(trigger), mention)
    if not givers and trigger.givers and not trigger.nominal:
        givers = issuer(trigger.givers, annotated)
    if not trigger.givers and not trigger.nominal and not is_passive(token):
        givers = givers or after_cue(token, annotated)
    if not givers and not by_event and is_somebody_unknown(trigger, annotated):
        return None
    country = voice.country if voice else None
    status, kind = _standing(claim, frame.kind, givers, country, speaker is not None, by_event)
    if frame.status is not None and status in {"done", "ongoing"}:
        status = frame.status
    operator = annotated.lexicon.operators["verbs"].get(annotated.lexicon.lemma(token))
    if status == "done" and not trigger.nominal and operator is not None and operator.effect in {"offered", "promised"}:
        status = operator.effect  # "has offered them citizenship": the offer is done, the gift is not
    span = evidence(trigger, claim, others, annotated)
    themes = tuple(trigger.themes)
    made = Draft(
        trigger=token,
        kind=kind,
        rule=frame.family,
        status=status,
        claim=claim,
        span=span,
        event_type=frame.deed if status in {"done", "ongoing"} else frame.words,
        event_mode=frame.mode,
        givers=givers,
        themes=themes,
        category=trigger.category,
        nominal=trigger.nominal,
        speaker=speaker,
        speaker_country=country,
        condition=annotated.said(claim.condition),
        hedge=hedge_words(claim),
    )
    if frame.effect is not None and _about_relief(themes, annotated):
        _turn(made, annotated.lexicon.lemma(token))
    made.receivers = receivers(trigger, givers, annotated)
    if frame.inverted:  # who receives is not who gives
        given = annotated.cast.resolve_all([noun for name, noun in trigger.others if name == "from"])
        made.receivers, made.givers = made.givers, tuple(actor for actor in given if actor.country)
    made.object_span = object_span(themes, annotated)
    made.quantity = quantity(themes, token, annotated)
    made.when = annotated.when(token, span, tense_of(claim))
    made.where = annotated.where(token) if frame.kind == "meeting" else None
    if made.kind == "concession" and made.quantity is not None and made.quantity.unit == "percent" and not made.nominal:
        return None  # "provides 80% of its imports" tells a state of affairs
    settle_people(made, trigger, annotated)
    made.ghost = (
        frame.id == "release"
        and token.dep_ == "acl"
        and made.quantity is None
        and all(is_counting_only(theme) for theme in themes)
    )
    return made


def one_each(made: Draft) -> list[Draft]:
    """ "Russia and Ukraine each released 390": one statement a party."""
    each = any(t.lower_ == "each" for t in dependants(made.trigger)) or any(
        t.lower_ == "each" for t in made.trigger.subtree
    )
    if len(made.givers) == 2 and not made.nominal and each:
        first, second = made.givers
        return [
            replace(made, givers=(first,), receivers=(second,)),
            replace(made, givers=(second,), receivers=(first,)),
        ]
    return [made]


def _about_relief(themes: Sequence[Token], annotated: Annotated) -> bool:
    return bool(themes) and all(annotated.lexicon.lemma(theme) in RELIEF for theme in themes)


def _turn(made: Draft, verb: str) -> None:
    """Relief widened is a measure eased, relief withdrawn a measure imposed."""
    if made.rule == "impose":
        made.rule, made.event_type = "ease", "RETREAT" if made.status in {"done", "ongoing"} else "CONCEDE"
    elif made.rule == "ease" and verb in WITHDRAWING:
        made.rule, made.event_type = "impose", "SANCTION"


def _standing(
    claim: Claim, kind: Kind, givers: Sequence[ActorMention], voice: str | None, spoken: bool, by_event: bool
) -> tuple[Status, Kind]:
    """Status and kind: what one's own side says it will do is a promise; what others say is a prediction."""
    own = bool(voice) and any(actor.country == voice for actor in givers)
    if claim.status == "plan":
        return "announced", "prediction"
    if claim.status == "ongoing" and own and spoken:
        return "announced", kind
    if claim.status == "expected":
        hedged = claim.hedge is not None and claim.hedge.lower_ not in {"will", "would", "shall", "'ll", "'d"}
        if claim.tense == "future" and not hedged and claim.condition is None and not by_event:
            return ("promised" if own else "announced"), kind
        if claim.tense == "would" and not hedged and spoken and claim.condition is None:
            return ("promised" if own else "announced"), kind
        return "expected", "prediction"
    if claim.status == "conditional":
        return "conditional", "prediction"
    if claim.status in SETTLED_STATUS:
        return claim.status, kind  # type: ignore[return-value]  # SETTLED_STATUS holds the members of Status
    return "done", kind


def tense_of(claim: Claim) -> dates.Tense | None:
    """The tense in which the claim's own date is to be read."""
    return (
        "future" if claim.tense in {"future", "would", "possible", "scheduled", "infinitive", "obligation"} else "past"
    )


def hedge_words(claim: Claim) -> str | None:
    return (
        claim.hedge.text if claim.hedge is not None and claim.hedge.lower_ not in {"will", "would", "shall"} else None
    )
