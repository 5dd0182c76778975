"""How many: the number that an object's words give, and whether it counts one act or a running total."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from detente.extraction.annotated import Annotated
from detente.extraction.drafts import Draft
from detente.extraction.roles import Trigger
from detente.extraction.things import PEOPLE, categories
from detente.language.grammar import auxiliaries, dependants
from detente.language.words import words
from detente.record.model import Quantity

TOLL = words("toll")


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


def settle_people(made: Draft, trigger: Trigger, annotated: Annotated) -> None:
    """Counts: people held, or a release counted over time, is a stock and not an act."""
    if made.rule == "hold":
        numbered = made.quantity is not None and made.quantity.unit is None
        still = (
            numbered
            or any(child.lower_ == "still" for child in dependants(made.trigger))
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
    said = annotated.running.text[made.span[0] : made.span[1]].lower()
    perfect = any(aux.lower_ in {"has", "have", "'ve"} for aux in auxiliaries(made.trigger))
    return perfect or any(cue in said for cue in (" in all", "in total", "altogether", "so far", "to date", "overall"))
