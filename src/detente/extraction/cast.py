"""The cast of a document: who a token stands for, by name, nationality, office, pronoun or context."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from detente.extraction.things import said_of_people
from detente.language.actors import Mention, country_name
from detente.language.grammar import ancestors, antecedent, children, noun_phrase
from detente.language.passage import RunningText
from detente.language.words import words
from detente.record.model import ActorMention

AGENTS = words("agents")
PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
GROUP_PRONOUNS = frozenset({"they", "it", "them", "their", "its", "theirs", "itself", "themselves"})
OWN_PRONOUNS = frozenset({"we", "our", "us", "i", "my", "me", "ours"})
COLLECTIVE = words("collectives")
BOTH = words("both_sides")
STATES = frozenset({"state", "seat", "body", "office", "adjective", "group"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with the token that heads it in its passage's parse."""

    mention: Mention
    token: Token
    passage: int
    is_subject: bool


class Cast:
    """All actors of one document, and the questions who a token is and who the other party is."""

    def __init__(self, running: RunningText, docs: Sequence[Doc], mentions: Sequence[Mention]) -> None:
        self.running = running
        self._starts = [passage.start for passage in running.passages]
        self._docs = docs
        self._of_doc = {id(doc): i for i, doc in enumerate(docs)}
        self._by_passage: list[list[Placed]] = [[] for _ in docs]
        for mention in mentions:
            self._place(mention)
        self.salience = self._weigh()
        self.publisher = self._publisher()
        self.home = self._home()

    def _place(self, mention: Mention) -> None:
        index = bisect_right(self._starts, mention.start) - 1
        if index < 0:
            return
        doc, base = self._docs[index], self._starts[index]
        span = doc.char_span(mention.start - base, mention.end - base, alignment_mode="expand")
        if span is None or not len(span):
            return
        head = span.root
        up = head
        while up.dep_ in {"compound", "poss", "conj"} and up.head != up:
            up = up.head
        self._by_passage[index].append(
            Placed(mention, head, index, head.dep_ in {"nsubj", "nsubjpass"} or (up.dep_ in {"nsubj", "nsubjpass"}))
        )

    def _weigh(self) -> Counter[str]:
        weights: Counter[str] = Counter()
        for placed in (p for rows in self._by_passage for p in rows):
            if placed.mention.country and placed.mention.sector != "MED":
                title = self.running.passages[placed.passage].kind == "title"
                weights[placed.mention.country] += (2 if placed.is_subject else 1) + (2 if title else 0)
        return weights

    def _publisher(self) -> Mention | None:
        """Who speaks as "we" where nobody is quoted: the one whose statement the document is, by its title."""
        title = self.running.document.title or ""
        low = title.casefold()
        if not any(
            word in low
            for word in (
                "statement",
                "remarks",
                "communique",
                "communiqué",
                "address",
                "declaration",
                "letter",
                "message",
                "speech",
            )
        ):
            return None
        from detente.language.actors import ActorFinder

        found = ActorFinder.load().find(title)
        return next(
            (m for m in found if m.country and m.form in {"person", "office", "body", "state", "adjective"}), None
        )

    def _home(self) -> str | None:
        """The country that the publisher's name tells ("Minsk State Wire"): there "the President" needs no country."""
        from detente.language.actors import ActorFinder

        found = ActorFinder.load().find(self.running.document.publisher or "")
        return next((m.country for m in found if m.country in self.salience), None)

    # --- who a token is

    def place_of(self, token: Token) -> int:
        return self._of_doc[id(token.doc)]

    def start_of(self, token: Token) -> int:
        """Where a token stands in the running text."""
        return self._starts[self.place_of(token)] + token.idx

    def mentions_in(self, doc: Doc) -> list[Placed]:
        return self._by_passage[self._of_doc[id(doc)]]

    def mention_at(self, token: Token) -> Mention | None:
        """The mention that covers a token."""
        start = self.start_of(token)
        for placed in self._by_passage[self.place_of(token)]:
            if placed.mention.start < start + len(token) and start < placed.mention.end:
                return placed.mention
        return None

    def is_person(self, token: Token) -> bool:
        mention = self.mention_at(token)
        if mention is None:
            return False
        if mention.form != "adjective":
            return mention.form in {"person", "people"}
        counted = any(child.lower_ in {"a", "an"} or child.dep_ == "nummod" for child in token.children)
        return token.tag_ in {"NNS", "NNPS"} or (counted and token.dep_ not in {"amod", "compound", "nmod"})

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
        modifier = self._modifier(token)
        if modifier is not None and (
            low in AGENTS
            or (token.tag_ in {"NNS", "NNPS", "NNP"} and low not in {"talks", "sanctions", "negotiations"})
        ):
            return [self._phrase(token, modifier)]
        if low in {"country", "nation", "state", "republic"}:
            found = self._last(token, {"state", "seat", "adjective"})
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
        modifier = self._modifier(token)
        if modifier is not None:
            return modifier
        if direct is not None and direct.form == "office":
            return self._last(token, {"person"}) or direct
        return direct

    def countries_within(self, token: Token) -> list[Mention]:
        """Mentions with a country in a phrase, its head's own subtree, in order."""
        inside = {t.i for t in token.subtree}
        return [p.mention for p in self._by_passage[self.place_of(token)] if p.token.i in inside and p.mention.country]

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
            best.text if best else country_name(country),
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

    def _modifier(self, token: Token) -> Mention | None:
        for child in children(token, "amod", "compound", "poss", "nmod", "appos"):
            mention = self.mention_at(child)
            if mention is not None and mention.country and child.dep_ != "appos":
                return mention
        for child in children(token, "compound", "amod", "poss", "nmod"):
            for grand in children(child, "compound", "amod", "poss", "nmod"):
                mention = self.mention_at(grand)
                if mention is not None and mention.country:
                    return mention
        for prep in children(token, "prep"):
            if prep.lower_ in {"of", "in", "from"}:
                for noun in children(prep, "pobj"):
                    mention = self.mention_at(noun) or self._modifier_of_place(noun)
                    if (
                        mention is not None
                        and mention.country
                        and (mention.form != "person" or token.lower_ in COLLECTIVE)
                    ):
                        return mention
        return None

    def _modifier_of_place(self, noun: Token) -> Mention | None:
        for child in children(noun, "amod", "compound"):
            mention = self.mention_at(child)
            if mention is not None and mention.country:
                return mention
        return None

    def _before(self, token: Token) -> list[Placed]:
        """Mentions before a token, nearest first: those of its passage, then of the passages before."""
        index, at = self.place_of(token), self.start_of(token)
        rows = [p for p in self._by_passage[index] if p.mention.end <= at]
        found = rows[::-1]
        for earlier in range(index - 1, max(-1, index - 4), -1):
            found += self._by_passage[earlier][::-1]
        return found

    def _last(self, token: Token, forms: set[str], *, subjects: bool = False) -> Mention | None:
        for placed in self._before(token):
            if placed.mention.form in forms and placed.mention.country and (placed.is_subject or not subjects):
                return placed.mention
        return None

    def _pronoun(self, token: Token, speaker: Mention | None) -> Mention | None:
        low = token.lower_
        if low in OWN_PRONOUNS:
            return speaker or self.publisher
        before = self._before(token)
        if low in PERSON_PRONOUNS:
            people = [
                p
                for p in before
                if p.mention.form in {"person", "office"} and (p.mention.form == "person" or p.mention.country)
            ]
        else:
            people = [
                p
                for p in before
                if p.mention.form in {"state", "seat", "body", "office", "adjective", "group"}
                and p.mention.country
                and p.mention.sector != "MED"
            ]
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
        own = self._modifier(token)
        if own is not None:
            return [self._phrase(token, own)]
        if self.home is not None and low not in {"envoy", "delegation", "side", "regime"}:
            return [self.named(self.home, token)]
        if low == "bloc" and "EUE" in self.salience:
            return [self.named("EUE", token)]
        fitting = [
            p
            for p in self._before(token)
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
