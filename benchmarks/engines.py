"""What others would run, Parquet to Parquet, each with one thread: `python -m benchmarks.engines NAME FOLDER KIND`.

The folder holds `KIND.parquet` (lon, lat, date), `islands.parquet` (island, wkt) and `times.parquet` (island, first and
last day, holder, claimants, governing document). Each program adds four labels to each row and writes
`KIND.NAME.parquet`. They are whole programs of their own and know nothing of kurils. The SQL engines do not keep the
order of the rows; the copies, which everything is compared with, add nothing.
"""

from __future__ import annotations

import sys

LABELS = ("island", "holder", "claimants", "governing_document")


def copy(folder: str, source: str, target: str) -> None:
    """Read and write, by pyarrow."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(source) as file, pq.ParquetWriter(target, file.schema_arrow) as writer:
        for batch in file.iter_batches(1 << 18):
            writer.write_batch(batch)


def copy_csv(folder: str, source: str, target: str) -> None:
    """The same of `KIND.csv`."""
    import pyarrow.csv as pc

    source, target = (name.replace(".parquet", ".csv") for name in (source, target))
    with (
        pc.open_csv(source, read_options=pc.ReadOptions(use_threads=False)) as reader,
        pc.CSVWriter(target, reader.schema) as writer,
    ):
        for batch in reader:
            writer.write_batch(batch)


def geopandas(folder: str, source: str, target: str) -> None:
    """What most people do today, in batches of a million rows: sjoin, then merge_asof; labels by dictionary."""
    import geopandas
    import numpy as np
    import pandas
    import pyarrow as pa
    import pyarrow.parquet as pq

    shapes = pq.read_table(f"{folder}/islands.parquet").to_pandas()
    islands = geopandas.GeoDataFrame({"island": shapes["island"]}, geometry=geopandas.GeoSeries.from_wkt(shapes["wkt"]))
    table = pq.read_table(f"{folder}/times.parquet")
    times = pandas.DataFrame({
        "island": table["island"].to_pandas(),
        "at": np.arange(table.num_rows),
        "day": table["first"].cast(pa.int32()).to_numpy().astype(np.int64),
        "last": table["last"].cast(pa.int32()).to_numpy().astype(np.int64),
    }).sort_values("day")  # fmt: skip
    labels = [table[name].combine_chunks().dictionary_encode() for name in LABELS]
    numbers = [label.indices.fill_null(-1).to_numpy() for label in labels]
    writer = None
    with pq.ParquetFile(source) as file:
        for batch in file.iter_batches(1 << 20):
            x, y = (batch.column(name).to_numpy() for name in ("lon", "lat"))
            days = batch.column("date").cast(pa.int32()).to_numpy().astype(np.int64)
            points = geopandas.GeoDataFrame({"day": days}, geometry=geopandas.points_from_xy(x, y))
            joined = points.sjoin(islands, predicate="intersects")[["day", "island"]]
            joined = joined[~joined.index.duplicated()].reset_index().sort_values("day")
            merged = pandas.merge_asof(joined, times, on="day", by="island").dropna(subset="at")
            merged = merged[merged["day"] <= merged["last"]]
            row, at = merged["index"].to_numpy(), merged["at"].to_numpy().astype(np.intp)
            columns = []
            for label, number in zip(labels, numbers, strict=True):
                found = np.full(len(x), -1, np.int32)
                found[row] = number[at]
                columns.append(pa.DictionaryArray.from_arrays(pa.array(found, mask=found < 0), label.dictionary))
            tagged = pa.RecordBatch.from_arrays([*batch.columns, *columns], [*batch.schema.names, *LABELS])
            writer = writer or pq.ParquetWriter(target, tagged.schema)
            writer.write_batch(tagged)
    if writer:
        writer.close()


def _duckdb(folder: str, times: str, target: str) -> None:
    import duckdb
    from duckdb_extensions import import_extension

    import_extension("spatial")
    connection = duckdb.connect()
    connection.execute("load spatial; set threads = 1; set preserve_insertion_order = false")
    connection.execute(
        f"create table islands as select island, ST_GeomFromText(wkt) as shape from '{folder}/islands.parquet'"
    )
    connection.execute(f"create table times as from '{folder}/times.parquet'")
    connection.execute(f"copy ({times}) to '{target}' (format parquet)")


def duckdb_range(folder: str, source: str, target: str) -> None:
    """A spatial join, and a join of the days by their range."""
    query = f"""
        select p.*, t.island, t.holder, t.claimants, t.governing_document
        from '{source}' p left join islands i on ST_Intersects(i.shape, ST_Point(p.lon, p.lat))
        left join times t on t.island = i.island and p.date between t.first and t.last
    """
    _duckdb(folder, query, target)


def duckdb_asof(folder: str, source: str, target: str) -> None:
    """A spatial join, and an ASOF join of the days."""
    known = ", ".join(f"case when p.date <= t.last then t.{name} end as {name}" for name in LABELS)
    query = f"""
        with p as (
          select p.*, i.island as place from '{source}' p
          left join islands i on ST_Intersects(i.shape, ST_Point(p.lon, p.lat)))
        select p.lon, p.lat, p.date, {known}
        from p asof left join times t on p.place = t.island and p.date >= t.first
    """
    _duckdb(folder, query, target)


def sedonadb(folder: str, source: str, target: str) -> None:
    """The same as the first of DuckDB, in SedonaDB."""
    import sedonadb

    connection = sedonadb.connect()
    connection.sql("set datafusion.execution.target_partitions = 1").execute()
    for name in ("islands", "times"):
        connection.read_parquet(f"{folder}/{name}.parquet").to_view(f"{name}_file", overwrite=True)
    islands = connection.sql("select island, ST_GeomFromWKT(wkt) as shape from islands_file")
    islands.to_memtable().to_view("islands", overwrite=True)
    connection.sql("select * from times_file").to_memtable().to_view("times", overwrite=True)
    connection.read_parquet(source).to_view("points", overwrite=True)
    connection.sql("""
        select p.*, t.island, t.holder, t.claimants, t.governing_document
        from points p left join islands i on ST_Intersects(i.shape, ST_Point(p.lon, p.lat))
        left join times t on t.island = i.island and p.date >= t.first and p.date <= t.last
    """).to_parquet(target)


#: name -> program, and what it needs
PROGRAMS = {
    "copy": (copy, "pyarrow"),
    "copy_csv": (copy_csv, "pyarrow"),
    "geopandas": (geopandas, "geopandas"),
    "duckdb_range": (duckdb_range, "duckdb_extensions"),
    "duckdb_asof": (duckdb_asof, "duckdb_extensions"),
    "sedonadb": (sedonadb, "sedonadb"),
}


if __name__ == "__main__":
    name, folder, kind = sys.argv[1:]
    PROGRAMS[name][0](folder, f"{folder}/{kind}.parquet", f"{folder}/{kind}.{name}.parquet")
