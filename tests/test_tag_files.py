"""`kurils tag` as a command: files in and out, what is refused, what is said, and what is left when it is stopped."""

from __future__ import annotations

import contextlib
import csv
import os
import signal
import subprocess
import sys
import time

import pytest

from kurils.tagging.segments import read_legend
from tests.peak import measured

HEADER = "id,lon,lat,date\n"
ROW = "1,147.9,45.0,1905-09-05\n"
ADDED = "holder,polity,claimants,title_status,governing_document,island"
FIELDS = "japan,empire-of-japan,japan,agreed,1855-shimoda,iturup"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text(HEADER + ROW)
    return path


def left(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_tagged_to_stdout(record, cli, source):
    """The six default fields; nothing is said when all went well and nobody is looking."""
    assert cli("tag", source) == (0, f"{HEADER.strip()},{ADDED}\n{ROW.strip()},{FIELDS}\n", "")


def test_stdin_is_tagged_to_stdout(record, cli):
    """As CSV, unless another kind is named."""
    assert cli("tag", "-", stdin=HEADER + ROW).out.splitlines()[1] == f"{ROW.strip()},{FIELDS}"
    assert cli("tag", "-", "--kind", "tsv", stdin=(HEADER + ROW).replace(",", "\t")).out.count("\titurup\n") == 1
    found = cli("tag", "-", "--kind", "ndjson", "--layer", "control", stdin='{"lon":1,"lat":2,"date":"1905-09-05"}\n')
    assert found.out == '{"lon":1,"lat":2,"date":"1905-09-05", "island": null, "holder": null, "polity": null}\n'


def test_a_file_is_tagged_to_a_file(record, cli, source, tmp_path):
    """It appears when it is whole, and not over another one."""
    target = tmp_path / "out.csv"
    assert cli("tag", source, "-o", target) == (0, "", "")
    assert target.read_text().endswith(FIELDS + "\n")
    again = cli("tag", source, "-o", target)
    assert (again.code, again.err) == (2, f"kurils: {target} exists already (--force replaces it)\n")
    assert cli("tag", source, "-o", target, "--force", "--fields", "island").code == 0
    assert target.read_text().splitlines()[0] == "id,lon,lat,date,island"
    assert left(tmp_path) == ["out.csv", "points.csv"]


def test_several_files_go_to_a_folder(record, cli, source, tmp_path):
    """Each under its own name."""
    (tmp_path / "more.tsv").write_text((HEADER + ROW).replace(",", "\t"))
    assert cli("tag", source, tmp_path / "more.tsv", "-o", tmp_path / "out", "--fields", "island").code == 0
    assert (tmp_path / "out" / "points.csv").read_text().endswith(",iturup\n")
    assert (tmp_path / "out" / "more.tsv").read_text().endswith("\titurup\n")
    assert cli("tag", source, tmp_path / "more.tsv").code == 2


@pytest.mark.parametrize(
    ("layer", "names"),
    [
        ("control", "island,holder,polity"),
        ("title", "island,title_status,title_holder,governing_document"),
        ("claim", "island,claimants"),
    ],
)
def test_a_layer_is_the_fields_of_one_track(record, cli, source, layer, names):
    """With the island that they are about."""
    assert cli("tag", source, "--layer", layer).out.splitlines()[0] == HEADER.strip() + "," + names


def test_segments_come_with_a_legend(record, cli, source, tmp_path):
    """Every number of the output is a row of the legend, and the legend says all fields."""
    names = ("--legend", tmp_path / "legend.csv", "-o", tmp_path / "o.csv")
    assert cli("tag", source, "--emit", "segment", *names).code == 0
    number = (tmp_path / "o.csv").read_text().splitlines()[1].rsplit(",", 1)[1]
    with open(tmp_path / "legend.csv", newline="") as stream:
        rows = {row["segment"]: row for row in csv.DictReader(stream)}
    assert len(rows) == len(read_legend().segments) - 1
    row = rows[number]
    assert (row["island"], row["holder"], row["governing_document"], row["state"]) == (
        "iturup", "japan", "1855-shimoda", "executed",
    )  # fmt: skip
    assert row["from"] <= "1905-09-05" < row["to"]


def test_what_should_be_known_is_said_on_stderr(record, cli, source):
    """Counts, and the first rows that could not be read; the output is whole."""
    source.write_text(HEADER + ROW + "2,x,45,1905-09-05\n3,147.9,45,1600-01-01\n4,147.9,45,2026-10-01\n")
    result = cli("tag", source)
    assert result.code == 0
    assert result.out.count("\n") == 5
    assert result.err == (
        "kurils: 4 rows, 2 of them on an island\n"
        "kurils: 1 dated before the record begins or in the future\n"
        "kurils: 1 later than 2026-02-28; the record was checked to that day\n"
        "kurils: 1 could not be read:\n"
        "kurils:   line 3: lon is no longitude: 'x'\n"
    )


def test_bad_rows_are_listed_in_a_file(record, cli, source, tmp_path):
    """All of them; stderr names the first five otherwise."""
    source.write_text(HEADER + "2,x,45,1905-09-05\n" * 7)
    result = cli("tag", source)
    assert result.err.splitlines()[-2:] == [
        "kurils:   …; --bad lists them all",
        "kurils: not one row could be read (--date-format tells how dates are written)",
    ]
    assert result.code == 2
    result = cli("tag", source, "--bad", tmp_path / "bad.csv")
    assert "kurils: 7 could not be read; they are listed" in result.err.splitlines()
    assert (tmp_path / "bad.csv").read_text().splitlines()[:2] == ["line,reason", "2,lon is no longitude: 'x'"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_workers_read_a_file_in_spans(record, cli, source, tmp_path, newline, monkeypatch):
    """The bytes, the list of bad rows and their lines are those of one process; quotes, blank lines, no end of line."""
    monkeypatch.setattr("kurils.tagging.stream.BLOCK", 2000)
    rows = [
        f'{n},147.{n % 10},45.0,1905-09-05,"a, {newline}b {n}"' if n % 7 else f"{n},x,,1905-13-01," for n in range(5000)
    ]
    rows[100:103] = ["", f"7{newline}", '8,147.9,45.0,"1905-09-05","""q"""']
    source.write_text(newline.join(["id,lon,lat,date,note", *rows]), newline="")
    for workers in (1, 2):
        names = ["-o", tmp_path / f"out{workers}", "--bad", tmp_path / f"bad{workers}"]
        assert cli("tag", source, "--workers", workers, *names).code == 0
    assert (tmp_path / "out2").read_bytes() == (tmp_path / "out1").read_bytes()
    assert (tmp_path / "bad2").read_bytes() == (tmp_path / "bad1").read_bytes()
    assert (tmp_path / "bad1").read_text().count("\n") > 700
    assert left(tmp_path) == ["bad1", "bad2", "out1", "out2", "points.csv"]
    stopped = cli("tag", source, "--workers", 2, "--strict", "-o", tmp_path / "strict")
    assert (stopped.code, "line 2: lon is no longitude: 'x'" in stopped.err) == (1, True)
    assert "strict" not in left(tmp_path)
    assert len(left(tmp_path)) == 5


def test_strict_stops_and_leaves_nothing(record, cli, source, tmp_path):
    """Exit code 1, the line and the reason; no output, no list."""
    source.write_text(HEADER + ROW + "2,x,45,1905-09-05\n")
    result = cli("tag", source, "--strict", "-o", tmp_path / "out.csv", "--bad", tmp_path / "bad.csv")
    assert result.code == 1
    assert result.err.startswith("kurils: line 3: lon is no longitude: 'x' (nothing was written;")
    assert left(tmp_path) == ["points.csv"]


def test_one_file_is_not_read_and_written(record, cli, source, tmp_path):
    """Under no name, and with no force."""
    (tmp_path / "link.csv").symlink_to(source)
    os.link(source, tmp_path / "hard.csv")
    for target in (source, tmp_path / "link.csv", tmp_path / "hard.csv", tmp_path / "." / "points.csv"):
        result = cli("tag", source, "-o", target, "--force")
        assert (result.code, "read and written" in result.err) == (2, True)
    assert "written twice" in cli("tag", source, "-o", tmp_path / "x", "--bad", tmp_path / "x").err
    assert "read and written" in cli("tag", source, "--emit", "segment", "--legend", source, "--force").err
    assert source.read_text() == HEADER + ROW


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["no-such.csv"], "cannot read no-such.csv: No such file"),
        (["."], "several files need a folder"),
        ([".", "-o", "out"], "the output out lies in the input ."),
        (["points.csv", "--split", "0"], "--split"),
        (["points.csv", "--split", "5"], "several files need a folder"),
        (["points.csv", "--engine", "spark"], "engines: processes, dask"),
        (["points.csv", "--engine", "dask"], "--engine dask needs files on both sides"),
        (["points.csv", "--scheduler", "tcp://10.0.0.1:8786"], "--scheduler is for --engine dask"),
        (["points.csv", "--engine", "dask", "--scheduler", "here"], "'here' is no address of a scheduler"),
        (["points.shp"], "what kind of file is points.shp? (--kind says it: csv, tsv, ndjson, geojson,"),
        (["points.csv", "--kind", "xls"], "no kind of file is called 'xls'"),
        (["points.csv", "--lon", "longitude"], "there is no column 'longitude'"),
        (["points.csv", "--lon", "LON"], "did you mean --lon 'lon'?"),
        (["points.csv", "--lat", "lon"], "three columns"),
        (["points.csv", "--fields", "island,owner"], "no field is called 'owner'"),
        (["points.csv", "--fields", ""], "no field is called ''"),
        (["points.csv", "--layer", "sea"], "layers: control, title, claim"),
        (["points.csv", "--layer", "title", "--fields", "island"], "cannot go together"),
        (["points.csv", "--emit", "segment", "--fields", "island"], "cannot go together"),
        (["points.csv", "--emit", "polygons"], "emit: fields, segment"),
        (["points.csv", "--within", "0"], "over 0 and up to 500"),
        (["points.csv", "--within", "nan"], "over 0 and up to 500"),
        (["points.csv", "--delimiter", "ab"], "cannot be a delimiter"),
        (["points.csv", "--delimiter", "\""], "cannot be a delimiter"),
        (["points.csv", "--fields", "island", "--prefix", "", "--date", "day"], "there is no column 'day'"),
        (["points.csv", "-o", "no/such/folder.csv"], "cannot write no/such/folder.csv"),
        (["points.csv", "-o", "."], "it is a folder"),
        (["points.csv", "-", "-o", "x"], "several files"),
        (["-", "--kind", "parquet"], "parquet needs files on both sides"),
        (["points.csv", "--workers", "0"], "--workers"),
        ([], "FILE"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line(record, cli, source, monkeypatch, arguments, says):
    """Usage errors: exit code 2, nothing on stdout, nothing written."""
    monkeypatch.chdir(source.parent)
    result = cli("tag", *arguments, stdin=HEADER)
    assert (result.code, result.out) == (2, "")
    assert says in " ".join(result.err.split())
    assert left(source.parent) == ["points.csv"]


def test_names_of_delimiters(record, cli, source):
    """So that no shell has to be told about tabs and semicolons."""
    for name, sign in (("semicolon", ";"), ("tab", "\t"), ("pipe", "|"), (";", ";"), ("\\t", "\t")):
        source.write_text((HEADER + ROW).replace(",", sign))
        assert cli("tag", source, "--delimiter", name, "--fields", "island").out.endswith(sign + "iturup\n")


def start(*arguments, **options):
    command = [sys.executable, "-m", "kurils", "tag", *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def begun(process, folder):
    """Feed the process until it has begun to write."""
    body = (ROW * 40_000).encode()
    process.stdin.write(HEADER.encode() + body)
    process.stdin.flush()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if any(path.name.startswith(".kurils-") and path.stat().st_size for path in folder.iterdir()):
            return
        process.stdin.write(body)
        process.stdin.flush()
        time.sleep(0.02)
    raise AssertionError("it never began to write")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("sent", "code", "swept"),
    [(signal.SIGINT, 130, True), (signal.SIGTERM, 143, True), (signal.SIGHUP, 129, True), (signal.SIGKILL, -9, False)],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_stopped_in_the_middle_it_leaves_no_broken_output(record, tmp_path, sent, code, swept, workers):
    """What was there before stays whole; only a kill that nobody can catch leaves the unfinished file beside it."""
    target = tmp_path / "out.csv"
    target.write_text("the old output\n")
    process = start("-", "-o", target, "--force", "--workers", workers)
    begun(process, tmp_path)
    process.send_signal(sent)
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()
    process.stdin = None
    # the end of stderr is the end of all workers too
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == code, said
    assert target.read_text() == "the old output\n"
    rest = [name for name in left(tmp_path) if name != "out.csv"]
    assert rest == [] if swept else all(name.startswith(".kurils-") for name in rest)
    assert "Traceback" not in said


def test_a_closed_pipe_is_silent(record, source):
    """`kurils tag … | head`."""
    source.write_text(HEADER + ROW * 200_000)
    command = [sys.executable, "-m", "kurils", "tag", str(source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize("question", [["tag"], ["status"], ["status", "-d", "1905"], ["timeline", "--format", "json"]])
def test_a_full_disk_is_an_error_in_one_line(record, source, question):
    """And no traceback, whether it shows at once, at the end, or at the exit."""
    for rows in (1, 100_000) if question == ["tag"] else (1,):
        source.write_text(HEADER + ROW * rows)
        with open("/dev/full", "wb") as full:
            command = [sys.executable, "-m", "kurils", *question, *([str(source)] if question == ["tag"] else [])]
            process = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert process.stderr == b"kurils: reading or writing stopped: No space left on device\n"
        assert process.returncode == 2


def test_stdout_that_is_the_input_is_refused(record, source):
    """`kurils tag - < points.csv >> points.csv` would never end."""
    with open(source, "rb") as reading, open(source, "ab") as writing:
        command = [sys.executable, "-m", "kurils", "tag", "-"]
        process = subprocess.run(command, stdin=reading, stdout=writing, stderr=subprocess.PIPE, check=False)
    assert (process.returncode, process.stderr) == (2, b"kurils: the output is the input (write to another file)\n")
    assert source.read_text() == HEADER + ROW


def peak_of(tmp_path, rows, *options):
    """Peak memory of one run, in MiB."""
    path = tmp_path / f"{rows}.csv"
    with open(path, "w") as stream:
        stream.write("lon,lat,date\n")
        for number in range(0, rows, 1000):
            stream.write("".join(f"{140 + (number + n) % 18}.{n:03d},45.1,1905-09-05\n" for n in range(1000)))
    done = measured("tag", path, "-o", tmp_path / "out.csv", "--force", *options)
    assert done.code == 0
    return done.peak


@pytest.mark.extras
def test_memory_stays_flat(record, tmp_path):
    """Ten times the rows, the same memory."""
    assert peak_of(tmp_path, 2_000_000) <= 1.1 * peak_of(tmp_path, 200_000)
