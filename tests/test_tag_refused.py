"""What `tag` and lists of dates are given without bound or sense is refused in one line, and read as others read it."""

from __future__ import annotations

import json

import pytest

POINT = '{"type":"Feature","geometry":{"type":"Point","coordinates":[147.9,45.0]},"properties":{"date":"1905-09-05"}}'


def test_of_a_member_that_stands_twice_the_last_counts(cli, tmp_path):
    """As for every reader of JSON."""
    (tmp_path / "a.geojson").write_text(f'{{"type":"FeatureCollection","features":"]","features":[{POINT}]}}')
    assert cli("tag", tmp_path / "a.geojson", "-o", tmp_path / "b.geojson").code == 0
    (feature,) = json.loads((tmp_path / "b.geojson").read_text())["features"]
    assert feature["properties"]["holder"] == "japan"


@pytest.mark.parametrize("prefix", ["\udcff", "a\nb", "\u202e", "a" * 101])
def test_a_prefix_is_a_few_letters(cli, tmp_path, prefix):
    """What is no text is no part of a name."""
    (tmp_path / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    result = cli("tag", tmp_path / "a.csv", "--prefix", prefix)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def test_a_line_of_dates_has_a_bound(cli, tmp_path):
    """A file without an end of a line is not read whole."""
    with (tmp_path / "x").open("wb") as stream:
        stream.truncate(3 << 30)
    result = cli("status", "--dates-from", tmp_path / "x")
    assert (result.code, "longer than" in result.err) == (2, True)
