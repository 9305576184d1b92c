"""Where two states are parted there is a line: by what each holds, and by what one of them claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.lines.banks import OPEN, Land, stands
from kurils.store.validate.lines.lasting import running_along

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.form.entries import Entries, Entry
    from kurils.store.validate.lines.banks import Course, Passed

#: the states of a line that is no wish of one side
DRAWN = ("agreed", "demarcated", "de-facto")


def check_parting(entries: Entries, courses: dict[str, Course]) -> None:
    """Report lines on which no border stands though what two sides hold, or what one claims, ends there.

    `courses` are those of the lines whose shores are known, by the id of the line.
    """
    land = Land(entries)
    sides = sorted(side for side in entries.dispute.get("sides") or () if side)
    borders = [entry.values for entry in entries["borders"] if entry.values.get("from")]
    for entry in entries["lines"]:
        course = courses.get(str(entry.values.get("id")))
        if course and course.left and course.right:
            along = running_along(str(entry.values["id"]), entries)
            there = [border for border in borders if along(border)]
            _check_held(entry, course, there, land, sides, _first(entries))
            for by in sides:
                begin = min((border["from"] for border in borders if border.get("by") == by), default=OPEN)
                _check_claimed(entry, course, there, land, by, begin)


def _first(entries: Entries) -> str:
    """The first day of a line that is drawn, or of title that is agreed: before, nobody spoke of lines."""
    title = [spell.values.get("from") for spell in entries["title"] if spell.values.get("status") == "agreed"]
    drawn = [border.values.get("from") for border in entries["borders"] if border.values.get("state") in DRAWN]
    return min((day for day in (*title, *drawn) if day), default=OPEN)


def _days(spells: Iterable[dict[str, Any]], borders: Iterable[dict[str, Any]], begin: str) -> list[str]:
    """The days from `begin` on which what is asked may have another answer."""
    changes = {day for each in (*spells, *borders) for day in (each.get("from"), each.get("to"))}
    return sorted(day for day in {begin, *changes} if day and begin <= day)


def _check_held(
    entry: Entry, course: Course, there: list[dict[str, Any]], land: Land, sides: list[str], begin: str
) -> None:
    """Not between the fronts of a war, nor where one holds a place still, or already, that is the other's by title."""
    drawn = [border for border in there if border.get("state") in DRAWN]
    shores = course.left | course.right
    spells = [*land.spells("control", shores), *land.spells("title", shores)]
    for day in _days(spells, drawn, begin):
        left, right = (_told(land, "control", "kind", bank, day) for bank in (course.left, course.right))
        states = {state for state, _ in left | right}
        of_each = [{state for state, _ in bank} for bank in (left, right)]
        if not (states <= {*sides} and all(len(of) == 1 for of in of_each) and of_each[0] != of_each[1]):
            continue
        title = _told(land, "title", "status", shores, day)
        one = len({state for state, _ in title}) == 1 and all(status in ("agreed", "own") for _, status in title)
        occupied = any(kind == "military-occupation" for _, kind in left | right)
        if not one and not occupied and not any(stands(border, day) for border in drawn):
            told = f"on {day} its shores are {' and '.join(sorted(map(str, states)))}'s by `control` and `coasts`"
            entry.at.problem("no-line", f"{told}: write in borders.yaml which line was between them")
            return


def _told(land: Land, track: str, key: str, shores: Iterable[Passed], day: str) -> set[tuple[str | None, str | None]]:
    """Whose some shores are on a day by a track, and how; a coast is its owner's always."""
    found: set[tuple[str | None, str | None]] = set()
    for shore in shores:
        if shore[0] == "coasts":
            found.add((land.coasts.get(shore[1]), "own"))
        else:
            spell = next(iter(land.on(track, shore, day)), {})
            found.add((spell.get("holder"), spell.get(key)))
    return found


def _check_claimed(entry: Entry, course: Course, there: list[dict[str, Any]], land: Land, by: str, begin: str) -> None:
    """From the first line on that the side claims; what its own coast asks for it need not claim."""
    own = [border for border in there if border.get("by") == by or border.get("state") in ("agreed", "demarcated")]
    for day in _days(land.spells("claims", course.left | course.right), own, begin):
        left, right = ({_wanted(land, shore, by, day) for shore in bank} for bank in (course.left, course.right))
        parted = (left, right) in (({"claimed"}, {"other"}), ({"other"}, {"claimed"}))
        if parted and not any(stands(border, day) for border in own):
            told = f"on {day} {by} claims the land on one side of it, and not on the other"
            entry.at.problem("no-line", f"{told}: write in borders.yaml which line it claims")
            return


def _wanted(land: Land, shore: Passed, by: str, day: str) -> str:
    """Whether a side claims a shore on a day, has it already, or leaves it to another."""
    if shore[0] == "coasts":
        owner = land.coasts.get(shore[1])
        return "own" if owner == by else "other" if owner else "unknown"
    return "claimed" if any(claim.get("claimant") == by for claim in land.on("claims", shore, day)) else "other"
