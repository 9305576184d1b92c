"""`export --format gpkg`: a GeoPackage for GIS and SQLite, with every statement's sources and its own styles."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import sqlite3
import struct
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path
from xml.etree import ElementTree

import pytest

import kurils
from kurils.base.errors import OutputError
from kurils.base.stamps import stamped
from kurils.export import files
from kurils.export.gpkg import NAME, database, refuse_open
from kurils.query.check import check
from kurils.query.tables import TABLES

DATASETTE = Path(__file__).parent.parent / "docs" / "datasette.md"
#: what check counts the citations of
ARGUMENT = ("documents/", "control/", "polity/", "title/", "claims/", "governing/", "also/", "views/", "positions/",
            "borders/", "variants/", "readings/")  # fmt: skip


@pytest.fixture(scope="module")
def export(record):
    """Name -> content."""
    return dict(files(record, "gpkg"))


@pytest.fixture(scope="module")
def path(export, tmp_path_factory):
    """The file; tests that change it take a copy."""
    path = tmp_path_factory.mktemp("gpkg") / NAME
    path.write_bytes(export[NAME])
    return path


@pytest.fixture
def made(export, monkeypatch):
    """The file is made already: where it goes is what is tested."""
    monkeypatch.setattr("kurils.export.gpkg.database", lambda record: export[NAME])


@pytest.fixture(scope="module")
def ask(path):
    """Rows of a query."""
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield lambda sql, *values: connection.execute(sql, values).fetchall()


def test_it_is_a_sound_geopackage(ask):
    """The marks of the specification, sound pages, keys that lead to rows, and every table listed and described."""
    assert ask("PRAGMA application_id") == [(0x47504B47,)]
    assert ask("PRAGMA user_version") == [(10300,)]
    assert ask("PRAGMA integrity_check") == [("ok",)]
    assert ask("PRAGMA foreign_key_check") == []
    assert {row[0] for row in ask("SELECT srs_id FROM gpkg_spatial_ref_sys")} == {-1, 0, 4326}
    listed = dict(ask("SELECT table_name, data_type FROM gpkg_contents"))
    made = {row[0] for row in ask("SELECT name FROM sqlite_master WHERE type = 'table'")}
    plain = {name for name in made if not name.startswith(("gpkg_", "sqlite_")) and "_fts" not in name}
    assert set(listed) == plain
    assert {name for name, kind in listed.items() if kind == "features"} == {"places", "spells", "borders", "events"}
    assert {table.name for table in TABLES} <= plain
    described = ask("SELECT table_name, column_name FROM gpkg_data_columns WHERE description <> ''")
    columns = {
        (name, row[1]) for name in plain - {"layer_styles"} for row in ask(f'PRAGMA table_info("{name}")')
        if row[1] not in ("fid", "geom")
    }  # fmt: skip
    assert set(described) == columns


def test_geometries_are_in_the_form_of_the_specification(ask):
    """A header with the box of the shape, then WKB of the type that the layer says."""
    kinds = {"POINT": 1, "MULTILINESTRING": 5, "MULTIPOLYGON": 6}
    layers = ask("SELECT table_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns")
    for layer, kind, *rest in layers:
        assert rest == [4326, 0, 0]
        [(west, south, east, north)] = ask(
            "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", layer
        )
        for (blob,) in ask(f'SELECT geom FROM "{layer}"'):
            magic, version, flags, srs, *box = struct.unpack("<2sBBi4d", blob[:40])
            assert (magic, version, flags, srs) == (b"GP", 0, 3, 4326)
            assert struct.unpack("<BI", blob[40:45]) == (1, kinds[kind])
            assert west <= box[0] <= box[1] <= east
            assert south <= box[2] <= box[3] <= north


def test_the_shapes_are_the_polygons_of_the_record(record, ask):
    """Every vertex, and a point of an event inside the land of its island."""
    from kurils.geometry.shapes import holds, to_wkb

    wkts: dict[str, list[str]] = {}
    for polygon in record.section("shapes")["polygons"]:
        wkts.setdefault(polygon["island"], []).append(polygon["wkt"])
    for island, (wkt, *more) in wkts.items():
        [(blob,)] = ask('SELECT geom FROM spells WHERE island = ? ORDER BY "from" LIMIT 1', island)
        if not more and wkt.startswith("POLYGON"):
            assert blob[49:] == to_wkb(wkt)
    for place, blob in ask("SELECT place, geom FROM events"):
        x, y = struct.unpack("<2d", blob[45:])
        below = [record.place(id).group for id in wkts]
        land = [w for (id, own), group in zip(wkts.items(), below, strict=True) if place in (id, group) for w in own]
        assert any(holds(wkt, x, y) for wkt in land)


@pytest.mark.parametrize("day", ["1635-01-01", "1856-12-06", "1856-12-07", "1905-09-05", "1945-09-02", "2026-02-28"])
def test_a_spell_is_what_status_says(record, ask, day):
    """Of every island one spell a day, with holder, claimants as text and as rows, title, document and sources."""
    found = ask(
        'SELECT island, id, holder, control_kind, claimants, title_status, title_holder, governing_document, sources '
        'FROM spells WHERE "from" <= ? AND ("to" IS NULL OR "to" > ?)', day, day,
    )  # fmt: skip
    assert [row[0] for row in found] == list(dict.fromkeys(row[0] for row in found))
    assert len(found) == ask("SELECT count(DISTINCT island) FROM spells")[0][0]
    for island, id, holder, kind, claimants, status, owner, document, sources in found:
        answer = record.status(day, [island])["islands"][0]
        assert (holder, kind, status, owner) == (
            answer["holder"], answer["control"]["kind"], answer["title"]["status"], answer["title"]["holder"],
        )  # fmt: skip
        assert (claimants or "") == ";".join(answer["claimants"])
        rows = ask("SELECT claimant FROM spell_claimants WHERE spell = ? ORDER BY fid", id)
        assert [row[0] for row in rows] == answer["claimants"]
        assert document == (answer["governing_document"] or {"id": None})["id"]
        assert set(answer["control"]["sources"]) | set(answer["title"]["sources"]) <= set(sources.split(";"))


def test_every_statement_carries_its_sources(ask):
    """As many citations as `check` counts in the record itself, and each leads to a source."""
    counts = check()["counts"]
    rows = ask("SELECT statement, source, locator FROM citations")
    argument = [row for row in rows if row[0].startswith(ARGUMENT)]
    assert len(argument) == counts["citations"]
    assert sum(row[2] is not None for row in argument) == counts["citations_with_place"]
    statements = {row[0] for row in argument if "/articles/" not in row[0]}
    assert len([name for name in statements if not name.startswith(("variants/", "readings/"))]) == counts["statements"]
    for table in TABLES:
        if "sources" in table.columns:
            assert (
                ask(f'SELECT statement FROM "{table.name}" WHERE sources <> "" EXCEPT SELECT statement FROM citations')
                == []
            )


def test_a_record_of_ones_own_is_exported(toy_folder, monkeypatch, tmp_path):
    """Its own places, one without a polygon too; a hostile name is neither SQL nor markup of a style."""
    hostile = "<&>'); DROP TABLE spells;--"
    actors = toy_folder / "actors.yaml"
    before = actors.read_text(encoding="utf-8")
    name = re.search(r"names: {en: ([^,}]+)", before)[1]
    actors.write_text(before.replace(f"en: {name}", f"en: {json.dumps(hostile)}", 1), encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    found = dict(files(kurils.load(), "gpkg"))
    (tmp_path / NAME).write_bytes(found[NAME])
    with contextlib.closing(sqlite3.connect(tmp_path / NAME)) as connection:
        drawn = dict(connection.execute("SELECT id, geom IS NOT NULL FROM places"))
        assert drawn == {"alpha": 1, "beta": 0, "gamma": 0, "gamma_one": 0, "gamma_two": 0}
        assert {row[0] for row in connection.execute("SELECT island FROM spells")} == {"alpha"}
        assert (hostile,) in connection.execute("SELECT name FROM actors").fetchall()
    labels = [rule.get("label") for rule in ElementTree.fromstring(found["spells.qml"]).iter("rule")]
    assert any(hostile in label for label in labels)


def test_the_styles_are_inside_and_beside(record, export, ask):
    """The same text, beside with a stamp behind it, well formed, in the colours of the record; a rule for every row."""
    inside = dict(ask("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault = 1"))
    beside = {name: content.decode() for name, content in export.items() if name.endswith(".qml")}
    assert {name: text.rpartition("\n<!-- ")[0] for name, text in beside.items()} == {
        f"{name}.qml": style.rstrip("\n") for name, style in inside.items()
    }
    for text in beside.values():
        assert ElementTree.fromstring(text).tag == "qgis"
    for style in inside.values():
        root = ElementTree.fromstring(style)
        rules = root.findall("./renderer-v2/rules/rule")
        symbols = [symbol.get("name") for symbol in root.findall("./renderer-v2/symbols/symbol")]
        assert [rule.get("symbol") for rule in rules] == symbols
    for look in record.dispute["looks"]:
        colour = look["colours"]["light"]["fill"]
        rgba = ",".join([*(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)), "255"])
        assert rgba in inside["spells"]
    filters = [rule.get("filter") for rule in ElementTree.fromstring(inside["spells"]).iter("rule")]
    drawn = " OR ".join(f"({one})" for one in filters)
    assert ask(f"SELECT count(*) FROM spells WHERE NOT ({drawn})") == [(0,)]
    # of a holder exactly one fill
    fills = [one for one in filters if "claimants" not in one]
    assert ask(f"SELECT DISTINCT {' + '.join(f'({one})' for one in fills)} FROM spells") in ([(1,)], [(None,), (1,)])


def test_texts_are_found_by_their_words(ask):
    """Titles and texts, accents or not; the search table names its table as Datasette wants it."""
    joined = "documents_fts JOIN documents ON documents.fid = documents_fts.rowid"
    sql = f"SELECT documents.id FROM {joined} WHERE documents_fts MATCH ?"
    assert ("1855-shimoda",) in ask(sql, "treaty shimoda")
    assert ("2023-kaigara-lighthouse",) in ask(sql, "lighthouse")
    assert ask(sql, "kempō") == ask(sql, "kempo")
    assert ask(sql, "xyzzy") == []
    made = dict(ask("SELECT name, sql FROM sqlite_master WHERE sql LIKE '%VIRTUAL TABLE%'"))
    assert all(f'content="{name.removesuffix("_fts")}"' in text for name, text in made.items())


def test_it_says_whose_it_is(record, ask):
    """In the metadata of the specification, and in a table for who reads only tables."""
    [(text,)] = ask("SELECT metadata FROM gpkg_metadata WHERE mime_type = 'application/json'")
    about = dict(ask("SELECT key, value FROM about"))
    assert json.loads(text).keys() == about.keys()
    assert about["description"] == record.meta["neutrality"]
    assert "ODbL" in about["licences"]
    assert "OpenStreetMap" in about["attribution"]
    assert record.meta["version"] in about["version"]


def test_the_same_record_makes_the_same_bytes(record, export):
    """So that an archive can tell whether anything changed."""
    assert stamped(database(record), "gpkg", record.edition) == export[NAME]


def test_the_ending_chooses_the_format(cli, made, tmp_path):
    """`-o x.gpkg` is the file, into a folder go file and styles; a contradiction is refused, and what exists too."""
    target = tmp_path / "x.gpkg"
    assert cli("export", "-o", target).code == 0
    assert target.read_bytes()[:15] == b"SQLite format 3"
    assert "--force replaces it" in cli("export", "-o", target).err
    assert cli("export", "-o", target, "--force").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["x.gpkg"]
    assert cli("export", "--format", "gpkg", "-o", tmp_path / "folder").code == 0
    assert (tmp_path / "folder" / NAME).read_bytes() == target.read_bytes()
    assert {path.name for path in (tmp_path / "folder").iterdir()} == {
        NAME, "spells.qml", "borders.qml", "events.qml", "places.qml", "datapackage.json",
    }  # fmt: skip
    for format in ("csv", "json"):
        refused = cli("export", "--format", format, "-o", tmp_path / "y.gpkg")
        assert (refused.code, "another format" in refused.err, refused.err.count("\n")) == (2, True, 1)
    assert cli("export", "-o", tmp_path / "z.json").code == 0
    assert "documents" in json.loads((tmp_path / "z.json").read_text())


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_database_that_is_open_is_not_replaced(cli, made, path, tmp_path, journal):
    """Nor is a file put beside the changes of another; when it is closed, it is."""
    target = tmp_path / NAME
    shutil.copy(path, target)
    with contextlib.closing(sqlite3.connect(target, isolation_level=None)) as other:
        other.execute(f"PRAGMA journal_mode = {journal}")
        # a reader holds no lock in WAL mode, and its file must stay all the same
        other.execute("BEGIN" if journal == "wal" else "BEGIN IMMEDIATE")
        other.execute("SELECT count(*) FROM spells").fetchall()
        before = target.read_bytes()
        for output in (target, tmp_path):
            refused = cli("export", "--format", "gpkg", "-o", output, "--force")
            assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
            assert "another program has it open" in refused.err
        assert target.read_bytes() == before
        other.execute("COMMIT")
    assert cli("export", "-o", target, "--force").code == 0


def test_changes_that_were_left_beside_are_not_taken_over(tmp_path):
    """A journal without its database would be written into the new one."""
    (tmp_path / "x.gpkg-wal").write_bytes(b"")
    with pytest.raises(OutputError, match="has it open"):
        refuse_open(str(tmp_path / "x.gpkg"))
    (tmp_path / "y.gpkg").write_text("no database")
    refuse_open(str(tmp_path / "y.gpkg"))


@pytest.mark.extras
def test_gdal_reads_every_layer(record, path):
    """As many features as rows, valid, on WGS 84, days as days, and no table missed."""
    import geopandas
    import pyogrio

    layers = dict(pyogrio.list_layers(path))
    assert {name for name, kind in layers.items() if kind} == {"places", "spells", "borders", "events"}
    assert {table.name for table in TABLES} <= set(layers)
    for name, kind in layers.items():
        if kind:
            found = geopandas.read_file(path, layer=name)
            assert found.crs == "EPSG:4326"
            assert found.is_valid.all()
            assert set(found.geom_type) == {kind}
    spells = geopandas.read_file(path, layer="spells")
    fields = dict(
        zip(
            pyogrio.read_info(path, layer="spells")["fields"],
            pyogrio.read_info(path, layer="spells")["dtypes"],
            strict=True,
        )
    )
    assert str(fields["from"]) == "datetime64[D]"
    assert set(spells["island"]) == {polygon["island"] for polygon in record.section("shapes")["polygons"]}
    near = geopandas.read_file(path, layer="places", bbox=(146.6, 43.7, 147.0, 43.9))
    assert {"shikotan"} <= set(near["id"])
    joined = geopandas.read_file(
        path,
        sql="SELECT p.geom, c.holder FROM control c JOIN places p ON p.id = c.place WHERE c.\"from\" = '1945-08-28'",
    )
    assert list(joined["holder"]) == ["russia"]


@pytest.fixture(scope="module")
def server(path):
    """Datasette on loopback, on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(path), "-h", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "DO_NOT_TRACK": "1"}
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(150):
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/-/versions.json", timeout=5):
                    break
                assert process.poll() is None, process.stdout.read().decode()
                time.sleep(0.2)
            yield lambda page: json.load(urllib.request.urlopen(f"{address}/{page}", timeout=20))
        finally:
            process.terminate()


@pytest.mark.extras
def test_datasette_serves_tables_keys_and_search(server):
    """The tables of the record, foreign keys as it finds them, and full-text search without a setting."""
    tables = {table["name"]: table for table in server("kurils.json")["tables"]}
    assert tables["documents"]["fts_table"] == "documents_fts"
    assert {key["other_table"] for key in tables["control"]["foreign_keys"]["outgoing"]} == {
        "places",
        "actors",
        "documents",
    }
    found = server("kurils/documents.json?_search=lighthouse&_shape=array")
    assert "2023-kaigara-lighthouse" in {row["id"] for row in found}


@pytest.mark.extras
def test_datasette_answers_the_questions_of_the_document(server, ask):
    """Each with the rows that stand there."""
    questions = re.findall(r"```sql\n(.*?)```", DATASETTE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(questions) == 5
    for sql in questions:
        rows = server(f"kurils.json?_shape=arrays&sql={urllib.parse.quote(sql)}")["rows"]
        assert [tuple(row) for row in rows] == ask(sql)
        assert rows


@pytest.mark.extras
def test_sqlite_utils_reads_it(path):
    """Its tables, rows and search."""
    import sqlite_utils

    found = sqlite_utils.Database(path)
    assert found["documents"].detect_fts() == "documents_fts"
    assert {row["id"] for row in found["documents"].search("lighthouse")} == {"2023-kaigara-lighthouse"}
    assert {key.other_table for key in found["spell_claimants"].foreign_keys} == {"actors", "spells"}
