"""What the first lines of a text say about it: its title, day, author and publisher."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from detente.record.model import SegmentKind

from .dates import FoundDate, day_in_year, find_date
from .drafts import About
from .furniture import is_shout, words
from .paragraphs import Paragraph
from .signers import is_body, is_outlet, publisher_name

_NAME = (
    r"[^\W\d_a-z][\w’'.-]*(?:\s+(?:(?:de|del|der|di|da|van|von|al|el|bin|ibn|la|le|du)\s+)?[^\W\d_a-z][\w’'.-]*){1,3}"
)
_NAMES = re.compile(rf"{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAME})*")
_BYLINE = re.compile(rf"(?i:by)\s+(?P<author>{_NAMES.pattern})(?:\s*[,|–—-]\s*(?P<publisher>[^,|]+))?\s*")
_SIGNER = re.compile(r"(?i:by)\s+(?P<name>[^\W\d_a-z][^.!?:]{1,50})")
_AFTER_DATE = re.compile(
    rf"[\s,|–—-]*(?:\d{{1,2}}[:.]\d\d(?:\s*(?:am|pm|[A-Z]{{2,4}}))?)?\s*[|–—,-]\s*(?P<author>{_NAME})(?:,\s*(?P<publisher>[^,|]+))?\s*"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(?:by\s+)?(?P<name>[^\d,|©.]{2,60}?)\s*(?:\d{4}|$|[,|.])", re.IGNORECASE
)
_AGENCY = re.compile(r"\((?P<name>[A-Z][^()]{1,39})\)")
_MOST_WORDS_BESIDE_A_DATE = 14
_BESIDE_A_DATE = frozenset({"by", "on", "at", "am", "pm", "and", "de", "van", "von", "al", "issue", "no", "vol"})
_LONGEST_HEAD = 80
"""Characters in the longest running head."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Front:
    """What was found, and which paragraphs turned out to be of another kind by it (index, kind)."""

    about: About
    kinds: tuple[tuple[int, SegmentKind], ...]


def _same(one: str, other: str) -> bool:
    a, b = ({w.casefold() for w in words(t)} for t in (one, other))
    return len(a) >= min(3, len(b)) and len(a & b) >= 0.8 * len(a)


def _dated_line(text: str) -> tuple[FoundDate, About] | None:
    """A line that is there for its date: an issue line, or date, author and publisher in a row."""
    found = find_date(text)
    if not found or len(words(text)) > _MOST_WORDS_BESIDE_A_DATE or text.rstrip().endswith((".", "?", "!")):
        return None
    names = _AFTER_DATE.fullmatch(text, found.end)
    owner = _COPYRIGHT.search(text)
    beside = words(text[: found.start]) + words(text[found.end :])
    if not owner and any(w.islower() and w not in _BESIDE_A_DATE for w in beside):
        return None  # a title that names a day
    publisher = names["publisher"] if names else owner["name"] if owner else None
    about = About(author=names["author"] if names else None, publisher=publisher, published=found.iso)
    before = publisher_name(text[: found.start])
    after = _BYLINE.fullmatch(text[found.end :].strip(" ,.|–—-·"))
    said = About(author=after["author"], publisher=after["publisher"]) if after else About()
    # only a word that places don't have tells a paper from a place before a date
    return found, about.otherwise(said).otherwise(About(publisher=before if before and is_outlet(before) else None))


def _title(units: Sequence[Paragraph], candidates: Sequence[int], known: str | None) -> int | None:
    """Which of the lines before the first paragraph is the title."""
    if known:
        return next((i for i in candidates if _same(units[i].text, known)), None)
    mixed = [i for i in candidates if not is_shout(units[i].text)]
    for least, among in ((3, mixed), (3, candidates), (2, mixed)):
        fits = [i for i in among if len(words(units[i].text)) >= least]
        if fits:
            # of lines in capitals the last is the title: mastheads stand above it
            return fits[0] if among is mixed else fits[-1]
    return None


def _byline(text: str, after_title: bool) -> About | None:
    match = _BYLINE.fullmatch(text)
    if match:
        return About(author=match["author"], publisher=match["publisher"])
    signer = _SIGNER.fullmatch(text)
    if signer and is_body(signer["name"]):
        return About(author=signer["name"])
    found = words(text)
    is_name = after_title and 2 <= len(found) <= 8 and _NAMES.fullmatch(text) and not is_shout(text)
    return About(author=text) if is_name else None


def front(units: Sequence[Paragraph], kinds: Sequence[SegmentKind], known: About) -> Front:
    """Reads the lines above the first paragraph of text, and the dateline on it.

    Args:
        units: paragraphs of the text.
        kinds: what each of them was taken for.
        known: what a header or the file's own metadata says already; it is never overruled.
    """
    first_body = next((i for i, k in enumerate(kinds) if k == "body"), len(units))
    about = About()
    changed: dict[int, SegmentKind] = {}
    opening = range(min(first_body + 1, len(units)))
    for i in opening:
        dated = _dated_line(units[i].text)
        if dated and (i < first_body or kinds[i] != "body" or dated[0].start <= 2):
            about = about.otherwise(dated[1])
            changed[i] = "furniture"
    candidates = [i for i in opening if kinds[i] == "title" and i not in changed]
    bylines = {i: b for i in candidates if (b := _byline(units[i].text, after_title=False))}
    candidates = [i for i in candidates if i not in bylines]
    title = _title(units, candidates, known.title)
    if title is not None:
        about = about.otherwise(About(title=units[title].text))
    for i in candidates:
        byline = _byline(units[i].text, after_title=title is not None and i > title and i == title + 1)
        if i != title and byline:
            bylines[i] = byline
        elif i != title and (is_shout(units[i].text) or len(words(units[i].text)) < 3) and i < first_body:
            changed[i] = "furniture"
    for i, byline in bylines.items():
        about = about.otherwise(byline)
        changed[i] = "furniture"
    about = about.otherwise(_dateline(units, kinds, first_body))
    above = title if title is not None else first_body
    about = about.otherwise(About(publisher=_masthead(units, above, about.otherwise(known))))
    return Front(about, tuple(changed.items()))


def _masthead(units: Sequence[Paragraph], above: int, about: About) -> str | None:
    """The publisher by a short line that comes again and again: above the title, or with an outlet's word in it."""
    heads = [re.sub(r"[\W\d]+", " ", u.text[:_LONGEST_HEAD].casefold()).strip() for u in units]
    often = Counter(heads)
    for i, unit in enumerate(units):
        if often[heads[i]] > 1 and len(unit.text) < _LONGEST_HEAD:
            name = publisher_name(re.sub(r"\W*\d+\W*$", "", unit.text), about.title, about.author)
            if name and (i < above or is_outlet(name)):
                return name
    return None


def _dateline(units: Sequence[Paragraph], kinds: Sequence[SegmentKind], first_body: int) -> About:
    """Day and agency of the dateline before the first paragraph; the year from elsewhere in the text if it has none."""
    about = About()
    for i in range(min(first_body, len(units))):
        if kinds[i] != "furniture":
            continue
        text = units[i].text
        found = find_date(text)
        agency = _AGENCY.search(text)
        day = found.iso if found else None
        if not day and agency:
            years = [y for u in units for y in _YEAR.findall(u.text)]
            day = day_in_year(text, max(years)) if years else None
        about = about.otherwise(About(published=day, publisher=agency["name"] if agency and units[i].silent else None))
    return about
