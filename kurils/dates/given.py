"""Days as Python callers and frames hold them, as texts that can be read."""

from __future__ import annotations

from kurils.base.quick import date

#: what a day can be given as
DAY = "a text or a datetime.date"


def day_text(given: object) -> str | None:
    """The text of a day; None for what is none.

    A text is taken as it is. Of a `datetime.date`, a timestamp and a `numpy.datetime64` it is the day; of a month or a
    year of numpy's that month or year.
    """
    if isinstance(given, str):
        return given
    if isinstance(given, date):
        return given.isoformat()[:10]
    kind = type(given)
    if kind.__module__ == "numpy" and kind.__name__ == "datetime64":
        return str(given).partition("T")[0]
    return None
