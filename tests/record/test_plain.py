"""Values survive the way to JSON and back, whatever the engine left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.record import plain
from detente.record.model import Document, Exchange, Statement
from tests.record import samples

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))  # JSON has no others


@given(st.from_type(Statement))
def test_any_statement_comes_back_as_it_was(statement: Statement) -> None:
    assert plain.loads(Statement, plain.dumps(statement)) == statement


@given(st.from_type(Exchange))
def test_any_exchange_comes_back_as_it_was(exchange: Exchange) -> None:
    assert plain.loads(Exchange, plain.dumps(exchange)) == exchange


@given(st.from_type(Document))
def test_any_document_comes_back_as_it_was(document: Document) -> None:
    assert plain.loads(Document, plain.dumps(document)) == document


def test_a_field_that_an_older_record_lacks_takes_its_default() -> None:
    line = plain.dumps(samples.release()).replace(',"rule":"release"', "")
    assert plain.loads(Statement, line).rule is None
