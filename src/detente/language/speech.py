"""Who says it: the chain of speakers of a token, innermost first, by grammar and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from detente.language.grammar import (
    ancestors,
    children,
    is_noun,
    is_verb,
    passive_agent,
    possessor,
    prepositions,
    subject,
)
from detente.language.words import words

ANNOUNCING = words("announcing")

QUOTED = re.compile(r"\"([^\"]{2,}?)\"|(?<![\w])'([^']{2,}?)'(?!\w)")


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Base forms of verbs and nouns of saying, and the way from a form to its base."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    forms: Mapping[str, str]
    verb_forms: Mapping[str, str]

    def is_saying(self, token: Token) -> bool:
        return is_verb(token) and self.verb_forms.get(token.lower_, token.lower_) in self.verbs


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Character spans between quotation marks, the marks left out."""
    return [(m.start() + 1, m.end() - 1) for m in QUOTED.finditer(text)]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A trailing "…, X said on Monday": where it begins (its comma) and who says it."""

    comma: Token
    sayer: Token


def trailing_attribution(sentence: Span, words: SpeechWords) -> Attribution | None:
    """What ``_find_attribution`` finds; kept with the parse, because every statement of a sentence asks for it."""
    known: dict[int, Attribution | None] = sentence.doc.user_data.setdefault("detente.attributions", {})
    if sentence.start not in known:
        known[sentence.start] = _find_attribution(sentence, words)
    return known[sentence.start]


def _find_attribution(sentence: Span, words: SpeechWords) -> Attribution | None:
    """Find ", the minister Y declared" behind a clause, which the parser often takes for an apposition.

    It is a comma, words without a verb that hold a name or title, and a finite verb of saying.
    """
    for verb in sentence:
        if (
            verb.tag_ not in {"VBD", "VBZ", "VBP"}
            or not words.is_saying(verb)
            or children(verb, "mark", "aux", "ccomp")
        ):
            continue
        start = verb.i - 1
        while start > sentence.start and verb.i - start < 16 and sentence.doc[start].text != ",":
            if is_verb(sentence.doc[start]) or sentence.doc[start].tag_ in {"WDT", "WP", "CC"}:
                break
            start -= 1
        between = sentence.doc[start + 1 : verb.i]
        if sentence.doc[start].text != "," or not len(between) or start - sentence.start < 3:
            continue
        nouns = [t for t in between if t.tag_ in {"NNP", "NN", "NNS", "NNPS", "PRP"}]
        if nouns and not any(t.tag_ in {"IN"} and t.i == start + 1 for t in between):
            return Attribution(sentence.doc[start], nouns[-1])
    return None


def speakers(token: Token, words: SpeechWords) -> list[Token]:
    """Tokens that head the names of those who say it, innermost first; empty for the publisher itself."""
    found: list[Token] = []
    below = token
    for up in ancestors(token):
        if words.is_saying(up) and _is_content(below, up):
            _add(found, _sayer(up))
        elif is_noun(up) and words.forms.get(up.lower_, up.lower_) in words.nouns and below.dep_ in {"acl", "ccomp"}:
            _add(found, possessor(up))
        _add(found, _according(up))
        _add(found, _aside(up, words))
        below = up
    _add(found, _according(token))
    _add(found, _aside(token, words))
    if not found:
        attribution = trailing_attribution(token.sent, words)
        if attribution is not None and token.i < attribution.comma.i:
            _add(found, attribution.sayer)
    if not found:
        quoted = _quoting(token, words)
        if quoted is not None:
            _add(found, quoted)
    return found


def _add(found: list[Token], who: Token | None) -> None:
    if who is not None and who not in found:
        found.append(who)


def _is_content(below: Token, saying: Token) -> bool:
    """Whether a clause is what is said, rather than when or why it is said."""
    if below.dep_ in {"ccomp", "parataxis"}:
        return True
    if below.dep_ in {"xcomp", "dobj"}:
        return below.dep_ == "xcomp" or saying.lower_ in ANNOUNCING
    return below.dep_ == "prep" and below.lower_ == "as"  # quoted X as saying: the sayer is found at "saying"


def _sayer(verb: Token) -> Token | None:
    agent = passive_agent(verb)
    if agent is not None:
        return agent
    if children(verb, "auxpass"):
        return None
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and is_verb(verb.head.head):
        quoted = children(verb.head.head, "dobj")
        if quoted:
            return quoted[0]
    who = subject(verb)
    return who if who is not None and who.dep_ != "expl" and who.lower_ not in {"it", "this", "that"} else None


def _according(verb: Token) -> Token | None:
    for child in children(verb, "prep", "advcl", "pcomp"):
        if child.lower_ == "according":
            for _, noun in prepositions(child):
                return noun
            for inner in children(child, "prep"):
                for noun in children(inner, "pobj"):
                    return noun
        if child.lower_ in {"in"} and child.dep_ == "prep":
            for noun in children(child, "pobj"):
                if noun.lower_ in {"words", "view", "opinion"}:
                    return possessor(noun)
        if child.lower_ == "by" and child.dep_ == "prep":
            for noun in children(child, "pobj"):
                if noun.lower_ in {"count", "tally", "estimate", "data", "figures"}:
                    return possessor(noun)
    return None


def _aside(verb: Token, words: SpeechWords) -> Token | None:
    """ "As Coale stressed, …": a speech verb in an aside of the clause."""
    for child in children(verb, "advcl", "parataxis"):
        if words.is_saying(child) and (
            child.dep_ == "parataxis" or any(mark.lower_ == "as" for mark in children(child, "mark", "advmod"))
        ):
            return subject(child)
    return None


def _quoting(token: Token, words: SpeechWords) -> Token | None:
    """The one whose quotation a token stands in: named in its sentence or one beside it in the paragraph."""
    doc: Doc = token.doc
    place = token.idx
    quoted: list[tuple[int, int]] | None = doc.user_data.get("detente.quotations")
    if quoted is None:
        quoted = doc.user_data["detente.quotations"] = quoted_spans(doc.text)
    if not any(start <= place < end for start, end in quoted):
        return None
    sentences = list(doc.sents)
    here = next(i for i, sentence in enumerate(sentences) if sentence.start <= token.i < sentence.end)
    for i in (here, here - 1, here + 1, here - 2):
        if not 0 <= i < len(sentences):
            continue
        for candidate in sentences[i]:
            if words.is_saying(candidate) and not any(start <= candidate.idx < end for start, end in quoted):
                who = _sayer(candidate)
                if who is not None:
                    return who
    return None
