"""Who gave what for what: only where a report ties the two sides by words, with the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.briefing.deeds import note, rank, side
from detente.briefing.inert import on_one_line
from detente.briefing.lines import (
    Block,
    Bullets,
    Line,
    Paragraph,
    Section,
    Strong,
    Text,
    Words,
    cite,
    cite_each,
    joined,
)
from detente.briefing.numbers import small
from detente.briefing.parties import capital, listed, speaker
from detente.briefing.sections.happened import events
from detente.briefing.story import Story
from detente.briefing.wording import measure_state, wording
from detente.reconciling.occurrences import Occurrence
from detente.record.model import Exchange, Status

_MADE: frozenset[Status] = frozenset({"done", "ongoing", "announced", "promised"})
_LEADS: dict[Status, str] = {
    "offered": "Offered", "demanded": "Asked for", "refused": "Refused", "denied": "Denied", "expected": "Expected",
    "conditional": "Conditional", "threatened": "Threatened",
}  # fmt: skip


@dataclass(frozen=True)
class Tie:
    """Two sides that one or more reports tie, and the exchanges that do."""

    sides: tuple[tuple[Occurrence, ...], tuple[Occurrence, ...]]
    exchanges: tuple[Exchange, ...]

    @property
    def made(self) -> bool:
        """Whether it is told as made rather than offered, asked for or refused."""
        return any(x.status in _MADE for x in self.exchanges)


def ties(story: Story) -> list[Tie]:
    """The exchanges of all reports, one tie for each pair of sides and whether it was made; made ones first."""
    found: dict[tuple[str, frozenset[frozenset[int]]], tuple[tuple[tuple[Occurrence, ...], ...], list[Exchange]]] = {}
    order = {id(o): i for i, o in enumerate(story.occurrences)}
    for exchange in story.exchanges:
        give, get = (_homes(story, ids) for ids in (exchange.give, exchange.get))
        if not give or not get or set(map(id, give)) & set(map(id, get)):
            continue
        stage = "made" if exchange.status in _MADE else exchange.status
        key = (stage, frozenset(frozenset(order[id(o)] for o in part) for part in (give, get)))
        found.setdefault(key, ((give, get), []))[1].append(exchange)
    out = [Tie((parts[0], parts[1]), tuple(by)) for parts, by in found.values()]
    return sorted(out, key=lambda t: (not t.made, -len({x.document for x in t.exchanges}), _first(t)))


def _homes(story: Story, ids: Sequence[str]) -> tuple[Occurrence, ...]:
    return tuple(dict.fromkeys(story.home[i] for i in ids if i in story.home))


def _first(tie: Tie) -> tuple[str, int]:
    return min((x.document, x.cue.start) for x in tie.exchanges)


def exchanges(story: Story) -> Section | None:
    """Exchanges made, then those offered, asked for or refused; a plain word where no report ties anything."""
    told = ties(story)
    if not told:
        given = any(_is_step(o) for o in events(story))
        one = len(story.documents) == 1
        nothing = f"{'The report does not say' if one else 'No report says'} that one step was given for another."
        return Section("Who gave what for what", (Paragraph((Text(nothing),)),)) if given else None
    made = tuple(_line(t) for t in told if t.made)
    unmade = tuple(_line(t) for t in told if not t.made)
    blocks: tuple[Block, ...] = (Bullets(made),) if made else ()
    if unmade:
        blocks = (*blocks, Paragraph((Strong("Not made: offered, asked for or refused"),)), Bullets(unmade))
    lines = [line for block in blocks if isinstance(block, Bullets) for line in block.lines]
    return Section("Who gave what for what", (*blocks, *note(lines)))


def _is_step(occurrence: Occurrence) -> bool:
    first = occurrence.statements[0]
    return first.kind == "concession" or measure_state(first) == "eased"


def _line(tie: Tie) -> Line:
    return (*_sides(tie), *cues(tie), *_order(tie))


def _sides(tie: Tie) -> Line:
    lead = "" if tie.made else _LEADS.get(tie.exchanges[0].status, "Not made")
    who = listed(sorted({name for x in tie.exchanges if (name := speaker(x.speaker))}))
    by = f", according to {who}" if who and all(x.speaker for x in tie.exchanges) else ""
    halves = [joined([_half(o) for o in part], ", and ") for part in tie.sides]
    if _one_quotation(halves):
        halves = halves[:1]
    return (*((Strong(f"{lead}{by}: "),) if lead else ()), *joined(halves, " — for — " if lead else " — "), Text(". "))


def _one_quotation(halves: Sequence[Line]) -> bool:
    """Whether both sides are told by the same words, which then stand once."""
    words = [[piece for piece in half if isinstance(piece, Words)] for half in halves]
    return len(words) == 2 and bool(words[0]) and words[0] == words[1]


def _half(occurrence: Occurrence) -> Line:
    line = side(occurrence)
    return (*line, Text(" "), cite_each(sorted(occurrence.statements, key=rank)))


def cues(tie: Tie) -> Line:
    """The words that tie the sides, with the reports that use them."""
    told: dict[str, list[Exchange]] = {}
    for exchange in tie.exchanges:
        told.setdefault(on_one_line(exchange.cue.text), []).append(exchange)
    documents = len({x.document for x in tie.exchanges})
    count = "One report ties" if documents == 1 else f"{capital(small(documents))} reports tie"
    words = [(Words(cue), Text(" "), cite(x.cue for x in by)) for cue, by in sorted(told.items())]
    return (Text(f"{count} the two by the words "), *joined(words, ", "), Text("."))


def _order(tie: Tie) -> Line:
    """Where some reports call one side the answer and others the other side."""
    first: list[Exchange] = []
    second: list[Exchange] = []
    answers = [x for x in tie.exchanges if any(c in on_one_line(x.cue.text).lower() for c in wording().answering)]
    ids = {s.id for o in tie.sides[0] for s in o.all}
    for exchange in answers:
        (first if ids & set(exchange.give) else second).append(exchange)
    if not first or not second:
        return ()
    return (
        Text(" Which side answered the other is told differently: the first was the answer according to "),
        cite(x.cue for x in first), Text(", the second according to "), cite(x.cue for x in second), Text("."),
    )  # fmt: skip
