"""What the benchmarks share: rounds in which everything takes its turn, ratios of medians, the data, and the report."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Took(NamedTuple):
    """One run of one command: wall seconds, and peak memory in MiB."""

    seconds: float
    peak: float


#: runs a command and prints its seconds and its peak memory. A process of its own, and a small one: the system counts
#: the memory of the process that starts another as memory of that one
_LAUNCH = """
import os, sys, time
kind, command = sys.argv[1], sys.argv[2:]
terminal = kind == "terminal"
if kind == "one-core" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
if terminal:
    import pty
    _, output = pty.openpty()
else:
    output = os.open(os.devnull, os.O_RDWR)
errors = os.dup(2)
sink = os.open(os.devnull, os.O_RDWR)
actions = [(os.POSIX_SPAWN_DUP2, sink, 0), (os.POSIX_SPAWN_DUP2, output, 1)]
actions.append((os.POSIX_SPAWN_DUP2, output if terminal else sink, 2))
begin = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - begin, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))
"""


#: a thread for each library, whichever of them a program uses; pyarrow too goes by the first
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "TOKIO_WORKER_THREADS"), "1"
)


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, kind: str = "plain") -> Took:
    """Run a command to its end; its output goes nowhere, or to a `terminal` of its own; or all of it on `one-core`."""
    launch = [sys.executable, "-I", "-S", "-c", _LAUNCH, kind, *command]
    printed = subprocess.run(
        launch, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=True
    )
    seconds, peak, code = printed.stdout.split()
    if int(code):
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return Took(float(seconds), float(peak))


def rounds(count: int, runs: Mapping[str, Callable[[], Took]], warm_up: bool = True) -> dict[str, list[Took]]:
    """Let everything run in turn, `count` times, after one round to warm up that does not count."""
    found: dict[str, list[Took]] = {name: [] for name in runs}
    for number in range(-warm_up, count):
        for name, work in runs.items():
            took = work()
            if number >= 0:
                found[name].append(took)
    return found


def median(took: Sequence[Took]) -> float:
    """The median of the wall seconds."""
    return statistics.median(one.seconds for one in took)


def ratio(found: Mapping[str, list[Took]], one: str, other: str) -> float:
    """The median of the ratios of each round."""
    return statistics.median(a.seconds / b.seconds for a, b in zip(found[one], found[other], strict=True))


def peak_ratio(found: Mapping[str, list[Took]], one: str, other: str) -> float:
    """The same of peak memory."""
    return statistics.median(a.peak / b.peak for a, b in zip(found[one], found[other], strict=True))


def table(found: Mapping[str, list[Took]], base: str, rows: int | None = None) -> None:
    """Print what every run took."""
    for name, took in found.items():
        pace = f"  {rows / median(took) / 1e6:7.2f} M rows/s" if rows else ""
        peak = f"  {statistics.median(one.peak for one in took):7.1f} MiB"
        print(f"  {name:<34} {median(took) * 1000:9.1f} ms  x{ratio(found, name, base):6.2f}{peak}{pace}")


def target(name: str, what: str, value: float, limit: float, least: bool = False, few: bool = False) -> None:
    """Print one target: the measured ratio, the limit, and whether it was reached.

    `few` says that it was set for more rows than were measured: with few of them it is the imports that weigh.
    """
    reached = value >= limit if least else value <= limit
    verdict = "reached" if reached else "missed, with few rows" if few else "MISSED"
    print(f"{name:<4} {what:<72} {value:6.2f}  {'>=' if least else '<='} {limit:<5g} {verdict}", flush=True)


def power(rows: int) -> str:
    """1000000 -> 1e6, for short."""
    return f"{rows:.0e}".replace("e+0", "e")


def missing(name: str, what: str, why: str) -> None:
    """Print a target that could not be measured here."""
    print(f"{name:<4} {what:<72}    --  {why}", flush=True)


def sample(kind: str, rows: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Longitudes, latitudes and days (since 1970-01-01): `uniform` around the islands, or `coast`, close to shores."""
    import shapely

    from kurils.tagging.segments import read_legend

    rng = np.random.default_rng(seed)
    if kind == "uniform":
        x, y = rng.uniform(140, 158, rows), rng.uniform(43, 55, rows)
    else:
        vertices = np.concatenate([shapely.get_coordinates(shapely.from_wkt(wkt)) for wkt in read_legend().polygons])
        at = rng.integers(0, len(vertices), rows)
        x, y = (vertices[at, axis] + rng.normal(0, 0.005, rows) for axis in (0, 1))
    days = rng.integers(-98_000, 20_500, rows).astype(np.int32)
    return x.round(6), y.round(6), days


def note_machine() -> None:
    """Say what the figures were measured on."""
    import platform

    processor = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "?"
    )
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()} ({processor}), "
          f"{os.cpu_count()} cores, load {load:.1f} at the start")  # fmt: skip


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8") as stream:
            return stream.readlines()
    except OSError:
        return []


def tool(name: str) -> str | None:
    """The path of a program beside this interpreter, or on the path."""
    import shutil

    beside = os.path.join(os.path.dirname(sys.executable), name)
    return beside if os.path.exists(beside) else shutil.which(name)
