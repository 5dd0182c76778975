"""What a clause claims: done, announced, promised, asked for, expected, refused …

The status of a verb or noun follows from its own tense, modals and negation, and
from every word that governs it on the way up to the sentence's root. Each such
word is an operator of the codebook; applying them from the innermost outwards
gives the status. Saying is not doing: nothing is ``done`` that hangs on a plan,
a wish or a condition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Token

from detente.extraction.governors import Governor, climb, holds, operator_of
from detente.extraction.lexicon import Effect, Lexicon
from detente.extraction.tenses import Tense, is_finite, is_negated, own_tense
from detente.language.grammar import ancestors, children, dependants, is_noun, is_passive, is_verb, subject
from detente.language.words import words

CALLING = words("calling")
FORETELLING = words("foretelling")
DOUBTING = words("doubting")
NOT_YET = words("not_yet")

BASE: dict[Tense, Literal["done", "ongoing", "announced", "expected", "unrealised", "demanded"]] = {
    "past": "done",
    "present": "done",
    "progressive": "ongoing",
    "future": "expected",
    "would": "expected",
    "possible": "expected",
    "obligation": "demanded",
    "scheduled": "announced",
    "counterfactual": "unrealised",
    "infinitive": "unrealised",
    "inherits": "done",
    "nominal": "done",
}

UNASSERTED = frozenset(
    {"without", "before", "instead", "for", "until", "despite", "towards", "toward"}
    | {"about", "against", "to", "over", "if"}
)
"""Links that say what something is about or for, and not that it is so."""
TENSE_GIVING = frozenset(
    {"xcomp", "advcl", "ccomp", "dobj", "prep", "nsubj", "nsubjpass", "attr"}
    | {"to", "after", "following", "in", "on", "with", "of", "for", "from", "by"}
)
"""Links by which a clause without a tense of its own takes that of the verb above it."""

COUNTER_NOUNS = frozenset({"exchange", "return", "response", "compensation"})
"""Nouns of the cues ("in exchange for") behind which the other side of a bargain stands."""

REPORTED_STATES = words("reporting_states")


@dataclass(frozen=True, slots=True)
class Claim:
    """How far a thing has gone by the words; ``asker`` governs it as a demand."""

    status: Effect | Literal["done", "ongoing", "plan", "conditional", "unrealised"]
    tense: Tense
    hedge: Token | None = None
    condition: Token | None = None
    asker: Governor | None = None
    governors: tuple[Governor, ...] = ()
    question: bool = False
    negated: bool = False
    counter: bool = False
    """Stands behind "in exchange for": the other side of a bargain."""


def assess(trigger: Token, lexicon: Lexicon) -> Claim:
    """What the sentence claims of a trigger: a verb, or a noun that names an event."""
    tense, modal = own_tense(trigger, lexicon)
    claim = Claim(BASE[tense], tense, hedge=modal if tense in {"possible", "would", "future"} else None)
    if is_verb(trigger) and is_negated(trigger):
        claim = replace(claim, status="denied", negated=True)
    if not is_verb(trigger) and any(child.lower_ in {"no", "without"} for child in dependants(trigger)):
        claim = replace(claim, status="denied", negated=True)
    word = next((child for child in children(trigger, "amod") if child.lower_ in NOT_YET), None)
    if word is not None and word.lower_ == "planned":
        claim = replace(claim, status="announced")
    elif word is not None and word.lower_ != "further":
        claim = replace(claim, status="expected", hedge=word)
    claim = _conditioned(trigger, claim)
    if trigger.dep_ == "relcl" and tense == "present" and _ahead(trigger.head, lexicon):
        return replace(claim, status="topic")  # "will support any step that puts pressure": no pressure is claimed
    if trigger.dep_ == "csubj" or _gerund_topic(trigger):
        return replace(claim, status="topic")
    settled = is_finite(tense)  # whether the claim below already is a finite clause of its own
    in_exchange = False
    for head, below, link in climb(trigger):
        if link in {"for", "to"} and head.lower_ in COUNTER_NOUNS:
            in_exchange = True
            continue
        if in_exchange and is_verb(head):
            operator = operator_of(head, link, lexicon)
            if operator is not None and not operator.asks and operator.effect in {"denied", "refused", "topic"}:
                continue  # "suspended the drills in exchange for a freeze": only the drills are suspended
        claim, settled, stop = _apply(claim, head, below, link, settled, lexicon)
        if stop:
            break
    claim = replace(claim, counter=in_exchange)
    if claim.hedge is None and claim.status == "done" and claim.tense == "nominal" and _foretold(trigger):
        claim = replace(claim, status="expected")  # "talks are likely to resume"
    if in_exchange and (claim.asker is not None or claim.status in {"demanded", "expected", "topic", "unrealised"}):
        claim = replace(claim, status="offered", asker=None)  # what is to be given for what is asked
    if trigger.sent.text.rstrip("\"' ").endswith("?") or _whether(trigger):
        claim = replace(claim, question=True)
    return claim


def _foretold(noun: Token) -> bool:
    """Whether a noun is the subject of what is only likely, due or expected."""
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return any(child.lower_ in FORETELLING for child in children(noun.head, "acomp"))


def _ahead(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun belongs to a clause about what lies ahead, and nothing definite is meant by it."""
    if any(child.lower_ in {"the", "this", "these"} or child.dep_ == "poss" for child in dependants(noun)):
        return False
    for up in ancestors(noun):
        if is_verb(up):
            return own_tense(up, lexicon)[0] in {"future", "would", "possible", "infinitive"}
    return False


def _gerund_topic(token: Token) -> bool:
    """ "advice on ending the war": a gerund that only says what something is about."""
    if token.tag_ != "VBG" or token.dep_ != "pcomp":
        return False
    return token.head.lower_ in {"on", "about", "toward", "towards"} and is_noun(token.head.head)


def _whether(token: Token) -> bool:
    return any(child.lower_ == "whether" for child in children(token, "mark", "advmod"))


def _conditioned(token: Token, claim: Claim) -> Claim:
    """Note an if-clause that hangs on the token, or that the token heads."""
    for child in children(token, "advcl"):
        marks = {mark.lower_ for mark in children(child, "mark", "advmod", "prep")}
        if marks & {"if", "unless", "once", "provided"} or ("long" in marks):
            claim = replace(claim, condition=child)
    for child in children(token, "advmod"):
        if child.lower_ in DOUBTING:
            claim = replace(claim, hedge=child)
    return claim


def _apply(
    claim: Claim, head: Token, below: Token, link: str, settled: bool, lexicon: Lexicon
) -> tuple[Claim, bool, bool]:
    """Take one step up: the claim as the governor leaves it, whether it is settled, whether to stop."""
    marks = {mark.lower_ for mark in children(below, "mark")}
    if marks & {"if", "unless"} and below.dep_ in {"advcl", "ccomp"}:
        return replace(claim, status="conditional", condition=below), True, True
    if marks & {"before", "until"} and below.dep_ == "advcl":
        return replace(claim, status="unrealised"), True, True
    if link in UNASSERTED and not is_verb(below) and claim.status == "done" and claim.tense in {"nominal", "inherits"}:
        operator = operator_of(head, link, lexicon)
        if link == "without":
            return replace(claim, status="denied"), True, True
        if operator is None and link in {"instead", "against", "until", "towards", "toward"}:
            return replace(claim, status="topic"), True, True
    if link in {"without", "instead", "before", "for"} and is_verb(below) and not settled:
        operator = operator_of(head, link, lexicon)
        if operator is None:
            return replace(claim, status="denied" if link in {"without", "instead"} else "unrealised"), True, True
    operator = operator_of(head, link, lexicon)
    if operator is not None and holds(operator, head, below, link, lexicon):
        governor = Governor(head, below, operator, link)
        claim = _governed(claim, governor, settled, lexicon)
        settled = settled or is_finite(own_tense(head, lexicon)[0])
        return claim, settled, claim.asker is not None
    if is_verb(head) and not settled and link in TENSE_GIVING:
        tense, modal = own_tense(head, lexicon)
        if claim.tense == "infinitive" and link in {"advcl", "xcomp"} and claim.status == "unrealised":
            return claim, True, False
        if (
            claim.status == "done"
            and link in {"advcl", "xcomp", "ccomp", "by", "in", "with"}
            and claim.tense == "inherits"
        ):
            return _with_tense(claim, head, tense, modal), is_finite(tense), False
        if (
            claim.status in {"announced", "promised", "offered"}
            and claim.tense in {"nominal", "inherits"}
            and link in {"after", "once", "following", "with", "by"}
        ) and tense in {"future", "would", "possible", "infinitive", "obligation"}:
            return replace(claim, status="topic"), True, False
        if claim.status == "done" and claim.tense == "nominal" and is_finite(tense):
            shifted = BASE[tense]
            if shifted in {"expected", "demanded"}:
                return replace(claim, status="topic", hedge=modal), True, False
            return claim, True, False
        if claim.status == "done" and claim.tense == "nominal" and tense == "infinitive":
            return replace(claim, status="topic"), False, False
    return claim, settled, False


def _with_tense(claim: Claim, head: Token, tense: Tense, modal: Token | None) -> Claim:
    """The claim with the tense of the verb above it."""
    if is_negated(head):
        return replace(claim, status="denied", negated=True)
    return replace(claim, status=BASE[tense], hedge=modal or claim.hedge)


def _governed(claim: Claim, governor: Governor, settled: bool, lexicon: Lexicon) -> Claim:
    """The claim as an operator leaves it."""
    head, effect = governor.token, governor.operator.effect
    tense, modal = own_tense(head, lexicon)
    kept = replace(claim, governors=(*claim.governors, governor))
    negated = is_verb(head) and is_negated(head)
    if claim.status == "topic":
        return kept
    if governor.operator.asks and is_verb(head) and is_passive(head) and lexicon.lemma(head) == "expect":
        return replace(kept, status="expected", hedge=modal or head)  # "meetings can be expected": nobody asks
    if settled and claim.tense != "present" and lexicon.lemma(head) == "insist":
        return kept  # "insisted it would release them"
    subjunctive = claim.tense == "present" and governor.below.lower_ == lexicon.lemma(governor.below)
    if governor.operator.asks and (subjunctive or not (settled and claim.tense in {"past", "present", "progressive"})):
        if _wants_itself(governor, lexicon):
            return replace(kept, status="plan")
        return replace(kept, status="demanded", asker=governor)
    if effect == "transparent":
        if claim.status == "denied" and tense in {"possible", "future", "would"}:
            return replace(kept, status="expected", negated=False, hedge=modal or claim.hedge)
        if settled or claim.status not in {"done", "unrealised", "ongoing"}:
            return kept
        if negated:
            return replace(kept, status="denied", negated=True)
        if not is_verb(head):
            return kept
        status = BASE[tense] if tense not in {"inherits", "nominal"} else claim.status
        return replace(kept, status=status, hedge=modal or claim.hedge)
    if effect == "topic":
        return kept if settled else replace(kept, status="topic")
    if effect in {"refused", "denied"}:
        if (
            settled
            and claim.status in {"done", "ongoing"}
            and effect == "denied"
            and lexicon.lemma(head) not in {"deny", "denial"}
        ):
            return kept
        if claim.status in {"denied", "refused"}:
            return replace(kept, status="done")  # "denied that nothing was released"
        if negated:
            return replace(kept, status="announced")
        return replace(kept, status=effect)
    if settled and claim.status in {"done", "ongoing", "denied", "refused", "demanded"}:
        if effect == "announced" and claim.status == "ongoing":
            return replace(kept, status="announced")
        if effect == "expected" and claim.hedge is None and claim.status == "done":
            return replace(kept, hedge=head)
        return kept
    if negated and effect in {"announced", "promised", "offered"}:
        return replace(kept, status="denied", negated=True)
    if claim.status in {"topic", "demanded", "denied", "refused", "conditional"}:
        return kept
    if effect == "expected":
        if (
            is_verb(head)
            and is_passive(head)
            and lexicon.lemma(head) in REPORTED_STATES
            and claim.tense == "infinitive"
        ):
            return replace(kept, status="done", hedge=claim.hedge or head)  # "are believed to be in custody"
        return replace(kept, status="expected", hedge=claim.hedge or head)
    if tense in {"possible", "would", "future"} and effect != "threatened" and is_verb(head):
        return replace(kept, status="expected", hedge=modal)
    return replace(kept, status=effect)


def _wants_itself(governor: Governor, lexicon: Lexicon) -> bool:
    """ "wants to reopen": the one who wants is the one who acts, so nothing is asked of another."""
    below = governor.below
    if governor.link not in {"xcomp", "to", "advcl", "acl"} or not is_verb(below) or below.tag_ != "VB":
        return False
    if is_passive(below) or lexicon.lemma(below) in {"see", "have", "get", "hear", "secure"}:
        return False
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in dependants(below)):
        return False
    head = governor.token
    if is_verb(head) and (children(head, "dobj") or is_passive(head)):
        return False
    if is_verb(head) and lexicon.lemma(head) in CALLING:
        return (
            lexicon.lemma(head) in {"ask", "request", "demand"}
            and subject(head) is not None
            and not children(head, "prep")
        )
    return True
