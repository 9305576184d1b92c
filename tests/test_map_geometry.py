"""The plane that maps are drawn on, and how shapes are cut at its frame."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurils.geometry.distance import geodesic_km
from kurils.geometry.projection import Conic
from kurils.geometry.rings import Bounds
from kurils.geometry.trim import Frame, trim_line, trim_ring

FOUR = Bounds(145.4, 43.36, 148.9, 45.56)
KURILS = Bounds(144.3, 42.6, 157.6, 51.7)
ALL = Bounds(140.6, 42.3, 158.0, 54.5)
#: what the module says of each extent
WORST = {FOUR: 0.0002, KURILS: 0.002, ALL: 0.004}
SQUARE = Frame(0, 0, 10, 10)


@pytest.mark.parametrize("box", WORST)
def test_the_scale_is_as_exact_as_promised(box):
    """Short distances in all directions against geodesics of the ellipsoid, at corners, edges and the middle."""
    plane = Conic(box)
    worst = 0.0
    for longitude in (box.west, (box.west + box.east) / 2, box.east):
        for latitude in (box.south, (box.south + box.north) / 2, box.north):
            for step in ((0.01, 0), (0, 0.01), (0.01, 0.01)):
                a, b = (longitude, latitude), (longitude + step[0], latitude + step[1])
                worst = max(worst, abs(math.dist(plane.to_plane(a), plane.to_plane(b)) / geodesic_km(a, b) - 1))
    assert worst < WORST[box]


@pytest.mark.parametrize("box", WORST)
def test_there_and_back(box):
    """A point of the earth comes back from the plane, and the centre lies at nought."""
    plane = Conic(box)
    middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    assert plane.to_plane(middle) == pytest.approx((0, 0), abs=1e-9)
    for point in (middle, (box.west, box.south), (box.east, box.north)):
        assert plane.to_earth(plane.to_plane(point)) == pytest.approx(point, abs=1e-9)


@pytest.mark.parametrize(
    "box",
    [Bounds(10, -1, 12, 1), Bounds(10, -3, 12, 1), Bounds(-70, -55, -55, -50), Bounds(-180, -80, 180, 80),
     Bounds(10, -0.005, 10.01, 0.005), Bounds(10, 0, 10.01, 0.01)],
)  # fmt: skip
def test_south_of_the_equator_and_across_it(box):
    """There and back as in the north, with north up and east to the right."""
    plane = Conic(box)
    middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    for point in (middle, (box.west, box.south), (box.east * 0.999, box.north)):
        assert plane.to_earth(plane.to_plane(point)) == pytest.approx(point, abs=1e-6)
    x, y = plane.to_plane(middle)
    assert plane.to_plane((middle[0], middle[1] + 0.001))[1] > y
    assert plane.to_plane((middle[0] + 0.001, middle[1]))[0] > x


def test_north_is_up_and_east_is_right():
    """In the middle of the map."""
    plane = Conic(FOUR)
    x, y = plane.to_plane((147.15, 44.46))
    assert plane.to_plane((147.15, 44.6))[1] > y
    assert plane.to_plane((147.3, 44.46))[0] > x


def test_a_ring_is_cut_at_the_frame():
    """A square that sticks out loses what is outside; one far away is gone; one inside stays."""
    assert sorted(set(trim_ring([(5, 5), (15, 5), (15, 15), (5, 15), (5, 5)], SQUARE))) == [
        (5, 5), (5, 10), (10, 5), (10, 10),
    ]  # fmt: skip
    assert trim_ring([(20, 20), (30, 20), (30, 30), (20, 20)], SQUARE) == []
    inside = [(1, 1), (2, 1), (2, 2), (1, 1)]
    assert set(trim_ring(inside, SQUARE)) == set(inside)


def test_a_line_is_cut_into_its_pieces():
    """Out and in again gives two pieces; a line that never enters gives none, not even along an edge outside."""
    assert trim_line([(-5, 5), (5, 5), (5, 20), (8, 20), (8, 5)], SQUARE) == [
        [(0, 5), (5, 5), (5, 10)],
        [(8, 10), (8, 5)],
    ]
    assert trim_line([(-5, -5), (20, -5)], SQUARE) == []
    assert trim_line([(11, 0), (11, 10)], SQUARE) == []


points = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


@given(st.lists(points, min_size=2, max_size=8))
def test_nothing_of_a_cut_line_is_outside(line):
    """Whatever the line, its pieces lie within the frame."""
    for piece in trim_line(line, SQUARE):
        assert all(-1e-9 <= x <= 10 + 1e-9 and -1e-9 <= y <= 10 + 1e-9 for x, y in piece)


@given(st.lists(points, min_size=3, max_size=8))
def test_nothing_of_a_cut_ring_is_outside(ring):
    """Whatever the ring, what is left lies within the frame and is closed."""
    cut = trim_ring([*ring, ring[0]], SQUARE)
    assert cut == [] or cut[0] == cut[-1]
    assert all(-1e-9 <= x <= 10 + 1e-9 and -1e-9 <= y <= 10 + 1e-9 for x, y in cut)
