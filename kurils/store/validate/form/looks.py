"""What stands for a state on pictures: a letter that is no other's, and stripes and colours that can be told apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries


def check_looks(entries: Entries) -> None:
    """Report letters that stand for two states or are another's initial, and sides that look alike."""
    _check_letters(entries)
    _check_alike(entries)


def _check_letters(entries: Entries) -> None:
    """A letter stands for one state, and is not the initial of another unless it is one of its own."""
    states = entries.by_id("states")
    first: dict[str, str] = {}
    initials = {str(look.values.get("id")): _initials(states, look.values) for look in entries["looks"]}
    for entry in entries["looks"]:
        letter, id = str(entry.values.get("letter")), str(entry.values.get("id"))
        if letter in first:
            entry.at.problem("repeated", f"the letter {letter!r} stands for {first[letter]} already")
        first.setdefault(letter, id)
        others = [other for other, begin in initials.items() if other != id and begin[:1] == [letter]]
        if others and letter not in initials[id]:
            told = f"the letter {letter!r} would be taken for {' or '.join(others)}"
            entry.at.problem("other-letter", f"{told}: take an initial of {id}, or a letter that begins no other name")


def _initials(states: dict[str, dict[str, Any]], look: dict[str, Any]) -> list[str]:
    """The letters with which the words of the English names of a state begin, that of its usual name first."""
    state = states.get(str(look.get("id"))) or {}
    names = [state.get("names"), *((called or {}).get("name") for called in state.get("called") or ())]
    names += [(called or {}).get("short") for called in state.get("called") or ()]
    return [word[0].upper() for name in names for word in str((name or {}).get("en") or "").split()]


def _check_alike(entries: Entries) -> None:
    """What the two sides hold and claim can be told apart, with colours and without."""
    looks = {entry.values.get("id"): entry for entry in entries["looks"]}
    sides = [looks[side] for side in entries.dispute.get("sides") or () if side in looks]
    for one, other in pairwise(sides):
        seen = [{"slant": look.values.get("slant"), **_colours(look.values)} for look in (one, other)]
        for what in seen[0]:
            if seen[0][what] is not None and seen[0][what] == seen[1][what]:
                told = f"{what} is that of {one.values['id']} too: the two sides cannot be told apart"
                other.at.problem("alike", told)


def _colours(look: dict[str, Any]) -> dict[str, Any]:
    colours = look.get("colours") or {}
    fills = {f"the fill on a {ground} ground": (colours.get(ground) or {}).get("fill") for ground in ("light", "dark")}
    return {"the colour of the terminal": colours.get("terminal"), **fills}
