"""`border`: the lines of a day, on what basis, and the straits with the names that mislead."""

from __future__ import annotations

import json

import pytest

from kurils.base.errors import DateOutOfCoverage


def lines(answer):
    """State -> ids, in order."""
    found: dict[str, list[str]] = {}
    for line in answer["borders"]:
        found.setdefault(line["state"], []).append(line["id"])
    return found


def test_before_and_after_the_first_day_in_the_toy(toy):
    """No line on the last day before, with the day of the first; the line on the first day."""
    before = toy.border("1851-05-31")
    assert (before["borders"], before["first_agreed"]) == ([], "1851-06-01")
    (line,) = toy.border("1851-06-01")["borders"]
    assert (line["id"], line["document"], line["article"], line["strait"]) == ("pact-line", "1850-pact", "1", "narrow")
    assert toy.border("1851-06-01")["documents"]["1850-pact"]


def test_a_span_with_changes_lists_them_in_the_toy(toy):
    """The year of the change has changes and no lines; the year after has lines and no changes."""
    busy, quiet = toy.border("1851"), toy.border("1852")
    assert busy["changes"] == [{"date": "1851-06-01", "border": "pact-line", "begins": True}]
    assert busy["borders"] == []
    assert (quiet["changes"], len(quiet["borders"])) == ([], 1)
    assert quiet["span"] == {"from": "1852-01-01", "to": "1853-01-01"}


@pytest.mark.parametrize(
    ("day", "agreed", "pending", "undivided"),
    [
        ("1855-02-06", [], [], []),
        ("1855-02-07", [], ["vries-agreed"], []),
        ("1856-12-06", [], ["vries-agreed"], []),
        ("1856-12-07", ["vries-agreed"], [], ["sakhalin-south", "sakhalin-north"]),
        ("1875-05-07", ["vries-agreed"], ["la-perouse-agreed", "first-kuril-agreed"],
         ["sakhalin-south", "sakhalin-north"]),
        ("1875-08-22", ["la-perouse-agreed", "first-kuril-agreed"], [], []),
        ("1905-09-04", ["la-perouse-agreed", "first-kuril-agreed"], [], []),
        ("1905-09-05", ["la-perouse-agreed", "first-kuril-agreed"], ["sakhalin-50n-agreed"], []),
        ("1905-10-15", ["first-kuril-agreed", "sakhalin-50n-agreed"], [], []),
        ("1945-09-01", ["first-kuril-agreed"], [], []),
        ("1945-09-02", [], [], []),
        ("2020-01-01", [], [], []),
    ],
)  # fmt: skip
def test_agreed_lines_day_by_day(record, day, agreed, pending, undivided):
    """The day before, the day, the day after: what was agreed, signed and not in force, and undivided."""
    answer = record.border(day)
    assert lines(answer).get("agreed", []) == agreed
    assert [line["id"] for line in answer["pending"]] == pending
    assert answer["undivided"] == undivided


def test_the_parallel_is_marked_on_the_ground(record):
    """Demarcated from 1908, and on that basis until 1945-09-02."""
    assert lines(record.border("1907-12-31")).get("demarcated") is None
    assert lines(record.border("1908-12-31"))["demarcated"] == ["sakhalin-50n-demarcated"]
    assert lines(record.border("1945-09-01"))["demarcated"] == ["sakhalin-50n-demarcated"]


def test_lines_of_today(record):
    """None agreed; one in practice; and what each side claims, each with whose claim it is."""
    answer = record.border("2026-01-01")
    assert set(lines(answer)) == {"de-facto", "claimed"}
    assert lines(answer)["de-facto"] == [
        "la-perouse-de-facto",
        "nemuro-de-facto",
        "izmeny-de-facto",
        "goyomai-de-facto",
    ]
    assert {(line["by"], line["line"]) for line in answer["borders"] if line["state"] == "claimed"} == {
        ("japan", "friz_vries"), ("russia", "defacto_1945_nemuro"), ("russia", "la_perouse_soya"),
    }  # fmt: skip


def test_straits_come_with_names_in_three_languages(record):
    """Each has an English, a Russian and a Japanese name, the reading, and where it lies."""
    straits = {strait["id"]: strait for strait in record.straits()["straits"]}
    assert straits["catherine"]["names"] == {"en": "Catherine Strait", "ru": "пролив Екатерины", "ja": "国後水道"}
    assert straits["nemuro"]["names"]["ru"] == "Кунаширский пролив"
    assert all({"en", "ru", "ja"} <= set(strait["names"]) for strait in straits.values())
    assert straits["goyomai"]["computed_width_km"] == pytest.approx(3.5, abs=0.1)
    assert "3.7" in [width["printed"] for width in straits["goyomai"]["widths"]]


def test_false_friends_are_explained(cli):
    """Kunashiri-suido is not the Kunashirsky strait, and the list says so."""
    out = cli("border", "--straits").out
    told = out.partition("easily mixed up")[2]
    assert "Catherine Strait:" in told
    assert "Nemuro Strait:" in told
    assert "Kunashiri-suido" in told


def test_days_outside_the_record(record):
    """Before 1635 and in the future there is no answer."""
    for day in ("1634-12-31", "2027-01-01"):
        with pytest.raises(DateOutOfCoverage):
            record.border(day)


def test_before_the_first_line_it_is_said_why(cli):
    """Not a bare nothing: which line was first, and that it was signed."""
    early = cli("border", "--date", "1850-01-01").out
    assert "No line was agreed yet: the first was in force from 1856-12-07" in early
    signed = cli("border", "1855-02-07").out
    assert "signed on 1855-02-07" in signed
    assert "in force from 1856-12-07" in signed
    undivided = cli("border", "1860-01-01").out
    assert "Southern Sakhalin (Minami-Karafuto) is undivided on this day: no line there." in undivided


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--date", "1905-13-01"], "cannot read the date"),
        (["1905-09-05", "--date", "1905-09-06"], "two dates are given"),
        (["--straits", "1905"], "the straits have no date"),
        (["iturup"], "cannot read the date"),
        (["--format", "xml"], "it has: table"),
        (["--straits", "--format", "geojson"], "it has: table"),
        (["1945", "--format", "geojson"], "GeoJSON shows one day"),
    ],
)
def test_bad_questions_are_refused_in_one_line(cli, words, says):
    """Exit code 2 and one line that says what to do; in JSON, of which GeoJSON is one, the object too."""
    result = cli("border", *words)
    assert result.code == 2
    assert (json.loads(result.out)["error"]["code"] == "usage") if "geojson" in words else result.out == ""
    assert says in result.err
    assert result.err.count("\n") == 1


def test_json_and_csv(cli):
    """The keys of JSON in their order; a row a line in CSV; for a span the changes."""
    answer = json.loads(cli("border", "1905-09-05", "-f", "json").out)
    assert list(answer) == [
        "kurils", "date", "span", "borders", "pending", "undivided", "first_agreed", "straits", "changes", "documents",
        "attribution", "sources",
    ]  # fmt: skip
    assert answer["kurils"]["answer"] == "border"
    rows = cli("border", "1905-09-05", "-f", "csv").out.splitlines()
    assert [row.split(",")[1] for row in rows] == ["id", "la-perouse-agreed", "first-kuril-agreed"]
    assert cli("border", "1945", "-f", "csv").out.splitlines()[1] == "1945-08-25,la-perouse-de-facto,begins"


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("day", ["1855-02-07", "1860-01-01", "1905-09-05", "1945-09-02", "2020-01-01", "1945"])
def test_how_it_reads(cli, snapshot, monkeypatch, day, width):
    """Snapshots at two widths; no line is wider."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = cli("border", day).out
    assert max(map(len, out.splitlines())) <= width
    snapshot(out, f"border-{day}-{width}.txt")


@pytest.mark.parametrize("width", [80, 120])
def test_how_the_straits_read(cli, snapshot, monkeypatch, width):
    """Snapshots at two widths."""
    monkeypatch.setenv("COLUMNS", str(width))
    snapshot(cli("border", "--straits").out, f"border-straits-{width}.txt")
