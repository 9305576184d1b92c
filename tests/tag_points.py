"""Points that are hard to tag, for the tests of every engine: on shores, beside them, far away, and no points."""

from __future__ import annotations

import base64
import datetime
import math
import random
import zlib
from itertools import pairwise

from kurils.base.errors import KurilsError
from kurils.geometry.rings import bounds, parse_area
from kurils.store.index import store
from kurils.store.index.grid import SHORE
from kurils.tagging.segments import read_legend
from kurils.tagging.texts import read_date

NOWHERE = [
    (math.nan, 45.0), (147.9, math.nan), (math.inf, 45.0), (-math.inf, 45.0), (147.9, math.inf), (147.9, -math.inf),
    (180.0, 45.0), (-180.0, 45.0), (-212.1, 45.0), (507.9, 45.0), (147.9, 91.0), (147.9, -45.0), (0.0, 0.0),
    (1e308, 1e308), (-1e308, -1e308), (5e-324, 5e-324), (180.0000001, 50.0), (-179.9999999, 50.0),
]  # fmt: skip

#: coordinates at which arithmetic goes wrong, and those of the ends of the globe
EXTREMES = [
    math.nan, math.inf, -math.inf, 0.0, -0.0, 5e-324, -5e-324, 2.2e-308, 1e300, -1e300, 1.7976931348623157e308,
    90.0, -90.0, math.nextafter(90.0, 91.0), 180.0, -180.0, math.nextafter(180.0, 181.0), -180.0000001, -170.0, 190.0,
    359.9, 360.0, math.nextafter(360.0, 361.0), 2.0**31, -(2.0**31), 2.0**63, 1e16,
]  # fmt: skip


def rings():
    """Every ring of every island."""
    return [ring for wkt in read_legend().polygons for polygon in parse_area(wkt) for ring in polygon]


def around(x, y):
    """A point and its four neighbours one unit in the last place away."""
    return [
        (x, y),
        (math.nextafter(x, -math.inf), y),
        (math.nextafter(x, math.inf), y),
        (x, math.nextafter(y, -math.inf)),
        (x, math.nextafter(y, math.inf)),
    ]


def on_shores(step=1):
    """Vertices, middles of edges, and their neighbours one unit in the last place away."""
    found = []
    for ring in rings():
        for (ax, ay), (bx, by) in list(pairwise(ring))[::step]:
            found += around(ax, ay) + around((ax + bx) / 2, (ay + by) / 2)
    return found


def on_edges(count, seed=4):
    """Parts of edges, as near to them as floating point comes."""
    chance = random.Random(seed)
    edges = [edge for ring in rings() for edge in pairwise(ring)]
    found = []
    for (ax, ay), (bx, by) in chance.choices(edges, k=count):
        part = chance.random()
        found.append((ax + part * (bx - ax), ay + part * (by - ay)))
    return found


def on_boxes():
    """Corners and sides of the boxes around each island, each of its parts and all of them, and their neighbours."""
    areas = [parse_area(wkt) for wkt in read_legend().polygons]
    areas += [(polygon,) for area in areas for polygon in area] + [tuple(polygon for area in areas for polygon in area)]
    found = []
    for box in map(bounds, areas):
        middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
        for x in (box.west, middle[0], box.east):
            for y in (box.south, middle[1], box.north):
                found += around(x, y)
    return found


def on_islets(count, seed=7):
    """In and around the smallest parts of islands."""
    chance = random.Random(seed)
    parts = [polygon for wkt in read_legend().polygons for polygon in parse_area(wkt)]
    boxes = sorted((bounds((part,)) for part in parts), key=lambda box: (box.east - box.west) * (box.north - box.south))
    found = []
    for box in chance.choices(boxes[: len(boxes) // 2], k=count):
        wide, high = box.east - box.west, box.north - box.south
        found.append((box.west + wide * chance.uniform(-0.5, 1.5), box.south + high * chance.uniform(-0.5, 1.5)))
    return found


def on_the_grid(count, seed=8):
    """Corners and edges of the cells of the raster that a shore comes near, also of the small ones; and neighbours."""
    chance = random.Random(seed)
    grid = store.section("grid")
    cells = zlib.decompress(base64.b64decode(grid["cells"]))
    at_shore = [number for number, cell in enumerate(cells) if cell >= SHORE]
    found = []
    for number in chance.choices(at_shore, k=-(-count // 5)):
        row, column = divmod(number, grid["size"])
        across = column + chance.choice((0, 1, chance.randrange(grid["fine"]) / grid["fine"], chance.random()))
        up = row + chance.choice((0, 1, chance.randrange(grid["fine"]) / grid["fine"], chance.random()))
        found += around(grid["west"] + across / grid["x_scale"], grid["south"] + up / grid["y_scale"])
    return found[:count]


def extremes():
    """Every extreme coordinate with every other, and with those of a place on land."""
    values = [*EXTREMES, 147.9, 45.0]
    return [(x, y) for x in values for y in values]


def adversarial():
    """More than 100,000 points that are hard to tag."""
    found = on_shores() + on_boxes() + extremes() + NOWHERE
    return found + on_edges(25_000) + on_islets(10_000) + on_the_grid(12_000)


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


def on_turns():
    """Places and days: every change of every island, the day before and the day after, on a vertex of it."""
    found = []
    legend = read_legend()
    for island, wkt in zip(legend.islands, legend.polygons):
        x, y = parse_area(wkt)[0][0][0]
        for segment in legend.segments[1:]:
            if segment.island == island:
                turn = datetime.date.fromisoformat(segment.begin)
                found += [(x, y, (turn + datetime.timedelta(days=step)).isoformat()) for step in (-1, 0, 1)]
    return found


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


def written_day(text):
    """The ISO day that a text tells, by the reading that goes text by text; None for a span, and for no date."""
    try:
        found = read_date(text)
    except KurilsError:
        return None
    return found.first.isoformat() if found.first == found.last else None


def on_the_globe(lon, lat):
    """Whether numbers are a point; all else is told from the sea."""
    return abs(lat) <= 90 and -180 <= lon <= 360
