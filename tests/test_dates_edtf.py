"""EDTF spans of the record, and dates as their sources write them."""

from __future__ import annotations

from datetime import date

import pytest

from kurils.base.errors import InvalidDate
from kurils.dates import parse
from kurils.dates.edtf import span
from kurils.dates.written import gregorian_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1754", "1754-01-01", "1754-12-31"),
        ("1855-09", "1855-09-01", "1855-09-30"),
        ("1904-02", "1904-02-01", "1904-02-29"),
        ("1945-09-03", "1945-09-03", "1945-09-03"),
        ("1798~", "1798-01-01", "1798-12-31"),
        ("1798?", "1798-01-01", "1798-12-31"),
        ("1855-09%", "1855-09-01", "1855-09-30"),
        ("1945-09-03~", "1945-09-03", "1945-09-03"),
        ("1945-09-03/1945-09-05", "1945-09-03", "1945-09-05"),
        ("1955-08/1955-09", "1955-08-01", "1955-09-30"),
        ("1754/1799~", "1754-01-01", "1799-12-31"),
        ("1945-09-03/1945-09-03", "1945-09-03", "1945-09-03"),
        ("1956-12-12/..", "1956-12-12", None),
        ("../1855", None, "1855-12-31"),
    ],
)
def test_span_of_an_edtf_date(text: str, first: str | None, last: str | None) -> None:
    """First and last day, both included; an open end has none, and a qualifier does not widen."""
    begin, end = span(text)
    assert (begin and begin.isoformat(), end and end.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "..",
        "../..",
        "1855/",
        "/1855",
        "1855-9",
        "855",
        "18555",
        "1855-09-3",
        "1855-13",
        "1855-02-29",
        "1900-02-29",
        "0000",
        "1945-09-05/1945-09-03",
        "1945-09-03/1945-09-05/1945-09-07",
        "1798~~",
        "~1798",
        "185X",
        "1855-XX",
        "185X-01",
        "1855-21",
        "1855 ",
        " 1855",
        "-1855",
        "１８５５",
        "1855-09-03T10:00",
        "1855-01-26 OS",
        "Ansei 1",
    ],
)
def test_wrong_edtf_is_refused(text: str) -> None:
    """Only the forms in use are read, exactly as they are written in the record."""
    with pytest.raises(InvalidDate):
        span(text)


@pytest.mark.parametrize("year", range(1910, 2000, 10))
def test_a_decade_has_ten_years(year: int) -> None:
    """In whatever form; of the first of a century, a hundred may be meant."""
    for text in (f"{year}s", f"{year}'s", f"{year // 10}X", f"{year}年代"):
        found = parse(text, date(2026, 2, 28))
        assert (found.precision, found.first, found.last) == ("span", date(year, 1, 1), date(year + 9, 12, 31))


@pytest.mark.parametrize(
    ("written", "calendar", "first", "last"),
    [
        ("Ansei 1-12-21", "japanese", "1855-02-07", "1855-02-07"),
        ("Kansei 12-i4-1", "japanese", "1800-05-24", "1800-05-24"),
        ("安政元年十二月二十一日", "japanese", "1855-02-07", "1855-02-07"),
        ("Ansei 1-12", "japanese", "1855-01-18", "1855-02-16"),
        ("Ansei 1", "japanese", "1854-01-29", "1855-02-16"),
        ("1855-01-26 OS", "julian", "1855-02-07", "1855-02-07"),
        ("1855-01-26", "julian", "1855-02-07", "1855-02-07"),
        ("26 Jan 1855", "julian", "1855-02-07", "1855-02-07"),
        ("26 Jan. 1855", "julian", "1855-02-07", "1855-02-07"),
        ("26 January 1855", "julian", "1855-02-07", "1855-02-07"),
        ("1855-01 OS", "julian", "1855-01-13", "1855-02-12"),
        ("1855", "julian", "1855-01-13", "1856-01-12"),
        ("1900-02-29", "julian", "1900-03-13", "1900-03-13"),
        ("7 Feb 1855", "gregorian", "1855-02-07", "1855-02-07"),
        ("1855-02-07 NS", "gregorian", "1855-02-07", "1855-02-07"),
        ("1855", "gregorian", "1855-01-01", "1855-12-31"),
    ],
)
def test_written_dates_of_the_record(written: str, calendar: str, first: str, last: str) -> None:
    """A date as written, in the calendar that stands beside it, gives its Gregorian day or days."""
    assert gregorian_of(written, calendar) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("written", "calendar"),
    [
        ("1855-01-26 OS", "gregorian"),
        ("1855-02-07 NS", "julian"),
        ("1855-02-07", "japanese"),
        ("Ansei 1-12-21", "julian"),
        ("Ansei 1-12-21", "gregorian"),
        ("Tenmei 6-13-4", "japanese"),
        ("Tenmei 6-13", "japanese"),
        ("Tenmei 6-0", "japanese"),
        ("Tenmei 6-5-31", "japanese"),
        ("Tenmei 6-0-1", "japanese"),
        ("Tenmei 6-1-0", "japanese"),
        ("1855-01-26", "lunar"),
        ("5 Sex 1905", "gregorian"),
        ("", "julian"),
    ],
)
def test_a_written_date_must_fit_its_calendar(written: str, calendar: str) -> None:
    """A text that names another calendar than the field beside it is refused."""
    with pytest.raises(InvalidDate):
        gregorian_of(written, calendar)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Shoho 1", "1644-06-01"),
        ("Tenmei 6-1-1", "1786-01-30"),
        ("Tenmei 6-12-30", "1787-02-17"),
        ("Tenmei 6-5-4", "1786-05-31"),
        ("Tenmei 6-i10-1", "1786-11-21"),
        ("Tenmei 6-10", "1786-11-01"),
        ("Kansei 1-5-7", "1789-05-31"),
    ],
)
def test_japanese_dates_before_the_table_give_the_weeks_they_must_lie_in(written: str, day: str) -> None:
    """Before 1790 a written Japanese date is checked to some six weeks, by its era year and its month."""
    first, last = gregorian_of(written, "japanese")
    assert first <= date.fromisoformat(day) <= last
    if written.count("-") == 2:
        assert (last - first).days <= 45


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("Tenmei 6-1-1", "1786-01-20", "1786-03-06"),
        ("Tenmei 6-1-30", "1786-02-18", "1786-04-04"),
        ("Tenmei 6-12-1", "1786-12-10", "1787-01-24"),
        ("Tenmei 6-i12-1", "1786-12-10", "1787-01-24"),
        ("Tenmei 6-12", "1786-12-10", "1787-02-22"),
        ("Tenmei 6", "1786-01-20", "1787-03-07"),
        ("Tenmei 8", "1788-01-20", "1789-03-06"),
    ],
)
def test_these_weeks_are_counted_from_new_year_by_mean_months(written: str, first: str, last: str) -> None:
    """A month begins 19 to 64 days after so many mean months; a month has 30 days at most, and a year ends 64 late."""
    assert gregorian_of(written, "japanese") == (date.fromisoformat(first), date.fromisoformat(last))
