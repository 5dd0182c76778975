"""The words of ``codebook/actors``, and one pass over a text that finds them all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from detente.language.actors.folding import fold
from detente.language.actors.mention import Form

Role = Literal["name", "office", "organ", "group", "calling", "address", "pitfall"]

_SMALL_WORDS = {"of", "the", "for", "and", "in", "to"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a wording in the codebook stands for.

    ``role`` tells names from the common nouns that need a country beside them. ``alone`` marks a surname that is enough
    by itself; ``owned`` a noun that names no one by itself; ``code`` an abbreviation that serves as noun and adjective
    ("US"); ``posted`` and ``person_before`` are explained in ``offices.toml``. ``noun`` is what a body's name means
    when another state stands before it: "Congress" is the American one, "the Peruvian Congress" is not.
    """

    name: str
    country: str | None
    sector: str | None
    form: Form
    role: Role = "name"
    plural: bool = False
    posted: bool = False
    person_before: bool = False
    alone: bool = False
    owned: bool = False
    code: bool = False
    noun: Entry | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at ``start``..``end``."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Territory:
    """One territory of ``territories.toml``: usual name, and how the record writes it before a noun."""

    name: str
    before_nouns: str


Table = dict[str, list[str]]


@cache
def codebook(file: str) -> dict[str, object]:
    """One file of ``codebook/actors``, parsed; not to be changed by the caller."""
    return tomllib.loads(files("detente.codebook").joinpath("actors", file).read_text(encoding="utf-8"))


def words_of(table: object, key: str) -> list[str]:
    """The list of strings at ``key``, empty where there is none."""
    found = table.get(key, []) if isinstance(table, dict) else []
    return [str(word) for word in found] if isinstance(found, list) else []


def _text_of(table: object, key: str) -> str | None:
    found = table.get(key) if isinstance(table, dict) else None
    return str(found) if found is not None else None


@cache
def territories() -> dict[str, Territory]:
    """All territories by code."""
    found = {}
    for code, table in codebook("territories.toml").items():
        name = _text_of(table, "name") or code
        adjectives = words_of(table, "adjectives")
        found[code] = Territory(name, _text_of(table, "before_nouns") or (adjectives[0] if adjectives else name))
    return found


def country_name(code: str) -> str:
    """The usual English name of a code ("BLR" is Belarus, "EUE" European Union); the code itself if unknown."""
    territory = territories().get(code)
    return territory.name if territory else code


def _territory_words() -> Iterator[tuple[str, Entry]]:
    for code, table in codebook("territories.toml").items():
        name = country_name(code)
        sector = "IGO" if code == "EUE" else None
        state = Entry(name, code, sector, "state")
        for word in (name, *words_of(table, "names")):
            short = word.replace(".", "").isupper() and len(word) <= 6
            yield word, replace(state, code=short)
        for word in words_of(table, "adjectives"):
            yield word, replace(state, form="adjective")
            if word.endswith(("n", "i")):
                yield f"{word}s", replace(state, form="people")
        for word in words_of(table, "people"):
            yield word, replace(state, form="people")
        for word in words_of(table, "seats"):
            yield word, replace(state, form="seat")
        for word in words_of(table, "buildings"):
            yield word, replace(state, form="seat", sector="GOV")
        for word in words_of(table, "places"):
            yield word, Entry(word, code, None, "city")


def _shouted(pairs: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, Entry]]:
    """The pairs, and each name as an upper-case headline or dateline writes it."""
    for word, entry in pairs:
        yield word, entry
        if len(word) > 3 and not word.isupper():
            yield word.upper(), entry


def _named(file: str, form: Form) -> Iterator[tuple[str, Entry]]:
    """Bodies or persons: ``[COUNTRY.SECTOR]`` tables of usual names with their other spellings."""
    for country, sectors in codebook(file).items():
        if not isinstance(sectors, dict):
            continue
        for sector, names in sectors.items():
            for name in names:
                entry = Entry(name, None if country == "none" else country, sector, form)
                yield name, replace(entry, alone=form == "person" and " " not in name)
                for spelling in words_of(names, name):
                    yield spelling, replace(entry, alone=form == "person" and " " not in spelling)


def _capitals(word: str) -> set[str]:
    title = " ".join(part if part in _SMALL_WORDS else part[:1].upper() + part[1:] for part in word.split(" "))
    hyphened = "-".join(part if part in _SMALL_WORDS else part[:1].upper() + part[1:] for part in title.split("-"))
    return {word, word[:1].upper() + word[1:], title, hyphened}


def _office_words() -> Iterator[tuple[str, Entry]]:
    """Common nouns with their capitals and plurals; the country of a block holds for capitals only."""
    book = codebook("offices.toml")
    owned = set(words_of(book.get("owned"), "words"))
    roles: tuple[Role, ...] = ("office", "organ", "group", "calling", "address")
    for role in roles:
        blocks = book.get(role, [])
        for block in blocks if isinstance(blocks, list) else []:
            base = Entry("", None, _text_of(block, "sector"), "office", role)
            base = replace(base, posted=bool(block.get("posted")), person_before=bool(block.get("names")))
            country = _text_of(block, "country")
            singular = words_of(block, "words")
            plurals = words_of(block, "plural")
            if role in ("office", "calling"):
                plurals = plurals + [f"{word}s" for word in singular if word[-1].isalpha()]
            for plural, words in ((role == "group", singular), (True, plurals)):
                for word in words:
                    alike = word.removesuffix("s") if plural and role != "group" else word
                    crowd = role == "group" or (role == "calling" and plural)
                    entry = replace(base, name=word, plural=plural, owned=word in owned or alike in owned)
                    entry = replace(entry, form="group" if crowd else "office")
                    for spelling in _capitals(word):
                        yield spelling, replace(entry, country=country if spelling != word else None)


def _entries() -> dict[str, Entry]:
    """Every folded wording with what it stands for; of two claims the first wins."""
    found: dict[str, Entry] = {}
    nothing = Entry("", None, None, "group", "pitfall")
    offices = {fold(word): entry for word, entry in _office_words()}
    for phrase in words_of(codebook("pitfalls.toml"), "phrases"):
        found.setdefault(fold(phrase), nothing)
    for word, entry in _named("bodies.toml", "body"):
        noun = offices.get(fold(word))
        organ = noun is not None and noun.role == "organ"
        found.setdefault(fold(word), replace(entry, role="organ", noun=noun) if organ else entry)
    for word, entry in _shouted(_territory_words()):
        found.setdefault(fold(word), entry)
    for word, entry in _named("persons.toml", "person"):
        found.setdefault(fold(word), entry)
    for word, entry in offices.items():
        found.setdefault(word, entry)
    return found


class Gazetteer:
    """All wordings in one automaton."""

    def __init__(self) -> None:
        entries = _entries()
        self._entries = list(entries.values())
        self._automaton = AhoCorasick(list(entries), matchkind=MatchKind.Standard)

    def hits(self, folded: str) -> list[Hit]:
        """The wordings in a folded text, whole words only, sorted, the longest of overlapping ones."""
        size = len(folded)
        best: dict[int, tuple[int, int]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if (start and folded[start - 1].isalnum()) or (end < size and folded[end].isalnum()):
                continue
            if start not in best or best[start][0] < end:
                best[start] = (end, index)
        hits = []
        last = 0
        for start in sorted(best):
            end, index = best[start]
            if start >= last:
                hits.append(Hit(start, end, self._entries[index]))
                last = end
        return hits


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Each person's usual name with all spellings in full, folded."""
    found: dict[str, list[str]] = {}
    for spelling, entry in _named("persons.toml", "person"):
        if not entry.alone:
            found.setdefault(entry.name, []).append(fold(spelling))
    return {name: tuple(names) for name, names in found.items()}


@cache
def persons_by_surname() -> dict[str, tuple[Entry, ...]]:
    """The codebook's persons by the last word of a name: whom "Vice President Harris" may mean."""
    found: dict[str, dict[str, Entry]] = {}
    for spelling, entry in _named("persons.toml", "person"):
        found.setdefault(fold(spelling).rsplit(" ", 1)[-1], {})[entry.name] = entry
    return {family: tuple(entries.values()) for family, entries in found.items()}


@cache
def modifiers() -> str:
    """A regular expression for one word that may stand before an office ("former", "chief", "self-proclaimed")."""
    words = words_of(codebook("offices.toml").get("modifiers"), "words")
    spellings = {spelling for word in words for spelling in _capitals(word)}
    return "|".join(re.escape(word) for word in sorted(spellings, key=len, reverse=True))
