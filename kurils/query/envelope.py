"""What every answer begins with, and which days may be asked for."""

from __future__ import annotations

from kurils.base.errors import DateOutOfCoverage, UsageError
from kurils.dates.forms import day_after, forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kurils.answers.days import DateForms, Header, Span
    from kurils.base.quick import date
    from kurils.dates import HistoricalDate

#: raised only when a key changes its meaning; keys are only ever added
ANSWER_VERSION = 2


#: what stands for an open end of a span
FIRST, LAST = "0001-01-01", "9999-12-31"


def header(answer: str, meta: dict[str, Any], beyond_record: bool = False) -> Header:
    """The block `kurils` of an answer."""
    return {
        "answer": answer,
        "version": ANSWER_VERSION,
        "coverage": {"from": meta["coverage"]["from"], "to": meta["coverage"]["to"]},
        "beyond_record": beyond_record,
    }


def date_forms(question: HistoricalDate) -> DateForms:
    """The date of a question as given and in its calendars; of a month, a year or a span only the Gregorian form."""
    if question.precision == "day":
        return {"given": question.given, **forms(question.first)}
    if question.calendar == "gregorian" and question.precision != "span":
        gregorian = question.first.isoformat()[: 4 if question.precision == "year" else 7]
    else:
        first, last = question.first.isoformat(), question.last.isoformat()
        # an open end is no day: it is written as it is asked
        gregorian = f"{'..' if first == FIRST else first}/{'..' if last == LAST else last}"
    return {"given": question.given, "gregorian": gregorian, "julian": None, "japanese": None}


def day_forms(day: str) -> DateForms:
    """An ISO day of the record in its calendars."""
    from kurils.base.quick import date

    return {"given": day, **forms(date.fromisoformat(day))}


def span_of(question: HistoricalDate, first: str, last: str) -> Span | None:
    """The days that a question for a month or a year is about; None for a day."""
    return None if question.precision == "day" else {"from": first, "to": day_after(last)}


def within(meta: dict[str, Any], question: HistoricalDate, today: date) -> tuple[str, str, bool]:
    """First and last day of the question as ISO days, cut at today, and whether it reaches beyond the checked record.

    Raises DateOutOfCoverage for a day before the record or after today.
    """
    start, checked = meta["coverage"]["from"], meta["coverage"]["to"]
    first, last, now = question.first.isoformat(), question.last.isoformat(), today.isoformat()
    if last < start:
        before = DateOutOfCoverage(
            f"{question.given} is before the record begins", f"the record covers {start} to today"
        )
        raise before.keyed("before", "covers", given=question.given, first=start)
    if first > now:
        future = DateOutOfCoverage(f"{question.given} is in the future", f"the record covers {start} to today, {now}")
        raise future.keyed("future", "covers-to", given=question.given, first=start, today=now)
    first, last = max(first, start), min(last, now)
    return first, last, last > checked


def between(
    meta: dict[str, Any], begin: HistoricalDate, end: HistoricalDate, today: date, hint: str = "reversed"
) -> tuple[str, str, bool]:
    """`within` of a range from the first day of one question to the last day of another.

    Raises UsageError for a reversed range too.
    """
    if begin.first > end.last:
        raise reversed_range(begin.given, end.given, hint)
    _, last, beyond = within(meta, end, today)
    return within(meta, begin, today)[0], last, beyond


def reversed_range(first: str, last: str, hint: str = "reversed") -> UsageError:
    """The error of a range whose first day is after its last."""
    earlier = {"reversed": "give the earlier day as --from", "reversed-diff": "give the earlier day first"}[hint]
    error = UsageError(f"the range is reversed: {first} is after {last}", earlier)
    return error.keyed("reversed", hint, first=first, last=last)
