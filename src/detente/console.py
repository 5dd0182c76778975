"""What the command line prints: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from detente.files import write_whole

STOPPED = 130
"""Exit status after Ctrl-C, as shells have it."""


def put_out(parts: Iterable[str], file: Path | None = None) -> None:
    """The result in UTF-8, into ``file`` or on standard output, whatever encoding the terminal is set to."""
    if file is not None:
        write_whole(file, parts)
        return
    sys.stdout.flush()
    for part in parts:
        sys.stdout.buffer.write(part.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def put_json(value: object) -> None:
    put_out([json.dumps(value, ensure_ascii=False, indent=2) + "\n"])


def put_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, widest: str = "") -> None:
    """A table as wide as the terminal, where ``widest`` gets the room that is left; into a pipe 240 signs wide."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    on_terminal = sys.stdout.isatty()
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", expand=on_terminal and bool(widest))
    for column in columns:
        table.add_column(column, overflow="fold", ratio=1 if column == widest else None)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console(width=None if on_terminal else 240)
    console.print(table)


def say(line: object) -> None:
    """A line on standard error."""
    print(line, file=sys.stderr)


@contextmanager
def progress(doing: str) -> Iterator[Callable[[str], None]]:
    """Gives a function to call with the name of each document that is done; draws on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task, done = bar.add_task(doing), 0

        def on_item(name: str) -> None:
            nonlocal done
            done += 1
            bar.update(task, description=f"{doing}: {done} done, last {escape(name)}")

        yield on_item


def close_quietly() -> None:
    """After the reader of our output has gone (``| head``) the interpreter's last flush must not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
