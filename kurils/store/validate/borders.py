"""Borders and the lines that they run on: by whom, by what, for as long as what drew them lasts, of what length."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, radians
from typing import TYPE_CHECKING

from kurils.base.errors import DataInvalid
from kurils.geometry.rings import parse_area, parse_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.geometry.rings import Point
    from kurils.store.validate.entries import Entries, Entry

OPEN = "9999-12-31"
#: kilometres of a degree of a great circle
DEGREE = 111.19
#: part by which the length that is told may differ from that of the points
LENGTH = 0.02
#: a strait may be so much narrower elsewhere than where its line passes
NARROWER = 1.6


def check_borders(entries: Entries) -> None:
    """Report borders of a state that takes no part, on a wrong line, or on days that their document does not give."""
    sides = {side for side in entries.dispute.get("sides") or () if side}
    for entry in entries["borders"]:
        _check_parties(entry, sides)
        _check_line(entry, entries)
        _check_title(entry, entries)
        _check_claim(entry, entries)
    shores = [*_shores(entries)]
    for entry in entries["lines"]:
        _check_figures(entry, shores)


def _check_parties(entry: Entry, sides: set[str]) -> None:
    values = entry.values
    between = [state for state in values.get("between") or () if state]
    if values.get("state") == "claimed" and not values.get("by"):
        entry.at.problem("no-claimant", "a claimed line says `by` whom")
    if values.get("state") != "claimed" and values.get("by"):
        entry.at.problem("claimant", "`by` is for claimed lines only")
    if values.get("by") and values["by"] not in between:
        entry.at.problem("no-party", f"{values['by']} claims the line and is not among those it lies between")
    if values.get("state") == "agreed" and not values.get("document"):
        entry.at.problem("no-document", "a line called agreed names the document")
    if between != sorted(between) or len(between) > 2:
        entry.at.problem("order", "`between` names two states, in the order of the alphabet")
    for state in between:
        if sides and state not in sides:
            entry.at.problem("no-party", f"a line between {state}, which is no party: `sides` does not name it")


def _check_line(entry: Entry, entries: Entries) -> None:
    """A line of its own may run otherwise than the strait's; that of another strait cannot."""
    values, straits = entry.values, entries.by_id("straits")
    owners = {strait.get("line"): id for id, strait in straits.items()}
    owner = owners.get(str(values.get("line")), values.get("strait"))
    joins = (entries.by_id("lines").get(str(values.get("line"))) or {}).get("joins") or ()
    own = (straits.get(str(values.get("strait"))) or {}).get("line")
    if owner != values.get("strait") and own not in joins:
        entry.at.problem("wrong-line", f"{values['line']} is the line of {owner}, not of {values.get('strait')}")


def _check_title(entry: Entry, entries: Entries) -> None:
    """A line that an article drew with title stands as long as all title that the article fixed."""
    document, article, state = (entry.values.get(key) for key in ("document", "article", "state"))
    fixed = [
        title.values
        for title in entries["title"]
        if document and title.values.get("document") == document and title.values.get("status") == "agreed"
    ]
    if not fixed or state == "claimed":
        return
    if state == "de-facto":
        entry.at.problem("not-de-facto", f"{document} fixed title in force: its line is agreed, demarcated or claimed")
        return
    spells = [title for title in fixed if title.get("article") == article and title.get("from")]
    if not spells:
        entry.at.problem("no-title", f"{document} fixed no title by article {article!r}, which drew no line then")
        return
    begin = max(spell["from"] for spell in spells)
    end = min(spell.get("to") or OPEN for spell in spells)
    from_, to = entry.values.get("from"), entry.values.get("to") or OPEN
    others = [other.values for other in entries["borders"] if other.values.get("line") == entry.values.get("line")]
    drawn = [other for other in others if other.get("state") in ("agreed", "demarcated")]
    if from_ != begin and not any(other.get("to") == from_ for other in drawn):
        entry.at.problem("title-differs", f"the line is agreed from {from_}, title by the same article from {begin}")
    if to != end and not any(other.get("from") == to for other in drawn):
        told = "on with no end" if end == OPEN else f"to {end}"
        entry.at.problem("title-differs", f"the line is agreed to {to}, title by the same article {told}")


def _check_claim(entry: Entry, entries: Entries) -> None:
    """Who claims a line claims, on all its days, some land."""
    values = entry.values
    if values.get("state") != "claimed" or not values.get("by") or not values.get("from"):
        return
    due, end = values["from"], values.get("to") or OPEN
    claims = [claim.values for claim in entries["claims"] if claim.values.get("claimant") == values["by"]]
    for claim in sorted(claims, key=lambda claim: str(claim.get("from"))):
        if claim.get("from") and claim["from"] <= due:
            due = max(due, claim.get("to") or OPEN)
    if due < end:
        entry.at.problem("no-claim", f"{values['by']} claims this line on {due}, and no land on that day")


def _shores(entries: Entries) -> Iterator[Point]:
    for name in ("polygons", "coasts", "land"):
        for entry in entries[name]:
            try:
                area = parse_area(entry.values.get("wkt") or "")
            except (DataInvalid, ValueError):
                continue
            for polygon in area:
                yield from polygon[0]


def _check_figures(entry: Entry, shores: list[Point]) -> None:
    """The length is that of the points; no strait is narrower than its line's distance from both shores allows."""
    told = {key: float(entry.values.get(key) or "nan") for key in ("length_km", "narrowest_km")}
    try:
        line = parse_line(entry.values.get("wkt") or "")
    except (DataInvalid, ValueError):
        return
    edges = list(pairwise(line))
    length = sum(_km(a, b) for a, b in edges)
    if abs(told["length_km"] - length) > LENGTH * length:
        entry.at.problem("impossible", f"length_km: {told['length_km']:g}; its points make {length:.4g} km")
    reach = told["narrowest_km"] * NARROWER / 2
    if reach > 0 and shores and not any(_near(a, b, shores, reach) for a, b in edges):
        entry.at.problem(
            "impossible", f"narrowest_km: {told['narrowest_km']:g}; its line stays too far from every shore for that"
        )


def _near(a: Point, b: Point, shores: list[Point], reach: float) -> bool:
    south, north = sorted((a[1], b[1]))
    west, east = sorted((a[0], b[0]))
    high = reach / DEGREE
    wide = high / cos(radians(max(abs(south), abs(north))))
    return any(
        south - high <= point[1] <= north + high
        and west - wide <= point[0] <= east + wide
        and _from_edge(point, a, b) <= reach
        for point in shores
    )


def _from_edge(point: Point, a: Point, b: Point) -> float:
    """Kilometres from a point to an edge, on a plane about it; good to a few parts in a thousand at such distances."""
    scale = cos(radians(point[1]))
    dx, dy = (b[0] - a[0]) * scale, b[1] - a[1]
    px, py = (point[0] - a[0]) * scale, point[1] - a[1]
    along = min(max((px * dx + py * dy) / ((dx * dx + dy * dy) or 1), 0), 1)
    return hypot(px - along * dx, py - along * dy) * DEGREE


def _km(a: Point, b: Point) -> float:
    return hypot((b[0] - a[0]) * cos(radians((a[1] + b[1]) / 2)), b[1] - a[1]) * DEGREE
