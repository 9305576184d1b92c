"""Boundary lines as drawn: agreed in ink, signed but not in force hollow, in practice dashed, claimed in dots."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.xml import Raw, element, joined, use

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.maps.theme import Theme

#: the order in which lines are drawn, the last on top
ORDER = ("pending", "de-facto", "claimed", "agreed", "demarcated")


class Course(NamedTuple):
    """A line to be drawn: the id of its path, on what basis it ran, who claims it, and since when."""

    line: str
    state: str
    by: str | None
    since: str
    #: whether a line in practice and a claimed one share this course
    shared: bool = False


def courses(borders: Iterable[Mapping[str, Any]], lines: Mapping[str, Mapping[str, Any]]) -> list[Course]:
    """The lines of a day in the order in which they are drawn; those that continue one another are joined to one.

    `borders` are rows with `line`, `state`, `by`, `from`; `lines` the rows of lines.yaml by id.
    """
    found = [Course(row["line"], row["state"], row["by"], row["from"]) for row in borders]
    for id, line in lines.items():
        parts = {(course.state, course.by) for course in found if course.line in (line["joins"] or ())}
        for state, by in parts:
            own = [course for course in found if course.state == state and course.line in line["joins"]]
            if {course.line for course in own} == set(line["joins"]):
                since = min(course.since for course in own)
                found = [course for course in found if course not in own] + [Course(id, state, by, since)]
    practised = {course.line for course in found if course.state == "de-facto"}
    claimed = {course.line for course in found if course.state == "claimed"}
    shared = [course._replace(shared=course.line in practised & claimed) for course in found]
    return sorted(shared, key=lambda course: ORDER.index(course.state))


def stroke(theme: Theme, course: Course, shape: str, px: Any, factor: float = 1.0) -> Raw:
    """One line; `shape` is the id of its path, `px` turns pixels into the lengths of that path."""
    usual = {"fill": "none", "stroke_linejoin": "round"}

    def drawn(colour: str, width: float, *dashes: float, offset: float = 0.0) -> Raw:
        cap = "butt" if dashes and dashes[0] else "round"
        pattern = " ".join(f"{px(dash * factor):g}" for dash in dashes) or None
        return use(
            shape, **usual, stroke=colour, stroke_width=px(width * factor), stroke_linecap=cap,
            stroke_dasharray=pattern, stroke_dashoffset=px(offset * factor) if offset else None,
        )  # fmt: skip

    if course.state in ("agreed", "demarcated"):
        parts = [drawn(theme.casing, 5.4), drawn(theme.line, 2.4)]
    elif course.state == "pending":
        parts = [drawn(theme.line, 4.0), drawn(theme.casing, 2.0)]
    elif course.state == "de-facto":
        dashes = (7.0, 7.0) if course.shared else (7.0, 4.0)
        parts = [drawn(theme.casing, 5.0), drawn(theme.line, 2.0, *dashes)]
    else:
        colour = theme.of(course.by).fill
        if course.shared:
            # dots in the gaps of the dashes
            parts = [drawn(colour, 4.2, 0.0, 14.0, offset=-10.5)]
        else:
            parts = [drawn(theme.casing, 6.4, 0.0, 7.0), drawn(colour, 4.2, 0.0, 7.0)]
    return element("g", joined(parts), class_=f"border {course.state}")


def sample(theme: Theme, course: Course, x: float, y: float, width: float, id: str) -> Raw:
    """A straight piece of such a line, for a legend; `id` is a new one."""
    path = element("path", d=f"M{x:g} {y:g}h{width:g}", id=id)
    return joined([element("defs", path), stroke(theme, course, id, lambda pixels: round(pixels, 1))])
