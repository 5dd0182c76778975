"""The wording of deeds, read from ``wording.toml``, and the verb that a source itself uses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.reconciling.occurrences import family
from detente.record.model import Statement


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in the forms that a brief needs, and the pattern that finds it in a source."""

    name: str
    find: re.Pattern[str]
    past: str
    base: str
    noun: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of ``wording.toml``, checked and compiled."""

    verbs: dict[str, Verb]
    frames: dict[str, tuple[tuple[str, ...], str | None]]
    measure: dict[str, frozenset[str]]
    measure_noun: re.Pattern[str]
    tense_before: str
    answering: tuple[str, ...]
    rest: re.Pattern[str]
    leaning: re.Pattern[str]
    finite: re.Pattern[str]
    modal: re.Pattern[str]
    foreseen: re.Pattern[str]
    undertaken: re.Pattern[str]
    pledged: re.Pattern[str]
    past: re.Pattern[str]
    ought: re.Pattern[str]
    held: re.Pattern[str]
    remote: re.Pattern[str]


@cache
def wording() -> Wording:
    """Read the tables once."""
    data = tomllib.loads((files(__package__) / "wording.toml").read_text(encoding="utf-8"))
    verbs = {
        name: Verb(name, re.compile(rf"\b(?:{v['find']})\b", re.IGNORECASE), v["past"], v["base"], v["noun"])
        for name, v in data["verb"].items()
    }
    return Wording(
        verbs=verbs,
        frames={name: (tuple(f["verbs"]), f.get("else")) for name, f in data["frame"].items()},
        measure={state: frozenset(data["measure"][state]) for state in ("eased", "imposed", "kept")},
        measure_noun=re.compile(rf"\b(?:{data['measure']['nouns']})", re.IGNORECASE),
        tense_before=data["tense"]["before"],
        answering=tuple(data["answering"]["cues"]),
        rest=re.compile(data["rest"]["find"], re.IGNORECASE),
        leaning=re.compile(rf"(?:{'|'.join(data['quote']['leaning'])})\b,?\s+", re.IGNORECASE),
        finite=_words(data["quote"]["finite"]),
        modal=_words(data["quote"]["modal"]),
        foreseen=_words(data["quote"]["foreseen"]),
        undertaken=_words(data["quote"]["undertaken"]),
        pledged=_words(data["quote"]["pledged"]),
        past=_words(data["quote"]["past"]),
        ought=_words(data["quote"]["ought"]),
        held=_words(data["quote"]["held"]),
        remote=_words(data["quote"]["remote"]),
    )


def _words(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{''.join(alternatives.split(chr(10)))})\b", re.IGNORECASE)


def verb(statements: Iterable[Statement]) -> Verb | None:
    """The verb for these statements: the one that two documents in three use, else the frame's own, else none."""
    votes: dict[str, set[str]] = {}
    documents: set[str] = set()
    own: str | None = None
    for statement in statements:
        names, own = wording().frames.get(family(statement), ((), None))
        found = _verbs_in(statement, names)
        documents |= {statement.document} if found else set()
        if len(found) == 1:
            votes.setdefault(found[0], set()).add(statement.document)
    best = max(votes, key=lambda name: (len(votes[name]), name), default=None)
    if best and 3 * len(votes[best]) >= 2 * len(documents) and (len(votes) == 1 or len(documents) > 1):
        return wording().verbs[best]
    return wording().verbs[own] if own and documents else None


def _verbs_in(statement: Statement, names: Iterable[str]) -> list[str]:
    words = " ".join(e.text for e in statement.evidence)
    return [name for name in names if wording().verbs[name].find.search(words)]


def verb_as_written(statement: Statement) -> str | None:
    """The verb with its tense as the source has it: "was being lifted", "will lift"."""
    names = _verbs_in(statement, wording().frames.get(family(statement), ((), None))[0])
    if len(names) != 1:
        return None
    words = " ".join(" ".join(e.text.split()) for e in statement.evidence)
    pattern = wording().verbs[names[0]].find.pattern
    match = re.search(rf"\b(?:(?:{wording().tense_before})\s+)*{pattern}", words, re.IGNORECASE)
    return match.group() if match else None


def measure_state(statement: Statement) -> str | None:
    """``eased``, ``imposed`` or ``kept``; None where the frame says none of them."""
    return next((state for state, frames in wording().measure.items() if (statement.rule or "") in frames), None)
