"""Makes docs/commands.md from what the commands say of themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
OPENING = """# Commands

*Made from the commands' own help by `scripts/docs`; do not edit.*

Results go to standard output, messages and progress to standard error. The exit status is 0 when all was done, 1 when
something was not (a report that could not be read gets one line that names it and says what to do), 2 when the command
was not understood, 130 after Ctrl-C.
"""


def shown_help(*command: str) -> str:
    """What ``detente COMMAND --help`` prints on a terminal of 80 columns."""
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1"}
    asked = [sys.executable, "-m", "detente", *command, "--help"]
    return subprocess.run(asked, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def commands() -> list[str]:
    """Names of all commands, in the order of the help."""
    listed = shown_help().partition("Commands:\n")[2].partition("\n\n")[0]
    return [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "]


def page() -> str:
    """The whole page."""
    sections = [("detente", shown_help()), *((f"detente {name}", shown_help(name)) for name in commands())]
    return OPENING + "".join(f"\n## {title}\n\n```text\n{text}\n```\n" for title, text in sections)


def main(arguments: list[str]) -> int:
    made = page()
    if arguments != ["--check"]:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    if PAGE.read_text(encoding="utf-8") == made:
        return 0
    print("docs/commands.md is stale: run scripts/docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
