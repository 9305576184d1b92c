"""Arrow IPC files (Feather), batch by batch, and what both Arrow and Parquet need: the extra `kurils[parquet]`.

A process of its own reads and writes: a damaged file may crash the library. What it wrote it hands over batch by batch.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from kurils.base.errors import KurilsError, UsageError, quoted
from kurils.base.memory import is_no_room, is_tight, too_little
from kurils.tagging.arrow import arrow, tag_columns
from kurils.tagging.job import Bad, Counts, Job
from kurils.tagging.meanings import find
from kurils.tagging.points import Names, why_bad
from kurils.tagging.workers import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.tagging.stream import Report


class Step(NamedTuple):
    """What came of a batch: what is written, what was met, and how many batches there are."""

    content: bytes
    counts: Counts
    bad: list[Bad]
    total: int
    note: str | None = None


def run(source: str, target: BinaryIO, job: Job, report: Report) -> None:
    """Tag a whole Arrow IPC file (Feather), batch by batch."""
    from kurils.tagging.stream import StrictError

    with closing(in_order(_step, count(), (source, job), apart=True)) as steps:
        for number, step in steps:
            target.write(step.content)
            report.counts.add(step.counts)
            report.notes += [step.note] if step.note and not number else []
            for bad in step.bad:
                report.on_bad(bad)
                if job.strict:
                    raise StrictError(bad)
            report.on_progress(min(1_000_000, (number + 1) * 1_000_000 // (step.total + 1)), report.counts.rows)
            if number == step.total:
                return


class _File:
    """A file that is read and the same that is written, in a worker."""

    def __init__(self, source: str, job: Job) -> None:
        pa = arrow()
        self._source, self._job, self._before = source, job, 0
        with said(source, "an Arrow IPC file"):
            self._stream = open(source, "rb")  # noqa: SIM115
            self._reader = pa.ipc.open_file(self._stream)
            self.total: int = self._reader.num_record_batches
            self._note = find(self._reader.schema.names, job).note
            self._sink = _Sink()
            self._writer = pa.ipc.new_file(pa.PythonFile(self._sink, "w"), tagged_schema(self._reader.schema, job))

    def step(self, number: int) -> Step:
        """The output of a batch, or what ends the file."""
        counts, bad = Counts(), list[Bad]()
        with said(self._source, "an Arrow IPC file"):
            if number < self.total:
                batch = self._reader.get_batch(number)
                batch.validate(full=True)
                tagged, bad = tag_rows(batch, self._job, counts, self._before)
                self._before += counts.rows
                self._writer.write_batch(tagged)
            elif number == self.total:
                self._writer.close()
                self._stream.close()
        return Step(self._sink.taken(), counts, bad, self.total, self._note)


class _Sink:
    """A file in memory from which is taken what was written to it."""

    closed = False

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, content: bytes) -> int:
        """Take some bytes."""
        self._parts.append(bytes(content))
        return len(content)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        found, self._parts = b"".join(self._parts), []
        return found


_at_hand: dict[tuple[str, Job], _File] = {}


def _step(number: int, plan: tuple[str, Job]) -> Step:
    if not number or plan not in _at_hand:
        _at_hand.clear()
        _at_hand[plan] = _File(*plan)
    return _at_hand[plan].step(number)


@contextmanager
def said(path: str, kind: str) -> Iterator[None]:
    """Let what a library says of a damaged file be said in one line, as UsageError."""
    pa = arrow()
    try:
        yield
    except KurilsError:
        raise
    except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError, UnicodeError) as error:
        if is_tight() and is_no_room(error):
            raise too_little() from None
        line = (str(error).splitlines() or ["it does not fit in memory"])[0][:200]
        shown = "".join(sign if sign.isprintable() else "?" for sign in line)
        plain = kind.removeprefix("an ")
        unread = UsageError(f"{path} cannot be read as {plain}: {shown}")
        raise unread.keyed("unreadable-as", path=path, kind=plain, reason=quoted(shown)) from None


def tag_rows(batch: Any, job: Job, counts: Counts, before: int = 0) -> tuple[Any, list[Bad]]:
    """A batch, tagged, and its rows that could not be read; `before` rows came before it."""
    from kurils.tagging.csvplan import spans_for

    tagged, points, found = tag_columns(batch, job, counts)
    bad = []
    if len(found.bad):
        names = batch.schema.names
        columns = find(names, job)
        of_row = Names(names[columns.lon], names[columns.lat], tuple(names[at] for at in columns.date))
        spans = spans_for(job.date_format, "utf-8", columns.parts)
        for row in found.bad.tolist():
            reason = why_bad(points, row, of_row, lambda name, row=row: _shown(batch.column(name)[row]), spans)  # type: ignore[misc]
            bad.append(Bad(before + row + 1, reason))
    return tagged, bad


def _shown(scalar: Any) -> str:
    """A value as Python writes it; the number behind it where Python has no such day."""
    try:
        value = scalar.as_py()
    except (OverflowError, ValueError):
        return str(scalar.value)
    return "" if value is None else str(value)[:200]


def tagged_schema(schema: Any, job: Job) -> Any:
    """The schema of the output. Raises UsageError when the input's does not fit the job."""
    pa = arrow()
    empty = pa.RecordBatch.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)
    return tag_columns(empty, job, Counts())[0].schema
