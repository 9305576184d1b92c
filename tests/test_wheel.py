"""The built wheel, installed elsewhere without the checkout, gives the same answers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from kurils.cli import COMMANDS

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from the checkout as a release would be: sdist first, wheel from it.

    With what is installed here; built again below it is with what the build says that it needs, and nothing else.
    """
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(CHECKOUT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder with the wheel unpacked, away from the checkout."""
    target = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def ask(path, *arguments, cwd):
    """A process that sees the unpacked wheel and not the checkout."""
    environment = {key: value for key, value in os.environ.items() if key != "KURILS_DATA"}
    environment.update(PYTHONPATH=str(path), KURILS_TODAY="2026-11-22", COLUMNS="80")
    # -P keeps the current folder off the path; older interpreters do not know it
    safe = ["-P"] if sys.version_info >= (3, 11) else []
    command = [sys.executable, *safe, "-m", "kurils", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, cwd=cwd, check=False)


@pytest.mark.slow
def test_the_wheel_holds_the_record_and_its_index(wheel):
    """YAML for people and JSON for speed travel together; nothing of the tests does."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "kurils/data/treaties.yaml" in names
    assert any(name.startswith("kurils/_index/en/status.") for name in names)
    assert "kurils/data/calendar/japanese-months.csv" in names
    assert "kurils/export/tag.sql" in names
    assert "kurils/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "scripts", "benchmarks"))]
    assert wheel.stat().st_size < 7_000_000


@pytest.mark.extras
def test_the_same_commit_gives_the_same_bytes(wheel, tmp_path):
    """Built again from the sdist: elsewhere, later, by another user's habits and with another order of sets."""
    with tarfile.open(next(wheel.parent.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    for path in folder.rglob("*"):
        os.utime(path, (0, 86400))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kamchatka", "LC_ALL": "C", "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path / "again"), str(folder)]
    subprocess.run(
        ["sh", "-c", 'umask 077; exec "$@"', "sh", *command], check=True, capture_output=True, env=environment
    )
    again = tmp_path / "again" / wheel.name
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert one.namelist() == other.namelist()
        different = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert different == []
    assert again.read_bytes() == wheel.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(
    "reader", [["man", "--warnings=w", "-l"], ["mandoc", "-T", "lint", "-W", "error"]], ids=["man", "mandoc"]
)
def test_the_wheel_holds_a_manual_page_a_command(installed, reader):
    """Below share/man, where installers put them for `man`, which reads all of them without a complaint."""
    (folder,) = installed.glob("kurils-*.data/data/share/man/man1")
    pages = sorted(folder.iterdir())
    assert {page.name for page in pages} == {"kurils.1", *(f"kurils-{name}.1" for name in COMMANDS)}
    if shutil.which(reader[0]) is None:
        pytest.skip(f"no {reader[0]} here")
    environment = {"PATH": os.environ["PATH"], "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MANROFFOPT": "-ww"}
    done = subprocess.run([*reader, *pages], capture_output=True, env=environment, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    if reader[0] == "man":
        assert all(f" NAME kurils-{name} - " in " ".join(done.stdout.split()) for name in COMMANDS)


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "--date", "1905-09-05"],
        ["status", "--all", "--date", "1945-09-02", "--format", "json"],
        ["document", "1855-shimoda"],
    ],
)
def test_the_wheel_answers_as_the_checkout_does(installed, tmp_path, cli, arguments):
    """The same bytes, from another folder."""
    result = ask(installed, *arguments, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.decode() == cli(*arguments).out


@pytest.mark.slow
def test_the_wheel_checks_its_own_record(installed, tmp_path):
    """`kurils check` reads the YAML of the wheel, not of the checkout."""
    result = ask(installed, "check", "--format", "json", cwd=tmp_path)
    assert result.returncode == 0
    assert json.loads(result.stdout)["problems"] == []
