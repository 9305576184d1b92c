"""Build `data/calendar/japanese-months.csv`: the first day of every Japanese month from 1789-12-17 to 1872-12-30.

Run again only to check or to extend the table; the program itself never needs this script.

    python -m venv /tmp/months && /tmp/months/bin/pip install sanmiao==0.2.12 ephem
    /tmp/months/bin/python scripts/build_japanese_months.py            # compares with the file, exit 1 on a difference
    /tmp/months/bin/python scripts/build_japanese_months.py --write    # writes the file

sanmiao carries the month table of Uchida Masao, Nihon rekijitsu genten. Its month starts are used, not its era years
(it names 1855-02-07 Ansei 2, which is Ansei 1) nor its era days (Tenpo, Bunkyu and Keio differ from every other list).
Two checks run on what is read: months follow one another without a gap, each of 29 or 30 days; and each begins on the
day of the true new moon at Kyoto, or on the next or the last day when the moment lies within 15 minutes of midnight.
"""

from __future__ import annotations

import csv
import datetime
import importlib
import importlib.resources
import itertools
import math
import pathlib
import sys
from typing import Any

TARGET = pathlib.Path(__file__).parent.parent / "data" / "calendar" / "japanese-months.csv"
#: the stream of sanmiao's table that holds Japan
JAPAN = "4"
#: sanmiao counts days from Julian day 0, at midnight; Python from 0001-01-01
JULIAN_DAY_OF_ORDINAL_0 = 1721424.5
#: the two months of lunar 1789 that reach into 1790, so that every day of 1790 has a Japanese date
FIRST, LAST = (1789, 11), (1872, 12)
#: last day of the old calendar: Meiji 5-12-2
END = datetime.date(1872, 12, 31)
#: Kyoto, in turns of the Earth east of Greenwich
KYOTO = 135.768 / 360
TOLERANCE_MINUTES = 15

HEAD = """\
# Months of the Japanese lunisolar calendar, one row a month, to its end on Meiji 5-12-2 (1872-12-31).
# first_day: Gregorian. lunar_year: the Western year in which the Japanese year began; it gives the era year.
# month: 1 to 12, i4 is the intercalary month after month 4. days: 29 or 30; the last month was cut short after 2.
# The two months of lunar 1789 stand here because they reach into 1790; the program answers from 1790-01-01.
# Made by scripts/build_japanese_months.py from the month table of Uchida Masao, Nihon rekijitsu genten, as carried by
# sanmiao 0.2.12 (MIT, copyright 2025 Daniel Patrick Morgan). Compared: all 1,028 rows equal the table of when_exe,
# transcribed apart from it; all but 8 begin on the day of the true new moon at Kyoto (PyEphem), those 8 are one day
# off where the new moon falls within 15 minutes of midnight. Facts; CC0 1.0. Takes no position on the islands.
first_day,lunar_year,month,days
"""


def months() -> list[tuple[datetime.date, int, str, int]]:
    """First day, lunar year, month and length, in order of time."""
    source = importlib.resources.files("sanmiao") / "data" / "lunar_table_dump.csv"
    rows = []
    with source.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            year, month = int(row["ind_year"]), int(row["month"])
            if row["cal_stream"] == JAPAN and FIRST <= (year, month) <= LAST:
                first = datetime.date.fromordinal(int(float(row["nmd_jdn"]) - JULIAN_DAY_OF_ORDINAL_0))
                label = f"i{month}" if row["intercalary"] == "1" else str(month)
                rows.append((first, year, label, int(float(row["max_day"]))))
    first, year, label, _ = rows[-1]
    rows[-1] = (first, year, label, (END - first).days + 1)
    return rows


def check_lengths(rows: list[tuple[datetime.date, int, str, int]]) -> None:
    """No gap, no overlap, 29 or 30 days, the last month apart."""
    for row, following in itertools.pairwise(rows):
        length = (following[0] - row[0]).days
        if length != row[3] or length not in (29, 30):
            raise SystemExit(f"month of {length} days: {row}")


def check_new_moons(rows: list[tuple[datetime.date, int, str, int]]) -> int:
    """How many months do not begin on the day of the new moon; stops where the moment is not close to midnight."""
    ephem: Any = importlib.import_module("ephem")
    epoch = datetime.date(1899, 12, 31).toordinal() + 0.5
    differing = 0
    for first, *_ in rows:
        moment = float(ephem.next_new_moon(ephem.Date(first - datetime.timedelta(days=3)))) + KYOTO + epoch
        off = first.toordinal() - math.floor(moment)
        minutes = min(moment % 1, 1 - moment % 1) * 24 * 60
        if off and (abs(off) > 1 or minutes > TOLERANCE_MINUTES):
            raise SystemExit(f"{first} is {off} days from the new moon, {minutes:.0f} minutes from midnight")
        differing += bool(off)
    return differing


def main() -> int:
    """Build, check, and compare or write."""
    rows = months()
    check_lengths(rows)
    print(f"{len(rows)} months; {check_new_moons(rows)} begin one day beside the new moon, all close to midnight")
    text = HEAD + "".join(f"{first},{year},{label},{days}\n" for first, year, label, days in rows)
    if "--write" in sys.argv[1:]:
        TARGET.write_text(text, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != text:
        print(f"{TARGET} differs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
