"""The scripts of docs/scripting.md: each is run as its reader would run it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "docs" / "scripting"


@pytest.fixture
def run(tmp_path):
    """Run a program in an empty folder, with a `kurils` on its path that is this checkout."""
    command = tmp_path / "bin" / "kurils"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kurils "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    here = tmp_path / "here"
    here.mkdir()
    environment = {
        **os.environ,
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "KURILS_TODAY": "2026-11-22",
    }

    def call(*arguments):
        return subprocess.run(
            list(map(str, arguments)), cwd=here, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    call.folder = here
    return call


def test_the_python_script_lists_changes_with_documents_and_sources(run, record):
    """One point a change of `diff`, then every source."""
    result = run(sys.executable, SCRIPTS / "changes.py", "1945-08-27", "1946-02-03", "iturup")
    assert (result.returncode, result.stderr) == (0, "")
    answer = record.diff("1945-08-27", "1946-02-03", ["iturup"])
    assert len(re.findall(r"^\* \*\*", result.stdout, re.MULTILINE)) == len(answer["changes"])
    told = "* **1945-08-28**, Iturup (Etorofu), control: Japan (administration) -> Russia (military occupation)"
    assert told in result.stdout
    assert all(source["title"] in result.stdout for source in answer["sources"])


@pytest.mark.parametrize(
    ("arguments", "code"), [(["1945"], 2), (["1946", "1945"], 2), (["1945", "1946", "atlantis"], 4)]
)
def test_the_python_script_ends_as_kurils_would(run, arguments, code):
    """An error is one line and the exit code of the program."""
    result = run(sys.executable, SCRIPTS / "changes.py", *arguments)
    assert (result.returncode, result.stdout) == (code, "")
    assert result.stderr.count("\n") == 1


def test_the_makefile_makes_reports_once(run):
    """Every day has its report and its lines in the index; a second run has nothing to do, a new record has."""
    make = (shutil.which("make"), "-f", SCRIPTS / "Makefile", "DAYS=1855-02-07 1905-09-05")
    shutil.copy(SCRIPTS / "Makefile", run.folder)
    first = run(*make)
    assert first.returncode == 0, first.stderr
    made = run.folder / "reports"
    assert {path.name for path in made.iterdir()} == {"1855-02-07.html", "1905-09-05.html", "index.md", "version"}
    index = (made / "index.md").read_text(encoding="utf-8")
    assert "## [1905-09-05](1905-09-05.html)" in index
    assert "On 5 September 1905 Japan administered" in index
    before = {path.name: path.stat().st_mtime_ns for path in made.iterdir()}
    assert run(*make).returncode == 0
    assert {path.name: path.stat().st_mtime_ns for path in made.iterdir()} == before
    (made / "version").write_text("older", encoding="utf-8")
    assert run(*make).returncode == 0
    assert (made / "1905-09-05.html").stat().st_mtime_ns > before["1905-09-05.html"]


def test_the_makefile_stops_where_kurils_stops(run):
    """A day that is none leaves no report behind."""
    shutil.copy(SCRIPTS / "Makefile", run.folder)
    result = run(shutil.which("make"), "DAYS=1905-02-30")
    assert result.returncode != 0
    assert "cannot read the date" in result.stderr
    assert [path.name for path in (run.folder / "reports").iterdir()] == ["version"]


@pytest.mark.extras
def test_the_shell_script_makes_a_table_with_jq(run, record):
    """A row an island and day, with the words of the answer, and the sources below."""
    result = run("sh", SCRIPTS / "days.sh", "1855-02-07", "1956-12-12")
    assert (result.returncode, result.stderr) == (0, "")
    rows = [line for line in result.stdout.splitlines() if line.startswith("| 1")]
    assert len(rows) == 8
    assert (
        "| 1956-12-12 | Shikotan | russia | japan, russia | unsettled | Joint Declaration of 1956, Art. 9 (in-force) |"
        in rows
    )
    titles = [source["title"] for source in record.status("1956-12-12")["sources"]]
    assert all(title in result.stdout for title in titles)
    assert "record checked to 2026-02-28" in result.stdout


@pytest.mark.extras
@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["1905-02-30"], 2), (["1905-09-05", "1600-01-01"], 4)])
def test_the_shell_script_stops_where_kurils_stops(run, arguments, code):
    """The code and the message are those of kurils, and half a table is not printed."""
    result = run("sh", SCRIPTS / "days.sh", *arguments)
    assert (result.returncode, result.stdout) == (code, "")
    assert result.stderr
