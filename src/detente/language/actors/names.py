"""Runs of capitalised words that may be names of persons, and the companies among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.language.actors.folding import fold
from detente.language.actors.gazetteer import Hit, codebook, spellings, words_of

_PART = r"(?:(?:[A-Z]\.-?)+|(?:(?:a[a-z]|el|ul)-)?[A-Z][A-Za-z]*(?:[-'](?!s\b)[A-Za-z]+)*)"


@dataclass(frozen=True, slots=True)
class Shape:
    """One run at ``start``..``end`` that has the shape of a name.

    ``hit`` is the person of the codebook that it is, if any. ``opening`` says that it begins a sentence, where a
    capital proves nothing; ``familiar`` that it begins with a given name.
    """

    start: int
    end: int
    text: str
    hit: Hit | None
    opening: bool
    familiar: bool

    @property
    def single(self) -> bool:
        """One word only: a surname, if anything."""
        return " " not in self.text


@dataclass(frozen=True, slots=True)
class _Lexicon:
    run: re.Pattern[str]
    part: re.Pattern[str]
    given: frozenset[str]
    never: frozenset[str]
    also_given: frozenset[str]
    also_surname: frozenset[str]
    company: frozenset[str]
    speech: re.Pattern[str]
    surname_first: frozenset[str]
    called_by_given: frozenset[str]
    particles: frozenset[str]


@cache
def lexicon() -> _Lexicon:
    """The word lists of ``names.toml``, compiled."""
    book = codebook("names.toml")
    particles = words_of(book, "particles")
    particle = "|".join(particles)

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in words_of(book, key))

    return _Lexicon(
        run=re.compile(rf"(?<![\w-]){_PART}(?: (?:(?:{particle}) ){{0,2}}{_PART}){{0,9}}"),
        part=re.compile(rf"{_PART}|[a-z]+"),
        given=folded("given"),
        never=folded("never"),
        also_given=folded("also_given"),
        also_surname=folded("also_surname"),
        company=folded("company"),
        speech=re.compile(rf",? (?:{'|'.join(words_of(book, 'speech'))})\b"),
        surname_first=folded("surname_first"),
        called_by_given=folded("called_by_given"),
        particles=frozenset(particles),
    )


def is_company(text: str) -> bool:
    """Whether a run of two or more capitalised words ends as company names do."""
    return " " in text and text.rsplit(" ", 1)[1] in lexicon().company


def surname(name: str, country: str | None) -> str:
    """The family name: the first word where the country writes it first, else the last ("al-" stays)."""
    words = name.split(" ")
    if country in lexicon().surname_first and len(words) in (2, 3) and words[0] not in lexicon().given:
        return words[0]
    if words[-1].rstrip(".") in ("Jr", "Sr", "II", "III") and len(words) > 2:
        words = words[:-1]
    last = len(words) - 1
    while last > 1 and words[last - 1] in lexicon().particles:
        last -= 1
    return " ".join(words[last:])


def short_names(name: str, country: str | None) -> set[str]:
    """The single names by which a text goes on after the full one: surname, in some countries the given name too."""
    short = {surname(name, country)}
    return short | {name.split(" ")[0]} if country in lexicon().called_by_given else short


def _opens_sentence(folded: str, start: int) -> bool:
    before = folded[max(0, start - 3) : start].rstrip(" \"'(")
    return not before or before[-1] in '.!?\n:\u2014\u2013"' or start == 0


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper() and "." not in word


def shapes(folded: str, hits: list[Hit]) -> Iterator[Shape]:
    """Name shapes in order, cut where the gazetteer knows the words as something other than a person."""
    words = lexicon()
    position = 0
    for run in words.run.finditer(folded):
        while position < len(hits) and hits[position].end <= run.start():
            position += 1
        inside = []
        index = position
        while index < len(hits) and hits[index].start < run.end():
            inside.append(hits[index])
            index += 1
        if (
            len(inside) == 1
            and inside[0].start == run.start()
            and inside[0].end >= run.end()
            and inside[0].entry.form != "person"
        ):
            continue
        yield from _pieces(folded, run.start(), run.end(), inside)


def _pieces(folded: str, start: int, end: int, hits: list[Hit]) -> Iterator[Shape]:
    lex = lexicon()
    piece: list[tuple[int, int]] = []
    parts = [(m.start(), m.end()) for m in lex.part.finditer(folded, start, end)]
    for index, (left, right) in enumerate(parts):
        word = folded[left:right]
        hit = next((h for h in hits if h.start < right and left < h.end), None)
        if hit is not None and hit.entry.form != "person" and not _is_part_of_name(folded, parts, index, hit):
            broken = True
        else:
            other = (word in lex.never and word not in lex.company) or _is_acronym(word)
            broken = other and (hit is None or hit.entry.form != "person")
        if broken:
            yield from _shape(folded, piece, hits)
            piece = []
        else:
            piece.append((left, right))
    yield from _shape(folded, piece, hits)


def _is_part_of_name(folded: str, parts: list[tuple[int, int]], index: int, hit: Hit) -> bool:
    """Whether the state's name is a person's here: Chad Smith, Michael Jordan."""
    lex = lexicon()
    if parts[index] != (hit.start, hit.end) or hit.entry.role != "name":
        return False
    word = folded[hit.start : hit.end]
    before = folded[slice(*parts[index - 1])] if index else ""
    if word in lex.also_surname and before in lex.given:
        return True
    if word not in lex.also_given or index + 1 >= len(parts) or before in lex.given:
        return False
    after = folded[slice(*parts[index + 1])]
    return after not in lex.never and after[0].isupper() and not _is_acronym(after) and not _knows(after)


@cache
def _common_nouns() -> frozenset[str]:
    book = codebook("offices.toml")
    found: set[str] = set()
    for role in ("office", "organ", "group", "calling"):
        blocks = book.get(role, [])
        for block in blocks if isinstance(blocks, list) else []:
            found.update(part for word in words_of(block, "words") for part in word.split(" "))
    return frozenset(found)


def _knows(word: str) -> bool:
    return word.lower() in _common_nouns() or word.lower().removesuffix("s") in _common_nouns()


def _shape(folded: str, piece: list[tuple[int, int]], hits: list[Hit]) -> Iterator[Shape]:
    lex = lexicon()
    while piece and folded[slice(*piece[0])] in lex.particles:
        piece = piece[1:]
    while piece and folded[slice(*piece[-1])] in lex.particles:
        piece = piece[:-1]
    if not piece:
        return
    start, end = piece[0][0], piece[-1][1]
    known = [hit for hit in hits if hit.entry.form == "person" and start <= hit.start and hit.end <= end]
    opening = _opens_sentence(folded, start)
    familiar = folded[slice(*piece[0])] in lex.given | lex.also_given or folded[start + 1 : start + 2] == "."
    hit = next((hit for hit in known if not hit.entry.alone), None)
    if hit is None and known and known[-1].end == end:
        alone = known[-1]
        before = folded[start : alone.start].strip()
        if not before or _agrees(before, alone.entry.name) or (opening and before.endswith(("ly", "ing", "ed"))):
            hit = alone
    elif hit is None and known and known[0].start == start:
        # "Trump Doctrine": what follows a surname is hardly a name.
        hit = known[0]
    if hit is not None and hit.entry.alone and not _agrees(folded[start : hit.start].strip(), hit.entry.name):
        start = hit.start
    if hit is not None and not hit.entry.alone:
        start, end = hit.start, hit.end
    elif hit is not None:
        end = hit.end
    yield Shape(start, end, folded[start:end], hit, opening, familiar)


def _agrees(given: str, name: str) -> bool:
    """Whether "V." or "Vladimir", in any spelling, can be what stands before the surname of ``name``."""
    first = given.split(" ")[0]
    known = {spelling.split(" ")[0] for spelling in spellings().get(name, (fold(name),))}
    return first in known or (first.endswith(".") and any(word[0] == first[0] for word in known))
