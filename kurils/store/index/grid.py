"""The section `grid`: a raster that knows for most points, without geometry, on which island they lie, or that none.

A cell that no shore comes near is sea or one island throughout. A cell at the shore is cut into smaller ones, of which
the same holds; where a shore is near even there, the polygon decides, and the small cell says which. Built with the
record, in pure Python; `kurils.tagging` reads it.
"""

from __future__ import annotations

import base64
import math
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kurils.base.errors import DataInvalid
from kurils.geometry.rings import bounds, parse_area

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

#: cells in each direction; with more the raster would no longer fit into the cache of a processor
SIZE = 2048
#: small cells in each direction of a cell at the shore; a power of two
FINE = 8
#: a cell is 0 at sea, n on island n (counted from 1), SHORE + n where only the polygon of island n can tell
SHORE = 128
#: and this where several polygons must be asked
MIXED = 255
#: degrees kept free around all islands, so that whatever lies outside can be moved to a cell of the rim, which is sea
_MARGIN = 0.05
#: parts of a cell by which a shore may miss it and still count as touching it: no rounding is as large
_NEAR = 1e-6

Ring = list[tuple[float, float]]


def build(section: Callable[[str], Mapping[str, Any]]) -> dict[str, Any]:
    """The section, from the section of shapes: frame, ids of the islands in the order of their numbers, and the cells.

    Raises DataInvalid for more islands than a cell can tell apart.
    """
    areas = {
        polygon["island"]: parse_area(polygon["wkt"]) for polygon in section("shapes")["polygons"] if polygon["island"]
    }
    if len(areas) >= MIXED - SHORE:
        raise DataInvalid(f"the grid can tell {MIXED - SHORE - 1} islands apart, not {len(areas)}")
    boxes = [bounds(area) for area in areas.values()]
    west = min((box.west for box in boxes), default=0.0) - _MARGIN
    south = min((box.south for box in boxes), default=0.0) - _MARGIN
    x_scale = SIZE / (max((box.east for box in boxes), default=0.0) + _MARGIN - west)
    y_scale = SIZE / (max((box.north for box in boxes), default=0.0) + _MARGIN - south)
    # on the grid a unit is a cell; the same two operations, in the same order, find the cell of a point
    islands = [
        [[((x - west) * x_scale, (y - south) * y_scale) for x, y in ring] for polygon in area for ring in polygon]
        for area in areas.values()
    ]
    cells = _coarse(islands)
    return {
        "islands": list(areas),
        "west": west,
        "south": south,
        "x_scale": x_scale,
        "y_scale": y_scale,
        "size": SIZE,
        "fine": FINE,
        "cells": _packed(cells),
        "small_cells": _packed(_fine(islands, cells)),
    }


def _coarse(islands: list[list[Ring]]) -> list[bytearray]:
    """The rows of cells, from the south."""
    cells = [bytearray(SIZE) for _ in range(SIZE)]
    for number, rings in enumerate(islands, 1):
        for row, begin, end in _inside(rings):
            for column in range(begin, end):
                cells[row][column] = MIXED if cells[row][column] else number
    for number, rings in enumerate(islands, 1):
        for row, begin, end in _touched(rings):
            for column in range(begin, end):
                cells[row][column] = _shore(cells[row][column], number)
    return cells


def _fine(islands: list[list[Ring]], cells: list[bytearray]) -> list[bytearray]:
    """For each cell at the shore, in order, its small cells, row by row."""
    at_shore = [[column for column, cell in enumerate(row) if cell >= SHORE] for row in cells]
    blocks = {(row, column): bytearray(FINE * FINE) for row, columns in enumerate(at_shore) for column in columns}
    finer = [[[(x * FINE, y * FINE) for x, y in ring] for ring in rings] for rings in islands]
    for number, rings in enumerate(finer, 1):
        for row, begin, end in _inside(rings):
            for column in at_shore[row // FINE]:
                block, line = blocks[row // FINE, column], row % FINE * FINE - column * FINE
                for place in range(max(begin, column * FINE), min(end, (column + 1) * FINE)):
                    block[line + place] = MIXED if block[line + place] else number
    for number, rings in enumerate(finer, 1):
        for row, begin, end in _touched(rings):
            for place in range(begin, end):
                block, at = blocks[row // FINE, place // FINE], row % FINE * FINE + place % FINE
                block[at] = _shore(block[at], number)
    return list(blocks.values())


def _shore(known: int, number: int) -> int:
    """What a cell becomes that the shore of an island touches."""
    return SHORE + number if known in (0, number, SHORE + number) else MIXED


def _inside(rings: list[Ring]) -> Iterator[tuple[int, int, int]]:
    """Row, first column and column after the last of the cells whose centres are inside the rings (even-odd rule)."""
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            for row in range(math.ceil(min(ay, by) - 0.5), math.ceil(max(ay, by) - 0.5)):
                crossings.setdefault(row, []).append(ax + (row + 0.5 - ay) * (bx - ax) / (by - ay))
    for row, places in crossings.items():
        places.sort()
        for begin, end in zip(places[::2], places[1::2]):
            yield row, math.ceil(begin - 0.5), math.ceil(end - 0.5)


def _touched(rings: list[Ring]) -> Iterator[tuple[int, int, int]]:
    """Row, first column and column after the last of the cells that a shore passes or comes near."""
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            low, high = min(ay, by), max(ay, by)
            for row in range(math.floor(low - _NEAR), math.floor(high + _NEAR) + 1):
                ends = [ax, bx]
                if high > low:
                    # the stretch of the edge within the row
                    parts = [(min(max(y, low), high) - ay) / (by - ay) for y in (row - _NEAR, row + 1 + _NEAR)]
                    ends = [ax + (bx - ax) * part for part in parts]
                yield row, math.floor(min(ends) - _NEAR), math.floor(max(ends) + _NEAR) + 1


def _packed(rows: Iterable[bytearray]) -> str:
    return base64.b64encode(zlib.compress(b"".join(rows), 9)).decode("ascii")
