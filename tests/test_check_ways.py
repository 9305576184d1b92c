"""Where lines run: along their parts, through no island, and each in one strait."""

from __future__ import annotations

import pytest

from kurils.geometry.rings import parse_area
from kurils.store.validate.land.figures import check_figures
from kurils.store.validate.lines.borders import check_borders
from kurils.store.validate.lines.ways import check_ways
from tests.in_memory import reported

#: a degree of latitude has 111 km, one of longitude on the 60th parallel half of that
WHOLE = "LINESTRING (150 60, 150 62)"


def joined(*parts, width=None):
    """What is reported of a line that joins others: the messages."""
    lines = [{"id": f"part-{n}", "wkt": wkt, "narrowest_km": width} for n, wkt in enumerate(parts)]
    whole = {"id": "whole", "wkt": WHOLE, "joins": [line["id"] for line in lines], "narrowest_km": "1"}
    told, messages = reported(lambda entries: check_ways(entries, {}), {"lines": [whole, *lines]})
    assert all(place == ("lines", 0, "wrong-line") for place in told)
    return messages


def test_a_line_runs_along_the_parts_that_it_joins():
    """At least half of the points of each, as near as its strait is wide."""
    assert joined("LINESTRING (150 60, 150 61)", "LINESTRING (150 61, 150 62)") == []
    assert joined("LINESTRING (150 60, 160 61)", "LINESTRING (150 60, 150 61, 160 61, 161 61)") == []
    assert joined("LINESTRING (150 60, 160 60, 160 61)", WHOLE) == [
        "it joins part-0, and runs elsewhere: part-0 is no part of it"
    ]
    assert len(joined("LINESTRING (152 60, 152 61)")) == 1


@pytest.mark.parametrize(
    ("width", "km", "near"),
    [("20", 19, True), ("20", 21, False), (None, 4.9, True), (None, 5.1, False), ("0", 4.9, True), ("0", 5.1, False)],
)
def test_how_near_is_the_width_of_the_part(width, km, near):
    """Or five kilometres, across land."""
    east = 150 + km / 55.6
    assert (joined(f"LINESTRING ({east} 60, {east} 60.01)", width=width) == []) is near


def test_of_a_part_or_a_line_that_is_none_nothing_is_asked():
    """That is told elsewhere."""
    assert joined("LINESTRING (", "") == []
    lines = [{"id": "whole", "wkt": None, "joins": ["part", "unknown"]}, {"id": "part", "wkt": "LINESTRING (1 2, 3 4)"}]
    assert reported(lambda entries: check_ways(entries, {}), {"lines": lines}) == ([], [])


#: an island of a degree, and one beside it that has the same shore in the south
ISLANDS = {
    "north": parse_area("POLYGON ((150 60, 152 60, 152 61, 150 61, 150 60))"),
    "south": parse_area("POLYGON ((150 59, 152 59, 152 60, 150 60, 150 59))"),
    # with a bay in the west and a lake in the east
    "bay": parse_area(
        "POLYGON ((155 59, 158 59, 158 60, 153 60, 153 59.9, 155 59.9, 155 59), "
        "(156.9 59.4, 156.9 59.6, 157.1 59.6, 157.1 59.4, 156.9 59.4))"
    ),
}


@pytest.mark.parametrize(
    ("line", "through"),
    [
        ("150 60, 152 60", None),
        ("149 60.03, 153 60.03", None),
        ("149 60.06, 153 60.06", "north"),
        ("151 60.5, 151 63", "north"),
        ("151 63, 151 60.5", "north"),
        ("149 59.5, 151 59.5, 151 55", "south"),
        ("140 59.5, 149 59.5", None),
        ("149 55, 149 63, 153 63", None),
        # within the box of an island, and not on it; in its lake, or by it
        ("154 59.2, 154.2 59.2", None),
        ("155.5 59.5, 155.5 59.48", "bay"),
        ("157 59.5, 157 59.49", None),
        ("156.83 59.5, 156.83 59.49", None),
    ],
)
def test_a_line_across_land_runs_between_islands_and_not_through_one(line, through):
    """Its corners and the middles of its edges, further from the shore than what touches it."""
    lines = [{"id": "line", "wkt": f"LINESTRING ({line})"}]
    told, messages = reported(lambda entries: check_ways(entries, ISLANDS), {"lines": lines})
    assert [code for _, _, code in told] == (["wrong-line"] if through else [])
    message = f"it runs through {through}, which is held as one: mend its points, or divide the island where it runs"
    assert messages == ([message] if through else [])
    lines.insert(0, {**lines[0], "narrowest_km": "10"})
    assert len(reported(lambda entries: check_ways(entries, ISLANDS), {"lines": lines})[0]) == len(messages)
    lines.pop()
    assert reported(lambda entries: check_ways(entries, ISLANDS), {"lines": lines}) == ([], [])


def test_a_line_is_that_of_one_strait():
    """Two straits have two lines, or none."""
    straits = [{"id": "narrow", "line": "middle"}, {"id": "wide", "line": "outer"}, {"id": "bare"}, {"id": "open"}]
    assert reported(check_borders, {"straits": straits}) == ([], [])
    straits[2]["line"] = "middle"
    assert reported(check_borders, {"straits": straits}) == (
        [("straits", 2, "wrong-line")], ["middle is the line of narrow already"]
    )  # fmt: skip


def test_the_only_line_with_the_names_of_a_strait_is_its_line():
    """Of several it may be any."""
    names, lines = {"en": "Narrow"}, [{"id": "middle", "straits": {"en": "Narrow"}}, {"id": "other"}]
    straits = [{"id": "narrow", "line": None, "names": names}, {"id": "bare", "line": None, "names": None}]
    assert reported(check_borders, {"straits": straits, "lines": lines}) == (
        [("straits", 0, "wrong-line")], ["middle has the names of this strait: name it as its `line`"]
    )  # fmt: skip
    several = [*lines, {"id": "beside", "straits": {"en": "Narrow"}}]
    assert "middle has" in reported(check_borders, {"straits": straits, "lines": lines[::-1]})[1][0]
    assert reported(check_borders, {"straits": straits, "lines": several}) == ([], [])
    straits[0]["line"] = "middle"
    assert reported(check_borders, {"straits": straits, "lines": lines}) == ([], [])


@pytest.mark.parametrize(
    ("inset", "found"), [("small", []), ("large", ["wrong-place"]), (None, []), ("undrawn", []), ("unknown", [])]
)
def test_what_is_drawn_once_more_is_the_smallest_of_its_area(inset, found):
    """Of the territories that are drawn."""
    shapes = {"large": ISLANDS["north"], "small": parse_area("POLYGON ((153 60, 153.1 60, 153.1 60.1, 153 60))")}
    islands = [{"id": id, "territory": id, "polygon": [id]} for id in shapes]
    territories = [{"id": id, "members": [id]} for id in ("large", "small", "undrawn")]
    areas = [{"id": "near", "inset": inset, "territories": ["large", "small", "undrawn", "unknown"]}]
    lists = {"islands": islands, "territories": territories, "areas": areas}
    told, messages = reported(lambda entries: check_figures(entries, shapes, None), lists)
    assert [code for _, _, code in told] == found
    assert messages == (["`inset`: large is no place too small to be seen; small is smaller"] if found else [])
