"""From triggers to drafts: concessions, restrictions, counts, meetings and hostile acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from spacy.tokens import Token

from detente.extraction.annotated import Annotated
from detente.extraction.cast import AGENTS
from detente.extraction.drafts import Draft
from detente.extraction.modality import Claim, assess
from detente.extraction.things import HUMAN_ENDINGS, PEOPLE, categories, is_counting_only, said_of_people
from detente.extraction.triggers import Trigger
from detente.language.dates import Tense
from detente.language.grammar import (
    ancestors,
    auxiliaries,
    clause_bounds,
    conjuncts,
    is_noun,
    is_passive,
    is_verb,
    prepositions,
    subject,
)
from detente.language.speech import trailing_attribution
from detente.language.words import words
from detente.record.model import ActorMention, Kind, Quantity, Status

SETTLED_STATUS = frozenset(get_args(Status))
TOLL = words("toll")
PEOPLE_FRAMES = frozenset({"release", "transfer", "hold"})


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
    if not _worth_saying(trigger, claim, annotated):
        return None
    speaker, mention = annotated.speakers(token)
    voice = mention or annotated.cast.publisher
    by_event = any(giver.lower_ in {"it", "this", "that", "which"} for giver in trigger.givers) and speaker is None
    by_event = by_event and claim.tense in {"future", "would", "possible"}
    givers = () if by_event else annotated.cast.resolve_all(trigger.givers or _convener(trigger), mention)
    if not givers and trigger.givers and not trigger.nominal:
        givers = _issuer(trigger.givers, annotated)
    if not trigger.givers and not trigger.nominal and not is_passive(token):
        givers = givers or _after_cue(token, annotated)
    if not givers and not by_event and _is_somebody_unknown(trigger, annotated):
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
    _settle_people(made, trigger, annotated)
    made.ghost = (
        frame.id == "release"
        and token.dep_ == "acl"
        and made.quantity is None
        and all(is_counting_only(theme) for theme in themes)
    )
    return made


def _is_somebody_unknown(trigger: Trigger, annotated: Annotated) -> bool:
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


INSTRUMENTS = words("instruments")


def _issuer(givers: Sequence[Token], annotated: Annotated) -> tuple[ActorMention, ...]:
    """Who stands behind an instrument that acts in their place: "a licence of the Treasury permits"."""
    owners: list[Token] = []
    for giver in givers:
        if annotated.lexicon.lemma(giver) in INSTRUMENTS:
            owners += [child for child in giver.children if child.dep_ in {"poss", "compound", "amod", "nmod"}]
            owners += [noun for name, noun in prepositions(giver) if name in {"of", "by", "from"}]
    return annotated.cast.resolve_all(owners)


def _after_cue(token: Token, annotated: Annotated) -> tuple[ActorMention, ...]:
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


def _convener(trigger: Trigger) -> tuple[Token, ...]:
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


RELIEF = words("relief")


def _about_relief(themes: Sequence[Token], annotated: Annotated) -> bool:
    return bool(themes) and all(annotated.lexicon.lemma(theme) in RELIEF for theme in themes)


WITHDRAWING = words("withdrawing")


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


def tense_of(claim: Claim) -> Tense | None:
    """The tense in which the claim's own date is to be read."""
    return (
        "future" if claim.tense in {"future", "would", "possible", "scheduled", "infinitive", "obligation"} else "past"
    )


def hedge_words(claim: Claim) -> str | None:
    return (
        claim.hedge.text if claim.hedge is not None and claim.hedge.lower_ not in {"will", "would", "shall"} else None
    )


def _worth_saying(trigger: Trigger, claim: Claim, annotated: Annotated) -> bool:
    token, frame = trigger.token, trigger.frame
    if trigger.nominal and frame.kind == "hostile":
        return False
    heading = annotated.running.passages[annotated.cast.place_of(token)].kind == "title"
    if trigger.nominal and (token.dep_ == "appos" or heading):
        return False  # an apposition repeats its clause, a heading announces its text
    if frame.kind == "meeting" and claim.status == "threatened":
        return False
    if frame.kind == "meeting" and trigger.nominal:
        return claim.status == "expected" or _is_particular_meeting(trigger, annotated)
    if frame.kind == "meeting" and not trigger.nominal:
        return _has_actor(trigger, annotated) and (
            (trigger.phrase not in frame.strict and not (trigger.phrase == "meet" and trigger.themes))
            or _meets_somebody(trigger, annotated)
        )
    if frame.id == "transfer":
        return _is_about_freed(trigger, annotated)
    if frame.id in {"hold", "arrest"} and token.dep_ in {"relcl", "acl"} and trigger.category in PEOPLE:
        return (
            claim.tense in {"present", "progressive"} and quantity(tuple(trigger.themes), token, annotated) is not None
        )
    return not (frame.id == "hold" and token.dep_ == "amod")


def _has_actor(trigger: Trigger, annotated: Annotated) -> bool:
    return bool(annotated.cast.resolve_all([*trigger.givers, *trigger.themes, *(noun for _, noun in trigger.others)]))


def _meets_somebody(trigger: Trigger, annotated: Annotated) -> bool:
    """ "received the envoy", "visited Minsk", but not "welcomed the release"."""
    if trigger.frame.id != "meet":
        return True
    others = [*trigger.themes, *(noun for _, noun in trigger.others)]
    if any("meeting" in annotated.lexicon.things.get(annotated.lexicon.lemma(noun), ()) for noun in others):
        return True
    return any(annotated.cast.mention_at(noun) is not None or annotated.cast.resolve(noun) for noun in others)


def _is_particular_meeting(trigger: Trigger, annotated: Annotated) -> bool:
    """Whether "talks" come with parties, a date, a place or an ordinal; "the talks" alone refers back."""
    token = trigger.token
    parties = [noun for name, noun in trigger.others if name in {"with", "between", "by"}]
    if annotated.cast.resolve_all([*trigger.givers, *parties]):
        return token.dep_ not in {"pobj"} or token.head.lower_ in {
            "after",
            "during",
            "following",
            "in",
            "at",
            "for",
            "from",
            "of",
        }
    if token.dep_ == "pobj" and token.head.lower_ not in {"after", "during", "following", "at", "in"}:
        return False
    if any(start <= o.start and o.end <= end for start, end in [annotated.phrase(token)] for o in annotated.ordinals):
        return True
    if annotated.where(token) is not None:
        return True
    start, end = annotated.phrase(token)
    return any(start - 25 <= date.start and date.end <= end + 25 for date in annotated.dates if date.kind != "duration")


def _is_about_freed(trigger: Trigger, annotated: Annotated) -> bool:
    """A transfer counts when it moves prisoners or people just freed, to a place."""
    place = any(
        annotated.cast.countries_within(noun) for name, noun in trigger.others if name in {"to", "into", "in", "from"}
    )
    if trigger.phrase in {"deport", "expel", "deportation", "expulsion", "banish", "exile"}:
        place = True
    if not place:
        return False
    if any(
        said_of_people(theme) or any(t.lower_ in {"released", "freed", "pardoned"} for t in theme.subtree)
        for theme in trigger.themes
    ):
        return True
    words = {annotated.lexicon.lemma(t) for theme in trigger.themes for t in theme.subtree}
    if words & {"prisoner", "detainee", "hostage", "captive", "convict", "inmate", "pow", "deportee"}:
        return True
    start = annotated.cast.start_of(trigger.token)
    return (
        "release" in annotated.running.text[max(0, start - 500) : start].lower()
        or "freed" in annotated.running.text[max(0, start - 500) : start + 200].lower()
    )


def evidence(trigger: Trigger, claim: Claim, others: Sequence[Trigger], annotated: Annotated) -> tuple[int, int]:
    """The words that say it: the trigger's clause without what other triggers beside it say."""
    token = trigger.token
    own = [
        governor.token
        for governor in claim.governors
        if governor.operator.effect != "topic" and governor.token.sent == token.sent and not claim.counter
    ]
    heads = {t.i for t in ancestors(token)} | {token.i}
    stops: list[Token] = []
    for other in others:
        if (
            other.token.doc == token.doc
            and other.token.i not in heads
            and not other.nominal
            and other.token.dep_ in {"conj", "advcl", "parataxis", "ccomp", "relcl"}
        ):
            stops.append(other.token)
    for child in token.subtree:
        if child.lower_ == "including" and child.dep_ == "prep" and child.i > token.i:
            stops.append(child)
        elif child.lower_ in {"exchange", "return", "response"} and child.dep_ == "pobj" and child.head.lower_ == "in":
            stops.append(child.head)
        elif child.dep_ == "conj" and is_verb(child):
            stops.append(child)
    first, last = _bounds(token, own, stops)
    if is_passive(token):  # a patient that the parser has put elsewhere in the sentence
        first = min([first, *(t.left_edge.i for t in trigger.themes if t.sent == token.sent and t.i < token.i)])
    doc = token.doc
    while first < last - 1 and (doc[first].is_punct or doc[first].dep_ == "mark" or doc[first].dep_ == "cc"):
        first += 1
    while last > first + 1 and doc[last - 1].is_punct and doc[last - 1].text not in "\"'":
        last -= 1
    first = _past_adjuncts(token, own, first)
    attribution = trailing_attribution(token.sent, annotated.speech)
    if attribution is not None and token.i < attribution.comma.i < last:
        last = attribution.comma.i
    if trigger.frame.family in PEOPLE_FRAMES:
        last = next((t.i for t in doc[token.i : last] if t.lower_ == "including" and t.i > first + 1), last)
    while last > first + 1 and doc[last - 1].is_punct and doc[last - 1].text not in "\"'":
        last -= 1
    start, end = annotated.span_of(doc[first], doc[last - 1])
    if end - start > 600:
        first, last = max(first, token.i - 30), min(last, token.i + 40)
        start, end = annotated.span_of(doc[first], doc[last - 1])
    return start, end


def _past_adjuncts(token: Token, own: Sequence[Token], first: int) -> int:
    """Past "During the last visit, on 11 May," at the head of a clause: it says when, and may say another thing."""
    doc = token.doc
    for verb in (token, *own):
        for child in verb.children:
            if (
                child.dep_ in {"prep", "npadvmod", "advmod", "advcl"}
                and child.left_edge.i <= first < token.i
                and child.right_edge.i < token.i
            ):
                after = child.right_edge.i + 1
                while after < token.i and (doc[after].is_punct or doc[after].dep_ in {"prep", "npadvmod", "advmod"}):
                    after = max(doc[after].right_edge.i + 1, after + 1)
                if after < token.i or after == token.i:
                    first = max(first, min(after, token.i))
    return first


def _bounds(token: Token, own: Sequence[Token], stops: Sequence[Token]) -> tuple[int, int]:
    first, last = clause_bounds(token, [], stops)
    if token.dep_ == "acl" and is_noun(token.head):
        first = min(first, token.head.left_edge.i)  # "the 135 citizens released today"
    for governor in own:
        first, last = min(first, governor.i), max(last, governor.i + 1)
        for child in governor.children:
            if child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "poss"} and governor.i <= token.i:
                first = min(first, child.left_edge.i)
    return first, last


def object_span(themes: Sequence[Token], annotated: Annotated) -> tuple[int, int] | None:
    """From the first to the last of the phrases that name the object."""
    if not themes:
        return None
    spans = [annotated.phrase(theme) for theme in themes]
    return min(a for a, _ in spans), max(b for _, b in spans)


def quantity(themes: Sequence[Token], token: Token, annotated: Annotated) -> Quantity | None:
    """How many: the number in the object's phrase; for a list of names, how many are named."""
    for theme in themes:
        start, end = annotated.phrase(theme)
        found = annotated.quantity_in((start, end), token)
        if found is not None:
            return found
    single = len(themes) == 1 and themes[0].tag_ in {"NN", "NNP"}
    if single and any(c.lower_ in {"a", "an"} for c in themes[0].children):
        kinds = categories(themes[0], annotated.lexicon, annotated.cast.is_person)
        if PEOPLE & kinds:
            return Quantity(1.0, 1.0, 1.0, "exact")
    names = [theme for theme in themes if annotated.cast.is_person(theme)]
    if names and len(names) == len(themes):
        return Quantity(float(len(names)), float(len(names)), float(len(names)), "exact", None, "part")
    return None


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


def one_each(made: Draft) -> list[Draft]:
    """ "Russia and Ukraine each released 390": one statement a party."""
    each = any(t.lower_ == "each" for t in made.trigger.children) or any(
        t.lower_ == "each" for t in made.trigger.subtree
    )
    if len(made.givers) == 2 and not made.nominal and each:
        first, second = made.givers
        return [
            replace(made, givers=(first,), receivers=(second,)),
            replace(made, givers=(second,), receivers=(first,)),
        ]
    return [made]


def _settle_people(made: Draft, trigger: Trigger, annotated: Annotated) -> None:
    """Counts: people held, or a release counted over time, is a stock and not an act."""
    if made.rule == "hold":
        numbered = made.quantity is not None and made.quantity.unit is None
        still = (
            numbered
            or any(child.lower_ == "still" for child in made.trigger.children)
            or (made.quantity and made.quantity.scope == "remaining")
        )
        still = still or any(annotated.lexicon.lemma(g.token) in {"continue", "remain"} for g in made.claim.governors)
        lasting = (
            trigger.phrase in trigger.frame.intransitive or made.claim.tense in {"present", "progressive"} or still
        )
        if lasting and made.category in PEOPLE and made.status in {"done", "ongoing"}:
            made.kind = "stock"
    elif (
        annotated.lexicon.lemma(made.trigger) in TOLL
        and made.quantity is not None
        and made.status in {"done", "ongoing"}
    ):
        if any(aux.lower_ in {"has", "have", "'ve"} for aux in auxiliaries(made.trigger)):
            made.kind = "stock"  # a running toll, not one attack
    elif (
        made.rule == "release"
        and made.quantity is not None
        and made.quantity.scope == "cumulative"
        and _adds_up(made, annotated)
        and made.status == "done"
    ):
        made.kind = "stock"


def _adds_up(made: Draft, annotated: Annotated) -> bool:
    """Whether the words count over time ("156 in all have been pardoned"), and do not only date one release."""
    words = annotated.running.text[made.span[0] : made.span[1]].lower()
    perfect = any(aux.lower_ in {"has", "have", "'ve"} for aux in auxiliaries(made.trigger))
    return perfect or any(cue in words for cue in (" in all", "in total", "altogether", "so far", "to date", "overall"))


def freed_names(draft_: Draft) -> list[Token]:
    return [each for theme in draft_.themes for each in conjuncts(theme)]
