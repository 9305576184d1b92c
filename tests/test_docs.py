"""The documents say what the program says: every session in them is run again, and every command is explained."""

from __future__ import annotations

import contextlib
import functools
import importlib
import io
import pkgutil
import re
from pathlib import Path

import pytest
from cogapp import Cog

import kurils
from kurils.base.errors import KurilsError
from kurils.cli import COMMANDS
from kurils.query.schema import answers, types
from scripts.reference import OTHER_PARTS, QUESTIONS, REPORT_PARTS, page_of, slug
from scripts.sessions import run

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])
#: pages elsewhere
BESIDE = ("CHANGELOG.md", "CONTRIBUTING.md", "data/README.md")
PARTS = (OTHER_PARTS, REPORT_PARTS)
GENERATED = [page for page in PAGES if "[[[cog" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", GENERATED, ids=lambda page: page.name)
def test_generated_parts_are_fresh(page, monkeypatch):
    """What `make docs` would write is what stands there."""
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = Cog().main(["cog", "--check", "--diff", "-P", str(page)])
    assert code == 0, f"{page.name} is stale: run `make docs`\n{told.getvalue()[:4000]}"


@pytest.mark.parametrize("page", GENERATED, ids=lambda page: page.name)
def test_what_is_generated_is_printed(page):
    """`make docs` takes what is printed; what goes to `cog.out` would be lost without a word."""
    assert "cog.out" not in page.read_text(encoding="utf-8"), "print it instead"


def test_the_picture_is_fresh(cli, tmp_path):
    """It is drawn by the command that the document names, from whichever edition."""
    assert cli("map", "--date", "1945-09-03", "-o", tmp_path / "map.svg").code == 0
    drawn = (ROOT / "docs" / "map" / "1945-09-03.svg").read_text(encoding="utf-8").partition("</svg>")[0]
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").partition("</svg>")[0] == drawn, "run `make docs`"


def test_every_code_of_an_error_is_listed():
    """Scripts ask for them."""
    for module in pkgutil.walk_packages(kurils.__path__, "kurils."):
        if module.name != "kurils.__main__":
            with contextlib.suppress(ImportError, KurilsError):
                importlib.import_module(module.name)
    kinds, codes = [KurilsError], set()
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("kurils."):
            codes.add(kind.code)
    listed = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8").split("Codes in `error.code`:")[1]
    # what a worker, or the process that reads spreadsheets, says to the one that waits for it, and nobody else
    assert codes - {"stopped", "large", "wide"} == set(re.findall(r"`([a-z-]+)`", listed))


def prose(page):
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


@functools.cache
def anchors(page):
    """What can be pointed at on a page: its headings, numbered where they are alike, and anchors of its own."""
    found = set(re.findall(r'<a id="([^"]+)"', prose(page)))
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE):
        plain, number = slug(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)), 0
        name = plain
        while name in found and f'id="{name}"' not in prose(page):
            number += 1
            name = f"{plain}-{number}"
        found.add(name)
    return found


@pytest.mark.parametrize("page", [*PAGES, *(ROOT / name for name in BESIDE)], ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Every link to a file of the project has its file, and every place on a page its heading or anchor."""
    for target, place in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", prose(page)):
        if "://" not in target:
            file = page.parent / target if target else page
            assert file.exists(), target
            assert not place or place in anchors(file.resolve()), f"{target}#{place}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(cli, command):
    """One sentence, examples that begin with the command, and every option explained."""
    result = cli(command, "--help")
    assert (result.code, result.err) == (0, "")
    assert "Examples:" in result.out
    assert f"kurils {command}" in result.out.split("Examples:")[1]
    # an example that a terminal breaks cannot be copied
    assert [line for line in result.out.splitlines() if len(line) > 80] == []
    lines = re.split("Options(?: of every command)?:", result.out)[1].splitlines()
    bare = [line for line in lines if re.fullmatch(r"\s+-{1,2}\S+(, --\S+)?( [A-Z|a-z]+)?\s*", line)]
    explained = [line for line in bare if lines[lines.index(line) + 1].startswith(" " * 10)]
    assert bare == explained


def test_the_list_of_commands_is_not_cut(cli):
    """A line each, whole, at 80 columns."""
    listed = cli("--help").out.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(len(line) <= 80 and line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    """In the reference of commands, with its whole help."""
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"## kurils {command}\n" in reference
    assert f"$ kurils {command} --help\n" in reference


#: commands whose examples wait for keys or a client, or need files of the user's own
UNATTENDED = {"explore", "mcp", "tag", "locate"}


@pytest.mark.parametrize(
    "command",
    [
        # each of its examples draws it anew, which takes long
        pytest.param(command, marks=pytest.mark.extras if command == "page" else [])
        for command in COMMANDS
        if command not in UNATTENDED
    ],
)
def test_the_examples_of_the_help_pages_work(monkeypatch, tmp_path, command):
    """Each is run; those that write files write them into an empty folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "days.txt").write_text("1905-09-05\n", encoding="utf-8")
    _, page, _ = run(f"kurils {command} --help")
    for line in page.split("Examples:")[1].split("\n\n")[0].splitlines():
        example = line.strip()
        if not example.startswith("kurils ") or "|" in example or "<" in example:
            continue
        code, out, err = run(example)
        assert "No document matches" not in out, example
        # a folder of the user's own, and what needs an optional extra, are told plainly
        assert code == 0 or "my-record" in example or "optional extra" in err, f"{example}: {err}"


def test_every_answer_is_explained():
    """With each part that it is made of."""
    pages = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("json-answers.md", *PARTS)}
    listed = (ROOT / "docs" / "json-output.md").read_text(encoding="utf-8")
    for name in answers():
        assert f"## {name}\n" in pages["json-answers.md"]
        assert f"(json-answers.md#{slug(name)})" in listed
    for name in types():
        if not name.endswith("Answer"):
            assert [page for page in PARTS if f"## {name}\n" in pages[page]] == [page_of(name)]


def test_fifty_questions_are_answered():
    """Each has at least one session that ended well, and none is told twice."""
    texts = [(ROOT / "docs" / page).read_text(encoding="utf-8") for page in QUESTIONS]
    questions = [question for text in texts for question in re.split(r"^## \d+\. ", text, flags=re.MULTILINE)[1:]]
    numbers = [int(number) for text in texts for number in re.findall(r"^## (\d+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(1, 51))
    assert len({question.split("\n", 1)[0] for question in questions}) == 50
    for question in questions:
        sessions = re.findall(r"```console\n\$ kurils .+?\n```", question, re.DOTALL)
        assert sessions, question[:80]
        assert not [session for session in sessions if re.search(r"\[exit \d+\]", session)], question[:80]
        assert all(session.count("\n") >= 2 for session in sessions)


def test_the_changelog_names_every_command():
    """Under Commands."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"`{command}`" not in text] == []
