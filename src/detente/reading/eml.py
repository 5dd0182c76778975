"""E-mail: the subject is the title, the sender author or publisher; form and quotations say nothing."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from detente.record.model import Segment

from .decoding import decode
from .drafts import About, Draft
from .html import read_html
from .kinds import is_read
from .letters import cut, framing
from .refusals import Unreadable
from .segments import segmented
from .signers import sender

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


def _sender(message: EmailMessage) -> About:
    """Who writes: a person is the author, a desk, agency or outlet the publisher."""
    value = _header(message, "from")
    name, _, address = (value or "").partition("<")
    author, publisher = sender(name.strip().strip('"').strip() or value or "", address.strip().rstrip(">"))
    return About(author=author, publisher=publisher or _header(message, "organization"))


def _part(message: EmailMessage, kind: str) -> bytes | None:
    part = message.get_body(preferencelist=(kind,))
    payload = part.get_payload(decode=True) if part is not None else None
    return payload if isinstance(payload, bytes) and payload.strip() else None


def _plain(subject: str | None, body: str, writer: str | None) -> tuple[str, tuple[Segment, ...]]:
    """Subject and body as one text; quotations are comments, greeting, closing and signature furniture."""
    text, title = _under_title(subject, body.replace("\r\n", "\n").strip("\n"))
    start = title[0].end if title else 0
    segments, _ = segmented(text, start, About(title=subject or "-"))
    inside = tuple(s for s in segments if s.start >= start)
    return text, (*title, *cut(text, inside, framing(text, start, writer)))


def _under_title(subject: str | None, body: str) -> tuple[str, tuple[Segment, ...]]:
    """A body under its subject, and the subject's segment."""
    if not subject:
        return body, ()
    return f"{subject}\n\n{body}", (Segment(0, len(subject), "title"),)


def attachments(data: bytes) -> list[str]:
    """Names of the files that come with a mail and are of a kind that is read."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        names = [part.get_filename() for part in message.iter_attachments()]
    except (ValueError, LookupError, AttributeError, TypeError):  # from malformed headers
        return []
    return [name for name in names if name and is_read(name)]


def read_eml(data: bytes) -> Draft:
    """A mail: its plain text, or else its HTML.

    Raises:
        Unreadable: there is no mail, or none with text in it.
    """
    message = message_from_bytes(data, policy=policy.default)
    subject = _header(message, "subject")
    about = replace(_sender(message), title=subject, published=_day(message))
    writer = about.author or about.publisher
    if not message.keys() or about == About():
        raise Unreadable("is not an e-mail message", _ADVICE)
    plain, page = _part(message, "plain"), _part(message, "html")
    if plain:
        part = message.get_body(preferencelist=("plain",))
        text, segments = _plain(subject, decode(plain, part.get_content_charset() if part else None), writer)
        return Draft(text, segments, about)
    if page:
        draft = read_html(page)
        shift, title = _under_title(subject, draft.text)
        by = len(shift) - len(draft.text)
        rest = tuple(Segment(s.start + by, s.end + by, s.kind) for s in draft.segments)
        rest = cut(shift, rest, framing(shift, title[0].end if title else 0, writer))
        return Draft(shift, (*title, *rest), replace(about.otherwise(draft.about), url=None))
    raise Unreadable("is a message without text", _ADVICE)
