"""Who signs a report and who puts it out: people, and the desks, agencies and outlets that are none.

The words that tell them apart are data (``signers.toml``).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .furniture import is_shout, words

_PARTS = re.compile(r"\s*[,;|/()]\s*|\s+via\s+")
_SMALL = frozenset({"of", "and", "for", "on", "in", "the", "to", "at"})
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class _Words:
    staff: frozenset[str]
    bodies: frozenset[str]
    outlets: frozenset[str]
    agencies: frozenset[str]
    labels: frozenset[str]
    mailboxes: frozenset[str]
    short: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads((files(__package__) / "signers.toml").read_text("utf-8"))
    split = {k: frozenset(v.split() if isinstance(v, str) else v) for k, v in data.items()}
    return _Words(**split)


def _set(name: str) -> set[str]:
    return {w.casefold() for w in words(name)}


def _is_staff(name: str) -> bool:
    return bool(_set(name) & _words().staff)


def is_body(name: str) -> bool:
    """Whether a name is that of no person: a desk, a newsroom, an agency, an institution."""
    return bool(_set(name) & (_words().staff | _words().bodies)) or name.strip().casefold() in _words().agencies


def is_outlet(name: str) -> bool:
    """Whether a name may be that of an outlet; a person may bear it too (``Emily Post``)."""
    return is_body(name) or bool(_set(name) & _words().outlets)


def signed(author: str | None) -> tuple[str | None, str | None]:
    """The people in a byline, and the body in it, if any: ``Ana Lund, Gulf News Agency`` holds one of each."""
    parts = [p for p in _PARTS.split(author or "") if p]
    bodies = [p for p in parts if is_body(p)]
    if not author or not bodies:
        return (None, author) if author and is_body(author) else (author, None)
    people = [p for p in parts if p not in bodies and len(words(p)) > 1]
    return (", ".join(people), bodies[0]) if people else (None, author)


def publisher_by(author: str | None) -> str | None:
    """The body that signs a report, as its publisher; a desk or the staff is only a part of an unnamed one."""
    _, body = signed(author)
    return body if body and not _is_staff(body) else None


def sender(name: str, address: str) -> tuple[str | None, str | None]:
    """Author and publisher by the name and the address that a mail comes from."""
    person, body = signed(name)
    if body or "@" in name:
        return person, body
    mailbox, _, domain = address.casefold().partition("@")
    house = set(re.split(r"[.-]", domain.rpartition(".")[0])) - {"www", "mail", ""}
    is_house = bool(house) and (house <= _set(name) or "".join(words(name)).casefold() in house)
    if mailbox in _words().mailboxes and (is_house or is_outlet(name)):
        return None, name
    return name, None


def publisher_name(text: str, *others: str | None) -> str | None:
    """A masthead, running head or letterhead as the name of a publisher; None where it can be none.

    ``others`` are the title and the author, which stand in such places too. Capitals become those of a name.
    """
    name = " ".join(text.split()).strip(" ,.|–—-·")
    found = words(name)
    if not 0 < len(found) <= _MOST_WORDS or re.search(r"[\d:?!@/]", name) or not _is_capitalised(found):
        return None
    said = {w.casefold() for w in found}
    if said <= _words().labels or any(said <= _set(other) for other in others if other):
        return None
    return " ".join(_as_name(w, i) for i, w in enumerate(name.split())) if is_shout(name) else name


def _is_capitalised(found: list[str]) -> bool:
    return all(w[0].isupper() or w.casefold() in _SMALL for w in found)


def _as_name(word: str, place: int) -> str:
    """A word in capitals as a name has it; a short one (``BBC``, ``UN``) stays, as an acronym may."""
    if word.casefold() in _SMALL:
        return word.lower() if place else word.capitalize()
    known = word.casefold() in _words().outlets | _words().bodies | _words().staff | _words().short
    return word if not known and (len(word) <= 3 or not re.search("[AEIOUY]", word)) else word.capitalize()
