"""Spreadsheets that are damaged, or made to do harm: one line, exit 2, and nothing else happens to the command."""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
import zipfile

import pytest

from kurils.base.apart import called
from kurils.tagging import sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ROWS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'


def packed(parts):
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(rows=ROWS, more="", chart="", hidden=""):
    """A workbook of one sheet, with XML as its rows; before it one of a chart, where such has a name."""

    def relations(*all):
        each = (
            f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(all, 1)
        )
        return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'

    first = f'<sheet name="{chart}" sheetId="2" r:id="r2"/>' if chart else ""

    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            f'{first}<sheet name="a" sheetId="1" r:id="r1"{hidden}/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                ("worksheet", "worksheets/sheet1.xml"),
                ("chartsheet", "chartsheets/sheet1.xml"),
                ("styles", "styles.xml"),
            ),
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
            "</styleSheet>",
            "xl/chartsheets/sheet1.xml": f'<chartsheet xmlns="{MAIN}"/>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>',
        }
    )


def ods(rows):
    """A sheet of OpenDocument, with XML as its rows."""
    names = "".join(f' xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{ODF}:manifest:1.0">{entry}</m:manifest>',
            "content.xml": f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="a">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def row(cells, times=1):
    """A row of OpenDocument."""
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def value(number, times=1):
    """A number of OpenDocument, some times."""
    repeated = f'table:number-columns-repeated="{times}"'
    return f'<table:table-cell {repeated} office:value-type="float" office:value="{number}"/>'


def nothing(times, other=""):
    """Empty cells of OpenDocument."""
    return f'<table:table-cell table:number-columns-repeated="{times}" {other}/>'


def changed(content, name, at, new):
    """A workbook with other bytes behind the last place at which some stand."""
    where = content.rindex(name) + at
    return content[:where] + new + content[where + len(new) :]


DIRECTORY, END = b"PK\x01\x02", b"PK\x05\x06"
HOSTILE = {
    "a version that nobody has": changed(xlsx(), DIRECTORY, 6, b"\xc8"),
    "a name in no encoding": changed(changed(xlsx(), DIRECTORY, 9, b"\x08"), DIRECTORY, 46, b"\xff"),
    "a directory that is nowhere": changed(xlsx(), END, 16, struct.pack("<I", 0x7FFFFFFF)),
    "a directory without end": changed(xlsx(), END, 12, struct.pack("<I", 0xFFFFFFF0)),
    "a field that is cut": changed(xlsx(), DIRECTORY, 30, b"\x08\x00"),
    "a cell far to the right": xlsx(ROWS + '<row r="9"><c r="ZZZZZZZZ99999999999"><v>1</v></c></row>'),
    "the last cell of all": xlsx(ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a cell far to the right of few": xlsx(ROWS + '<row r="8000"><c r="XFD8000"><v>1</v></c></row>'),
    "a text that is not there": xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
    "a cut": xlsx()[:-200],
    "nothing": b"",
    "only the mark of an .xls": bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * 5000,
    "a cell that is repeated": ods(row(value(1, 2**31))),
    "a row that is repeated": ods(row(value(1, 100), 1048576)),
    "rows and cells without end": ods(row(value(1, 2**63), 2**63)),
    "XML that is none": packed({"mimetype": "", "content.xml": "<" * 100}),
}


def command(*words):
    """The command in a process of its own: what libraries write is seen too."""
    return subprocess.run([sys.executable, "-m", "kurils", *words], capture_output=True, text=True, check=False)


@pytest.mark.extras
@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_spreadsheet_is_refused_in_one_line(tmp_path, what):
    """The older output stays, and nothing is left beside it."""
    path, out = tmp_path / "in.xlsx", tmp_path / "o.csv"
    path.write_bytes(HOSTILE[what])
    out.write_text("older")
    done = command("tag", path, "-o", out, "--force")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "unexpected" not in done.stderr
    assert (sorted(os.listdir(tmp_path)), out.read_text()) == (["in.xlsx", "o.csv"], "older")


@pytest.mark.extras
def test_a_hostile_spreadsheet_among_several_is_refused_too(tmp_path):
    """With workers, whose stderr is that of the command."""
    paths = [tmp_path / "0.dat", tmp_path / "1.dat"]
    for path, what in zip(paths, ("the last cell of all", "a name in no encoding")):
        path.write_bytes(HOSTILE[what])
    done = command("tag", *paths, "--kind", "excel", "-o", tmp_path / "out", "--workers", "2")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "0.dat spans more than" in done.stderr
    assert os.listdir(tmp_path / "out") == []


@pytest.mark.extras
def test_whatever_bytes_are_changed_there_is_an_answer():
    """A table, or why there is none."""
    dice = random.Random(7)
    for number in range(40):
        content = bytearray((xlsx, lambda: ods(row(value(1) + value(2))))[number % 2]())
        for _ in range(dice.choice((1, 3))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        kind = called(sheet.read, bytes(content)).partition(b"\n")[0]
        assert kind in (b"csv", b"bad", b"wide", b"large")


# How many cells it spans is found before they are made


@pytest.mark.extras
@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (xlsx(), 4),
        (xlsx(ROWS.replace('"', "'")), 4),
        (xlsx('<row r="3"><c r="b3"><v>1</v></c></row>'), 6),
        # without addresses, one behind the other
        (xlsx("<row><c><v>1</v></c></row>" + "<row><c/><c/><c><v>1</v></c></row>"), 6),
        (xlsx('<row r="3"/><row/><row><c><v>1</v></c></row>'), 5),
        # what stands behind the rows is no cell
        (xlsx(more='<cols><col min="1"/></cols><conditionalFormatting/>' + "<cfRule/>" * 9), 4),
        (ods(row(value(1) + value(2))), 2),
        (ods(row(nothing(2) + value(2)) + row(nothing(1), 3) + row(value(1, 2), 2)), 18),
        # a program fills up the rest of a sheet with nothing
        (ods(row(value(1) + nothing(16383)) + row(nothing(16384, 'table:style-name="s"'), 1048575)), 1),
    ],
)
def test_a_sheet_spans_from_its_first_row_and_column_to_the_last_cell(monkeypatch, content, cells):
    """So many are allowed, and not one more."""
    monkeypatch.setattr(sheet, "MOST_CELLS", cells)
    assert sheet.read(content).startswith(b"csv\n")
    monkeypatch.setattr(sheet, "MOST_CELLS", cells - 1)
    assert sheet.read(content) == b"wide\n"


@pytest.mark.extras
def test_blocks_are_looked_at_as_the_whole_is(monkeypatch):
    """Wherever they are cut."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="C{n}"><v>2</v></c></row>' for n in range(1, 30))
    for size in (7, 64, 1000):
        monkeypatch.setattr(sheet, "_BLOCK", size)
        monkeypatch.setattr(sheet, "MOST_CELLS", 87)
        assert sheet.read(xlsx(rows)).startswith(b"csv\n")
        monkeypatch.setattr(sheet, "MOST_CELLS", 86)
        assert sheet.read(xlsx(rows)) == b"wide\n"


@pytest.mark.extras
def test_what_is_unpacked_is_bounded_whatever_the_archive_says(monkeypatch):
    """And so is what is made of it."""
    monkeypatch.setattr(sheet, "LARGEST", 5000)
    assert sheet.read(xlsx()).startswith(b"csv\n")
    assert sheet.read(xlsx(ROWS + " " * 5000)) == b"large\n"
    monkeypatch.setattr(sheet, "LARGEST", 1200)
    text = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 10}</t></is></c></row>'
    assert sheet.read(xlsx(text)).startswith(b"large\n") or len(sheet.read(xlsx(text))) < 1200


@pytest.mark.extras
def test_empty_rows_and_columns_before_the_first_cell_are_left_out():
    """As before the names of columns."""
    found = xlsx(
        '<row r="3"><c r="C3"><v>1</v></c><c r="E3"><v>2.5</v></c></row><row r="5"><c r="D5"><v>3</v></c></row>'
    )
    assert sheet.read(found) == b"csv\n1,,2.5\n,,\n,3,\n"
    assert sheet.read(xlsx("")) == b"csv\n"


def csv_of(content):
    kind, _, text = sheet.read(content).partition(b"\n")
    return kind.decode(), text.decode()


@pytest.mark.extras
def test_words_in_cells_are_no_addresses():
    """Whatever quotation marks and brackets a text has: it spans as many cells as it has, no more."""
    inline = '<c r="A1" t="inlineStr"><is><t>see r="ZZ99999999" there, &lt;c r="XFD1048576"</t></is></c>'
    kind, text = csv_of(xlsx(f'<row r="1">{inline}</row>'))
    assert (kind, text.count("\n"), "ZZ99999999" in text) == ("csv", 1, True)
    hidden = '<row r="1"><c s=">" x:y=\'"\' r="XFD1048576" xmlns:x="y"><v>1</v></c></row>'
    assert csv_of(xlsx(hidden))[0] == "wide"


@pytest.mark.extras
@pytest.mark.parametrize(
    "number", ["123456789012345678", "-9007199254740993", "9223372036854775807", "1234567890123456"]
)
def test_long_numbers_keep_their_digits(number):
    """Where the file has them, though the library reads them as floats; beside others that are the same float."""
    other = str(int(number) + 1)
    rows = f'<row r="3"><c r="B3"><v>{number}</v></c><c r="C3"><f>1+1</f><v>{other}</v></c></row>'
    assert csv_of(xlsx(rows)) == ("csv", f"{number},{other}\n")
    cells = row(value(1) + value(2, 2) + value(number) + value(other))
    assert csv_of(ods(cells * 2)) == ("csv", f"1,2,2,{number},{other}\n" * 2)


@pytest.mark.extras
@pytest.mark.parametrize(
    "rows",
    [
        ROWS + '<row r="2"><c r="C2"><v>3</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1">' + "<c><v>1</v></c>" * 3_000_000 + '</row><row r="1"><c r="A1"><v>1</v></c></row>',
    ],
    ids=["row", "cell", "far"],
)
def test_what_stands_twice_is_not_lost_in_silence(rows):
    """The workbook is damaged, and one of the two would be gone."""
    assert csv_of(xlsx(rows)) == ("bad", "a row or a cell stands twice")


@pytest.mark.extras
def test_tabs_and_line_breaks_in_cells_are_kept():
    """OpenDocument has elements for them; without them two words would be one."""
    paragraphs = (
        '<text:p>a<text:tab text:tab-ref="1"/>b<text:line-break/>c</text:p><text:p>d<text:s text:c="2"/>e</text:p>'
    )
    cell = f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
    assert csv_of(ods(row(cell + value(1)))) == ("csv", '"a\tb\nc\nd  e",1\n')


@pytest.mark.extras
def test_a_chart_on_a_sheet_of_its_own_is_not_read():
    """The first sheet that has cells is, where it stands behind one."""
    assert csv_of(xlsx(chart="Graph")) == csv_of(xlsx())


@pytest.mark.extras
@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_read_and_told(state, cli, tmp_path):
    """The first one is what is read: whoever does not see it is told so, in one line."""
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>lat</t></is></c></row>'
    assert csv_of(xlsx(rows, hidden=f' state="{state}"')) == ("hidden", csv_of(xlsx(rows))[1])
    cells = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{letter}{n}" t="inlineStr"><is><t>{text}</t></is></c>' for letter, text in zip("ABC", texts))
        + "</row>"
        for n, texts in enumerate([("lat", "lon", "date"), ("45", "147.9", "1905-09-05")], 1)
    )
    for hidden, lines in (("", 0), (f' state="{state}"', 1)):
        (tmp_path / "a.xlsx").write_bytes(xlsx(cells, hidden=hidden))
        made = cli("tag", tmp_path / "a.xlsx")
        assert (made.code, made.err.count("is hidden")) == (0, lines)
        assert "japan" in made.out


@pytest.mark.extras
def test_the_day_that_1900_has_in_workbooks_alone_stays_what_it_is_shown_as():
    """Number 60 is 29 February 1900 there: no day, and neither of its neighbours."""
    numbers = ("59", "60", "60.5", "61", "60")
    cells = "".join(f'<c r="{letter}1" s="1"><v>{n}</v></c>' for letter, n in zip("ABCD", numbers))
    cells += '<c r="E1"><v>60</v></c>'
    shown = "1900-02-28,1900-02-29,1900-02-29T12:00:00,1900-03-01,60\n"
    assert csv_of(xlsx(f'<row r="1">{cells}</row>')) == ("csv", shown)
