"""The record as the page carries it: the spells behind `status`, the positions, the documents and their sources.

Tables are packed: the names of their columns once, then rows of values; sources and territories stand as numbers in
their lists. Nothing is reworded and no day is changed, so that the script in the page gives the answers of `Record`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kurils.base.version import __version__
from kurils.dates import edtf
from kurils.page.drawing import scene
from kurils.page.packing import calendar, packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.record import Record

    Row = Mapping[str, Any]

TRACKS = ("control", "polity", "title", "governing", "claims", "also", "views", "variants")
SOURCE = ("id", "title", "publisher", "url", "read")
DOCUMENT = ("id", "short", "kind", "class", "titles", "by", "place", "summary", "note", "certainty", "sources")
POSITION = (
    "side", "by", "territories", "members", "from", "to", "since", "until", "summary", "documents", "arguments",
    "certainty", "note", "sources",
)  # fmt: skip
READING = ("document", "side", "reading", "rebuttal", "certainty", "sources")
BORDER = (
    "id", "line", "from", "to", "state", "by", "document", "article", "strait", "summary", "certainty", "sources",
)  # fmt: skip
#: the words that the script needs
WORDS = (
    "page.", "state.", "nobody", "none", "kind.", "title.", "document-state.", "certainty.", "event.", "of.", "brief.",
    "article", "view.", "date.", "beyond-record", "changing-hands", "spell.", "names.", "map.line.", "map.name.",
    "compare.", "effect.", "affected.", "reading.", "nothing-governs", "variant", "rejected", "timeline.kind.",
)  # fmt: skip
#: documents on which no answer turns, and without which a reader who knows nothing would miss what happened
TOLD = (
    "1945-acceptance", "1947-removal", "1951-gromyko-speech", "1955-london-talks", "1955-malik-offer",
    "1956-dulles-shigemitsu",
)  # fmt: skip
#: where a reader may begin: a document and which of its days
CHAPTERS = (
    ("1799-direct-rule", "issued"),
    ("1855-shimoda", "signed"),
    ("1875-st-petersburg", "in_force"),
    ("1905-portsmouth", "signed"),
    ("1945-yalta", "signed"),
    ("1951-san-francisco", "signed"),
    ("1956-joint-declaration", "signed"),
    ("1993-tokyo", "signed"),
    ("2022-russia-ends-talks", "issued"),
)


def page_data(record: Record) -> dict[str, Any]:
    """Everything that the page needs, as one JSON value; the same record gives the same value."""
    status = record.section("status")
    documents = record.section("documents")
    positions = record.section("positions")
    shapes = record.section("shapes")
    spells, by_place = _spells(record)
    told = [_document(document, record.territories) for document in documents["documents"]]
    said = {"positions": _cut(positions["positions"], POSITION), "readings": _cut(positions["readings"], READING)}
    borders = _cut(shapes["borders"], BORDER)
    variants = [status["variants"][id] for id in dict.fromkeys(row["id"] for row in spells["variants"])]
    rows = [row for track in TRACKS[:-1] for row in spells[track]]
    cited = {id for row in (*rows, *variants, *told, *said["positions"], *said["readings"], *borders)
             for id in row["sources"]}  # fmt: skip
    sources = _cut((source for source in record.section("sources")["sources"] if source["id"] in cited), SOURCE)
    number = {source["id"]: at for at, source in enumerate(sources)}
    return {
        "program": __version__,
        "language": record.language,
        "meta": {key: record.meta[key] for key in ("version", "coverage")},
        "words": {key: word for key, word in record.section("wording").items() if key.startswith(WORDS)},
        "actors": record.actors,
        "places": {id: [record.names[id], record.place(id).group] for id in record.names},
        "territories": record.territories,
        "default": record.default_territories,
        "aliases": dict(status["aliases"]),
        "spells": {track: packed(spells[track], number) for track in TRACKS},
        "by_place": by_place,
        "variants": packed(variants, number),
        "spans": _spans(spells["control"]),
        "documents": packed(told, number),
        "turning": sorted({*documents["main"], *(row["id"] for row in told if row["id"] in TOLD)}),
        "main": _main({*documents["main"], *(row["id"] for row in told if row["id"] in TOLD)}, rows),
        "chapters": _chapters(told),
        **{name: packed(list_of, number) for name, list_of in said.items()},
        "borders": packed(borders, number),
        "straits": {strait["id"]: strait["names"] for strait in record.section("places")["straits"]},
        "sources": packed(sources, number),
        "calendar": calendar(),
        "map": scene(record),
    }


def _spells(record: Record) -> tuple[dict[str, list[Row]], dict[str, dict[str, list[int]]]]:
    """Each spell once, and for each place and track the numbers of its spells, in order of time.

    An island that has what its territory has is left out.
    """
    tables: dict[str, list[Row]] = {track: [] for track in TRACKS}
    numbers: dict[str, dict[str, int]] = {track: {} for track in TRACKS}
    by_place: dict[str, dict[str, list[int]]] = {}
    for place in map(record.place, record.names):
        found: dict[str, list[int]] = {}
        for track in TRACKS:
            found[track] = []
            for row in place.dissent if track == "variants" else place.rows(track):
                key = json.dumps(row, sort_keys=True)
                if key not in numbers[track]:
                    numbers[track][key] = len(tables[track])
                    tables[track].append(row)
                found[track].append(numbers[track][key])
        if by_place.get(place.group) != found:
            by_place[place.id] = found
    return tables, by_place


def _document(document: Row, territories: list[str]) -> dict[str, Any]:
    """A document with its days and articles as short rows; a day of which nothing is sure is marked with a 1."""
    return {
        **{column: document[column] for column in DOCUMENT},
        "people": [[person["for"], person["name"]] for person in document["signatories"]],
        "dates": [
            [act["event"], act["date"], act["edtf"], act["by"], *([1] if act["certainty"] == "unverified" else [])]
            for act in document["dates"]
        ],
        "articles": [[article["number"], article["summary"]] for article in document["articles"]],
        "territories": [id for id in territories if id in document["territories"]],
        "effects": [[effect["kind"], effect["document"]] for effect in document["effects"]],
    }


def _main(listed: Iterable[str], rows: Iterable[Row]) -> list[str]:
    """The documents whose days are steps of the story: those that answers turn on, and those that spells rest on."""
    resting = {row["document"] for row in rows if row.get("document")}
    resting.update(id for row in rows for id in row.get("documents") or ())
    return sorted({*listed, *resting})


def _chapters(documents: Iterable[Row]) -> list[list[str]]:
    """Day and document of each chapter that the record knows."""
    days = {(document["id"], act[0]): act[1] for document in documents for act in reversed(document["dates"])}
    return [[days[chapter], chapter[0]] for chapter in CHAPTERS if chapter in days]


def _spans(control: Iterable[Row]) -> dict[str, list[str | None]]:
    """First and last day of every imprecise bound of control that is not written as two days."""
    bounds = {bound for row in control for bound in (row["from_edtf"], row["to_edtf"]) if bound and len(bound) > 10}
    spans = {bound: edtf.span(bound) for bound in sorted(bounds)}
    return {bound: [day.isoformat() if day else None for day in span] for bound, span in spans.items()}


def _cut(rows: Iterable[Row], columns: tuple[str, ...]) -> list[Row]:
    return [{column: row[column] for column in columns} for row in rows]
