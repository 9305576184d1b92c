"""Meridians and parallels on the plane of a map."""

from __future__ import annotations

from itertools import product
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from kurils.geometry.trim import trim_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.geometry.projection import Conic
    from kurils.geometry.trim import Frame
    from kurils.maps.scene import Path

#: distances between two lines, in degrees; the first that leaves fewer than eight parallels is taken
STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10)
_PIECES = 40


class Degree(NamedTuple):
    """A meridian or parallel: its degrees east or north, and its course from the south or the west."""

    meridian: bool
    degree: float
    course: Path


def graticule(plane: Conic, frame: Frame) -> Iterator[Degree]:
    """The lines of whole steps of degrees that cross the frame, cut at it."""
    corners = list(map(plane.to_earth, product((frame.left, frame.right), (frame.low, frame.high))))
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    # a parallel sags below the corners
    south, north = min(y for _, y in corners) - 0.3, max(y for _, y in corners) + 0.3
    step = next((step for step in STEPS if (north - south) / step < 8), STEPS[-1])
    for meridian, first, last in ((True, west, east), (False, south, north)):
        for number in range(ceil(first / step), floor(last / step) + 1):
            degree = number * step
            begin, end = (south, north) if meridian else (west, east)
            along = [begin + (end - begin) * part / _PIECES for part in range(_PIECES + 1)]
            whole = [plane.to_plane((degree, at) if meridian else (at, degree)) for at in along]
            for course in trim_line(whole, frame):
                yield Degree(meridian, degree, course)
