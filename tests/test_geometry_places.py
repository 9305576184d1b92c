"""The shapes of the record: valid, apart from one another, and of the places that islands.yaml names."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from pathlib import Path

import pytest

from kurils.geometry import rings, shapes
from kurils.store.loading import parse_yaml

DATA = Path(__file__).parent.parent / "data"
TERRITORIES = ["iturup", "kunashir", "shikotan", "habomai", "northern-kurils", "sakhalin-south", "sakhalin-north"]
#: Japanese 海馬島 is two islands: Todo-jima (Oskolki) and Kaiba-to (Moneron)
SHARED_NAMES = {"海馬島"}
HABOMAI = "polonskogo oskolki zelyony dyomina yuri anuchina tanfilyeva storozhevoy rifovy signalny habomai_islets"


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


def test_the_territories_and_their_members():
    """Seven, in their order; every island belongs to the territory that lists it, and each is listed once."""
    record = read("islands")
    assert [territory["id"] for territory in record["territories"]] == TERRITORIES
    listed = [(member, territory["id"]) for territory in record["territories"] for member in territory["members"]]
    assert listed == [(island["id"], island["territory"]) for island in record["islands"]]
    assert dict(listed)["moneron"] == "sakhalin-south"
    assert [id for id, territory in listed if territory == "habomai"] == HABOMAI.split()
    assert sum(territory == "northern-kurils" for _, territory in listed) == 23


def test_the_list_of_1875():
    """The treaty numbers eighteen items; 13 is three features, 17 is two, and two islands are not in it."""
    numbers = [i.get("treaty_1875_no") for i in read("islands")["islands"] if i["territory"] == "northern-kurils"]
    assert sorted({int(number) for number in numbers if number}) == list(range(1, 19))
    assert numbers.count("13") == 3
    assert numbers.count("17") == 2
    assert numbers.count(None) == 2


def test_every_island_has_its_polygon(polygons, places):
    """The same ids on both sides, and every territory the polygons of its members."""
    islands = {island["id"]: island for island in read("islands")["islands"]}
    assert list(polygons) == list(islands)
    assert all(island["polygon"] == [id] for id, island in islands.items())
    for place in places.values():
        assert place["polygon"] == place["members"]


def test_shapes_are_valid_and_anticlockwise(polygons, coasts):
    """No ring crosses itself; exterior rings run anticlockwise, holes clockwise."""
    for id, wkt in (polygons | coasts).items():
        assert shapes.to_shape(wkt).is_valid, id
        for exterior, *holes in rings.parse_area(wkt):
            assert rings.is_anticlockwise(exterior), id
            assert not any(rings.is_anticlockwise(hole) for hole in holes), id


def test_coordinates_are_of_this_sea_and_not_too_fine(polygons, coasts):
    """Longitude first, five decimals at most."""
    for wkt in (polygons | coasts).values():
        assert not re.search(r"\.\d{6}", wkt)
        box = rings.bounds(rings.parse_area(wkt))
        assert 139 < box.west < box.east < 159
        assert 41 < box.south < box.north < 55


def test_no_two_islands_overlap(polygons):
    """Except that the halves of Sakhalin share the cut, a line without area."""
    boxes = {id: rings.bounds(rings.parse_area(wkt)) for id, wkt in polygons.items()}
    for a, b in itertools.combinations(polygons, 2):
        first, second = boxes[a], boxes[b]
        if first.west <= second.east and second.west <= first.east and first.south <= second.north:
            one, other = (shapes.to_shape(polygons[id]) for id in (a, b))
            assert one.intersection(other).area == 0, (a, b)


def test_a_known_point_on_each_of_the_four(polygons):
    """Towns and middles of islands are found on the right one, and the cape of Hokkaido on none."""
    known = {
        "iturup": (147.88, 45.22),
        "kunashir": (145.86, 44.03),
        "shikotan": (146.83, 43.86),
        "zelyony": (146.13, 43.5),
    }
    for id, point in known.items():
        assert [name for name, wkt in polygons.items() if rings.contains(rings.parse_area(wkt), *point)] == [id]
    assert not any(rings.contains(rings.parse_area(wkt), 145.8175, 43.3854) for wkt in polygons.values())


def test_members_lie_close_to_their_group(polygons, places):
    """Each named island lies inside the box of its territory."""
    for place in places.values():
        boxes = [rings.bounds(rings.parse_area(polygons[id])) for id in place["polygon"]]
        west, south = min(box.west for box in boxes), min(box.south for box in boxes)
        east, north = max(box.east for box in boxes), max(box.north for box in boxes)
        for box in boxes:
            assert west <= box.west <= box.east <= east
            assert south <= box.south <= box.north <= north
    assert rings.bounds(rings.parse_area(polygons["sakhalin-south"])).north == 50
    assert rings.bounds(rings.parse_area(polygons["sakhalin-north"])).south == 50


def test_names_lead_to_one_place():
    """A name or alias belongs to one island, apart from those known to be shared."""
    record, owners = read("islands"), {}
    for place in [*record["territories"], *record["islands"]]:
        forms = [form["form"] for forms in place["names"].values() for form in forms] + list(place.get("aliases", ()))
        aliases = [alias.casefold() for alias in place.get("aliases", ())]
        assert len(aliases) == len(set(aliases)), place["id"]
        for form in forms:
            owners.setdefault(form.casefold(), set()).add(place["id"])
    assert {form for form, ids in owners.items() if len(ids) > 1} == SHARED_NAMES


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Etorofu", "iturup"),
        ("Etorofutō", "iturup"),
        ("о. Итуруп", "iturup"),
        ("択捉", "iturup"),
        ("えとろふ", "iturup"),
        ("伊图鲁普", "iturup"),
        ("에토로후", "iturup"),
        ("เกาะอีตูรุป", "iturup"),
        # forms that were found wrong, and are met
        ("อิตุรุป", "iturup"),
        ("คุนาชิริ", "kunashir"),
        ("쿠나시리섬", "kunashir"),
        ("구나시리섬", "kunashir"),
        ("Кунашири", "kunashir"),
        ("쿠나시르", "kunashir"),
        ("คูนาชีร์", "kunashir"),
        ("シコタン", "shikotan"),
        ("ซิโกตัน", "shikotan"),
        ("歯舞諸島", "habomai"),
        ("齿舞", "habomai"),
        ("Alaid", "atlasova"),
        ("Karafuto", "sakhalin-south"),
    ],
)
def test_what_a_user_may_type(name, id):
    """Spellings of six languages are known."""
    record = read("islands")
    found = set()
    for place in [*record["territories"], *record["islands"]]:
        forms = [form["form"] for forms in place["names"].values() for form in forms] + list(place.get("aliases", ()))
        if name in forms:
            found.add(place["id"])
    assert found == {id}


def test_figures_are_never_bare():
    """An area says its edition, its method and whose it is; what is called confirmed has two independent families."""
    files = sorted(path.stem for path in (DATA / "sources").glob("*.yaml"))
    families = {source["id"]: source["family"] for name in files for source in read(f"sources/{name}")["sources"]}
    record, borders = read("islands"), read("borders")
    entries = [*record["territories"], *record["islands"], *record["totals"], *borders["straits"]]
    for entry in entries:
        for key in ("codes", "areas", "heights", "population", "distances", "widths"):
            for figure in entry.get(key, ()):
                assert figure["sources"], (entry["id"], figure)
                if figure["certainty"] == "confirmed":
                    assert len({families[id] for id in figure["sources"]}) > 1, (entry["id"], figure["value"])
        for area in entry.get("areas", ()):
            assert {"edition", "method", "side", "of"} <= set(area)
    for id in TERRITORIES[:4]:
        place = next(territory for territory in record["territories"] if territory["id"] == id)
        assert {area["side"] for area in place["areas"]} >= {"japan", "russia"}
        assert len(place["areas"]) > 2


def test_the_population_of_1945_adds_up():
    """Villages and islands to the island and the group, and the four to the total of 17,291 in 3,124 households."""

    def of_1945(place):
        rows = [row for row in place.get("population", ()) if row["date"] == "1945-08-15"]
        return [(int(row["value"]), int(row["households"]), "place" in row) for row in rows]

    record = read("islands")
    places = {territory["id"]: of_1945(territory) for territory in record["territories"][:4]}
    whole = [next(row for row in rows if not row[2]) for rows in places.values()]
    assert (sum(row[0] for row in whole), sum(row[1] for row in whole)) == (17_291, 3_124)
    for id in ("iturup", "kunashir"):
        villages = [row for row in places[id] if row[2]]
        assert (sum(r[0] for r in villages), sum(r[1] for r in villages)) == next(r[:2] for r in places[id] if not r[2])
    islets = [row for island in record["islands"] if island["territory"] == "habomai" for row in of_1945(island)]
    assert (sum(row[0] for row in islets), sum(row[1] for row in islets)) == (5_281, 852)
