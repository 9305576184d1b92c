"""The strip over time: one bar an island, the years above, the events below, the day marked. Plain cells, no screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kurils.base.widths import pad, width_of
from kurils.show.blocks.bars import OTHER, VALUES, states_of
from kurils.show.elements import Cell

if TYPE_CHECKING:
    from kurils.explore.state import State
    from kurils.show.blocks.bars import States
    from kurils.store.tracks import Place

#: the mark of a claim by several states at once
SEVERAL = "&"
#: years, then months, between two labels of the axis
YEARS = (1, 2, 5, 10, 20, 25, 50, 100)
MONTHS = (1, 2, 3, 6)
LABEL = 7

Line = list[Cell]


def strip(state: State, width: int, most: int = 100) -> list[Line]:
    """The whole strip in lines of at most `width` columns; of more places than `most` those around the chosen one."""
    names = [state.record.names[id] for id in state.islands]
    label = 2 + max(map(width_of, names)) + 2
    size = max(20, width - label)
    scale = Scale(*state.window(), size)
    here = scale.column(state.day)
    tr = state.record.wording.tr
    lines: list[Line] = [[Cell(pad(f"  {tr('explore.bars.' + state.bars)}", label)), Cell(scale.axis())]]
    first = max(0, min(state.at - most // 2, len(names) - most))
    for id, name in [*zip(state.islands, names)][first : first + most]:
        chosen = id == state.island
        line = [Cell(pad(("▸ " if chosen else "  ") + name, label), "chosen" if chosen else "place")]
        lines.append(line + _bar(state.record.place(id), state, scale, here))
    counts = [0] * size
    for day in state.steps():
        if scale.first <= date.fromisoformat(day).toordinal() <= scale.last:
            counts[scale.column(day)] += 1
    marks = "".join(" ·:"[min(count, 2)] for count in counts)
    lines.append([
        Cell(pad(f"  {tr('explore.bars.events')}", label)), Cell(marks[:here]), Cell("▲", "chosen"),
        Cell(marks[here + 1 :]),
    ])  # fmt: skip
    return lines


def legend(state: State) -> str:
    """What the marks of the bars mean, in words."""
    return legend_of(state, state.bars)


def legend_of(state: State, track: str) -> str:
    """The same of a track: the letter and the pattern of each party, the letters of others, then what no state has."""
    wording, known = state.record.wording, states_of(state.record.dispute)
    sides = state.record.sides
    marks = {side: "".join(known[side]) for side in sides}
    return wording.tr(
        f"explore.legend.{track}",
        marks=" ".join(marks.values()),
        sides="  ".join(f"{mark} {wording.state(side)}" for side, mark in marks.items()),
        others=" ".join(letter for id, (letter, _) in known.items() if id not in sides),
    )


def _bar(place: Place, state: State, scale: Scale, here: int) -> Line:
    """Cells of equal role; a stretch begins with the letter of its state and goes on in its pattern."""
    cells: Line = []
    states = states_of(state.record.dispute)
    before = ""
    for column in range(scale.size):
        value, letter, fill, role = mark_of(
            place, state.bars, state.day if column == here else scale.day(column), states
        )
        mark = fill if value == before else letter
        before = value
        if column == here:
            cells.append(Cell(letter, f"here {role}".rstrip()))
        elif cells and cells[-1].role == role:
            cells[-1].text += mark
        else:
            cells.append(Cell(mark, role))
    return cells


def mark_of(place: Place, track: str, day: str, states: States) -> tuple[str, str, str, str]:
    """What a track of a place says on a day: the value, its letter, its pattern and its role."""
    if track == "claim":
        claimants = sorted({claim["claimant"] for claim in place.all_on("claims", day)})
        if len(claimants) > 1:
            return "+".join(claimants), SEVERAL, SEVERAL, ""
        state = claimants[0] if claimants else None
        value = "none"
    else:
        spell = place.on(track, day)
        state = spell["holder"] if spell else None
        value = (spell["status"] if track == "title" else spell["kind"]) if spell else "none"
    if state is None:
        mark = VALUES.get(value, ".")
        return value, mark, mark, ""
    return state, *states.get(state, (state[0].upper(), OTHER)), state


class Scale:
    """Days to columns and back, over a range of days."""

    def __init__(self, first: str, last: str, size: int) -> None:
        self.first = date.fromisoformat(first).toordinal()
        self.last = date.fromisoformat(last).toordinal()
        self.days = self.last - self.first + 1
        self.size = size

    def column(self, day: str) -> int:
        """The column of an ISO day; days outside fall on the nearest end."""
        ordinal = min(max(date.fromisoformat(day).toordinal(), self.first), self.last)
        return (ordinal - self.first) * self.size // self.days

    def day(self, column: int) -> str:
        """The ISO day in the middle of a column."""
        return date.fromordinal(self.first + (2 * column + 1) * self.days // (2 * self.size)).isoformat()

    def axis(self) -> str:
        """Years, or months of a short range, each label beginning at its column."""
        line = [" "] * self.size
        free = 0
        for label, day in self._ticks():
            at = self.column(day)
            if at >= free and at + len(label) <= self.size:
                line[at : at + len(label)] = label
                free = at + len(label) + 1
        return "".join(line)

    def _ticks(self) -> list[tuple[str, str]]:
        """Labels and their days, as close as they may stand."""
        column = self.days / self.size
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        every = next((step for step in MONTHS if step * 30 >= column * (LABEL + 2)), 0)
        if every:
            months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
            labels = [f"{at // 12}-{at % 12 + 1:02d}" for at in months if at % 12 % every == 0]
            return [(label, f"{label}-01") for label in labels if f"{label}-01" >= first.isoformat()]
        every = next((step for step in YEARS if step * 365 >= column * LABEL), YEARS[-1])
        years = range(-(-first.year // every) * every, last.year + 1, every)
        return [(str(year), f"{year}-01-01") for year in years if f"{year}-01-01" >= first.isoformat()]
