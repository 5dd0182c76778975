"""The noun phrase of a statement, where it is clean enough to stand in a sentence of our own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from detente.briefing.inert import on_one_line
from detente.briefing.numbers import amount, figure, is_exact, small
from detente.briefing.spelling import usual
from detente.briefing.wording import wording
from detente.reconciling.compare import telling_words
from detente.reconciling.occurrences import family
from detente.record.model import Statement

_LONGEST = 110  # characters; a longer phrase is quoted instead
_UNCLEAN = re.compile(
    r"[“”\"«»;:?!…\[\]{}<>|*_`#\\]|\. |\.$|\b(?:said|says|he|she|they|it|them|him|her|itself|was|were|is|are)\b", re.I
)
_TAIL = re.compile(r"(?:,\s*|\s+)(?:who|whom|which|that|whose|so)\b.*", re.I | re.S)
_SINGLED = re.compile(r"(?:,\s*|\s+)(?:including|among|most of|many of|some of|mostly|such as)\b.*", re.I)
_APART = re.compile(r",\s*(?:in|since|one of|an?|the|seen|from|now|then|under|after|on)\b.*", re.I)
_LAST_OF_LIST = re.compile(r"\b(?:and|or)\b[^,]*$")
_BARE_MEASURE = re.compile(
    r"(?:\w+ )?(?:embargo|ban|blockade|freeze|boycott|quota|prohibition|siege|moratorium)\b", re.I
)
_DANGLING = re.compile(
    r"(?:^|\s)(?:of|on|in|for|to|from|with|by|and|or|at|the|a|an|against|its|their|his)$|[,(–—-]$", re.I
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+")
_TIME = re.compile(r"^(?:this|that|last|next|the same) (?:time|day|week|month|year)\b", re.I)
_POINTING = re.compile(
    r"^(?:this|that|these|those|such|the same|another|others?|both|each|either|everyone|everybody|all|more|some)$", re.I
)
_DETERMINED = re.compile(
    r"^(?:the|a|an|all|both|his|her|their|its|our|those|these|most|some|any|every|each|several|many|no|dozens|hundreds|"
    r"thousands|half|everyone|citizens|people|prisoners|persons|detainees|hostages|soldiers|sanctions|restrictions|trade|"
    r"exports|talks|flights|women|children|men|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)\b",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(
    r"[\d,.]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds", re.IGNORECASE
)
_BACKWARD = re.compile(r"(?:that|this|such)\s", re.IGNORECASE)
_NAMES = re.compile(r"^[A-Z][^\W\d_]+(?:\s+[a-z]{2,3})?\s+[A-Z]")


def clean_object(statement: Statement) -> str | None:
    """The object on one line, with its number; None where it is missing, cut off, or points elsewhere."""
    if statement.object is None:
        return _counted(statement)
    text = _lowered(usual(on_one_line(statement.object.text)))
    if _BACKWARD.match(text):
        return None
    if _BARE_NUMBER.fullmatch(text):
        return _counted(statement)
    text = _TAIL.sub("", text).strip(" ,")
    text = _APART.sub("", text) if text.count(",") == 1 else text
    if text.count(",") > 1 and not _LAST_OF_LIST.search(text) and not _NAMES.match(text):
        return None
    if family(statement) in ("release", "transfer", "hold"):
        text = _SINGLED.sub("", text)
    elif statement.kind == "restriction" and not re.search(r",.*\b(?:and|or)\b", text):
        text = text.partition(",")[0]
    if (
        not text
        or len(text) > _LONGEST
        or _UNCLEAN.search(_INITIALS.sub("", text))
        or _DANGLING.search(text)
        or _TIME.match(text)
        or _TIME.match(text)
        or _POINTING.match(text)
    ):
        return None
    if text.count("(") != text.count(")") or not re.search(r"[^\W\d_]{2}", text):
        return _counted(statement)
    if statement.kind == "restriction" and not wording().measure_noun.search(text):
        if statement.object.category != "measure":
            return None
        text = f"measures on {text}"
    if statement.kind == "restriction" and _BARE_MEASURE.match(text) and not _DETERMINED.match(text):
        text = f"the {text}"
    return _with_number(text, statement)


def _lowered(text: str) -> str:
    """The text with a small first letter where its first word is no name."""
    return text[0].lower() + text[1:] if _DETERMINED.match(text) else text


def _counted(statement: Statement) -> str | None:
    number = amount(statement.quantity)
    if number is None or family(statement) not in ("release", "transfer"):
        return None
    return f"{number} people"


def _with_number(text: str, statement: Statement) -> str:
    number, quantity = amount(statement.quantity), statement.quantity
    if number is None or quantity is None or family(statement) not in ("release", "transfer", "hold"):
        return text
    value = quantity.value if quantity.value is not None else quantity.low
    if value is not None and (
        re.search(rf"\b{re.escape(figure(value))}\b|\b{value:.0f}\b", text)
        or re.search(rf"\b{small(int(value))}\b", text, re.I)
    ):
        return text
    if _NAMES.match(text) or (value == 1 and text[:1].isupper()):
        return text
    if _DETERMINED.match(text):
        return f"{text} ({number})"
    few = is_exact(quantity) and value is not None and 0 < value < 10 and float(value).is_integer()
    return f"{small(int(value)) if few and value is not None else number} {text}"


def common_object(statements: Sequence[Statement]) -> str | None:
    """The clean object that most documents use, the earliest of equals; None where none is clean."""
    told = [(s.document, text) for s in statements if (text := clean_object(s))]
    people = bool(statements) and family(statements[0]) in ("release", "transfer", "surrender")
    numbered = [(d, t) for d, t in told if people and re.search(r"\d", t)] or told
    votes = Counter(text.lower() for _, text in {(d, t) for d, t in numbered})
    first = {text.lower(): (-i, text) for i, (_, text) in reversed(list(enumerate(numbered)))}
    best = max(
        votes, key=lambda text: (not people and bool(telling_words(text)), votes[text], first[text][0]), default=None
    )
    return None if best is None else first[best][1]
