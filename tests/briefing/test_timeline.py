"""The timeline is in order of time, keeps what differs, and finds an actor under any of its names."""

from __future__ import annotations

from detente.briefing.timeline import timeline
from detente.record.model import When
from tests.record.samples import release, reopening

LATER = When("2023-06-01", "2023-06-01", "day", "on 1 June")


def test_entries_come_by_day_and_the_undated_last() -> None:
    entries = timeline([reopening(), release("b.txt", when=LATER), release("a.txt")])
    assert [entry.when[0].start if entry.when else None for entry in entries] == ["2023-05-03", "2023-06-01", None]


def test_what_two_documents_tell_of_is_one_entry_that_names_both() -> None:
    (entry,) = timeline([release("a.txt"), release("b.txt")])
    assert entry.documents == ("a.txt", "b.txt")
    assert entry.statements == ("a.txt-release", "b.txt-release")


def test_a_status_on_which_documents_differ_is_shown_with_both() -> None:
    (entry,) = timeline([release("a.txt"), release("b.txt", status="announced")])
    assert entry.status == ("done", "announced")


def test_reasons_and_praise_are_left_out() -> None:
    assert timeline([release(kind="other")]) == []


def test_an_actor_is_found_by_name_in_any_case_and_by_code() -> None:
    both = [release(), reopening()]
    assert len(timeline(both)) == 2
    for name in ("Ruritania", "ruritania", "RUR", " rur "):
        (entry,) = timeline(both, actor=name)
        assert entry.actor == ("Ruritania",)
    assert timeline(both, actor="Nobody") == []


def test_whoever_acts_for_a_state_is_found_under_the_state() -> None:
    minister = release(actor=(release().actor[0].__class__("the minister", "the minister", "TUR", "GOV", 0, 3),))
    assert len(timeline([minister], actor="Türkiye")) == 1
    assert len(timeline([minister], actor="Turkey")) == 1
