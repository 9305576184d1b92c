"""Geodesic figures: known lengths and areas, and the islands against the official tables."""

from __future__ import annotations

import itertools
import math
import random
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from kurils.geometry import distance, figures, rings, shapes
from kurils.geometry.locator import Locator
from kurils.store.loading import parse_yaml
from tests.test_islands import OFFICIAL

DATA = Path(__file__).parent.parent / "data"
#: Cape Nosappu, from which that table counts
NOSAPPU = (145.8175, 43.3854)
#: Japan's table of distances from Cape Nosappu, in km, and how far the polygons are from it
DISTANCES = [
    ("iturup", 144.5, 0.2),
    ("shikotan", 73.3, 0.6),
    ("polonskogo", 45.5, 0.3),
    ("zelyony", 25.5, 0.8),
    ("yuri", 16.6, 0.5),
    ("anuchina", 13.7, 0.3),
    ("tanfilyeva", 7.0, 0.5),
]


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


@pytest.fixture(scope="module")
def coasts():
    """Coast -> its shape in WKT."""
    return {entry["id"]: entry["wkt"] for entry in read("coasts")["coasts"]}


@pytest.fixture(scope="module")
def places():
    """Territory -> its entry."""
    return {territory["id"]: territory for territory in read("islands")["territories"]}


@pytest.mark.parametrize(("id", "official", "tolerance"), OFFICIAL)
def test_areas_agree_with_the_official_table(polygons, id, official, tolerance):
    assert figures.area_km2(rings.parse_area(polygons[id])) == pytest.approx(official, rel=tolerance)


def test_habomai_as_a_group(places, polygons):
    """All named islets together, against the official 94.84."""
    total = sum(figures.area_km2(rings.parse_area(polygons[id])) for id in places["habomai"]["polygon"])
    assert total == pytest.approx(94.84, rel=0.01)


def nosappu_km(area):
    return figures.distance_km(distance.Shore(area), figures.Reference("nosappu", NOSAPPU, ()))


@pytest.mark.parametrize(("id", "official", "tolerance"), DISTANCES)
def test_distances_agree_with_the_official_table(polygons, id, official, tolerance):
    assert nosappu_km(rings.parse_area(polygons[id])) == pytest.approx(official, abs=tolerance)


def test_the_nearest_reef_is_nearer_than_the_official_figure(polygons):
    """Signalny (Kaigara) is 3.7 km off officially; every coastline that was seen gives about 3.5."""
    assert 3.4 < nosappu_km(rings.parse_area(polygons["signalny"])) < 3.75


def test_kunashir_and_hokkaido(polygons, coasts):
    """Sixteen kilometres from Notsuke; the cape is farther off than the coast."""
    area = rings.parse_area(polygons["kunashir"])
    hokkaido = figures.Reference("hokkaido", None, (coasts["hokkaido_east"], coasts["hokkaido_west"]))
    assert figures.distance_km(distance.Shore(area), hokkaido) == pytest.approx(16.18, abs=0.05)
    assert nosappu_km(area) == pytest.approx(36.97, abs=0.05)


def test_known_geodesics():
    """A degree along the equator and along a meridian on WGS84."""
    assert distance.geodesic_km((0, 0), (1, 0)) == pytest.approx(111.3195, abs=1e-4)
    assert distance.geodesic_km((0, 0), (0, 1)) == pytest.approx(110.5744, abs=1e-4)


def test_area_between_parallels():
    """A box of longitude and latitude has the area of its zone, since its long edges follow the parallels."""
    box = rings.parse_area("POLYGON ((140 45, 150 45, 150 50, 140 50, 140 45))")
    e = math.sqrt(0.00669437999014)

    def zone(latitude: float) -> float:
        s = math.sin(math.radians(latitude))
        return s / (2 * (1 - e * e * s * s)) + math.log((1 + e * s) / (1 - e * s)) / (4 * e)

    exact = math.radians(10) * 6356.752314245**2 * (zone(50) - zone(45))
    assert figures.area_km2(box) == pytest.approx(exact, rel=2e-6)


def test_holes_are_taken_out():
    whole = "POLYGON ((145 43, 146 43, 146 44, 145 44, 145 43))"
    hole = "POLYGON ((145.4 43.4, 145.6 43.4, 145.6 43.6, 145.4 43.6, 145.4 43.4))"
    ring = whole[:-1] + ", (145.4 43.4, 145.4 43.6, 145.6 43.6, 145.6 43.4, 145.4 43.4))"
    areas = [figures.area_km2(rings.parse_area(wkt)) for wkt in (whole, hole, ring)]
    assert areas[0] - areas[1] == pytest.approx(areas[2])
    assert figures.perimeter_km(rings.parse_area(ring)) > figures.perimeter_km(rings.parse_area(whole))
    middle = figures.centre(rings.parse_area(whole))
    assert figures.centre(rings.parse_area(ring)).longitude == pytest.approx(middle.longitude)


def test_the_two_halves_of_sakhalin(polygons):
    """The cut along the parallel loses nothing, and the south is the smaller half."""
    south, north = (figures.area_km2(rings.parse_area(polygons[f"sakhalin-{half}"])) for half in ("south", "north"))
    assert south + north == pytest.approx(74_720, rel=1e-3)
    assert 32_500 < south < 36_100 < north


def test_centre_lies_where_it_should(polygons):
    """Within the box for every island, and on land for a compact one."""
    for wkt in polygons.values():
        area = rings.parse_area(wkt)
        middle, reach = figures.centre(area), figures.extent(area)
        assert reach.south < middle.latitude < reach.north
        assert reach.west < middle.longitude < reach.east
    shikotan = rings.parse_area(polygons["shikotan"])
    middle = figures.centre(shikotan)
    assert rings.contains(shikotan, middle.longitude, middle.latitude)
    turned = tuple(tuple(tuple(reversed(ring)) for ring in polygon) for polygon in shikotan)
    assert figures.centre(turned) == pytest.approx(middle)
    assert figures.area_km2(turned) == pytest.approx(figures.area_km2(shikotan))


def test_distance_to_a_shore_against_all_edges(polygons):
    """The search finds what a walk over dense points of every edge finds, near and far."""
    chance = random.Random(1875)
    for id in ("signalny", "oskolki", "yuri", "moneron"):
        area = rings.parse_area(polygons[id])
        shore = distance.Shore(area)
        dense = []
        for polygon in area:
            for ring in polygon:
                for (ax, ay), (bx, by) in itertools.pairwise(ring):
                    dense += [(ax + (bx - ax) * t / 20, ay + (by - ay) * t / 20) for t in range(20)]
        for spread in (0.02, 0.5, 6):
            x, y = dense[0][0] + chance.uniform(-spread, spread), dense[0][1] + chance.uniform(-spread, spread)
            if rings.contains(area, x, y):
                continue
            found = distance.point_to_shore((x, y), shore)
            best = min(distance.geodesic_km((x, y), point) for point in dense)
            assert found.km <= best + 1e-6
            assert found.km > best - 0.2
            assert distance.geodesic_km(found.start, found.end) == pytest.approx(found.km)


def test_on_land_the_distance_is_nothing(polygons):
    """A vertex is on the shore, and the shore is land."""
    shore = distance.Shore(rings.parse_area(polygons["shikotan"]))
    corner = next(shore.vertices())
    assert distance.point_to_shore(corner, shore) == (0.0, corner, corner)
    assert distance.shore_to_shore(shore, shore).km == 0


def test_between_shores_is_the_same_both_ways(polygons):
    yuri, anuchina = (distance.Shore(rings.parse_area(polygons[id])) for id in ("yuri", "anuchina"))
    there, back = distance.shore_to_shore(yuri, anuchina), distance.shore_to_shore(anuchina, yuri)
    assert there.km == pytest.approx(back.km, abs=1e-4)
    assert there.start == pytest.approx(back.end, abs=1e-4)


def test_the_nearest_of_all_islands(polygons):
    """The same answer as measuring to each, for points at sea and on land."""
    chance = random.Random(1945)
    locator = Locator(polygons, {}, {})
    shores = [(id, distance.Shore(rings.parse_area(wkt))) for id, wkt in polygons.items()]
    for point in ((145.8175, 43.3854), (148.0, 44.2), (153.0, 46.0), (141.0, 47.0), (147.5, 45.0)):
        x, y = point[0] + chance.uniform(-0.1, 0.1), point[1] + chance.uniform(-0.1, 0.1)
        id, line = locator.nearest_island((x, y))
        expected = min((distance.point_to_shore((x, y), shore).km, id) for id, shore in shores)
        assert (line.km, id) == (pytest.approx(expected[0], abs=1e-6), expected[1])
    with pytest.raises(ValueError, match="no land"):
        Locator({}, {}, {}).nearest_island((145.0, 43.0))


def test_figures_of_one_island(polygons, coasts):
    """Every key is there, rounded; without coasts the one distance is unknown."""
    coast = figures.Reference("coast", None, (coasts["hokkaido_east"],))
    found = figures.island_figures(polygons["shikotan"], [coast, figures.Reference("cape", NOSAPPU, ())])
    assert set(found) == {"area_km2", "perimeter_km", "extent", "centre", "coast_km", "cape_km"}
    assert found["area_km2"] == 246.48
    assert found["extent"] == {"south": 43.70101, "north": 43.89025, "west": 146.58472, "east": 146.91975}
    assert found["centre"] == {"latitude": 43.8012, "longitude": 146.7389}
    nowhere = figures.Reference("nowhere", None, ())
    assert figures.island_figures(polygons["rifovy"], [nowhere])["nowhere_km"] is None
    assert figures.island_figures(polygons["rifovy"])["area_km2"] == pytest.approx(0.002, abs=1e-4)


def test_single_points_need_no_shapely(monkeypatch, polygons):
    """A point is placed, and measured, without shapely or numpy."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("shapely", "numpy")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "shapely", None)
    locator = Locator({id: polygons[id] for id in ("signalny", "shikotan")}, {}, {})
    assert locator.island_at((146.74, 43.8)) == "shikotan"
    assert locator.nearest_island((145.8175, 43.3854))[0] == "signalny"


def test_cutting_keeps_the_rings_anticlockwise(polygons):
    """Both parts of a cut own it, and run as GeoJSON wants."""
    south, north = shapes.cut_at_latitude(polygons["shikotan"], 43.8)
    for half in (south, north):
        assert shapes.to_shape(half).is_valid
        assert all(rings.is_anticlockwise(polygon[0]) for polygon in rings.parse_area(half))
    assert shapes.to_shape(south).intersection(shapes.to_shape(north)).area == 0
