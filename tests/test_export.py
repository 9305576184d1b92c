"""`export`: the whole record as CSV with a data package, as GeoJSON for a time slider, and as one JSON value."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from itertools import pairwise

import pytest

from kurils.export import EXPORTS, files
from kurils.geometry.rings import is_anticlockwise
from kurils.query.tables import REFERENCES, TABLES, columns
from kurils.show.features import of_status

EVIDENCE = ("from_edtf", "certainty", "sources", "locators")
FOUR = ("iturup", "kunashir", "shikotan", "habomai")


@pytest.fixture(scope="module")
def tables(record):
    """Table -> its rows as mappings, read back from the CSV."""
    texts = dict(files(record, "csv"))
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text)))
        for name, text in texts.items()
        if name.endswith(".csv")
    }


@pytest.fixture(scope="module")
def layers(record):
    """Layer -> its GeoJSON."""
    made = files(record, "geojson")
    return {name.removesuffix(".geojson"): json.loads(text) for name, text in made if name.endswith(".geojson")}


def test_every_spell_of_every_track_is_there(record, tables):
    """A row a place and spell, of a claim one a wording and set of documents; none lost, none twice."""
    for track in ("control", "polity", "title", "claims", "governing", "also", "views"):
        expected = sum(
            (len(s["territories"]) + len(s["members"])) * len(s.get("phases") or [s])
            for s in record.section("tracks")[track]
        )
        assert len(tables[track]) == expected
        assert len({row["id"] for row in tables[track]}) == expected


def test_a_claim_is_exported_in_the_words_of_its_days(record, tables):
    """On each day of a claim its row has the words, the note and the documents that `status` gives."""
    rows = [row for row in tables["claims"] if row["place"] == "shikotan"]
    for row in rows:
        [told] = [
            claim
            for claim in record.status(row["from"], ["shikotan"])["islands"][0]["claims"]
            if claim["claimant"] == row["claimant"]
        ]
        assert (row["summary"], row["documents"]) == (told["summary"], ";".join(told["documents"]))


def test_places_in_sources_are_exported(record, tables):
    """Each with the id of its source."""
    for document in record.section("documents")["documents"]:
        [row] = [row for row in tables["documents"] if row["id"] == document["id"]]
        assert row["locators"] == " | ".join(f"{id}: {where}" for id, where in document["locators"].items())
    assert sum(bool(row["locators"]) for row in tables["documents"]) > 50


def test_spells_are_what_status_says(record, tables):
    """Control and title of the four, on each day on which they change, read from the CSV alone."""
    for name in FOUR:
        place = record.place(name)
        for day in place.boundaries("1635-01-01", "2026-01-01"):
            answer = record.status(day, [name])["islands"][0]
            for track, key in (("control", "kind"), ("title", "status")):
                held = [
                    r
                    for r in tables[track]
                    if r["place"] == name and r["from"] <= day and (not r["to"] or day < r["to"])
                ]
                assert [(row["holder"] or None, row[key]) for row in held] == [
                    (answer[track]["holder"], answer[track][key])
                ]


def test_documents_dates_positions_sources_and_variants_are_whole(record, tables):
    """As many rows as the record has entries."""
    documents = record.section("documents")["documents"]
    assert len(tables["documents"]) == len(documents)
    assert len(tables["document_dates"]) == sum(len(document["dates"]) for document in documents)
    assert len(tables["sources"]) == len(record.section("sources")["sources"])
    assert len(tables["variants"]) == len(record.section("variants")["variants"])
    assert len(tables["readings"]) == len(record.section("positions")["readings"])
    assert {row["by"] for row in tables["positions"]} >= {"japan", "russia", "united-states"}


def test_foreign_keys_hold(tables):
    """Every id leads to its row; nothing is written where there is nothing."""
    for table in TABLES:
        for column in table.columns:
            target = REFERENCES.get(f"{table.name}.{column}") or REFERENCES.get(column)
            if target is None or (table.name, column) in (target, ("documents", "place")):
                continue
            known = {row[target[1]] for row in tables[target[0]]}
            dangling = {row[column] for row in tables[table.name] if row[column]} - known
            assert dangling == set(), f"{table.name}.{column}"


def test_the_descriptor_names_licences_sources_and_every_column(record, tables):
    """A stranger finds out what it is, what it may be used for, and what each column means."""
    package = json.loads(dict(files(record, "csv"))["datapackage.json"])
    assert [licence["name"] for licence in package["licenses"]] == ["CC0-1.0"]
    assert len(package["sources"]) == len(record.section("sources")["sources"])
    assert "takes no position" in package["description"]
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert set(resources) == set(tables)
    for name, resource in resources.items():
        fields = resource["schema"]["fields"]
        assert all(field["description"] and field["type"] for field in fields)
        assert [field["name"] for field in fields] == list(columns(next(t for t in TABLES if t.name == name), record))


@pytest.mark.extras
def test_frictionless_finds_nothing_wrong(record, tmp_path):
    """Types, required and unique values, allowed values, foreign keys, sizes and hashes."""
    import frictionless

    for name, text in files(record, "csv"):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    (tmp_path / "control.csv").write_text((tmp_path / "control.csv").read_text().replace("iturup", "atlantis"))
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_geojson_is_rfc_7946(layers):
    """Longitude first, rings closed, exterior anticlockwise and holes clockwise, no crs, a box around all."""
    for layer in layers.values():
        assert layer["type"] == "FeatureCollection"
        assert "crs" not in layer
        west, south, east, north = layer["bbox"]
        assert (140 < west < east < 160, 40 < south < north < 60) == (True, True)
        for feature in layer["features"]:
            shape = feature["geometry"]
            polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
            for exterior, *holes in polygons:
                assert exterior[0] == exterior[-1]
                assert is_anticlockwise(exterior)
                assert not any(is_anticlockwise(hole) for hole in holes)
                assert all(west <= x <= east and south <= y <= north for x, y in exterior)


def test_geojson_says_whose_polygons_they_are(layers):
    """© OpenStreetMap contributors, ODbL."""
    for layer in layers.values():
        assert "OpenStreetMap" in layer["attribution"]
        assert "ODbL" in layer["licence"]


def test_a_time_slider_shows_each_island_once_a_day(record, layers):
    """In the layers of single tracks and in `status`, `begin` and `end` leave no gap and no overlap."""
    for name in ("control", "title", "governing", "status"):
        islands: dict[str, list[dict]] = {}
        for feature in layers[name]["features"]:
            islands.setdefault(feature["properties"]["id"], []).append(feature["properties"])
        assert set(islands) == {polygon["island"] for polygon in record.section("shapes")["polygons"]}
        for spells in islands.values():
            spells.sort(key=lambda spell: spell["begin"])
            assert spells[0]["begin"] == record.meta["coverage"]["from"]
            assert spells[-1]["end"] is None
            for before, after in pairwise(spells):
                assert date.fromisoformat(before["end"]) + timedelta(days=1) == date.fromisoformat(after["begin"])


def test_feature_ids_are_unique(layers):
    """So that a GIS can tell them apart."""
    for layer in layers.values():
        ids = [feature["id"] for feature in layer["features"]]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("day", ["1700-01-01", "1875-09-01", "1905-09-05", "1945-09-02", "2020-01-01"])
def test_the_status_layer_is_what_status_says(record, layers, day):
    """Holder, claimants, title and governing document of every island with a polygon."""
    shown = {
        f["properties"]["id"]: f["properties"]
        for f in layers["status"]["features"]
        if f["properties"]["begin"] <= day and (f["properties"]["end"] is None or day <= f["properties"]["end"])
    }
    for id, properties in shown.items():
        answer = record.status(day, [id])["islands"][0]
        governing = answer["governing_document"]
        assert properties["holder"] == answer["holder"]
        assert properties["claimants"] == answer["claimants"]
        assert (properties["title_status"], properties["title_holder"]) == (
            answer["title"]["status"], answer["title"]["holder"],
        )  # fmt: skip
        assert (properties["control_kind"], properties["polity"]) == (
            answer["control"]["kind"], answer["control"]["polity"],
        )  # fmt: skip
        assert properties["governing_document"] == (governing and governing["id"])
        assert properties["governing_article"] == (governing and governing["article"])
        assert properties["governing_state"] == (governing and governing["state"])


def test_layers_and_answers_call_a_thing_by_one_name(record, layers):
    """What GeoJSON of `status` calls `control_kind` is called so in every layer, and so are the others."""
    answer = of_status(record, record.status("1905-09-05"))["features"][0]["properties"]
    own = {
        "identifier",
        "spell",
        "track",
        "begin",
        "end",
        "document",
        "article",
        "documents",
        "claimant",
        "summary",
        "why",
        *EVIDENCE,
    }
    for layer in layers.values():
        assert set(layer["features"][0]["properties"]) - own <= set(answer)


def test_json_is_the_whole_record(record):
    """Every section, nothing left out."""
    whole = json.loads(dict(files(record, "json"))["record.json"])
    told = [{key: row[key] for key in row if key != "identifier"} for row in whole["documents"]]
    assert told == record.section("documents")["documents"]
    assert {"control", "positions", "readings", "variants", "polygons", "sources", "states"} <= set(whole)


@pytest.mark.parametrize(
    "format", [pytest.param(name, marks=[pytest.mark.extras] if name == "geoparquet" else []) for name in EXPORTS]
)
def test_export_writes_a_folder_beside_and_renames_it(cli, tmp_path, format):
    """Refused where one is; replaced with --force; nothing half-written is left."""
    folder = tmp_path / "out"
    result = cli("export", "-o", folder, "--format", format)
    assert (result.code, result.out) == (0, "")
    assert "wrote" in result.err
    names = {path.name for path in folder.iterdir()}
    assert names
    assert cli("export", "-o", folder, "--format", format).code == 2
    assert cli("export", "-o", folder, "--format", format, "--force").code == 0
    assert {path.name for path in folder.iterdir()} == names
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_force_does_not_delete_other_work(cli, tmp_path):
    """A folder with anything else in it is refused, with or without --force."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    for flags in ((), ("--force",)):
        result = cli("export", "-o", tmp_path / "out", *flags)
        assert result.code == 2
        assert (tmp_path / "out" / "thesis.txt").read_text() == "mine"
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.txt"]
    assert "thesis.txt" in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "parquet"), "csv, geojson, geoparquet, gpkg, json, lpf"),
        (("-o", "/nowhere/at/all"), "cannot write"),
        (("-o", __file__), "it is a file"),
    ],
)
def test_bad_exports_are_told_plainly(cli, arguments, says):
    """One line, exit code 2."""
    result = cli("export", *arguments)
    assert (result.code, says in result.err, result.err.count("\n")) == (2, True, 1)


def test_hostile_texts_stay_texts(toy):
    """Brackets, commas and quotation marks survive; what a spreadsheet would run is quoted."""
    rows = list(csv.DictReader(io.StringIO(dict(files(toy, "csv"))["places.csv"])))
    assert "Beta [the little]" in {row["name"] for row in rows}
    from kurils.show.formats.to_csv import write_rows

    stream = io.StringIO()
    write_rows(("a", "b"), [["=cmd|' /C calc'!A0", 'say "no", please']], stream)
    assert next(csv.reader(io.StringIO(stream.getvalue().split("\n", 1)[1]))) == [
        "'=cmd|' /C calc'!A0",
        'say "no", please',
    ]
