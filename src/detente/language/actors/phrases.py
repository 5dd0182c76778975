"""Noun phrases around offices and bodies: who employs "the president", and which words belong to the phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.language.actors.gazetteer import Entry, Hit, codebook, modifiers, territories, words_of
from detente.language.actors.mention import Form
from detente.language.actors.names import Shape

_OWNERS: frozenset[Form] = frozenset({"state", "adjective", "people", "seat", "body", "city", "person"})


@dataclass(slots=True)
class Phrase:
    """A mention in the making.

    ``role`` is that of the head word; ``shape`` is set for what looks like a name; ``introduced`` says that the words
    beside it gave the country; ``same_as`` is the person in apposition to an office.
    """

    start: int
    end: int
    name: str
    country: str | None
    sector: str | None
    form: Form
    role: str = "name"
    plural: bool = False
    posted: bool = False
    person_before: bool = False
    owned: bool = False
    code: bool = False
    shape: Shape | None = None
    introduced: bool = False
    noun: Entry | None = None
    same_as: Phrase | None = None
    of_person: bool = False

    @property
    def is_head(self) -> bool:
        """A common noun that can take a country."""
        return self.role in ("office", "organ", "group", "calling")


def from_hit(hit: Hit) -> Phrase:
    """The phrase that the codebook's wording makes by itself."""
    entry = hit.entry
    return Phrase(
        hit.start, hit.end, entry.name, entry.country, entry.sector, entry.form, entry.role,
        entry.plural, entry.posted, entry.person_before, entry.owned, entry.code, noun=entry.noun,
    )  # fmt: skip


def from_shape(shape: Shape) -> Phrase:
    """A name: of a person the codebook knows, or of someone the text may introduce."""
    entry = shape.hit.entry if shape.hit else None
    if entry is None:
        return Phrase(shape.start, shape.end, shape.text, None, None, "person", shape=shape)
    return Phrase(shape.start, shape.end, entry.name, entry.country, entry.sector, "person", shape=shape)


@cache
def _modifier_words() -> frozenset[str]:
    return frozenset(words_of(codebook("offices.toml").get("modifiers"), "words"))


@cache
def _owner_gap() -> re.Pattern[str]:
    return re.compile(rf"(?:-[A-Z][a-z]+)?(?P<possessive>'s?)?(?P<modifiers>(?:[ -](?:{modifiers()}))*)[ -]")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[ (\"]))(?:(?:{modifiers()})[ -])+$")


_COMPLEMENT = re.compile(
    r" (?P<word>of|for|to|on|in) (?:the )?(?:(?:State|Government|Islamic Republic) of )?(?:self-proclaimed )?"
)
# "spokesman of the office of the head of ...": no one writes more.
_DEEPEST = 3
_SUBJECT = re.compile(r" (?:Affairs|affairs|Issues|issues|Reconciliation|Negotiations|Policy|policy|Peace Process)\b")
_AND = re.compile(r"(?:,| and|, and) (?:the )?")


def compose(folded: str, pieces: list[Phrase]) -> list[Phrase]:
    """Join offices, organs and groups with the country, body or person that they belong to."""
    done: list[Phrase] = []
    index = 0
    while index < len(pieces):
        phrase, index = _phrase(folded, pieces, index, done)
        _share(folded, done, phrase)
        done.append(phrase)
    return [phrase for phrase in done if phrase.role != "pitfall"]


def _share(folded: str, done: list[Phrase], phrase: Phrase) -> None:
    """Let what stands before a phrase take part in it: "President" Putin's government, "US" and British forces."""
    if not done:
        return
    before, gap = done[-1], folded[done[-1].end : phrase.start]
    if phrase.of_person and before.role in ("office", "address") and gap == " ":
        phrase.start = before.start
        phrase.name = folded[phrase.start : phrase.end]
        done.pop()
        return
    last = phrase.start
    for earlier in reversed(done) if phrase.form == "adjective" and phrase.sector else ():
        if folded[earlier.end : last] not in (" and ", ", ", " or ") or earlier.sector is not None:
            return
        if not (earlier.code or earlier.form == "adjective"):
            return
        earlier.form, earlier.sector, last = "adjective", phrase.sector, earlier.start


def _phrase(folded: str, pieces: list[Phrase], index: int, before: list[Phrase], depth: int = 0) -> tuple[Phrase, int]:
    """The noun phrase that starts at ``pieces[index]``, and the index behind it."""
    phrase = pieces[index]
    index += 1
    if phrase.is_head and phrase.role != "group":
        _take_modifiers(folded, phrase, before[-1].end if before else 0)
    while True:
        if index < len(pieces) and pieces[index].is_head:
            joined = _owned_by(folded, phrase, pieces[index])
            if joined is not None:
                phrase = joined
                index += 1
                continue
        if phrase.is_head and index < len(pieces) and depth < _DEEPEST:
            end = _complement(folded, phrase, pieces, index, depth)
            if end > index:
                index = end
                continue
        return phrase, index


def _take_modifiers(folded: str, head: Phrase, floor: int) -> None:
    found = _leading().search(folded, max(floor, head.start - 60), head.start)
    if found and found.start() >= floor:
        head.start = found.start()


def _owned_by(folded: str, owner: Phrase, head: Phrase) -> Phrase | None:
    """The owner and its office or organ as one phrase, or None if the words between don't tie them."""
    gap = _owner_gap().fullmatch(folded, owner.end, head.start)
    if gap is None:
        return None
    possessive = bool(gap["possessive"])
    if owner.is_head:
        # "Iran's former chief" + "nuclear negotiator"
        qualifies = (
            owner.role == "organ" or owner.name == "opposition" or owner.name.rsplit(" ", 1)[-1] in _modifier_words()
        )
        if not (possessive or qualifies):
            return None
    elif owner.form == "person":
        known = owner.shape is None or owner.shape.hit is not None
        if not known or not (possessive or head.person_before):
            return None
    elif owner.form not in _OWNERS:
        return None
    crowd = head.role == "group" or (head.role == "calling" and head.plural) or head.name in ("official", "officials")
    if crowd and owner.form in ("state", "adjective", "people", "seat"):
        # "Iranian diplomats", "Syria's rebels": the country word is the mention, its noun tells the sector.
        owner.sector = head.sector
        if owner.code and not possessive:
            owner.form = "adjective"
        return owner
    if crowd and owner.form == "body" and owner.role == "name":
        owner.end = head.end
        return owner
    return _joined(folded, owner, head)


_NOT_OF_THE_STATE = frozenset({"IGO", "NGO", "REB", "BUS", "MED", "MIL", "LEG", "JUD", "OPP"})


def _joined(folded: str, owner: Phrase, head: Phrase) -> Phrase:
    if head.noun is not None and head.country != owner.country:
        head.name, head.country, head.sector = head.noun.name, None, head.noun.sector
    country = owner.country or (head.country if owner.form != "body" else None)
    form: Form = "body" if head.role == "organ" and (country or owner.form == "body") else "office"
    return Phrase(
        owner.start, head.end, _joined_name(folded, owner, head, country), country, _joined_sector(owner, head), form,
        head.role, head.plural, head.posted, introduced=True, of_person=owner.form == "person",
    )  # fmt: skip


def _joined_sector(owner: Phrase, head: Phrase) -> str | None:
    """A UN envoy is of the UN's sector, a Colombian high commissioner of the government's."""
    if owner.country == "EUE":
        return "IGO" if head.sector == "GOV" else head.sector
    if owner.form != "person" and owner.sector in _NOT_OF_THE_STATE and head.sector in ("GOV", "MIL", None):
        return owner.sector
    if head.sector == "IGO" and owner.country and owner.form in ("state", "adjective", "seat"):
        return "GOV"
    return head.sector


def _joined_name(folded: str, owner: Phrase, head: Phrase, country: str | None) -> str:
    if owner.form == "person" or (owner.is_head and not owner.country):
        return folded[owner.start : head.end]
    if head.noun is not None and head.country == country:
        return head.name
    if owner.form == "body" or owner.is_head:
        return f"{owner.name} {head.name}"
    return f"{territories()[country].before_nouns} {head.name}" if country in territories() else head.name


def _complement(folded: str, head: Phrase, pieces: list[Phrase], index: int, depth: int) -> int:
    """Take "of Iran" as the owner of ``head``, or "for Iran" as its task; the index behind what was taken."""
    word = _COMPLEMENT.match(folded, head.end)
    if word is None or word.end() != pieces[index].start or (head.role == "group" and word["word"] != "of"):
        return index
    ahead = pieces[index]
    task = word["word"] != "of" and not (word["word"] == "for" and head.name.startswith("spokes"))
    if task and not (head.posted and (head.role == "office" or word["word"] != "in")):
        return index
    if ahead.form not in ("state", "seat", "city", "body", "adjective", "people") and not ahead.is_head:
        return index
    if ahead.role == "group":
        return index
    inner, after = _phrase(folded, pieces, index, [], depth + 1)
    if inner.form in ("adjective", "people"):
        return index
    if inner.form == "person" or (inner.role in ("office", "calling") and inner.country is None and not task):
        return index
    if head.plural and not task and after < len(pieces) and _AND.fullmatch(folded, inner.end, pieces[after].start):
        # "the foreign ministers of Iran and Oman" are of neither alone
        return index
    head.end = inner.end
    if task:
        while after < len(pieces) and pieces[after].form in ("state", "city", "seat"):
            link = _AND.fullmatch(folded, head.end, pieces[after].start)
            if link is None or (link[0].startswith(",") and "and" not in link[0]):
                break
            head.end = pieces[after].end
            after += 1
        subject = _SUBJECT.match(folded, head.end)
        head.end = subject.end() if subject else head.end
        return after
    if head.introduced and head.country:
        return after
    title = head.name
    head.country = inner.country
    head.introduced = True
    if inner.form in ("state", "seat", "city") and inner.country:
        head.name = f"{territories()[inner.country].before_nouns} {title}"
    else:
        head.name = f"{title} of {inner.name}"
        if inner.sector in ("IGO", "NGO", "REB", "BUS", "MED", "LEG", "JUD") and head.sector == "GOV":
            head.sector = inner.sector
    if head.role == "organ":
        head.form = "body"
    return after
