"""What `kurils tag` says on stderr while it runs, and when it is done."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from kurils.base.errors import Said, at_line, visible
from kurils.cli import manners
from kurils.cli.output import complain, tell
from kurils.cli.voice import in_words

if TYPE_CHECKING:
    from kurils.tagging.job import Bad, Counts


def say(counts: Counts, near: float | None, files: int | None = None) -> None:
    """What a user should know about all rows; nothing when all went well and nobody is looking."""
    notable = counts.bad or counts.outside or counts.beyond or counts.changes or counts.comments or not counts.rows
    if notable or sys.stderr.isatty():
        rows = _rows(counts, near)
        some = "" if files is None else of_files(files)
        tell(Said(f"{some}, {rows}", "tag.rows-of-files", files=some, rows=rows) if some else rows)
    if counts.changes:
        changes = "something changes inside the span, and what does is left empty"
        text = f"{counts.changes:,} of a month, a year or an interval: {changes}"
        tell(Said(text, "tag.changes", count=counts.changes))
    if counts.comments:
        kept = "line of comment, kept as it is" if counts.comments == 1 else "lines of comment, kept as they are"
        tell(Said(f"{counts.comments:,} {kept}", "tag.comments", count=counts.comments))
    if counts.outside:
        text = f"{counts.outside:,} dated before the record begins or in the future"
        tell(Said(text, "tag.outside", count=counts.outside))
    if counts.beyond:
        from kurils.tagging.segments import read_legend

        checked = read_legend().checked
        text = f"{counts.beyond:,} later than {checked}; the record was checked to that day"
        tell(Said(text, "tag.beyond", count=counts.beyond, checked=checked))


def of_files(count: int) -> Said:
    """How many files there are."""
    return Said("1 file" if count == 1 else f"{count:,} files", "tag.of-files", count=count)


def _rows(counts: Counts, near: float | None) -> Said:
    where = "on an island" if near is None else f"on an island or within {near:g} km of one"
    text = f"{counts.rows:,} {'row' if counts.rows == 1 else 'rows'}, {counts.matched:,} of them {where}"
    key, values = ("tag.rows", {}) if near is None else ("tag.rows-near", {"near": near})
    return Said(text, key, count=counts.rows, matched=counts.matched, **values)


def say_bad(count: int, first: list[Bad], listed: bool, source: str = "") -> None:
    """Which rows could not be read: the first ones, or that they are listed elsewhere; and of which file."""
    if not count:
        return
    text = f"{count:,} could not be read" + (":" if not listed else "; they are listed")
    said = Said(text, "tag.bad-listed" if listed else "tag.bad", count=count)
    complain(Said(f"{source}: {said}", "pair", name=source, text=said) if source else said)
    for row in first if not listed else ():
        complain(at_line(row.line, row.reason), "  ")
    if not listed and count > len(first):
        complain(Said("…; --bad lists them all", "tag.bad-more"), "  ")


class Progress:
    """A bar on stderr, when that is a terminal; redrawn a few times a second."""

    def __init__(self, path: str) -> None:
        """`path` is that of the file, or says how many files there are."""
        self._name = (
            "stdin" if path == "-" else visible(in_words(path) if isinstance(path, Said) else os.path.basename(path))
        )
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
        done, pace = f"{rows / 1e6:.1f}", f"{rows / (now - self._begun) / 1e6:.1f}"
        bar = "" if share < 0 else f"[{'#' * (share // 50_000):<20}] {share // 10_000:3d} % "
        text = in_words(Said(f"{done} M rows, {pace} M/s", "tag.progress", rows=float(done), pace=float(pace)))
        sys.stderr.write(f"\r{self._name[:24]} {bar}{text} \x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away, so that something else can be said."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def __exit__(self, *_: object) -> None:
        self.clear()
