"""What the record answers, time by time: each answer stands once, with the first day of every time that it holds for.

`times` is a list of `[first day, answer]`, in order; an answer holds until the next one begins. Of a sentence that
names its day the day is left out (`GAP`), so that it stays the same as long as the rest of the answer does.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from kurils.query.border import name_of
from kurils.query.lines import lines_on
from kurils.query.many import turning_days
from kurils.query.status import island_status
from kurils.store.tracks import wordings
from kurils.words import phrases
from kurils.words.brief import on_day, sentence
from kurils.words.headline import Headline
from kurils.words.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from kurils.answers.days import IslandStatus
    from kurils.record import Record
    from kurils.store.rows import ClaimRow, ControlRow, TitleRow
    from kurils.store.tracks import Place
    from kurils.words.wording import Wording

    Times = list[list[Any]]

#: stands for the day in a sentence; of the private use area, so that no text of the record holds it
GAP = "\ue000"
#: every day of the record is past, whatever the clock says: the same record gives the same page
END = date(9999, 12, 31)


def times(first: str, days: Iterable[str], answer: Callable[[str], Any]) -> Times:
    """`[day, answer]` for `first` and for each later day of `days` on which the answer is another one."""
    found: Times = []
    for day in sorted({first, *(day for day in days if day > first)}):
        now = answer(day)
        if not found or now != found[-1][1]:
            found.append([day, now])
    return found


def answers(record: Record) -> dict[str, dict[str, Times]]:
    """View -> territory -> the answers of `status`, each with the phrases (`told`) in which the page shows it."""
    section, wording = record.section("status"), record.wording

    def on(place: Place, view: str, day: str) -> dict[str, Any]:
        island = island_status(section, place, day, view)
        brief = sentence([island], day, on_day(GAP, wording), wording, view)
        return {**island, "brief": brief, "variants": _in_words(island, wording), "told": _told(island, wording)}

    return {
        view: {place.id: _times(record, place, view, on) for place in record.places(all=True)} for view in record.views
    }


def _in_words(island: IslandStatus, wording: Wording) -> list[dict[str, Any]]:
    """The variants of a place, values that are ids in the words of the language."""
    return [
        {**variant, **{key: wording.word("value", variant[key]) for key in ("value", "accepted")}}
        for variant in island["variants"]
    ]


def headlines(record: Record, answered: dict[str, dict[str, Times]]) -> dict[str, Times]:
    """View -> the headline of the four by their answers: `then`, and `now` for today."""
    called = record.section("status")["called"]
    renamed = [row[0] for rows in called.values() for row in rows if row[0]]

    def on(places: list[Times], day: str) -> dict[str, str]:
        islands = [next(answer for first, answer in reversed(place) if first <= day) for place in places]
        tenses = {"then": False, "now": True}
        return {
            tense: Headline(record.wording, called, day, now=now).of(islands, whole=True)
            for tense, now in tenses.items()
        }

    found = {}
    for view in record.views:
        places = [answered[view][id] for id in record.default_territories]
        days = {first for place in places for first, _ in place}
        found[view] = times(record.meta["coverage"]["from"], days.union(renamed), partial(on, places))
    return found


def shorts(record: Record) -> dict[str, dict[str, Times]]:
    """View -> territory -> what the table of the opening says in a word or two, each with the signs that go with it."""
    section = record.section("status")
    renamed = {row[0] for rows in section["called"].values() for row in rows if row[0]}

    def on(place: Place, view: str, day: str) -> dict[str, Any]:
        island = island_status(section, place, day, view)
        control, title = island["control"], island["title"]
        labels = Labels(record.wording, section["called"], day)
        occupied = control["kind"] == "military-occupation" and not control["changing_hands"]
        held = f"{'occupied' if occupied else 'held'}-{island['holder'] or 'none'}"
        owner = labels.state(title["holder"]) if title["status"] == "agreed" and title["holder"] else None
        claimed = record.wording.series(map(labels.state, island["claimants"]))
        return {
            "held": [held, labels.holder(island["holder"], control["kind"], control["changing_hands"])],
            "manner": record.wording.tr("page.occupied") if occupied else "",
            "owned": [
                title_sign(title["status"], title["holder"]),
                owner or record.wording.tr(f"page.owned.{title['status']}"),
            ],
            "claimed": [[f"claimed-{state}" for state in _others(island)], claimed or record.wording.tr("nobody")],
        }

    return {
        view: {
            place.id: times(record.meta["coverage"]["from"], {*turning_days(place), *renamed}, partial(on, place, view))
            for place in record.places(all=True)
        }
        for view in record.views
    }


def title_sign(status: str, holder: str | None) -> str:
    """The name of the sign of a title; empty where there is none."""
    if status == "none":
        return ""
    return f"agreed-{holder}" if status == "agreed" else status if status == "undivided" else "open"


def _times(record: Record, place: Place, view: str, on: Callable[[Place, str, str], Any]) -> Times:
    renamed = {row[0] for rows in record.wording.called.values() for row in rows if row[0]}
    return times(record.meta["coverage"]["from"], turning_days(place) | renamed, partial(on, place, view))


def _others(island: IslandStatus) -> list[str]:
    """Who claims a place that another one, or nobody, holds."""
    return [claimant for claimant in island["claimants"] if claimant != island["holder"]]


def positions(record: Record) -> dict[str, Times]:
    """Territory -> what `compare` answers: the position of each side, and what others said."""
    entries = record.section("positions")["positions"]
    days = {day for entry in entries for day in (entry["from"], entry["to"]) if day}

    def on(id: str) -> Callable[[str], Any]:
        return lambda day: record.compare(day, [id], today=END)["islands"][0]

    return {id: times(record.meta["coverage"]["from"], days, on(id)) for id in record.territories}


def lines(record: Record) -> Times:
    """The lines between the states, the firmest first, each with its name and its basis in words."""
    shapes, wording = record.section("shapes"), record.wording
    courses = {line["id"]: line for line in shapes["lines"]}
    straits = {strait["id"]: strait for strait in record.section("places")["straits"]}
    days = {day for border in shapes["borders"] for day in (border["from"], border["to"]) if day}

    def on(day: str) -> list[dict[str, Any]]:
        return [
            {
                **{key: border[key] for key in ("line", "state", "by", "summary", "document")},
                "name": name_of(border, courses, straits),
                "told": phrases.line_basis(border, wording),
            }
            for border in lines_on(shapes["borders"], day)
        ]

    return times(record.meta["coverage"]["from"], days, on)


def bars(record: Record) -> dict[str, Any]:
    """Territory -> the bars of its timeline: who held it, title, and each state's claims.

    A bar has its bounds `[from, to)`, what it shows (`state`, `kind`), and in words: `what`, `when`, and `tip` for
    both.
    """
    return {place.id: _bars(place, record.wording) for place in record.places(all=True)}


def _bars(place: Place, wording: Wording) -> dict[str, Any]:
    def bar(row: Any, kind: str, tip: str, what: str) -> dict[str, Any]:
        return {
            "from": row["from"],
            "to": row["to"],
            "state": row["claimant"] if kind == "claim" else row["holder"],
            "kind": kind,
            "what": what,
            "when": wording.spell(row.get("from_edtf") or row["from"], row["to"]),
            "tip": wording.series([tip, wording.spell(row["from"], row["to"])]),
        }

    def owned(row: TitleRow) -> dict[str, Any]:
        what = phrases.title(row["status"], row["holder"], wording)
        return bar(row, row["status"], wording.tr("page.timeline.title", title=what), what)

    def claimed(row: ClaimRow) -> dict[str, Any]:
        state = wording.state(row["claimant"])
        return bar(
            row, "claim", wording.tr("page.timeline.claim", state=state), wording.labelled(state, row["summary"])
        )

    def held(row: ControlRow) -> dict[str, Any]:
        what = phrases.control(row["holder"], row["kind"], None, wording)
        return bar(row, row["kind"], what, what)

    return {
        "control": list(map(held, place.rows("control"))),
        "title": list(map(owned, place.rows("title"))),
        "claims": [claimed(worded) for claim in place.rows("claims") for worded in wordings(claim)],
    }


def _told(island: IslandStatus, wording: Wording) -> dict[str, Any]:
    """The answer in phrases, and those of the documents that bear on the day."""
    control, governing = island["control"], island["governing_document"]
    bearing = [*([governing] if governing else []), *island["also"]]
    return {
        "held": phrases.holder(island, wording),
        "title": phrases.owner(island, wording),
        "claimed": wording.states(island["claimants"]),
        "document": phrases.governing(governing, wording),
        "moving": phrases.changing_hands(control, wording) or None,
        "bears": [
            {
                "phrase": phrases.governing(each, wording),
                "spell": wording.spell(each["from"], each["to"]),
                "when": wording.clauses(
                    [wording.spell(each["from"], each["to"]), wording.tr(f"certainty.{each['certainty']}")]
                ),
            }
            for each in bearing
        ],
    }
