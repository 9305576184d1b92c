"""`kurils tag` on many files: folders in and out, shared out among processes, one bad file among good ones."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from kurils.base.errors import BadRow, KurilsError, MissingExtra, UsageError
from kurils.base.files import replacing
from kurils.tagging.cluster import by_dask
from kurils.tagging.engines import by_processes, make_folders
from kurils.tagging.files import Files
from kurils.tagging.job import Job
from kurils.tagging.plan import plan
from kurils.tagging.segments import read_legend
from kurils.tagging.workers import WorkerCrashed, WorkerLost, in_order
from tests.test_field_files import sheet

HEADER = "lon,lat,date\n"
ROW = "147.9,45.0,1905-09-05\n"
JOB = Job(fields=("island",))


@pytest.fixture
def folder(tmp_path):
    """Three files to be tagged, and some that are others' notes."""
    (tmp_path / "in" / "year=1905").mkdir(parents=True)
    (tmp_path / "in" / "_work").mkdir()
    for name in ("a.csv", "year=1905/b.csv", "year=1905/c.ndjson"):
        row = '{"lon": 147.9, "lat": 45, "date": "1905-09-05"}\n' if name.endswith("ndjson") else HEADER + ROW
        (tmp_path / "in" / name).write_text(row)
    for name in ("_SUCCESS", ".a.csv.crc", "_work/d.csv", "notes.md"):
        (tmp_path / "in" / name).write_text("no table")
    return tmp_path / "in"


def tree(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_becomes_a_folder(record, cli, folder, tmp_path, workers):
    """Of the same shape, with the same bytes from any number of processes."""
    result = cli("tag", folder, "-o", tmp_path / "out", "--fields", "island", "--workers", workers)
    assert result == (0, "", "")
    assert tree(tmp_path / "out") == ["a.csv", "year=1905/b.csv", "year=1905/c.ndjson"]
    assert (
        tmp_path / "out" / "year=1905" / "b.csv"
    ).read_text() == "lon,lat,date,island\n147.9,45.0,1905-09-05,iturup\n"


def test_one_kind_of_a_folder(record, cli, folder, tmp_path):
    """With --kind, as for files."""
    assert cli("tag", folder, "-o", tmp_path / "out", "--kind", "ndjson", "--fields", "island").code == 0
    assert tree(tmp_path / "out") == ["year=1905/c.ndjson"]


def test_nothing_is_begun_when_an_output_exists(record, cli, folder, tmp_path):
    """Not after hours, at the last one."""
    (tmp_path / "out" / "year=1905").mkdir(parents=True)
    there = tmp_path / "out" / "year=1905" / "c.ndjson"
    there.write_text("old\n")
    result = cli("tag", folder, "-o", tmp_path / "out")
    assert (result.code, result.err) == (2, f"kurils: {there} exists already (--force replaces it)\n")
    assert tree(tmp_path / "out") == ["year=1905/c.ndjson"]
    assert cli("tag", folder, "-o", tmp_path / "out", "--force").code == 0
    assert there.read_text() != "old\n"


def test_names_that_meet(record, cli, folder, tmp_path):
    """Two inputs for one output are refused, and a folder in which nothing can be tagged."""
    (tmp_path / "a.csv").write_text(HEADER)
    result = cli("tag", folder, tmp_path / "a.csv", "-o", tmp_path / "out")
    assert (result.code, "would be written twice" in result.err) == (2, True)
    assert not (tmp_path / "out").exists()
    (tmp_path / "empty").mkdir()
    result = cli("tag", tmp_path / "empty", "-o", tmp_path / "out")
    assert (result.code, "holds no file of a kind that can be tagged" in result.err) == (2, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_said_names_the_file(record, cli, folder, tmp_path, workers):
    """And the lists of bad rows lie in a folder of the same shape."""
    (folder / "year=1905" / "b.csv").write_text(HEADER + "x,45,1905-09-05\n")
    options = ["-o", tmp_path / "out", "--bad", tmp_path / "bad", "--workers", workers]
    result = cli("tag", folder, *options)
    assert result.code == 0
    assert result.err == (
        f"kurils: {folder}/year=1905/b.csv: 1 could not be read; they are listed\n"
        "kurils: 3 files, 3 rows, 2 of them on an island\n"
    )
    assert tree(tmp_path / "bad") == ["a.csv.csv", "year=1905/b.csv.csv", "year=1905/c.ndjson.csv"]
    assert (tmp_path / "bad" / "year=1905" / "b.csv.csv").read_text() == "line,reason\n2,lon is no longitude: 'x'\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_one_file_stops_the_run(record, cli, folder, tmp_path, workers):
    """In one line; whatever else was written is whole, and no unfinished file is left."""
    (folder / "year=1905" / "b.csv").write_text("x,y,z\n1,2,3\n")
    result = cli("tag", folder, "-o", tmp_path / "out", "--workers", workers)
    assert (result.code, result.err.count("\n"), "no column is known as the date" in result.err) == (2, 1, True)
    assert set(tree(tmp_path / "out")) <= {"a.csv", "year=1905/c.ndjson"}


def test_the_legend_is_written_once(record, cli, folder, tmp_path):
    """For all files."""
    options = ["--emit", "segment", "--legend", tmp_path / "legend.csv", "-o", tmp_path / "out", "--workers", 2]
    assert cli("tag", folder, *options).code == 0
    assert (tmp_path / "legend.csv").read_text().count("\n") == len(read_legend().segments)


def test_the_first_process_leaves_the_work_to_others(record, folder, tmp_path):
    """What it does not do itself it does not import: the others start sooner."""
    code = (
        "import sys; from kurils.__main__ import main\n"
        "try: main()\n"
        "finally: print(*{'numpy', 'shapely', 'pyarrow'} & set(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "tag", str(folder), "-o", str(tmp_path / "out"), "--workers", "2"]
    assert subprocess.run(command, stderr=subprocess.PIPE, check=True).stderr == b"\n"


@pytest.mark.parametrize("error", [BadRow(7, "no"), MissingExtra("this", "that"), UsageError("a", "b")])
def test_errors_come_back_from_workers_as_they_were(error):
    """With their message, hint and exit code."""
    with pytest.raises(type(error)) as found:
        list(in_order(raise_it, [1], error, 2))
    assert (found.value.line(), found.value.hint, vars(found.value)) == (error.line(), error.hint, vars(error))


def raise_it(part, error):
    raise error


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("content", "told", "options"),
    [
        ("x,y,z\n1,2,3\n", "no column is known as the date", ()),
        ("PK\x03\x04", "the input is a spreadsheet", ()),
        (HEADER + ROW.replace("09-05", "13-05"), "line 2: ", ("--strict",)),
    ],
)
def test_what_is_wrong_with_one_of_several_files_names_it(
    record, cli, folder, tmp_path, content, told, options, workers
):
    """Of a single file it is known."""
    path = folder / "year=1905" / "b.csv"
    path.write_text(content)
    several = cli("tag", folder, "-o", tmp_path / "out", "--workers", workers, *options)
    assert several.err.startswith(f"kurils: {path}: {told}")
    one = cli("tag", path, "-o", tmp_path / "out.csv", *options)
    assert one.err == several.err.replace(f"{path}: ", "")
    assert one.code == several.code != 0


def test_what_is_wrong_with_no_file_names_none(record, cli, folder, tmp_path):
    """A form of dates that is none."""
    result = cli("tag", folder, "-o", tmp_path / "out", "--date-format", "%Q")
    assert result.code == 2
    assert ".csv" not in result.err


def die(part, plan):
    os._exit(9)


def crash_over(part, plan):
    """What a library does over one of its files, while others are at theirs."""
    if part == "bad":
        os.abort()
    return part


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no signals there")
@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("at", [0, 1, 4, 11])
def test_a_crash_over_one_of_several_parts_tells_which(workers, at):
    """However many are under way, or were before."""
    parts = [f"good {number}" for number in range(12)]
    parts[at] = "bad"
    with pytest.raises(WorkerCrashed) as error:
        list(in_order(crash_over, parts, None, workers, apart=True))
    assert error.value.part == "bad"


class Crashing:
    """Stands for a library that crashes over one of the files."""

    def __init__(self, path, force, mark):
        if "b.csv" in path:
            os.abort()
        self._to = replacing(path, force, mark)

    def __enter__(self):
        return self._to.__enter__()

    def __exit__(self, *error):
        return self._to.__exit__(*error)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no signals there")
def test_a_crash_over_one_of_several_files_names_it(record, folder, tmp_path):
    """In one line, with what to do."""
    tasks = plan([str(folder)], str(tmp_path / "out"), Files("", workers=2)).tasks
    make_folders(tasks)
    with pytest.raises(WorkerCrashed, match=r"b\.csv: a library crashed over the file") as error:
        list(by_processes(tasks, JOB, Crashing, 2))
    assert "write it anew" in error.value.line()


def workbooks(folder, *names):
    """Spreadsheets of one row."""
    for name in names:
        (folder / name).write_bytes(sheet([["lon", "lat", "date"], [147.9, 45, "1905-09-05"]]))


@pytest.mark.extras
@pytest.mark.parametrize("workers", [1, 2])
def test_spreadsheets_of_a_folder_become_csv(record, cli, folder, tmp_path, workers):
    """Which their names say; those of the lists are as they were."""
    workbooks(folder, "x.xlsx", "year=1905/Y.XLSX")
    out, bad = tmp_path / "out", tmp_path / "bad"
    assert cli("tag", folder, "-o", out, "--bad", bad, "--fields", "island", "--workers", workers).code == 0
    assert tree(out) == ["a.csv", "x.csv", "year=1905/Y.csv", "year=1905/b.csv", "year=1905/c.ndjson"]
    assert (out / "x.csv").read_text() == "lon,lat,date,island\n147.9,45,1905-09-05,iturup\n"
    assert "x.xlsx.csv" in tree(bad)


@pytest.mark.parametrize("other", ["x.csv", "x.ods"])
def test_a_spreadsheet_beside_a_file_that_goes_to_the_same_name_is_refused(record, cli, folder, tmp_path, other):
    """Before anything is written."""
    workbooks(folder, "x.xlsx", other)
    result = cli("tag", folder, "-o", tmp_path / "out")
    assert result.code == 2
    assert "would be written twice" in result.err
    assert "x.xlsx" in result.err
    assert not (tmp_path / "out").exists()


def test_a_worker_that_is_lost_is_an_error_in_one_line():
    """As when the system wants memory."""
    with pytest.raises(WorkerLost, match="a worker process was lost"):
        list(in_order(die, [1, 2], None, 2))


class Unwritable:
    """Stands for a file system that fails."""

    def __init__(self, path, force, mark):
        self.beside = f"{path}/../.kurils-{mark}left"

    def __enter__(self):
        with open(os.path.normpath(self.beside), "w") as stream:
            stream.write("half")
        raise OSError(5, "Input/output error")

    def __exit__(self, *_):
        raise AssertionError


def test_what_a_failed_worker_leaves_is_swept_away(record, folder, tmp_path):
    """Unfinished files carry the mark of the run."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".kurils-others").write_text("of another run")
    tasks = [Files(str(folder / "a.csv"), str(tmp_path / "out" / "a.csv"))] * 2
    with pytest.raises((OSError, KurilsError)):
        list(by_processes(tasks, JOB, Unwritable, 2))
    assert tree(tmp_path / "out") == [".kurils-others"]


def test_without_dask_the_extra_is_named(record, folder, tmp_path, monkeypatch):
    """And how to get it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtra) as error:
        list(by_dask([Files(str(folder / "a.csv"), str(tmp_path / "a.csv"))], JOB, Unwritable, 1))
    assert "kurils[dask]" in error.value.hint


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of POSIX")
def test_a_folder_that_may_not_be_read_is_told(cli, tmp_path, monkeypatch):
    """And is not taken for an empty one."""
    (tmp_path / "in" / "locked").mkdir(parents=True)
    (tmp_path / "in" / "a.csv").write_text("lon,lat,date\n147.9,45.0,1905-09-05\n")
    really = os.scandir

    def scandir(path):
        if os.path.basename(str(path)) == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really(path)

    # the tests may run as somebody who may read everything
    monkeypatch.setattr(os, "scandir", scandir)
    result = cli("tag", tmp_path / "in", "-o", tmp_path / "out")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"kurils: cannot read {tmp_path / 'in' / 'locked'}: Permission denied")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("number", ["1", "2"])
@pytest.mark.parametrize("written", ["output", "bad", "legend"])
def test_no_file_of_several_is_replaced_by_what_comes_of_another(record, cli, tmp_path, monkeypatch, written, number):
    """By whatever name: a link, a second name of the file, a list that is called as an input is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / "in" / name).write_text(HEADER)
    (tmp_path / "out" / "a.csv").symlink_to("../in/b.csv")
    (tmp_path / "lists").mkdir()
    os.link(tmp_path / "in" / "b.csv", tmp_path / "lists" / "a.csv.csv")
    os.link(tmp_path / "in" / "b.csv", tmp_path / "legend.csv")
    asked = {
        "output": ("-o", "out"),
        "bad": ("-o", "new", "--bad", "lists"),
        "legend": ("-o", "new", "--emit", "segment", "--legend", "legend.csv"),
    }
    result = cli("tag", "in", *asked[written], "--force", "--workers", number)
    assert (result.code, "would be read and written" in result.err) == (2, True)
    assert (tmp_path / "in" / "b.csv").read_text() == HEADER
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("asked", [("--bad", "in"), ("--emit", "segment", "--legend", "in/legend.csv")])
def test_no_list_lies_among_the_inputs(record, cli, folder, tmp_path, monkeypatch, asked):
    """Where it would be tagged the next time."""
    folder.rename(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path / "in")
    result = cli("tag", "in", "-o", "out", *asked)
    assert (result.code, "lies in the input in" in result.err) == (2, True)
    assert tree(tmp_path / "in") == before
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "ask", [("chart",), ("map",), ("report",), ("status",), ("page",), ("timeline",), ("tag", "{}")]
)
def test_an_output_without_a_name_is_no_stdout(record, cli, tmp_path, ask):
    """As where a variable of a shell is empty: whichever command, and every output of this one."""
    (tmp_path / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    words = [word.format(tmp_path / "a.csv") for word in ask]
    outputs = [("-o", "")]
    if ask[0] == "tag":
        out = ("-o", str(tmp_path / "b.csv"))
        outputs += [(*out, "--bad", ""), (*out, "--emit", "segment", "--legend", "")]
        assert cli("tag", tmp_path, "-o", "").code == 2
    for output in outputs:
        result = cli(*words, *output)
        assert (result.code, result.out, "no file is named" in result.err) == (2, "", True)
    assert os.listdir(tmp_path) == ["a.csv"]


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="no names of open descriptors")
def test_descriptors_and_several_processes(tmp_path):
    """What is open in a process it writes itself, whoever works for it; what only it has open nobody else can read."""
    (tmp_path / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    (tmp_path / "b.csv").write_bytes((tmp_path / "a.csv").read_bytes())

    def told(words):
        command = f"exec {sys.executable} -m kurils tag {words}"
        return subprocess.run(["sh", "-c", command], cwd=tmp_path, check=False, capture_output=True, text=True)

    alone = told("a.csv")
    assert (alone.returncode, alone.stdout.count("\n")) == (0, 2), alone.stderr
    for name in ("/dev/stdout", "/dev/fd/1"):
        run = told(f"a.csv --workers 2 -o {name} > out")
        assert (run.returncode, (tmp_path / "out").read_text()) == (0, alone.stdout), run.stderr
    run = told("a.csv b.csv --workers 2 -o both --emit segment --legend /dev/fd/3 3> legend")
    assert (run.returncode, (tmp_path / "legend").read_text()[:7]) == (0, "segment"), run.stderr
    run = told("/dev/fd/3 b.csv --kind csv --workers 2 -o more 3< a.csv")
    assert (run.returncode, "--workers needs files on both sides" in run.stderr) == (2, True)
    assert not (tmp_path / "more").exists()


@pytest.mark.parametrize("number", ["513", "2147483647", "99999999999999999999"])
def test_any_number_of_workers_can_be_asked_for(cli, tmp_path, number):
    """No more are started than there are parts, nor than a machine can wait for."""
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    alone = cli("tag", tmp_path / "a.csv")
    many = cli("tag", tmp_path / "a.csv", "--workers", number)
    assert (many.code, many.out) == (0, alone.out)
    assert cli("tag", tmp_path / "a.csv", tmp_path / "b.csv", "-o", tmp_path / "out", "--workers", number).code == 0
    assert (tmp_path / "out" / "b.csv").read_text() == alone.out


CODES = ("%Y", "%m", "%d", "%j", "%b", "%B", "%H", "%I", "%M", "%S", "%f", "%p", "%z", "%Z", "%a", "%A")


@pytest.mark.parametrize("code", CODES)
def test_a_code_that_stands_twice_in_a_form_is_refused(cli, tmp_path, code):
    """Which of both would be the year? Said before anything is written, wherever forms are read."""
    (tmp_path / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    (tmp_path / "a.ndjson").write_text('{"lon": 147.9, "lat": 45, "date": "1905-09-05"}\n')
    form = f"%Y-%m-%d {code} {code}"
    for name in ("a.csv", "a.ndjson"):
        result = cli("tag", tmp_path / name, "--date-format", form)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert "is no form of a date" in result.err
    asked = cli("locate", "-", "--date-format", form, stdin="lon,lat,date\n147.9,45,1905-09-05\n")
    assert (asked.code, asked.out, "is no form of a date" in asked.err) == (2, "", True)
    if code not in ("%Y", "%m", "%d"):
        from kurils.tagging.texts import check_form, read_date

        check_form(f"%Y-%m-%d %% {code}")
        with pytest.raises(KurilsError):
            read_date("no day", f"%Y-%m-%d %% {code}")


@pytest.mark.skipif(os.name != "posix", reason="no such process")
def test_what_sweeps_up_says_nothing_of_it():
    """Where a signal ends the command before all is given back, its last process tidies up without a warning."""
    code = (
        "from kurils.tagging.workers import in_order\n"
        "from multiprocessing import resource_tracker\n"
        "if __name__ == '__main__':\n"
        "    assert list(in_order(round, [1], None, 1, apart=True)) == [(1, 1)]\n"
        "    resource_tracker.register('/mp-none-of-ours', 'semaphore')\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
