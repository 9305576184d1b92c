"""What a map of a day shows, and the same in words: the logic on the toy record, the facts on the real one."""

from __future__ import annotations

import json

import pytest

import kurils
from kurils.base.errors import UsageError

POLYGONS = """
polygons:
  - id: alpha
    island: alpha
    wkt: "POLYGON ((145 44, 146 44, 146 45, 145 45, 145 44))"
  - id: beta
    island: beta
    wkt: "POLYGON ((146.5 44, 146.8 44, 146.8 44.3, 146.5 44.3, 146.5 44))"
  - id: gamma_one
    island: gamma_one
    wkt: "POLYGON ((148 45, 148.4 45, 148.4 45.4, 148 45.4, 148 45))"
  - id: gamma_two
    island: gamma_two
    wkt: "POLYGON ((148.6 45, 148.8 45, 148.8 45.2, 148.6 45.2, 148.6 45))"
"""


@pytest.fixture
def toy_map(monkeypatch, toy_folder):
    """The toy record with a polygon for each of its islands."""
    (toy_folder / "polygons.yaml").write_text(POLYGONS, encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    return kurils.load()


def holders(answer):
    return {feature["id"]: feature["holder"] for feature in answer["features"]}


def test_an_area_holds_its_territories_and_the_rest_is_context(toy_map):
    """The first area is the default territories; every other island is there for orientation."""
    answer = toy_map.map("1900-06-01")
    assert answer["territories"] == ["alpha", "beta"]
    assert holders(answer) == {"alpha": "borland", "beta": "arland"}
    assert [feature["id"] for feature in answer["context"]] == ["gamma_one", "gamma_two"]
    assert [feature["in_area"] for feature in answer["context"]] == [False, False]
    assert toy_map.map("1900-06-01", area="far")["territories"] == ["alpha", "beta", "gamma"]


def test_islands_have_days_of_their_own(toy_map):
    """A named island that changed hands before its territory is drawn so."""
    assert holders(toy_map.map("1842-01-01", area="far"))["gamma_one"] is None
    assert holders(toy_map.map("1842-01-01", area="far"))["gamma_two"] == "arland"


def test_lines_hold_from_their_first_day_and_not_on_their_last(toy_map):
    """The line of the pact begins on its day."""
    assert toy_map.map("1851-05-31")["borders"] == []
    (line,) = toy_map.map("1851-06-01", area="far")["borders"]
    assert (line["id"], line["name"], line["state"], line["in_area"]) == (
        "pact-line",
        "Between Alpha and Beta",
        "agreed",
        True,
    )
    assert line["document_title"] == "Pact of Alpha [1850]"


def test_a_span_is_drawn_only_when_nothing_changes_in_it(toy_map):
    """A quiet year is one map; the year of the landing is a list of changes, that of the pact has one of lines too."""
    quiet = toy_map.map("1950")
    assert quiet["span"] == {"from": "1950-01-01", "to": "1951-01-01"}
    assert holders(quiet) == {"alpha": "borland", "beta": "arland"}
    busy = toy_map.map("1900")
    assert (busy["features"], busy["borders"], busy["words"]) == ([], [], "")
    assert {change["date"] for change in busy["changes"]} == {"1900-05-02"}
    assert toy_map.map("1851")["border_changes"] == [{"date": "1851-06-01", "border": "pact-line", "begins": True}]


def test_the_words_say_who_holds_and_claims_what_and_where_the_line_runs(toy_map):
    """Places that share one answer stand together, and a day inside an EDTF span is marked."""
    assert toy_map.map("1899-01-01")["words"] == (
        "Map for Sunday 1 January 1899. Alpha (Arufa) and Beta [the little]: held by Arland (Toy Arland); title: "
        "Arland, by agreement; claimed by Arland. Lines between the two states on this day, elsewhere: Between Alpha "
        "and Beta, agreed (Pact of Alpha [1850], Art. 1)."
    )
    assert "changing hands: sources place the change within 1900-05-01/1900-05-03" in toy_map.map("1900-05-03")["words"]
    early = toy_map.map("1810-01-01")["words"]
    assert "held by no state (Islanders; no state); title: none between states; claimed by no state." in early
    assert early.endswith("No line between the two states is recorded for this day.")


def test_a_view_changes_title_and_says_whose_it_is(toy_map):
    """Control and claimants stay; title is that side's; the words name the side."""
    neutral, view = toy_map.map("1950-01-01"), toy_map.map("1950-01-01", view="borland")
    assert holders(view) == holders(neutral)
    assert {feature["title_status"] for feature in view["features"]} == {"none"}
    assert "the answer as Borland gives it" in view["words"]


def test_what_cannot_be_asked(toy_map, toy_folder, monkeypatch):
    """Unknown areas and views, an area that the record has not, a record without polygons."""
    with pytest.raises(UsageError, match="no area is called 'north'") as error:
        toy_map.map("1950-01-01", area="north")
    assert "near, far" in error.value.hint
    with pytest.raises(UsageError, match="no view"):
        toy_map.map("1950-01-01", view="martian")
    (toy_folder / "polygons.yaml").write_text("polygons: []\n", encoding="utf-8")
    from kurils.store.index import store

    monkeypatch.setattr(store, "_memory", {})
    with pytest.raises(UsageError, match="polygon"):
        kurils.load().map("1950-01-01")


# facts

JAPAN, RUSSIA = {"japan"}, {"russia"}


@pytest.mark.parametrize(
    ("day", "area", "expected"),
    [
        ("1800-01-01", "four", JAPAN),
        ("1860-01-01", "four", JAPAN),
        ("1905-09-05", "all", JAPAN),
        ("1930-01-01", "kurils", JAPAN),
        ("1953-01-01", "all", RUSSIA),
        ("1957-01-01", "four", RUSSIA),
    ],
)
def test_one_holder(record, day, area, expected):
    """Days on which one state held everything that the map shows."""
    answer = record.map(day, area=area)
    assert set(holders(answer).values()) == expected


def test_habomai_on_the_day_of_the_surrender(record):
    """Everything else was in Soviet hands on 2 September 1945, Habomai was not."""
    answer = record.map("1945-09-02", area="kurils")
    assert {f["group"] for f in answer["features"] if f["holder"] == "japan"} == {"habomai"}
    assert all(f["title_status"] == "unsettled" for f in answer["features"])


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        ("1800-01-01", set()),
        ("1860-01-01", {("Vries Strait", "agreed", None)}),
        ("1880-01-01", {("La Perouse Strait", "agreed", None), ("First Kuril Strait", "agreed", None)}),
        ("1905-09-05", {("La Perouse Strait", "agreed", None), ("First Kuril Strait", "agreed", None)}),
        ("1930-01-01", {("First Kuril Strait", "agreed", None), ("50th parallel on Sakhalin", "demarcated", None)}),
    ],
)
def test_agreed_lines(record, day, lines):
    """Where the line ran while there was an agreed one."""
    assert {(b["name"], b["state"], b["by"]) for b in record.map(day)["borders"]} == lines


def test_lines_of_today(record):
    """One in practice before Hokkaido, one that each side claims."""
    lines = {(b["line"], b["state"], b["by"]) for b in record.map("today")["borders"]}
    assert {("nemuro_kunashirsky", "de-facto", None), ("friz_vries", "claimed", "japan")} <= lines
    assert ("defacto_1945_nemuro", "claimed", "russia") in lines
    assert not any(state in ("agreed", "demarcated") for _, state, _ in lines)


def test_every_island_with_a_polygon_is_on_the_whole_map_once(record):
    """And agrees with `status` about holder and claimants."""
    answer = record.map("1957-01-01", area="all")
    ids = [feature["id"] for feature in answer["features"]]
    assert sorted(ids) == sorted(set(ids)) == sorted({p["island"] for p in record.section("shapes")["polygons"]})
    for feature in answer["features"]:
        (island,) = record.status("1957-01-01", [feature["id"]])["islands"]
        assert (feature["holder"], feature["claimants"]) == (island["holder"], island["claimants"])
        assert feature["title_status"] == island["title"]["status"]


def test_the_vries_strait_is_on_the_map_of_the_four_and_lopatka_is_not(record):
    """`in_area` tells which lines a reader sees."""
    assert [b["in_area"] for b in record.map("1860-01-01")["borders"]] == [True]
    assert [b["in_area"] for b in record.map("1880-01-01")["borders"]] == [False, False]
    assert "elsewhere: La Perouse Strait" in record.map("1880-01-01")["words"]


# the command


def test_json_is_the_answer(cli, record):
    """The keys of the answer, the words among them, and shapes in GeoJSON only."""
    answer = json.loads(cli("map", "--date", "1905-09-05", "--format", "json").out)
    assert answer == json.loads(json.dumps(record.map("1905-09-05")))
    assert answer["kurils"]["answer"] == "map"
    assert answer["date"]["japanese"] == "Meiji 38-9-5"
    assert "coordinates" not in json.dumps(answer)
    assert answer["attribution"] == "Polygons: © OpenStreetMap contributors, ODbL 1.0"


def test_area_and_day_may_be_plain_words(cli):
    """`kurils map habomai Ansei 1-12-21` is understood."""
    answer = json.loads(cli("map", "habomai", "Ansei", "1-12-21", "--format", "json").out)
    assert (answer["area"], answer["date"]["gregorian"]) == ("habomai", "1855-02-07")


def test_rows_and_records(cli):
    """CSV has a row an island, NDJSON a line an island; a span with changes has a row a change."""
    rows = cli("map", "habomai", "--date", "1957-01-01", "--format", "csv").out.splitlines()
    assert rows[0].startswith("date,island,group,name,holder,polity,control_kind,changing_hands,claimants")
    assert len(rows) == 12
    assert len(cli("map", "habomai", "--date", "1957-01-01", "--format", "ndjson").out.splitlines()) == 11
    assert (
        cli("map", "--date", "1945-08", "--format", "csv").out.splitlines()[1].startswith("1945-08-28,iturup,control")
    )


def test_a_span_with_changes_is_told_not_drawn(cli):
    """The changes of islands and lines, and a day to ask for."""
    out = cli("map", "--date", "1945-08").out
    assert "1945-08-25: begins: La Perouse Strait, in practice" in out
    assert "kurils map --date 1945-08-25" in " ".join(out.split())
    assert "┌" not in out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--area", "north"], 2, "areas: four, habomai, kurils, all"),
        (["--labels", "fr"], 2, "labels: en, ru, ja, both"),
        (["--style", "dots"], 2, "styles: braille, block, ascii"),
        (["--view", "martian"], 2, "views: neutral, japan, russia"),
        (["iturup"], 2, "a map takes an area, not islands: iturup"),
        (["-o", "map.pdf"], 2, "no picture ends in .pdf"),
        (["-o", "map"], 2, "svg, png, html or geojson"),
        (["-o", "nowhere/map.svg"], 2, "cannot write nowhere/map.svg"),
        (["-o", "."], 2, "it is a folder"),
        (["--date", "1945", "-o", "map.svg"], 2, "a picture shows one day"),
        (["--date", "1945", "-o", "map.html"], 2, "1945-08-25, 1945-08-28"),
        (["--date", "1945", "-o", "map.geojson"], 2, "one day"),
        (["--date", "1946-06", "--format", "geojson"], 2, "lines change within 1946-06"),
        (["--date", "1634-12-31"], 4, "before the record begins"),
        (["--date", "2026-11-23"], 4, "in the future"),
        (["--format", "xml"], 2, "it has: table"),
        (["--seq", "--format", "csv"], 2, "--seq goes with"),
    ],
)
def test_bad_input(cli, tmp_path, monkeypatch, arguments, code, says):
    """One line on stderr, no file, and nothing on stdout but the object of a format that is JSON."""
    monkeypatch.chdir(tmp_path)
    result = cli("map", *arguments)
    assert result.code == code, result.err
    assert (json.loads(result.out)["error"]["code"] == "usage") if "geojson" in arguments else result.out == ""
    assert says in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["map.svg", "map.html", "map.geojson", "MAP.SVG"])
def test_files_appear_whole_and_are_replaced_only_by_force(cli, tmp_path, name):
    """A picture is written; a second one is refused and leaves the first alone; --force replaces it."""
    target = tmp_path / name
    assert cli("map", "habomai", "--date", "1905-09-05", "-o", target).code == 0
    first = target.read_bytes()
    result = cli("map", "habomai", "--date", "1957-01-01", "-o", target)
    assert (result.code, target.read_bytes()) == (2, first)
    assert "--force replaces it" in result.err
    assert cli("map", "habomai", "--date", "1957-01-01", "-o", target, "--force").code == 0
    assert target.read_bytes() != first
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_same_question_gives_the_same_bytes(cli, tmp_path):
    """Files of two runs are equal, so that they can be compared and kept."""
    for name in ("a.svg", "b.svg"):
        cli("map", "--date", "1905-09-05", "-o", tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_geojson_has_islands_and_lines(cli):
    """`kind` tells them apart; an island has the properties that it has in every GeoJSON."""
    features = json.loads(cli("map", "--date", "1957-01-01", "--format", "geojson").out)["features"]
    islands = [feature for feature in features if feature["properties"]["kind"] == "island"]
    plain = json.loads(cli("status", "--date", "1957-01-01", "--format", "geojson").out)["features"]
    assert [{**feature["properties"], "kind": "island"} for feature in plain] == [f["properties"] for f in islands]
    lines = [feature for feature in features if feature["properties"]["kind"] == "border"]
    assert {"vries-claimed-japan", "nemuro-de-facto"} <= {feature["id"] for feature in lines}
    assert {feature["geometry"]["type"] for feature in lines} == {"LineString"}


def test_a_missing_extra_names_the_command_that_installs_it(cli, tmp_path, monkeypatch):
    """PNG without resvg: what is missing, how to get it, and no file."""
    import sys

    monkeypatch.setitem(sys.modules, "resvg_py", None)
    result = cli("map", "-o", tmp_path / "map.png")
    assert (result.code, result.out) == (2, "")
    assert "pip install 'kurils[png]'" in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("format", "begins"), [("svg", "<?xml"), ("html", "<!doctype html>")])
def test_a_picture_goes_to_stdout_or_any_file_where_its_format_is_named(cli, tmp_path, format, begins):
    """The same picture as by the ending of a file, which says too by which edition it was written."""
    assert cli("map", "1905-09-05", "-o", tmp_path / f"a.{format}").code == 0
    written = (tmp_path / f"a.{format}").read_text(encoding="utf-8")
    assert written.lower().startswith(begins)
    picture = written.partition("<!-- kurils")[0]
    for target in ((), ("-o", "-")):
        assert cli("map", "1905-09-05", "--format", format, *target).out == picture
    assert cli("map", "1905-09-05", "--format", format, "-o", tmp_path / "other").code == 0
    assert (tmp_path / "other").read_text(encoding="utf-8") == written
