"""Days in words: one day in its calendars, and what is to be said of a day beyond the record."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.answers.days import DateForms, Header
    from kurils.words.wording import Wording


def in_calendars(forms: DateForms, wording: Wording, weekday: bool = True) -> str:
    """A date in its calendars, each named; a month or a year as it is."""
    if forms["julian"] is None:
        return wording.tr("date.on", long=forms["gregorian"])
    parts = [
        wording.tr("date.on", long=(with_weekday if weekday else in_words)(forms["gregorian"])),
        wording.tr("date.julian", date=forms["julian"]),
    ]
    return " = ".join([*parts, forms["japanese"]] if forms["japanese"] else parts)


def with_weekday(day: str) -> str:
    """An ISO day as `Tuesday 5 September 1905`."""
    from kurils.base.quick import date
    from kurils.dates.forms import long_form

    return long_form(date.fromisoformat(day))


def in_words(day: str) -> str:
    """An ISO day as `5 September 1905`."""
    return with_weekday(day).split(" ", 1)[1]


def short_day(day: str, wording: Wording, year: bool = True) -> str:
    """An ISO day as `5 Sept 1905`, or without its year."""
    of_year, month, number = day.split("-")
    name = wording.tr("date.months.short").split()[int(month) - 1]
    return wording.tr("date.short" if year else "date.short.day", day=int(number), month=name, year=int(of_year))


def beyond_record(header: Header, wording: Wording) -> str:
    """That nothing was checked for so late a day; empty for any other."""
    return wording.tr("beyond-record", day=header["coverage"]["to"]) if header["beyond_record"] else ""
