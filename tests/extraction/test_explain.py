"""Why a sentence was coded as it was."""

from __future__ import annotations

from detente.extraction.explain import explain


def test_an_account_names_actors_frames_governors_and_statements() -> None:
    account = explain("Mali promised to release ten soldiers.")
    assert "Mali = Mali" in account
    assert "“release”: frame release (release), by “Mali”, of “soldiers”" in account
    assert "under “promised” (promised)" in account
    assert "concession, promised, by Mali: “Mali promised to release ten soldiers” [rule release]" in account


def test_an_account_tells_what_ties_an_exchange() -> None:
    account = explain("Gabon lifted its blockade. In return, Angola freed twelve fishermen.")
    assert "exchange, done, tied by “In return”" in account


def test_an_account_marks_an_inferred_actor() -> None:
    assert "by Mali (inferred)" in explain("Ten prisoners are held in Mali.")


def test_an_account_of_nothing_says_what_to_add() -> None:
    account = explain("The rains were mild.")
    assert "Actors found: none" in account
    assert "add the verb or noun to codebook/frames.toml" in account
    assert account.endswith("Statements:\n  none")
