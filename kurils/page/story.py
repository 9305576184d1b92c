"""What happened on a day, in one sentence: the documents of that day, and what changed on the tracks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.dates.forms import day_before
from kurils.page.answers import END
from kurils.query.changes import changes_on, shared
from kurils.query.steps import key_documents
from kurils.words import changes as changes_in_words
from kurils.words import phrases

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from typing import Any

    from kurils.answers.days import Change
    from kurils.record import Record
    from kurils.store.tracks import Place

#: the tracks in the order in which a day tells their changes
_TOLD = ("control", "title", "claim", "governing", "polity")
#: of a day with many documents so many are named, and those on which answers rest
NAMED = 3


class Act(NamedTuple):
    """Something that happened to a document, or an event, on a day; `edtf` where sources give no single day."""

    document: str
    event: str
    by: str | None
    edtf: str | None
    sure: bool


class Story:
    """The story of some territories; `main` documents come first, `turning` ones are told whatever they deal with."""

    def __init__(self, record: Record, ids: list[str], main: set[str], turning: set[str]) -> None:
        self.record = record
        self.ids = ids
        self.main = main
        self.tr = record.wording.tr
        self.places = [record.place(id) for id in ids]
        self.positions = [row for row in record.section("positions")["positions"] if row["side"]]
        self.acts: dict[str, list[Act]] = {}
        wanted = turning | key_documents(self.places, record.section("positions")["readings"])
        for document in record.section("documents")["documents"]:
            if document["id"] not in wanted and not any(id in document["territories"] for id in ids):
                continue
            for act in document["dates"]:
                if act["event"] != "secret_until":
                    sure = act["certainty"] != "unverified"
                    one = Act(document["id"], act["event"], act["by"], act["edtf"], sure)
                    self.acts.setdefault(act["date"], []).append(one)

    def on(self, day: str, *, step: bool) -> dict[str, Any]:
        """A day: its sentence (`text`), the documents `told`, what sides say anew, and what is `new` in the table.

        On a step also what is not sure, or dated to a year only, is told.
        """
        acts = [act for act in self.acts.get(day, ()) if step or (act.sure and not (act.edtf and len(act.edtf) < 7))]
        acts.sort(key=lambda act: act.document not in self.main)
        changes, said = self.changes(day), self._positions(day)
        of_day: dict[str, list[str]] = {act.document: [] for act in acts}
        if not of_day:
            of_day = {id: [] for change in changes if (id := change["document"])}
        for id, event, _ in self.record.section("status")["events"].get(day, ()):
            of_day.setdefault(id, []).append(phrases.event(event, None, self.record.wording))
        return {
            "text": self._sentence(day, acts, changes, said),
            "told": [[id, self.record.wording.series(dict.fromkeys(happened))] for id, happened in of_day.items()],
            "says": [] if of_day else list(self._said(day, said)),
            "new": [[change["island"], change["track"]] for change in changes],
        }

    def changes(self, day: str) -> list[Change]:
        """The tracks that changed on a day, track by track in the order in which they are told."""
        found = changes_on(self.places, day, self.record.meta["coverage"]["from"])
        changes_in_words.add_texts(found, self.record.wording, self.record.titles)
        return sorted(found, key=lambda change: _TOLD.index(change["track"]))

    def _sentence(self, day: str, acts: list[Act], changes: list[Change], said: dict[str, list[str]]) -> str:
        changed = [*self._changed(changes), *self._anew(said)]
        # the span of a change goes for the act that made it: it need not be told twice
        happened = self._happened(acts, {change["edtf"] for change in changes})
        return changes_in_words.sentence(
            [*happened, *changed] or self._bearing(day) or self._held_on(day), self.record.wording
        )

    def _where(self, ids: Iterable[str]) -> str:
        """Names of several places, or the words for all of them, in whatever order they stand."""
        asked = set(ids)
        inside = [id for id in self.ids if id in asked]
        return phrases.where(inside, self.record.names, self.record.default_territories, self.record.wording)

    def _happened(self, acts: list[Act], spans: Container[str | None]) -> list[str]:
        """The acts of a day as phrases, one a document; its span where that is none of `spans`."""
        groups: dict[str, list[Act]] = {}
        for act in acts:
            groups.setdefault(act.document, []).append(act)
        told = []
        for id, all_acts in groups.items():
            happened = [self.happened(act.event, act.by) for act in all_acts if act.event != "occurred"]
            phrase, wording = self.record.titles[id], self.record.wording
            if happened:
                phrase = wording.labelled(phrase, wording.series(dict.fromkeys(happened)))
            edtf = next((act.edtf for act in all_acts if act.edtf), None)
            told.append(phrase if edtf in spans else changes_in_words.within(phrase, edtf, self.record.wording))
        shown = max(NAMED, sum(id in self.main for id in groups))
        more = len(told) - shown
        return told if more <= 0 else [*told[:shown], self.record.wording.count("page.story.more", more)]

    def happened(self, event: str, by: str | None) -> str:
        """What happened to a document, and who did it."""
        return phrases.event(event, by, self.record.wording)

    def _changed(self, changes: list[Change]) -> list[str]:
        """The changes of a day as phrases; places to which the same happened stand together."""
        moved = {change["island"] for change in changes if change["track"] == "control"}
        # with another holder comes another polity: that goes without saying
        told = [change for change in changes if not (change["track"] == "polity" and change["island"] in moved)]
        return [
            changes_in_words.told(
                alike[0], self._where(change["island"] for change in alike), self.record.wording, self.record.titles
            )
            for alike in shared(told)
        ]

    def _positions(self, day: str, keys: tuple[str, ...] = ("summary", "arguments")) -> dict[str, list[str]]:
        """Side -> the territories of which it says something else than the day before, by some keys of a position."""
        eve = day_before(day)

        def said(place: Place, side: str, on: str) -> Any:
            for row in self.positions:
                touches = place.group in row["territories"] or place.id in row["members"]
                if row["side"] == side and touches and row["from"] <= on and (row["to"] is None or on < row["to"]):
                    return [row[key] for key in keys]
            return None

        return {
            side: [place.id for place in self.places if said(place, side, eve) != said(place, side, day)]
            for side in self.record.sides
        }

    def _anew(self, said: dict[str, list[str]]) -> list[str]:
        sides: dict[str, list[str]] = {}
        for side, ids in said.items():
            if ids:
                sides.setdefault(self._where(ids), []).append(self.record.wording.state(side))
        return [
            self.tr(
                f"page.story.says.{'both' if len(states) > 1 else 'one'}",
                states=self.record.wording.listed(states),
                places=places,
            )
            for places, states in sides.items()
        ]

    def _held_on(self, day: str) -> list[str]:
        """Sides that say the same as before, on other grounds."""
        return [
            self.tr("page.story.grounds", state=self.record.wording.state(side), places=self._where(ids))
            for side, ids in self._positions(day, ("documents", "note", "certainty", "sources")).items()
            if ids
        ]

    def _said(self, day: str, said: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
        """What sides say anew: the words of each, once."""
        for side, ids in said.items():
            if not ids:
                continue
            islands = self.record.compare(day, ids, today=END)["islands"]
            entries = [entry for island in islands if (entry := island["positions"][side])]
            head = self.tr("page.told.says", state=self.record.wording.state(side), places=self._where(ids))
            for summary, sources in {entry["summary"]: entry["sources"] for entry in entries}.items():
                yield {"head": head, "summary": summary, "sources": sources}

    def _bearing(self, day: str) -> list[str]:
        """Documents that begin or cease to bear on the places that day without governing them."""
        ends: dict[tuple[str, str], list[str]] = {}
        for place in self.places:
            for row in place.rows("also"):
                for key, at in (("begins", row["from"]), ("ends", row["to"])):
                    if at == day and row["document"] and place.id not in ends.setdefault((key, row["document"]), []):
                        ends[key, row["document"]].append(place.id)
        other = {"begins": "ends", "ends": "begins"}
        return [
            self.tr(f"page.story.bears.{key}", document=self.record.titles.get(id, id), places=self._where(places))
            for (key, id), places in ends.items()
            if (other[key], id) not in ends
        ]


def days(record: Record, ids: list[str], main: Iterable[str], turning: Iterable[str]) -> dict[str, Any]:
    """The steps of some territories, the other dated days (`ticks`), and what happened on each (`on`)."""
    story = Story(record, ids, set(main), set(turning))
    steps = record.steps(ids, end=END, today=END)
    first = record.meta["coverage"]["from"]
    dated = {*story.acts, *record.section("status")["events"]} - set(steps)
    on = {day: story.on(day, step=True) for day in steps}
    on.update((day, told) for day in sorted(dated) if day > first and (told := story.on(day, step=False))["told"])
    return {"steps": steps, "ticks": sorted(day for day in on if day not in set(steps) and on[day]["text"]), "on": on}
