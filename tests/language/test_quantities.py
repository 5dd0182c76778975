"""Numbers as reports give them: bounds, units, scope, and what only looks like a number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.language.quantities import QuantityMention, find_ordinals, find_quantities, scope_of
from detente.record.model import Quantity


def only(text: str) -> QuantityMention:
    (mention,) = find_quantities(text)
    return mention


def values(text: str) -> list[float | None]:
    return [mention.quantity.value for mention in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000 trucks", 1000),
        ("1 000 trucks", 1000),
        ("1.5 million tonnes", 1_500_000),
        ("twenty-three monks", 23),
        ("two dozen ships", 24),
        ("a dozen ships", 12),
        ("half a million refugees", 500_000),
        ("a thousand families", 1000),
        ("one hundred and twenty-three captives", 123),
        ("two hundred thousand refugees", 200_000),
        ("123 detainees", 123),
    ],
)
def test_exact_numbers_are_their_own_bounds(text: str, value: float) -> None:
    quantity = only(text).quantity
    assert (quantity.value, quantity.low, quantity.high, quantity.qualifier) == (value, value, value, "exact")


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("more than 1,000 miners", "more than 1,000", Quantity(1000, 1000, None, "more_than")),
        ("over 300 miners", "over 300", Quantity(300, 300, None, "more_than")),
        ("at least 40 miners", "at least 40", Quantity(40, 40, None, "at_least")),
        ("no fewer than 40 miners", "no fewer than 40", Quantity(40, 40, None, "at_least")),
        ("300 or more miners", "300 or more", Quantity(300, 300, None, "at_least")),
        ("up to 50 miners", "up to 50", Quantity(50, None, 50, "at_most")),
        ("fewer than 20 miners", "fewer than 20", Quantity(20, None, 20, "less_than")),
        ("under 20 miners", "under 20", Quantity(20, None, 20, "less_than")),
        ("nearly 400 miners", "nearly 400", Quantity(400, None, None, "about")),
        ("some 300 miners", "some 300", Quantity(300, None, None, "about")),
        ("an estimated 2,000 miners", "an estimated 2,000", Quantity(2000, None, None, "about")),
        ("only about six miners", "only about six", Quantity(6, None, None, "about")),
        ("all six miners", "all six", Quantity(6, 6, 6, "exact")),
        ("1,300 or 1,400 miners", "1,300 or 1,400", Quantity(None, 1300, 1400, "exact")),
        ("between 30 and 40 miners", "between 30 and 40", Quantity(None, 30, 40, "exact")),
        ("40-50 miners", "40-50", Quantity(None, 40, 50, "exact")),
        ("30 to 40 miners", "30 to 40", Quantity(None, 30, 40, "exact")),
        ("two or three hundred miners", "two or three hundred", Quantity(None, 200, 300, "exact")),
        ("dozens of miners", "dozens", Quantity(None, 24, None, "several")),
        ("hundreds of miners", "hundreds", Quantity(None, 200, None, "several")),
        ("several hundred miners", "several hundred", Quantity(None, 300, None, "several")),
        ("several miners", "several", Quantity(None, 3, None, "several")),
        ("tens of thousands of miners", "tens of thousands", Quantity(None, 20_000, None, "several")),
    ],
)
def test_qualifiers_set_the_bounds_that_they_state(text: str, said: str, expected: Quantity) -> None:
    mention = only(text)
    assert mention.text == said
    assert mention.quantity == expected
    assert mention.noun_hint == "miners"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("about 80% of wheat", 80, "percent"),
        ("4 per cent", 4, "percent"),
        ("$2.4 billion in frozen funds", 2_400_000_000, "USD"),
        ("€300m in loans", 300_000_000, "EUR"),
        ("US$5bn", 5_000_000_000, "USD"),
        ("a fine of 5,000 roubles", 5000, "RUB"),
        ("a 300m buffer", 300, "metre"),
        ("60 km of border", 60, "kilometre"),
        ("160,000 tonnes of maize", 160_000, "tonne"),
        ("500,000 barrels a day", 500_000, "barrel a day"),
        ("700 megawatts", 700, "megawatt"),
        ("a two-day visit", 2, "day"),
        ("a 30-day truce", 30, "day"),
        ("one-year licence", 1, "year"),
        ("six hours of talks", 6, "hour"),
    ],
)
def test_measures_and_money_carry_a_singular_unit(text: str, value: float, unit: str) -> None:
    quantity = only(text).quantity
    assert (quantity.value, quantity.unit) == (value, unit)


def test_over_two_days_is_how_long() -> None:
    assert only("The Panmunjom talks ran over two days.").quantity.qualifier == "exact"
    assert only("He was held for over two years.").quantity.qualifier == "more_than"


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert values("Enrichment rose from 20 to 60 per cent.") == [20, 60]


def test_another_two_come_on_top() -> None:
    assert only("Another two monks were freed.").adds
    assert values("Twenty sailors were freed on top of five in spring.") == [20, 5]


@pytest.mark.parametrize(
    "text",
    [
        "Kim, 33, arrived at 09:32, not 5 p.m.",
        "a 33-year-old pilot, aged 33",
        "F-16 and Su-35 jets, Novichok, the G7, the E3 and P5+1, COVID-19",
        "Resolution 2231, Articles 5 and 6, No. 85/2025, phase 2",
        "in 2024, open 24/7",
        "the Group of Seven and the Big Five",
        "a two-state solution and six-party talks",
        "file 06 of the archive",
        "two thirds of the seats, one in five",
        "no one told one another; one day, one can say so",
        "(1) trade, (2) borders",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert values(text) == []


def test_the_noun_hint_ends_with_the_phrase() -> None:
    assert only("a two-day summit Thursday").noun_hint == "summit"
    assert only("between the two countries").text == "two"
    assert only("52 jailed monks' families").noun_hint == "jailed monks"
    assert only("several of the Korean envoys left").noun_hint == "Korean envoys"


def test_one_counts_before_a_noun_only() -> None:
    assert values("including one pilot and one of the monks") == [1, 1]


def test_spans_to_skip_are_left_alone() -> None:
    text = "On 12 May Khartoum freed 12 pilots."
    assert [mention.number for mention in find_quantities(text, skip=[(0, 9)])] == [(25, 27)]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Baku freed 32 captives, including one general.", ["this_time", "part"]),
        ("More than 1,000 are still held.", ["remaining"]),
        ("In all, 300 lorries have crossed.", ["cumulative"]),
        ("So far 14 ships have left Odesa.", ["cumulative"]),
        ("Some 400 monks remain in prison, but 20 were freed.", ["remaining", "this_time"]),
        ("14 of them were ill.", ["part"]),
    ],
)
def test_scope_follows_the_cues_of_the_clause(text: str, scopes: list[str]) -> None:
    assert [scope_of(text, mention) for mention in find_quantities(text)] == scopes


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("the fifth round and a third release", [5, 3]),
        ("the 21st tranche, the twenty-first meeting", [21, 21]),
        ("the second and third rounds", [2, 3]),
        ("a third of the seats; two thirds; at first; the first deputy minister; the 20th century", []),
    ],
)
def test_ordinals_are_places_in_a_series(text: str, ordinals: list[int]) -> None:
    assert [ordinal.value for ordinal in find_ordinals(text)] == ordinals
    assert values(text) == []


PIECES = [
    "one", "two", "twenty-three", "hundred", "thousand", "million", "dozen", "dozens", "a", "half", "and", "or", "to",
    "-", "–", "2024", "+", "Article 5",
    "between", "from", "more than", "over", "about", "no", "of", "12", "1,000", "1 000", "3.5", "$", "€300m", "%", "km",
    "barrels a day", "people", "first", "third", "21st", "G7", "09:32", ",", "(", ")", "years old",
]  # fmt: skip

TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_with_exact_ordered_offsets(text: str) -> None:
    last_end = 0
    for mention in find_quantities(text):
        quantity = mention.quantity
        assert last_end <= mention.start <= mention.number[0] < mention.number[1] <= mention.end
        assert text[mention.start : mention.end] == mention.text
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert scope_of(text, mention) in ("this_time", "cumulative", "remaining", "part")
        last_end = mention.end
    last_end = 0
    for ordinal in find_ordinals(text):
        assert last_end <= ordinal.start < ordinal.end
        last_end = ordinal.end


@given(st.integers(2, 10**9))
def test_figures_with_separators_come_back(number: int) -> None:
    assert values(f"exactly {number:,} people") == [number]


@given(st.integers(2, 10_000), st.integers(1, 10_000))
def test_ranges_keep_their_order(low: int, more: int) -> None:
    quantity = only(f"{low:,} to {low + more:,} people").quantity
    assert (quantity.value, quantity.low, quantity.high) == (None, low, low + more)
