"""What the finder gives: one naming of an actor in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["state", "adjective", "people", "city", "seat", "body", "person", "office", "group"]


@dataclass(frozen=True, slots=True)
class Mention:
    """The words ``text`` at ``start``..``end`` that name an actor.

    ``name`` is the usual name, the same for every wording of one actor: "Belarus" for "Belarusian" and "Minsk",
    "Alexander Lukashenko" for "Lukashenka". ``country`` is ISO 3166 alpha-3 (``EUE`` for the EU), None where the actor
    has none (the UN) or the words don't say it ("the envoy"). ``sector`` is one of GOV MIL LEG JUD OPP REB IGO NGO BUS
    MED CVL, or None for a state as such.

    ``form`` says how it is named. A ``seat`` is a capital or a building that can stand for the government; ``city`` is
    any other place whose country is known. An ``adjective`` ("Iranian diplomats") takes its sector from its noun. A
    ``person``'s words include title and office before the name ("President Vladimir Putin"), never the article. An
    ``office`` or ``body`` may be named by a common noun ("the Iranian foreign ministry", "the envoy").
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None
    sector: str | None
    form: Form
