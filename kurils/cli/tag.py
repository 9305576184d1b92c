"""`kurils tag`: who held the place then, for every row of a file."""

from __future__ import annotations

import os
from typing import Annotated, Optional

import typer

from kurils.base.errors import UsageError
from kurils.base.files import is_stream, replacing
from kurils.cli import asked, options
from kurils.cli.output import tell
from kurils.cli.progress import Progress, of_files, say, say_bad

_TEXT = Optional[str]

#: letters before the name of a column that is added
LONGEST_PREFIX = 100
#: processes that are started, however many are asked for: what comes out is the same, and Windows waits for 61 at most
MOST_WORKERS = 61 if os.name == "nt" else 512


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", show_default=False, help="Files, or folders of them; - is stdin.")
    ],
    lon: Annotated[
        _TEXT,
        typer.Option("--lon", metavar="NAME", show_default=False, help="Column of the longitude; else by its name."),
    ] = None,
    lat: Annotated[
        _TEXT, typer.Option("--lat", metavar="NAME", show_default=False, help="Column of the latitude; likewise.")
    ] = None,
    date: Annotated[
        _TEXT,
        typer.Option(
            "--date", metavar="NAME", show_default=False, help="Column of the date; likewise; or YEAR,MONTH,DAY."
        ),
    ] = None,
    date_format: options.DateFormatOption = None,
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
            "--kind",
            metavar="KIND",
            show_default=False,
            help="csv, tsv, ndjson, geojson, excel, parquet, arrow; else by the name.",
        ),
    ] = None,
    delimiter: options.DelimiterOption = None,
    encoding: options.EncodingOption = None,
    quote: options.QuoteOption = None,
    bad: Annotated[
        _TEXT,
        typer.Option(
            "--bad",
            metavar="FILE",
            show_default=False,
            help="List the rows that cannot be read; of several files a folder of lists.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first such row, with exit code 1.")] = False,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, help="Processes to use.")] = 1,
    split: Annotated[
        Optional[int],
        typer.Option(
            "--split", metavar="ROWS", min=1, show_default=False, help="Cut Parquet into files of about ROWS rows."
        ),
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="processes|dask", help="Who does it: this machine, or a dask cluster.")
    ] = "processes",
    scheduler: Annotated[
        _TEXT,
        typer.Option("--scheduler", metavar="ADDRESS", show_default=False, help="Of a dask cluster that is running."),
    ] = None,
    force: options.ForceOption = False,
) -> None:
    """Add to every row of a file who held, owned and claimed the island on that day, and under which document.

    Rows that lie on no island, or are dated before 1635 or in the future, get empty fields; so do rows that cannot be
    read, which are counted and can be listed. Of a month, a year or an interval what stays the same in it is written.
    The bytes of a text file stay as they are. Ids are written, not names. What was taken for what is told on stderr.

    \b
    Examples:
      kurils tag tracks.csv -o tagged.csv
      kurils tag Острова.csv --encoding cp1251 --date-format %d.%m.%Y -o out.csv
      kurils tag - --lon x --lat y < points.csv > tagged.csv
      kurils tag catches.parquet --emit segment --legend legend.csv -o t.parquet
      kurils tag tracks/ -o tagged/ --engine dask --scheduler tcp://10.0.0.1:8786
    """
    from kurils.tagging.engines import check_engine, make_folders, tagged
    from kurils.tagging.files import Files, write_legend
    from kurils.tagging.job import Counts, Job, chosen_fields
    from kurils.tagging.plan import plan, refuse_idle, refuse_streams
    from kurils.tagging.reading import reading_of

    if within is not None and not 0 < within <= 500:
        far = UsageError(f"--within takes kilometres over 0 and up to 500, not {within:g}")
        raise far.keyed("within", given=within)
    if not prefix.isprintable() or len(prefix) > LONGEST_PREFIX:
        wrong = UsageError(f"--prefix cannot be {prefix[:40]!r}", "a few letters, such as kurils_")
        raise wrong.keyed("prefix", "prefix", given=prefix[:40])
    chosen = chosen_fields(fields, layer, emit)
    if legend is not None and "segment" not in chosen:
        raise asked.goes_with("--legend", "--emit segment")
    job = Job(lon, lat, date, chosen, prefix, within, date_format, strict)
    reading = reading_of(delimiter, encoding, quote)
    check_engine(engine, scheduler)
    if scheduler is not None and workers != 1:
        raise asked.not_both("--scheduler", "--workers")
    workers = min(workers, MOST_WORKERS)
    wanted = Files("", kind=kind, reading=reading, bad=bad, legend=legend, force=force, workers=workers)
    tasks, several = plan(files, output, wanted, split)
    refuse_idle(tasks, job, split)
    # by this process, since a worker's stdout may be another machine's
    ours = legend if several and legend is not None and is_stream(legend) else None
    if ours is not None:
        tasks = [task._replace(legend=None) for task in tasks]
    refuse_streams(tasks, engine)
    if several:
        make_folders(tasks)
    if ours is not None:
        with replacing(ours) as stream:
            write_legend(stream)
    total, notes = Counts(), list[str]()
    with Progress(files[0] if len(files) == 1 else of_files(len(tasks))) as progress:
        for task, done in tagged(tasks, job, (engine, scheduler), replacing, progress):
            total.add(done.counts)
            for note in done.notes:
                if note not in notes:
                    notes.append(note)
                    progress.clear()
                    tell(note)
            if done.counts.bad and several:
                progress.clear()
                say_bad(done.counts.bad, done.first, bad is not None, task.source)
        progress.clear()
        say(total, within, len(tasks) if several else None)
        if not several:
            say_bad(total.bad, done.first, bad is not None)
    if total.rows and total.bad == total.rows:
        none = UsageError(
            "not one row could be read", None if date_format else "--date-format tells how dates are written"
        )
        raise none.keyed("no-row", "" if date_format else "date-format")
