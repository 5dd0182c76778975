"""Dates as reports write them, and the days that they honestly allow."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.language.dates import DateMention, Tense, find_dates, resolve

MONDAY = "2025-12-15"  # the day of publication in most examples


def words(text: str) -> list[str]:
    return [mention.text for mention in find_dates(text)]


def days(text: str, tense: Tense | None = None, published: str | None = MONDAY) -> tuple[str | None, str | None, str]:
    """Bounds and precision of the only date of the text."""
    (mention,) = find_dates(text)
    when = resolve(mention, published, tense)
    assert when is not None
    assert when.text == mention.text
    return when.start, when.end, when.precision


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Signed on 18–19 December 2025 in Muscat.", "2025-12-18", "2025-12-19"),
        ("Signed on Dec. 13, 2025.", "2025-12-13", "2025-12-13"),
        ("Signed 13.12.2025 in Baku", "2025-12-13", "2025-12-13"),
        ("Signed 12/13/2025 in New York", "2025-12-13", "2025-12-13"),
        ("Signed 2025-12-13", "2025-12-13", "2025-12-13"),
        ("Signed on Saturday, 13 December 2025", "2025-12-13", "2025-12-13"),
        ("Signed on the 22nd of July 2022", "2022-07-22", "2022-07-22"),
        ("It ran from 30 November to 2 December 2025.", "2025-11-30", "2025-12-02"),
        ("The 30 November – 2 December 2025 session", "2025-11-30", "2025-12-02"),
        ("They met on 3, 5 and 7 May 2024.", "2024-05-03", "2024-05-07"),
    ],
)
def test_full_dates_need_no_publication(text: str, start: str, end: str) -> None:
    assert days(text, published=None)[:2] == (start, end)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on 11–12 December", "2025-12-11", "2026-12-11"),
        ("on December 12 and 13", "2025-12-12", "2026-12-12"),
        ("on 12 and 13 December", "2025-12-12", "2026-12-12"),
        ("on 9 December", "2025-12-09", "2026-12-09"),
        ("on 20/03", "2025-03-20", "2026-03-20"),
        ("on Saturday", "2025-12-13", "2025-12-20"),
        ("on Monday", "2025-12-15", "2025-12-15"),
        ("earlier on Saturday", "2025-12-13", "2025-12-20"),
        ("in April", "2025-04-01", "2026-04-01"),
        ("in summer", "2025-06-01", "2026-06-01"),
        ("from 28 December to 3 January", "2024-12-28", "2025-12-28"),
        ("between 3 and 10 May", "2025-05-03", "2026-05-03"),
        ("mid-March", "2025-03-08", "2026-03-08"),
    ],
)
def test_tense_picks_the_year(text: str, past: str, future: str) -> None:
    assert days(text, "past")[0] == past
    assert days(text, "future")[0] == future


def test_without_a_tense_the_nearest_is_meant_and_a_weekday_has_passed() -> None:
    assert days("the corridor reopens 9 January")[0] == "2026-01-09"
    assert days("the corridor reopened 30 November")[0] == "2025-11-30"
    assert days("envoys in Doha Thursday")[0] == "2025-12-11"


def test_a_weekday_helps_to_pick_the_year() -> None:
    assert days("Friday 13 December", "past")[0] == "2024-12-13"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", ("2025-12-15", "2025-12-15", "day")),
        ("yesterday", ("2025-12-14", "2025-12-14", "day")),
        ("tomorrow", ("2025-12-16", "2025-12-16", "day")),
        ("tonight", ("2025-12-15", "2025-12-15", "day")),
        ("last Friday", ("2025-12-12", "2025-12-12", "day")),
        ("next Monday", ("2025-12-22", "2025-12-22", "day")),
        ("last week", ("2025-12-08", "2025-12-14", "range")),
        ("this week", ("2025-12-15", "2025-12-21", "range")),
        ("last month", ("2025-11-01", "2025-11-30", "month")),
        ("this month", ("2025-12-01", "2025-12-31", "month")),
        ("next year", ("2026-01-01", "2026-12-31", "year")),
        ("last December", ("2024-12-01", "2024-12-31", "month")),
        ("last summer", ("2025-06-01", "2025-08-31", "season")),
        ("earlier this year", ("2025-01-01", "2025-12-15", "range")),
        ("within 30 days", ("2025-12-15", "2026-01-14", "range")),
        ("within a month", ("2025-12-15", "2026-01-15", "range")),
        ("over the past month", ("2025-11-15", "2025-12-15", "range")),
        ("the past six months", ("2025-06-15", "2025-12-15", "range")),
        ("three days ago", ("2025-12-12", "2025-12-12", "day")),
        ("two weeks ago", ("2025-11-28", "2025-12-04", "vague")),
        ("in the coming weeks", ("2025-12-15", "2026-02-09", "vague")),
        ("the coming weeks and months", ("2025-12-15", "2026-12-15", "vague")),
        ("in the coming days", ("2025-12-15", "2025-12-29", "vague")),
        ("recently", ("2025-06-15", "2025-12-15", "vague")),
        ("in the future", ("2025-12-15", None, "vague")),
    ],
)
def test_words_counted_from_publication(text: str, expected: tuple[str, str | None, str]) -> None:
    assert days(text) == expected
    assert days(text, published=None) == (None, None, "vague")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2024", ("2024-01-01", "2024-12-31", "year")),
        ("June 2021", ("2021-06-01", "2021-06-30", "month")),
        ("the summer of 2022", ("2022-06-01", "2022-08-31", "season")),
        ("the winter of 2023", ("2023-12-01", "2024-02-29", "season")),
        ("2022–2023", ("2022-01-01", "2023-12-31", "range")),
        ("from 2020 to 2023", ("2020-01-01", "2023-12-31", "range")),
        ("the 1990s", ("1990-01-01", "1999-12-31", "range")),
        ("the first half of 2025", ("2025-01-01", "2025-06-30", "range")),
        ("no earlier than 2027", ("2027-01-01", None, "range")),
        ("before 2020", (None, "2019-12-31", "range")),
    ],
)
def test_periods_with_a_name(text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert days(text, published=None) == expected


def test_parts_of_a_period_are_vague() -> None:
    assert days("early January", "past") == ("2025-01-01", "2025-01-13", "vague")
    assert days("early summer", "past") == ("2025-06-01", "2025-07-07", "vague")
    assert days("late 2023")[1:] == ("2023-12-31", "vague")


def test_one_sided_dates_stay_open_unless_tense_closes_them() -> None:
    assert days("since July 2024", "past") == ("2024-07-01", MONDAY, "range")
    assert days("since 2020", published=None) == ("2020-01-01", None, "range")
    assert days("until March", "future") == (MONDAY, "2026-03-31", "range")
    assert days("by 1 June", "past") == (None, "2025-06-01", "range")
    assert days("by the end of the year", "future") == (MONDAY, "2025-12-31", "range")


def test_in_three_years_looks_back_after_a_past_verb() -> None:
    assert days("It was the first visit in three years.", "past") == ("2022-12-15", MONDAY, "vague")
    assert days("The plant will close in three years.", "future")[0] == "2028-06-15"


@pytest.mark.parametrize("text", ["a month before", "a year earlier", "two days later", "the next day", "that week"])
def test_what_is_counted_from_elsewhere_keeps_its_words_without_bounds(text: str) -> None:
    assert days(text) == (None, None, "vague")


def test_durations_say_how_long_and_not_when() -> None:
    (lasting,) = find_dates("The truce held for two months.")
    assert lasting.kind == "duration"
    assert resolve(lasting, MONDAY, "past") is None
    (more,) = find_dates("The grain deal was extended for another two months.")
    assert more.kind == "duration"
    when = resolve(more, MONDAY, "past")
    assert when is not None
    assert (when.start, when.end) == (MONDAY, "2026-02-15")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("after the 2020 elections", "2020"),
        ("Saturday's talks in Jeddah", "Saturday"),
        ("the 12 December meeting on the dam", "12 December"),
    ],
)
def test_a_date_that_describes_a_noun_is_an_attribute(text: str, said: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.text, mention.kind) == (said, "attribute")


@pytest.mark.parametrize(
    "text",
    [
        "Cairo may sign. May I ask why? Theresa May declined. May the truce hold.",
        "They march on. March on the palace, they cried. A second, please. The Sun sat low.",
        "123 prisoners and 1,000 trucks under No. 85/2025",
        "guards work 24/7 under resolution 2231 and Article 5",
        "Resolution 1929 and resolutions 1737, 1747 and 1929",
        "2020 prisoners and some 1929 troops",
        "version 2.3, at 09:32",
        "The autumn colours; an august body.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert words(text) == []


def test_may_is_a_month_only_among_dates() -> None:
    assert words("In May they met; on 5 May 2024 they may meet.") == ["In May", "on 5 May 2024"]
    assert words("May 5 may do.") == ["May 5"]
    assert words("May 2024 and March 8") == ["May 2024", "March 8"]


def test_a_publication_known_by_month_widens_the_bounds() -> None:
    assert days("yesterday", published="2025-12") == ("2025-11-30", "2025-12-30", "vague")
    assert days("on 12 December", "past", published="2025") == ("2025-12-12", "2025-12-12", "day")
    with pytest.raises(ValueError, match="not an ISO day"):
        days("today", published="15 December")


def test_a_sentence_with_several_dates() -> None:
    text = "Since July 2024 Yerevan and Baku have met twice, on Saturday and last month, and will meet by 1 June."
    assert words(text) == ["Since July 2024", "on Saturday", "last month", "by 1 June"]


PIECES = [
    "May", "may", "March", "12", "13", "-", "–", "2024", "and", "to", "from", "between", "the", "of", "early", "end",
    "last", "next", "Saturday", "in", "two", "weeks", "ago", "for", "another", "months", ",", ".", "29 February",
    "since", "until", "past", "coming", "summer", "today", "1990s", "half", "first", "a", "few", "99", "years",
    "before", "year", "20/03",
]  # fmt: skip


TENSES: tuple[Tense | None, ...] = ("past", "present", "future", None)


def check(text: str, published: str | None) -> None:
    last_end = 0
    for mention in find_dates(text):
        assert isinstance(mention, DateMention)
        assert last_end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        last_end = mention.end
        for tense in TENSES:
            when = resolve(mention, published, tense)
            if when and when.start and when.end:
                assert when.start <= when.end
            if when and when.precision == "day":
                assert when.start == when.end


PUBLISHED = st.sampled_from([None, "2025-12-15", "2024-02-29", "2025-12", "2025", "1000-01-01", "2999-12-31", "1899"])


@given(st.text(max_size=120), PUBLISHED)
@settings(max_examples=100)
def test_any_text_is_read_with_exact_ordered_offsets(text: str, published: str | None) -> None:
    check(text, published)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), PUBLISHED)
@settings(max_examples=400, deadline=None)
def test_any_heap_of_date_words_is_read_with_exact_ordered_offsets(text: str, published: str | None) -> None:
    check(text, published)


FORMATS = [
    "{d} {m} {y}",
    "{m} {d}, {y}",
    "the {d} of {m} {y}",
    "{y}-{n:02}-{d:02}",
    "{d:02}.{n:02}.{y}",
    "{w}, {d} {m} {y}",
]


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(FORMATS))
def test_a_full_date_comes_back_in_every_format(day: date, form: str) -> None:
    written = form.format(
        d=day.day, m=calendar.month_name[day.month], n=day.month, y=day.year, w=calendar.day_name[day.weekday()]
    )
    assert days(f"Talks opened on {written}.", published=None) == (day.isoformat(), day.isoformat(), "day")


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 350))
def test_tense_finds_the_day_again(published: date, distance: int) -> None:
    before, after = published - timedelta(distance), published + timedelta(distance)
    for day, tense in ((before, "past"), (after, "future")):
        if (day.month, day.day) != (2, 29):
            text = f"on {day.day} {calendar.month_name[day.month]}"
            found = days(text, "past" if tense == "past" else "future", published.isoformat())
            assert found[0] == day.isoformat()
