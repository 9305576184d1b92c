"""Points as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurils.base.errors import InvalidPoint, UsageError
from kurils.geometry.coordinates import on_earth, read_point
from kurils.store.index.sections import read_wording, spoken
from kurils.words import numbers
from kurils.words.wording import Wording


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("44.1 145.9", (44.1, 145.9)),
        ("44.1,145.9", (44.1, 145.9)),
        ("44.1, 145.9", (44.1, 145.9)),
        ("44.1;145.9", (44.1, 145.9)),
        ("44.1/145.9", (44.1, 145.9)),
        ("  44.1\t145.9  ", (44.1, 145.9)),
        ("44,1 145,9", (44.1, 145.9)),
        ("44,1; 145,9", (44.1, 145.9)),
        ("44.1N 145.9E", (44.1, 145.9)),
        ("44.1 N 145.9 E", (44.1, 145.9)),
        ("N44.1 E145.9", (44.1, 145.9)),
        ("44n145e", (44, 145)),
        ("145.9E 44.1N", (44.1, 145.9)),
        ("145.9E, 44.1", (44.1, 145.9)),
        ("44S 145W", (-44, -145)),
        ("-44 145", (-44, 145)),
        ("44 -145.5", (44, -145.5)),
        ("−44 +145", (-44, 145)),
        ("43°23'7\"N 145°49'3\"E", (43.385278, 145.8175)),
        ("43°23′N145°51′E", (43.383333, 145.85)),
        ("43:23:07 145:49:03", (43.385278, 145.8175)),
        ("44° 145°", (44, 145)),
        ("44.1 с.ш. 145.9 в.д.", (44.1, 145.9)),
        ("44,1° с. ш., 145,9° в. д.", (44.1, 145.9)),
        ("北緯44度3分 東経145度9分", (44.05, 145.15)),
        ("90 180", (90, 180)),
        ("0 0", (0, 0)),
    ],
)
def test_ways_of_writing_a_point(text, point):
    """Decimal, with marks, with letters in three languages, with commas: whatever cannot be mistaken."""
    found, rest = read_point(text)
    assert found == pytest.approx(point, abs=1e-6)
    assert rest == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("44.1 145.9 1905-09-05", "1905-09-05"),
        ("44.1,145.9,1905-09-05", "1905-09-05"),
        ("44,1 145,9 1855-01-26 OS", "1855-01-26 OS"),
        ("44 N 145 E 1905", "1905"),
        ("44.1 145.9 Ansei 1-12-21", "Ansei 1-12-21"),
        ("北緯44度 東経145度 安政元年十二月二十一日", "安政元年十二月二十一日"),
    ],
)
def test_a_date_behind_the_point_is_left_alone(text, rest):
    """Whatever stands behind the two numbers comes back as it is."""
    assert read_point(text)[1] == rest


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not two numbers"),
        ("44", "not two numbers"),
        ("abc def", "not two numbers"),
        ("44 north", "not two numbers"),
        ("nan 5", "not two numbers"),
        ("inf inf", "not two numbers"),
        ("44.1.2 145", "not two numbers"),
        ("1e5", "not two numbers"),
        ("44 1905-09-05", "not two numbers"),
        ("44.1N 145.9N", "two latitudes"),
        ("44E 145W", "two longitudes"),
        ("-44S 145E", "a sign and a letter"),
        ("44°61' 145", "61 minutes"),
        ("9" * 500, "longer than 120"),
        ("145 44", "latitude 145 is out of range, -90 to 90 (did you mean 44 145?)"),
        ("145.858 43.3965", "did you mean 43.3965 145.858?"),
        ("145N 44E", "did you mean 44 145?"),
        ("44 190", "longitude 190 is out of range, -180 to 180 (latitude comes first)"),
        ("999 44", "latitude 999 is out of range, -90 to 90 (latitude comes first)"),
    ],
)
def test_what_is_refused_and_why(text, says):
    """Every refusal is a usage error in one line; swapped numbers are recognised."""
    with pytest.raises(InvalidPoint) as caught:
        read_point(text)
    assert says in caught.value.line()
    assert isinstance(caught.value, UsageError)
    assert "\n" not in caught.value.line()
    assert len(caught.value.line()) < 300


@given(st.text(max_size=150))
def test_no_text_is_met_by_anything_but_a_point_or_a_refusal(text):
    """Whatever is typed, the answer is a place on the earth or an InvalidPoint."""
    try:
        place, _ = read_point(text)
    except InvalidPoint:
        return
    assert -90 <= place.latitude <= 90
    assert -180 <= place.longitude <= 180


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_is_written_is_read(latitude, longitude):
    """Seven decimals, plain and with letters, come back as they were."""
    plain = f"{latitude:.7f} {longitude:.7f}"
    assert read_point(plain)[0] == pytest.approx((latitude, longitude), abs=1e-7)
    letters = f"{abs(latitude):.7f}{'N' if latitude >= 0 else 'S'} {abs(longitude):.7f}{'E' if longitude >= 0 else 'W'}"
    assert read_point(letters)[0] == pytest.approx((latitude, longitude), abs=1e-7)
    turned = " ".join(reversed(letters.split()))
    assert read_point(turned)[0] == pytest.approx((latitude, longitude), abs=1e-7)


def test_callers_of_the_library_get_the_same_refusal():
    """Numbers that are none, or not on the earth, are refused; so are those that a program mixed up."""
    assert on_earth(44, 145) == (44, 145)
    for latitude, longitude in ((float("nan"), 145), (44, float("inf")), (145, 44)):
        with pytest.raises(InvalidPoint):
            on_earth(latitude, longitude)


@pytest.mark.parametrize("language", spoken())
@pytest.mark.parametrize("at", [(44.02, 146.0), (43.4501234, 145.75), (-0.5, -179.25)])
def test_a_point_that_was_printed_is_read_back(language, at):
    """In the words of each language, to the last decimal."""
    words = read_wording(language)
    printed = numbers.point(*at, Wording(words, language, lambda: words))
    assert read_point(printed) == (at, "")
