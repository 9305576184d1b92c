"""NDJSON: lines of JSON objects in, the same bytes with members added at the end of each object out."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kurils.base.errors import Said
from kurils.base.jsontext import dumps
from kurils.tagging.columns import FIELDS, refuse_taken
from kurils.tagging.csvplan import spans_for
from kurils.tagging.dates import spans_of
from kurils.tagging.job import Bad, Counts, Job, Part
from kurils.tagging.kernel import kernel
from kurils.tagging.meanings import find
from kurils.tagging.numbers import degrees_of
from kurils.tagging.points import Names, Points, Tagged, tag_points, why_bad
from kurils.tagging.segments import all_segments

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kurils.tagging.texts import Spans

#: of a number that no date and no angle has
_DIGITS = 4000


class Plan(NamedTuple):
    """The job, and the members that are read; NDJSON has no header."""

    job: Job
    names: Names
    parts: bool

    def spans(self) -> Spans:
        """What reads the dates."""
        return spans_for(self.job.date_format, "utf-8", self.parts)


def cut(content: bytes) -> int:
    """How many bytes of the content are whole lines."""
    return content.rfind(b"\n") + 1


def tag_block(content: bytes, plan: Plan) -> Part:
    """Whole lines, tagged. Raises UsageError for an object that has one of the added members already."""
    job = plan.job
    lines = content.split(b"\n")
    objects: list[dict[str, Any]] = []
    whole: list[int] = []
    bad: list[Bad] = []
    counts = Counts()
    names = set(job.names)
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        value = _parsed(line)
        if not isinstance(value, dict):
            counts.rows += 1
            counts.bad += 1
            bad.append(Bad(number + 1, Said("no JSON object", "row.no-json")))
            continue
        if not names.isdisjoint(value):
            refuse_taken(job.names, value)
        objects.append(value)
        whole.append(number)
    lon, lat, dates = plan.names
    points = Points(
        _numbers(objects, lon, "longitude"),
        _numbers(objects, lat, "latitude"),
        *spans_of([date_text(value, dates).encode("utf-8", "replace") for value in objects], plan.spans()),
    )
    tagged = tag_points(kernel(), points, job, counts)
    for row in tagged.bad.tolist():
        bad.append(Bad(whole[row] + 1, why(points, row, plan, objects[row])))
    for number, value, added in zip(whole, objects, members(job, tagged)):
        end = lines[number].rindex(b"}")
        before = lines[number][:end].rstrip()
        comma = b"" if before.endswith(b"{") and not value else b", "
        lines[number] = lines[number][:end] + comma + added + lines[number][end:]
    return Part(b"\n".join(lines), counts, sorted(bad))


def plan_of(beginning: bytes, job: Job) -> tuple[Plan, list[str]]:
    """The members that are read, from the first object, and what is to be said of them.

    Raises UsageError when that object lacks one, or has one of the added members.
    """
    for line in beginning.split(b"\n"):
        value = _parsed(line.removeprefix(b"\xef\xbb\xbf"))
        if isinstance(value, dict):
            return plan_by(value, job)
    return Plan(job, Names(job.lon or "lon", job.lat or "lat", (job.date or "date",)), False), []


def plan_by(value: dict[str, Any], job: Job, date_may_lack: bool | None = False) -> tuple[Plan, list[str]]:
    """The same, from an object that is read already; of `date_may_lack` see `find`."""
    names, values = list(value), [["" if isinstance(one, (list, dict)) else str(one)] for one in value.values()]
    found = find(names, job, values.__getitem__, date_may_lack)
    refuse_taken(job.names, value)
    dates = tuple(names[at] for at in found.date)
    notes = [note for note in (found.note,) if note]
    return Plan(job, Names(names[found.lon], names[found.lat], dates), found.parts), notes


def _parsed(line: bytes) -> Any:
    for parse in (None, whole):
        # the reader of the library first, which is faster and refuses a long number
        with suppress(ValueError, RecursionError):
            return json.loads(line.decode("utf-8-sig"), parse_int=parse)
    return None


def whole(digits: str) -> int | float:
    """The whole number of a JSON text; of thousands of digits, which Python may refuse to read, about as much."""
    return int(digits) if len(digits) < _DIGITS else float(digits)


def _numbers(objects: list[dict[str, Any]], name: str, axis: str) -> NDArray[np.float64]:
    """The numbers of a member: JSON numbers, or texts that are angles; NaN for all else."""
    return np.array([_number(value.get(name), axis) for value in objects], np.float64)


def _number(value: Any, axis: str) -> float:
    if isinstance(value, str):
        return float(degrees_of([value.encode("utf-8", "replace")], axis, "utf-8")[0])
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            number = float(value)
        except OverflowError:
            return float("nan")
        return number if abs(number) != float("inf") else float("nan")
    return float("nan")


def date_text(value: dict[str, Any], names: tuple[str, ...]) -> str:
    """The text of a date; whole numbers are years, months and days, or 19050905."""
    texts = [value.get(name) for name in names]
    parts = [str(one) if type(one) in (str, int) else "" for one in texts]
    return "\x1f".join(parts)


def _told(value: Any) -> str:
    """A value as it is told in a message; one that is too deep to be written, though it could be read, by its marks."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return "[…]" if isinstance(value, list) else "{…}"


def why(points: Points, row: int, plan: Plan, value: dict[str, Any]) -> Said:
    """What was wrong with an object."""
    for name in (plan.names.lon, plan.names.lat, *plan.names.date):
        if name not in value:
            return Said(f"there is no member {name!r}", "row.no-member", name=name)

    def text(name: str) -> str:
        one = value[name]
        return one if isinstance(one, str) else _told(one)

    return why_bad(points, row, plan.names, text, plan.spans())


def members(job: Job, tagged: Tagged) -> list[bytes]:
    """What is added to each object, without the brackets."""
    texts = [
        dumps({job.prefix + field: FIELDS[field](segment) for field in job.fields})[1:-1].encode()
        for segment in all_segments()
    ]
    found = [texts[code] for code in tagged.codes.tolist()]
    if tagged.km is None:
        return found
    return [text + _distance(job, km) for text, km in zip(found, tagged.km.tolist())]


def _distance(job: Job, km: float) -> bytes:
    value = "null" if km != km else f"{km:.3f}" if km else "0"  # noqa: PLR0124
    return f", {dumps(job.prefix + 'distance_km')}: {value}".encode()
