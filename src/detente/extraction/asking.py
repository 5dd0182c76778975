"""Demands: what one side asks, wants or expects of another."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from detente.extraction.acts import Found
from detente.extraction.amounts import quantity
from detente.extraction.annotated import Annotated
from detente.extraction.drafts import Draft
from detente.extraction.governors import operator_of
from detente.extraction.modality import assess
from detente.extraction.obligations import obligation
from detente.extraction.tenses import is_negated, own_tense
from detente.language.grammar import (
    children,
    conjuncts,
    coordination_head,
    dependants,
    is_noun,
    is_passive,
    is_verb,
    passive_agent,
    possessor,
    prepositions,
    subject,
)
from detente.language.words import words
from detente.record.model import ActorMention

ASKING_ACTS = words("asking_acts")

PLAIN = words("plain_asking")
"""Words that ask whatever follows; others ("seek", "want") ask only where another's act follows."""


def demands(found: Sequence[Found], annotated: Annotated) -> list[Draft]:
    """One draft for each asking word that asks something of somebody, and for each "must" that somebody says."""
    drafts: list[Draft] = []
    by_asker: dict[tuple[int, int], list[Found]] = {}
    for item in found:
        if item.claim.asker is not None:
            asker = item.claim.asker.token
            by_asker.setdefault((annotated.cast.place_of(asker), asker.i), []).append(item)
    for doc in annotated.docs:
        for token in doc:
            made = None
            if is_verb(token) or is_noun(token) or token.tag_.startswith("JJ"):
                asked = by_asker.get((annotated.cast.place_of(token), token.i), [])
                made = _asking(token, asked, annotated) if token.dep_ not in {"aux", "amod", "compound"} else None
            if made is None and is_verb(token) and own_tense(token, annotated.lexicon)[0] == "obligation":
                made = obligation(token, annotated)
            if made is not None:
                drafts.append(made)
    return drafts


def complement(token: Token, annotated: Annotated) -> list[Token]:
    """What an asking word asks: clauses, objects, and the nouns that its preposition governs; every conjunct."""
    lexicon = annotated.lexicon
    clauses = (
        children(token, "xcomp", "ccomp", "acl", "advcl")
        if not is_noun(token)
        else children(token, "acl", "ccomp", "relcl")
    )
    clauses = [
        c
        for c in clauses
        if (c.dep_ not in {"advcl"} or c.tag_ == "VB")
        and (c.dep_ != "relcl" or any(m.lower_ == "that" and m.dep_ == "mark" for m in dependants(c)))
        and not (c.dep_ == "ccomp" and c.i < token.i)
    ]
    if clauses:
        return [each for clause in clauses for each in conjuncts(clause) if is_verb(each) or is_noun(each)]
    found: list[Token] = []
    base = lexicon.lemma(token)
    wanted = {"for", "on", "upon", "to"} if is_verb(token) or is_noun(token) else set()
    if is_noun(token):
        wanted = {"for", "on", "of", "that"}
    for name, noun in prepositions(token):
        if name in wanted and operator_of(token, name, lexicon) is not None:
            if is_verb(token) and base == "call" and name in {"on", "upon"}:
                continue
            found.append(noun)
    if not found and is_verb(token) and not is_passive(token):
        found = [noun for item in children(token, "dobj") for noun in conjuncts(item)]
    return found


def _asking(token: Token, asked: Sequence[Found], annotated: Annotated) -> Draft | None:
    lexicon = annotated.lexicon
    base = lexicon.lemma(token)
    if base not in lexicon.asking_words:
        return None
    links = [child.lower_ for child in children(token, "prep", "agent", "prt")] or [""]
    operator = next((op for link in links if (op := operator_of(token, link, lexicon)) is not None), None)
    if operator is None or not operator.asks:
        return None
    if not asked and not _asks_something(token, base, annotated):
        return None
    claim = assess(token, lexicon)
    if claim.question or claim.status in {"topic", "denied", "unrealised"} or is_negated(token):
        return None
    if is_verb(token) and is_passive(token) and base in {"expect", "want", "encourage"}:
        return None
    givers = _asker(token, annotated)
    speaker, mention = annotated.speakers(token)
    givers_found = annotated.cast.resolve_all(givers, mention)
    if not givers_found and base in {"require", "need"}:
        return None  # "the plan will require talks": a thing asks nothing
    content = complement(token, annotated)
    first, last = _extent(token, content, [giver for giver in givers if giver.head == token or not is_verb(token)])
    made = Draft(
        trigger=token,
        kind="demand",
        rule="demand",
        status="demanded",
        claim=claim,
        span=annotated.span_of(token.doc[first], token.doc[last - 1]),
        event_type="REQUEST",
        givers=givers_found,
        speaker=speaker,
        speaker_country=mention.country if mention else None,
    )
    made.receivers = _asked_of(token, content, givers_found, annotated)
    themes = [theme for item in asked for theme in item.trigger.themes] or content
    made.themes = tuple(themes)
    made.category = next((item.trigger.category for item in asked), None)
    made.object_span = _content_span(content, annotated)
    made.quantity = quantity(tuple(themes), token, annotated)
    made.when = annotated.when(token, made.span, "past")
    made.rule = f"demand:{asked[0].trigger.frame.id}" if asked else "demand"
    return made


def _asks_something(token: Token, base: str, annotated: Annotated) -> bool:
    content = complement(token, annotated)
    if not content:
        return False
    if base in PLAIN or base in {"requirement", "insistence", "plea", "ultimatum"}:
        return True
    for item in content:
        if is_verb(item):
            if base in ASKING_ACTS:
                own = children(item, "nsubj", "nsubjpass") or (children(token, "dobj") if is_verb(token) else [])
                if own and bool(annotated.cast.resolve_all(own) or is_passive(item)):
                    return True
        elif annotated.lexicon.things.get(annotated.lexicon.lemma(item)) and base in {
            "ask",
            "press",
            "push",
            "require",
            "want",
            "seek",
        }:
            return base in {"ask", "press", "push"} or bool(children(token, "prep")) or base in {"want", "seek"}
    return False


def _asker(token: Token, annotated: Annotated) -> list[Token]:
    if is_verb(token):
        if is_passive(token):
            agent = passive_agent(token)
            return conjuncts(agent) if agent is not None else []
        who = subject(token)
        return conjuncts(who) if who is not None else []
    if is_noun(token):
        owner = possessor(token)
        if owner is not None:
            return conjuncts(owner)
        before = [
            child
            for child in children(token, "compound", "amod", "nmod")
            if annotated.cast.mention_at(child) is not None
        ]
        if before:
            return before[-1:]
        top = coordination_head(token)
        if top.dep_ in {"dobj", "attr"} and is_verb(top.head):
            who = subject(top.head)
            return [who] if who is not None else []
        return [noun for name, noun in prepositions(token) if name == "of" and annotated.cast.resolve(noun)]
    who = subject(token.head) if token.head != token and is_verb(token.head) else None
    return [who] if who is not None else []


def _asked_of(
    token: Token, content: Sequence[Token], givers: Sequence[ActorMention], annotated: Annotated
) -> tuple[ActorMention, ...]:
    candidates: list[Token] = []
    if is_verb(token):
        candidates += (
            [each for item in children(token, "dobj") for each in conjuncts(item)]
            if any(is_verb(c) for c in content)
            else []
        )
        candidates += [noun for name, noun in prepositions(token) if name in {"on", "upon", "to", "from", "of"}]
        if is_passive(token):
            who = subject(token)
            candidates += [who] if who is not None else []
    for item in content:
        if is_verb(item):
            candidates += [each for own in children(item, "nsubj") for each in conjuncts(own)]
    own = {actor.country for actor in givers}
    return tuple(actor for actor in annotated.cast.resolve_all(candidates) if actor.country not in own)


def _extent(token: Token, content: Sequence[Token], givers: Sequence[Token]) -> tuple[int, int]:
    doc = token.doc
    indices = [token.i]
    for item in content:
        indices += [item.left_edge.i, item.right_edge.i]
    for giver in givers:
        if giver.doc is doc and giver.sent == token.sent and abs(giver.i - token.i) < 25:
            indices.append(giver.left_edge.i if giver.left_edge.i > token.i - 25 else giver.i)
    for child in dependants(token):
        if child.dep_ in {"dobj", "prt"} or (
            child.dep_ == "prep" and child.i > token.i and child.lower_ in {"on", "upon", "for"}
        ):
            indices += [child.i, child.right_edge.i]
    first, last = min(indices), max(indices) + 1
    while last > first + 1 and doc[last - 1].is_punct:
        last -= 1
    return first, last


def _content_span(content: Sequence[Token], annotated: Annotated) -> tuple[int, int] | None:
    if not content:
        return None
    first = min((item.left_edge for item in content), key=lambda t: t.i)
    last = max((item.right_edge for item in content), key=lambda t: t.i)
    doc = first.doc
    end = last.i
    while end > first.i and doc[end].is_punct:
        end -= 1
    return annotated.span_of(first, doc[end])
