"""What could not be read, and what the reader of the message should do about it."""

from __future__ import annotations

from dataclasses import dataclass


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@dataclass(frozen=True, slots=True)
class Refusal:
    """One input that was not read. ``str()`` is one line: the file, what is wrong, what to do."""

    path: str
    reason: str
    advice: str

    def __str__(self) -> str:
        return _one_line(f"{self.path}: {self.reason}; {self.advice}")


class Unreadable(Exception):  # noqa: N818 - an answer about a file, not an error of the program
    """Raised by :func:`detente.reading.read_bytes` for bytes that hold no document it can read."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason}; {advice}")
        self.reason = reason
        self.advice = advice

    def refusal(self, path: str) -> Refusal:
        """The same complaint with the name of the file that it is about."""
        return Refusal(path, self.reason, self.advice)
