"""Bars over time: for each island and track a row of marks, with a scale of years, months or days below.

A stretch begins with the letter of its state and goes on in a pattern of its own, so that it reads without colour.
Islands whose bars are the same share one. A column shows what held on its first day, or else began in it.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kurils.base.widths import pad, width_of
from kurils.show.elements import Cell, Preformatted
from kurils.words import phrases

if TYPE_CHECKING:
    from kurils.answers.days import Span, TimelineAnswer, TimelineEntry
    from kurils.answers.dispute import Dispute
    from kurils.words.wording import Wording

NARROWEST, DEFAULT = 20, 79
#: what goes on after the letter of the one party, of the other, and of anyone else
PATTERNS, OTHER = ("=", "#"), "-"
#: what no state holds or owns
VALUES = {"none": ".", "trading-post": ":", "mixed": "%", "undivided": "%", "unsettled": "?", "renounced": "x"}
NOTHING = " "
_DAYS = (("day", 1), ("day", 2), ("day", 5), ("day", 10), ("month", 1), ("month", 3), ("month", 6), ("year", 1),
         ("year", 2), ("year", 5), ("year", 10), ("year", 20), ("year", 25), ("year", 50), ("year", 100))  # fmt: skip


class Row(NamedTuple):
    """One bar: its track and place in words, and the entries that it shows."""

    track: str
    label: str
    spells: list[TimelineEntry]


#: state -> its letter, and the pattern that goes on after it
States = dict[str, tuple[str, str]]


def states_of(dispute: Dispute) -> States:
    """How each state of the record is drawn."""
    patterns = dict(zip(dispute["sides"], PATTERNS))
    return {look["id"]: (look["letter"], patterns.get(look["id"], OTHER)) for look in dispute["looks"]}


def bars(
    answer: TimelineAnswer, wording: Wording, names: dict[str, str], whole: list[str], states: States
) -> Preformatted:
    """The bars of the tracks that were asked for; `names` maps island ids to names, `whole` are the default ones."""
    rows = list(_rows(answer, wording, names, whole))
    span = (date.fromisoformat(answer["span"]["from"]), date.fromisoformat(answer["span"]["to"]))
    return Preformatted(
        _draw(rows, states, span, DEFAULT),
        _legend(rows, wording, states),
        fit=lambda width: _draw(rows, states, span, width),
    )


def _rows(answer: TimelineAnswer, wording: Wording, names: dict[str, str], whole: list[str]) -> list[Row]:
    found: list[Row] = []
    for track in ("control", "title", "claim"):
        if track not in answer["kinds"]:
            continue
        of_track = _joined([entry for entry in answer["entries"] if entry["kind"] == track])
        states = sorted({entry["state"] or "" for entry in of_track}) if track == "claim" else [""]
        for state in states:
            heading = wording.tr(f"bars.{track}", state=wording.state(state or None))
            groups: dict[str, list[str]] = {}
            for id in answer["islands"]:
                own = [number for number, entry in enumerate(of_track)
                       if id in entry["islands"] and (not state or entry["state"] == state)]  # fmt: skip
                if own:
                    groups.setdefault(repr([_shown(of_track[n], answer["span"]) for n in own]), []).append(id)
            for places in groups.values():
                label = phrases.places(places, names, whole, wording)
                spells = [e for e in of_track if places[0] in e["islands"] and (not state or e["state"] == state)]
                found.append(Row(heading, label, spells))
    return found


def _joined(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """The entries, a claim that went on in other words as one."""
    found: list[TimelineEntry] = []
    for entry in entries:
        for before in found:
            alike = (before["to"], before["state"], before["islands"]) == (
                entry["date"],
                entry["state"],
                entry["islands"],
            )
            if alike and entry["value"] == "reworded":
                before["to"] = entry["to"]
                break
        else:
            found.append(entry.copy())
    return found


def _shown(entry: TimelineEntry, span: Span) -> tuple[str, str, str | None, str | None]:
    """What tells one stretch of a bar from another: its days within the range, its state and value."""
    end = entry["to"] or "9999-12-31"
    return max(entry["date"], span["from"]), "" if end > span["to"] else end, entry["state"], entry["value"]


def _draw(rows: list[Row], states: States, span: tuple[date, date], width: int) -> list[list[Cell]]:
    first, last = span[0].toordinal(), span[1].toordinal()
    label = min(max(width_of(row.label) for row in rows) + 4, width - NARROWEST)
    size = max(NARROWEST, min(width - label, last - first + 1))
    days = [date.fromordinal(first + at * (last - first + 1) // size).isoformat() for at in range(size)]
    lines: list[list[Cell]] = []
    for number, row in enumerate(rows):
        if number == 0 or rows[number - 1].track != row.track:
            lines.append([Cell(row.track, "dim")])
        *above, name = _folded(row.label, label - 4)
        lines += [[Cell(f"  {part}", "place")] for part in above]
        lines.append([Cell(pad(f"  {name}", label), "place"), *_bar(row.spells, days, states)])
    marks, texts = _scale(span, size, days)
    return [*lines, [Cell(" " * label + marks, "dim")], [Cell(" " * label + texts, "dim")]]


def _folded(label: str, width: int) -> list[str]:
    from kurils.base.widths import wrap

    return wrap(label, max(8, width))


def _bar(spells: list[TimelineEntry], days: list[str], states: States) -> list[Cell]:
    """Cells of equal role, each a stretch of the bar."""
    cells: list[Cell] = []
    before: TimelineEntry | None = None
    for at, day in enumerate(days):
        held = next((s for s in spells if s["date"] <= day and (not s["to"] or day < s["to"])), None)
        if held is None and at + 1 < len(days):
            # too short for a column of its own
            held = next((s for s in spells if day < s["date"] < days[at + 1]), None)
        state = held["state"] if held else None
        letter, fill = _marks(held, states)
        same = before is not None and held is not None and before["state"] == state and state
        mark = fill if same or (at and held is before) else letter
        role = state or "dim"
        if cells and cells[-1].role == role:
            cells[-1].text += mark
        else:
            cells.append(Cell(mark, role))
        before = held
    return cells


def _marks(entry: TimelineEntry | None, states: States) -> tuple[str, str]:
    if entry is None:
        return NOTHING, NOTHING
    if entry["state"]:
        return states.get(entry["state"], (entry["state"][:1].upper(), OTHER))
    mark = VALUES.get(entry["value"] or "", ".")
    return mark, mark


def _legend(rows: list[Row], wording: Wording, known: States) -> str:
    """What the marks mean, those that occur."""
    met = [spell for row in rows for spell in row.spells]
    states = {spell["state"] for spell in met if spell["state"]}
    parts = [f"{mark}{fill} {wording.state(state)}" for state, (mark, fill) in known.items() if state in states]
    values = {(spell["kind"], spell["value"] or "none") for spell in met if not spell["state"]}
    words: dict[str, list[str]] = {}
    for kind, value in sorted(values):
        say = phrases.title(value, None, wording) if kind == "title" else phrases.control_in_full(None, value, wording)
        words.setdefault(VALUES.get(value, "."), []).append(say)
    parts += [f"{mark} {' / '.join(dict.fromkeys(texts))}" for mark, texts in words.items()]
    return wording.clauses(parts)


def _scale(span: tuple[date, date], size: int, days: list[str]) -> tuple[str, str]:
    """A line of ticks and a line of their texts, as close as the texts allow."""
    for unit, step in _DAYS:
        ticks = list(_ticks(span, unit, step, 10 * size))
        columns = [(sum(day <= tick for day in days) - 1, _label(tick, unit)) for tick in ticks]
        if columns and all(b[0] - a[0] > len(a[1]) + 1 for a, b in pairwise(columns)):
            break
    else:
        columns = []
    marks, texts = [" "] * size, [" "] * size
    for column, text in columns:
        marks[column] = "|"
        if column + len(text) <= size:
            texts[column : column + len(text)] = text
    return "".join(marks).rstrip(), "".join(texts).rstrip()


def _ticks(span: tuple[date, date], unit: str, step: int, most: int) -> list[str]:
    """ISO days of the ticks within the range; nothing when they would be more than `most`."""
    first, last = span
    if unit == "day":
        found = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1, step)][:most]
    elif unit == "month":
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        found = [date(n // 12, n % 12 + 1, 1) for n in months if n % step == 0][:most]
    else:
        found = [date(year, 1, 1) for year in range(first.year, last.year + 1) if year % step == 0]
    return [day.isoformat() for day in found if first <= day <= last] if len(found) < most else []


def _label(day: str, unit: str) -> str:
    return {"day": day[5:], "month": day[:7], "year": day[:4]}[unit]
