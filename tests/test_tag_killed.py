"""`kurils tag` killed at any moment: the input is as it was, the output is the old one or the new one, nothing runs on.

The moments are shares of the output, drawn from a fixed seed: the signal is sent when so much of it has been written,
however busy the machine is. Where a signal comes too late, the output must be whole, and the next try comes earlier.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from typing import Any, NamedTuple

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

#: seconds after which something is broken, on the slowest machine
PATIENCE = 120
OLD = b"the old output\n"
#: signal -> the exit code, and whether the command can clean up before it ends
SIGNALS = {
    signal.SIGINT: (130, True),
    signal.SIGTERM: (143, True),
    signal.SIGHUP: (129, True),
    signal.SIGKILL: (-9, False),
}
#: the one that nobody hears, and the keyboard's; the others take as long
OFTEN = {signal.SIGKILL, signal.SIGINT}
SENT = pytest.mark.parametrize(
    "sent",
    [pytest.param(sent, marks=[] if sent in OFTEN else pytest.mark.extras) for sent in SIGNALS],
    ids=lambda sent: sent.name,
)


class Big(NamedTuple):
    """A file that takes long enough to be stopped in the middle, a copy, and what an undisturbed run makes of it."""

    source: Any
    copy: Any
    whole: Any


def tag(*arguments, **options):
    """A process in a group of its own, so that nothing of it can be left behind by a failing test."""
    command = [sys.executable, "-m", "kurils", "tag", *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, **options)


def ended(process):
    """Wait until the process and all that it started are gone: they share its stderr. Returns what was said."""
    try:
        return process.communicate(timeout=PATIENCE)[1].decode()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def undisturbed(*arguments):
    process = tag(*arguments)
    said = ended(process)
    assert process.returncode == 0, said


def unfinished(folder):
    """What lies in a folder under no name of its own."""
    return [path for path in folder.iterdir() if path.name.startswith(".kurils-")]


def reaches(process, folder, size):
    """Wait until so much has been written; whether it was before the process ended."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None:
        assert time.monotonic() < deadline, "it neither wrote nor ended"
        # a name may be gone between the listing and the look
        with contextlib.suppress(FileNotFoundError):
            if sum(path.stat().st_size for path in folder.iterdir()) >= size:
                return True
        time.sleep(0.003)
    return False


def killed(big, folder, sent, share, workers, whole_group=False, old=True):
    """Kill a run in the middle, look at what is left, run again. Whether the signal came in time."""
    target = folder / f"out{big.source.suffix}"
    if old:
        target.write_bytes(OLD)
    process = tag(big.source, "-o", target, "--force", "--workers", workers)
    if reaches(process, folder, share * big.whole.stat().st_size):
        (os.killpg if whole_group else os.kill)(process.pid, sent)
    said = ended(process)
    hit = process.returncode != 0
    code, swept = SIGNALS[sent]
    assert process.returncode in (code, 0), said
    assert "Traceback" not in said
    # after SIGKILL somebody else sweeps up, and says so
    assert not swept or "Warning" not in said
    assert filecmp.cmp(big.source, big.copy, shallow=False)
    if target.exists() and (not old or target.read_bytes() != OLD):
        # the signal came between the last byte and the end of the process
        assert filecmp.cmp(target, big.whole, shallow=False)
        hit = False
    rest = unfinished(folder)
    # nobody can clean up after SIGKILL: an unfinished file stays, and a folder with what workers had made, under hidden
    # names without an ending, which no pattern of a shell and no `kurils tag FOLDER` takes for files of rows
    assert len(rest) <= (0 if swept or not hit else 2)
    assert not [path for path in rest if path.suffix]
    assert set(folder.iterdir()) <= {target, *rest}
    undisturbed(big.source, "-o", target, *(("--force",) if target.exists() else ()))
    assert filecmp.cmp(target, big.whole, shallow=False)
    assert unfinished(folder) == rest
    for path in (*rest, target):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return hit


def in_time(kill, big, folder, sent, seed, *how, **options):
    """A moment drawn from a seed, and an earlier one as often as the run was over before the signal came."""
    share = random.Random(f"{sent.name} {seed} {how}").uniform(0.05, 0.8)
    for _ in range(6):
        if kill(big, folder, sent, share, *how, **options):
            return
        share /= 2
    raise AssertionError("the file is too small: every run was over before it could be killed")


@pytest.fixture(scope="module")
def csv(tmp_path_factory):
    """Half a million rows, with quotation marks."""
    folder = tmp_path_factory.mktemp("csv")
    row = '"{0}",{1}.5,45.{0},1905-09-05,as it was\n'
    block = "".join(row.format(n, 140 + n % 17) for n in range(1000, 9000))
    source, copy = folder / "in.csv", folder / "copy.csv"
    for path in (source, copy):
        with open(path, "w") as stream:
            stream.write("id,lon,lat,date,note\n")
            for _ in range(60):
                stream.write(block)
    undisturbed(source, "-o", folder / "whole.csv")
    yield Big(source, copy, folder / "whole.csv")
    for path in folder.iterdir():
        path.unlink()


@pytest.fixture(scope="module")
def parquet(tmp_path_factory):
    """Two million rows in many groups."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = tmp_path_factory.mktemp("parquet")
    rng = np.random.default_rng(1)
    count = 2_000_000
    days = rng.integers(-130_000, 20_000, count, dtype=np.int32)
    table = pa.table(
        {"lon": rng.uniform(144, 150, count), "lat": rng.uniform(43, 46, count), "date": pa.array(days, pa.date32())}
    )
    for name in ("in.parquet", "copy.parquet"):
        pq.write_table(table, folder / name, row_group_size=20_000)
    undisturbed(folder / "in.parquet", "-o", folder / "whole.parquet")
    yield Big(folder / "in.parquet", folder / "copy.parquet", folder / "whole.parquet")
    for path in folder.iterdir():
        path.unlink()


@SENT
@pytest.mark.parametrize("workers", [1, 2])
def test_text_killed_in_the_middle(record, tmp_path, csv, sent, workers):
    """An earlier output stays as it is, and the next run replaces it."""
    in_time(killed, csv, tmp_path, sent, 1, workers)


def test_text_killed_with_no_output_before(record, tmp_path, csv):
    """Then there is none afterwards, and the next run needs no --force."""
    in_time(killed, csv, tmp_path, signal.SIGKILL, 2, 2, old=False)


def test_an_interrupt_from_the_keyboard(record, tmp_path, csv):
    """It goes to the workers too, and one of them alone answers it."""
    in_time(killed, csv, tmp_path, signal.SIGINT, 3, 2, whole_group=True)


def test_a_terminal_that_is_closed(record, tmp_path, csv):
    """It goes to all that was started, which has nothing to say of it."""
    in_time(killed, csv, tmp_path, signal.SIGHUP, 6, 2, whole_group=True)


@pytest.mark.extras
@pytest.mark.parametrize("seed", [4, 5])
@pytest.mark.parametrize("sent", SIGNALS, ids=lambda sent: sent.name)
@pytest.mark.parametrize("workers", [1, 2])
def test_parquet_killed_in_the_middle(record, tmp_path, parquet, sent, workers, seed):
    """The same, with what is written row group by row group."""
    in_time(killed, parquet, tmp_path, sent, seed, workers, old=seed == 4)


@pytest.mark.parametrize("sent", SIGNALS, ids=lambda sent: sent.name)
def test_killed_while_it_starts(record, tmp_path, csv, sent):
    """Before anything is written, or just then: no output, or the old one; what is said then is Python's affair."""
    chance = random.Random(f"{sent.name} 7")
    target = tmp_path / "out.csv"
    for workers in (1, 2):
        target.write_bytes(OLD)
        process = tag(csv.source, "-o", target, "--force", "--workers", workers)
        # a moment, not a condition: whenever the signal comes, the same must hold
        time.sleep(chance.uniform(0, 0.5))
        process.send_signal(sent)
        said = ended(process)
        # 1 is Python, interrupted before it is itself
        assert process.returncode in (SIGNALS[sent][0], -sent, 0, 1), said
        assert target.read_bytes() == OLD or filecmp.cmp(target, csv.whole, shallow=False)
        assert set(tmp_path.iterdir()) <= {target, *unfinished(tmp_path)}
        assert filecmp.cmp(csv.source, csv.copy, shallow=False)


def killed_in_a_folder(big, folder, sent, share, engine):
    """The same with a folder of files for two workers: what has a name is whole. Whether the signal came in time."""
    source, target = folder / "in", folder / "out"
    names = [f"{number}{big.source.suffix}" for number in range(4)]
    source.mkdir(exist_ok=True)
    for name in names:
        if not (source / name).exists():
            os.link(big.source, source / name)
    process = tag(source, "-o", target, "--workers", 2, "--engine", engine)
    if reaches(process, target, share * 4 * big.whole.stat().st_size):
        process.send_signal(sent)
    said = ended(process)
    hit = process.returncode != 0
    code, swept = SIGNALS[sent]
    assert process.returncode in (code, 0), said
    assert "Traceback" not in said
    # after SIGKILL somebody else sweeps up, and says so
    assert not swept or "Warning" not in said
    rest = unfinished(target)
    # the second names of outputs, which take no room, are swept away with the others
    assert not rest or (hit and not swept)
    assert len([path for path in rest if "-own-" not in path.name]) <= 2
    assert {path.name for path in target.iterdir()} <= {*names, *(path.name for path in rest)}
    for name in names:
        assert filecmp.cmp(source / name, big.copy, shallow=False)
        assert not (target / name).exists() or filecmp.cmp(target / name, big.whole, shallow=False)
    undisturbed(source, "-o", target, "--force", "--workers", 2)
    assert all(filecmp.cmp(target / name, big.whole, shallow=False) for name in names)
    assert unfinished(target) == rest
    shutil.rmtree(target)
    return hit


@SENT
def test_a_folder_of_text_killed_in_the_middle(record, tmp_path, csv, sent):
    """Files that are finished stay, the others are not there."""
    in_time(killed_in_a_folder, csv, tmp_path, sent, 8, "processes")


@pytest.mark.extras
@pytest.mark.parametrize("sent", SIGNALS, ids=lambda sent: sent.name)
def test_a_cluster_of_this_machine_killed_in_the_middle(record, tmp_path, parquet, sent):
    """Its scheduler and its workers end with the command."""
    in_time(killed_in_a_folder, parquet, tmp_path, sent, 9, "dask")


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("csv", ["--workers", "2"]),
        pytest.param("parquet", ["-o", "out.parquet"], marks=pytest.mark.extras),
        pytest.param("csv", ["-o", "out.csv", "--engine", "dask"], marks=pytest.mark.extras),
    ],
    ids=["processes", "apart", "dask"],
)
@pytest.mark.parametrize("options", [[], ["-E"], ["-I"], ["-s", "-B"]], ids=["", "-E", "-I", "-s"])
def test_workers_import_nothing_from_the_current_folder(tmp_path, kind, arguments, options):
    """A folder of somebody else may hold files that are called as modules of Python's own, however Python is called."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "run.py").write_text(
        f"import sys\n\nsys.path[:0] = {[entry for entry in sys.path if entry]!r}\n"
        "from kurils.__main__ import main\n\nif __name__ == '__main__':\n    main()\n"
    )
    (tmp_path / "in.csv").write_text("lon,lat,date\n" + "147.9,45,1905-09-05\n" * 50)
    if kind == "parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"lon": [147.9], "lat": [45.0], "date": ["1905-09-05"]}), tmp_path / "in.parquet")
    for name in ("multiprocessing", "pickle", "socket", "queue", "struct", "signal", "runpy", "re", "encodings"):
        (tmp_path / f"{name}.py").write_text(f"open('read-{name}', 'w')\nraise ImportError('mine')\n")
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    run = subprocess.run(
        [sys.executable, *options, tmp_path / "bin" / "run.py", "tag", f"in.{kind}", "--fields", "holder", *arguments],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert [path.name for path in tmp_path.glob("read-*")] == []
    assert (run.returncode, "Traceback" in run.stderr) == (0, False), run.stderr
    if "--workers" in arguments:
        assert run.stdout.count(",japan\n") == 50


def test_workers_stand_where_the_command_stands():
    """Relative paths mean to them what they mean to the command, and modules are not looked for there."""
    from kurils.tagging.workers import in_order

    assert [told for _, told in in_order(_looked, ["a", "b"], os.getcwd(), workers=2)] == [(True, True)] * 2


def _looked(_, folder):
    return os.getcwd() == folder, "" not in sys.path
