"""`data/MANIFEST` has a checksum of each file of the record, so that no change of it goes unseen."""

from __future__ import annotations

import pathlib

import pytest

from kurils.store.manifest import check_manifest, text_of

DATA = pathlib.Path(__file__).parent.parent / "data"


def test_the_manifest_is_that_of_our_record():
    """Whoever changes the record looks at the change and writes the manifest anew: `make manifest`."""
    assert check_manifest(str(DATA)) == []
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
    told = " ".join(str(problem) for problem in check_manifest(str(listed)))
    assert "'readings.yaml' is no file of this record" in told
    assert "documents/more.yaml is not in the manifest" in told
