"""What happened on a day, in one sentence: the documents of that day, and what changed on the tracks."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kurils.page.answers import END, GAP, listed
from kurils.query.compare import SIDES
from kurils.query.steps import key_documents
from kurils.show.blocks.status import document_phrase, holder_phrase, title_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from kurils.record import Record
    from kurils.store.tracks import Place

#: at the end of a phrase, the days that sources give
_SPAN = re.compile(r" \([^()]*\)$")
#: of a day with many documents so many are named, and those on which answers rest
NAMED = 3


class Act(NamedTuple):
    """Something that happened to a document, or an event, on a day; `edtf` where sources give no single day."""

    document: str
    event: str
    by: str | None
    edtf: str | None
    sure: bool


class Change(NamedTuple):
    """What a track of a place says otherwise than the day before; of claims every row that held."""

    place: str
    track: str
    before: Any
    after: Any


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
            behind = [change.after["document"] for change in changes if change.track not in ("claim", "polity")]
            of_day = {id: [] for id in behind if id in self.record.titles}
        for id, event, _ in self.record.section("status")["events"].get(day, ()):
            of_day.setdefault(id, []).append(self.tr(f"event.{event}"))
        return {
            "text": self._sentence(day, acts, changes, said),
            "told": [[id, ", ".join(dict.fromkeys(happened))] for id, happened in of_day.items()],
            "says": [] if of_day else list(self._said(day, said)),
            "new": [[change.place, change.track] for change in changes],
        }

    def changes(self, day: str) -> list[Change]:
        """The tracks that changed on a day, place by place."""
        eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        if eve < self.record.meta["coverage"]["from"]:
            return []
        found = []
        for place in self.places:
            before, after = _tracks(place, eve), _tracks(place, day)
            found += [
                Change(place.id, track, before[track][1], after[track][1])
                for track in after
                if before[track][0] != after[track][0]
            ]
        return found

    def _sentence(self, day: str, acts: list[Act], changes: list[Change], said: dict[str, list[str]]) -> str:
        changed = [*self._changed(day, changes), *self._anew(said)]
        # the span of a change goes for the act that made it: it need not be told twice
        phrases = []
        for phrase in self._happened(day, acts):
            span = _SPAN.search(phrase)
            twice = span and any(each.endswith(span[0]) for each in changed)
            phrases.append(phrase[: -len(span[0])] if span and twice else phrase)
        text = "; ".join([*phrases, *changed] or self._bearing(day) or self._held_on(day))
        return f"{text[0].upper()}{text[1:]}." if text else ""

    def _where(self, ids: list[str]) -> str:
        """Names of several places, or the words for all of the four."""
        every = self.record.default_territories
        if len(ids) > 1 and sorted(ids) == sorted(every):
            return self.tr("page.all-four")
        return listed((self.record.names[id] for id in ids), self.record.wording)

    def _state(self, id: str | None) -> str:
        named = self.record.wording.state(id)
        return self.record.actors.get(named, named) if named == id else named

    def _span(self, edtf: str | None, day: str) -> str:
        """The days within which the sources place something, where they do not give one day."""
        return self.tr("page.story.within", span=edtf) if edtf and edtf != day else ""

    def _happened(self, day: str, acts: list[Act]) -> list[str]:
        """The acts of a day as phrases, one a document."""
        groups: dict[str, list[Act]] = {}
        for act in acts:
            groups.setdefault(act.document, []).append(act)
        phrases = []
        for id, all_acts in groups.items():
            happened = [self.happened(act.event, act.by) for act in all_acts if act.event != "occurred"]
            edtf = next((act.edtf for act in all_acts if act.edtf), None)
            told = f": {', '.join(dict.fromkeys(happened))}" if happened else ""
            phrases.append(f"{self.record.titles[id]}{told}{self._span(edtf, day)}")
        shown = max(NAMED, sum(id in self.main for id in groups))
        more = len(phrases) - shown
        return phrases if more <= 0 else [*phrases[:shown], self.tr("page.story.more", count=more)]

    def happened(self, event: str, by: str | None) -> str:
        """What happened to a document, and who did it."""
        return self.tr(f"event.{event}") + (f" ({self._state(by)})" if by else "")

    def _changed(self, day: str, changes: list[Change]) -> list[str]:
        """The changes of a day as phrases; places to which the same happened stand together."""
        moved = {change.place for change in changes if change.track == "control"}
        phrases = []
        for track, tell in _TELL.items():
            groups: dict[str, list[str]] = {}
            for change in changes:
                # with another holder comes another polity: that goes without saying
                if change.track == track and not (track == "polity" and change.place in moved):
                    inexact = self._span(change.after["from_edtf"], day) if track == "control" else ""
                    for phrase in tell(self, change.before, change.after, day):
                        groups.setdefault(phrase + inexact, []).append(change.place)
            phrases += [phrase.replace(GAP, self._where(ids)) for phrase, ids in groups.items()]
        return phrases

    def _control(self, before: dict[str, Any], after: dict[str, Any], day: str) -> Iterator[str]:
        tell = partial(self.tr, places=GAP)
        wording = self.record.wording
        was, now = before["holder"], after["holder"]
        into = "" if now is None else holder_phrase({"control": after}, wording)  # type: ignore[typeddict-item]
        if was == now:
            key = "unheld" if now is None else "kind"
            yield tell(f"page.story.control.{key}", holder=self._state(now), kind=self.tr(f"kind.{after['kind']}"))
        elif was is None:
            yield tell("page.story.control.begins", after=into)
        elif now is None:
            yield tell("page.story.control.ends", before=self._state(was))
        else:
            yield tell("page.story.control.passes", before=self._state(was), after=into)

    def _title(self, before: dict[str, Any], after: dict[str, Any], day: str) -> Iterator[str]:
        told = {
            key: title_phrase({"title": row}, self.record.wording)  # type: ignore[typeddict-item]
            for key, row in (("before", before), ("after", after))
        }
        yield self.tr("page.story.title", places=GAP, **told)

    def _claim(self, before: list[dict[str, Any]], after: list[dict[str, Any]], day: str) -> Iterator[str]:
        for key, rows, others, edtf in (("begins", after, before, "from_edtf"), ("ends", before, after, "to_edtf")):
            known = {claim["claimant"] for claim in others}
            for claim in rows:
                if claim["claimant"] not in known:
                    told = self.tr(f"page.story.claim.{key}", places=GAP, state=self._state(claim["claimant"]))
                    yield told + self._span(claim[edtf], day)

    def _governing(self, before: dict[str, Any], after: dict[str, Any], day: str) -> Iterator[str]:
        id = after["document"]
        if id is None:
            yield self.tr("page.story.ungoverned", places=GAP)
            return
        title = self.record.titles.get(id, id)
        if (before["document"], before["article"]) == (id, after["article"]):
            state = self.tr(f"document-state.{after['state']}")
            yield self.tr("page.story.governing.state", places=GAP, document=title, state=state)
        else:
            bears: Any = {**after, "title": title}
            yield self.tr("page.story.governing", places=GAP, document=document_phrase(bears, self.record.wording))

    def _polity(self, before: dict[str, Any], after: dict[str, Any], day: str) -> Iterator[str]:
        yield self.tr("page.story.polity", places=GAP, polity=after["polity"])

    def _positions(self, day: str, keys: tuple[str, ...] = ("summary", "arguments")) -> dict[str, list[str]]:
        """Side -> the territories of which it says something else than the day before, by some keys of a position."""
        eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()

        def said(place: Place, side: str, on: str) -> Any:
            for row in self.positions:
                touches = place.group in row["territories"] or place.id in row["members"]
                if row["side"] == side and touches and row["from"] <= on and (row["to"] is None or on < row["to"]):
                    return [row[key] for key in keys]
            return None

        return {
            side: [place.id for place in self.places if said(place, side, eve) != said(place, side, day)]
            for side in SIDES
        }

    def _anew(self, said: dict[str, list[str]]) -> list[str]:
        sides: dict[str, list[str]] = {}
        for side, ids in said.items():
            if ids:
                sides.setdefault(self._where(ids), []).append(self._state(side))
        return [
            self.tr(
                f"page.story.says.{'both' if len(states) > 1 else 'one'}",
                states=listed(states, self.record.wording),
                places=places,
            )
            for places, states in sides.items()
        ]

    def _held_on(self, day: str) -> list[str]:
        """Sides that say the same as before, on other grounds."""
        return [
            self.tr("page.story.grounds", state=self._state(side), places=self._where(ids))
            for side, ids in self._positions(day, ("documents", "note", "certainty", "sources")).items()
            if ids
        ]

    def _said(self, day: str, said: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
        """What sides say anew: the words of each, once."""
        for side, ids in said.items():
            if not ids:
                continue
            islands = self.record.compare(day, ids, today=END)["islands"]
            entries = [entry for island in islands if (entry := island["positions"][side])]  # type: ignore[literal-required]
            head = self.tr("page.told.says", state=self._state(side), places=self._where(ids))
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


def _tracks(place: Place, day: str) -> dict[str, tuple[Any, Any]]:
    """Track -> what it says on a day, and the spell that says it."""
    spells: list[Any] = [place.on(track, day) for track in ("control", "title", "governing", "polity")]
    control, title, governing, polity = spells
    claims = place.all_on("claims", day)
    return {
        "control": ((control["holder"], control["kind"]), control),
        "title": ((title["status"], title["holder"]), title),
        "claim": (sorted({claim["claimant"] for claim in claims}), claims),
        "governing": ((governing["document"], governing["article"], governing["state"]), governing),
        "polity": (polity["polity"], polity),
    }


#: track -> what tells its changes: a phrase with `GAP` for the places
_TELL: dict[str, Callable[[Story, Any, Any, str], Iterator[str]]] = {
    "control": Story._control,
    "title": Story._title,
    "claim": Story._claim,
    "governing": Story._governing,
    "polity": Story._polity,
}


def days(record: Record, ids: list[str], main: Iterable[str], turning: Iterable[str]) -> dict[str, Any]:
    """The steps of some territories, the other dated days (`ticks`), and what happened on each (`on`)."""
    story = Story(record, ids, set(main), set(turning))
    steps = record.steps(ids, end=END, today=END)
    first = record.meta["coverage"]["from"]
    dated = {*story.acts, *record.section("status")["events"]} - set(steps)
    on = {day: story.on(day, step=True) for day in steps}
    on.update((day, told) for day in sorted(dated) if day > first and (told := story.on(day, step=False))["told"])
    return {"steps": steps, "ticks": sorted(day for day in on if day not in set(steps) and on[day]["text"]), "on": on}
