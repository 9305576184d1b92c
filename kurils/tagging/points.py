"""Rows as a stream has them, read or not -> segments, with every row that could not be read named and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kurils.tagging.dates import MISSING
from kurils.tagging.job import Counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from kurils.tagging.job import Job
    from kurils.tagging.kernel import Kernel


class Points(NamedTuple):
    """Columns of equal length; NaN and MISSING where a text was no number and no day."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    days: NDArray[np.int32]


class Tagged(NamedTuple):
    """What was found for each point."""

    codes: NDArray[np.int16]
    #: kilometres, NaN where the point is near no island; None when nobody asked
    km: NDArray[np.float64] | None
    #: the rows that could not be read
    bad: NDArray[np.intp]


def tag_points(kernel: Kernel, points: Points, job: Job, counts: Counts) -> Tagged:
    """The segments of the points; what is met is added to `counts`."""
    x, y, days = points
    # a comparison with NaN is false
    good = (np.abs(y) <= 90) & (x >= -180) & (x <= 360) & (days != MISSING)
    codes = kernel.tag(x, y, days)
    km = None
    if job.within is not None:
        codes, km = kernel.near(x, y, days, codes, job.within)
    bad = np.flatnonzero(~good)
    if len(bad):
        codes[bad] = 0
        if km is not None:
            km[bad] = np.nan
    counts.rows += len(x)
    counts.matched += int(np.count_nonzero(codes))
    counts.bad += len(bad)
    counts.outside += int(np.count_nonzero(good & ((days < kernel.first) | (days > kernel.last))))
    counts.beyond += int(np.count_nonzero((codes != 0) & (days > kernel.checked)))
    return Tagged(codes, km, bad)


def why_bad(points: Points, row: int, job: Job, text_of: Callable[[str], str]) -> str:
    """What was wrong with a row; `text_of` gives the text of a column as it stands there."""
    for name, column in ((job.lon, points.x), (job.lat, points.y)):
        if np.isnan(column[row]):
            return f"{name} is no number: {_shown(text_of(name))}"
    if abs(points.y[row]) > 90:
        return f"{job.lat} is not between -90 and 90: {_shown(text_of(job.lat))}"
    if not -180 <= points.x[row] <= 360:
        return f"{job.lon} is not between -180 and 360: {_shown(text_of(job.lon))}"
    return f"{job.date} is no ISO day: {_shown(text_of(job.date))}"


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
