"""What changed between two days: one entry a place, track and day of change."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from kurils.answers.days import Change
    from kurils.store.tracks import Place

#: how each single track is written in a change
_VALUES: dict[str, Callable[[Any], Any]] = {
    "control": lambda spell: spell["holder"] if spell["kind"] == "administration" else _with_kind(spell),
    "polity": lambda spell: spell["polity"],
    "title": lambda spell: spell["status"] + (f": {spell['holder']}" if spell["holder"] else ""),
    "governing": lambda spell: (
        None
        if spell["document"] is None
        else f"{spell['document']}{' Art. ' + spell['article'] if spell['article'] else ''} ({spell['state']})"
    ),
}


def _with_kind(spell: dict[str, Any]) -> str | None:
    if spell["holder"] is None:
        return None if spell["kind"] == "none" else str(spell["kind"])
    return f"{spell['holder']} ({spell['kind']})"


def changes_between(section: Mapping[str, Any], places: Iterable[Place], first: str, last: str) -> list[Change]:
    """Every change in (first, last], in order of day, then of place; `first` and `last` are ISO days."""
    chosen = list(places)
    found: list[Change] = []
    for place in chosen:
        before = snapshot(place, first)
        for day in place.boundaries(first, last):
            after = snapshot(place, day)
            for track, (value, spell) in after.items():
                if value != before[track][0]:
                    found.append({
                        "island": place.id,
                        "track": track,  # type: ignore[typeddict-item]
                        "before": before[track][0],
                        "after": value,
                        "date": day,
                        "document": spell.get("document") if spell else None,
                        "sources": list(spell["sources"]) if spell else [],
                    })  # fmt: skip
            before = after
    order = {place.id: number for number, place in enumerate(chosen)}
    return sorted(found, key=lambda change: (change["date"], order[change["island"]]))


def snapshot(place: Place, day: str) -> dict[str, tuple[Any, dict[str, Any] | None]]:
    """Track -> its value on that day as printed in a change, and the spell it comes from."""
    values: dict[str, tuple[Any, dict[str, Any] | None]] = {}
    for track, write in _VALUES.items():
        spell = place.on(track, day)
        values[track] = (write(spell), spell) if spell else (None, None)
    claims = place.all_on("claims", day)
    newest = max(claims, key=lambda claim: claim["from"]) if claims else None
    values["claim"] = (sorted({claim["claimant"] for claim in claims}), newest)
    return values
