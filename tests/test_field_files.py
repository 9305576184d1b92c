"""Files as they are met in the field: what `tag` and `locate -` read, what they say, and what they leave empty.

Each kind comes from public reports: names of columns, dates, delimiters, encodings, marks of well-known tables.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
import sys
import zipfile

import pytest

KUNASHIR = "44.03,145.86"


@pytest.fixture
def file(tmp_path):
    """A file with a content, text or bytes."""

    def write(content, name="in.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def rows(result, delimiter=","):
    """The cells of an output."""
    return list(csv.reader(io.StringIO(result.out), delimiter=delimiter))


def added(result, count=2, delimiter=","):
    """The added cells of each row."""
    return [row[-count:] for row in rows(result, delimiter)[1:]]


@pytest.fixture
def tag(cli, file):
    """Tag a content with the island and its holder."""

    def run(content, *options, name="in.csv"):
        return cli("tag", file(content, name), "--fields", "island,holder", *options)

    return run


# 1. Which columns are taken


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("LATITUDE,LONGITUDE,YEAR", f"{KUNASHIR},1905"),
        ("decimalLatitude,decimalLongitude,eventDate", f"{KUNASHIR},1905-09-05"),
        ("lat,lon,timestamp", f"{KUNASHIR},1905-09-05T10:00:00Z"),
        ("Latitude,Longitude,observed_on", f"{KUNASHIR},1905-09-05"),
        ("lat,lng,date_utc", f"{KUNASHIR},1905-09-05"),
        ("LAT,LON,Date", f"{KUNASHIR},1905-09-05"),
        ("Latitude (deg),Longitude (deg),DateTime", f"{KUNASHIR},1905-09-05 10:00"),
        ("Target Latitude,Target Longitude,Mission Date", f"{KUNASHIR},1905-09-05"),
        ("широта,долгота,дата", f"{KUNASHIR},1905-09-05"),
        ("Широта; Долгота; Дата наблюдения", "44,03;145,86;1905-09-05"),
        ("緯度,経度,年月日", f"{KUNASHIR},1905年9月5日"),
        ("緯度（度）,経度（度）,日付", f"{KUNASHIR},明治38年9月5日"),
        ("纬度,经度,日期", f"{KUNASHIR},1905-09-05"),
        ("緯度,經度,時間", f"{KUNASHIR},1905-09-05"),
        ("위도,경도,날짜", f"{KUNASHIR},1905-09-05"),
        ("ละติจูด,ลองจิจูด,วันที่", f"{KUNASHIR},1905-09-05"),
        ("y,x,day", f"{KUNASHIR},1905-09-05"),
        ("lat,lon,YEAR,MO,DY", f"{KUNASHIR},1905,9,5"),
        ("lat,lon,год,месяц,день", f"{KUNASHIR},1905,9,5"),
        ("lat,lon,year,month,day", f"{KUNASHIR},1905,,"),
        ("lat,lon,年,月,日", f"{KUNASHIR},1905,09,05"),
    ],
)
def test_columns_are_known_by_meaning_in_six_languages(tag, cli, header, row):
    """What was taken for what is said, by both commands."""
    text = f"{header}\n{row}\n"
    result = tag(text)
    assert added(result, delimiter=";" if ";" in header else ",") == [["kunashir", "japan"]]
    assert "kurils: took " in result.err or header.startswith("lat,lon,date")
    located = cli("locate", "-", "--format", "csv", stdin=text)
    assert (located.code, rows(located)[1][8]) == (0, "japan")
    assert "kurils: took " in located.err


def test_exact_names_come_before_meanings(tag):
    """And nothing need be said of them."""
    result = tag(f"lat,lon,date,Latitude,Longitude,eventDate\n{KUNASHIR},1905-09-05,0,0,2001-01-01\n")
    assert (added(result), result.err) == ([["kunashir", "japan"]], "")


@pytest.mark.parametrize(
    ("header", "two"),
    [
        ("Target Latitude,Takeoff Latitude,lon,date", "latitude: 'Target Latitude' and 'Takeoff Latitude'"),
        ("lat,Longitude,lng,date", "longitude: 'Longitude' and 'lng'"),
        ("lat,lon,eventDate,timestamp", "date: 'eventDate' and 'timestamp'"),
        ("широта,緯度,lon,date", "latitude: 'широта' and '緯度'"),
    ],
)
def test_between_two_columns_nothing_is_guessed(tag, cli, header, two):
    """Both are named."""
    for result in (tag(header + "\n1,2,3,4\n"), cli("locate", "-", stdin=header + "\n1,2,3,4\n")):
        assert result.code == 2
        assert f"two columns may be the {two}" in result.err


@pytest.mark.parametrize(
    ("header", "hint"),
    [
        ("USAF,LAT,LON,BEGIN,END\n1,44.03,145.86,19530216,20190213", "did you mean --date 'BEGIN' or 'END'?"),
        ("lat,lon,updated\n44.03,145.86,2022-05-09T14:58:23Z", "did you mean --date 'updated'?"),
        ("lat,lon,born\n44.03,145.86,x", "--date names it; there are: 'lat', 'lon', 'born'"),
        ("a,b,c\n1,2,3", "the longitude; no column is known as the latitude; no column is known as the date"),
    ],
)
def test_all_that_is_missing_is_said_at_once(tag, header, hint):
    """With what the columns hold as a hint, or all of them."""
    result = tag(header + "\n")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert hint in result.err


def test_what_is_said_of_a_column_that_is_not_there_goes_by_meaning(tag):
    """A column of dates of changes is no near miss of a date."""
    text = f"time,latitude,longitude,updated\n1918-09-07T17:16:26.000Z,{KUNASHIR},2022-05-09T14:58:23.000Z\n"
    assert "did you mean --date 'time'?" in tag(text, "--date", "date").err
    assert added(tag(text)) == [["kunashir", "japan"]]


def test_locate_does_not_answer_as_of_today_without_a_word(cli):
    """Where something looks like dates it refuses; else it says that there is none; a given day is a given day."""
    refused = cli("locate", "-", stdin=f"lat,lon,seen\n{KUNASHIR},1905-09-05\n")
    assert (refused.code, "did you mean --date 'seen'?" in refused.err) == (2, True)
    said = cli("locate", "-", "--format", "csv", stdin=f"lat,lon,name\n{KUNASHIR},x\n")
    assert (said.code, rows(said)[1][1]) == (0, "2026-11-22")
    assert "no column is known as a date; there are: 'lat', 'lon', 'name'" in said.err
    given = cli("locate", "-", "--format", "csv", "--date", "1905-09-05", stdin=f"lat,lon,name\n{KUNASHIR},x\n")
    assert rows(given)[1][8] == "japan"
    named = cli("locate", "-", "--format", "csv", "--date-column", "seen", stdin=f"lat,lon,seen\n{KUNASHIR},1905\n")
    assert rows(named)[1][8] == "japan"


def test_a_header_that_is_one_quoted_line_is_told(tag):
    """A broken export of some spreadsheets."""
    result = tag('\ufeff"Date,Time,Latitude,Longitude,Type"\n"06/11/1965,03:34:04,44.03,145.86,Earthquake"\n')
    assert result.code == 2
    assert "the header is one column: 'Date,Time,Latitude,Longitude,Type'" in result.err


# 2. Dates


@pytest.mark.parametrize("empty", ["", " ", '""', "\u00a0"])
def test_an_empty_date_is_a_row_that_cannot_be_read(tag, cli, empty):
    """For both commands; `--date` of locate stands for it when it is given."""
    text = f"lat,lon,date\n{KUNASHIR},{empty}\n{KUNASHIR},1905-09-05\n"
    result = tag(text)
    assert added(result) == [["", ""], ["kunashir", "japan"]]
    assert "line 2: date is " in result.err
    located = cli("locate", "-", "--format", "csv", stdin=text)
    assert [row[0] for row in rows(located)[1:]] == ["3"]
    assert "line 2: the date is empty" in located.err
    given = cli("locate", "-", "--format", "csv", "--date", "2001-01-01", stdin=text)
    assert [row[8] for row in rows(given)[1:]] == ["russia", "japan"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1945-08-20T00:00Z/1945-09-10T00:00Z", ["kunashir", ""]),
        ("1945-08-20/1945-09-10", ["kunashir", ""]),
        ("1945-08-20T00:00/30T00:00", ["kunashir", "japan"]),
        ("1945-08-20/08-30", ["kunashir", "japan"]),
        ("1923-06-25/1923-06-27", ["kunashir", "japan"]),
        ("1923-06-25T10:00/12:00", ["kunashir", "japan"]),
        ("1946/1950", ["kunashir", "russia"]),
        ("1946-03/2025-01-01", ["kunashir", "russia"]),
        ("1930-08", ["kunashir", "japan"]),
        ("1930", ["kunashir", "japan"]),
        ("1945", ["kunashir", ""]),
        ("2026", ["kunashir", "russia"]),
    ],
)
def test_spans_are_answered_field_by_field(tag, cli, date, expected):
    """Where a whole span has one answer; the others are counted apart."""
    text = f"lat,lon,date\n{KUNASHIR},{date}\n"
    result = tag(text)
    assert (result.code, added(result)) == (0, [expected])
    assert ("something changes inside the span" in result.err) == (not expected[1])
    located = rows(cli("locate", "-", "--format", "csv", stdin=text))[1][8]
    # of a span in which anything changes `locate` tells the changes, in its other formats
    assert located in (("", expected[1]) if date.startswith("1946") else (expected[1],))


@pytest.mark.parametrize(
    ("date", "why"),
    [
        ("2001-05-05T10:00/1944", "it ends before it begins"),
        ("1945-08-20 1945-09-10", "two dates stand there"),
        ("1945-09-01T99:99", "there is no such time of day"),
        ("1945-09-01 25:00", "there is no such time of day"),
        ("1945-09-01T10:61:00Z", "there is no such time of day"),
        ("9/11/1944", "day and month could be confused (write 1944-11-09 or 1944-09-11; of a file --date-format"),
        ("05.11.1952", "--date-format %d.%m.%Y or %m/%d/%Y says which"),
        ("31/02/1944", "February 1944 has 29 days"),
        ("05.11.52", "a year is written with four digits"),
        ("1944-13-01", "there is no month 13"),
    ],
)
def test_what_is_no_one_date_is_said_so(tag, cli, date, why):
    """With why; where not one row could be read the exit code is 2, for both commands."""
    text = f"lat,lon,date\n{KUNASHIR},{date}\n"
    for result in (tag(text), cli("locate", "-", stdin=text)):
        assert result.code == 2
        assert why in result.err
    assert "not one row could be read" in tag(text).err
    both = tag(text + f"{KUNASHIR},1905-09-05\n")
    assert (both.code, added(both)) == (0, [["", ""], ["kunashir", "japan"]])


@pytest.mark.parametrize(
    "date",
    ["19430815", "8/15/1943", "15.8.1943", "15-08-1943", "1943/8/15", "1943.08.15", "19430815T063000Z",
     "8/15/1943 9:30 PM", "15.08.1943 10:30:00", "1943-08-15T10:30:00.123456+09:00", "8/8/1943",
     "昭和18年8月15日", "1943-08-15T24:00"],
)  # fmt: skip
def test_dates_that_have_one_reading(tag, cli, date):
    """Are read, whatever their order."""
    text = f"lat,lon,date\n{KUNASHIR},{date}\n"
    assert added(tag(text)) == [["kunashir", "japan"]]
    assert rows(cli("locate", "-", "--format", "csv", stdin=text))[1][8] == "japan"


@pytest.mark.parametrize("date", ["-0044", "-2150-01-01", "44 BC", "79 до н. э.", "紀元前44年", "0000", "1634-12-31"])
def test_years_before_the_record_are_no_unreadable_rows(tag, date):
    """They are counted as what they are."""
    result = tag(f"lat,lon,date\n{KUNASHIR},{date}\n{KUNASHIR},1905-09-05\n")
    assert added(result) == [["", ""], ["kunashir", "japan"]]
    assert "1 dated before the record begins or in the future" in result.err
    assert "could not be read" not in result.err


@pytest.mark.parametrize(
    ("form", "date", "holder"),
    [
        ("%m/%d/%Y", "9/11/1944", "japan"),
        ("%d.%m.%Y", "05.11.1952", "russia"),
        ("%d.%m.%Y", "05.11.1952 10:30", "russia"),
        ("%d.%m.%Y", "1905-09-05", "japan"),
        ("%d %b %Y", "05 Nov 1952", "russia"),
        ("%Y%j", "1905248", "japan"),
        ("%m/%Y", "11/1944", "japan"),
        ("%Y", "1945", ""),
        ("%Y-%m-%dT%H:%M:%S%z", "1952-11-05T10:00:00+0900", "russia"),
    ],
)
def test_the_form_of_dates_can_be_told(tag, cli, form, date, holder):
    """In the codes of strptime; what tells no day is a month or a year. ISO days are read beside any other order."""
    text = f"lat,lon,date\n{KUNASHIR},{date}\n"
    assert added(tag(text, "--date-format", form)) == [["kunashir", holder]]
    assert rows(cli("locate", "-", "--format", "csv", "--date-format", form, stdin=text))[1][8] == holder


@pytest.mark.parametrize("form", ["%d.%m.%y", "%d.%m", "x", "%Q", "%Y-%d", "%c"])
def test_forms_that_tell_no_date_are_refused(tag, form):
    """Two digits do not tell 1905 from 2005."""
    result = tag(f"lat,lon,date\n{KUNASHIR},05.11.1952\n", "--date-format", form)
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_a_date_in_three_columns(tag):
    """Empty months and days make a year or a month of it; years before 1 are before the record."""
    text = "lat,lon,Y,M,D,note\n" + "".join(
        f"{KUNASHIR},{day},\n"
        for day in ("1905,9,5", "1905.0,9.0,5.0", "1930,8,", "1945,,", "-2150,,", "1905,13,1", ",,")
    )  # fmt: skip
    result = tag(text, "--date", "Y,M,D")
    assert added(result) == [["kunashir", "japan"]] * 3 + [["kunashir", ""]] + [["", ""]] * 3
    assert "1 dated before the record begins" in result.err
    assert "line 7: Y,M,D is no date: '1905-13-1', there is no such day" in result.err
    assert "line 8: Y M D are empty" in result.err


# 3. Numbers


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        ('"44,03"', '"145,86"'), ("44.03N", "145.86E"), ("N44.03", "E 145.86"), ("44°1.8'N", "145°51.6'E"),
        ("44°01'48\"", "145°51'36\""), ("44.03 с. ш.", "145.86 в. д."), ("北緯44.03度", "東経145.86度"),
        ("+44.030", "+145.860"), (" 44.03 ", "\t145.86"), ("4.403e1", "145.86"), ("44.03", "145.86000000000001"),
        ("44:01:48", "145:51:36"),
        ("북위 44.03", "동경 145.86"),
    ],
)  # fmt: skip
def test_angles_as_they_are_written(tag, cli, lat, lon):
    """Decimal commas, letters of the hemisphere, minutes and seconds."""
    text = f"lat,lon,date\n{lat},{lon},1905-09-05\n".replace('"44°01\'48""', "44°01'48\"")
    assert added(tag(text)) == [["kunashir", "japan"]]
    assert rows(cli("locate", "-", "--format", "csv", stdin=text))[1][8] == "japan"


@pytest.mark.parametrize(
    ("lat", "lon"), [("44.03E", "145.86N"), ("44°61'", "145.86"), ("44.03.1", "145.86"), ("", "145.86"), ("-", "-")]
)
def test_what_is_no_angle(tag, lat, lon):
    """Is named, with the column."""
    result = tag(f"lat,lon,date\n{lat},{lon},1905-09-05\n")
    assert (result.code, added(result)) == (2, [["", ""]])
    assert "line 2: l" in result.err


# 4. How a table is written


@pytest.mark.parametrize(("delimiter", "name"), [(";", "semicolon"), ("\t", "tab"), ("|", "pipe"), (",", "comma")])
def test_the_delimiter_is_found_or_told(tag, delimiter, name):
    """By a character or its name; it stays in the output."""
    text = "name,lat,lon,date\nx,44.03,145.86,1905-09-05\n".replace(",", delimiter)
    for options in ((), ("--delimiter", name), ("--delimiter", delimiter)):
        result = tag(text, *options)
        assert added(result, delimiter=delimiter) == [["kunashir", "japan"]]
    assert (f"separated by {name}s" in tag(text).err) == (delimiter != ",")


def test_a_russian_spreadsheet(tag, cli):
    """CP1251, semicolons, decimal commas, Russian names, line ends of Windows: all of it stays."""
    text = "Дата;Широта;Долгота;Место\r\n1905-09-05;44,03;145,86;Южно-Курильск\r\n05.11.1952;45,20;147,88;Курильск\r\n"
    refused = tag(text.encode("cp1251"))
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "the header is no UTF-8" in refused.err
    assert "--encoding cp1251 would read 'Широта', 'Долгота'" in refused.err
    read = ("--encoding", "cp1251", "--date-format", "%d.%m.%Y")
    located = cli("locate", "-", "--format", "csv", *read, stdin=text.encode("cp1251"))
    assert [row[8] for row in rows(located)[1:]] == ["japan", "russia"]


@pytest.mark.parametrize(
    ("encoding", "header", "place"),
    [
        ("cp1251", "Широта;Долгота;Дата;Место", "Южно-Курильск"),
        ("koi8-r", "Широта;Долгота;Дата;Место", "Курильск"),
        ("shift_jis", "緯度;経度;日付;名", "択捉表"),
        ("cp932", "緯度;経度;日付;名", "①択捉"),
        ("euc_jp", "緯度;経度;日付;名", "国後"),
        ("euc_kr", "위도;경도;날짜;이름", "쿠나시르"),
        ("cp949", "위도;경도;날짜;이름", "쿠나시르"),
        ("gb18030", "纬度;经度;日期;名", "国后岛€"),
        ("big5", "緯度;經度;日期;名", "國後島"),
        ("cp874", "ละติจูด;ลองจิจูด;วันที่;ชื่อ", "คูนาชีร์"),
        ("utf-16-le", "Широта;Долгота;Дата;Место", "Южно-Курильск"),
        ("utf-16", "緯度;経度;日付;名", "択捉"),
        ("utf-32-be", "위도;경도;날짜;이름", "쿠나시르"),
        ("latin-1", "Latitude;Longitude;Date;Île", "Kounachir é"),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_every_encoding_stays(cli, file, tmp_path, encoding, header, place, workers):
    """Names are given in the user's own script, and every byte of the input is in the output."""
    text = f"{header}\r\n44,03;145,86;1905-09-05;{place}\r\n"
    path, out = file(text.encode(encoding)), tmp_path / "out.csv"
    names = dict(zip(("--lat", "--lon", "--date"), header.split(";"), strict=False))
    options = [word for pair in names.items() for word in pair]
    for more in ([], options):
        command = (
            "tag",
            path,
            "-o",
            out,
            "--force",
            "--encoding",
            encoding,
            "--fields",
            "island",
            "--workers",
            workers,
        )
        result = cli(*command, *more)
        assert result.code == 0, result.err
        assert out.read_bytes() == text.replace("\r\n", ";island\r\n", 1).replace(place, f"{place};kunashir").encode(
            encoding
        )


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_beginning_tells_the_encoding(cli, file, tmp_path, mark):
    """And stays there."""
    text = f"名,lat,lon,date\n択捉,{KUNASHIR},1905-09-05\n"
    out = tmp_path / "out.csv"
    assert cli("tag", file(text.encode(mark)), "-o", out, "--fields", "island").code == 0
    assert out.read_bytes() == text.replace("date", "date,island").replace("-05\n", "-05,kunashir\n").encode(mark)
    located = cli("locate", "-", "--format", "csv", stdin=text.encode(mark))
    assert rows(located)[1][8] == "japan"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("klingon", "no encoding is called 'klingon'"),
        ("cp1521", "did you mean "),
        ("iso2022_jp", "tables in iso2022_jp cannot be read"),
        ("unicode_escape", "tables in unicode_escape cannot be read"),
        ("raw_unicode_escape", "tables in raw_unicode_escape cannot be read"),
        ("utf-7", "tables in utf-7 cannot be read"),
        ("rot13", "tables in rot13 cannot be read"),
        ("hex", "tables in hex cannot be read"),
    ],
)
def test_encodings_that_do_not_exist(tag, cli, name, says):
    """Or in which no table can be kept byte by byte."""
    text = f"lat,lon,date\n{KUNASHIR},1905-09-05\n"
    for result in (tag(text, "--encoding", name), cli("locate", "-", "--encoding", name, stdin=text)):
        assert (result.code, result.err.count("\n"), says in result.err) == (2, 1, True)


@pytest.mark.parametrize("name", ["in.tsv", "in.csv", "in.txt"])
def test_a_quotation_mark_means_nothing_in_tsv(tag, name):
    """As GBIF and others write it: none takes the rest of the file."""
    head = "gbifID\tlocality\tdecimalLatitude\tdecimalLongitude\teventDate\n"
    body = ["Kunashir", '"Alekhino', '"Alekhino, hot spring', 'Shana 5" soil', '"', '""', 'x"']
    text = head + "".join(f"{n}\t{place}\t44.03\t145.86\t1995-08-01\n" for n, place in enumerate(body))
    result = tag(text, name=name)
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == head.strip() + "\tisland\tholder"
    assert lines[1:] == [line + "\tkunashir\trussia" for line in text.splitlines()[1:]]


def test_tsv_whose_header_is_quoted_is_read_so(tag):
    """As R writes it; and where the user says so."""
    text = '"name"\t"lat"\t"lon"\t"date"\n"a\tb"\t44.03\t145.86\t1905-09-05\n'
    assert added(tag(text, name="in.tsv"), delimiter="\t") == [["kunashir", "japan"]]
    text = 'name\tlat\tlon\tdate\n"a\tb"\t44.03\t145.86\t1905-09-05\n'
    assert added(tag(text, "--quote", "double", name="in.tsv"), delimiter="\t") == [["kunashir", "japan"]]
    assert "5 fields instead of 4" in tag(text, name="in.tsv").err


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('1,"Alekhino,44.03,145.86,1995-08-01\n2,x,44.03,145.86,1995-08-02\n', "line 2: a quotation mark is opened"),
        ('1,x,44.03,145.86,1995-08-01\n2,"x,44.03,145.86,1995-08-02\n3,x,1,2,3\n', "line 3: a quotation mark is"),
        ('1,x,44.03,145.86,1995-08-01\r\n2,"x\r\n\r\n3', "line 3: a quotation mark is opened and never closed"),
    ],
)  # fmt: skip
def test_a_mark_that_takes_the_rest_of_a_file_is_an_error(cli, file, tmp_path, body, says):
    """Nothing is written; `--quote none` reads it."""
    path, out = file("id,place,lat,lon,date\n" + body), tmp_path / "out.csv"
    result = cli("tag", path, "-o", out)
    assert (result.code, out.exists()) == (2, False)
    assert says in result.err
    assert "--quote none" in result.err
    assert cli("tag", path, "-o", out, "--quote", "none").code == 0


def test_a_mark_that_takes_some_lines_is_told(tag):
    """The row is one that cannot be read, and its bytes stay."""
    text = "id,place,lat,lon,date\n" + "".join(
        f"{place},{KUNASHIR},1995-08-0{n}\n" for n, place in enumerate(('1,"Alekhino', '2,5" soil', "3,x"), 1)
    )  # fmt: skip
    result = tag(text)
    assert result.out.splitlines()[-1] == "3,x,44.03,145.86,1995-08-03,kunashir,russia"
    assert "line 2: a quotation mark that is not meant as one takes the lines behind it" in result.err


def test_comments_are_kept(tag, cli):
    """Before the header and among the rows; a header may be the last of them."""
    text = f'# from "somewhere"\n#\nlat,lon,date\n# more\n{KUNASHIR},1905-09-05\n'
    result = tag(text)
    assert (
        result.out
        == f'# from "somewhere"\n#\nlat,lon,date,island,holder\n# more\n{KUNASHIR},1905-09-05,kunashir,japan\n'
    )
    assert "1 line of comment, kept as it is" in result.err
    assert rows(cli("locate", "-", "--format", "csv", stdin=text))[1][8] == "japan"
    text = "#EventID|Time|Latitude|Longitude|Depth/km\nx|1905-09-05T10:00:00|44.03|145.86|10\n"
    result = tag(text)
    assert result.out.splitlines() == [
        "#EventID|Time|Latitude|Longitude|Depth/km|island|holder",
        "x|1905-09-05T10:00:00|44.03|145.86|10|kunashir|japan",
    ]  # fmt: skip
    assert rows(cli("locate", "-", "--format", "csv", stdin=text))[1][8] == "japan"


def test_a_line_that_tells_spreadsheets_the_delimiter(tag):
    """It stays, and is believed."""
    result = tag("sep=;\nlat;lon;date\n44,03;145,86;1905-09-05\n")
    assert result.out == "sep=;\nlat;lon;date;island;holder\n44,03;145,86;1905-09-05;kunashir;japan\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_feeds_in_fields_and_all_line_ends(tag, file, cli, tmp_path, ends):
    """What ends the first record ends them all."""
    text = ends.join(["lon,lat,date,note", '147.9,45.0,1905-09-05,"a\nb"', "147.9,45.0,1905-09-05,c", ""])
    out = tmp_path / "out.csv"
    assert cli("tag", file(text), "-o", out, "--fields", "holder").code == 0
    with open(out, newline="") as stream:
        content = stream.read()
    assert content == text.replace("note", "note,holder").replace('b"', 'b",japan').replace(",c", ",c,japan")


def test_rows_of_unequal_length_and_mixed_line_ends(tag):
    """Each row for itself, with what is wrong."""
    result = tag(
        f"lat,lon,date\r\n{KUNASHIR},1905-09-05\n{KUNASHIR}\r\n{KUNASHIR},1905-09-05,x,y\n\n{KUNASHIR},1905-09-05"
    )
    assert "line 3: 2 fields instead of 3" in result.err
    assert "line 4: 5 fields instead of 3" in result.err
    assert "4 rows, 2 of them on an island" in result.err


def test_a_header_without_rows_is_told(tag, cli):
    """It is a file all the same."""
    result = tag("lat,lon,date\n")
    assert (result.code, result.out) == (0, "lat,lon,date,island,holder\n")
    assert "0 rows" in result.err
    assert cli("locate", "-", stdin="lat,lon,date\n").code == 2


def test_a_column_named_twice(tag):
    """Matters only when it is wanted."""
    assert added(tag(f"lat,lon,date,x,x\n{KUNASHIR},1905-09-05,1,2\n")) == [["kunashir", "japan"]]
    for header in ("lat,lat,lon,date", "lat,Lon,lon,lon"):
        assert "is there 2 times" in tag(header + "\n1,2,3,4\n").err or "no column is known" in tag(header + "\n").err


def test_a_file_that_changes_while_it_is_read(record, file, tmp_path, monkeypatch):
    """Is told, and nothing is written."""
    from kurils.base.errors import UsageError
    from kurils.base.files import replacing
    from kurils.tagging import files
    from kurils.tagging.job import Job

    path = file(f"lat,lon,date\n{KUNASHIR},1905-09-05\n")

    def grow(done, rows):
        if rows == 1:
            with open(path, "a") as stream:
                stream.write("44,145,1905-09-05\n")

    with pytest.raises(UsageError, match="changed while it was read"):
        files.tag_file(files.Files(str(path), str(tmp_path / "out.csv")), Job(), replacing, grow)
    assert os.listdir(tmp_path) == ["in.csv"]


# 5. Far away


@pytest.mark.parametrize("point", ["51.478,-0.461", "35.683,139.767", "0,0", "-44,-145"])
@pytest.mark.parametrize("format", ["csv", "ndjson", "geojson", "table"])
def test_far_from_every_island_nobody_holds_a_point(cli, point, format):
    """In no form of the answer."""
    result = cli("locate", "-", "--format", format, stdin=f"lat,lon,date\n{point},1948-12-01\n")
    assert result.code == 0
    assert not any(word in result.out.lower() for word in ("soviet", "russia", '"japan"', "1875", "unsettled"))


def test_nearer_than_that_it_is_said_whose_island_is_near(cli):
    """The limit is a thousand kilometres."""
    result = cli("locate", "-", "--format", "csv", stdin="lat,lon,date\n44.4,150,1948-12-01\n")
    assert rows(result)[1][8] == "russia"


# 6. GeoJSON and spreadsheets


def test_geojson_points_with_a_date(tag, cli):
    """The properties are added at the end of those that are there; every other byte stays."""
    point = '"geometry":{"type":"Point","coordinates":[145.86,44.03, 5]}'
    features = [
        f'{{"type":"Feature",{point},"properties":{{"eventDate":"1905-09-05", "n":1.10}}}}',
        f'{{"type":"Feature","properties":{{"eventDate":"1945"}},{point}}}',
        '{"type":"Feature","geometry":null,"properties":{"eventDate":"2001-05-05"}}',
    ]
    huge = features[1].replace("145.86", "1" + "0" * 400)
    assert "the geometry is no point" in tag(huge, name="in.geojson").err
    text = '{"type":"FeatureCollection", "name":"x",\n "features":[\n' + ",\n".join(features) + "\n]}\n"
    result = tag(text, name="in.geojson")
    more = ', "island": "kunashir", "holder": '
    expected = text.replace('"n":1.10', '"n":1.10' + more + '"japan"').replace('"1945"', '"1945"' + more + "null")
    assert result.out == expected.replace('"2001-05-05"', '"2001-05-05", "island": null, "holder": null')
    assert "line 5: the geometry is no point" in result.err
    located = cli("locate", "-", "--format", "csv", stdin=text)
    assert [row[8] for row in rows(located)[1:]] == ["japan", ""]
    lines = tag("\n".join("\x1e" + one for one in features[:2]) + "\n", name="in.geojson").out.strip("\n").split("\n")
    assert [json.loads(line.strip("\x1e"))["properties"]["island"] for line in lines] == ["kunashir", "kunashir"]


def test_features_without_properties_get_some(tag):
    """Null, which GeoJSON allows, none at all, or empty: they have no date, and the others of the file are answered."""
    point = '"geometry": {"type": "Point", "coordinates": [147.9, 45]}'
    forms = ['"properties": {"date": "1905-09-05"}', '"properties" : { }', '"properties" : null', '"id": 4']
    features = [f'{{"type": "Feature", {form}, {point}}}' for form in forms]
    result = tag('{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "]}", name="in.geojson")
    found = json.loads(result.out)["features"]
    assert [each["properties"]["island"] for each in found] == ["iturup", None, None, None]
    assert [list(each) for each in found[2:]] == [
        ["type", "properties", "geometry"],
        ["properties", "type", "id", "geometry"],
    ]
    assert [f"line {number}: there is no member 'date'" in result.err for number in (1, 2, 3, 4, 5)] == [False] * 2 + [
        True
    ] * 3
    # what else stands there is none
    assert tag(f'{{"type": "Feature", "properties": 5, {point}}}', name="in.geojson").code == 2


def test_json_numbers_of_any_length(tag):
    """What Python does not read by itself is a number all the same, and no date and no angle."""
    long = "1" * 5000
    point = '{"type": "Feature", "geometry": {"type": "Point", "coordinates": %s}, "properties": {"date": %s, "n": %s}}'
    fine = point % ("[147.9, 45]", '"1905-09-05"', long)
    result = tag(fine, name="in.geojson")
    assert (result.code, f'"n": {long}' in result.out, '"iturup"' in result.out) == (0, True, True)
    for place, date in ((f"[{long}, 45]", '"1905-09-05"'), ("[147.9, 45]", long)):
        result = tag(fine + point % (place, date, 1), name="in.geojson")
        assert (result.code, "1 could not be read" in result.err, long in result.out) == (0, True, True)
    line = '{"lon": %s, "lat": 45, "date": %s, "n": %s}\n'
    result = tag(line % (147.9, '"1905-09-05"', long) + line % (long, '"1905-09-05"', 1) + line % (147.9, long, -1),
                 name="in.ndjson")  # fmt: skip
    assert (result.code, "2 could not be read" in result.err, f'"n": {long}' in result.out) == (0, True, True)


def test_geojson_without_properties_has_no_columns(tag):
    """Names that nobody gave are not shown."""
    result = tag('{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}}',
                 name="in.geojson")  # fmt: skip
    assert (result.code, "there are no columns" in result.err, "\\x1f" in result.err) == (2, True, False)


@pytest.mark.parametrize(("left", "right"), [("[", "]"), ('{"a":', "}")])
def test_geojson_of_any_depth(tag, left, right):
    """A date that can be read and is too deep to be told is a bad row; what cannot be read is no GeoJSON."""
    deepest = sys.getrecursionlimit()
    point = '{"type": "Feature", "geometry": {"type": "Point", "coordinates": [147.9, 45]}, "properties": {"date": %s}}'
    for depth in range(max(1, deepest - 160), deepest + 2, 16):
        result = tag(point % (left * depth + "1" * (left != "[") + right * depth), name="in.geojson")
        assert result.code == 2
        assert ("date is no date" in result.err) != ("the input is no GeoJSON" in result.err), result.err


@pytest.mark.parametrize(
    "content",
    ["{", '{"type":"Point","coordinates":[1,2]}', "[1]", '{"type":"FeatureCollection","features":[1]}', b"\xff{"],
)
def test_what_is_no_geojson(tag, content):
    """One line."""
    result = tag(content, name="in.geojson")
    assert (result.code, result.err.count("\n")) == (2, 1)


def sheet(rows):
    """A small spreadsheet."""

    def cell(value):
        text = isinstance(value, str)
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>' if text else f"<c><v>{value}</v></c>"

    cells = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def relation(kind, target):
        one = f'<Relationship Id="r1" Type="{office}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{package}/relationships">{one}</Relationships>'

    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1"'
        ' r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.extras
def test_a_spreadsheet_becomes_csv(cli, file, tmp_path):
    """Numbers and texts as they stand in its first sheet."""
    path = file(
        sheet([["место", "широта", "долгота", "дата"], ["Южно-Курильск", 44.03, 145.86, "05.11.1952"]]), "in.xlsx"
    )
    result = cli("tag", path, "--fields", "holder", "--date-format", "%d.%m.%Y")
    assert result.out == "место,широта,долгота,дата,holder\nЮжно-Курильск,44.03,145.86,05.11.1952,russia\n"
    assert "what comes of a spreadsheet is CSV" in cli("tag", path, "-o", tmp_path / "out.xlsx").err
    broken = cli("tag", file(b"PK\x03\x04 no", "b.xlsx"))
    assert (broken.code, broken.err.count("\n")) == (2, 1)


def test_a_spreadsheet_that_is_taken_for_text_is_told(tag, cli):
    """With what to do."""
    for result in (tag(sheet([["lat"]]), "--kind", "csv"), cli("locate", "-", stdin=sheet([["lat"]]))):
        assert (result.code, result.err.count("\n")) == (2, 1)
        assert "save it as CSV UTF-8" in result.err


def test_without_the_extra_a_spreadsheet_says_how_to_save(tag, monkeypatch):
    """And which extra reads it."""
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    result = tag(sheet([["lat"]]), name="in.xlsx")
    assert (result.code, "kurils[excel]" in result.err, "save it as CSV UTF-8" in result.err) == (2, True, True)


def test_the_marks_of_encodings_are_those_of_the_library():
    """Four bytes before two: the mark of UTF-32 begins with that of UTF-16."""
    from kurils.tagging.reading import encoding_of

    assert encoding_of(None, codecs.BOM_UTF32_LE + b"l\0\0\0") == "utf-32-le"
    assert encoding_of(None, codecs.BOM_UTF16_LE + b"l\0") == "utf-16-le"
    assert encoding_of(None, b"lat") == "utf-8"


@pytest.mark.parametrize(
    ("crs", "is_read"),
    [
        ({"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, True),
        ({"type": "name", "properties": {"name": "EPSG:4326"}}, True),
        ({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::6668"}}, True),
        ({"type": "EPSG", "properties": {"code": 4326}}, True),
        (None, True),
        ({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}, False),
        ({"type": "name", "properties": {"name": "EPSG:4301"}}, False),
        ({"type": "EPSG", "properties": {"code": 2454}}, False),
        ({"type": "link", "properties": {"href": "https://example.org/\u202e", "type": "proj4"}}, False),
        ({"type": "name", "properties": {"name": ["EPSG:4326"]}}, False),
        ("EPSG:4326", False),
        ([], False),
    ],
)
@pytest.mark.parametrize("place", ["collection", "feature", "geometry"])
def test_geojson_in_other_coordinates_is_refused(cli, file, crs, is_read, place):
    """A `crs` of before 2016 that is no longitude and latitude on WGS 84, or a metre beside it, is told in one line."""
    geometry = {"type": "Point", "coordinates": [147.9, 45.0]}
    feature = {"type": "Feature", "geometry": geometry, "properties": {"date": "1905-09-05"}}
    collection = {"type": "FeatureCollection", "features": [feature]}
    {"collection": collection, "feature": feature, "geometry": geometry}[place]["crs"] = crs
    path = file(json.dumps(collection), "in.geojson")
    for made in (cli("tag", path), cli("locate", "-", "--format", "csv", stdin=path.read_text())):
        assert (made.code, "japan" in made.out) == ((0, True) if is_read else (2, False))
        assert is_read or (made.err.count("\n"), "WGS 84" in made.err) == (1, True)


def test_geojson_in_another_encoding(cli):
    """Lines, tables and GeoJSON are told apart behind the mark of UTF-16 too."""
    feature = '{"type":"Feature","geometry":{"type":"Point","coordinates":[145.86,44.03]},"properties":{"date":"1905"}}'
    located = cli("locate", "-", "--format", "csv", stdin=feature.encode("utf-16"))
    assert rows(located)[1][8] == "japan"
    located = cli("locate", "-", "--format", "csv", stdin="44.03 145.86 1905-09-05\n".encode("utf-16"))
    assert rows(located)[1][8] == "japan"
