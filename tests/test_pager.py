"""The pager: on a terminal, for what is longer than it, and nowhere else. Each test runs a terminal of its own."""

from __future__ import annotations

import os
import select
import signal
import sys
import time

import pytest

from kurils.cli import manners, pager

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")

#: marks what comes through it
SED = "sed s/^/through:/"


def on_terminal(*arguments, rows=24, keys=(), **environment):
    """What a command prints on a terminal of 80 columns, and how it ends."""
    import struct
    import termios

    child, terminal = pty.fork()
    if child == 0:
        os.environ.pop("COLUMNS", None)
        os.environ.update({"TERM": "xterm-256color", "NO_COLOR": "1", **environment})
        os.execv(sys.executable, [sys.executable, "-c", WAIT, *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 80, 0, 0))
    os.write(terminal, b"\n")
    shown, until, typed = b"", time.monotonic() + 30, iter(keys)
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.3)[0]:
            try:
                more = os.read(terminal, 65536)
            except OSError:
                break
            if not more:
                break
            shown += more
        else:
            # the next thing is typed when nothing more comes
            os.write(terminal, next(typed, b""))
    if time.monotonic() >= until:
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    return code, shown.decode().replace("\r\n", "\n").removeprefix("\n")


#: the size of a terminal can only be set once it is there
WAIT = "import os, sys; os.read(0, 1); sys.argv[0] = 'kurils'; from kurils.__main__ import main; main()"

LONG = ("timeline", "--from", "1945", "--to", "1946")


def test_what_is_longer_goes_through_it(cli):
    """A text, an answer in every format, and help."""
    for ask in (LONG, ("documents", "--csv"), ("schema", "status"), ("help", "status")):
        code, shown = on_terminal(*ask, KURILS_PAGER=SED)
        assert code == 0
        assert all(line.startswith("through:") for line in shown.splitlines()), ask
        assert len(shown.splitlines()) >= 24


@pytest.mark.parametrize("called", ["true", "false", "sh -c 'exit 3'"])
def test_what_a_pager_did_not_read_is_not_lost(called):
    """It ended without a look at it, however much there is: more than a pipe holds too."""
    for ask in (LONG, ("documents", "--csv")):
        code, shown = on_terminal(*ask, KURILS_PAGER=called)
        assert (code, len(shown.splitlines()) > 24) == (0, True), ask


def test_what_fits_does_not(cli):
    """A line less than the terminal has, for the prompt; long lines count as they are shown."""
    asked = ("status", "iturup", "--date", "1905-09-05")
    height = len(on_terminal(*asked, rows=60, KURILS_PAGER=SED)[1].splitlines())
    assert "through:" not in on_terminal(*asked, rows=height + 1, KURILS_PAGER=SED)[1]
    assert "through:" in on_terminal(*asked, rows=height, KURILS_PAGER=SED)[1]
    assert pager.is_longer("x" * 801 + "\n", 80, 11)
    assert not pager.is_longer("x" * 800 + "\n", 80, 11)
    assert not pager.is_longer("\x1b[1m" + "x" * 800 + "\x1b[0m\n", 80, 11)


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(["--no-pager"], {}), ([], {"KURILS_PAGER": ""}), ([], {"KURILS_PAGER": "cat"}), ([], {"TERM": "dumb"})],
)
def test_nothing_goes_through_one_that_is_not_wanted(arguments, environment):
    """The text is written as it would be otherwise."""
    code, shown = on_terminal(*LONG, *arguments, **{"PAGER": SED, **environment})
    assert code == 0
    assert "through:" not in shown
    assert len(shown.splitlines()) > 24


@pytest.mark.parametrize("named", ["no-such-pager -x", "no-such-pager 'x'", "/dev/null"])
def test_one_that_is_missing_is_no_error(named):
    """The text is written all the same."""
    code, shown = on_terminal(*LONG, KURILS_PAGER=named)
    assert code == 0
    assert "2 September 1945" in shown or "1945-09-02" in shown


def test_one_that_ends_early_is_no_error():
    """Whoever has seen enough is told nothing."""
    code, shown = on_terminal("documents", "--json", KURILS_PAGER="head -2")
    assert (code, shown.splitlines()) == (0, ["{", '  "kurils": {'])
    code, shown = on_terminal(*LONG, KURILS_PAGER="sh -c 'head -2; exit 3'")
    assert (code, len(shown.splitlines())) == (0, 2)


def test_less_ends_with_a_key_and_shows_colours():
    """The usual one."""
    import shutil

    if shutil.which("less") is None:
        pytest.skip("no less here")
    code, shown = on_terminal(*LONG, keys=(b"q",) * 20, NO_COLOR="", PAGER="less")
    assert code == 0
    assert "\x1b[1" in shown
    assert "ESC" not in shown
    assert "(END)" in shown or ":" in shown


def test_a_pipe_never_goes_through_it(cli, monkeypatch):
    """Nor does a file."""
    monkeypatch.setenv("KURILS_PAGER", SED)
    assert "through:" not in cli("documents").out


def test_which_one(monkeypatch, tmp_path):
    """Ours, the configuration's, everyone's, the usual one."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm")
    for name in ("KURILS_PAGER", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    manners.reset()
    assert pager.command() == "less -FRX"
    monkeypatch.setenv("PAGER", "more")
    assert pager.command() == "more"
    (tmp_path / "kurils").mkdir()
    (tmp_path / "kurils" / "config.toml").write_text("pager = most")
    manners.reset()
    assert pager.command() == "most"
    monkeypatch.setenv("KURILS_PAGER", "less -S")
    assert pager.command() == "less -S"
    (tmp_path / "kurils" / "config.toml").write_text("pager = never")
    manners.reset()
    assert pager.command() == "less -S"
    monkeypatch.delenv("KURILS_PAGER")
    assert pager.command() is None


def test_lines_are_answered_while_they_are_typed():
    """An answer to each at once, not to all at the end."""
    code, shown = on_terminal("locate", "-", "--json", keys=(b"44.03 145.86\n", *[b"\x04"] * 50), KURILS_PAGER=SED)
    assert code == 0
    assert "through:" not in shown


@pytest.mark.parametrize("pager", ["'unbalanced", "nosuchpager | cat", "nosuchpager --x='1'", "less; )"])
def test_a_command_that_no_shell_can_run_loses_no_answer(cli, pager):
    """It is printed, as of a pager of one word that is not there."""
    code, shown = on_terminal(*LONG, KURILS_PAGER=pager)
    assert (code, shown) == on_terminal(*LONG, KURILS_PAGER="cat")
    assert code == 0
    assert shown.count("\n") > 24


def test_a_command_for_a_shell_may_begin_with_what_the_shell_knows(cli):
    """A word of its own, or a variable that is set for the pager."""
    for named in ("exec sed 's/^/through:/'", "A=1 sed 's/^/through:/'", "(sed 's/^/through:/')"):
        code, shown = on_terminal(*LONG, KURILS_PAGER=named)
        assert (code, shown[:8]) == (0, "through:")
