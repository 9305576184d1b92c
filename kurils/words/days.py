"""Days in words: one day in its calendars, and what is to be said of a day beyond the record."""

from __future__ import annotations

from kurils.words.languages import BUDDHIST, WITH_UNITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.answers.days import DateForms, Header
    from kurils.words.wording import Wording

#: the first year whose number in the Buddhist era follows from the Western one in every month of it
BUDDHIST_FROM, BUDDHIST_AFTER = 1941, 543


def in_calendars(forms: DateForms, wording: Wording, weekday: bool = True) -> str:
    """A date in its calendars, each named; a month or a year as it is."""
    if forms["julian"] is None:
        return wording.tr("date.on", long=span(forms["gregorian"], wording))
    parts = [
        wording.tr("date.on", long=(with_weekday if weekday else in_words)(forms["gregorian"], wording)),
        wording.tr("date.julian", date=forms["julian"]),
    ]
    return wording.tr("date.same").join([*parts, era_day(forms["japanese"], wording)] if forms["japanese"] else parts)


def span(written: str, wording: Wording) -> str:
    """A month, a year or a day of a heading as it was written, `1905-09`; month and year with their units where the
    language writes none without: 1905年9月, and with their era where there are two: ค.ศ. 1905.
    """
    if wording.language not in WITH_UNITS or not written.replace("-", "").isdigit():
        return written
    if len(written) == len("1905"):
        return wording.tr("date.year", year=int(written))
    return month_in_words(written, wording) if len(written) == len("1905-09") else written


def with_weekday(day: str, wording: Wording) -> str:
    """An ISO day as `Tuesday 5 September 1905`."""
    from kurils.base.quick import date

    name = wording.tr(f"weekday.{date.fromisoformat(day).weekday() + 1}")
    return wording.tr("date.weekday", weekday=name, date=in_words(day, wording))


def in_words(day: str, wording: Wording) -> str:
    """An ISO day as `5 September 1905`."""
    return _filled("date.day", f"month.{int(day[5:7])}", day, wording)


def short_day(day: str, wording: Wording, year: bool = True) -> str:
    """An ISO day as `5 Sept 1905`, or without its year."""
    return _filled("date.short" if year else "date.short.day", f"month-short.{int(day[5:7])}", day, wording)


def month_in_words(month: str, wording: Wording, alone: bool = True) -> str:
    """An ISO month as `September 1905`; behind a word that asks for a case, as after a day, not `alone`."""
    number = int(month[5:7])
    return _filled("date.month", f"month-alone.{number}" if alone else f"month.{number}", month, wording)


def day_of_month(day: str, wording: Wording) -> str:
    """An ISO day as `5 September`, where the year is said elsewhere."""
    return _filled("date.day-of-month", f"month.{int(day[5:7])}", day, wording)


def _filled(key: str, month: str, day: str, wording: Wording) -> str:
    """A template of days; `month` is the key of the name of the month, and `number` its number."""
    year = int(day[:4])
    values = {"day": int(day[8:] or 0), "month": wording.tr(month), "number": int(day[5:7]), "year": year}
    if year >= BUDDHIST_FROM and wording.language in BUDDHIST and wording.has(f"{key}.buddhist"):
        return wording.tr(f"{key}.buddhist", buddhist=year + BUDDHIST_AFTER, **values)
    return wording.tr(key, **values)


def era_day(written: str, wording: Wording, table: bool = False) -> str:
    """A Japanese day, `Ansei 1-12-21`, as the language writes it: 安政元年12月21日; intercalary months are marked.

    A table has less room: where the language spells out what is counted, it has figures there.
    """
    *era, numbers = written.split(" ")
    year, month, day = numbers.split("-")
    if month.startswith("i"):
        month = wording.tr("date.era.table.intercalary" if table else "date.era.intercalary", month=month[1:])
    return wording.tr(
        "date.era.table" if table else "date.era",
        era=wording.word("era", " ".join(era)),
        year=wording.tr("date.era.first") if year == "1" else year,
        month=month,
        day=day,
    )


def beyond_record(header: Header, wording: Wording) -> str:
    """That nothing was checked for so late a day; empty for any other."""
    return wording.tr("beyond-record", day=header["coverage"]["to"]) if header["beyond_record"] else ""
