"""Answers as GeoJSON: a feature a named island or islet, a feature a line, a feature a point asked for.

Every island has the same properties for styling, whatever was asked: whose ids stand in `holder`, `claimants` (and, as
one text, `claimed_by`), `title_status`, `title_holder`, `control_kind` and `governing_document`, on the day `date`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import UsageError
from kurils.query.changes import changes_between
from kurils.query.status import island_status
from kurils.show.geojson import LICENCE, area_geometry, collection, feature, line_geometry, point_geometry
from kurils.store.tracks import wordings
from kurils.words.changes import add_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from kurils.answers.days import CompareAnswer, DiffAnswer, IslandStatus, StatusAnswer, TimelineAnswer
    from kurils.answers.map import MapAnswer
    from kurils.answers.places import BorderAnswer, IslandAnswer, IslandsAnswer, LocateAnswer
    from kurils.record import Record

    Features = dict[str, Any]
    Extra = Callable[[IslandStatus], Mapping[str, Any]]


def of_status(record: Record, answer: StatusAnswer) -> Features:
    """The islands of a `status` answer, each as that side gives it whose view was asked for."""
    day = _one_day(answer)
    features = _islands(record, [island["id"] for island in answer["islands"]], day, view=answer["view"])
    return _collection(record, answer, f"status {day}", features)


def of_compare(record: Record, answer: CompareAnswer) -> Features:
    """The islands with the position of each party: `ID_position`, `ID_since`, and the documents relied on."""
    told = {island["id"]: island for island in answer["islands"]}
    by_group = {island["group"]: island for island in answer["islands"]}

    def positions(status: IslandStatus) -> dict[str, Any]:
        island = told.get(status["id"]) or by_group[status["group"]]
        said: dict[str, Any] = {}
        for side, entry in island["positions"].items():
            said[f"{side}_position"] = entry and entry["summary"]
            said[f"{side}_since"] = entry and entry["since"]
            said[f"{side}_documents"] = entry["documents"] if entry else []
        return {**said, "others": [other["by"] for other in island["others"]]}

    # a month or a year is answered for its last day
    day = min(record.date(answer["date"]["given"]).last.isoformat(), _today(record))
    return _collection(record, answer, f"compare {day}", _islands(record, list(told), day, positions))


def of_diff(record: Record, answer: DiffAnswer) -> Features:
    """The islands on the later day, with what was before: `before_holder` and so on, and `changes` in order."""
    first = max(record.date(answer["from"]["given"]).first.isoformat(), str(record.meta["coverage"]["from"]))
    last = min(record.date(answer["to"]["given"]).last.isoformat(), _today(record))
    section = record.section("status")

    def before(status: IslandStatus) -> dict[str, Any]:
        place = record.place(status["id"])
        then = _properties(island_status(section, place, first), first)
        changes = changes_between([place], first, last)
        add_texts(changes, record.wording, record.titles)
        return {
            **{f"before_{key}": then[key] for key in _STYLED},
            "changed": sorted({change["track"] for change in changes}),
            "changes": [{key: change[key] for key in _CHANGE} for change in changes],  # type: ignore[literal-required]
        }

    return _collection(record, answer, f"diff {first} {last}", _islands(record, answer["islands"], last, before))


def of_timeline(record: Record, answer: TimelineAnswer) -> Features:
    """The islands on the last day of the range, with every spell of the kinds asked for, and the documents' ids."""
    first, last = answer["span"]["from"], answer["span"]["to"]
    documents = {
        id: [entry["document"] for entry in answer["entries"]
             if id in entry["islands"] and entry["document"] and entry["kind"] in ("document", "event")]
        for id in answer["islands"]
    }  # fmt: skip

    def history(status: IslandStatus) -> dict[str, Any]:
        place = record.place(status["id"])
        spells = [
            {"track": track, **{key: spell.get(key) for key in _SPELL if key in spell}}
            for kind, track in (("control", "control"), ("title", "title"), ("claim", "claims"))
            if kind in answer["kinds"]
            for whole in place.rows(track)
            for spell in (wordings(whole) if kind == "claim" else [whole])
            if spell["from"] <= last and (spell["to"] is None or spell["to"] > first)
        ]
        told = documents.get(status["id"]) or documents.get(status["group"]) or []
        return {"spells": spells, "documents": list(dict.fromkeys(told))}

    return _collection(record, answer, f"timeline {first} {last}", _islands(record, answer["islands"], last, history))


def of_islands(record: Record, answer: IslandsAnswer | IslandAnswer) -> Features:
    """Named islands and islets with their names and figures, and who holds and claims them today."""
    whole = record.islands(all=True)
    lines = {line["id"]: line for line in whole["islands"]}
    asked: Any = answer
    ids = [asked["island"]["id"]] if "island" in asked else [line["id"] for line in asked["groups"]]

    def about(status: IslandStatus) -> dict[str, Any]:
        line = lines[status["id"]]
        figures: Mapping[str, Any] = line["figures"] or {}
        said: dict[str, Any] = {f"name_{key}": name for key, name in line["names"].items()}
        for side, area in line["areas"].items():
            said[f"{side}_area_km2"] = area and area["value"]
            said[f"{side}_area_edition"] = area and area["edition"]
        for key in ("area_km2", "perimeter_km", *(f"{each['id']}_km" for each in record.dispute["references"])):
            said[f"computed_{key}"] = figures.get(key)
        return said

    return _collection(record, answer, "islands", _islands(record, ids, _today(record), about))


def of_border(record: Record, answer: BorderAnswer) -> Features:
    """The lines of the day; each stands once for what it is agreed, in practice, or claimed to be."""
    day = _one_day(answer)
    shapes = {line["id"]: line["wkt"] for line in record.section("shapes")["lines"]}
    features = [
        feature(line["id"], line_geometry(shapes[line["line"]]), {"date": day, **{key: line[key] for key in _LINE}})  # type: ignore[literal-required]
        for line in answer["borders"]
    ]
    return _collection(record, answer, f"border {day}", features)


def of_map(record: Record, answer: MapAnswer) -> Features:
    """The islands of a map (`kind` is `island`), then the lines of its day (`kind` is `border`)."""
    day = _one_day(answer)
    if answer["border_changes"]:
        given = answer["date"]["given"]
        lines = UsageError(f"GeoJSON shows one day, and lines change within {given}", "ask for a day")
        raise lines.keyed("geojson-lines", "ask-day", given=given)
    shapes = {line["id"]: line["wkt"] for line in record.section("shapes")["lines"]}
    features = _islands(record, answer["territories"], day, lambda _: {"kind": "island"}, answer["view"])
    for line in answer["borders"]:
        about = {key: line[key] for key in _LINE}  # type: ignore[literal-required]
        features.append(
            feature(line["id"], line_geometry(shapes[line["line"]]), {"date": day, **about, "kind": "border"})
        )
    return _collection(record, answer, f"map {day}", features)


def of_points(record: Record, answers: Iterable[LocateAnswer]) -> Features:
    """The points asked for, each with the nearest island and who held it."""
    features = []
    for number, answer in enumerate(answers, 1):
        governing, control, title = answer["governing_document"], answer["control"], answer["title"]
        point = answer["point"]
        properties = {
            **{key: answer[key] for key in ("island", "group", "nearest", "name", "distance_km", "holder")},
            "polity": control and control["polity"],
            "control_kind": control and control["kind"],
            "claimants": answer["claimants"],
            "claimed_by": ";".join(answer["claimants"]),
            "title_status": title and title["status"],
            "title_holder": title and title["holder"],
            "governing_document": governing and governing["id"],
            "strait": answer["strait"] and answer["strait"]["id"],
            "date": answer["date"]["gregorian"],
            "line": answer["line"],
        }
        features.append(feature(str(number), point_geometry(point["latitude"], point["longitude"]), properties))
    return collection(features, name="kurils locate", **_terms(record))


#: what a style may want, with the value of another day beside it
_STYLED = ("holder", "control_kind", "claimed_by", "title_status", "title_holder", "governing_document")
_CHANGE = ("date", "track", "before", "after", "document")
_SPELL = ("from", "to", "holder", "kind", "status", "claimant", "document", "certainty")
_LINE = (
    "id", "name", "state", "by", "between", "from", "to", "document", "article", "strait", "summary", "certainty",
)  # fmt: skip


def _islands(
    record: Record, ids: Iterable[str], day: str, extra: Extra = lambda _: {}, view: str = "neutral"
) -> list[dict[str, Any]]:
    """A feature for each named island of the places asked for that has a polygon, each once."""
    members = {territory["id"]: territory["members"] for territory in record.section("places")["territories"]}
    shapes: dict[str, list[str]] = {}
    for polygon in record.section("shapes")["polygons"]:
        shapes.setdefault(polygon["island"], []).append(polygon["wkt"])
    wanted = dict.fromkeys(member for id in ids for member in members.get(id, [id]))
    features = []
    for id in wanted:
        if id in shapes:
            status = island_status(record.section("status"), record.place(id), day, view)
            properties = {**_properties(status, day, view), **extra(status)}
            features.append(feature(id, area_geometry(shapes[id]), properties))
    return features


def _properties(status: IslandStatus, day: str, view: str = "neutral") -> dict[str, Any]:
    return {
        "id": status["id"],
        "group": status["group"],
        "name": status["name"],
        "date": day,
        "changing_hands": status["control"]["changing_hands"],
        **styled(status),
        "view": view,
    }


def styled(status: IslandStatus) -> dict[str, Any]:
    """What a style may want to know of a place, under the names that it has in all GeoJSON."""
    control, title, governing = status["control"], status["title"], status["governing_document"]
    return {
        "holder": status["holder"],
        "polity": control["polity"],
        "control_kind": control["kind"],
        "claimants": status["claimants"],
        "claimed_by": ";".join(status["claimants"]),
        "title_status": title["status"],
        "title_holder": title["holder"],
        "governing_document": governing and governing["id"],
        "governing_article": governing and governing["article"],
        "governing_state": governing and governing["state"],
    }


def _one_day(answer: StatusAnswer | BorderAnswer | MapAnswer) -> str:
    """The day that an answer is about. Raises UsageError when it lists what changed within a span instead."""
    if answer["changes"]:
        days = [*dict.fromkeys(change["date"] for change in answer["changes"][:3])]
        given, hint = answer["date"]["given"], f"on {', '.join(days)}: ask for a day"
        several = UsageError(f"GeoJSON shows one day, and the answer changes within {given}", hint)
        raise several.keyed("geojson-day", "ask-days", given=given, days=days)
    return answer["span"]["from"] if answer["span"] else answer["date"]["gregorian"]


def _today(record: Record) -> str:
    from kurils.dates import today

    return max(today().isoformat(), str(record.meta["coverage"]["from"]))


def _terms(record: Record) -> dict[str, Any]:
    return {"attribution": record.meta["attribution"], "licence": LICENCE, "note": record.meta["neutrality"]}


def _collection(record: Record, answer: Any, name: str, features: list[dict[str, Any]]) -> Features:
    asked = {key: answer[key] for key in ("kurils", "date", "view") if key in answer}
    return collection(features, name=f"kurils {name}", **_terms(record), **asked)
