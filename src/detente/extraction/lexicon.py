"""The codebook in memory: frames, operators, things and cues, read from its files.

A researcher changes what is coded by editing ``codebook/*.toml``; nothing about
single verbs or nouns is written in Python.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

from spacy.tokens import Token

from detente.language.lemmas import base_forms
from detente.language.words import words
from detente.record.model import Kind, Status

Effect = Literal[
    "demanded",
    "announced",
    "promised",
    "offered",
    "threatened",
    "refused",
    "denied",
    "expected",
    "transparent",
    "topic",
]
Giver = Literal["holder", "authority", "party"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A thing that parties do, declared once with its roles (see ``codebook/frames.toml``)."""

    id: str
    kind: Kind
    deed: str | None
    words: str | None
    mode: str | None = None
    theme: frozenset[str] = frozenset()
    verbs: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    strict: frozenset[str] = frozenset()
    strict_nouns: frozenset[str] = frozenset()
    intransitive: tuple[str, ...] = ()
    giver: Giver | None = None
    inverted: bool = False
    status: Status | None = None
    family: str = ""
    """The frame whose name its statements carry; its own where none is given."""
    effect: str | None = None


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A verb of a frame: its base form, the words that complete it, and how it is used."""

    frame: Frame
    phrase: str
    completion: tuple[str, ...]
    intransitive: bool

    @property
    def strict(self) -> bool:
        return self.phrase in self.frame.strict


@dataclass(frozen=True, slots=True)
class Operator:
    """What a governing word does to what it governs (see ``codebook/operators.toml``)."""

    effect: Effect
    asks: bool


@dataclass(frozen=True, slots=True)
class CueEntry:
    """Words that tie two sides of an exchange (see ``codebook/cues.toml``)."""

    text: str
    other: Literal["complement", "before", "both"]
    needs: tuple[str, ...] = ()
    reach: int = 900

    @property
    def literal(self) -> bool:
        """Whether the cue is plain words and no pattern."""
        return self.text.replace(" ", "").isalpha()


@dataclass(frozen=True)
class Lexicon:
    """Everything the codebook says, indexed by base form."""

    frames: Mapping[str, Frame]
    verbs: Mapping[str, tuple[VerbEntry, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    operators: Mapping[str, Mapping[str, Operator]] = field(repr=False)  # part of speech -> base form -> operator
    phrasal_operators: Mapping[str, tuple[tuple[str, Operator], ...]] = field(repr=False)
    things: Mapping[str, frozenset[str]] = field(repr=False)
    cues: tuple[CueEntry, ...] = field(repr=False)
    speech_verbs: frozenset[str] = field(repr=False)
    speech_nouns: frozenset[str] = field(repr=False)
    modality: Mapping[str, frozenset[str]] = field(repr=False)
    forms: Mapping[str, str] = field(repr=False)
    verb_forms: Mapping[str, str] = field(repr=False)
    _lemmas: dict[tuple[int, int], str] = field(default_factory=dict, repr=False)

    @cached_property
    def asking_words(self) -> frozenset[str]:
        """Base forms with which an operator of asking can begin."""
        single = {word for known in self.operators.values() for word, operator in known.items() if operator.asks}
        phrasal = {word for word, found in self.phrasal_operators.items() if any(o.asks for _, o in found)}
        return frozenset(single | phrasal)

    def lemma(self, token: Token) -> str:
        """Base form of a token, as a verb or a noun by its tag; a word unknown to the codebook stands for itself."""
        key = (token.lower, token.tag)  # a form and tag recur by the thousand
        found = self._lemmas.get(key)
        if found is None:
            low = token.lower_
            first, second = self.forms, self.verb_forms
            if token.tag_.startswith("VB"):
                first, second = second, first
            found = self._lemmas[key] = first.get(low) or second.get(low, low)
        return found


def _table(name: str) -> dict[str, list[dict[str, object]]]:
    return tomllib.loads(files("detente.codebook").joinpath(name).read_text(encoding="utf-8"))


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"a list of words was expected in the codebook, not {value!r}")
    return tuple(value)


def _frame(row: Mapping[str, object]) -> Frame:
    known = {
        "id",
        "kind",
        "deed",
        "words",
        "mode",
        "theme",
        "verbs",
        "nouns",
        "strict",
        "strict_nouns",
        "intransitive",
        "giver",
        "effect",
        "inverted",
        "status",
        "family",
    }
    unknown = set(row) - known
    if unknown:
        raise ValueError(
            f"frames.toml: frame {row.get('id')!r} has unknown keys {sorted(unknown)}; known are {sorted(known)}"
        )
    return Frame(
        id=str(row["id"]),
        family=str(row.get("family", row["id"])),
        kind=row["kind"],  # type: ignore[arg-type]  # checked against the kinds by tests/extraction/test_lexicon.py
        deed=str(row["deed"]) if "deed" in row else None,
        words=str(row["words"]) if "words" in row else None,
        mode=str(row["mode"]) if "mode" in row else None,
        theme=frozenset(_strings(row.get("theme"))),
        verbs=_strings(row.get("verbs")),
        nouns=frozenset(_strings(row.get("nouns"))),
        strict=frozenset(_strings(row.get("strict"))),
        strict_nouns=frozenset(_strings(row.get("strict_nouns"))),
        intransitive=_strings(row.get("intransitive")),
        giver=row.get("giver"),  # type: ignore[arg-type]  # likewise
        inverted=bool(row.get("inverted", False)),
        status=row.get("status"),  # type: ignore[arg-type]  # likewise
        effect=str(row["effect"]) if "effect" in row else None,
    )


def _verb_index(frames: Iterable[Frame]) -> dict[str, tuple[VerbEntry, ...]]:
    index: dict[str, list[VerbEntry]] = {}
    for frame in frames:
        for intransitive, phrases in ((False, frame.verbs), (True, frame.intransitive)):
            for phrase in phrases:
                verb, *completion = phrase.split()
                index.setdefault(verb, []).append(VerbEntry(frame, phrase, tuple(completion), intransitive))
    # the longest phrase first: "hand over" before "hand", and a frame that asks for more before one that asks for less
    return {
        verb: tuple(sorted(rows, key=lambda row: (-len(row.completion), row.frame.id == "transfer")))
        for verb, rows in index.items()
    }


def _operators(
    rows: Iterable[Mapping[str, object]],
) -> tuple[dict[str, dict[str, Operator]], dict[str, tuple[tuple[str, Operator], ...]]]:
    single: dict[str, dict[str, Operator]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    phrasal: dict[str, list[tuple[str, Operator]]] = {}
    for row in rows:
        operator = Operator(row["effect"], bool(row.get("asks", False)))  # type: ignore[arg-type]  # checked by the tests
        for part, known in single.items():
            for phrase in _strings(row.get(part)):
                word, *rest = phrase.split()
                if rest:
                    phrasal.setdefault(word, []).append((" ".join(rest), operator))
                else:
                    known.setdefault(word, operator)
    return single, {word: tuple(found) for word, found in phrasal.items()}


VERB_LISTS = ("afflicted", "counting_verbs", "including", "talking", "toll", "withdrawing", "planning", "expecting")
"""Word lists of ``codebook/words.toml`` that hold verbs, so that their inflected forms are known too."""


@cache
def load_lexicon() -> Lexicon:
    """Read the codebook. Raises ValueError, naming file and key, where it is malformed."""
    frames = [_frame(row) for row in _table("frames.toml")["frame"]]
    nouns: dict[str, list[Frame]] = {}
    for frame in frames:
        for noun in sorted(frame.nouns):
            nouns.setdefault(noun, []).append(frame)
    things: dict[str, set[str]] = {}
    for category, row in _table("things.toml").items():
        for word in _strings(row["words"]):  # type: ignore[call-overload]  # a table of tables here, a list of them elsewhere
            things.setdefault(word, set()).add(category)
    operators, phrasal = _operators(_table("operators.toml")["operator"])
    speech, modality = _table("speech.toml"), _table("modality.toml")
    verbs = _verb_index(frames)
    actions = [*verbs, *phrasal, *operators["verbs"], *_strings(speech["verbs"])]
    actions += [word for name in VERB_LISTS for word in sorted(words(name))]
    completions = [word for entries in verbs.values() for entry in entries for word in entry.completion]
    names = [*nouns, *things, *operators["nouns"], *operators["adjectives"], *_strings(speech["nouns"]), *completions]
    return Lexicon(
        frames={frame.id: frame for frame in frames},
        verbs=verbs,
        nouns={noun: tuple(found) for noun, found in nouns.items()},
        operators=operators,
        phrasal_operators=phrasal,
        things={word: frozenset(found) for word, found in things.items()},
        cues=tuple(
            CueEntry(str(row["text"]), row["other"], _strings(row.get("needs")), int(str(row.get("reach", 900))))  # type: ignore[arg-type]  # checked by the tests
            for row in _table("cues.toml")["cue"]
        ),
        speech_verbs=frozenset(_strings(speech["verbs"])),
        speech_nouns=frozenset(_strings(speech["nouns"])),
        modality={name: frozenset(_strings(words)) for name, words in modality.items()},
        forms=base_forms(names),
        verb_forms=base_forms(actions),
    )
