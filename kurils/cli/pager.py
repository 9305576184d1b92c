"""The pager: shows on a terminal what is longer than it, and lets its reader go back and search."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from kurils.cli import manners
from kurils.cli.links import unlinked
from kurils.show.formats.to_terminal import LINK

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping

#: ends at once where all fits, shows colours, leaves the text on the screen
USUAL = "less -FRX"
#: what says that there is to be none
_NONE = ("", "cat", "never")
#: with one of these in it a command is for a shell
_FOR_A_SHELL = frozenset("|&;<>()$`\\\"'*?[#~=%\n")
#: seconds after which it is seen that a pager which does not read has ended
_LOOKS = 0.05
#: since when less lets links through
_LINKS_SINCE = 566


def command() -> str | None:
    """The command of the pager, or None: `KURILS_PAGER`, the configuration, `PAGER`, else the usual one."""
    if not manners.now.pager or os.environ.get("TERM") == "dumb":
        return None
    named = os.environ.get("KURILS_PAGER")
    if named is None:
        named = manners.setting("pager") or os.environ.get("PAGER") or USUAL
    return None if named.strip() in _NONE else named.strip()


def is_longer(text: str, columns: int, rows: int) -> bool:
    """Whether a text has more lines than a terminal shows beside the prompt; long lines take several."""
    if text.count("\n") >= rows:
        return True
    from kurils.base.widths import width_of

    lines = [_bare(line) for line in text.splitlines()]
    return sum(max(1, -(-width_of(line) // columns)) for line in lines) >= rows


def _bare(line: str) -> str:
    """A line without what colours it and links it."""
    line = unlinked(line)
    return "".join(part.partition("m")[2] if at else part for at, part in enumerate(line.split("\x1b[")))


def show(text: str) -> bool:
    """Show a text that goes to the terminal, through the pager where it is longer than that; whether it was shown.

    A pager that is missing, cannot be run, or ends without having read anything is no error: the text is then for the
    caller to write. One that ends early has shown what its reader wanted.
    """
    called = command()
    if called is None:
        return False
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return False
    if not is_longer(text, max(size.columns, 1), size.lines):
        return False
    return _run(called, text if LINK not in text or lets_links_through() else unlinked(text))


def _run(called: str, text: str) -> bool:
    import shutil
    import signal
    import subprocess

    words = called.split()
    shell = not _FOR_A_SHELL.isdisjoint(called)
    if not (_is_command(called) if shell else shutil.which(words[0])):
        return False
    sys.stdout.flush()
    # this end is kept, to see what was left in it; where only sockets can be waited for, it is not
    try:
        source, target = os.pipe() if os.name == "posix" else (subprocess.PIPE, None)
        running = subprocess.Popen(called if shell else words, shell=shell, stdin=source, env=_environment(os.environ))
    except OSError:
        return False
    # Ctrl-C is for the pager, which stops a search with it
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    content, was_read = text.encode("utf-8", "backslashreplace"), True
    try:
        if target is None:
            running.communicate(content)
        else:
            given = _give(running, target, content)
            os.close(target)
            running.wait()
            was_read = given > _left(source)
    finally:
        signal.signal(signal.SIGINT, before)
    # how a shell says that there is no such command, or that it cannot be run
    return was_read and not (shell and running.returncode in (126, 127))


def _give(running: subprocess.Popen[bytes], target: int, content: bytes) -> int:
    """Write to a pager until all is written, or it ends; how many bytes were written."""
    import select

    left = memoryview(content)
    os.set_blocking(target, False)
    while left and running.poll() is None:
        if select.select([], [target], [], _LOOKS)[1]:
            with suppress(BlockingIOError):
                left = left[os.write(target, left) :]
    return len(content) - len(left)


def _left(source: int) -> int:
    """How many bytes of a pipe nobody has read."""
    from fcntl import ioctl
    from termios import FIONREAD

    return int.from_bytes(ioctl(source, FIONREAD, bytes(4)), sys.byteorder)


def _is_command(called: str) -> bool:
    """Whether a shell can read the command, and knows the program that it begins with."""
    import subprocess

    if os.name != "posix":
        return True
    asked = [["sh", "-n", "-c", called]]
    first = called.split(maxsplit=1)[0]
    if _FOR_A_SHELL.isdisjoint(first):
        # a pipe ends as its last program does, which would print nothing and call it well
        asked.append(["sh", "-c", 'command -v "$1"', "sh", first])
    try:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        return all(subprocess.run(words, check=False, **quiet).returncode == 0 for words in asked)  # type: ignore[call-overload]
    except OSError:
        return False


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """What the pager is started with: less and lv are told to show colours, unless the user tells them something."""
    return {"LESS": "FRX", "LV": "-c", **given}


def lets_links_through() -> bool:
    """Whether links would come through the pager in use: less does since 2021; of others nobody knows."""
    called = command()
    if called is None or os.path.basename(called.split()[0]) != "less":
        return False
    import subprocess

    try:
        told = subprocess.run([called.split()[0], "--version"], capture_output=True, check=False).stdout[:40].split()
        return int(told[1].split(b".")[0]) >= _LINKS_SINCE
    except (OSError, ValueError, IndexError):
        return False
