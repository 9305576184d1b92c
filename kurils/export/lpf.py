"""Linked Places (LPF 1.2), for gazetteers: a feature a place, with names, polygons, and who held, owned and claimed it.

Names stand with their language and sources, relations with their days. To belong to a state is a question of this
record, so that no relation says "part of" but that of an island to its group: what was held, owned, claimed and
governed is "related to", and its label says how. Days are Gregorian, the last one included; an end that had not come on
the day of the last check is `earliest` that day. Beside it lies a table of tags for OpenHistoricalMap.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kurils.dates.edtf import span
from kurils.export.gpkg.layers import polygons
from kurils.export.historicalmap import tags, titles
from kurils.export.package import ODBL, POLYGONS, tabular
from kurils.query.tables import TABLES
from kurils.show.geojson import LICENCE, area_geometry, text_of
from kurils.words import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record

    Item = dict[str, Any]

NAME, TAGS = "kurils.lpf.json", "openhistoricalmap.csv"
CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
#: terms of Getty's ontology and thesaurus
_PART_OF, _RELATED = "gvp:broaderPartitive", "gvp:tgn3000_related_to"
_ISLAND = {"identifier": "aat:300008791", "label": "islands (landforms)"}
#: how sure this record is of a statement -> the three words of the format
_CERTAINTY = {"confirmed": "certain", "single": "less-certain", "inferred": "less-certain", "unverified": "uncertain"}
#: scheme of an identifier -> how it is linked to
_LINKS = {
    "geonames": "gn:{}",
    "wikidata": "wd:{}",
    "osm-relation": "https://www.openstreetmap.org/relation/{}",
}
#: kinds of names that are no languages
_SCRIPTS = {"ja_kana": "ja-Hira"}


def files(record: Record) -> Iterator[tuple[str, str, Item]]:
    """`kurils.lpf.json` and `openhistoricalmap.csv`, with what the descriptor says of them."""
    yield NAME, text_of(_collection(record)) + "\n", POLYGONS
    fields = [{"name": column, "type": "string"} for column in titles(record)]
    schema = {"fields": fields, "missingValues": [""]}
    yield TAGS, tags(record), {**tabular("Tags for OpenHistoricalMap", schema), "licenses": ODBL}


def _collection(record: Record) -> Item:
    return {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "name": "kurils",
        "attribution": record.meta["attribution"],
        "licence": LICENCE,
        "note": record.meta["neutrality"],
        "features": list(_features(record)),
    }


def _features(record: Record) -> Iterator[Item]:
    cite, areas = Citations(record), polygons(record)
    section = record.section("places")
    entries: dict[str, list[Item]] = {}
    for entry in (*section["territories"], *section["islands"]):
        entries.setdefault(entry["id"], []).append(entry)
    relations = _relations(record, cite)
    for id, told in entries.items():
        place = record.place(id)
        shape = area_geometry(areas.get(id, []))
        sources = list(dict.fromkeys(source for entry in told for source in entry["sources"]))
        part = [] if place.group == id else [_part_of(record, place.group, cite(sources))]
        yield {
            "@id": f"kurils:{id}",
            "type": "Feature",
            "properties": {"title": place.name, "ccodes": _countries(record, id), "fclasses": ["T"]},
            "when": _covered(record),
            "names": list(_names(told, cite)),
            "types": [_ISLAND],
            "geometry": _geometry(record, shape),
            "links": [link for entry in told for link in _links(entry, cite)],
            "relations": [*part, *relations.get(id, ())],
            "descriptions": [
                {"value": entry["note"], "lang": record.language} for entry in told if entry["note"]
            ],
        }  # fmt: skip


class Citations:
    """Sources as the format cites them: title and publisher, the address where there is one, and our id."""

    def __init__(self, record: Record) -> None:
        self._sources = {source["id"]: source for source in record.section("sources")["sources"]}

    def __call__(self, ids: list[str], locators: dict[str, str] | None = None) -> list[Item]:
        """The citations of some sources; `locators` says where in them."""
        return [self._one(self._sources[id], (locators or {}).get(id)) for id in ids]

    def _one(self, source: Item, locator: str | None) -> Item:
        told: Item = {"label": f"{source['title']}. {source['publisher']}", "source": source["id"]}
        if locator:
            told["locator"] = locator
        if (source["year"] or "").isdecimal():
            told["year"] = source["year"]
        return {**told, "@id": source["url"]} if source["url"] else told


def _covered(record: Record) -> Item:
    coverage = record.meta["coverage"]
    return {
        "timespans": [{"start": {"in": coverage["from"]}, "end": {"in": coverage["to"]}}],
        "label": record.wording.tr("lpf.covered", first=coverage["from"], last=coverage["to"]),
    }


def when(first: str, after: str | None, first_edtf: str | None, after_edtf: str | None, checked: str) -> Item:
    """Days as the format has them: the last one included, and as exact as the sources are."""
    start = _day(first, first_edtf)
    end: Item = {"earliest": checked} if after is None else _day(after, after_edtf, shift=-1)
    return {"timespans": [{"start": start, "end": end}]}


def _day(day: str, edtf: str | None, shift: int = 0) -> Item:
    step = timedelta(days=shift)
    if edtf is None:
        return {"in": (date.fromisoformat(day) + step).isoformat()}
    first, last = span(edtf)
    known = {"earliest": first, "latest": last}
    return {key: (found + step).isoformat() for key, found in known.items() if found is not None}


def _names(told: list[Item], cite: Citations) -> Iterator[Item]:
    seen = set()
    for entry in told:
        for kind, names in entry["names"].items():
            for name in names:
                language = _SCRIPTS.get(kind) or kind.split("_", 1)[0]
                if (language, name["form"]) in seen:
                    continue
                seen.add((language, name["form"]))
                certainty = name["certainty"] or ("confirmed" if entry["sources"] else "unverified")
                sources = name["sources"] or ([] if name["certainty"] == "unverified" else entry["sources"])
                found = {"toponym": name["form"], "lang": language, "certainty": _CERTAINTY[certainty]}
                yield {**found, "citations": cite(sources)} if sources else found


def _geometry(record: Record, shape: Item | None) -> Item | None:
    if shape is None:
        return None
    of = {"citations": [{"label": record.meta["attribution"]}], "certainty": "certain"}
    return {"type": "GeometryCollection", "geometries": [{**shape, **of}]}


def _links(entry: Item, cite: Citations) -> Iterator[Item]:
    for code in entry["codes"]:
        if code["scheme"] in _LINKS:
            # an identifier that covers more than the place is close to it, and not the same
            match = "closeMatch" if code["covers"] else "exactMatch"
            address = _LINKS[code["scheme"]].format(code["code"])
            yield {"type": match, "identifier": address, "citations": cite(code["sources"]), "seen": code["seen"]}


def _countries(record: Record, id: str) -> list[str]:
    """The states that hold or claim the place at the end of the record, in the order of the alphabet."""
    codes = {
        state["id"]: code["code"]
        for state in record.section("actors")["states"]
        for code in state["codes"]
        if code["scheme"] == "iso-3166-1"
    }
    day, place = record.meta["coverage"]["to"], record.place(id)
    control = place.on("control", day)
    states = {control["holder"] if control else None, *(claim["claimant"] for claim in place.all_on("claims", day))}
    return sorted(codes[state] for state in states if state in codes)


def _part_of(record: Record, group: str, citations: list[Item]) -> Item:
    label = record.wording.tr("lpf.part", group=record.names[group])
    return {"relationType": _PART_OF, "relationTo": f"kurils:{group}", "label": label, "citations": citations}


def _relations(record: Record, cite: Citations) -> dict[str, list[Item]]:
    """Place -> what it had to do with states and documents, each with its days and sources."""
    found: dict[str, list[Item]] = {}
    tables = {table.name: table for table in TABLES}
    checked = record.meta["coverage"]["to"]
    for track in ("control", "polity", "title", "claims", "governing", "also"):
        for row in tables[track].rows(record):
            to, label = _told(track, row, record)
            found.setdefault(row["place"], []).append({
                "relationType": _RELATED,
                "relationTo": f"kurils:{to}",
                "label": label,
                "track": track,
                "when": when(row["from"], row["to"], row.get("from_edtf"), row.get("to_edtf"), checked),
                "certainty": _CERTAINTY[row["certainty"]],
                "citations": cite(row["sources"], row.get("locators")),
            })  # fmt: skip
    return found


def _told(track: str, row: Item, record: Record) -> tuple[str, str]:
    """What a spell relates the place to, and in which words; `nobody` where no state and no document comes in."""
    wording, nobody = record.wording, "nobody"
    if track == "control":
        said = phrases.control_in_full(row["holder"], row["kind"], wording)
        return row["holder"] or nobody, wording.tr("lpf.control", said=said)
    if track == "polity":
        names = {polity["id"]: polity["name"] for polity in record.section("actors")["polities"]}
        return row["polity"], wording.tr("lpf.polity", said=names[row["polity"]])
    if track == "title":
        said = phrases.title(row["status"], row["holder"], wording)
        return row["holder"] or row["document"] or nobody, wording.tr("lpf.title", said=said)
    if track == "claims":
        return row["claimant"], wording.tr("lpf.claim", state=wording.state(row["claimant"]), said=row["summary"])
    title = record.titles.get(row["document"] or "")
    said = phrases.document(title, row["article"], row["state"], wording)
    return row["document"] or nobody, wording.tr(f"lpf.{track}", said=said, why=row["why"])
