"""The oldest Typer that is allowed, and the newest that there is: the command line says the same with both."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.extras

ROOT = Path(__file__).parent.parent


def oldest():
    """The lower bound of pyproject.toml; there is no upper one."""
    found = re.search(r'"typer>=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return f"typer=={found[1]}"


@pytest.mark.parametrize("wanted", [oldest(), "typer"], ids=["oldest", "newest"])
def test_the_command_line_with_another_typer(tmp_path, wanted):
    """Its own tests pass: what is asked, how errors read, and that the short way in prints the same."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--target", tmp_path, wanted], check=True, stderr=subprocess.DEVNULL)
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    code = "import typer; print(typer.__file__, typer.__version__)"
    where = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert where.stdout.startswith(str(tmp_path))
    if "==" in wanted:
        assert where.stdout.split()[1] == wanted.partition("==")[2]
    # the help of every command, to the letter
    every = "import sys; from kurils.cli import COMMANDS; from kurils.cli.app import run; " + (
        "[run([name, '--help']) for name in COMMANDS]; run(['--help'])"
    )
    helps = [
        subprocess.run([sys.executable, "-c", every], capture_output=True, text=True, env=env, check=True).stdout
        for env in (environment, {**environment, "PYTHONPATH": str(ROOT)})
    ]
    assert helps[0] == helps[1]
    tests = ["tests/test_cli.py", "tests/test_errors.py", "tests/test_start.py"]
    ours = (
        "(slip or bad_input or help or json_and_csv or object or output or short_way or version or one_day or argument)"
        " and not many_dates"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-k", ours, *tests]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) > 80


def test_no_option_is_of_a_type_that_reads_a_year_as_something_else():
    """A date is a text to Typer: from 0.29 on it would read 1905 as seconds since 1970."""
    import typer

    from kurils.cli.app import build

    group = typer.main.get_command(build())
    names = {
        getattr(getattr(parameter, "type", None), "name", "")
        for command in group.commands.values()
        for parameter in command.params
    }
    assert names
    assert not any("date" in name or "time" in name for name in names)
