"""Rebuild data/polygons.yaml, data/coasts.yaml and data/lines.yaml from GeoJSON extracts of OpenStreetMap.

    python scripts/build_polygons.py ISLANDS.geojson CONTEXT.geojson LINES.geojson [--data FOLDER]

ISLANDS holds the four groups, CONTEXT the northern Kurils, Sakhalin and the coasts around, LINES the medians of the
straits; features carry their id at feature level, coordinates are longitude, latitude. A feature whose id is an island
of data/islands.yaml becomes a polygon, Sakhalin is cut at the 50th parallel, the rest of CONTEXT becomes coasts. The
coordinates stay as they are. Words that were written into lines.yaml by hand (`name`, `note`) are kept.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any

from shapely.geometry import shape

from kurils.geometry.shapes import anticlockwise, cut_at_latitude, to_shape, to_wkt
from kurils.store.loading import parse_yaml

#: metres to which a feature was simplified before it came here; the four groups stand as the source has them
DETAIL = {
    "hokkaido_east": 250,
    "hokkaido_west": 1000,
    "kamchatka_tip": 400,
    "moneron": 250,
    "rebun": 250,
    "rishiri": 250,
    "sakhalin": 800,
}
DETAIL_OF_ISLANDS, DETAIL_OF_CONTEXT = 55, 200
DETAIL_NOTE = "OpenStreetMap of 2024, simplified to about {} m"
#: where Sakhalin is cut in two, degrees north
CUT = 50.0

ATTRIBUTION = """\
# © OpenStreetMap contributors, Open Database License (ODbL) 1.0: whoever hands this file on, or a map or table made
# from its shapes, says so. Made from the land polygons of OpenStreetMap of about August-September 2024
# (osmdata.openstreetmap.de) as embedded in the PyPI package roaring-landmask 0.11.0, which simplified them at 0.0005
# degrees, about 55 m.
"""
HEADS = {
    "polygons": """\
# The shapes of the islands, one a named island or group of islets, in WKT: longitude latitude, WGS84, exterior rings
# anticlockwise. They show where land is and take no position on whose it is.
{attribution}\
# The four groups stand as that source has them, five decimals; the northern Kurils were simplified further to 200 m,
# Moneron to 250 m, Sakhalin to 800 m, four decimals. Lakes count as land; lagoons open to the sea do not. Sakhalin is
# cut at 50 degrees north, and each half owns the cut. Written by scripts/build_polygons.py: change that, not this file.
""",
    "coasts": """\
# Coasts around the islands, for drawing and for distances to Hokkaido; coarse, and nothing is said of their ownership.
{attribution}\
# Hokkaido is cut at 143.4 degrees east, Kamchatka where its tip ends: those edges are no shores. WKT, longitude
# latitude, four decimals. Written by scripts/build_polygons.py.
""",
    "lines": """\
# Median lines of the straits, and the 50th parallel on Sakhalin, for drawing. They take no position: which of them was
# a boundary, between which days and on what basis, stands in borders.yaml, which names these ids.
{attribution}\
# A median is equidistant from the two shores; no treaty describes these points. `narrowest_km` is the width of the
# strait as the polygons give it. Written by scripts/build_polygons.py, which keeps `name` and `note` as they stand.
""",
}
LINE_WIDTH = 118


def main() -> int:
    """Read the command line, write the three files, say what was written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("islands")
    parser.add_argument("context")
    parser.add_argument("lines")
    parser.add_argument("--data", default="data", help="the folder of the record")
    given = parser.parse_args()
    names = [entry["id"] for entry in read_yaml(given.data, "islands.yaml")["islands"]]
    features = read_features(given.islands, DETAIL_OF_ISLANDS) | read_features(given.context, DETAIL_OF_CONTEXT)
    shapes = {id: (anticlockwise(shape(feature["geometry"])), detail) for id, (feature, detail) in features.items()}
    wkt, detail = shapes.pop("sakhalin")
    south, north = cut_at_latitude(wkt, CUT)
    shapes |= {"sakhalin-south": (south, detail), "sakhalin-north": (north, detail)}
    missing = [name for name in names if name not in shapes]
    if missing:
        print("no shape for: " + ", ".join(missing), file=sys.stderr)
        return 1
    polygons = [polygon(name, *shapes.pop(name)) for name in names]
    coasts = [coast(id, features[id][0], *value) for id, value in sorted(shapes.items())]
    write(given.data, "polygons", polygons)
    write(given.data, "coasts", coasts)
    write(given.data, "lines", lines(given.data, given.lines))
    return 0


def polygon(id: str, wkt: str, detail: int) -> str:
    """One entry of polygons.yaml."""
    return entry(id, {"island": id, "note": words(DETAIL_NOTE.format(detail))}, wkt)


def coast(id: str, feature: dict[str, Any], wkt: str, detail: int) -> str:
    """One entry of coasts.yaml."""
    name = words(feature["properties"]["name_ru_latin"])
    return entry(id, {"name": name, "note": words(DETAIL_NOTE.format(detail))}, wkt)


def lines(data: str, path: str) -> list[str]:
    """The entries of lines.yaml: geometry and figures from GeoJSON, names of the straits from borders.yaml."""
    record = read_yaml(data, "borders.yaml")
    straits = {strait["id"]: strait for strait in record["straits"]}
    strait_of = {border["line"]: border["strait"] for border in record["borders"] if border["state"] == "de-facto"}
    strait_of |= {strait["line"]: strait["id"] for strait in record["straits"]}
    before = {old["id"]: old for old in (read_yaml(data, "lines.yaml") or {}).get("lines", ())}
    result = []
    for id, (feature, _) in read_features(path, 0).items():
        told, old = feature["properties"], before.get(id)
        fields = {"name": words(old["name"]["en"] if old else told["name"])}
        if id in strait_of:
            fields["straits"] = words(**straits[strait_of[id]]["names"])
        for key in ("narrowest_km", "length_km", "tolerance_m"):
            if key in told:
                fields[key] = f'"{told[key]}"'
        fields["note"] = words(old["note"]["en"] if old else "median between the two shores")
        result.append(entry(id, fields, to_wkt(shape(feature["geometry"]))))
    return result


def entry(id: str, fields: dict[str, str], wkt: str) -> str:
    """One YAML entry; the WKT is folded, which a reader undoes."""
    if not to_shape(wkt).is_valid:
        raise SystemExit(f"{id}: the geometry is not valid")
    head = [f"  - id: {id}"] + [f"    {key}: {value}" for key, value in fields.items()] + ["    wkt: >-"]
    return "\n".join(head + fold(wkt)) + "\n"


def fold(wkt: str) -> list[str]:
    """The text in lines of at most LINE_WIDTH characters, broken between points."""
    result, line = [], "     "
    for piece in wkt.replace(", ", ",\n").split("\n"):
        if len(line) + 1 + len(piece) > LINE_WIDTH and line.strip():
            result.append(line)
            line = "     "
        line += " " + piece
    return [*result, line]


def words(en: str, **others: str) -> str:
    """A text keyed by language, in one line."""
    texts = {"en": en, **others}
    return "{" + ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in texts.items()) + "}"


def read_features(path: str, detail: int) -> dict[str, tuple[dict[str, Any], int]]:
    """The features of a GeoJSON file by id, each with the metres to which it was simplified."""
    with open(path, encoding="utf-8") as stream:
        features = json.load(stream)["features"]
    return {feature["id"]: (feature, DETAIL.get(feature["id"], detail)) for feature in features}


def read_yaml(folder: str, name: str) -> Any:
    """A file of the record, or None when it is not there."""
    path = os.path.join(folder, name)
    if not os.path.isfile(path):
        return None
    with open(path, "rb") as stream:
        return parse_yaml(name, stream.read(), [])


def write(folder: str, name: str, entries: list[str]) -> None:
    """Write one file and say how many entries it has."""
    head = HEADS[name].format(attribution=ATTRIBUTION)
    with open(os.path.join(folder, f"{name}.yaml"), "w", encoding="utf-8", newline="\n") as stream:
        stream.write(head + f"{name}:\n" + "\n".join(entries))
    print(f"{name}.yaml: {len(entries)} entries")


if __name__ == "__main__":
    sys.exit(main())
