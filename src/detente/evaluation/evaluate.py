"""The command ``detente evaluate``: how much the engine finds on labelled documents, and how much of it is right.

``parse`` the arguments, ``evaluate`` them, print ``Evaluation.output`` and then its ``complaints``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import DetenteError
from detente.evaluation import corpus, report
from detente.evaluation.gold import Gold, read_folder
from detente.evaluation.options import Options, parse
from detente.evaluation.parties import CountryNames
from detente.evaluation.said import Said, read_export
from detente.evaluation.scoring import Score, score_all
from detente.files import write_whole

if TYPE_CHECKING:
    from detente.extraction.engine import Engine


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


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What to print: results, then complaints; ``exit_status`` is 1 when a forbidden exchange was found."""

    output: str
    complaints: tuple[str, ...]
    exit_status: int


OnItem = Callable[[str], None]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; the exit status. Raises ``DetenteError``, and ``SystemExit`` as argparse does."""
    found = evaluate(parse(argv))
    sys.stdout.flush()
    sys.stdout.buffer.write(found.output.encode())
    sys.stdout.buffer.flush()
    for line in found.complaints:
        print(line, file=sys.stderr)
    return found.exit_status


def evaluate(options: Options, on_item: OnItem = lambda name: None) -> Evaluation:
    """Measure what is asked for, and update the Markdown file where one is named.

    ``on_item`` hears the name of each document that the engine is done with. Raises ``DetenteError`` where labels,
    documents, an export or the file to update are not what they should be.
    """
    sets = list(_sets(options, on_item))
    forbidden = tuple(_forbidden_exchanges(sets, options.forbidden))
    scores = [one.scores() for one in sets]
    measured = [report.Measured.of(one.name, its) for one, its in zip(sets, scores, strict=True)]
    if options.update is not None:
        _update(options.update, "own" if options.gold is None else "other", _markdown(measured))
    shown = [score for one, its in zip(sets, scores, strict=True) if not one.secret for score in its]
    errors = "".join(f"{fault}\n" for score in shown for fault in _faults(score)) if options.errors else ""
    gaps = tuple(f"{name}: the gap is larger than {report.DEFECT:.2f}" for name in report.too_large(measured))
    return Evaluation(errors + _tables(measured, options), (*gaps, *forbidden), 1 if forbidden else 0)


def _tables(measured: Sequence[report.Measured], options: Options) -> str:
    if options.json:
        return json.dumps(report.as_json(measured), indent=2) + "\n"
    return _markdown(measured) if options.markdown else "\n".join(one.plain() for one in report.tables(measured))


def _markdown(measured: Sequence[report.Measured]) -> str:
    return "\n".join(table.markdown() for table in report.tables(measured))


def _sets(options: Options, on_item: OnItem) -> Iterator[Set]:
    names = CountryNames.load(every=options.all_countries)
    if options.gold is None:
        yield from _own_halves(names, on_item)
        return
    labelled = read_folder(options.gold, names)
    if options.export is not None:
        yield Set(options.export.name, labelled, read_export(options.export))
    elif options.documents is not None:
        documents = corpus.documents_of(labelled, options.documents)
        yield Set(options.gold.name, labelled, corpus.said_by(_engine(), documents, on_item))


def _own_halves(names: CountryNames, on_item: OnItem) -> Iterator[Set]:
    engine = _engine()
    halves: tuple[tuple[corpus.Half, str, bool], ...] = (("tune", "tuned", False), ("frozen", "frozen", True))
    for half, name, secret in halves:
        labelled = read_folder(corpus.half_folder(half), names)
        said = corpus.said_by(engine, corpus.half_documents(half), on_item)
        yield Set(name, labelled, said, secret)


def _engine() -> Engine:
    from detente.extraction.engine import Engine

    return Engine.load()


def _faults(score: Score) -> Iterator[str]:
    yield from map(str, score.faults)
    yield from map(str, score.told_as_done)


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


if __name__ == "__main__":
    sys.exit(main())
