"""Japanese dates: Ansei 1-12-21, intercalary Kansei 12-i4-1; lunisolar to 1872-12-31, Gregorian from Meiji 6 on.

The lunar year gives the year of the era: 1855-02-07 fell in the Japanese year that began in 1854, so it is Ansei 1. A
change of era takes effect on its day when a day is printed. When a date is read, the year of a change goes by both
names, as it does in texts: Kaei 7-12-21 is Ansei 1-12-21, and Keio 4 is Meiji 1 throughout.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from kurils.base.errors import DateOutOfCoverage, InvalidDate, KurilsError, Said
from kurils.base.quick import date, timedelta
from kurils.dates.tables import FIRST_DAY, FIRST_GREGORIAN_YEAR, LAST_LUNAR_DAY, Era, eras, month_fields, month_lines

COVERED = "Japanese dates are known from 1790-01-01 (Kansei 1-11-16) on"


def to_japanese(day: date) -> str | None:
    """The day as it is printed, with the era of that very day; None before 1790."""
    if day < FIRST_DAY:
        return None
    era = _era_of(day)
    if day > LAST_LUNAR_DAY:
        return f"{era.name} {day.year - era.first_year + 1}-{day.month}-{day.day}"
    lines = month_lines()
    # ";" follows every digit and the comma, so a month that begins on the day itself counts as begun
    first, year, label, _ = month_fields(lines[bisect_right(lines, day.isoformat() + ";") - 1])
    return f"{era.name} {year - era.first_year + 1}-{label}-{(day - first).days + 1}"


def _era_of(day: date) -> Era:
    """The era of a day, which changes on the day of its proclamation."""
    return next(era for era in reversed(eras()) if era.first_day is not None and era.first_day <= day)


def japanese_span(given: str, era: Era, year: int, label: str | None, number: int | None) -> tuple[date, date]:
    """First and last day of a year of an era, of one of its months (`4`, `i4`), or of one day."""
    western = _western_year(given, era, year)
    if western >= FIRST_GREGORIAN_YEAR:
        return _gregorian_span(given, western, label, number)
    months = _months_of(western)
    if not months:
        raise _before_table(given, western)
    if label is not None:
        named = [month for month in months if month[1] == label]
        if not named:
            raise _no_month(given, months, f"{era.name} {year}", label)
        months = named
    (first, _, _), (begin, _, length) = months[0], months[-1]
    last = begin + timedelta(days=length - 1)
    if number is not None:
        name = f"{era.name} {year}-{label}"
        if number < 1:
            raise InvalidDate(given, Said("days are counted from 1", "why.from-one"))
        if last == LAST_LUNAR_DAY and number > length:
            text = f"{name} ended with its day 2 (1872-12-31); Meiji 6-1-1 (1873-01-01) followed"
            raise InvalidDate(given, Said(text, "why.last-lunar", name=name))
        if number > length:
            raise InvalidDate(given, Said(f"{name} has {length} days", "why.era-days", name=name, days=length))
        first = last = first + timedelta(days=number - 1)
    if first < FIRST_DAY:
        raise _before_table(given, western)
    return first, last


def era_beginning(given: str, western: int) -> tuple[Era, int]:
    """The era, and the year of it, that began in a Western year; of two eras the later one."""
    begun = [era for era in eras() if era.first_year <= western]
    if not begun:
        raise _before_table(given, western)
    return begun[-1], western - begun[-1].first_year + 1


def _western_year(given: str, era: Era, year: int) -> int:
    """The Western year in which a year of an era began."""
    western = era.first_year + year - 1
    if year < 1:
        raise InvalidDate(given, Said("the years of an era are counted from 1", "why.era-from-one"))
    if era.last_year is not None and western > era.last_year:
        ended = era.last_year - era.first_year + 1
        later = [other for other in eras() if other.first_year <= western][-1]
        name = f"{later.name} {western - later.first_year + 1}"
        reason = Said(f"{era.name} ended in its year {ended}", "why.era-ended", era=era.name, number=ended)
        raise InvalidDate(given, reason, Said(f"that year is {name}", "error.hint.era-later", name=name))
    return western


def _months_of(western: int) -> list[tuple[date, str, int]]:
    """First day, label and length of the months of the Japanese year that began in a Western year."""
    lines = month_lines()
    # no Japanese year begins before the middle of January or has more than thirteen months
    at = bisect_left(lines, f"{western:04d}-01-16")
    found = (month_fields(line) for line in lines[at : at + 14])
    return [(first, label, days) for first, year, label, days in found if year == western]


def _no_month(given: str, months: list[tuple[date, str, int]], year: str, label: str) -> KurilsError:
    """The error that says why a year has no such month."""
    if months[0][1] != "1":
        return _before_table(given, FIRST_DAY.year - 1)
    if not label.startswith("i"):
        return InvalidDate(given, Said(f"there is no month {label}", "why.no-month", label=label))
    extra = next((month for _, month, _ in months if month.startswith("i")), None)
    none, values = f"{year} has no intercalary month {label[1:]}", {"year": year, "number": label[1:]}
    if extra:
        return InvalidDate(
            given, Said(f"{none}; its intercalary month is {extra}", "why.leap-other", extra=extra, **values)
        )
    return InvalidDate(given, Said(f"{none}; it has no intercalary month at all", "why.leap-none", **values))


def _gregorian_span(given: str, western: int, label: str | None, number: int | None) -> tuple[date, date]:
    """The span in a year from Meiji 6 on, whose months are Gregorian."""
    from kurils.dates.civil import GREGORIAN
    from kurils.dates.western import span

    if label is not None and label.startswith("i"):
        text = "from Meiji 6 (1873) on Japan used the Gregorian calendar: no intercalary months"
        raise InvalidDate(given, Said(text, "why.leap-gregorian"))
    return span(given, GREGORIAN, western, None if label is None else int(label), number)


def _before_table(given: str, western: int) -> DateOutOfCoverage:
    began = f"; {given!r} lies in the Japanese year that began in {western}"
    error = DateOutOfCoverage(COVERED + began, "write the Gregorian day, like 1786-05-31")
    return error.keyed("before-japanese", "gregorian-day", given=given, year=str(western))
