"""What changed between two days: one entry a place, track and day of change."""

from __future__ import annotations

from kurils.dates.forms import day_before
from kurils.store.tracks import phases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kurils.answers.days import Change
    from kurils.store.tracks import Place


def changes_between(places: Iterable[Place], first: str, last: str) -> list[Change]:
    """Every change in (first, last], in order of day, then of place; `first` and `last` are ISO days.

    The values have no `text` yet: see `kurils.words.changes`.
    """
    chosen = list(places)
    found: list[Change] = []
    for place in chosen:
        before = _values(place, first)
        for day in place.boundaries(first, last):
            after = _values(place, day)
            for track, value in after.items():
                if value != before[track]:
                    change: Change = {
                        "island": place.id,
                        "track": track,  # type: ignore[typeddict-item]
                        "before": {**before[track], "text": ""},  # type: ignore[typeddict-item]
                        "after": {**value, "text": ""},  # type: ignore[typeddict-item]
                        "date": day,
                        "edtf": None,
                        "document": None,
                        "sources": [],
                    }
                    for spell in turning(place, change):
                        change["edtf"] = change["edtf"] or spell.get("from_edtf" if spell["from"] == day else "to_edtf")
                        change["document"] = change["document"] or spell.get("document")
                        change["sources"] += [id for id in spell["sources"] if id not in change["sources"]]
                    found.append(change)
            before = after
    order = {place.id: number for number, place in enumerate(chosen)}
    return sorted(found, key=lambda change: (change["date"], order[change["island"]]))


def changes_on(places: Iterable[Place], day: str, start: str) -> list[Change]:
    """Every change of one ISO day; none on `start`, the first day of the record, before which nothing is known."""
    return changes_between(places, day_before(day), day) if day > start else []


def shared(changes: Iterable[Change]) -> list[list[Change]]:
    """The same changes, those together that several places share on one day."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        key = repr([change[key] for key in ("date", "track", "before", "after", "edtf")])
        groups.setdefault(key, []).append(change)
    return list(groups.values())


def turning(place: Place, change: Change) -> list[Any]:
    """The spells that a change begins; of claims also those that it ends, in the words that they had at last."""
    track, day = change["track"], change["date"]
    if track != "claim":
        spell = place.on(track, day)
        return [spell] if spell else []
    values: list[Any] = [change["before"], change["after"]]
    before, after = (set(value["claimants"]) for value in values)
    return [
        phases(claim)[-1] if claim["to"] == day else claim
        for claim in place.rows("claims")
        if (claim["to"] == day and claim["claimant"] in before - after)
        or (claim["from"] == day and claim["claimant"] in after - before)
    ]


def _values(place: Place, day: str) -> dict[str, dict[str, Any]]:
    """Track -> its value on that day; the words of it are added by whoever tells it."""
    control, polity, title, governing = place.singles(day)
    return {
        "control": {"holder": control["holder"], "kind": control["kind"]},
        "polity": {"polity": polity["polity"]},
        "title": {"status": title["status"], "holder": title["holder"]},
        "governing": {"id": governing["document"], "article": governing["article"], "state": governing["state"]},
        "claim": {"claimants": sorted({claim["claimant"] for claim in place.all_on("claims", day)})},
    }
