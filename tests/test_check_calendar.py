"""The tables of the Japanese calendar are checked where they lie beside a record, our own too."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kurils.store.validate.calendar import check_calendar
from kurils.store.validate.moon import nearest_new_moon

OWN = Path(__file__).parent.parent / "data" / "calendar"
ERAS, MONTHS = "japanese-eras.csv", "japanese-months.csv"


@pytest.fixture
def folder(tmp_path):
    """A copy of our tables."""
    shutil.copytree(OWN, tmp_path / "calendar")
    return tmp_path


def test_our_own_tables_are_sound(folder):
    """And a record without tables has nothing to check."""
    assert list(check_calendar(str(folder))) == []
    shutil.rmtree(folder / "calendar")
    assert list(check_calendar(str(folder))) == []


@pytest.mark.parametrize(
    ("name", "find", "put"),
    [
        (MONTHS, "1855-01-18,1854,12,30", "1855-01-18,1854,12,29"),
        (MONTHS, "1855-01-18,1854,12,30", "1855-01-19,1854,12,30"),
        (MONTHS, "1855-01-18,1854,12,30", "1855-01-18,1855,12,30"),
        (MONTHS, "1855-01-18,1854,12,30", "1855-01-18,1854,11,30"),
        (MONTHS, "1855-01-18,1854,12,30", "1855-01-18,1854,13,30"),
        (MONTHS, "1855-01-18,1854,12,30", "1855-01-18,1854,12,2"),
        (MONTHS, "1855-01-18,1854,12,30", "nonsense"),
        (MONTHS, "first_day,lunar_year", "day,lunar_year"),
        (ERAS, "1868-10-23,1868", "1868-10-23,1869"),
        (ERAS, "1868-10-23,1868", "1869-10-23,1868"),
        (ERAS, "1868-10-23,1868", "1868-10-23,1800"),
        (ERAS, "showa,Showa", "showa"),
        (ERAS, "showa,Showa,昭和", "showa,Showa,大正"),
        (ERAS, "showa,Showa,昭和", "heisei,Showa,昭和"),
        (ERAS, "anei,An'ei,安永", "anei,An'ei,宝暦"),
        (ERAS, "meiwa,Meiwa,明和", "anei,An'ei,明和"),
    ],
)
def test_each_damage_of_a_table_is_told(folder, name, find, put):
    """A day, a month, a year or a length that does not follow from the row before it."""
    path = folder / "calendar" / name
    text = path.read_text(encoding="utf-8")
    assert find in text, [line for line in text.splitlines() if line[:7] in find][:3]
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
    line = 1 + text[: text.index(find)].count("\n")
    found = list(check_calendar(str(folder)))
    assert {problem.file for problem in found} == {f"calendar/{name}"}
    assert {problem.line for problem in found} & {line, line + 1}


def test_a_month_begins_with_the_new_moon(folder):
    """Two months that give a day to one another leave no gap; the moon tells them from what they were."""
    path = folder / "calendar" / MONTHS
    text = path.read_text(encoding="utf-8")
    first, second = "1855-01-18,1854,12,30\n1855-02-17,1855,1,29", "1855-01-18,1854,12,29\n1855-02-16,1855,1,30"
    assert first in text
    path.write_text(text.replace(first, second), encoding="utf-8")
    (problem,) = check_calendar(str(folder))
    assert "it begins on 1855-02-16, and the moon was new in Kyoto +1.2 days" in problem.message


def test_the_moon_is_that_of_the_almanacs():
    """New moons of the eclipses of 28 July 1851, 29 May 1919 and 21 August 2017, to ten minutes."""
    for day, hours in ((date(1851, 7, 28), 14.68), (date(1919, 5, 29), 13.20), (date(2017, 8, 21), 18.50)):
        moment = day.toordinal() + hours / 24
        assert abs(nearest_new_moon(moment) - moment) < 10 / 1440


def test_no_era_that_the_program_knows_is_missing(folder):
    """Its years would be read as those of the era before it."""
    path = folder / "calendar" / ERAS
    path.write_text(path.read_text(encoding="utf-8").replace("taisho,Taisho,大正,1912-07-30,1912\n", ""), "utf-8")
    assert [problem.message for problem in check_calendar(str(folder))] == [
        "not here, and known to the program: Taisho"
    ]


def test_what_is_no_table_is_told(folder):
    """A folder, a link to nothing and bytes that are no text."""
    (folder / "calendar" / ERAS).unlink()
    (folder / "calendar" / ERAS).mkdir()
    (folder / "calendar" / MONTHS).write_bytes(b"\xff")
    assert [problem.code for problem in check_calendar(str(folder))] == ["unreadable", "encoding"]
