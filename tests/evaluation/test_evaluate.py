"""The command: exports and folders are scored, the frozen half keeps its secrets, a page can be refreshed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.errors import DetenteError
from detente.evaluation.corpus import half_folder
from detente.evaluation.evaluate import evaluate, main
from detente.evaluation.options import parse

from .made import exchange, label, statement, write_export, write_labels


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    folder = tmp_path / "labels"
    write_labels(folder, "talks", label(), label(1, (100, 140), status="denied"))
    return folder


@pytest.fixture
def export(tmp_path: Path) -> Path:
    second = statement("b", (100, 140))
    return write_export(tmp_path / "said.jsonl", statement(), second, exchange(["a"], ["b"]))


def test_export_is_scored(labels: Path, export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(export), "--gold", str(labels), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["facts"], told["found"], told["right"], told["told_as_done"]) == (2, 1.0, 0.5, 1)
    assert told["kinds"]["exchange"]["said"] == 1
    assert set(told["intervals"]) == {"found", "right", "core_f1"}


def test_errors_name_what_differs(labels: Path, export: Path) -> None:
    output = evaluate(parse([str(export), "--gold", str(labels), "--errors"])).output
    assert "talks wrong   concession  100-140 freed / five soldiers: status\n" in output
    assert "talks extra   exchange    40-50 its cue\n" in output
    assert "talks wrong   concession  100-140 RETREAT five soldiers: told as done\n" in output


def test_forbidden_exchange_is_named_and_fails(labels: Path, export: Path) -> None:
    asked = [str(export), "--gold", str(labels), "--forbid-exchanges"]
    found = evaluate(parse([*asked, "talks"]))
    assert found.exit_status == 1
    assert found.complaints == ("talks: an exchange where no words tie two sides, its cue at 40-50",)
    with pytest.raises(DetenteError, match="walks: is not among"):
        evaluate(parse([*asked, "walks"]))


def test_documents_of_a_folder_are_read_by_the_engine(tmp_path: Path) -> None:
    text = "published: 2025-01-14\n\nArmenia freed five soldiers on Monday."
    (tmp_path / "talks.txt").write_text(text, encoding="utf-8")
    place = (text.index("Armenia"), len(text) - 1)
    write_labels(tmp_path / "labels", "talks", label(place=place))
    read: list[str] = []
    asked = parse(["--gold", str(tmp_path / "labels"), "--documents", str(tmp_path), "--json"])
    assert json.loads(evaluate(asked, read.append).output)["right"] == 1.0
    assert read == ["talks.txt"]


def test_missing_document_and_faulty_files_are_named(labels: Path, tmp_path: Path) -> None:
    with pytest.raises(DetenteError, match="one document talks is needed, found none"):
        evaluate(parse(["--gold", str(labels), "--documents", str(tmp_path)]))
    with pytest.raises(DetenteError, match="holds no labelled facts"):
        evaluate(parse(["x.jsonl", "--gold", str(tmp_path)]))
    (tmp_path / "bad.jsonl").write_text('{"type": "statement"}\nfreed\n', encoding="utf-8")
    with pytest.raises(DetenteError, match="line 2 is not JSON"):
        evaluate(parse([str(tmp_path / "bad.jsonl"), "--gold", str(labels)]))
    (tmp_path / "bad.jsonl").write_text('{"type": "statement"}\n[]\n', encoding="utf-8")
    with pytest.raises(DetenteError, match="is no export"):
        evaluate(parse([str(tmp_path / "bad.jsonl"), "--gold", str(labels)]))
    write_labels(labels, "more", label(status="perhaps"))
    with pytest.raises(DetenteError, match="unknown status perhaps"):
        evaluate(parse([str(tmp_path / "bad.jsonl"), "--gold", str(labels)]))


@pytest.mark.parametrize("argv", [["--gold", "x"], ["--documents", "x"], ["said.jsonl"], ["--tune"]])
def test_what_is_not_understood_exits_with_2(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(argv)
    assert end.value.code == 2


def test_page_is_refreshed_between_its_lines_only(labels: Path, export: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures: other -->\nstale\n<!-- end of figures -->\nafter\n", encoding="utf-8")
    asked = [str(export), "--gold", str(labels), "--update", str(page)]
    main(asked)
    once = page.read_text(encoding="utf-8")
    assert once.startswith("before\n<!-- figures: other -->\n**Figures**\n\n| ")
    assert once.endswith("\n<!-- end of figures -->\nafter\n")
    assert "stale" not in once
    main(asked)
    assert page.read_text(encoding="utf-8") == once
    page.write_text("nothing", encoding="utf-8")
    with pytest.raises(DetenteError, match="has no lines"):
        main(asked)


def test_own_halves_are_set_side_by_side_and_the_frozen_half_tells_only_figures() -> None:
    found = evaluate(parse(["--errors", "--json"]))
    faults, brace, figures = found.output.partition("{\n")
    told = json.loads(brace + figures)
    assert told["gap"]["found"] == round(told["tuned"]["found"] - told["frozen"]["found"], 3)
    assert min(told["tuned"]["facts"], told["frozen"]["facts"]) > 200
    blamed = {line.split()[0] for line in faults.splitlines()}
    assert blamed and blamed <= {path.stem for path in half_folder("tune").glob("*.json")}
