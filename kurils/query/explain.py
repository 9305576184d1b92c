"""Why the answer for one place and one day is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.query.envelope import date_forms, header, within
from kurils.query.status import island_status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any

    from kurils.answers import ExplainAnswer, IslandStatus, SourceLine, Variant
    from kurils.dates import HistoricalDate
    from kurils.query.tracks import Place
    from kurils.wording import Wording

_SHOWN = ("id", "of", "accepted", "value", "standing", "by", "why", "sources")


def explain(
    section: Mapping[str, Any],
    place: Place,
    question: HistoricalDate,
    readings: list[dict[str, Any]],
    variants: list[dict[str, Any]],
    cite: Callable[[set[str]], list[SourceLine]],
    today: date,
    wording: Wording,
) -> ExplainAnswer:
    """The status of the place, the rule that picks its document, both readings of it, and every dissent that bears.

    A month or a year is explained for its first day.
    """
    day, _, beyond = within(section["meta"], question, today)
    status = island_status(section, place, day)
    governing = status["governing_document"]
    read = [reading for reading in readings if governing and reading["document"] == governing["id"]]
    dissent = [_shown(variant) for variant in variants if _bears(variant, place, status, day)]
    cited = {id for part in (*read, *dissent) for id in part["sources"]}
    cited.update(status["control"]["sources"], status["title"]["sources"])
    if governing:
        cited.update(governing["sources"])
    for claim in status["claims"]:
        cited.update(claim["sources"])
    return {
        "kurils": header("explain", section["meta"], beyond),
        "date": date_forms(question),
        "island": status,
        "rule": _rule(status, wording),
        "reasons": _reasons(status, wording),
        "readings": read,
        "variants": [variant for variant in dissent if variant["standing"] == "variant"],
        "rejected": [variant for variant in dissent if variant["standing"] == "rejected"],
        "sources": cite(cited),
    }


def _rule(status: IslandStatus, wording: Wording) -> str:
    """Which of the five rules picks the governing document."""
    governing = status["governing_document"]
    if governing is None:
        return wording.tr("rule.none")
    if status["title"]["status"] in ("agreed", "undivided"):
        return wording.tr(f"rule.title.{governing['state']}")
    return wording.tr(f"rule.{governing['state']}")


def _reasons(status: IslandStatus, wording: Wording) -> list[str]:
    """Each track in one sentence: what holds, since when, on what evidence."""
    control, title, governing = status["control"], status["title"], status["governing_document"]
    held = wording.tr(
        "reason.control" if control["holder"] else "reason.no-control",
        holder=wording.state(control["holder"]),
        polity=control["polity"],
        kind=wording.tr(f"kind.{control['kind']}"),
        spell=wording.spell(control["from"], control["to"]),
        certainty=wording.tr(f"certainty.{control['certainty']}"),
    )
    owned = wording.tr(
        "reason.title",
        title=wording.tr(f"title.{title['status']}", holder=wording.state(title["holder"])),
        spell=wording.spell(title["from"], title["to"]),
        certainty=wording.tr(f"certainty.{title['certainty']}"),
    )
    reasons = [_with_note(held, control["note"]), _with_note(owned, title["note"])]
    for claim in status["claims"]:
        said = wording.tr(
            "reason.claim",
            claimant=wording.state(claim["claimant"]),
            spell=wording.spell(claim["from_edtf"] or claim["from"], claim["to"]),
            summary=claim["summary"],
        )
        reasons.append(_with_note(said, claim["note"]))
    if governing:
        reasons.append(f"{governing['title']}: {governing['why']}")
    return reasons


def _with_note(sentence: str, note: str | None) -> str:
    return f"{sentence} {note}" if note else sentence


def _bears(variant: dict[str, Any], place: Place, status: IslandStatus, day: str) -> bool:
    """Whether a dissent belongs to this place and day, or to the document that governs it or bears on it."""
    documents = {bearing["id"] for bearing in (status["governing_document"], *status["also"]) if bearing}
    here = place.group in variant["territories"] or place.id in variant["members"]
    if variant["window"]:
        begin, end = variant["window"]["from"], variant["window"]["to"]
        return (here or variant["document"] in documents) and begin <= day and (end is None or day < end)
    if here and variant["at"]:
        return any(variant["id"] == shown["id"] for shown in status["variants"]) or variant["document"] in documents
    return variant["document"] in documents and (here or not variant["territories"])


def _shown(variant: dict[str, Any]) -> Variant:
    return {key: variant[key] for key in _SHOWN}  # type: ignore[return-value]
