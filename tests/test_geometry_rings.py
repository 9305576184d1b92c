"""A point is on land exactly when shapely says that it meets the polygon: anywhere, and on the shore above all."""

from __future__ import annotations

import itertools
import math
import random
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kurils.base.errors import DataInvalid
from kurils.geometry import rings, shapes
from kurils.store.loading import parse_yaml

DATA = Path(__file__).parent.parent / "data"
SQUARE = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 3, 3 3, 3 1, 1 1))"
TWO = "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((2 0, 3 0, 3 1, 2 1, 2 0), (2.2 0.2, 2.2 0.8, 2.8 0.8, 2.2 0.2)))"
#: teeth whose tips and valleys share one height, where a careless ray counts a vertex twice or not at all
COMB = "POLYGON ((0 0, 6 0, 6 2, 5 1, 4 2, 4 1, 3 1, 3 2, 2 1, 1 2, 1 1, 0 1, 0 0))"
#: edges so steep and so flat that the sign of a rounded determinant is a matter of luck
SLIVER = "POLYGON ((145.8 43.3, 145.8000000001 43.9, 146.9 43.9000000001, 145.8 43.3))"
SAMPLES = (SQUARE, TWO, COMB, SLIVER)


@lru_cache
def read(name):
    """A file of the record as plain values, with whatever problem it has."""
    problems = []
    parsed = parse_yaml(name, (DATA / f"{name}.yaml").read_bytes(), problems)
    assert not problems
    return parsed


@pytest.fixture(scope="module")
def polygons():
    """Island -> its shape in WKT."""
    return {entry["island"]: entry["wkt"] for entry in read("polygons")["polygons"]}


def same(wkt: str, x: float, y: float) -> bool:
    return rings.contains(rings.parse_area(wkt), x, y) == shapes.holds(wkt, x, y)


@pytest.mark.parametrize(
    ("x", "y", "land"),
    [
        (0.5, 0.5, True),
        (2, 2, False),  # in the hole
        (1, 2, True),  # on the shore of the hole
        (4, 4, True),  # a corner
        (4, 2, True),  # on an edge
        (2, 0, True),  # on a level edge
        (-1, 4, False),  # level with an edge, west of it
        (5, 0, False),
    ],
)
def test_the_shore_counts_as_land(x, y, land):
    """Corners, edges and the shores of holes are land; what lies level with them is not."""
    assert rings.contains(rings.parse_area(SQUARE), x, y) is land


@pytest.mark.parametrize("wkt", SAMPLES)
def test_vertices_and_midpoints_agree_with_shapely(wkt):
    """Every vertex, every midpoint of an edge, and their neighbours one step of the last digit away."""
    for polygon in rings.parse_area(wkt):
        for ring in polygon:
            for (ax, ay), (bx, by) in itertools.pairwise(ring):
                for x, y in ((ax, ay), ((ax + bx) / 2, (ay + by) / 2), (ax + (bx - ax) / 3, ay + (by - ay) / 3)):
                    for px in (math.nextafter(x, -math.inf), x, math.nextafter(x, math.inf)) if NEXTAFTER else (x,):
                        for py in (math.nextafter(y, -math.inf), y, math.nextafter(y, math.inf)) if NEXTAFTER else (y,):
                            assert same(wkt, px, py), (px, py)


NEXTAFTER = hasattr(math, "nextafter")
NUMBERS = st.one_of(st.integers(-1, 7).map(float), st.floats(-1, 7), st.sampled_from([0.1, 0.2, 0.3, 1 / 3, 5e-324]))


@given(st.sampled_from(SAMPLES[:3]), NUMBERS, NUMBERS)
@example(COMB, 0.0, 2.0)
@example(COMB, -1.0, 1.0)
@settings(max_examples=400, deadline=None)
def test_any_point_agrees_with_shapely(wkt, x, y):
    """Whole numbers are drawn often, so that rays run through vertices and along edges."""
    assert same(wkt, x, y)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=9, unique=True), st.data())
@settings(max_examples=150, deadline=None)
def test_random_polygons_agree_with_shapely(points, data):
    """Star-shaped rings over a small grid, asked at grid points: as many coincidences as possible."""
    middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    order = sorted(points, key=lambda p: (math.atan2(p[1] - middle[1], p[0] - middle[0]), p))
    wkt = "POLYGON ((" + ", ".join(f"{x} {y}" for x, y in [*order, order[0]]) + "))"
    if shapes.to_shape(wkt).is_valid:
        for _ in range(5):
            x, y = data.draw(st.integers(-1, 10)), data.draw(st.integers(-1, 10))
            assert same(wkt, x, y), (wkt, x, y)


def test_the_islands_agree_with_shapely(polygons):
    """Each island of the record: vertices, edge midpoints, and points around, close to the shore and farther off."""
    chance = random.Random(1855)
    for wkt in polygons.values():
        area = rings.parse_area(wkt)
        box = rings.bounds(area)
        corners = [point for polygon in area for ring in polygon for point in ring]
        picked = chance.sample(corners, min(len(corners), 60))
        points = list(picked)
        points += [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in itertools.pairwise(picked)]
        points += [(x + chance.gauss(0, 1e-4), y + chance.gauss(0, 1e-4)) for x, y in picked]
        points += [(chance.uniform(box.west, box.east), chance.uniform(box.south, box.north)) for _ in range(60)]
        points += [(chance.uniform(box.west, box.east), y) for _, y in picked[:30]]
        for x, y in points:
            assert rings.contains(area, x, y) == shapes.holds(wkt, x, y), (x, y)


def test_points_at_no_place():
    """What is not a finite number is nowhere, without a complaint."""
    area = rings.parse_area(SQUARE)
    for bad in (math.nan, math.inf, -math.inf):
        assert not rings.contains(area, bad, 2)
        assert not rings.contains(area, 0.5, bad)


@pytest.mark.parametrize(
    "wkt",
    [
        "",
        "POINT (1 2)",
        "POLYGON EMPTY",
        "POLYGON ((0 0, 1 0, 1 1))",
        "POLYGON ((0 0, 1 0, 1 1, 0 x, 0 0))",
        "POLYGON ((0 0 5, 1 0 5, 1 1 5, 0 0 5))",
        "LINESTRING (0 0, 1 1)",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0))",
    ],
)
def test_bad_polygons_are_refused(wkt):
    with pytest.raises(DataInvalid):
        rings.parse_area(wkt)


@pytest.mark.parametrize("wkt", ["LINESTRING (0 0)", "POLYGON ((0 0, 1 0, 1 1, 0 0))", "LINESTRING EMPTY"])
def test_bad_lines_are_refused(wkt):
    with pytest.raises(DataInvalid):
        rings.parse_line(wkt)


def test_reading_wkt():
    """Line breaks and lower case do not matter; the points come as they are."""
    assert rings.parse_line("linestring (1 2,\n 3 4)") == ((1.0, 2.0), (3.0, 4.0))
    assert len(rings.parse_area(TWO)) == 2
    assert rings.bounds(rings.parse_area(TWO)) == (0, 0, 3, 1)


def test_which_way_a_ring_runs():
    (ring, hole), *_ = rings.parse_area(SQUARE)
    assert rings.is_anticlockwise(ring)
    assert not rings.is_anticlockwise(hole)
    assert rings.twice_signed_area(ring) == 32
