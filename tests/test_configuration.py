"""The configuration file: what it holds, where it lies, and what it changes and does not change."""

from __future__ import annotations

import multiprocessing
import os
import stat
import subprocess
import sys

import pytest

from kurils.base.turns import alone_in
from kurils.cli import configuration, manners


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder of settings, empty; and the path of the file that is not there."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    manners.reset()
    return tmp_path / "kurils" / "config.toml"


def write(home, text):
    home.parent.mkdir(exist_ok=True)
    home.write_text(text, encoding="utf-8")


def test_settings_are_set_told_and_unset(cli, home):
    """One at a time; the file appears with the first."""
    assert "not there yet" in cli("config").out
    assert cli("config", "set", "color", "never") == (0, "", "")
    assert cli("config", "set", "pager", "less -S").code == 0
    assert home.read_text() == 'color = "never"\npager = "less -S"\n'
    assert cli("config", "get", "pager").out == "less -S\n"
    assert "color = never\n" in cli("config").out
    assert cli("config", "unset", "color").code == 0
    assert home.read_text() == 'pager = "less -S"\n'
    assert cli("config", "get", "color") == (0, "", "")
    assert [path.name for path in home.parent.iterdir()] == ["config.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no locks")
def test_settings_of_many_at_one_time_are_all_kept(home):
    """Each is read, changed and written by one process at a time; of a lock nothing is left."""
    told = {"width": "90", "color": "never", "language": "ja", "pager": "less -S"}
    environment = {**os.environ, "XDG_CONFIG_HOME": str(home.parent.parent)}
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "kurils", "config", "set", *pair], env=environment, stderr=subprocess.PIPE
        )
        for pair in [*told.items()] * 2
    ]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * len(runs)
    assert configuration.read(str(home)) == told
    assert [path.name for path in home.parent.iterdir()] == ["config.toml"]


def _read_change_write(path, number):
    with alone_in(os.path.dirname(path)):
        with open(path) as stream:
            before = stream.read()
        with open(path, "w") as stream:
            stream.write(f"{before}{number}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no locks")
def test_who_changes_a_file_has_its_folder_alone(tmp_path):
    """Whatever the order: of thirty changes at one time none is lost."""
    (tmp_path / "f").write_text("")
    workers = [multiprocessing.Process(target=_read_change_write, args=(str(tmp_path / "f"), n)) for n in range(30)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(map(int, (tmp_path / "f").read_text().split())) == list(range(30))


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no locks")
def test_who_waits_for_too_long_is_told(cli, home, monkeypatch):
    """By whom the file is held cannot be known; it stays as it is."""
    write(home, "width = 90\n")
    monkeypatch.setattr("kurils.cli.config.alone_in", lambda folder: alone_in(folder, 0.05))
    with alone_in(str(home.parent)):
        result = cli("config", "set", "width", "80")
    assert (result.code, result.err) == (
        2,
        f"kurils: another program is at work in {home.parent} (try again later)\n",
    )
    assert home.read_text() == "width = 90\n"
    assert cli("config", "set", "width", "80").code == 0


def test_comments_and_what_did_not_change_stay(cli, home):
    """The file is its owner's; a value is written anew only where it is another."""
    write(home, "# mine\n\ncolor = never   # dark room\nwidth='90'\n")
    cli("config", "set", "color", "never")
    assert home.read_text() == "# mine\n\ncolor = never   # dark room\nwidth='90'\n"
    cli("config", "set", "width", "100")
    assert home.read_text() == "# mine\n\ncolor = never   # dark room\nwidth = 100\n"


@pytest.mark.parametrize("pager", ["less -FRX", "sh -c 'less; true'", 'less "-P a"', "C:\\less.exe", "a = b # c"])
def test_any_command_is_kept_as_it_is(cli, home, pager):
    """Quoted so that it is read back."""
    assert cli("config", "set", "pager", pager).code == 0
    assert cli("config", "get", "pager").out == pager + "\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("colour = never", ":1: no setting is called 'colour' (did you mean color? settings: language, color"),
        ("\ncolor = red", ":2: color cannot be 'red' (it can be: auto, always, never)"),
        ("width = 20", ":1: width cannot be '20' (columns, from 40 to 1000)"),
        ("width = wide", ":1: width cannot be 'wide'"),
        ("language = tlh", ":1: no texts in the language 'tlh' yet"),
        ("view = japan", ":1: no setting is called 'view'"),
        ("format = json", ":1: no setting is called 'format'"),
        ("color", ":1: cannot read 'color' (a line is: key = value)"),
        ("[color]", ":1: cannot read '[color]'"),
        ('color = "never', ":1: cannot read the value of color"),
        ("color = never\ncolor = auto", ":2: color is set twice"),
        ("pager = ", ":1: no pager is named"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_and_line(cli, home, text, says):
    """Whoever asks a question meets it, and `config` does not write over it."""
    write(home, text)
    for ask in (["status"], ["timeline"], ["config"], ["config", "set", "color", "auto"]):
        result = cli(*ask)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"kurils: {home}{says}")
        assert result.err.count("\n") == 1
    assert home.read_text() == text
    assert cli("status", "--json").code == 0


@pytest.mark.parametrize(
    "ask", [["set", "color"], ["set"], ["get"], ["unset"], ["get", "a", "b"], ["set", "view", "japan"],
            ["set", "width", "9"], ["set", "language", "xx"], ["put", "color", "auto"]],
)  # fmt: skip
def test_what_is_no_setting_is_refused(cli, home, ask):
    """In one line, and nothing is written."""
    result = cli("config", *ask)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert not home.exists()


def test_a_folder_that_cannot_be_made_is_one_line(cli, tmp_path, monkeypatch):
    """A file stands in its place."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    result = cli("config", "set", "color", "never")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert cli("status").code == 0


def test_colour_of_the_configuration(cli, home, monkeypatch):
    """After the variables, which come after the option."""
    write(home, "color = always")
    assert "\x1b[" in cli("status").out
    assert "\x1b[" not in cli("status", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in cli("status").out
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[" not in cli("status", "--format", "csv").out


def test_a_script_reads_the_same_with_any_settings(cli, home):
    """Data formats do not change, and a pipe keeps its width."""
    asks = [["status", "--json"], ["timeline", "--csv"], ["documents", "--format", "yaml"], ["timeline"]]
    before = [cli(*ask) for ask in asks]
    write(home, "language = en\ncolor = never\npager = cat\nwidth = 60\n")
    assert [cli(*ask) for ask in asks] == before


@pytest.mark.parametrize(
    ("environment", "settings", "format", "language"),
    [
        ({}, "", "table", "en"),
        ({"LANG": "ja_JP.UTF-8"}, "", "table", "ja"),
        ({"LANG": "ja_JP.UTF-8"}, "", "json", "en"),
        ({"LC_ALL": "ru_RU.UTF-8", "LANG": "ja_JP.UTF-8"}, "", "markdown", "ru"),
        ({"LC_MESSAGES": "ru", "LANG": "ja"}, "", "html", "ru"),
        ({"LC_ALL": "C", "LANG": "ja"}, "", "table", "en"),
        ({"LANG": "fr_FR.UTF-8"}, "", "table", "en"),
        ({"LANG": "ja"}, "language = ru", "table", "ru"),
        ({"LANG": "ja"}, "language = ru", "csv", "en"),
        ({"KURILS_LANG": "ja"}, "language = ru", "table", "ja"),
        ({"KURILS_LANG": "ja"}, "", "json", "ja"),
    ],
)
def test_the_language_where_no_option_names_one(home, monkeypatch, environment, settings, format, language):
    """`KURILS_LANG` for all; the configuration, then the locale, for what people read; never one that is not whole."""
    from kurils.store.contents import Contents

    monkeypatch.setattr(Contents, "meta", {"languages": ["en", "ru", "ja"]})
    write(home, settings)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert manners.language(format) == language


def test_a_language_of_the_environment_that_is_not_whole_is_refused(cli, monkeypatch):
    """It was asked for, unlike that of a locale."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert cli("status").code == 0
    monkeypatch.setenv("KURILS_LANG", "fr")
    for ask in (["status"], ["status", "--json"], ["timeline"]):
        result = cli(*ask)
        assert (result.code, "'fr'" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("platform", "variables", "place"),
    [
        ("linux", {}, "/h/.config"),
        ("linux", {"XDG_CONFIG_HOME": "/c"}, "/c"),
        ("linux", {"XDG_CONFIG_HOME": "relative"}, "/h/.config"),
        ("darwin", {}, "/h/Library/Application Support"),
        ("win32", {"APPDATA": "/roaming"}, "/roaming"),
    ],
)
def test_where_the_file_lies(monkeypatch, platform, variables, place):
    """Below XDG_CONFIG_HOME where that is set, as its specification wants, else in the place of the platform."""
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", "/h")
    monkeypatch.setattr("sys.platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert manners.configuration_file() == f"{place}/kurils/config.toml"


def test_every_setting_is_told(cli, home):
    """Also those that nobody has set."""
    listed = cli("config").out
    assert all(key in listed for key in configuration.SETTINGS)


@pytest.mark.parametrize("ask", [["config"], ["config", "get", "color"], ["config", "set", "color", "never"],
                                 ["config", "unset", "color"], ["status", "1905-09-05"]])  # fmt: skip
def test_what_is_no_file_of_settings_makes_nobody_wait(cli, home, ask):
    """A pipe that nobody writes into, and gigabytes of nothing: one line, and neither is touched or read."""
    home.parent.mkdir()
    os.mkfifo(home)
    for says in ("no regular file", "larger than 64 KiB"):
        result = cli(*ask)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert says in result.err
        assert stat.S_ISFIFO(home.stat().st_mode) == (says == "no regular file")
        home.unlink()
        with home.open("wb") as stream:
            stream.truncate(3 << 30)


def test_the_path_of_the_file_is_told_as_one_line_of_text(cli, tmp_path, monkeypatch):
    """A line feed in the name of a folder ends no comment."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "a\nb\x1b[31m"))
    out = cli("config").out
    assert out.startswith("# ")
    assert all(line.isprintable() and line.startswith("# ") for line in out.splitlines())


def test_a_home_that_is_set_to_nothing_is_none(cli, monkeypatch):
    """Nothing is written at the root of the disk; a user of whom nobody knows a home is asked for one."""
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", "")
    assert not cli("config").out.startswith("# /.config")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    for ask in (["config", "set", "color", "never"], ["--install-completion", "bash"]):
        result = cli(*ask)
        assert (result.code, "set HOME" in result.err) == (2, True)
