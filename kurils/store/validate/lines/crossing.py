"""Whether outlines cross: a sweep from west to east over their edges, exact in its signs as far as doubles are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kurils.base.errors import DataInvalid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.geometry.rings import Point, Ring

#: pairs of edges that are compared for one outline
MOST = 3_000_000

Edge = tuple[float, float, "Point", "Point", int, int]


def side(a: Point, b: Point, point: Point) -> float:
    """Above 0 where the point lies left of the way from `a` to `b`, below 0 right of it."""
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def crossing(rings: Iterable[Ring], touching: bool = True) -> Point | None:
    """A point where two edges cross, or None. With `touching` rings that run along one another count as well.

    Raises DataInvalid for an outline of more edges side by side than can be compared in a few seconds.
    """
    edges: list[Edge] = []
    for number, ring in enumerate(rings):
        for n, (a, b) in enumerate(pairwise(ring)):
            first, last = (a, b) if a <= b else (b, a)
            edges.append((first[0], last[0], first, last, number, n))
    edges.sort()
    active: list[Edge] = []
    work = 0
    for edge in edges:
        active = [other for other in active if other[1] >= edge[0]]
        work += len(active)
        if work > MOST:
            raise DataInvalid("its edges are too many, side by side, to be checked; simplify the outline")
        low, high = min(edge[2][1], edge[3][1]), max(edge[2][1], edge[3][1])
        for other in active:
            if min(other[2][1], other[3][1]) > high or max(other[2][1], other[3][1]) < low:
                continue
            if _cross(edge, other) or (touching and {edge[2], edge[3]} == {other[2], other[3]}):
                return edge[2]
        active.append(edge)
    return None


def _cross(one: Edge, other: Edge) -> bool:
    """Whether the insides of two edges meet in one point; a shared end is no crossing."""
    a, b, c, d = one[2], one[3], other[2], other[3]
    if a in (c, d) or b in (c, d):
        return False
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
