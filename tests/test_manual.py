"""The manual pages: one of the program, one a command, of their help, and readable by what reads them."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from kurils.cli import COMMANDS, topics
from kurils.cli.manual import pages
from kurils.cli.usage import options_of


@pytest.fixture(scope="module")
def made():
    return pages()


def test_there_is_one_a_command(made):
    """And the whole."""
    assert set(made) == {"kurils.1", *(f"kurils-{name}.1" for name in COMMANDS)}


def test_each_command_has_its_line_in_the_help():
    """Without it the help cannot be drawn, nor anything else."""
    assert set(topics.ABOUT) == set(COMMANDS), "a command has a line in `COMMANDS` and one in `ABOUT` of cli/topics.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_says_all_that_the_help_says(made, name):
    """Every option, with its text, and the examples."""
    page = made[f"kurils-{name}.1"].replace("\\-", "-")
    for option in options_of(name):
        assert option in page or option in ("--json", "--csv")
    assert f"kurils {name}" in page.split(".SH EXAMPLES")[1]


def test_the_whole_tells_of_commands_variables_and_codes(made):
    """As `kurils help` does."""
    page = made["kurils.1"].replace("\\-", "-")
    assert all(f".B kurils {name}\n" in page for name in COMMANDS)
    assert all(f".B {variable}\n" in page for variable in topics.ENVIRONMENT)
    assert ".B 130\n" in page


@pytest.mark.parametrize("name", ["kurils.1", "kurils-status.1", "kurils-config.1", "kurils-tag.1"])
def test_man_reads_them_without_a_warning(made, tmp_path, name):
    """At 80 columns, quotation marks and backslashes as they are."""
    if shutil.which("man") is None:
        pytest.skip("no man here")
    (tmp_path / name).write_text(made[name])
    environment = {"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MANROFFOPT": "-ww"}
    done = subprocess.run(
        ["man", "--warnings=w", "-l", str(tmp_path / name)],
        capture_output=True,
        env=environment,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "kurils" in done.stdout.splitlines()[0].lower()
    if name == "kurils-status.1":
        assert "'1855-01-26" in done.stdout
