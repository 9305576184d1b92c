"""The completion key: what is offered where, to each shell in its form, soon, and without a word on stderr."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kurils.cli import COMMANDS
from kurils.cli.completing import engine, install, shells, table
from kurils.cli.completing.scripts import SCRIPTS
from kurils.cli.prepare import prepare

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def commands():
    """The table of the commands, made anew."""
    return table.build()


@pytest.fixture
def offers(commands, record):
    """What is offered for a line, of which the cursor is at the end."""

    def ask(line):
        *words, current = line.split(" ")
        found = engine.Question(commands, words, current).offers()
        return None if found is None else [value for value, _ in found]

    return ask


def test_commands_and_options(offers):
    """The commands first; behind `-` the options by their long names, each once."""
    assert offers("") == list(COMMANDS)
    assert offers("st") == ["status"]
    assert {"--date", "--json", "--csv", "--color", "--quiet", "--data", "--help"} <= set(offers("status --"))
    assert offers("status --dat") == ["--date", "--dates-from", "--data"]
    assert "--date" not in offers("status --date 1905 --")
    assert "--date" not in offers("status -d 1905 --")
    assert "--kind" in offers("timeline --kind control --")
    assert "--version" in offers("--")
    assert offers("nonsense ") == list(COMMANDS)


def test_every_value_has_a_kind(commands):
    """Nothing is left without anybody having thought of what to offer."""
    from kurils.cli.app import group

    made = group()
    for name, command in {"": made, **made.commands}.items():
        context = command.make_context(name, [], resilient_parsing=True)
        for parameter in command.get_params(context):
            if not getattr(parameter, "is_flag", False):
                said = parameter.metavar
                keys = (f"{name} {said} {max(parameter.opts, key=len)}", f"{name} {said}", said)
                known = said in table.FREE or "|" in said or any(key in table.KINDS for key in keys)
                assert known, f"kurils {name}: {said} is in neither KINDS nor FREE"
    for kinds in (
        kind for name in commands for kind in [*commands[name]["options"].values(), *commands[name]["arguments"]]
    ):
        for kind in (kinds or "").replace(",", "").split():
            assert kind in {*engine.KINDS, *engine.LISTS, engine.FILES} or any(
                kind in command["values"] for command in commands.values()
            ), kind


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("status --format ", ["table", "json", "ndjson", "csv", "markdown", "yaml", "geojson"]),
        ("status -f j", ["json"]),
        ("status -fj", []),
        ("status --format=y", ["--format=yaml"]),
        ("report --format ", ["markdown", "html", "json", "ndjson", "yaml"]),
        ("status --view ", ["neutral", "japan", "russia"]),
        ("status --color ", ["auto", "always", "never"]),
        ("timeline --kind c", ["control", "claim"]),
        ("explain iturup --part r", ["rule", "reasons", "readings", "rejected"]),
        ("documents --kind tre", ["treaty"]),
        ("sources --read ", ["whole", "part", "quoted", "unseen"]),
        ("map --area h", ["habomai"]),
        ("map ha", ["habomai"]),
        ("map --style ", ["braille", "block", "ascii"]),
        ("help env", ["environment"]),
        ("config ", ["get", "set", "unset"]),
        ("config set pa", ["pager"]),
        ("config set color n", ["never"]),
        ("--show-completion z", ["zsh"]),
        ("report --sections situation,bib", ["situation,bibliography"]),
        ("tag a.csv --fields holder,pol", ["holder,polity"]),
        ("cite 1855-shimoda --style b", ["bibtex"]),
        ("--json st", ["status"]),
        ("--format json st", ["status"]),
        ("--date status st", ["status"]),
        ("status iturup --date 1905-09-05 ku", ["kunashir", "kunashir_islets"]),
        ("status -- ", None),
        ("documents anything", []),
    ],
)
def test_values(offers, line, expected):
    """Of a closed list what begins so; of lists with commas the last part; behind whole options the command."""
    if expected is None:
        assert "iturup" in offers(line)
    else:
        assert offers(line) == expected


@pytest.mark.parametrize("line", ["status -o ", "tag ", "tag --bad ", "check ", "status --data ", "export -o x"])
def test_files_are_left_to_the_shell(offers, line):
    """It knows them better."""
    assert offers(line) is None


def test_islands_in_any_script(offers):
    """Ids first; else names as they are written, with what was typed left as it was."""
    assert offers("status itu") == ["iturup", "iturup_islets"]
    assert "Итуруп" in offers("status Ит")
    assert "択捉島" in offers("status 択")
    assert "시코탄" in offers("status 시")
    assert "etorofu" in offers("status et")
    assert "iturup" not in offers("status iturup itu")


def test_documents_and_sources(offers, record):
    """By how they begin; else by what they hold, when that is long enough to be meant."""
    assert offers("document 1855-shim") == ["1855-shimoda"]
    assert "1855-shimoda" in offers("document shimoda")
    assert offers("document sh") == []
    assert set(offers("cite compendium-")) >= {"compendium-1", "compendium-2"}
    assert "1855-shimoda" in offers("cite 1855")
    every = {document["id"] for document in record.section("documents")["documents"]}
    assert set(offers("document ")) == every


def test_days_of_change(offers, record):
    """With what happened; those of the main documents while nothing is typed; none where an island stands."""
    assert "1905-09-05" in offers("status --date 1905")
    assert "1905-09-05" in offers("status 1905-09")
    assert offers("status ")[:2] == ["iturup", "kunashir"]
    days = offers("diff ")
    assert days[0] == "today"
    assert {"1855-02-07", "1875-05-07", "1951-09-08"} <= set(days)
    turns = {day for place in record.places(all=True) for day in place.turns()}
    assert turns <= set(offers("diff 1") + offers("diff 2"))
    told = dict(engine.KINDS["date"]("1905-09-05"))
    assert told["1905-09-05"].startswith("Treaty of Portsmouth")


def test_the_table_that_was_prepared_is_that_of_the_code(tmp_path, monkeypatch, commands):
    """In a checkout it is trusted while the code is the same, and made anew otherwise."""
    prepare(str(tmp_path / "cli"))
    monkeypatch.setattr(table, "FILE", str(tmp_path / "cli" / "commands.json"))
    built = []
    monkeypatch.setattr(table, "build", lambda: built.append(1) or commands)
    assert table.table() == commands
    assert built == []
    monkeypatch.setattr(table, "digest", lambda: "other")
    table.table()
    (tmp_path / "cli" / "commands.json").write_text("{")
    table.table()
    (tmp_path / "cli" / "commands.json").unlink()
    table.table()
    assert built == [1, 1, 1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("kurils status it", [("kurils", ""), ("status", ""), ("it", "")]),
        ("kurils  'Ansei 1-12-21' \"a b", [("kurils", ""), ("Ansei 1-12-21", ""), ("a b", '"')]),
        (r"kurils a\ b 'c", [("kurils", ""), ("a b", ""), ("c", "'")]),
        (r"""kurils "a'b" 'c"d' "" """, [("kurils", ""), ("a'b", ""), ('c"d', ""), ("", "")]),
        ("", []),
    ],
)
def test_a_line_is_read_as_a_shell_reads_it(line, words):
    """With what is quoted, and a quotation that is still open."""
    assert shells._split(line) == words


def told(capsys, monkeypatch, shell, **variables):
    """What a shell is told, and the exit code."""
    for name in ("COMP_WORDS", "COMP_CWORD", "COMP_TYPE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    code = shells.complete(f"complete_{shell}")
    shown = capsys.readouterr()
    assert shown.err == ""
    return code, shown.out


def test_each_shell_in_its_form(capsys, monkeypatch, record):
    """Values, and what they stand for, as the scripts of Typer read them too."""
    line = {"COMP_WORDS": "kurils\ndocument\n1855-shim\n", "COMP_CWORD": "2"}
    title = "Treaty of Shimoda"
    assert told(capsys, monkeypatch, "bash", **line) == (0, "1855-shimoda\n")
    assert told(capsys, monkeypatch, "fish", **line) == (0, f"1855-shimoda\t{title}\n")
    assert told(capsys, monkeypatch, "powershell", **line) == (0, f"1855-shimoda:::{title}\n")
    code, text = told(capsys, monkeypatch, "zsh", **line)
    assert code == 0
    assert f"'1855-shimoda:{title}'" in text


def test_bash_lists_what_values_stand_for_and_never_types_it(capsys, monkeypatch, record):
    """Beside several values that it only lists; words with blanks are escaped unless a quotation is open."""
    line = {"COMP_WORDS": "kurils\ndocument\n1855-s\n", "COMP_CWORD": "2", "COLUMNS": "80"}
    listed = told(capsys, monkeypatch, "bash", COMP_TYPE="9", **line)[1].splitlines()
    assert len(listed) > 1
    assert "1855-shimoda" in [text.split()[0] for text in listed]
    assert all(len(text) <= 80 for text in listed)
    assert any(text.endswith("(Treaty of Shimoda)") for text in listed)
    cycled = told(capsys, monkeypatch, "bash", COMP_TYPE="37", **line)[1].splitlines()
    assert cycled == [text.split()[0] for text in listed]
    name = {"COMP_WORDS": "kurils\nstatus\nEtorofu I\n", "COMP_CWORD": "2"}
    assert told(capsys, monkeypatch, "bash", **name)[1] == "Etorofu\\ Island\n"
    name["COMP_WORDS"] = 'kurils\nstatus\n"Etorofu I\n'
    assert told(capsys, monkeypatch, "bash", **name)[1] == "Etorofu Island\n"


def test_what_was_typed_is_never_lost(capsys, monkeypatch, record):
    """Where ids hold it and do not begin with it: bash is told only what keeps it, zsh lists and types nothing."""
    several = {"COMP_WORDS": "kurils\ndocument\nshimoda\n", "COMP_CWORD": "2"}
    assert told(capsys, monkeypatch, "bash", **several) == (0, "")
    assert "compstate[insert]=''" in told(capsys, monkeypatch, "zsh", **several)[1]
    assert "1855-shimoda\t" in told(capsys, monkeypatch, "fish", **several)[1]
    one = {"COMP_WORDS": "kurils\ndocument\nmenashi-pelts\n", "COMP_CWORD": "2"}
    assert told(capsys, monkeypatch, "bash", **one) == (0, "1615-menashi-pelts\n")
    assert "compstate" not in told(capsys, monkeypatch, "zsh", **one)[1]


def test_bash_breaks_words_at_equal_signs(capsys, monkeypatch, record):
    """And puts what it is told in the place of the last part."""
    for words, at in (("kurils\nstatus\n--format\n=\nj\n", "4"), ("kurils\nstatus\n--format\n=\n", "3")):
        said = told(capsys, monkeypatch, "bash", COMP_WORDS=words, COMP_CWORD=at)[1].split()
        assert "json" in said
        assert not any(value.startswith("--") for value in said)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_scripts_that_typer_installed_are_answered(capsys, monkeypatch, record, shell):
    """They give the line as it is."""
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    assert "1855-shimoda" in told(capsys, monkeypatch, shell, _TYPER_COMPLETE_ARGS="kurils document 1855-sh")[1]
    _, text = told(capsys, monkeypatch, shell, _TYPER_COMPLETE_ARGS="kurils status --format ")
    assert "ndjson" in text
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "is-args")
    assert told(capsys, monkeypatch, "fish", _TYPER_COMPLETE_ARGS="kurils st") == (0, "")
    assert told(capsys, monkeypatch, "fish", _TYPER_COMPLETE_ARGS="kurils tag ")[0] == 1


@pytest.mark.parametrize(
    "instruction", ["xxx", "complete_", "complete_bash ", "bash_source", "source_xx", "complete_zsh"]
)
def test_completion_ends_with_0_or_asks_for_files(capsys, monkeypatch, record, instruction):
    """What it cannot read is no fault of the program (1), and nobody's usage: nothing is offered."""
    for words in ('kurils "', "kurils\nstatus\nzzzz\n", "kurils '", "", "\udcff", "kurils \x1b"):
        for at in ("0", "1", "2", "-1", "99", "x", ""):
            monkeypatch.setenv("COMP_WORDS", words)
            monkeypatch.setenv("COMP_CWORD", at)
            code = shells.complete(instruction)
            shown = capsys.readouterr()
            assert shown.err == ""
            if instruction == "complete_zsh":
                assert code in (0, shells.A_FILE)
            else:
                assert (code, shown.out) == (0, "")


@pytest.mark.parametrize("instruction", ["complete_tcsh", "nonsense", "complete", "source_", "complete_bash"])
def test_nothing_is_said_whatever_is_asked(capsys, monkeypatch, instruction):
    """A damaged record, a line that is none, a shell that is not known."""
    monkeypatch.setenv("KURILS_DATA", "/nowhere/at/all")
    monkeypatch.setenv("COMP_WORDS", "kurils\nstatus\n\n")
    monkeypatch.setenv("COMP_CWORD", "two")
    shells.complete(instruction)
    assert capsys.readouterr().err == ""


def test_hostile_texts_are_texts(monkeypatch, capsys, record):
    """Whatever the record says, no shell runs it."""
    evil = [["$(touch x)`y`'; rm -rf /", "'\"$(z)\x1b[31m\nnext"]]
    monkeypatch.setattr(engine, "_list", lambda name: evil)
    line = {"COMP_WORDS": "kurils\ndocument\n\n", "COMP_CWORD": "2"}
    bash = told(capsys, monkeypatch, "bash", **line)[1]
    assert bash == "\\$\\(touch\\ x\\)\\`y\\`\\'\\;\\ rm\\ -rf\\ /\n"
    for shell in ("zsh", "fish", "powershell"):
        text = told(capsys, monkeypatch, shell, **line)[1]
        assert "\x1b" not in text
        assert text.count("\n") == 1
    if shutil.which("zsh"):
        code = told(capsys, monkeypatch, "zsh", **line)[1]
        script = f'_describe() {{ print -r -- "${{(P)3}}"; }}; f() {{ {code} }}; f'
        done = subprocess.run(["zsh", "-fc", script], capture_output=True, check=False, text=True)
        assert done.stdout.startswith("$(touch x)`y`'; rm -rf /")


# --- real shells -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bin(tmp_path_factory):
    """A folder with the program as it is installed, and the scripts of the shells."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "kurils"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(CHECKOUT)!r})\n"
        "from kurils.__main__ import main\nmain()\n"
    )
    program.chmod(0o755)
    for shell, script in SCRIPTS.items():
        (folder / f"script.{shell}").write_text(script)
    return folder


def shell(bin, name, *arguments):
    if shutil.which(name) is None:
        pytest.skip(f"no {name} here")
    environment = {"PATH": f"{bin}:{os.environ['PATH']}", "HOME": str(bin), "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    done = subprocess.run([name, *arguments], capture_output=True, env=environment, check=False, text=True, cwd=bin)
    assert done.stderr == ""
    return done.stdout


def test_bash_itself(bin):
    """Its own variables, its own escapes."""
    script = """
source script.bash
COMP_WORDS=(kurils "$@"); COMP_CWORD=$(($# )); COMP_TYPE=37
_kurils kurils
printf '%s\\n' "${COMPREPLY[@]}"
"""
    ask = lambda *words: shell(bin, "bash", "--norc", "-c", script, "bash", *words).splitlines()  # noqa: E731
    assert ask("st") == ["status"]
    assert ask("status", "--format", "ndj") == ["ndjson"]
    assert ask("document", "1855-shim") == ["1855-shimoda"]
    assert ask("status", "Etorofu\\ I") == ["Etorofu\\ Island"]
    assert ask("status", "択捉島の") != [""]
    assert ask("tag", "") == [""]
    assert shell(bin, "bash", "--norc", "-c", "source script.bash; complete -p kurils").split()[-2:] == [
        "_kurils",
        "kurils",
    ]


def test_zsh_itself(bin):
    """Its words and what it is handed."""
    script = """
source script.zsh 2>/dev/null
_describe() { print -rl -- "${(P@)3}" }
_files() { print files }
words=(kurils "$@"); CURRENT=$(($# + 1))
_kurils
"""
    ask = lambda *words: shell(bin, "zsh", "-fc", f"compdef() {{ }}\n{script}", "zsh", *words).splitlines()  # noqa: E731
    assert [line.split(":")[0] for line in ask("st")] == ["status"]
    assert ask("document", "1855-shim") == ["1855-shimoda:Treaty of Shimoda"]
    assert ask("status", "--format=nd") == ["--format=ndjson"]
    assert ask("status", "-o", "") == ["files"]


def test_fish_itself(bin):
    """It can be asked what it would offer."""
    ask = lambda line: shell(  # noqa: E731
        bin, "fish", "--no-config", "-c", f"source script.fish; complete --do-complete '{line}'"
    ).splitlines()
    assert ask("kurils document 1855-shim") == ["1855-shimoda\tTreaty of Shimoda"]
    assert [line.split("\t")[0] for line in ask("kurils st")] == ["status"]
    assert "ndjson" in [line.strip() for line in ask("kurils status --format ")]
    assert "script.fish" in ask("kurils tag scr")


# --- installing ------------------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR", "SHELL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_is_printed_for_the_shell_that_is_named(cli, home, monkeypatch, name):
    """Whatever shell is in use."""
    monkeypatch.setenv("SHELL", "/bin/fish")
    assert cli("--show-completion", name) == (0, SCRIPTS[name], "")
    assert cli(f"--show-completion={name}").out == SCRIPTS[name]
    assert cli("--show-completion").out == SCRIPTS["fish"]


@pytest.mark.parametrize(("name", "begins"), [("bash", ".bashrc"), ("zsh", ".zshrc"), ("fish", None)])
def test_installing_obeys_its_argument_and_adds_one_line(cli, home, monkeypatch, name, begins):
    """Once, at the end of what is there, with its mode; everything done is told."""
    monkeypatch.setenv("SHELL", "/bin/bash" if name != "bash" else "/bin/zsh")
    if begins:
        (home / begins).write_bytes(b"alias x=y\xff")
        (home / begins).chmod(0o600)
    first = cli("--install-completion", name)
    assert (first.code, first.err) == (0, "")
    assert cli("--install-completion", name).code == 0
    files = {path for path in home.rglob("*") if path.is_file()}
    if begins is None:
        script = home / ".config" / "fish" / "completions" / "kurils.fish"
        assert files == {script}
    else:
        script = home / ".local" / "share" / "kurils" / f"completion.{name}"
        assert files == {script, home / begins}
        text = (home / begins).read_bytes()
        assert text == b"alias x=y\xff\n" + f"[ -f '{script}' ] && . '{script}'\n".encode()
        assert (home / begins).stat().st_mode & 0o777 == 0o600
        assert str(home / begins) in first.out
    assert script.read_text() == SCRIPTS[name]
    assert str(script) in first.out


def test_what_is_no_shell_is_refused(cli, home):
    """With those that there are; and when nobody says which."""
    wrong = cli("--install-completion", "zhs")
    assert (wrong.code, "did you mean zsh?" in wrong.err) == (2, True)
    assert "name it: bash" in cli("--show-completion").err
    assert cli("--show-completion", "bash", "zsh").code == 2
    assert list(home.iterdir()) == []


def test_a_profile_that_cannot_be_read_is_one_line(cli, home):
    """A folder stands in its place."""
    (home / ".bashrc").mkdir()
    result = cli("--install-completion", "bash")
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_powershell_reads_its_own_file(home):
    """Its profile, on every system."""
    told = install.install("powershell")
    profile = home / ".config" / "powershell" / "Microsoft.PowerShell_profile.ps1"
    assert profile.read_text() == f". '{home / '.local' / 'share' / 'kurils' / 'completion.ps1'}'\n"
    assert len(told) == 3


def test_a_home_with_an_apostrophe_is_read(home, monkeypatch):
    """PowerShell takes two for one between its marks."""
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "o'neil"))
    install.install("powershell")
    profile = home / ".config" / "powershell" / "Microsoft.PowerShell_profile.ps1"
    assert profile.read_text() == f". '{home}/o''neil/kurils/completion.ps1'\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name on this system")
@pytest.mark.parametrize(("shell", "begins"), [("bash", ".bashrc"), ("zsh", ".zshrc")])
def test_a_beginning_that_is_no_file_is_left_alone(cli, home, shell, begins):
    """A pipe makes nobody wait, and nothing is written before it is known."""
    os.mkfifo(home / begins)
    result = cli("--install-completion", shell)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "no regular file" in result.err
    assert [path.name for path in home.iterdir()] == [begins]
