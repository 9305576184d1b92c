"""NDJSON: lines of JSON objects in, the same bytes with members added at the end of each object out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kurils.tagging.columns import FIELDS, refuse_taken
from kurils.tagging.dates import to_days
from kurils.tagging.job import Bad, Counts, Job, Part
from kurils.tagging.kernel import kernel
from kurils.tagging.points import Points, tag_points, why_bad
from kurils.tagging.rows import written_day
from kurils.tagging.segments import read_legend

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Plan(NamedTuple):
    """The job; NDJSON has no header."""

    job: Job


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
            bad.append(Bad(number + 1, "no JSON object"))
            continue
        if not names.isdisjoint(value):
            refuse_taken(job.names, value)
        objects.append(value)
        whole.append(number)
    points = Points(_numbers(objects, job.lon), _numbers(objects, job.lat), _days(objects, job.date))
    tagged = tag_points(kernel(), points, job, counts)
    for row in tagged.bad.tolist():
        bad.append(Bad(whole[row] + 1, _why(points, row, job, objects[row])))
    members = _members(job)
    distances: list[float] = [] if tagged.km is None else tagged.km.tolist()
    for row, (number, code) in enumerate(zip(whole, tagged.codes.tolist())):
        added = members[code] + (_distance(job, distances[row]) if distances else b"")
        end = lines[number].rindex(b"}")
        before = lines[number][:end].rstrip()
        comma = b"" if before.endswith(b"{") and not objects[row] else b", "
        lines[number] = lines[number][:end] + comma + added + lines[number][end:]
    return Part(b"\n".join(lines), counts, sorted(bad))


def check_names(beginning: bytes, job: Job) -> None:
    """Raise UsageError when the first object lacks a member that is asked for, with near misses."""
    from kurils.tagging.columns import find_column

    for line in beginning.split(b"\n"):
        value = _parsed(line.removeprefix(b"\xef\xbb\xbf"))
        if isinstance(value, dict):
            for name, option in ((job.lon, "--lon"), (job.lat, "--lat"), (job.date, "--date")):
                find_column(name, list(value), option)
            refuse_taken(job.names, value)
            return


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _numbers(objects: list[dict[str, Any]], name: str) -> NDArray[np.float64]:
    """The numbers of a member: JSON numbers, or texts that are one; NaN for all else."""
    return np.array([_number(value.get(name)) for value in objects], np.float64)


def _number(value: Any) -> float:
    from kurils.tagging.numbers import numbers_of

    if isinstance(value, str):
        return float(numbers_of([value.encode("utf-8", "replace")])[0])
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            number = float(value)
        except OverflowError:
            return float("nan")
        return number if abs(number) != float("inf") else float("nan")
    return float("nan")


def _days(objects: list[dict[str, Any]], name: str) -> NDArray[np.int32]:
    texts = [value.get(name) for value in objects]
    days = [(written_day(text.strip(" \t")) or "") if isinstance(text, str) else "" for text in texts]
    return to_days(np.array(days, dtype=np.str_)) if days else np.zeros(0, np.int32)


def _why(points: Points, row: int, job: Job, value: dict[str, Any]) -> str:
    for name in (job.lon, job.lat, job.date):
        if name not in value:
            return f"there is no member {name!r}"
    return why_bad(points, row, job, lambda name: json.dumps(value[name], ensure_ascii=False))


def _members(job: Job) -> list[bytes]:
    """Segment -> its members, without the brackets."""
    found = []
    for segment in read_legend().segments:
        values = {job.prefix + field: FIELDS[field](segment) for field in job.fields}
        found.append(json.dumps(values, ensure_ascii=False)[1:-1].encode())
    return found


def _distance(job: Job, km: float) -> bytes:
    value = "null" if km != km else f"{km:.3f}" if km else "0"  # noqa: PLR0124
    return f", {json.dumps(job.prefix + 'distance_km')}: {value}".encode()
