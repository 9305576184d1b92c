"""Rebuild data/land.yaml: the land around the islands for drawing, and the coarse outlines of a locator map.

    python scripts/build_land.py WORLD.json [--data FOLDER]

The land comes from the polygons of OpenStreetMap in the PyPI package roaring-landmask, which must be installed; WORLD
is `countries-50m.json` of the npm package world-atlas, the 1:50 million land of Natural Earth as TopoJSON. What
data/polygons.yaml and data/coasts.yaml hold already is left out: they have it in more detail.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from kurils.geometry.shapes import anticlockwise, to_shape
from scripts.build_polygons import ATTRIBUTION, fold, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

#: what a map may show, and what a locator may show: west, south, east, north
REACH, FAR = box(126, 34, 172, 64), box(95, 15, 179.9, 72)
#: square kilometres below which a piece of land is left out
LEAST = 25.0
#: metres to which land is simplified, and a smaller island
DETAIL, DETAIL_OF_SMALL, SMALL = 900.0, 600.0, 3000.0
#: degrees to which the locator is simplified, and square degrees below which a piece of it is left out
LOCATOR_DETAIL, LOCATOR_LEAST = 0.07, 0.15
METRES = 111_195.0

HEAD = f"""\
# The land around the islands, for drawing only; it takes no position on whose it is.
{ATTRIBUTION}\
# Pieces over 25 square kilometres between 126 and 172 degrees east, 34 and 64 north, simplified to about 900 m (islands
# under 3000 square kilometres 600 m), three decimals; what polygons.yaml and coasts.yaml hold is left out.
# `outlines` are Natural Earth's land of 1:50 million (public domain), as packed in the npm package world-atlas 2.0.2,
# simplified to about 7 km. Written by scripts/build_land.py.
"""


def main() -> int:
    """Read the command line, write the file, say what was written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("world")
    parser.add_argument("--data", default="data", help="the folder of the record")
    given = parser.parse_args()
    pieces = {"land": list(land(given.data)), "outlines": list(locator(given.world))}
    path = os.path.join(given.data, "land.yaml")
    with open(path, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(HEAD)
        for name, shapes in pieces.items():
            stream.write(f"{name}:\n")
            for number, piece in enumerate(sorted(shapes, key=lambda each: -each.area), 1):
                wkt = anticlockwise(shapely.set_precision(piece, 0.001 if name == "land" else 0.01))
                stream.write(f"  - id: {name.removesuffix('s')}-{number}\n    wkt: >-\n" + "\n".join(fold(wkt)) + "\n")
            print(f"{name}: {len(shapes)} pieces")
    return 0


def land(data: str) -> Iterator[Polygon]:
    """The pieces of land within REACH that the record does not hold in more detail."""
    import roaring_landmask

    known = unary_union([
        to_shape(entry["wkt"]).buffer(0.02)
        for name in ("polygons", "coasts")
        for entry in read_yaml(data, f"{name}.yaml")[name]
        # the tip of Kamchatka is part of the mainland, which is drawn whole
        if entry["id"] != "kamchatka_tip"
    ])  # fmt: skip
    packed = bytes(roaring_landmask.Shapes.wkb(roaring_landmask.LandmaskProvider.Osm))
    for piece in shapely.from_wkb(packed).geoms:
        if not piece.intersects(REACH) or area(piece) < LEAST or known.contains(piece.representative_point()):
            continue
        whole = shapely.make_valid(piece.intersection(REACH))
        for part in polygons(simplified(whole, DETAIL if area(piece) > SMALL else DETAIL_OF_SMALL)):
            if area(part) > LEAST:
                yield Polygon(part.exterior)


def locator(path: str) -> Iterator[Polygon]:
    """The outlines of a world map within FAR."""
    whole = unary_union([shapely.make_valid(each) for each in topo_shapes(path)]).intersection(FAR)
    for piece in polygons(whole.simplify(LOCATOR_DETAIL)):
        if piece.area > LOCATOR_LEAST:
            yield Polygon(piece.exterior)


def topo_shapes(path: str) -> Iterator[BaseGeometry]:
    """The polygons of the object `land` of a TopoJSON file."""
    with open(path, encoding="utf-8") as stream:
        topology = json.load(stream)
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for index in indices:
            piece = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += piece[1:] if points else piece
        return points

    for geometry in topology["objects"]["land"]["geometries"]:
        parts: list[Any] = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for part in parts:
            rings = [ring(indices) for indices in part]
            yield Polygon(rings[0], rings[1:])


def simplified(whole: BaseGeometry, metres: float) -> BaseGeometry:
    """A geometry in degrees simplified by metres, on a plane true at its own latitude."""
    wide = math.cos(math.radians(whole.representative_point().y))
    plane = shapely.transform(whole, lambda at: at * [METRES * wide, METRES])
    return shapely.make_valid(shapely.transform(plane.simplify(metres), lambda at: at / [METRES * wide, METRES]))


def area(piece: BaseGeometry) -> float:
    """Square kilometres, near enough."""
    return float(piece.area * (METRES / 1000) ** 2 * math.cos(math.radians(piece.representative_point().y)))


def polygons(whole: BaseGeometry) -> Iterator[Polygon]:
    """The polygons of a geometry."""
    for piece in getattr(whole, "geoms", [whole]):
        if isinstance(piece, MultiPolygon):
            yield from piece.geoms
        elif isinstance(piece, Polygon):
            yield piece


if __name__ == "__main__":
    sys.exit(main())
