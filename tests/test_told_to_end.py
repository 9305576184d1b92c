"""Ctrl-C, SIGTERM and SIGHUP: obeyed once, quietly, with a code of docs/exit-codes.md, whenever they come."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
CODES = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
TOLD = [pytest.param(getattr(signal, name, 0), code, id=name) for name, code in CODES.items()]


def run(program):
    """What a program of ours ends with that is told to end by itself."""
    head = "import os, signal, sys, time\nfrom kurils.cli import stopping\nstopping.heed()\n"
    return subprocess.run(
        [sys.executable, "-c", head + program], capture_output=True, text=True, timeout=30, check=False
    )


@pytest.mark.parametrize(("sent", "code"), TOLD)
def test_what_is_unfinished_is_taken_away_whoever_asks_again(sent, code):
    """The second finds us at it, and so may the third; they change nothing."""
    program = f"""
try:
    signal.raise_signal({sent:d})
except KeyboardInterrupt:
    sys.exit(130)
finally:
    for number in (2, 15, 1, {sent:d}):
        signal.raise_signal(number)
    print("swept")
"""
    ended = run(program)
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "swept\n", "")


@pytest.mark.parametrize(("sent", "code"), TOLD)
def test_who_asks_again_much_later_is_obeyed_at_once(sent, code):
    """Sweeping up may hang, as on a disk of the network that has gone."""
    program = f"""
stopping._PATIENCE = 0.2
try:
    signal.raise_signal({sent:d})
finally:
    time.sleep(0.4)
    signal.raise_signal({sent:d})
    print("swept")
"""
    ended = run(program)
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "", "")


@pytest.mark.parametrize(("sent", "code"), TOLD)
def test_one_that_comes_where_no_exception_may_leave_is_not_lost(sent, code):
    """Python would tell of it with a traceback, and go on; other errors of such places it still tells of."""
    program = f"""
class Wrong:
    def __del__(self):
        raise ValueError("told")

class Met:
    def __del__(self):
        signal.raise_signal({sent:d})

Wrong()
try:
    Met()
    time.sleep(20)
except KeyboardInterrupt:
    sys.exit(130)
"""
    ended = run(program)
    assert (ended.returncode, ended.stdout) == (code, "")
    assert "ValueError: told" in ended.stderr
    assert "KeyboardInterrupt" not in ended.stderr
    assert "SystemExit" not in ended.stderr


def test_what_is_ignored_stays_so():
    """`nohup`."""
    ended = run("os.environ['X'] = '1'\nsignal.raise_signal(1)\nprint('on')")
    assert (ended.returncode, ended.stdout) == (129, "")
    program = "import signal; signal.signal(1, 1); from kurils.cli import stopping; stopping.heed(); "
    ended = subprocess.run(
        [sys.executable, "-c", program + "signal.raise_signal(1); print('on')"],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "on\n", "")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("gap", [0.001, 0.02, 0.1])
def test_ctrl_c_twice_in_the_middle_of_a_file(tmp_path, workers, gap):
    """All of the terminal get both: nothing is said, nothing is left, and nobody stays."""
    (tmp_path / "in.csv").write_text("lon,lat,date\n" + "147.9,45,1905-09-05\n" * 2_000_000)
    command = [sys.executable, "-m", "kurils", "tag", "in.csv", "-o", "out.csv", "--workers", str(workers)]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
    )  # fmt: skip
    begun = time.monotonic()
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() - begun < 60:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    time.sleep(gap)
    os.killpg(process.pid, signal.SIGINT)
    # what stays would hold the pipes open
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_ctrl_c_in_a_text_that_is_evaluated_is_as_any_other(tmp_path):
    """`python -m` would remember it as one that nobody handled, and end itself by the signal."""
    (tmp_path / "meant.py").write_text(
        "from kurils.cli.stopping import deaf\n"
        "def pressed():\n"
        "    raise KeyboardInterrupt\n"
        "try:\n"
        "    eval('pressed()')\n"
        "except KeyboardInterrupt:\n"
        "    deaf()\n"
        "raise SystemExit(130)\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path), *(entry for entry in sys.path if entry)]),
    }
    assert subprocess.run([sys.executable, "-m", "meant"], env=environment, check=False).returncode == 130


# a server: what it is asked meanwhile may be half asked


def served(*arguments):
    """A server that was started, over HTTP as soon as it listens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kurils", "mcp", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    if arguments:
        assert process.stderr.readline().startswith(b"kurils: listening on ")
    return process


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.mark.extras
@pytest.mark.parametrize(("sent", "code"), TOLD)
@pytest.mark.parametrize("gap", [None, 0, 0.05, 0.3])
def test_a_server_ends_when_it_is_told_once_or_twice(sent, code, gap):
    """It says nothing, and its code says by what."""
    process = served("--listen", str(free_port()))
    time.sleep(0.3)
    process.send_signal(sent)
    if gap is not None:
        time.sleep(gap)
        process.send_signal(sent)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (code, b"", b"")


@pytest.mark.extras
@pytest.mark.parametrize(("sent", "code"), TOLD)
@pytest.mark.parametrize(
    "begun",
    [
        "GET /mcp HTTP/1.1\r\nHost: {host}\r\nAccept: text/event-stream, application/json\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: {host}\r\n",
        "POST /mcp HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        "Accept: text/event-stream, application/json\r\nContent-Length: 99\r\n\r\n{{",
        "",
    ],
    ids=["a stream is open", "half a head", "half a body", "nothing yet"],
)
def test_a_server_ends_while_somebody_is_at_it(sent, code, begun):
    """What its libraries make of it is not for the user, and nobody is waited for long."""
    port = free_port()
    process = served("--listen", str(port))
    with socket.create_connection(("127.0.0.1", port)) as peer:
        peer.sendall(begun.format(host=f"127.0.0.1:{port}").encode())
        time.sleep(0.5)
        process.send_signal(sent)
        out, err = process.communicate(timeout=15)
    assert (process.returncode, out, err) == (code, b"", b"")


@pytest.mark.extras
@pytest.mark.parametrize(("sent", "code"), TOLD)
@pytest.mark.parametrize("listens", [False, True], ids=["stdio", "http"])
def test_a_server_ends_while_it_starts(sent, code, listens):
    """Its libraries take a second to be read: whatever they catch, they do not catch that."""
    program = (
        "import signal, sys\n"
        "class Meets:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == 'mcp.types':\n            signal.raise_signal({sent:d})\n"
        "sys.meta_path.insert(0, Meets())\n"
        "from kurils.__main__ import main\n"
        f"sys.argv = ['kurils', 'mcp', *{['--listen', str(free_port())] if listens else []!r}]\n"
        "main()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, b"", b"")
