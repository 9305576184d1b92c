"""No option is passed over: one that is given two values is refused, and so is one that the answer does not ask for."""

from __future__ import annotations

import os

import pytest

from kurils.cli import COMMANDS
from kurils.cli.once import each_once
from kurils.cli.usage import options_of

POINT = ("locate", "44.9", "147.9")
CSV = "id,lon,lat,date\n1,147.9,45.0,1905-09-05\n"
GEOJSON = (
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"date":"1905-09-05"},'
    '"geometry":{"type":"Point","coordinates":[147.9,45.0]}}]}'
)


def _single(command):
    """The options of a command that hold one value, each with its names."""
    found = {}
    for name, option in options_of(command).items():
        if option.takes and not option.again:
            found.setdefault(option.name, []).append(name)
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_an_option_that_holds_one_value_is_given_one(cli, command):
    """Of two the last would be answered; by whichever of its names, and the line says which and what."""
    assert "--color" in _single(command)
    for option, names in _single(command).items():
        for first in names:
            result = cli(command, first, "3", option, "4")
            assert (result.code, result.out) == (2, "")
            assert result.err == f"kurils: {option} is given twice: 3 and 4\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_are_those_of_the_framework(command):
    """Which take a value, and which may be given again: read from our own functions, as the framework reads them."""
    from kurils.cli.app import group

    theirs = {
        name: (not (parameter.is_flag or parameter.count), parameter.multiple)
        for parameter in group(command).commands[command].params
        if parameter.param_type_name == "option"
        for name in parameter.opts
    }
    ours = {name: (option.takes, option.again) for name, option in options_of(command).items()}
    assert {name: ours.get(name) for name in theirs} == theirs


def test_the_same_value_twice_is_one(cli):
    """As where an alias and its user say the same."""
    once = cli("status", "iturup", "--date", "1905-09-05", "--view", "japan")
    assert once.code == 0
    assert cli("status", "iturup", "--date", "1905-09-05", "--view", "japan", "--view=japan") == once
    assert cli("status", "iturup", "-d1905-09-05", "--date", "1905-09-05", "--view", "japan") == once


def test_what_may_be_given_again_is_answered_whole(cli):
    both = cli("timeline", "iturup", "--kind", "control", "-k", "title", "--csv").out
    assert ",control," in both
    assert ",title," in both


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("status 1905 --json --csv", "--format is given twice: json and csv"),
        ("status 1905 --csv -f table", "--format is given twice: csv and table"),
        ("--view japan status --view russia", "--view is given twice: japan and russia"),
        ("status -ad1905 -bd 1906", "--date is given twice: 1905 and 1906"),
        ("status --date=1905 --date=", "--date is given twice: 1905 and "),
        ("--data a status --data b", "--data is given twice: a and b"),
        ("map all 1905 --area four", "--area is given twice: four and all"),
    ],
)
def test_twice_in_other_ways(cli, line, told):
    """A short form, several letters together, before the command, as an argument, and what is taken before all else."""
    result = cli(*line.split())
    assert (result.code, result.err) == (2, f"kurils: {told}\n")


@pytest.mark.parametrize("line", ["--lang ru --lang ja", "status --lang ru -h --lang ja", "--lang ru help --lang ja"])
def test_help_has_one_language(cli, line):
    result = cli(*line.split())
    assert result.code == 2
    assert "--lang" in result.err
    assert result.err.count("\n") == 1


def test_a_value_is_no_option():
    """What follows an option is its value, whatever it looks like; and behind -- nothing is an option."""
    options = options_of("status")
    each_once(["--date", "--date", "iturup"], options)
    each_once(["--date", "1905", "--", "--date", "1906"], options)
    each_once(["-44.5d", "1905", "-9"], options_of("locate"))
    each_once(["--unknown", "1", "--unknown", "2"], options)


def test_the_command_line_still_comes_before_what_is_settled_elsewhere(cli, monkeypatch, tmp_path):
    """Settings and variables are no options: one option is over them as before."""
    (tmp_path / "kurils").mkdir()
    (tmp_path / "kurils" / "config.toml").write_text('language = "ru"\ncolor = "never"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("KURILS_LANG", "th")
    monkeypatch.setenv("KURILS_DATA", "/nowhere")
    data = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")
    result = cli("status", "1905-09-05", "--lang", "ja", "--color", "always", "--data", data)
    assert result.code == 0
    assert "択捉" in result.out
    assert "\x1b[" in result.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tag {csv} --emit fields --legend {new}", "--legend goes with --emit segment"),
        ("tag {csv} --legend {new}", "--legend goes with --emit segment"),
        ("tag {csv} --fields segment --emit segment", "--fields and --emit segment cannot go together"),
        ("tag {csv} -o {new} --split 5", "--split is for parquet"),
        ("tag {geojson} --lat y", "--lat is for csv, tsv, ndjson, excel, parquet, arrow"),
        ("tag {geojson} --lon x", "--lon is for csv, tsv, ndjson, excel, parquet, arrow"),
        ("tag {geojson} --delimiter ;", "--delimiter is for csv, tsv"),
        ("tag {geojson} --encoding cp1251", "--encoding is for csv, tsv"),
        ("tag {geojson} --quote none", "--quote is for csv, tsv"),
        ("tag {csv} --scheduler tcp://h:1", "--scheduler is for --engine dask"),
        ("tag {csv} --engine dask --scheduler tcp://h:1 --workers 2", "--scheduler and --workers cannot go together"),
        ("report 1905 --sections situation --years 5", "--years goes with --sections around"),
        ("document 1855-shimoda --part articles --json", "--part goes with --format table|markdown"),
        ("compare 1956-12-12 --part others --csv", "--part goes with --format table|markdown"),
        ("compare 1956-12-12 --part others --seq", "--part goes with --format table|markdown"),
        ("explain iturup --part rejected --csv", "--part goes with --format table|markdown"),
        ("explain iturup --part rejected --fields island", "--part and --fields cannot go together"),
        ("status 1905 --full --csv", "--full goes with --format table|markdown|json|ndjson|yaml"),
        ("status 1905 --full --seq", "--full goes with --format table|markdown|json|ndjson|yaml"),
        ("map 1905-09-05 --style ascii --format svg", "--style goes with --format table|markdown"),
        ("map 1905-09-05 --style ascii -o {new}.svg", "--style goes with --format table|markdown"),
        ("map 1905-09-05 --labels ru --json", "--labels goes with --format table|markdown|svg|png|html"),
        ("check {folder} --data {folder}", "FOLDER and --data cannot go together"),
        ("new-data {new} --data {folder}", "new-data and --data cannot go together"),
    ],
)
def test_an_option_that_cannot_matter_is_refused(cli, tmp_path, line, told):
    """Whoever gives it expects another answer than the one without it, and would not learn that this is that one."""
    (tmp_path / "s.csv").write_text(CSV)
    (tmp_path / "s.geojson").write_text(GEOJSON)
    paths = {"csv": tmp_path / "s.csv", "geojson": tmp_path / "s.geojson", "folder": tmp_path, "new": tmp_path / "new"}
    result = cli(*line.format(**paths).split())
    assert result.code == 2
    assert f"kurils: {told}" in result.err
    assert result.err.count("\n") == 1
    assert sorted(os.listdir(tmp_path)) == ["s.csv", "s.geojson"]


@pytest.mark.parametrize("option", ["--lat", "--lon", "--date-column", "--date-format", "--delimiter", "--quote"])
def test_one_point_is_no_table(cli, option):
    """Options that say how a table is written go with the table, and the line says how."""
    result = cli(*POINT, option, "none")
    assert result.code == 2
    assert result.err == f"kurils: {option} goes with - (kurils locate - {option} none < points.csv)\n"


@pytest.mark.parametrize("option", ["--lat", "--lon", "--delimiter", "--encoding", "--quote"])
def test_geojson_is_no_table(cli, option):
    """Its points are geometries, and it is UTF-8."""
    value = {"--encoding": "cp1251", "--quote": "none", "--delimiter": ";"}.get(option, "y")
    result = cli("locate", "-", option, value, stdin=GEOJSON)
    assert (result.code, result.err) == (2, f"kurils: {option} is for csv, tsv\n")


@pytest.mark.parametrize(
    "line",
    [
        "tag {csv} --fields segment --legend {new}",
        "tag {csv} --encoding cp1251 --lat lat --lon lon",
        "report 1905 --sections around --years 5",
        "report 1905 --years 5",
        "document 1855-shimoda --part articles --format markdown",
        "status 1905-09-05 --full --json",
        "map 1905-09-05 --style ascii --format markdown",
        "map 1905-09-05 --labels ru --format svg",
        "map all 1905 --area all",
    ],
)
def test_where_it_matters_it_is_taken(cli, tmp_path, line):
    (tmp_path / "s.csv").write_text(CSV)
    assert cli(*line.format(csv=tmp_path / "s.csv", new=tmp_path / "new").split()).code == 0
