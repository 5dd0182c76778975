"""The brief says what the reports say, once, with its sources, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest

from detente.briefing.brief import write_brief
from detente.record.model import Extraction
from tests.briefing.stories import CHILE, NOTHING, PERU, courier, document, herald, says


def both() -> str:
    (a, x), (b, y) = herald(), courier()
    return write_brief([a, b], [x, y])


def section(text: str, title: str) -> str:
    return text.split(f"## {title}", 1)[1].split("\n## ", 1)[0]


def test_the_title_names_the_states_and_the_month() -> None:
    assert both().startswith("# Chile–Peru talks, March 2031\n")


def test_a_release_that_two_reports_tell_is_one_line_with_both_sources() -> None:
    lines = [line for line in section(both(), "What happened").splitlines() if "Peru released" in line]
    assert len(lines) == 1
    assert "[1.2]" in lines[0] and "[2.1]" in lines[0]


def test_days_that_differ_are_told_where_the_reader_meets_the_fact() -> None:
    row = next(line for line in section(both(), "What happened").splitlines() if "held talks" in line)
    assert re.search(r"3–4 March \[\[1\.1\]\]; 4–5 March \[\[2\.3\]\]", row)


def test_what_one_report_calls_done_and_another_promised_is_told_as_both() -> None:
    row = next(line for line in section(both(), "What happened").splitlines() if "ban on anchovy" in line)
    assert "“lifted” [[1.3]]" in row and "“will lift” [[2.2]]" in row
    assert "by others this was promised" in row


def test_an_exchange_is_told_with_the_words_that_tie_it() -> None:
    text = section(both(), "Who gave what for what")
    assert "Chile: lifting of the ban on anchovy imports" in text and "Peru: release of 40" in text
    assert "“In return” [[1.3]]" in text


def test_steps_that_no_report_ties_are_no_exchange() -> None:
    doc, extraction = courier()
    text = section(write_brief([doc], [extraction]), "Who gave what for what")
    assert "The report does not say that one step was given for another" in text


def test_a_refusal_is_never_told_as_done() -> None:
    text = both()
    assert "Peru refused to" in text or "Refused" in text
    assert "fuel subsidies" in section(text, "What happened").split("What did not happen")[1]
    assert not re.search(r"Peru (?:cut|halted|stopped)", text)


def test_counts_keep_their_bound_and_their_speaker() -> None:
    line = next(line for line in section(both(), "How many").splitlines() if "Still held" in line)
    assert "**more than 200** fishermen" in line and "according to the seamen's union" in line


def test_measures_name_authority_state_and_wording() -> None:
    text = section(both(), "Measures")
    assert "| Chile | its port fees | kept in force | “kept” [[1.4]] |" in text
    assert "relief given or promised (sources differ)" in text


def test_expectations_keep_the_hedge_and_the_one_who_expects() -> None:
    row = next(line for line in section(both(), "What is expected").splitlines() if "More meetings" in line)
    assert row.startswith("| The Herald |") and "“can be expected”" in row


def test_every_citation_leads_to_a_sentence_of_its_document() -> None:
    text = both()
    cited = set(re.findall(r"\[(\d+\.\d+)\](?!:)", text.split("## Sources and quotes")[0]))
    quotes = dict(re.findall(r'<a id="q\d+-\d+"></a>\*\*(\d+\.\d+)\*\* (.+)', text))
    links = set(re.findall(r"^\[(\d+\.\d+)\]: #q", text, re.MULTILINE))
    assert cited and cited == set(quotes) == links
    assert quotes["1.2"] == "Peru released 40 detained fishermen."


def test_the_order_of_the_input_does_not_matter() -> None:
    reports = [herald(), courier(), (document("c.txt", NOTHING), Extraction("c.txt", (), ()))]
    texts = {
        write_brief(
            [doc for doc, _ in order],
            [replace(x, statements=x.statements[::-1]) for _, x in reversed(order)],
            form="html",
        )
        for order in permutations(reports)
    }
    assert len(texts) == 1


def test_a_cumulative_number_is_never_added_or_told_as_a_further_release() -> None:
    doc = document("sum.txt", "Peru freed 40 fishermen on 4 March. It has freed 70 fishermen in all since January.\n")
    one = says(
        doc, "Peru freed 40 fishermen on 4 March", "concession", "release", actor=(PERU,), thing="40 fishermen",
        category="people", amount=40, days=("2031-03-04", "2031-03-04"),
    )  # fmt: skip
    total = says(
        doc, "It has freed 70 fishermen in all", "concession", "release", actor=(PERU,), thing="70 fishermen",
        category="people", amount=70, scope="cumulative",
    )  # fmt: skip
    text = write_brief([doc], [Extraction(doc.name, (one, total), ())])
    assert "110" not in text
    assert "70" not in section(text, "What happened")
    assert "running total" in section(text, "How many")


def test_a_speakers_word_is_not_the_reports_own() -> None:
    doc, extraction = courier()
    text = write_brief([doc], [extraction])
    assert "Chile promised to lift the ban on anchovy imports, according to Luis Rojas" in text


def test_a_statement_without_actor_and_object_is_no_row_and_the_brief_says_so() -> None:
    doc = document("bare.txt", "Some were let go, it seems. Steps were taken.\n", None)
    bare = says(doc, "Some were let go", "concession", "release")
    blank = says(doc, "Steps were taken", "restriction", None)
    text = write_brief([doc], [Extraction(doc.name, (bare, blank), ())])
    assert "Some were" not in text and "what was found is in the record" in text
    assert "None" not in text and "_" not in text.split("## Sources")[0]


def test_reports_that_say_nothing_are_said_to_say_nothing() -> None:
    doc = document("c.txt", NOTHING)
    text = write_brief([doc], [Extraction(doc.name, (), ())])
    assert "Nothing in it was recognised" in text
    assert "nothing quoted" in text
    assert write_brief([], []).startswith("# Reports read\n\n*No reports were given.*")


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf"):
        write_brief([], [], form="pdf")  # type: ignore[arg-type]  # the error is what is tested


def test_an_inferred_actor_is_marked() -> None:
    doc = document("who.txt", "Six sailors were released on 4 March after talks in Lima.\n")
    from_context = replace(PERU, inferred=True)
    freed = says(
        doc, "Six sailors were released on 4 March", "concession", "release", actor=(from_context,),
        thing="Six sailors", category="people", amount=6, days=("2031-03-04", "2031-03-04"),
    )  # fmt: skip
    text = write_brief([doc], [Extraction(doc.name, (freed,), ())])
    assert "Release of six sailors (Peru\\*)" in text
    assert "\\* Our reading: the sentence itself does not name who." in text
    assert "Peru released" not in text


def test_offers_are_told_apart_from_what_was_agreed() -> None:
    from tests.briefing.stories import exchange

    doc = document("offer.txt", "Chile offered to lift the copper ban in exchange for the release of two pilots.\n")
    lift = says(
        doc, "Chile offered to lift the copper ban", "restriction", "ease", actor=(CHILE,), status="offered",
        thing="the copper ban", category="measure",
    )  # fmt: skip
    pilots = says(
        doc, "the release of two pilots", "concession", "release", actor=(PERU,), status="demanded",
        thing="two pilots", category="people", amount=2,
    )  # fmt: skip
    tie = exchange(doc, "in exchange for", lift, pilots, "offered")
    text = write_brief([doc], [Extraction(doc.name, (lift, pilots), (tie,))])
    told = section(text, "Who gave what for what")
    assert "Not made" in told and "Offered" in told
    assert "Chile lifted" not in text and "released" not in text.split("## Sources")[0]


def test_a_name_that_a_source_spells_otherwise_is_named_once_and_its_spelling_kept() -> None:
    doc = document("name.txt", "Chile's envoy Andres Moralez met Peru's minister in Lima on 4 March.\n")
    envoy = replace(CHILE, text="Andres Moralez", name="Andrés Morales")
    met = says(
        doc, "Chile's envoy Andres Moralez met Peru's minister in Lima on 4 March", "meeting", "meet",
        actor=(envoy,), recipient=(PERU,), days=("2031-03-04", "2031-03-04"), place="Lima",
    )  # fmt: skip
    text = write_brief([doc], [Extraction(doc.name, (met,), ())])
    assert "Andrés Morales (Chile) and Peru met in Lima" in text
    assert "**Andrés Morales**: also “Moralez” [[1.1]]" in text
