"""The reports that the README runs on: all are read, and they are as various as a real folder."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from detente.reading import read
from detente.record.model import Document

REPORTS = Path(__file__).parents[1] / "examples" / "us-belarus-2025"
INERT = {"furniture", "related", "comments"}


@pytest.fixture(scope="module")
def reports() -> list[Document]:
    outcomes = list(read([str(REPORTS)]))
    refused = [outcome for outcome in outcomes if not isinstance(outcome, Document)]
    assert not refused
    return [outcome for outcome in outcomes if isinstance(outcome, Document)]


def _said(report: Document) -> str:
    return "\n".join(report.text[s.start : s.end] for s in report.segments if s.kind not in INERT)


def test_every_file_of_the_example_is_read(reports: list[Document]) -> None:
    assert {report.name for report in reports} == {path.name for path in REPORTS.iterdir()}


def test_the_example_holds_at_least_eight_reports_in_four_formats(reports: list[Document]) -> None:
    assert len(reports) >= 8
    assert len({PurePosixPath(report.name).suffix for report in reports}) >= 4


def test_reports_carry_title_language_and_the_day_in_their_file_name(reports: list[Document]) -> None:
    for report in reports:
        assert report.title, report.name
        assert report.language == "en", report.name
        assert report.published == report.name[:10], report.name


def test_reports_are_short(reports: list[Document]) -> None:
    for report in reports:
        assert 150 <= len(re.findall(r"\w+", _said(report))) <= 500, report.name


@pytest.mark.parametrize(
    "words",
    ["We use cookies", "All rights reserved", "Accept all", "60 were freed", "500 people in 2011", "1,500 were"],
)
def test_page_furniture_comments_and_earlier_mail_say_nothing(reports: list[Document], words: str) -> None:
    assert not [report.name for report in reports if words in _said(report)]


def test_the_columns_of_the_brief_are_read_one_after_the_other(reports: list[Document]) -> None:
    brief = next(report for report in reports if report.name.endswith(".pdf"))
    said = " ".join(_said(brief).split())
    order = [
        "How did it come to this?",
        "What was exchanged",
        "What does Lukashenka want next?",
        "What should Europe do?",
    ]
    assert sorted(order, key=said.index) == order
    assert "BALTIC POLICY BRIEF" not in said


@pytest.mark.parametrize(
    ("one", "other"),
    [("52", "51"), ("11–12 December", "12 and 13 December"), ("Coale", "Cole"), ("Kalesnikava", "Kolesnikova"),
     ("around a thousand", "1,197"), ("will lift", "is lifting"), ("Lukashenka", "Lukashenko")],
)  # fmt: skip
def test_the_reports_differ_as_sources_do(reports: list[Document], one: str, other: str) -> None:
    said = [_said(report) for report in reports]
    assert any(one in text for text in said)
    assert any(other in text for text in said)
