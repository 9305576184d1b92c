"""GeoJSON: points with a date among their properties in, the same bytes with more properties out.

Collections of features, and features one after the other (RFC 8142). Read whole, since a collection may end anywhere.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import numpy as np

from kurils.base.errors import Said, UsageError, quoted
from kurils.tagging.columns import refuse_taken
from kurils.tagging.dates import spans_of
from kurils.tagging.job import Bad
from kurils.tagging.kernel import kernel
from kurils.tagging.meanings import find
from kurils.tagging.ndjsonstream import Plan, date_text, members, plan_by, whole, why
from kurils.tagging.points import Points, shown, tag_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.tagging.job import Job
    from kurils.tagging.stream import Report

#: bytes; more is better brought as GeoJSON sequences under the name of NDJSON, or as CSV
LARGEST = 1 << 29
_BLANK = re.compile(r"[ \t\r\n,\x1e\ufeff]*")
_decoder = json.JSONDecoder(parse_int=whole)


_DATUM = "WGS 84"
#: what makes GeoJSON of today of what has another
_CONVERT = "ogr2ogr -lco RFC7946=YES new.geojson old.geojson"
#: names and numbers of EPSG for longitude and latitude on WGS 84, and on what is a metre or two beside it (Japan's JGD,
#: Russia's GSK-2011), in older GeoJSON that has a member `crs`
_DEGREES = ("CRS84", "CRS84H", "WGS84", "WGS 84", "4326", "4979", "4612", "6668", "6697", "7683")
#: where the new members stand in a form
MEMBERS = "\x1fmembers"


class Feature(NamedTuple):
    """One feature: its values, and how properties are added: the text goes on at `to`, behind what is put at `at`.

    `form` says how the new ones are written there: into the others, in the place of a null, or as a new member.
    """

    value: dict[str, Any]
    line: int
    at: int
    to: int
    form: str = MEMBERS


class Features(NamedTuple):
    """What a file holds: the features, and of each the properties, the point (NaN for none), and its date."""

    text: str
    features: list[Feature]
    rows: list[dict[str, Any]]
    points: list[tuple[float, float]]
    dates: list[str]
    plan: Plan
    notes: list[str]


def read(content: bytes, job: Job, date_may_lack: bool | None = False) -> Features:
    """The features of a file; of `date_may_lack` see `find`.

    Raises UsageError for what is no GeoJSON, or has no property that is known as a date.
    """
    if len(content) > LARGEST:
        large = UsageError(f"the GeoJSON is larger than {LARGEST >> 20} MiB", "bring it as CSV, NDJSON or Parquet")
        raise large.keyed("geojson-large", "other-kinds", most=LARGEST >> 20)
    try:
        text = content.decode("utf-8")
        features = list(_features(text))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"the input is no GeoJSON: {error}").keyed("no-geojson", reason=_reason(error)) from None
    rows = [_row(feature.value) for feature in features]
    plan, notes = _plan(rows, job, date_may_lack)
    points = [(row[_LON], row[_LAT]) for row in rows]
    return Features(text, features, rows, points, [date_text(row, plan.names.date) for row in rows], plan, notes)


def run(source: BinaryIO, target: BinaryIO, job: Job, report: Report) -> None:
    """Tag a whole file. Raises UsageError as `read` does, and for properties that are there already."""
    from kurils.tagging.stream import StrictError

    text, features, rows, places, dates, plan, notes = read(source.read(LARGEST + 1), job)
    report.notes += notes
    xy = np.array(places, np.float64).reshape(-1, 2)
    spans = spans_of([date.encode("utf-8", "replace") for date in dates], plan.spans())
    points = Points(xy[:, 0].copy(), xy[:, 1].copy(), *spans)
    tagged = tag_points(kernel(), points, job, report.counts)
    for row in tagged.bad.tolist():
        found = Bad(features[row].line, _why(points, row, plan, rows[row]))
        report.on_bad(found)
        if job.strict:
            raise StrictError(found)
    at, parts = 0, []
    for feature, values, label in zip(features, rows, members(job, tagged)):
        refuse_taken(job.names, values)
        before = text[at : feature.at]
        kept = before.rstrip() if feature.form == MEMBERS else before
        comma = "" if kept.endswith("{") or feature.form != MEMBERS else ", "
        parts += [kept, comma, feature.form.replace(MEMBERS, label.decode()), before[len(kept) :]]
        at = feature.to
    target.write("".join([*parts, text[at:]]).encode("utf-8"))
    report.on_progress(1_000_000, report.counts.rows)


#: names that no property has
_LON, _LAT = "\x1flon", "\x1flat"


def _plan(rows: list[dict[str, Any]], job: Job, date_may_lack: bool | None) -> tuple[Plan, list[str]]:
    first = rows[0] if rows else {_LON: 0, _LAT: 0, "date": ""}
    placed = job._replace(lon=_LON, lat=_LAT)
    if job.date is None and not find(list(first), placed, date_may_lack=True).date:
        # another feature may have what the first one lacks
        first = {name: value for row in reversed(rows) for name, value in row.items()}
    plan, notes = plan_by(first, placed, date_may_lack)
    return plan._replace(job=job), notes


def _row(value: dict[str, Any]) -> dict[str, Any]:
    """The properties of a feature, and its point under names that no property has."""
    geometry, properties = value.get("geometry"), value.get("properties")
    found = dict(properties) if isinstance(properties, dict) else {}
    place: Any = geometry.get("coordinates") if isinstance(geometry, dict) else None
    point = isinstance(geometry, dict) and geometry.get("type") == "Point" and isinstance(place, list)
    # a number of hundreds of digits is no angle, and no float
    plain = (
        [one for one in place[:2] if type(one) is float or (type(one) is int and abs(one) < 1 << 31)] if point else []
    )
    numbers = [float(one) for one in plain]
    found[_LON], found[_LAT] = numbers if len(numbers) == 2 else (float("nan"), float("nan"))
    return found


def _why(points: Points, row: int, plan: Plan, values: dict[str, Any]) -> Said:
    if np.isnan(points.x[row]):
        return Said("the geometry is no point", "row.no-point")
    found = why(points, row, plan, values)
    texts = {name: one.replace("\x1f", "") if type(one) is str else one for name, one in found.values.items()}
    return Said(found.replace("\x1f", ""), found.key, **texts)


def _reason(error: ValueError | RecursionError) -> Said:
    """What is wrong with a text that is no GeoJSON."""
    if isinstance(error, json.JSONDecodeError):
        return Said(str(error), "why.json-at", line=error.lineno, column=error.colno)
    if isinstance(error, UnicodeDecodeError):
        return Said(str(error), "why.not-decoded")
    given = error.args[0] if error.args else ""
    return given if isinstance(given, Said) else Said(str(error))


def _features(text: str) -> Iterator[Feature]:
    """The features of a text, in their order."""
    at, line, counted = _skip(text, 0), 1, 0
    while at < len(text):
        value, end = _decoder.raw_decode(text, at)
        if not isinstance(value, dict):
            raise ValueError(Said("an object is expected", "why.no-object"))
        _refuse_other(value)
        if value.get("type") == "FeatureCollection" and isinstance(value.get("features"), list):
            # of a member that stands twice the last one counts, as for every reader of JSON
            *_, begin = (begin for key, begin, _ in _members(text, at) if key == "features")
            inner = _skip(text, begin + 1)
            while text[inner] != "]":
                one, stop = _decoder.raw_decode(text, inner)
                line, counted = line + text.count("\n", counted, inner), inner
                yield _feature(text, inner, one, line)
                inner = _skip(text, stop)
        else:
            line, counted = line + text.count("\n", counted, at), at
            yield _feature(text, at, value, line)
        at = _skip(text, end)


def _feature(text: str, at: int, value: Any, line: int) -> Feature:
    if not isinstance(value, dict) or value.get("type") != "Feature":
        raise ValueError(Said(f"line {line}: what is no Feature", "why.no-feature", line=line))
    _refuse_other(value)
    _refuse_other(value.get("geometry"))
    # of a member that stands twice the last one counts
    found = [(begin, end) for key, begin, end in _members(text, at) if key == "properties"]
    if not found:
        return Feature(value, line, at + 1, at + 1, f'"properties": {{{MEMBERS}}}, ')
    begin, end = found[-1]
    if isinstance(value["properties"], dict):
        return Feature(value, line, end - 1, end - 1)
    if value["properties"] is not None:
        raise ValueError(Said(f"line {line}: what is no Feature", "why.no-feature", line=line))
    return Feature(value, line, begin, end, f"{{{MEMBERS}}}")


def _refuse_other(value: Any) -> None:
    """Raise UsageError for what says that its coordinates are no degrees on WGS 84."""
    crs = value.get("crs") if isinstance(value, dict) else None
    if crs is None:
        return
    about = crs.get("properties") if isinstance(crs, dict) else None
    # as it was in 2008, and before
    name = next((about[key] for key in ("name", "code", "href") if key in about), "") if isinstance(about, dict) else ""
    if re.split("[:/#]", str(name))[-1].upper() not in _DEGREES:
        said = quoted(shown(str(name or json.dumps(crs))))
        other = UsageError(
            f"the coordinates are in {said}, and not in longitude and latitude on {_DATUM}", f"convert them: {_CONVERT}"
        )
        raise other.keyed("other-crs", "convert", crs=said, datum=_DATUM, command=_CONVERT)


def _members(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The members of the object at a place: key, and where the value begins and ends."""
    at = _skip(text, at + 1)
    while text[at] != "}":
        key, at = _decoder.raw_decode(text, at)
        begin = _skip(text, text.index(":", at) + 1)
        _, at = _decoder.raw_decode(text, begin)
        yield key, begin, at
        at = _skip(text, at)


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
