"""`kurils tag` on CSV and NDJSON: the user's bytes stay as they are, whatever they are, and the right fields follow."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurils.base.errors import BadRow, UsageError
from kurils.tagging import csvrecords, csvstream, stream
from kurils.tagging.columns import text_of
from kurils.tagging.csvplan import read_header
from kurils.tagging.job import Fatal, Job
from kurils.tagging.reading import Reading
from kurils.tagging.rows import Rows
from kurils.tagging.segments import legend, read_legend

_spec = importlib.util.spec_from_file_location("tag_points", Path(__file__).parent / "tag_points.py")
tag_points = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tag_points)

JOB = Job(fields=("island", "holder", "claimants"))
ITURUP = "147.9,45.0,1905-09-05"


def tagged(content, job=JOB, kind="csv", delimiter=None, block=None, workers=1, **reading):
    """The output, the bad rows as (line, reason), and the counts."""
    bad = []
    report = stream.Report(bad.append, lambda done, rows: None)
    target = io.BytesIO()

    def make(beginning, last):
        if kind == "csv":
            return stream.csv_tagger(beginning, last, job, Reading(delimiter, **reading))
        return stream.ndjson_tagger(beginning, last, job)

    before = stream.BLOCK
    stream.BLOCK = block or before
    try:
        stream.run(io.BytesIO(content), target, make, report, stream.Workers(workers))
    finally:
        stream.BLOCK = before
    return target.getvalue(), [tuple(row) for row in bad], report.counts


def lines(text, **options):
    return tagged(text.encode(), **options)[0].decode().split("\n")


def test_fields_are_appended_and_nothing_else_changes(record):
    """Digits, blanks and columns that nobody asked about stay as they were written."""
    text = "note, lon ,lat,date\n x ,147.900, 45.0 ,1905-09-05T10:00:00.000Z\n,0147.9,+45,1945-09-01\n"
    assert lines(text, job=JOB._replace(lon=" lon ")) == [
        "note, lon ,lat,date,island,holder,claimants",
        " x ,147.900, 45.0 ,1905-09-05T10:00:00.000Z,iturup,japan,japan",
        ",0147.9,+45,1945-09-01,iturup,russia,japan",
        "",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_line_ends_marks_and_delimiters_stay(record, newline, ended, mark, delimiter):
    """Of every kind, with and without one at the end of the file."""
    rows = ["a,lon,lat,date", f'"x,""y""",{ITURUP}', f"1,{ITURUP}"]
    rows = [row.replace(",", delimiter).replace(f'"x{delimiter}', '"x,') for row in rows]
    added = ["island,holder,claimants", "iturup,japan,japan", "iturup,japan,japan"]
    content = (mark + newline.join(rows) + newline * ended).encode()
    expected = newline.join(
        row + delimiter + more.replace(",", delimiter) for row, more in zip(rows, added, strict=True)
    )
    for block in (None, 1, 20):
        out, bad, _ = tagged(content, delimiter=delimiter, block=block)
        assert out == (mark + expected + newline * ended).encode()
        assert bad == []


def test_mixed_line_ends_stay_mixed(record):
    """Each record keeps its own."""
    content = f"lon,lat,date\r\n{ITURUP}\n{ITURUP}\r\n\r\n\n{ITURUP}".encode()
    out, bad, counts = tagged(content)
    more = b",iturup,japan,japan"
    assert out == content.replace(b"lon,lat,date", b"lon,lat,date,island,holder,claimants").replace(
        ITURUP.encode(), ITURUP.encode() + more
    )
    assert (bad, counts.rows) == ([], 3)


def test_line_breaks_inside_quotes_do_not_end_a_record(record):
    """Line numbers count all lines of the file."""
    text = f'lon,lat,date,note\n{ITURUP},"one\ntwo, ""three""\n"\nx,1,2,"\n"\n{ITURUP},\n'
    out, bad, _ = tagged(text.encode())
    assert [row[4:] for row in csv.reader(io.StringIO(out.decode(), newline=""))] == [
        ["island", "holder", "claimants"], ["iturup", "japan", "japan"], ["", "", ""], ["iturup", "japan", "japan"],
    ]  # fmt: skip
    assert bad == [(5, "lon is no longitude: 'x'")]


def test_bad_rows_are_kept_and_named(record):
    """With empty fields, by the line on which they begin."""
    text = "\n".join([
        "lon,lat,date", "abc,45,1905-09-05", "147.9,45,1905-13-05", "147.9,95,1905-09-05", "-190,45,1905-09-05",
        "147.9,45", "147.9,45,1905-09-05,more", "nan,45,1905-09-05", "147.9,inf,1905-09-05", ",45,1905-09-05",
        '"147.9,45,1905-09-05', "",
    ])  # fmt: skip
    out, bad, counts = tagged(text.encode())
    assert bad == [
        (2, "lon is no longitude: 'abc'"), (3, "date is no date: '1905-13-05', there is no month 13"),
        (4, "lat is not between -90 and 90: '95'"), (5, "lon is not between -180 and 360: '-190'"),
        (6, "2 fields instead of 3"), (7, "4 fields instead of 3"), (8, "lon is no longitude: 'nan'"),
        (9, "lat is no latitude: 'inf'"), (10, "lon is empty"),
        (11, "a quotation mark is opened and never closed"),
    ]  # fmt: skip
    assert (counts.rows, counts.bad, counts.matched) == (10, 10, 0)
    rows = out.decode().split("\n")
    assert rows[1] == "abc,45,1905-09-05,,,"
    assert rows[5] == "147.9,45,,,,"
    assert rows[6] == "147.9,45,1905-09-05,more,,,"


def test_dates_outside_the_record_are_counted_and_are_not_bad(record):
    """Neither is the sea."""
    text = "lon,lat,date\n147.9,45,1634-12-31\n147.9,45,2026-11-23\n150,44,1905-09-05\n147.9,45,2026-10-01\n"
    out, bad, counts = tagged(text.encode())
    assert bad == []
    assert (counts.rows, counts.outside, counts.matched, counts.beyond) == (4, 2, 1, 1)
    assert out.decode().split("\n")[1:4] == [row + ",,," for row in text.split("\n")[1:4]]


def test_strict_stops_at_the_first_bad_row(record):
    """Nothing is guessed, nothing is left out."""
    with pytest.raises(stream.StrictError) as stop:
        tagged(f"lon,lat,date\n{ITURUP}\nx,1,2\n".encode(), job=JOB._replace(strict=True))
    assert stop.value.bad == (3, "lon is no longitude: 'x'")
    assert BadRow(3, "why").exit_code == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no header line"),
        (b"\n \n", "no header line"),
        (b"# a remark\n", "no header line"),
        (b"\n1,2,3\n", "no column is known as the longitude"),
        (b"\xff\xfel\0o\0n\0", "UTF-16"),
        (
            b"length,lat,date\n",
            "no column is known as the longitude (--lon names it; there are: 'length', 'lat', 'date')",
        ),
        (b"lon,lat,born\n", "no column is known as the date"),
        (b"Longitude,lng,lat,date\n", "two columns may be the longitude: 'Longitude' and 'lng' (--lon says which)"),
        (b"lon,lat,eventDate,timestamp\n", "two columns may be the date: 'eventDate' and 'timestamp'"),
        (b"a,b,c\n", "there are: 'a', 'b', 'c'"),
        (b"lon,lat,lat,date\n", "is there 2 times"),
        (b"lon,lat,date,holder\n", "has a column 'holder' already"),
        (b'"lon,lat,date"\n"147.9,45,1905-09-05"\n', "the header is one column: 'lon,lat,date'"),
    ],
)
def test_headers_that_do_not_fit(record, content, says):
    """Nothing is guessed; near misses are suggested."""
    with pytest.raises(UsageError) as error:
        tagged(content)
    assert says in error.value.line()


def test_a_header_alone_is_a_file(record):
    """With or without an end of line; names may be quoted, hold line breaks and marks of every kind."""
    assert tagged(b"lon,lat,date")[0] == b"lon,lat,date,island,holder,claimants\n"
    out = tagged(b'"the\nlon","l""at",date\n', job=JOB._replace(lon="the\nlon", lat='l"at'))[0]
    assert out == b'"the\nlon","l""at",date,island,holder,claimants\n'


def test_a_mark_that_is_never_closed_does_not_eat_the_memory(record, monkeypatch):
    """Past a limit it is an error that says so."""
    monkeypatch.setattr(csvrecords, "LONGEST", 3 << 20)
    with pytest.raises(UsageError, match="never closed"):
        tagged(b'lon,lat,date\n1,2,"' + b"x\n" * (4 << 20), block=1 << 20)


def test_bytes_of_any_encoding_pass_through(record):
    """A file in Shift-JIS stays one."""
    content = "lon,lat,date,名\n147.9,45.0,1905-09-05,択捉\n"
    expected = content.replace("名", "名,island,holder,claimants").replace("択捉", "択捉,iturup,japan,japan")
    assert tagged(content.encode("shift_jis"))[0] == expected.encode("shift_jis")


def test_points_at_sea_within_some_kilometres(record):
    """Answered as the nearest island, with the distance: 0 on land, empty far away."""
    text = f"lon,lat,date\n{ITURUP}\n149.0,45.4,1905-09-05\n0,0,1905-09-05\nx,1,2\n"
    rows = lines(text, job=JOB._replace(within=20.0))
    assert rows[0].endswith("claimants,distance_km")
    assert rows[1].endswith(",iturup,japan,japan,0")
    island, holder, _, km = rows[2].split(",")[3:]
    assert (island, holder) == ("iturup", "japan")
    assert 0 < float(km) < 20
    assert rows[3:] == ["0,0,1905-09-05,,,,", "x,1,2,,,,", ""]


def test_segments_and_prefix(record):
    """One number a row; and names that do not meet those of the file."""
    rows = lines(f"lon,lat,date,segment\n{ITURUP},s\n0,0,1905-09-05,\n", job=Job(fields=("segment",), prefix="kurils_"))
    assert rows[0] == "lon,lat,date,segment,kurils_segment"
    assert legend()[int(rows[1].rsplit(",", 1)[1])].island == "iturup"
    assert rows[2] == "0,0,1905-09-05,,"


def cell_texts():
    return st.text(st.sampled_from('ab1.,;\t"\n\r é'), max_size=6)


@st.composite
def files(draw):
    """A file as a careful program writes it, and its rows."""
    delimiter, newline = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\n", "\r\n"]))
    width = draw(st.integers(3, 6))
    places = draw(st.permutations(range(width)))[:3]
    number = st.floats(140, 158).map(lambda value: f"{value:.4f}") | st.floats(42, 56).map(repr)
    day = st.dates().map(str) | st.sampled_from(["1905-09-05T10:00Z", "x", "1875-02-30"])
    kinds = {places[0]: number, places[1]: st.floats(43, 55).map(lambda value: f"{value:.5f}"), places[2]: day}
    row = st.tuples(*(kinds.get(place, cell_texts()) for place in range(width)))
    rows = draw(st.lists(row, max_size=8))
    names = [f"c{place}" for place in range(width)]
    for place, name in zip(places, ("lon", "lat", "date"), strict=True):
        names[place] = name
    out = io.StringIO(newline="")
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    writer.writerow(names)
    for cells in rows:
        # older csv modules write a lone carriage return without quotes, and cannot read it back
        writer.writerow([cell.replace("\r", "\n") for cell in cells])
    text = out.getvalue()
    if draw(st.booleans()):
        text = text.removesuffix(newline)
    return text, delimiter, places


@settings(max_examples=150, deadline=None)
@given(files(), st.sampled_from([None, 1, 3, 17, 64]))
def test_any_careful_file_is_read_as_the_csv_module_reads_it(record, file, block):
    """Row by row the old cells, and the cells that one point at a time gives."""
    text, delimiter, places = file
    out = tagged(text.encode(), delimiter=delimiter, block=block, quote="double")[0].decode()

    def read(content):
        return list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter))

    before, after = read(text), read(out)
    assert len(before) == len(after)
    rows = Rows(read_legend())
    for old, new in zip(before[1:], after[1:], strict=True):
        assert new[: len(old)] == old
        lon, lat, date = (old[place] for place in places)
        segment = legend()[rows.tag(float(lon), float(lat), tag_points.written_day(date), "2026-11-22")]
        assert new[len(old) :] == [text_of(segment, field) for field in JOB.fields]


HEADER = b"lon,lat,date,note\n"
PLAN = None


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from([b'"', b",", b"\n", b"\r", b"\r\n", b"a", b" ", b"\0", b'""', b"147.9", b"45.0", b"1905-09-05",
                         b"147.9,45.0,1905-09-05,x\n", b'147.9,"45.0",1905-09-05,"x"\n', b"1,2\n", b"\xff"]),
        max_size=14,
    ),
    st.sampled_from([1, 2, 5, 30]),
)  # fmt: skip
def test_both_ways_and_all_block_sizes_give_the_same_bytes(record, pieces, block):
    """For any content at all: at once or one by one, in one block or many; and no byte of the input is lost."""
    content = b"".join(pieces)
    plan, header, _, _ = read_header(HEADER + content, JOB, Reading(), "csv")
    one = csvstream.one_by_one(content, plan)
    if any(isinstance(row, Fatal) for row in one.bad):
        with pytest.raises(UsageError, match="never closed"):
            tagged(HEADER + content, block=block)
        return
    at_once = csvstream.tag_block(content, plan)
    assert (at_once.content, at_once.bad) == (one.content, one.bad)
    assert [getattr(at_once.counts, name) for name in at_once.counts.__slots__] == [
        getattr(one.counts, name) for name in one.counts.__slots__
    ]
    streamed, bad, counts = tagged(HEADER + content, block=block)
    assert streamed == header + one.content
    assert bad == [(line + 1, reason) for line, reason in one.bad]
    assert counts.rows == one.counts.rows
    rest = one.content
    for found in csvrecords.records(content, plan.dialect):
        assert rest.startswith(found.raw)
        end = rest.index(found.ending, len(found.raw)) if found.ending else len(rest)
        rest = rest[end + len(found.ending) :]


def test_ndjson_members_are_added_at_the_end(record):
    """The bytes before stay; nothing is null, lists are lists; lines that are no object stay alone."""
    content = b"\n".join([
        b'{"lon": 147.90, "lat":45, "date":"1905-09-05T01:02:03Z", "x": {"a":[1]} }\r',
        b'{"lon":"147.9","lat":"45.0","date":"1905-09-05"}',
        b"", b"[1, 2]", b"{}", b'{"lon": true, "lat": 45, "date": "1905-09-05"}',
        b'{"lon": 1e999, "lat": 45, "date": 19050905}', b"not json",
        b'{"lon": 0, "lat": 0, "date": "1905-09-05"}',
    ])  # fmt: skip
    out, bad, counts = tagged(content, kind="ndjson")
    found = out.split(b"\n")
    more = b', "island": "iturup", "holder": "japan", "claimants": ["japan"]'
    none = b', "island": null, "holder": null, "claimants": []'
    assert found[0] == content.split(b"\n")[0].replace(b" }\r", b" " + more + b"}\r")
    assert found[1] == b'{"lon":"147.9","lat":"45.0","date":"1905-09-05"' + more + b"}"
    assert found[2:4] == [b"", b"[1, 2]"]
    assert found[4] == b"{" + none[2:] + b"}"
    assert found[7:] == [b"not json", b'{"lon": 0, "lat": 0, "date": "1905-09-05"' + none + b"}"]
    assert bad == [
        (4, "no JSON object"), (5, "there is no member 'lon'"), (6, "lon is no longitude: 'true'"),
        (7, "lon is no longitude: 'Infinity'"), (8, "no JSON object"),
    ]  # fmt: skip
    assert (counts.rows, counts.bad, counts.matched) == (8, 5, 2)


@pytest.mark.parametrize("member", ["lon", "date", "other"])
@pytest.mark.parametrize(("left", "right"), [("[", "]"), ('{"a":', "}")])
def test_ndjson_of_any_depth(record, member, left, right):
    """A value that can be read and is too deep to be told is a bad row as any other; one beyond that is no JSON."""
    deepest = sys.getrecursionlimit()
    for depth in range(max(1, deepest - 120), deepest + 2, 8):
        row = {"lon": "147.9", "lat": "45.0", "date": '"1905-09-05"', "other": "1"}
        row[member] = left * depth + "1" * (left != "[") + right * depth
        text = "{" + ", ".join(f'"{name}": {value}' for name, value in row.items()) + "}\n"
        for content in (text, '{"lon": 147.9, "lat": 45.0, "date": "1905-09-05"}\n' + text):
            out, bad, counts = tagged(content.encode(), kind="ndjson")
            assert out.count(b"\n") == content.count("\n")
            assert row[member].encode() in out
            assert len(bad) == counts.bad == (member != "other" or (1 - counts.matched + content.count("\n") - 1))


@pytest.mark.parametrize("block", [None, 1, 40])
def test_ndjson_in_blocks_of_any_size(record, block):
    """A mark at the beginning, and no line feed at the end."""
    content = b"\xef\xbb\xbf" + b"\n".join([b'{"lon":147.9,"lat":45,"date":"1905-09-05"}'] * 5)
    out = tagged(content, kind="ndjson", block=block)[0]
    assert out.startswith(b'\xef\xbb\xbf{"lon"')
    assert [json.loads(line)["island"] for line in out.decode("utf-8-sig").split("\n")] == ["iturup"] * 5


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"length": 1, "lat": 2, "date": ""}', "there are: 'length', 'lat', 'date'"),
        (b'{"lon": 1, "lat": 2, "date": "", "holder": 1}', "'holder' already"),
        (b'{"lon": 1, "lat": 2, "date": ""}\n{"holder": 1}', "'holder' already"),
    ],
)
def test_ndjson_that_does_not_fit(record, content, says):
    """The first object decides about names; no object may have an added one."""
    with pytest.raises(UsageError) as error:
        tagged(content, kind="ndjson")
    assert says in error.value.line()


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=5), max_size=3), max_size=5))
def test_ndjson_objects_keep_their_members(record, objects):
    """Whatever they hold."""
    whole = [{**value, "lon": 147.9, "lat": 45.0, "date": "1905-09-05"} for value in objects]
    content = "\n".join(json.dumps(value) for value in whole).encode()
    found = [json.loads(line) for line in tagged(content, kind="ndjson")[0].splitlines()]
    assert found == [{**value, "island": "iturup", "holder": "japan", "claimants": ["japan"]} for value in whole]


def test_workers_give_the_same_bytes_in_the_same_order(record):
    """Two processes, blocks of some rows, bad rows by their lines."""
    rows = [
        f"{140 + n % 18}.{n:04d},{43 + n % 12}.{n % 997:03d},{1640 + n % 380}-0{1 + n % 9}-1{n % 10}"
        for n in range(6000)
    ]
    rows[1234], rows[5678] = "x,1,2", 'quoted "mark,45,1905-09-05'
    content = ("lon,lat,date\n" + "\n".join(rows)).encode()
    alone, pooled = (tagged(content, block=20_000, workers=workers) for workers in (1, 2))
    assert pooled[:2] == alone[:2]
    assert [line for line, _ in alone[1]] == [1236, 5680]


@pytest.mark.parametrize(
    ("row", "marked"),
    [
        ('0\t147.9\t45\t1905-09-05\t"l\nf"', True),
        ('0\t147.9\t45\t1905-09-05\t"l\tf"', True),
        ('0\t147.9\t45\t1905-09-05\t"l\r\nf"\r', True),
        ('0\t147.9\t45\t1905-09-05\t "l\tf" ', False),
        ('"0\t1"\t147.9\t45\t1905-09-05\tf', True),
        ("0\t147.9\t45\t1905-09-05", False),
        ('0\t147.9\t45\t5" of rain', False),
    ],
)
def test_a_table_read_without_quotes_is_told_of_the_marks_in_a_row_that_does_not_fit(cli, tmp_path, row, marked):
    """With --quote double it may fit; a row without such marks is told of none, and one that is read so neither."""
    path = tmp_path / "in.tsv"
    path.write_text(f"id\tlon\tlat\tdate\tnote\n1\t147.9\t45\t1905-09-05\tn\n{row}\n", newline="")
    hint = "; --quote double reads quotation marks"
    told = cli("tag", path, "-o", tmp_path / "out.tsv").err
    assert "instead of 5" in told
    assert (hint in told) == marked
    assert (hint in cli("locate", "-", stdin=path.read_bytes()).err) == marked
    again = cli("tag", path, "-o", tmp_path / "again.tsv", "--quote", "double").err
    assert hint not in again
    assert ("instead of 5" in again) != marked
