"""A library that may crash, grow or never end is called in a process of its own, and pictures are drawn in one."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from kurils.base import apart
from kurils.base.apart import Crashed, called
from kurils.base.errors import KurilsError, OutputError


class Panic(BaseException):
    """As a library raises that means to end all."""


def doubled(content):
    """What a library does that talks."""
    print("talk", flush=True)
    os.write(2, b"noise")
    return content * 2


def raises(content):
    """What a library does that is written in another language."""
    raise Panic(content)


def aborts(content):
    """What a library does that has no memory."""
    os.abort()


def grows(content):
    """What a library does that believes a number."""
    return bytes(1 << 29)


def never_ends(content):
    """What a library does that goes around."""
    while True:
        time.sleep(1)


def test_a_function_is_called_in_a_process_of_its_own(capfd):
    """And nothing is heard of it but the answer."""
    content = os.urandom(1 << 20)
    assert called(doubled, content) == content * 2
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("function", [raises, aborts])
def test_however_it_ends_is_told(capfd, tmp_path, monkeypatch, function):
    """Without a word of its own, and without a copy of its memory."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Crashed):
        called(function, b"x")
    assert capfd.readouterr() == ("", "")
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere memory has no bound")
def test_its_memory_is_bounded(monkeypatch):
    """So that the machine is left alone."""
    assert len(called(grows, b"")) == 1 << 29
    monkeypatch.setattr(apart, "MEMORY", 1 << 28)
    with pytest.raises(Crashed):
        called(grows, b"")


def test_its_time_is_bounded(monkeypatch):
    """So that the command ends."""
    monkeypatch.setattr(apart, "LONGEST", 0)
    with pytest.raises(Crashed):
        called(never_ends, b"")


def test_it_is_taken_down_when_its_answer_is_not_wanted_any_more(monkeypatch):
    """In a worker that is told to stop."""
    from kurils.tagging.workers import go_on

    monkeypatch.setattr("kurils.tagging.workers._stopped", True)
    made = []
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *given, **more: made.append(real(*given, **more)) or made[0])
    with pytest.raises(KurilsError):
        called(never_ends, b"", go_on)
    assert made[0].poll() is not None


def test_nothing_is_imported_from_the_current_folder(tmp_path, monkeypatch):
    """Which may be somebody else's."""
    for name in ("kurils", "threading", "importlib", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    assert called(doubled, b"a") == b"aa"


# Pictures


def crashes(asked):
    """What the library that draws does where memory is short."""
    os.write(2, b"memory allocation of 851928 bytes failed\n")
    os.abort()


PICTURES = {
    "map": ("map", "1945-09-03", "-o", "out.png"),
    "chart": ("chart", "-o", "out.png"),
    "poster": ("chart", "--kind", "poster", "--days", "1855-02-07,1905-09-05", "-o", "out.png"),
    "pair": ("chart", "--kind", "pair", "--date", "1992-06-01", "-o", "out.png"),
    "by its format": ("map", "1945-09-03", "--format", "png", "-o", "out"),
    "stdout": ("map", "1945-09-03", "--format", "png", "-o", "-"),
    "card": ("page", "-o", "page.html", "--card", "out.png", "--url", "https://example.org/"),
}


@pytest.mark.extras
@pytest.mark.parametrize("words", PICTURES.values(), ids=PICTURES)
def test_a_crash_over_a_picture_is_one_line(cli, tmp_path, monkeypatch, words):
    """And no picture is left, whichever command draws it."""
    from kurils.maps import png

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(png, "_drawn", crashes)
    result = cli(*words)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("kurils: no picture was made: ")
    assert result.err.count("\n") == 1
    assert not [name for name in os.listdir(tmp_path) if name != "page.html"]


@pytest.mark.extras
def test_a_crash_over_a_picture_of_a_notebook_is_an_error(tmp_path, monkeypatch, capfd):
    """The one that all errors are, and the notebook lives on."""
    from kurils.maps import png
    from kurils.notebook.shown import Picture

    monkeypatch.setattr(png, "_drawn", crashes)
    picture = Picture('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', None)
    with pytest.raises(KurilsError, match="no picture was made"):
        picture.save(tmp_path / "x.png")
    assert os.listdir(tmp_path) == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.extras
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere memory has no bound")
def test_a_picture_without_the_memory_for_it_is_one_line(tmp_path):
    """With the library itself, in a process that may not take more."""
    from kurils.maps.png import from_svg

    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"/>'
    assert from_svg(drawing[:48] + drawing[48:].replace("9000", "90")).startswith(b"\x89PNG")
    program = (
        "import resource, sys; from kurils.maps.png import from_svg; import subprocess, json; "
        "resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20)); from_svg(sys.argv[1])"
    )
    done = subprocess.run([sys.executable, "-c", program, drawing], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last == "kurils.base.errors.KurilsError: there is too little memory for this"
    assert "memory allocation" not in done.stderr


def test_a_process_that_cannot_be_started_says_nothing_of_the_input(monkeypatch):
    """There are too many open files, or processes."""

    def full(*given, **more):
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(subprocess, "Popen", full)
    with pytest.raises(OutputError, match="Too many open files"):
        called(doubled, b"x")
