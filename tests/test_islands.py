"""`islands` and `island`: names, published areas by edition and side, and the figures of the polygons."""

from __future__ import annotations

import json

import pytest

from kurils.query.places import newest_area

#: Japan's survey of areas of 2025 (2021 and 2019 for the smaller ones), the island alone, in km2, and how far the
#: polygon may be off
OFFICIAL = [
    ("iturup", 3166.64, 0.005),
    ("kunashir", 1489.27, 0.005),
    ("shikotan", 247.65, 0.005),
    ("zelyony", 58.33, 0.025),
    ("tanfilyeva", 12.13, 0.025),
    ("polonskogo", 10.91, 0.025),
    ("yuri", 9.90, 0.025),
    ("anuchina", 2.11, 0.025),
]


@pytest.fixture(scope="module")
def lines(record):
    """Island -> its line in the whole list."""
    return {line["id"]: line for line in record.islands(all=True)["islands"]}


@pytest.mark.parametrize(("id", "official", "tolerance"), OFFICIAL)
def test_computed_areas_agree_with_the_newest_published_ones(lines, id, official, tolerance):
    """Within half a percent for the three large islands, two and a half for the larger ones of Habomai."""
    line = lines[id]
    assert line["areas"]["japan"]["value"] == official
    assert line["figures"]["area_km2"] == pytest.approx(official, rel=tolerance)


def test_distances_that_are_known(lines):
    """Iturup to the cape 144.5 km within 0.2; the reef between 3.4 and 3.75; Kunashir to Hokkaido about 16."""
    assert lines["iturup"]["figures"]["nosappu_km"] == pytest.approx(144.5, abs=0.2)
    assert 3.4 <= lines["signalny"]["figures"]["nosappu_km"] <= 3.75
    assert lines["kunashir"]["figures"]["hokkaido_km"] == pytest.approx(16.18, abs=0.1)


def test_groups_are_the_sums_of_their_islands(record, lines):
    """Areas and shores add up, a group reaches as far as its members, and is as near as the nearest."""
    for group in record.islands(all=True)["groups"]:
        members = [lines[id]["figures"] for id in group["members"]]
        figures = group["figures"]
        assert figures["area_km2"] == pytest.approx(sum(one["area_km2"] for one in members), rel=1e-4)
        assert figures["perimeter_km"] == pytest.approx(
            sum(one["perimeter_km"] for one in members), abs=0.1 * len(members)
        )
        assert figures["extent"]["north"] == max(one["extent"]["north"] for one in members)
        assert figures["extent"]["west"] == min(one["extent"]["west"] for one in members)
        assert figures["nosappu_km"] == min(one["nosappu_km"] for one in members)
        assert figures["hokkaido_km"] == min(one["hokkaido_km"] for one in members)


def test_the_four_by_default_and_all_on_demand(record):
    """Nineteen named islands and islets in four territories; forty-five in seven."""
    four, all = record.islands(), record.islands(all=True)
    assert [group["id"] for group in four["groups"]] == ["iturup", "kunashir", "shikotan", "habomai"]
    assert len(four["islands"]) == 19
    assert (len(all["groups"]), len(all["islands"])) == (7, 45)
    assert [line["id"] for line in record.islands(["хабомаи"])["groups"]] == ["habomai"]


def test_published_figures_keep_their_digits(record):
    """9.90 stays 9.90 beside the number, and the record says whose figure it is."""
    area = record.island("yuri")["island"]["areas"][0]
    assert (area["value"], area["printed"], area["side"], area["edition"]) == (9.9, "9.90", "japan", "2019")


def test_the_newest_edition_wins():
    """Years before editions that are older than a year, and these before those that are not stated."""

    def area(edition, side="japan", of="island"):
        return {"edition": edition, "side": side, "of": of}

    areas = [area("not stated"), area("2014"), area("2025", of="group"), area("before 2014"), area("2021", "russia")]
    assert newest_area(areas, "japan", ("island",)) == area("2014")
    assert newest_area(areas[:1] + areas[3:4], "japan", ("island",)) == area("before 2014")
    assert newest_area(areas, "japan", ("group",)) == area("2025", of="group")
    assert newest_area(areas, "russia", ("island",)) == area("2021", "russia")
    assert newest_area(areas, "third", ("island",)) is None


def test_an_island_is_found_by_any_name(cli):
    """In four scripts, in several words, and by a name that a territory shares with its island."""
    for words in (["itUrup"], ["択捉島"], ["Итуруп"], ["Etorofu", "Island"], ["択捉"], ["이투루프섬"]):
        assert json.loads(cli("island", *words, "-f", "json").out)["island"]["id"] == "iturup"
    assert json.loads(cli("island", "貝殻島", "-f", "json").out)["island"]["id"] == "signalny"


def test_a_territory_has_figures_alone_and_together(record):
    """Iturup has both; Habomai is a group only; Zelyony an island only."""
    assert [bool(found) for found in record.island("iturup")["island"]["figures"].values()] == [True, True]
    assert [bool(found) for found in record.island("habomai")["island"]["figures"].values()] == [False, True]
    assert [bool(found) for found in record.island("zelyony")["island"]["figures"].values()] == [True, False]


def test_every_place_can_be_shown_whole(record):
    """Names, figures or the word that there are none, sources for each, and the vintage of each polygon."""
    for id in record.names:
        island = record.island(id)["island"]
        assert island["id"] == id
        assert {"en_ru"} <= set(island["names"])
        assert island["figures"]["island"] or island["figures"]["group"]
        assert all("OpenStreetMap" in polygon["note"] for polygon in island["polygons"])
        assert island["sources"]


def test_sources_of_figures_are_cited(record):
    """Whatever source a row names stands in the list of sources."""
    answer = record.island("kunashir")
    cited = {source["id"] for source in answer["sources"]}
    rows = [*answer["island"]["areas"], *answer["island"]["population"], *answer["island"]["codes"]]
    assert {id for row in rows for id in row["sources"]} <= cited


def test_places_without_a_polygon_are_shown_too(toy, cli):
    """The toy has one polygon: the rest shows dashes, and says that it has none."""
    assert toy.islands(all=True)["islands"][1]["figures"] is None
    assert cli("islands", "--all").code == 0
    assert "The record has no polygon of it." in cli("island", "beta").out


def test_json_keys(cli):
    """The contract with scripts."""
    answer = json.loads(cli("islands", "-f", "json").out)
    assert list(answer) == ["kurils", "groups", "islands", "attribution", "sources"]
    assert list(answer["islands"][0]) == ["id", "group", "name", "names", "areas", "figures"]
    assert list(answer["groups"][0]) == [*answer["islands"][0], "members"]
    whole = json.loads(cli("island", "iturup", "-f", "json").out)
    assert list(whole) == ["kurils", "island", "names", "found_by", "attribution", "sources"]
    assert whole["attribution"] == "Polygons: © OpenStreetMap contributors, ODbL 1.0"


def test_csv_has_a_row_an_island(cli):
    """Numbers as printed; the centre as latitude and longitude."""
    rows = [row.split(",") for row in cli("islands", "-f", "csv").out.splitlines()]
    zelyony = dict(zip(rows[0], next(row for row in rows if row[0] == "zelyony"), strict=True))
    assert (zelyony["japan_area_km2"], zelyony["japan_area_edition"], zelyony["name_ja"]) == ("58.33", "2019", "志発島")
    assert float(zelyony["latitude"]) == pytest.approx(43.508, abs=0.01)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["island", "itorup"], 4, "did you mean iturup"),
        (["island"], 2, ""),
        (["islands", "--group", "xxxxxxxx"], 4, "kurils islands lists them"),
        (["islands", "--group", "habomai", "--all"], 2, "not both"),
        (["islands", "--format", "xml"], 2, "it has: table, json, ndjson, csv, markdown, yaml, geojson, geojson-seq"),
        (["islands", "--seq", "--format", "csv"], 2, "--seq goes with --format geojson"),
        (["islands", "--lang", "xx"], 2, "complete: en"),
    ],
)
def test_bad_questions(cli, words, code, says):
    """Usage errors and unknown names, with what to do."""
    result = cli(*words)
    assert (result.code, result.out) == (code, "")
    assert says in result.err


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("islands", ["islands"]),
        ("islands-all", ["islands", "--all"]),
        ("island-iturup", ["island", "iturup"]),
        ("island-habomai", ["island", "habomai"]),
        ("island-signalny", ["island", "signalny"]),
    ],
)
def test_how_it_reads(cli, snapshot, monkeypatch, name, words, width):
    """Snapshots at two widths; no line is wider."""
    from kurils.base.widths import width_of

    monkeypatch.setenv("COLUMNS", str(width))
    out = cli(*words).out
    assert max(map(width_of, out.splitlines())) <= width
    snapshot(out, f"{name}-{width}.txt")
