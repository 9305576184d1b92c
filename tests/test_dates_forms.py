"""How a day is printed, and which day is today."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from kurils.base.errors import InvalidDate
from kurils.dates import forms, through, today


def test_a_day_in_three_calendars() -> None:
    """The day of Portsmouth in each calendar."""
    assert forms(date(1905, 9, 5)) == {"gregorian": "1905-09-05", "julian": "1905-08-23", "japanese": "Meiji 38-9-5"}


def test_before_1790_there_is_no_japanese_form() -> None:
    """The record begins in 1635, the table of Japanese months in 1790."""
    assert forms(date(1635, 1, 1)) == {"gregorian": "1635-01-01", "julian": "1634-12-22", "japanese": None}


@pytest.mark.parametrize(
    ("from_", "to", "shown"),
    [
        ("1856-12-07", "1945-09-02", ("1856-12-07", "1945-09-01")),
        (date(1856, 12, 7), date(1945, 9, 2), ("1856-12-07", "1945-09-01")),
        ("1904-02-01", "1904-03-01", ("1904-02-01", "1904-02-29")),
        ("1945-09-02", None, ("1945-09-02", None)),
    ],
)
def test_a_spell_is_shown_through_its_last_day(
    from_: str | date, to: str | date | None, shown: tuple[str, str | None]
) -> None:
    """In print the last day is included; an open spell has none."""
    assert through(from_, to) == shown


def test_today_is_the_clock_or_its_replacement(monkeypatch: pytest.MonkeyPatch) -> None:
    """KURILS_TODAY replaces the clock; an empty value does not."""
    for day in (date(2026, 2, 28), date(9998, 12, 31)):
        monkeypatch.setenv("KURILS_TODAY", day.isoformat())
        assert today() == day
    monkeypatch.setenv("KURILS_TODAY", "")
    assert abs(today() - date.today()).days <= 1
    monkeypatch.delenv("KURILS_TODAY")
    assert abs(today() - date.today()).days <= 1


@pytest.mark.parametrize(
    "value",
    [
        "tomorrow", "2026-02-30", "2026-2-28", "20260228", "2026-02-28 ", "²026-02-28", "2026/02/28", "2026-02/28",
        "2026- 2-28", "2026-02-+8", "9999-01-01",
    ],
)  # fmt: skip
def test_a_bad_replacement_of_today_names_the_variable(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says which variable to correct; of the last year that there is, the day after could not be told."""
    monkeypatch.setenv("KURILS_TODAY", value)
    with pytest.raises(InvalidDate, match="KURILS_TODAY"):
        today()


def test_importing_the_dates_stays_light() -> None:
    """Printing and reading an ISO day needs neither regular expressions nor typing, dataclasses or the CSV reader."""
    code = (
        "import bisect, datetime, os, sys, kurils.base.errors, kurils.base.resources; base = set(sys.modules);"
        "import kurils.dates as dates;"
        "dates.forms(dates.parse('1855-02-07', datetime.date(2026, 2, 28)).first);"
        "print(' '.join(sorted(set(sys.modules) - base)))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if not name.startswith("kurils.")] == []
    assert not {"kurils.dates.western", "kurils.dates.notation", "kurils.dates.vocabulary"} & set(loaded)
