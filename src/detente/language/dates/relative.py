"""Points that are counted from publication, or from something else that was said: ``last month``, ``two weeks ago``."""

from __future__ import annotations

import re
from typing import Literal

from detente.language.dates.grammar import pattern
from detente.language.dates.mention import Elsewhere, Offset, Period, Point, Turn, Unit, Window
from detente.language.dates.rule import Rule, Said, around, month, part, turn, weekday
from detente.language.dates.vocabulary import AMOUNTS, DAY_WORDS, PHRASES, REACH, SEASONS, spaced
from detente.language.quantities.cardinals import cardinal

_HOURS_A_DAY = 24
_UNITS: dict[str, tuple[Unit, int]] = {
    "day": ("days", 1),
    "week": ("weeks", 1),
    "month": ("months", 1),
    "year": ("years", 1),
    "decade": ("years", 10),
}
_PERIODS: dict[str, Period] = {
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "year": "year",
    "decade": "decade",
}
_BACKWARDS = ("past", "last", "recent", "previous", "preceding")
NOW = Offset(0, "days")


def _amount(words: str) -> tuple[int, int]:
    """The fewest and the most that the words allow."""
    if known := AMOUNTS.get(spaced(words)):
        return known
    number = int(cardinal(words) or 1)
    return number, number


def _length(number: int, word: str) -> Offset:
    unit = word.lower().removesuffix("s")
    if unit == "hour":
        return Offset(max(1, -(-number // _HOURS_A_DAY)), "days")
    name, times = _UNITS[unit]
    return Offset(number * times, name)


def _back(offset: Offset) -> Offset:
    return Offset(-offset.number, offset.unit)


def span_of(said: Said) -> tuple[Offset, Offset]:
    """How much time ``{amount} {unit}`` or the bare plural ``{units}`` may mean."""
    groups = said.groupdict()
    if groups.get("amount"):
        fewest, most = _amount(said["amount"])
        return _length(fewest, said["unit"]), _length(most, said["unit"])
    if groups.get("unit"):
        return _length(1, said["unit"]), _length(1, said["unit"])
    return NOW, REACH[spaced(said["units"])]


def _day_word(said: Said) -> Point | None:
    offset = Offset(DAY_WORDS[spaced(said["day_words"])], "days")
    return Window(offset, offset, exact=True)


def _phrase(said: Said) -> Point | None:
    first, last = PHRASES[spaced(said["phrase"])]
    return Window(first, last)


def _turn_of_unit(said: Said) -> Point | None:
    """``last month``, ``late next year``, ``the end of the year``, ``later this week``."""
    share, side = part(said), said["side"]
    step = turn(said)
    if step is None and share is None:
        return None  # "the year" alone is no date; "the end of the year" is
    return Turn(_PERIODS[said["period"].lower()], step or 0, None, share, _side(side))


def _side(word: str | None) -> Literal["earlier", "later"] | None:
    match (word or "").strip().lower():
        case "earlier":
            return "earlier"
        case "later":
            return "later"
    return None


def _turn_of_name(said: Said) -> Point | None:
    """``last Friday``, ``next March``, ``this summer``."""
    step = turn(said) or 0
    if said["long_weekday"]:
        return Turn("weekday", step, weekday(said, "long_weekday"))
    if said["month"]:
        return Turn("named month", step, month(said))
    return Turn("season", step, SEASONS[spaced(said["season"])])


def _window(said: Said) -> Point | None:
    """``the coming weeks and months``, ``the past six months``, ``the next few days``, ``recent weeks``."""
    _, most = span_of(said)
    exact = bool(said["unit"]) and spaced(said["amount"] or "a") not in _ROUGH
    if spaced(said["way"]) in _BACKWARDS:
        return Window(_back(most), NOW, exact)
    return Window(NOW, most, exact)


def _ahead(said: Said) -> Point | None:
    return Window(NOW, REACH[spaced(said["units"])])


def _within(said: Said) -> Point | None:
    return Window(NOW, span_of(said)[1], exact=bool(said["unit"]))


def _ago(said: Said) -> Point | None:
    fewest, most = span_of(said)
    return Window(_back(most), _back(fewest), exact=bool(said["unit"]), blur=True)


_RECORD_BEFORE = re.compile(r"\b(?:first|only|most|\w{2,}est|last)\b[^.;]*$")


def _in(said: Said) -> Point | None:
    """``in two weeks``; the longest meeting ``in three years`` looks back."""
    fewest, most = span_of(said)
    if not said["time"] and _RECORD_BEFORE.search(around(said, 60)[0]):
        return Window(_back(most), NOW)
    return Window(fewest, most, exact=bool(said["unit"]), blur=True, turns_back=not said["time"])


def _elsewhere(said: Said) -> Point | None:
    return Elsewhere()


_ROUGH = frozenset(AMOUNTS) - {"a", "an"}
_CALENDAR_UNITS = r"(?P<period>(?i:weekend|week|month|year|decade))\b"
_CALENDAR_WORD = r"day|week|weekend|month|year"
_CLOCK_PART = r"(?i:morning|afternoon|evening|night)"

RULES: tuple[Rule, ...] = (
    Rule("word", pattern(r"{day_words}"), _day_word),
    Rule("word", pattern(r"{phrase}(?! as\b)"), _phrase),
    Rule(
        "unit",
        pattern(rf"(?:(?P<side>(?i:earlier|later)) )?(?:{{of_part}})?{{turn}} {_CALENDAR_UNITS}(?! of )"),
        _turn_of_unit,
    ),
    Rule("unit", pattern(rf"{{of_part}}(?P<side>)(?P<turn>)(?:the )?{_CALENDAR_UNITS}"), _turn_of_unit),
    Rule("weekday", pattern(r"{turn} {long_weekday}(?P<month>)"), _turn_of_name),
    Rule("month", pattern(r"{turn}(?P<long_weekday>) {month}(?! \d)"), _turn_of_name),
    Rule("season", pattern(r"{turn}(?P<long_weekday>)(?P<month>) {season}"), _turn_of_name),
    Rule(
        "unit",
        pattern(
            r"(?:(?i:the|these|this) )?(?P<way>(?i:coming|next|past|last|recent|previous|preceding)) "
            r"(?:{amount} (?:[a-z]+ )??{unit}|(?:(?i:days|weeks|months|years|decades) (?:and|or) )?{units})(?! of )"
        ),
        _window,
    ),
    Rule(
        "unit",
        pattern(r"(?i:the) (?P<way>(?i:coming|next|past|last))(?P<amount>)(?P<units>) (?!days?\b){unit}(?! of )"),
        _window,
    ),
    Rule("unit", pattern(r"(?i:in (?:the )?){units} (?i:ahead|to come)"), _ahead),
    Rule(
        "unit",
        pattern(
            r"(?i:within|inside|in under|in less than) (?:(?i:the next|just|about) )?"
            r"(?:{amount} {unit}|{units})(?! of )"
        ),
        _within,
    ),
    Rule(
        "ago",
        pattern(r"(?:(?i:about|around|nearly|almost|over|more than|just|some) )?(?:{amount} {unit}|{units}) (?i:ago)"),
        _ago,
    ),
    Rule(
        "unit",
        pattern(
            r"(?i:in) (?:(?i:about|around|just|only|exactly|another) )?{amount} {unit}'?"
            r"(?P<time> (?i:time))?(?! of )(?! [a-z]+ed\b)"
        ),
        _in,
    ),
    Rule(
        "beside",
        pattern(
            r"(?:(?i:about|around|nearly|almost|over|more than|just|some|less than) )?(?:{amount} {unit}|{units}) "
            r"(?i:before|after|earlier|later|previously|beforehand|afterwards|prior|on from)"
        ),
        _elsewhere,
    ),
    Rule(
        "unit",
        pattern(
            rf"(?i:the|that) (?i:following|previous|next|same|preceding) (?:(?i:{_CALENDAR_WORD})|{_CLOCK_PART})"
            rf"|(?i:the day (?:before|after))"
            rf"|(?i:that) (?:(?i:{_CALENDAR_WORD}|summer|spring|autumn|winter)|{_CLOCK_PART})"
        ),
        _elsewhere,
    ),
)
