"""The marks of a statement: all by which the grouping compares it with others, worked out once.

Reports repeat each other, so that many statements bear the same marks. What is asked of two statements is asked of
their marks, once for all that bear them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from detente.reconciling.compare import amount, bounds, countries, days_touch, telling_words, window, words_data
from detente.record.model import Kind, Qualifier, Scope, Statement, Status

_NAME = re.compile(r"\b[A-Z][^\W\d_]+ [A-Z][^\W\d_]+")
_REPORTED: frozenset[Status] = frozenset({"done", "ongoing", "announced", "promised"})

_FEW = 5
Window = tuple[date, date] | None


def family(statement: Statement) -> str:
    """The frame of the statement, with frames that report the same kind of deed as one; its kind if it has none."""
    return _family(statement.rule or statement.kind)


@cache
def _family(rule: str) -> str:
    return str(words_data()["family"].get(rule, rule))


@cache
def _of_people(name: str) -> bool:
    listed = words_data()["people"]["families"]
    return isinstance(listed, list) and name in listed


@dataclass(frozen=True, slots=True)
class Marks:
    """What a statement is compared by.

    ``stage`` is ``reported`` for what is told as done, under way, announced or promised, else the status.
    ``window`` places the deed within weeks, ``bounds`` are the days that the words allow, however far apart.
    ``words`` are those of the object that tell it from others.
    """

    kind: Kind
    family: str
    stage: str
    speakers: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    amount: float | None
    scope: Scope | None
    qualifier: Qualifier | None
    window: Window
    bounds: Window
    vague: bool
    words: frozenset[str]

    @property
    def block(self) -> tuple[Kind, str, str]:
        """Only statements of one block are ever about one thing."""
        return self.kind, self.family, self.stage

    @property
    def people(self) -> bool:
        """Whether its object is people, whom an equal number makes the same."""
        return _of_people(self.family)

    @property
    def countries(self) -> frozenset[str]:
        """Of all who act or are acted on."""
        return self.actors | self.recipients


def marks(statement: Statement) -> Marks:
    """The marks of this statement."""
    quantity = statement.quantity
    return Marks(
        kind=statement.kind,
        family=family(statement),
        stage="reported" if statement.status in _REPORTED else statement.status,
        speakers=frozenset(speaker.name for speaker in statement.speaker or ()),
        actors=countries(statement.actor),
        recipients=countries(statement.recipient),
        amount=amount(quantity),
        scope=quantity.scope if quantity else None,
        qualifier=quantity.qualifier if quantity else None,
        window=window(statement.when),
        bounds=bounds(statement.when),
        vague=statement.when is not None and statement.when.precision == "vague",
        words=telling_words(statement.object.text) if statement.object else frozenset(),
    )


def names_people(statement: Statement) -> bool:
    """Whether its object names persons, without a number."""
    return statement.quantity is None and statement.object is not None and bool(_NAME.search(statement.object.text))


def share(first: frozenset[str], second: frozenset[str]) -> bool | None:
    """Whether the two share anything; None when either is silent."""
    return not first.isdisjoint(second) if first and second else None


def same_amount(a: Marks, b: Marks) -> bool | None:
    """True for the same number, or numbers one or two apart on the same day; None when either gives none."""
    if a.amount is None or b.amount is None:
        return None
    if a.amount == b.amount:
        return True
    close = a.amount > 20 and b.amount > 20 and abs(a.amount - b.amount) <= 2
    return close and _placed_to_the_day(a.window) and a.window == b.window


def _placed_to_the_day(days: Window) -> bool:
    return days is not None and days[1] - days[0] <= timedelta(days=1)


def same_days(a: Marks, b: Marks) -> bool | None:
    """True when the windows touch; None when either places no day, and does not exclude the other's."""
    if a.bounds and b.bounds and not days_touch(a.bounds, b.bounds):
        return False
    return None if a.window is None or b.window is None else days_touch(a.window, b.window)


def comparable(a: Marks, b: Marks, *, one_document: bool) -> bool:
    """Whether the two are of one sort at all: kind, family, stage, actor, and what their numbers count."""
    scopes = {scope for scope in (a.scope, b.scope) if scope}
    running = scopes - {"this_time", "part"}
    return (
        a.block == b.block
        and (a.stage == "reported" or _speakers_agree(a, b, one_document=one_document))
        and (a.kind == "meeting" or share(a.actors, b.actors) is not False)
        and len(running) <= 1
        and not (running and "this_time" in scopes)
    )


def _speakers_agree(a: Marks, b: Marks, *, one_document: bool) -> bool:
    """What two people say was offered, asked for or refused may differ; only one speaker's words are one thing."""
    return a.speakers == b.speakers or (not one_document and not a.speakers.isdisjoint(b.speakers))


def same(a: Marks, b: Marks, *, one_document: bool) -> bool:
    """Whether both say enough to be placed, and what they say agrees."""
    if a.kind == "prediction":
        return False  # two forecasts are two opinions, even of the same thing
    if not comparable(a, b, one_document=one_document):
        return False
    if a.kind == "meeting":
        enough = min(2, len(a.countries), len(b.countries))
        return 0 < enough <= len(a.countries & b.countries) and same_days(a, b) is True
    if a.kind == "stock":
        return same_amount(a, b) is True and share(a.actors, b.actors) is True and a.qualifier == b.qualifier
    if not _dated_alike(a, b):
        return False
    if a.people:
        recipients = share(a.recipients, b.recipients) if a.family == "transfer" else None
        return same_amount(a, b) is True and recipients is not False and same_few(a, b)
    return share(a.words, b.words) is True and same_amount(a, b) is not False


def same_few(a: Marks, b: Marks) -> bool:
    """Whether a few can be the same few: one person freed is not another, nor on some other, untold day."""
    if a.amount is None or a.amount >= _FEW:
        return True
    described = share(a.words, b.words)
    return described is True or (described is None and a.window is not None and b.window is not None)


def _dated_alike(a: Marks, b: Marks) -> bool:
    """Both on the same days, or neither placed: an undated report must not tie an earlier deed to a later one."""
    unplaced = a.window is None and b.window is None
    return same_days(a, b) is True or (unplaced and a.bounds == b.bounds)


def may_belong(loose: Marks, member: Marks, *, one_document: bool) -> bool:
    """Whether nothing that both say speaks against it."""
    if not comparable(loose, member, one_document=one_document) or same_days(loose, member) is False:
        return False
    if loose.kind == "meeting":
        return loose.countries <= member.countries
    if loose.window is not None and member.window is None:
        return False  # a bare mention must not give its day to a deed that has none
    return (
        loose.kind in ("concession", "restriction")
        and same_amount(loose, member) is not False
        and (loose.people or share(loose.words, member.words) is not False)
        and (loose.family != "transfer" or share(loose.recipients, member.recipients) is not False)
    )


def agrees(loose: Marks, member: Marks) -> bool:
    """Whether the number, for people, or the object speaks for it."""
    return same_amount(loose, member) is True if loose.people else share(loose.words, member.words) is True


def whole_of(part: Marks, whole: Marks) -> bool:
    """Whether nothing speaks against the one being part of the other."""
    return (
        part.family == whole.family
        and part.stage == whole.stage
        and share(part.actors, whole.actors) is not False
        and same_days(part, whole) is not False
    )
