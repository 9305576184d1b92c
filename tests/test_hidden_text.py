"""Text of a record, an argument or a file name is text in every output: nothing hides, turns a line round, becomes
structure or markup, or runs.
"""

from __future__ import annotations

import io
import json
import sqlite3
import unicodedata
from contextlib import closing
from itertools import chain

import pytest
import yaml

import kurils
from kurils.base.errors import visible
from kurils.base.jsontext import dumps, seen
from kurils.base.widths import clean
from kurils.export import files
from kurils.maps import xml
from kurils.page import packing
from kurils.show import geojson
from kurils.show.formats import to_csv, to_markdown, to_yaml
from kurils.store.validate.check import check_folder
from kurils.store.validate.form.fields import At, url
from kurils.words.citations import bibtex, csl_json, plain, ris

#: a colour, a link of a terminal, DEL, a C1 control, marks and embeddings of direction, ends of lines that are none,
#: tags, and what has no width
HIDDEN = [
    "\x1b[31m", "\x1b]8;;https://example.org\x07", "\x7f", "\x9b2J", "\x85", "\u061c", "\u200b", "\u200e", "\u200f",
    "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\ufeff", "\U000e0001", "\U000e0041", "\U000e007f",
]  # fmt: skip
ALL = "".join(HIDDEN)


def seen_whole(text: str) -> bool:
    """Whether all of a text can be seen, but for its line feeds."""
    return not [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def item(text):
    """A citation whose texts are all the same."""
    return {"id": "x", "type": "book", "title": text, "author": [{"literal": text}], "publisher": text, "note": text}


def yaml_of(value):
    """A value as `--format yaml` writes it."""
    stream = io.StringIO()
    to_yaml.write(type("Presentation", (), {"answer": value}), stream)
    return stream.getvalue()


def csv_of(*rows):
    """Rows as `--format csv` writes them, without the header."""
    stream = io.StringIO()
    to_csv.write_lines(rows, stream)
    return stream.getvalue()


@pytest.mark.parametrize("char", HIDDEN, ids=ascii)
def test_what_cannot_be_seen_is_escaped_where_values_are_kept(char):
    """JSON, GeoJSON and YAML: the value can be read back, and not one such character is written as it is."""
    value = {f"k{char}": [f"Итуруп{char}x択捉"]}
    compact = geojson.text_of(value)
    for text in (dumps(value), dumps(value, 2), compact, seen(json.dumps(value, ensure_ascii=False, indent=1))):
        assert seen_whole(text), text
        assert "Итуруп" in text
        assert json.loads(text) == value
    assert seen_whole(yaml_of(value))
    assert yaml.safe_load(yaml_of(value)) == value


@pytest.mark.parametrize("char", HIDDEN, ids=ascii)
@pytest.mark.parametrize(
    "write",
    [
        clean,
        visible,
        lambda text: csv_of([text]),
        to_markdown.escape,
        xml.text,
        xml.attribute,
        lambda text: bibtex.write([item(text)], kurils.load().wording),
        lambda text: csl_json.write([item(text)], kurils.load().wording),
        lambda text: plain.write([item(text)], kurils.load().wording),
        lambda text: ris.write([item(text)], kurils.load().wording).replace("\r\n", "\n"),
    ],
    ids=["terminal", "message", "csv", "markdown", "svg", "attribute", "bibtex", "csl-json", "text", "ris"],
)
def test_what_cannot_be_seen_reaches_no_reader(write, char):
    """It is taken out or escaped; what stands around it is kept, and the joiners of some scripts are."""
    text = write(f"Итуруп{char}択捉")
    assert seen_whole(text), text
    assert "Итуруп" in text
    assert "択捉" in text
    assert clean("می\u200cشود") == "می\u200cشود"


def test_our_own_yaml_stays_readable():
    """Letters of other scripts and hard blanks are no reason to escape."""
    assert yaml_of({"a": "Итуруп 択捉"}) == "a: Итуруп 択捉\n"


STRUCTURE = [
    "1. one", "12) twelve", "1.", "+ plus", "- minus", "* star", "---", "***", "___", "===", "~~~", "```", "# head",
    "> said",
    "| a |", "  - in", "<b>", "&lt;", "[a](b)", "![a](b)", "`a`", "~~a~~", "*a*", "_a_", "$\\", "www.example.org",
    "see https://a.b c", "ftp://a.b", "mailto:a@b.c", "a@b.c", "[^1]: note", "{#id}", "\\",
]  # fmt: skip


@pytest.mark.parametrize("text", STRUCTURE)
def test_no_text_becomes_structure_in_markdown(text):
    """List, rule, fence, heading, link, or markup: it has a backslash before what would begin it."""
    escaped = to_markdown.escape(text)
    assert escaped.replace("&amp;", "&").replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == text
    assert escaped != text


@pytest.mark.parametrize("text", ["2026.11 of May", "a - b", "3.5 km", "b + c = d", "an e-mail", "5 http", "1905–1945"])
def test_no_more_than_that_is_escaped_in_markdown(text):
    """Ordinary text stays as it is typed."""
    assert to_markdown.escape(text) == text


def test_an_address_alone_is_a_link_in_markdown():
    """So that the addresses of sources lead somewhere; one that could break out is text."""
    assert to_markdown.escape("https://example.org/_x_?a=1&b=2") == "<https://example.org/_x_?a=1&b=2>"
    assert to_markdown.escape("https://a.b|c") == "https\\://a.b\\|c"
    assert to_markdown.escape("https://a.b>c") == "https\\://a.b\\>c"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        (";=1+1", ";'=1+1"),
        ("a; =1+1;b", "a; '=1+1;b"),
        ("\t=1+1", " '=1+1"),
        ("\u202e=1+1", "'=1+1"),
        ("\u3000=1", "\u3000'=1"),
        ("＝1+1", "'＝1+1"),
        ("＠x", "'＠x"),
        ("－x", "'－x"),
        ("-x", "'-x"),
        ("a;+x", "a;'+x"),
        ("-5", "-5"),
        ("1;-5;+2.5", "1;-5;+2.5"),
        ("japan;russia", "japan;russia"),
        ("1905-09-05", "1905-09-05"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_run(text, cell):
    """What a spreadsheet would take for a formula, also where it parts cells by semicolons; numbers and lists stay."""
    assert csv_of([text]) == f"{cell}\n"


@pytest.mark.parametrize("tag", ["i", "/i", "b", "SUP", "sub", 'span class="nocase"', "sc"])
def test_a_title_with_a_tag_is_no_markup_of_a_citation(tag):
    """Citation processors read a few tags; `a < b` stays."""
    (found,) = json.loads(csl_json.write([{"title": f"<{tag}>x a < b <c> <image>"}], kurils.load().wording))
    assert found["title"] == f"< {tag}>x a < b <c> <image>"


#: short, since names for tables are
EVIL = "\x1b[31m\x7f\x9b\u061c\u202e\u2028\U000e0041\u200b<i>"


def _spoiled(value):
    """A value of the record with hidden characters at the end of each text in a language, title or name of a person."""
    if isinstance(value, list):
        return [_spoiled(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: f"{one}{EVIL}"
        if key in ("en", "publisher", "title", "locator") and isinstance(one, str)
        else _spoiled(one)
        for key, one in value.items()
    }


@pytest.fixture
def hostile(toy_folder, monkeypatch):
    """The toy record, with what cannot be seen in every text."""
    for path in toy_folder.rglob("*.yaml"):
        value = _spoiled(yaml.safe_load(path.read_text(encoding="utf-8")))
        path.write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    return toy_folder


ASKED = {
    "status": ["--date", "1900-05-02"], "compare": [], "timeline": [], "diff": ["1840-01-01", "1901-01-01"],
    "documents": [],
    "document": ["1850-pact"], "explain": ["alpha"], "islands": [], "island": ["alpha"], "locate": ["44.5", "145.5"],
    "border": [], "sources": [], "audit": [], "check": [],
}  # fmt: skip


def test_nothing_hidden_is_printed_of_a_record(hostile, cli):
    """Every answer in every format that it has, on stdout and on stderr."""
    for command, words in ASKED.items():
        for format in ("table", "json", "ndjson", "csv", "markdown", "yaml", "geojson"):
            result = cli(command, *words, "--format", format)
            assert seen_whole(result.err)
            if "has no format" in result.err:
                continue
            assert result.code == 0, (command, format, result.err)
            assert seen_whole(result.out.replace("\x1e", "")), (command, format)


def test_nothing_hidden_is_written_of_a_record(hostile, cli, tmp_path):
    """Exports, citations, pictures, the report and the schema."""
    record = kurils.load()
    for format in ("csv", "geojson", "json"):
        for name, content in files(record, format):
            assert seen_whole(content if isinstance(content, str) else content.decode("utf-8")), name
    ways = [
        *(["cite", "1850-pact", "--style", style] for style in ("text", "bibtex", "csl-json", "ris")),
        *(["report", "--date", "1900-05-02", "--full", "--format", format] for format in ("markdown", "html")),
        ["map", "--date", "1900-05-02", "-o", tmp_path / "map.svg"],
        ["map", "--date", "1900-05-02", "-o", tmp_path / "map.html"],
        ["chart", "-o", tmp_path / "chart.svg"],
        ["glossary"],
        ["schema", "status"],
    ]
    for words in ways:
        result = cli(*words)
        assert result.code == 0, (words, result.err)
        assert seen_whole((result.out + result.err).replace("\r\n", "\n")), words
    for path in tmp_path.glob("*.*"):
        assert seen_whole(path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x7f", "\x9b", "\u061c", "\u200b", "\u202e", "\U000e0041"])
def test_an_address_holds_nothing_hidden(char):
    """Else a terminal, or a reader, would follow another than is seen."""
    problems = []
    assert url("https://example.org/a", At("x", 1, "x", problems, []))
    assert not problems
    url(f"https://example.org/a{char}b", At("x", 1, "x", problems, []))
    assert len(problems) == 1


def test_nothing_hidden_is_in_what_gazetteers_and_maps_take(hostile, tmp_path):
    """Linked Places, the tags, the GeoPackage in each cell of each table, and its styles."""
    record = kurils.load()
    for format in ("lpf", "gpkg"):
        for name, content in files(record, format):
            if not name.endswith(".gpkg"):
                text = content if isinstance(content, str) else content.decode("utf-8-sig")
                assert seen_whole(text.replace("\r\n", "\n")), name
                continue
            path = tmp_path / name
            path.write_bytes(content)
            with closing(sqlite3.connect(path)) as base:
                tables = [table for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                for table in tables:
                    for cell in chain(*base.execute(f'SELECT * FROM "{table}"')):
                        assert not isinstance(cell, str) or seen_whole(cell), (table, cell)


def test_what_the_script_of_the_page_prints_is_text(monkeypatch):
    """It puts texts into the page as they are, so that they are freed of what hides before they are packed."""
    import gzip
    from base64 import b85decode

    text = packing.packed({"a": [f"Итуруп{ALL}"]}).translate(str.maketrans(",.", "<&"))
    assert seen_whole(gzip.decompress(b85decode(text)).decode())


def test_tag_defuses_its_own_columns_and_leaves_those_of_the_user(toy_folder, cli, tmp_path, monkeypatch):
    """The article of a record that would run, in letters that the file's encoding lacks; the user's own cells, which
    would run too, are the user's.
    """
    for name in (
        "treaties.yaml",
        "borders.yaml",
        "readings.yaml",
        "positions.yaml",
        "spells/governing.yaml",
        "spells/title.yaml",
        "spells/views.yaml",
    ):
        path = toy_folder / name
        path.write_text(
            path.read_text("utf-8").replace('number: "1"', 'number: "=1択"').replace('article: "1"', 'article: "=1択"')
        )
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    source, target, bad, legend = (tmp_path / name for name in ("a.csv", "b.csv", "bad.csv", "legend.csv"))
    rows = ["=lat,lon,date,é", "44.5,145.5,1880-01-01,=2+2", "x,145.5,1880-01-01,;=3"]
    source.write_bytes("\n".join([*rows, ""]).encode("latin-1"))
    words = [
        "--lat",
        "=lat",
        "--encoding",
        "latin-1",
        "--fields",
        "article",
        "--bad",
        bad,
        "-o",
        target,
    ]
    result = cli("tag", source, *words)
    assert result.code == 0, result.err
    numbers = ("--emit", "segment", "--legend", legend, "-o", tmp_path / "c.csv")
    assert cli("tag", source, *words[:4], *numbers).code == 0
    tagged = target.read_bytes().decode("latin-1").splitlines()
    assert tagged == [f"{rows[0]},article", f"{rows[1]},'=1\\u629e", f"{rows[2]},"]
    assert bad.read_text().splitlines()[1].startswith("3,'=lat is no latitude")
    assert ",'=1択," in legend.read_text("utf-8")


@pytest.mark.parametrize("char", ["\n", "\r", ALL], ids=["line feed", "carriage return", "all"])
def test_an_argument_forges_no_line(cli, tmp_path, char):
    """A name, a day, an option, a point or a file with such a character: one line on stderr."""
    evil = f"x{char}kurils: all is well"
    ways = [
        [evil], ["status", evil], ["status", "--date", evil], ["status", f"--{evil}"], ["status", "--view", evil],
        ["status", "--format", evil], ["document", evil], ["cite", evil], ["locate", evil, "1"],
        ["tag", tmp_path / evil],
        ["check", tmp_path / evil], ["export", "--format", evil], ["map", "-o", tmp_path / "no" / f"{evil}.svg"],
        ["documents", evil], ["status", "--fields", evil], ["status", "--sort", evil], ["help", evil],
        ["config", "get", evil],
    ]  # fmt: skip
    for words in ways:
        for more in ([], ["--json"] if words[0] != "export" else []):
            result = cli(*words, *more)
            assert seen_whole(result.err), (words, result.err)
            assert result.err.count("\n") <= 1, (words, result.err)
            assert seen_whole(result.out), (words, result.out)
            assert "\nkurils:" not in f"\n{result.out}"


@pytest.mark.extras
def test_nothing_hidden_is_in_parquet(hostile):
    """Each text of each column, and of the metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    found = 0
    for name, content in files(kurils.load(), "geoparquet"):
        if not name.endswith(".parquet"):
            continue
        table = pq.read_table(pa.BufferReader(content))
        texts = [text for column in table.columns if pa.types.is_string(column.type) for text in column.to_pylist()]
        about = [value.decode() for key, value in table.schema.metadata.items() if key != b"ARROW:schema"]
        assert all(seen_whole(text) for text in (*filter(None, texts), *about)), name
        found += 1
    assert found == 2


@pytest.mark.parametrize("char", ["\u3164", "\u115f", "\uffa0", "\u2800", "\u034f", "\ufe0f", "\U000e0100", "\ue000"])
def test_letters_that_nobody_sees_are_named_by_check(toy_folder, char):
    """Python and Unicode count them as letters, so that no output takes them out: two names would look alike."""
    path = toy_folder / "actors.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("names: {en: Borland}", f"names: {{en: Arland{char}}}", 1), encoding="utf-8")
    # some of them are no letter to whoever compares names either
    (problem,) = (each for each in check_folder(str(toy_folder))[1] if each.code != "repeated")
    assert (problem.file, problem.code, problem.line) == ("actors.yaml", "hidden", 3)
    assert f"U+{ord(char):04X}" in problem.message
    assert problem.message.isprintable()
