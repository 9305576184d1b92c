"""A stream through the tagger: read in blocks, tag here or in other processes, write in order; memory stays flat."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from kurils.base.errors import UsageError
from kurils.tagging.job import LONGEST, Bad, Counts, Fatal, Part
from kurils.tagging.workers import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from typing import Any

    from kurils.tagging.job import Job
    from kurils.tagging.reading import Reading

    Maker = Callable[[bytes, bool], "Tagger"]

Made = TypeVar("Made")

#: bytes read at a time: what is made of a block stays in the cache
BLOCK = 1 << 20
#: within so many bytes a file that has line feeds has its first
_HEADER = 1 << 16


class Tagger(NamedTuple):
    """How a kind of stream is read and tagged."""

    #: what is written first, and how many bytes of the input it takes the place of
    header: bytes
    skip: int
    #: how many bytes of a content are whole records
    cut: Callable[[bytes], int]
    #: tags whole records
    tag: Callable[[bytes, Any], Part]
    plan: Any
    #: what is to be said of how it is read
    notes: list[str]


class Workers(NamedTuple):
    """How many processes tag a stream; of a file its path, and a folder for what they make of it."""

    number: int
    path: str | None = None
    folder: str = ""


class Report:
    """What is told while a stream runs: counts, rows that could not be read, bytes read."""

    def __init__(self, on_bad: Callable[[Bad], None], on_progress: Callable[[int, int], None]) -> None:
        self.counts = Counts()
        self.notes: list[str] = []
        self.on_bad = on_bad
        self.on_progress = on_progress


class Incomplete(Exception):
    """The beginning of a stream was too short to tell how to read it."""


class StrictError(Exception):
    """A row could not be read, and the job is strict."""

    def __init__(self, bad: Bad) -> None:
        super().__init__(bad)
        self.bad = bad


def csv_tagger(beginning: bytes, last: bool, job: Job, reading: Reading, kind: str = "csv") -> Tagger:
    """For delimited files. UsageError when the header does not fit the job, Incomplete when it has no end yet."""
    from functools import partial

    from kurils.tagging import csvrecords, csvstream
    from kurils.tagging.csvplan import read_header

    # only a file that is long without a line feed may have none at all
    if not last and b"\n" not in beginning and len(beginning) < _HEADER:
        raise Incomplete
    begun = read_header(beginning, job, reading, kind, last)
    if begun is None:
        raise Incomplete
    if len(beginning) > LONGEST and begun.skip >= len(beginning):
        # what was read is not all of it, and nothing is added in the middle of a name
        raise csvrecords.endless()
    cut = partial(csvrecords.cut, dialect=begun.plan.dialect)
    return Tagger(begun.header, begun.skip, cut, csvstream.tag_block, begun.plan, begun.notes)


def ndjson_tagger(beginning: bytes, last: bool, job: Job) -> Tagger:
    """For lines of JSON objects. UsageError when the first object does not fit, Incomplete when it has no end."""
    from kurils.tagging import ndjsonstream

    if not last and b"\n" not in beginning:
        raise Incomplete
    plan, notes = ndjsonstream.plan_of(beginning, job)
    return Tagger(b"", 0, ndjsonstream.cut, ndjsonstream.tag_block, plan, notes)


def run(source: BinaryIO, target: BinaryIO, make: Maker, report: Report, workers: Workers | None = None) -> None:
    """Tag a whole stream; `make` gets its beginning, and whether that is all of it."""
    beginning, tagger = begun(source, make)
    target.write(tagger.header)
    report.notes += tagger.notes
    newline = _newline(tagger)
    line = 1 + beginning[: tagger.skip].count(newline)
    done = tagger.skip
    parts = blocks(source, beginning[tagger.skip :], tagger.cut)
    strict = tagger.plan.job.strict
    with closing(_tagged(parts, target, tagger, workers)) as tagged:
        for size, lines, counts, bad in tagged:
            report.counts.add(counts)
            for one in bad:
                found = Bad(line + one.line - 1, one.reason)
                if isinstance(one, Fatal):
                    raise UsageError(
                        f"line {found.line}: {found.reason}", "--quote none takes it as a sign like others"
                    ).keyed("line", "quote-none", line=found.line, reason=found.reason)
                report.on_bad(found)
                if strict:
                    raise StrictError(found)
            line += lines
            done += size
            report.on_progress(done, report.counts.rows)


def _tagged(
    blocks: Iterator[bytes], target: BinaryIO, tagger: Tagger, workers: Workers | None
) -> Generator[tuple[int, int, Counts, list[Bad]], None, None]:
    """Tag and write blocks: the bytes of each, its lines, what was met, and the rows that could not be read."""
    newline = _newline(tagger)
    if workers is not None and workers.path is not None:
        from kurils.tagging.spans import Plan, spans, tag_spans

        plan = Plan(workers.path, workers.folder, tagger.tag, tagger.plan, newline)
        yield from tag_spans(spans(tagger.skip, map(len, blocks)), target, plan, workers.number)
        return
    for content, part in in_order(tagger.tag, blocks, tagger.plan, 1 if workers is None else workers.number):
        target.write(part.content)
        yield len(content), content.count(newline), part.counts, part.bad


def _newline(tagger: Tagger) -> bytes:
    dialect = getattr(tagger.plan, "dialect", None)
    return dialect.newline if dialect else b"\n"


def begun(source: BinaryIO, make: Callable[[bytes, bool], Made]) -> tuple[bytes, Made]:
    """As much of the input as it takes to know how to go on, and what `make` makes of it."""
    beginning = b""
    while True:
        more = _read(source)
        beginning += more
        try:
            return beginning, make(beginning, not more or len(beginning) > LONGEST)
        except Incomplete:
            continue


def _read(source: BinaryIO) -> bytes:
    """Up to a block; less from a pipe that has less at the moment, nothing at the end."""
    raw = getattr(source, "read1", None)
    return raw(BLOCK) if raw else source.read(BLOCK)


def blocks(source: BinaryIO, beginning: bytes, cut: Callable[[bytes], int]) -> Iterator[bytes]:
    """Whole records, about a block of them at a time; the last one may lack what ends it."""
    rest = beginning
    while True:
        size = cut(rest) if rest else 0
        if size:
            yield rest[:size]
            rest = rest[size:]
        more = _read(source)
        if not more:
            break
        rest += more
    if rest:
        yield rest


def total_bytes(source: BinaryIO) -> int | None:
    """The size of a file, None for a pipe."""
    try:
        status = os.fstat(source.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return status.st_size or None
