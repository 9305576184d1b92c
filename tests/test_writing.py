"""Where results go: one safe writer for every command. Special files are made in the test's own folder."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time

import pytest

from kurils.base.errors import OutputError
from kurils.base.files import UNFINISHED, replacing
from kurils.base.folders import write_folder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes, links and pipes of POSIX")

#: one question of every command that writes a file; {} is the file
WRITERS = [
    ("status", "--format", "table", "-o"),
    ("status", "--dates-from", "{days}", "--format", "table", "-o"),
    ("compare", "--format", "table", "-o"),
    ("timeline", "--format", "table", "-o"),
    ("diff", "1945", "1946", "--format", "table", "-o"),
    ("documents", "--format", "table", "-o"),
    ("document", "1855-shimoda", "--format", "table", "-o"),
    ("explain", "iturup", "--format", "table", "-o"),
    ("islands", "--format", "table", "-o"),
    ("island", "iturup", "--format", "table", "-o"),
    ("locate", "44.03", "145.86", "--format", "table", "-o"),
    ("border", "--format", "table", "-o"),
    ("map", "--format", "geojson", "-o"),
    ("map", "--format", "markdown", "-o"),
    ("report", "--format", "markdown", "-o"),
    ("report", "--format", "json", "-o"),
    ("page", "-o"),
    ("sources", "--format", "table", "-o"),
    ("cite", "1855-shimoda", "--style", "text", "-o"),
    ("cite", "1855-shimoda", "--format", "json", "-o"),
    ("schema", "-o"),
    ("check", "--format", "table", "-o"),
    ("tag", "{rows}", "-o"),
    ("tag", "{rows}", "-o", "{other}", "--bad"),
    ("tag", "{rows}", "--emit", "segment", "-o", "{other}", "--legend"),
]
WAYS = pytest.mark.parametrize("way", WRITERS, ids=" ".join)
#: one for each way in which a command hands over what it has: an answer, lines as they come, a text, bytes
KINDS = pytest.mark.parametrize("way", [WRITERS[0], WRITERS[1], WRITERS[18], *WRITERS[-3:]], ids=" ".join)


@pytest.fixture(scope="module")
def page(whole_page):
    """Here it is only written."""
    return whole_page


@pytest.fixture
def ask(cli, tmp_path, monkeypatch, page):
    """Ask in a way of WRITERS, with the output in a folder of its own."""
    monkeypatch.setattr("kurils.page.build.build_page", lambda record, card, address: page)
    (tmp_path / "days.txt").write_text("1905-09-05\n")
    (tmp_path / "rows.csv").write_text("lon,lat,date\n147.9,45.0,1905-09-05\n")
    (tmp_path / "out").mkdir()

    def run(way, target, *more):
        names = {"days": tmp_path / "days.txt", "rows": tmp_path / "rows.csv", "other": tmp_path / "other.csv"}
        (tmp_path / "other.csv").unlink(missing_ok=True)
        return cli(*(word.format(**names) for word in way), target, *more)

    run.folder = tmp_path / "out"
    return run


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


@WAYS
def test_a_file_is_new_or_replaced_by_force_with_its_mode(ask, way):
    """A new one as the umask says; an existing one is kept without --force, and keeps its mode with it."""
    target = ask.folder / "file"
    before = os.umask(0o027)
    try:
        assert ask(way, target).code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    whole = target.read_bytes()
    assert whole
    target.write_text("mine")
    target.chmod(0o600)
    refused = ask(way, target)
    assert (refused.code, target.read_text()) == (2, "mine")
    assert refused.err == f"kurils: {target} exists already (--force replaces it)\n"
    assert ask(way, target, "--force").code == 0
    assert target.read_bytes() == whole
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names_in(ask.folder) == ["file"]


@KINDS
def test_a_link_is_followed_and_stays(ask, way):
    """Through two links, one relative and one in another folder; also to a file that is replaced."""
    (ask.folder / "real").mkdir()
    real = ask.folder / "real" / "file"
    real.write_text("mine")
    (ask.folder / "real" / "second").symlink_to("file")
    link = ask.folder / "link"
    link.symlink_to("real/second")
    assert ask(way, link).code == 2
    assert real.read_text() == "mine"
    assert ask(way, link, "--force").code == 0
    assert os.readlink(link) == "real/second"
    assert os.readlink(ask.folder / "real" / "second") == "file"
    assert real.read_text() != "mine"
    assert names_in(ask.folder / "real") == ["file", "second"]


@KINDS
def test_links_that_lead_nowhere_are_refused(ask, way):
    """Dangling and circular ones, with --force too, in one line; they stay."""
    (ask.folder / "dangling").symlink_to("not-there")
    (ask.folder / "one").symlink_to("two")
    (ask.folder / "two").symlink_to("one")
    for name, says in (("dangling", "it is a link to not-there, which is not there"), ("one", "lead in a circle")):
        for flags in ((), ("--force",)):
            result = ask(way, ask.folder / name, *flags)
            assert (result.code, result.err.count("\n")) == (2, 1)
            assert says in result.err
    assert names_in(ask.folder) == ["dangling", "one", "two"]


@WAYS
@pytest.mark.parametrize("flags", [(), ("--force",)], ids=["plain", "force"])
def test_a_pipe_is_written_into(ask, way, flags):
    """Without --force, and never replaced by a file; also through a link."""
    pipe = ask.folder / "pipe"
    os.mkfifo(pipe)
    (ask.folder / "link").symlink_to("pipe")
    for name in ("pipe", "link"):
        got = []
        reader = threading.Thread(target=lambda got=got: got.append(pipe.read_bytes()))
        reader.start()
        result = ask(way, ask.folder / name, *flags)
        reader.join(20)
        assert (result.code, result.out) == (0, "")
        assert got[0]
        assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names_in(ask.folder) == ["link", "pipe"]


@pytest.fixture
def device(tmp_path):
    """Make a node of our own like one of the system; skipped where that is not permitted."""

    def make(name, kind, major, minor):
        path = tmp_path / "out" / name
        try:
            os.mknod(path, kind | 0o666, os.makedev(major, minor))
            with open(path, "rb"):
                pass
        except OSError:
            pytest.skip("device nodes may not be made or opened here")
        return path

    return make


@KINDS
@pytest.mark.parametrize("flags", [(), ("--force",)], ids=["plain", "force"])
def test_a_device_is_written_into(ask, device, way, flags):
    """As /dev/null is by every program."""
    null = device("null", stat.S_IFCHR, 1, 3)
    result = ask(way, null, *flags)
    assert (result.code, result.out) == (0, "")
    assert stat.S_ISCHR(null.stat().st_mode)
    assert names_in(ask.folder) == ["null"]


@KINDS
def test_a_full_device_is_one_line(ask, device, way):
    """And the device is still there."""
    full = device("full", stat.S_IFCHR, 1, 7)
    result = ask(way, full)
    assert (result.code, result.err.count("\n")) == (2, 1), result.err
    assert "No space left on device" in result.err
    assert stat.S_ISCHR(full.stat().st_mode)


def test_a_disk_and_a_socket_are_refused(tmp_path):
    """Nobody means to write an answer over them."""
    import socket

    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        with pytest.raises(OutputError, match="it is a socket"):
            replacing(str(tmp_path / "socket"), True)
    try:
        # a number that no driver has: nothing could be written even if it were tried
        os.mknod(tmp_path / "disk", stat.S_IFBLK | 0o600, os.makedev(240, 77))
    except OSError:
        pytest.skip("device nodes may not be made here")
    with pytest.raises(OutputError, match="it is a disk"):
        replacing(str(tmp_path / "disk"), True)


@WAYS
def test_a_minus_is_stdout(ask, way):
    """In every place where a file may be named; nothing of that name is made."""
    result = ask(way, "-")
    plain = ask.folder / "file"
    assert result.code == 0
    assert ask(way, plain).code == 0
    assert result.out
    # tables are wider in files
    if "{rows}" in way or "schema" in way:
        assert result.out == plain.read_text()


def process(*arguments, **more):
    return subprocess.run([sys.executable, "-m", "kurils", *map(str, arguments)], check=False, **more)


def test_the_open_descriptors_are_written_into(tmp_path):
    """`-o /dev/stdout` goes where stdout goes, behind what stands there, and replaces nothing."""
    if not os.path.exists("/dev/stdout"):
        pytest.skip("no /dev/stdout")
    target = tmp_path / "out"
    for name in ("/dev/stdout", "/dev/fd/1", "/dev/stderr"):
        with target.open("ab") as stream:
            stream.write(b"before\n")
            stream.flush()
            done = process("status", "--format", "csv", "-o", name, stdout=stream, stderr=stream)
        lines = target.read_text().splitlines()
        assert (done.returncode, len(lines)) == (0, 6)
        assert lines[0] == "before"
        target.unlink()
    assert process("status", "-o", "/dev/stdout", stdout=subprocess.PIPE).stdout


ROWS = "lon,lat,date\n147.9,45.0,1905-09-05\n"


@pytest.mark.parametrize(
    ("way", "content"),
    [
        (("tag", "-", "-o"), ROWS),
        (("tag", "-", "-o", "other", "--bad"), ROWS),
        (("status", "--date", "-", "--format", "csv", "-o"), "1905-09-05\n"),
        (("locate", "-", "--format", "csv", "-o"), "44.0 145.9\n"),
    ],
    ids=" ".join,
)
def test_the_input_is_never_replaced(tmp_path, way, content):
    """Not by its name, a link, or a second name, when it is stdin; `>>` to it would never end."""
    source = tmp_path / "a"
    source.write_text(content)
    (tmp_path / "link").symlink_to("a")
    os.link(source, tmp_path / "second")
    for name in ("a", "link", "second"):
        with source.open("rb") as stdin:
            done = process(*way, name, "--force", cwd=tmp_path, stdin=stdin, stderr=subprocess.PIPE)
        assert done.returncode == 2
        assert done.stderr == f"kurils: {name} would be read and written (write to another file)\n".encode()
    assert source.read_text() == content
    # `locate` reads all before it writes anything, and has no other list
    for name in ("/dev/stdout", "/dev/fd/1", *(() if {"--bad", "locate"} & {*way} else ("-",))):
        with source.open("rb") as stdin, source.open("ab") as stdout:
            done = process(*way, name, cwd=tmp_path, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE)
        assert (done.returncode, source.read_text()) == (2, content), done.stderr


@pytest.mark.parametrize("way", ["tag a -o", "status --dates-from a --format csv -o"])
@pytest.mark.parametrize("name", ["/dev/stdout", "-"])
def test_what_is_read_does_not_grow_by_what_is_written(tmp_path, way, name):
    """Where stdout is the file that is named as the input."""
    (tmp_path / "a").write_text(ROWS)
    kind = ("--kind", "csv") if way.startswith("tag") else ()
    with (tmp_path / "a").open("ab") as stdout:
        done = process(*way.split(), name, *kind, cwd=tmp_path, stdout=stdout, stderr=subprocess.PIPE)
    assert (done.returncode, (tmp_path / "a").read_text()) == (2, ROWS), done.stderr


@pytest.mark.parametrize("way", ["tag a -o", "status --dates-from a --format csv -o"])
def test_a_file_that_is_read_is_never_replaced(cli, tmp_path, monkeypatch, way):
    """Nor is a link to it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").write_text(ROWS)
    (tmp_path / "link").symlink_to("a")
    for name in ("a", "link"):
        result = cli(*way.split(), name, "--force", *(("--kind", "csv") if way[:3] == "tag" else ()))
        assert (result.code, "would be read and written" in result.err) == (2, True)
    assert (tmp_path / "a").read_text() == ROWS


@KINDS
def test_a_disk_that_fills_up_leaves_what_was_there(ask, way):
    """A limit on the size of files stands for the disk: one line, the old file whole, nothing beside it."""
    import resource

    target = ask.folder / "file"
    target.write_text("mine")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, before[1]))
    try:
        result = ask(WRITERS[1] if way[0] == "tag" else way, target, "--force")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (result.code, result.err.count("\n")) == (2, 1), result.err
    assert "File too large" in result.err
    assert target.read_text() == "mine"
    assert names_in(ask.folder) == ["file"]


@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_interrupt_leaves_what_was_there(tmp_path, sent):
    """While it waits for its next date: nothing half-written stays, and the code says what happened."""
    target = tmp_path / "out.csv"
    target.write_text("mine")
    command = [sys.executable, "-m", "kurils", "status", "--date", "-", "--format", "csv", "-o", target, "--force"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdin.write(b"1905-09-05\n" * 10)
        running.stdin.flush()
        for _ in range(400):
            if any(path.name.startswith(UNFINISHED) for path in tmp_path.iterdir()):
                break
            time.sleep(0.05)
        running.send_signal(getattr(signal, sent))
        code = running.wait(20)
        assert running.stderr.read() == b""
    assert code == (130 if sent == "SIGINT" else 128 + getattr(signal, sent))
    assert names_in(tmp_path) == ["out.csv"]
    assert target.read_text() == "mine"


def test_what_comes_there_meanwhile_is_not_replaced(tmp_path):
    """A file that another program makes while ours is being written, and a pipe even with --force."""
    target = tmp_path / "out"
    with pytest.raises(OutputError, match="exists already"), replacing(str(target)):
        target.write_text("theirs")
    assert target.read_text() == "theirs"
    target.unlink()
    with pytest.raises(OutputError, match="meanwhile"), replacing(str(target), force=True):
        os.mkfifo(target)
    assert names_in(tmp_path) == ["out"]


@pytest.mark.parametrize("force", [False, True])
def test_what_comes_there_at_the_very_end_is_not_replaced(tmp_path, monkeypatch, force):
    """After the last look; another program's file is replaced only where that was asked for, a pipe never."""
    target, link = tmp_path / "out", os.link
    comes = target.write_text if not force else lambda _: os.mkfifo(target)

    def late(*paths):
        comes("theirs")
        link(*paths)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(OutputError, match="meanwhile" if force else "exists already"), replacing(str(target), force):
        pass
    assert names_in(tmp_path) == ["out"]
    assert target.is_fifo() if force else target.read_text() == "theirs"


def test_a_file_system_without_links_is_written_too(tmp_path, monkeypatch):
    """Where a file cannot have a second name even for a moment."""

    def none(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    with replacing(str(tmp_path / "out")) as stream:
        stream.write("ours")
    assert (tmp_path / "out").read_text() == "ours"
    assert names_in(tmp_path) == ["out"]


@pytest.mark.parametrize("path", ["", "folder/", "folder", "a\0b", "no/such/folder", "file/below"])
def test_a_name_that_cannot_be_written_is_one_line(cli, tmp_path, monkeypatch, path):
    """A folder, nothing, a name that no system has, a folder that is not there or is a file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine")
    for flags in ((), ("--force",)):
        result = cli("status", "-o", path, *flags)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert names_in(tmp_path) == ["file", "folder"]


# folders


def test_an_export_follows_a_link(cli, tmp_path):
    """The folder behind it is replaced, with its mode, and the link stays; a dangling one is refused."""
    real, link = tmp_path / "real", tmp_path / "link"
    assert cli("export", "--format", "json", "-o", real).code == 0
    real.chmod(0o750)
    link.symlink_to("real")
    (real / "record.json").write_text("old")
    assert cli("export", "--format", "json", "-o", link).code == 2
    assert cli("export", "--format", "json", "-o", link, "--force").code == 0
    assert cli("export", "--format", "json", "-o", f"{link}/", "--force").code == 0
    assert os.readlink(link) == "real"
    assert json.loads((real / "record.json").read_text())["kurils"]["answer"] == "export"
    assert stat.S_IMODE(real.stat().st_mode) == 0o750
    (tmp_path / "dangling").symlink_to("nowhere")
    assert "a link to nothing" in cli("export", "--format", "json", "-o", tmp_path / "dangling").err
    assert names_in(tmp_path) == ["dangling", "link", "real"]


def test_the_old_folder_stands_until_the_new_one_does(tmp_path, monkeypatch):
    """When the last step fails it is back in its place, and nothing is beside it."""
    folder = tmp_path / "out"
    write_folder(str(folder), [("a", "old")])
    rename, calls = os.rename, []

    def failing(one, other):
        calls.append(one)
        if len(calls) == 2:
            assert not folder.exists()
            raise OSError(28, "No space left on device")
        rename(one, other)

    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(OutputError, match="No space left"):
        write_folder(str(folder), [("a", "new")], force=True)
    assert (folder / "a").read_text() == "old"
    assert names_in(tmp_path) == ["out"]


def test_a_folder_that_cannot_be_made_whole_leaves_the_old_one(tmp_path):
    """Also when what is written stops half-way."""
    folder = tmp_path / "out"
    write_folder(str(folder), [("a", "old")])

    def half():
        yield "a", "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(str(folder), half(), force=True)
    assert (folder / "a").read_text() == "old"
    assert names_in(tmp_path) == ["out"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("call", [1, 2])
def test_a_folder_is_exchanged_whole_when_told_to_end(tmp_path, monkeypatch, number, call):
    """The new one stands then and nothing lies beside it; what was asked for comes after."""
    folder = tmp_path / "out"
    write_folder(str(folder), [("a", "old")])
    rename, calls, met = os.rename, [], []
    monkeypatch.setattr(signal, "raise_signal", met.append)

    def told(one, other):
        rename(one, other)
        calls.append(one)
        if len(calls) == call:
            os.kill(os.getpid(), number)

    monkeypatch.setattr(os, "rename", told)
    before = signal.getsignal(number)
    write_folder(str(folder), [("a", "new")], force=True)
    assert (folder / "a").read_text() == "new"
    assert names_in(tmp_path) == ["out"]
    assert (met, signal.getsignal(number)) == ([number], before)


def test_what_the_first_file_needs_is_loaded_before_a_folder_is_made(tmp_path):
    """A library that finds no memory may end the process, and nobody would tidy up."""

    def coming():
        assert names_in(tmp_path) == []
        yield "a", "1"
        assert len(names_in(tmp_path)) == 1
        yield "b", "2"

    assert write_folder(str(tmp_path / "out"), coming()) == ["a", "b"]
    assert names_in(tmp_path / "out") == ["a", "b"]
    assert write_folder(str(tmp_path / "empty"), []) == []


def test_an_old_folder_that_cannot_be_removed_is_told(tmp_path, monkeypatch):
    """The new one stands; nothing is left in silence."""
    import shutil

    folder = tmp_path / "out"
    write_folder(str(folder), [("a", "old")])
    remove = shutil.rmtree

    def kept(path, ignore_errors=False):
        if not ignore_errors:
            raise PermissionError(1, "Operation not permitted")
        remove(path, ignore_errors=True)

    monkeypatch.setattr(shutil, "rmtree", kept)
    with pytest.raises(OutputError, match="is written; the folder that it replaces stands in") as error:
        write_folder(str(folder), [("a", "new")], force=True)
    (old,) = set(names_in(tmp_path)) - {"out"}
    assert old in error.value.line()
    assert ((folder / "a").read_text(), (tmp_path / old / "a").read_text()) == ("new", "old")


def test_what_replaces_a_file_is_of_its_group_and_keeps_its_attributes(tmp_path):
    """As far as the file system and the rights of the user let it."""
    folder = tmp_path / "out"
    write_folder(str(folder), [("a", "old")])
    paths = [folder, folder / "a", tmp_path / "b"]
    paths[2].write_text("old")
    try:
        for path in paths:
            os.setxattr(path, "user.mine", b"1")
    except (AttributeError, OSError):
        pytest.skip("no attributes here")
    others = [group for group in os.getgroups() if group != os.getegid()] if os.geteuid() else [4242]
    for path in paths[:] if others else ():
        os.chown(path, -1, others[0])
    before = [os.stat(path).st_gid for path in paths]
    write_folder(str(folder), [("a", "new")], force=True)
    with replacing(str(paths[2]), force=True) as stream:
        stream.write("new")
    assert paths[1].read_text() == paths[2].read_text() == "new"
    assert [os.getxattr(path, "user.mine") for path in paths] == [b"1"] * 3
    assert [os.stat(path).st_gid for path in paths] == before


@pytest.mark.parametrize(("path", "says"), [("-", "to stdout"), (".", "the folder that you are in"), ("pipe", "file")])
def test_folders_that_are_none(cli, tmp_path, monkeypatch, path, says):
    """Stdout, a pipe, and the folder under the feet of the user."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    result = cli("export", "--format", "json", "-o", path, "--force")
    assert (result.code, says in result.err, result.err.count("\n")) == (2, True, 1)
    assert names_in(tmp_path) == ["pipe"]


LIMITED = (
    "import resource, signal, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY)); "
    "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); from kurils.__main__ import main; main()"
)


def limited(folder, *arguments, **variables):
    """The program in a process that may write 4 KiB to a file; its output, its messages and its exit code."""
    with open(folder / "out", "wb") as out:
        run = subprocess.run(
            [sys.executable, "-c", LIMITED, *arguments], stdout=out, stderr=subprocess.PIPE, timeout=120, check=False,
            env={**os.environ, **variables}, cwd=folder,
        )  # fmt: skip
    return (folder / "out").read_bytes(), run.stderr.decode(), run.returncode


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "ask", [("timeline", "--format", "json"), ("status", "--full"), ("tag", "in.csv")], ids=" ".join
)
def test_a_part_of_an_output_is_never_taken_for_the_whole(tmp_path, ask, unbuffered):
    """Nor where Python is told to write without a buffer, as in containers: a full disk takes some, and says so."""
    rows = "".join(f"147.{n % 10},45.0,1905-09-05\n" for n in range(2000))
    (tmp_path / "in.csv").write_text(f"lon,lat,date\n{rows}")
    out, err, code = limited(tmp_path, *ask, PYTHONUNBUFFERED=unbuffered)
    assert (len(out), code) == (4096, 2)
    assert err == "kurils: reading or writing stopped: File too large\n"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_database_that_has_no_room_is_told_as_every_file_is(tmp_path):
    """It is made in a temporary file, of which a library tells in its own words."""
    _, err, code = limited(tmp_path, "export", "-o", "made", "--format", "gpkg")
    assert (err, code) == ("kurils: cannot write made: disk I/O error\n", 2)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def unblocked(pieces, *arguments):
    """The program between pipes that do not block, with others at both ends who take their time."""
    ends = [os.pipe() for _ in range(3)]
    (source, feed), (read, out), (hear, err) = ends
    for handle in (source, out, err):
        os.set_blocking(handle, False)
    run = subprocess.Popen(
        [sys.executable, "-m", "kurils", *arguments], stdin=source, stdout=out, stderr=err,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    for handle in (source, out, err):
        os.close(handle)

    def give():
        with open(feed, "wb") as stream:
            for piece in pieces:
                time.sleep(0.5)
                stream.write(piece)
                stream.flush()

    giver = threading.Thread(target=give)
    giver.start()
    time.sleep(0 if pieces else 2)
    got = b""
    while piece := os.read(read, 1 << 15):
        got += piece
        time.sleep(0.002)
    with open(hear, "rb") as stream:
        said = stream.read()
    giver.join()
    os.close(read)
    return got, said.decode(), run.wait(60)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize(
    ("ask", "code"),
    [
        ("status iturup", 0),
        ("status nowhere", 4),
        ("status --on last", 2),
        ("check /nonexistent", 3),
        ("tag {} -o {}.out", 0),
    ],
)
def test_messages_that_nobody_reads_change_no_code(tmp_path, ask, code):
    """As where the reader of stderr has gone; what was asked for is done."""
    file = tmp_path / "in.csv"
    file.write_text("lon,lat,date\n147.5,44.9,1905-09-05\nx,1,2\n")
    read, write = os.pipe()
    os.close(read)
    run = subprocess.run(
        [sys.executable, "-m", "kurils", *ask.format(file, file).split()],
        stderr=write,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    os.close(write)
    assert run.returncode == code
    assert (tmp_path / "in.csv.out").exists() is ask.startswith("tag")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("ask", [("timeline", "--format", "json"), ("tag", "{}"), ("tag", "{}", "-o", "/dev/stdout")])
def test_a_pipe_that_does_not_block_is_waited_for(tmp_path, ask):
    """Some servers hand such on: nothing is lost when they read slowly, and it is no error."""
    file = tmp_path / "in.csv"
    rows = "".join(f"147.{n % 10},45.0,1905-09-05\n" for n in range(3000))
    file.write_text(f"lon,lat,date\n{rows}")
    asked = [word.format(file) for word in ask]
    whole = subprocess.run([sys.executable, "-m", "kurils", *asked], stdout=subprocess.PIPE, check=True).stdout
    assert len(whole) > 1 << 16
    assert unblocked([], *asked) == (whole, "", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize(
    ("ask", "pieces", "gives"),
    [
        (("tag", "-", "--fields", "holder"), ["lon,lat,", "date\n147.5,44.9,1905", "-09-05\n"], "05,japan\n"),
        (("status", "--date", "-", "--format", "csv", "iturup"), ["1905-", "09-05\n", "1946-09-05\n"], "\n1946-09-05"),
        (
            ("locate", "-", "--format", "csv"),
            ["44.9 ", "147.5 1905\n", "44.9 147.5 1946-09-05\n"],
            "\n2,1946-09-05,",
        ),
    ],
    ids=["tag", "status", "locate"],
)
def test_a_pause_of_an_input_is_not_its_end(ask, pieces, gives):
    """Where nothing is there at the moment, the rest is waited for."""
    got, said, code = unblocked([piece.encode() for piece in pieces], *ask)
    assert (gives in got.decode(), said, code) == (True, "", 0)
