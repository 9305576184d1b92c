"""The Japanese calendar: its tables, its eras, and its change to the Gregorian months in 1873."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kurils.base.errors import DataInvalid, DateOutOfCoverage, InvalidDate
from kurils.dates import parse, tables
from kurils.dates.japanese import to_japanese
from kurils.dates.tables import Era, eras, month_fields, month_lines
from kurils.dates.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 2, 28)
DAY = timedelta(days=1)


def lunar_months() -> list[tuple[date, int, str, int]]:
    return [month_fields(line) for line in month_lines()]


# the tables


def test_the_table_runs_without_a_gap_to_the_last_lunisolar_day() -> None:
    """Months of 29 or 30 days follow one another from 1789-12-17; the last is cut short on 1872-12-31."""
    months = lunar_months()
    assert months[0][0] == date(1789, 12, 17)
    for (first, _, _, days), following in pairwise(months):
        assert days in (29, 30)
        assert first + days * DAY == following[0]
    assert months[-1] == (date(1872, 12, 30), 1872, "12", 2)


def test_each_year_has_twelve_months_in_order_and_at_most_one_more() -> None:
    """The months of a year are 1 to 12; an intercalary month follows the month whose number it repeats."""
    years: dict[int, list[str]] = {}
    for _, year, label, _ in lunar_months():
        years.setdefault(year, []).append(label)
    assert years.pop(1789) == ["11", "12"]
    assert list(years) == list(range(1790, 1873))
    for labels in years.values():
        plain = [label for label in labels if not label.startswith("i")]
        extra = [label for label in labels if label.startswith("i")]
        assert plain == [str(number) for number in range(1, 13)]
        assert len(extra) <= 1
        for label in extra:
            assert labels[labels.index(label) - 1] == label[1:]
    assert sum(len(labels) for labels in years.values()) == 1026


def test_seven_intercalary_months_in_nineteen_years() -> None:
    """Any nineteen Japanese years hold six to eight intercalary months, seven as a rule."""
    extra = [year for _, year, label, _ in lunar_months() if label.startswith("i")]
    counts = Counter(sum(start <= year < start + 19 for year in extra) for start in range(1790, 1855))
    assert set(counts) <= {6, 7, 8}
    assert counts.most_common(1)[0][0] == 7


def test_each_month_begins_near_the_mean_new_moon() -> None:
    """No month begins more than a day and a quarter from the mean new moon at Kyoto: a slip of a row would show."""
    new_moon = 2451550.09766 - 1721424.5 + 135.768 / 360  # of 2000-01-06, in days since 0001-01-01 minus one
    for first, *_ in lunar_months():
        middle = first.toordinal() + 0.5
        off = (middle - new_moon + 14.765) % 29.530588861 - 14.765
        assert abs(off) < 1.25, first


def test_new_year_falls_between_late_january_and_late_february() -> None:
    """The first day of the first month lies between 20 January and 20 February."""
    new_years = [first for first, _, label, _ in lunar_months() if label == "1"]
    assert all((1, 20) <= (day.month, day.day) <= (2, 20) for day in new_years)


def days_to_try() -> Iterator[date]:
    """Every day of the lunar calendar from 1790 on; then, where months are ours, the ends of each and of each era."""
    changes = {era.first_day + DAY * n for era in eras() if era.first_day for n in (-1, 0, 1)}
    for ordinal in range(date(1790, 1, 1).toordinal(), date(2031, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        if day.year < 1874 or day.day in (1, 2) or day.day > 27 or day in changes:
            yield day


def test_every_day_from_1790_to_2030_goes_there_and_back() -> None:
    """No day is lost, doubled or shifted between the two calendars."""
    for day in days_to_try():
        text = to_japanese(day)
        assert text is not None
        assert parse(text, TODAY).first == day


@pytest.mark.parametrize(
    "content", [b"", b"# nothing\n", b"header\n", b"header\nansei,Ansei\n", b"header\na,b,c,1855-02-30,1854\n"]
)
def test_a_damaged_table_is_reported_as_such(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is cut short or holds no days gives an error about the data, not a traceback."""
    monkeypatch.setattr(tables, "read_data", lambda name: content)
    monkeypatch.setattr(tables, "_eras", ())
    monkeypatch.setattr(tables, "_months", ())
    with pytest.raises(DataInvalid, match="japanese-eras"):
        tables.eras()
    with pytest.raises(DataInvalid, match="japanese-months"):
        tables.month_fields(tables.month_lines()[0])


# eras

PRINTED = [era for era in eras() if era.first_day is not None]


def test_the_eras_from_kansei_to_reiwa_are_printed() -> None:
    """Seventeen eras, in order, each beginning in the last year of the one before."""
    assert " ".join(era.name for era in PRINTED) == (
        "Kansei Kyowa Bunka Bunsei Tenpo Koka Kaei Ansei Man'en Bunkyu Genji Keio Meiji Taisho Showa Heisei Reiwa"
    )
    for era, following in pairwise(PRINTED):
        assert era.last_year == following.first_year


def test_no_two_eras_share_a_name() -> None:
    """Names stay apart even when long vowels and m before p are folded away."""
    assert len({fold(era.name) for era in eras()}) == len({era.kanji for era in eras()}) == len(eras())


@pytest.mark.parametrize("era", PRINTED[1:], ids=lambda era: era.name)
def test_an_era_change_takes_effect_on_its_day(era: Era) -> None:
    """The day before is printed in the old era, the day itself in the new one, and so is the day after."""
    first = era.first_day
    assert first is not None
    old = PRINTED[PRINTED.index(era) - 1].name
    names = [str(to_japanese(first + step * DAY)).split("-")[0] for step in (-1, 0, 1)]
    year = era.first_year - PRINTED[PRINTED.index(era) - 1].first_year + 1
    assert names == [f"{old} {year}", f"{era.name} 1", f"{era.name} 1"]


@pytest.mark.parametrize("era", PRINTED[1:], ids=lambda era: era.name)
def test_the_year_of_an_era_change_is_read_under_both_names(era: Era) -> None:
    """Year 1 of an era is the last year of the one before, as a whole and day by day."""
    old = PRINTED[PRINTED.index(era) - 1]
    last = era.first_year - old.first_year + 1
    for rest in ("", "-1", "-12", "-1-1", "-12-2"):
        by_new, by_old = (parse(f"{name}{rest}", TODAY) for name in (f"{era.name} 1", f"{old.name} {last}"))
        assert (by_new.first, by_new.last) == (by_old.first, by_old.last)


@pytest.mark.parametrize(
    ("japanese", "gregorian"),
    [
        ("Kyowa 1-2-5", "1801-03-19"),
        ("Bunka 1-2-11", "1804-03-22"),
        ("Bunsei 1-4-22", "1818-05-26"),
        ("Tenpo 1-12-10", "1831-01-23"),
        ("Koka 1-12-2", "1845-01-09"),
        ("Kaei 1-2-28", "1848-04-01"),
        ("Ansei 1-11-27", "1855-01-15"),
        ("Man'en 1-3-18", "1860-04-08"),
        ("Bunkyu 1-2-19", "1861-03-29"),
        ("Genji 1-2-20", "1864-03-27"),
        ("Keio 1-4-7", "1865-05-01"),
        ("Meiji 1-9-8", "1868-10-23"),
        ("Taisho 1-7-30", "1912-07-30"),
        ("Showa 1-12-25", "1926-12-25"),
        ("Heisei 1-1-8", "1989-01-08"),
        ("Reiwa 1-5-1", "2019-05-01"),
    ],
)
def test_the_day_of_each_era_change(japanese: str, gregorian: str) -> None:
    """The lunar day of each proclamation and its Gregorian day, which two lists give apart, agree with the months."""
    day = date.fromisoformat(gregorian)
    assert (to_japanese(day), parse(japanese, TODAY).first) == (japanese, day)
    assert day in {era.first_day for era in eras()}


def test_the_lunar_year_gives_the_era_year() -> None:
    """Between 1 January and the Japanese New Year the era year is still the old one."""
    assert to_japanese(date(1855, 2, 7)) == "Ansei 1-12-21"
    assert to_japanese(date(1855, 2, 16)) == "Ansei 1-12-30"
    assert to_japanese(date(1855, 2, 17)) == "Ansei 2-1-1"
    assert to_japanese(date(1869, 1, 20)) == "Meiji 1-12-8"
    assert to_japanese(date(1799, 2, 1)) == "Kansei 10-12-27"


@pytest.mark.parametrize("word", ["Keio", "keio", "KEIO", "Keiō", "Keiou", "Кэйо", "慶応", "慶應", "게이오", "เคโอ"])
def test_an_era_is_known_by_its_usual_spellings(word: str) -> None:
    """With long vowels or without, in Latin and Cyrillic letters, in kanji old and new, hangul and Thai."""
    assert parse(f"{word} 4", TODAY).first == date(1868, 1, 25)


@pytest.mark.parametrize(
    ("word", "printed"),
    [
        ("Бункю", "Bunkyu"), ("Тэнпо", "Tenpo"), ("Сёва", "Showa"), ("Шова", "Showa"), ("Тайсё", "Taisho"),
        ("Тайшо", "Taisho"), ("Мэйдзи", "Meiji"),
    ],
)  # fmt: skip
def test_a_name_in_cyrillic_is_read_in_either_transcription(word: str, printed: str) -> None:
    """Of Japanese studies, and of newspapers."""
    assert parse(f"{word} 2", TODAY).first == parse(f"{printed} 2", TODAY).first


@pytest.mark.parametrize("word", ["Iturup", "September", "OS", "Kei", "Keioo x", "Keioz", "択捉"])
def test_other_words_are_no_eras(word: str) -> None:
    """Names of islands, months and anything else are not taken for an era."""
    with pytest.raises(InvalidDate):
        parse(f"{word} 4", TODAY)


# the change of 1873


def test_the_last_lunisolar_and_the_first_gregorian_day() -> None:
    """Meiji 5-12-2 was followed by Meiji 6-1-1."""
    assert to_japanese(date(1872, 12, 30)) == "Meiji 5-12-1"
    assert to_japanese(date(1872, 12, 31)) == "Meiji 5-12-2"
    assert to_japanese(date(1873, 1, 1)) == "Meiji 6-1-1"
    assert parse("Meiji 5", TODAY).last == date(1872, 12, 31)
    assert parse("Meiji 5-12", TODAY).last == date(1872, 12, 31)


@pytest.mark.parametrize("day", range(3, 31))
def test_the_days_that_the_change_left_out(day: int) -> None:
    """Meiji 5-12-3 to 5-12-30 never were, and the error says what came instead."""
    with pytest.raises(InvalidDate, match="Meiji 6-1-1"):
        parse(f"Meiji 5-12-{day}", TODAY)


def test_intercalary_months_ended_with_the_old_calendar() -> None:
    """From Meiji 6 on there is none, and days follow the Gregorian months."""
    with pytest.raises(InvalidDate, match="no intercalary months"):
        parse("Meiji 38-i4-1", TODAY)
    with pytest.raises(InvalidDate, match="February 1875 has 28 days"):
        parse("Meiji 8-2-29", TODAY)


# beyond the table


def test_the_first_day_with_a_japanese_date() -> None:
    """1790-01-01 has one, 1789-12-31 has none; both say so rather than guess."""
    assert to_japanese(date(1789, 12, 31)) is None
    assert to_japanese(date(1790, 1, 1)) == "Kansei 1-11-16"
    assert to_japanese(date(1790, 2, 14)) == "Kansei 2-1-1"
    assert parse("Kansei 1-11-16", TODAY).first == date(1790, 1, 1)
    with pytest.raises(DateOutOfCoverage, match="1790-01-01"):
        parse("Kansei 1-11-15", TODAY)


@pytest.mark.parametrize(
    "text", ["Tenmei 6-5-4", "天明六年五月四日", "Genroku 1", "Kan'ei 12-1", "Kansei 1", "Kansei 1-3-5"]
)
def test_japanese_dates_before_the_table_are_outside_coverage(text: str) -> None:
    """Such a date may be right, so it is not called invalid; the message says what is covered."""
    with pytest.raises(DateOutOfCoverage, match="known from 1790-01-01"):
        parse(text, TODAY)


@pytest.mark.parametrize(
    ("text", "year"),
    [("Tenmei 6-5-4", 1786), ("Kansei 1-3-5", 1789), ("Kansei 1-11-15", 1789), ("陰暦1600年1月1日", 1600)],
)
def test_what_lies_before_the_table_is_told_by_the_western_year(text: str, year: int) -> None:
    """That in which the Japanese year began; before the first era that is known, too."""
    with pytest.raises(DateOutOfCoverage, match=f"the Japanese year that began in {year}"):
        parse(text, TODAY)


def test_a_lunar_day_by_a_western_year_is_told_by_the_later_of_two_eras() -> None:
    """1854 was Kaei 7 and Ansei 1."""
    assert parse("陰暦1854年12月30日", TODAY).first == date(1855, 2, 16)
    with pytest.raises(InvalidDate, match="Ansei 1-12 has 30 days"):
        parse("陰暦1854年12月31日", TODAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Kansei 12-i5-1", "Kansei 12 has no intercalary month 5; its intercalary month is i4"),
        ("Ansei 2-i4-1", "Ansei 2 has no intercalary month 4; it has no intercalary month at all"),
        ("Keio 4-i4-30", "Keio 4-i4 has 29 days"),
        ("Ansei 1-12-31", "Ansei 1-12 has 30 days"),
        ("Ansei 1-12-0", "counted from 1"),
        ("Ansei 0-12-1", "counted from 1"),
        ("Ansei 1-13-1", "no month 13"),
        ("Kaei 8-1-1", "Kaei ended in its year 7 (that year is Ansei 2)"),
        ("Kansei 16-1-1", "Kansei ended in its year 13 (that year is Bunka 1)"),
        ("Showa 65-1-1", "Showa ended in its year 64 (that year is Heisei 2)"),
        ("Reiwa 9000-1-1", "0001 to 9999"),
    ],
)
def test_impossible_japanese_days_say_why(text: str, reason: str) -> None:
    """The error names the month's length, the intercalary month there is, or the era's end."""
    with pytest.raises(InvalidDate) as caught:
        parse(text, TODAY)
    assert reason in caught.value.line()
