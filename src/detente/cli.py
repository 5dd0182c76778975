"""The command line: parse, call, print. Everything slow is imported by the command that needs it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente import __version__, console
from detente.errors import DetenteError

if TYPE_CHECKING:
    from detente.briefing.timeline import Entry
    from detente.pipeline import Outcome
    from detente.record.model import When

app = typer.Typer(
    name="detente",
    help="Read reports on talks between states and keep the record: who gave what for what, what is in force.",
    epilog="Start with: detente brief reports/ -o brief.md",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, zips and URLs.", show_default=False)]
Record = Annotated[Path, typer.Option("--record", metavar="FILE", help="The file that holds the record.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON in place of the table.")]
RECORD = Path("detente.db")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit status: 0 when all was done, 1 when not, 2 when the command was not understood."""
    # reading makes millions of short-lived objects: the collector's default of looking every 700 costs a tenth
    gc.set_threshold(20_000, 20, 20)
    try:
        app(args=None if arguments is None else list(arguments), prog_name="detente")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except DetenteError as error:
        console.say(error)
        return 1
    except BrokenPipeError:
        console.close_quietly()
        return 1
    return 0


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def _detente(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Nothing but the options that stand before a command."""


@app.command(epilog="Example: detente brief reports/ talks.zip -o brief.html")
def brief(
    paths: Paths,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write there: .md, or .html for one self-contained page."),
    ] = None,
    record: Record = RECORD,
) -> None:
    """Read reports and write the brief.

    Every line of it leads to the words that say it. Without -o it is printed as Markdown.
    The record may hold other reports: the brief covers those given here.
    """
    from detente import api

    form = _form(output)
    with _stoppable(record), console.progress("Reading") as on_item:
        written = api.brief(*paths, record=record, form=form, on_item=on_item)
    console.put_out([written.text], output)
    _finish(written.outcome)


@app.command(epilog="Example: detente read reports/ https://example.org/communique.html --record talks.db")
def read(paths: Paths, record: Record = RECORD) -> None:
    """Add reports to a record.

    What it holds already is not read again; a changed report is a new version.
    """
    from detente import api

    with _stoppable(record), console.progress("Reading") as on_item:
        outcome = api.read(*paths, record=record, on_item=on_item)
    typer.echo(outcome)
    _finish(outcome)


@app.command(epilog="Example: detente export --format csv -o record.csv")
def export(
    form: Annotated[Literal["jsonl", "csv"], typer.Option("--format", help="One JSON object a line, or a table.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there.")] = None,
    record: Record = RECORD,
) -> None:
    """Print statements and exchanges for other programs.

    The same record gives the same bytes, whatever order its reports were read in.
    """
    from detente import api

    console.put_out(api.export(record, form=form), output)


@app.command(epilog="Example: detente timeline --actor Turkey --json")
def timeline(
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor", metavar="A", help="Only what this actor does or receives: a name, or a state's ISO code."
        ),
    ] = None,
    json: Json = False,
    record: Record = RECORD,
) -> None:
    """Show what the record holds, in order of time.

    An event that several reports tell of is one line; what has no date comes last.
    """
    from dataclasses import asdict

    from detente import api

    entries = api.timeline(record, actor=actor)
    if json:
        console.put_json([asdict(entry) for entry in entries])
    else:
        columns = ("when", "who", "to or with", "kind", "status", "quote", "documents")
        console.put_table("Timeline", columns, [_row(entry) for entry in entries], widest="quote")


@app.command(epilog='Example: detente explain "In return, Ankara reopened the strait to grain ships."')
def explain(sentence: Annotated[str, typer.Argument(help="One sentence, or a few that belong together.")]) -> None:
    """Explain why a sentence is coded as it is."""
    from detente import api

    console.put_out([api.explain(sentence).rstrip("\n") + "\n"])


@app.command(
    epilog="Example: detente evaluate",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
def evaluate(context: typer.Context) -> None:
    """Measure accuracy on labelled reports.

    How much the engine finds, and how much of that is right. Arguments are handed on.
    """
    from detente.evaluation.evaluate import evaluate as measure
    from detente.evaluation.options import parse

    options = parse(context.args)
    with console.progress("Measuring") as on_item:
        measured = measure(options, on_item)
    console.put_out([measured.output])
    for complaint in measured.complaints:
        console.say(complaint)
    raise typer.Exit(measured.exit_status)


@app.command(epilog="Example: detente benchmark reports/ --repeat 3 --json")
def benchmark(
    paths: Paths,
    repeat: Annotated[int, typer.Option(min=1, help="Run each pipeline so often, in turns; the median counts.")] = 3,
    words: Annotated[
        int, typer.Option(min=1, help="Copy the reports under other names until they have so many words.")
    ] = 60_000,
    json: Json = False,
) -> None:
    """Measure speed and memory.

    A whole run (read, extract, store, brief) against spaCy's stock pipeline on the same texts, in turns.

    Exit status 1 where the run is less than 1.5 times as fast, or takes 700 MB or more.
    """
    from dataclasses import asdict

    from detente.evaluation.benchmark import measure

    with console.progress("Measuring") as on_step:
        result = measure(paths, words=words, repeat=repeat, on_step=on_step)
    if json:
        console.put_json(asdict(result) | {"ratio": result.ratio, "shortfalls": result.shortfalls})
    else:
        console.put_table("Benchmark", ("measured", "value"), result.rows())
    for shortfall in result.shortfalls:
        console.say(shortfall)
    raise typer.Exit(1 if result.shortfalls else 0)


def _form(output: Path | None) -> Literal["md", "html"]:
    suffix = ".md" if output is None else output.suffix.lower()
    if suffix in (".md", ".markdown"):
        return "md"
    if suffix in (".html", ".htm"):
        return "html"
    raise typer.BadParameter("a brief is written as .md or .html; name the file so", param_hint="'-o'")


@contextmanager
def _stoppable(record: Path) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        console.say(f"stopped; {record} holds what was read so far, and the next run goes on from there")
        raise typer.Exit(console.STOPPED) from None


def _finish(outcome: Outcome) -> None:
    for refusal in outcome.refusals:
        console.say(refusal)
    if outcome.refusals:
        raise typer.Exit(1)


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        " / ".join(_days(when) for when in entry.when) or "–",
        ", ".join(entry.actor),
        ", ".join(entry.recipient),
        entry.kind,
        " / ".join(entry.status),
        entry.quote,
        ", ".join(entry.documents),
    )


def _days(when: When) -> str:
    if when.start is None and when.end is None:
        return f"“{when.text}”"
    return str(when.start) if when.start == when.end else f"{when.start or '…'} to {when.end or '…'}"
