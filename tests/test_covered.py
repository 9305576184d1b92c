"""The last step of `make coverage`: lines and branches each have their own least."""

from __future__ import annotations

import pytest

from scripts.covered import told


@pytest.mark.parametrize(
    ("lines", "branches", "enough"), [(95, 93, True), (94, 93, False), (95, 92, False), (100, 92, False)]
)
def test_many_lines_do_not_make_up_for_few_branches(lines, branches, enough):
    """Both figures are told, and each decides."""
    totals = {"covered_lines": lines, "num_statements": 100, "covered_branches": branches, "num_branches": 100}
    text, found = told(totals, 95, 93)
    assert found == enough
    assert text == f"{lines:.1f} % of 100 lines (at least 95 %), {branches:.1f} % of 100 branches (at least 93 %)"
