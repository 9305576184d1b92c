"""Python callers and notebooks: answers that show themselves, rows with types, frames."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import pickle
import re
from concurrent.futures import ProcessPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

import kurils
from kurils import record as plain_module
from kurils.answers.lists import TRACKS
from kurils.base.errors import NoSuchValue, OutputError, UsageError
from kurils.base.stamps import stamp_of
from kurils.notebook.asked import KINDS
from kurils.notebook.record import METHODS, SHOWN, Record
from kurils.query.tables import TABLES
from kurils.record import load as plain
from kurils.tagging import tag_one

DOCS = Path(__file__).parent.parent / "docs"
#: a call of each method whose answer shows itself
CALLS = {
    "status": ("1905-09-05",),
    "diff": ("1855-02-06", "1856-12-07"),
    "timeline": (["iturup"],),
    "compare": ("1956-12-12", ["iturup"]),
    "documents": ("shimoda",),
    "document": ("1855-shimoda",),
    "explain": ("iturup", "1905-09-05"),
    "glossary": ("executed",),
    "sources": ("compendium",),
    "audit": (["iturup"],),
    "islands": (),
    "island": ("iturup",),
    "locate": (44, 146, "1950-01-01"),
    "border": ("1875-08-22",),
    "straits": (),
    "map": ("1945",),
    "citations": (["1855-shimoda"],),
}
TAGS = {"div", "p", "small", "b", "ul", "li", "a", "details", "summary", "pre", "h3", "h4", "h5"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}


class Balanced(HTMLParser):
    """Reads a piece of HTML and holds that each element ends where it should."""

    def __init__(self):
        super().__init__()
        self.open, self.text, self.links = [], "", []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        self.open.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(piece):
    """The text and the links of a piece of HTML."""
    reader = Balanced()
    reader.feed(piece)
    reader.close()
    assert reader.open == []
    return reader


def test_every_answer_is_tried():
    """A method that is added has a call here."""
    assert set(CALLS) == {*SHOWN, "map", "citations"}


@pytest.mark.parametrize("name", CALLS)
def test_an_answer_shows_itself_and_is_what_it_was(record, name):
    """The same mapping as without a notebook, to be stored and sent as one; as HTML with edition and sources."""
    answer = getattr(record, name)(*CALLS[name])
    assert answer == getattr(plain(), name)(*CALLS[name])
    assert type(pickle.loads(pickle.dumps(answer))) is dict
    assert json.loads(json.dumps(answer)) == json.loads(json.dumps(dict(answer)))
    shown = read(answer._repr_html_())
    assert f"version {record.meta['version']}, checked to {record.meta['coverage']['to']}" in shown.text
    for source in answer.get("sources", ()):
        if isinstance(source, dict):
            assert source["id"] in shown.text


def test_what_the_record_holds_is_no_markup(toy_folder, monkeypatch):
    """A title with tags is a text, and an address that is none of the web is no link."""
    file = toy_folder / "actors.yaml"
    said = file.read_text(encoding="utf-8")
    name = re.search(r"names: \{en: \"?([^,}\"]+)", said).group(1)
    file.write_text(said.replace(name, "<img src=x onerror=alert(1)>", 1), encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    record = kurils.load()
    days = record.steps()
    shown = "".join(read(record.status(day)._repr_html_()).text for day in days)
    assert "<img src=x" in shown


def test_a_map_is_a_picture_and_its_changes_are_words(record):
    """SVG for a day, HTML for a time in which something changes; never both."""
    day, year = record.map("1905-09-05"), record.map("1945")
    assert day._repr_svg_().startswith("<svg")
    assert day._repr_html_() is None
    assert year._repr_svg_() is None
    assert "1945-08-28" in year._repr_html_()


@pytest.mark.parametrize(
    "asked",
    [{"islands": ["iturup"], "date": "1905-09-05"}, {"kind": "pair", "date": "1992-06-01"},
     pytest.param({"kind": "poster", "days": ["1905-09-05", "1945-09-03"], "theme": "mono"}, marks=pytest.mark.extras)],
)  # fmt: skip
def test_a_chart_is_the_picture_of_the_command(record, cli, tmp_path, asked):
    """The same as `kurils chart` writes; `save` writes it too, and refuses what exists and what is no picture."""
    options = [
        "--kind",
        asked.get("kind", "timeline"),
        "--theme",
        asked.get("theme", "light"),
        *asked.get("islands", ()),
    ]
    options += ["--date", asked["date"]] if "date" in asked else []
    options += ["--days", ",".join(asked["days"])] if "days" in asked else []
    picture, file = record.chart(**asked), tmp_path / "chart.svg"
    assert cli("chart", *options).out == picture.svg
    assert picture._repr_svg_().startswith("<svg")
    picture.save(str(file))
    assert file.read_text(encoding="utf-8").startswith(picture.svg.rstrip())
    assert stamp_of(file.read_bytes()).as_written
    with pytest.raises(OutputError):
        picture.save(str(file))
    with pytest.raises(UsageError, match="svg or png"):
        picture.save(str(tmp_path / "chart.gif"))


@pytest.mark.parametrize("asked", [{"kind": "pie"}, {"kind": "pair", "date": "1905"}, {"days": ["1905-09-05"]}])
def test_a_chart_that_is_none_is_refused(record, asked):
    """By kind, by a year, by days that no such chart has."""
    with pytest.raises(UsageError):
        record.chart(**asked)


def test_spells_say_what_status_says(record):
    """Of every place on days of change: also of islands with days of their own."""
    rows = {}
    for row in record.spells(record.names):
        rows.setdefault((row["place"], row["track"]), []).append(row)
    for day in record.steps(all=True)[::12]:
        for island in record.status(day, record.names)["islands"]:
            on = {}
            for track in TRACKS:
                found = [row for row in rows[island["id"], track] if row["from"] <= day < (row["to"] or "9")]
                on[track] = found
            (control,), (title,), (governing,) = on["control"], on["title"], on["governing"]
            assert (control["holder"], control["kind"]) == (island["holder"], island["control"]["kind"])
            assert (title["status"], title["holder"]) == (island["title"]["status"], island["title"]["holder"])
            assert sorted({row["claimant"] for row in on["claim"]}) == island["claimants"]
            assert governing["document"] == (island["governing_document"] and island["governing_document"]["id"])


def test_every_row_has_an_identifier_and_sources(record):
    """That leads to it, and to those sources."""
    rows = [*record.spells(all=True), *record.positions(all=True)]
    assert len({(row["place"], row["identifier"]) for row in rows}) == len(rows)
    assert all(row["sources"] for row in rows)
    for row in rows[::40]:
        evidence = record.evidence(row["identifier"])
        assert sorted(line["id"] for line in evidence["sources"]) == sorted(set(row["sources"]))
        assert evidence["certainty"] == row["certainty"]


def test_positions_of_both_sides_are_as_many_words_as_compare_says(record):
    """The same summaries on a day; a side can be asked for alone, by those who put both together."""
    day = "1960-01-01"
    said = {row["by"]: row["summary"] for row in record.positions(["iturup"]) if
            row["from"] <= day < (row["to"] or "9")}  # fmt: skip
    island = record.compare(day, ["iturup"])["islands"][0]
    assert {side: said[side] for side in record.sides} == {
        side: entry["summary"] for side, entry in island["positions"].items()
    }
    assert {row["by"] for row in record.positions(by=["russia"])} == {"russia"}


def test_what_is_no_track_or_table_is_refused(record):
    """With those that there are."""
    with pytest.raises(NoSuchValue, match="did you mean control"):
        record.spells(tracks=["contrl"])
    with pytest.raises(NoSuchValue, match="did you mean control"):
        record.frame("contrl")
    with pytest.raises(NoSuchValue, match="pandas, polars"):
        record.frame("control", "numpy")


def test_without_a_library_of_frames_it_is_named(record, monkeypatch):
    """And how to install one."""
    import sys

    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="pip install pandas"):
        record.frame("control")
    with pytest.raises(UsageError, match="pip install polars"):
        record.frame("control", "polars")


@pytest.mark.extras
@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_frames_hold_every_row(record, table):
    """In both libraries, with dates as dates, and as many rows and columns as the export."""
    pandas, polars = record.frame(table), record.frame(table, "polars")
    rows = len(list(next(each for each in TABLES if each.name == table).rows(record)))
    assert len(pandas) == len(polars) == rows
    assert list(pandas.columns) == polars.columns
    if "from" in pandas.columns:
        assert str(pandas["from"].dtype) == "datetime64[s]"
        assert str(polars.schema["from"]) == "Date"
        assert str(pandas["from"].min().date()) == str(polars["from"].min())
        assert int(pandas["to"].isna().sum()) == polars["to"].null_count()
    if "sources" in pandas.columns and table != "names":
        assert pandas["sources"].map(len).min() > 0


@pytest.mark.extras
def test_the_notebook_shows_what_it_shows():
    """Run from the first cell to the last, each output of ours is the one that stands in it."""
    import nbformat

    from scripts.run_notebook import NOTEBOOK, run

    stored, now = nbformat.read(NOTEBOOK, as_version=4), run()
    assert [cell.source for cell in stored.cells] == [cell.source for cell in now.cells]
    shown = 0
    for before, after in zip(stored.cells, now.cells):
        for old, new in zip(before.get("outputs", ()), after.get("outputs", ()), strict=True):
            assert old.output_type == new.output_type
            # how pandas draws a frame is its own
            if 'class="dataframe"' not in str(old):
                assert old.data == new.data
            shown += 1
    assert shown >= 8


#: what is no value of any parameter
STRANGE = [
    *(5, -1, 1.5, float("nan"), None, True, b"1905", [None], [[]], {"a": 1}, {5}, object(), 10**400, range(3), len),
    *(kurils, slice(1), complex(1, 2), bytearray(b"x"), memoryview(b"x"), "\ud800", "\0", [], Path("x")),
]


def _parameters(name):
    """The parameters of a method and their annotations, by the function that declares them."""
    declared = getattr(plain_module.Record, name, None) or getattr(Record, name).__wrapped__
    return {each: hint for each, hint in declared.__annotations__.items() if each != "return"}


@pytest.mark.parametrize("name", METHODS)
def test_every_parameter_says_what_it_takes(name):
    """A new one of another kind would be taken as it is."""
    assert set(_parameters(name).values()) <= set(KINDS)


@pytest.mark.parametrize("name", METHODS)
def test_a_value_of_another_kind_is_an_error_of_ours(record, name):
    """One at a time in a call that is answered, by position or by name: an answer, or an error in one line."""
    usual = {"given": "1905-09-05", "name": "iturup", "ids": ["1855-shimoda"], "id": "1855-shimoda", "island": "iturup",
             "date": "1905-09-05", "begin": "1905", "end": "1906", "latitude": 44.9, "longitude": 147.9,
             "answer": record.status("1905-09-05"), "dates": [], "paths": []}  # fmt: skip
    if name == "section":
        usual["name"] = "places"
    if name in ("frame", "evidence", "document"):
        usual["name"], usual["id"] = "control", "1855-shimoda"
    for parameter, hint in _parameters(name).items():
        needed = {key: value for key, value in usual.items() if key in _parameters(name)}
        if name == "report":
            del needed["begin"], needed["end"]
        for value in STRANGE:
            error = _error_of(record, name, {**needed, parameter: value})
            assert "\n" not in error, (parameter, value)
            assert len(error) < 2000, (parameter, value)
            assert error or not (hint in ("str", "bool") and value in (5, b"1905")), (parameter, value)


def _error_of(record, name, asked):
    """What the error of a call says, nothing where it is answered."""
    try:
        found = getattr(record, name)(**asked)
        if name == "status_on":
            list(found)
    except kurils.KurilsError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda r: r.status(1905), "date is a text or a datetime.date, not int (such as '1905-09-05')"),
        (lambda r: r.status(None), "date is a text or a datetime.date, not NoneType (such as '1905-09-05')"),
        (lambda r: r.audit([5]), "each of islands is a text, not int"),
        (lambda r: r.audit(5), "islands is a list of texts, not int"),
        (lambda r: r.chart(5), "kind is a text, not int"),
        (lambda r: r.chart("poster", days=[1905]), "each of days is a text or a datetime.date, not int (such as"),
        (lambda r: r.locate(10**400, 5), "latitude is larger than any number of degrees"),
        (lambda r: r.locate("44.9", 147.9), "latitude is a number, not str"),
        (lambda r: r.border("1905-09-05", today="x"), "today is a day, not str (such as datetime.date(1905, 9, 5))"),
        (lambda r: r.status(all="no"), "all is True or False, not str"),
        (lambda r: r.report("1905", years=1.5), "years is a whole number, not float"),
        (lambda r: r.citation_of("x"), "answer is an answer of the record, not str (such as record.status("),
        (lambda r: r.citation_of({"kurils": {"answer": "status"}}), "this is no answer of this record (such as"),
        (lambda r: r.chart().save(5), "path is a text, not int"),
        (lambda r: r.map("1905-09-05").picture(labels=5), "labels is a text, not int"),
        (lambda r: kurils.load(5), "language is a text, not int"),
        (lambda r: plain().status(1905), "a date is a text or a datetime.date, not int (such as '1905-09-05')"),
        (lambda r: tag_one(147.9, 45.0, 1905), "a date is a text or a datetime.date, not int (such as '1905-09-05')"),
    ],
)
def test_which_value_is_wrong_is_said(record, ask, told):
    with pytest.raises(UsageError) as caught:
        ask(record)
    assert str(caught.value).startswith(told)


def test_a_day_of_a_frame_is_a_day(record, tmp_path):
    """A timestamp is its day, whatever its time; a month or a year of numpy is that month or year."""
    day = record.status("1905-09-05")
    for given in (
        datetime.date(1905, 9, 5),
        datetime.datetime(1905, 9, 5, 23, 59),
        np.datetime64("1905-09-05"),
        np.datetime64("1905-09-05T23:59:59.5"),
        np.datetime64("1905-09-05", "ns"),
    ):
        assert record.status(given) == day
        assert tag_one(147.9, 45.0, given) == tag_one(147.9, 45.0, "1905-09-05") > 0
    assert record.status(np.datetime64("1905")) == record.status("1905")
    column = np.array(["1905-09-05", "NaT", "1950-01-01"], "M8[D]")
    holders = [
        each if isinstance(each, kurils.InvalidDate) else each["islands"][0] for each in record.status_on(column)
    ]
    assert holders[0]["holder"] == "japan"
    assert isinstance(holders[1], kurils.InvalidDate)
    assert holders[2]["holder"] == "russia"
    now = {record.border("1905-09-05", today=today)["kurils"]["answer"] for today in (
        datetime.date(1950, 1, 1), datetime.datetime(1950, 1, 1, 5), np.datetime64("1950-01-01"), "1950-01-01",
    )}  # fmt: skip
    assert now == {"border"}


def test_what_is_wrong_with_a_date_comes_in_its_place(record):
    """Among many, a value of another kind like a text that cannot be read."""
    answers = list(record.status_on(["1905-09-05", 1905, "nonsense", datetime.date(1950, 1, 1)]))
    assert [isinstance(each, kurils.KurilsError) for each in answers] == [False, True, True, False]


def test_one_stands_for_a_list_of_one(record, tmp_path):
    """And not for its letters."""
    assert record.status("1905-09-05", "iturup") == record.status("1905-09-05", ["iturup"])
    assert record.citations("1855-shimoda") == record.citations(["1855-shimoda"])
    assert len(list(record.status_on("1905-09-05"))) == 1
    record.chart().save(tmp_path / "chart.svg")
    assert record.verify(tmp_path / "chart.svg")["files"][0]["as_written"] is True


def test_a_record_goes_to_another_process(record):
    """As pools of processes hand it on: read anew there, in its language."""
    other = pickle.loads(pickle.dumps(kurils.load("ja")))
    assert other.status("1905-09-05") == kurils.load("ja").status("1905-09-05")
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(record.resolve, "Etorofu").result() == "iturup"
