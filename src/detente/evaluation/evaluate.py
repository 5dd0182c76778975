"""The command ``detente evaluate``: how much the engine finds on labelled documents, and how much of it is right."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from detente import console
from detente.errors import DetenteError
from detente.evaluation import corpus, report
from detente.evaluation.gold import Gold, read_folder
from detente.evaluation.parties import CountryNames
from detente.evaluation.said import Said, read_export
from detente.evaluation.scoring import Score, score_all
from detente.files import write_whole

if TYPE_CHECKING:
    from detente.extraction.engine import Engine

_DESCRIPTION = """\
Measure how much of what a reader labelled the engine finds, and how much of that is right.

Without arguments: on the labelled reports that come with the program. One half of them may be read while rules are
written (tuned), the other half may not (frozen); a gap between the two of more than 0.10 means that the rules fit
the reports that their authors saw, and not others.

With --gold and --documents: on the documents of a folder, NAME.json with the labels of NAME.txt (or .pdf, …).
With EXPORT and --gold: the same for what any program says, as detente export --format jsonl writes it.
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


@dataclass(frozen=True, slots=True)
class Set:
    """Labelled documents and what is said of them; of a ``secret`` set only figures may be shown."""

    name: str
    labelled: Sequence[Gold]
    said: Said
    secret: bool = False

    def scores(self) -> list[Score]:
        """The score of each document."""
        return score_all(self.labelled, self.said)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 0 when all was done, 1 when a forbidden exchange was found.

    Raises ``DetenteError`` where something cannot be read, and ``SystemExit`` as argparse does.
    """
    options = _options(argv)
    sets = list(_sets(options))
    scores = [one.scores() for one in sets]
    measured = [report.Measured.of(one.name, its) for one, its in zip(sets, scores, strict=True)]
    shown = [score for one, its in zip(sets, scores, strict=True) if not one.secret for score in its]
    if options.errors:
        console.put_out(f"{fault}\n" for score in shown for fault in _faults(score))
    _print(measured, options)
    forbidden = _forbidden_exchanges(sets, options.forbidden)
    for line in forbidden:
        console.say(line)
    return 1 if forbidden else 0


def _options(argv: Sequence[str] | None) -> Options:
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


def _sets(options: Options) -> Iterator[Set]:
    names = CountryNames.load(every=options.all_countries)
    if options.gold is None:
        yield from _own_halves(names)
        return
    labelled = read_folder(options.gold, names)
    if options.export is not None:
        yield Set(options.export.name, labelled, read_export(options.export))
    elif options.documents is not None:
        documents = corpus.documents_of(labelled, options.documents)
        with console.progress("Reading") as on_item:
            yield Set(options.gold.name, labelled, corpus.said_by(_engine(), documents, on_item))


def _own_halves(names: CountryNames) -> Iterator[Set]:
    engine = _engine()
    halves: tuple[tuple[corpus.Half, str, bool], ...] = (("tune", "tuned", False), ("frozen", "frozen", True))
    for half, name, secret in halves:
        labelled = read_folder(corpus.half_folder(half), names)
        with console.progress(f"Reading the {name} half") as on_item:
            said = corpus.said_by(engine, corpus.half_documents(half), on_item)
        yield Set(name, labelled, said, secret)


def _engine() -> Engine:
    from detente.extraction.engine import Engine

    return Engine.load()


def _faults(score: Score) -> Iterator[str]:
    yield from map(str, score.faults)
    yield from map(str, score.told_as_done)


def _print(measured: Sequence[report.Measured], options: Options) -> None:
    tables = report.tables(measured)
    markdown = "\n".join(table.markdown() for table in tables)
    if options.update is not None:
        _update(options.update, "own" if options.gold is None else "other", markdown)
    if options.json:
        console.put_json(report.as_json(measured))
    elif options.markdown:
        console.put_out([markdown])
    else:
        for table in tables:
            console.put_table(table.title, table.columns, table.rows)
    for measure in report.too_large(measured):
        console.say(f"{measure}: the gap is larger than {report.DEFECT:.2f}")


def _update(file: Path, block: str, markdown: str) -> None:
    """Put the tables into the file in place of those that stand in its block."""
    opening, closing = f"<!-- figures: {block} -->", "<!-- end of figures -->"
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DetenteError(f"{file}: cannot be read; name a Markdown file") from error
    pattern = rf"(?s){re.escape(opening)}\n.*?{re.escape(closing)}"
    updated, count = re.subn(pattern, lambda _: f"{opening}\n{markdown}{closing}", text)
    if not count:
        raise DetenteError(f"{file}: has no lines {opening} and {closing} to put the tables between")
    write_whole(file, [updated])


def _forbidden_exchanges(sets: Sequence[Set], names: Sequence[str]) -> list[str]:
    """A line for each exchange found in the named documents; raises ``DetenteError`` for a name that is none."""
    owners = {gold.name: one for one in sets for gold in one.labelled}
    for name in names:
        if name not in owners:
            raise DetenteError(f"{name}: is not among the labelled documents; name them without their suffix")
    return [
        f"{name}: an exchange where no words tie two sides" + ("" if owners[name].secret else _place(tie.cue))
        for name in names
        for tie in owners[name].said.ties.get(name, ())
    ]


def _place(cue: tuple[int, int] | None) -> str:
    return f", its cue at {cue[0]}-{cue[1]}" if cue else ""
