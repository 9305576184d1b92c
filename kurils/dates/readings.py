"""From notations to days: what each can mean, whether those that stand together agree, and what is refused."""

from __future__ import annotations

import re
from itertools import product

from kurils.base.errors import InvalidDate, KurilsError, Said
from kurils.base.quick import date
from kurils.dates.civil import GREGORIAN, JULIAN, WEEKDAYS
from kurils.dates.japanese import era_beginning, japanese_span
from kurils.dates.notation import FORM, FOUR_DIGITS, Notation
from kurils.dates.text import HINT
from kurils.dates.vocabulary import JAPANESE, OLD
from kurils.dates.western import span

#: the last year in which a Russian date is likely to be Julian, in what we say of two days that differ
LAST_JULIAN_YEAR = 1923
#: months beside which another year may begin or end -> the years that count, from the one that was given
_NEW_YEAR: dict[int | None, tuple[int, ...]] = {1: (0, 1), 12: (0, -1), 11: (0, -1)}
#: Western year, and months that may be those of the lunar year
EITHER = "either"


class Reading:
    """One meaning of a notation: its calendar, the Gregorian days that it covers, and how precise it is."""

    __slots__ = ("calendar", "first", "last", "lunar_year", "precision")

    def __init__(self, calendar: str, first: date, last: date, precision: str, lunar_year: int | None = None) -> None:
        self.calendar = calendar
        self.first = first
        self.last = last
        #: day, month or year
        self.precision = precision
        #: of a Japanese reading, the Western year in which the Japanese one began
        self.lunar_year = lunar_year

    def key(self) -> tuple[date, date]:
        """What two readings of one meaning have in common."""
        return self.first, self.last

    def told(self) -> str:
        """The reading as it can be written without doubt: 1905-09-05, 1905-09, or a span."""
        iso = self.first.isoformat()
        if self.precision == "day":
            return iso
        whole = span("", GREGORIAN, self.first.year, self.first.month if self.precision == "month" else None, None)
        return iso[: 7 if self.precision == "month" else 4] if whole == self.key() else f"{iso}/{self.last.isoformat()}"


def only(given: str, notation: Notation) -> Reading:
    """The one meaning of a notation that stands alone. Raises InvalidDate, with both, when there are two."""
    _require_year(given, notation)
    found, problem = _readings(given, notation, _calendars(notation, False))
    if problem is not None and not found:
        raise problem
    if len(found) > 1:
        raise _ambiguous(given, found, _why(notation))
    (reading,) = found
    _check_weekday(given, notation, reading)
    return reading


def together(given: str, notations: list[Notation], shared_year: bool) -> Reading:
    """The one day, month or year that all notations name; `shared_year` when the year stands behind the last of them.

    Raises InvalidDate when they name different days, or when they agree in two ways.
    """
    _complete(notations)
    _doubt(notations)
    problem: KurilsError | None = None
    readable = False
    for julian in (False, True):
        lists = []
        for notation in notations:
            filled = _with_years(notation, notations, shared_year)
            found, trouble = _readings(given, filled, _calendars(notation, julian))
            problem = problem or trouble
            lists.append(found)
        if not all(lists):
            continue
        readable = True
        agreed: dict[tuple[date, date], Reading] = {}
        for readings in product(*lists):
            if _agree(readings) and _own_year(notations, readings):
                finest = min(readings, key=lambda reading: (reading.last - reading.first, reading.calendar))
                agreed.setdefault(finest.key(), finest)
        if len(agreed) > 1:
            why = Said("its notations agree on two days", "why.agree-twice")
            raise _ambiguous(given, list(agreed.values()), why)
        for reading in agreed.values():
            for notation in notations:
                _check_weekday(given, notation, reading)
            return reading
    if not readable:
        raise problem or InvalidDate(given, FORM, HINT)
    raise InvalidDate(
        given, _contradiction(given, notations), Said("give the one that is right", "error.hint.right-one")
    )


def _contradiction(given: str, notations: list[Notation]) -> Said:
    """What each of the notations names, told as plainly as can be."""
    told: list[Said] = []
    for notation in notations:
        filled = _with_years(notation, notations, False)
        for julian in (False, True):
            found, _ = _readings(given, filled, _calendars(notation, julian))
            if found:
                break
        days = list(dict.fromkeys(reading.told() for reading in found))
        old, _ = _readings(given, filled, (JULIAN,) if notation.calendar is None else ())
        in_use = [reading.told() for reading in old if reading.first.year <= LAST_JULIAN_YEAR]
        text, values = f"{notation.text} is {' or '.join(days)}", {"notation": notation.text, "near": days}
        if len(days) == len(in_use) == 1:
            told.append(Said(f"{text} (Old Style: {in_use[0]})", "why.names-old", old=in_use[0], **values))
        else:
            told.append(Said(text, "why.names", **values))
    return Said("its notations name different days: " + ", ".join(told), "why.contradict", told=told)


def _require_year(given: str, notation: Notation) -> None:
    """Refuse a notation that stands alone and names no year."""
    if notation.named[0] is None:
        numeric = re.fullmatch("[0-9 ./-]+", notation.text)
        raise InvalidDate(given, FOUR_DIGITS if numeric else Said("the year is missing", "why.year-missing"), HINT)


def _calendars(notation: Notation, julian: bool) -> tuple[str, ...]:
    """The calendars in which a notation may be meant; without a mark, Julian only where another stands beside it."""
    if notation.calendar == OLD:
        return (JAPANESE, JULIAN)
    if notation.calendar == EITHER:
        return (GREGORIAN, JAPANESE)
    if notation.calendar is not None:
        return (notation.calendar,)
    return (GREGORIAN, JULIAN) if julian else (GREGORIAN,)


def _readings(given: str, notation: Notation, calendars: tuple[str, ...]) -> tuple[list[Reading], KurilsError | None]:
    """Every day, month or year that a notation can mean, and what was wrong with the first that is none."""
    found: dict[tuple[date, date], Reading] = {}
    problem: KurilsError | None = None
    for calendar in calendars:
        for year, month, day in notation.fields:
            if year is None:
                continue
            try:
                reading = _reading(given, notation, calendar, year, month, day)
            except KurilsError as error:
                problem = problem or error
            else:
                found.setdefault(reading.key(), reading)
    return list(found.values()), problem


def _reading(given: str, notation: Notation, calendar: str, year: int, month: int | None, day: int | None) -> Reading:
    if calendar != JAPANESE:
        precision = "year" if month is None else "month" if day is None else "day"
        return Reading(calendar, *span(given, calendar, year, month, day), precision)
    if notation.era is not None:
        era, era_year, label = notation.era, year, notation.label
    else:
        era, era_year = era_beginning(given, year)
        label = None if month is None else str(month)
    days = japanese_span(given, era, era_year, label, day)
    precision = "year" if label is None else "month" if day is None else "day"
    return Reading(JAPANESE, *days, precision, era.first_year + era_year - 1)


def _complete(notations: list[Notation]) -> None:
    """Give a notation that is a day alone the month of the one that has it: 5 (17) мая 1875."""
    month = next((month for notation in notations if (month := notation.named[1])), None)
    for notation in notations:
        notation.fields = [
            (year, month if known is None and day is not None else known, day) for year, known, day in notation.fields
        ]


def _doubt(notations: list[Notation]) -> None:
    """Of 1854年（安政元年）12月21日 it cannot be said whose month it is, up to the end of the lunar calendar."""
    if not any(notation.era is not None and notation.label is None for notation in notations):
        return
    for notation in notations:
        if notation.era is None and notation.calendar is None and "月" in notation.text:
            notation.calendar = EITHER


def _with_years(notation: Notation, notations: list[Notation], shared: bool) -> Notation:
    """The notation with every year that it can have: that of another one, or the next to it around New Year."""
    if notation.era is not None:
        return notation
    others = [year for other in notations if other.era is None for year, *_ in other.fields if year is not None]
    if not others:
        for other in notations:
            if other.era is not None and other.named[0] is not None:
                began = other.era.first_year + other.named[0] - 1
                others += [began, began + 1]
    filled = Notation(notation.text)
    filled.calendar, filled.era, filled.label = notation.calendar, notation.era, notation.label
    for year, month, day in notation.fields:
        if year is not None and not shared:
            filled.fields.append((year, month, day))
            continue
        # 旧暦12月 lies in the year before, as 25 December does beside 6 January
        beside = _NEW_YEAR.get(month, (0,))
        filled.fields += [
            (known + step, month, day) for known in dict.fromkeys([year] if year else others) for step in beside
        ]
    return filled


def _own_year(notations: list[Notation], readings: tuple[Reading, ...]) -> bool:
    """Whether a year that was given is that of at least one notation, in the notation's own calendar."""
    from kurils.dates.julian import to_julian

    given = {year for notation in notations if notation.era is None for year, *_ in notation.fields if year is not None}
    if not given:
        return True
    years = {
        reading.lunar_year if reading.calendar == JAPANESE else to_julian(reading.first)[0]
        for reading in readings
        if reading.calendar != GREGORIAN
    }
    return bool(given & (years | {reading.first.year for reading in readings if reading.calendar == GREGORIAN}))


def _agree(readings: tuple[Reading, ...]) -> bool:
    """Whether the finest of the readings lies within all others.

    A Western year beside a Japanese one may be that in which the Japanese year began: 安政元年（1854年）12月21日.
    """
    finest = min(readings, key=lambda reading: reading.last - reading.first)
    return all(
        (reading.first <= finest.first and finest.last <= reading.last)
        or (reading.precision == "year" and finest.lunar_year == reading.first.year)
        for reading in readings
    )


def _check_weekday(given: str, notation: Notation, reading: Reading) -> None:
    if notation.weekday is None or reading.precision != "day":
        return
    right = reading.first.weekday()
    if right != notation.weekday:
        name = Said(WEEKDAYS[right], f"weekday.{right + 1}")
        reason = Said(f"that day was a {name}", "why.weekday", weekday=name)
        raise InvalidDate(given, reason, Said("leave the weekday away, or correct the day", "error.hint.weekday"))


def _why(notation: Notation) -> Said:
    if notation.calendar == OLD:
        return Said("the old calendar of Japan or of Russia may be meant", "why.old-calendar")
    if len({month for _, month, _ in notation.fields}) > 1:
        return Said("day and month could be confused; the year comes first", "why.confused-year")
    return Said("the year may begin in January or in April", "why.year-begins")


def _ambiguous(given: str, readings: list[Reading], why: Said) -> InvalidDate:
    ways = [reading.told() for reading in readings]
    return InvalidDate(given, why, Said("write " + " or ".join(ways), "error.hint.write", near=ways))
