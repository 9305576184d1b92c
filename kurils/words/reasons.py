"""Why an answer is what it is: the rule that picks the governing document, and each track in one sentence."""

from __future__ import annotations

from kurils.words.phrases import manner, owner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.answers.days import Claim, IslandStatus
    from kurils.words.wording import Wording


def rule(island: IslandStatus, wording: Wording) -> str:
    """Which of the five rules picks the governing document."""
    governing = island["governing_document"]
    if governing is None:
        return wording.tr("rule.none")
    fixed = "title." if island["title"]["status"] in ("agreed", "undivided") else ""
    return wording.tr(f"rule.{fixed}{governing['state']}")


def reasons(island: IslandStatus, wording: Wording) -> list[str]:
    """Each track in one sentence, and why the document governs."""
    found = [control_reason(island, wording), title_reason(island, wording)]
    found += [_claim_reason(claim, wording) for claim in island["claims"]]
    governing, ungoverned = island["governing_document"], island["ungoverned"]
    if governing:
        found.append(wording.labelled(governing["title"], governing["why"]))
    if ungoverned:
        found.append(wording.tr("reason.ungoverned", why=ungoverned["why"]))
    return found


def control_reason(island: IslandStatus, wording: Wording) -> str:
    """Who in fact held the place, as which polity, in what manner, how long, on what evidence."""
    control = island["control"]
    told = wording.tr(
        "reason.control" if control["holder"] else "reason.no-control",
        holder=wording.state(control["holder"]),
        polity=control["polity"],
        kind=manner(control["kind"], wording),
        spell=wording.spell(control["from"], control["to"]),
        certainty=wording.tr(f"certainty.{control['certainty']}"),
    )
    return _with_note(told, control["note"], wording)


def title_reason(island: IslandStatus, wording: Wording) -> str:
    """Who owned the place, how long, on what evidence."""
    title = island["title"]
    told = wording.tr(
        "reason.title",
        title=owner(island, wording),
        spell=wording.spell(title["from"], title["to"]),
        certainty=wording.tr(f"certainty.{title['certainty']}"),
    )
    return _with_note(told, title["note"], wording)


def _claim_reason(claim: Claim, wording: Wording) -> str:
    told = wording.tr(
        "reason.claim",
        claimant=wording.state(claim["claimant"]),
        spell=wording.spell(claim["from_edtf"] or claim["from"], claim["to"]),
        summary=claim["summary"],
    )
    return _with_note(told, claim["note"], wording)


def _with_note(sentence: str, note: str | None, wording: Wording) -> str:
    return wording.sentences(filter(None, [sentence, note]))
