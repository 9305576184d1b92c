"""A buffer of bytes, read at many places at once; and the arithmetic on eight characters that are one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words64 = NDArray[np.uint64]
    Places = NDArray[np.intp]

#: the first character is the lowest byte
ZEROS = np.uint64(0x3030303030303030)
HIGH = np.uint64(0x8080808080808080)
#: added to a byte that is no digit, it sets the highest bit of it
NO_DIGIT = np.uint64(0x7676767676767676)


class Words:
    """The bytes of a content, and the same bytes by two and by eight, beginning at any place or ending at it."""

    #: zero bytes before and behind, so that reading past an end is harmless
    _BEFORE, _BEHIND = 16, 32

    def __init__(self, content: bytes) -> None:
        size = len(content)
        padded = bytearray(self._BEFORE + size + self._BEHIND)
        padded[self._BEFORE : self._BEFORE + size] = content
        self.content = content
        self._pointed: Words | None = None
        self.bytes: NDArray[np.uint8] = np.frombuffer(padded, np.uint8)[self._BEFORE :]
        places = size + self._BEHIND - 8
        self.eight_from: Words64 = np.ndarray((places,), "<u8", padded, self._BEFORE, (1,))
        self.eight_to: Words64 = np.ndarray((places,), "<u8", padded, self._BEFORE - 8, (1,))
        self.two_from: NDArray[np.uint16] = np.ndarray((places,), "<u2", padded, self._BEFORE, (1,))

    def with_points(self) -> Words:
        """The same with points in the place of commas."""
        if self._pointed is None:
            self._pointed = Words(self.content.replace(b",", b"."))
        return self._pointed

    def texts(self, starts: Places, ends: Places) -> list[bytes]:
        """The texts between places."""
        content = self.content
        return [content[start:end] for start, end in zip(starts.tolist(), ends.tolist())]


def digits_only(word: Words64) -> NDArray[np.bool_]:
    """Whether all eight characters are digits; takes what `word ^ ZEROS` gives."""
    good: NDArray[np.bool_] = ((word | (word + NO_DIGIT)) & HIGH) == 0
    return good


def number_of(word: Words64) -> Words64:
    """The number that eight digits write; takes what `word ^ ZEROS` gives."""
    pairs = word * np.uint64(10) + (word >> np.uint64(8))
    low = (pairs & np.uint64(0x000000FF000000FF)) * np.uint64(0x000F424000000064)
    high = ((pairs >> np.uint64(16)) & np.uint64(0x000000FF000000FF)) * np.uint64(0x0000271000000001)
    number: Words64 = (low + high) >> np.uint64(32)
    return number
