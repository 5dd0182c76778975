"""Predictions: what somebody thinks will happen, plans, or holds possible."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from detente.extraction.acts import hedge_words
from detente.extraction.annotated import Annotated
from detente.extraction.drafts import Draft
from detente.extraction.governors import operator_of
from detente.extraction.modality import Claim, assess
from detente.extraction.tenses import own_tense
from detente.language.grammar import ancestors, children, conjuncts, dependants, is_noun, is_passive, is_verb, subject
from detente.language.words import words
from detente.record.model import Status

AHEAD = frozenset({"future", "would", "possible"})
PLANNING = words("planning")
EXPECTING = words("expecting")
FORESEEING_NOUNS = words("foreseeing_nouns")


def predictions(taken: Collection[int], annotated: Annotated) -> list[Draft]:
    """One draft for each clause about what lies ahead; ``taken`` are places of verbs that other rules have coded."""
    drafts: list[Draft] = []
    used: set[int] = set(taken)
    for doc in annotated.docs:
        for token in doc:
            place = annotated.cast.start_of(token)
            if place in used or token.dep_ in {"aux", "auxpass", "amod", "compound"}:
                continue
            made = _clause_ahead(token, used, annotated) if is_verb(token) else _adjective_ahead(token, used, annotated)
            if made is not None:
                drafts.append(made)
                used.add(place)
                used.update(annotated.cast.start_of(t) for t in chain_below(token))
    return drafts


def chain_below(token: Token) -> list[Token]:
    """Verbs that only continue a verb ("will try to use"): one prediction, not three."""
    found: list[Token] = []
    agenda = [token]
    while agenda:
        for child in agenda.pop().children:
            if child.dep_ in {"xcomp", "acomp", "oprd"} and (is_verb(child) or child.tag_.startswith("JJ")):
                found.append(child)
                agenda.append(child)
    return found


def _clause_ahead(token: Token, used: Collection[int], annotated: Annotated) -> Draft | None:
    lexicon = annotated.lexicon
    if token.tag_ == "MD":
        return None
    tense, modal = own_tense(token, lexicon)
    base = lexicon.lemma(token)
    if (
        tense == "possible"
        and modal is not None
        and modal.lower_ in {"could", "can"}
        and (any(c.dep_ == "neg" for c in dependants(token)) or modal.lower_ == "can")
    ):
        return None
    ahead = tense in AHEAD
    operator = operator_of(token, "", lexicon)
    plans = (
        not ahead
        and tense in {"past", "present", "progressive", "inherits"}
        and base in PLANNING | EXPECTING
        and operator is not None
        and bool(
            children(token, "xcomp", "ccomp")
            or (base in EXPECTING and children(token, "dobj"))
            or (is_passive(token) and base in EXPECTING | {"schedule", "plan"})
        )
    )
    scheduled = (
        base == "be"
        and tense in {"present", "past"}
        and any(c.tag_ == "VB" and any(a.tag_ == "TO" for a in dependants(c)) for c in children(token, "xcomp"))
    )
    doubtful = any(
        noun.lower_ in {"doubt", "question"} and prep.lower_ == "in"
        for prep in children(token, "prep")
        for noun in children(prep, "pobj")
    )
    if not (ahead or plans or scheduled or doubtful):
        return None
    if token.dep_ in {"relcl"} and tense == "would":
        return None
    if any(mark.lower_ in {"before", "until", "if", "unless", "so"} for mark in children(token, "mark")):
        return None
    if any(annotated.cast.start_of(t) in used for t in chain_below(token)):
        return None
    if ahead and _absorbed(token, used, annotated):
        return None
    if not plans and tense == "inherits":
        return None
    return _made(token, modal, plans, annotated)


def _absorbed(token: Token, used: Collection[int], annotated: Annotated) -> bool:
    """Whether the clause is the content of a demand or plan that is coded already."""
    below = token
    for up in ancestors(token):
        if annotated.cast.start_of(up) in used and below.dep_ in {"xcomp", "ccomp", "acl", "pcomp"}:
            base = annotated.lexicon.lemma(up)
            operator = operator_of(up, below.dep_, annotated.lexicon)
            if operator is not None and (operator.asks or base in PLANNING | EXPECTING):
                return True
        below = up
    return False


def _adjective_ahead(token: Token, used: Collection[int], annotated: Annotated) -> Draft | None:
    """ "is likely to", "is set to", "scheduled for", "the hope that", "a willingness to"."""
    lexicon = annotated.lexicon
    base = lexicon.lemma(token)
    if (
        is_noun(token)
        and base in FORESEEING_NOUNS
        and children(token, "acl", "ccomp")
        and token.dep_ in {"dobj", "nsubj", "attr", "pobj"}
    ):
        content = children(token, "acl", "ccomp")
        if any(annotated.cast.start_of(t) in used for c in content for t in [c, *chain_below(c)]):
            return None
        return _made(token, token, False, annotated)
    if token.tag_ != "JJ" or not is_verb(token.head):
        return None
    operator = operator_of(token, "xcomp", lexicon)
    if (
        operator is None
        or operator.effect not in {"expected", "announced", "offered", "promised"}
        or not children(token, "xcomp", "ccomp")
    ):
        return None
    if any(annotated.cast.start_of(t) in used for t in [token.head, *chain_below(token)]):
        return None
    return _made(token.head, token, False, annotated)


def _made(token: Token, modal: Token | None, plans: bool, annotated: Annotated) -> Draft | None:
    claim = assess(token, annotated.lexicon)
    if claim.question or (claim.status in {"topic", "denied"} and not claim.negated):
        return None
    who = subject(token) if is_verb(token) else None
    speaker, mention = annotated.speakers(token)
    givers = annotated.cast.resolve_all(conjuncts(who) if who is not None else [], mention)
    status = _status(claim, token, modal, plans, givers_own(givers, mention, annotated), annotated)
    first, last = _extent(token)
    span = annotated.span_of(token.doc[first], token.doc[last - 1])
    if not givers and not _about_events(token, who, annotated):
        return None
    made = Draft(
        trigger=token,
        kind="prediction",
        rule="prediction",
        status=status,
        claim=claim,
        span=span,
        givers=givers,
        speaker=speaker,
        speaker_country=mention.country if mention else None,
        condition=annotated.said(claim.condition),
        hedge=hedge_words(claim)
        or (modal.text if modal is not None and modal.lower_ not in {"will", "would"} else None),
    )
    made.object_span = span
    made.when = annotated.when(token, span, "future")
    made.confidence = 0.6
    return made


def givers_own(givers: Collection[object], mention: object, annotated: Annotated) -> bool:
    voice = mention or annotated.cast.publisher
    country = getattr(voice, "country", None)
    return bool(country) and any(getattr(actor, "country", None) == country for actor in givers)


def _status(claim: Claim, token: Token, modal: Token | None, plans: bool, own: bool, annotated: Annotated) -> Status:
    base = annotated.lexicon.lemma(token)
    if claim.condition is not None or claim.status == "conditional":
        return "conditional"
    effects = [governor.operator.effect for governor in claim.governors]
    if plans:
        if base in EXPECTING - {"fear"} or is_passive(token):
            return "expected"
        if base in {"promise", "pledge", "vow", "undertake"}:
            return "promised"
        if base == "threaten":
            return "threatened"
        return "offered" if base in {"offer", "propose"} else "announced"
    for effect in effects:
        if effect in {"announced", "promised", "offered", "threatened"}:
            return effect
    if modal is not None and modal.lower_ in {"will", "shall", "'ll"} and own:
        return "promised"
    return "expected"


def _about_events(token: Token, who: Token | None, annotated: Annotated) -> bool:
    """Whether the clause's subject or object is something that the codebook knows (talks, sanctions, prisoners)."""
    named = [t for t in token.subtree if is_noun(t) and t.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}]
    if who is not None:
        named.append(who)
    return any(
        annotated.lexicon.lemma(t) in annotated.lexicon.things or annotated.cast.mention_at(t) is not None
        for t in named
    )


def _extent(token: Token) -> tuple[int, int]:
    doc = token.doc
    skip: set[int] = set()
    for child in dependants(token):
        if child.dep_ in {"conj", "parataxis", "cc"} or (
            child.dep_ == "advcl" and child.i < token.i and child.left_edge.i == token.sent.start
        ):
            skip.update(t.i for t in child.subtree)
        if child.dep_ == "ccomp" and child.i < token.i:
            skip.update(t.i for t in child.subtree)
    kept = [t.i for t in token.subtree if t.i not in skip]
    if token.dep_ == "acl" and is_noun(token.head):
        kept.append(token.head.left_edge.i)  # "the session scheduled for May"
    first, last = min(kept), max(kept) + 1
    while first < token.i and (doc[first].is_punct or doc[first].dep_ in {"mark", "cc"} or doc[first].i in skip):
        first += 1
    while last > first + 1 and doc[last - 1].is_punct and doc[last - 1].text not in "\"'":
        last -= 1
    return first, last
