"""B1, and the space and time part of B3: points in memory, one thread, against geopandas, DuckDB and SedonaDB."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.common import missing, power, sample, target
from kurils.tagging.kernel import kernel
from kurils.tagging.rows import Rows
from kurils.tagging.segments import read_legend

if TYPE_CHECKING:
    from collections.abc import Callable


def main(sizes: tuple[int, ...], count: int) -> None:
    """Measure and print, for points anywhere and for points close to shores; what takes minutes has one round."""
    for kind in ("uniform", "coast"):
        for rows in sizes:
            x, y, days = sample(kind, rows)
            engines: dict[str, Callable[[], object]] = {"kurils": partial(kernel().tag, x, y, days)}
            size = f"{kind}, {power(rows)}"
            for name, make in ENGINES.items():
                try:
                    engines[name] = make(x, y, days)
                except Exception as error:
                    missing("B1", f"{size}: {name}", f"{type(error).__name__}: {str(error)[:60]}")
            answers, seconds = _rounds(engines, 1 if rows > 2_000_000 else count)
            _check(x, y, days, answers["kurils"])
            for name, taken in seconds.items():
                differ = np.count_nonzero(answers[name] != answers["kurils"])
                print(f"  {size}: {name:<10} {rows / np.median(taken) / 1e6:8.2f} M rows/s, {differ} rows differ")
            for name, limit in (("geopandas", 30), ("duckdb", 5), ("sedonadb", 2)):
                if name in seconds:
                    value = float(np.median(np.array(seconds[name]) / np.array(seconds["kurils"])))
                    code = "B1" if name == "geopandas" else "B3"
                    target(code, f"{size}, in memory: {name} / kurils", value, limit, True)


def _rounds(
    engines: dict[str, Callable[[], object]], count: int
) -> tuple[dict[str, np.ndarray], dict[str, list[float]]]:
    """The answers, and what each took; of several rounds the first warms up and does not count."""
    answers: dict[str, np.ndarray] = {}
    seconds: dict[str, list[float]] = {name: [] for name in engines}
    for number in range(-(count > 1), count):
        for name, work in engines.items():
            begin = time.perf_counter()
            answers[name] = np.asarray(work())
            if number >= 0:
                seconds[name].append(time.perf_counter() - begin)
    return answers, seconds


def _check(x: np.ndarray, y: np.ndarray, days: np.ndarray, found: np.ndarray) -> None:
    """Some rows once more, one by one."""
    rows = Rows(read_legend())
    texts = (np.datetime64("1970-01-01") + days[:500]).astype(str)
    last = str(np.datetime64("1970-01-01") + kernel().last)
    one = [rows.tag(*point, last) for point in zip(x[:500].tolist(), y[:500].tolist(), texts.tolist(), strict=True)]
    assert (found[:500] == one).all()


def periods() -> tuple[list[str], list[int], np.ndarray]:
    """Island, segment and first day of every segment."""
    segments = read_legend().segments[1:]
    begins = np.array([segment.begin for segment in segments], "datetime64[D]").astype(np.int64)
    return [segment.island or "" for segment in segments], [segment.segment for segment in segments], begins


def geopandas_engine(x: np.ndarray, y: np.ndarray, days: np.ndarray) -> Callable[[], np.ndarray]:
    """What most people do today: sjoin, then merge_asof."""
    import geopandas
    import pandas

    legend = read_legend()
    islands = geopandas.GeoDataFrame({"island": legend.islands}, geometry=geopandas.GeoSeries.from_wkt(legend.polygons))
    island, segment, begin = periods()
    times = pandas.DataFrame({"island": island, "segment": segment, "day": begin}).sort_values("day")

    def work() -> np.ndarray:
        points = geopandas.GeoDataFrame({"day": days.astype(np.int64)}, geometry=geopandas.points_from_xy(x, y))
        joined = points.sjoin(islands, predicate="intersects")[["day", "island", "index_right"]]
        # of two halves of an island that share a shore the first one
        joined = joined.sort_values("index_right", kind="stable") if joined.index.has_duplicates else joined
        joined = joined[~joined.index.duplicated()].reset_index().sort_values("day")
        merged = pandas.merge_asof(joined, times, on="day", by="island").dropna()
        found = np.zeros(len(x), np.int16)
        found[merged["index"].to_numpy()] = merged["segment"].to_numpy()
        found[days > kernel().last] = 0
        return found

    return work


def duckdb_engine(x: np.ndarray, y: np.ndarray, days: np.ndarray) -> Callable[[], np.ndarray]:
    """A spatial join and an ASOF join in SQL, one thread."""
    import duckdb
    import pyarrow as pa
    from duckdb_extensions import import_extension

    import_extension("spatial")
    connection = duckdb.connect()
    connection.execute("load spatial; set threads = 1")
    legend = read_legend()
    island, segment, begin = periods()
    tables = {
        "points": pa.table({"row": np.arange(len(x)), "x": x, "y": y, "day": days}),
        "shapes": pa.table({"number": range(len(legend.islands)), "wkt": list(legend.polygons)}),
        "names": pa.table({"number": range(len(legend.islands)), "island": list(legend.islands)}),
        "times": pa.table({"island": island, "segment": segment, "day": begin.astype(np.int32)}),
    }
    for name, table in tables.items():
        connection.register(name, table)
    connection.execute("create table islands as select number, ST_GeomFromText(wkt) as shape from shapes")
    connection.execute("create table spells as select number, segment, day from times join names using (island)")

    def work() -> np.ndarray:
        result = connection.execute("""
            with land as (
              select row, day, min(number) as number from points
              join islands on ST_Intersects(shape, ST_Point(x, y)) group by row, day)
            select row, segment from land asof join spells on land.number = spells.number and land.day >= spells.day
        """).fetchnumpy()
        found = np.zeros(len(x), np.int16)
        found[result["row"]] = result["segment"]
        found[days > kernel().last] = 0
        return found

    return work


def sedona_engine(x: np.ndarray, y: np.ndarray, days: np.ndarray) -> Callable[[], np.ndarray]:
    """The spatial join in SedonaDB, one thread; the days by one searchsorted."""
    import pyarrow as pa
    import sedonadb

    connection = sedonadb.connect()
    connection.sql("set datafusion.execution.target_partitions = 1").execute()
    legend = read_legend()
    numbers = {island: number for number, island in enumerate(legend.islands, 1)}
    points = pa.table({"row": np.arange(len(x)), "x": x, "y": y})
    shapes = pa.table({"number": list(numbers.values()), "wkt": list(legend.polygons)})
    connection.create_data_frame(points).to_view("points", overwrite=True)
    connection.create_data_frame(shapes).to_view("shapes", overwrite=True)
    query = """
        select points.row, min(shapes.number) as number from points
        join shapes on ST_Intersects(ST_GeomFromWKT(shapes.wkt), ST_Point(points.x, points.y)) group by points.row
    """

    def work() -> np.ndarray:
        result = connection.sql(query).to_arrow_table()
        row, number = result["row"].to_numpy(), result["number"].to_numpy()
        found = np.zeros(len(x), np.int16)
        found[row] = kernel().at(number.astype(np.uint8), days[row])
        return found

    return work


#: name -> what makes a question of points and days ready to be asked
ENGINES = {"geopandas": geopandas_engine, "sedonadb": sedona_engine, "duckdb": duckdb_engine}
