"""A short run of the fuzzer (`make fuzz`), the same cases each time; and what longer runs found, by its kinds."""

from __future__ import annotations

import shutil

import pytest

from fuzz import folders, own
from fuzz.__main__ import run, sandbox
from fuzz.draw import Draw
from fuzz.folders import VALUES

#: kind -> how many cases; together some seconds
CASES = {"commands": 20, "folders": 5, "csv": 15, "ndjson": 25, "geojson": 25, "dates": 400, "names": 15}


@pytest.mark.parametrize("kind", CASES)
def test_a_short_run_finds_nothing(kind):
    """No fault, no lost byte, no line that is no message, no sound record that a command does not answer."""
    with sandbox() as folder:
        found = {number: wrong for number in range(CASES[kind]) if (wrong := run(kind, 1, number, folder))}
    assert not found, f"python -m fuzz {kind} --seed 1 --only NUMBER"


def test_the_record_of_the_project_is_damaged_too(tmp_path):
    """One file of it, the same by the same numbers; what is left of it is told in lines."""
    told = {}
    for number in range(40):
        root = tmp_path / str(number)
        told[number] = own.damage(Draw(f"own {number}"), root, VALUES)
        changed = [path for path in own.DATA.rglob("*") if path.is_file() and path.name != "MANIFEST"
                   if not (there := root / path.relative_to(own.DATA)).exists()
                   or there.read_bytes() != path.read_bytes()]  # fmt: skip
        assert [str(path.relative_to(own.DATA)) for path in changed] in ([told[number][0]], [])
        assert not (root / "MANIFEST").exists()
        shutil.rmtree(root)
    assert {way for _, way in told.values()} >= {"gone", "empty", "ends", "entry", "lines"}
    assert len({name for name, _ in told.values()}) > 15
    assert own.damage(Draw("own 0"), tmp_path / "again", VALUES) == told[0]


def test_a_case_of_the_record_of_the_project_is_judged(monkeypatch):
    """As those of the toy record are."""
    monkeypatch.setattr(folders, "OWN", 100)
    with sandbox() as folder:
        assert run("folders", 1, 0, folder) is None
