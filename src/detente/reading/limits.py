"""How much one input may cost before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and seconds. A report is kilobytes; what reaches these limits is a mistake or an attack."""

    file_bytes: int = 50 * MEGABYTE
    archive_bytes: int = 200 * MEGABYTE
    archive_members: int = 10_000
    archive_ratio: int = 200
    """How many times its packed size a member may grow to; text packs about 3 to 10 times."""
    archive_ratio_floor: int = MEGABYTE
    """Below this expanded size the ratio is not looked at: a page of blanks packs very well and harms nobody."""
    fetch_seconds: float = 30.0
    fetch_redirects: int = 5


LIMITS = Limits()


def megabytes(size: int) -> str:
    """A size as a reader of messages expects it: ``300 MB``."""
    return f"{size / MEGABYTE:,.0f} MB" if size >= MEGABYTE else f"{size:,} bytes"
