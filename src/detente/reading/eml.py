"""E-mail: the subject is the title, the sender the author; what is quoted from earlier mails says nothing new."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from detente.record.model import Segment

from .decoding import decode
from .drafts import About, Draft, trimmed
from .html import read_html
from .refusals import Unreadable
from .segments import segmented

_QUOTED = re.compile(
    r"(?:^[ \t]*>[^\n]*(?:\n|\Z)"
    r"|^On [^\n]{4,120}(?:\n[^\n]{1,80})? wrote:[ \t]*(?:\n|\Z)"
    r"|^-{2,}\s*Original Message\s*-{2,}.*\Z)+",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^--[ \t]?\n.*\Z", re.MULTILINE | re.DOTALL)
_ADVICE = "save the message again as .eml, or copy its text into a .txt file"


def _header(message: EmailMessage, name: str) -> str | None:
    # the standard library raises a number of things on malformed headers
    try:
        value = " ".join(str(message[name] or "").split())
    except (ValueError, LookupError, AttributeError, TypeError):
        return None
    return value or None


def _day(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "date") or "").date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _sender(message: EmailMessage) -> str | None:
    value = _header(message, "from")
    name = (value or "").partition("<")[0].strip().strip('"').strip()
    return name or value


def _part(message: EmailMessage, kind: str) -> bytes | None:
    part = message.get_body(preferencelist=(kind,))
    payload = part.get_payload(decode=True) if part is not None else None
    return payload if isinstance(payload, bytes) and payload.strip() else None


def _cut(text: str, segments: tuple[Segment, ...], quoted: list[Segment]) -> tuple[Segment, ...]:
    """Segments, but for the stretches that the quoted ones take up."""
    out = list(quoted)
    for segment in segments:
        start = segment.start
        for hole in [*quoted, Segment(len(text) + 1, len(text) + 1, "comments")]:
            out.extend(trimmed(text, start, max(start, min(segment.end, hole.start)), segment.kind))
            start = max(start, hole.end)
    return tuple(sorted(out, key=lambda s: s.start))


def _plain(subject: str | None, body: str) -> tuple[str, tuple[Segment, ...]]:
    """Subject and body as one text; quotations are comments, the signature furniture."""
    body = body.replace("\r\n", "\n").strip("\n")
    text, title = _under_title(subject, body)
    found: list[Segment] = []
    for pattern, kind in ((_QUOTED, "comments"), (_SIGNATURE, "furniture")):
        for match in pattern.finditer(text, title[0].end if title else 0):
            start, end = match.start(), match.start() + len(match[0].rstrip())
            if end > start and all(end <= s.start or start >= s.end for s in found):
                found.append(Segment(start, end, "comments" if kind == "comments" else "furniture"))
    found.sort(key=lambda s: s.start)
    about = About(title=subject or "-")
    segments, _ = segmented(text, title[0].end if title else 0, about)
    inside = tuple(s for s in segments if not title or s.start >= title[0].end)
    return text, (*title, *_cut(text, inside, found))


def _under_title(subject: str | None, body: str) -> tuple[str, tuple[Segment, ...]]:
    """A body under its subject, and the subject's segment."""
    if not subject:
        return body, ()
    return f"{subject}\n\n{body}", (Segment(0, len(subject), "title"),)


def read_eml(data: bytes) -> Draft:
    """A mail: its plain text, or else its HTML.

    Raises:
        Unreadable: there is no mail, or none with text in it.
    """
    message = message_from_bytes(data, policy=policy.default)
    subject = _header(message, "subject")
    about = About(title=subject, author=_sender(message), published=_day(message))
    if not message.keys() or about == About():
        raise Unreadable("is not an e-mail message", _ADVICE)
    plain, page = _part(message, "plain"), _part(message, "html")
    if plain:
        part = message.get_body(preferencelist=("plain",))
        text, segments = _plain(subject, decode(plain, part.get_content_charset() if part else None))
        return Draft(text, segments, about)
    if page:
        draft = read_html(page)
        shift, title = _under_title(subject, draft.text)
        by = len(shift) - len(draft.text)
        rest = tuple(Segment(s.start + by, s.end + by, s.kind) for s in draft.segments)
        return Draft(shift, (*title, *rest), replace(about.otherwise(draft.about), url=None))
    raise Unreadable("is a message without text", _ADVICE)
