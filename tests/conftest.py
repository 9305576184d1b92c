"""Fixtures that every test may use: the record, a toy record, the command line, and snapshots of output."""

from __future__ import annotations

import datetime
import gc
import os
import shutil
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

import kurils
from kurils.base import asking
from kurils.store.index import store

HERE = Path(__file__).parent
#: the clock of all tests
TODAY = datetime.date(2026, 11, 22)
# no test is timed: a machine may be busy, and `make coverage` makes everything slow
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser):
    parser.addoption("--snapshot-update", action="store_true", help="write the snapshots anew")


@pytest.fixture(scope="session")
def no_settings(tmp_path_factory):
    """A folder in which no configuration lies; what a browser keeps of its own goes there, not into the project."""
    return tmp_path_factory.mktemp("settings")


@pytest.fixture(autouse=True)
def environment(monkeypatch, no_settings):
    """The same clock, width, language and colours everywhere, and no folder or settings of the user's own."""
    monkeypatch.setenv("KURILS_TODAY", TODAY.isoformat())
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "KURILS_DATA", "LINES", "KURILS_LANG", "KURILS_PAGER",
                 "LC_ALL", "LC_MESSAGES", "LANG"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(no_settings))


@pytest.fixture(scope="session", autouse=True)
def own_record_is_checked_once():
    """In this process: no test changes it, and to check it takes seconds."""
    from kurils.store.validate import check

    whole, done = check.check_folder, []

    def once(root):
        if os.path.realpath(root) != str(HERE.parent / "data"):
            return whole(root)
        done[:] = done or [whole(root)]
        return done[0]

    check.check_folder = once
    yield
    check.check_folder = whole


@pytest.fixture(scope="session")
def record():
    """The real record."""
    return kurils.load()


@pytest.fixture(scope="session")
def whole_page(record):
    """Its page, which takes seconds to draw, drawn once a process; who changes anything draws another."""
    from kurils.page.build import build_page

    return build_page(record)


@pytest.fixture
def toy_folder(tmp_path):
    """A copy of the toy record that a test may damage."""
    target = tmp_path / "toy"
    shutil.copytree(HERE / "toy", target)
    return target


@pytest.fixture
def toy(monkeypatch, toy_folder):
    """The toy record, loaded."""
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    return kurils.load()


class Result(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@contextmanager
def kept():
    """What a command sets for the process that ends with it: who hears of signals, and of errors nobody can catch."""
    asked = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in asked}
    hook = sys.unraisablehook
    try:
        yield
    finally:
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.fixture
def cli(monkeypatch, capsys):
    """Run the command line in this process, the short way in included."""
    from kurils.__main__ import main

    def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        monkeypatch.setattr(sys, "argv", ["kurils", *map(str, arguments)])
        if stdin is not None:
            import io

            content = io.BufferedReader(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin))
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content, encoding="utf-8"))
        capsys.readouterr()
        before = dict(os.environ)
        with pytest.raises(SystemExit) as stop, kept():
            main()
        # what `--data` set ends with the process
        os.environ.clear()
        os.environ.update(before)
        asking.data = None
        printed = capsys.readouterr()
        # a process of its own would end here
        gc.unfreeze()
        return Result(int(stop.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def snapshot(request):
    """Compare a text with the stored one; `pytest --snapshot-update` writes it anew."""

    def compare(text: str, name: str) -> None:
        path = HERE / "snapshots" / name
        if request.config.getoption("--snapshot-update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no snapshot {name}: run pytest --snapshot-update"
        assert text == path.read_text(encoding="utf-8"), f"{name} differs: look, then run pytest --snapshot-update"

    return compare


def pytest_sessionstart(session):
    """Tests of a checkout read a fresh index, so that they do not spend their time building it."""
    if not os.environ.get("KURILS_DATA") and not store.prepared_is_fresh(store.data_root()):
        sys.stderr.write("the prepared record is stale: run `make index` to make the tests faster\n")


def pytest_sessionfinish(session):
    """A worker that takes long to end is killed: what `make coverage` measured in it is kept before."""
    coverage = sys.modules.get("coverage")
    measured = coverage.Coverage.current() if coverage and hasattr(session.config, "workerinput") else None
    if measured is not None:
        measured.save()
