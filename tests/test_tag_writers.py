"""`kurils tag` on Parquet as others write it: pyarrow, DuckDB and polars read every column of the user as before.

And on files that were damaged, or made to do harm: one line, exit code 2, no file left, the memory of a small file.
"""

from __future__ import annotations

import datetime
import decimal
import random

import pytest

from tests.peak import measured

pytestmark = pytest.mark.extras

DAYS = [datetime.date(1905, 9, 5), datetime.date(1945, 9, 3), datetime.date(2001, 5, 5)]
MOMENTS = [datetime.datetime(1905, 9, 5, 6, 30, 0, 123456), None, datetime.datetime(1, 1, 2, 3, 4, 5)]


def plain():
    """A table with columns of many types; the dated points are on Iturup."""
    import pyarrow as pa

    return pa.table({
        "lon": [147.9, 147.9, 150.0], "lat": [45.0, 45.0, 44.0], "date": pa.array(DAYS),
        "text": ["択捉", None, ""], "large": pa.array(["a", "b", None], pa.large_string()),
        "word": pa.array(["x", "y", "x"]).dictionary_encode(), "us": pa.array(MOMENTS, pa.timestamp("us")),
        "zone": pa.array(MOMENTS, pa.timestamp("us", "Asia/Tokyo")), "int8": pa.array([1, -1, None], pa.int8()),
        "uint64": pa.array([2**64 - 1, 0, None], pa.uint64()), "bytes": pa.array([b"\0\xff", b"", None]),
        "price": pa.array([decimal.Decimal("1.10"), None, decimal.Decimal("-9.99")]), "flag": [True, None, False],
        "list": [[1, 2], [], None], "struct": [{"lon": 1, "b": "x"}, None, {"lon": None, "b": "y"}],
        "time": pa.array([datetime.time(1, 2, 3), None, datetime.time(0)]),
        "float": pa.array([1.5, None, float("nan")], pa.float32()),
    })  # fmt: skip


def by_pyarrow(path, **options):
    import pyarrow.parquet as pq

    pq.write_table(plain(), path, row_group_size=2, **options)


def int96(path):
    """As Spark and Impala wrote times for long."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = ("lon", "lat", "date", "us", "text")
    table = plain().select(columns)
    moments = pa.array([datetime.datetime(1905, 9, 5, 6, 30), None, datetime.datetime(2001, 5, 5)], pa.timestamp("us"))
    pq.write_table(table.set_column(3, "us", moments), path, use_deprecated_int96_timestamps=True)


def twice_named(path):
    """Two columns that nobody asks for have one name; a nested one has a member called as a column is."""
    import pyarrow.parquet as pq

    table = plain().select(["lon", "lat", "date", "text", "large", "struct"])
    pq.write_table(table.rename_columns(["lon", "lat", "date", "x", "x", "lon.b"]), path)


def by_polars(path, **options):
    import polars as pl

    frame = pl.DataFrame({
        "lon": [147.9, 147.9, 150.0], "lat": [45.0, 45.0, 44.0], "date": DAYS, "text": ["択捉", None, ""],
        "when": pl.Series(MOMENTS[:2] * 2, dtype=pl.Datetime("ns"))[:3],
        "ms": pl.Series(MOMENTS, dtype=pl.Datetime("ms")),
        "kind": pl.Series(["x", "y", "x"], dtype=pl.Categorical),
        "enum": pl.Series(["x", "y", None], dtype=pl.Enum(["x", "y"])),
        "span": [datetime.timedelta(1), None, datetime.timedelta(0)], "list": [[1], [], None],
        "array": pl.Series([[1, 2]] * 3, dtype=pl.Array(pl.Int8, 2)),
        "struct": [{"a": 1, "b": None}] * 3, "zone": pl.Series(MOMENTS, dtype=pl.Datetime("us", "Asia/Tokyo")),
        "time": [datetime.time(1, 2, 3), None, datetime.time(0)], "bytes": [b"x", None, b""],
    })  # fmt: skip
    frame.write_parquet(path, **options)


def by_duckdb(path, options=""):
    import duckdb

    with duckdb.connect() as base:
        base.execute("SET TimeZone = 'UTC'")
        base.execute(
            "COPY (SELECT 147.9 + i AS lon, 45.0::DOUBLE AS lat, DATE '1905-09-05' + i::INT AS date, 'x' || i AS text,"
            " uuid() AS id, INTERVAL 1 MONTH AS span, 1.10::DECIMAL(9,2) AS price, [i, NULL] AS list,"
            " {'a': i, 'b': 'x'} AS struct, MAP {'k': i} AS map,"
            " 'e'::ENUM('e', 'f') AS kind, '{\"a\":1}'::JSON AS json,"
            " TIMESTAMP '1905-09-05 06:30:00.123456' AS us, TIMESTAMPTZ '1905-09-05 06:30:00+09' AS zone,"
            " TIMESTAMP_NS '1905-09-05 06:30:00.123456789' AS ns, TIME '01:02:03' AS time, i::UTINYINT AS small,"
            " 170141183460469231731687303715884105727::HUGEINT AS huge, 'b'::BLOB AS bytes, true AS flag"
            f" FROM range(3) t(i)) TO '{path}' (FORMAT parquet{options})"
        )


def by_duckdb_in_differences(path):
    """Days as texts that differ so much that the writer encodes lengths and letters, and makes no dictionary."""
    import duckdb

    duckdb.sql(
        "COPY (SELECT 147.9 AS lon, 45.0::DOUBLE AS lat, (DATE '1905-01-01' + i::INT)::VARCHAR AS date"
        f" FROM range(200) t(i)) TO '{path}' (FORMAT parquet, PARQUET_VERSION V2)"
    )


def by_fastparquet(path, **options):
    import fastparquet
    import pandas as pd

    moments = pd.to_datetime(["1905-09-05 06:30", None, "2001-05-05 00:00"]).astype("M8[ns]")
    frame = pd.DataFrame({
        "lon": [147.9, 147.9, 150.0], "lat": [45.0, 45.0, 44.0],
        "date": pd.to_datetime(pd.Series(DAYS)).astype("M8[ns]"),
        "text": pd.Series(["択捉", None, ""], dtype=object), "when": moments, "number": pd.array([1, None, 3], "Int16"),
        "word": pd.Categorical(["x", "y", "x"]), "flag": [True, False, True],
    })  # fmt: skip
    fastparquet.write(str(path), frame, **options)


WRITERS = {
    "pyarrow": by_pyarrow,
    "pyarrow-2": lambda path: by_pyarrow(path, data_page_version="2.0", compression="zstd"),
    "pyarrow-lz4": lambda path: by_pyarrow(path, compression="lz4"),
    "pyarrow-brotli": lambda path: by_pyarrow(path, compression="brotli", write_page_index=True),
    "pyarrow-no-schema": lambda path: by_pyarrow(path, store_schema=False, compression="none"),
    "int96": int96,
    "twice-named": twice_named,
    "polars": by_polars,
    "polars-snappy": lambda path: by_polars(path, compression="snappy", statistics=False),
    "polars-pyarrow": lambda path: by_polars(path, use_pyarrow=True),
    "polars-lz4": lambda path: by_polars(path, compression="lz4", row_group_size=2),
    "duckdb": by_duckdb,
    "duckdb-2": lambda path: by_duckdb(path, ", PARQUET_VERSION V2, CODEC zstd"),
    "duckdb-differences": by_duckdb_in_differences,
    "pyarrow-differences": lambda path: by_pyarrow(
        path, use_dictionary=False, column_encoding={"text": "DELTA_BYTE_ARRAY", "large": "DELTA_LENGTH_BYTE_ARRAY"}
    ),
    "duckdb-lz4": lambda path: by_duckdb(path, ", CODEC lz4_raw"),
    "fastparquet": by_fastparquet,
    "fastparquet-int96": lambda path: by_fastparquet(path, times="int96"),
    "fastparquet-lz4": lambda path: by_fastparquet(path, compression="LZ4"),
    "fastparquet-gzip": lambda path: by_fastparquet(path, compression="GZIP", row_group_offsets=[0, 2]),
}


def read_by(reader, path, columns=None):
    """What a reader makes of the columns, types with values; the error where it refuses the file."""
    import duckdb
    import polars as pl
    import pyarrow.parquet as pq

    try:
        if reader == "pyarrow":
            table = pq.read_table(path)
            table = table if columns is None else table.select(range(columns))
            return [(field.name, str(field.type)) for field in table.schema], [
                str(column.to_pylist()) for column in table.columns
            ]
        if reader == "polars":
            frame = pl.read_parquet(path)
            frame = frame if columns is None else frame[:, :columns]
            return list(zip(frame.columns, map(str, frame.dtypes), strict=True)), [
                str(column.to_list()) for column in frame
            ]
        with duckdb.connect() as base:
            base.execute("SET TimeZone = 'UTC'")
            found = base.execute(f"SELECT * FROM '{path}'")
            kinds = [(column[0], str(column[1])) for column in found.description][:columns]
            return kinds, [str(row[:columns]) for row in found.fetchall()]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # what polars raises where it panics is no Exception
        return type(error).__name__


@pytest.mark.parametrize("writer", list(WRITERS))
def test_every_reader_reads_every_column_as_before(record, cli, tmp_path, writer):
    """Equal values and types; and the new columns behind them."""
    WRITERS[writer](tmp_path / "in.parquet")
    result = cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--fields", "holder,segment")
    assert (result.code, result.err) == (0, "")
    readable = 0
    for reader in ("pyarrow", "polars", "duckdb"):
        before = read_by(reader, tmp_path / "in.parquet")
        after = read_by(reader, tmp_path / "out.parquet", None if isinstance(before, str) else len(before[0]))
        assert after == before, reader
        if not isinstance(before, str):
            readable += 1
            names, values = read_by(reader, tmp_path / "out.parquet")
            assert [name for name, _ in names[-2:]] == ["holder", "segment"]
            assert "japan" in str(values)
    assert readable


def test_one_long_text_a_thousand_times_takes_no_memory(record, tmp_path):
    """A dictionary holds it once, and no column of equal widths is made of it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    # as a dictionary, so that this process does not take what the other one must not
    places = pa.array([0, 1] + [0] * 50_000 + [1] * 3000, pa.int8())
    dates = pa.DictionaryArray.from_arrays(places, ["1905-09-05", "x" * 200_000])
    table = pa.table({"lon": [147.9] * len(dates), "lat": [45.0] * len(dates), "date": dates})
    pq.write_table(table, tmp_path / "in.parquet", compression="zstd", store_schema=False)
    assert (tmp_path / "in.parquet").stat().st_size < 20_000
    code, said, memory = measured("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet")
    assert (code, "3,001 could not be read" in said) == (0, True)
    assert memory < 400


def damaged(content, seed):
    """Some bytes of a file changed, most of them near its end, where the footer is; or the file cut off."""
    chance = random.Random(seed)
    found = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(found)) if chance.random() < 0.4 else max(0, len(found) - chance.randrange(1, 900))
        found[at] = chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)])
    return bytes(found[: chance.randrange(len(found))] if chance.random() < 0.1 else found)


@pytest.mark.parametrize("kind", ["parquet", "arrow"])
def test_damaged_files_end_in_one_line(record, cli, tmp_path, kind):
    """With exit code 2, or are read: never in a crash, and no file is left beside."""
    from pyarrow import feather

    source, target = tmp_path / f"in.{kind}", tmp_path / f"out.{kind}"
    if kind == "parquet":
        by_pyarrow(source)
    else:
        feather.write_feather(plain().drop_columns(["word"]), source, compression="lz4")
    content = source.read_bytes()
    refused = 0
    for seed in range(25):
        source.write_bytes(damaged(content, seed))
        result = cli("tag", source, "-o", target, "--force")
        assert result.code in (0, 2), (seed, result)
        assert "unexpected" not in result.err, (seed, result.err)
        if result.code:
            refused += 1
            assert result.err.startswith("kurils: "), seed
            assert result.err.count("\n") == 1 or "not one row" in result.err, (seed, result.err)
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    assert refused > 5


def crash(number, plan):
    """What a library does that is given a hostile file."""
    import os
    import signal

    os.write(2, b"terminate called\n")
    os.kill(os.getpid(), getattr(signal, plan))


@pytest.mark.parametrize("kind", ["SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE"])
def test_a_library_that_crashes_takes_nothing_with_it(kind, capfd):
    """It was in a process of its own; what it wrote is not for the user. Killed from outside is told otherwise."""
    from kurils.tagging.workers import WorkerCrashed, WorkerLost, in_order

    with pytest.raises(WorkerCrashed) as error:
        list(in_order(crash, [1], kind, apart=True))
    assert error.value.exit_code == 2
    assert capfd.readouterr().err == ""
    with pytest.raises(WorkerLost):
        list(in_order(crash, [1], "SIGKILL", apart=True))
