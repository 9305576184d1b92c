"""`kurils tag` on files: which kind a file is, where its output goes, and what is said while it runs."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from kurils.base.errors import BadRow, NoSuchValue, OutputError, UsageError, reason_of, visible
from kurils.base.files import folder_of, is_stream, stopped
from kurils.tagging.columns import FIELDS, text_of
from kurils.tagging.reading import Decoded, Encoded, Reading, encoding_of
from kurils.tagging.segments import read_legend
from kurils.tagging.stream import Report, StrictError, Tagger, Workers, csv_tagger, ndjson_tagger, run, total_bytes
from kurils.tagging.texts import check_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kurils.tagging.job import Counts, Job

    #: path, force and mark -> a file that appears when it is whole
    Replacing = Callable[[str, bool, str], Any]

#: kind -> endings of names that have it
KINDS: dict[str, tuple[str, ...]] = {
    "csv": (".csv", ".txt"),
    "tsv": (".tsv", ".tab"),
    "ndjson": (".ndjson", ".jsonl"),
    "geojson": (".geojson",),
    "excel": (".xlsx", ".xlsm", ".xls", ".ods"),
    "parquet": (".parquet", ".pq"),
    "arrow": (".arrow", ".feather", ".ipc"),
}
_TEXTS = ("csv", "tsv", "ndjson")


class Files(NamedTuple):
    """Where things come from and go to; `-` stands for stdin and stdout."""

    source: str
    target: str = "-"
    #: of KINDS, or None: by the name
    kind: str | None = None
    reading: Reading = Reading()
    #: a list of the rows that could not be read
    bad: str | None = None
    legend: str | None = None
    force: bool = False
    workers: int = 1
    #: of a Parquet file the row groups from the first up to, not including, the second; None for all
    groups: tuple[int, int] | None = None
    #: in the names of unfinished outputs, so that those of one run can be told from others
    mark: str = ""


def kind_of(files: Files) -> str:
    """The kind of the input. Raises UsageError when neither its name nor the option tells it."""
    if files.kind is not None:
        if files.kind not in KINDS:
            raise NoSuchValue(f"no kind of file is called {files.kind!r}", files.kind, "kinds", KINDS)
        return files.kind
    if files.source == "-":
        return "csv"
    ending = os.path.splitext(files.source)[1].lower()
    for kind, endings in KINDS.items():
        if ending in endings:
            return kind
    unknown = UsageError(f"what kind of file is {files.source}?", f"--kind says it: {', '.join(KINDS)}")
    raise unknown.keyed("what-kind", "kind", path=files.source, known=[*KINDS])


def tag_file(files: Files, job: Job, replacing: Replacing, on_progress: Callable[[int, int], None]) -> Summary:
    """Tag one file. `replacing(path, force, mark)` opens a file that appears when it is whole.

    Raises UsageError for what cannot be done, OutputError for what cannot be written, BadRow when the job is strict.
    """
    kind = kind_of(files)
    if kind in ("parquet", "arrow") and "-" in (files.source, files.target):
        streams = UsageError(f"{kind} needs files on both sides", "kurils tag in.parquet -o out.parquet")
        raise streams.keyed("both-sides", what=kind)
    if kind == "excel" and files.target.lower().endswith(KINDS["excel"]):
        raise UsageError("what comes of a spreadsheet is CSV", "-o NAME.csv").keyed("spreadsheet-out")
    if job.date_format is not None:
        check_form(job.date_format)
    refuse_same([files])
    # before anything is opened: where memory is short its loading ends the process, and nobody would tidy up
    import numpy  # noqa: F401

    with ExitStack() as stack:
        summary, lists = Summary(), []
        if files.bad is not None:
            lists.append(stack.enter_context(replacing(files.bad, files.force, files.mark)))
            summary.write_to(lists[-1])
        if files.legend is not None:
            lists.append(stack.enter_context(replacing(files.legend, files.force, files.mark)))
            write_legend(lists[-1])
        source = stack.enter_context(_opened(files.source))
        target: Any = getattr(sys.stdout, "buffer", _TextTarget())
        if files.target != "-":
            target = stack.enter_context(replacing(files.target, files.force, files.mark)).buffer
        report = Report(summary.add, _share(on_progress, source if kind in _TEXTS else None))
        before = _state(source)
        try:
            _run(kind, source, target, files, job, report)
            # a disk that is full is met before the first of them stands in its place
            for stream in (*lists, target):
                stream.flush()
        except StrictError as error:
            raise BadRow(error.bad.line, error.bad.reason) from None
        except BrokenPipeError:
            raise
        except OSError as error:
            raise stopped(error) from None
        if _state(source) != before:
            changed = UsageError(f"{files.source} changed while it was read", "try again when it is whole")
            raise changed.keyed("changed-meanwhile", "try-again", path=files.source)
        summary.counts, summary.notes = report.counts, report.notes
    return summary


def _run(kind: str, source: BinaryIO, target: BinaryIO, files: Files, job: Job, report: Report) -> None:
    if kind in ("parquet", "arrow"):
        if kind == "arrow":
            from kurils.tagging import arrowfile

            arrowfile.run(files.source, target, job, report)
        else:
            from kurils.tagging import parquet

            parquet.run(files.source, target, job, report, files.workers, files.groups)
        return
    if kind == "geojson":
        from kurils.tagging import geojsonfile

        geojsonfile.run(source, target, job, report)
        return
    reading, workers = files.reading, None if files.workers == 1 else _workers(files)
    if kind == "excel":
        from kurils.tagging.excel import as_csv

        source, reading = as_csv(source, files.source, report.notes.append), Reading(delimiter=",", quote="double")
        workers = workers and Workers(workers.number)
    elif kind != "ndjson":
        peek = getattr(source, "peek", None)
        encoding = encoding_of(reading.encoding, peek(4) if peek else b"")
        if encoding.startswith(("utf-16", "utf-32")):
            # what stands in the file is not what is cut and tagged
            source, target = Decoded(source, encoding), Encoded(target, encoding)  # type: ignore[assignment]
            reading, workers = reading._replace(encoding=None), workers and Workers(workers.number)

    def make(beginning: bytes, last: bool) -> Tagger:
        return (
            ndjson_tagger(beginning, last, job) if kind == "ndjson" else csv_tagger(beginning, last, job, reading, kind)
        )

    run(source, target, make, report, workers)


def _state(source: Any) -> tuple[int, int] | None:
    """What shows that a file was written to: its size and time; None for a pipe."""
    import stat

    try:
        found = os.fstat(source.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def _workers(files: Files) -> Workers:
    """Those that the options ask for. A pipe is read here; a file they read themselves."""
    from tempfile import gettempdir

    if files.source == "-" or not os.path.isfile(files.source):
        return Workers(files.workers)
    # beside a file there is room for it; a device or a pipe has nothing beside it that is ours
    to_file = not is_stream(files.target) and (os.path.isfile(files.target) or not os.path.exists(files.target))
    return Workers(files.workers, os.path.abspath(files.source), folder_of(files.target) if to_file else gettempdir())


class Summary:
    """What was met, and the first rows that could not be read."""

    SHOWN = 5

    def __init__(self) -> None:
        self.counts: Counts
        self.first: list[Any] = []
        self.notes: list[str] = []
        self._stream: Any = None

    def write_to(self, stream: Any) -> None:
        """From now on write every row that could not be read to a stream, as CSV."""
        self._stream = stream
        stream.write("line,reason\n")

    def add(self, bad: Any) -> None:
        """One more row that could not be read."""
        if len(self.first) < self.SHOWN:
            self.first.append(bad)
        if self._stream is not None:
            from kurils.show.formats.to_csv import cell, line

            # it may begin with the name of a column
            self._stream.write(line((str(bad.line), cell(visible(bad.reason)))))


class _TextTarget:
    """A stdout that takes text only, as in a notebook; parts end with whole records, so no character is cut."""

    def write(self, content: bytes) -> None:
        """Write bytes as text."""
        sys.stdout.write(content.decode("utf-8", "replace"))

    def flush(self) -> None:
        """Write what waits."""
        sys.stdout.flush()


def write_legend(stream: Any) -> None:
    """What each segment means, as CSV."""
    from kurils.show.formats.to_csv import write_rows

    rows = ((text_of(segment, field) for field in FIELDS) for segment in read_legend().segments[1:])
    write_rows(FIELDS, rows, stream)


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        if sys.stdin is None:
            raise UsageError("stdin is closed").keyed("stdin-closed")
        yield sys.stdin.buffer
        return
    try:
        with open(path, "rb") as stream:
            yield stream
    except OSError as error:
        if error.filename != path:
            raise
        reason = reason_of(error)
        raise UsageError(f"cannot read {path}: {reason}").keyed("cannot-read", path=path, reason=reason) from None


def refuse_same(tasks: Iterable[Files]) -> None:
    """Raise OutputError when one file would be read and written, or written twice, by whatever names or links."""
    tasks = [*tasks]
    read = {_file_at(files.source, sys.stdin) for files in tasks}
    written: set[Any] = set()
    for path in (path for files in tasks for path in (files.target, files.bad, files.legend)):
        if path in (None, os.devnull):
            continue
        assert path is not None
        file = _file_at(path, sys.stdout)
        if file in read and path == "-":
            raise OutputError("the output is the input", "write to another file").keyed("output-input", "another-file")
        if file in read:
            both = OutputError(f"{path} would be read and written", "write to another file")
            raise both.keyed("read-written", "another-file", path=path)
        if file in written:
            name, hint = ("stdout", "-o FILE names a file") if path == "-" else (path, "name another file")
            twice = OutputError(f"{name} would be written twice", hint)
            raise twice.keyed("written-twice", "names-file" if path == "-" else "name-another", path=name)
        written.add(file)


def _file_at(path: str, stream: Any) -> object:
    """What is the same for all names of one file; `-` stands for the stream, whose file counts where it has one."""
    import stat

    try:
        found = os.stat(path) if path != "-" else os.fstat(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return os.path.realpath(path) if path != "-" else stream
    return stream if path == "-" and not stat.S_ISREG(found.st_mode) else (found.st_dev, found.st_ino)


def _share(on_progress: Callable[[int, int], None], source: Any) -> Callable[[int, int], None]:
    """Progress in millionths, from bytes where the size is known; -1 where it is not."""
    if source is None:
        return on_progress
    total = total_bytes(source)
    return lambda done, rows: on_progress(-1 if total is None else min(1_000_000, done * 1_000_000 // total), rows)
