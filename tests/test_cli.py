"""The commands as an analyst types them, with the real engine."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from detente.cli import main
from detente.record.errors import RecordError
from detente.record.store import Store

SWAP = """title: Two sides of the strait
published: 2021-06-10

Atlantis said on 8 June that Turkey released 12 Greek sailors. In return, Greece lifted its ban on Turkish fruit.
Greece is still holding more than 30 Turkish fishermen.
"""
TALKS = """title: Talks to go on
published: 2021-06-12

Greek and Turkish envoys met in Vienna on 11 June. Turkey demanded that Greece withdraw its ships.
"""
UKRAINIAN = """Сторони домовилися продовжити переговори щодо експорту зерна наступного тижня, повідомило міністерство.
Жодна зі сторін не оприлюднила подробиць зустрічі, яка тривала понад п'ять годин у закритому режимі.
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with two reports in ``reports``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/swap.txt").write_text(SWAP, encoding="utf-8")
    (tmp_path / "reports/talks.txt").write_text(TALKS, encoding="utf-8")
    return tmp_path


def export(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    capsys.readouterr()
    assert main(["export", "--format", "jsonl", *options]) == 0
    return capsys.readouterr().out


class TestBrief:
    def test_it_is_printed_as_markdown_and_kept_in_the_record(
        self, capsys: pytest.CaptureFixture[str], desk: Path
    ) -> None:
        assert main(["brief", "reports"]) == 0
        printed = capsys.readouterr()
        assert "Two sides of the strait" in printed.out
        assert printed.err == ""
        with Store.open(desk / "detente.db", create=False) as store:
            assert [document.name for document in store.documents()] == ["swap.txt", "talks.txt"]

    def test_it_is_written_as_one_page(self, desk: Path) -> None:
        assert main(["brief", "reports", "-o", "brief.html"]) == 0
        assert "</html>" in (desk / "brief.html").read_text(encoding="utf-8")

    def test_it_covers_the_given_reports_only(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "reports/swap.txt"]) == 0
        capsys.readouterr()
        assert main(["brief", "reports/talks.txt"]) == 0
        assert "Two sides of the strait" not in capsys.readouterr().out

    def test_known_reports_give_the_same_brief_as_new_ones(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["brief", "reports"]) == 0
        first = capsys.readouterr().out
        assert main(["brief", "reports"]) == 0
        assert capsys.readouterr().out == first

    def test_another_kind_of_file_is_not_understood_and_nothing_is_read(
        self, capsys: pytest.CaptureFixture[str], desk: Path
    ) -> None:
        assert main(["brief", "reports", "-o", "brief.odt"]) == 2
        assert ".md or .html" in capsys.readouterr().err
        assert not (desk / "detente.db").exists()

    def test_without_any_readable_report_there_is_none(self, capsys: pytest.CaptureFixture[str], desk: Path) -> None:
        (desk / "uk.txt").write_text(UKRAINIAN, encoding="utf-8")
        assert main(["brief", "uk.txt", "-o", "brief.md"]) == 1
        told = capsys.readouterr().err.splitlines()
        assert len(told) == 2
        assert "uk.txt" in told[0]
        assert "Ukrainian" in told[0]
        assert not (desk / "brief.md").exists()

    def test_a_folder_that_is_not_there_is_told_in_one_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["brief", "reports", "-o", "none/brief.md"]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert "none/brief.md: cannot be written" in line


class TestRead:
    def test_reading_twice_adds_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "reports"]) == 0
        assert capsys.readouterr().out == "documents: 2 read\n"
        before = export(capsys)
        assert main(["read", "reports"]) == 0
        assert capsys.readouterr().out == "documents: 2 known already\n"
        assert export(capsys) == before

    def test_a_changed_report_is_a_new_version(self, capsys: pytest.CaptureFixture[str], desk: Path) -> None:
        assert main(["read", "reports"]) == 0
        (desk / "reports/talks.txt").write_text(TALKS.replace("11 June", "9 June"), encoding="utf-8")
        capsys.readouterr()
        assert main(["read", "reports"]) == 0
        assert capsys.readouterr().out == "documents: 1 read, 1 known already\n"
        assert "2021-06-11" not in export(capsys)

    def test_what_cannot_be_read_gets_a_line_and_the_rest_is_read(
        self, capsys: pytest.CaptureFixture[str], desk: Path
    ) -> None:
        (desk / "reports/uk.txt").write_text(UKRAINIAN, encoding="utf-8")
        (desk / "reports/empty.txt").touch()
        assert main(["read", "reports", "missing.pdf"]) == 1
        printed = capsys.readouterr()
        assert printed.out == "documents: 2 read, 3 refused\n"
        refused = printed.err.splitlines()
        assert len(refused) == 3
        assert [name for name in ("empty.txt", "uk.txt", "missing.pdf") if name in printed.err] != []
        assert main(["read", "reports/swap.txt"]) == 0

    def test_a_name_that_is_no_text_does_not_stop_the_rest(
        self, capsys: pytest.CaptureFixture[str], desk: Path
    ) -> None:
        try:
            (desk / "reports" / "re\udcffport.txt").write_text(TALKS.replace("Vienna", "Geneva"), encoding="utf-8")
        except (OSError, UnicodeError):
            pytest.skip("this file system takes no such name")
        assert main(["read", "reports"]) == 1
        printed = capsys.readouterr()
        assert printed.out == "documents: 2 read, 1 refused\n"
        assert "bytes that are no characters" in printed.err

    def test_a_file_that_is_no_record_is_told_in_one_line(self, capsys: pytest.CaptureFixture[str], desk: Path) -> None:
        (desk / "notes.md").write_text("Notes on the talks. " * 200, encoding="utf-8")
        assert main(["read", "reports", "--record", "notes.md"]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("notes.md: not a record")

    @pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
    def test_a_run_that_is_stopped_leaves_whole_documents_and_can_go_on(self, desk: Path, sent: signal.Signals) -> None:
        for number in range(400):
            (desk / f"reports/{number:03}.txt").write_text(SWAP + f"\nReport {number}.\n", encoding="utf-8")
        command = [sys.executable, "-m", "detente", "read", "reports"]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        limit = time.monotonic() + 60
        while held(desk) < 3 and running.poll() is None and time.monotonic() < limit:
            time.sleep(0.02)
        running.send_signal(sent)
        _, told = running.communicate(timeout=60)
        if sent is signal.SIGINT:
            assert running.returncode == 130
            assert "stopped" in told
            assert "Traceback" not in told
        with Store.open(desk / "detente.db") as store:
            assert 3 <= len(store.documents()) < 402
            assert all(extraction.statements for extraction in store.extractions())


def held(desk: Path) -> int:
    """How many documents the record holds so far."""
    try:
        with Store.open(desk / "detente.db", create=False) as store:
            return len(store.documents())
    except RecordError:  # not made yet
        return 0


class TestExport:
    def test_the_order_of_reading_does_not_show(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "reports/swap.txt", "reports/talks.txt", "--record", "a.db"]) == 0
        assert main(["read", "reports/talks.txt", "--record", "b.db"]) == 0
        assert main(["read", "reports", "--record", "b.db"]) == 0
        assert export(capsys, "--record", "a.db") == export(capsys, "--record", "b.db") != ""

    def test_a_file_gets_what_would_be_printed(self, capsys: pytest.CaptureFixture[str], desk: Path) -> None:
        assert main(["read", "reports"]) == 0
        printed = export(capsys)
        assert main(["export", "--format", "jsonl", "-o", "out.jsonl"]) == 0
        assert (desk / "out.jsonl").read_text(encoding="utf-8") == printed
        assert {json.loads(line)["type"] for line in printed.splitlines()} <= {"statement", "exchange"}

    def test_quotes_stand_where_the_files_have_them(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "reports"]) == 0
        texts = {"swap.txt": SWAP, "talks.txt": TALKS}
        for line in export(capsys).splitlines():
            said = json.loads(line)
            for span in said.get("evidence", [said.get("cue")]):
                assert texts[said["document"]][span["start"] : span["end"]] == span["text"]

    def test_without_a_record_one_line_says_how_to_make_one(
        self, capsys: pytest.CaptureFixture[str], desk: Path
    ) -> None:
        assert main(["export", "--format", "csv"]) == 1
        assert "make one with: detente read" in capsys.readouterr().err
        assert not (desk / "detente.db").exists()

    def test_another_format_is_not_understood(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["export", "--format", "xml"]) == 2
        assert "jsonl" in capsys.readouterr().err

    def test_a_reader_that_goes_away_causes_no_traceback(self) -> None:
        assert main(["read", "reports"]) == 0
        command = f"{sys.executable} -m detente export --format jsonl | true"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        assert "Broken pipe" not in done.stderr


class TestTimeline:
    def test_it_is_a_table_or_json_with_the_same_entries(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "reports"]) == 0
        capsys.readouterr()
        assert main(["timeline", "--json"]) == 0
        entries = json.loads(capsys.readouterr().out)
        assert entries
        assert main(["timeline"]) == 0
        table = capsys.readouterr().out
        assert all(entry["quote"][:20] in table for entry in entries)

    def test_it_can_be_of_one_actor(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "reports"]) == 0
        capsys.readouterr()
        assert main(["timeline", "--json", "--actor", "Lithuania"]) == 0
        assert json.loads(capsys.readouterr().out) == []


def test_explain_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "Turkey released 12 Greek sailors on 8 June."]) == 0
    assert "release" in capsys.readouterr().out


def test_a_command_without_its_arguments_is_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief"]) == 2
    assert main(["nonsense"]) == 2
    assert "Usage" in capsys.readouterr().err


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("detente 0.")


def test_evaluate_takes_its_own_options_and_tells_of_a_wrong_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--help"]) == 0
    assert "--gold" in capsys.readouterr().out
    assert main(["evaluate", "--gold", "none", "--documents", "none"]) != 0
    assert "Traceback" not in capsys.readouterr().err
