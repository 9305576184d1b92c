"""`kurils explore` where it cannot run: a plain message, and exit code 2."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time

import pytest

posix = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


def in_terminal(
    *arguments: str, columns: int = 80, lines: int = 24, code: str = "", keys: bytes = b"", **variables: str
):
    """Run the program in a terminal of its own, keys pressed once it is drawn; its exit code and what it showed."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    command = [sys.executable, "-c", f"{code}\nfrom kurils.__main__ import main\nmain()", *arguments]
    environment = {**os.environ, "TERM": "xterm-256color", **variables}
    if "COLUMNS" not in variables:
        environment.pop("COLUMNS", None)
    run = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True)
    os.close(slave)
    shown = b""
    try:
        while part := os.read(master, 65536):
            shown += part
            if keys and b"[s Status]" in shown:
                os.write(master, keys)
                keys = b""
    except OSError:
        # Linux says so when the other end is closed
        pass
    os.close(master)
    return run.wait(60), shown.decode().replace("\r\n", "\n")


def test_a_pipe_gets_a_plain_message(cli):
    """Neither input nor output is a terminal here."""
    result = cli("explore")
    assert result.code == 2
    assert result.out == ""
    assert result.err == (
        "kurils: the explorer needs a terminal: its input or output is a file or a pipe "
        "(kurils status and kurils timeline answer anywhere)\n"
    )


def test_bad_questions_are_answered_before_the_terminal_is_looked_at(cli):
    """The same errors and codes as everywhere."""
    assert cli("explore", "atlantis").code == 4
    assert cli("explore", "--date", "1905-02-30").code == 2
    assert cli("explore", "--date", "1500").code == 4
    assert "name one island" in cli("explore", "iturup", "shikotan").err


@posix
@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_be_drawn_on_is_refused(term):
    """`TERM=dumb`, or none at all."""
    code, shown = in_terminal("explore", TERM=term)
    assert code == 2
    assert "cannot draw on this terminal" in shown
    assert "\x1b" not in shown


@posix
@pytest.mark.parametrize(("columns", "lines"), [(79, 24), (80, 23), (40, 10)])
def test_a_small_terminal_is_refused(columns, lines):
    """The message names both sizes."""
    code, shown = in_terminal("explore", columns=columns, lines=lines)
    assert code == 2
    assert f"needs 80 columns and 24 lines; this terminal has {columns} and {lines}" in " ".join(shown.split())


@posix
def test_without_textual_the_message_names_the_install_line():
    """As it is after a plain `pip install kurils`."""
    code, shown = in_terminal("explore", code="import sys; sys.modules['textual'] = None")
    assert code == 2
    assert "the explorer needs the optional extra 'explore' (pip install 'kurils[explore]')" in shown
    assert "Traceback" not in shown


@posix
@pytest.mark.extras
@pytest.mark.parametrize(("keys", "ends"), [(b"q", 0), (b"\x03", 130)], ids=["q", "Ctrl+C"])
def test_the_terminal_is_given_back(keys, ends):
    """`q` ends well, Ctrl+C as an interrupt; what stood there before is there again, without a traceback."""
    code, shown = in_terminal("explore", "--date", "1905-09-05", keys=keys, NO_COLOR="")
    assert code == ends
    before, left, after = shown.rpartition("\x1b[?1049l")
    assert ("\x1b[?1049h" in before, bool(left)) == (True, True)
    assert "Traceback" not in after


def test_help_costs_no_textual():
    """The command line never imports it; only a terminal that is fit does."""
    code = (
        "import sys\nsys.argv = ['kurils', 'explore', '--help']\nfrom kurils.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nassert 'textual' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def ended(end):
    """The exit code of the explorer, which runs in a terminal, when something has ended it; `end` gets its process and
    the other side of the terminal, once it is drawn.
    """
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "kurils", "explore"]
    environment = {**os.environ, "TERM": "xterm-256color"}
    run = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True)
    os.close(slave)
    shown = b""
    try:
        while b"[s Status]" not in shown:
            shown += os.read(master, 65536)
        end(run, master)
        return run.wait(60)
    finally:
        run.kill()


@pytest.mark.extras
@posix
def test_a_terminal_that_is_gone_is_left():
    """Reading from it would never wait again: a process that goes on would keep a core busy for ever."""
    assert ended(lambda run, master: os.close(master)) == 129


@pytest.mark.extras
@posix
@pytest.mark.parametrize(("name", "code"), [("SIGHUP", 129), ("SIGTERM", 143)])
def test_a_request_to_end_is_granted(name, code):
    """As in every command; the terminal is given back."""
    import signal

    assert ended(lambda run, _: run.send_signal(getattr(signal, name))) == code


@pytest.mark.extras
@posix
@pytest.mark.parametrize(
    "theirs",
    [
        {"TEXTUAL_COLOR_SYSTEM": "bogus", "TEXTUAL_THEME": "bogus", "TEXTUAL_FILTERS": "bogus"},
        {"TEXTUAL_DRIVER": "bogus:x", "TEXTUAL": "devtools,debug,headless", "TEXTUAL_DEBUG": "1"},
        {"TEXTUAL_LOG": "/", "TEXTUAL_PRESS": "a,b", "TEXTUAL_SCREENSHOT": "0"},
        {"TEXTUAL_DIM_FACTOR": "1" + "0" * 400, "TEXTUAL_FPS": "1" + "0" * 400, "TEXTUAL_SLOW_THRESHOLD": "x"},
        {"ESCDELAY": "1" + "0" * 400, "COLUMNS": "²", "LINES": "9" * 5000},
    ],
    ids=",".join,
)
def test_what_is_set_for_other_programs_ends_nothing(theirs):
    """Variables of the library below, and numbers that are none: the explorer starts, and is left by a key."""
    code, shown = in_terminal("explore", keys=b"q", **theirs)
    assert (code, "[s Status]" in shown, "kurils: " in shown) == (0, True, False)


def test_the_environment_is_given_back(monkeypatch):
    """To the program that calls it; what a user may need stays throughout."""
    from kurils.explore.terminal import without_theirs

    monkeypatch.setenv("TEXTUAL_DRIVER", "bogus:x")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("ESCDELAY", "25")
    with without_theirs():
        assert "TEXTUAL_DRIVER" not in os.environ
        assert (os.environ["TEXTUAL_ANIMATIONS"], os.environ["ESCDELAY"]) == ("none", "25")
    assert os.environ["TEXTUAL_DRIVER"] == "bogus:x"


@pytest.mark.extras
@posix
def test_going_on_without_a_stop_changes_nothing():
    """A terminal that is closed asks to end and to go on: who took that for a return would draw, and wait for ever."""
    import signal

    drawn = b""

    def end(run, master):
        nonlocal drawn
        run.send_signal(signal.SIGCONT)
        time.sleep(0.5)
        os.write(master, b"q")
        # Linux says so when the other end is closed
        with contextlib.suppress(OSError):
            while part := os.read(master, 65536):
                drawn += part

    assert (ended(end), drawn.count(b"\x1b[?1049h")) == (0, 0)
