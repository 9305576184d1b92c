"""Outlines as surveys draw them: no point twice in a row, no spike, and coarse ones along the shores of the fine."""

from __future__ import annotations

import pytest

from kurils.store.validate.land.geography import check_geography
from tests.in_memory import reported

KNOWN = {"west": 140.0, "south": 40.0, "east": 150.0, "north": 50.0}
SHORE = "145 44, 145.02 43.99, 145.04 44, 145.04 44.02, 145 44.02, 145 44"


def found(wkt, name="coasts"):
    """What is reported of one shape: the messages."""
    told, messages = reported(check_geography, {name: [{"id": "one", "wkt": wkt}]})
    assert all(place == (name, 0, "geometry") for place in told)
    return messages


@pytest.mark.parametrize("name", ["polygons", "coasts", "land", "outlines"])
def test_no_point_stands_twice_in_a_row(name):
    """But for the first, which stands again at the end."""
    assert found(f"POLYGON (({SHORE}))", name) == []
    for at in ("145.04 44,", "145 44,"):
        assert len(found(f"POLYGON (({SHORE.replace(at, at + ' ' + at, 1)}))", name)) == 1


@pytest.mark.parametrize(
    ("tip", "caught"),
    [("148 43.5", True), ("145.5 43.9", True), ("145.2 43.95", False), ("145.03 43.99", False), ("145.02 43.5", True)],
)
def test_a_spike_is_no_shore(tip, caught):
    """Half a degree out and straight back; a cape that is as wide as shores are drawn passes."""
    assert len(found(f"POLYGON (({SHORE.replace('145.04 44,', tip + ', 145.04 44,')}))")) == caught


def test_a_spike_of_a_coarse_outline_is_one():
    """Whose points are tens of kilometres apart; a peninsula that is drawn as coarsely passes."""
    for tip, caught in (("149.4 43.85", True), ("145.8 43.85", False)):
        ring = f"145 44, 145.2 43.7, {tip}, 145.4 44, 145.2 44.3, 145 44"
        assert len(found(f"POLYGON (({ring}))", "outlines")) == caught


def test_a_spike_may_begin_the_ring():
    """Whatever point stands first."""
    assert len(found("POLYGON ((148 43.5, 145.04 44, 145.04 44.02, 145 44.02, 145 44, 145.02 43.99, 148 43.5))")) == 1


@pytest.mark.parametrize(("east", "caught"), [(0.0, False), (0.05, False), (0.5, True), (8.0, False)])
def test_a_coarse_outline_lies_by_a_shore(east, caught):
    """Inside the box in which all shores stand; beyond it nothing is known."""
    ring = [(145, 44), (145.04, 44), (145.04, 44.02), (145, 44.02), (145, 44)]
    moved = ", ".join(f"{x + east:g} {y:g}" for x, y in ring)
    lists = {
        "coasts": [{"id": "shore", "wkt": f"POLYGON (({SHORE}))"}],
        "outlines": [{"id": "coarse", "wkt": f"POLYGON (({moved}))"}],
    }
    for known in (KNOWN, None):
        told = reported(check_geography, lists, {"known": known})[0]
        assert told == ([("outlines", 0, "geometry")] if caught and known else [])
    # where no shape is drawn, nothing can be missed
    assert reported(check_geography, {"outlines": lists["outlines"]}, {"known": KNOWN})[0] == []
