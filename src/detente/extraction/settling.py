"""The last look at a document's drafts: what contradicts, repeats or completes another."""

from __future__ import annotations

from collections.abc import Sequence

from detente.extraction.annotated import Annotated
from detente.extraction.drafts import Draft
from detente.extraction.tenses import is_negated
from detente.language.grammar import children, is_verb, subject
from detente.language.words import words
from detente.record.model import Kind

DECISIONS = words("deciding")


def settle(drafts: Sequence[Draft], annotated: Annotated) -> list[Draft]:
    """Drop drafts that say the same words twice, and let the document's own words settle what a decision came to."""
    kept = _once([*(d for d in drafts if not d.ghost), *_refusals(drafts, annotated)])
    kept = [made for made in kept if not _within_another(made, kept)]
    _decided(kept, annotated)
    return sorted(kept, key=lambda d: (d.span, d.kind))


def _within_another(made: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a noun only names what a whole clause already foretells ("talks are likely to resume")."""
    if made.kind != "prediction" or not made.nominal:
        return False
    return any(
        other.kind == "prediction"
        and not other.nominal
        and other.span[0] <= made.span[0]
        and made.span[1] <= other.span[1]
        for other in drafts
    )


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Of two drafts of one kind and actor on nearly the same words, keep the surer."""
    kept: list[Draft] = []
    for made in sorted(drafts, key=lambda d: (-d.confidence, d.nominal, d.span)):
        if not any(_same(made, other) for other in kept):
            kept.append(made)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    if one.kind != other.kind or one.part != other.part or one.trigger.doc is not other.trigger.doc:
        return False
    if one.rule.split(":")[0] != other.rule.split(":")[0]:
        return False
    if {a.country for a in one.givers} != {a.country for a in other.givers} and one.trigger.i == other.trigger.i:
        return False
    if one.rule == other.rule == "release" and one.themes and one.themes == other.themes and not one.part:
        return True
    a, b = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
    shorter = min(one.span[1] - one.span[0], other.span[1] - other.span[0])
    if one.trigger.i == other.trigger.i and one.part:
        return b - a > 0.8 * shorter
    return (
        b - a > 0.9 * shorter and {t.i for t in one.themes} == {t.i for t in other.themes}
        if one.themes and other.themes
        else b - a > 0.9 * shorter and one.trigger.i == other.trigger.i
    )


def _decided(drafts: Sequence[Draft], annotated: Annotated) -> None:
    """A decision is done where deciding is the act, or where the document elsewhere tells the same as done."""
    for made in drafts:
        if made.status != "announced" or not made.claim.governors:
            continue
        word = annotated.lexicon.lemma(made.claim.governors[-1].token)
        if word not in DECISIONS or not is_verb(made.claim.governors[-1].token):
            continue
        if word in {"decide", "decree", "approve"} and made.trigger.tag_ == "VB":
            made.status = "done"  # the decision is the act
        elif any(
            other.status == "done" and other.rule == made.rule and other != made and _shares_actor(other, made)
            for other in drafts
        ):
            made.status = "done"


def _shares_actor(one: Draft, other: Draft) -> bool:
    return bool({a.country for a in one.givers} & {a.country for a in other.givers})


def _refusals(drafts: Sequence[Draft], annotated: Annotated) -> list[Draft]:
    """ "We couldn't do that": the demand just before is refused."""
    found: list[Draft] = []
    asked = sorted((d for d in drafts if d.kind == "demand"), key=lambda d: d.position)
    for doc in annotated.docs:
        for token in doc:
            if (
                annotated.lexicon.lemma(token) not in {"do", "accept", "agree"}
                or not is_verb(token)
                or not is_negated(token)
            ):
                continue
            if not any(
                child.lower_ in {"that", "this", "it", "so"} for child in children(token, "dobj", "prep", "advmod")
            ):
                continue
            at = annotated.cast.start_of(token)
            last = next((d for d in reversed(asked) if 0 < at - d.position < 500), None)
            if last is None:
                continue
            speaker, mention = annotated.speakers(token)
            who = subject(token)
            givers = annotated.cast.resolve_all([who], mention) if who is not None else ()
            first, final = token.left_edge, token.right_edge
            span = annotated.span_of(first, final)
            kind: Kind = "restriction" if last.category == "measure" else "concession" if last.category else "other"
            found.append(
                Draft(
                    trigger=token,
                    kind=kind,
                    rule=last.rule.split(":")[-1],
                    status="refused",
                    claim=last.claim,
                    span=span,
                    event_type="REJECT",
                    givers=givers,
                    receivers=last.givers,
                    themes=last.themes,
                    category=last.category,
                    object_span=last.object_span,
                    speaker=speaker,
                    speaker_country=mention.country if mention else None,
                )
            )
    return found
