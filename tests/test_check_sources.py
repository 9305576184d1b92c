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
                                             ("9999", 1), (None, 0), ("199x", 0)])  # fmt: skip
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
