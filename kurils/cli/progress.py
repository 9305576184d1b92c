"""What `kurils tag` says on stderr while it runs, and when it is done."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from kurils.base.errors import visible
from kurils.cli import manners
from kurils.cli.output import complain, tell

if TYPE_CHECKING:
    from kurils.tagging.job import Bad, Counts


def say(counts: Counts, near: float | None, files: int | None = None) -> None:
    """What a user should know about all rows; nothing when all went well and nobody is looking."""
    notable = counts.bad or counts.outside or counts.beyond or counts.changes or counts.comments or not counts.rows
    if notable or sys.stderr.isatty():
        where = "on an island" if near is None else f"on an island or within {near:g} km of one"
        lead = "" if files is None else f"{files:,} files, " if files > 1 else "1 file, "
        rows = "row" if counts.rows == 1 else "rows"
        tell(f"{lead}{counts.rows:,} {rows}, {counts.matched:,} of them {where}")
    if counts.changes:
        changes = "something changes inside the span, and what does is left empty"
        tell(f"{counts.changes:,} of a month, a year or an interval: {changes}")
    if counts.comments:
        tell(_lines(counts.comments))
    if counts.outside:
        tell(f"{counts.outside:,} dated before the record begins or in the future")
    if counts.beyond:
        from kurils.tagging.segments import read_legend

        checked = read_legend().checked
        tell(f"{counts.beyond:,} later than {checked}; the record was checked to that day")


def _lines(count: int) -> str:
    return "1 line of comment, kept as it is" if count == 1 else f"{count:,} lines of comment, kept as they are"


def say_bad(count: int, first: list[Bad], listed: bool, lead: str = "") -> None:
    """Which rows could not be read: the first ones, or that they are listed elsewhere."""
    if not count:
        return
    complain(f"{lead}{count:,} could not be read" + (":" if not listed else "; they are listed"))
    for row in first if not listed else ():
        complain(f"  line {row.line}: {row.reason}")
    if not listed and count > len(first):
        complain("  …; --bad lists them all")


class Progress:
    """A bar on stderr, when that is a terminal; redrawn a few times a second."""

    def __init__(self, path: str) -> None:
        self._name = "stdin" if path == "-" else visible(os.path.basename(path))
        self._drawn = 0.0
        self._begun = time.monotonic()
        self._shown = False
        self._terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not manners.now.quiet

    def __enter__(self) -> Progress:
        return self

    def __call__(self, share: int, rows: int) -> None:
        """So many millionths are done (-1: nobody knows), in so many rows."""
        now = time.monotonic()
        if not self._terminal or now - self._drawn < 0.2 or now - self._begun < 0.5:
            return
        self._drawn, self._shown = now, True
        pace = rows / (now - self._begun) / 1e6
        bar = "" if share < 0 else f"[{'#' * (share // 50_000):<20}] {share // 10_000:3d} % "
        sys.stderr.write(f"\r{self._name[:24]} {bar}{rows / 1e6:.1f} M rows, {pace:.1f} M/s \x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away, so that something else can be said."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def __exit__(self, *_: object) -> None:
        self.clear()
