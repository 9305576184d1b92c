"""What a source may say of itself: a year in which it can tell of the record, and an address that others can reach."""

from __future__ import annotations

import pytest

from kurils.store.validate.meta import check_meta
from tests.in_memory import reported

RECORD = {"coverage": {"from": "1635-01-01", "to": "2000-12-31"}}


def codes(**facts):
    source = {"id": "a", "title": "A book", **facts}
    return [code for *_, code in reported(check_meta, {"sources": [source]}, record=RECORD)[0]]


@pytest.mark.parametrize(("year", "wrong"), [("1535", 0), ("1534", 1), ("0700", 1), ("1640", 0), ("1998/1999", 0),
                                             ("9999", 1), ("1991/2040", 1), (None, 0)])  # fmt: skip
def test_a_source_is_of_a_time_that_can_tell_of_the_record(year, wrong):
    """It may be older than what the record covers, but not by centuries, and is not yet to come."""
    assert codes(year=year) == ["impossible"] * wrong


@pytest.mark.parametrize(
    ("title", "year", "wrong"),
    [
        ("What happened in 1956", "1956", 0),
        ("What is planned for 1957", "1956", 0),
        ("What happened in 1958", "1956", 1),
        ("What happened in 1958", "1953/1957", 0),
        ("What happened in 1855 and 1958", "1900-05", 1),
        ("SCAPIN-2099", "1949", 0),
        ("Order 19581", "1949", 0),
        ("What happened in 1958", None, 0),
    ],
)
def test_the_title_of_a_source_speaks_of_no_later_time(title, year, wrong):
    """But for the next year; a number beyond the time of the record is none."""
    assert codes(title=title, year=year) == ["later-date"] * wrong


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("https://example.org/copy", 0),
        ("http://EXAMPLE.org.:8080/a?b#c", 0),
        ("https://xn--h1ajim.xn--p1ai/x", 0),
        ("http://156.54.191.164/x", 0),
        ("https://example.org:65535", 0),
        ("https://example.org:65536", 1),
        ("https://example/copy", 1),
        ("https://-a.example.org/", 1),
        ("https://a-.example.org/", 1),
        ("https://a..example.org/", 1),
        ("https://me:secret@example.org/", 1),
        ("https://page.invalid/", 1),
        ("https://page.local./", 1),
        ("https://page.test:80/", 1),
        ("ftp://example.org/", 1),
    ],
)
def test_an_address_is_one_that_others_can_reach(url, wrong):
    assert codes(url=url) == ["bad-address"] * wrong


def older(year, note=None, **lists):
    """The codes of what is reported where one source of a year is cited."""
    rows = {name: [{"sources": ["a"], "note": note and {"en": note}, **row}] for name, row in lists.items()}
    sources = [{"id": "a", "title": "A book", "year": year}]
    return [code for *_, code in reported(check_meta, {"sources": sources, **rows}, record=RECORD)[0]]


PACT = {"id": "1950-pact", "sources": [], "dates": [{"date": "1950-05-01"}]}


@pytest.mark.parametrize(("year", "wrong"), [("1949", 0), ("1948", 1), ("1940/1949", 0), ("1948~", 1), (None, 0)])
def test_a_day_is_told_by_no_source_from_before_it(year, wrong):
    """Which may be planned within a year; so is a document that is read out by a side."""
    act = {**PACT, "dates": [{"date": "1950-05-01", "sources": ["a"]}, None]}
    assert older(year, documents=act) == older(year, "A plan.", documents=act) == ["older-source"] * wrong
    reading = {"document": "1950-pact", "sources": ["a"]}
    assert older(year, documents=PACT, readings=reading) == ["older-source"] * wrong


@pytest.mark.parametrize(("year", "wrong"), [("1948", 0), ("1930", 0), ("1929", 1), ("1699~", 1)])
def test_what_tells_of_the_background_of_a_thing_may_be_older(year, wrong):
    """By some years; what is older still is worth a note."""
    whole, article = {**PACT, "sources": ["a"]}, {**PACT, "articles": [{"sources": ["a"]}, None]}
    for lists in ({"documents": whole}, {"documents": article}, {"control": {"from": "1950-05-01"}}):
        assert older(year, **lists) == ["older-source"] * wrong
        assert older(year, "By an old map.", **lists) == []
