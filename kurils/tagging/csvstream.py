"""CSV and its like: a block of records in, the same bytes with fields appended out.

The user's bytes pass through as they are. Where quotation marks stand as the standard has them a whole block is read at
once; everything else goes record by record, and both ways give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kurils.tagging.csvblock import Block
from kurils.tagging.csvplan import Labels, Plan
from kurils.tagging.csvrecords import outside_quotes, ragged, records, value_of, wrong_quotes
from kurils.tagging.dates import spans_at, spans_of
from kurils.tagging.job import Bad, Counts, Fatal, Part
from kurils.tagging.kernel import kernel
from kurils.tagging.numbers import degrees_at, degrees_of
from kurils.tagging.points import Points, tag_points, why_bad
from kurils.tagging.tables import decoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

HASH = ord("#")


def tag_block(content: bytes, plan: Plan) -> Part:
    """Whole records, tagged; only the last record of a file may lack what ends it."""
    if not content:
        return Part(b"", Counts(), [])
    newline = plan.dialect.newline
    ended = content.endswith(newline)
    outside = None
    if plan.dialect.quotes and b'"' in content:
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
    words, encoding = block.words, plan.dialect.encoding
    points = Points(
        degrees_at(words, *block.field(plan.lon), "longitude", encoding),
        degrees_at(words, *block.field(plan.lat), "latitude", encoding),
        *_spans_at(block, plan),
    )
    counts = Counts()
    tagged = tag_points(kernel(), points, plan.job, counts)
    labels = Labels(plan, ending)
    found = labels.of(tagged)
    bad = []
    for row, line in zip(tagged.bad.tolist(), block.lines(block.whole[tagged.bad])):

        def text(name: str, row: int = row) -> str:
            start, stop = (places[row : row + 1] for places in block.field(plan.place(name)))
            return decoded(words.texts(start, stop)[0], plan.dialect)

        bad.append(Bad(line, why_bad(points, row, plan.names, text, plan.spans())))
    if len(block.whole) < len(block.ends):
        whole, found = found, [ending] * len(block.ends)
        for record, label in zip(block.whole.tolist(), whole):
            found[record] = label
        for record, line in zip(block.ragged.tolist(), block.lines(block.ragged)):
            if words.bytes[block.begins[record]] == HASH:
                counts.comments += 1
                continue
            width = int(block.widths[record])
            found[record] = labels.padding(width)
            counts.rows, counts.bad = counts.rows + 1, counts.bad + 1
            raw = block.content[block.begins[record] : block.ends[record]]
            bad.append(Bad(line, ragged(raw, width, plan.width, plan.dialect)))
        bad.sort()
    parts = [b""] * (2 * len(found))
    parts[::2], parts[1::2] = block.raws(), found
    return Part(b"".join(parts), counts, bad)


def one_by_one(content: bytes, plan: Plan) -> Part:
    """Any content, record by record."""
    dialect = plan.dialect
    found = list(records(content, dialect))
    wrong = {number: problem for number, one in enumerate(found) if (problem := wrong_quotes(one, dialect))}
    whole = [
        number for number, one in enumerate(found) if one.raw and len(one.fields) == plan.width and number not in wrong
    ]
    columns = [
        [value_of(found[number].fields[place], dialect) for number in whole]
        for place in (plan.lon, plan.lat, *plan.dates)
    ]
    points = Points(
        degrees_of(columns[0], "longitude", dialect.encoding),
        degrees_of(columns[1], "latitude", dialect.encoding),
        *spans_of([b"\x1f".join(texts) for texts in zip(*columns[2:])], plan.spans()),
    )
    counts = Counts()
    tagged = tag_points(kernel(), points, plan.job, counts)
    reasons = {
        whole[row]: why_bad(points, row, plan.names, _text_in(plan, found[whole[row]].fields), plan.spans())
        for row in tagged.bad.tolist()
    }
    labels = Labels(plan, b"")
    tags = dict(zip(whole, labels.of(tagged)))
    bad: list[Bad] = []
    parts: list[bytes] = []
    line = 1
    for number, record in enumerate(found):
        label = tags.get(number, b"")
        if number in reasons:
            bad.append(Bad(line, reasons[number]))
        elif number in wrong:
            label = labels.padding(len(record.fields))
            reason, fatal = wrong[number]
            bad.append((Fatal if fatal else Bad)(line, reason))
            counts.rows, counts.bad = counts.rows + 1, counts.bad + 1
        elif record.raw and number not in tags:
            if record.raw.startswith(b"#"):
                counts.comments += 1
            else:
                label = labels.padding(len(record.fields))
                counts.rows, counts.bad = counts.rows + 1, counts.bad + 1
                bad.append(Bad(line, ragged(record.raw, len(record.fields), plan.width, dialect)))
        parts += (record.raw, label, record.ending)
        line += record.raw.count(dialect.newline) + record.ending.count(dialect.newline)
    return Part(b"".join(parts), counts, bad)


def _text_in(plan: Plan, fields: list[bytes]) -> Callable[[str], str]:
    return lambda name: decoded(value_of(fields[plan.place(name)], plan.dialect), plan.dialect)


def _spans_at(block: Block, plan: Plan) -> tuple[NDArray[np.int32], NDArray[np.int32] | None]:
    """The first and last days of the rows of a block."""
    if not plan.parts:
        return spans_at(block.words, *block.field(plan.dates[0]), plan.spans())
    columns = [block.words.texts(*block.field(place)) for place in plan.dates]
    return spans_of([b"\x1f".join(texts) for texts in zip(*columns)], plan.spans())
