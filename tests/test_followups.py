"""Command lines that answers offer ask the record that was asked: with `--data` where the command line had it."""

from __future__ import annotations

import html
import re
import shlex
from pathlib import Path

import pytest
import yaml

from kurils.cli import COMMANDS

ROOT = Path(__file__).parent.parent
#: any command
ANY = "|".join(COMMANDS)
#: what prints command lines to ask on with
ASKED = [
    "status 1905-09-05",
    "status 1840",
    "status --full 1900-05-02",
    "status --view arland 1900-05-02",
    "compare 1900-05-02",
    "compare 1900",
    "explain alpha 1900-05-02",
    "explain alpha 1900",
    "document 1850-pact",
    "document 1900-landing",
    "islands",
    "island alpha",
    "glossary control",
    "border 1851",
    "map 1900",
    "report 1900-05-02",
    "report 1900-05-02 --format html",
    "report --from 1840 --to 1950 --full",
    "report 1900-05-02 --format json",
    "cite status 1900-05-02",
    "cite timeline alpha",
    "page",
    "status atlantis",
    "document atlantis",
    "sources atlantis",
    "glossary atlantis",
    "cite zzzz",
]
#: of these the answer has none to ask on with
SILENT = {"sources atlantis", "border 1851", "compare 1900-05-02"}
#: words that name a command as an example of how it is written, or as the name of a list
NAMED = ("chart.source", "error.hint.locate")
GLOSSARY = """\
glossary:
  - {id: control, word: {en: control}, means: {en: Who ran the place.}, see: [title]}
  - {id: title, word: {en: title}, means: {en: Whose it was.}}
"""


@pytest.fixture
def folder(toy_folder):
    """The toy record with two words, in a folder whose name must be quoted."""
    (toy_folder / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    return toy_folder.rename(toy_folder.parent / "my toy's")


def offered(text: str) -> list[str]:
    """The command lines in a text: from the name of the program up to what cannot belong to one."""
    text = html.unescape(text).replace("\\", "")
    found = re.findall(rf"kurils (?:{ANY})\b[^\n`<>]*", text)
    return [each for each in found if not re.match(r"kurils \w+( and|: |\)|, |;)", each)]


@pytest.mark.parametrize("words", ASKED)
def test_what_is_offered_asks_the_same_record(cli, monkeypatch, folder, words):
    """Each command line has the folder, quoted as a shell wants it, and without `--data` none has one."""
    monkeypatch.setenv("COLUMNS", "1000")
    asked = cli(*shlex.split(words), "--data", folder)
    lines = offered(asked.out + asked.err)
    said = f"--data {shlex.quote(str(folder))}"
    assert words in SILENT or lines
    for line in lines:
        assert said in line, line
        (again, _, _) = line.partition(said)
        if "…" not in again and asked.code == 0:
            answered = cli(*shlex.split(again)[1:], "--data", folder)
            assert (answered.code, answered.err) == (0, ""), again
    monkeypatch.setenv("KURILS_DATA", str(folder))
    plain = cli(*shlex.split(words))
    assert plain.code == asked.code
    assert "--data" not in plain.out + plain.err


def test_the_script_of_the_page_has_it_too(cli, folder):
    """It writes the command line anew for each day."""
    from kurils.base import asking
    from kurils.page.data import page_data
    from kurils.record import load

    panels = (ROOT / "kurils" / "page" / "assets" / "panels.js").read_text(encoding="utf-8")
    assert "data.command" in panels
    assert "`kurils " not in panels
    assert asking.data is None
    assert page_data(load(), None)["command"] == "kurils status"


def test_no_words_hold_a_command_line_of_their_own():
    """They are filled with one, in every language; only a name of a command stands in them."""
    for path in sorted((ROOT / "kurils" / "words" / "locale").glob("*.yaml")):
        words = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, text in words.items():
            if key not in NAMED and isinstance(text, str):
                assert not re.search(rf"kurils (?:{ANY})\b", text), (path.name, key)
