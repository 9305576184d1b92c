"""B6, and the run of 1e8 rows: a folder of files by one process, by two, and by a Dask cluster of this machine."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from benchmarks.common import missing, peak_ratio, power, ratio, rounds, run, sample, table, target

#: rows of one file, and of one row group
_FILE, _GROUP = 1_250_000, 250_000


def main(sizes: tuple[int, ...], count: int) -> None:
    """Measure and print."""
    for rows in sizes:
        for kind in ("parquet", "csv"):
            with tempfile.TemporaryDirectory() as name:
                _measure(Path(name), kind, rows, count)


def _measure(folder: Path, kind: str, rows: int, count: int) -> None:
    write(folder / kind, kind, rows)
    runs = {"one process": _tag(folder, kind), "two processes": _tag(folder, kind, "--workers", "2")}
    if find_spec("distributed"):
        runs["dask, two workers"] = _tag(folder, kind, "--workers", "2", "--engine", "dask")
    print(f"  {rows:,} rows in {len(list((folder / kind).iterdir()))} files, {kind}, four labels")
    found = rounds(count, runs)
    table(found, "one process", rows)
    size = f"{power(rows)} rows in files, {kind}"
    target("B6", f"{size}: one process / two", ratio(found, "one process", "two processes"), 1.5, True, rows < 10**7)
    if "dask, two workers" in found:
        target(
            "B6",
            f"{size}: dask / two processes",
            ratio(found, "dask, two workers", "two processes"),
            1.7,
            few=rows < 10**7,
        )
    else:
        missing("B6", f"{size}: dask / two processes", "distributed is not installed")


def huge(rows: int) -> None:
    """One run over very many rows in one file, and its memory against that of a hundredth of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("parquet", "csv"):
            found = {}
            for many in (rows // 100, rows):
                write(folder / kind, kind, many, many)
                found[many] = [_tag(folder, kind)()]
                table({f"{kind}, four labels": found[many]}, f"{kind}, four labels", many)
                shutil.rmtree(folder / kind)
                shutil.rmtree(folder / "out")
            both = {"most": found[rows], "least": found[rows // 100]}
            value = peak_ratio(both, "most", "least")
            target("B5", f"peak memory, {kind}: {power(rows)} / {power(rows // 100)} rows", value, 1.1)


def write(folder: Path, kind: str, rows: int, each: int = _FILE) -> None:
    """So many rows, in files of `each`; nothing but a row group is in memory at a time."""
    import pyarrow as pa
    import pyarrow.csv as pc
    import pyarrow.parquet as pq

    folder.mkdir(parents=True)
    schema = pa.schema([("lon", pa.float64()), ("lat", pa.float64()), ("date", pa.date32())])
    for number, first in enumerate(range(0, rows, each)):
        path = folder / f"{number:04}.{kind}"
        if kind == "parquet":
            writer = pq.ParquetWriter(path, schema)
        else:
            writer = pc.CSVWriter(path, schema, write_options=pc.WriteOptions(quoting_style="none"))
        with writer:
            for begin in range(first, min(first + each, rows), _GROUP):
                x, y, days = sample("uniform", min(_GROUP, rows - begin, first + each - begin), seed=begin)
                writer.write_table(pa.table([x, y, pa.array(days, pa.date32())], schema=schema))


def _tag(folder: Path, kind: str, *options: str):
    root = str(Path(__file__).parent.parent)
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "KURILS_TODAY": "2026-11-22", "PYTHONPATH": path}
    command = [sys.executable, "-m", "kurils", "tag", str(folder / kind), "-o", str(folder / "out"), "--force"]
    labels = ["--fields", "island,holder,claimants,governing_document"]
    return lambda: run([*command, *labels, *options], environment)
