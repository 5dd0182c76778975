"""What ``detente evaluate`` can be asked for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_DESCRIPTION = """\
Measure how much of what a reader labelled the engine finds, and how much of
that is right.

Without arguments: on the labelled reports that come with the program. One half
of them may be read while rules are written (tuned), the other may not (frozen).
A gap of more than 0.10 between the two means that the rules fit the reports
that their authors saw, and no others.

With --gold and --documents: on your own documents, NAME.json with the labels of
NAME.txt (or .pdf, .html, .docx).

With EXPORT and --gold: the same for what any program says of the documents, in
the form that "detente export --format jsonl" writes.
"""
_EPILOG = """\
examples:
  detente evaluate
  detente evaluate --errors
  detente evaluate --gold labels/ --documents reports/ --forbid-exchanges 103,124
  detente evaluate record.jsonl --gold labels/ --json
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    export: Path | None
    gold: Path | None
    documents: Path | None
    json: bool
    markdown: bool
    update: Path | None
    errors: bool
    forbidden: tuple[str, ...]
    all_countries: bool


def parse(argv: Sequence[str] | None = None) -> Options:
    """The options in ``argv``, or of this process; raises ``SystemExit`` as argparse does, also after ``--help``."""
    parser = argparse.ArgumentParser(
        prog="detente evaluate",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("export", nargs="?", type=Path, metavar="EXPORT", help="a JSON Lines export to score")
    parser.add_argument("--gold", type=Path, metavar="DIR", help="labels, one NAME.json a document")
    parser.add_argument("--documents", type=Path, metavar="DIR", help="the documents, read by the engine")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--markdown", action="store_true", help="print the tables in Markdown")
    parser.add_argument(
        "--update",
        type=Path,
        metavar="FILE",
        help="write the tables into a Markdown file, between its lines <!-- figures: own --> (or other, with --gold) "
        "and <!-- end of figures -->",
    )
    parser.add_argument(
        "--errors",
        action="store_true",
        help="list what is missed, wrong or extra, and what is told as done though it was denied or refused; of the "
        "reports that come with the program only the tuned half, because a rule that was written to mend an error of "
        "the frozen half would make that half's figures say nothing about documents that nobody has seen",
    )
    parser.add_argument(
        "--forbid-exchanges",
        default="",
        metavar="NAME,NAME",
        help="documents in which no words tie two sides: name each exchange found there, and exit with status 1",
    )
    parser.add_argument(
        "--all-countries",
        action="store_true",
        help="compare the actors of all countries; without it only those in countries.toml, as other scorers do",
    )
    given = parser.parse_args(argv)
    if bool(given.gold) != bool(given.export or given.documents) or (given.export and given.documents):
        parser.error("give --gold together with either EXPORT or --documents, or none of them")
    return Options(
        given.export,
        given.gold,
        given.documents,
        given.json,
        given.markdown,
        given.update,
        given.errors,
        tuple(name for name in given.forbid_exchanges.split(",") if name),
        given.all_countries,
    )
