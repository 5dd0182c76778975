"""Where the mentions of a document stand in its parse, and which of them stand on, in or before a token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from detente.language.actors import Mention
from detente.language.grammar import children, dependants
from detente.language.passage import RunningText
from detente.language.words import words

COLLECTIVE = words("collectives")


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with the token that heads it in its passage's parse."""

    mention: Mention
    token: Token
    passage: int
    is_subject: bool


class PlacedMentions:
    """The mentions of one document, each at the token that heads it."""

    def __init__(self, running: RunningText, docs: Sequence[Doc], mentions: Sequence[Mention]) -> None:
        self.running = running
        self._starts = [passage.start for passage in running.passages]
        self._docs = docs
        self._of_doc = {id(doc): i for i, doc in enumerate(docs)}
        self._by_passage: list[list[Placed]] = [[] for _ in docs]
        for mention in mentions:
            self._place(mention)

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
        counted = any(child.lower_ in {"a", "an"} or child.dep_ == "nummod" for child in dependants(token))
        return token.tag_ in {"NNS", "NNPS"} or (counted and token.dep_ not in {"amod", "compound", "nmod"})

    def countries_within(self, token: Token) -> list[Mention]:
        """Mentions with a country in a phrase, its head's own subtree, in order."""
        inside = {t.i for t in token.subtree}
        return [p.mention for p in self._by_passage[self.place_of(token)] if p.token.i in inside and p.mention.country]

    def owner_of(self, token: Token) -> Mention | None:
        """The country or body that a noun belongs to by the words on it ("Polish officials", "the army of Chad")."""
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

    def before(self, token: Token) -> list[Placed]:
        """Mentions before a token, nearest first: those of its passage, then of the passages before."""
        index, at = self.place_of(token), self.start_of(token)
        rows = [p for p in self._by_passage[index] if p.mention.end <= at]
        found = rows[::-1]
        for earlier in range(index - 1, max(-1, index - 4), -1):
            found += self._by_passage[earlier][::-1]
        return found

    def last_before(self, token: Token, forms: Collection[str]) -> Mention | None:
        for placed in self.before(token):
            if placed.mention.form in forms and placed.mention.country:
                return placed.mention
        return None
