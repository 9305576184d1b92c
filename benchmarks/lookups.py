"""L1: who held an island on a day, asked once in Python, against an empty call, sqlite3 and pandas."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from types import FunctionType
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.common import missing, target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Way = Callable[[str, str], Any]
    Questions = Sequence[tuple[str, str]]

#: questions asked of one way before the next has its turn: few enough to stay in the cache of a processor, so that
#: what is measured is the answers and not the waiting for the questions
BLOCK = 2000
#: pandas is so slow that it gets a part of each block only
FEW = 100


def main(queries: int, count: int) -> None:
    """Measure and print; no day is asked for twice by plan, so that nothing could be remembered."""
    import datetime

    import kurils

    record = kurils.load()
    chance = random.Random(4)
    islands = record.default_territories
    first = datetime.date(1700, 1, 1).toordinal()
    asked = [
        (chance.choice(islands), datetime.date.fromordinal(first + chance.randrange(118_000)).isoformat())
        for _ in range(queries)
    ]
    ways: dict[str, Way] = {"empty call": _empty, "holder_on": record.holder_on, "sqlite3": _sqlite(record, islands)}
    try:
        ways["pandas"] = _pandas(record, islands)
    except ImportError:
        missing("L1", "pandas / holder_on", "not installed")
    for island, day in asked[:2000]:
        assert len({way(island, day) for name, way in ways.items() if name != "empty call"}) == 1
    taken: dict[str, list[float]] = {name: [] for name in ways}
    loops = {name: _loop() for name in ways}
    for _ in range(count):
        for begin in range(0, queries, BLOCK):
            block = asked[begin : begin + BLOCK]
            for name, way in ways.items():
                # what the others have left in the caches is no part of it
                loops[name](way, block[:FEW])
                taken[name].append(loops[name](way, block if name != "pandas" else block[:FEW]))
    for name, seconds in taken.items():
        print(f"  {name:<12} {np.median(seconds) * 1e9:9.0f} ns, {1 / np.median(seconds) / 1e6:6.2f} M/s")

    def ratio(one: str, other: str) -> float:
        return statistics.median(a / b for a, b in zip(taken[one], taken[other], strict=True))

    target("L1", "holder_on / an empty call", ratio("holder_on", "empty call"), 4)
    target("L1", "sqlite3 / holder_on", ratio("sqlite3", "holder_on"), 10, True)
    if "pandas" in ways:
        target("L1", "pandas IntervalIndex / holder_on", ratio("pandas", "holder_on"), 50, True)


def _empty(island: str, day: str) -> None:
    """The least that any Python function takes that is called with an island and a day."""
    return


def _loop() -> Callable[[Way, Questions], float]:
    """A copy of `_time` for one way alone: CPython makes a call quick that always calls the same."""
    return FunctionType(_time.__code__.replace(), globals())


def _time(way: Way, asked: Questions) -> float:
    """The seconds that one question takes."""
    begin = time.perf_counter()
    for island, day in asked:
        way(island, day)
    return (time.perf_counter() - begin) / len(asked)


def _sqlite(record: Any, islands: list[str]) -> Way:
    base = sqlite3.connect(":memory:")
    base.execute("create table spells (island text, day text, holder text, primary key (island, day)) without rowid")
    spells = [(id, spell["from"], spell["holder"]) for id in islands for spell in record.place(id).rows("control")]
    base.executemany("insert into spells values (?, ?, ?)", spells)
    query = "select holder from spells where island = ? and day <= ? order by day desc limit 1"

    def look_up(island: str, day: str) -> Any:
        return base.execute(query, (island, day)).fetchone()[0]

    return look_up


def _pandas(record: Any, islands: list[str]) -> Way:
    import pandas

    indexes = {}
    for id in islands:
        rows = record.place(id).rows("control")
        # days as numbers: pandas has no dates before 1677 in nanoseconds
        begins = [np.datetime64(spell["from"]).astype(int) for spell in rows]
        index = pandas.IntervalIndex.from_breaks([*begins, 10**6], closed="left")
        indexes[id] = index, [spell["holder"] for spell in rows]

    def look_up(island: str, day: str) -> Any:
        index, holders = indexes[island]
        return holders[index.get_loc(int(np.datetime64(day).astype(int)))]

    return look_up
