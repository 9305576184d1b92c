"""`kurils tag` on Parquet and Arrow files, and `tag_batch`: the extra `kurils[parquet]`."""

from __future__ import annotations

import datetime
import decimal
import pickle
import subprocess
import sys

import pytest

from kurils.errors import MissingExtra, UsageError
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
        "claimants": "japan", "title_status": "agreed", "governing_document": "1855-shimoda", "island": "iturup",
    }  # fmt: skip
    assert set(found.to_pylist()[1].values()) == {0.0, DAY, "b", None}


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
        ({"lon": [147.9], "lat": [45.0], "date": [19050905]}, "'date' is no dates, timestamps or texts but int64"),
        ({"Lon": [147.9], "lat": [45.0], "date": [DAY]}, "did you mean --lon 'Lon'?"),
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
    with pytest.raises(MissingExtra, match="Parquet and Arrow") as error:
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


def test_parts_of_a_file_make_the_whole(record, cli, tmp_path):
    """What other machines are given to do."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from kurils.tagging.job import Job
    from kurils.tagging.parquet import part

    pq.write_table(points(2000), tmp_path / "in.parquet", row_group_size=300)
    job = pickle.loads(pickle.dumps(Job(fields=("segment", "claimants"))))
    source = str(tmp_path / "in.parquet")
    counts = [part(source, str(tmp_path / f"{n}.parquet"), n, end, job) for n, end in ((0, 4), (4, 7))]
    assert sum(count.rows for count in counts) == 1200 + 800
    assert (
        cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--fields", "segment,claimants").code == 0
    )
    parts = pa.concat_tables([pq.read_table(tmp_path / f"{n}.parquet") for n in (0, 4)])
    assert parts.equals(pq.read_table(tmp_path / "out.parquet"))
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


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
        "2,lon is no number: 'None'", "3,lat is not between -90 and 90: '99.0'", "4,date is no ISO day: 'None'",
    ]  # fmt: skip
    result = cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "strict.parquet", "--strict")
    assert (result.code, "line 2" in result.err) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.csv", "in.parquet", "out.parquet"]


@pytest.mark.parametrize("name", ["in.parquet", "in.arrow"])
def test_what_is_no_such_file_is_said_so(record, cli, tmp_path, name):
    """A usage error in one line."""
    (tmp_path / name).write_bytes(b"lon,lat,date\n" * 10)
    result = cli("tag", tmp_path / name, "-o", tmp_path / "out")
    assert (result.code, f"{name} is no " in result.err, result.err.count("\n")) == (2, True, 1)


def test_empty_files(record, cli, tmp_path):
    """No rows, no row groups: a file with the new columns all the same."""
    import pyarrow.parquet as pq

    pq.write_table(points(5).slice(0, 0), tmp_path / "in.parquet")
    assert cli("tag", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet").code == 0
    assert pq.read_table(tmp_path / "out.parquet").column_names[-1] == "island"
