"""`export --format geoparquet`: what `tag` knows, for SQL and GIS, and a query in DuckDB that answers as `tag` does."""

from __future__ import annotations

import datetime
import importlib.util
import io
import json
import sys
import tempfile
from pathlib import Path

import pytest

from kurils.base.errors import MissingExtra
from kurils.export import files
from kurils.geometry.rings import parse_area
from kurils.tagging import legend, tag_batch
from kurils.tagging.columns import FIELDS, text_of
from kurils.tagging.segments import read_legend

_spec = importlib.util.spec_from_file_location("tag_points", Path(__file__).parent / "tag_points.py")
hard = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(hard)

FOLDER = "kurils-geoparquet"
ONE_DAY = datetime.timedelta(days=1)


def test_without_pyarrow_it_says_what_to_install(cli, monkeypatch, tmp_path):
    """One line, exit code 2, and nothing is left behind; the other formats need no extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = cli("export", "--format", "geoparquet", "-o", tmp_path / "out")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "pip install 'kurils[parquet]'" in result.err
    assert list(tmp_path.iterdir()) == []
    assert cli("export", "--format", "csv", "-o", tmp_path / "out").code == 0


def test_without_pyarrow_callers_get_a_missing_extra(record, monkeypatch):
    """With the name of the extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra) as error:
        dict(files(record, "geoparquet"))
    assert error.value.extra == "parquet"


def test_the_help_names_it(cli):
    """Among the formats, with an example."""
    page = cli("export", "--help").out
    assert "csv|geojson|geoparquet|gpkg|json|lpf" in page
    assert "kurils export --format geoparquet" in page


@pytest.fixture(scope="module")
def export(record):
    """Name -> content."""
    return dict(files(record, "geoparquet"))


def table(content):
    """A Parquet file as an Arrow table."""
    import pyarrow.parquet as pq

    return pq.read_table(io.BytesIO(content))


@pytest.mark.extras
def test_the_islands_are_geoparquet(export):
    """Version 1.1, WKB, longitude and latitude on WGS 84, a box around all and one a row."""
    found = table(export["islands.parquet"])
    assert found.column_names == ["number", "island", "identifier", "name", "group", "geometry", "bbox"]
    geo = json.loads(found.schema.metadata[b"geo"])
    assert (geo["version"], geo["primary_column"], list(geo["columns"])) == ("1.1.0", "geometry", ["geometry"])
    column = geo["columns"]["geometry"]
    assert column["encoding"] == "WKB"
    assert column["geometry_types"] == ["MultiPolygon", "Polygon"]
    assert column["orientation"] == "counterclockwise"
    assert "crs" not in column
    assert column["covering"]["bbox"] == {corner: ["bbox", corner] for corner in ("xmin", "ymin", "xmax", "ymax")}
    boxes = found["bbox"].to_pylist()
    assert column["bbox"] == [
        min(box["xmin"] for box in boxes), min(box["ymin"] for box in boxes),
        max(box["xmax"] for box in boxes), max(box["ymax"] for box in boxes),
    ]  # fmt: skip
    for box, wkt in zip(boxes, read_legend().polygons, strict=True):
        longitudes, latitudes = zip(*(p for polygon in parse_area(wkt) for ring in polygon for p in ring), strict=True)
        assert tuple(box.values()) == (min(longitudes), min(latitudes), max(longitudes), max(latitudes))


@pytest.mark.extras
def test_geopandas_reads_the_islands(record, export):
    """Every coordinate as the tagger has it, with names and territories; parts of them by a box."""
    import geopandas
    import shapely

    found = geopandas.read_parquet(io.BytesIO(export["islands.parquet"]))
    assert found.crs == "OGC:CRS84"
    assert found.is_valid.all()
    assert set(found.geom_type) == {"Polygon", "MultiPolygon"}
    assert tuple(found["island"]) == read_legend().islands
    assert list(found["number"]) == list(range(1, len(found) + 1))
    assert list(found["name"]) == [record.names[id] for id in found["island"]]
    assert list(found["group"]) == [record.place(id).group for id in found["island"]]
    for shape, wkt in zip(found.geometry, read_legend().polygons, strict=True):
        expected = [point for polygon in parse_area(wkt) for ring in polygon for point in ring]
        assert list(map(tuple, shapely.get_coordinates(shape))) == expected
    near = geopandas.read_parquet(io.BytesIO(export["islands.parquet"]), bbox=(146.6, 43.7, 147.0, 43.9))
    assert set(near["group"]) == {"shikotan"}


@pytest.mark.extras
def test_the_periods_are_the_segments_of_tag(export):
    """Every segment with every field that `tag` can add, typed, claimants as a list, null where it writes nothing."""
    import pyarrow as pa

    found = table(export["periods.parquet"])
    assert found.column_names == list(FIELDS)
    kinds = {"segment": pa.int16(), "from": pa.date32(), "to": pa.date32(), "claimants": pa.list_(pa.string())}
    assert all(field.type == kinds.get(field.name, pa.string()) for field in found.schema)
    for row, segment in zip(found.to_pylist(), legend()[1:-2], strict=True):
        written = {**row, "claimants": ";".join(row["claimants"])}
        assert {field: "" if value is None else str(value) for field, value in written.items()} == {
            field: text_of(segment, field) for field in FIELDS
        }


@pytest.mark.extras
def test_the_files_say_whose_they_are(record, export):
    """© OpenStreetMap contributors, ODbL, in the metadata of the shapes; version and neutrality in both."""
    islands, periods = (table(export[name]).schema.metadata for name in ("islands.parquet", "periods.parquet"))
    assert "OpenStreetMap" in islands[b"attribution"].decode()
    assert b"ODbL" in islands[b"licence"]
    assert periods[b"licence"] == b"CC0-1.0"
    assert b"OpenStreetMap" in export["tag.sql"]
    for metadata in (islands, periods):
        assert metadata[b"note"].decode() == record.meta["neutrality"]
        assert record.meta["version"] in metadata[b"version"].decode()


@pytest.mark.extras
def test_the_same_record_makes_the_same_bytes(record, export):
    """So that an archive can tell whether anything changed."""
    assert dict(files(record, "geoparquet")) == export


@pytest.mark.extras
def test_a_record_of_ones_own_is_exported(toy):
    """With its own islands and periods."""
    found = dict(files(toy, "geoparquet"))
    assert table(found["islands.parquet"])["name"].to_pylist() == ["Alpha (Arufa)"]
    assert set(table(found["periods.parquet"])["island"].to_pylist()) == {"alpha"}


@pytest.fixture(scope="module")
def duckdb():
    """DuckDB with its spatial extension, from a package instead of the network."""
    from duckdb import connect
    from duckdb_extensions import import_extension

    with tempfile.TemporaryDirectory() as folder, connect(config={"extension_directory": folder}) as connection:
        import_extension("spatial", con=connection)
        yield connection


@pytest.fixture
def ask(duckdb, cli, monkeypatch, tmp_path):
    """Points -> what the exported query says of them, and what `tag` says on the same day."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    monkeypatch.chdir(tmp_path)
    assert cli("export", "--format", "geoparquet", "-o", FOLDER).code == 0
    query = (tmp_path / FOLDER / "tag.sql").read_text(encoding="utf-8")

    def both(points):
        pq.write_table(points, "points.parquet", row_group_size=20_000)
        # a transaction has one day
        duckdb.execute("begin")
        today = duckdb.execute("select current_date").fetchone()[0]
        found = duckdb.execute(query).to_arrow_table()
        duckdb.execute("commit")
        monkeypatch.setenv("KURILS_TODAY", today.isoformat())
        tagged = pa.Table.from_batches([tag_batch(batch) for batch in points.to_batches()])
        expected = pa.table({
            field.name: tagged[field.name].cast(field.type.value_type)
            if pa.types.is_dictionary(field.type) else tagged[field.name]
            for field in tagged.schema
        })  # fmt: skip
        return found, expected

    return both


def dated(places, days):
    """A table of numbered points."""
    import pyarrow as pa

    x, y = zip(*places, strict=True)
    days = [datetime.date.fromisoformat(day) if isinstance(day, str) else day for day in days]
    return pa.table({"row": range(len(x)), "lon": x, "lat": y, "date": pa.array(days, pa.date32())})


def same(found, expected):
    """The same columns and rows in the same order; NaN is NaN."""
    assert found.column_names == expected.column_names
    for name in expected.column_names:
        if name not in ("lon", "lat"):
            assert found[name].to_pylist() == expected[name].to_pylist(), name


@pytest.mark.extras
def test_the_query_answers_as_tag_does_at_every_shore_and_anywhere(record, ask):
    """Vertices, middles of edges, the points one bit beside them, no points at all, and 100,000 at random."""
    places = hard.on_shores() + hard.NOWHERE + hard.near_shores(50_000, seed=21) + hard.anywhere(50_000, seed=22)
    found, expected = ask(dated(places, hard.days(len(places), seed=23)))
    same(found, expected)
    assert 0.2 < 1 - found["island"].null_count / found.num_rows < 0.8


@pytest.mark.extras
def test_the_query_answers_as_tag_does_on_every_turn(record, ask):
    """On each island the day before, the day of, and the day after each change, and at both ends of the record."""
    shores = {island: parse_area(wkt)[0][0] for island, wkt in zip(*read_legend()[1:3], strict=True)}
    now = datetime.datetime.now(tz=datetime.timezone.utc).date()
    turns = [(segment.island, datetime.date.fromisoformat(segment.begin)) for segment in legend()[1:-2]]
    turns += [(island, now + datetime.timedelta(days=step)) for island in shores for step in (-2, 0, 2, 40_000)]
    asked = [(island, day + step * ONE_DAY) for island, day in turns for step in (-1, 0, 1)]
    places = [shores[island][n % len(shores[island])] for n, (island, _) in enumerate(asked)]
    found, expected = ask(dated(places, [day for _, day in asked]))
    same(found, expected)
    first = datetime.date.fromisoformat(read_legend().first)
    outside = [island is None for island in found["island"].to_pylist()]
    assert all(out == (day < first) for out, (_, day) in zip(outside, asked, strict=True) if day < now - 3 * ONE_DAY)
    assert all(out for out, (_, day) in zip(outside, asked, strict=True) if day > now + ONE_DAY)


@pytest.mark.extras
def test_the_query_takes_timestamps_and_nulls(record, ask):
    """A timestamp counts by its date; a row without a point or a day gets nothing and stays."""
    import pyarrow as pa

    moment = datetime.datetime(1945, 9, 1, 23, 59, 59)
    found, expected = ask(pa.table({
        "lon": [147.9, 147.9, None, 147.9], "lat": [45.0, 45.0, 45.0, None],
        "date": pa.array([moment, None, moment, moment], pa.timestamp("us")), "note": ["a", "b", "c", "d"],
    }))  # fmt: skip
    same(found, expected)
    assert found["title_status"].to_pylist() == ["agreed", None, None, None]
    assert found["note"].to_pylist() == ["a", "b", "c", "d"]
