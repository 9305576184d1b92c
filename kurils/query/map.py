"""What a map of one day shows: who held each island and who claimed it, which lines ran, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.cited import cited
from kurils.base.errors import NoSuchValue, UsageError
from kurils.geometry.rings import Bounds, bounds, parse_area, parse_line
from kurils.geometry.trim import Frame, trim_line
from kurils.query.border import name_of, pending_lines
from kurils.query.changes import changes_between
from kurils.query.envelope import date_forms, header, span_of, within
from kurils.query.lines import line_changes, lines_on
from kurils.query.status import island_status
from kurils.store.tracks import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any

    from kurils.answers.days import IslandStatus, SourceLine
    from kurils.answers.dispute import Dispute, MapArea
    from kurils.answers.map import MapAnswer, MapBorder, MapFeature
    from kurils.dates import HistoricalDate

#: how far the extent of a map reaches beyond its islands, as a part of their extent
MARGIN = 0.1


def map_of(
    section: Mapping[str, Any],
    shapes: Mapping[str, Any],
    straits: Iterable[dict[str, Any]],
    documents: Iterable[Mapping[str, Any]],
    question: HistoricalDate,
    area: MapArea,
    today: date,
    cite: Callable[[set[str]], list[SourceLine]],
    view: str = "neutral",
) -> MapAnswer:
    """The map of a day. For a month or a year in which something changes, the changes, and no islands or lines.

    `words` is still empty: see `kurils.words.maps`.

    Raises DateOutOfCoverage for days before the record or after today, and UsageError when no island of the area has
    a polygon.
    """
    groups = area["territories"]
    first, last, beyond = within(section["meta"], question, today)
    chosen = [Place(id, section) for id in groups]
    islands = _islands(section, shapes)
    inside = [place for place in islands if place.group in groups]
    changes = changes_between(chosen, first, last) or changes_between(inside, first, last)
    moved = line_changes(shapes["borders"], first, last)
    steady = not changes and not moved
    box = Bounds(**area["extent"]) if area["extent"] else extent_of(shapes, {place.id for place in inside})
    features = [_feature(island_status(section, place, first, view), place.group in groups) for place in islands]
    lines = {line["id"]: line for line in shapes["lines"]}
    known = {strait["id"]: strait for strait in straits}
    titles = section["documents"]
    borders = [_border(entry, lines, known, titles, box) for entry in lines_on(shapes["borders"], first)]
    statuses = [island_status(section, place, first, view) for place in chosen] if steady else []
    told: list[Any] = [[status[track] for track in ("control", "title", "claims")] for status in statuses]
    if not steady:
        ends = {line["border"] for line in moved}
        told, borders = [changes, [entry for entry in shapes["borders"] if entry["id"] in ends]], []
    return {
        "kurils": header("map", section["meta"], beyond),
        "date": date_forms(question),
        "span": span_of(question, first, last),
        "view": view,
        "area": area["id"],
        "territories": groups,
        "extent": {"west": box.west, "south": box.south, "east": box.east, "north": box.north},
        "features": [feature for feature in features if feature["in_area"]] if steady else [],
        "context": [feature for feature in features if not feature["in_area"]] if steady else [],
        "borders": borders,
        "pending": pending_lines(shapes["borders"], documents, lines, known, first) if steady else [],
        "changes": changes,
        "border_changes": moved,
        "words": "",
        "attribution": section["meta"]["attribution"],
        "sources": cite(set(cited(told, borders))),
    }


def area_called(dispute: Dispute, id: str | None) -> MapArea:
    """The area of that id, the first one where none is asked for. Raises NoSuchValue that lists them."""
    areas = {area["id"]: area for area in dispute["areas"]}
    if id is None:
        return dispute["areas"][0]
    if id not in areas:
        raise NoSuchValue(f"no area is called {id!r}", id, "areas", tuple(areas))
    return areas[id]


def area_of(areas: Iterable[MapArea], groups: Iterable[str]) -> MapArea:
    """The smallest of some areas that shows all of the territories; of equals the first, the widest where none does."""
    wanted = set(groups)
    by_size = sorted(areas, key=lambda area: len(area["territories"]))
    return next((area for area in by_size if wanted <= set(area["territories"])), by_size[-1])


def extent_of(shapes: Mapping[str, Any], islands: set[str]) -> Bounds:
    """The box around the polygons of these islands with a margin, in degrees."""
    boxes = [bounds(parse_area(entry["wkt"])) for entry in shapes["polygons"] if entry["island"] in islands]
    if not boxes:
        raise UsageError("the record has no polygon of an island of this area", "polygons.yaml is where they stand")
    west, east = min(box.west for box in boxes), max(box.east for box in boxes)
    south, north = min(box.south for box in boxes), max(box.north for box in boxes)
    x, y = (east - west) * MARGIN, (north - south) * MARGIN
    return Bounds(round(west - x, 2), round(south - y, 2), round(east + x, 2), round(north + y, 2))


def _islands(section: Mapping[str, Any], shapes: Mapping[str, Any]) -> list[Place]:
    """Every place that has a polygon, in the order of the record."""
    drawn = dict.fromkeys(entry["island"] for entry in shapes["polygons"])
    return [Place(id, section) for id in section["places"] if id in drawn]


def _feature(status: IslandStatus, in_area: bool) -> MapFeature:
    governing = status["governing_document"]
    return {
        "id": status["id"],
        "group": status["group"],
        "name": status["name"],
        "in_area": in_area,
        "holder": status["holder"],
        "control_kind": status["control"]["kind"],
        "polity": status["control"]["polity"],
        "changing_hands": status["control"]["changing_hands"],
        "claimants": status["claimants"],
        "title_status": status["title"]["status"],
        "title_holder": status["title"]["holder"],
        "governing_document": governing and governing["id"],
    }


def _border(
    entry: dict[str, Any], lines: dict[str, Any], straits: dict[str, Any], titles: dict[str, str], box: Bounds
) -> MapBorder:
    course = parse_line(lines[entry["line"]]["wkt"])
    found: Any = {key: entry[key] for key in _LINE}
    found["name"] = name_of(entry, lines, straits)
    found["in_area"] = bool(trim_line(course, Frame(box.west, box.south, box.east, box.north)))
    found["document_title"] = entry["document"] and titles.get(entry["document"], entry["document"])
    return found  # type: ignore[no-any-return]


_LINE = (
    "id", "line", "strait", "state", "by", "between", "from", "to", "document", "article", "summary", "note",
    "certainty", "sources",
)  # fmt: skip
