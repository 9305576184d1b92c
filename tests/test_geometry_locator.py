"""Where points lie to islands, coasts and lines, on shapes that can be held in the head."""

from __future__ import annotations

import pytest

from kurils.geometry.locator import Locator

WEST = "POLYGON ((145 44, 146 44, 146 45, 145 45, 145 44))"
EAST = "POLYGON ((148 44, 149 44, 149 45, 148 45, 148 44))"
#: from north to south between the two, with a bend to the east in the middle
LINE = "LINESTRING (147 46, 147 44.5, 147.2 44.4, 147 44.3, 147 43)"


@pytest.fixture
def locator():
    """An island in the west, a coast in the east, a line between them."""
    return Locator({"west": WEST}, {"east": EAST}, {"line": LINE})


def test_land_and_the_nearest_of_it(locator):
    """Islands and coasts are kept apart; the shore is land."""
    assert (locator.island_at((145.5, 44.5)), locator.coast_at((145.5, 44.5))) == ("west", None)
    assert (locator.island_at((148.0, 44.5)), locator.coast_at((148.0, 44.5))) == (None, "east")
    assert locator.nearest_island((147.9, 44.5))[0] == "west"
    assert locator.nearest_land((147.9, 44.5), "west") == "east"
    assert locator.nearest_land((146.1, 44.5), "west") == "west"
    assert locator.to_land((147.9, 44.5)) == pytest.approx(7.95, abs=0.02)


@pytest.mark.parametrize(
    ("point", "side"),
    [
        ((146.5, 45.0), "right"),
        ((147.5, 45.0), "left"),
        ((147.1, 44.4), "right"),  # inside the bend
        ((147.3, 44.4), "left"),  # beside its tip
        ((146.5, 43.5), "right"),
        ((147.0, 47.0), None),  # beyond the north end
        ((146.5, 42.0), None),  # beyond the south end
    ],
)
def test_sides_of_a_line(locator, point, side):
    """Seen along the line; none beyond its ends."""
    place = locator.to_line(point, "line")
    assert (place.side, place.beside) == (side, side is not None)


def test_the_land_beside_a_line(locator):
    """The island on the right, the coast on the left of a line that runs south."""
    assert locator.beside("line") == {"left": "east", "right": "west"}


def test_distance_to_a_line(locator):
    """Half a degree of longitude at 45 north is 39.4 km."""
    assert locator.to_line((146.5, 45.0), "line").km == pytest.approx(39.4, abs=0.1)
    assert locator.nearest_line((146.5, 45.0), []) is None


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        ("friz_vries", "urup", "iturup"),
        ("la_perouse_soya", "sakhalin-south", "hokkaido_west"),
        ("first_kuril", "kamchatka_tip", "shumshu"),
        ("nemuro_kunashirsky", "kunashir", "hokkaido_east"),
        ("goyomai_sovetsky_tanfilyeva", "tanfilyeva", "hokkaido_east"),
        ("sakhalin_50n", "sakhalin-north", "sakhalin-south"),
    ],
)
def test_what_lies_beside_the_lines_of_the_record(record, line, left, right):
    """As any map shows it."""
    assert record.locator().locator.beside(line) == {"left": left, "right": right}
