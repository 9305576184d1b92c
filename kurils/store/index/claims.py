"""Claims in phases: what the claimant had said, and which documents it could rely on, by each day of one claim."""

from __future__ import annotations

from typing import Any


def phase_claims(claims: list[dict[str, Any]], documents: list[dict[str, Any]]) -> None:
    """Give each claim its `phases`: (first day, summary, note, documents), in order of time.

    `summary`, `note` and `documents` become those of its first day: nothing of a later day is told of the whole claim.
    """
    first_days = {document["id"]: min(act["date"] for act in document["dates"]) for document in documents}
    for claim in claims:
        later = sorted(claim.pop("later"), key=lambda phase: str(phase["from"]))
        said = [{"from": claim["from"], "summary": claim["summary"], "note": claim["note"]}, *later]
        end = claim["to"] or "9999-12-31"
        days = {phase["from"] for phase in said}
        days.update(day for id in claim["documents"] if claim["from"] < (day := first_days.get(id, "")) < end)
        claim["phases"] = []
        for day in sorted(days):
            phase = [each for each in said if each["from"] <= day][-1]
            relied = [id for id in claim["documents"] if first_days.get(id, claim["from"]) <= day]
            claim["phases"].append([day, phase["summary"], phase["note"], relied])
        claim["documents"] = claim["phases"][0][3]
