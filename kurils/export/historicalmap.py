"""Tags for OpenHistoricalMap: what its objects of these islands would say, one object a row, as CSV.

A spell of control is the island with `controlled_by`; days on which two states claimed it, or one that did not hold it,
are a disputed boundary around it with `claimed_by`. `start_date` and `end_date` are the first and the last day (empty
while it goes on), `start_date:edtf` and `end_date:edtf` the same as exactly as the sources are. States are ISO 3166-1
codes where the record has them, else ids; a code names the continuing state, not the one of the day. The polygons of
this record came from OpenStreetMap, and keep its licence.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from kurils.dates.edtf import span
from kurils.dates.forms import day_before
from kurils.export.features import stretches
from kurils.show.formats.to_csv import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record
    from kurils.store.tracks import Place

COLUMNS = (
    "id", "place", "boundary", "controlled_by", "claimed_by", "start_date", "start_date:edtf", "end_date",
    "end_date:edtf", "source", "license", "sources",
)  # fmt: skip
LICENCE = "ODbL-1.0"
#: a value of a tag may not be longer
_LONGEST = 255


def tags(record: Record) -> str:
    """The table as a text."""
    languages, columns = record.dispute["languages"], _columns(record)
    stream = io.StringIO()
    rows = [[row.get(column) for column in columns] for row in _rows(record, languages)]
    write_rows(titles(record), rows, stream)
    return stream.getvalue()


def _columns(record: Record) -> tuple[str, ...]:
    head, rest = COLUMNS[:3], COLUMNS[3:]
    named = (f"name:{language}" for language in record.dispute["languages"])
    return (*head[:2], "place_type", "name", *named, head[2], *rest)


def titles(record: Record) -> tuple[str, ...]:
    """The names of the columns, which are those of the tags."""
    told = {"place_type": "place", "place": "kurils:place"}
    return tuple(told.get(column, column) for column in _columns(record))


def _rows(record: Record, languages: list[str]) -> Iterator[dict[str, Any]]:
    codes = {
        state["id"]: code["code"]
        for state in record.section("actors")["states"]
        for code in state["codes"]
        if code["scheme"] == "iso-3166-1"
    }
    known = {source["id"]: source for source in record.section("sources")["sources"]}
    names = {entry["id"]: entry["names"] for entry in record.section("places")["islands"]}
    for id in dict.fromkeys(polygon["island"] for polygon in record.section("shapes")["polygons"]):
        place = record.place(id)
        about: dict[str, Any] = {"place": id, "name": place.name}
        for language in languages:
            forms = names.get(id, {}).get(language) or [{"form": None}]
            about[f"name:{language}"] = forms[0]["form"]
        for spell in place.rows("control"):
            mark = {"id": f"kurils:{id}/control/{spell['from']}", "place_type": "island"}
            yield {**mark, **about, "controlled_by": _coded([spell["holder"]], codes), **_said([spell], spell, known)}
        for first, after, parts in _disputes(place, record.meta["coverage"]["from"]):
            holder, *claimants = parts
            row: dict[str, str | None] = {"id": f"kurils:{id}/disputed/{first}", "boundary": "disputed"}
            row["controlled_by"] = _coded([holder["holder"]], codes)
            row["claimed_by"] = _coded([claim["claimant"] for claim in claimants], codes)
            yield {**row, **about, **_said(parts, {"from": first, "to": after}, known)}


def _disputes(place: Place, start: str) -> Iterator[tuple[str, str | None, list[Any]]]:
    """First day, first day after, and the spells of control and claim, of each time in which a place was disputed."""
    open_since: tuple[str, list[Any]] | None = None
    for first, after in stretches(place, start):
        control: Any = place.on("control", first)
        claims: list[Any] = sorted(place.all_on("claims", first), key=lambda claim: claim["claimant"])
        parts = [control, *claims]
        others = {claim["claimant"] for claim in claims} - {control["holder"]}
        disputed = len(claims) > 1 or bool(control["holder"] and others)
        if open_since and not (disputed and open_since[1] == parts):
            yield open_since[0], first, open_since[1]
            open_since = None
        if disputed and open_since is None:
            open_since = first, parts
        if after is None and open_since:
            yield open_since[0], None, open_since[1]


def _coded(states: list[str | None], codes: dict[str, str]) -> str | None:
    return ";".join(codes.get(state, state) for state in states if state) or None


def _said(parts: list[Any], span_of: Any, known: dict[str, Any]) -> dict[str, str | None]:
    """Days and sources of what some spells tell; a day is as exact as that of the spell that begins or ends on it."""
    first, after = span_of["from"], span_of["to"]
    begun = [part["from_edtf"] for part in parts if part["from"] == first and part["from_edtf"]]
    ended = [part["to_edtf"] for part in parts if part["to"] == after and part["to_edtf"]]
    last = _before(after)
    return {
        "start_date": first,
        "start_date:edtf": begun[0] if begun else first,
        "end_date": last,
        # an open end is one that had not come when the record was checked
        "end_date:edtf": _ended(ended[0] if ended else None) or last or "..",
        **_evidence(list(dict.fromkeys(source for part in parts for source in part["sources"])), known),
    }


def _before(day: str | None) -> str | None:
    return None if day is None else day_before(day)


def _ended(edtf: str | None) -> str | None:
    """The span of the last day, from that of the first day after."""
    if edtf is None:
        return None
    first, last = (None if day is None else _before(day.isoformat()) for day in span(edtf))
    return first if first == last else f"{first or '..'}/{last or '..'}"


def _evidence(sources: list[str], known: dict[str, Any]) -> dict[str, str | None]:
    """`source` as tags want it, addresses first and as many as there is room for; `sources` are all, by our ids."""
    told: list[str] = []
    room = _LONGEST
    for source in sorted((known[id] for id in sources), key=lambda source: source["url"] is None):
        text = source["url"] or f"{source['title']}. {source['publisher']}"
        if len(text) + 2 <= room:
            told.append(text)
            room -= len(text) + 2
    return {"source": "; ".join(told) or None, "license": LICENCE, "sources": ";".join(sources)}
