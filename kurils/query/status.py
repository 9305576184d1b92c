"""Who held a place, who owned it, who claimed it, and which document governed it, on one day."""

from __future__ import annotations

from kurils.answers.cited import cited
from kurils.query.envelope import date_forms, header, span_of, within
from kurils.store.tracks import Place, changing_hands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.days import Bearing, Change, Claim, DayEvent, IslandStatus, SourceLine, StatusAnswer, Ungoverned
    from kurils.base.quick import date
    from kurils.dates import HistoricalDate
    from kurils.query.many import Remembered
    from kurils.store.rows import ClaimRow, ControlRow, GoverningRow, PolityRow, TitleRow, ViewRow


def status(
    section: Mapping[str, Any],
    question: HistoricalDate,
    places: Iterable[Place],
    today: date,
    view: str = "neutral",
    remembered: Remembered | None = None,
) -> StatusAnswer:
    """Answer for each place. A month or a year is answered if nothing changes in it; otherwise its changes are listed.

    `remembered` is what earlier questions for the same places and view have worked out, when there are many. Raises
    DateOutOfCoverage for days before the record or after today.
    """
    chosen = list(places)
    first, last, beyond = within(section["meta"], question, today)
    changes: list[Change] = []
    if first < last:
        from kurils.query.changes import changes_between

        changes = changes_between(chosen, first, last)
    islands: list[IslandStatus] = []
    if remembered and not changes:
        islands, sources = remembered.on(first)
    else:
        islands = [] if changes else [island_status(section, place, first, view) for place in chosen]
        sources = source_lines(section, cited(islands, changes))
    of_day = section["events"].get(first, ()) if first == last else ()
    events: list[DayEvent] = [{"id": id, "event": event} for id, event, _ in of_day]
    return {
        "kurils": header("status", section["meta"], beyond),
        "date": date_forms(question),
        "span": span_of(question, first, last),
        "view": view,
        "headline": None,
        "islands": islands,
        "changes": changes,
        "on_this_day": events,
        "sources": sources,
    }


def island_status(section: Mapping[str, Any], place: Place, day: str, view: str = "neutral") -> IslandStatus:
    """The three tracks, the documents and the disagreements of one place on one day; `brief` is still empty."""
    control, polity, title, governing = place.singles(day)
    claims = sorted(place.all_on("claims", day), key=lambda claim: (claim["claimant"], claim["from"]))
    following = place.following("control", day)
    documents = section["documents"]
    answer: IslandStatus = {
        "id": place.id,
        "group": place.group,
        "name": place.name,
        "holder": control["holder"],
        "brief": "",
        "control": {
            "holder": control["holder"],
            "kind": control["kind"],
            "from": control["from"],
            "to": control["to"],
            "from_edtf": control["from_edtf"],
            "to_edtf": control["to_edtf"] or (following and following["from_edtf"]) or None,
            "changing_hands": changing_hands(control, following, day),
            "polity": polity["polity"],
            "polity_from": polity["from"],
            "polity_to": polity["to"],
            "certainty": control["certainty"],
            "note": control["note"],
            "sources": _merged(control["sources"], polity["sources"]),
        },
        "title": {
            "status": title["status"],
            "holder": title["holder"],
            "document": title["document"],
            "article": title["article"],
            "from": title["from"],
            "to": title["to"],
            "certainty": title["certainty"],
            "note": title["note"],
            "sources": title["sources"],
        },
        "claimants": sorted({claim["claimant"] for claim in claims}),
        "claims": [_claim(claim, day) for claim in claims],
        "governing_document": _bearing(governing, documents),
        "ungoverned": _ungoverned(governing),
        "also": [bearing for row in place.all_on("also", day) if (bearing := _bearing(row, documents))],
        "variants": [section["variants"][id] for id in _variants(place, day, control, polity, title, claims)],
    }
    if view != "neutral":
        _apply_view(answer, place, day, view, documents)
    return answer


def _claim(claim: ClaimRow, day: str) -> Claim:
    """A claim as it had been made by that day, with the documents that existed then."""
    answer: Claim = {
        "claimant": claim["claimant"],
        "from": claim["from"],
        "from_edtf": claim["from_edtf"],
        "to": claim["to"],
        "to_edtf": claim["to_edtf"],
        "summary": claim["summary"],
        "documents": claim["documents"],
        "certainty": claim["certainty"],
        "note": claim["note"],
        "sources": claim["sources"],
    }
    for first, summary, note, documents in claim["phases"]:
        if first <= day:
            answer["summary"], answer["note"], answer["documents"] = summary, note, documents
    return answer


def _bearing(row: GoverningRow | ViewRow, documents: dict[str, str]) -> Bearing | None:
    id, state = row["document"], row["state"]
    if id is None or state is None:
        return None
    return {
        "id": id,
        "title": documents.get(id, id),
        "article": row["article"],
        "state": state,
        "why": row["why"],
        "from": row["from"],
        "to": row["to"],
        "certainty": row["certainty"],
        "sources": row["sources"],
    }


def _ungoverned(row: GoverningRow | ViewRow) -> Ungoverned | None:
    """Why no document governs, where none does."""
    if row["document"] is not None:
        return None
    return {
        "why": row["why"],
        "from": row["from"],
        "to": row["to"],
        "certainty": row["certainty"],
        "sources": row["sources"],
    }


def _apply_view(answer: IslandStatus, place: Place, day: str, view: str, documents: dict[str, str]) -> None:
    """Title, governing document and why, as one side gives them; control and claimants stay as they are."""
    for row in place.all_on("views", day):
        if row["view"] == view:
            answer["title"] = {
                "status": row["title_status"],
                "holder": row["title_holder"],
                "document": row["title_document"],
                "article": row["title_article"],
                "from": row["from"],
                "to": row["to"],
                "certainty": row["certainty"],
                "note": row["why"],
                "sources": row["sources"],
            }
            answer["governing_document"] = _bearing(row, documents)
            answer["ungoverned"] = _ungoverned(row)


def _variants(
    place: Place,
    day: str,
    control: ControlRow,
    polity: PolityRow,
    title: TitleRow,
    claims: list[ClaimRow],
) -> list[str]:
    """The disagreements that touch this day: on a boundary of a spell in force, or on its content by window."""
    bounds: dict[str, list[Any]] = {"control": [control], "polity": [polity], "title": [title], "claim": [*claims]}
    found: list[str] = []
    for row in place.dissent:
        track, _, end = row["of"].partition(".")
        window = row["window"]
        if window:
            shown = window["from"] <= day and (window["to"] is None or day < window["to"])
        elif row["at"] and end in ("from", "to"):
            shown = any(
                spell[end] == row["at"] and row["claimant"] in (None, spell.get("claimant"))
                for spell in bounds.get(track, ())
            )
        else:
            shown = False
        if shown:
            found.append(row["id"])
    return found


def source_lines(section: Mapping[str, Any], ids: Iterable[str]) -> list[SourceLine]:
    """The sources cited, each once, by id."""
    return [section["sources"][id] for id in sorted(set(ids))]


def _merged(first: list[str], second: list[str]) -> list[str]:
    return [*first, *(id for id in second if id not in first)]
