"""What grammar leaves out and the document makes clear: who holds the prisoners, whose sanctions they are.

Everything supplied here is marked as inferred on the actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from detente.extraction.annotated import Annotated
from detente.extraction.drafts import Draft
from detente.language.grammar import ancestors, dependants, is_passive, prepositions, subject
from detente.language.words import words
from detente.record.model import ActorMention

CONFINEMENT = words("confinement")
GO_BETWEEN = words("go_between")
HOLDERS = frozenset({"release", "transfer", "hold", "arrest", "receive"})
AUTHORITIES = frozenset({"ease", "impose", "keep", "sanction", "close"})


def supply_givers(drafts: Sequence[Draft], annotated: Annotated) -> None:
    """Fill in the actor of drafts that have none, or whose grammatical subject is only a go-between."""
    holders = _tally(drafts, HOLDERS)
    authorities = _tally(drafts, AUTHORITIES)
    for made in drafts:
        rule = made.rule.split(":")[0]
        if rule == "withdraw" and not made.givers:
            nation = next((m for theme in made.themes for m in annotated.cast.countries_within(theme)), None)
            if nation is not None and nation.country is not None:
                made.givers = (annotated.cast.named(nation.country, made.trigger),)  # "Russian troops withdrew"
        elif rule in HOLDERS:
            _supply_holder(made, holders, authorities, annotated)
        elif rule in AUTHORITIES and not made.givers:
            _supply_authority(made, authorities, holders, annotated)
        elif rule == "truce" and not made.givers:
            made.givers = _parties(made, annotated)
        elif made.kind == "meeting" and not made.givers:
            made.givers = made.receivers[:1] or _parties(made, annotated)
            made.receivers = made.receivers[1:]
        elif (
            made.rule == "aid"
            and not made.givers
            and annotated.cast.publisher is not None
            and annotated.cast.publisher.country
        ):
            made.givers = (annotated.cast.named(annotated.cast.publisher.country, made.trigger),)
        elif made.kind == "prediction" and not made.givers and _about_talks(made, annotated):
            made.givers = _hosts(made, annotated) or _parties(made, annotated)


def _tally(drafts: Sequence[Draft], rules: frozenset[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for made in drafts:
        if made.rule in rules and not made.nominal:
            for actor in made.givers:
                if actor.country and not actor.inferred:
                    found[actor.country] += 1
    return found


def place_of_people(made: Draft, annotated: Annotated) -> str | None:
    """Country that the object's own words give: "prisoners in Nicaragua", "held in Belarusian prisons"."""
    for theme in made.themes:
        for token in [theme, *theme.subtree]:
            for name, noun in prepositions(token):
                if name in {"in", "by"} and noun.sent == made.trigger.sent:
                    for mention in annotated.cast.countries_within(noun):
                        if mention.form in {"state", "adjective", "city", "seat"}:
                            return mention.country
    for name, noun in prepositions(made.trigger):
        if name == "from" and made.rule in {"release", "transfer"} and is_passive(made.trigger):
            for mention in annotated.cast.countries_within(noun):
                if mention.form in {"state", "adjective", "city", "seat"}:
                    return mention.country
    inside = [
        pair for token in made.trigger.subtree if token.dep_ not in {"relcl", "conj"} for pair in prepositions(token)
    ]
    for name, noun in inside:
        if name == "in":
            for mention in annotated.cast.countries_within(noun):
                if mention.form in {"state", "adjective", "city", "seat"} and made.rule in {"hold", "release"}:
                    return mention.country
    return None


def _supply_holder(made: Draft, holders: Counter[str], authorities: Counter[str], annotated: Annotated) -> None:
    go_between = any(annotated.lexicon.lemma(g.token) in GO_BETWEEN for g in made.claim.governors)
    if made.givers and not go_between:
        return
    country = place_of_people(made, annotated)
    receivers = {actor.country for actor in made.receivers} if made.rule == "receive" else set()
    if made.rule == "receive":
        holders = Counter({code: n for code, n in holders.items() if code not in receivers})
        country = country if country not in receivers else None
        country = country or (
            holders.most_common(1)[0][0] if holders else annotated.cast.other_party(next(iter(receivers), None))
        )
    if country is None and holders:
        country = _other_than_own(holders, made, annotated)
    nations = {m.country for theme in made.themes for m in annotated.cast.countries_within(theme)}
    if country is None:
        country = _by_people_words(annotated)
    if country is None:
        authority = authorities.most_common(1)[0][0] if authorities else None
        country = annotated.cast.other_party(
            authority or (annotated.cast.publisher.country if annotated.cast.publisher else None)
        )
        if country in nations:
            country = next((code for code, _ in annotated.cast.salience.most_common() if code not in nations), None)
    if country is not None:
        made.givers = (annotated.cast.named(country, made.trigger),)
        made.confidence = min(made.confidence, 0.6)


def _other_than_own(holders: Counter[str], made: Draft, annotated: Annotated) -> str:
    """The usual holder; between two sides that both free prisoners, the one whose nationals the prisoners are not."""
    ranked = [code for code, _ in holders.most_common()]
    nations = {
        m.country
        for theme in made.themes
        for m in annotated.cast.countries_within(theme)
        if m.form in {"adjective", "people", "state"}
    }
    return next((code for code in ranked if code not in nations), ranked[0]) if len(ranked) > 1 else ranked[0]


def _hosts(made: Draft, annotated: Annotated) -> tuple[ActorMention, ...]:
    """Who meets, by the meeting's own words: "the session of the Assembly", "talks between X and Y"."""
    who = subject(made.trigger)
    if who is None:
        return ()
    inside = [noun for name, noun in prepositions(who) if name in {"of", "between", "with"}]
    owners = [child for child in dependants(who) if child.dep_ in {"poss", "compound"}]
    return annotated.cast.resolve_all([*inside, *owners])


def _about_talks(made: Draft, annotated: Annotated) -> bool:
    who = subject(made.trigger)
    if made.rule == "meet":
        return True
    return who is not None and "meeting" in annotated.lexicon.things.get(annotated.lexicon.lemma(who), ())


def _by_people_words(annotated: Annotated) -> str | None:
    """The country that prisoners, prisons or a regime are said to be of, anywhere in the document."""
    found: Counter[str] = Counter()
    for doc in annotated.docs:
        for token in doc:
            if annotated.lexicon.lemma(token) in CONFINEMENT:
                for mention in annotated.cast.countries_within(token):
                    if mention.form in {"adjective", "state", "seat"} and mention.country:
                        found[mention.country] += 1
                for up in list(ancestors(token))[:2]:
                    for name, noun in prepositions(up):
                        if name == "in":
                            found.update(m.country for m in annotated.cast.countries_within(noun) if m.country)
    return found.most_common(1)[0][0] if found else None


def _supply_authority(made: Draft, authorities: Counter[str], holders: Counter[str], annotated: Annotated) -> None:
    for theme in made.themes:
        country = owner_of_measure(theme, annotated)
        if country is not None:
            made.givers = (annotated.cast.named(country, theme),)
            return
    country = authorities.most_common(1)[0][0] if authorities else None
    if country is None:
        holder = holders.most_common(1)[0][0] if holders else None
        targets = {actor.country for actor in made.receivers}
        country = next(
            (code for code, _ in annotated.cast.salience.most_common() if code != holder and code not in targets), None
        )
    if country is not None:
        made.givers = (annotated.cast.named(country, made.trigger),)
        made.confidence = min(made.confidence, 0.6)


def owner_of_measure(theme: Token, annotated: Annotated) -> str | None:
    """Whose measure: "US sanctions", "the EU's embargo", "sanctions by Washington"."""
    for child in dependants(theme):
        if child.dep_ in {"amod", "compound", "poss", "nmod"} and child.i < theme.i:
            actors = annotated.cast.resolve(child)
            if actors and actors[0].country:
                return actors[0].country
        if child.dep_ in {"relcl"}:
            for own in dependants(child):
                if own.dep_ == "nsubj":
                    actors = annotated.cast.resolve(own)
                    if actors and actors[0].country:
                        return actors[0].country
    for name, noun in prepositions(theme):
        if name in {"by", "of"}:
            mention = annotated.cast.mention_at(noun)
            if mention is not None and mention.country:
                return mention.country
    return None


def _parties(made: Draft, annotated: Annotated) -> tuple[ActorMention, ...]:
    for theme in made.themes:
        place = next((m.country for m in annotated.cast.countries_within(theme) if m.form != "person"), None)
        if place is not None and made.rule == "truce":
            return (annotated.cast.named(place, made.trigger),)
    publisher = annotated.cast.publisher.country if annotated.cast.publisher and made.rule == "truce" else None
    countries = [code for code, _ in annotated.cast.salience.most_common(3) if code != publisher][:2]
    return tuple(annotated.cast.named(code, made.trigger) for code in countries)
