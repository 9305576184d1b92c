"""Decimal numbers in text, whole columns at once, each rounded as `float` rounds it.

Up to eight digits before the point and seven behind it are read by arithmetic on eight characters at once: the digits
make a whole number below 2**53 and the division by a power of ten is the only rounding. Anything longer, blanks around
it and exponents are left to `float`, one by one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from kurils.base.errors import InvalidPoint
from kurils.geometry.coordinates import read_angle
from kurils.tagging.words import HIGH, ZEROS, digits_only, number_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kurils.tagging.words import Places, Words

    Floats = NDArray[np.float64]

_ONES = np.uint64(0x0101010101010101)
_POINTS = np.uint64(0x2E2E2E2E2E2E2E2E)
#: n -> a mask of the last n of eight characters, and zeros for the others
_LAST = np.array([0, *((2**64 - 1) ^ ((1 << (64 - 8 * n)) - 1) for n in range(1, 9))], dtype=np.uint64)
_FILL = ZEROS & ~_LAST
_TENS = np.array([10.0**n for n in range(9)])
_WHOLE_TENS = np.array([10**n for n in range(9)], dtype=np.uint64)

_ALLOWED = b"0123456789.+-eE \t"
_NUMBER = re.compile(rb"[ \t]*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?[ \t]*")


def degrees_at(words: Words, starts: Places, ends: Places, axis: str, encoding: str) -> Floats:
    """The angles that stand in a buffer from `starts` up to `ends`; NaN for what is none.

    `axis` is latitude or longitude. Decimal numbers are read at once, with commas for points too; others, one by one,
    as `kurils.geometry.coordinates` reads them.
    """
    value, good = _plain_at(words, starts, ends)
    if good.all():
        return value
    rest = np.flatnonzero(~good)
    if b"," in words.content:
        value[rest], good = _plain_at(words.with_points(), starts[rest], ends[rest])
        rest = rest[~good]
    if len(rest):
        value[rest] = degrees_of(words.texts(starts[rest], ends[rest]), axis, encoding)
    return value


def degrees_of(texts: list[bytes], axis: str, encoding: str) -> Floats:
    """The angles of texts; NaN for what is none."""
    value = numbers_of(texts)
    for row in np.flatnonzero(np.isnan(value)).tolist():
        value[row] = _degrees(texts[row], axis, encoding)
    return value


@lru_cache(1 << 16)
def _degrees(text: bytes, axis: str, encoding: str) -> float:
    try:
        return read_angle(text.decode(encoding), axis)
    except (InvalidPoint, UnicodeDecodeError):
        return float("nan")


def _plain_at(words: Words, starts: Places, ends: Places) -> tuple[Floats, NDArray[np.bool_]]:
    """Short decimal numbers, and which are any."""
    first = words.bytes[starts]
    minus = first == ord("-")
    begins = starts + (minus | (first == ord("+")))
    size = ends - begins
    tail = _last(words, ends, np.clip(size, 0, 8))
    point = tail ^ _POINTS
    found = (point - _ONES) & ~point & HIGH
    # characters up to the first point, that included; 8 where there is none
    up_to = ((((found & (~found + np.uint64(1))) - np.uint64(1)) & _ONES) * _ONES) >> np.uint64(56)
    behind = np.where(found != 0, 8 - up_to.astype(np.intp), 0)
    fraction = ((tail & _LAST[behind]) | _FILL[behind]) ^ ZEROS
    before = size - behind - (found != 0)
    whole = _last(words, ends - behind - (found != 0), np.clip(before, 0, 8))
    whole ^= ZEROS
    good = digits_only(fraction) & digits_only(whole) & (before >= 0) & (before <= 8) & (before + behind > 0)
    value = (number_of(whole) * _WHOLE_TENS[behind] + number_of(fraction)).astype(np.float64) / _TENS[behind]
    np.negative(value, out=value, where=minus)
    return value, good


def _last(words: Words, ends: Places, count: Places) -> NDArray[np.uint64]:
    """The last `count` characters up to each place, zeros before them."""
    found: NDArray[np.uint64] = (words.eight_to[ends] & _LAST[count]) | _FILL[count]
    return found


def numbers_of(texts: list[bytes]) -> Floats:
    """The numbers of texts, as `float` reads them, but no words, underscores or line breaks; NaN for all else."""
    try:
        if b"".join(texts).translate(None, _ALLOWED):
            raise ValueError
        values = np.array([float(text) for text in texts], np.float64)
    except ValueError:
        values = np.array([float(text) if _NUMBER.fullmatch(text) else np.nan for text in texts], np.float64)
    return np.where(np.isfinite(values), values, np.nan)
