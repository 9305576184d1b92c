"""The tables of the Japanese calendar beside a record.

Months stand without a gap and begin with the new moon, eras in the years of their first day, under the names that the
program has for them.
"""

from __future__ import annotations

import os
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from kurils.base.names import name_key
from kurils.base.reading import read_whole
from kurils.base.resources import PACKAGE
from kurils.store.loading import BESIDE, MAX_BYTES
from kurils.store.problems import Problem
from kurils.store.validate.moon import nearest_new_moon

if TYPE_CHECKING:
    from collections.abc import Iterator

ERAS, MONTHS = BESIDE["calendar"]
COLUMNS = {ERAS: "id,name,kanji,first_day,first_year", MONTHS: "first_day,lunar_year,month,days"}
#: a month of the moon, and what the last one was cut to
DAYS, CUT = ("29", "30"), "2"
#: the month of ours in which a year of the moon begins at the latest
NEW_YEAR = 2
#: from Greenwich to Kyoto, where the months were reckoned, and by how much the reckoning of the day was out; days
KYOTO, ALLOWED = 135.768 / 360, 0.014


def check_calendar(root: str) -> Iterator[Problem]:
    """What is wrong with the tables in `calendar/` below a folder; there need be none."""
    for name, check in ((ERAS, _check_eras), (MONTHS, _check_months)):
        path = os.path.join(root, "calendar", name)
        if not os.path.lexists(path):
            continue
        where = f"calendar/{name}"
        try:
            text = read_whole(path, MAX_BYTES).decode("utf-8")
        except OSError as error:
            yield Problem(where, 1, "", "unreadable", f"cannot be read: {error.strerror or error}")
            continue
        except ValueError:
            yield Problem(where, 1, "", "encoding", "is no UTF-8")
            continue
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
        if not lines or lines[0][1] != COLUMNS[name]:
            yield Problem(where, lines[0][0] if lines else 1, "", "bad-value", f"the columns are {COLUMNS[name]}")
            continue
        for number, message in check([(n, line.split(",")) for n, line in lines[1:]]):
            yield Problem(where, number, "", "calendar", message)


Rows = list[tuple[int, list[str]]]


def _check_months(rows: Rows) -> Iterator[tuple[int, str]]:
    """Each begins on the day after the one before it ended, and is the next month, or the same again, in its year."""
    months = []
    for n, row in rows:
        try:
            first, lunar, label, length = row
            begin, number = date.fromisoformat(first), int(label.removeprefix("i"))
            if not 1 <= number <= 12 or length not in (*DAYS, *([CUT] if n == rows[-1][0] else [])):
                raise ValueError
            months.append((n, begin, int(lunar), number, label.startswith("i"), int(length)))
        except ValueError:
            yield n, "a month is its first day, the year, 1 to 12 (i4 after month 4), and 29 or 30 days"
            return
    for n, begin, *_ in months:
        # months of 29.5 days: the new moon nearest to noon of its day is the one with which it begins
        after = nearest_new_moon(begin.toordinal() + 0.5) + KYOTO - begin.toordinal()
        if not -ALLOWED <= after < 1 + ALLOWED:
            yield n, f"it begins on {begin}, and the moon was new in Kyoto {after:+.1f} days from its first midnight"
    for (_, begin, year, number, _, days), (n, then, its_year, its_number, again, _) in pairwise(months):
        if then != begin + timedelta(days=days):
            yield n, f"it begins on {then}; the month before it ends on {begin + timedelta(days=days - 1)}"
        follows = (its_year, its_number) == ((year, number + 1) if number < 12 else (year + 1, 1))
        if not (again and (its_year, its_number) == (year, number)) and not (not again and follows):
            yield n, f"month {its_number} of {its_year} does not follow month {number} of {year}"


def _check_eras(rows: Rows) -> Iterator[tuple[int, str]]:
    """In order of time, each from a year on that is that of its first day, or the one before it by the moon."""
    before = 0
    said: set[str] = set()
    known = _known()
    for n, row in rows:
        try:
            id, name, kanji, first, year = row
            begin = date.fromisoformat(first) if first else None
            if not name or not kanji or int(year) <= before:
                raise ValueError
        except ValueError:
            yield n, "an era is its id, name, kanji, first day and a first year after that of the one before it"
            return
        before = int(year)
        # a year of the moon reaches into the first weeks of the next one
        if begin and before != begin.year and not (before == begin.year - 1 and begin.month <= NEW_YEAR):
            yield n, f"{name} is proclaimed on {begin}, which is not in its first year, {year}"
        if id != name_key(name).replace(" ", ""):
            yield n, f"the id of {name} is its name in small letters, not {id}"
        for form in (id, kanji):
            if form in said:
                yield n, f"{form} is an era already"
        said |= {id, kanji, name}
        if known.get(name, kanji) != kanji:
            yield n, f"{name} is written {known[name]}, not {kanji}"
    lacking = known.keys() - said
    if lacking:
        yield rows[-1][0] if rows else 1, f"not here, and known to the program: {', '.join(sorted(lacking))}"


def _known() -> dict[str, str]:
    """Eras of which the program itself has the name and how it is written."""
    with open(os.path.join(PACKAGE, "words", "locale", "ja.yaml"), encoding="utf-8") as stream:
        return dict(re.findall(r'^era\.([^:\n]+): "([^"\n]+)"$', stream.read(), re.MULTILINE))
