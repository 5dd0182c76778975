"""Exchanges inside a document: two drafts that words tie together, and never without such words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from detente.extraction.annotated import Annotated
from detente.extraction.drafts import Draft
from detente.extraction.lexicon import CueEntry
from detente.extraction.sides import (
    ANAPHORS,
    BARGAINS,
    both_named,
    counterpart,
    different,
    nearest_different,
    other_side,
    sides_of,
)
from detente.language.grammar import is_verb, possessor, subject
from detente.record.model import Speaker, Status

TRADED = frozenset({"concession", "restriction", "demand", "prediction"})


@dataclass(frozen=True, slots=True)
class Tie:
    """Two drafts and the cue between them (characters of the running text)."""

    give: Draft
    get: Draft
    cue: tuple[int, int]
    status: Status
    speaker: tuple[Speaker, ...] | None


def ties(drafts: Sequence[Draft], annotated: Annotated) -> tuple[list[Tie], list[Draft]]:
    """All ties that the words of the document make, at most one a cue.

    Second come drafts for sides that only the cue makes a thing given ("in return for full access").
    """
    traded = sorted(
        (
            d
            for d in drafts
            if d.kind in TRADED and not d.part and not (d.kind == "prediction" and d.rule == "prediction")
        ),
        key=lambda d: d.position,
    )
    found: list[Tie] = []
    added: list[Draft] = []
    taken: list[tuple[int, int]] = []
    low = annotated.running.text.lower()
    for entry in annotated.lexicon.cues:
        if entry.literal and entry.text not in low:
            continue
        for match in re.finditer(rf"\b{entry.text}\b", annotated.running.text, re.IGNORECASE):
            span = match.span()
            if any(a < span[1] and span[0] < b for a, b in taken):
                continue
            tie = _tie(entry, span, traded, annotated)
            if tie is not None and tie.get not in drafts:
                added.append(tie.get)
            if tie is not None:
                taken.append(span)
                found.append(tie)
    return sorted(found, key=lambda tie: tie.cue), added


def _tie(entry: CueEntry, span: tuple[int, int], traded: Sequence[Draft], annotated: Annotated) -> Tie | None:
    place = next(
        (i for i, p in enumerate(annotated.running.passages) if p.start <= span[0] < p.start + len(p.text)), None
    )
    if place is None:
        return None
    doc, base = annotated.docs[place], annotated.running.passages[place].start
    token = annotated.token_at(doc, span[0] - base)
    if token is None:
        return None
    sentence = token.sent
    if entry.needs and not any(t.lower_ in entry.needs for t in sentence):
        return None
    start, end = annotated.span_of(sentence[0], sentence[-1])
    inside = [d for d in traded if start <= annotated.cast.start_of(d.trigger) < end]
    before = [
        d
        for d in traded
        if (d.trigger.doc is doc and annotated.cast.start_of(d.trigger) < start)
        or annotated.cast.start_of(d.trigger) < base
    ]
    if entry.other == "complement":
        pair = _by_complement(entry, span, token, inside, before, annotated)
    elif entry.other == "before":
        pair = _by_order(span, inside, before, entry.reach, annotated)
    else:
        pair = both_named(inside, [d for d in before if start - d.position < 350])
    if pair is None:
        return None
    give, get = pair
    for one, other in ((give, get), (get, give)):
        if (
            other.kind == "demand"
            and other.givers
            and (not one.givers or one.givers[0].inferred)
            and one.kind != "demand"
        ):
            one.givers = other.givers  # what is offered for what one asks, one gives oneself
    status = _status(give, get, traded)
    return Tie(give, get, span, status, give.speaker or get.speaker)


def _by_complement(
    entry: CueEntry,
    span: tuple[int, int],
    token: Token,
    inside: Sequence[Draft],
    before: Sequence[Draft],
    annotated: Annotated,
) -> tuple[Draft, Draft] | None:
    answered = _answered(entry, token, inside, before, span, annotated)
    if answered is not None:
        return answered
    end_token = annotated.token_at(token.doc, span[1] - 1 - (annotated.cast.start_of(token) - token.idx))
    following = end_token.nbor(1) if end_token is not None and end_token.i + 1 < len(token.doc) else None
    after = [d for d in inside if annotated.cast.start_of(d.trigger) >= span[1]]
    ahead = [d for d in inside if annotated.cast.start_of(d.trigger) < span[0]]
    if ahead and end_token is not None and entry.text in BARGAINS:
        near = [d for d in after if annotated.cast.start_of(d.trigger) < span[1] + 120]
        made = counterpart(ahead[-1], end_token, annotated) if not near else None
        if made is not None:
            return ahead[-1], made
    if (
        following is not None
        and following.lower_ in ANAPHORS
        and (following.i + 1 >= len(token.doc) or following.nbor(1).dep_ != "nsubj")
    ):
        mains = ahead or after
        for main in mains:
            other = other_side(main, before)
            if other is not None:
                return main, other
        return None
    if not after:
        return None
    get = after[0]
    if ahead:
        first = nearest_different(ahead[::-1], get)
        return (first, get) if first is not None else None
    # the cue opens the sentence: "In exchange for the lifting of sanctions, Minsk freed 51 people"
    comma = annotated.running.text.find(",", span[1])
    later = [d for d in after if annotated.cast.start_of(d.trigger) > comma > 0]
    if token.i - token.sent.start <= 2 and later and get not in later:
        second = nearest_different(later, get)
        return (second, get) if second is not None else None
    if entry.text in {"was a response to", "came in response to"} and not ahead:
        previous = other_side(get, before)
        return (previous, get) if previous is not None else None
    return None


def _answered(
    entry: CueEntry,
    token: Token,
    inside: Sequence[Draft],
    before: Sequence[Draft],
    span: tuple[int, int],
    annotated: Annotated,
) -> tuple[Draft, Draft] | None:
    """ "X's gesture was a response to Y's decision": the gesture is what X was last said to have done."""
    if not entry.text.endswith("response to") or entry.text.startswith("in "):
        return None
    verb = token if is_verb(token) else token.head
    who = subject(verb)
    after = [d for d in inside if annotated.cast.start_of(d.trigger) >= span[1]]
    if who is None or not after:
        return None
    owners = annotated.cast.resolve_all([possessor(who) or who])
    countries = {actor.country or actor.name for actor in owners}
    acts = [
        d
        for d in before
        if d.rule != "transfer"
        and d.kind in {"concession", "restriction"}
        and not d.nominal
        and d.status in {"done", "ongoing", "announced"}
    ]
    for made in reversed(acts):
        if (not countries or countries & sides_of(made)) and different(made, after[0]):
            return made, after[0]
    return None


def _by_order(
    span: tuple[int, int], inside: Sequence[Draft], before: Sequence[Draft], reach: int, annotated: Annotated
) -> tuple[Draft, Draft] | None:
    after = [d for d in inside if annotated.cast.start_of(d.trigger) >= span[1]]
    ahead = [d for d in inside if annotated.cast.start_of(d.trigger) < span[0]]
    if ahead and after:
        main = after[0]
        other = nearest_different(ahead[::-1], main)
        if other is not None:
            return main, other
    if not after and len(ahead) > 1:
        other = nearest_different(ahead[-2::-1], ahead[-1])
        if other is not None:
            return ahead[-1], other
    mains = after or ahead
    for main in mains:
        other = other_side(main, [d for d in before if d not in mains], reach)
        if other is not None:
            return main, other
    return None


def _status(give: Draft, get: Draft, traded: Sequence[Draft]) -> Status:
    """Done when what was given is done; an offer until then; refused when the next thing said refuses it."""
    end = max(give.span[1], get.span[1])
    for made in traded:
        if 0 <= made.position - end < 80 and made.status in {"refused", "denied"}:
            return "denied"
    statuses = {give.status, get.status}
    if statuses & {"denied", "refused"}:
        return "denied"
    if give.status in {"done", "ongoing"}:
        return "done"
    if statuses & {"demanded", "offered", "conditional"}:
        return "offered"
    if get.status in {"done", "ongoing"}:
        return give.status
    return give.status
