"""ISO dates and timestamps, whole columns at once: `1905-09-05`, `1905-09-05T10:30:00+09:00`, `1905-09-05 10:30`.

The day is the one that is written; a time of day and a zone behind it are passed over, never converted. Everything else
(a year, a month, other orders, other calendars) is no day here: nothing is guessed in millions of rows.
Days are counted from 1970-01-01, as `numpy.datetime64` counts them, and MISSING stands for no day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from kurils.tagging.words import HIGH, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kurils.tagging.words import Places

    Days = NDArray[np.int32]

MISSING = np.int32(-(2**31))
#: of YYYY-MM- read as one little-endian number: what the digits and dashes have in common
_FORM = np.uint64(0x2D30302D30303030)
#: added to what is left, it sets the highest bit of each byte that was no digit or no dash
_BEYOND = np.uint64(0x7F76767F76767676)
_SHORTEST = 10

_first_days: Any = None


def days_at(words: Words, starts: Places, ends: Places) -> Days:
    """The days of texts that stand in a buffer from `starts` up to `ends`; blanks and quotes are not taken away."""
    size = ends - starts
    head = words.eight_from[starts] ^ _FORM
    tail = words.two_from[starts + 8].astype(np.uint64) ^ np.uint64(0x3030)
    good = ((head | (head + _BEYOND)) & HIGH) == 0
    good &= ((tail | (tail + np.uint64(0x7676))) & np.uint64(0x8080)) == 0
    if (size != _SHORTEST).any():
        good &= (size == _SHORTEST) | ((size > _SHORTEST + 1) & _is_time(words, starts, size))
    year = head & np.uint64(0xFFFFFFFF)
    year = (year * np.uint64(10) + (year >> np.uint64(8))) & np.uint64(0xFF00FF)
    year = (year * np.uint64(100) + (year >> np.uint64(16))) & np.uint64(0xFFFF)
    month = (head >> np.uint64(40)) & np.uint64(0xFFFF)
    month = (month * np.uint64(10) + (month >> np.uint64(8))) & np.uint64(0xFF)
    day = (tail * np.uint64(10) + (tail >> np.uint64(8))) & np.uint64(0xFF)
    return _days(year.astype(np.int32), month.astype(np.int32), day.astype(np.int32), good)


def _is_time(words: Words, starts: Places, size: Places) -> NDArray[np.bool_]:
    """Whether a T or a blank follows the day, and a digit that."""
    at = np.where(size > _SHORTEST + 1, starts + _SHORTEST, 0)
    mark, digit = words.bytes[at], words.bytes[at + 1] - np.uint8(48)
    found: NDArray[np.bool_] = ((mark == ord("T")) | (mark == ord(" ")) | (mark == ord("t"))) & (digit < 10)
    return found


def _days(year: Days, month: Days, day: Days, good: NDArray[np.bool_]) -> Days:
    """The days of numbers of which `good` says whether they may be meant; MISSING where there is no such day."""
    global _first_days
    if _first_days is None:
        months = np.arange(np.datetime64("0000-01", "M"), np.datetime64("10000-02", "M"))
        _first_days = months.astype("datetime64[D]").astype(np.int32)
    good = good & (year > 0) & (month > 0) & (month <= 12) & (day > 0)
    at = np.where(good, year * np.int32(12) + month - np.int32(1), 12)
    first = _first_days[at]
    good &= day <= _first_days[at + 1] - first
    found: Days = np.where(good, first + day - np.int32(1), MISSING).astype(np.int32, copy=False)
    return found


def to_days(values: Any) -> Days:
    """Days of whatever a caller has: datetime64, ISO texts, `datetime.date`s, alone or in arrays; MISSING for no day.

    Timestamps count by their date. Raises TypeError for anything else.
    """
    array = np.asarray(values)
    if not array.size:
        return np.zeros(array.shape, np.int32)
    if array.dtype.kind == "O":
        array = np.asarray([_text(value) for value in array.ravel()], dtype=np.str_).reshape(array.shape)
    if array.dtype.kind == "M":
        days = array.astype("datetime64[D]").astype(np.int64)
        # NaT is the least number of all
        return np.where((days > MISSING) & (days < 2**31), days, MISSING).astype(np.int32)
    if array.dtype.kind not in "US":
        raise TypeError(f"dates must be datetime64, ISO texts or dates, not {array.dtype}")
    if array.dtype.kind == "U":
        # a sign that is not ASCII is no part of a date
        codes = np.ascontiguousarray(array).view(np.uint32).reshape(-1, max(1, array.dtype.itemsize // 4))
        plain = np.where(codes < 128, codes, 127).astype(np.uint8)
    else:
        plain = np.ascontiguousarray(array).view(np.uint8).reshape(-1, max(1, array.dtype.itemsize))
    count, width = plain.shape
    starts = np.arange(count, dtype=np.intp) * width
    used = width - np.argmax(plain[:, ::-1] != 0, axis=1)
    ends = starts + np.where(plain.any(axis=1), used, 0)
    return days_at(Words(plain.tobytes()), starts, ends).reshape(array.shape)


def _text(value: Any) -> str:
    import datetime

    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, np.datetime64):
        return str(value)[:10]
    raise TypeError(f"dates must be datetime64, ISO texts or dates, not {type(value).__name__}")
