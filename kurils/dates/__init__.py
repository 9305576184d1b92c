"""Days in three calendars: Gregorian (which everything is stored and compared in), Julian, and Japanese.

A day inside the program is a `datetime.date`, proleptic Gregorian. Nothing here knows the record or its coverage.
Light on purpose: text is read with `re` and `unicodedata` only when it is not a plain ISO day. EDTF spans and the
dates "as written" of the record are asked for by module: `kurils.dates.edtf`, `kurils.dates.written`.
"""

from __future__ import annotations

from kurils.dates.clock import today
from kurils.dates.forms import forms, through
from kurils.dates.parse import HistoricalDate, parse

__all__ = ["HistoricalDate", "forms", "parse", "through", "today"]
