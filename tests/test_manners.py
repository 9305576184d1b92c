"""The manners of the command line: options that every command has, what endings choose, help, near misses."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest

from kurils.cli import COMMANDS, topics
from kurils.cli.usage import options_of
from kurils.show.fields import numeric

WITH_ROWS = [name for name in COMMANDS if "--sort" in options_of(name)]
#: a question to each command that has rows
ASK = {
    "status": "status --date 1945-09-02", "compare": "compare --date 1956-12-12", "timeline": "timeline --from 1945",
    "diff": "diff 1945 1946", "documents": "documents", "document": "document 1855-shimoda",
    "explain": "explain iturup", "islands": "islands --all", "island": "island iturup",
    "locate": "locate 44.03 145.86", "border": "border 1905-09-05", "map": "map 1905-09-05", "sources": "sources",
    "cite": "cite 1855-shimoda 1875-st-petersburg", "check": "check",
    "glossary": "glossary", "audit": "audit", "verify": "verify docs/map/1945-09-03.svg",
}  # fmt: skip


def test_every_command_has_the_options_of_all():
    """In its help apart from its own, and nothing else has them in another sense."""
    for name in COMMANDS:
        assert {"--color", "--quiet", "-q", "--no-pager"} <= set(options_of(name))
    assert set(WITH_ROWS) == set(ASK)


@pytest.mark.parametrize("name", WITH_ROWS)
def test_fields_are_the_columns_of_the_csv(cli, monkeypatch, name):
    """Chosen, in the order asked for; in JSON objects, in NDJSON one a line, as a table for people."""
    monkeypatch.setenv("COLUMNS", "1000")
    header, *rows = csv.reader(io.StringIO(cli(*ASK[name].split(), "--csv").out))
    first, last = header[0], header[-1]
    both = f"{last},{first}"
    assert cli(*ASK[name].split(), "--csv", "--fields", both).out.splitlines()[0] == both
    listed = json.loads(cli(*ASK[name].split(), "--json", "--fields", both).out)
    assert len(listed) == len(rows)
    assert all(list(row) == [last, first] for row in listed)
    lines = cli(*ASK[name].split(), "--format", "ndjson", "--fields", both).out.splitlines()
    assert [json.loads(line) for line in lines] == listed
    table = cli(*ASK[name].split(), "--fields", both).out.splitlines()
    assert table[0].split() == [last, first]
    unknown = cli(*ASK[name].split(), "--fields", f"{first},gossip")
    assert unknown.code == 2
    assert f"fields: {', '.join(header)}" in unknown.err


def test_numbers_are_numbers(cli):
    """In JSON; what is no number in every row stays text, whatever it looks like in one."""
    row = json.loads(cli("islands", "--json", "--fields", "id,computed_area_km2,japan_area_edition").out)[0]
    assert isinstance(row["computed_area_km2"], float)
    assert isinstance(row["japan_area_edition"], str | None)
    for name in WITH_ROWS:
        for row in json.loads(cli(*ASK[name].split(), "--json", "--fields", _columns(cli, name)).out):
            assert all(value is None or isinstance(value, (int, float)) == numeric(key) for key, value in row.items())


def _columns(cli, name):
    return cli(*ASK[name].split(), "--csv").out.splitlines()[0]


def test_rows_in_the_order_of_a_column(cli):
    """Numbers as numbers, backwards with a minus, empty cells last; the answer itself where a record is a row."""
    cited = [int(line) for line in cli("sources", "--csv", "--fields", "cited", "--sort", "-cited").out.split()[1:]]
    assert cited == sorted(cited, reverse=True)
    column = "russia_area_km2"
    areas = [row[column] for row in json.loads(cli("islands", "--json", "--fields", column, "--sort", column).out)]
    full = [area for area in areas if area is not None]
    assert areas == sorted(full) + [None] * (len(areas) - len(full))
    assert 0 < len(full) < len(areas)
    whole = json.loads(cli("documents", "--json", "--sort=title").out)["documents"]
    titles = [document["title"].casefold() for document in whole]
    assert titles == sorted(titles)
    assert {"id", "title", "kind", "dates", "islands"} <= set(whole[0])
    refused = cli("documents", "--sort", "titel")
    assert (refused.code, "did you mean title?" in refused.err) == (2, True)


def test_fields_of_many_dates(cli):
    """One header, and the columns asked for of each day; an order over days that come one by one there is not."""
    asked = ("status", "iturup", "--date", "-", "--fields", "holder,date")
    days = "1900-01-01\n1950-01-01\n"
    assert cli(*asked, "--csv", stdin=days).out.splitlines() == ["holder,date", "japan,1900-01-01", "russia,1950-01-01"]
    lines = cli(*asked, "--json", stdin=days).out.splitlines()
    assert json.loads(lines[1]) == {"holder": "russia", "date": "1950-01-01"}
    assert cli(*asked, "--sort", "date", stdin=days).code == 2


@pytest.mark.parametrize("ask", ["status --date 1905-09-05", "timeline iturup"])
def test_colour_as_the_option_says(cli, monkeypatch, ask):
    """Before every variable of the environment; `auto` looks at the terminal alone."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in cli(*ask.split(), "--color", "always").out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli(*ask.split()).out
    for way in ("never", "auto"):
        assert "\x1b[" not in cli(*ask.split(), f"--color={way}").out
    wrong = cli(*ask.split(), "--color", "alway")
    assert (wrong.code, "did you mean always?" in wrong.err) == (2, True)


def test_quiet_leaves_what_went_wrong(cli, tmp_path):
    """Talk goes, errors and unread rows stay."""
    assert cli("export", "-o", tmp_path / "a").err
    assert cli("export", "-o", tmp_path / "b", "--quiet").err == ""
    assert "no island is called" in cli("-q", "status", "nowhere").err
    (tmp_path / "points.csv").write_text("lon,lat,date\n146,44,1300-01-01\n146,44,nonsense\n")
    loud, quiet = (cli("tag", tmp_path / "points.csv", *more).err for more in ((), ("-q",)))
    assert "before the record begins" in loud
    assert "before the record begins" not in quiet
    assert "could not be read" in quiet


@pytest.mark.parametrize(
    "ask",
    [
        "--format json status --date 1905-09-05", "--json status -d1905-09-05", "-d 1905-09-05 --json status",
        "--date=1905-09-05 --json status", "--date 1905-09-05 -q status --json",
    ],
)  # fmt: skip
def test_options_may_stand_before_the_command(cli, ask):
    """In every form, and the answer is the same."""
    usual = cli("status", "--date", "1905-09-05", "--format", "json")
    assert cli(*ask.split()) == usual


def test_options_of_any_command_may_stand_before_it(cli):
    """Also where the framework answers, and where a value is called as a command."""
    assert cli("--from", "1945", "--csv", "timeline").out == cli("timeline", "--from", "1945", "--csv").out
    assert cli("--style", "bibtex", "cite", "1855-shimoda").out == cli("cite", "1855-shimoda", "--style", "bibtex").out
    assert "no date" not in cli("--date", "status", "status").out
    assert "cannot read the date 'status'" in cli("--date", "status", "status").err
    lost = cli("--date", "1905-09-05")
    assert (lost.code, lost.err) == (
        2, "kurils: no command is named that takes --date (kurils --help lists the commands)\n"
    )  # fmt: skip
    assert "no such option: --dat" in cli("--dat", "1905-09-05").err


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command(cli, name):
    """`kurils help COMMAND` says what `kurils COMMAND --help` says."""
    assert cli("help", name).out == cli(name, "--help").out


def test_help_on_other_things(cli):
    """Alone it is the help of the program; a slip is told."""
    assert cli("help").out == cli("--help").out
    for topic in topics.TOPICS:
        assert max(map(len, cli("help", topic).out.splitlines())) <= 80
    wrong = cli("help", "enviroment")
    assert (wrong.code, "did you mean environment?" in wrong.err) == (2, True)


def test_every_variable_has_its_line():
    """All that the code reads of the environment is told in `kurils help environment`."""
    root = Path(__file__).parent.parent / "kurils"
    pattern = re.compile(r"""environ(?:ment)?(?:\.get\(|\[|\.pop\()["']([A-Z_]+)["']|getenv\(["']([A-Z_]+)["']""")
    found = {
        name for file in root.rglob("*.py") for names in pattern.findall(file.read_text()) for name in names if name
    }
    assert "KURILS_DATA" in found
    # what the scripts of completion hand over, no user sets; what workers are started with is put back as it was
    found = {name for name in found if not name.startswith(("COMP_", "_TYPER_"))} - {"PYTHONSAFEPATH"}
    assert found - set(topics.ENVIRONMENT) == set()


ENDINGS = {
    "json": "json", "ndjson": "ndjson", "jsonl": "ndjson", "csv": "csv", "md": "markdown", "yaml": "yaml",
    "yml": "yaml", "geojson": "geojson", "geojsonl": "geojson-seq", "txt": "table", "JSON": "json",
}  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("ask", ["status --date 1905-09-05", "timeline iturup --from 1945"])
def test_the_ending_of_a_file_chooses_the_format(cli, tmp_path, monkeypatch, ask, ending):
    """As `--format` would."""
    monkeypatch.setenv("COLUMNS", "100")
    target = tmp_path / f"answer.{ending}"
    assert cli(*ask.split(), "-o", target).code == 0
    printed, text = cli(*ask.split(), "--format", ENDINGS[ending]).out, target.read_text()
    if ENDINGS[ending] == "geojson":
        # a layer in a file has its stamp too
        written, printed = json.loads(text), json.loads(printed)
        assert written.pop("stamp").startswith("kurils-stamp: ")
        text = written
    assert text == printed


@pytest.mark.parametrize("name", [name for name in COMMANDS if "--output" in options_of(name)])
def test_an_ending_that_says_nothing_is_refused(cli, tmp_path, name):
    """In every command, before anything is written; a format that is named decides."""
    if name in ("export", "tag"):
        pytest.skip("a folder, and the kind of the input")
    ask = ASK.get(name, name).split()
    for target in ("answer.docx", "answer") if "--format" in options_of(name) else ("answer.docx",):
        result = cli(*ask, "-o", tmp_path / target)
        assert (result.code, result.out) == (2, "")
        assert target in result.err
    assert list(tmp_path.iterdir()) == []
    if "--format" in options_of(name):
        assert cli(*ask, "-o", tmp_path / "answer", "--format", "json").code == 0
        json.loads((tmp_path / "answer").read_text())


@pytest.mark.parametrize(("ending", "style"), [("bib", "bibtex"), ("ris", "ris"), ("txt", "text")])
def test_the_ending_of_a_citation_chooses_its_style(cli, tmp_path, ending, style):
    """And a style that is named is kept, whatever the file is called."""
    target = tmp_path / f"refs.{ending}"
    assert cli("cite", "1855-shimoda", "-o", target).code == 0
    assert target.read_bytes().decode() == cli("cite", "1855-shimoda", "--style", style).out
    assert cli("cite", "1855-shimoda", "--style", "csl-json", "-o", target, "--force").code == 0
    json.loads(target.read_text())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_device_has_no_ending(cli):
    """`/dev/stdout` and the like get the table, as stdout does."""
    assert cli("status", "-o", "/dev/null").code == 0


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        ("documents --kind treety", "did you mean treaty? kinds: instrument, event"),
        ("sources --kind archve", "did you mean archive? there are: archive"),
        ("sources --side japn", "did you mean japan?"),
        ("sources --read hole", "did you mean whole?"),
        ("sources --family nobody-at-all", "and "),
        ("timeline --knd control", "did you mean --kind?"),
        ("timeline --kind contrl", "did you mean control?"),
        ("document 1855-shimoda --part artcles", "did you mean articles?"),
        ("config get colour", "did you mean color?"),
        ("config sett color never", "did you mean set?"),
        ("chart --theme drk -o a.svg", "did you mean dark?"),
        ("tag x.csv --emit feilds", "did you mean fields?"),
        ("status --limt 3", "no such option: --limt (kurils status --help lists them)"),
        ("status --date", "(kurils status --help tells more)"),
        ("status -o no-such-folder/x.json", "there is no folder no-such-folder (make it first)"),
    ],
)
def test_near_misses(cli, ask, says):
    """One line with what was probably meant, and all there are."""
    result = cli(*ask.split())
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert says in result.err
