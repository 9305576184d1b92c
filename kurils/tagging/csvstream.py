"""CSV and its like: a block of records in, the same bytes with fields appended out.

The user's bytes pass through as they are. Where quotation marks stand as the standard has them a whole block is read at
once; everything else goes record by record, and both ways give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kurils.tagging.csvblock import Block
from kurils.tagging.csvplan import Labels, Plan
from kurils.tagging.csvrecords import outside_quotes, records, value_of
from kurils.tagging.dates import MISSING, days_at, to_days
from kurils.tagging.job import Bad, Counts, Part
from kurils.tagging.kernel import kernel
from kurils.tagging.numbers import numbers_at, numbers_of
from kurils.tagging.points import Points, tag_points, why_bad
from kurils.tagging.rows import written_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from kurils.tagging.words import Places, Words


def tag_block(content: bytes, plan: Plan) -> Part:
    """Whole records, tagged; only the last record of a file may lack what ends it."""
    if not content:
        return Part(b"", Counts(), [])
    newline = plan.dialect.newline
    ended = content.endswith(newline)
    outside = None
    if b'"' in content:
        # a mark that is still open would swallow what is added here
        regular = ended and content.count(b'"') % 2 == 0
        outside = outside_quotes(np.frombuffer(content, np.uint8), plan.dialect) if regular else None
        if outside is None:
            return one_by_one(content, plan)
    block = Block(content if ended else content + newline, plan.dialect, plan.width, outside)
    if block.ending is None or not (ended or block.ending == newline):
        return one_by_one(content, plan)
    part = _at_once(block, plan, block.ending)
    return part if ended else part._replace(content=part.content[: -len(newline)])


def _at_once(block: Block, plan: Plan, ending: bytes) -> Part:
    """A block whose fields were all found."""
    words = block.words
    points = Points(
        numbers_at(words, *block.field(plan.lon)),
        numbers_at(words, *block.field(plan.lat)),
        _days_at(words, *block.field(plan.date)),
    )
    counts = Counts()
    tagged = tag_points(kernel(), points, plan.job, counts)
    labels = Labels(plan, ending)
    found = labels.of(tagged)
    bad = []
    for row, line in zip(tagged.bad.tolist(), block.lines(block.whole[tagged.bad])):

        def text(name: str, row: int = row) -> str:
            start, stop = (places[row : row + 1] for places in block.field(plan.place(name)))
            return words.texts(start, stop)[0].decode("utf-8", "replace")

        bad.append(Bad(line, why_bad(points, row, plan.job, text)))
    if len(block.whole) < len(block.ends):
        whole, found = found, [ending] * len(block.ends)
        for record, label in zip(block.whole.tolist(), whole):
            found[record] = label
        for record, line in zip(block.ragged.tolist(), block.lines(block.ragged)):
            width = int(block.widths[record])
            found[record] = labels.padding(width)
            bad.append(_ragged(line, width, plan, counts))
        bad.sort()
    parts = [b""] * (2 * len(found))
    parts[::2], parts[1::2] = block.raws(), found
    return Part(b"".join(parts), counts, bad)


def one_by_one(content: bytes, plan: Plan) -> Part:
    """Any content, record by record."""
    found = list(records(content, plan.dialect))
    whole = [record for record in found if record.raw and len(record.fields) == plan.width]
    columns = [[value_of(record.fields[place]) for record in whole] for place in (plan.lon, plan.lat, plan.date)]
    points = Points(numbers_of(columns[0]), numbers_of(columns[1]), _days_of(columns[2]))
    counts = Counts()
    tagged = tag_points(kernel(), points, plan.job, counts)
    reasons = {row: why_bad(points, row, plan.job, _text_in(plan, whole[row].fields)) for row in tagged.bad.tolist()}
    labels = Labels(plan, b"")
    tags = enumerate(labels.of(tagged))
    bad: list[Bad] = []
    parts: list[bytes] = []
    line = 1
    for record in found:
        label = b""
        if record.raw and len(record.fields) == plan.width:
            row, label = next(tags)
            if row in reasons:
                bad.append(Bad(line, reasons[row]))
        elif record.raw:
            label = labels.padding(len(record.fields))
            bad.append(_ragged(line, len(record.fields), plan, counts))
        parts += (record.raw, label, record.ending)
        line += record.raw.count(plan.dialect.newline) + record.ending.count(plan.dialect.newline)
    return Part(b"".join(parts), counts, bad)


def _text_in(plan: Plan, fields: list[bytes]) -> Callable[[str], str]:
    return lambda name: value_of(fields[plan.place(name)]).decode("utf-8", "replace")


def _ragged(line: int, width: int, plan: Plan, counts: Counts) -> Bad:
    counts.rows += 1
    counts.bad += 1
    return Bad(line, f"{width} {'field' if width == 1 else 'fields'} instead of {plan.width}")


def _days_at(words: Words, starts: Places, ends: Places) -> NDArray[np.int32]:
    days = days_at(words, starts, ends)
    unread = np.flatnonzero(days == MISSING)
    if len(unread):
        days[unread] = _days_of(words.texts(starts[unread], ends[unread]))
    return days


def _days_of(texts: list[bytes]) -> NDArray[np.int32]:
    """The days of texts around which blanks may stand."""
    days = [written_day(text.decode("latin-1").strip(" \t")) or "" for text in texts]
    return to_days(np.array(days, dtype=np.str_)) if days else np.zeros(0, np.int32)
