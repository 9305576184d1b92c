"""Changes in words: what was before and what from that day on, and the change told as one phrase."""

from __future__ import annotations

from kurils.words import phrases
from kurils.words.wording import capital

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.days import Change
    from kurils.words.wording import Wording


def add_texts(changes: Iterable[Change], wording: Wording, titles: Mapping[str, str]) -> None:
    """Say in words what was before each change and after it; `titles` are the short titles of documents."""
    for change in changes:
        for value in (change["before"], change["after"]):
            value["text"] = _text(change["track"], value, wording, titles)


def _text(track: str, value: Any, wording: Wording, titles: Mapping[str, str]) -> str:
    if track == "control":
        return phrases.control_in_full(value["holder"], value["kind"], wording)
    if track == "title":
        return phrases.title(value["status"], value["holder"], wording)
    if track == "claim":
        return wording.states(value["claimants"])
    if track == "polity":
        return str(value["polity"])
    return phrases.document(titles.get(value["id"], value["id"]), value["article"], value["state"], wording)


def told(change: Change, places: str, wording: Wording, titles: Mapping[str, str]) -> str:
    """The change as one phrase without a full stop; `places` names those that share it."""
    before: Any = change["before"]
    after: Any = change["after"]
    values = {"places": places, "before": before["text"], "after": after["text"]}
    track = change["track"]
    if track == "control":
        phrase = _control(before, after, values, wording)
    elif track == "claim":
        phrase = _claim(before["claimants"], after["claimants"], values, wording)
    elif track == "governing":
        phrase = _governing(before, after, values, wording, titles)
    else:
        phrase = wording.tr(f"change.{track}", **values)
    return within(phrase, change["edtf"], wording)


def within(told: str, edtf: str | None, wording: Wording) -> str:
    """What is told, with the days within which the sources place it, where they give no single day."""
    return wording.tr("change.within", change=told, span=edtf) if edtf else told


def _control(before: Any, after: Any, values: dict[str, str], wording: Wording) -> str:
    was, now = before["holder"], after["holder"]
    if was == now:
        key = "kind" if now else "unheld"
    else:
        key = "begins" if was is None else "ends" if now is None else "passes"
    kind = phrases.manner(after["kind"], wording)
    states = {"from_state": wording.state(was), "to_state": wording.state(now), "kind": kind}
    to = phrases.control(now, after["kind"], None, wording)
    return wording.tr(f"change.control.{key}", **{**values, "after": to}, **states)


def _claim(before: list[str], after: list[str], values: dict[str, str], wording: Wording) -> str:
    parts = []
    for key, some, others in (("begins", after, before), ("ends", before, after)):
        states = [wording.state(id) for id in some if id not in others]
        if states:
            many = ".several" if len(states) > 1 and key == "begins" else ""
            parts.append(wording.tr(f"change.claim.{key}{many}", states=wording.listed(states), **values))
    return wording.clauses(parts)


def _governing(before: Any, after: Any, values: dict[str, str], wording: Wording, titles: Mapping[str, str]) -> str:
    id = after["id"]
    if id is None:
        return wording.tr("change.governing.none", **values)
    if (id, after["article"]) != (before["id"], before["article"]):
        return wording.tr("change.governing.begins", **values)
    state = phrases.standing(after["state"], wording)
    return wording.tr("change.governing.state", document=titles.get(id, id), state=state, **values)


def sentence(told: Iterable[str], wording: Wording) -> str:
    """Phrases as one sentence: a capital first, a full stop last; empty when there are none."""
    text = wording.clauses(told)
    return wording.tr("stopped", text=capital(text)) if text else ""
