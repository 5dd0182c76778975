"""The cast of a document: who a token stands for, by name, nationality, office, pronoun or context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from detente.extraction.placing import COLLECTIVE, PlacedMentions
from detente.extraction.things import said_of_people
from detente.language.actors import ActorFinder, Mention, country_name
from detente.language.grammar import ancestors, antecedent, noun_phrase
from detente.language.passage import RunningText
from detente.language.words import words
from detente.record.model import ActorMention

OWN_WORDS = words("titles_of_own_words")
AGENTS = words("agents")
PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
GROUP_PRONOUNS = frozenset({"they", "it", "them", "their", "its", "theirs", "itself", "themselves"})
OWN_PRONOUNS = frozenset({"we", "our", "us", "i", "my", "me", "ours"})
BOTH = words("both_sides")
STATES = frozenset({"state", "seat", "body", "office", "adjective", "group"})


class Cast(PlacedMentions):
    """All actors of one document, and the questions who a token is and who the other party is."""

    def __init__(
        self, running: RunningText, docs: Sequence[Doc], mentions: Sequence[Mention], finder: ActorFinder
    ) -> None:
        super().__init__(running, docs, mentions)
        self.salience = self._weigh()
        self.publisher = self._publisher(finder)
        self.home = self._home(finder)

    def _weigh(self) -> Counter[str]:
        weights: Counter[str] = Counter()
        for placed in (p for rows in self._by_passage for p in rows):
            if placed.mention.country and placed.mention.sector != "MED":
                title = self.running.passages[placed.passage].kind == "title"
                weights[placed.mention.country] += (2 if placed.is_subject else 1) + (2 if title else 0)
        return weights

    def _publisher(self, finder: ActorFinder) -> Mention | None:
        """Who speaks as "we" where nobody is quoted: the one whose statement the document is, by its title."""
        title = self.running.document.title or ""
        low = title.casefold()
        if not any(word in low for word in OWN_WORDS):
            return None
        found = finder.find(title)
        return next(
            (m for m in found if m.country and m.form in {"person", "office", "body", "state", "adjective"}), None
        )

    def _home(self, finder: ActorFinder) -> str | None:
        """The country that the publisher's name tells ("Minsk State Wire"): there "the President" needs no country."""
        found = finder.find(self.running.document.publisher or "")
        return next((m.country for m in found if m.country in self.salience), None)

    def resolve(self, token: Token, speaker: Mention | None = None) -> list[ActorMention]:
        """The actors that a noun phrase's head stands for; empty where it is no actor that we know."""
        token = antecedent(token)
        mention = self.mention_at(token)
        low = token.lower_
        if low in BOTH and (mention is None or mention.country is None):
            return self._both(token)
        if mention is not None and mention.form != "adjective":
            if mention.country is None and mention.form in {"office", "group"}:
                return self._office(token, mention)
            return [self._actor(mention)]
        if mention is not None and token.tag_ in {"NNP", "NNPS", "JJ", "NNS", "NN"}:
            return [self._actor(mention)]
        if low in PERSON_PRONOUNS or low in GROUP_PRONOUNS or low in OWN_PRONOUNS:
            found = self._pronoun(token, speaker)
            return [self._stand_in(token, found)] if found is not None else []
        modifier = self.owner_of(token)
        if modifier is not None and (
            low in AGENTS
            or (token.tag_ in {"NNS", "NNPS", "NNP"} and low not in {"talks", "sanctions", "negotiations"})
        ):
            return [self._phrase(token, modifier)]
        if low in {"country", "nation", "state", "republic"}:
            found = self.last_before(token, {"state", "seat", "adjective"})
            return [self._stand_in(token, found)] if found is not None else []
        if low in AGENTS:
            return self._office(token, None)
        return []

    def resolve_all(self, tokens: Iterable[Token], speaker: Mention | None = None) -> tuple[ActorMention, ...]:
        found: list[ActorMention] = []
        for token in tokens:
            for actor in self.resolve(token, speaker):
                if not any(actor.name == other.name and actor.country == other.country for other in found):
                    found.append(actor)
        return tuple(found)

    def mention_of(self, token: Token) -> Mention | None:
        """The mention behind a token, through pronouns and offices; for speakers."""
        token = antecedent(token)
        direct = self.mention_at(token)
        if direct is not None and (direct.country or direct.form == "person"):
            return direct
        if token.lower_ in PERSON_PRONOUNS | GROUP_PRONOUNS | OWN_PRONOUNS:
            return self._pronoun(token, None)
        modifier = self.owner_of(token)
        if modifier is not None:
            return modifier
        if direct is not None and direct.form == "office":
            return self.last_before(token, {"person"}) or direct
        return direct

    def other_party(self, country: str | None) -> str | None:
        """The most spoken-of country besides the given one."""
        return next((code for code, _ in self.salience.most_common() if code != country), None)

    def named(self, country: str, near: Token) -> ActorMention:
        """An actor supplied by context: a country, shown at its mention nearest to the token, marked as inferred."""
        here = self.start_of(near)
        rows = [p.mention for found in self._by_passage for p in found if p.mention.country == country]
        best = min(rows, key=lambda m: (abs(m.start - here), m.start)) if rows else None
        start, end = self.running.stored(best.start, best.end) if best else (0, 0)
        return ActorMention(
            self.running.document.text[start:end] or country_name(country),
            country_name(country),
            country,
            "GOV",
            start,
            end,
            inferred=True,
        )

    # --- inside

    def _actor(self, mention: Mention) -> ActorMention:
        start, end = self.running.stored(mention.start, mention.end)
        return ActorMention(
            self.running.document.text[start:end], mention.name, mention.country, mention.sector, start, end
        )

    def _phrase(self, token: Token, modifier: Mention) -> ActorMention:
        first, last = noun_phrase(token, token.doc)
        span = token.doc[first:last]
        base = self._starts[self.place_of(token)]
        start, end = self.running.stored(base + span.start_char, base + span.end_char)
        return ActorMention(
            self.running.document.text[start:end], modifier.name, modifier.country, modifier.sector, start, end
        )

    def _stand_in(self, token: Token, mention: Mention) -> ActorMention:
        at = self.start_of(token)
        start, end = self.running.stored(at, at + len(token))
        return ActorMention(
            self.running.document.text[start:end], mention.name, mention.country, mention.sector, start, end
        )

    def _pronoun(self, token: Token, speaker: Mention | None) -> Mention | None:
        low = token.lower_
        if low in OWN_PRONOUNS:
            return speaker or self.publisher
        before = self.before(token)
        if low in PERSON_PRONOUNS:
            people = [
                p
                for p in before
                if p.mention.form in {"person", "office"} and (p.mention.form == "person" or p.mention.country)
            ]
        else:
            people = [p for p in before if p.mention.form in STATES and p.mention.country and p.mention.sector != "MED"]
        if low in {"they", "them", "their"} and self._freed_before(token):
            return None
        if not people:
            return None
        sentence = token.sent
        near = [p for p in people if p.passage == self.place_of(token)]
        governing = {up.i for up in ancestors(token)}
        subjects = [p for p in near if p.is_subject]
        same = [p for p in subjects if sentence.start <= p.token.i < token.i]
        if same and not (
            low in GROUP_PRONOUNS and any(p.token.head.i in governing and p.token.head == token.head for p in same)
        ):
            return same[0].mention
        previous = [p for p in subjects if p.token.i < sentence.start]
        if previous:
            return previous[0].mention
        return people[0].mention

    def _freed_before(self, token: Token) -> bool:
        """Whether "they" are people just freed or held, the nearest plural subject before, and no party."""
        for earlier in reversed(token.doc[: token.i]):
            if earlier.dep_ in {"nsubj", "nsubjpass"} and earlier.tag_ in {"NNS", "DT", "NNPS"}:
                if earlier.tag_ == "DT" and not said_of_people(earlier):
                    continue  # "some of them" says no more than "they"
                return said_of_people(earlier) and self.mention_at(earlier) is None
        return False

    def _office(self, token: Token, mention: Mention | None) -> list[ActorMention]:
        """ "the president", "the envoy", "the regime": the one named before, by what the document has said of them."""
        low = token.lower_
        wanted = STATES if low in COLLECTIVE else {"person", "office"}
        own = self.owner_of(token)
        if own is not None:
            return [self._phrase(token, own)]
        if self.home is not None and low not in {"envoy", "delegation", "side", "regime"}:
            return [self.named(self.home, token)]
        if low == "bloc" and "EUE" in self.salience:
            return [self.named("EUE", token)]
        fitting = [
            p
            for p in self.before(token)
            if p.mention.form in wanted and p.mention.country and p.mention.sector not in {"MED", "OPP"}
        ]
        subjects = [p for p in fitting if p.is_subject]
        for placed in [*subjects[:1], *fitting[:1]]:
            return [self._stand_in(token, placed.mention)]
        if mention is not None:
            return [self._actor(mention)]
        return []

    def _both(self, token: Token) -> list[ActorMention]:
        return [self.named(code, token) for code, _ in self.salience.most_common(2)]
