"""What a date says, before anyone asks which day it is.

A mention holds one or two *points* (``13 December``, ``last month``, ``the 1990s``) and the *relation* of
the words before them (``since``, ``until``, ``between``). Points keep only what is said: a year that the
text leaves out is None here, and is picked when the mention is resolved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["days", "weeks", "months", "years"]
Relation = Literal["on", "since", "from", "after", "before", "until", "around", "between"]
Kind = Literal["date", "attribute", "duration"]
Period = Literal["day", "week", "weekend", "month", "year", "decade", "weekday", "named month", "season"]
Share = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Day:
    """``13 December 2025``, ``Saturday``, ``on the 13th``; ``last`` is the last day of ``11–12 December``.

    ``weekday`` counts from Monday = 0. ``year_step`` is -1, 0 or 1 for ``13 December last year``.
    """

    day: int | None = None
    last: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    year_step: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """``June 2021``, ``early January``; ``part`` is the share of the month that is meant."""

    month: int
    year: int | None = None
    part: Share | None = None
    year_step: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """``the summer of 2022``; ``month`` is its first; a winter belongs to the year in which it begins."""

    month: int
    year: int | None = None
    part: Share | None = None
    year_step: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """``2024`` (first and last alike), ``2022–2023``, ``the 1990s``."""

    first: int
    last: int
    part: Share | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """``last week``, ``next Monday``, ``this summer``: a calendar unit, ``step`` of them from publication.

    ``index`` is the weekday, or the month, or the first month of the season. ``side`` is ``earlier`` or ``later``
    in ``later this month``.
    """

    unit: Period
    step: int
    index: int | None = None
    part: Share | None = None
    side: Literal["earlier", "later"] | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of days, weeks, months or years, signed: towards the past is negative."""

    number: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Window:
    """``within 30 days``, ``the past six months``, ``two weeks ago``: from one offset to the other.

    None is open. ``exact`` says that the bounds are meant and not merely allowed; ``blur`` that the words round
    to their unit (two weeks ago is 11 to 17 days ago). ``turns_back`` is for ``in three years``, which after a past
    verb (the first visit in three years) looks back instead of forward.
    """

    first: Offset | None
    last: Offset | None
    exact: bool = False
    blur: bool = False
    turns_back: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """``a month before``, ``the next day``: counted from something that these words don't name."""


Point = Day | Month | Season | Years | Turn | Window | Elsewhere


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written: ``text[start:end]`` of the text it was found in.

    ``kind`` is ``attribute`` where the date belongs to a noun (the *2020* elections) and ``duration`` where the
    words say how long, not when (for two months). ``last`` is the second point of ``from 3 May to 10 June``.
    """

    start: int
    end: int
    text: str
    kind: Kind
    relation: Relation
    first: Point
    last: Point | None = None
