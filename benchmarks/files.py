"""B2 to B6: file to file, whole processes, against a plain copy by pyarrow and against other engines."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from benchmarks.common import ONE_THREAD, Took, missing, peak_ratio, power, ratio, rounds, run, sample, table, target
from benchmarks.engines import LABELS, PROGRAMS

#: rows for which the targets are meant
SET_FOR = 10_000_000
ENGINES = ("geopandas", "duckdb_range", "duckdb_asof", "sedonadb")


def main(kinds: tuple[str, ...], sizes: tuple[int, ...], count: int) -> None:
    """Measure and print, for each kind of points and each number of rows; what takes minutes has fewer rounds."""
    environment = {**os.environ, **ONE_THREAD, "KURILS_TODAY": "2026-11-22"}
    root = str(Path(__file__).parent.parent)
    environment["PYTHONPATH"] = os.pathsep.join([root, *filter(None, [environment.get("PYTHONPATH")])])
    for kind in kinds:
        found: dict[int, dict[str, list[Took]]] = {}
        for rows in sizes:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                _write(folder, kind, rows)
                sizes_of = [(folder / f"{kind}.{ending}").stat().st_size / 1e6 for ending in ("parquet", "csv")]
                print("  {:,} rows, {}: Parquet {:.0f} MB, CSV {:.0f} MB".format(rows, kind, *sizes_of))
                found[rows] = rounds(count, _runs(folder, kind, environment))
                table(found[rows], "copy, Parquet", rows)
                _copies(kind, rows, found[rows])
                _engines(folder, kind, rows, count, environment)
        _memory(kind, found)


def _write(folder: Path, kind: str, rows: int) -> None:
    """The rows as Parquet and CSV, and what other engines need to know of the record."""
    import pyarrow as pa
    import pyarrow.csv as pc
    import pyarrow.parquet as pq

    from kurils.tagging.kernel import kernel
    from kurils.tagging.segments import read_legend

    x, y, days = sample(kind, rows)
    data = pa.table({"lon": x, "lat": y, "date": pa.array(days, pa.date32())})
    pq.write_table(data, folder / f"{kind}.parquet", row_group_size=500_000)
    pc.write_csv(data, folder / f"{kind}.csv", pc.WriteOptions(quoting_style="none"))
    legend = read_legend()
    islands = pa.table({"island": list(legend.islands), "wkt": list(legend.polygons)})
    pq.write_table(islands, folder / "islands.parquet")
    segments, day = legend.segments[1:], np.timedelta64(1, "D")
    last = np.datetime64(kernel().last, "D")
    times = {
        "island": [segment.island for segment in segments],
        "first": np.array([segment.begin for segment in segments], "datetime64[D]"),
        "last": np.array([np.datetime64(s.end) - day if s.end else last for s in segments], "datetime64[D]"),
        "holder": [segment.holder for segment in segments],
        "claimants": [";".join(segment.claimants) or None for segment in segments],
        "governing_document": [segment.governing_document for segment in segments],
    }
    pq.write_table(pa.table(times), folder / "times.parquet")


def _tag(folder: Path, kind: str, ending: str, *options: str) -> list[str]:
    command = [sys.executable, "-m", "kurils", "tag", str(folder / f"{kind}.{ending}")]
    return [*command, "-o", str(folder / f"{kind}.kurils.{ending}"), "--force", *options]


_FOUR = ("--fields", ",".join(LABELS))


def _runs(folder: Path, kind: str, environment: dict[str, str]):
    def of(command: list[str]):
        return lambda: run(command, environment)

    def copy(name: str):
        return of([sys.executable, "-m", "benchmarks.engines", name, str(folder), kind])

    return {
        "copy, Parquet": copy("copy"),
        "four labels": of(_tag(folder, kind, "parquet", *_FOUR)),
        "segment": of(_tag(folder, kind, "parquet", "--emit", "segment")),
        "segment, two processes": of(_tag(folder, kind, "parquet", "--emit", "segment", "--workers", "2")),
        "copy, CSV": copy("copy_csv"),
        "CSV, four labels": of(_tag(folder, kind, "csv", *_FOUR)),
        "CSV, two processes": of(_tag(folder, kind, "csv", *_FOUR, "--workers", "2")),
    }


def _copies(kind: str, rows: int, found: dict[str, list[Took]]) -> None:
    of, few = f"{kind}, {power(rows)}", rows < SET_FOR
    target("B2", f"{of}: four labels / copy, Parquet", ratio(found, "four labels", "copy, Parquet"), 3, few=few)
    target("B2", f"{of}: segment / copy, Parquet", ratio(found, "segment", "copy, Parquet"), 1.8, few=few)
    target("B4", f"{of}: CSV / copy by pyarrow", ratio(found, "CSV, four labels", "copy, CSV"), 1.1, few=few)
    for name, one, two in (
        ("Parquet", "segment", "segment, two processes"), ("CSV", "CSV, four labels", "CSV, two processes")
    ):  # fmt: skip
        target("B6", f"{of}, one {name} file: one process / two", ratio(found, one, two), 1.5, True, few)


def _engines(folder: Path, kind: str, rows: int, count: int, environment: dict[str, str]) -> None:
    """B3: one thread and one core for everyone, the same four labels; and whether they are the same."""

    def of(command: list[str]):
        return lambda: run(command, environment, "one-core")

    here = [name for name in ENGINES if find_spec(PROGRAMS[name][1])]
    slow = rows > 2_000_000
    runs = {"kurils": of(_tag(folder, kind, "parquet", *_FOUR))}
    for name in here:
        runs[name] = of([sys.executable, "-m", "benchmarks.engines", name, str(folder), kind])
    found = rounds(1 if slow else count, runs, warm_up=not slow)
    print(f"  Parquet to Parquet, four labels, one core, {kind}:")
    table(found, "kurils", rows)
    size = f"{kind}, {power(rows)}"
    for name, limit in (("geopandas", 5), ("duckdb", 5), ("sedonadb", 2)):
        ways = [ratio(found, way, "kurils") for way in here if way.startswith(name)]
        if ways:
            few = rows < SET_FOR
            target("B3", f"{size}, file to file, one core: {name} / kurils", min(ways), limit, True, few)
        else:
            missing("B3", f"{size}, file to file, one core: {name} / kurils", "not installed")
    for name in [] if slow else here:
        target("B7", f"{size}, file to file: rows of {name} that differ", _different(folder, kind, name), 0)


def _different(folder: Path, kind: str, name: str) -> int:
    """How many rows of an engine's file are not in ours, whatever their order."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    columns = ["lon", "lat", "date", *LABELS]

    def rows_of(engine: str) -> pa.Table:
        read = pq.read_table(folder / f"{kind}.{engine}.parquet", columns=columns)
        for at, label in enumerate(LABELS, 3):
            read = read.set_column(at, label, pc.fill_null(read[label].cast(pa.string()), ""))
        return read.sort_by([(column, "ascending") for column in columns])

    ours, theirs = rows_of("kurils"), rows_of(name)
    if len(ours) != len(theirs):
        return abs(len(ours) - len(theirs))
    different = np.zeros(len(ours), bool)
    for column in columns:
        different |= pc.not_equal(ours[column], theirs[column]).to_numpy()
    return int(np.count_nonzero(different))


def _memory(kind: str, found: dict[int, dict[str, list[Took]]]) -> None:
    if len(found) > 1:
        least, most = min(found), max(found)
        for name in ("four labels", "CSV, four labels"):
            both = {"most": found[most][name], "least": found[least][name]}
            value = peak_ratio(both, "most", "least")
            target("B5", f"{kind}: peak memory, {name}: {power(most)} / {power(least)} rows", value, 1.1)
