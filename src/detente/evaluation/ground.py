"""Labelled reports: put each quote on its characters, check the labels, count them.

A report is one JSON file in ``data/tune`` or ``data/frozen``; ``docs/labelling.md`` says how to
label. Labels name their words by quotation, because a person can check words and not offsets; this
module finds the offsets. ``python -m detente.evaluation.ground`` checks and counts what is shipped;
with ``--write`` it also stores the offsets in the files.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NotRequired, TypedDict, get_args

from detente.record.model import Kind, Status

DATA = Path(__file__).parent / "data"
KINDS = frozenset(get_args(Kind)) | {"exchange"}
STATUSES = frozenset(get_args(Status))
# PLOVER's event types; Halterman et al., "PLOVER and POLECAT", 2023.
PLOVER = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"}
    | {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
REASONS = frozenset({"kind", "status", "split", "repeat", "ambiguous"})

# A point after one of these, or after a single capital, does not end a sentence.
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Sgt|Rev|Prof|[Nn]o|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs|approx|e\.g|i\.e|[A-Z])\.$"
)
_BREAK = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])|\n\s*\n")
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")


class Quote(TypedDict):
    """Words of the report; ``nth`` (from 1) where they stand there more than once."""

    text: str
    nth: NotRequired[int]
    start: NotRequired[int]
    end: NotRequired[int]


class Fact(TypedDict):
    """What a reader found. ``give``, ``get`` and ``cue`` belong to kind ``exchange`` only."""

    id: int
    kind: str
    actor: str | None
    recipient: str | None
    action: str
    object: str | None
    quantity: float | None
    quantity_qualifier: str | None
    date: str | None
    status: str
    attributed_to: str | None
    plover_type: str | None
    evidence: Quote
    unit: NotRequired[str]
    same_as: NotRequired[int]
    part_of: NotRequired[int]
    optional: NotRequired[bool]
    optional_why: NotRequired[str]
    hedge: NotRequired[str]
    condition: NotRequired[str]
    note: NotRequired[str]
    give: NotRequired[int | list[int]]
    get: NotRequired[int | list[int]]
    cue: NotRequired[Quote]


class Report(TypedDict):
    """A short report and the facts in it; paragraphs of ``text`` are parted by an empty line."""

    doc: str
    negotiation: str
    title: str
    published: str
    publisher: str
    register: str
    text: str
    facts: list[Fact]


class LabelError(ValueError):
    """Labels that do not hold; the message lists every fault of the report."""


def ground(report: Report) -> Report:
    """The report with ``start`` and ``end`` in every quote; raises LabelError when any label is faulty."""
    faults = [fault for index, fact in enumerate(report["facts"]) for fault in _faults(report, index, fact)]
    if faults:
        raise LabelError("\n".join(f"{report['doc']}: {fault}" for fault in faults))
    return {**report, "facts": [_grounded(fact, report["text"]) for fact in report["facts"]]}


def _grounded(fact: Fact, text: str) -> Fact:
    placed: Fact = {**fact, "evidence": _placed(fact["evidence"], text)}
    if "cue" in fact:
        placed["cue"] = _placed(fact["cue"], text)
    return placed


def _placed(quote: Quote, text: str) -> Quote:
    start = _position(quote, text)
    return {**quote, "start": start, "end": start + len(quote["text"])}


def _position(quote: Quote, text: str) -> int:
    """Where the quote's ``nth`` occurrence (the first, unless told) begins, or -1."""
    start = -1
    for _ in range(quote.get("nth", 1)):
        start = text.find(quote["text"], start + 1)
        if start < 0:
            break
    return start


def _faults(report: Report, index: int, fact: Fact) -> Iterator[str]:
    """What is wrong with one fact; facts refer to each other by place, so ``id`` must be the index."""
    where = f"fact {index}"
    if fact["id"] != index:
        yield f"{where}: id is {fact['id']}"
    for name, value, allowed in (
        ("kind", fact["kind"], KINDS),
        ("status", fact["status"], STATUSES),
        ("plover_type", fact["plover_type"], PLOVER | {None}),
        ("optional_why", fact.get("optional_why"), REASONS | {None}),
    ):
        if value not in allowed:
            yield f"{where}: unknown {name} {value!r}"
    if bool(fact.get("optional")) != ("optional_why" in fact):
        yield f"{where}: optional and optional_why go together"
    for quote in (fact["evidence"], fact.get("cue")):
        if quote is not None and (not quote["text"] or _position(quote, report["text"]) < 0):
            yield f"{where}: not in the text: {quote['text']!r}"
    if (fact["kind"] == "exchange") != all(key in fact for key in ("give", "get", "cue")):
        yield f"{where}: give, get and cue belong to an exchange, and an exchange has all three"
    for other in referred(fact):
        if other == index or not 0 <= other < len(report["facts"]):
            yield f"{where}: refers to fact {other}"
    for side in (*_sides(fact.get("give")), *_sides(fact.get("get"))):
        if 0 <= side < len(report["facts"]) and report["facts"][side]["kind"] in ("exchange", "other"):
            yield f"{where}: fact {side} cannot be a side of an exchange"


def referred(fact: Fact) -> list[int]:
    """Ids of the facts that this one names."""
    links = [fact[key] for key in ("same_as", "part_of") if key in fact]
    return [*links, *_sides(fact.get("give")), *_sides(fact.get("get"))]


def _sides(side: int | list[int] | None) -> list[int]:
    if side is None:
        return []
    return side if isinstance(side, list) else [side]


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences; a line without closing punctuation (a heading, a running head) is none."""
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in [*_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if gap and "\n" not in gap.group() and _ABBREVIATION.search(text[start:end]):
            continue
        # The break begins at the closing quotation marks, which still belong to the sentence.
        end += len(gap.group()) - len(gap.group().lstrip("\"'”’»)]")) if gap else 0
        stretch = text[start:end]
        first = start + len(stretch) - len(stretch.lstrip())
        if _CLOSED.search(stretch.strip()):
            spans.append((first, start + len(stretch.rstrip())))
        start = gap.end() if gap else end
    return spans


def load(path: Path) -> Report:
    """The report in a file, as it stands there."""
    report: Report = json.loads(path.read_text(encoding="utf-8"))
    return report


def summary(reports: Sequence[Report]) -> str:
    """One line of counts: files, sentences, sentences with a fact, facts by kind."""
    spans = [(report, span) for report in reports for span in sentences(report["text"])]
    bearing = sum(1 for report, (start, end) in spans if any(_within(f, start, end) for f in report["facts"]))
    kinds = Counter(fact["kind"] for report in reports for fact in report["facts"])
    optional = sum(1 for report in reports for fact in report["facts"] if fact.get("optional"))
    counts = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    return (
        f"{len(reports)} reports, {len(spans)} sentences ({bearing} with a fact), "
        f"{kinds.total()} facts ({optional} optional): {counts}"
    )


def _within(fact: Fact, start: int, end: int) -> bool:
    quote = fact["evidence"]
    return quote["start"] < end and quote["end"] > start


def main(arguments: Sequence[str] | None = None) -> int:
    """Check and count the shipped halves; exit status 1 when a label does not hold."""
    parser = argparse.ArgumentParser(description="Check and count the labelled reports.")
    parser.add_argument("--write", action="store_true", help="store the offsets in the files")
    options = parser.parse_args(arguments)
    sound = True
    for folder in sorted(path for path in DATA.iterdir() if path.is_dir()):
        grounded: list[Report] = []
        for path in sorted(folder.glob("*.json")):
            try:
                report = ground(load(path))
            except LabelError as error:
                sound = False
                print(error, file=sys.stderr)
                continue
            grounded.append(report)
            if options.write:
                path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{folder.name}: {summary(grounded)}")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
