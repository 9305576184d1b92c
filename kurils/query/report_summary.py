"""What the summary of a report tells, as fields of the record: of a day its event, its effect, and how things stood."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kurils.query.changes import changes_on
from kurils.query.report_story import acts_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers.days import IslandStatus
    from kurils.answers.lists import Track
    from kurils.answers.report import ReportStoryDay, ReportSummary
    from kurils.record import Record
    from kurils.store.tracks import Place

#: the tracks of which a summary says whether they changed
TOLD: tuple[Track, ...] = ("control", "title", "claim", "governing")


def summary(
    record: Record, places: list[Place], first: str, last: str, told: list[ReportStoryDay], today: date
) -> ReportSummary:
    """The facts of a summary, at the last of the days; of a range also how often each track changed (`told`).

    Its sentences are still missing: see `kurils.words.report`.
    """
    ids = [place.id for place in places]
    ends = [first] if first == last else [first, last]
    answers = [record.status(day, ids, today=today) for day in ends]
    islands = answers[-1]["islands"]
    changes: list[Any] = [change for day in told for change in day["changes"]]
    if first == last:
        of_day = changes_on(places, first, record.meta["coverage"]["from"])
        changes = [{**change, "islands": [change["island"]]} for change in of_day]
    counts: dict[str, int] = {
        track: len({(change["date"], repr(change["after"])) for change in changes if change["track"] == track})
        for track in (*TOLD, "polity")
    }
    turned = {change["document"] for change in changes} if first == last else set()
    return {
        "headlines": [answer["headline"] or "" for answer in answers],
        "acts": _acts(record, places, first, turned) if first == last else [],
        "last_change": _last_change(places, first),
        "changed": [{"track": track, "islands": _islands(ids, changes, track)} for track in TOLD if counts[track]],
        "counts": counts,
        "days": len(told),
        "held": _held(places, islands, last),
        "titles": _grouped(islands, _title),
        "claims": _claims(islands),
        "governing": _governing(record, islands),
        "sentences": [],
    }


def _islands(ids: list[str], changes: Any, track: str) -> list[str]:
    found = {id for change in changes if change["track"] == track for id in change["islands"]}
    return [id for id in ids if id in found]


def _acts(record: Record, places: list[Place], day: str, turned: set[str]) -> list[Any]:
    """What happened on that day to documents, those first on which something turned, and whether they touch places."""
    groups = {place.group for place in places}
    near = {
        document["id"] for document in record.section("documents")["documents"] if groups & set(document["territories"])
    }
    acts = [{**act, "touches": act["id"] in near} for act in acts_on(record, day)]
    return sorted(acts, key=lambda act: (not act["touches"], act["id"] not in turned))


def _last_change(places: list[Place], day: str) -> str | None:
    """The last day before this one on which control, title, a claim or the governing document of a place changed."""
    tracks = ("control", "title", "claims", "governing")
    days = {row["from"] for place in places for track in tracks for row in place.rows(track)}
    days |= {row["to"] for place in places for track in tracks for row in place.rows(track) if row["to"]}
    start = min(days, default=day)
    return max((found for found in days if start < found < day), default=None)


def _held(places: list[Place], islands: Iterable[IslandStatus], day: str) -> list[Any]:
    """Who holds the places, since when without a break, and since when in the present manner."""
    by_id = {place.id: place for place in places}

    def key(island: IslandStatus) -> dict[str, Any]:
        control = island["control"]
        rows = [row for row in by_id[island["id"]].rows("control") if row["from"] <= day]
        since = control["from"]
        for row in sorted(rows, key=lambda row: row["from"], reverse=True):
            if row["holder"] != control["holder"]:
                break
            since = row["from_edtf"] or row["from"]
        kind_since = control["from_edtf"] or control["from"]
        return {"holder": control["holder"], "kind": control["kind"], "since": since, "kind_since": kind_since,
                "changing": control["changing_hands"]}  # fmt: skip

    return _grouped(islands, key)


def _title(island: IslandStatus) -> dict[str, Any]:
    title = island["title"]
    return {key: title[key] for key in ("status", "holder", "document", "article")} | {"since": title["from"]}


def _claims(islands: Iterable[IslandStatus]) -> list[Any]:
    groups: dict[str, dict[str, Any]] = {}
    for island in islands:
        for claim in island["claims"]:
            entry = {"claimant": claim["claimant"], "since": claim["from_edtf"] or claim["from"]}
            groups.setdefault(repr(entry), {**entry, "islands": []})["islands"].append(island["id"])
    return sorted(groups.values(), key=lambda entry: entry["claimant"])


def _governing(record: Record, islands: Iterable[IslandStatus]) -> list[Any]:
    documents = {document["id"]: document for document in record.section("documents")["documents"]}

    def key(island: IslandStatus) -> dict[str, Any]:
        found = island["governing_document"]
        if not found:
            return {"document": None, "article": None, "text": "", "since": ""}
        document = documents[found["id"]]
        return {"document": found["id"], "article": found["article"], "text": says(document, found["article"]),
                "since": found["from"]}  # fmt: skip

    return _grouped(islands, key)


def says(document: Any, article: str | None) -> str:
    """What an article of a document says; what the document did where none is named."""
    texts = [row["summary"] for row in document["articles"] if article and row["number"] == article]
    return str((texts or [document["summary"]])[0])


def _grouped(islands: Iterable[IslandStatus], key: Any) -> list[Any]:
    groups: dict[str, dict[str, Any]] = {}
    for island in islands:
        entry = key(island)
        groups.setdefault(repr(entry), {**entry, "islands": []})["islands"].append(island["id"])
    return list(groups.values())
