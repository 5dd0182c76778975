"""Telling the furniture of a page from what it says, by the words of one line.

The patterns are data (``furniture.toml``). What only the place of a line can tell (that it repeats, or stands in
the middle of a sentence) is decided in :mod:`detente.reading.segments`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.record.model import SegmentKind

# In the patterns, \p{place} is a capitalised name of up to three words, \p{month} the name of a month.
_SHORTHANDS = {
    r"\p{place}": r"[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]+){0,2}",
    r"\p{month}": r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?",
}
_FINAL = re.compile(
    r"[.!?…:;][\"'”’»)\]*_¹²³⁰-⁹]*$"
    r"|[^\W\d][\"'”’»)\]]*[.!?…][\"'”’»)\]]*\[?\d{1,3}\]?$"  # and the number of a note
)
_TAIL = 40
"""Characters at the end of a text that tell how it ends."""
_LONGEST_LINE = 1_000
"""Characters in the longest line that is looked at for furniture."""
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Prof|Rev|St|No|vs|Jr|Sr|Inc|Ltd|Corp|Co|Gov|Sen|Rep|Amb|approx|ca)\.$"
)
_BULLET = re.compile(r"(?:[-*•·▪‣–—]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Rules:
    longest: int
    furniture: re.Pattern[str]
    related: re.Pattern[str]
    comments: re.Pattern[str]
    caption: re.Pattern[str]
    prefix: re.Pattern[str]
    interface: frozenset[str]


def _either(patterns: list[str], end: str = "", flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    joined = "|".join(f"(?:{p}){end}" for p in patterns)
    for name, pattern in _SHORTHANDS.items():
        joined = joined.replace(name, pattern)
    return re.compile(rf"\s*(?:{joined})", flags)


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files(__package__) / "furniture.toml").read_text("utf-8"))
    furniture = data["furniture"]
    return _Rules(
        longest=data["longest"],
        furniture=_either([*furniture["start"], *(rf"(?:{p})\s*$" for p in furniture["whole"])]),
        related=_either(data["related"]["start"]),
        comments=_either(data["comments"]["start"]),
        caption=_either(data["caption"]["start"]),
        # capitals tell a dateline from a sentence
        prefix=_either(data["prefix"]["start"], flags=re.NOFLAG),
        interface=frozenset(furniture["interface"].split()),
    )


def words(line: str) -> list[str]:
    """The words of a line that have letters in them."""
    return _WORD.findall(line)


def is_final(text: str) -> bool:
    """Whether a stretch of text ends as a sentence does (a colon and semicolon end one too: what follows is a list)."""
    return bool(_FINAL.search(text.rstrip()[-_TAIL:]))


def is_abbreviated(text: str) -> bool:
    """Whether the full stop at the end of a text may be that of an abbreviation."""
    return bool(_ABBREVIATED.search(text.rstrip()[-_TAIL:]))


def is_item(line: str) -> bool:
    """Whether a line is an item of a list or a row of a table."""
    return bool(_BULLET.match(line)) or " | " in line


def is_shout(line: str) -> bool:
    """Whether a line is in capitals throughout: a masthead, a running head, or a heading in an older style."""
    return any(len(w) > 1 for w in words(line)) and line.upper() == line


def is_wordless(line: str) -> bool:
    """Whether a line has no words, or a unit beside a figure: ``###``, ``12.40 EUR``, ``* * *``."""
    found = words(line)
    unit = len(found) == 1 and found[0].isupper() and len(found[0]) <= 4
    return not found or (unit and len(line.split()) <= 3 and any(c.isdigit() for c in line))


def kind_by_words(line: str) -> SegmentKind | None:
    """What a line is by its words alone; None where it may well say something."""
    rules = _rules()
    found = words(line[:_LONGEST_LINE])
    if len(line) > _LONGEST_LINE or len(found) > rules.longest:
        return None
    if rules.comments.match(line):
        return "comments"
    if rules.related.match(line):
        return "related"
    if rules.caption.match(line):
        return "caption"
    if rules.furniture.match(line) or is_wordless(line):
        return "furniture"
    return "furniture" if 2 <= len(found) <= 10 and all(w.lower() in rules.interface for w in found) else None


def prefix_length(line: str) -> int:
    """How many characters before its first sentence a line spends on a dateline or a date; 0 where none."""
    match = _rules().prefix.match(line[:_LONGEST_LINE])
    rest = line[match.end() :].lstrip() if match else ""
    return match.end() if match and rest and not rest[0].islower() else 0
