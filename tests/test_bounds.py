"""A folder of someone else's is read within bounds: known places, regular files, so many bytes, values and searches."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from kurils.store import loading
from kurils.store.index.store import digests
from kurils.store.loading import MAX_BYTES, MAX_NODES, parse_yaml
from kurils.store.problems import LONGEST
from kurils.store.texts import checksum
from kurils.store.validate.check import check_folder
from kurils.store.validate.form.entries import apply_schema
from kurils.store.validate.form.fields import HINTED, LENGTHS
from kurils.store.validate.translated.texts import GROWN


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


DATA = Path(__file__).parent.parent / "data"
LONG = "a" * 300_000
#: points of polygons and lines are bounded by their file
UNBOUNDED = {"wkt"}
#: mappings whose keys are no names of fields, so that one value stands for all
KEYED = {"locators", "territories", "coasts", "anchors", "names", "words", "also", "attested"}


def texts_in(value, way=()):
    """The texts in a file as it was read: the way to each without numbers, its mapping or list, and its place there."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in list(items):
        step = () if isinstance(key, int) else ("*",) if way and way[-1] in KEYED else (key,)
        if isinstance(item, (dict, list)):
            yield from texts_in(item, (*way, *step))
        elif isinstance(item, str):
            yield (*way, *step), value, key


FILES = {name: root for name, root in loading.load_folder(str(DATA))[0].items() if not name.startswith("texts/")}


@pytest.mark.parametrize("name", FILES)
def test_every_text_of_the_record_has_a_bound(name):
    """A value of 300,000 letters is told of in its file, whatever it is; polygons alone may be long."""
    root = FILES[name]
    assert apply_schema({name: root}).problems == []
    passed, seen = [], set()
    for way, holder, key in texts_in(root):
        if way in seen or way[-1] in UNBOUNDED:
            continue
        seen.add(way)
        kept, holder[key] = holder[key], LONG
        problems = apply_schema({name: root}).problems
        holder[key] = kept
        if not problems:
            passed.append(way)
        assert all(problem.file == name and len(str(problem)) < 2 * LONGEST + 100 for problem in problems), way
    assert seen
    assert passed == []


@pytest.mark.parametrize(("kind", "find"), [("name", "names: {en: Arland}"), ("text", "{en: It drew a line.}")])
def test_the_bound_is_the_last_length_that_passes(toy_folder, kind, find):
    """By what the text is: a name has room for less than a sentence."""
    file = next(path for path in toy_folder.rglob("*.yaml") if find in path.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8")
    for more, codes in ((0, set()), (1, {"too-long"})):
        words = " ".join(["a" * 49] * (LENGTHS[kind] // 50)) + "a" * (1 + more)
        file.write_text(text.replace(find, f"{find[: find.index('{')]}{{en: {words}}}", 1), encoding="utf-8")
        problems = [problem for problem in check_folder(str(toy_folder))[1] if "caption" not in problem.message]
        assert {problem.code for problem in problems} == codes
    assert problems[0].message.startswith(f"a {kind} has at most {LENGTHS[kind]:,} letters")
    assert problems[0].line == text[: text.index(find)].count("\n") + 1


def test_a_translation_grows_within_a_bound(toy_folder):
    """As many times as long as the English, and the letters of a name beside."""
    (toy_folder / "record.yaml").write_text(
        (toy_folder / "record.yaml").read_text("utf-8").replace("languages: [en]", "languages: [en, ru]"), "utf-8"
    )
    for more, codes in ((0, set()), (1, {"too-long"})):
        english = "Arland"
        words = "б" * (LENGTHS["name"] + GROWN * len(english) + more)
        (toy_folder / "texts").mkdir(exist_ok=True)
        (toy_folder / "texts" / "ru.yaml").write_text(
            f"standing: core\ntexts:\n  states:\n    arland:\n      names~{checksum(english)}: {words}\n", "utf-8"
        )
        found = {problem.code for problem in check_folder(str(toy_folder))[1] if problem.file == "texts/ru.yaml"}
        assert found - {"missing-text"} == codes
