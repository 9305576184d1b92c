"""The command line: what it prints where, how it ends, and what bad input gets."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


def run_process(*arguments, stdin=None, env=None):
    """A real process, as a user starts it."""
    import os

    environment = {**os.environ, **(env or {})}
    return subprocess.run(
        [sys.executable, "-m", "kurils", *arguments], input=stdin, capture_output=True, env=environment, check=False
    )


def test_no_arguments_shows_the_help_and_ends_well(cli):
    """`kurils` alone is a question for help."""
    result = cli()
    assert (result.code, result.err) == (0, "")
    assert "kurils status --date 1905-09-05" in result.out


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_has_two_spellings(cli, flag):
    """Both spellings print the help to stdout."""
    assert "Usage: kurils" in cli(flag).out
    assert "Usage: kurils status" in cli("status", flag).out


def test_version_names_program_and_version(cli):
    """The first line is `name version`, whatever the program was started as."""
    import kurils

    assert cli("--version").out == f"kurils {kurils.__version__}\n"
    assert run_process("--version").stdout.decode() == f"kurils {kurils.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["status", "--date", "1905-13-01"], 2, "cannot read the date '1905-13-01'"),
        (["status", "--date", "1875-02-30"], 2, "February 1875 has 28 days"),
        (["status", "--date", "05-09-1905"], 2, "cannot read the date"),
        (["status", "--date", "190509"], 2, "cannot read the date"),
        (["status", "--date", ""], 2, "cannot read the date"),
        (["status", "--date", "1634-12-31"], 4, "before the record begins"),
        (["status", "--date", "2026-11-23"], 4, "in the future"),
        (["status", "etorufo"], 4, "did you mean iturup"),
        (["status", "--view", "martian"], 2, "views: neutral, japan, russia"),
        (["status", "--format", "xml"], 2, "it has: table, json, ndjson, csv, markdown, yaml"),
        (["status", "--lang", "fr"], 2, "complete: en, ru, ja"),
        (["status", "--dates"], 2, ""),
        (["status", "iturup", "1905-09-05", "--date", "1905-09-06"], 2, "two dates are given"),
        (["statsu"], 2, "did you mean status?"),
        (["diff", "1950", "1940"], 2, "reversed"),
        (["timeline", "--from", "1950", "--to", "1940"], 2, "reversed"),
        (["timeline", "--kind", "gossip"], 2, "kinds: control"),
        (["document", "1855-shimodo"], 4, "did you mean 1855-shimoda"),
        (["explain"], 2, "name one island"),
        (["status", "--all", "iturup"], 2, "not both"),
    ],
)
def test_bad_input_gets_one_clear_line_and_its_code(cli, arguments, code, says):
    """Nothing on stdout, the reason on stderr, the documented code, no traceback."""
    result = cli(*arguments)
    assert result.code == code, result.err
    assert says in result.err
    assert result.out == ""
    assert "Traceback" not in result.err


def test_errors_in_json_mode_are_json_on_stdout_too(cli):
    """A script that asked for JSON gets the error as JSON, and the line on stderr."""
    result = cli("status", "etorufo", "--format", "json")
    body = json.loads(result.out)
    assert body["error"]["code"] == "unknown-id"
    assert "iturup" in body["error"]["hint"]
    assert result.err.count("\n") == 1
    assert result.code == 4


@pytest.mark.parametrize(
    "date",
    ["1855-02-07", "1855-01-26 OS", "Ansei 1-12-21", "安政元年十二月二十一日", "1855/2/7", "ansei 1.12.21"],
)
def test_one_day_in_every_writing(cli, date):
    """All forms of 7 February 1855 give the same answer."""
    answer = json.loads(cli("status", "--date", date, "--format", "json").out)
    assert answer["date"]["gregorian"] == "1855-02-07"
    assert answer["date"]["julian"] == "1855-01-26"
    assert answer["date"]["japanese"] == "Ansei 1-12-21"
    assert answer["date"]["given"] == date


@pytest.mark.parametrize(
    "arguments",
    [
        ["etorofu", "1855-01-26", "OS"],
        ["1855-01-26 OS", "択捉"],
        ["Ansei", "1-12-21", "Итуруп"],
        ["시코탄", "1900-01-01"],
    ],
)
def test_a_date_given_as_an_argument_is_taken_for_it(cli, arguments):
    """Islands and a date may stand in any order, and a split date is put together."""
    result = cli("status", *arguments)
    assert result.code == 0, result.err
    assert "1855" in result.out or "1900" in result.out


@pytest.mark.parametrize(
    ("arguments", "islands", "day"),
    [
        (["5", "Sept", "1905", "kunashir"], ["kunashir"], "1905-09-05"),
        (["kunashir", "--date", "5", "Sept", "1905"], ["kunashir"], "1905-09-05"),
        (["kunashir", "shikotan", "7", "февраля", "1855", "г."], ["kunashir", "shikotan"], "1855-02-07"),
        (["kunashir,shikotan", "Sep", "5,", "1905"], ["kunashir", "shikotan"], "1905-09-05"),
        (["--date", "1855-01-26", "OS", "iturup"], ["iturup"], "1855-02-07"),
        (["Ansei", "1-12-21", "iturup"], ["iturup"], "1855-02-07"),
        (["昭和31年（1956年）10月19日", "択捉島、色丹島"], ["iturup", "shikotan"], "1956-10-19"),
    ],
)
def test_a_date_of_several_words_needs_no_quotation_marks(cli, arguments, islands, day):
    """Words that the shell took apart are put together again, and names between commas taken apart."""
    answer = json.loads(cli("status", *arguments, "--format", "json").out)
    assert [island["id"] for island in answer["islands"]] == islands
    assert answer["date"]["gregorian"] == day


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["5", "Foo", "1905", "kunashir"], "cannot read the date '5 Foo 1905'"),
        (["05.09.1905", "kunashir"], "write 1905-09-05 or 1905-05-09"),
        (["5", "Sept", "1905", "--date", "1906"], "two dates are given"),
        (["kunashir,etorufo"], "no island is called 'etorufo'"),
    ],
)
def test_words_that_are_no_date_are_told_as_they_were_put_together(cli, arguments, says):
    """The message names the words that were taken for the date."""
    result = cli("status", *arguments)
    assert says in result.err
    assert result.out == ""


def test_a_span_is_answered_like_a_month(cli):
    """A decade, a span of EDTF: the changes inside, or the one answer."""
    changed = json.loads(cli("status", "kunashir", "194X", "--format", "json").out)
    assert changed["span"] == {"from": "1940-01-01", "to": "1950-01-01"}
    assert "1945-09-01" in {change["date"] for change in changed["changes"]}
    still = json.loads(cli("status", "kunashir", "1880s", "--format", "json").out)
    assert still["date"]["gregorian"] == "1880-01-01/1889-12-31"
    assert (still["changes"], still["islands"][0]["holder"]) == ([], "japan")


def test_json_has_exactly_the_keys_of_the_contract(cli):
    """The keys of the design, in each part of the answer."""
    answer = json.loads(cli("status", "iturup", "--date", "1905-09-05", "--format", "json").out)
    assert {"kurils", "date", "view", "islands", "on_this_day", "sources"} <= set(answer)
    assert set(answer["kurils"]) == {"answer", "version", "coverage", "beyond_record"}
    assert answer["kurils"]["answer"] == "status"
    assert answer["kurils"]["version"] == 2
    assert set(answer["date"]) == {"given", "gregorian", "julian", "japanese"}
    island = answer["islands"][0]
    for key in (
        "id",
        "name",
        "holder",
        "control",
        "title",
        "claimants",
        "claims",
        "governing_document",
        "also",
        "variants",
    ):
        assert key in island
    control = "holder kind from to from_edtf to_edtf polity polity_from polity_to certainty note sources"
    for key in control.split():
        assert key in island["control"]
    for key in ("status", "holder", "document", "article", "from", "to", "certainty", "sources"):
        assert key in island["title"]
    for key in ("claimant", "from", "from_edtf", "to", "summary", "documents", "certainty", "sources"):
        assert key in island["claims"][0]
    for key in ("id", "title", "article", "state", "why"):
        assert key in island["governing_document"]
        assert key in island["also"][0]
    assert set(answer["sources"][0]) == {"id", "title", "publisher", "url", "read"}


def test_csv_is_one_row_an_island(cli):
    """The columns of the design; nothing is an empty field, lists are joined with a semicolon."""
    lines = cli("status", "--date", "1910-01-01", "--format", "csv").out.splitlines()
    assert lines[0] == (
        "date,island,holder,polity,claimants,governing_document,article,state,title_status,title_holder"
    )
    assert lines[1] == "1910-01-01,iturup,japan,Empire of Japan,japan,1855-shimoda,2,executed,agreed,japan"
    assert len(lines) == 5
    unheld = cli("status", "iturup", "--date", "1700", "--format", "csv").out.splitlines()[1]
    assert unheld == "1700,iturup,,Ainu communities,japan,,,,none,"


def test_output_goes_to_a_file_and_never_over_another(cli, tmp_path):
    """-o writes the whole file or nothing; an existing one needs --force."""
    target = tmp_path / "answer.json"
    assert cli("status", "--format", "json", "-o", target).code == 0
    whole = target.read_text()
    assert json.loads(whole)["kurils"]["answer"] == "status"
    again = cli("status", "--format", "json", "-o", target)
    assert again.code == 2
    assert json.loads(again.out)["error"] == {
        "code": "output",
        "message": f"{target} exists already",
        "hint": "--force replaces it",
    }
    assert target.read_text() == whole
    assert cli("status", "--format", "json", "-o", target, "--force").code == 0
    assert cli("status", "-o", tmp_path).code == 2
    assert cli("status", "-o", tmp_path / "no" / "such" / "folder.txt").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answer.json"], "nothing half-written stays"


def test_colours_only_where_they_are_wanted(cli, monkeypatch):
    """Piped: none. FORCE_COLOR: yes. NO_COLOR and TERM=dumb win, an empty NO_COLOR does not count."""
    assert "\x1b[" not in cli("status").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli("status").out
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b[" in cli("status").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in cli("status").out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[" not in cli("status").out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_a_terminal_that_is_not_utf8_gets_utf8(encoding):
    """Japanese and Russian names are printed whatever the locale says; nothing breaks."""
    result = run_process("status", "択捉", env={"PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert result.returncode == 0, result.stderr
    assert b"Iturup" in result.stdout


def test_a_closed_pipe_is_silent():
    """`kurils timeline | head -1` prints its line and nothing on stderr, and ends with 0."""
    command = f"{sys.executable} -m kurils timeline --format ndjson | head -1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert result.stderr == b""
    assert result.stdout.splitlines()[-1] == b"0"


@pytest.mark.parametrize("folder", ["/nonexistent", "empty"])
def test_a_data_folder_that_is_none_is_one_line(folder, tmp_path):
    """KURILS_DATA naming nothing, or an empty folder, ends with 3."""
    path = tmp_path if folder == "empty" else folder
    result = run_process("status", env={"KURILS_DATA": str(path)})
    assert result.returncode == 3
    assert result.stdout == b""
    assert result.stderr.count(b"\n") == 1


def test_a_bad_clock_is_named(cli, monkeypatch):
    """KURILS_TODAY must be a day."""
    monkeypatch.setenv("KURILS_TODAY", "yesterday")
    result = cli("status")
    assert result.code == 2
    assert "KURILS_TODAY" in result.err


@pytest.mark.parametrize("width", ["80", "120"])
@pytest.mark.parametrize("day", ["1700-01-01", "1855-02-07", "1905-09-05", "1945-09-02", "1957-01-01", "today"])
def test_status_reads_well(cli, monkeypatch, snapshot, width, day):
    """Snapshots of the table at two widths; no line is longer than the width."""
    monkeypatch.setenv("COLUMNS", width)
    out = cli("status", "--date", day).out
    assert max(map(len, out.splitlines())) <= int(width)
    snapshot(out, f"status-{day}-{width}.txt")
