"""The tables of the Japanese calendar are checked where they lie beside a record, our own too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kurils.store.validate.calendar import check_calendar

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


def test_what_is_no_table_is_told(folder):
    """A folder, a link to nothing and bytes that are no text."""
    (folder / "calendar" / ERAS).unlink()
    (folder / "calendar" / ERAS).mkdir()
    (folder / "calendar" / MONTHS).write_bytes(b"\xff")
    assert [problem.code for problem in check_calendar(str(folder))] == ["unreadable", "encoding"]
