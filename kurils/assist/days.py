"""Tools that ask about a day or between days: status, compare, explain, timeline, diff, locate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from kurils.answers.cited import best, cited
from kurils.answers.lists import CERTAINTY, NEUTRAL
from kurils.assist.reply import Reply, Rows, fitted, reply
from kurils.base.errors import NothingRecorded
from kurils.base.names import identifier
from kurils.query.changes import shared
from kurils.show.blocks.locate import where
from kurils.words import assistant, brief

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurils.answers.days import (
        Change,
        CompareAnswer,
        IslandPositions,
        IslandStatus,
        OtherPosition,
        PositionEntry,
        SourceLine,
        TimelineEntry,
    )
    from kurils.record import Record

    Arguments = Mapping[str, Any]

#: what an answer for a place rests on
_TRACKS: tuple[Literal["control", "title", "claims", "governing_document", "ungoverned"], ...] = (
    "control", "title", "claims", "governing_document", "ungoverned",
)  # fmt: skip


def status(record: Record, given: Arguments) -> Reply:
    """Who held, owned and claimed places on a day, with both positions; or the changes of a month or year."""
    answer = record.status(
        given.get("date", "today"), given.get("islands", ()), all=given.get("all", False),
        view=given.get("view", NEUTRAL),
    )  # fmt: skip
    beyond, keys = answer["kurils"]["beyond_record"], {"date": answer["date"], "span": answer["span"]}
    if answer["changes"]:
        none = {"islands": [], "on_this_day": answer["on_this_day"]}
        return _changes(record, given, "brief-status", answer["changes"], {**keys, **none}, answer["sources"], beyond)
    day = brief.day_of(answer)

    sides = {island["id"]: island["positions"] for island in record.compare(day, _ids(answer["islands"]))["islands"]}
    alike = _alike(record, answer["islands"], day, sides)

    def make(rows: Rows, way: int) -> Reply:
        some = rows.of(alike)
        islands = [island for _, group in some for island in group]
        # the headline tells of all that were asked for, the sentences below it of those that are told here
        told = [assistant.held_on({**answer, "islands": islands}, record.wording)]
        told += [
            assistant.position(side, row["names"], said, record.wording)
            for row, _ in some
            for side, said in row["positions"].items()
        ]
        parts = [island[key] for island in islands for key in _TRACKS]
        ids = set(cited(parts))
        return reply(
            record, "brief-status", answer["headline"] or "", told,
            {
                **keys, "islands": [_shorter(row) if way else row for row, _ in some], "changes": [],
                "on_this_day": [] if way else answer["on_this_day"],
            },
            sources=[line for line in answer["sources"] if line["id"] in ids],
            named=best(islands, answer["sources"]), certainties=_certainties(parts), beyond=beyond, rows=rows,
            left_out=["evidence", *(["on_this_day"] if answer["on_this_day"] else [])] if way else [],
        )  # fmt: skip

    return fitted(make, len(alike), given.get("offset", 0))


def _shorter(row: dict[str, Any]) -> dict[str, Any]:
    """A row with the evidence for the first of its places only."""
    own = [id for id in row["evidence"] if id.startswith(identifier(f"{row['islands'][0]}/"))]
    return {**row, "evidence": own}


def _ids(islands: list[IslandStatus]) -> list[str]:
    return [island["id"] for island in islands]


def _alike(
    record: Record, islands: list[IslandStatus], day: str, sides: Mapping[str, Mapping[str, Any]]
) -> list[tuple[dict[str, Any], list[IslandStatus]]]:
    """Places of which all is the same as one row, with what is known of each; in order of their first."""
    groups: dict[str, tuple[dict[str, Any], list[IslandStatus]]] = {}
    for island in islands:
        said = {side: entry and entry["summary"] for side, entry in sides[island["id"]].items()}
        row = place(record, island, day, said)
        apart = ("islands", "names", "evidence", "variants", "certainty")
        key = repr([value for name, value in row.items() if name not in apart])
        if key not in groups:
            groups[key] = row, [island]
            continue
        first, alike = groups[key]
        alike.append(island)
        for name in ("islands", "names", "evidence"):
            first[name] = [*first[name], *row[name]]
        first["variants"] = len({variant["id"] for each in alike for variant in each["variants"]})
        first["certainty"] = max(first["certainty"], row["certainty"], key=CERTAINTY.index)
    return list(groups.values())


def place(record: Record, island: IslandStatus, day: str, said: Mapping[str, str | None]) -> dict[str, Any]:
    """One place on one day in brief, with what the sides said and the identifiers of the spells behind it."""
    control, title, governing = island["control"], island["title"], island["governing_document"]
    behind = record.rows_behind
    spells = [
        row for track in ("control", "polity", "title", "claims", "governing")
        for row in behind.on(track, island["id"], island["group"], day)
    ]  # fmt: skip
    return {
        "islands": [island["id"]], "names": [island["name"]], "holder": island["holder"],
        "control_kind": control["kind"], "polity": control["polity"], "changing_hands": control["changing_hands"],
        "title_status": title["status"], "title_holder": title["holder"], "claimants": island["claimants"],
        "governing_document": governing and governing["id"], "governing_article": governing and governing["article"],
        "governing_state": governing and governing["state"], "also": [bearing["id"] for bearing in island["also"]],
        "positions": dict(said), "variants": len(island["variants"]),
        "certainty": max(_certainties([island]), key=CERTAINTY.index),
        "evidence": [identifier(row["id"]) for row in spells],
    }  # fmt: skip


def compare(record: Record, given: Arguments) -> Reply:
    """Both positions side by side, and what others said."""
    answer = record.compare(given.get("date", "today"), given.get("islands", ()))
    beyond, wording = answer["kurils"]["beyond_record"], record.wording
    keys = {"date": answer["date"], "span": answer["span"]}
    if answer["changes"]:
        lines = [
            assistant.position(change["by"], (record.names[id] for id in change["islands"]), change["after"], wording)
            for change in answer["changes"]
        ]
        days = [wording.tr("assistant.on-day", day=change["date"], said=line) for change, line in
                zip(answer["changes"], lines)]  # fmt: skip

        def of_changes(rows: Rows, _: int) -> Reply:
            told = rows.of(days)
            return reply(record, "brief-compare", told[0], told[1:], {**keys, "islands": [], "changes": told},
                         sources=answer["sources"], beyond=beyond, rows=rows)  # fmt: skip

        return fitted(of_changes, len(days), given.get("offset", 0))
    day = answer["span"]["from"] if answer["span"] else answer["date"]["gregorian"]
    groups: dict[str, list[Any]] = {}
    for island in answer["islands"]:
        groups.setdefault(repr((island["positions"], island["others"])), []).append(island)
    alike = [group for group in groups.values() if any(group[0]["positions"].values()) or group[0]["others"]]
    if not alike:
        earliest = min(row["since"][:10] for row in record.section("positions")["positions"])
        raise NothingRecorded(
            f"no position is recorded for {answer['date']['gregorian']}", f"the first of the record is of {earliest}"
        )

    def make(rows: Rows, way: int) -> Reply:
        told, lines = [], []
        for group in rows.of(alike):
            one, names = group[0], [island["name"] for island in group]
            behind = {
                row["side"] or row["by"]: identifier(row["id"])
                for row in record.rows_behind.on("positions", one["id"], one["group"], day)
            }
            said = {
                side: None if entry is None else _position(side, entry, behind, way)
                for side, entry in one["positions"].items()
            }
            others = [] if way == 2 else [_other(entry, behind) for entry in one["others"]]
            told.append({"islands": [island["id"] for island in group], "positions": said, "others": others})
            lines += [
                assistant.position(side, names, None if entry is None else entry["summary"], wording)
                for side, entry in said.items()
            ]
            if way == 0:
                lines += [assistant.position(entry["by"], names, entry["summary"], wording) for entry in others]
        parts = [[*group[0]["positions"].values(), *group[0]["others"]] for group in rows.of(alike)]
        ids = set(cited(parts))
        return reply(
            record, "brief-compare", "\n".join(lines[:2]), lines[2:], {**keys, "islands": told, "changes": []},
            sources=[line for line in answer["sources"] if line["id"] in ids], named=_of_sides(answer, rows.of(alike)),
            certainties=_certainties(parts), beyond=beyond, rows=rows, left_out=["arguments", "others"][:way],
        )  # fmt: skip

    return fitted(make, len(alike), given.get("offset", 0), 2)


def _of_sides(answer: CompareAnswer, alike: list[list[IslandPositions]]) -> list[SourceLine]:
    """The first source of each side's position: of both alike."""
    first = [
        entry["sources"][0] for group in alike[:1] for entry in group[0]["positions"].values() if entry and
        entry["sources"]
    ]  # fmt: skip
    return [line for line in answer["sources"] if line["id"] in first]


def explain(record: Record, given: Arguments) -> Reply:
    """Why the answer for one place and day is what it is, and what some sources say instead."""
    answer = record.explain(given["island"], given.get("date", "today"))
    beyond, told = answer["kurils"]["beyond_record"], answer["island"]
    keys = {"date": answer["date"], "span": answer["span"]}
    if told is None:
        empty: dict[str, Any] = {"island": None, "rule": "", "reasons": [], "variants": []}
        return _changes(record, given, "brief-explain", answer["changes"], {**keys, **empty}, answer["sources"], beyond)
    day = answer["span"]["from"] if answer["span"] else answer["date"]["gregorian"]
    sides = record.compare(day, [told["id"]])["islands"][0]["positions"]
    said = {side: entry and entry["summary"] for side, entry in sides.items()}
    variants = [*answer["variants"], *answer["rejected"]]
    parts = [told[key] for key in _TRACKS]
    ids = set(cited(parts))

    def make(rows: Rows, way: int) -> Reply:
        some = [{key: variant[key] for key in ("id", "of", "accepted", "value", "standing", "by")}
                for variant in rows.of(variants)]  # fmt: skip
        first = rows.start == 0
        return reply(
            record, "brief-explain", told["brief"], [answer["rule"], *answer["reasons"]] if first else [],
            {
                **keys, "island": place(record, told, day, said), "rule": answer["rule"],
                "reasons": [] if way else answer["reasons"], "variants": some, "changes": [],
            },
            sources=[line for line in answer["sources"] if line["id"] in ids],
            named=best([told], answer["sources"]), certainties=_certainties(parts), beyond=beyond, rows=rows,
            left_out=["reasons"] if way else [],
        )  # fmt: skip

    return fitted(make, len(variants), given.get("offset", 0))


def timeline(record: Record, given: Arguments) -> Reply:
    """What happened to places, in order of time."""
    answer = record.timeline(
        given.get("islands", ()), begin=given.get("from"), end=given.get("to", "today"), kinds=given.get("kinds", ()),
        all=given.get("all", False),
    )  # fmt: skip
    entries, span, names = answer["entries"], answer["span"], record.names
    shown = record.wording.listed(names[id] for id in answer["islands"])
    title = record.wording.tr("timeline.title", islands=shown, first=span["from"], last=span["to"])
    if not entries:
        raise NothingRecorded(record.wording.tr("timeline.empty"), "ask for other kinds, or a longer time")

    def make(rows: Rows, _: int) -> Reply:
        some = rows.of(entries)
        ids = set(cited(some))
        return reply(
            record, "brief-timeline", title,
            [assistant.entry(entry, names, record.default_territories, record.wording) for entry in some],
            {
                "span": span, "islands": answer["islands"], "kinds": answer["kinds"],
                "entries": [
                    {
                        **{key: entry[key] for key in ("date", "to", "kind", "islands", "text", "document")},
                        "evidence": [identifier(id) for id in _behind_entry(record, entry)],
                    }
                    for entry in some
                ],
            },
            sources=[line for line in answer["sources"] if line["id"] in ids],
            certainties=_certain(record, [id for entry in some for id in _behind_entry(record, entry)]),
            beyond=answer["kurils"]["beyond_record"], rows=rows,
        )  # fmt: skip

    return fitted(make, len(entries), given.get("offset", 0))


def _behind_entry(record: Record, entry: TimelineEntry) -> list[str]:
    """The ids of the rows that an entry tells of."""
    if entry["kind"] in ("document", "event"):
        return [entry["document"]] if entry["document"] else []
    table = "claims" if entry["kind"] == "claim" else entry["kind"]
    return [id for island in entry["islands"] for id in _turning(record, table, island, entry["date"], entry["state"])]


def _turning(record: Record, table: str, island: str, day: str, claimant: str | None = None) -> list[str]:
    group = record.place(island).group
    return [
        row["id"] for row in record.rows_behind.turning(table, island, group, day)
        if table != "claims" or claimant in (None, row["claimant"])
    ]  # fmt: skip


def _certain(record: Record, ids: list[str]) -> list[str]:
    return [found for id in ids if (found := record.rows_behind.certainty(id))]


def diff(record: Record, given: Arguments) -> Reply:
    """Every change between two days."""
    answer = record.diff(given["from"], given["to"], given.get("islands", ()), all=given.get("all", False))
    keys = {"from": answer["from"], "to": answer["to"], "islands": answer["islands"]}
    beyond = answer["kurils"]["beyond_record"]
    if not answer["changes"]:
        text = record.wording.tr("diff.empty")
        return reply(record, "brief-diff", text, [], {**keys, "changes": []}, beyond=beyond, rows=Rows(0, 0, 0))
    return _changes(record, given, "brief-diff", answer["changes"], keys, answer["sources"], beyond)


def locate(record: Record, given: Arguments) -> Reply:
    """On which island a point lies, or which is nearest, and who held it."""
    answer = record.locate(given["latitude"], given["longitude"], given.get("date", "today"))
    governing, title = answer["governing_document"], answer["title"]
    told = ""
    if answer["control"]:
        date = answer["date"]["gregorian"]
        islands = record.status(date, [answer["nearest"]])["islands"]
        told = islands[0]["brief"] if islands else ""
    parts = [answer["control"], title, governing]
    ids = set(cited(parts))
    text = where(answer, record.wording, record.names)
    alike = shared(answer["changes"])
    return reply(
        record, "brief-locate", text, [told, *_told(record, alike)],
        {
            "date": answer["date"], "island": answer["island"], "nearest": answer["nearest"],
            "distance_km": answer["distance_km"], "holder": answer["holder"], "title_status": title and title["status"],
            "claimants": answer["claimants"], "governing_document": governing and governing["id"],
            "changes": [_change(record, group) for group in alike],
        },
        sources=[line for line in answer["sources"] if line["id"] in ids],
        certainties=_certainties(parts), beyond=answer["kurils"]["beyond_record"],
    )  # fmt: skip


def _changes(
    record: Record, given: Arguments, answer: str, changes: list[Change], keys: Arguments, sources: Any, beyond: bool
) -> Reply:
    alike = shared(changes)

    def make(rows: Rows, _: int) -> Reply:
        some = rows.of(alike)
        ids = set(cited(some))
        text, *more = _told(record, some)
        return reply(
            record, answer, text, more, {**keys, "changes": [_change(record, group) for group in some]},
            sources=[line for line in sources if line["id"] in ids],
            certainties=_certain(record, [id for group in some for id in _behind_change(record, group)]),
            beyond=beyond, rows=rows,
        )  # fmt: skip

    return fitted(make, len(alike), given.get("offset", 0))


def _told(record: Record, alike: list[list[Change]]) -> list[str]:
    return [assistant.changed(group, record.names, record.titles, record.wording) for group in alike]


def _behind_change(record: Record, alike: list[Change]) -> list[str]:
    one = alike[0]
    table = "claims" if one["track"] == "claim" else one["track"]
    return [id for change in alike for id in _turning(record, table, change["island"], one["date"])]


def _change(record: Record, alike: list[Change]) -> dict[str, Any]:
    one = alike[0]
    return {
        "date": one["date"], "edtf": one["edtf"], "track": one["track"],
        "islands": [change["island"] for change in alike],
        "before": one["before"]["text"], "after": one["after"]["text"], "document": one["document"],
        "evidence": [identifier(id) for id in _behind_change(record, alike)],
    }  # fmt: skip


def _position(by: str, entry: PositionEntry, behind: Mapping[str, str], way: int) -> dict[str, Any]:
    return {
        "by": by, "summary": entry["summary"], "arguments": [] if way else entry["arguments"],
        "documents": entry["documents"], "since": entry["since"], "certainty": entry["certainty"],
        "evidence": behind.get(by, ""),
    }  # fmt: skip


def _other(entry: OtherPosition, behind: Mapping[str, str]) -> dict[str, Any]:
    by = entry["by"]
    return {"by": by, "summary": entry["summary"], "since": entry["since"], "evidence": behind.get(by, "")}


def _certainties(parts: Any) -> list[str]:
    """Every certainty below the parts; variants, which the answer does not rest on, left out."""
    if isinstance(parts, list):
        return [found for part in parts for found in _certainties(part)]
    if not isinstance(parts, dict):
        return []
    own = [parts["certainty"]] if parts.get("certainty") else []
    return own + [found for key, part in parts.items() if key not in ("variants", "also") for found in
                  _certainties(part)]  # fmt: skip
