"""Citing answers; stamps, and `verify`; CITATION.cff and codemeta.json; identifiers in exports."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import re
import sqlite3
import struct
import tracemalloc
import zlib
from pathlib import Path

import jsonschema
import pytest
import yaml

from kurils.base.stamps import Edition, line, stamp_of, stamped
from kurils.base.version import __version__
from kurils.cli.chart import ENDINGS as CHARTS
from kurils.cli.report import ENDINGS as REPORTS
from kurils.export import EXPORTS, SINGLE, files
from kurils.maps.files import PICTURES
from kurils.query.verify import LARGEST
from kurils.show.formats import FORMATS
from kurils.store.manifest import checksum
from kurils.words.citations import STYLES
from tests.csl_schema import SCHEMA

try:
    import tomllib
except ModuleNotFoundError:
    tomllib = None

ROOT = Path(__file__).parent.parent
EDITION = Edition("1.2.3", "2026.11", "ab" * 32)


def part(content):
    """A part of a PNG."""
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


#: a smallest file of each kind
SMALL = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "html": b"<!doctype html><p>x</p>\n",
    "md": b"# x\n",
    "json": b'{"a": {"b": 1}}\n',
    "geojson": b'{"type":"FeatureCollection","features":[]}\n',
    "sql": b"SELECT 1;\n",
    "png": b"\x89PNG\r\n\x1a\n"
    + part(b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + part(b"IDAT" + zlib.compress(b"\0\0"))
    + part(b"IEND"),
}
QUESTIONS = [
    ("status 1905-09-05", "status on 5 September 1905"),
    ("status 1945", "status on 1945"),
    ("compare 1956-12-12 iturup", "compare on 12 December 1956, Iturup (Etorofu)"),
    ("explain iturup 1905-09-05", "explain on 5 September 1905, Iturup (Etorofu)"),
    ("map 1945-09-03", "map on 3 September 1945"),
    ("border 1875-08-22", "border on 22 August 1875"),
    ("timeline iturup", "timeline from 1 January 1635 to"),
    ("diff 1855-02-06 1856-12-07 iturup", "diff from 6 February 1855 to 7 December 1856, Iturup (Etorofu)"),
]


@pytest.mark.parametrize(("question", "says"), QUESTIONS)
def test_an_answer_is_cited_in_every_style(cli, record, question, says):
    """With what was asked, the edition and its checksum, the day of check, and the command that gives it again."""
    for style in STYLES:
        out = cli("cite", *question.split(), "--style", style).out
        assert record.meta["version"] in out
        assert record.meta["coverage"]["to"] in out
        assert record.edition.sha256 in out
    text = cli("cite", *question.split()).out
    assert says in text
    again = re.search(r"; kurils (.+)\]$", text.strip()).group(1)
    assert cli(*again.split(), "--format", "json").code == 0
    (citation,) = json.loads(cli("cite", *question.split(), "--format", "json").out)["citations"]
    assert citation["of"] == "answer"
    jsonschema.validate([citation["csl"]], SCHEMA)


@pytest.mark.parametrize(
    "words", ["status atlantis", "diff 1905", "explain 1905-09-05", "map iturup", "status 1500", "status --style mla"]
)
def test_a_question_that_has_no_answer_is_not_cited(cli, words):
    """One line says why."""
    result = cli("cite", *words.split())
    assert (result.code in (2, 4), result.out, result.err.count("\n")) == (True, "", 1)


def test_an_answer_about_no_day_is_refused(record):
    """A bibliography has no day."""
    with pytest.raises(Exception, match="is about no day"):
        record.citation_of(record.sources("compendium"))


@pytest.mark.parametrize("kind", SMALL)
def test_a_stamp_says_edition_and_any_change(kind):
    """Whole it is as it was written; with any one byte changed, added or lost it is not, or has no stamp any more."""
    whole = stamped(SMALL[kind], kind, EDITION)
    assert stamp_of(whole).edition == EDITION
    assert stamp_of(whole).as_written
    for at in range(len(whole)):
        changed = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        found = stamp_of(changed)
        # the check digits that a PNG has for the part with the stamp are no part of what was written
        digits = kind == "png" and whole.index(b"file sha256:") + 76 <= at < whole.index(b"file sha256:") + 80
        assert digits or found is None or not found.as_written, (at, whole[at])
    assert not stamp_of(whole + b" ").as_written
    assert stamp_of(SMALL[kind]) is None


def test_a_stamped_file_is_still_of_its_kind():
    """JSON and SVG can be read, and the parts of a PNG have their check digits."""
    import zlib
    from xml.etree import ElementTree

    assert json.loads(stamped(SMALL["json"], "json", EDITION))["a"] == {"b": 1}
    ElementTree.fromstring(stamped(SMALL["svg"], "svg", EDITION))
    png, at, parts = stamped(SMALL["png"], "png", EDITION), 8, []
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        part, digits = png[at + 4 : at + 8 + length], png[at + 8 + length : at + 12 + length]
        assert zlib.crc32(part) == int.from_bytes(digits, "big")
        parts.append(part[:4])
        at += 12 + length
    assert parts == [b"IHDR", b"IDAT", b"tEXt", b"IEND"]


def test_a_page_with_a_stamped_picture_has_its_own_stamp():
    """The last one counts."""
    picture = stamped(SMALL["svg"], "svg", EDITION)
    page = stamped(b"<body>" + picture + b"</body>", "html", EDITION._replace(record="2027.01"))
    assert stamp_of(page).edition.record == "2027.01"
    assert stamp_of(page).as_written
    assert len(re.findall(b"kurils-stamp", page)) == 2


def test_what_holds_the_line_already_gets_its_checksum():
    """As a table of metadata does."""
    content = b"\x00\x01" + line(EDITION).encode() + b"\x02"
    assert stamp_of(stamped(content, "parquet", EDITION)).as_written
    assert stamped(b"a,b\n", "csv", EDITION) == b"a,b\n"


@pytest.mark.parametrize(
    "command",
    ["report 1905-09-05 -o {}/r.html", "report 1905-09-05 -o {}/r.md", "chart --kind pair -o {}/c.svg",
     "map 1905-09-05 -o {}/m.svg"],
)  # fmt: skip
def test_what_is_handed_on_can_be_verified(cli, record, tmp_path, command):
    """As written, then changed; with the edition, its checksum, and exit codes; on stdout there is no stamp."""
    words = command.format(tmp_path).split()
    assert cli(*words).code == 0
    file = Path(words[-1])
    good = cli("verify", file, "--format", "json")
    (found,) = json.loads(good.out)["files"]
    assert good.code == 0
    assert found == {"file": str(file), "as_written": True, "program": __version__,
                     "edition": record.meta["version"], "record_sha256": record.edition.sha256}  # fmt: skip
    assert "the one in use" in " ".join(cli("verify", file).out.split())
    file.write_bytes(file.read_bytes().replace(b"Iturup", b"Iturip", 1))
    bad = cli("verify", file)
    assert bad.code == 3
    assert "not as kurils" in " ".join(bad.out.split())
    assert "kurils-stamp" not in cli(*words[:-2]).out


def test_an_export_is_verified_whole(cli, tmp_path):
    """Each table by the descriptor, which has its own stamp; what is gone or changed is told."""
    folder = tmp_path / "csv"
    assert cli("export", "-o", folder).code == 0
    whole = cli("verify", folder, "--format", "json")
    found = json.loads(whole.out)["files"]
    assert (whole.code, {each["as_written"] for each in found}) == (0, {True})
    assert len(found) == len(list(folder.iterdir()))
    assert cli("verify", folder / "control.csv").code == 0
    with (folder / "control.csv").open("a", encoding="utf-8") as stream:
        stream.write("x\n")
    (folder / "title.csv").unlink()
    damaged = {Path(each["file"]).name: each["as_written"] for each in
               json.loads(cli("verify", folder, "--format", "json").out)["files"]}  # fmt: skip
    assert [name for name, good in damaged.items() if not good] == ["control.csv", "title.csv"]
    descriptor = folder / "datapackage.json"
    descriptor.write_text(descriptor.read_text(encoding="utf-8").replace("CC0", "CC9", 1), encoding="utf-8")
    states = {each["as_written"] for each in json.loads(cli("verify", folder, "--format", "json").out)["files"]}
    assert states == {False, None}


@pytest.mark.parametrize(
    "format", [pytest.param(name, marks=[pytest.mark.extras] * (name == "geoparquet")) for name in EXPORTS]
)
def test_a_file_that_is_missing_from_an_export_is_told(cli, tmp_path, format):
    """Whichever it is, the descriptor too; and one in the place of another."""
    folder = tmp_path / "x"
    assert cli("export", "-o", folder, "--format", format).code == 0

    def bad():
        found = json.loads(cli("verify", folder, "--format", "json").out).get("files", [])
        return [Path(each["file"]).name for each in found if not each["as_written"]]

    assert bad() == []
    every = sorted(folder.iterdir())
    for file in every:
        file.rename(tmp_path / "aside")
        # of tables without their descriptor nothing says what they were, and of an empty folder nothing is said
        assert file.name in bad() or len(bad()) == len(every) - 1
        (tmp_path / "aside").rename(file)
    alike = [file for file in every if file.suffix in (".csv", ".geojson", ".parquet", ".qml")]
    if len(alike) > 1:
        alike[0].write_bytes(alike[1].read_bytes())
        assert bad() == [alike[0].name]


#: what writes files that are handed on: command, and the name of the file or folder
HANDED_ON = [
    *((f"export --format {format}", format) for format in EXPORTS if format != "geoparquet"),
    *((f"export --format {format}", f"one{ending}") for format, ending in SINGLE.items()),
    *(("map 1905-09-05", f"map.{ending}") for ending in (*PICTURES, "geojson")),
    *(("chart", f"chart.{ending}") for ending in CHARTS),
    *(("report 1905-09-05", f"report{ending}") for ending in REPORTS if ending != ".json"),
    ("page", "page.html"),
    ("status 1905-09-05", "status.geojson"),
    ("border 1905-09-05", "border.geojson"),
]
#: and what needs an extra to be written
WITH_EXTRAS = [("export --format geoparquet", "geoparquet"), ("page --card {}/card.png", "page.html")]


def is_extra(way):
    return way in WITH_EXTRAS or way[1].endswith(".png")


def test_a_folder_is_verified_with_the_folders_in_it(cli, tmp_path):
    """What was changed below is not left out in silence."""
    (tmp_path / "all").mkdir()
    assert cli("export", "-o", str(tmp_path / "all" / "csv")).code == 0
    assert cli("report", "--date", "1905-09-05", "-o", str(tmp_path / "all" / "day.html")).code == 0
    assert cli("verify", str(tmp_path / "all")).code == 0
    with (tmp_path / "all" / "csv" / "control.csv").open("a") as table:
        table.write("more")
    changed = cli("verify", str(tmp_path / "all"))
    assert changed.code == 3
    assert "control.csv: not as kurils" in " ".join(changed.out.split())


@pytest.mark.parametrize(
    ("command", "name"),
    [pytest.param(*way, marks=[pytest.mark.extras] * is_extra(way)) for way in (*HANDED_ON, *WITH_EXTRAS)],
    ids=lambda value: value.replace(" ", "-"),
)
def test_every_file_that_is_handed_on_can_be_verified(cli, tmp_path, command, name):
    """In each format, each file of a folder; and one byte more is noticed."""
    made = cli(*command.format(tmp_path).split(), "-o", tmp_path / name)
    assert (made.code, made.out) == (0, "")
    for path in sorted(tmp_path.iterdir()):
        found = json.loads(cli("verify", path, "--json").out)["files"]
        assert {each["as_written"] for each in found} == {True}, [each for each in found if not each["as_written"]]
        assert len(found) == (len(list(path.iterdir())) if path.is_dir() else 1)
    for file in (path for path in tmp_path.rglob("*.*") if path.is_file()):
        content = file.read_bytes()
        file.write_bytes(content + b" ")
        assert cli("verify", file).code == 3, file
        file.write_bytes(content)


@pytest.mark.parametrize(
    ("command", "format"),
    [*(("map 1905-09-05 --format {}", format) for format in FORMATS if format not in ("geojson", "table")),
     ("status 1905-09-05 --format {}", "table"),
     *(("report 1905-09-05 --format {}", format) for format in ("json", "yaml", "ndjson")),
     *(("cite 1855-shimoda --style {}", style) for style in STYLES)],
)  # fmt: skip
def test_what_carries_no_stamp_is_listed_and_told(cli, tmp_path, command, format):
    """Answers as such, and citations: docs/citing.md names each form, and `verify` says that nothing is known."""
    path = tmp_path / f"x.{format if format in ('json', 'csv', 'yaml') else 'out'}"
    assert cli(*command.format(format).split(), "-o", path).code == 0
    (found,) = json.loads(cli("verify", path, "--json").out)["files"]
    assert found["as_written"] is None
    told = cli("verify", path)
    assert (told.code, "carry no stamp" in " ".join(told.out.split())) == (3, format != "json")
    listed = (ROOT / "docs" / "citing.md").read_text(encoding="utf-8").partition("No stamp have")[2]
    assert f"`{format}`" in listed.split("\n\n")[0]


def test_a_geopackage_with_its_stamp_is_one(cli, tmp_path):
    """A row of its own metadata, where SQL finds it; the database is sound."""
    assert cli("export", "-o", tmp_path / "k.gpkg").code == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "k.gpkg")) as sql:
        (row,) = sql.execute(
            "SELECT metadata FROM gpkg_metadata JOIN gpkg_metadata_reference ON md_file_id = id "
            "WHERE mime_type = 'text/plain' AND reference_scope = 'geopackage'"
        )
        assert row[0].startswith("kurils-stamp: ")
        assert sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert cli("verify", tmp_path / "k.gpkg").code == 0


def test_a_large_file_is_no_file_of_ours_and_is_not_read(cli, tmp_path):
    """Neither into memory nor at all."""
    path = tmp_path / "x.html"
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    tracemalloc.start()
    (found,) = json.loads(cli("verify", path, "--json").out)["files"]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found["as_written"] is None
    assert most < LARGEST / 10


def test_a_stamp_among_many_that_are_none_is_found_in_time():
    """From the end, each place once."""
    content = b"kurils-stamp: kurils " * 300_000
    assert stamp_of(content) is None
    whole = stamped(content, "md", EDITION)
    assert stamp_of(whole).as_written
    assert not stamp_of(whole + b"x").as_written


def test_another_edition_is_told(cli, tmp_path):
    """A file of an older record is as it was written, and says by which."""
    file = tmp_path / "old.svg"
    file.write_bytes(stamped(SMALL["svg"], "svg", EDITION))
    result = cli("verify", file)
    assert result.code == 0
    assert f"another than the one in use (sha256 {EDITION.sha256})" in " ".join(result.out.split())


def test_what_is_no_file_of_ours_is_told(cli, tmp_path):
    """No stamp: exit code 3; nothing there, a folder without files, a device: usage."""
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    plain = cli("verify", tmp_path / "x.txt")
    assert (plain.code, "nothing in it" in plain.out) == (3, True)
    for path in (tmp_path / "gone", tmp_path / "empty", "/dev/null"):
        result = cli("verify", path)
        assert (result.code, result.err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    "said",
    ['{"a": 1\n}', '{"resources": null\n}', '{"resources": [1]\n}', '{"resources": [{}]\n}',
     '{"resources": [{"path": [], "hash": 2}]\n}', '{"resources": [], "n": ' + "9" * 5000 + "\n}", "[" * 100_000 + "}",
     "{{\n}"],
    ids=["none", "null", "number", "empty", "types", "digits", "deep", "no-json"],
)  # fmt: skip
def test_a_stamp_on_what_is_no_descriptor_of_ours_ends_in_no_error(cli, tmp_path, said):
    """Whoever likes can stamp what he likes: nothing is known of the files beside it then."""
    (tmp_path / "datapackage.json").write_bytes(stamped(said.encode(), "json", EDITION))
    (tmp_path / "a.csv").write_text("a\n", encoding="utf-8")
    for path in (tmp_path, tmp_path / "a.csv"):
        result = cli("verify", path, "--format", "json")
        found = {Path(each["file"]).name: each["as_written"] for each in json.loads(result.out)["files"]}
        assert (result.code, found["a.csv"]) == (3, None)


def test_the_checksum_of_the_record_is_that_of_its_manifest(record):
    """So that it can be had with `sha256sum` alone."""
    manifest = (ROOT / "data" / "MANIFEST").read_bytes()
    assert record.edition.sha256 == hashlib.sha256(manifest).hexdigest() == checksum(str(ROOT / "data"))


def test_citation_and_codemeta_say_what_the_project_says(record):
    """Name, version, licences, keywords and requirements of pyproject.toml; edition and coverage of the record."""
    if tomllib is None:
        pytest.skip("tomllib came with Python 3.11")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    meta = json.loads((ROOT / "codemeta.json").read_text(encoding="utf-8"))
    assert cff["version"] == meta["version"] == __version__
    assert meta["name"] == project["name"]
    assert meta["description"] == project["description"]
    assert meta["keywords"] == project["keywords"]
    assert [each.rpartition("/")[2] for each in meta["license"]] == project["license"].split(" AND ")
    assert set(cff["license"]) <= set(project["license"].split(" AND "))
    assert meta["programmingLanguage"]["version"] == project["requires-python"]
    assert meta["softwareRequirements"] == [re.match(r"[\w-]+", each)[0] for each in project["dependencies"]]
    assert [each["name"] for each in cff["authors"]] == [each["name"] for each in meta["author"]]
    assert cff["date-released"] == meta["dateModified"]
    assert meta["hasPart"]["version"] == record.meta["version"]
    assert meta["hasPart"]["temporalCoverage"] == "{from}/{to}".format(**record.meta["coverage"])
    assert record.meta["version"] in cff["message"]


def test_identifiers_stand_in_every_export(record):
    """Each table of documents, places, spells and positions; each feature; each document of the JSON."""
    tables = {name: content for name, content in files(record, "csv") if name.endswith(".csv")}
    known = set(record.rows_behind.ids)
    counted = 0
    for name, text in tables.items():
        rows = list(csv.DictReader(io.StringIO(text if isinstance(text, str) else text.decode())))
        if "identifier" in rows[0]:
            assert all(row["identifier"] == f"kurils:{row['id']}" and row["id"] in known for row in rows), name
            assert len({row["identifier"] for row in rows}) == len(rows), name
            counted += 1
    assert counted == 10
    layers = {name: content for name, content in files(record, "geojson") if name.endswith(".geojson")}
    for name, content in layers.items():
        for feature in json.loads(content)["features"]:
            about = feature["properties"]
            assert about["identifier"] == f"kurils:{about['id']}"
            assert name == "status.geojson" or about["spell"].removeprefix("kurils:") in known
    ((_, content),) = files(record, "json")
    assert all(each["identifier"] == f"kurils:{each['id']}" for each in json.loads(content)["documents"])


@pytest.mark.extras
def test_parquet_and_png_can_be_verified(cli, tmp_path):
    """They can be read as before, too."""
    import pyarrow.parquet as pq

    assert cli("export", "--format", "geoparquet", "-o", tmp_path / "gp").code == 0
    assert cli("chart", "--kind", "pair", "-o", tmp_path / "c.png").code == 0
    assert cli("verify", tmp_path / "gp", tmp_path / "c.png").code == 0
    assert pq.read_table(tmp_path / "gp" / "islands.parquet").column("identifier")[0].as_py().startswith("kurils:")
    data = bytearray((tmp_path / "gp" / "islands.parquet").read_bytes())
    data[100] ^= 1
    (tmp_path / "gp" / "islands.parquet").write_bytes(bytes(data))
    assert cli("verify", tmp_path / "gp").code == 3
