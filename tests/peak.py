"""The peak memory of `kurils` in a process of its own, for the tests that bound it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NamedTuple

#: a small process in between: the system counts the memory of the process that starts another as memory of that one,
#: and that of pytest would hide what is measured
LAUNCH = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss >> 10)
sys.exit(os.waitstatus_to_exitcode(status))
"""


class Measured(NamedTuple):
    """Exit code, what was said on stderr, and the most memory of the process and of those it waited for, in MiB."""

    code: int
    said: str
    peak: int


def measured(*arguments: object) -> Measured:
    """Run `kurils` with these arguments, of which none may make it print on stdout."""
    command = [sys.executable, "-m", "kurils", *map(str, arguments)]
    launch = [sys.executable, "-I", "-S", "-c", LAUNCH, *command]
    done = subprocess.run(launch, capture_output=True, text=True, timeout=300, check=False, env=dict(os.environ))
    return Measured(done.returncode, done.stderr, int(done.stdout))
