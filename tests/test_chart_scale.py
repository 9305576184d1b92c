"""The scale of time: linear panels, half of the width shared evenly, half by the square root of their steps."""

from __future__ import annotations

import pytest

from kurils.maps.chart.scale import Scale, ticks

CUTS = ["1600-01-01", "1700-01-01", "1800-01-01"]


def test_without_steps_the_panels_are_equal():
    """Nothing weighs one against the other."""
    first, second = Scale(CUTS, [], 0, 108).panels
    assert first.width == second.width == 50
    assert second.x == 58


def test_steps_widen_a_panel_by_their_root():
    """Nine steps against one: half of the width is shared three to one."""
    steps = [f"17{year:02}-06-01" for year in range(10, 19)] + ["1650-01-01"]
    first, second = Scale(CUTS, steps, 0, 108).panels
    assert (first.width, second.width) == (37.5, 62.5)


@pytest.mark.parametrize(("day", "x"), [("1600-01-01", 0), ("1700-01-01", 58), ("1500-01-01", 0), ("1900-01-01", 108)])
def test_days_lie_in_their_panel_and_others_at_its_ends(day, x):
    """The first day of a panel at its left edge; what lies outside at the ends."""
    assert Scale(CUTS, [], 0, 108).x(day) == x


def test_a_span_over_a_gap_has_a_piece_in_each_panel():
    """[begin, end) is cut where the scale is, and is never thinner than a pixel."""
    scale = Scale(CUTS, [], 0, 108)
    assert [round(x) for x, _, _ in scale.pieces("1650-01-01", "1750-01-01")] == [25, 58]
    assert [width for _, width, _ in scale.pieces("1650-01-01", "1650-01-02")] == [1.0]
    assert len(list(scale.pieces("1750-01-01", None))) == 1


def test_ticks_are_round_days_that_fit():
    """Years of a long panel, days of a short one."""
    panel = Scale(CUTS, [], 0, 600).panels[0]
    assert [text for _, text, _ in ticks(panel)] == ["1600", "1620", "1640", "1660", "1680"]
    month = Scale(["1945-08-08", "1945-09-08"], [], 0, 200).panels[0]
    assert all(not year for _, _, year in ticks(month))
