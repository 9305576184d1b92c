"""The program answers for another dispute: one of our own record, and the template to begin with."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

SAKHALIN = Path(__file__).parent.parent / "docs" / "other-disputes" / "southern-sakhalin"
TOY = Path(__file__).parent / "toy"


def test_southern_sakhalin_is_a_sound_record(cli):
    """Taken out of ours, it has no problem of its own."""
    assert cli("check", SAKHALIN).code == 0


@pytest.mark.parametrize(
    ("day", "holder", "owner", "claimants"),
    [
        ("1875-08-21", None, None, ["japan", "russia"]),
        ("1875-09-19", "russia", "russia", ["russia"]),
        ("1905-07-30", "russia", "russia", ["russia"]),
        ("1905-07-31", "japan", "russia", ["russia"]),
        ("1905-10-15", "japan", "japan", ["japan"]),
        ("1945-08-24", "japan", "japan", ["japan"]),
        ("1945-08-25", "russia", "japan", ["japan"]),
        ("1952-04-28", "russia", None, ["russia"]),
    ],
)
def test_southern_sakhalin_day_by_day(cli, record, day, holder, owner, claimants):
    """What our own record says of it, without naming a place: it is the one that is meant unasked."""
    (island,) = json.loads(cli("status", "--data", SAKHALIN, "--date", day, "--json").out)["islands"]
    assert (island["holder"], island["title"]["holder"], island["claimants"]) == (holder, owner, claimants)
    (known,) = record.status(day, ["sakhalin-south"])["islands"]
    assert (island["control"], island["title"]) == (known["control"], known["title"])


def test_southern_sakhalin_answers_the_other_questions(cli, tmp_path):
    """Compare, map, border, page, report: with its own parties, areas and lines."""
    (entry,) = json.loads(cli("compare", "--data", SAKHALIN, "--date", "1960", "--json").out)["islands"]
    assert list(entry["positions"]) == ["japan", "russia"]
    assert all(entry["positions"].values())
    assert "Southern Sakhalin (Karafuto)" in cli("map", "--data", SAKHALIN, "--date", "1930").out
    lines = json.loads(cli("border", "1930", f"--data={SAKHALIN}", "--json").out)["borders"]
    assert [line["line"] for line in lines] == ["sakhalin_50n"]
    for name, line in (("page", "page"), ("map", "map --date 1930"), ("report", "report --date 1945-08-25")):
        target = tmp_path / f"{name}.html"
        assert cli(*line.split(), "--data", SAKHALIN, "-o", target).code == 0
        text = target.read_text(encoding="utf-8")
        assert "Sakhalin" in text
    assert cli("map", "--area", "habomai", "--data", SAKHALIN).code == 2


@pytest.mark.parametrize("where", ["before", "between", "after"])
def test_the_folder_may_stand_anywhere_in_the_line(cli, where):
    """Before the command, before its options, at the end; by the short way in and by the long one."""
    data = ["--data", TOY]
    line = {
        "before": [*data, "status", "alpha", "--date", "1899-01-01"],
        "between": ["status", *data, "alpha", "--date", "1899-01-01"],
        "after": ["status", "alpha", "--date", "1899-01-01", *data],
    }[where]
    for format in ("csv", "yaml"):
        result = cli(*line, "--format", format)
        assert (result.code, result.err) == (0, "")
        assert "arland" in result.out
    assert "arland" not in cli("status", "--date", "1899-01-01", "--format", "csv").out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["status", "--data"], 2, "--data needs a folder"),
        (["status", "--data", "--json"], 2, "--data needs a folder"),
        (["status", "--data", "nowhere"], 3, "not a folder with a record: nowhere"),
        (["status", "--data", str(TOY), "--view", "japan"], 2, "views: neutral, arland, borland"),
        (["check", "--data", "nowhere"], 3, "not a folder with a record: nowhere"),
    ],
)
def test_a_bad_folder_is_one_plain_line(cli, arguments, code, says):
    """What is wrong with it, and the code for a record that cannot be read."""
    result = cli(*arguments)
    assert (result.code, result.err.count("\n")) == (code, 1)
    assert says in result.err


def test_the_template_is_valid_and_answers(cli, tmp_path):
    """From the first moment, with every question; its files say what belongs in them."""
    folder = tmp_path / "mine"
    assert cli("new-data", folder).code == 0
    assert "no problems" in cli("check", folder).out
    for line in (
        "status",
        "compare",
        "timeline",
        "map",
        "border",
        "islands",
        "documents",
        "explain north",
        "locate 51 10",
    ):
        result = cli(*line.split(), "--data", folder, "--date", "1930") if line.split()[0] in (
            "status", "compare", "map", "border", "locate") else cli(*line.split(), "--data", folder)  # fmt: skip
        assert (result.code, result.err) == (0, ""), line
        assert result.out
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in folder.rglob("*.yaml"))


def test_the_template_replaces_nothing(cli, tmp_path):
    """A folder that holds something is refused; with --force only one that holds nothing else."""
    folder = tmp_path / "mine"
    assert cli("new-data", folder).code == 0
    again = cli("new-data", folder)
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert cli("new-data", folder, "--force").code == 0
    (folder / "spells" / "mine.txt").write_text("work")
    assert cli("new-data", folder, "--force").code == 2
    assert (folder / "spells" / "mine.txt").read_text() == "work"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert cli("new-data", empty).code == 0


def test_a_damaged_record_of_ones_own_is_told_with_file_and_line(cli, toy_folder):
    """The first problem, how many more, and exit code 3."""
    path = toy_folder / "dispute.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("told: [1900-landing]", "told: [1901-landing]"), encoding="utf-8"
    )
    result = cli("status", "--data", toy_folder)
    assert result.code == 3
    assert "dispute.yaml:9" in result.err


@pytest.mark.parametrize(("name", "said"), [("-x", "./-x"), ("ü 漢", "'ü 漢'"), ("~", "'~'"), ("mine", "mine")])
def test_what_comes_next_can_be_copied(cli, tmp_path, monkeypatch, name, said):
    """Whatever the new folder is called."""
    monkeypatch.chdir(tmp_path)
    result = cli("new-data", "--", name)
    assert f"next: kurils check {said}, kurils status --data {said}" in result.err + result.out


def test_a_folder_of_other_things_is_refused_at_the_first(cli, tmp_path):
    """Whether they are files of another name, folders, links, or no files at all under a name of ours."""

    def refused(make):
        folder = tmp_path / make.__name__
        assert cli("new-data", folder).code == 0
        make(folder)
        before = sorted(path.name for path in folder.rglob("*"))
        result = cli("new-data", folder, "--force")
        assert sorted(path.name for path in folder.rglob("*")) == before
        return (result.code, "holds other files too" in result.err) == (2, True)

    def link(folder):
        (folder / "actors.yaml").unlink()
        (folder / "actors.yaml").symlink_to(tmp_path / "elsewhere")

    def away(folder):
        (folder / "more").symlink_to(tmp_path)

    def pipe(folder):
        (folder / "actors.yaml").unlink()
        os.mkfifo(folder / "actors.yaml")

    def within(folder):
        (folder / "sources" / "mine.txt").write_text("mine")

    def empty(folder):
        (folder / "mine").mkdir()

    assert [make.__name__ for make in (link, away, pipe, within, empty) if not refused(make)] == []


def test_files_that_are_replaced_keep_their_mode(cli, tmp_path):
    """As the folder does."""
    assert cli("new-data", tmp_path / "a").code == 0
    (tmp_path / "a" / "actors.yaml").chmod(0o600)
    assert cli("new-data", tmp_path / "a", "--force").code == 0
    assert (tmp_path / "a" / "actors.yaml").stat().st_mode & 0o777 == 0o600


def test_a_record_without_days_for_a_poster_says_so(cli, tmp_path):
    """As the one that is to be filled in: what is missing and what to write, and with days it is drawn."""
    cli("new-data", tmp_path / "record")
    asked = ("chart", "--kind", "poster", "--data", tmp_path / "record", "-o", tmp_path / "p.svg")
    result = cli(*asked)
    assert (result.code, result.err) == (2, "kurils: this record names no days for a poster (--days D,D,…)\n")
    assert cli(*asked, "--days", "1900-05-02").code == 0
