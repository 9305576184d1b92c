"""The lines and what they were on which day."""

from __future__ import annotations

import itertools
from functools import lru_cache
from pathlib import Path

import pytest

from kurils.geometry import distance, rings, shapes
from kurils.geometry.locator import Locator
from kurils.store.loading import parse_yaml

DATA = Path(__file__).parent.parent / "data"


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


def on(day: str) -> dict[str, set[str]]:
    """State of a line -> the lines in that state on a day."""
    found: dict[str, set[str]] = {}
    for border in read("borders")["borders"]:
        if border["from"] <= day and (border["to"] is None or day < border["to"]):
            found.setdefault(border["state"], set()).add(border["line"])
    return found


@pytest.mark.parametrize(
    ("day", "agreed"),
    [
        ("1855-02-07", set()),  # signed, not yet in force
        ("1856-12-06", set()),
        ("1856-12-07", {"friz_vries"}),
        ("1875-08-21", {"friz_vries"}),
        ("1875-08-22", {"first_kuril", "la_perouse_soya"}),
        ("1905-09-05", {"first_kuril", "la_perouse_soya"}),
        ("1905-10-14", {"first_kuril", "la_perouse_soya"}),
        ("1905-10-15", {"first_kuril", "sakhalin_50n"}),
        ("1945-09-01", {"first_kuril", "sakhalin_50n"}),
        ("1945-09-02", set()),
        ("2026-01-01", set()),
    ],
)
def test_agreed_lines(day, agreed):
    """The day before, the day, the day after each change; marked on the ground counts as agreed too."""
    state = on(day)
    assert state.get("agreed", set()) | state.get("demarcated", set()) == agreed


def test_the_parallel_is_agreed_first_and_marked_later():
    assert "sakhalin_50n" in on("1907-12-31")["agreed"]
    assert "sakhalin_50n" in on("1908-12-31")["demarcated"]


def test_two_courses_in_the_narrowest_strait():
    """The first fishing line, the one of 22 June 1946 and after, and never both."""
    first, second = "goyomai_sovetsky_tanfilyeva", "goyomai_sovetsky_signalny"
    assert {first, second} & on("1945-09-26")["de-facto"] == set()
    assert {first, second} & on("1945-09-27")["de-facto"] == {first}
    assert {first, second} & on("1946-06-21")["de-facto"] == {first}
    assert {first, second} & on("1946-06-22")["de-facto"] == {second}
    assert {first, second} & on("2026-01-01")["de-facto"] == {second}


def test_each_side_claims_its_line_today():
    """Japan the line of 1855, Russia the one before Hokkaido; and each claim says whose it is."""
    today = [b for b in read("borders")["borders"] if b["state"] == "claimed" and b["to"] is None]
    assert {(border["by"], border["line"]) for border in today} == {
        ("japan", "friz_vries"),
        ("russia", "defacto_1945_nemuro"),
        ("russia", "la_perouse_soya"),
    }
    assert all(("by" in border) == (border["state"] == "claimed") for border in read("borders")["borders"])


def test_lines_of_one_state_do_not_lie_twice():
    """No line has two spells of one state, by one claimant, that overlap."""
    spells: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for border in read("borders")["borders"]:
        key = (border["line"], border["state"], border.get("by", ""))
        spells.setdefault(key, []).append((border["from"], border["to"] or "9999"))
    for rows in spells.values():
        rows.sort()
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(rows))


def test_ids_meet():
    """Every border names a line and a strait that exist; every strait a line; and names agree in both files."""
    borders, lines = read("borders"), {line["id"]: line for line in read("lines")["lines"]}
    straits = {strait["id"]: strait for strait in borders["straits"]}
    for border in borders["borders"]:
        assert border["line"] in lines
        assert border["strait"] is None or border["strait"] in straits
    for strait in straits.values():
        assert lines[strait["line"]]["straits"] == strait["names"]


def test_lines_keep_off_the_land(polygons):
    """A median of a strait touches no island; the parallel lies on Sakhalin."""
    for line in read("lines")["lines"]:
        course = shapes.to_shape(line["wkt"])
        touched = {id for id, wkt in polygons.items() if shapes.to_shape(wkt).intersects(course)}
        assert touched == ({"sakhalin-south", "sakhalin-north"} if line["id"] == "sakhalin_50n" else set()), line["id"]


@pytest.mark.parametrize(
    ("line", "north", "south"),
    [
        ("friz_vries", ["urup"], ["iturup"]),
        ("catherine", ["iturup"], ["kunashir"]),
        ("yuzhno_kurilsky", ["kunashir"], ["shikotan", "zelyony", "tanfilyeva"]),
        ("spanberg_shikotan_suido", ["shikotan", "ayvazovskogo"], ["polonskogo", "oskolki"]),
    ],
)
def test_a_median_is_as_far_from_either_shore(polygons, line, north, south):
    """The vertex in the middle of the line, within its tolerance."""
    entry = next(entry for entry in read("lines")["lines"] if entry["id"] == line)
    points = rings.parse_line(entry["wkt"])
    sides = [Locator({id: polygons[id] for id in side}, {}, {}) for side in (north, south)]
    there, back = (side.nearest_island(points[len(points) // 2])[1].km for side in sides)
    assert there == pytest.approx(back, abs=2 * float(entry["tolerance_m"]) / 1000 + 0.3)


def test_widths_on_the_polygons(polygons):
    """The narrowest place of two straits, as the lines give it."""
    given = {line["id"]: float(line.get("narrowest_km", 0)) for line in read("lines")["lines"]}
    for id, first, second in (("catherine", "kunashir", "iturup"), ("friz_vries", "iturup", "urup")):
        shores = [distance.Shore(rings.parse_area(polygons[name])) for name in (first, second)]
        assert distance.shore_to_shore(*shores).km == pytest.approx(given[id], abs=0.4)


def test_signalny_lies_between_the_two_courses(polygons):
    """On the Hokkaido side of the first fishing line, beyond the second."""
    reef = rings.parse_area(polygons["signalny"])
    x, y = (sum(axis) / len(axis) for axis in zip(*reef[0][0][:-1]))

    def east_of(id: str) -> bool:
        line = next(entry for entry in read("lines")["lines"] if entry["id"] == id)
        points = rings.parse_line(line["wkt"])
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            if by <= y <= ay:
                return x > ax + (bx - ax) * (y - ay) / (by - ay)
        raise AssertionError(id)

    assert not east_of("goyomai_sovetsky_tanfilyeva")
    assert east_of("goyomai_sovetsky_signalny")
