"""Dates, whole columns at once: `1905-09-05`, `19050905`, `1905-09-05T10:30:00+09:00`; what is written otherwise is
left to `kurils.tagging.texts`, text by text.

The day is the one that is written; a time of day and a zone behind it are looked at, but never converted. Days are
counted from 1970-01-01, as `numpy.datetime64` counts them, and MISSING stands for no day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from kurils.tagging import texts as written
from kurils.tagging.texts import Spans
from kurils.tagging.words import HIGH, ZEROS, Words, digits_only, number_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kurils.tagging.words import Places

    Days = NDArray[np.int32]

MISSING = np.int32(written.MISSING)
#: of YYYY-MM- read as one little-endian number: what the digits and dashes have in common
_FORM = np.uint64(0x2D30302D30303030)
#: added to what is left, it sets the highest bit of each byte that was no digit or no dash
_BEYOND = np.uint64(0x7F76767F76767676)
_SHORTEST, _LONGEST = 10, 40

_first_days: Any = None


def days_at(words: Words, starts: Places, ends: Places) -> Days:
    """The days of texts that stand in a buffer from `starts` up to `ends`; blanks and quotes are not taken away."""
    size = ends - starts
    head = words.eight_from[starts] ^ _FORM
    tail = words.two_from[starts + 8].astype(np.uint64) ^ np.uint64(0x3030)
    good = ((head | (head + _BEYOND)) & HIGH) == 0
    good &= ((tail | (tail + np.uint64(0x7676))) & np.uint64(0x8080)) == 0
    if (size != _SHORTEST).any():
        good &= (size == _SHORTEST) | _is_time(words, starts, size)
    year = head & np.uint64(0xFFFFFFFF)
    year = (year * np.uint64(10) + (year >> np.uint64(8))) & np.uint64(0xFF00FF)
    year = (year * np.uint64(100) + (year >> np.uint64(16))) & np.uint64(0xFFFF)
    month = (head >> np.uint64(40)) & np.uint64(0xFFFF)
    month = (month * np.uint64(10) + (month >> np.uint64(8))) & np.uint64(0xFF)
    day = (tail * np.uint64(10) + (tail >> np.uint64(8))) & np.uint64(0xFF)
    return _days(year.astype(np.int32), month.astype(np.int32), day.astype(np.int32), good)


#: HH:MM:SS read as one little-endian number, and what sets the highest bit of a byte that is too much
_CLOCK, _BEYOND_CLOCK = np.uint64(0x30303A30303A3030), np.uint64(0x767A7F767A7F767D)
_TAIL = re.compile(rb"(?:[.,][0-9]+)?(?: ?(?:[Zz]|UTC|[-+][0-9]{2}(?::?[0-5][0-9])?))?")
_TIME_OF_DAY = re.compile(rb"(?:[01][0-9]|2[0-3])(?::[0-5][0-9](?::[0-5][0-9])?)?")


def _is_time(words: Words, starts: Places, size: Places) -> NDArray[np.bool_]:
    """Whether behind the day stands a T or a blank, and behind that a time of day, with a zone or without."""
    at = np.where(size > _SHORTEST + 1, starts + _SHORTEST, 0)
    mark = words.bytes[at]
    found: NDArray[np.bool_] = (mark == ord("T")) | (mark == ord(" ")) | (mark == ord("t"))
    clock = words.eight_from[at + 1] ^ _CLOCK
    whole = (((clock | (clock + _BEYOND_CLOCK)) & HIGH) == 0) & (size >= _SHORTEST + 9)
    # 24 to 29 hours pass what looks at digits one by one
    whole &= ((clock & np.uint64(0xFF)) < 2) | (((clock >> np.uint64(8)) & np.uint64(0xFF)) < 4)
    found &= (size > _SHORTEST + 1) & (size < _LONGEST)
    rest = np.flatnonzero(found & ~(whole & ((size == 19) | ((size == 20) & (words.bytes[at + 9] == ord("Z"))))))
    if len(rest):
        begin = np.where(whole[rest], at[rest] + 9, at[rest] + 1)
        texts = words.texts(begin, at[rest] + (size[rest] - _SHORTEST))
        found[rest] = [_is_tail(text, with_time) for text, with_time in zip(texts, (~whole[rest]).tolist())]
    return found


@lru_cache(1 << 14)
def _is_tail(text: bytes, with_time: bool) -> bool:
    """Whether a text is what may stand behind a time, or a time and that."""
    match = _TIME_OF_DAY.match(text) if with_time else None
    return not (with_time and match is None) and _TAIL.fullmatch(text[match.end() if match else 0 :]) is not None


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


def _compact(words: Words, starts: Places, ends: Places) -> Days:
    """The days of eight digits, YYYYMMDD; MISSING for all else."""
    digits = words.eight_from[starts] ^ ZEROS
    number = number_of(digits).astype(np.int32)
    good = digits_only(digits) & (ends - starts == 8)
    return _days(number // 10000, number // 100 % 100, number % 100, good)


def spans_at(words: Words, starts: Places, ends: Places, spans: Spans) -> tuple[Days, Days | None]:
    """First and last days of texts; None for the last ones where all of them are the first."""
    days = np.full(len(starts), MISSING) if spans.form or spans.parts else days_at(words, starts, ends)
    rest = np.flatnonzero(days == MISSING)
    if len(rest) and not (spans.form or spans.parts):
        days[rest] = _compact(words, starts[rest], ends[rest])
        rest = rest[days[rest] == MISSING]
    if not len(rest):
        return days, None
    return _with(days, rest, np.array(spans.of(words.texts(starts[rest], ends[rest])), np.int64))


def _with(days: Days, rest: Places, packed: NDArray[np.int64]) -> tuple[Days, Days | None]:
    days[rest] = packed >> 32
    more = (packed & 0xFFFFFFFF).astype(np.int32)
    if not more.any():
        return days, None
    lasts = days.copy()
    lasts[rest] += more
    return days, lasts


def spans_of(texts: list[bytes], spans: Spans) -> tuple[Days, Days | None]:
    """First and last days of texts that stand nowhere together."""
    ends = np.cumsum(np.array([0, *map(len, texts)], np.intp))
    return spans_at(Words(b"".join(texts)), ends[:-1], ends[1:], spans)


_spans = Spans()


def to_spans(values: Any) -> tuple[Days, Days | None]:
    """First and last days of whatever a caller has: datetime64, texts, `datetime.date`s, alone or in arrays.

    MISSING stands for no day; the last days are None where all are the first. Timestamps count by their date. Raises
    TypeError for anything else.
    """
    try:
        array = np.asanyarray(values)
    except (ValueError, RuntimeError) as error:
        # rows of unequal length, or more rows in rows than there are dimensions
        raise TypeError("dates must be datetime64, texts or dates, in arrays of one shape") from error
    if isinstance(array, np.ma.MaskedArray):
        # what is masked is no day
        array = array.filled(np.datetime64("NaT") if array.dtype.kind == "M" else "")
    array = np.asarray(array)
    if not array.size:
        return np.zeros(array.shape, np.int32), None
    if array.dtype.kind == "M":
        days = array.astype("datetime64[D]").astype(np.int64)
        # NaT is the least number of all
        return np.where((days > MISSING) & (days < 2**31), days, MISSING).astype(np.int32), None
    if array.dtype.kind not in "OUS":
        raise TypeError(f"dates must be datetime64, texts or dates, not {array.dtype}")
    first, last = spans_of([_text(value).encode("utf-8", "replace") for value in array.ravel().tolist()], _spans)
    return first.reshape(array.shape), None if last is None else last.reshape(array.shape)


def to_days(values: Any) -> Days:
    """The first days of `to_spans`."""
    return to_spans(values)[0]


def _text(value: Any) -> str:
    import datetime

    if isinstance(value, str):
        return value
    if _is_missing(value):
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, np.datetime64):
        return str(value)[:10]
    raise TypeError(f"dates must be datetime64, texts or dates, not {type(value).__name__}")


def _is_missing(value: Any) -> bool:
    """None, NaN and NaT, and what is neither equal to itself nor not, as pandas has it."""
    if value is None:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124
    except TypeError:
        return True
