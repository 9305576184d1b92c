"""The tests of a module run against its changes, in processes of their own.

The tests are collected and run once unchanged, to see which of them come by each line. Of a change inside a function,
the new code is then put in the place of the old one in a fork of a process that has collected them, and those are run
that come by, the quickest first, up to the first that fails. Where code had been run before the first test, while
modules were imported and tests collected, what it did then cannot be changed there: its changes, and those outside of
functions, are tried in a process that imports everything anew.

Nothing is written to the disk, since the prepared record is kept for the code that stands there.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.abc
import importlib.util
import os
import pickle
import resource
import signal
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.mutate.operators import Mutant

ROOT = Path(__file__).parent.parent.parent
#: a change may compute so many times as long as its tests do unchanged, and some seconds
SLOWER, SECONDS = 4, 10
#: one that waits for what never comes is given up after so many times as long as that
WAITING = 5
#: so much memory, in bytes
MEMORY = 8 << 30
#: a function that fewer tests come by may be one whose result is kept
FEW = 20
#: no test, but what is run before the first of them
BEFORE = ""


class Seen(NamedTuple):
    """What the tests did unchanged."""

    #: of each test, how many seconds it computed
    took: dict[str, float]
    #: file and line -> the tests that came by
    by: dict[tuple[str, int], set[str]]
    failed: list[str]

    def tests(self, path: str, mutant: Mutant) -> list[str]:
        """Those that come by a change, each time the quickest first: by its line, then by its function.

        What is kept in memory is made once: then all that come by the module may see the change. So may all tests, if
        it is done before the first.
        """
        if self.before(path, mutant):
            return sorted(self.took, key=self._order)
        assert mutant.function is not None
        reach = [self._by(path, *mutant.lines), self._by(path, mutant.function.first + 1, mutant.function.last)]
        if len(reach[1]) < FEW:
            reach.append({test for (file, _), tests in self.by.items() if file == str(ROOT / path) for test in tests})
        return list(dict.fromkeys(test for tests in reach for test in sorted(tests - {BEFORE}, key=self._order)))

    def before(self, path: str, mutant: Mutant) -> bool:
        """Whether a change is done before the first test."""
        return mutant.function is None or BEFORE in self._by(path, *mutant.lines)

    def limit(self, tests: list[str]) -> float:
        """How many seconds some tests may compute."""
        return SLOWER * sum(self.took[test] for test in tests) + SECONDS

    def _order(self, test: str) -> tuple[float, str]:
        return self.took[test], test

    def _by(self, path: str, first: int, last: int) -> set[str]:
        return set().union(*(self.by.get((str(ROOT / path), line), ()) for line in range(first, last + 1)))


def apart(work: Callable[[], Any], seconds: float = 0) -> Any:
    """What a piece of work gives, done in a process of its own; None when it did not end, or not in time."""
    with TemporaryFile() as result:
        child = os.fork()
        if not child:
            try:
                os.setsid()
                quiet = os.open(os.devnull, os.O_RDWR)
                for number in (0, 1, 2):
                    os.dup2(quiet, number)
                if seconds:
                    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
                    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                    signal.alarm(int(seconds * WAITING))
                pickle.dump(work(), result)
                result.flush()
            finally:
                # a process that has numpy's threads is not ended in order
                os._exit(0)
        os.waitpid(child, 0)
        # what it started and left
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        result.seek(0)
        try:
            return pickle.load(result)
        except EOFError:
            return None


def watch(paths: list[str], tests: tuple[str, ...]) -> Seen:
    """Run the tests unchanged, and see which of them come by each line of some modules."""
    seen = Seen({}, defaultdict(set), [])
    files = {str(ROOT / path) for path in paths}
    lines: set[tuple[str, int]] = set()

    def called(frame: Any, event: str, argument: Any) -> Any:
        return inside if frame.f_code.co_filename in files else None

    def inside(frame: Any, event: str, argument: Any) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    def note(name: str) -> None:
        for line in lines:
            seen.by[line].add(name)
        lines.clear()

    def loop(session: pytest.Session) -> None:
        for path in paths:
            importlib.import_module(_module(path))
        note(BEFORE)
        for item, following in zip(session.items, [*session.items[1:], None]):
            begun = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            seen.took[item.nodeid] = time.process_time() - begun
            note(item.nodeid)

    threading.settrace(called)
    sys.settrace(called)
    plugin = _Plugin(loop)
    code = _pytest(plugin, {f"tests/test_{name}.py" for name in tests})
    seen.failed.extend(plugin.failed or ([] if seen.took and not code else [f"pytest ended with {code}"]))
    return seen


def noticed_in_place(path: str, mutants: list[Mutant], seen: Seen) -> list[bool | None]:
    """Of changes inside functions, whether a test fails; None where that must be tried from the import on."""
    found: list[bool | None] = []

    def loop(session: pytest.Session) -> None:
        importlib.import_module(_module(path))
        items = {item.nodeid: item for item in session.items}
        gc.unfreeze()
        functions = [one for one in gc.get_objects() if isinstance(one, FunctionType)]
        own = [one for one in functions if one.__code__.co_filename == str(ROOT / path)]

        def tried(mutant: Mutant, tests: list[str]) -> bool | None:
            if not _put(mutant, own):
                return None
            chosen = [items[test] for test in tests]
            for item, following in zip(chosen, [*chosen[1:], None]):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if plugin.failed:
                    return True
            return False

        for mutant in mutants:
            tests = seen.tests(path, mutant)
            if seen.before(path, mutant):
                found.append(None)
            else:
                ended = apart(lambda mutant=mutant, tests=tests: (tried(mutant, tests),), seen.limit(tests))  # type: ignore[misc]
                found.append(ended[0] if ended else True)

    plugin = _Plugin(loop)
    _pytest(plugin, {test.partition("::")[0] for mutant in mutants for test in seen.tests(path, mutant)})
    return found


def noticed_from_import(path: str, mutant: Mutant, seen: Seen) -> bool:
    """Whether a test fails in a process that imports the changed module."""
    tests = seen.tests(path, mutant)

    def loop(session: pytest.Session) -> None:
        items = {item.nodeid: item for item in session.items}
        # a test that is named after what the module says may be gone
        chosen = [items[test] for test in tests if test in items]
        if len(chosen) < len(tests):
            plugin.failed.append("")
        for item, following in zip(chosen, [*chosen[1:], None]):
            if not plugin.failed:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)

    def work() -> bool:
        sys.meta_path.insert(0, _Changed(path, mutant.code))
        code = _pytest(plugin, {test.partition("::")[0] for test in tests})
        return bool(code or plugin.failed)

    plugin = _Plugin(loop)
    ended = apart(work, seen.limit(tests))
    return True if ended is None else bool(ended)


def _module(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


def _pytest(plugin: _Plugin, files: set[str]) -> int:
    """Collect, and leave the rest to the plugin."""
    os.chdir(ROOT)
    with TemporaryDirectory() as folder:
        options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not extras and not slow"]
        return int(pytest.main([*options, f"--basetemp={folder}/tests", *sorted(files)], [plugin]))


class _Plugin:
    """Has the collected tests run by a function, and keeps what became of them."""

    def __init__(self, loop: Callable[[pytest.Session], None]) -> None:
        self.loop = loop
        self.failed: list[str] = []

    def pytest_configure(self) -> None:
        # the same examples each time, and the first that fails will do
        from hypothesis import HealthCheck, Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile(
            "mutate", deadline=None, derandomize=True, database=None, phases=phases,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        settings.load_profile("mutate")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            raise session.Interrupted("the tests could not be collected")
        self.loop(session)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


def _put(mutant: Mutant, functions: list[FunctionType]) -> bool:
    """Give a function the code that it has in a change; False where there is none such."""
    assert mutant.function is not None
    wanted = (mutant.function.name.rpartition(".")[2], mutant.function.first)
    old = [one for one in functions if (one.__code__.co_name, one.__code__.co_firstlineno) == wanted]
    codes = [mutant.code]
    while codes:
        code = codes.pop()
        if (code.co_name, code.co_firstlineno) == wanted:
            for one in old:
                if len(code.co_freevars) != len(one.__code__.co_freevars):
                    return False
                one.__code__ = code
            return bool(old)
        codes.extend(inner for inner in code.co_consts if isinstance(inner, CodeType))
    return False


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives one module other code."""

    def __init__(self, path: str, code: CodeType) -> None:
        self.path = str(ROOT / path)
        self.name = _module(path)
        self.code = code

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def get_code(self, fullname: str) -> CodeType:
        return self.code

    def get_source(self, fullname: str) -> str:
        return Path(self.path).read_text(encoding="utf-8")
