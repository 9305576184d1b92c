"""Rows as a stream has them, read or not -> segments, with every row that could not be read named and counted."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kurils.base.errors import Said, quoted
from kurils.tagging.columns import FIELDS
from kurils.tagging.dates import MISSING
from kurils.tagging.segments import UNREAD, merged, read_legend

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from kurils.tagging.job import Counts, Job
    from kurils.tagging.kernel import Kernel
    from kurils.tagging.texts import Spans


class Points(NamedTuple):
    """Columns of equal length; NaN and MISSING where a text was no number and no day.

    `lasts` are the last days of spans that begin on `days`; None where all are single days.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    days: NDArray[np.int32]
    lasts: NDArray[np.int32] | None = None


class Tagged(NamedTuple):
    """What was found for each point: of `all_segments`, -1 where it could not be read."""

    codes: NDArray[np.int16]
    #: kilometres, NaN where the point is near no island; None when nobody asked
    km: NDArray[np.float64] | None
    #: the rows that could not be read
    bad: NDArray[np.intp]


def tag_points(kernel: Kernel, points: Points, job: Job, counts: Counts) -> Tagged:
    """The segments of the points; what is met is added to `counts`."""
    x, y, days, lasts = points
    # a comparison with NaN is false
    good = (np.abs(y) <= 90) & (x >= -180) & (x <= 360) & (days != MISSING)
    ends = days if lasts is None else lasts
    outside = good & ((ends < kernel.first) | (days > kernel.last))
    if lasts is not None:
        # of a span that reaches out of the record what is in it counts
        days, ends = np.maximum(days, np.minimum(kernel.first, ends)), np.minimum(ends, np.maximum(kernel.last, days))
    codes, km = _found(kernel, x, y, days, job)
    changing = 0
    if lasts is not None:
        spans = np.flatnonzero(ends > days)
        changing = _merge(codes, spans, _found(kernel, x[spans], y[spans], ends[spans], job)[0], job.fields)
    bad = np.flatnonzero(~good)
    if len(bad):
        codes[bad] = UNREAD
        if km is not None:
            km[bad] = np.nan
    counts.rows += len(x)
    counts.matched += int(np.count_nonzero(codes > 0))
    counts.changes += changing
    counts.bad += len(bad)
    counts.outside += int(np.count_nonzero(outside))
    counts.beyond += int(np.count_nonzero((codes > 0) & (ends > kernel.checked)))
    return Tagged(codes, km, bad)


def _found(kernel: Kernel, x: Any, y: Any, days: Any, job: Job) -> tuple[NDArray[np.int16], Any]:
    codes = kernel.tag(x, y, days)
    return (codes, None) if job.within is None else kernel.near(x, y, days, codes, job.within)


def _merge(codes: NDArray[np.int16], spans: NDArray[np.intp], lasts: NDArray[np.int16], fields: tuple[str, ...]) -> int:
    """Let the codes of spans, which are those of their first days, stand for the whole.

    Returns in how many of them something changes that is asked for.
    """
    differ, changing = np.flatnonzero(codes[spans] != lasts), 0
    for row, last in zip(spans[differ].tolist(), lasts[differ].tolist()):
        first = int(codes[row])
        codes[row] = merged(first, last)
        changing += _changes(id(read_legend()), first, last, fields)
    return changing


@lru_cache(1 << 12)
def _changes(_: int, first: int, last: int, fields: tuple[str, ...]) -> bool:
    some = read_legend().segments[first : last + 1]
    return any(FIELDS[field](one) != FIELDS[field](some[0]) for field in fields for one in some)


def why_bad(points: Points, row: int, names: Names, text_of: Callable[[str], str], spans: Spans) -> Said:
    """What was wrong with a row; `text_of` gives the text of a column as it stands there."""
    for name, column, axis in ((names.lon, points.x, "longitude"), (names.lat, points.y, "latitude")):
        if np.isnan(column[row]):
            text = text_of(name)
            if not text.strip(' "'):
                return Said(f"{name} is empty", "row.empty", columns=[name])
            given = shown(text)
            what = Said(f"{name} is no {axis}: {given}", f"row.no.{axis}", name=name, text=given)
            return Said(what + _HINT, "row.degrees", text=what) if ":" in text or "°" in text else what
    for name, value, least, most in ((names.lat, points.y[row], -90, 90), (names.lon, points.x[row], -180, 360)):
        if not least <= value <= most:
            given = shown(text_of(name))
            text = f"{name} is not between {least} and {most}: {given}"
            return Said(text, "row.out-of-range", name=name, least=str(least), most=str(most), text=given)
    texts = [text_of(name) for name in names.date]
    if not "".join(texts).strip(' "'):
        text = f"{' '.join(names.date)} {'is' if len(texts) == 1 else 'are'} empty"
        return Said(text, "row.empty", columns=list(names.date))
    given, reason = shown("-".join(texts)), spans.why(chr(31).join(texts))
    text = f"{','.join(names.date)} is no date: {given}, {reason}"
    return Said(text, "row.no-date", columns=list(names.date), text=given, reason=reason)


class Names(NamedTuple):
    """How the columns are called that were taken for longitude, latitude and date."""

    lon: str
    lat: str
    date: tuple[str, ...]


_HINT = " (write 44.03, 44,03, 44.03N or 44°2'N)"


def shown(text: str) -> Said:
    """A text as it may be shown in one line, cut when it is long."""
    return quoted(text if len(text) <= 40 else text[:39] + "…")
