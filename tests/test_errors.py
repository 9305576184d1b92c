"""What goes wrong is told in one line that begins with `kurils:`, and as an object where objects were asked for."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys

import pytest

from kurils.__main__ import _told
from kurils.base import memory
from kurils.base.errors import BadLines, Problems, UsageError, visible
from kurils.cli import COMMANDS
from kurils.cli.output import format_asked
from kurils.cli.usage import options_of


def process(*arguments, shell="", stdin=None, **environment):
    """A real process, its arguments as bytes; `shell` is what stands behind it in a shell."""
    words = [os.fsencode(word) if isinstance(word, str) else word for word in arguments]
    command = ["bash", "-c", f'exec "$@" {shell}', "bash", sys.executable, "-m", "kurils", *words]
    return subprocess.run(
        command, input=stdin, capture_output=True, env={**os.environ, **environment}, check=False, timeout=60
    )


def said(result):
    """The one line on stderr, without a traceback or anything unexpected."""
    lines = result.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("kurils: ")
    assert "unexpected" not in lines[0]
    return lines[0]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["statsu"], "no command is called 'statsu' (did you mean status?)"),
        (["xyz"], "no command is called 'xyz' (kurils --help lists them)"),
        (["--bogus"], "no such option: --bogus"),
        (["status", "--fromat", "json"], "no such option: --fromat (did you mean --format"),
        (["status", "--jsn"], "no such option: --jsn (did you mean --json"),
        (["status", "-x"], "no such option: -x (kurils status --help lists them)"),
        (["locate", "--fromat", "json", "44", "145"], "no such option: --fromat"),
        (["status", "--date"], "'--date' requires an argument"),
        (["tag"], "missing argument"),
        (["cite"], "missing argument"),
        (["tag", "x", "--workers", "none"], "invalid value for '--workers'"),
        (["tag", "x", "--workers", "0"], "invalid value for '--workers'"),
        (["status", "--format", "jsno"], "(did you mean json? it has: table, json"),
        (["status", "--view", "jap"], "(did you mean japan? views: neutral"),
        (["timeline", "--kind", "clam"], "(did you mean claim? kinds: control"),
        (["map", "--area", "habomei"], "(did you mean habomai? areas: four"),
        (["explain", "iturup", "--part", "rul"], "(did you mean rule? parts: rule"),
        (["cite", "1855-shimoda", "--style", "bibtx"], "(did you mean bibtex? styles: text"),
        (["export", "--format", "geojsn"], "(did you mean geojson? formats: csv"),
        (["tag", "x", "--fields", "holdr"], "(did you mean holder? fields: "),
    ],
)
@pytest.mark.parametrize("way", ["plain", "json"])
def test_a_slip_is_one_line_with_what_it_is_like(cli, arguments, says, way):
    """Commands, options and values; no boxes, no usage; with JSON asked for an object too."""
    if way == "json":
        if {"--format", "page", "--fromat", "xyz"} & set(arguments):
            pytest.skip("it has a format of its own")
        result = cli(*arguments[:1], "--json", *arguments[1:])
        if arguments[0] in ("--bogus", "tag", "export", "statsu"):
            assert result.code == 2
            return
    else:
        result = cli(*arguments)
    assert result.code == 2
    assert result.err.startswith("kurils: ")
    assert result.err.count("\n") == 1
    assert says in result.err
    if way == "json":
        error = json.loads(result.out)["error"]
        assert result.err == f"kurils: {error['message']} ({error['hint']})\n"
    else:
        assert result.out == ""


@pytest.mark.parametrize("format", ["json", "ndjson", "yaml", "geojson", "geojson-seq"])
@pytest.mark.parametrize("words", [["etorufo"], ["--nonsense"], ["--date"], ["--date", "1600"]], ids=" ".join)
def test_an_error_is_an_object_where_objects_are_asked_for(cli, format, words):
    """Of an unknown name, of usage, of a day outside the record."""
    ask = ["--format", "geojson", "--seq"] if format == "geojson-seq" else ["--format", format]
    result = cli("status", *ask, *words)
    error = json.loads(result.out.removeprefix("\x1e"))["error"]
    assert result.out.startswith("\x1e") == (format == "geojson-seq")
    assert set(error) == {"code", "message", "hint"}
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "format"),
    [
        (["--json"], "json"), (["--csv"], "csv"), (["-fjson"], "json"), (["-f", "yaml"], "yaml"),
        (["-af", "json"], "json"), (["--format=ndjson"], "ndjson"), (["--format", "json", "--csv"], "csv"),
        (["--format"], None), (["--", "--json"], None), (["--seq"], "geojson-seq"), ([], None),
    ],
)  # fmt: skip
def test_the_format_is_known_before_the_command_line_is(arguments, format):
    """However it is spelled; the last one counts."""
    assert format_asked(arguments) == format


@pytest.mark.parametrize("command", [name for name in COMMANDS if "--format" in options_of(name)])
def test_json_and_csv_stand_for_formats(cli, tmp_path, monkeypatch, command):
    """In every command that has formats; behind `--` they are words like others."""
    monkeypatch.chdir(tmp_path)
    words = {"document": ["1855-shimoda"], "cite": ["1855-shimoda"], "island": ["iturup"], "locate": ["44.03", "145.9"],
             "diff": ["1945", "1946"], "explain": ["iturup"]}.get(command, [])  # fmt: skip
    for name in ("json", "csv"):
        results = []
        for ask in ([f"--{name}"], ["--format", name]):
            results.append(
                cli(command, *ask, *words, *(("-o", tmp_path / f"{name}-{len(ask)}") if command == "export" else ()))
            )
        assert results[0].code == results[1].code
        assert results[0].out == results[1].out
    if command == "status":
        assert cli("status", "--", "--json").err.startswith("kurils: no island is called '--json'")


CLOSED = "kurils: reading or writing stopped: stdin or stdout is closed"


@pytest.mark.parametrize("way", ["status", "status --lang en", "timeline --json", "--help"])
def test_a_closed_stdout_is_one_line(way):
    """`kurils status >&-`: nothing can be answered, and that is said."""
    result = process(*way.split(), shell=">&-")
    assert result.returncode == 2
    assert said(result) == CLOSED


def test_with_a_closed_stdout_a_file_is_still_written(tmp_path):
    """And nothing else gets into it."""
    target = tmp_path / "out.csv"
    result = process("status", "--csv", "-o", str(target), shell=">&- 2>&-")
    assert (result.returncode, result.stderr) == (0, b"")
    assert target.read_text().startswith("date,island")
    assert len(target.read_text().splitlines()) == 5


@pytest.mark.parametrize(
    ("way", "code"),
    [("status", 0), ("status nowhere", 4), ("statsu", 2), ("status --lang en", 0), ("status -x", 2)],
)
def test_a_closed_stderr_changes_no_code(way, code):
    """What would be said is lost, the answer is not."""
    result = process(*way.split(), shell="2>&-")
    assert (result.returncode, result.stderr) == (code, b"")
    assert bool(result.stdout) == (code == 0)


@pytest.mark.parametrize("way", [("tag", "-"), ("status", "--date", "-"), ("locate", "-")], ids=" ".join)
def test_a_closed_stdin_is_one_line(way):
    """`tag - <&-`."""
    result = process(*way, shell="<&-")
    assert (result.returncode, result.stdout) == (2, b"")
    assert said(result) == CLOSED


WRONG = [b"\xff", b"a\xffb", b"\xed\xb0\x80", b"\x1b[31mred", "\u202eetorofu".encode(), b"a\nkurils: forged",
         "\U000e0041".encode(), "\u2028".encode(), b"\x7f", "\x9b31m".encode(), "\u061c".encode()]  # fmt: skip


@pytest.mark.parametrize(
    "way",
    [("status",), ("status", "--date"), ("status", "--format"), ("explain",), ("documents",), ("documents", "--json"),
     ("status", "--dates-from"), ("tag",), ("tag", "--kind", "csv"), ("check",), ("export", "--format"), ("document",),
     (), ("status", "--json", "--date"), ("locate",)],
    ids=" ".join,
)  # fmt: skip
def test_what_cannot_be_seen_is_written_as_an_escape(cli, tmp_path, monkeypatch, way):
    """Bytes that are no UTF-8, control characters, what turns the direction: one line, nothing raw, no traceback."""
    monkeypatch.chdir(tmp_path)
    for word in WRONG:
        result = cli(*way, os.fsdecode(word))
        output = result.out + result.err
        assert not any(char in output for char in "\x1b\x7f\x9b\u202e\u2028\u061c\U000e0041")
        output.encode()
        assert "unexpected" not in result.err
        if result.code:
            assert result.err.startswith("kurils: ")
            assert result.err.count("\n") == 1
            assert result.code in (2, 3, 4)
        if "--json" in way:
            json.loads(result.out)


@pytest.mark.parametrize("word", WRONG[:4], ids=repr)
def test_bytes_that_are_no_text_as_a_shell_hands_them_over(word):
    """The same in a process of its own."""
    result = process("documents", "--json", word)
    assert (result.returncode, result.stderr) == (0, b"")
    json.loads(result.stdout.decode())
    assert process("status", word).returncode in (2, 4)


def test_a_file_of_any_name_is_read_and_written(tmp_path):
    """Names are bytes on POSIX."""
    name = os.fsencode(tmp_path) + b"/\xff\n.csv"
    with open(name, "wb") as stream:
        stream.write(b"lon,lat,date\n147.9,45.0,1905-09-05\n")
    other = os.fsencode(tmp_path) + b"/\xfe.csv"
    result = process("tag", name, "-o", other)
    assert (result.returncode, result.stderr) == (0, b"")
    assert os.path.getsize(other) > 40
    assert r"\xfe.csv exists already" in said(process("tag", name, "-o", other))


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
                                    {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "POSIX"}], ids=repr)  # fmt: skip
@pytest.mark.parametrize("way", ["status 択捉 --json", "documents Шикотан --json", "status нет --json"])
def test_json_is_utf8_whatever_the_locale(way, locale):
    """The same bytes as in a locale that is UTF-8."""
    assert process(*way.split(), **locale).stdout == process(*way.split(), LC_ALL="C.UTF-8").stdout


@pytest.mark.parametrize("columns", ["9999999", "99999999999999999999999", "0", "-5", "x", "1"])
@pytest.mark.parametrize("way", ["status", "compare iturup", "timeline iturup", "map", "border", "--help"])
def test_any_width_of_the_terminal(cli, monkeypatch, columns, way):
    """What no screen has is taken for a slip."""
    if (way, columns) == ("map", "1"):
        pytest.skip("no map can be drawn on one column, which is said")
    monkeypatch.setenv("COLUMNS", columns)
    result = cli(*way.split())
    assert (result.code, result.err) == (0, "")
    assert max(map(len, result.out.splitlines())) <= 1000


@pytest.mark.parametrize("way", ["status", "timeline iturup", "explain iturup", "map", "status --lang en"])
def test_the_last_day_of_all_calendars_is_no_today(cli, monkeypatch, way):
    """There is no day after it."""
    monkeypatch.setenv("KURILS_TODAY", "9999-12-31")
    result = cli(*way.split())
    assert (result.code, result.out) == (2, "")
    assert "KURILS_TODAY must be a day" in result.err


def test_too_little_memory_is_one_line(cli, tmp_path, monkeypatch):
    """Nothing half-written is left."""
    from kurils.show import formats

    def full(*_, **__):
        raise MemoryError

    monkeypatch.setattr(formats, "render", full)
    result = cli("timeline", "-o", tmp_path / "out.txt")
    assert (result.code, result.err) == (1, "kurils: there is too little memory for this\n")
    assert list(tmp_path.iterdir()) == []


def behind(error, cause):
    error.__context__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        ImportError("libx.so: failed to map segment from shared object"),
        ImportError("libx.so: cannot allocate memory in static TLS block"),
        RuntimeError("can't start new thread"),
        RuntimeError("std::bad_alloc"),
        OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)),
        behind(ImportError("numpy._core.multiarray failed to import"), ImportError("failed to map segment")),
        behind(AttributeError("x"), behind(ImportError("y"), MemoryError())),
    ],
    ids=str,
)
def test_no_room_for_a_library_or_a_thread_is_the_same(capsys, error):
    """Not an unexpected one of which a report is asked."""
    assert _told(error, ["tag"]) == 1
    assert capsys.readouterr().err == "kurils: there is too little memory for this\n"


@pytest.mark.parametrize(("bounded", "says"), [(True, "there is too little memory for this"), (False, "unexpected")])
def test_a_library_that_loses_why_it_was_not_loaded_had_no_memory_where_that_is_bounded(
    capsys, monkeypatch, bounded, says
):
    """But for a module that is not there."""
    monkeypatch.setattr(memory, "bound", lambda: 1 << 40 if bounded else None)
    for error in (ImportError("numpy._core.multiarray failed to import"), SystemError("returned NULL")):
        assert _told(error, ["tag"]) == 1
        assert says in capsys.readouterr().err
    _told(ImportError("No module named 'nowhere'"), ["tag"])
    assert "unexpected" in capsys.readouterr().err


def test_many_bad_lines_are_a_line_each():
    """And a line feed in one of them forges none."""
    problems = Problems()
    problems.add(1, "what\nkurils: forged")
    problems.add(2, "so")
    error = BadLines(problems, 3)
    assert error.lines() == ["2 of 3 lines were not answered:", "line 1: what\\nkurils: forged", "line 2: so"]


def test_of_very_many_bad_lines_the_first_are_named():
    """And the others counted, so that memory does not grow with them."""
    problems = Problems()
    for number in range(1, 300_001):
        problems.add(number, UsageError(f"no day: {number}"))
    lines = BadLines(problems, 300_000).lines()
    assert lines[0] == "300000 of 300000 lines were not answered:"
    assert len(lines) == Problems.MOST + 2
    assert lines[-2:] == [f"line {Problems.MOST}: no day: {Problems.MOST}", "and 299000 more"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("plain 択捉 Итуруп", None), ("a\u3000b", None), ("\x1b[1m", "\\x1b[1m"), ("a\nb", "a\\nb"), ("\udcff", "\\xff"),
     ("\ud800", "\\ud800"), ("\u202e", "\\u202e"), ("\U000e0041", "\\U000e0041"), ("\x85", "\\x85")],
)  # fmt: skip
def test_visible(text, shown):
    """What can be seen stays as it is."""
    assert visible(text) == (text if shown is None else shown)
    assert UsageError(text).line() == visible(text)
