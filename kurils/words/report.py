"""A report in words: its title, its summary, the changes of its story told, and how to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.words import changes as changes_in_words
from kurils.words.citations import writer
from kurils.words.days import day_of_month, in_words, month_in_words
from kurils.words.headline import behind_colon
from kurils.words.languages import PHRASES_APART
from kurils.words.phrases import document, event, manner, where
from kurils.words.wording import called_on, capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.report import ReportAnswer, ReportChange
    from kurils.words.wording import Wording

#: acts of a day that a summary names
_ACTS = 3


def add_texts(
    answer: ReportAnswer, wording: Wording, names: Mapping[str, str], titles: Mapping[str, str], whole: list[str]
) -> None:
    """Give the report its sentences; `names` are those of places, `titles` the short ones of documents.

    `whole` are the places that the record answers for when none is named.
    """
    first, last = (in_words(answer[end]["gregorian"], wording) for end in ("from", "to"))
    islands = wording.listed(names[id] for id in answer["islands"])
    answer["title"] = wording.tr(f"report.title.{answer['kind']}", islands=islands, first=first, last=last)
    for day in (answer["situation"] or {"story": []})["story"]:
        for change in day["changes"]:
            _tell(change, wording, names, titles)
    if answer["summary"]:
        answer["summary"]["sentences"] = _Summary(answer, wording, names, titles, whole).sentences()
    if answer["citation"]:
        _cite(answer, wording)


class _Summary:
    """Makes the sentences of a summary, each from one template that is filled with fields of the record.

    Nothing in them knows one state from another. They are in the tense of the day, so that today reads as today.
    """

    def __init__(
        self, answer: Any, wording: Wording, names: Mapping[str, str], titles: Mapping[str, str], whole: list[str]
    ) -> None:
        self._answer, self._facts = answer, answer["summary"]
        self._wording, self._names, self._titles, self._whole = wording, names, titles, whole
        self._day = answer["to"]["gregorian"]
        made = answer["citation"]["made"] if answer["citation"] else ""
        self._tense = "now" if answer["kurils"]["beyond_record"] or self._day == made else "then"

    def sentences(self) -> list[str]:
        """Event and effect of a day, or how often a range changed; then how things stood, and what is open."""
        if self._answer["kind"] == "range":
            return [*self._range(), *self._held(), *self._titled(), *self._open()]
        return [*self._event(), *self._held(), *self._titled(), *self._claimed(), *self._governed(), *self._open()]

    def _say(self, key: str, **values: str) -> str:
        return capital(self._wording.tr(f"report.sum.{key}", **values))

    def _tensed(self, key: str, **values: str) -> str:
        return self._say(f"{key}.{self._tense}", **values)

    def _event(self) -> Iterable[str]:
        near, far = ([act for act in self._facts["acts"] if act["touches"] is touches] for touches in (True, False))
        day, islands = in_words(self._day, self._wording), self._where(self._answer["islands"])
        if near or far:
            yield self._say(
                "acts" if near else "acts-elsewhere", day=day, acts=self._acts(near or far), islands=islands
            )
        changed = {change["track"]: change["islands"] for change in self._facts["changed"]}
        if changed:
            tracks = ("control", "title", "claim", "governing")
            kept = self._wording.listed(self._wording.tr(f"track.{track}") for track in tracks if track not in changed)
            told = self._wording.listed(
                self._wording.tr("report.sum.of", track=self._wording.tr(f"track.{track}"), islands=self._where(ids))
                for track, ids in changed.items()
            )
            yield self._say("changed", changed=told, kept=kept) if kept else self._say("changed-all", changed=told)
        elif self._facts["last_change"]:
            yield self._say(
                "unchanged", day=day, islands=islands, last=in_words(self._facts["last_change"], self._wording)
            )
        else:
            yield self._say("nothing-before", day=day, islands=islands)

    def _acts(self, acts: list[Any]) -> str:
        told: dict[str, list[str]] = {}
        for act in acts:
            told.setdefault(act["title"], []).append(event(act["event"], act["by"], self._wording))
        some = list(told.items())[:_ACTS]
        return self._wording.clauses(self._wording.noted(title, self._wording.series(events)) for title, events in some)

    def _range(self) -> list[str]:
        counts = self._facts["counts"]
        told = [self._wording.count(f"report.sum.count.{track}", number) for track, number in counts.items() if number]
        first, last = (in_words(self._answer[end]["gregorian"], self._wording) for end in ("from", "to"))
        names = [self._names[id] for id in self._answer["islands"]]
        begin, end = (behind_colon(headline, names, self._wording) for headline in self._facts["headlines"])
        days = self._wording.count("report.sum.days", self._facts["days"])
        how = self._say("range", first=first, last=last, days=days, changes=self._wording.listed(told))
        none = self._say("range-none", first=first, last=last)
        return [
            how if told else none,
            self._say("begin", day=first, headline=begin),
            self._say("end", day=last, headline=end),
        ]

    def _held(self) -> Iterable[str]:
        by_holder: dict[Any, list[str]] = {}
        manners: dict[Any, list[str]] = {}
        for entry in self._facts["held"]:
            if entry["changing"]:
                yield self._tensed("changing", islands=self._where(entry["islands"]))
                continue
            islands, since = self._where(entry["islands"]), self._when(entry["since"])
            told = self._wording.tr("report.sum.since", islands=islands, since=since)
            by_holder.setdefault((entry["holder"], "" if entry["holder"] else entry["kind"]), []).append(told)
            if entry["holder"] and entry["since"] != entry["kind_since"]:
                manners.setdefault((entry["kind"], entry["kind_since"]), []).extend(entry["islands"])
        for (holder, kind), told_of in by_holder.items():
            key = "held" if holder else "unheld.mixed" if kind == "mixed" else "unheld"
            state = self._state(holder) if holder else ""
            yield self._tensed(key, state=state, islands=self._several(told_of))
        for (kind, since), ids in manners.items():
            said = manner(kind, self._wording)
            some = self._wording.tr("report.sum.for", islands=self._where(ids))
            islands = "" if len(ids) == len(self._answer["islands"]) else some
            yield self._tensed("manner", kind=said, since=self._when(since), islands=islands)

    def _titled(self) -> Iterable[str]:
        for entry in self._facts["titles"]:
            title = document(self._titles.get(entry["document"] or ""), entry["article"], None, self._wording)
            key = f"owned.{entry['status']}" + ("" if entry["document"] or entry["status"] != "agreed" else ".alone")
            yield self._tensed(
                key, islands=self._where(entry["islands"]), since=self._when(entry["since"]), document=title,
                owner=self._state(entry["holder"]) if entry["holder"] else "",
            )  # fmt: skip

    def _claimed(self) -> Iterable[str]:
        by_state: dict[str, list[str]] = {}
        for entry in self._facts["claims"]:
            since, islands = self._when(entry["since"]), self._where(entry["islands"])
            told = self._wording.tr("report.sum.since", islands=islands, since=since)
            by_state.setdefault(entry["claimant"], []).append(told)
        for state, told_of in by_state.items():
            yield self._tensed("claimed", state=self._state(state), islands=self._several(told_of))
        if not by_state:
            yield self._tensed("unclaimed", islands=self._where(self._answer["islands"]))

    def _governed(self) -> Iterable[str]:
        """Every governing document, and what the one says that came last to govern."""
        newest = max((entry["since"] for entry in self._facts["governing"]), default="")
        for entry in self._facts["governing"]:
            islands = self._where(entry["islands"])
            if entry["document"] is None:
                yield self._tensed("ungoverned", islands=islands)
                continue
            title = document(self._titles.get(entry["document"]), entry["article"], None, self._wording)
            key = "governed-saying" if entry["since"] == newest else "governed"
            yield self._tensed(key, islands=islands, document=title, text=entry["text"])

    def _open(self) -> Iterable[str]:
        loose = [id for entry in self._facts["titles"] if entry["status"] in ("unsettled", "undivided", "renounced")
                 for id in entry["islands"]]  # fmt: skip
        found = self._answer["differences"]
        count = len(found["variants"]) if found else 0
        points = self._wording.count("report.sum.points", count) if count else ""
        if loose and points:
            yield self._tensed("open-both", islands=self._where(loose), points=points)
        elif loose:
            yield self._tensed("open-title", islands=self._where(loose))
        elif points:
            yield self._say("open-points", points=points)

    def _several(self, told: list[str]) -> str:
        """Places and since when, several of them; apart where a list of phrases would be misread."""
        apart = self._wording.language in PHRASES_APART
        return self._wording.clauses(told) if apart else self._wording.listed(told)

    def _where(self, ids: list[str]) -> str:
        ordered = [id for id in self._answer["islands"] if id in ids]
        return where(ordered, self._names, self._whole, self._wording)

    def _state(self, id: str) -> str:
        return called_on(self._wording.called, id, self._day)

    def _when(self, edtf: str) -> str:
        """Since when: a day, a month or a time between two of them; what is uncertain as the record has it."""
        halves = edtf.split("/")
        if len(halves) == 2 and all(halves):
            first, last = map(self._when, halves)
            if halves[0][:4] != halves[1][:4] or len(halves[0]) != len(halves[1]) or len(halves[0]) < len("1945-09"):
                return self._wording.tr("report.sum.between", first=first, last=last)
            # the year stands once: with the first of them or with the last, as the language has it
            short = [self._without_year(half) for half in halves]
            return self._wording.tr(
                "report.sum.between-of-year", first=first, last=last, first_short=short[0], last_short=short[1]
            )
        if _is_day(edtf):
            return in_words(edtf, self._wording)
        if len(edtf) == len("1945") and edtf.isdigit():
            return self._wording.tr("date.year", year=int(edtf))
        return month_in_words(edtf, self._wording, alone=False) if _is_day(f"{edtf}-01") else edtf

    def _without_year(self, edtf: str) -> str:
        return day_of_month(edtf, self._wording) if _is_day(edtf) else self._wording.tr(f"month.{int(edtf[5:7])}")


def _is_day(edtf: str) -> bool:
    return len(edtf) == len("1945-09-02") and edtf.replace("-", "").isdigit()


def _tell(change: ReportChange, wording: Wording, names: Mapping[str, str], titles: Mapping[str, str]) -> None:
    alike: Any = change
    changes_in_words.add_texts([alike], wording, titles)
    islands = wording.listed(names[id] for id in change["islands"])
    change["sentence"] = changes_in_words.sentence([changes_in_words.told(alike, islands, wording, titles)], wording)


def _cite(answer: ReportAnswer, wording: Wording) -> None:
    citation: Any = answer["citation"]
    item: dict[str, Any] = {
        "id": "-".join(["kurils-report", *dict.fromkeys((answer["from"]["gregorian"], answer["to"]["gregorian"]))]),
        "type": "report",
        "title": answer["title"],
        "author": [{"literal": wording.tr("cite.authors")}],
        "genre": wording.tr("cite.report"),
        "issued": {"date-parts": [[int(part) for part in citation["made"].split("-")]]},
        "note": wording.tr(
            "cite.made",
            program=citation["program_version"],
            record=citation["record_version"],
            checked=citation["checked_to"],
            command=citation["command"],
        ),
    }
    citation["text"] = wording.tr(
        "report.cite",
        title=answer["title"],
        program=citation["program_version"],
        record=citation["record_version"],
        checked=citation["checked_to"],
        made=in_words(citation["made"], wording),
        command=citation["command"],
    )
    citation["bibtex"] = writer("bibtex")([item], wording)
    citation["csl"] = item
