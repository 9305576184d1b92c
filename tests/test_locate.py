"""`locate`: on which island, how far, who held it, in which strait and on whose side of the line."""

from __future__ import annotations

import json

import pytest

from kurils.base.errors import DateOutOfCoverage, InvalidDate

#: what JSON promises, in its order
KEYS = [
    "kurils", "line", "date", "span", "point", "island", "group", "distance_km", "nearest", "nearest_group", "name",
    "shore", "coast", "holder", "control", "title", "claimants", "governing_document", "strait", "side_of_line",
    "changes", "hint", "sources",
]  # fmt: skip


def sides(answer):
    """(state, by) -> side."""
    return {(line["state"], line["by"]): line["side"] for line in answer["side_of_line"]}


def test_on_land_in_the_toy(toy):
    """On an island: its own id, its territory, no distance, and the three tracks of the day."""
    answer = toy.locate(44.5, 145.5, "1850-06-01")
    assert (answer["island"], answer["group"], answer["nearest"], answer["distance_km"]) == (
        "alpha",
        "alpha",
        "alpha",
        0,
    )
    status = toy.status("1850-06-01", ["alpha"])["islands"][0]
    for key in ("holder", "control", "title", "claimants", "governing_document"):
        assert answer[key] == status[key]
    assert list(answer) == KEYS


def test_a_shore_is_land(toy):
    """A point on the edge, and one on a corner, is on the island."""
    for latitude, longitude in ((44.0, 145.5), (44.0, 145.0), (44.5, 146.0)):
        assert toy.locate(latitude, longitude)["island"] == "alpha"


def test_off_the_island_in_the_toy(toy):
    """Island and group are null; nearest, distance and the point of the shore say the rest."""
    answer = toy.locate(44.5, 147.5, "1900-01-01")
    assert (answer["island"], answer["group"], answer["nearest"]) == (None, None, "alpha")
    assert answer["distance_km"] == pytest.approx(119.2, abs=0.3)
    assert answer["shore"] == {"latitude": pytest.approx(44.5, abs=0.01), "longitude": 146.0}
    assert answer["strait"]["id"] == "narrow" or answer["strait"] is None


def test_a_line_in_the_toy_begins_on_its_day(toy):
    """No line before the treaty is in force, one from that day on, on the side of the nearest land's title."""
    assert toy.locate(44.5, 145.5, "1851-05-31")["side_of_line"] == []
    (line,) = toy.locate(44.5, 145.5, "1851-06-01")["side_of_line"]
    assert (line["border"], line["state"]) == ("pact-line", "agreed")
    assert line["distance_km"] == pytest.approx(119.2, abs=0.3)
    assert line["distance_km"] * 10 % 1


@pytest.mark.parametrize(
    ("point", "island", "group"),
    [
        ((45.03, 147.8), "iturup", "iturup"),
        ((44.03, 145.86), "kunashir", "kunashir"),
        ((43.80, 146.74), "shikotan", "shikotan"),
        ((43.51, 146.14), "zelyony", "habomai"),
        ((43.3965, 145.858), "signalny", "habomai"),
        ((45.91, 149.95), "urup", "northern-kurils"),
        ((47.0, 142.7), "sakhalin-south", "sakhalin-south"),
        ((51.0, 143.0), "sakhalin-north", "sakhalin-north"),
    ],
)
def test_known_places(record, point, island, group):
    """A point in the middle of each."""
    answer = record.locate(*point)
    assert (answer["island"], answer["group"]) == (island, group)


@pytest.mark.parametrize(
    ("point", "coast"),
    [((43.33, 145.58), "hokkaido_east"), ((43.06, 141.35), "hokkaido_west"), ((51.2, 156.8), "kamchatka_tip")],
)
def test_the_land_around_is_not_sea(record, point, coast):
    """Nemuro, Sapporo and the tip of Kamchatka are on no island of the record, and not at sea either."""
    answer = record.locate(*point)
    assert (answer["island"], answer["coast"]["id"], answer["strait"]) == (None, coast, None)


@pytest.mark.parametrize(
    ("point", "strait"),
    [
        ((44.45, 146.72), "catherine"),
        ((45.55, 149.15), "vries"),
        ((43.40, 145.84), "goyomai"),
        ((44.20, 145.57), "nemuro"),
        ((43.67, 145.36), "izmeny"),
        ((43.70, 146.46), "spanberg"),
        ((45.70, 142.0), "la-perouse"),
        ((50.86, 156.58), "first-kuril"),
        ((46.5, 147.0), None),
        ((42.0, 147.0), None),
        ((44.91, 142.69), None),
    ],
)
def test_straits(record, point, strait):
    """In the middle of each strait its name; in the open sea none."""
    found = record.locate(*point)["strait"]
    assert (found and found["id"]) == strait


@pytest.mark.parametrize(
    ("point", "day", "expected"),
    [
        # no line before the first treaty was in force
        ((45.03, 147.8), "1856-12-06", {}),
        ((45.03, 147.8), "1856-12-07", {("agreed", None): "japan"}),
        ((45.91, 149.95), "1856-12-07", {("agreed", None): "russia"}),
        ((45.91, 149.95), "1875-08-22", {("agreed", None): "japan"}),
        # Sakhalin was undivided: the line leaves it open
        ((47.0, 142.7), "1860-01-01", {("agreed", None): None}),
        ((47.0, 142.7), "1880-01-01", {("agreed", None): "russia"}),
        ((47.0, 142.7), "1905-10-14", {("agreed", None): "russia"}),
        ((47.0, 142.7), "1905-10-15", {("agreed", None): "japan"}),
        ((51.0, 143.0), "1910-01-01", {("demarcated", None): "russia"}),
        # today: in practice, and as each side claims
        ((45.03, 147.8), "2020-01-01",
         {("de-facto", None): "russia", ("claimed", "japan"): "japan", ("claimed", "russia"): "russia"}),
        ((45.91, 149.95), "2020-01-01",
         {("de-facto", None): "russia", ("claimed", "japan"): None, ("claimed", "russia"): "russia"}),
        ((43.33, 145.58), "2020-01-01",
         {("de-facto", None): "japan", ("claimed", "japan"): "japan", ("claimed", "russia"): None}),
        # what Japan's government then said: the two larger islands were inside the renounced Kurils
        ((44.03, 145.86), "1953-01-01",
         {("de-facto", None): "russia", ("claimed", "japan"): None, ("claimed", "russia"): "russia"}),
        ((43.80, 146.74), "1953-01-01",
         {("de-facto", None): "russia", ("claimed", "japan"): "japan", ("claimed", "russia"): "russia"}),
    ],
)  # fmt: skip
def test_sides_of_the_lines(record, point, day, expected):
    """Each kind of line of the day, and whose side of it the point is on."""
    assert sides(record.locate(*point, day)) == expected


def test_the_two_courses_at_the_reef(record):
    """Beside Signalny (Kaigara): on the Hokkaido side of the first fishing line, beyond the second."""
    for point in ((43.405, 145.848), (43.3965, 145.858)):
        assert sides(record.locate(*point, "1945-10-01"))["de-facto", None] == "japan"
        assert sides(record.locate(*point, "1950-01-01"))["de-facto", None] == "russia"


def test_the_nosappu_reef_distance(record):
    """The cape is between 3.4 and 3.75 km from Signalny (Kaigara)."""
    answer = record.locate(43.3854, 145.8175)
    assert answer["nearest"] == "signalny"
    assert 3.4 <= answer["distance_km"] <= 3.75


def test_a_span_is_answered_or_its_changes_are_listed(record):
    """A year in which nothing changes is one answer; 1945 lists what changed, and decides nothing."""
    quiet = record.locate(45.03, 147.8, "1930")
    assert (quiet["holder"], quiet["changes"], quiet["span"]) == (
        "japan",
        [],
        {"from": "1930-01-01", "to": "1931-01-01"},
    )
    busy = record.locate(45.03, 147.8, "1945")
    assert (busy["holder"], busy["control"], busy["title"], busy["governing_document"]) == (None, None, None, None)
    assert busy["changes"][0]["date"] == "1945-08-28"
    assert list(busy) == KEYS


def test_days_outside_the_record_are_refused(record):
    """Before 1635 and in the future."""
    for day in ("1634-12-31", "2027-01-01"):
        with pytest.raises(DateOutOfCoverage):
            record.locate(45.03, 147.8, day)
    with pytest.raises(InvalidDate):
        record.locate(45.03, 147.8, "1905-13-01")


def test_far_points_get_a_hint_and_no_sides(record):
    """A sign too much is noticed when the other sign leads to the islands; far from them no line is spoken of."""
    answer = record.locate(44.0, -145.9)
    assert (answer["hint"], answer["side_of_line"]) == ("44 145.9", [])
    assert record.locate(-44.0, 145.9)["hint"] == "44 145.9"
    assert record.locate(51.5, 0.0)["hint"] is None
    assert record.locate(45.0, 148.5)["hint"] is None


def test_how_far_the_record_speaks(toy):
    """Of a point up to 1000 km from every island; a sign or an order is doubted that leads to within 100 km of one."""
    near, far = toy.locate(35.0, 145.5, "1900-01-01"), toy.locate(34.99, 145.5, "1900-01-01")
    assert (near["distance_km"], far["distance_km"]) == (999.23, 1000.34)
    assert (near["holder"], len(near["side_of_line"])) == ("arland", 1)
    assert (far["holder"], far["claimants"], far["side_of_line"], far["sources"]) == (None, [], [], [])
    within, beyond = toy.locate(43.105, 145.5), toy.locate(43.095, 145.5)
    assert (within["distance_km"], beyond["distance_km"]) == (99.44, 100.55)
    for signs in ((-43.105, 145.5), (43.105, -145.5), (-43.105, -145.5)):
        assert toy.locate(*signs)["hint"] == "43.105 145.5"
    assert toy.locate(-43.095, 145.5)["hint"] is None


@pytest.mark.parametrize("words", [["44.03", "145.86"], ["44.03,145.86"], ["44.03N", "145.86E"], ["145.86E", "44.03N"]])
def test_the_command_takes_points_in_several_forms(cli, words):
    """Whatever form is clear gives the same answer."""
    result = cli("locate", *words, "--format", "json", "--date", "1905-09-05")
    assert (result.code, result.err) == (0, "")
    answer = json.loads(result.out)
    assert (answer["island"], answer["holder"], answer["kurils"]["answer"]) == ("kunashir", "japan", "locate")


def test_a_date_may_stand_behind_the_point(cli):
    """As an argument it is taken for the date; given twice it is refused."""
    assert '"gregorian": "1905-09-05"' in cli("locate", "44.03", "145.86", "1905-09-05", "-f", "json").out
    assert '"gregorian": "1855-02-07"' in cli("locate", "44.03", "145.86", "1855-01-26", "OS", "-f", "json").out
    twice = cli("locate", "44.03", "145.86", "1905-09-05", "--date", "1905-09-06")
    assert (twice.code, "two dates are given" in twice.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["145", "44"], "did you mean 44 145?"),
        (["145.858,43.3965"], "did you mean 43.3965 145.858?"),
        (["44"], "not two numbers"),
        ([], "no point is given"),
        (["44", "145", "--dat", "1905"], "no such option: --dat"),
        (["44", "145", "-x"], "no such option: -x"),
        (["44", "200"], "longitude 200 is out of range"),
        (["44", "145", "--date", "nonsense"], "cannot read the date"),
        (["44", "145", "--seq", "--format", "csv"], "--seq goes with --format geojson"),
    ],
)
def test_bad_points_are_refused_in_one_line(cli, words, says):
    """Exit code 2, nothing on stdout, one line that says what to do."""
    result = cli("locate", *words)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert result.err.count("\n") == 1


def test_negative_numbers_are_numbers(cli):
    """A minus is not an option, with and without `--`."""
    for words in (["44", "-145.9"], ["--", "44", "-145.9"], ["-44", "145.9"]):
        result = cli("locate", *words)
        assert result.code == 0
        assert "did you mean 44 145.9?" in result.out


LINES = """lat,lon,when,date
44.03,145.86,a,1905-09-05
43.3965,145.858,b,
145,44,c,
# a remark

45.03,147.8,d,nonsense
45.03,147.8,e,1600-01-01
"""


def test_points_from_stdin_as_lines_of_json(cli):
    """One object a line in order; the lines that could not be answered come at the end with their numbers."""
    result = cli("locate", "-", "--format", "ndjson", "--date", "2020-01-01", stdin=LINES)
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert [(answer["line"], answer["island"], answer["holder"]) for answer in answers] == [
        (2, "kunashir", "japan"),
        (3, "signalny", "russia"),
    ]
    assert all(list(answer) == KEYS for answer in answers)
    assert result.code == 0
    assert "kurils: 3 of 5 lines were not answered:" in result.err
    for number, says in ((4, "did you mean 44 145?"), (7, "cannot read the date 'nonsense'"), (8, "before the record")):
        assert f"line {number}: " in result.err
        assert says in result.err


def test_points_from_stdin_without_a_header(cli):
    """`LAT LON [DATE]` a line; tabs and commas do as well."""
    text = "44.03 145.86 1905-09-05\n45.03,147.8,1855-01-26 OS\n43.8\t146.74\n"
    result = cli("locate", "-", "--format", "csv", "--date", "2020-01-01", stdin=text)
    assert (result.code, result.err) == (0, "")
    rows = [line.split(",") for line in result.out.splitlines()]
    assert [row[1] for row in rows[1:]] == ["1905-09-05", "1855-02-07", "2020-01-01"]
    assert [row[4] for row in rows[1:]] == ["kunashir", "iturup", "shikotan"]


def test_points_from_stdin_as_a_table_and_as_geojson(cli):
    """A row, and a feature, a point."""
    text = "44.03 145.86 1905-09-05\n46.5 147\n"
    table = cli("locate", "-", stdin=text)
    assert table.code == 0
    assert "Kunashir" in table.out
    collection = json.loads(cli("locate", "-", "--format", "geojson", stdin=text).out)
    assert [item["geometry"]["type"] for item in collection["features"]] == ["Point", "Point"]
    assert [item["properties"]["island"] for item in collection["features"]] == ["kunashir", None]


def test_stdin_with_nothing_in_it_is_a_usage_error(cli):
    """So is one with nothing but remarks, and one whose header names no point."""
    for text in ("", "# nothing\n\n"):
        result = cli("locate", "-", stdin=text)
        assert (result.code, "no point was read" in result.err) == (2, True)
    result = cli("locate", "-", stdin="name,size\nx,1\n")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "no column is known as the longitude; no column is known as the latitude" in result.err


def test_a_line_of_points_ends_where_a_line_of_a_table_does(cli):
    """Not at the page marks and separators at which a text has others: what stands behind them is its date."""
    text = "44.03 145.86\f1905-09-05\r\n# \u2028\n45 147.9 1945-09-02\r44 146"
    result = cli("locate", "-", "--format", "ndjson", stdin=text)
    found = [json.loads(line) for line in result.out.splitlines()]
    days = [(each["line"], each["date"]["gregorian"]) for each in found]
    assert days == [(1, "1905-09-05"), (3, "1945-09-02"), (4, "2026-11-22")]


def test_a_date_stands_for_those_that_geojson_lacks(cli):
    """As for a table: where no feature has one, and for a feature beside others that have."""
    point = {"type": "Point", "coordinates": [147.9, 45]}
    features = [
        {"type": "Feature", "geometry": point, "properties": each} for each in ({"name": "x"}, {"date": "1946"})
    ]
    for some, days in ((features[:1], ["1905-09-05"]), (features, ["1905-09-05", "1946"])):
        text = json.dumps({"type": "FeatureCollection", "features": some})
        result = cli("locate", "-", "--format", "ndjson", "--date", "1905-09-05", stdin=text)
        assert [json.loads(line)["date"]["given"] for line in result.out.splitlines()] == days
        assert ("no column is known as a date" in result.err) == (len(some) == 1)


@pytest.mark.parametrize("format", ["geojson", "json", "yaml"])
@pytest.mark.parametrize("given", ["", "# nothing\n", "45 x\n"])
def test_without_any_answer_the_error_is_all_that_is_printed(cli, given, format):
    """No empty collection before it: who reads JSON reads one value."""
    result = cli("locate", "-", "--format", format, stdin=given)
    assert result.code == 2
    assert list(json.loads(result.out)) == ["error"]


def test_stdin_of_odd_bytes_does_not_break(cli):
    """Quotes, a byte order mark and control characters are met calmly."""
    result = cli("locate", "-", "--format", "csv", stdin='\ufeff"44.03","145.86"\n\x00\x01\x02 7\n"unclosed\n')
    assert result.out.count("kunashir") == 3
    assert (result.code, "2 of 3 lines" in result.err) == (0, True)


def test_an_error_in_json_mode_is_a_value(cli):
    """On stdout for scripts, on stderr for people."""
    result = cli("locate", "145", "44", "--format", "json")
    assert json.loads(result.out)["error"] == {
        "code": "invalid-point",
        "message": "cannot read the point '145 44': latitude 145 is out of range, -90 to 90",
        "hint": "did you mean 44 145?",
    }


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("on-land", ["44.03", "145.86", "--date", "1905-09-05"]),
        ("at-sea", ["44.45", "146.7", "--date", "1800-01-01"]),
        ("reef", ["43.3965", "145.858", "--date", "2020-01-01"]),
        ("hokkaido", ["43.33", "145.58", "--date", "1945-09-04"]),
        ("span", ["45.03", "147.8", "--date", "1945"]),
        ("far", ["44", "-145", "--date", "2020-01-01"]),
    ],
)
def test_how_it_reads(cli, snapshot, monkeypatch, name, words, width):
    """Snapshots at two widths; no line is wider."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = cli("locate", *words).out
    assert max(map(len, out.splitlines())) <= width
    snapshot(out, f"locate-{name}-{width}.txt")


#: without a coast of known owner, a line of the toy record may have another's land on a side that is not drawn
NO_COAST = ("dispute", "  coasts: {main: borland}\n", "")


def test_a_strait_reaches_no_further_than_its_width_allows(toy_folder, monkeypatch):
    """On its middle line: the shores may be half as far again as it is wide, and no further."""
    import kurils

    path = toy_folder / "lines.yaml"
    wide = path.read_text("utf-8").replace("id: between", 'id: between\n    narrowest_km: "100"')
    path.write_text(wide.replace("147 43, 147 46", "147 40, 147 46"), "utf-8")
    dispute = toy_folder / "dispute.yaml"
    dispute.write_text(dispute.read_text("utf-8").replace(NO_COAST[1], ""), "utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    answers = [kurils.load().locate(latitude, 147, "1880-01-01") for latitude in (44.5, 43, 42.7)]
    assert [answer["distance_km"] < 150 for answer in answers] == [True, True, False]
    assert [answer["strait"] and answer["strait"]["id"] for answer in answers] == ["narrow", "narrow", None]


@pytest.mark.parametrize("day", ["1855-02-07", "1905-09-05", "1945-09-03", "1960-01-01"])
def test_the_sources_are_those_of_all_that_is_told(record, day):
    """Of control, title, claims and the document that governs, and of nothing else."""
    answer = record.locate(44.9, 147.6, day)
    island = record.status(day, ["iturup"])["islands"][0]
    told = [island["control"], island["title"], island["governing_document"], *island["claims"]]
    assert {source["id"] for source in answer["sources"]} == {id for part in told for id in part["sources"]}


# --- a toy record with two islands: Alpha, and Beta beyond a line that a test may draw otherwise

BETA = 'polygons:\n  - {id: beta, island: beta, wkt: "POLYGON ((148 44, 149 44, 149 45, 148 45, 148 44))"}'


@pytest.fixture
def drawn(toy_folder, monkeypatch):
    """The toy record with other text in some of its files: (file, text to find, text in its place)."""
    import kurils
    from kurils.store.index import store

    def load(*changes):
        for name, old, new in changes:
            path = toy_folder / f"{name}.yaml"
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new), "utf-8")
        store._memory.clear()
        monkeypatch.setenv("KURILS_DATA", str(toy_folder))
        return kurils.load()

    return load


def test_a_coast_is_called_by_its_name_or_else_by_its_id(drawn):
    """It need not have a name."""
    inside = (40.2, 140.9)
    assert drawn().locate(*inside)["coast"] == {"id": "main", "name": "Main coast"}
    unnamed = drawn(("coasts", "    name: {en: Main coast}\n", ""))
    assert unnamed.locate(*inside)["coast"] == {"id": "main", "name": "main"}


def test_a_polygon_of_no_island_is_no_land_to_measure_to(drawn):
    """And a strait without a line is none to lie in."""
    bare = "straits:\n  - {id: bare, names: {en: Bare}, between: {en: Both}, certainty: single, sources: [first]}"
    record = drawn(
        ("polygons", "polygons:", BETA.replace("island: beta", "island: null")), ("borders", "straits:", bare)
    )
    answer = record.locate(44.5, 147.9, "1880-01-01")
    assert (answer["nearest"], answer["strait"]["id"]) == ("alpha", "narrow")
    assert record.locate(44.5, 148.5)["island"] is None


def test_the_shore_is_told_to_a_metre(toy):
    """Five digits of a degree, in either direction."""
    assert toy.locate(44.1234567, 146.5)["shore"] == {"latitude": 44.12455, "longitude": 146.0}
    assert toy.locate(43.5, 145.1234567)["shore"] == {"latitude": 44.0, "longitude": 145.12346}


def test_what_lies_on_an_island_is_on_no_coast_and_no_land_is_in_a_strait(drawn):
    """Though a coast touches the island there, and though the strait reaches to the very shore of either."""
    beside = """wkt: "POLYGON ((144 44, 145 44, 145 45, 144 45, 144 44))"
  - id: cape
    wkt: "POLYGON ((147.5 44.5, 148 44.4, 148 44.6, 147.5 44.5))\""""
    pointed = ("polygons", "146 44, 146 45", "146 44, 146.5 44.5, 146 45")
    record = drawn(("coasts", 'wkt: "POLYGON ((140 40, 141 40, 141 41, 140 40))"', beside), pointed)
    for longitude, island, coast in ((144.99, None, "main"), (145, "alpha", None), (145.01, "alpha", None)):
        answer = record.locate(44.5, longitude)
        assert (answer["island"], answer["coast"] and answer["coast"]["id"]) == (island, coast)
    straits = [record.locate(44.5, at)["strait"] for at in (146.499, 146.5, 146.501, 147.499, 147.5, 147.501)]
    assert [bool(strait) for strait in straits] == [False, False, True, True, False, False]


def test_no_side_of_a_line_is_told_where_something_changed(toy):
    """In a span; on a day of it the side is told."""
    answer = toy.locate(44.5, 146.5, "1900")
    assert (len(answer["changes"]) > 0, answer["side_of_line"]) == (True, [])
    assert len(toy.locate(44.5, 146.5, "1900-06-01")["side_of_line"]) == 1


def test_a_point_near_the_islands_is_not_doubted(drawn):
    """Though with another sign it is near them too, as on both sides of the equator."""
    record = drawn(("polygons", "145 44, 146 44, 146 45, 145 45, 145 44", "145 0.1, 146 0.1, 146 1, 145 1, 145 0.1"))
    assert record.locate(-0.2, 145.5)["hint"] is None
    assert record.locate(-0.2, -145.5)["hint"] == "-0.2 145.5"


def test_no_latitude_beyond_the_pole_is_meant(toy):
    """135.5 degrees north would be 44.5 on the other side of the earth."""
    assert toy.locate(-34.5, 135.5)["hint"] is None
    assert toy.locate(-35.5, 135.5)["hint"] is None


def test_a_strait_reaches_from_its_line_as_far_as_the_shore_is(drawn):
    """To either side, and no further; nor beyond the ends of the line. How wide it is at most need not be told."""
    wide = drawn()
    told = {
        place: bool(wide.locate(*place, "1880-01-01")["strait"])
        for place in ((44.5, 146.1), (44.5, 147.9), (44.5, 148.1), (45.9, 147), (46.1, 147), (46.1, 147.1), (42.9, 147))
    }
    assert list(told.values()) == [True, True, False, True, False, False, False]
    # with an end that comes nearer to Alpha
    end = ("lines", "147 46)", "147 46, 146.2 46, 146.2 45.3)")
    narrow = drawn(NO_COAST, end, ("lines", "id: between", 'id: between\n    narrowest_km: "52"'))
    assert narrow.locate(44.5, 146.5)["strait"] is None
    nearly = drawn(("lines", '"52"', '"54"'))
    assert nearly.locate(44.5, 146.5)["strait"]["id"] == "narrow"


#: two lines on a course that is the median between the islands, but for a detour to Alpha
COURSES = """borders:
  - id: practice
    line: course
    from: "1900-05-02"
    to: null
    state: de-facto
    between: [arland, borland]
    document: null
    strait: null
    summary: {en: "It was so."}
    certainty: single
    sources: [first]
  - id: claim
    line: course
    from: "1900-05-02"
    to: null
    state: claimed
    by: borland
    between: [arland, borland]
    document: null
    strait: null
    summary: {en: "It is claimed."}
    certainty: single
    sources: [first]
"""


def course(drawn, km, *others):
    """Alpha held by Borland and claimed by it, Beta by Arland; a line in practice of which the strait is so wide."""
    wkt = "LINESTRING (147 43, 147 44.4, 146.05 44.4, 146.05 44.6, 147 44.6, 147 46)"
    line = f'lines:\n  - {{id: course, name: {{en: Course}}, narrowest_km: "{km}", wkt: "{wkt}"}}'
    polygons = ("polygons", "polygons:", BETA), ("polygons", "146 44, 146 45", "146 44, 146 44.4, 146 45")
    return drawn(*polygons, ("lines", "lines:", line), ("borders", "borders:\n", COURSES), *(others or [NO_COAST]))


def test_close_to_a_line_in_practice_its_course_decides(drawn):
    """Within the width of its strait, 60 km here.

    A line that is only claimed is a median, so the nearest land decides whatever its course: Alpha to the 147th degree.
    """
    record = course(drawn, 60)
    found = [sides(record.locate(44.5, at, "1950-01-01")) for at in (146.02, 146.1, 146.9, 147.1)]
    assert [told["de-facto", None] for told in found] == ["borland", "arland", "arland", "arland"]
    assert [told["claimed", "borland"] for told in found] == ["borland", "borland", "borland", None]


def test_beyond_its_width_the_nearest_land_decides(drawn):
    """The strait is 10 km wide here, and the last points lie 11 and 13 km from the line."""
    record = course(drawn, 10)
    found = [sides(record.locate(44.5, at, "1950-01-01"))["de-facto", None] for at in (146.02, 146.1, 146.6, 147.1)]
    assert found == ["borland", "arland", "borland", "arland"]


def test_on_a_coast_its_owner_decides(drawn):
    """Whatever course a line in practice has: at sea beside the coast, which is Borland's, that decides."""
    cape = "POLYGON ((146.3 44.45, 146.4 44.45, 146.4 44.55, 146.3 44.55, 146.3 44.45))"
    other = "POLYGON ((147.1 43, 147.2 43, 147.2 43.1, 147.1 43))"
    two = f'{cape}"\n  - id: other\n    wkt: "{other}'
    owners = ("dispute", "coasts: {main: borland}", "coasts: {main: borland, other: arland}")
    record = course(drawn, 60, ("coasts", "POLYGON ((140 40, 141 40, 141 41, 140 40))", two), owners)
    assert sides(record.locate(44.5, 146.35, "1950-01-01"))["de-facto", None] == "borland"
    assert sides(record.locate(44.5, 146.25, "1950-01-01"))["de-facto", None] == "arland"
