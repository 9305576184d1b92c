"""What holds for every text and for every day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from kurils.base.errors import DateOutOfCoverage, InvalidDate
from kurils.dates import forms, parse, through
from kurils.dates.edtf import span
from kurils.dates.written import CALENDARS, gregorian_of

TODAY = date(2026, 2, 28)

DAYS = st.dates(date(1, 1, 3), date(9999, 10, 19))
DATED = st.dates(date(1790, 1, 1), date(2100, 12, 31))
PIECES = st.lists(
    st.sampled_from(["Ansei", "安政", "Meiji", "明治", "OS", "NS", "Julian", "September", "Sep", "Tuesday", "th"])
    | st.sampled_from(["0", "1", "2", "12", "21", "30", "1855", "1900", "19050905", "99999", "十二", "廿"])
    | st.sampled_from("元年月日閏朔i-/.,~()– １"),
    max_size=9,
).map("".join)


@given(st.text() | PIECES | st.from_regex(r"[0-9]{1,5}[-/. ][0-9]{1,3}[-/. ][0-9]{1,5}( OS)?", fullmatch=True))
@example("1st")
@example("th")
@example("tuesday")
@example("\ud800")
@example("1905" + "\u0301")
def test_any_text_is_a_date_or_a_clear_error(text: str) -> None:
    """Reading never fails in any other way than by an error of ours, and what is read is in order."""
    try:
        found = parse(text, TODAY)
    except (InvalidDate, DateOutOfCoverage):
        return
    assert found.first <= found.last
    assert (found.precision == "day") == (found.first == found.last)
    assert found.calendar in CALENDARS


@given(st.text() | PIECES)
def test_any_edtf_text_is_a_span_or_a_clear_error(text: str) -> None:
    """The EDTF reader raises InvalidDate and nothing else."""
    try:
        first, last = span(text)
    except InvalidDate:
        return
    assert first is not None or last is not None
    assert first is None or last is None or first <= last


@given(st.text() | PIECES, st.sampled_from(CALENDARS))
def test_any_written_text_is_a_span_or_a_clear_error(text: str, calendar: str) -> None:
    """The reader of the record's own fields raises our errors and nothing else."""
    try:
        first, last = gregorian_of(text, calendar)
    except (InvalidDate, DateOutOfCoverage):
        return
    assert first <= last


@given(DAYS)
def test_every_printed_form_is_read_back(day: date) -> None:
    """ISO and Julian forms lead back to the day they were printed from."""
    printed = forms(day)
    assert parse(printed["gregorian"], TODAY).first == day
    assert parse(f"{printed['julian']} OS", TODAY).first == day
    assert (printed["japanese"] is None) == (day.year < 1790)


@given(DATED)
def test_every_japanese_form_is_read_back(day: date) -> None:
    """The Japanese form, also with other separators, leads back to its day."""
    printed = forms(day)["japanese"]
    assert printed is not None
    for text in (printed, printed.replace("-", "."), printed.replace("-", "/"), printed.upper()):
        found = parse(text, TODAY)
        assert (found.calendar, found.first, found.last) == ("japanese", day, day)


@given(DAYS)
def test_a_day_lies_within_its_month_and_its_year(day: date) -> None:
    """The spans of the month and the year that a day belongs to hold it, in the Gregorian and the Julian calendar."""
    printed = forms(day)
    for text in (printed["gregorian"][:7], printed["gregorian"][:4]):
        found = parse(text, TODAY)
        assert found.first <= day <= found.last
    if 2 <= day.year <= 9998:
        for text in (printed["julian"][:7], printed["julian"][:4]):
            found = parse(f"{text} OS", TODAY)
            assert found.first <= day <= found.last


@given(DAYS, st.integers(min_value=1, max_value=9999))
def test_the_last_day_is_the_one_before_the_exclusive_end(day: date, days: int) -> None:
    """`through` shows the day before `to`."""
    end = day + timedelta(days=min(days, (date.max - day).days))
    assert through(day, end) == (day.isoformat(), (end - timedelta(days=1)).isoformat())
