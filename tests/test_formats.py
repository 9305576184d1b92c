"""Every answer in every format that it has, and hostile texts in all of them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml

from kurils.show.elements import Cell, Table
from kurils.show.formats import FORMATS, to_text

#: one command line an answer, and the formats that it must have besides those of all
EVERYWHERE = ("table", "json", "ndjson", "csv", "markdown", "yaml")
ANSWERS = [
    "status --date 1945-09-02",
    "status --date 1945",
    "status --brief --date 1905-09-05",
    "compare --date 1956-12-12",
    "timeline --from 1945 --to 1946",
    "diff 1945-08-27 1946-02-03",
    "documents treaty",
    "document 1855-shimoda",
    "explain iturup --date 1905-09-05",
    "sources compendium",
    "cite 1855-shimoda compendium-1",
    "islands",
    "island habomai",
    "locate 44.5 147.9",
    "border 1870-01-01",
    # the toy record: the real one takes seconds to check
    f"check {Path(__file__).parent / 'toy'}",
]


def read_csv(text):
    header, *rows = csv.reader(io.StringIO(text))
    return header, rows


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("line", ANSWERS)
def test_every_answer_has_its_formats_and_names_them_when_asked_for_another(cli, line, format):
    """Six formats are everywhere; GeoJSON is where there is something to draw."""
    result = cli(*line.split(), "--format", format)
    if format in EVERYWHERE:
        assert (result.code, result.err) == (0, "")
        # NDJSON of a list without members is no line at all
        assert result.out.endswith("\n") or (format, result.out) == ("ndjson", "")
        assert "\x1b" not in result.out
    elif result.code:
        assert result.code == 2
        assert "it has: table, json" in result.err or "ask for a day" in result.err


@pytest.mark.parametrize("line", ANSWERS)
def test_json_ndjson_and_yaml_hold_the_same(cli, line):
    """YAML reads back as JSON does, and NDJSON holds the records of the answer, one a line."""
    answer = json.loads(cli(*line.split(), "--format", "json").out)
    assert yaml.safe_load(cli(*line.split(), "--format", "yaml").out) == answer
    records = [json.loads(row) for row in cli(*line.split(), "--format", "ndjson").out.splitlines()]
    assert records == [answer] or records in answer.values()


@pytest.mark.parametrize("line", ANSWERS)
def test_csv_is_rectangular(cli, line):
    """A header with unique names, and as many cells in every row."""
    header, rows = read_csv(cli(*line.split(), "--format", "csv").out)
    assert len(set(header)) == len(header)
    assert all(len(row) == len(header) for row in rows)


# a citation is one line, however long, so that it can be pasted
@pytest.mark.parametrize("line", [line for line in ANSWERS if not line.startswith(("cite", "check"))])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_plain_text_keeps_to_its_width(cli, monkeypatch, line, width):
    """Only a single word that is longer, or a table with more columns than fit, may reach beyond."""
    monkeypatch.setenv("COLUMNS", str(width))
    for row in cli(*line.split()).out.splitlines():
        assert len(row) <= width or len(row.split()) <= 2 or "  " in row, row


@pytest.mark.parametrize("line", ANSWERS)
def test_markdown_holds_no_html(cli, line):
    """Whatever the data holds is escaped."""
    text = cli(*line.split(), "--format", "markdown").out
    outside = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    assert not re.search(r"(?<!\\)<[a-zA-Z/!]", outside)


HOSTILE = "=1+1 [the little] <b>bold</b> \x1b[31mred\u202e"
ON_TOY = [
    "status --date 1900-05-02",
    "status --brief --date 1900-05-02",
    "compare --date 1900-05-02",
    "timeline",
    "diff 1800-01-01 1990-01-01",
    "documents",
    "document 1850-pact",
    "explain beta --date 1900-05-02",
    "sources",
    "cite 1850-pact first",
]


@pytest.fixture
def hostile(monkeypatch, toy_folder):
    """The toy record with a name, a title, a source and a position that try everything."""
    quoted = json.dumps(HOSTILE)
    for file, old in (
        ("islands.yaml", '"Beta [the little]"'),
        ("islands.yaml", "{form: Beta}"),
        ("positions.yaml", '"Arland says it is Arland\'s."'),
    ):
        path = toy_folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        put = f"{{form: {quoted}}}" if "form" in old else quoted
        path.write_text(text.replace(old, put), encoding="utf-8")
    treaties = toy_folder / "treaties.yaml"
    title = '{en: "Pact of Alpha [1850]"}'
    text = treaties.read_text(encoding="utf-8")
    assert title in text
    treaties.write_text(text.replace(title, f"{{en: {quoted}}}\n    short: {{en: {quoted}}}"), encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))


@pytest.mark.parametrize("format", EVERYWHERE)
@pytest.mark.parametrize("line", ON_TOY)
def test_hostile_texts_survive_as_texts(cli, hostile, line, format):
    """No escape reaches a terminal, no markup is read, no formula is left, and no word is lost."""
    result = cli(*line.split(), "--format", format)
    assert (result.code, result.err) == (0, "")
    assert "\x1b" not in result.out
    if format in ("table", "markdown"):
        assert "\u202e" not in result.out
    if format == "csv":
        _, rows = read_csv(result.out)
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t"))]
    if format == "markdown":
        outside = re.sub(r"```.*?```", "", result.out, flags=re.DOTALL)
        assert "<b>" not in outside.replace("\\<b\\>", "")


@pytest.mark.parametrize("line", [line for line in ON_TOY if not line.startswith(("sources", "cite"))])
def test_brackets_are_never_read_as_markup(cli, toy, monkeypatch, line):
    """`[the little]` stands in colour as it does without: what Rich would read as markup is text."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    colour = re.sub(r"\x1b\[[0-9;]*m", "", cli(*line.split()).out)
    monkeypatch.delenv("FORCE_COLOR")
    plain = cli(*line.split()).out
    for text in ("[the little]", "[1850]"):
        assert (text in " ".join(colour.split())) == (text in " ".join(plain.split()))
    assert "[" in colour


def test_running_text_stands_below_its_row_where_it_has_no_room():
    """A last column of sentences takes the whole width then; others stay where they are."""
    told = "One sentence of some length that nobody wants to read in a column of a dozen letters, word by word by word."
    row = [Cell("1855-08-05/1855-08-09"), Cell("1855-some-document-or-other"), Cell("declaration"), Cell(told)]
    short = [*row[:-1], Cell("-")]
    table = Table(["Date", "Id", "Kind", "Document"], [row, short])
    lines = to_text.lay_out([table], 80)
    assert lines[:3] == [
        "Date                   Id                           Kind       ",
        "    Document",
        "---------------------  ---------------------------  -----------",
    ]
    assert lines[3].split() == [cell.text for cell in row[:-1]]
    assert " ".join(" ".join(lines[4:-1]).split()) == told
    assert lines[-1].split() == [cell.text for cell in row[:-1]]
    assert all(line.startswith("    ") and len(line) <= 80 for line in lines[4:-1])
    assert lines[-1].startswith("1855")
    assert to_text.lay_out([table], 120)[0].split() == ["Date", "Id", "Kind", "Document"]
    compared = Table(["Date", "Before", "After"], [[Cell("x" * 30), Cell("y" * 30), Cell("a few words " * 3)]])
    assert to_text.lay_out([compared], 80)[0].split() == ["Date", "Before", "After"]
