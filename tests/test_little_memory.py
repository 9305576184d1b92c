"""Where memory is short that is what is told, whichever library found none, and however it took that."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kurils.base import memory
from kurils.base.apart import Crashed, called
from kurils.base.errors import KurilsError, MissingExtra
from kurils.base.extras import library
from kurils.tagging.workers import WorkerCrashed, WorkerLost, in_order

ROOM = Path(__file__).parent.parent / "kurils"
SAYS = "there is too little memory for this"


@pytest.fixture
def bounded(monkeypatch):
    """Where no process may have more than a few hundred megabytes."""
    monkeypatch.setattr(memory, "bound", lambda: 300 << 20)


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a library of one module, whose text is given."""

    def install(text):
        (tmp_path / "a_library.py").write_text(text)
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.delitem(sys.modules, "a_library", raising=False)

    return install


RAISED = ["ImportError('x')", "AttributeError('x')", "SystemError('x')", "KeyError('x')", "RuntimeError('x')"]


@pytest.mark.parametrize("raised", [*RAISED, "MemoryError", "ImportError('failed to map segment')"])
def test_a_library_that_is_installed_and_finds_no_memory_is_not_a_missing_one(installed, bounded, raised):
    """Whatever it makes of it."""
    installed(f"raise {raised}")
    with pytest.raises(KurilsError, match=SAYS) as error:
        library("a_library", "this", "that")
    assert (type(error.value), error.value.exit_code) == (KurilsError, 1)


@pytest.mark.parametrize("raised", RAISED)
def test_where_memory_has_no_bound_a_library_says_itself_what_is_wrong(installed, monkeypatch, raised):
    """So that it can be reported."""
    monkeypatch.setattr(memory, "bound", lambda: None)
    installed(f"raise {raised}")
    with pytest.raises(Exception, match="x") as error:
        library("a_library", "this", "that")
    assert not isinstance(error.value, KurilsError)


def test_a_library_that_is_not_installed_is_missing(installed, bounded):
    """Or lacks another one; of one that is there a module that is not is no matter of the extra."""
    for text in (None, "import nowhere_at_all", "import nowhere_at_all.deep"):
        if text:
            installed(text)
        with pytest.raises(MissingExtra, match="this needs the optional extra 'that'"):
            library("a_library", "this", "that")
    installed("import json.nowhere")
    with pytest.raises(ModuleNotFoundError):
        library("a_library", "this", "that")


def test_missing_extras_are_told_in_one_place():
    """So that none takes one that cannot be loaded for one that is not there."""
    made = [path.name for path in ROOM.rglob("*.py") if re.search(r"\bMissingExtra\(", path.read_text("utf-8"))]
    assert sorted(made) == ["errors.py", "extras.py"]


def test_what_is_raised_while_a_module_is_imported_had_no_memory(installed, bounded):
    """And nothing that is raised elsewhere."""
    installed("raise AttributeError('x')")
    with pytest.raises(AttributeError) as error:
        __import__("a_library")
    assert memory.is_no_room(error.value)
    with pytest.raises(AttributeError) as error:
        getattr(memory, "x")  # noqa: B009
    assert not memory.is_no_room(error.value)


def noisy(part, plan):
    """What a library writes that fails."""
    os.write(2, b"noise")
    return part


def ends(part, plan):
    """How a worker ends that is killed, or crashes."""
    os.kill(os.getpid(), plan)


def test_what_workers_write_is_not_heard(capfd):
    """Several of them, or one."""
    for workers in (1, 2):
        assert [part for part, _ in in_order(noisy, [1, 2, 3], None, workers, apart=True)] == [1, 2, 3]
    assert [part for part, _ in in_order(noisy, [1, 2, 3], None, 2)] == [1, 2, 3]
    assert capfd.readouterr() == ("", "")


def test_nor_what_python_writes_before_they_begin(tmp_path):
    """Its own code runs before any of ours can."""
    (tmp_path / "program.py").write_text(
        "import sys\n"
        "if __name__ == '__mp_main__':\n    raise SystemError('noise')\n"
        "from kurils.tagging.workers import WorkerLost, in_order\n"
        "try:\n    list(in_order(divmod, [1], 2, 2))\n"
        "except WorkerLost as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, tmp_path / "program.py"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("a worker process was lost (try fewer --workers)\n", "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no signals there")
def test_fewer_workers_are_a_way_out_only_where_several_were_asked_for():
    """Not where memory is plenty and one was lost."""
    for workers, hinted in ((1, False), (2, True)):
        with pytest.raises(WorkerLost) as error:
            list(in_order(ends, [1], 9, workers, apart=True))
        assert ("--workers" in error.value.line()) is hinted


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no signals there")
@pytest.mark.parametrize("signal", [6, 9])
def test_workers_that_are_lost_where_memory_is_short_had_too_little(bounded, signal):
    """And no file is said to do harm; where it is not short, one is."""
    with pytest.raises(KurilsError, match=SAYS) as error:
        list(in_order(ends, [1], signal, apart=True))
    assert not isinstance(error.value, (WorkerLost, WorkerCrashed))


def aborts(content):
    """What a library does that has no memory."""
    os.abort()


def test_a_crash_apart_where_memory_is_short_is_told_as_that(bounded, monkeypatch):
    """Else as a crash."""
    with pytest.raises(KurilsError, match=SAYS):
        called(aborts, b"")
    monkeypatch.setattr(memory, "bound", lambda: None)
    with pytest.raises(Crashed):
        called(aborts, b"")


@pytest.mark.extras
@pytest.mark.parametrize("short", [True, False])
def test_a_crash_over_parquet_is_one_line(cli, tmp_path, monkeypatch, short):
    """And nothing is left."""
    from kurils.export import geoparquet

    monkeypatch.setattr(geoparquet, "_written", aborts)
    monkeypatch.setattr(memory, "bound", lambda: 1 << 28 if short else None)
    result = cli("export", "--format", "geoparquet", "-o", tmp_path / "out")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert (SAYS if short else "no Parquet was written: ") in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.extras
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere memory has no bound")
@pytest.mark.parametrize("most", [40, 210])
def test_an_export_without_the_memory_for_it_is_one_line(tmp_path, most):
    """With the library itself, in a process that may not take more, megabytes."""
    program = (
        f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({most} << 20, {most} << 20)); "
        "from kurils.__main__ import main; main()"
    )
    asked = [sys.executable, "-c", program, "export", "--format", "geoparquet", "-o", "out"]
    environment = {**os.environ, "PYTHONPATH": str(ROOM.parent)}
    done = subprocess.run(asked, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"kurils: {SAYS}\n")
    assert os.listdir(tmp_path) == []


def test_of_errors_that_were_raised_at_once_one_is_looked_at():
    """As the servers of assistants hand them on."""
    several = Exception("several")
    several.exceptions = (RuntimeError("can't start new thread"),)
    assert memory.is_no_room(several)
    several.exceptions = (RuntimeError("x"),)
    assert not memory.is_no_room(several)


@pytest.mark.extras
def test_a_server_is_tried_apart_where_memory_is_short(cli, monkeypatch):
    """Its library ends the process that finds none. Elsewhere nothing is tried."""
    from kurils.assist import trying

    monkeypatch.setattr(trying, "_tried", aborts)
    monkeypatch.setattr(memory, "bound", lambda: 300 << 20)
    for words in (("mcp",), ("mcp", "--listen", "18999")):
        result = cli(*words)
        assert (result.code, result.out, result.err) == (1, "", f"kurils: {SAYS}\n")
    monkeypatch.setattr(memory, "bound", lambda: None)
    trying.refuse_short(False)


@pytest.mark.extras
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere memory has no bound")
def test_a_server_has_room_or_says_that_it_has_none(tmp_path):
    """With the library itself; megabytes between which it would end the process in its own words."""
    for most, code in ((40, 1), (76, 1), (600, 0)):
        bounds = f"resource.setrlimit(resource.RLIMIT_AS, ({most} << 20, {most} << 20))"
        program = f"import resource; {bounds}; from kurils.__main__ import main; main()"
        asked = [sys.executable, "-c", program, "mcp"]
        environment = {**os.environ, "PYTHONPATH": str(ROOM.parent)}
        done = subprocess.run(
            asked, cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (code, "", f"kurils: {SAYS}\n" if code else "")


@pytest.mark.parametrize("raised", ["MemoryError", "SystemError('x')", "ImportError('x')"])
def test_without_the_memory_to_look_for_the_words_it_is_one_line(raised):
    """Of what is loaded to tell of an error anything may fail."""
    program = (
        "import kurils.fastpath, kurils.__main__ as program\n"
        f"def fails(*_):\n    raise {raised}\n"
        "kurils.fastpath.answered = program._told = fails\n"
        "program.main()"
    )
    asked = [sys.executable, "-c", program, "status"]
    done = subprocess.run(asked, cwd=ROOM.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"kurils: {SAYS}\n")
