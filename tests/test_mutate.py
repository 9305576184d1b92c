"""The changes that `make mutate` knows to change nothing are changes of the code as it stands."""

from __future__ import annotations

from collections import Counter

import pytest

from scripts.mutate.operators import mutants
from scripts.mutate.running import ROOT
from scripts.mutate.tested import EQUAL, TESTS


@pytest.mark.parametrize("path", EQUAL)
def test_a_change_of_no_effect_stands_in_one_place(path):
    """Where the code went, its exemption goes; one that fits two places would hide what it does not mean."""
    source = (ROOT / path).read_text(encoding="utf-8")
    places = Counter(mutant.key for mutant in mutants(str(ROOT / path), source))
    assert {key: places[key] for key in EQUAL[path]} == dict.fromkeys(EQUAL[path], 1)


def test_every_module_of_dates_is_changed_and_every_test_is_there():
    """A module that is added is added to the tool."""
    dates = {f"kurils/dates/{file.name}" for file in (ROOT / "kurils/dates").glob("*.py")} - {
        "kurils/dates/__init__.py"
    }
    assert dates <= set(TESTS)
    assert {name for names in TESTS.values() for name in names} <= {
        file.stem.removeprefix("test_") for file in (ROOT / "tests").glob("test_*.py")
    }
