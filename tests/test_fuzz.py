"""A short run of the fuzzer (`make fuzz`), the same cases each time; and what longer runs found, by its kinds."""

from __future__ import annotations

import pytest

from fuzz.__main__ import run, sandbox

#: kind -> how many cases; together some seconds
CASES = {"commands": 20, "folders": 5, "csv": 15, "ndjson": 25, "geojson": 25, "dates": 400, "names": 15}


@pytest.mark.parametrize("kind", CASES)
def test_a_short_run_finds_nothing(kind):
    """No fault, no lost byte, no line that is no message, no sound record that a command does not answer."""
    with sandbox() as folder:
        found = {number: wrong for number in range(CASES[kind]) if (wrong := run(kind, 1, number, folder))}
    assert not found, f"python -m fuzz {kind} --seed 1 --only NUMBER"
