"""A folder of someone else's is read within bounds: known places, regular files, so many bytes, values and searches."""

from __future__ import annotations

import difflib
import os

import pytest

from kurils.store import loading
from kurils.store.index.store import digests
from kurils.store.loading import MAX_BYTES, MAX_NODES, parse_yaml
from kurils.store.validate.check import check_folder
from kurils.store.validate.fields import HINTED, LONGEST


def refused(content):
    problems = []
    assert parse_yaml("variants.yaml", content, problems) is None
    return str(problems[-1])


@pytest.mark.parametrize("value", [b"[],", b"a,", b"{},", b"[[]],", b"{a: b},"])
def test_a_file_of_too_many_values_is_refused_where_they_become_too_many(value):
    """Nothing of it is composed before it is counted."""
    told = refused(b"a: [" + value * (MAX_NODES + 1) + b"]")
    assert told.endswith(f"more than {MAX_NODES} values in one file")


def test_depth_is_met_before_the_tree_is_built():
    """A million brackets are read as far as the bound, ours or that of the parser."""
    assert "nest" in refused(b"a: " + b"[" * 1_000_000)


def test_a_file_holds_one_document():
    """What stands after the first would be passed over in silence."""
    assert refused(b"a: b\n---\nc: d\n").startswith("variants.yaml:2:")


def test_a_file_beyond_the_bound_is_refused_in_one_line(toy_folder):
    """Its size is told, and nothing of it is parsed."""
    with open(toy_folder / "variants.yaml", "r+b") as stream:
        stream.truncate(MAX_BYTES + 1)
    (problem,) = check_folder(str(toy_folder))[1]
    assert (problem.file, problem.code) == ("variants.yaml", "unreadable")


def test_the_record_as_a_whole_has_a_bound(toy_folder, monkeypatch):
    """Many files of a size that one may have are too much together."""
    monkeypatch.setattr(loading, "MAX_RECORD_BYTES", 2_000)
    assert "too-much" in {problem.code for problem in check_folder(str(toy_folder))[1]}
    monkeypatch.setattr(loading, "MAX_FILES", 3)
    assert next(problem.code for problem in check_folder(str(toy_folder))[1]) == "too-much"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name on this system")
@pytest.mark.parametrize("name", ["variants.yaml", "calendar/japanese-eras.csv", "calendar/beside.csv", "x/y.yaml"])
def test_a_pipe_in_the_folder_makes_nobody_wait(cli, toy_folder, name, monkeypatch):
    """What is no regular file is not opened; in a place of the record it is a problem of that file."""
    (toy_folder / name).parent.mkdir(exist_ok=True)
    (toy_folder / name).unlink(missing_ok=True)
    os.mkfifo(toy_folder / name)
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    assert cli("status").code in (0, 3)
    assert cli("check", toy_folder).code in (0, 3)


def test_files_that_the_record_does_not_read_are_not_hashed(toy_folder):
    """A large table beside the record, at any depth, costs nothing."""
    (toy_folder / "beside").mkdir()
    for name in ("large.csv", "beside/large.csv", "beside/large.yaml"):
        with open(toy_folder / name, "wb") as stream:
            stream.truncate(1 << 40)
    assert not {name for name in digests(str(toy_folder)) if "large" in name}


def test_a_broken_link_is_a_problem_of_its_file(cli, toy_folder, monkeypatch):
    """It is told with its name, and ends with 3."""
    (toy_folder / "variants.yaml").unlink()
    (toy_folder / "variants.yaml").symlink_to("nowhere.yaml")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    result = cli("status")
    assert result.code == 3
    assert "variants.yaml:1: cannot be read" in result.err


def test_near_misses_are_sought_for_the_first_problems_only(toy_folder, monkeypatch):
    """Thousands of unknown ids are all reported, the first of them with a hint."""
    sought = []
    near = difflib.get_close_matches
    monkeypatch.setattr(difflib, "get_close_matches", lambda *given: sought.append(1) or near(*given))
    rows = "".join(f"  - {{of: {n}, documents: [1850-pakt{n}], document: 1850-pakt{n}}}\n" for n in range(1000))
    (toy_folder / "readings.yaml").write_text(f"readings:\n{rows}")
    problems = check_folder(str(toy_folder))[1]
    assert sum(problem.code == "unknown-document" for problem in problems) == 1000
    assert len(sought) <= HINTED + 1


def test_a_problem_is_told_at_bounded_length(toy_folder):
    """A value of a megabyte does not become a line of a megabyte."""
    (toy_folder / "readings.yaml").write_text(
        f"readings:\n  - {{{'x' * 1000}: {'y' * 1_000_000}, side: {'z' * 9999}}}\n"
    )
    assert max(len(str(problem)) for problem in check_folder(str(toy_folder))[1]) < 2 * LONGEST + 100
