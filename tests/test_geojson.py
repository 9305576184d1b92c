"""Every GeoJSON against RFC 7946: a JSON Schema, and the rules that no schema can state."""

from __future__ import annotations

import json
from itertools import pairwise

import jsonschema
import pytest

from kurils.geometry import shapes
from kurils.show import geojson

_POSITION = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
_RING = {"type": "array", "items": _POSITION, "minItems": 4}
_POLYGON = {"type": "array", "items": _RING, "minItems": 1}


def _geometry(kind, coordinates):
    return {
        "type": "object",
        "properties": {"type": {"const": kind}, "coordinates": coordinates},
        "required": ["type", "coordinates"],
        "additionalProperties": False,
    }


_BBOX = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
_FEATURE = {
    "type": "object",
    "properties": {
        "type": {"const": "Feature"},
        "id": {"type": "string", "minLength": 1},
        "bbox": _BBOX,
        "geometry": {
            "oneOf": [
                _geometry("Point", _POSITION),
                _geometry("LineString", {"type": "array", "items": _POSITION, "minItems": 2}),
                _geometry("Polygon", _POLYGON),
                _geometry("MultiPolygon", {"type": "array", "items": _POLYGON, "minItems": 2}),
            ]
        },
        "properties": {"type": "object"},
    },
    "required": ["type", "id", "bbox", "geometry", "properties"],
    # 7.1: what a geometry or a collection has must not stand in a feature; 4: no crs
    "not": {"anyOf": [{"required": [key]} for key in ("coordinates", "geometries", "features", "crs")]},
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "type": {"const": "FeatureCollection"},
        "bbox": _BBOX,
        "features": {"type": "array", "items": _FEATURE},
        "attribution": {"const": "Polygons: © OpenStreetMap contributors, ODbL 1.0"},
        "licence": {"const": "ODbL-1.0 (polygons), CC0-1.0 (facts)"},
        "name": {"type": "string"},
    },
    "required": ["type", "features", "attribution", "licence"],
    "not": {"anyOf": [{"required": [key]} for key in ("coordinates", "geometry", "properties", "crs")]},
}
#: what was asked -> how many features
QUESTIONS = {
    ("status",): 19,
    ("status", "--all", "--date", "1905-09-05"): 45,
    ("status", "zelyony", "--date", "1945-09-04"): 1,
    ("status", "--view", "japan", "--date", "1957-01-01"): 19,
    ("status", "--date", "1930"): 19,
    ("compare", "--date", "1957-01-01"): 19,
    ("diff", "1945-08-27", "1946-02-03"): 19,
    ("diff", "1875-05-01", "1875-12-31", "--all"): 45,
    ("timeline", "--from", "1945", "--to", "1956"): 19,
    ("islands", "--all"): 45,
    ("island", "habomai"): 11,
    ("border", "1860-01-01"): 1,
    ("border", "2020-01-01"): 7,
    ("border", "1850-01-01"): 0,
    ("locate", "44.03", "145.86"): 1,
    # islands and lines
    ("map", "--date", "1957-01-01"): 26,
    ("map", "--date", "1800-01-01", "--area", "all"): 45,
}
#: what a feature of an island has, whatever was asked
STYLED = {
    "id", "group", "name", "date", "holder", "polity", "control_kind", "changing_hands", "claimants", "claimed_by",
    "title_status", "title_holder", "governing_document", "governing_article", "governing_state", "view",
}  # fmt: skip


_asked: dict[tuple[str, ...], str] = {}


@pytest.fixture
def collections(cli):
    """Question -> its GeoJSON text and value; each is asked once."""

    class Collections:
        def __getitem__(self, words):
            if words not in _asked:
                result = cli(*words, "--format", "geojson")
                assert (result.code, result.err) == (0, "")
                _asked[words] = result.out
            return _asked[words], json.loads(_asked[words])

    return Collections()


def rings(geometry):
    """(ring, whether it is an exterior one) of a Polygon or MultiPolygon."""
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(geometry["type"], [])
    return [(ring, n == 0) for polygon in polygons for n, ring in enumerate(polygon)]


def positions(value):
    """All positions below a coordinates member."""
    if isinstance(value[0], (int, float)):
        return [value]
    return [position for item in value for position in positions(item)]


def problems(collection):
    """What RFC 7946 objects to beyond the schema; empty when nothing."""
    found = []
    seen = set()
    corners = []
    for feature in collection["features"]:
        id, geometry = feature["id"], feature["geometry"]
        if id in seen:
            found.append(f"{id}: twice")
        seen.add(id)
        every = positions(geometry["coordinates"])
        corners += every
        xs, ys = [x for x, _ in every], [y for _, y in every]
        if feature["bbox"] != [min(xs), min(ys), max(xs), max(ys)]:
            found.append(f"{id}: bbox")
        if not all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in every):
            found.append(f"{id}: not longitude, latitude in degrees")
        if any(len(f"{number!r}".partition(".")[2]) > 7 for position in every for number in position):
            found.append(f"{id}: more than seven decimals")
        for ring, exterior in rings(geometry):
            if ring[0] != ring[-1]:
                found.append(f"{id}: open ring")
            twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))
            if (twice > 0) != exterior:
                found.append(f"{id}: a ring that is not right-handed")
    if corners:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        if collection.get("bbox") != [min(xs), min(ys), max(xs), max(ys)]:
            found.append("bbox of the collection")
    elif "bbox" in collection:
        found.append("a bbox around nothing")
    return found


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_it_is_rfc_7946(collections, words):
    """The schema, and rings, boxes, decimals, ids."""
    text, collection = collections[words]
    jsonschema.Draft202012Validator(SCHEMA).validate(collection)
    assert problems(collection) == []
    assert len(collection["features"]) == QUESTIONS[words]
    assert text.count("\n") == 1


@pytest.mark.parametrize(
    "words", [words for words in QUESTIONS if words[0] not in ("border", "locate", "map")], ids=" ".join
)
def test_islands_have_what_a_style_wants(collections, words):
    """The promised properties, the id of the feature among them, and nothing that lies twice."""
    features = collections[words][1]["features"]
    for feature in features:
        assert set(feature["properties"]) >= STYLED
        assert feature["id"] == feature["properties"]["id"]
        assert feature["properties"]["claimed_by"] == ";".join(feature["properties"]["claimants"])
    whole = shapes.to_shape("POLYGON EMPTY")
    total = 0.0
    for feature in features:
        shape = shapes_of(feature)
        assert shape.is_valid
        total += shape.area
        whole = whole.union(shape)
    assert total == pytest.approx(whole.area)


def shapes_of(feature):
    """A feature as shapely sees it."""
    from shapely.geometry import shape

    return shape(feature["geometry"])


def test_the_validator_finds_what_is_wrong():
    """Each rule, broken: the wrong hand, an open ring, a bbox, decimals, an id twice."""
    square = [[145, 44], [146, 44], [146, 45], [145, 45], [145, 44]]
    good = geojson.feature("a", geojson.area_geometry(["POLYGON ((145 44, 145 45, 146 45, 146 44, 145 44))"]), {})
    assert problems(geojson.collection([good])) == []

    def broken(ring, bbox=None):
        feature = {**good, "geometry": {"type": "Polygon", "coordinates": [ring]}, "bbox": bbox or good["bbox"]}
        return problems({"features": [feature], "bbox": bbox or good["bbox"]})

    assert broken(square) == []
    assert broken(square[::-1]) == ["a: a ring that is not right-handed"]
    assert "a: open ring" in broken(square[:-1])
    assert broken(square, [145, 44, 146, 46]) == ["a: bbox", "bbox of the collection"]
    assert "a: more than seven decimals" in broken([[145.123456789, 44], *square[1:-1], [145.123456789, 44]])
    assert problems({"features": [good, good], "bbox": good["bbox"]}) == ["a: twice"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**geojson.collection([good], attribution="", licence=""), "crs": {}}, SCHEMA)


def test_the_writer_turns_rings_and_cuts_decimals():
    """Exterior rings anticlockwise, holes clockwise, seven decimals, whatever came in."""
    wkt = "POLYGON ((0 0, 0 3, 3 3, 3 0, 0 0), (1 1, 2 1, 2 2.123456789, 1 2, 1 1))"
    polygon = geojson.area_geometry([wkt])
    assert polygon["coordinates"][0] == [[0, 0], [3, 0], [3, 3], [0, 3], [0, 0]]
    assert polygon["coordinates"][1] == [[1, 1], [1, 2], [2, 2.1234568], [2, 1], [1, 1]]
    assert geojson.area_geometry([]) is None
    assert geojson.area_geometry([wkt, wkt])["type"] == "MultiPolygon"
    assert "bbox" not in geojson.collection([])


def test_who_held_what_reaches_the_features(collections):
    """The same day as the answer of `status`, member by member: Urup has days of its own."""
    features = {f["id"]: f["properties"] for f in collections["status", "--all", "--date", "1905-09-05"][1]["features"]}
    assert features["iturup"]["holder"] == "japan"
    assert features["iturup"]["governing_document"] == "1855-shimoda"
    assert features["urup"]["governing_document"] == "1875-st-petersburg"
    assert features["sakhalin-north"]["title_holder"] == "russia"


def test_a_member_with_days_of_its_own(cli):
    """On 1875-10-03 the northern Kurils had changed hands, and Urup had not."""
    collection = json.loads(cli("status", "northern-kurils", "--date", "1875-10-03", "--format", "geojson").out)
    holders = {feature["id"]: feature["properties"]["holder"] for feature in collection["features"]}
    assert (holders["shumshu"], holders["urup"]) == ("japan", "russia")


def test_diff_has_both_days(collections):
    """Before and after for styling, and the changes in order."""
    collection = collections["diff", "1945-08-27", "1946-02-03"][1]
    habomai = next(f["properties"] for f in collection["features"] if f["id"] == "signalny")
    assert (habomai["before_holder"], habomai["holder"]) == ("japan", "russia")
    assert (habomai["before_title_status"], habomai["title_status"]) == ("agreed", "unsettled")
    assert {"control", "polity", "title", "claim", "governing"} == set(habomai["changed"])
    assert habomai["changes"] == sorted(habomai["changes"], key=lambda change: change["date"])


def test_compare_has_both_positions(collections):
    """Each side's sentence and documents."""
    properties = collections["compare", "--date", "1957-01-01"][1]["features"][0]["properties"]
    for side in ("japan", "russia"):
        assert properties[f"{side}_position"]
        assert properties[f"{side}_documents"]


def test_a_timeline_has_the_spells(collections):
    """Every spell that touches the range, of the island itself."""
    collection = collections["timeline", "--from", "1945", "--to", "1956"][1]
    iturup = next(f["properties"] for f in collection["features"] if f["id"] == "iturup")
    control = [spell for spell in iturup["spells"] if spell["track"] == "control"]
    assert [spell["holder"] for spell in control] == ["japan", "russia", "russia"]
    assert "1951-san-francisco" in iturup["documents"]


def test_a_view_is_marked(collections):
    """Title and document as one side gives them say so."""
    for feature in collections["status", "--view", "japan", "--date", "1957-01-01"][1]["features"]:
        assert feature["properties"]["view"] == "japan"


def test_lines_of_one_basis_never_lie_twice(collections):
    """Among the lines of a day no two of one state and claimant share a course."""
    features = collections["border", "2020-01-01"][1]["features"]
    courses = [(f["properties"]["state"], f["properties"]["by"], str(f["geometry"])) for f in features]
    assert len(courses) == len(set(courses))


def test_a_span_with_changes_has_no_picture(cli):
    """GeoJSON shows a day; a year in which something changed is refused with the days to ask for."""
    result = cli("status", "--date", "1945", "--format", "geojson")
    assert (result.code, json.loads(result.out)["error"]["code"]) == (2, "usage")
    assert "GeoJSON shows one day" in result.err
    assert "1945-08-28" in result.err


@pytest.mark.parametrize("words", [["status"], ["islands"], ["border", "2020-01-01"], ["locate", "44", "145.9"]])
def test_text_sequences(cli, words):
    """RFC 8142: each text begins with a record separator, ends with a line feed, and is a whole feature."""
    for flags in (["--seq"], ["--format", "geojson", "--seq"], ["--format", "geojson-seq"]):
        out = cli(*words, *flags).out
        texts = out.split("\x1e")
        assert texts[0] == ""
        features = [json.loads(text) for text in texts[1:]]
        assert all(text.endswith("}\n") and text.count("\n") == 1 for text in texts[1:])
        assert all(feature["type"] == "Feature" for feature in features)
        assert all("OpenStreetMap" in feature["attribution"] for feature in features)
    whole = json.loads(cli(*words, "--format", "geojson").out)
    assert [feature["id"] for feature in whole["features"]] == [feature["id"] for feature in features]


def test_files_that_exist_are_left_alone(cli, tmp_path):
    """Without --force; with it the file is replaced."""
    target = tmp_path / "islands.geojson"
    assert cli("islands", "-f", "geojson", "-o", target).code == 0
    first = target.read_bytes()
    again = cli("islands", "-f", "geojson", "-o", target)
    assert (again.code, "exists already" in again.err) == (2, True)
    assert cli("status", "-f", "geojson", "-o", target, "--force").code == 0
    assert target.read_bytes() != first


@pytest.mark.extras
@pytest.mark.parametrize("words", [words for words, count in QUESTIONS.items() if count], ids=" ".join)
def test_geopandas_reads_it(collections, tmp_path, words):
    """As a GIS does: in WGS 84, every feature valid, with its properties."""
    import geopandas

    target = tmp_path / "answer.geojson"
    target.write_text(collections[words][0], encoding="utf-8")
    frame = geopandas.read_file(target)
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == QUESTIONS[words]
    assert frame.geometry.is_valid.all()
    assert "holder" in frame.columns or "state" in frame.columns


@pytest.mark.extras
def test_geopandas_reads_sequences(cli, tmp_path):
    """GDAL knows them as GeoJSONSeq."""
    import geopandas

    target = tmp_path / "answer.geojsons"
    target.write_text(cli("islands", "--all", "--seq").out, encoding="utf-8")
    assert len(geopandas.read_file(target)) == 45
