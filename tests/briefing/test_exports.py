"""What other programs get: the contract's fields, in one order, safe to open."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.briefing.exports import COLUMNS, Format, export
from detente.record.model import Extraction, Thing
from tests.record.samples import TEXT, evidence, extraction, release

STATEMENT_KEYS = [
    "type", "id", "document", "kind", "event_type", "event_mode", "actor", "recipient", "object", "quantity", "when",
    "where", "status", "condition", "hedge", "speaker", "evidence", "engine", "confidence", "rule",
]  # fmt: skip
EXCHANGE_KEYS = ["type", "id", "document", "give", "get", "cue", "status", "speaker"]


def text(*extractions: Extraction, form: Format = "jsonl") -> str:
    return "".join(export(extractions, form))


def rows(*extractions: Extraction) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(*extractions, form="csv"), newline="")))


def test_each_line_is_a_statement_or_an_exchange_with_the_fields_of_the_contract() -> None:
    statement, _, exchange = [json.loads(line) for line in text(extraction()).splitlines()]
    assert list(statement) == STATEMENT_KEYS
    assert list(exchange) == EXCHANGE_KEYS
    assert exchange["cue"] == {"start": 63, "end": 72, "text": "In return", "document": "grain.txt"}
    assert list(statement["actor"][0]) == ["text", "name", "country", "sector", "start", "end", "inferred"]


def test_evidence_leads_back_to_the_words() -> None:
    for line in text(extraction()).splitlines():
        said = json.loads(line)
        for span in said.get("evidence", [said.get("cue")]):
            assert TEXT[span["start"] : span["end"]] == span["text"]


def test_no_sign_in_a_quote_breaks_the_line() -> None:
    odd = release(hedge="may\u2028perhaps\u0085\x0c\n")
    (line,) = text(Extraction("grain.txt", (odd,), ())).splitlines()
    assert json.loads(line)["hedge"] == odd.hedge


def test_whole_counts_have_no_point() -> None:
    assert '"value":40,"low":40,"high":40' in text(extraction())


@given(st.permutations(["a.txt", "B.txt", "c.txt", "é.txt"]), st.sampled_from(["jsonl", "csv"]))
def test_the_order_of_reading_does_not_matter(names: list[str], form: Format) -> None:
    in_order = [extraction(name) for name in sorted(names)]
    assert text(*(extraction(name) for name in names), form=form) == text(*in_order, form=form)


def test_statements_come_in_order_of_their_words_and_then_of_ids() -> None:
    first, last = release(id="z", evidence=(evidence("Turkey"),)), release(id="a", evidence=(evidence("Graustark"),))
    twin = replace(last, id="b")
    lines = text(Extraction("grain.txt", (last, twin, first), ())).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["z", "a", "b"]


def test_csv_has_a_row_for_each_and_the_same_columns_for_all() -> None:
    statement, _, exchange = rows(extraction())
    assert tuple(statement) == COLUMNS
    assert (statement["actor_country"], statement["quantity_value"], statement["when_start"]) == (
        "RUR",
        "40",
        "2023-05-03",
    )
    assert (exchange["give"], exchange["get"]) == ("grain.txt-release", "grain.txt-reopening")


def test_every_field_of_a_statement_has_a_cell() -> None:
    row = rows(extraction())[0]
    empty = {column for column in COLUMNS if not row[column]}
    assert empty == {"event_mode", "recipient", "recipient_country", "condition", "hedge", "give", "get"}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_is_a_formula(sign: str) -> None:
    poisoned = release(object=Thing(f"{sign}HYPERLINK(1)"), condition=f"{sign}2+5")
    row = rows(Extraction("grain.txt", (poisoned,), ()))[0]
    assert row["object_text"] == f"'{sign}HYPERLINK(1)"
    assert row["condition"] == f"'{sign}2+5"


def test_commas_quotes_and_line_ends_stay_in_their_cell() -> None:
    row = rows(Extraction("grain.txt", (release(hedge='"may",\nperhaps'),), ()))[0]
    assert row["hedge"] == '"may",\nperhaps'


def test_an_empty_record_is_an_empty_export() -> None:
    assert text() == ""
    assert text(form="csv").splitlines() == [",".join(COLUMNS)]
