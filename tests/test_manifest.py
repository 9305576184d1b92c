"""`data/MANIFEST` has a checksum of each file of the record, so that no change of it goes unseen."""

from __future__ import annotations

import json
import pathlib
import shutil

import pytest

from kurils.store.manifest import compare, text_of

DATA = pathlib.Path(__file__).parent.parent / "data"


def test_the_manifest_is_that_of_our_record():
    """Whoever changes the record looks at the change and writes the manifest anew: `make manifest`."""
    assert compare(str(DATA)).problems == []
    assert (DATA / "MANIFEST").read_text(encoding="utf-8") == text_of(str(DATA))


@pytest.fixture
def listed(toy_folder):
    """The toy record with a manifest."""
    (toy_folder / "MANIFEST").write_text(text_of(str(toy_folder)), encoding="utf-8")
    return toy_folder


@pytest.mark.parametrize(
    ("file", "find", "put"),
    [
        ("treaties.yaml", "certainty: confirmed", "certainty: single"),
        ("positions.yaml", "sources: [first]", "sources: [second]"),
        ("sources/toy.yaml", "title: Second", "title: Third"),
    ],
)
def test_what_no_rule_sees_the_manifest_tells(cli, listed, file, find, put):
    """A certainty lowered or a source swapped is reported on the line of the file in the manifest; exit 3."""
    assert cli("check", listed).code == 0
    path = listed / file
    path.write_text(path.read_text(encoding="utf-8").replace(find, put, 1), encoding="utf-8")
    result = cli("check", listed)
    assert result.code == 3
    assert f"{file} is not the file of the manifest" in result.out
    (listed / "MANIFEST").unlink()
    assert cli("check", listed).code == 0


def test_files_that_come_and_go_are_told(listed):
    """A file more, a file less."""
    (listed / "documents" / "more.yaml").write_text("documents: []\n")
    (listed / "readings.yaml").unlink()
    told = " ".join(str(problem) for problem in compare(str(listed)).problems)
    assert "'readings.yaml' is no file of this record" in told
    assert "documents/more.yaml is not in the manifest" in told


def test_what_people_read_beside_the_record_is_in_the_manifest_too(cli, listed):
    """The dictionary of the record, and its licence: changed, come and gone."""
    assert "  README.md\n" in (DATA / "MANIFEST").read_text(encoding="utf-8")
    (listed / "README.md").write_text("What the fields mean.\n", encoding="utf-8")
    assert "README.md is not in the manifest" in cli("check", listed).out
    assert cli("check", listed, "--write-manifest", "--force").code == 0
    (listed / "README.md").write_text("Something else.\n", encoding="utf-8")
    assert "README.md is not the file of the manifest" in cli("check", listed).out
    (listed / "README.md").unlink()
    assert "'README.md' is no file of this record" in cli("check", listed).out


def test_a_folder_without_a_manifest_is_not_simply_called_sound(cli, toy_folder):
    """What was not compared is said, and how to have it compared; in JSON by a key."""
    result = cli("check", toy_folder)
    assert result.code == 0
    assert result.out.startswith("no problems\n\nThe folder has no MANIFEST: what no rule can see was not compared")
    assert f"\nkurils check {toy_folder} --write-manifest\n" in result.out
    answer = json.loads(cli("check", toy_folder, "--format", "json").out)
    assert (answer["manifest"], answer["files"]) == ("none", 0)


@pytest.mark.parametrize("language", ["ru", "ja", "zh", "ko", "th"])
def test_it_is_said_in_every_language(cli, toy_folder, language):
    """With the command as it is typed."""
    out = cli("check", toy_folder, "--lang", language).out
    assert "MANIFEST" in out.partition(f"kurils check {toy_folder} --write-manifest")[0]
    assert "[EN]" not in out


def test_the_command_can_be_copied_whatever_the_folder_is_called(cli, toy_folder):
    """A blank in its name is quoted."""
    folder = toy_folder.rename(toy_folder.with_name("my record"))
    assert f"\nkurils check '{folder}' --write-manifest\n" in cli("check", folder).out


def test_a_manifest_that_fits_is_told(cli, listed):
    """With the number of files; our own record says so too."""
    count = len(text_of(str(listed)).splitlines())
    assert cli("check", listed).out.startswith(f"no problems; {count} files as the MANIFEST has them\n")
    answer = json.loads(cli("check", listed, "--format", "json").out)
    assert (answer["manifest"], answer["files"]) == ("fits", count)
    (listed / "readings.yaml").unlink()
    answer = json.loads(cli("check", listed, "--format", "json").out)
    assert (answer["manifest"], answer["files"]) == ("differs", count - 1)
    assert "as the MANIFEST has them" in cli("check").out


def test_check_writes_the_manifest_of_a_sound_folder(cli, toy_folder):
    """As `make manifest` does; one that is there is replaced with `--force` only."""
    result = cli("check", toy_folder, "--write-manifest")
    assert result.code == 0
    assert "as the MANIFEST has them" in result.out
    assert (toy_folder / "MANIFEST").read_text(encoding="utf-8") == text_of(str(toy_folder))
    path = toy_folder / "positions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("sources: [first]", "sources: [second]", 1), "utf-8")
    assert cli("check", toy_folder).code == 3
    refused = cli("check", toy_folder, "--write-manifest")
    assert (refused.code, "exists already (--force replaces it)" in refused.err) == (2, True)
    assert cli("check", toy_folder, "--write-manifest", "--force").code == 0
    assert cli("check", toy_folder).code == 0


def test_check_writes_no_manifest_of_a_folder_with_problems(cli, toy_folder):
    """They are told first."""
    path = toy_folder / "positions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("sources: [first]", "sources: [nowhere]", 1), "utf-8")
    result = cli("check", toy_folder, "--write-manifest")
    assert result.code == 3
    assert result.err == "kurils: no MANIFEST was written: mend the problems first\n"
    assert "nowhere" in result.out
    assert not (toy_folder / "MANIFEST").exists()


def test_a_manifest_that_is_a_link_is_not_followed(cli, toy_folder, tmp_path):
    """The name is none that the caller gave: somebody else's folder could have it lead anywhere."""
    other = tmp_path / "other.txt"
    other.write_text("mine", encoding="utf-8")
    (toy_folder / "MANIFEST").symlink_to(other)
    result = cli("check", toy_folder, "--write-manifest", "--force")
    assert (result.code, "it is a link" in result.err) == (2, True)
    assert other.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("file", ["actors.yaml", "islands.yaml", "dispute.yaml", "record.yaml", "spells/control.yaml"])
def test_a_file_that_says_nothing_is_told_of(cli, listed, file):
    """And what rests on it is not asked: no check of the rest stumbles over what is not there."""
    (listed / file).write_text("")
    result = cli("check", listed)
    assert result.code == 3
    assert f"{file}:1: the file must be a mapping" in result.out + result.err
    assert "unexpected" not in result.out + result.err


def test_nor_do_translations_of_names_that_are_not_there(cli, tmp_path):
    """Our own record has texts in other languages, which are compared with the English names of states."""
    folder = tmp_path / "ours"
    shutil.copytree(DATA, folder)
    (folder / "actors.yaml").write_text("")
    result = cli("check", folder)
    assert (result.code, result.err) == (3, "")
    assert "actors.yaml:1: the file must be a mapping" in result.out


def test_a_line_that_stands_twice_is_told(cli, listed):
    """And counts once."""
    path = listed / "MANIFEST"
    text = path.read_text()
    path.write_text(text + text.splitlines()[2] + "\n")
    result = cli("check", listed)
    assert result.code == 3
    assert "stands in line 3 already" in result.out + result.err


def test_a_manifest_that_is_no_file_is_not_waited_for(cli, toy_folder):
    """A pipe that nobody reads, which the caller did not name, is told and stays."""
    import os
    import stat

    os.mkfifo(toy_folder / "MANIFEST")
    for command in (("check", toy_folder), ("check", toy_folder, "--write-manifest", "--force")):
        result = cli(*command)
        assert (result.code, "regular file" in result.out + result.err) == (3 if len(command) == 2 else 2, True)
    assert stat.S_ISFIFO(os.stat(toy_folder / "MANIFEST").st_mode)
