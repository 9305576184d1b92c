"""`kurils tag`: who held the place then, for every row of a file."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from kurils.cli import options
from kurils.cli.output import replacing
from kurils.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from kurils.tagging.files import Summary

_TEXT = Optional[str]


def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", show_default=False, help="Files; - is stdin.")],
    lon: Annotated[str, typer.Option("--lon", metavar="NAME", help="Column of the longitude, in degrees.")] = "lon",
    lat: Annotated[str, typer.Option("--lat", metavar="NAME", help="Column of the latitude, in degrees.")] = "lat",
    date: Annotated[str, typer.Option("--date", metavar="NAME", help="Column of ISO days or timestamps.")] = "date",
    output: Annotated[
        _TEXT,
        typer.Option(
            "--output", "-o", metavar="FILE", show_default=False, help="Where to write; of several files a folder."
        ),
    ] = None,
    fields: Annotated[
        _TEXT,
        typer.Option(
            "--fields",
            metavar="NAMES",
            show_default=False,
            help="Columns to add, separated by commas: holder, polity, claimants, title_status, governing_document, "
            "island (these by default), group, title_holder, article, state, from, to, segment.",
        ),
    ] = None,
    layer: Annotated[
        _TEXT,
        typer.Option("--layer", metavar="control|title|claim", show_default=False, help="The columns of one track."),
    ] = None,
    emit: Annotated[
        str, typer.Option("--emit", metavar="fields|segment", help="One number a row, explained by --legend.")
    ] = "fields",
    legend: Annotated[
        _TEXT, typer.Option("--legend", metavar="FILE", show_default=False, help="Write what each segment means.")
    ] = None,
    within: Annotated[
        Optional[float],
        typer.Option(
            "--within", metavar="KM", show_default=False, help="Answer points at sea as the nearest island within KM."
        ),
    ] = None,
    prefix: Annotated[
        str, typer.Option("--prefix", metavar="TEXT", show_default=False, help="Put before the names that are added.")
    ] = "",
    kind: Annotated[
        _TEXT,
        typer.Option(
            "--kind", metavar="KIND", show_default=False, help="csv, tsv, ndjson, parquet, arrow; else by the name."
        ),
    ] = None,
    delimiter: Annotated[
        _TEXT, typer.Option("--delimiter", metavar="CHAR", show_default=False, help="Of CSV: ; or tab, for instance.")
    ] = None,
    bad: Annotated[
        _TEXT, typer.Option("--bad", metavar="FILE", show_default=False, help="List the rows that cannot be read.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first such row, with exit code 1.")] = False,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, help="Processes to use.")] = 1,
    force: options.ForceOption = False,
) -> None:
    """Add to every row of a file who held, owned and claimed the island on that day, and under which document.

    Rows that lie on no island, or are dated before 1635 or in the future, get empty fields; so do rows that cannot be
    read, which are counted and can be listed. The bytes of a text file stay as they are. Ids are written, not names.

    \b
    Examples:
      kurils tag tracks.csv --date time -o tagged.csv
      kurils tag - --lon x --lat y < points.csv > tagged.csv
      kurils tag catches.parquet --emit segment --legend legend.csv -o tagged.parquet --workers 4
    """
    from kurils.tagging.files import Files, tag_file
    from kurils.tagging.job import Job, chosen_fields

    if within is not None and not 0 < within <= 500:
        raise UsageError(f"--within takes kilometres over 0 and up to 500, not {within:g}")
    chosen = chosen_fields(fields, layer, emit)
    job = Job(lon, lat, date, chosen, prefix, within, strict)
    if len(set(job.names)) < len(job.names) or len({lon, lat, date}) < 3:
        raise UsageError("longitude, latitude and date are three columns")
    several = len(files) > 1
    if several and (output in (None, "-") or "-" in files or bad is not None):
        raise UsageError("several files need a folder to write to, and neither stdin nor --bad", "-o FOLDER")
    for number, path in enumerate(files):
        target = output or "-"
        if several:
            target = os.path.join(target, os.path.basename(path))
            os.makedirs(os.path.dirname(target), exist_ok=True)
        asked = Files(path, target, kind, delimiter, bad, None if number else legend, force, workers)
        with _orderly_end(), _Progress(path) as progress:
            summary = tag_file(asked, job, replacing, progress)
        _say(summary, path if several else "", bad is not None, within)


def _say(summary: Summary, path: str, listed: bool, near: float | None) -> None:
    """What a user should know about the rows, on stderr; nothing when all went well and nobody is looking."""
    counts = summary.counts
    lead = f"kurils: {path}: " if path else "kurils: "
    if counts.bad or counts.outside or counts.beyond or sys.stderr.isatty():
        where = "on an island" if near is None else f"on an island or within {near:g} km of one"
        sys.stderr.write(f"{lead}{counts.rows:,} rows, {counts.matched:,} of them {where}\n")
    if counts.outside:
        sys.stderr.write(f"{lead}{counts.outside:,} dated before the record begins or in the future\n")
    if counts.beyond:
        from kurils.tagging.segments import read_legend

        checked = read_legend().checked
        sys.stderr.write(f"{lead}{counts.beyond:,} later than {checked}; the record was checked to that day\n")
    if counts.bad:
        sys.stderr.write(f"{lead}{counts.bad:,} could not be read" + (":\n" if not listed else "; they are listed\n"))
        for row in summary.first if not listed else ():
            sys.stderr.write(f"kurils:   line {row.line}: {row.reason}\n")
        if not listed and counts.bad > len(summary.first):
            sys.stderr.write("kurils:   …; --bad FILE lists them all\n")


class _Progress:
    """A bar on stderr, when that is a terminal; redrawn a few times a second."""

    def __init__(self, path: str) -> None:
        self._name = "stdin" if path == "-" else os.path.basename(path)
        self._drawn = 0.0
        self._begun = time.monotonic()
        self._shown = False
        self._terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> _Progress:
        return self

    def __call__(self, share: int, rows: int) -> None:
        now = time.monotonic()
        if not self._terminal or now - self._drawn < 0.2 or now - self._begun < 0.5:
            return
        self._drawn, self._shown = now, True
        pace = rows / (now - self._begun) / 1e6
        bar = "" if share < 0 else f"[{'#' * (share // 50_000):<20}] {share // 10_000:3d} % "
        sys.stderr.write(f"\r{self._name[:24]} {bar}{rows / 1e6:.1f} M rows, {pace:.1f} M/s \x1b[K")
        sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def _orderly_end() -> Iterator[None]:
    """Let a request to end (SIGTERM, SIGHUP) clean up as Ctrl-C does."""

    def end(number: int, _: FrameType | None) -> None:
        sys.exit(128 + number)

    wanted = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    try:
        before = [(number, signal.signal(number, end)) for number in wanted]
    except ValueError:
        # not the main thread: signals are none of our business
        before = []
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
