"""Cutting rings and lines at the frame of a map. Pure, planar."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kurils.geometry.rings import Point


class Frame(NamedTuple):
    """A rectangle of the plane."""

    left: float
    low: float
    right: float
    high: float


def trim_ring(ring: Sequence[Point], frame: Frame) -> list[Point]:
    """The part of a closed ring inside the frame, closed; empty when nothing is inside (Sutherland and Hodgman 1974).

    A ring that leaves the frame and comes back stays one ring, joined along the frame.
    """
    points = list(ring[:-1]) if len(ring) > 1 and ring[0] == ring[-1] else list(ring)
    for axis, bound, sign in ((0, frame.left, 1), (0, frame.right, -1), (1, frame.low, 1), (1, frame.high, -1)):
        kept: list[Point] = []
        for at, end in enumerate(points):
            start = points[at - 1]
            inside_start, inside_end = sign * (start[axis] - bound) >= 0, sign * (end[axis] - bound) >= 0
            if inside_start != inside_end:
                kept.append(_meet(start, end, axis, bound))
            if inside_end:
                kept.append(end)
        points = kept
    return [*points, points[0]] if len(points) > 2 else []


def trim_line(line: Sequence[Point], frame: Frame) -> list[list[Point]]:
    """The pieces of a line inside the frame, in order (Liang and Barsky 1984)."""
    pieces: list[list[Point]] = []
    for start, end in pairwise(line):
        span = _inside(start, end, frame)
        if span is None:
            continue
        a, b = _between(start, end, span[0]), _between(start, end, span[1])
        if pieces and pieces[-1][-1] == a:
            pieces[-1].append(b)
        else:
            pieces.append([a, b])
    return pieces


def _meet(start: Point, end: Point, axis: int, bound: float) -> Point:
    part = (bound - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + part * (end[1 - axis] - start[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def _inside(start: Point, end: Point, frame: Frame) -> tuple[float, float] | None:
    """Which part of a segment is inside, as two numbers from 0 to 1."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-dx, start[0] - frame.left),
        (dx, frame.right - start[0]),
        (-dy, start[1] - frame.low),
        (dy, frame.high - start[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return (first, last) if first <= last else None


def _between(start: Point, end: Point, part: float) -> Point:
    if part in (0.0, 1.0):
        return end if part else start
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
