"""Whatever begins and ends, ends after it begins: in each list, in each part of an entry, by one function."""

from __future__ import annotations

import pathlib

import pytest

from kurils.store.validate.check import check_folder
from kurils.store.validate.form.spans import check_spans
from tests.in_memory import entries_of, reported

DATA = pathlib.Path(__file__).parent.parent / "data"

#: where a span may stand in an entry: the way to it, by keys; the entry itself by none
PARTS = {
    "control": "", "polity": "", "title": "", "claims": "", "governing": "", "also": "", "views": "", "borders": "",
    "positions": "", "variants": "window", "states": "called", "anything": "deep",
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize(
    ("end", "codes"),
    [("1850-01-02", 0), (None, 0), ("1850-01-01", 1), ("1849-12-31", 1)],
)
def test_a_span_ends_after_it_begins(name, end, codes):
    """Its shortest is one day, as `to` is the first day after; an open one ends never."""
    span = {"from": "1850-01-01", "to": end}
    entry = {"": span, "window": {"window": span}, "called": {"called": [span]}, "deep": {"a": [{"b": {"c": span}}]}}
    assert reported(check_spans, {name: [entry[PARTS[name]]]})[0] == codes * [(name, 0, "reversed")]


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        ("1923-04-01", "1923-04-01", False),
        ("1923-04-01", "1923-03-31", True),
        ("1923-04-01", "1923", False),
        ("1923", "1922-12-31", True),
        ("1923/..", "1922", True),
        ("../1923", "1900", False),
        ("1923", None, False),
        (None, "1923", False),
        ("1923", "no day", False),
    ],
)
def test_a_name_may_end_on_the_day_on_which_it_begins(first, last, wrong):
    """Its last day is included, and either may be known as a year only."""
    told, messages = reported(check_spans, {"called": [{"from": first, "to": last}]})
    assert [code for _, _, code in told] == (["reversed"] if wrong else [])
    assert all("`to` is the last day" in message for message in messages)


def test_what_is_no_span_is_not_looked_at():
    """A distance is from a place; one end alone is no span."""
    distance = {"distances": [{"from": {"en": "a cape"}, "to": {"en": "a light"}}]}
    assert reported(check_spans, {"islands": [distance, {"from": "1850"}, {"to": "1850"}]})[0] == []


def test_the_coverage_of_a_record_is_a_span_too():
    """And is told where it stands."""
    entries = entries_of({}, record={"coverage": {"from": "1850-01-01", "to": "1800-01-01"}})
    entries.record_at = entries_of({"record": [{}]})["record"][0].at
    check_spans(entries)
    (problem,) = entries.record_at.problems
    assert (problem.file, problem.code) == ("record", "reversed")
    assert problem.message == "`coverage` ends (1800-01-01) before it begins (1850-01-01); `to` is the last day"


def test_a_span_is_told_by_the_key_under_which_it_stands():
    """And what its end means, or as the entry itself."""
    span = {"from": "1850-01-01", "to": "1800-01-01"}
    (whole,) = reported(check_spans, {"control": [span]})[1]
    assert whole == "it ends (1800-01-01) before it begins (1850-01-01); `to` is the first day after"
    (part,) = reported(check_spans, {"positions": [{"arguments": [span]}]})[1]
    assert part == "`arguments` ends (1800-01-01) before it begins (1850-01-01); `to` is the first day after"


@pytest.mark.parametrize(
    ("precision", "late"),
    [
        ("1899", None), ("1899/1900", None), ("1900-06-01", None), ("1900~", None), ("../1900", None),
        ("1900-06-02", "1900-06-02"), ("1850/1901", "1901"), ("1850/1900-07", "1900-07"), ("1901?", "1901?"),
        ("1850/..", ".."), ("no day", None),
    ],
)  # fmt: skip
def test_how_well_a_day_is_known_is_not_of_the_future(precision, late):
    """In whichever entry, and of whichever of its days; but of what was set for later, and in a record without days."""
    record = {"coverage": {"from": "1850-01-01", "to": "1900-06-01"}}
    codes = ["after-coverage"] if late else []
    for entry in (
        {"from": "1850-01-01", "from_edtf": precision}, {"to": "1850-01-01", "to_edtf": precision},
        {"dates": [{"event": "signed", "edtf": precision}]},
    ):  # fmt: skip
        told, messages = reported(check_spans, {"also": [entry]}, None, record)
        assert [code for *_, code in told] == codes
        assert all(f": {precision} goes on to {late}; the record was last checked on" in said for said in messages)
        assert reported(check_spans, {"also": [entry]}) == ([], [])
    secret = {"dates": [{"event": "secret_until", "edtf": precision}]}
    assert reported(check_spans, {"also": [secret]}, None, record) == ([], [])
    for called in ({"from": precision, "to": None}, {"from": None, "to": precision}, {"from": "..", "to": precision}):
        assert [code for *_, code in reported(check_spans, {"called": [called]}, None, record)[0]] == codes
    assert reported(check_spans, {"also": [{"from": precision}]}, None, record) == ([], [])


def test_no_span_of_the_record_is_left_out():
    """Each of its lists that has any is told of when both ends of one are exchanged."""
    entries, problems = check_folder(str(DATA))
    assert problems == []
    found = set()
    for name, listed in entries.lists.items():
        for entry in listed:
            for part in (entry.values, entry.values.get("window"), *(entry.values.get("arguments") or ()),
                         *(entry.values.get("called") or ())):  # fmt: skip
                if part and part.get("from") and part.get("to") and part["from"] != part["to"]:
                    part["from"], part["to"] = part["to"], part["from"]
                    check_spans(entries)
                    part["from"], part["to"] = part["to"], part["from"]
                    assert [problem.code for problem in entries.problems] == ["reversed"]
                    entries.problems.clear()
                    found.add(name)
                    break
            if name in found:
                break
    assert found >= {"control", "polity", "title", "claims", "governing", "also", "views", "borders", "positions",
                     "variants", "called", "states"}  # fmt: skip
