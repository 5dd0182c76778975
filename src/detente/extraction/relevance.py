"""What is worth saying: a trigger that reports an event of its own, and does not only refer to one."""

from __future__ import annotations

from detente.extraction.amounts import quantity
from detente.extraction.annotated import Annotated
from detente.extraction.modality import Claim
from detente.extraction.roles import Trigger
from detente.extraction.things import PEOPLE, said_of_people
from detente.language.words import words

PRISONERS = words("prisoners")
BANISHING = words("banishing")


def worth_saying(trigger: Trigger, claim: Claim, annotated: Annotated) -> bool:
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
    if trigger.phrase in BANISHING:
        place = True
    if not place:
        return False
    if any(
        said_of_people(theme) or any(t.lower_ in {"released", "freed", "pardoned"} for t in theme.subtree)
        for theme in trigger.themes
    ):
        return True
    named = {annotated.lexicon.lemma(t) for theme in trigger.themes for t in theme.subtree}
    if named & PRISONERS:
        return True
    start = annotated.cast.start_of(trigger.token)
    return (
        "release" in annotated.running.text[max(0, start - 500) : start].lower()
        or "freed" in annotated.running.text[max(0, start - 500) : start + 200].lower()
    )
