"""Every example of every document is run: what `make docs` writes by its own test, all others here, block by block."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PAGES = [
    *sorted(ROOT.glob("README*.md")),
    ROOT / "CONTRIBUTING.md",
    ROOT / "data" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
WRITTEN = re.compile(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->", re.DOTALL)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
#: first word -> where it is run, or why no test can: it needs the network, another machine, or hours
ELSEWHERE = {
    "pip": "tests/test_wheel.py installs the wheel; the network is no part of a test",
    "pipx": "as pip",
    "uv": "as pip",
    "frictionless": "tests/test_export.py validates the package",
    "datasette": "tests/test_export_gpkg.py serves the file on loopback",
    "sh": "tests/test_scripting.py runs the script",
    "make": "tests/test_scripting.py runs the Makefile; of the project, the tests themselves are run by it",
    "python": "tests/test_start.py runs the benchmarks' parts; all of them take an hour",
    "claude": "another program's own command; tests/test_mcp.py starts what it sets up",
    "export": "a setting for Spark",
    "spark-submit": "tests/test_tag_spark.py runs the parts of the program that are ours",
    "MALLOC_TRIM_THRESHOLD_": "tests/test_tag_dask.py starts workers of its own",
}
#: commands -> where they are run
INTERACTIVE = {
    "explore": "tests/test_explore_app.py walks through it",
    "mcp": "tests/test_mcp.py is its client",
    "tag": "tests/test_tag_dask.py has a cluster",
}
#: what a block begins from, by its first line
BEFORE = dict.fromkeys(
    ("kurils status --data my-record", "kurils check my-record --write-manifest"), "kurils new-data my-record"
)


class Example(NamedTuple):
    """One command line and what is printed below it."""

    line: str
    printed: list[str]


def blocks(language: str) -> list[tuple[str, str]]:
    """Each block of a language that `make docs` does not write, with the page and the line on which it begins."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        bare = WRITTEN.sub(lambda match: "\n" * match[0].count("\n"), text)
        for match in FENCE.finditer(bare):
            if match[1] == language:
                found.append(
                    (f"{page.relative_to(ROOT).as_posix()}:{bare[: match.start()].count(chr(10)) + 1}", match[2])
                )
    return found


def examples(block: str) -> list[Example]:
    """The command lines of a block, each whole, without what is said of it."""
    found: list[Example] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Example(re.sub(r"\s+# .*", "", line[2:]), []))
        elif found and found[-1].line.count('"') % 2:
            found[-1] = Example(f"{found[-1].line}\n{line}", [])
        elif found:
            found[-1].printed.append(line)
    return found


def shows(printed: list[str], given: str) -> bool:
    """Whether a text is what a block shows of it; an ellipsis stands for anything."""
    pattern = "\n".join(".*".join(map(re.escape, line.split("…"))) for line in printed)
    return re.fullmatch(pattern, given.rstrip("\n")) is not None


CONSOLE = {name: examples(block) for name, block in blocks("console")}
EXTRAS = [name for name, lines in CONSOLE.items() if any(".png" in e.line or "parquet" in e.line for e in lines)]


def run(cli, monkeypatch, tmp_path, lines):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("HOME", str(tmp_path))
    before = BEFORE.get(lines[0].line)
    for example in [*([Example(before, [])] if before else []), *lines]:
        asked, _, piped = example.line.partition(" | ")
        program, *words = shlex.split(asked)
        if program != "kurils":
            assert re.split("[= ]", program)[0] in {*ELSEWHERE, "duckdb"}, f"nothing runs {program}"
            continue
        if words[0] in INTERACTIVE:
            continue
        result = cli(*words)
        assert result.code == 0, f"{example.line}: {result.err}"
        given = result.out + result.err
        if piped:
            if shutil.which(shlex.split(piped)[0]) is None:
                pytest.skip(f"no {shlex.split(piped)[0]} here")
            done = subprocess.run(shlex.split(piped), input=given, capture_output=True, text=True, check=True)
            given = done.stdout
        if example.printed:
            assert shows(example.printed, given), f"{example.line}\n{given}"


@pytest.mark.parametrize("name", [name for name in CONSOLE if name not in EXTRAS])
def test_sessions_go_as_they_are_told(cli, monkeypatch, tmp_path, name):
    """Each block in a folder of its own, its lines in order; what is shown of an answer is in it."""
    run(cli, monkeypatch, tmp_path, CONSOLE[name])


@pytest.mark.extras
@pytest.mark.parametrize("name", EXTRAS)
def test_sessions_with_extras_go_as_they_are_told(cli, monkeypatch, tmp_path, name):
    """Those that write PNG or GeoParquet."""
    run(cli, monkeypatch, tmp_path, CONSOLE[name])


@pytest.mark.extras
def test_the_query_of_the_exports_page_gives_an_answer(cli, monkeypatch, tmp_path):
    """On the files that the page exports just before."""
    import duckdb

    monkeypatch.chdir(tmp_path)
    assert cli("export", "-o", "kurils-csv").code == 0
    asked = [example.line for lines in CONSOLE.values() for example in lines if example.line.startswith("duckdb")]
    assert asked
    for line in asked:
        assert duckdb.sql(shlex.split(line)[2]).fetchall() == [("japan", "administration")]


def test_shows_compares():
    """With an ellipsis, and to the end."""
    assert shows(["a", "…/b", "c"], "a\n/home/x/b\nc\n")
    assert not shows(["a"], "a\nb\n")
    assert not shows(["a", "b"], "a\n")


#: the program for Spark is run by its own test, tests/test_tag_spark.py, and the client by tests/test_mcp.py
PYTHON = [
    pytest.param(block, marks=pytest.mark.extras if "tag_batch" in block else (), id=name)
    for name, block in blocks("python")
    if "spark" not in name and "assistants" not in name
]


@pytest.mark.parametrize("block", PYTHON)
def test_python_gives_what_stands_beside_it(block):
    """Each expression with a value behind it has that value."""
    space: dict[str, object] = {}
    if "tag_batch" in block:
        import pyarrow as pa

        space["batch"] = pa.record_batch({"x": [147.9], "y": [45.0], "day": ["1905-09-05"]})
    compared = 0
    for line in block.splitlines():
        code, _, said = line.partition("  # ")
        if said.startswith(("'", "[", "{")) or said in ("None", "True"):
            assert repr(eval(code, space)) == said, line
            compared += 1
        else:
            exec(code, space)
    assert compared


def test_objects_are_what_is_printed(cli):
    """The error that the page of exit codes shows; tests/test_mcp.py starts what the configurations of clients name."""
    (name, block), *more = [found for found in blocks("json") if "assistants" not in found[0]]
    assert (name.partition(":")[0], more) == ("docs/exit-codes.md", [])
    assert json.loads(cli("status", "atlantis", "--json").out) == json.loads(block)


def test_yaml_is_that_of_the_record_it_speaks_of():
    """The beginning of `dispute.yaml` of the small real dispute; others can be read."""
    told = {name.partition(":")[0]: yaml.safe_load(block) for name, block in blocks("yaml")}
    record = yaml.safe_load((ROOT / "docs/other-disputes/southern-sakhalin/dispute.yaml").read_text(encoding="utf-8"))
    told = told["docs/other-disputes.md"]["dispute"]
    assert told == {key: record["dispute"][key] for key in told}


def test_links_into_the_page_lead_to_what_there_is(record):
    """Each names a day, islands, a view and a document of the record."""
    links = [line for name, block in blocks("text") if name.startswith("docs/page.md") for line in block.split()]
    assert links
    for link in links:
        asked = dict(part.split("=") for part in link.partition("#")[2].split("&"))
        assert record.status(
            asked["date"], [asked["island"]] if "island" in asked else [], view=asked.get("view", "neutral")
        )
        assert "document" not in asked or record.document(asked["document"])


def test_no_other_language_is_left_out():
    """A block in another language would be run by nobody."""
    found = {
        language for page in PAGES for language, _ in FENCE.findall(WRITTEN.sub("", page.read_text(encoding="utf-8")))
    }
    # js: tests/test_page_browser.py asks the page these functions
    assert found <= {"console", "python", "json", "yaml", "text", "js"}
