"""The lines between the two states on a day: agreed, marked on the ground, run in practice, or claimed by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.query.envelope import date_forms, header, span_of, within
from kurils.query.lines import line_changes, lines_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any

    from kurils.answers.days import SourceLine
    from kurils.answers.map import PendingLine
    from kurils.answers.places import BorderAnswer, BorderLine, Strait, StraitsAnswer
    from kurils.dates import HistoricalDate
    from kurils.store.tracks import Place

AGREED = ("agreed", "demarcated")


def border(
    meta: dict[str, Any],
    titles: Mapping[str, str],
    shapes: Mapping[str, Any],
    straits: Iterable[Mapping[str, Any]],
    documents: Iterable[Mapping[str, Any]],
    places: Iterable[Place],
    question: HistoricalDate,
    cite: Callable[[set[str]], list[SourceLine]],
    today: date,
) -> BorderAnswer:
    """The lines of a day; of a month or year in which they change, the changes instead of the lines.

    `places` are the territories, which say where nothing was divided. Raises DateOutOfCoverage.
    """
    first, last, beyond = within(meta, question, today)
    lines = {line["id"]: line for line in shapes["lines"]}
    known = {strait["id"]: strait for strait in straits}
    changes = line_changes(shapes["borders"], first, last)
    held = [] if changes else [_line(entry, lines, known) for entry in lines_on(shapes["borders"], first)]
    pending = [] if changes else pending_lines(shapes["borders"], documents, lines, known, first)
    shown = [strait_of(known[id], lines) for id in dict.fromkeys(line["strait"] for line in held) if id]
    agreed = min((entry["from"] for entry in shapes["borders"] if entry["state"] in AGREED), default=None)
    used = dict.fromkeys(entry["document"] for entry in (*held, *pending) if entry["document"])
    return {
        "kurils": header("border", meta, beyond),
        "date": date_forms(question),
        "span": span_of(question, first, last),
        "borders": held,
        "pending": pending,
        "undivided": [] if changes else [place.id for place in places if _undivided(place, first)],
        "first_agreed": agreed,
        "straits": shown,
        "changes": changes,
        "documents": {id: titles.get(id, id) for id in used},
        "attribution": meta["attribution"],
        "sources": cite({id for entry in (*held, *shown) for id in entry["sources"]}),
    }


def straits(
    meta: dict[str, Any],
    found: Iterable[Mapping[str, Any]],
    shapes: Mapping[str, Any],
    cite: Callable[[set[str]], list[SourceLine]],
) -> StraitsAnswer:
    """All straits of the record, with their names and what these are mixed up with."""
    lines = {line["id"]: line for line in shapes["lines"]}
    shown = [strait_of(strait, lines) for strait in found]
    cited = {id for strait in shown for id in strait["sources"]}
    cited.update(id for strait in shown for width in strait["widths"] for id in width["sources"])
    return {"kurils": header("straits", meta), "straits": shown, "sources": cite(cited)}


def strait_of(strait: Mapping[str, Any], lines: Mapping[str, Mapping[str, Any]]) -> Strait:
    """One strait as answers give it; its computed width is the narrowest place between the polygons."""
    line = lines.get(strait["line"] or "")
    narrowest = line["narrowest_km"] if line else None
    widths: Any = [{"printed": width["value"], **{key: width[key] for key in _WIDTH}} for width in strait["widths"]]
    return {
        "id": strait["id"],
        "name": strait["name"],
        "names": dict(strait["names"]),
        "kana": strait["ja_kana"],
        "aliases": strait["aliases"],
        "between": strait["between"],
        "line": strait["line"],
        "computed_width_km": float(narrowest) if narrowest else None,
        "widths": widths,
        "note": strait["note"],
        "certainty": strait["certainty"],
        "sources": strait["sources"],
    }


_WIDTH = ("unit", "side", "between", "certainty", "note", "sources")
_KEPT = (
    "id", "state", "by", "between", "from", "to", "from_edtf", "to_edtf", "document", "article", "strait", "line",
)  # fmt: skip
_SAID = ("summary", "note", "certainty", "sources")


def _line(entry: Mapping[str, Any], lines: Mapping[str, Any], straits: Mapping[str, Any]) -> BorderLine:
    line = lines[entry["line"]]
    found: Any = {
        **{key: entry[key] for key in _KEPT},
        "name": name_of(entry, lines, straits),
        "length_km": float(line["length_km"]) if line["length_km"] else None,
        **{key: entry[key] for key in _SAID},
    }
    kept: BorderLine = found
    return kept


def name_of(entry: Mapping[str, Any], lines: Mapping[str, Any], straits: Mapping[str, Any]) -> str:
    """What a line is called: its strait where it follows one alone, else its course in words."""
    strait = straits.get(entry["strait"] or "")
    own = strait is not None and lines[entry["line"]]["straits"] is not None
    name: str = strait["name"] if strait and own else lines[entry["line"]]["name"]
    return name


def pending_lines(
    borders: Iterable[Mapping[str, Any]],
    documents: Iterable[Mapping[str, Any]],
    lines: Mapping[str, Any],
    straits: Mapping[str, Any],
    day: str,
) -> list[PendingLine]:
    """Lines that a document had drawn by that day and that were not yet in force."""
    dated = {
        document["id"]: min((act["date"] for act in document["dates"] if act["event"] == "signed"), default=None)
        for document in documents
    }
    found: list[PendingLine] = []
    for entry in borders:
        signed = dated.get(entry["document"])
        if entry["state"] == "agreed" and signed and signed <= day < entry["from"]:
            found.append(
                {
                    "id": entry["id"],
                    "line": entry["line"],
                    "document": entry["document"],
                    "article": entry["article"],
                    "signed": signed,
                    "in_force": entry["from"],
                    "name": name_of(entry, lines, straits),
                }
            )
    return found


def _undivided(place: Place, day: str) -> bool:
    title = place.on("title", day)
    return title is not None and title["status"] == "undivided"
