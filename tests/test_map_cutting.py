"""Land far beyond the sheet is cut off before pixels are drawn; nothing that is seen changes."""

from __future__ import annotations

import re

import pytest

from kurils.maps.cutting import AROUND, cut, opened
from kurils.maps.svg import svg


def picture(land, planes=("translate(0 0) scale(1)",), box="0 0 100 100"):
    shown = "".join(f'<g transform="{plane}"><use xlink:href="#k-land"/></g>' for plane in planes)
    return f'<svg xmlns="x" viewBox="{box}"><defs><path d="{land}" id="k-land"/></defs>{shown}</svg>'


def land_of(drawing):
    return re.search(r'<path d="([^"]*)" id="k-land"', drawing)[1]


def corners(path):
    return {(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)}


def test_land_within_the_sheet_stays_as_it_is():
    """To the point, however its steps are written."""
    for path in ("M10 10l50 0 0 50-50 0z", "M10 10L60 10L60 60L10 60z", "M10 10l50 0l0 50L10 60z"):
        assert corners(land_of(cut(picture(path)))) == {(10, 10), (60, 10), (60, 60), (10, 60)}


def test_land_beyond_the_sheet_is_cut_off_out_of_sight():
    """So far out that its edge and the outline of it are not seen; what lies wholly beyond is gone."""
    path = land_of(cut(picture("M-9000 20l18000 0 0 10-18000 0zM5000 5000l10 0 0 10z")))
    assert corners(path) == {(-AROUND, 20), (100 + AROUND, 20), (100 + AROUND, 30), (-AROUND, 30)}


def test_what_any_plane_may_show_stays():
    """A map and its inset use the land at two scales."""
    path = "M-900 20l1800 0 0 10-1800 0z"
    west = min(
        x for x, _ in corners(land_of(cut(picture(path, ("translate(50 0) scale(0.5)", "translate(0 0) scale(4)")))))
    )
    assert west == (-AROUND - 50) / 0.5


@pytest.mark.parametrize(
    "drawing",
    ["<svg/>", picture("M0 0l9 9z", ()), picture("M0 0c1 1 2 2 3 3z"), picture("M0 0l9 9z").replace("k-land", "k-sea"),
     picture("M0 0l9 9z", box="5 5 9 9")],
)  # fmt: skip
def test_what_is_no_map_is_left_alone(drawing):
    """A chart, a plane that is not used, land that is not drawn by straight lines."""
    assert cut(drawing) == drawing


def test_a_map_loses_most_of_its_land_and_nothing_else(record):
    """The rest of the drawing is the same, letter by letter."""
    drawing = svg(record, record.map("1905-09-05"), "en")
    short = cut(drawing)
    assert len(land_of(short)) < len(land_of(drawing)) / 2
    assert short.replace(land_of(short), "") == drawing.replace(land_of(drawing), "")


SHEET = '<rect width="100" height="80" fill="#fbfaf7" class="paper"/>'
ROOM = '<clipPath id="{0}-room"><rect x="10" y="20" width="50" height="40" rx="3"/></clipPath>'
MAP = '<g clip-path="url(#{0}-room)"><rect class="sea"/><g transform="x"><g/></g></g>'


def test_the_paper_is_laid_around_the_first_map():
    """Behind all else, a title before it included; maps in its corner are cut to their rooms as they were."""
    rest = f"<text>title</text>{ROOM.format('map')}"
    more = f"<text>scale</text>{ROOM.format('inset')}{MAP.format('inset')}</svg>"
    changed = opened(f"<svg>{SHEET}{rest}{MAP.format('map')}{more}")
    head, shown, tail = re.fullmatch(r"(<svg><rect [^>]*>)<g>(.*)</g><path [^>]*/>(.*)", changed).groups()
    assert (head, shown) == (f"<svg>{SHEET}", '<rect class="sea"/><g transform="x"><g/></g>')
    assert tail == rest + more


@pytest.mark.parametrize(
    "drawing",
    ["<svg/>", f"<svg>{SHEET}</svg>", f"<svg>{ROOM}{MAP}</svg>", f"<svg>{SHEET}{ROOM}</svg>",
     f"<svg>{SHEET}{ROOM.replace('rx', 'ry')}{MAP}</svg>"],
)  # fmt: skip
def test_a_sheet_without_a_map_in_a_room_stays_as_it_is(drawing):
    """A chart, a picture without paper, a room of another form."""
    assert opened(drawing.format("map")) == drawing.format("map")
