"""How a brief names who acts: the state for its officials, a body or person by its own name otherwise."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global

from detente.briefing.inert import on_one_line
from detente.record.model import ActorMention, Speaker

_POSSESSIVE = re.compile(r"(?:his|her|their|its|the|a|an|some|one)\b", re.IGNORECASE)


@cache
def _places() -> dict[str, dict[str, object]]:
    return tomllib.loads((files(__package__) / "places.toml").read_text(encoding="utf-8"))


@cache
def _alpha_two() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    return {long: short[0] for long, short in aliases.items() if len(long) == 3 and len(short) == 1}


@cache
def country(code: str) -> str:
    """The name of a country as a sentence has it ("the United States"); the code itself where it is unknown."""
    own = _places()["names"].get(code)
    if isinstance(own, str):
        return own
    return str(Locale("en").territories.get(_alpha_two().get(code, code), code))


def short_country(code: str) -> str:
    """The name of a country as a heading has it ("United States")."""
    return country(code).removeprefix("the ")


def party(mention: ActorMention) -> str:
    """The state where the actor acts for one, else the actor's own name."""
    sectors = _places()["state"]["sectors"]
    for_state = mention.sector is None or (isinstance(sectors, list) and mention.sector in sectors)
    if mention.country and for_state:
        return country(mention.country)
    return on_one_line(mention.name or mention.text)


def person(mention: ActorMention) -> str:
    """The actor's own name, with the country in brackets where the name is not the country's."""
    name = on_one_line(mention.name or mention.text)
    if not mention.country:
        return name
    land = short_country(mention.country)
    if land.lower() in name.lower() or (mention.text and mention.text.lower() == land.lower()):
        return country(mention.country)
    return f"{name} ({land})"


def listed(names: Iterable[str], last: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``, each name once."""
    once = list(dict.fromkeys(name for name in names if name))
    return once[0] if len(once) == 1 else ", ".join(once[:-1]) + f" {last} " + once[-1] if once else ""


def parties(mentions: Sequence[ActorMention]) -> str:
    """All of these actors in one phrase; empty where there is none."""
    return listed(party(mention) for mention in mentions)


def speaker(chain: Sequence[Speaker] | None) -> str | None:
    """Who says it, by whose report: "John Coale, quoted by Belta"."""
    names = list(dict.fromkeys(_in_a_sentence(on_one_line(s.name or s.text)) for s in chain or ()))
    if not names:
        return None
    return names[0] + "".join(f", quoted by {name}" for name in names[1:])


def _in_a_sentence(name: str) -> str:
    """ "His wife" as it stands within a sentence."""
    return name[:1].lower() + name[1:] if _POSSESSIVE.match(name) else name


def capital(text: str) -> str:
    """The text with its first letter large, for the head of a line."""
    return text[:1].upper() + text[1:]
