"""Who acts, as a label writes it and as an engine says it, and whether both mean the same.

A label names actors in free text (``Ilham Aliyev (Azerbaijan)``); an engine gives codes and names. They agree when
they share a country or a word of the name that is not common to many.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

_IN_BRACKETS = re.compile(r"\(.*?\)")
_LABEL_WORD = re.compile(r"[a-z]{4,}")
_SAID_WORD = re.compile(r"\w{4,}")
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Party:
    """Countries (ISO 3166 alpha-3, ``EUE`` for the EU) and folded words of names, of one actor or of several."""

    countries: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CountryNames:
    """Patterns that find countries in a folded label, and the words of names that tell no actor apart."""

    patterns: tuple[tuple[re.Pattern[str], str], ...]
    shared: frozenset[str]

    @classmethod
    def load(cls, *, every: bool = False) -> CountryNames:
        """The names in ``countries.toml``; with ``every`` also the usual English name of all other territories."""
        table = tomllib.loads(files("detente.evaluation").joinpath("countries.toml").read_text(encoding="utf-8"))
        patterns = [(_pattern(name), code) for code, names in table["names"].items() for name in names]
        if every:
            patterns += [(re.compile(rf"\b{re.escape(name)}\b"), code) for code, name in _usual_names()]
        return cls(tuple(patterns), frozenset(table["shared"]["words"]))

    def party(self, label: str | None) -> Party:
        """Whom a labelled actor means; nobody where the label leaves it open."""
        text = folded(label or "")
        countries = {code for pattern, code in self.patterns if pattern.search(text)}
        words = set(_LABEL_WORD.findall(_IN_BRACKETS.sub("", text))) - self.shared
        return Party(frozenset(countries), frozenset(words))


def said_party(countries: Iterable[str], names: Iterable[str]) -> Party:
    """Whom an engine's actors mean, by their codes and by the words of their names and wordings."""
    words = {word for name in names for word in _SAID_WORD.findall(folded(name))}
    return Party(frozenset(countries), frozenset(words))


def agrees(label: Party, said: Party) -> bool | None:
    """Whether both share a country or a telling word; None where the label names no country to compare."""
    if not label.countries:
        return None
    return bool(label.countries & said.countries or label.words & said.words)


def folded(text: str) -> str:
    """Without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b" if len(name) <= _SHORT else rf"\b{re.escape(name)}")


def _usual_names() -> list[tuple[str, str]]:
    from detente.language.actors import country_name
    from detente.language.actors.gazetteer import territories

    return [(code, folded(country_name(code))) for code in territories()]
