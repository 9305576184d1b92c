"""The same day in three calendars: days whose three forms were established apart from this program."""

from __future__ import annotations

from datetime import date

import pytest

from kurils.dates import forms, parse
from kurils.dates.japanese import to_japanese
from kurils.dates.julian import from_julian, julian_iso

# Gregorian, Julian, Japanese, what happened
TRIPLES = [
    ("1798-09-07", "1798-08-27", "Kansei 10-7-27", "Kondo Juzo on Iturup"),
    ("1799-02-20", "1799-02-09", "Kansei 11-1-16", "East Ezo under the shogunate"),
    ("1799-07-19", "1799-07-08", "Kansei 11-6-17", "charter of the Russian-American Company"),
    ("1800-05-24", "1800-05-12", "Kansei 12-i4-1", "an intercalary month; the Julian calendar 12 days behind"),
    ("1804-10-09", "1804-09-27", "Bunka 1-9-6", "Rezanov at Nagasaki"),
    ("1807-04-29", "1807-04-17", "Bunka 4-3-22", "West Ezo under the shogunate"),
    ("1807-05-30", "1807-05-18", "Bunka 4-4-23", "raid at Naibo, Iturup"),
    ("1807-06-05", "1807-05-24", "Bunka 4-4-29", "raid at Shana, Iturup"),
    ("1811-07-23", "1811-07-11", "Bunka 8-6-4", "Golovnin detained on Kunashir"),
    ("1812-09-19", "1812-09-07", "Bunka 9-8-14", "Takadaya Kahei detained"),
    ("1813-10-19", "1813-10-07", "Bunka 10-9-26", "Golovnin released"),
    ("1821-09-16", "1821-09-04", "Bunsei 4-8-20", "ukase of Alexander I"),
    ("1821-09-25", "1821-09-13", "Bunsei 4-8-29", "second charter of the Russian-American Company"),
    ("1821-12-30", "1821-12-18", "Bunsei 4-12-7", "Ezo to the Matsumae domain"),
    ("1853-03-08", "1853-02-24", "Kaei 6-1-29", "additional instruction to Putiatin"),
    ("1853-08-22", "1853-08-10", "Kaei 6-7-18", "Putiatin at Nagasaki"),
    ("1854-12-23", "1854-12-11", "Kaei 7-11-4", "earthquake at Shimoda"),
    ("1855-01-15", "1855-01-03", "Ansei 1-11-27", "Kaei becomes Ansei"),
    ("1855-02-07", "1855-01-26", "Ansei 1-12-21", "Treaty of Shimoda signed"),
    ("1855-02-17", "1855-02-05", "Ansei 2-1-1", "Japanese New Year"),
    ("1856-12-07", "1856-11-25", "Ansei 3-11-10", "ratifications exchanged at Shimoda"),
    ("1858-08-19", "1858-08-07", "Ansei 5-7-11", "Treaty of Edo"),
    ("1867-03-30", "1867-03-18", "Keio 3-2-25", "provisional rules for Sakhalin"),
    ("1868-10-23", "1868-10-11", "Meiji 1-9-8", "Keio becomes Meiji"),
    ("1869-09-20", "1869-09-08", "Meiji 2-8-15", "Hokkaido named"),
    ("1872-12-31", "1872-12-19", "Meiji 5-12-2", "last day of the lunisolar calendar"),
    ("1873-01-01", "1872-12-20", "Meiji 6-1-1", "first Gregorian day of Japan"),
    ("1875-05-07", "1875-04-25", "Meiji 8-5-7", "Treaty of St Petersburg signed"),
    ("1875-08-22", "1875-08-10", "Meiji 8-8-22", "its ratifications exchanged"),
    ("1895-06-08", "1895-05-27", "Meiji 28-6-8", "Treaty of Commerce"),
    ("1900-03-13", "1900-02-29", "Meiji 33-3-13", "a day the Gregorian calendar lacks"),
    ("1905-09-05", "1905-08-23", "Meiji 38-9-5", "Treaty of Portsmouth"),
    ("1905-11-25", "1905-11-12", "Meiji 38-11-25", "its ratifications exchanged"),
    ("1918-02-14", "1918-02-01", "Taisho 7-2-14", "first Gregorian day of Soviet Russia"),
    ("1925-01-20", "1925-01-07", "Taisho 14-1-20", "Peking Convention"),
    ("1946-02-02", "1946-01-20", "Showa 21-2-2", "decrees on Southern Sakhalin and the Kurils"),
    ("1956-10-19", "1956-10-06", "Showa 31-10-19", "Joint Declaration"),
]

# Further days that the record's sources give in the Japanese calendar
PAIRS = [
    ("Kansei 4-9-5", "1792-10-20"),
    ("Kansei 10-7-28", "1798-09-08"),
    ("Kansei 11-8-12", "1799-09-11"),
    ("Kyowa 1-6-1", "1801-07-11"),
    ("Kyowa 2-2-23", "1802-03-26"),
    ("Kyowa 2-5-10", "1802-06-09"),
    ("Kyowa 2-7-24", "1802-08-21"),
    ("Bunka 3-9-11", "1806-10-22"),
    ("Bunka 4-4-24", "1807-05-31"),
    ("Bunka 4-4-25", "1807-06-01"),
    ("Bunka 4-5-3", "1807-06-08"),
    ("Bunsei 4-12-4", "1821-12-27"),
    ("Ansei 1-6-26", "1854-07-20"),
    ("Ansei 1-6-30", "1854-07-24"),
    ("Ansei 2-2-22", "1855-04-08"),
    ("Ansei 2-2-23", "1855-04-09"),
    ("Ansei 2-3-27", "1855-05-13"),
    ("Ansei 2-4-14", "1855-05-29"),
    ("Ansei 2-11-10", "1855-12-18"),
    ("Ansei 4-9-7", "1857-10-24"),
    ("Ansei 6-7-10", "1859-08-08"),
    ("Keio 3-11-18", "1867-12-13"),
    ("Keio 3-11-28", "1867-12-23"),
    ("Meiji 2-7-8", "1869-08-15"),
]

TODAY = date(2026, 2, 28)


@pytest.mark.parametrize(("gregorian", "julian", "japanese", "event"), TRIPLES)
def test_a_day_has_these_three_forms(gregorian: str, julian: str, japanese: str, event: str) -> None:
    """A Gregorian day prints as the known Julian and Japanese days."""
    assert forms(date.fromisoformat(gregorian)) == {"gregorian": gregorian, "julian": julian, "japanese": japanese}


@pytest.mark.parametrize(("gregorian", "julian", "japanese", "event"), TRIPLES)
def test_each_form_leads_back_to_the_day(gregorian: str, julian: str, japanese: str, event: str) -> None:
    """The Julian and the Japanese form, given as text, are the same Gregorian day."""
    day = date.fromisoformat(gregorian)
    assert parse(gregorian, TODAY).first == day
    assert parse(f"{julian} OS", TODAY).first == day
    assert parse(japanese, TODAY).first == day


@pytest.mark.parametrize(("gregorian", "julian", "japanese", "event"), TRIPLES)
def test_conversions_work_both_ways(gregorian: str, julian: str, japanese: str, event: str) -> None:
    """The conversion functions themselves agree with the known days in both directions."""
    day = date.fromisoformat(gregorian)
    year, month, number = map(int, julian.split("-"))
    assert (julian_iso(day), from_julian(year, month, number)) == (julian, day)
    assert (to_japanese(day), parse(japanese, TODAY).first) == (japanese, day)


@pytest.mark.parametrize(("japanese", "gregorian"), PAIRS)
def test_days_given_by_the_sources_in_japanese(japanese: str, gregorian: str) -> None:
    """Every pair of a Japanese and a Gregorian day that the sources state holds."""
    assert parse(japanese, TODAY).first.isoformat() == gregorian


def test_the_offset_of_the_julian_calendar_grows_on_julian_leap_days() -> None:
    """11 days to 28 February 1800 OS, 12 to 28 February 1900 OS, 13 after."""
    cases = {
        "1800-02-28": "1800-03-11",
        "1800-02-29": "1800-03-12",
        "1800-03-01": "1800-03-13",
        "1900-02-28": "1900-03-12",
        "1900-02-29": "1900-03-13",
        "1900-03-01": "1900-03-14",
    }
    assert {julian: parse(f"{julian} OS", TODAY).first.isoformat() for julian in cases} == cases
