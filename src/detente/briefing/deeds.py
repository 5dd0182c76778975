"""One line for one occurrence: a sentence of our own where the parts are clean, the source's words where not.

Tense follows status: what is done is told in the past, what is announced, promised, offered or refused is told as
that, and nothing that the sources leave open is closed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from detente.briefing.inert import on_one_line
from detente.briefing.lines import Line, Paragraph, Piece, Text, Words, cite, joined
from detente.briefing.objects import common_object
from detente.briefing.parties import capital, listed, parties, party, person, speaker
from detente.briefing.wording import Verb, verb, verb_as_written, wording
from detente.reconciling.compare import countries, telling_words
from detente.reconciling.occurrences import Occurrence, family
from detente.record.model import ActorMention, Statement, Status

MARK = "*"
OUR_READING = f"{MARK} Our reading: the sentence itself does not name who."
_SAID = re.compile(r"^(?:that |(?:he|she|they|it) (?:said|added|wrote|says|adds),? )", re.IGNORECASE)
_SAID_LAST = re.compile(r",? (?:he|she|they|it) (?:said|added|wrote|says|adds)(?: there)?$")
_NEAR_HEAD = 30  # characters
_LONGEST = 34  # words quoted in a line; the whole sentence is one step away

_RANK: tuple[Status, ...] = (
    "done", "ongoing", "announced", "promised", "offered", "demanded", "refused", "denied", "threatened",
    "conditional", "expected",
)  # fmt: skip

_LEADS: dict[Status, str] = {
    "offered": "Offered", "refused": "Refused", "threatened": "Threatened",
    "conditional": "On a condition", "expected": "Expected", "demanded": "Asked for", "promised": "Promised",
    "announced": "Announced",
}  # fmt: skip


def quoted(statement: Statement) -> Words:
    """The words of a statement, shortened where they run long."""
    text = _SAID.sub("", _bare(" … ".join(on_one_line(e.text) for e in statement.evidence)))
    while (leaning := wording().leaning.match(text)) is not None:
        text = text[leaning.end() :]
    words = text.split(" ")
    return Words(text if len(words) <= _LONGEST else " ".join(words[:_LONGEST]).rstrip(",;:") + " …")


def _bare(text: str) -> str:
    """Without the quotation marks that stand around all of it, or open at its head."""
    text = _SAID_LAST.sub("", text.strip(" ,;").removesuffix("."))
    for opening, closing in (('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’"), ("«", "»")):
        inner = text.removeprefix(opening)
        if inner != text and (closing not in inner or inner.find(closing) == len(inner) - 1):
            return text.removeprefix(opening).removesuffix(closing).strip(" ,;")
    return text


def rank(statement: Statement) -> tuple[int, bool, bool, str, int]:
    """Order in which statements speak for their occurrence: what is done and plainly said comes first."""
    start = statement.evidence[0].start if statement.evidence else 0
    inferred = not statement.actor or any(a.inferred for a in statement.actor)
    return _RANK.index(statement.status), statement.speaker is not None, inferred, statement.document, start


def actors(statements: Sequence[Statement]) -> tuple[ActorMention, ...]:
    """Who acts: as the most plainly said statement that names anyone has it."""
    named = [s for s in sorted(statements, key=rank) if s.actor]
    plain = [s for s in named if not any(a.inferred for a in s.actor)]
    return (plain or named)[0].actor if named else ()


def doer(statements: Sequence[Statement]) -> str:
    """Who acts, in words; empty where no source names the actor and the context alone supplies it."""
    return "" if inferred(statements) else parties(actors(statements))


def inferred(statements: Sequence[Statement]) -> bool:
    """Whether no source names the actor, and only the context says who it is."""
    named = actors(statements)
    return bool(named) and all(a.inferred for a in named)


def reading(statements: Sequence[Statement]) -> str:
    """The actor that the context supplies, with the mark of our reading."""
    return f" ({parties(actors(statements))}{MARK})" if inferred(statements) else ""


def note(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """The note that explains the mark of our reading, where any of the lines bears it."""
    marked = any(isinstance(piece, Text) and MARK in piece.text for line in lines for piece in line)
    return (Paragraph((Text(OUR_READING),)),) if marked else ()


def ought_not(statement: Statement) -> bool:
    """Whether its words say what ought not to be, which is a demand and no refusal."""
    return statement.status == "denied" and bool(wording().ought.search(" ".join(e.text for e in statement.evidence)))


def attribution(statements: Sequence[Statement]) -> str:
    """``, according to John Coale`` where no document says it in its own voice."""
    if any(s.speaker is None for s in statements):
        return ""
    names = {name for s in statements if (name := speaker(s.speaker))}
    return f", according to {listed(sorted(names))}" if names else ""


def statuses(statements: Sequence[Statement]) -> tuple[Status, ...]:
    """The different statuses, the most done first."""
    return tuple(sorted({s.status for s in statements}, key=_RANK.index))


def deed(occurrence: Occurrence) -> Line:
    """What it is, in one line, without its sources."""
    statements = occurrence.statements
    if statements[0].kind == "meeting" and family(statements[0]) != "cancel":
        return _meeting(statements) or _in_their_words(statements)
    return _sentence(statements) or _in_their_words(statements)


def sourced(occurrence: Occurrence) -> Line:
    """What it is and who says so, with the differences of status between the sources."""
    statements = occurrence.statements
    line = (*deed(occurrence), Text(attribution(statements)))
    if len(statuses(statements)) == 1 or statements[0].kind == "meeting":
        return (*line, Text(" "), cite(statements), Text("."))
    return (*line, *differences(statements))


def differences(statements: Sequence[Statement]) -> Line:
    """How each source words a deed whose status they tell differently."""
    said: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=rank):
        words = verb_as_written(statement)
        said.setdefault(on_one_line(words).lower() if words else "", []).append(statement)
    unworded = said.pop("", [])
    if len(said) < 2:
        return (Text(" "), cite(statements), Text("."))
    told = [(Words(words), Text(" "), cite(by)) for words, by in said.items()]
    rest: Line = (Text("; also "), cite(unworded)) if unworded else ()
    return (Text(". In their words: "), *joined(told, ", "), *rest, Text("."))


def _sentence(statements: Sequence[Statement]) -> Line | None:
    who, what, how = doer(statements), common_object(statements), verb(statements)
    if (
        not what
        or how is None
        or how.find.match(what.removeprefix("the "))
        or _says_more(statements, what)
        or any(_foreign(s) for s in statements[:1])
    ):
        return None
    if family(statements[0]) == "release" and not _tells_whom(what, statements):
        return None
    if how.name == "withdraw" and any(f"from {what}" in on_one_line(e.text) for s in statements for e in s.evidence):
        return None  # the object is where they leave, not what is withdrawn
    worded = _worded(who, how, what, statements)
    if worded is None:
        return None
    return (Text(capital(worded) + _whither(statements) + reading(statements)),)


def _tells_whom(what: str, statements: Sequence[Statement]) -> bool:
    """Whether those freed are counted, named or described: "citizens" says nothing."""
    return any(s.quantity for s in statements) or bool(telling_words(what))


def _says_more(statements: Sequence[Statement], what: str) -> bool:
    """Whether the words tell which measures are meant, where the bare object ("other restrictions") does not."""
    words = min(statements, key=rank).evidence
    return (
        statements[0].kind == "restriction" and not telling_words(what) and sum(len(e.text.split()) for e in words) > 8
    )


def thin(occurrence: Occurrence) -> bool:
    """Whether it tells too little for a line of its own: a bare verb, or a meeting of no one on no day."""
    statements = occurrence.statements
    words = max(sum(len(e.text.split()) for e in s.evidence) for s in statements)
    if statements[0].kind == "meeting":
        return words < 4 and _meeting(statements) is None
    return words < 4 and _sentence(statements) is None


def _foreign(statement: Statement) -> bool:
    return (
        statement.object is not None and not statement.object.text.isascii() and _letters(statement.object.text) > 0.5
    )


def _letters(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(ord(c) > 0x24F for c in letters) / len(letters) if letters else 0.0


def _worded(who: str, how: Verb, what: str, statements: Sequence[Statement]) -> str | None:
    found = set(statuses(statements))
    if not who:
        return f"{how.noun} {what}" if found <= {"done", "ongoing"} else None
    if found == {"done"}:
        return f"{who} {how.past} {what}"
    if found <= {"done", "ongoing", "announced", "promised"} and len(found) > 1:
        return _told_differently(who, how, what, statements)
    forms: dict[Status, Callable[[], str]] = {
        "ongoing": lambda: _going_on(who, how, what, family(statements[0])),
        "announced": lambda: f"{who} announced the {how.noun} {what}",
        "promised": lambda: f"{who} promised to {how.base} {what}",
        "offered": lambda: f"{who} offered to {how.base} {what}",
        "refused": lambda: f"{who} refused to {how.base} {what}",
        "threatened": lambda: f"{who} threatened to {how.base} {what}",
    }
    status = statuses(statements)[0]
    return forms[status]() if status in forms else None


def _going_on(who: str, how: Verb, what: str, kind_of_deed: str) -> str:
    if kind_of_deed in ("hold", "keep"):
        return f"{who} {how.past} {what} (still so when reported)"
    return f"{how.noun} {what} by {who} was under way"


_TOLD: dict[Status, str] = {"ongoing": "under way", "announced": "announced", "promised": "promised"}


def _told_differently(who: str, how: Verb, what: str, statements: Sequence[Statement]) -> str:
    """The most that some reports say, and that others say less."""
    found = statuses(statements)
    less = listed([_TOLD[s] for s in found if s in _TOLD], "or")
    if found[0] == "done" and len({s.document for s in statements}) == 1:
        return f"{who} {how.past} {what}; the same report also has this as {less}"
    if found[0] == "done":
        return f"{who} {how.past} {what} by some accounts; by others this was {less}"
    return f"{who}: {how.noun} {what}, {less} depending on the account"


def _whither(statements: Sequence[Statement]) -> str:
    if family(statements[0]) != "transfer":
        return ""
    lands = parties([r for s in statements for r in s.recipient if r.country])
    return f" to {lands}" if lands else ""


def _in_their_words(statements: Sequence[Statement]) -> Line:
    best = min(statements, key=rank)
    lead = _LEADS.get(best.status) if best.kind in ("concession", "restriction", "hostile", "meeting") else None
    who = "" if not lead and _opens_with_actor(best) else doer(statements)
    whose = f" by {who}" if lead and who else f"{capital(who)}: " if who and best.kind != "prediction" else ""
    return (Text(f"{lead}{whose}: "), quoted(best)) if lead else (Text(whose), quoted(best))


def _opens_with_actor(statement: Statement) -> bool:
    """Whether the words quoted name their actor themselves, near their head."""
    start = statement.evidence[0].start
    return any(0 <= a.start - start < _NEAR_HEAD and not a.inferred for a in statement.actor)


def _meeting(statements: Sequence[Statement]) -> Line | None:
    if set(statuses(statements)) - {"done", "ongoing", "announced"} or "done" not in statuses(statements):
        return None
    told = [s for s in statements if s.status == "done"]
    best = max(told, key=lambda s: (len(countries(s.actor + s.recipient)), _persons(s), *(-n for n in rank(s)[:3])))
    names = [person(a) for a in best.actor + best.recipient]
    if len(set(names)) < 2 or len(countries(best.actor + best.recipient)) < 2:
        return None
    words = " ".join(e.text for e in best.evidence).lower()
    did = "held a summit" if "summit" in words else "held talks" if "talks" in words or "negotiat" in words else "met"
    if (means := _at_a_distance(best)) is not None:
        return (Text(capital(listed(names)) + f" spoke by {means}"),)
    here = [s for s in sorted(told, key=rank) if _at_a_distance(s) is None]
    place = next((s.where.name for s in here if s.where and s.where.name), None)
    return (Text(capital(listed(names)) + f" {did}" + (f" in {on_one_line(place)}" if place else "")),)


def _at_a_distance(statement: Statement) -> str | None:
    """By what means they spoke who did not meet."""
    found = wording().remote.search(" ".join(e.text for e in statement.evidence))
    return None if found is None else "telephone" if "phone" in found.group().lower() else "video link"


def _persons(statement: Statement) -> int:
    """How many of those who met are named, not only their states."""
    return sum(person(a) != party(a) for a in statement.actor + statement.recipient)


def side(occurrence: Occurrence) -> Line:
    """A side of an exchange: the deed as a noun, which claims nothing about whether it is done."""
    statements = occurrence.statements
    who, what, how = doer(statements), common_object(statements), verb(statements)
    mark = Text(reading(statements))
    pieces: list[Piece] = [Text(capital(who) + ": ")] if who else []
    if what and how and not _foreign(statements[0]):
        return (*pieces, Text(f"{how.noun} {what}"), mark)
    best = min(statements, key=rank)
    if best.object and how is None and len(best.object.text.split()) > 1:
        return (*pieces, Words(on_one_line(best.object.text)))
    return (*pieces, quoted(best))
