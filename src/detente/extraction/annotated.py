"""One annotated document: its running text, parses, actors, dates and quantities, with the questions that rules ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from detente.extraction.cast import AGENTS, Cast
from detente.extraction.lexicon import Lexicon
from detente.extraction.things import HUMAN_ENDINGS
from detente.language.actors import Mention
from detente.language.dates import DateMention, Tense, resolve
from detente.language.grammar import ancestors, dependants, is_verb, noun_phrase
from detente.language.passage import RunningText
from detente.language.quantities import OrdinalMention, QuantityMention, scope_of
from detente.language.speech import SpeechWords, speakers
from detente.record.model import Quantity, Speaker, When, Where


@dataclass(frozen=True)
class Annotated:
    """A document as the language stage leaves it. Offsets of mentions are those of the running text."""

    running: RunningText
    docs: Sequence[Doc]
    mentions: Sequence[Mention]
    dates: Sequence[DateMention]
    quantities: Sequence[QuantityMention]
    ordinals: Sequence[OrdinalMention]
    cast: Cast
    lexicon: Lexicon
    speech: SpeechWords

    def base(self, token: Token) -> int:
        return self.cast.start_of(token) - token.idx

    def span_of(self, first: Token, last: Token) -> tuple[int, int]:
        """Running-text characters from the first to past the last token."""
        base = self.base(first)
        return base + first.idx, base + last.idx + len(last)

    def phrase(self, noun: Token, *, full: bool = False) -> tuple[int, int]:
        first, last = noun_phrase(noun, noun.doc, full=full)
        return self.span_of(noun.doc[first], noun.doc[last - 1])

    def quantity_in(self, span: tuple[int, int], sentence: Token) -> Quantity | None:
        """The first quantity in a span, with its scope by the words of the sentence."""
        for mention in self.quantities:
            if span[0] <= mention.start and mention.end <= span[1]:
                first, last = sentence.sent[0], sentence.sent[-1]
                start, end = self.span_of(first, last)
                scope = scope_of(self.running.text[start:end], _moved(mention, -start))
                quantity = mention.quantity
                return Quantity(quantity.value, quantity.low, quantity.high, quantity.qualifier, quantity.unit, scope)
        return None

    def when(self, trigger: Token, span: tuple[int, int], tense: Tense | None) -> When | None:
        """The time that the words give for a trigger: in its own words, else on a verb that governs it."""
        published = self.running.document.published
        own = [d for d in self.dates if span[0] <= d.start and d.end <= span[1] and self._belongs(d, trigger)]
        for mention in sorted(own, key=lambda d: _distance(d, self.cast.start_of(trigger))):
            found = resolve(mention, published, tense)
            if found is not None:
                return found
        start, end = self.span_of(trigger.sent[0], trigger.sent[-1])
        if not is_verb(trigger) and trigger.dep_ == "pobj":
            return None  # "announced on Saturday after talks": the day is that of the announcement
        governing = {up.i for up in ancestors(trigger)} | {trigger.i}
        for mention in (d for d in self.dates if start <= d.start and d.end <= end):
            token = self.token_at(trigger.doc, mention.start - self.base(trigger))
            if token is None:
                continue
            chain = [token, *ancestors(token)]
            top = next((t for t in chain if t.i in governing), None)
            between = chain[: chain.index(top)] if top is not None else chain
            if top is not None and not any(
                t.dep_ in {"relcl", "advcl", "acl", "conj", "ccomp", "appos"} for t in between
            ):
                found = resolve(mention, published, tense if top == trigger else _tense_of(top) or tense)
                if found is not None:
                    return found
        return None

    def _belongs(self, mention: DateMention, trigger: Token) -> bool:
        """Whether a date says when the trigger happens, and not when something in a clause beside or below it does."""
        token = self.token_at(trigger.doc, mention.start - self.base(trigger))
        if token is None:
            return False
        above = {trigger.i} | {up.i for up in ancestors(trigger)}
        for step in (token, *ancestors(token)):
            if step.i in above:
                return True
            if step.dep_ in {"relcl", "advcl", "acl", "ccomp", "parataxis"}:
                return False
        return False

    def token_at(self, doc: Doc, place: int) -> Token | None:
        """The token that covers a character of its parse; None between tokens."""
        starts: list[int] | None = doc.user_data.get("detente.starts")
        if starts is None:
            starts = doc.user_data["detente.starts"] = [token.idx for token in doc]
        i = bisect_right(starts, place) - 1
        return doc[i] if i >= 0 and place < starts[i] + len(doc[i]) else None

    def where(self, token: Token) -> Where | None:
        """The place named by "in", "at" or "to" on a token."""
        for prep in (
            child for child in dependants(token) if child.dep_ == "prep" and child.lower_ in {"in", "at", "to"}
        ):
            for noun in (child for child in dependants(prep) if child.dep_ == "pobj"):
                mention = self.cast.mention_at(noun)
                if mention is not None and mention.form in {"city", "seat", "state"}:
                    start, end = self.running.stored(mention.start, mention.end)
                    text = self.running.document.text[start:end]
                    return Where(text, text if mention.form != "state" else mention.name, mention.country)
        return None

    def speakers(self, token: Token) -> tuple[tuple[Speaker, ...] | None, Mention | None]:
        """The chain of speakers, innermost first, and the mention behind the innermost."""
        chain: list[Speaker] = []
        innermost: Mention | None = None
        for who in speakers(token, self.speech):
            mention = self.cast.mention_of(who)
            if mention is None and not self.speaks(who):
                continue
            start, end = self.phrase(who)
            if mention is not None and mention.start <= start < mention.end:
                start, end = mention.start, mention.end
            first, last = self.running.stored(start, end)
            text = " ".join(self.running.document.text[first:last].split())
            chain.append(Speaker(text, mention.name if mention is not None else text))
            if len(chain) == 1:
                innermost = mention
        return (tuple(chain) or None), innermost

    def speaks(self, noun: Token) -> bool:
        """Whether a noun that names nobody we know can speak: officials, a spokesman, but not talks."""
        low = noun.lower_
        return noun.tag_ in {"NNP", "NNPS"} or low in AGENTS or low.endswith(HUMAN_ENDINGS)

    def said(self, token: Token | None) -> str | None:
        """The words of a token's subtree, as stored, white space folded."""
        if token is None:
            return None
        tokens = list(token.subtree)
        start, end = self.span_of(tokens[0], tokens[-1])
        return " ".join(self.running.text[start:end].split())


def _tense_of(verb: Token) -> Tense | None:
    """Tense of a governing verb by its form: what was said on Friday was said last Friday."""
    if verb.tag_ in {"VBD", "VBN"}:
        return "past"
    return "future" if any(c.dep_ == "aux" and c.lower_ in {"will", "shall"} for c in dependants(verb)) else None


def _moved(mention: QuantityMention, by: int) -> QuantityMention:
    return replace(mention, start=mention.start + by, end=mention.end + by)


def _distance(mention: DateMention, place: int) -> int:
    return min(abs(mention.start - place), abs(mention.end - place))
