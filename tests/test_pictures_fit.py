"""In every language and kind of picture no text meets another, and none is cut by the edge of what it stands in."""

from __future__ import annotations

import re

import pytest

import kurils
from kurils.maps.chart.kinds import drawn
from kurils.maps.frame import Room
from kurils.maps.svg import svg
from kurils.page.card import card
from kurils.report.pictures import chart_picture, map_picture
from tests.text_boxes import beyond, boxes, meeting

LANGUAGES = ("en", "ru", "ja", "zh", "ko", "th")


@pytest.fixture(scope="module", params=LANGUAGES)
def spoken(request):
    """The record in each language."""
    return kurils.load(request.param)


def fits(drawing):
    """The faults of a picture: texts that meet, texts beyond its edges."""
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing).groups())
    found = boxes(drawing)
    assert found
    return meeting(found), beyond(found, Room(0, 0, width, height))


MAPS = [("1945-09-03", "four"), ("1953-01-01", "four"), ("1945-09-03", "habomai"), ("1860-01-01", "all")]
#: what takes too long for the tests of every day
MORE = [
    pytest.param(day, area, marks=pytest.mark.extras)
    for area in ("four", "habomai", "kurils", "all")
    for day in ("1635-07-01", "1860-01-01", "1905-09-05", "1945-08-30", "1945-09-03", "1953-01-01", "2026-11-22")
    if (day, area) not in MAPS
]


@pytest.mark.parametrize(("day", "area"), [*MAPS, *MORE])
def test_texts_of_a_map_have_room(spoken, day, area):
    """Days with few words and with many."""
    assert fits(svg(spoken, spoken.map(day, area=area))) == ([], [])


@pytest.mark.extras
@pytest.mark.parametrize("labels", ["ru", "ja", "both"])
def test_names_in_other_languages_have_room(spoken, labels):
    """As asked for with `--labels`."""
    for area in ("four", "all"):
        assert fits(svg(spoken, spoken.map("1945-09-03", area=area), labels)) == ([], [])


@pytest.mark.extras
@pytest.mark.parametrize("view", ["japan", "russia"])
def test_texts_of_a_view_have_room(spoken, view):
    """The map says whose view it is."""
    assert fits(svg(spoken, spoken.map("2026-11-22", view=view))) == ([], [])


def extra(*arguments):
    return pytest.param(arguments, marks=pytest.mark.extras)


@pytest.mark.parametrize("arguments", [
    ("timeline", (), "1945-09-03", None),
    ("pair", (), "1992-06-01", None),
    extra("timeline", (), None, None),
    extra("timeline", ("iturup", "sakhalin-south", "northern-kurils"), "1905-09-05", None),
    extra("poster", (), None, None),
    extra("poster", (), None, ["1905-09-05", "1945-09-03"]),
])  # fmt: skip
def test_texts_of_a_chart_have_room(spoken, arguments):
    """Rows of names beside what they tell, notes beside their stalks, words in bars, the legend."""
    assert fits(drawn(spoken, *arguments, "light")) == ([], [])


def test_texts_of_the_card_have_room(spoken):
    """The picture for previews."""
    assert fits(card(spoken)) == ([], [])


@pytest.mark.parametrize("day", ["1956-12-12", *(
    pytest.param(day, marks=pytest.mark.extras) for day in ("1635-07-01", "1945-09-03", "2026-11-22")
)])  # fmt: skip
def test_texts_of_the_pictures_of_a_report_have_room(spoken, day):
    """Its map, which is lower than others, and its chart."""
    assert fits(map_picture(spoken, spoken.map(day), "m")) == ([], [])
    assert fits(chart_picture(spoken, (), [day], "c")) == ([], [])
