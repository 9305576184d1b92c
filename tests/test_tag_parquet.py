"""`kurils tag` on Parquet and Arrow files, and `tag_batch`: the extra `kurils[parquet]`."""

from __future__ import annotations

import datetime
import decimal
import json
import pickle
import subprocess
import sys

import pytest

from kurils.base.errors import MissingExtra, UsageError
from kurils.tagging import arrow, legend, tag_batch, tag_one

pytestmark = pytest.mark.extras

DAY = datetime.date(1905, 9, 5)


def batch(**columns):
    import pyarrow as pa

    return pa.RecordBatch.from_pydict(columns)


def points(count, groups=1):
    """Rows around the islands, with a column of the user's own."""
    import random

    import pyarrow as pa

    chance = random.Random(count)
    return pa.table({
        "name": [f"row {n}" for n in range(count)],
        "lon": [chance.uniform(145, 149) for _ in range(count)],
        "lat": [chance.uniform(43, 46) for _ in range(count)],
        "date": [datetime.date(1600, 1, 1) + datetime.timedelta(days=chance.randrange(150_000)) for _ in range(count)],
    })  # fmt: skip


def test_a_batch_gets_its_columns(record):
    """Those of the command line, null where there is nothing; the old ones stay."""
    found = tag_batch(batch(lon=[147.9, 0.0], lat=[45.0, 0.0], date=[DAY, DAY], note=["a", "b"]))
    assert found.schema.names[:4] == ["lon", "lat", "date", "note"]
    assert found.to_pylist()[0] == {
        "lon": 147.9, "lat": 45.0, "date": DAY, "note": "a", "holder": "japan", "polity": "empire-of-japan",
        "claimants": ["japan"], "title_status": "agreed", "governing_document": "1855-shimoda", "island": "iturup",
    }  # fmt: skip
    nothing = found.to_pylist()[1]
    assert nothing.pop("claimants") == []
    assert set(nothing.values()) == {0.0, DAY, "b", None}


def test_plain_texts_for_engines_that_take_no_dictionaries(record):
    """The same words, and the same numbers; also of no rows."""
    import pyarrow as pa

    rows = batch(lon=[147.9, 0.0, None], lat=[45.0, 0.0, 45.0], date=[DAY, DAY, DAY])
    fields = ("segment", "holder", "claimants")
    found = tag_batch(rows, fields=fields, within=10.0, dictionary=False)
    assert found.to_pylist() == tag_batch(rows, fields=fields, within=10.0).to_pylist()
    assert [field.type for field in found.schema][3:] == [pa.int16(), pa.string(), pa.list_(pa.string()), pa.float64()]
    assert tag_batch(rows.slice(0, 0), fields=fields, within=10.0, dictionary=False).schema == found.schema


def test_an_empty_batch_is_a_batch(record):
    """Frameworks ask with one for the schema."""
    import pyarrow as pa

    schema = pa.schema([("lon", pa.float32()), ("lat", pa.float64()), ("date", pa.date32())])
    empty = pa.RecordBatch.from_pylist([], schema=schema)
    found = tag_batch(empty, fields=("segment", "holder"), prefix="k_", within=10.0)
    assert (found.num_rows, found.schema.names[3:]) == (0, ["k_segment", "k_holder", "k_distance_km"])
    full = tag_batch(pa.RecordBatch.from_pylist([{"lon": 1, "lat": 2, "date": DAY}], schema=schema),
                     fields=("segment", "holder"), prefix="k_", within=10.0)  # fmt: skip
    assert full.schema.equals(found.schema)


@pytest.mark.parametrize("kind", ["date32", "date64", "ms", "ns", "zoned", "text", "large text", "dictionary"])
def test_dates_of_every_type(record, kind):
    """A timestamp counts by its date, in UTC if it has a zone; nulls are rows that cannot be read."""
    import pyarrow as pa

    moment = datetime.datetime(1905, 9, 5, 23, 30)
    column = {
        "date32": pa.array([DAY, None]),
        "date64": pa.array([DAY, None], pa.date64()),
        "ms": pa.array([moment, None], pa.timestamp("ms")),
        "ns": pa.array([moment, None], pa.timestamp("ns")),
        "zoned": pa.array([moment.replace(tzinfo=datetime.timezone.utc), None], pa.timestamp("us", tz="Asia/Tokyo")),
        "text": pa.array(["1905-09-05T23:30", None]),
        "large text": pa.array(["1905-09-05", None], pa.large_string()),
        "dictionary": pa.array(["1905-09-05", None]).dictionary_encode(),
    }[kind]
    found = tag_batch(batch(lon=[147.9, 147.9], lat=[45.0, 45.0], date=column), fields=("holder",))
    assert found.column("holder").to_pylist() == ["japan", None]


@pytest.mark.parametrize("kind", ["float32", "int", "decimal", "dictionary"])
def test_numbers_of_every_type(record, kind):
    """And nulls, NaN and infinities."""
    import pyarrow as pa

    column = {
        "float32": pa.array([148.0, None, float("nan"), float("inf")], pa.float32()),
        "int": pa.array([148, None, None, None]),
        "decimal": pa.array([decimal.Decimal("148.00"), None, None, None]),
        "dictionary": pa.array([148.0, None, None, None]).dictionary_encode(),
    }[kind]
    found = tag_batch(batch(lon=column, lat=[45.3] * 4, date=[DAY] * 4), fields=("island",))
    assert found.column("island").to_pylist() == ["iturup", None, None, None]


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"lon": ["147.9"], "lat": [45.0], "date": [DAY]}, "'lon' is no numbers but string"),
        ({"lon": [147.9], "lat": [45.0], "date": [1905.5]}, "'date' is no dates, timestamps or texts but double"),
        ({"Lon": [147.9], "lat": [45.0], "date": [DAY]}, "there is no column 'lon' (did you mean --lon 'Lon'?)"),
        ({"lon": [147.9], "lat": [45.0], "date": [DAY], "holder": ["x"]}, "'holder' already"),
    ],
)
def test_batches_that_do_not_fit(record, columns, says):
    """Nothing is guessed."""
    with pytest.raises(UsageError) as error:
        tag_batch(batch(**columns))
    assert says in error.value.line()


def test_it_travels_to_workers(record):
    """By pickle, and it answers in a process that has imported nothing else."""
    assert pickle.loads(pickle.dumps(tag_batch)) is tag_batch
    code = (
        "import pyarrow as pa, datetime; from kurils.tagging import tag_batch; "
        "b = pa.RecordBatch.from_pydict({'lon': [147.9], 'lat': [45.0], 'date': [datetime.date(1905, 9, 5)]}); "
        "print(tag_batch(b, fields=('holder',)).column('holder')[0])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"japan"


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    """And how to get it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match="a Parquet or Arrow file") as error:
        arrow.arrow()
    assert "kurils[parquet]" in error.value.hint


def test_a_parquet_file_is_tagged_group_by_group(record, cli, tmp_path):
    """Rows, row groups, compression and the user's columns stay; only these have statistics."""
    import pyarrow.parquet as pq

    table = points(5000)
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=1200, compression="zstd")
    assert cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--fields", "island,holder").code == 0
    found = pq.read_table(tmp_path / "out.parquet")
    assert found.select(table.column_names).equals(table)
    expected = [
        legend()[tag_one(row["lon"], row["lat"], row["date"])] for row in table.to_pylist()
    ]  # fmt: skip
    assert found["island"].to_pylist() == [segment.island for segment in expected]
    assert found["holder"].to_pylist() == [segment.holder for segment in expected]
    before, after = (pq.ParquetFile(tmp_path / name).metadata for name in ("in.parquet", "out.parquet"))
    assert [after.row_group(n).num_rows for n in range(after.num_row_groups)] == [
        before.row_group(n).num_rows for n in range(before.num_row_groups)
    ]
    group = after.row_group(0)
    assert group.column(0).compression == "ZSTD"
    assert [group.column(n).is_stats_set for n in range(group.num_columns)] == [True] * 4 + [False] * 2


@pytest.mark.parametrize("emit", ["fields", "segment"])
def test_workers_give_the_same_file(record, cli, tmp_path, emit):
    """In the same order."""
    import pyarrow.parquet as pq

    pq.write_table(points(4000), tmp_path / "in.parquet", row_group_size=300)
    for workers in (1, 2):
        options = ["--emit", emit, "--workers", workers, "-o", tmp_path / f"out{workers}.parquet"]
        assert cli("tag", tmp_path / "in.parquet", *options).code == 0
    one, two = (pq.read_table(tmp_path / f"out{workers}.parquet") for workers in (1, 2))
    assert one.equals(two)


@pytest.mark.parametrize("writing", [{}, {"store_schema": False}, {"version": "1.0", "compression": "gzip"}])
def test_claimants_are_a_list_as_in_the_other_formats_that_have_lists(record, cli, tmp_path, writing):
    """For every reader, beside nested columns of the user: what NDJSON has, with empty lists and nulls where it has."""
    import duckdb
    import polars
    import pyarrow as pa
    import pyarrow.feather
    import pyarrow.parquet as pq

    rows = [
        (147.9, 45.0, "1905-09-05"), (147.9, 45.0, "1946"), (147.9, 45.0, "1945"), (0.0, 0.0, "1905-09-05"),
        (147.9, 45.0, "never"), (None, None, "1905-09-05"), (147.9, 45.0, "1600-01-01"), (147.9, 45.0, "2020-01-01"),
    ] * 3  # fmt: skip
    lon, lat, date = zip(*rows)
    nested = [[{"a": n, "b": ["x"] * (n % 3)}] * (n % 2) for n in range(len(rows))]
    table = pa.table({"lon": lon, "lat": lat, "nested": nested, "date": date, "tags": [["t"]] * len(rows)})
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=5, **writing)
    pyarrow.feather.write_feather(table, tmp_path / "in.arrow", compression="uncompressed", chunksize=5)
    lines = [json.dumps({"lon": a, "lat": b, "date": c}) for a, b, c in rows]
    (tmp_path / "in.ndjson").write_text("\n".join(lines), encoding="utf-8")
    for ending in ("parquet", "arrow", "ndjson"):
        assert cli("tag", tmp_path / f"in.{ending}", "-o", tmp_path / f"out.{ending}").code == 0
    expected = [json.loads(line)["claimants"] for line in (tmp_path / "out.ndjson").read_text().splitlines()]
    assert expected == [["japan"], ["japan", "russia"], None, [], [], [], [], ["japan", "russia"]] * 3
    path = str(tmp_path / "out.parquet")
    by_arrow = pq.read_table(path)
    assert by_arrow.column("claimants").to_pylist() == expected
    assert pa.types.is_list(by_arrow.schema.field("claimants").type)
    assert by_arrow.select(table.column_names).to_pylist() == table.to_pylist()
    assert [row[0] for row in duckdb.sql(f"SELECT claimants FROM '{path}'").fetchall()] == expected
    counted = duckdb.sql(f"SELECT count(*) FROM '{path}' WHERE list_contains(claimants, 'russia')").fetchall()
    assert counted == [(6,)]
    assert duckdb.sql(f"SELECT nested, tags, island FROM '{path}'").fetchall() == [
        (one, two, three) for one, two, three in zip(nested, [["t"]] * len(rows), by_arrow.column("island").to_pylist())
    ]
    by_polars = polars.read_parquet(path)
    assert by_polars["claimants"].to_list() == expected
    assert by_polars["nested"].to_list() == nested
    assert pyarrow.feather.read_table(tmp_path / "out.arrow").column("claimants").to_pylist() == expected
    assert polars.read_ipc(tmp_path / "out.arrow")["claimants"].to_list() == expected


def test_a_tagged_file_is_tagged_again_beside_what_it_has(record, cli, tmp_path):
    """A list of its own in the way is refused, as any column is; with a prefix both stand side by side."""
    import pyarrow.parquet as pq

    pq.write_table(points(50), tmp_path / "in.parquet", row_group_size=20)
    for name, more in (("one", []), ("two", ["--prefix", "again_"])):
        source = "in" if name == "one" else "one"
        assert cli("tag", tmp_path / f"{source}.parquet", "-o", tmp_path / f"{name}.parquet", *more).code == 0
    refused = cli("tag", tmp_path / "one.parquet", "-o", tmp_path / "x.parquet")
    assert (refused.code, "'claimants'" in refused.err) == (2, True)
    found = pq.read_table(tmp_path / "two.parquet")
    assert found.column("claimants").equals(found.column("again_claimants"))


def test_parts_of_a_file_make_the_whole(record, cli, tmp_path):
    """--split cuts at row groups; what workers and other machines get to do."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(points(2000), tmp_path / "in.parquet", row_group_size=300)
    fields = ["--fields", "segment,claimants"]
    assert cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out", "--split", 700, *fields).code == 0
    assert cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", *fields).code == 0
    parts = [pq.read_table(path) for path in sorted((tmp_path / "out").iterdir())]
    assert [part.num_rows for part in parts] == [900, 900, 200]
    assert pa.concat_tables(parts).equals(pq.read_table(tmp_path / "out.parquet"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [f"in-{n:04}.parquet" for n in (1, 2, 3)]


def test_lines_of_a_part_are_those_of_the_file(record, cli, tmp_path):
    """A list of rows that cannot be read is of use only with their places in the input."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"lon": [147.9, 0.0, 1.0, None], "lat": [45.0] * 4, "date": [DAY] * 4})
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=1)
    options = ["-o", tmp_path / "out", "--split", 2, "--bad", tmp_path / "bad"]
    assert cli("tag", tmp_path / "in.parquet", *options).code == 0
    lists = {path.name: path.read_text() for path in (tmp_path / "bad").iterdir()}
    assert lists == {
        "in.parquet-0001.csv": "line,reason\n",
        "in.parquet-0002.csv": "line,reason\n4,lon is empty\n",
    }


def strange(path):
    """A file with whatever a file may have."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = points(1000)
    more = {
        "a.b": pa.array([{"x": [n, None], "y": str(n)} if n % 3 else None for n in range(1000)]),
        "map": pa.array([[("k", n)] for n in range(1000)], pa.map_(pa.string(), pa.int64())),
        "word": pa.array([str(n % 7) for n in range(1000)]).dictionary_encode(),
        "money": pa.array([decimal.Decimal(n) / 100 for n in range(1000)], pa.decimal128(30, 2)),
        "none": pa.nulls(1000),
    }
    for name, column in more.items():
        table = table.append_column(name, column)
    table = table.replace_schema_metadata({"made by": "hand"})
    with pq.ParquetWriter(
        path, table.schema, compression={"lon": "gzip", "lat": "none", "name": "zstd"}, use_dictionary=["name", "word"],
        column_encoding={"lon": "BYTE_STREAM_SPLIT", "date": "DELTA_BINARY_PACKED"}, write_page_index=True,
        data_page_version="2.0", write_page_checksum=True, data_page_size=500,
    ) as writer:  # fmt: skip
        writer.write_table(table.slice(0, 300))
        writer.write_table(table.slice(0, 0))
        writer.write_table(table.slice(300))
    return table


@pytest.mark.parametrize("workers", [1, 2])
def test_the_columns_of_the_user_are_copied_as_they_are(record, cli, tmp_path, workers):
    """Encodings, compression, statistics, checksums, nested columns, metadata: to the byte."""
    import pyarrow.parquet as pq

    table = strange(tmp_path / "in.parquet")
    assert cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--workers", workers).code == 0
    found = pq.read_table(tmp_path / "out.parquet", page_checksum_verification=True)
    found.validate(full=True)
    assert found.select(table.column_names).equals(table)
    assert found.schema.metadata == table.schema.metadata
    before, after = (pq.ParquetFile(tmp_path / name).metadata for name in ("in.parquet", "out.parquet"))
    groups = [number for number in range(before.num_row_groups) if before.row_group(number).num_rows]
    assert after.num_row_groups == len(groups) == 2
    for number, group in enumerate(groups):
        assert after.row_group(number).num_columns == before.num_columns + 6
        for column in range(before.num_columns):
            old, new = (chunk_of(*pair, column) for pair in ((before, group), (after, number)))
            assert old == new
    assert found["holder"].to_pylist() == [
        legend()[tag_one(row["lon"], row["lat"], row["date"])].holder for row in table.to_pylist()
    ]


def chunk_of(metadata, group, column):
    """What a footer says of a column, but for its place."""
    found = metadata.row_group(group).column(column).to_dict()
    placed = ("offset", "has_column_index", "has_offset_index")
    return {name: value for name, value in found.items() if not any(word in name for word in placed)}


def test_duckdb_reads_it(record, cli, tmp_path):
    """A reader that shares no code with the writer."""
    import duckdb
    import pyarrow.parquet as pq

    strange(tmp_path / "in.parquet")
    assert cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet").code == 0
    found = duckdb.sql(f"select name, lon, island from '{tmp_path / 'out.parquet'}'").fetchall()
    rows = pq.read_table(tmp_path / "out.parquet", columns=["name", "lon", "island"]).to_pylist()
    assert found == [tuple(row.values()) for row in rows]


def test_pandas_gets_back_its_index(record, cli, tmp_path):
    """What pandas notes in the file stays true."""
    import pandas

    frame = points(50).to_pandas().set_index("name")
    frame.to_parquet(tmp_path / "in.parquet")
    assert cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--layer", "control").code == 0
    found = pandas.read_parquet(tmp_path / "out.parquet")
    assert found[list(frame.columns)].equals(frame)
    assert list(found.columns[-3:]) == ["island", "holder", "polity"]


def test_a_file_by_another_writer(record, cli, tmp_path):
    """DuckDB leaves no schema of Arrow in it; the new columns are texts then."""
    import duckdb
    import pyarrow.parquet as pq

    query = "select 147.9 as lon, 45.0::double as lat, date '1905-09-05' as date, [1, 2] as list from range(1000)"
    duckdb.sql(f"copy ({query}) to '{tmp_path / 'in.parquet'}' (format parquet)")
    assert cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--fields", "holder").code == 0
    found = pq.read_table(tmp_path / "out.parquet")
    assert (found.num_rows, set(found["holder"].to_pylist()), found["list"][999].as_py()) == (1000, {"japan"}, [1, 2])


def test_encrypted_and_indirect_files_are_refused(record, cli, tmp_path):
    """In one line, with nothing written."""
    import pyarrow.parquet as pq

    (tmp_path / "locked.parquet").write_bytes(b"PARE" + b"x" * 100 + b"PARE")
    collected = []
    pq.write_table(points(10), tmp_path / "a.parquet", metadata_collector=collected)
    collected[0].set_file_path("a.parquet")
    pq.write_metadata(points(10).schema, tmp_path / "all.parquet", collected)
    for name, says in (("locked", "is encrypted"), ("all", "only tells of other files")):
        result = cli("tag", tmp_path / f"{name}.parquet", "-o", tmp_path / "out.parquet")
        assert (result.code, says in result.err, result.err.count("\n")) == (2, True, 1)
    assert not (tmp_path / "out.parquet").exists()


def test_a_file_that_was_cut_off_is_an_error(record, cli, tmp_path):
    """Whichever part of it is missing."""
    import pyarrow.parquet as pq

    pq.write_table(points(1000), tmp_path / "whole.parquet")
    content = (tmp_path / "whole.parquet").read_bytes()
    for cut in (content[:5000] + content[9000:], content[:-20], content[-3000:], content[:4], b""):
        (tmp_path / "in.parquet").write_bytes(cut)
        result = cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet")
        assert (result.code, result.err.count("\n"), "Traceback" in result.err) == (2, 1, False), result.err
        assert not (tmp_path / "out.parquet").exists()


def test_an_arrow_file_is_tagged_batch_by_batch(record, cli, tmp_path):
    """Feather, as pyarrow and pandas write it."""
    import pyarrow as pa

    table = points(1000)
    with pa.ipc.new_file(str(tmp_path / "in.arrow"), table.schema) as writer:
        writer.write_table(table, max_chunksize=300)
    assert cli("tag", tmp_path / "in.arrow", "-o", tmp_path / "out.feather", "--within", 30).code == 0
    found = pa.ipc.open_file(str(tmp_path / "out.feather")).read_all()
    assert found.select(table.column_names).equals(table)
    assert found["island"].null_count < 1000


def test_rows_that_cannot_be_read_are_counted_from_the_first(record, cli, tmp_path):
    """Across row groups; strict stops at the first and leaves nothing."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table(
        {"lon": [147.9, None, 147.9, 147.9], "lat": [45.0, 45.0, 99.0, 45.0], "date": [DAY, DAY, DAY, None]}
    )
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=2)
    result = cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--bad", tmp_path / "bad.csv")
    assert result.code == 0
    assert (tmp_path / "bad.csv").read_text().splitlines()[1:] == [
        "2,lon is empty", "3,lat is not between -90 and 90: '99.0'", "4,date is empty",
    ]  # fmt: skip
    result = cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "strict.parquet", "--strict")
    assert (result.code, "line 2" in result.err) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.csv", "in.parquet", "out.parquet"]


@pytest.mark.parametrize("kind", ["date32", "seconds"])
def test_days_that_python_does_not_have(record, cli, tmp_path, kind):
    """They are rows that cannot be read, or lie outside the record; the reason shows the number behind them."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    from pyarrow import feather

    days = {
        "date32": pa.array([-(2**31), 2**31 - 1], pa.int32()).cast(pa.date32()),
        "seconds": pa.array([-(2**61), 2**61], pa.int64()).cast(pa.timestamp("s")),
    }[kind]
    table = pa.table({"lon": [147.9, 99999.0], "lat": [45.0, 45.0], "date": days})
    name = "in.arrow" if kind == "seconds" else "in.parquet"
    if kind == "seconds":
        feather.write_feather(table, tmp_path / name, compression="uncompressed")
    else:
        pq.write_table(table, tmp_path / name)
    result = cli("tag", tmp_path / name, "-o", tmp_path / f"out-{name}")
    assert (result.code, "unexpected" in result.err) == (2, False), result.err
    assert "not one row could be read" in result.err


@pytest.mark.parametrize("name", ["in.parquet", "in.arrow"])
def test_what_is_no_such_file_is_said_so(record, cli, tmp_path, name):
    """A usage error in one line."""
    (tmp_path / name).write_bytes(b"lon,lat,date\n" * 10)
    result = cli("tag", tmp_path / name, "-o", tmp_path / "out")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert f"{name} is no Parquet file" in result.err or f"{name} cannot be read as Arrow IPC file" in result.err


def test_empty_files(record, cli, tmp_path):
    """No rows, no row groups: a file with the new columns all the same."""
    import pyarrow.parquet as pq

    pq.write_table(points(5).slice(0, 0), tmp_path / "in.parquet")
    assert cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet").code == 0
    assert pq.read_table(tmp_path / "out.parquet").column_names[-1] == "island"
