"""Persons of one document: who introduces them, and who is meant by a surname later on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.language.actors.folding import fold
from detente.language.actors.gazetteer import persons_by_surname, spellings
from detente.language.actors.names import is_company, lexicon, short_names
from detente.language.actors.phrases import Phrase

_APPOSITION = re.compile(r",? \(?(?:the |a |an |his |her |its |their |our |my |who is |who was |then |currently )*\(?")
_LIST = re.compile(r"(?:,| and|, and) ")
_AGE = re.compile(r", \d{2},")


@dataclass(frozen=True, slots=True)
class Person:
    """What the document, or else the codebook, says of one person."""

    name: str
    country: str | None
    sector: str | None


class People:
    """The persons of one document by surname. ``known`` finds the codebook's entry for a folded name."""

    def __init__(self) -> None:
        self._by_name: dict[str, Person] = {}
        self._by_surname: dict[str, list[Person]] = {}

    def add(self, spelling: str, person: Person) -> None:
        """Remember a full name; what an introduction says fills or beats what was known."""
        self._by_name[spelling] = person
        self._by_name.setdefault(fold(person.name), person)
        for family in _short_names(spelling, person):
            others = [p for p in self._by_surname.get(family, []) if p.name != person.name]
            self._by_surname[family] = [*others, person]

    def named(self, spelling: str) -> Person | None:
        """The person whose name was given in full as ``spelling``."""
        return self._by_name.get(spelling)

    def meant_by(self, words: str) -> Person | None:
        """Whom "Coale" or "J. Cole" means: of several, the one last introduced."""
        parts = words.split(" ", 1)
        initial = parts[0] if len(parts) == 2 and parts[0].endswith(".") else ""
        candidates = self._by_surname.get(parts[1] if initial else words, [])
        fitting = [person for person in candidates if not initial or person.name[0] == initial[0]]
        return fitting[-1] if fitting else None


def _short_names(spelling: str, person: Person) -> set[str]:
    full = (spelling, *spellings().get(person.name, ()))
    return {short for name in full for short in short_names(name, person.country)}


def introduce(folded: str, phrases: list[Phrase]) -> list[Phrase]:
    """Give the persons whom the text introduces their country and sector, and join a title with its name."""
    found: list[Phrase] = []
    for index, phrase in enumerate(phrases):
        if phrase.shape is None:
            found.append(phrase)
            continue
        while found and _title_before(folded, found[-1], phrase):
            found.pop()
        if not phrase.introduced and index + 1 < len(phrases):
            _office_after(folded, phrase, phrases[index + 1])
        found.append(phrase)
    return found


def _give(phrase: Phrase, country: str | None, sector: str | None) -> None:
    """An introduction beats the list, unless it says no country; of two titles the one next to the name is closer."""
    if sector and not phrase.introduced and (country or phrase.country is None or phrase.sector is None):
        phrase.sector = sector
    phrase.sector = phrase.sector or sector
    phrase.country = country or phrase.country
    phrase.introduced = True


def _title_before(folded: str, before: Phrase, person: Phrase) -> bool:
    """Read what stands before the name; True if ``before`` became part of the person's own mention."""
    gap = folded[before.end : person.start]
    shape = person.shape
    assert shape is not None
    if gap == " " and before.role in ("office", "calling", "address"):
        # "envoys John Coale and Christopher Smith": a plural title stays a mention of its own
        _give(person, before.country, before.sector)
        person.start = before.start if not before.plural else person.start
        person.plural = before.plural
        return not before.plural
    if shape.single and shape.hit is None:
        return False
    if gap == ", " and before.role in ("office", "calling") and before.form == "office":
        if (
            folded[person.end : person.end + 1] in (",", ".", ";", ":", ")", "")
            or before.plural
            or _joins(folded, person)
        ):
            _give(person, before.country, before.sector)
            person.plural = before.plural
            if not before.plural:
                before.same_as = person
        return False
    if gap in ("'s ", "' ") and before.country and before.form in ("state", "seat", "body") and before.role == "name":
        _give(person, before.country, before.sector if before.form == "body" else None)
        return False
    if (
        gap == " "
        and before.form in ("adjective", "state")
        and before.role == "name"
        and shape.familiar
        and not is_company(shape.text)
    ):
        _give(person, before.country, None)
        return False
    if before.form == "person" and before.plural and before.introduced and _LIST.fullmatch(gap):
        _give(person, before.country, before.sector)
        person.plural = True
    return False


def _joins(folded: str, person: Phrase) -> bool:
    return folded.startswith((" and ", " or "), person.end)


def _office_after(folded: str, person: Phrase, after: Phrase) -> None:
    """Read "John Coale, the US special envoy" and "Hans Grundberg (UN envoy)"."""
    shape = person.shape
    assert shape is not None
    gap = folded[person.end : after.start]
    if not gap.startswith((",", " (")) or after.role not in ("office", "calling") or after.plural:
        return
    if (shape.single and shape.hit is None) or not _APPOSITION.fullmatch(gap):
        return
    _give(person, after.country, after.sector)
    after.same_as = person


def resolve(folded: str, phrases: list[Phrase]) -> list[Phrase]:
    """Keep the names that are persons (or companies) and say of each who it is."""
    people = People()
    for phrase in phrases:
        shape = phrase.shape
        if shape is None or (shape.single and not (shape.hit or phrase.introduced)):
            continue
        if _is_person(folded, phrase):
            _register(people, phrase)
    kept = [phrase for phrase in phrases if _is_resolved(folded, phrase, people)]
    for phrase in kept:
        if phrase.same_as is not None:
            phrase.name = phrase.same_as.name
            phrase.country = phrase.country or phrase.same_as.country
    return kept


def _is_person(folded: str, phrase: Phrase) -> bool:
    shape = phrase.shape
    assert shape is not None
    if shape.hit is not None or (phrase.introduced and not is_company(shape.text)):
        return True
    if shape.single or is_company(shape.text):
        return False
    if shape.familiar:
        return True
    return bool(lexicon().speech.match(folded, phrase.end) or _AGE.match(folded, phrase.end))


def _register(people: People, phrase: Phrase) -> None:
    shape = phrase.shape
    assert shape is not None
    if shape.hit is not None and shape.hit.entry.alone and not phrase.introduced:
        return
    if shape.hit is None and shape.text[1:3] == ". " and people.meant_by(shape.text):
        return
    if shape.single and shape.hit is None:
        if people.meant_by(shape.text):
            return
        _by_title_and_surname(phrase, shape.text)
    earlier = people.named(shape.text)
    if earlier is not None and not phrase.introduced:
        return
    if earlier is not None and phrase.country is None:
        phrase.country, phrase.sector = earlier.country, phrase.sector or earlier.sector
    if shape.hit is not None and shape.hit.entry.alone:
        full = people.named(fold(phrase.name))
        if full is not None:
            return
    people.add(shape.text, Person(phrase.name, phrase.country, phrase.sector))


def _is_resolved(folded: str, phrase: Phrase, people: People) -> bool:
    """Complete a name from the document's persons; False where it is no one's name."""
    shape = phrase.shape
    if shape is None:
        return True
    person = people.named(shape.text)
    if person is None and shape.hit is not None:
        person = people.named(fold(shape.hit.entry.name))
    if person is None and (shape.hit is None or shape.hit.entry.alone):
        person = people.meant_by(shape.text)
        if shape.hit is not None and person is not None and not person.country:
            # A namesake whom the text names without saying who she is does not beat the list.
            person = None
    if person is not None:
        phrase.name = person.name
        phrase.country = phrase.country if phrase.introduced and phrase.country else person.country
        phrase.sector = phrase.sector if phrase.introduced and phrase.sector else person.sector
        return True
    if shape.hit is not None:
        return True
    if is_company(shape.text):
        phrase.form, phrase.sector = "body", "BUS"
        return True
    return _is_person(folded, phrase)


def _by_title_and_surname(phrase: Phrase, family: str) -> None:
    """Complete "Vice President Harris" from the codebook, if only one person there can be meant."""
    if family in lexicon().given:
        return
    found = [e for e in persons_by_surname().get(family, ()) if phrase.country in (None, e.country)]
    if len(found) == 1:
        phrase.name, phrase.country = found[0].name, found[0].country
        phrase.sector = phrase.sector or found[0].sector
