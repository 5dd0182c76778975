"""From a document's text to its mentions of actors."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from detente.language.actors.folding import fold
from detente.language.actors.gazetteer import Entry, Gazetteer, Hit, codebook, country_name, words_of
from detente.language.actors.mention import Mention
from detente.language.actors.names import shapes
from detente.language.actors.persons import introduce, resolve
from detente.language.actors.phrases import Phrase, compose, from_hit, from_shape

_HALF = re.compile(r"\b[Tt]he (North|South)\b(?! [A-Z]| Pole| Sea| Bank| of\b| coast| shore)")
# Words that follow "US" as a noun; anything else in lower case is what "US" qualifies.
_VERB_AFTER = re.compile(
    r" (?:\w+ed|is|was|are|were|has|had|have|will|would|could|can|may|might|should|must|did|does|do|and|or|but|to|in|"
    r"on|"
    r"at|by|for|from|of|with|as|that|which|who|over|under|after|before|during|since|until|while|when|if|than|because|"
    r"into|against|about|said|says|told|also|not|never|still|now|again|only|both|alone|lifts?|eases?|imposes?|wants?|"
    r"seeks?|offers?|agrees?|calls?|urges?|keeps?|holds?|gives?|gave|took|takes?|made|makes?|put|puts|cut|cuts|let|lets|"
    r"broke|held|kept|sent|sends?|began|went|goes|pulls?|warns?|says?|welcomes?|plans?|meets?|met|hopes?|expects?|"
    r"remains?|continues?|considers?|believes?|supports?|sees?|saw|withdrew|won|lost|left|currently|later|first|yesterday|"
    r"today|this|last|next|the|a|an)\b"
)


class ActorFinder:
    """Finds actors in English running text. Build it once with ``load``; it keeps no state between texts."""

    def __init__(self) -> None:
        self._gazetteer = Gazetteer()
        georgia = codebook("pitfalls.toml")
        before = "|".join(map(re.escape, words_of(georgia, "us_before_georgia")))
        after = "|".join(map(re.escape, words_of(georgia, "us_after_georgia")))
        self._us_georgia = re.compile(rf"(?:{before}), Georgia\b|\bGeorgia (?:{after})\b")

    @classmethod
    @cache
    def load(cls) -> ActorFinder:
        """The finder over the shipped codebook, built on first use."""
        return cls()

    def find(self, text: str) -> list[Mention]:
        """The mentions in one whole document's text, sorted, none overlapping another.

        The text is read as a whole because persons are introduced once and named by surname later. Offsets are those
        of ``text``; it may be anything, and has no actor in the worst case.
        """
        folded = fold(text)
        hits = self._in_context(folded, self._gazetteer.hits(folded))
        phrases = resolve(folded, introduce(folded, compose(folded, _pieces(folded, hits))))
        return _mentions(text, folded, phrases)

    def _in_context(self, folded: str, hits: list[Hit]) -> list[Hit]:
        """The hits, with what only the document as a whole can tell."""
        american = [(m.start(), m.end()) for m in self._us_georgia.finditer(folded)]
        if american:
            hits = [h for h in hits if h.entry.name != "Georgia" or not any(a <= h.start < b for a, b in american)]
        countries = {hit.entry.country for hit in hits}
        words = {folded[hit.start : hit.end] for hit in hits}
        if "Brussels" in words and not words & {"Belgium", "Belgian", "Belgians"}:
            union = Entry(country_name("EUE"), "EUE", "IGO", "seat")
            hits = [replace(h, entry=union) if folded[h.start : h.end] == "Brussels" else h for h in hits]
        hits = [_parliament_of_whom(hit, hits) for hit in hits]
        if "PRK" in countries:
            hits = _with_halves_of_korea(folded, hits)
        return hits


def _parliament_of_whom(hit: Hit, hits: list[Hit]) -> Hit:
    """ "Congress" is the American one only in a text that has something else American in it."""
    entry = hit.entry
    if (
        entry.noun is None
        or entry.sector != "LEG"
        or any(h.entry.country == entry.country and h.entry.noun is None for h in hits)
    ):
        return hit
    return replace(hit, entry=entry.noun)


def _with_halves_of_korea(folded: str, hits: list[Hit]) -> list[Hit]:
    taken = {hit.start for hit in hits}
    halves = {
        "North": Entry(country_name("PRK"), "PRK", None, "state"),
        "South": Entry(country_name("KOR"), "KOR", None, "state"),
    }
    found = [Hit(m.start(1), m.end(1), halves[m[1]]) for m in _HALF.finditer(folded) if m.start(1) not in taken]
    return sorted([*hits, *found], key=lambda hit: hit.start)


def _pieces(folded: str, hits: list[Hit]) -> list[Phrase]:
    """Hits and name shapes in order; a shape replaces the hits it lies over."""
    found = [from_shape(shape) for shape in shapes(folded, hits)]
    spans = iter(found)
    shape = next(spans, None)
    pieces: list[Phrase] = []
    for hit in hits:
        while shape is not None and shape.start < hit.end:
            pieces.append(shape)
            shape = next(spans, None)
        if not (pieces and pieces[-1].end > hit.start):
            pieces.append(_noun_or_adjective(folded, from_hit(hit)))
    while shape is not None:
        pieces.append(shape)
        shape = next(spans, None)
    return sorted(pieces, key=lambda piece: piece.start)


def _names_no_one(folded: str, phrase: Phrase) -> bool:
    """Whether the common noun stands without the country, body or person that it needs."""
    if not phrase.is_head or phrase.introduced or phrase.country is not None:
        return False
    return phrase.owned or (phrase.name in _not_before_nouns() and _qualifies(folded, phrase.end))


@cache
def _not_before_nouns() -> frozenset[str]:
    return frozenset(words_of(codebook("offices.toml").get("not_before_nouns"), "words"))


def _qualifies(folded: str, end: int) -> bool:
    """Whether the word that ends at ``end`` stands before a noun, as far as one can tell without grammar."""
    following = folded[end : end + 2]
    if following[:1] == "-":
        return True
    return following[:1] == " " and following[1:].isalpha() and not _VERB_AFTER.match(folded, end)


def _noun_or_adjective(folded: str, phrase: Phrase) -> Phrase:
    """ "US" before its noun is an adjective, elsewhere a state."""
    if phrase.code and phrase.form == "state":
        phrase.form = "adjective" if _qualifies(folded, phrase.end) else phrase.form
    return phrase


def _mentions(text: str, folded: str, phrases: list[Phrase]) -> list[Mention]:
    found: list[Mention] = []
    for phrase in phrases:
        if phrase.role == "address" or _names_no_one(folded, phrase):
            continue
        if found and phrase.start < found[-1].end:
            continue
        words = text[phrase.start : phrase.end]
        found.append(Mention(phrase.start, phrase.end, words, phrase.name, phrase.country, phrase.sector, phrase.form))
    return found
