"""A block of records whose fields are found all at once: places in the bytes, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kurils.tagging.csvrecords import CR, QUOTE
from kurils.tagging.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kurils.tagging.csvrecords import Dialect
    from kurils.tagging.words import Places


class Block:
    """Where the records and their fields stand; every record must end. `outside` says which bytes are not quoted."""

    def __init__(self, content: bytes, dialect: Dialect, width: int, outside: NDArray[np.bool_] | None) -> None:
        self.content = content
        self.words = Words(content)
        self._view = self.words.bytes[: len(content)]
        self._quoted = outside is not None
        self._width = width
        newline = dialect.newline[0]
        separators = self._view == dialect.delimiter[0]
        separators |= self._view == newline
        if outside is not None:
            separators &= outside
        self._separators = np.flatnonzero(separators)
        # of each record the numbers of its first and its last separator
        last = np.flatnonzero(self._view[self._separators] == newline)
        first = _shifted(last)
        #: where each record begins, and where what ends it begins
        self.ends = self._separators[last]
        self.begins = _shifted(self.ends)
        self._newline = newline
        #: what ends the records; None when they end in different ways
        self.ending: bytes | None = dialect.newline
        if dialect.newline == b"\n":
            self._take_returns()
        blank = self.ends <= self.begins
        self.widths = last - first + 1
        fits = self.widths == width
        #: the records that have as many fields as the header, and those that have not; blank lines are neither
        self.whole = np.flatnonzero(fits & ~blank)
        self.ragged = np.flatnonzero(~(fits | blank))
        self._first = first[self.whole]

    def _take_returns(self) -> None:
        returns = self._view[self.ends - 1] == CR
        if returns.all():
            self.ending = b"\r\n"
            self.ends = self.ends - 1
        elif returns.any():
            self.ending = None

    def field(self, place: int) -> tuple[Places, Places]:
        """Where a field of each whole record begins and ends, without the marks around it."""
        start = self.begins[self.whole] if place == 0 else self._separators[self._first + (place - 1)] + 1
        stop = self.ends[self.whole] if place == self._width - 1 else self._separators[self._first + place]
        if self._quoted:
            marked = (self._view[start] == QUOTE) & (self._view[stop - 1] == QUOTE) & (stop - start > 1)
            start, stop = start + marked, stop - marked
        return start, stop

    def lines(self, records: Places) -> list[int]:
        """The lines on which records begin, counted from 1."""
        if not len(records):
            return []
        newlines = np.flatnonzero(self._view == self._newline)
        found: list[int] = (np.searchsorted(newlines, self.begins[records]) + 1).tolist()
        return found

    def raws(self) -> list[bytes]:
        """The bytes of each record without what ends it."""
        if not self._quoted and self.ending == self.content[-1:]:
            raws = self.content.split(self.ending)
            raws.pop()
            return raws
        content = self.content
        return [content[begin:end] for begin, end in zip(self.begins.tolist(), self.ends.tolist())]


def _shifted(ends: Places) -> Places:
    """For places or numbers at which things end, where each begins: behind the one before it."""
    begins = np.empty_like(ends)
    begins[0], begins[1:] = 0, ends[:-1] + 1
    return begins
