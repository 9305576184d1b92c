"""A function from bytes to bytes in a process of its own, for libraries that may crash, grow or never end over them."""

from __future__ import annotations

import os
import sys

from kurils.base.files import stopped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

#: bytes of memory that it may take besides the input, where the system sets such bounds
MEMORY = 4 << 30
#: seconds that it may take
LONGEST = 600
#: seconds between two looks at whether it is still wanted
_LOOK = 0.5
#: its arguments: the path of imports, the bytes of memory, and what is called; Python would look in the current folder
#: first, which may be that of somebody else
_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1].split('\\n'); from kurils.base.apart import _answer; _answer(sys.argv[2:])"
)


class Crashed(Exception):
    """It ended without an answer, or not at all, and not because this process may have little memory."""


def called(function: Callable[[bytes], bytes], content: bytes, go_on: Callable[[], None] = lambda: None) -> bytes:
    """What a function at the top of a module makes of some bytes. What it raises is a Crashed, as when it crashes.

    Nothing that is written to stderr there is seen. Where memory is short it is too little for this, a KurilsError, of
    which a crash tells as little as an error does. Raises what `go_on`, which is called now and then, raises when the
    answer is not wanted any more; after that, or after an interrupt, no process is left.
    """
    import subprocess
    from multiprocessing.spawn import get_executable
    from time import monotonic

    path = "\n".join(filter(None, sys.path))
    asked = [path, str(MEMORY), function.__module__, function.__name__]
    end = monotonic() + LONGEST
    try:
        # its errors go nowhere: so does what the keyboard interrupts in it, since Ctrl-C goes to all of a terminal
        process = subprocess.Popen(
            [os.fsdecode(get_executable() or sys.executable), "-c", _PROGRAM, *asked],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError as error:
        # no file may be opened any more, no process be started: nothing that the input can do
        fault = _ended()
        raise (stopped(error) if isinstance(fault, Crashed) else fault) from None
    given: bytes | None = content
    try:
        while True:
            try:
                answer = process.communicate(given, timeout=_LOOK)[0]
                break
            except subprocess.TimeoutExpired:
                given = None
                go_on()
                if monotonic() > end:
                    raise _ended() from None
    finally:
        # does nothing when it has ended
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
    if process.returncode:
        raise _ended()
    return answer


def _environment() -> dict[str, str] | None:
    from kurils.base.memory import is_tight

    # else its first thread would set aside 64 MiB of the little that there is
    return {"MALLOC_ARENA_MAX": "1", **os.environ} if is_tight() else None


def _ended() -> Exception:
    from kurils.base.memory import is_tight, too_little

    return too_little() if is_tight() else Crashed()


def _answer(asked: list[str]) -> None:
    """Call what is asked for with what stands on stdin, and write what it makes of it to stdout, in the process."""
    import threading
    from importlib import import_module

    memory, module, name = asked
    threading.Thread(target=_outlive_nobody, args=(os.getppid(),), daemon=True).start()
    # a library may write to stdout too
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    content = sys.stdin.buffer.read()
    function: Callable[[bytes], bytes] = getattr(import_module(module), name)
    _bound(int(memory) + len(content))
    try:
        with out:
            out.write(function(content))
        code = 0
    except BaseException:
        # also what a library raises that means to end all, such as a panic
        code = 1
    # at once: what a library would do at an end is of no use to anybody
    os._exit(code)


def _bound(memory: int) -> None:
    """Take no more memory than so much from here, and leave no copy of it behind after a crash."""
    try:
        import resource
    except ImportError:
        return
    from kurils.base.memory import taken

    bounds = ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, memory + taken()))
    for which, most in bounds:
        soft, hard = resource.getrlimit(which)
        if soft == resource.RLIM_INFINITY or soft > most:
            try:
                resource.setrlimit(which, (most, hard))
            except (OSError, ValueError):
                # a system that knows no such bound
                continue


def _outlive_nobody(parent: int) -> None:
    from time import sleep

    while os.getppid() == parent:
        sleep(_LOOK)
    os._exit(1)
