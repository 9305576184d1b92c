"""B7: every engine gives every row the same segment, shore points too; and threads that share polygons never crash."""

from __future__ import annotations

import subprocess
import sys

import numpy as np

from benchmarks.common import missing, sample, target
from benchmarks.inmemory import ENGINES
from kurils.tagging.kernel import kernel
from kurils.tagging.segments import read_legend

#: two threads are the first to ask new polygons, for points near shores, and must find what one thread finds
_THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
import numpy as np
from benchmarks.common import sample
from kurils.store.index import store
from kurils.tagging.kernel import Kernel
from kurils.tagging.segments import read_legend
x, y, days = sample("coast", 200_000, int(sys.argv[1]))
with ThreadPoolExecutor(2) as pool:
    for _ in range(int(sys.argv[2])):
        shared = Kernel(read_legend(), store.section("grid"), "2026-11-22")
        halves = list(pool.map(lambda half: shared.tag(x[half::2], y[half::2], days[half::2]), (0, 1)))
        alone = Kernel(read_legend(), store.section("grid"), "2026-11-22").tag(x, y, days)
        assert all((halves[half] == alone[half::2]).all() for half in (0, 1))
"""


def main(rows: int, runs: int) -> None:
    """Compare and print; `runs` fresh kernels are shared by threads, a tenth of them in each of ten processes."""
    points = {kind: sample(kind, rows) for kind in ("uniform", "coast")}
    points |= _shores()
    for kind, (x, y, days) in points.items():
        ours = kernel().tag(x, y, days)
        if kind == "vertices of shores":
            on_land = np.count_nonzero(ours[days <= kernel().last] == 0)
            target("B7", f"{kind}: {len(x):,} points, those that are no land for us", on_land, 0)
        for name, make in ENGINES.items():
            what = f"{kind}: {len(x):,} points, those that {name} answers otherwise"
            try:
                theirs = make(x, y, days)()
            except Exception as error:
                missing("B7", what, f"{type(error).__name__}: {str(error)[:60]}")
                continue
            target("B7", what, np.count_nonzero(ours != theirs), 0)
    crashed = 0
    each = max(1, runs // 10)
    for seed in range(0, runs, each):
        command = [sys.executable, "-c", _THREADS, str(seed), str(each)]
        process = subprocess.run(command, capture_output=True, check=False)
        if process.returncode:
            crashed += 1
            print(f"  ended with {process.returncode}: {process.stderr.decode()[-200:]}")
    target("B7", f"processes that crashed, with two threads on {runs} fresh kernels", crashed, 0)


def _shores() -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Every vertex of every shore. Of a middle of an edge rounding decides, to either side."""
    import shapely

    vertices = np.concatenate([shapely.get_coordinates(shapely.from_wkt(wkt)) for wkt in read_legend().polygons])
    days = np.random.default_rng(7).integers(kernel().first, kernel().last + 1, len(vertices)).astype(np.int32)
    return {"vertices of shores": (vertices[:, 0].copy(), vertices[:, 1].copy(), days)}
