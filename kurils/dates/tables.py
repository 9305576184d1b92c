"""The two tables of the Japanese calendar, read once from `data/calendar/`, when first needed.

The months stay lines of text, `first_day,lunar_year,month,days`: they are in order of their ISO day, so that bisection
over the text finds a month without parsing the other thousand.
"""

from __future__ import annotations

from kurils.base.errors import DataInvalid
from kurils.base.quick import date
from kurils.base.resources import read_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

ERAS = "calendar/japanese-eras.csv"
MONTHS = "calendar/japanese-months.csv"

#: the first day that is given a Japanese date
FIRST_DAY = date(1790, 1, 1)
#: the last day of the lunisolar calendar, Meiji 5-12-2
LAST_LUNAR_DAY = date(1872, 12, 31)
#: the first year whose months and days are the Gregorian ones, Meiji 6
FIRST_GREGORIAN_YEAR = 1873


class Era:
    """One era: its name, when it is printed from, and the Western years in which its first and last year began."""

    __slots__ = ("first_day", "first_year", "kanji", "last_year", "name")

    def __init__(self, name: str, kanji: str, first_day: date | None, first_year: int, last_year: int | None) -> None:
        self.name = name
        self.kanji = kanji
        #: None for the eras that ended before FIRST_DAY
        self.first_day = first_day
        self.first_year = first_year
        #: None for the present era
        self.last_year = last_year


_eras: tuple[Era, ...] = ()
_months: tuple[str, ...] = ()


def eras() -> tuple[Era, ...]:
    """All eras since 1624, in order of time."""
    global _eras
    if not _eras:
        rows = [line.split(",") for line in _lines(ERAS)]
        try:
            years = [int(row[4]) for row in rows]
            _eras = tuple(
                Era(name, kanji, date.fromisoformat(first) if first else None, year, last)
                for (_, name, kanji, first, _), year, last in zip(rows, years, [*years[1:], None])
            )
        except (ValueError, IndexError):
            _refuse(ERAS)
    return _eras


def month_lines() -> tuple[str, ...]:
    """The months of the lunisolar calendar, one line each, in order of time."""
    global _months
    if not _months:
        _months = _lines(MONTHS)
    return _months


def month_fields(line: str) -> tuple[date, int, str, int]:
    """One month: its first day, lunar year, label (`4`, or `i4` when intercalary) and length in days."""
    try:
        first, year, label, days = line.split(",")
        return date.fromisoformat(first), int(year), label, int(days)
    except ValueError:
        _refuse(MONTHS)


def _lines(name: str) -> tuple[str, ...]:
    """The rows of a table, without its comments and its header."""
    lines = [line for line in read_data(name).decode("utf-8").splitlines() if line and not line.startswith("#")]
    if len(lines) < 2:
        _refuse(name)
    return tuple(lines[1:])


def _refuse(name: str) -> NoReturn:
    raise DataInvalid(f"the table {name} is damaged", "install the package again")
