"""Mails: who writes, what they say, and what is only the form of a letter or somebody else's words."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from detente.reading import read, read_bytes
from detente.record.model import Document

from .test_offsets import check
from .test_text import parts

HEAD = """From: {sender}
Subject: =?utf-8?q?Swap_at_the_bridge_=E2=80=94_first_notes?=
Date: Fri, 08 Mar 2024 09:12:00 +0100
Content-Type: {type}; charset="utf-8"

"""
NEWS = "The two sides exchanged twelve detainees at the bridge\nthis morning.\n\n"
LATER = "No bodies were handed over.\n\n"
QUOTE = "On Thu, 7 Mar 2024, Analyst wrote:\n> Did it go ahead?\n"


def mail(body: str, sender: str = "Ana Lund <ana@example.org>", kind: str = "text/plain") -> Document:
    document = read_bytes("mail.eml", (HEAD.format(sender=sender, type=kind) + body).encode())
    check(document)
    return document


def test_a_mail_has_its_subject_for_title_and_its_quotations_say_nothing() -> None:
    document = mail(f"{NEWS}{QUOTE}\n{LATER}-- \nEastern Desk\n")
    assert (document.title, document.author) == ("Swap at the bridge — first notes", "Ana Lund")
    assert document.published == "2024-03-08"
    assert parts(document, "comments") == [QUOTE.strip()]
    assert parts(document, "body")[-1] == "No bodies were handed over."
    assert parts(document, "furniture") == ["-- \nEastern Desk"]


def test_a_mail_in_html_only_is_read_as_a_page() -> None:
    page = "<p>The two sides exchanged twelve detainees at the bridge.</p><p>Kind regards,</p><p>Ana</p>"
    document = mail(f"<html><body>{page}</body></html>", kind="text/html")
    assert parts(document, "body") == ["The two sides exchanged twelve detainees at the bridge."]
    assert document.published == "2024-03-08"


@pytest.mark.parametrize(
    ("sender", "author", "publisher"),
    [
        ("Ana Lund <ana@example.org>", "Ana Lund", None),
        ("Ana Lund <ana@ana-lund.example>", "Ana Lund", None),
        ("Emily Post <emily@example.org>", "Emily Post", None),
        ('"Desk, Eastern" <eastern@example.org>', None, "Desk, Eastern"),
        ("River News Agency <wire@example.org>", None, "River News Agency"),
        ("Harbour Post <newsletter@example.org>", None, "Harbour Post"),
        ("Upper Valley <letters@upper-valley.example>", None, "Upper Valley"),
        ('"Ana Lund, River News Agency" <ana@example.org>', "Ana Lund", "River News Agency"),
    ],
)
def test_an_organisation_that_sends_a_mail_is_its_publisher(
    sender: str, author: str | None, publisher: str | None
) -> None:
    document = mail(NEWS, sender)
    assert (document.author, document.publisher) == (author, publisher)


def test_a_signature_ends_where_a_quotation_begins() -> None:
    document = mail(f"{NEWS}-- \nYou receive this letter every week.\nReply STOP to leave.\n\n{QUOTE}\n{LATER}")
    assert parts(document, "furniture") == ["-- \nYou receive this letter every week.\nReply STOP to leave."]
    assert parts(document, "comments") == [QUOTE.strip()]
    assert parts(document, "body") == [NEWS.strip(), LATER.strip()]


@pytest.mark.parametrize(
    "closing",
    [
        "With best wishes,\nAna Lund",
        "Kind regards,\n\nAna Lund\nHead of Research, River Desk\n+47 555 0100",
        "Best regards, Ana",
        "Yours sincerely,\n\nDr. A. Lund, M.A.",
        "Many thanks and best wishes\nAna",
        "Ana Lund",
    ],
)
@pytest.mark.parametrize("after", ["", "\n\n-- \nRiver Desk", f"\n\n{QUOTE}"])
def test_greeting_and_closing_say_nothing(closing: str, after: str) -> None:
    document = mail(f"Dear colleagues in both capitals,\n\n{NEWS}{LATER}{closing}{after}")
    assert parts(document, "body") == [NEWS.strip(), LATER.strip()]
    assert len(parts(document, "title")) == 1
    assert {"Dear colleagues in both capitals,", closing} <= set(parts(document, "furniture"))


def test_a_postscript_is_said_and_so_is_a_text_that_goes_on_after_thanks() -> None:
    document = mail(f"{NEWS}Best regards,\nAna\n\nP.S. The bridge closes again on Friday.\n")
    assert parts(document, "body")[-1] == "P.S. The bridge closes again on Friday."
    document = mail(f"Many thanks.\n\nNext round\n\n{NEWS}{LATER}")
    assert "Next round" in parts(document, "title", "body")


def test_reports_attached_to_a_mail_are_said_to_be_skipped(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ana Lund <ana@example.org>", "Notes on the swap"
    message.set_content(NEWS)
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="protocol.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    (tmp_path / "mail.eml").write_bytes(bytes(message))
    outcomes = list(read([str(tmp_path)]))
    assert [o.name for o in outcomes if isinstance(o, Document)] == ["mail.eml"]
    (refusal,) = (o for o in outcomes if not isinstance(o, Document))
    assert str(refusal) == "mail.eml/protocol.pdf: comes with a mail and was skipped; save it as a file and read that"


@pytest.mark.parametrize("line", ["Hi-tech exports to the north resume", "Dear oil hits the hauliers of both towns"])
def test_a_headline_that_opens_like_a_greeting_is_none(line: str) -> None:
    assert line in parts(mail(f"{line}\n\n{NEWS}{LATER}"), "title", "body")
