"""`kurils tag --engine dask`: the extra `kurils[dask]`, on a cluster of this machine."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
import time

import pytest

from kurils.base.errors import KurilsError, OutputError, UsageError
from kurils.base.files import replacing
from kurils.tagging.again import again
from kurils.tagging.cluster import by_dask
from kurils.tagging.files import Files
from kurils.tagging.job import Job
from kurils.tagging.workers import WorkerLost
from tests.test_tag_parquet import points

pytestmark = [
    pytest.mark.extras,
    # of the libraries below, when a cluster is taken down
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="module")
def cluster():
    """Two workers of one thread, as the command makes them."""
    import logging

    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL + 1
    ) as found:
        yield found


@pytest.fixture
def folder(tmp_path):
    """Four files of Parquet."""
    import pyarrow.parquet as pq

    (tmp_path / "in").mkdir()
    for number in range(4):
        pq.write_table(points(2000 + number), tmp_path / "in" / f"{number}.parquet", row_group_size=700)
    return tmp_path / "in"


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_cluster_of_this_machine(record, cli, folder, tmp_path):
    """The same bytes as without dask, and nothing on stderr but what is to be said."""
    assert cli("tag", folder, "-o", tmp_path / "one").code == 0
    result = cli("tag", folder, "-o", tmp_path / "dask", "--engine", "dask", "--workers", 2)
    assert (result.code, result.out) == (0, "")
    assert len(contents(tmp_path / "one")) == 4
    assert contents(tmp_path / "dask") == contents(tmp_path / "one")


def test_a_cluster_that_is_running(record, cli, cluster, folder, tmp_path):
    """By its address; parts of files, lists and paths that are relative as well."""
    options = ["--split", 1000, "--emit", "segment", "--legend", tmp_path / "legend.csv", "--bad", tmp_path / "bad"]
    assert cli("tag", folder, "-o", tmp_path / "one", *options).code == 0
    options[5:] = [tmp_path / "legend2.csv", "--bad", tmp_path / "bad2"]
    before = os.getcwd()
    os.chdir(tmp_path)
    try:
        address = ["--engine", "dask", "--scheduler", cluster.scheduler_address]
        assert cli("tag", "in", "-o", "dask", *options, *address).code == 0
    finally:
        os.chdir(before)
    assert len(contents(tmp_path / "one")) == 8
    assert contents(tmp_path / "dask") == contents(tmp_path / "one")
    assert contents(tmp_path / "bad2") == contents(tmp_path / "bad")
    assert (tmp_path / "legend2.csv").read_bytes() == (tmp_path / "legend.csv").read_bytes()


def test_one_file_is_not_replaced(record, cli, cluster, folder, tmp_path):
    """Without --force, as anywhere."""
    (tmp_path / "out.parquet").write_text("old")
    address = ["--engine", "dask", "--scheduler", cluster.scheduler_address]
    result = cli("tag", folder / "0.parquet", "-o", tmp_path / "out.parquet", *address)
    assert (result.code, "exists already" in result.err) == (2, True)
    assert cli("tag", folder / "0.parquet", "-o", tmp_path / "out.parquet", *address, "--force").code == 0
    assert (tmp_path / "out.parquet").read_bytes()[:4] == b"PAR1"


def test_the_fault_of_a_file_comes_back(record, cli, cluster, folder, tmp_path):
    """In one line; what was written is whole."""
    (folder / "bad.parquet").write_bytes(b"no Parquet")
    address = ["--engine", "dask", "--scheduler", cluster.scheduler_address]
    result = cli("tag", folder, "-o", tmp_path / "out", *address)
    assert result.code == 2
    assert result.err.splitlines()[-1] == f"kurils: {folder}/bad.parquet is no Parquet file"
    assert "Traceback" not in result.err
    assert not [name for name in os.listdir(tmp_path / "out") if name.startswith(".kurils")]


def test_workers_with_another_record_are_refused(record, cli, cluster, folder, tmp_path, monkeypatch):
    """Another version of the package, or a folder of data that they do not have: they would answer something else."""
    monkeypatch.setattr("kurils.tagging.cluster.fingerprint", lambda: "another")
    address = ["--engine", "dask", "--scheduler", cluster.scheduler_address]
    result = cli("tag", folder, "-o", tmp_path / "out", *address)
    assert (result.code, "a dask worker has another version of the record" in result.err) == (2, True)
    assert contents(tmp_path / "out") == {}


class Slow(replacing):
    """Gives the test time to lose the worker that writes a certain file, as often as it is told."""

    def __enter__(self):
        stream = super().__enter__()
        folder = os.path.dirname(os.path.dirname(self.path))
        if self.path.endswith("2.parquet"):
            for number in range(9):
                claimed = os.path.join(folder, f"lose-{number}")
                with contextlib.suppress(OSError):
                    os.rename(claimed, os.path.join(folder, f"lost-{number}-{os.getpid()}"))
                    time.sleep(60)
        return stream


@contextlib.contextmanager
def losing(tmp_path, times):
    """A thread that kills the worker which writes the file, so many times."""
    for number in range(times):
        (tmp_path / f"lose-{number}").touch()
    killed, stop = set(), threading.Event()

    def watch():
        while not stop.wait(0.05):
            for path in tmp_path.glob("lost-*"):
                if path.name not in killed:
                    killed.add(path.name)
                    os.kill(int(path.name.rsplit("-", 1)[1]), signal.SIGKILL)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield killed
    finally:
        stop.set()
        thread.join()


def tasks_of(folder, tmp_path):
    (tmp_path / "out").mkdir()
    return [Files(str(path), str(tmp_path / "out" / path.name)) for path in sorted(folder.iterdir())]


def test_a_lost_worker_is_made_good(record, cli, cluster, folder, tmp_path):
    """Its file is tagged by another one, and what it left is swept away."""
    with losing(tmp_path, 1) as killed:
        found = list(by_dask(tasks_of(folder, tmp_path), Job(), Slow, 2, cluster.scheduler_address))
    assert len(killed) == 1
    assert sum(done.counts.rows for _, done in found) == sum(2000 + n for n in range(4))
    assert cli("tag", folder, "-o", tmp_path / "one").code == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "one")


def test_a_file_that_loses_every_worker_is_given_up(record, folder, tmp_path):
    """After some tries, with an error in one line; the others are whole."""
    with losing(tmp_path, 9) as killed, pytest.raises(WorkerLost, match=r"lost over .*2\.parquet"):
        list(by_dask(tasks_of(folder, tmp_path), Job(), Slow, 2))
    assert 3 <= len(killed) <= 9
    assert set(contents(tmp_path / "out")) <= {"0.parquet", "1.parquet", "3.parquet"}


FAULTS = [OSError("Timed out trying to connect"), ValueError("bad"), TypeError("no TLS\nat all"), AssertionError()]


@pytest.mark.parametrize("fault", [*FAULTS, KeyError("tcp"), RuntimeError("no loop"), ImportError("no ucp")], ids=repr)
def test_no_scheduler_there(record, folder, tmp_path, monkeypatch, fault):
    """An error in one line, whatever a way to talk to schedulers raises."""
    import distributed

    def refuse(*_, **__):
        raise fault

    monkeypatch.setattr(distributed.Client, "__init__", refuse)
    with pytest.raises(KurilsError) as error:
        list(by_dask(tasks_of(folder, tmp_path), Job(), replacing, 1, "tcp://127.0.0.1:9"))
    assert error.value.code == "scheduler-lost"
    assert not isinstance(error.value, UsageError)
    assert "\n" not in str(error.value.hint or "\n")


@pytest.mark.parametrize("said", [None, b"HTTP/1.1 400 Bad Request\r\n\r\n"], ids=["nothing", "http"])
def test_whoever_is_no_scheduler_is_not_waited_for(record, folder, tmp_path, monkeypatch, said):
    """One that takes the call and says nothing, and one whose words make up a number of bytes that no memory has."""
    monkeypatch.setattr("kurils.tagging.cluster._CALL", 1)
    monkeypatch.setattr("kurils.tagging.cluster._ANSWER", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            connection, _ = server.accept()
            calls.append(connection)
            connection.sendall(said or b"")

        calls = []
        threading.Thread(target=answer, daemon=True).start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(KurilsError, match="no dask scheduler answers") as error:
            list(by_dask(tasks_of(folder, tmp_path), Job(), replacing, 1, address))
        for call in calls:
            call.close()
    assert (error.value.code, "\n" in str(error.value)) == ("scheduler-lost", False)


@pytest.mark.parametrize("address", ["tls://127.0.0.1:1", "tcp://[::1"])
def test_a_client_that_is_half_made_says_nothing_at_the_end(tmp_path, address):
    """One line on stderr, at once, when Python ends too."""
    import subprocess
    import sys

    (tmp_path / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    command = ["tag", tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--engine", "dask", "--scheduler", address]
    run = subprocess.run(
        [sys.executable, "-m", "kurils", *command], check=False, capture_output=True, text=True, timeout=30
    )
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1), run.stderr
    assert run.stderr.startswith(f"kurils: no dask scheduler answers at {address} (")


def test_what_the_library_logs_is_told_by_us(cluster):
    """None of its parts says anything on its own, whatever level it was given."""
    import logging

    import distributed

    from kurils.tagging.cluster import _client

    assert distributed.client
    with _client(1, cluster.scheduler_address):
        names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]
        assert "distributed.client" in names
        assert {name for name in names if logging.getLogger(name).isEnabledFor(logging.CRITICAL)} == set()


def test_a_file_that_came_meanwhile_is_not_replaced(record, cli, cluster, folder, tmp_path):
    """As without dask: somebody's own, whatever the workers do again."""
    tasks = tasks_of(folder, tmp_path)
    works = by_dask(tasks, Job(), Came, 2, cluster.scheduler_address)
    with pytest.raises(OutputError, match=r"2\.parquet exists already"):
        list(works)
    assert (tmp_path / "out" / "2.parquet").read_text() == "mine"
    assert not [name for name in os.listdir(tmp_path / "out") if name.startswith(".kurils")]


class Came(replacing):
    """Somebody else puts a file there while a worker is at it."""

    def __exit__(self, *error):
        if self.path.endswith("2.parquet"):
            with open(self.path, "w", encoding="utf-8") as stream:
                stream.write("mine")
        return super().__exit__(*error)


def test_an_output_of_its_own_is_done_again(record, tmp_path):
    """By a task whose first worker was lost behind its last step, and by no other run."""
    (tmp_path / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    paths = [str(tmp_path / name) for name in ("a.csv", "b.csv")]
    files = Files(*paths, bad=str(tmp_path / "bad.csv"), mark="1234-")
    assert again(files, Job(), replacing).counts.rows == 1
    first = contents(tmp_path)
    assert again(files, Job(), replacing).counts.rows == 1
    assert {name: first[name] for name in ("b.csv", "bad.csv")}.items() <= contents(tmp_path).items()
    with pytest.raises(OutputError, match="exists already"):
        again(files._replace(mark="5678-"), Job(), replacing)
    (tmp_path / "b.csv").unlink()
    (tmp_path / "b.csv").write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        again(files, Job(), replacing)
    assert (tmp_path / "b.csv").read_text() == "mine"


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="no names of open descriptors")
@pytest.mark.parametrize(
    "options",
    [
        ("-o", "/dev/stdout"),
        ("-o", "/dev/fd/2"),
        ("-o", "{pipe}"),
        ("-o", "{new}", "--bad", "/dev/stderr"),
        ("-o", "{new}", "--emit", "segment", "--legend", "/dev/stdout"),
        ("-o", "{new}", "--bad", "{pipe}"),
    ],
    ids=" ".join,
)
def test_what_only_this_process_has_open_is_no_place_for_a_worker(record, cli, tmp_path, options):
    """It would be the worker's own, of another machine; refused as - is, before a cluster is made."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    options = [word.format(pipe=tmp_path / "pipe", new=tmp_path / "b.csv") for word in options]
    result = cli("tag", tmp_path / "a.csv", *options, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert (result.code, "--engine dask needs files on both sides" in result.err) == (2, True)
    assert sorted(os.listdir(tmp_path)) == ["a.csv", "pipe"]


@pytest.mark.skipif(not os.path.exists("/dev/stdin"), reason="no names of open descriptors")
@pytest.mark.parametrize("name", ["/dev/stdin", "/dev/fd/0", "-"])
def test_stdin_is_not_the_workers(record, cli, tmp_path, name):
    """Whatever it is called."""
    result = cli("tag", name, "--kind", "csv", "-o", tmp_path / "b.csv", "--engine", "dask")
    assert (result.code, "--engine dask needs files on both sides" in result.err) == (2, True)


def test_workers_that_do_not_start_are_told_in_one_line(record, folder, tmp_path, monkeypatch):
    """Whatever the library raises for want of memory, or of room for open files."""
    import distributed

    def fails(*_, **__):
        raise RuntimeError("Nanny failed to start.\nand more")

    monkeypatch.setattr(distributed, "LocalCluster", fails)
    with pytest.raises(WorkerLost, match=r"^the workers of this machine do not start: Nanny failed to start\. \(there"):
        list(by_dask(tasks_of(folder, tmp_path), Job(), replacing, 1))
    assert contents(tmp_path / "out") == {}
