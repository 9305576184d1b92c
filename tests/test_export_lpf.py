"""`export --format lpf`: Linked Places for gazetteers, and tags for OpenHistoricalMap; identifiers lead both ways."""

from __future__ import annotations

import copy
import csv
import io
import json
from collections import Counter
from datetime import date, timedelta

import jsonschema
import pytest

import kurils
from kurils.dates.edtf import span
from kurils.export import files
from kurils.export.lpf import NAME, TAGS, when
from kurils.export.package import DESCRIPTOR
from kurils.query.tables import TABLES
from tests.lpf_schema import SCHEMA

TRACKS = ("control", "polity", "title", "claims", "governing", "also")


@pytest.fixture(scope="module")
def export(record):
    """Name -> content."""
    return dict(files(record, "lpf"))


@pytest.fixture(scope="module")
def places(export):
    """Place -> its feature."""
    whole = json.loads(export[NAME])
    return {feature["@id"].removeprefix("kurils:"): feature for feature in whole["features"]}


@pytest.fixture(scope="module")
def objects(export):
    """The rows of the table of tags."""
    return list(csv.DictReader(io.StringIO(export[TAGS])))


def test_it_is_linked_places(export):
    """By the schema: names, relations and polygons with days, certainty and citations."""
    whole = json.loads(export[NAME])
    jsonschema.Draft202012Validator(SCHEMA).validate(whole)
    assert "OpenStreetMap" in whole["attribution"]


@pytest.mark.parametrize("damage", [
    lambda f: f.pop("names"), lambda f: f["relations"][0].pop("relationTo"), lambda f: f["links"].append({}),
    lambda f: f["when"]["timespans"][0]["start"].update({"in": "1855-13-01"}), lambda f: f["names"].clear(),
])  # fmt: skip
def test_the_schema_refuses_what_is_wrong(export, damage):
    """It is no rubber stamp."""
    whole = json.loads(export[NAME])
    broken = {**whole, "features": [copy.deepcopy(whole["features"][0])]}
    damage(broken["features"][0])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(broken)


def test_every_place_is_there_once(record, places):
    """Territories and islands, each with its names, and its polygons where it has some."""
    assert list(places) == list(record.names)
    for id, feature in places.items():
        assert feature["properties"]["title"] == record.names[id]
    toponyms = {(name["toponym"], name["lang"]) for name in places["iturup"]["names"]}
    assert {
        ("Iturup", "en"),
        ("Etorofu", "en"),
        ("Итуруп", "ru"),
        ("択捉島", "ja"),
        ("えとろふとう", "ja-Hira"),
    } <= toponyms


def test_every_spell_is_there_with_its_sources(record, places):
    """As many relations as the tracks have rows, and every citation of each row; islands are parts of their group."""
    for id, feature in places.items():
        rows = [row for table in TABLES if table.name in TRACKS for row in table.rows(record) if row["place"] == id]
        told = [relation for relation in feature["relations"] if "track" in relation]
        assert Counter(relation["track"] for relation in told) == Counter(
            row["statement"].split("/")[0] for row in rows
        )
        expected = Counter(source for row in rows for source in row["sources"])
        assert Counter(citation["source"] for relation in told for citation in relation["citations"]) == expected
        parts = [relation["relationTo"] for relation in feature["relations"] if "track" not in relation]
        group = record.place(id).group
        assert parts == ([] if group == id else [f"kurils:{group}"])


def test_no_place_is_part_of_a_state(places):
    """That is what is in dispute: what was held, owned and claimed is related, and the label says how."""
    states = {f"kurils:{id}" for id in ("japan", "russia")}
    for feature in places.values():
        for relation in feature["relations"]:
            assert (relation["relationType"] == "gvp:broaderPartitive") == ("track" not in relation)
            assert relation["relationTo"] not in states or relation["relationType"] == "gvp:tgn3000_related_to"
    assert places["shikotan"]["properties"]["ccodes"] == ["JP", "RU"]
    assert places["sakhalin-north"]["properties"]["ccodes"] == ["RU"]


@pytest.mark.parametrize(
    ("spell", "start", "end"),
    [
        (("1855-02-07", "1856-12-07", None, None), {"in": "1855-02-07"}, {"in": "1856-12-06"}),
        (("1956-12-12", None, None, None), {"in": "1956-12-12"}, {"earliest": "2026-02-28"}),
        (("1754-01-01", "1799-02-20", "1754", None), {"earliest": "1754-01-01", "latest": "1754-12-31"},
         {"in": "1799-02-19"}),
        (("1799-02-20", "1945-09-04", None, "1945-09-03/1945-09-05"), {"in": "1799-02-20"},
         {"earliest": "1945-09-02", "latest": "1945-09-04"}),
    ],
)  # fmt: skip
def test_days_are_as_exact_as_their_sources(spell, start, end):
    """The last day is included; what goes on had not ended when the record was checked."""
    assert when(*spell, "2026-02-28") == {"timespans": [{"start": start, "end": end}]}


def test_identifiers_are_links(places):
    """The same place by its own identifier, a wider one as close, each with source and the day on which it was seen."""
    links = {link["identifier"]: link for link in places["kunashir"]["links"]}
    assert links["gn:2124018"]["type"] == "exactMatch"
    relation = links["https://www.openstreetmap.org/relation/20388793"]
    assert relation["type"] == "closeMatch"
    assert all(link["citations"] and date.fromisoformat(link["seen"]) for link in links.values())


def test_identifiers_are_asked_back(cli, toy_folder, monkeypatch):
    """Of an island too: what `island` prints leads to it; one of several together names them."""
    assert json.loads(cli("island", "2124018", "--format", "json").out)["island"]["id"] == "kunashir"
    for wide in ("PJ", "XQP", "B29", "20388793", "JP-01"):
        asked = cli("status", wide, "--date", "1905-09-05", "--format", "json")
        assert [island["id"] for island in json.loads(asked.out)["islands"]] == [
            "iturup",
            "kunashir",
            "shikotan",
            "habomai",
        ]
        assert "iturup, kunashir, shikotan, habomai" in cli("island", wide).err
    islands = toy_folder / "islands.yaml"
    code = '{side: none, scheme: wikidata, code: "Q4242", seen: "2026-11-30", certainty: single, sources: [first]}'
    own = "names: {en_de: [{form: Gamma One}]}"
    islands.write_text(islands.read_text().replace(own, f"{own}, codes: [{code}]"))
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    told = cli("island", "Q4242", "--format", "json")
    assert json.loads(told.out)["island"]["id"] == "gamma_one"
    assert json.loads(told.out)["island"]["codes"][0]["seen"] == "2026-11-30"
    assert "2026-11-30" in cli("island", "Q4242").out
    feature = next(
        f for f in json.loads(dict(files(kurils.load(), "lpf"))[NAME])["features"] if f["@id"] == "kurils:gamma_one"
    )
    assert [(link["type"], link["identifier"]) for link in feature["links"]] == [("exactMatch", "wd:Q4242")]


def test_every_identifier_has_source_and_day(record):
    """Those of gazetteers and standards; the codes of the two administrations have their sources."""
    section, actors = record.section("places"), record.section("actors")
    for entry in (*section["territories"], *section["islands"], *actors["states"]):
        for code in entry["codes"]:
            assert code["sources"]
            if code["scheme"] not in ("okato", "oktmo", "japan-municipality"):
                assert code["seen"] is not None, (entry["id"], code["scheme"])


def test_tags_tell_of_control_and_of_dispute(record, objects):
    """On every day the object in force says who held the island, and the disputed boundary is there when it was."""
    assert len({row["id"] for row in objects}) == len(objects)
    for day in ("1700-01-01", "1855-12-01", "1905-09-05", "1945-09-03", "1953-01-01", "2026-01-01"):
        for island in ("iturup", "yuri", "urup", "sakhalin-south"):
            told = [
                row for row in objects
                if row["kurils:place"] == island and row["start_date"] <= day <= (row["end_date"] or "9999")
            ]  # fmt: skip
            answer = record.status(day, [island])["islands"][0]
            codes = {"japan": "JP", "russia": "RU", None: ""}
            [held] = [row for row in told if row["place"] == "island"]
            assert held["controlled_by"] == codes[answer["holder"]]
            disputed = [row for row in told if row["boundary"] == "disputed"]
            others = set(answer["claimants"]) - {answer["holder"]}
            assert bool(disputed) == (len(answer["claimants"]) > 1 or bool(answer["holder"] and others))
            for row in disputed:
                assert row["claimed_by"] == ";".join(codes.get(state, state) for state in answer["claimants"])


def test_tags_are_dated_and_sourced(record, objects):
    """EDTF that holds its day, an open end as such, sources short enough for a tag, and the licence of the shapes."""
    known = {source["id"] for source in record.section("sources")["sources"]}
    for row in objects:
        first, _ = span(row["start_date:edtf"])
        assert first <= date.fromisoformat(row["start_date"])
        if row["end_date"]:
            first, last = span(row["end_date:edtf"])
            assert first <= date.fromisoformat(row["end_date"]) <= last + timedelta(days=1)
        else:
            assert row["end_date:edtf"] == ".."
        assert 0 < len(row["source"]) <= 255
        assert row["license"] == "ODbL-1.0"
        assert set(row["sources"].split(";")) <= known
    assert any("/" in row["start_date:edtf"] for row in objects)


def test_it_goes_into_a_folder_or_a_file(cli, tmp_path):
    """`-o x.json` is the collection alone; a folder has the table and its descriptor too; what exists is refused."""
    assert cli("export", "--format", "lpf", "-o", tmp_path / "x.json").code == 0
    assert json.loads((tmp_path / "x.json").read_text())["type"] == "FeatureCollection"
    refused = cli("export", "--format", "lpf", "-o", tmp_path / "x.json")
    assert (refused.code, "--force replaces it" in refused.err) == (2, True)
    assert cli("export", "--format", "lpf", "-o", tmp_path / "folder").code == 0
    assert {path.name for path in (tmp_path / "folder").iterdir()} == {NAME, TAGS, DESCRIPTOR}


def test_the_descriptor_says_which_columns_the_table_has(record):
    """And its own licence, which is that of the polygons."""
    made = dict(files(record, "lpf"))
    (resource,) = (each for each in json.loads(made[DESCRIPTOR])["resources"] if each["path"] == TAGS)
    table = made[TAGS] if isinstance(made[TAGS], str) else made[TAGS].decode()
    assert [field["name"] for field in resource["schema"]["fields"]] == next(csv.reader([table.splitlines()[0]]))
    assert resource["licenses"][0]["name"] == "ODbL-1.0"
