"""The `written` and `calendar` fields of the record: a day as its source gives it, and the Gregorian day it must be."""

from __future__ import annotations

from kurils.base.errors import DateOutOfCoverage, InvalidDate
from kurils.base.quick import date, timedelta
from kurils.dates.japanese_text import read_japanese
from kurils.dates.notation import split_mark
from kurils.dates.parse import read
from kurils.dates.text import normalise

CALENDARS = ("gregorian", "julian", "japanese")

#: a Japanese month begins this many days, at least and at most, after as many mean months from 1 January
_EARLIEST, _LATEST = 19, 64
_MEAN_MONTH = 29.53


def gregorian_of(written: str, calendar: str) -> tuple[date, date]:
    """First and last Gregorian day of a date as written: the same day twice, or the span of a month or a year.

    Reads all that the command line reads. The text may repeat its calendar (`1855-01-26 OS`) but not contradict it. A
    Japanese date of 1624 to 1789, before the table of months, gives the span of some six weeks within which it must
    lie.
    """
    if calendar not in CALENDARS:
        raise InvalidDate(written, f"there is no calendar {calendar!r}", "use " + ", ".join(CALENDARS))
    text = normalise(written)
    if calendar == "julian" and split_mark(text)[1] is None:
        text += " os"
    try:
        found = read(written, text)
    except DateOutOfCoverage:
        if calendar != "japanese":
            raise
        return _before_table(written, text)
    if found.calendar != calendar:
        raise InvalidDate(written, f"it is a {found.calendar} date, not a {calendar} one", "correct one of the two")
    return found.first, found.last


def _before_table(written: str, text: str) -> tuple[date, date]:
    """The days between which a Japanese date must lie, from its era year and the number of its month alone."""
    japanese = read_japanese(written, text)
    assert japanese is not None
    era, era_year, label, day = japanese
    new_year = date(era.first_year + era_year - 1, 1, 1)
    if label is None:
        return new_year + timedelta(days=_EARLIEST), new_year + timedelta(days=366 + _LATEST)
    month = int(label.lstrip("i"))
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 30):
        raise InvalidDate(written, "a Japanese year has months 1 to 12, a month at most 30 days")
    begin = new_year + timedelta(days=int(_MEAN_MONTH * (month - 1)))
    early, late = (0, 29) if day is None else (day - 1, day - 1)
    return begin + timedelta(days=_EARLIEST + early), begin + timedelta(days=_LATEST + late)
