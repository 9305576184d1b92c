"""Points that are hard to tag, for the tests of every engine: on shores, beside them, far away, and no points."""

from __future__ import annotations

import datetime
import math
import random
from itertools import pairwise

from kurils.geometry.rings import parse_area
from kurils.tagging.segments import read_legend

NOWHERE = [
    (math.nan, 45.0), (147.9, math.nan), (math.inf, 45.0), (-math.inf, 45.0), (147.9, math.inf), (147.9, -math.inf),
    (180.0, 45.0), (-180.0, 45.0), (-212.1, 45.0), (507.9, 45.0), (147.9, 91.0), (147.9, -45.0), (0.0, 0.0),
    (1e308, 1e308), (-1e308, -1e308), (5e-324, 5e-324), (180.0000001, 50.0), (-179.9999999, 50.0),
]  # fmt: skip


def rings():
    """Every ring of every island."""
    return [ring for wkt in read_legend().polygons for polygon in parse_area(wkt) for ring in polygon]


def on_shores(step=1):
    """Vertices, middles of edges, and their neighbours one unit in the last place away."""
    found = []
    for ring in rings():
        for (ax, ay), (bx, by) in list(pairwise(ring))[::step]:
            middle = ((ax + bx) / 2, (ay + by) / 2)
            for x, y in ((ax, ay), middle):
                found += [
                    (x, y),
                    (math.nextafter(x, -math.inf), y),
                    (math.nextafter(x, math.inf), y),
                    (x, math.nextafter(y, -math.inf)),
                    (x, math.nextafter(y, math.inf)),
                ]
    return found


def near_shores(count, seed=1):
    """Some hundred metres around vertices."""
    chance = random.Random(seed)
    vertices = [vertex for ring in rings() for vertex in ring]
    return [
        (x + chance.gauss(0, 0.004), y + chance.gauss(0, 0.004))
        for x, y in (chance.choice(vertices) for _ in range(count))
    ]


def anywhere(count, seed=2):
    """Uniform around the islands."""
    chance = random.Random(seed)
    return [(chance.uniform(140, 158), chance.uniform(43, 55)) for _ in range(count)]


def days(count, seed=3):
    """Days of the record and around it: on every turn and beside it, before, after, and at random."""
    chance = random.Random(seed)
    turns = sorted({segment.begin for segment in read_legend().segments[1:]})
    hard = [
        (datetime.date.fromisoformat(turn) + datetime.timedelta(days=step)).isoformat()
        for turn in turns
        for step in (-1, 0, 1)
    ]
    hard += ["1634-12-31", "1635-01-01", "2026-11-22", "2026-11-23", "0001-01-01", "9999-12-31"]
    first = datetime.date(1600, 1, 1).toordinal()
    return [
        chance.choice(hard)
        if chance.random() < 0.5
        else datetime.date.fromordinal(first + chance.randrange(160_000)).isoformat()
        for _ in range(count)
    ]
