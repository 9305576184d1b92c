"""What happened and what changed on the day, and what stands before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.widths import width_of, wrap
from kurils.query.changes import shared
from kurils.show.elements import Block, Cell, Heading, Items, Paragraph
from kurils.words import phrases
from kurils.words.changes import sentence, told
from kurils.words.days import beyond_record
from kurils.words.timeline import kind

if TYPE_CHECKING:
    from kurils.explore.state import State

#: what stands before an event, and before a change
EVENT, CHANGE = "•", "◆"
#: of a day before or after, so many entries are told
TOLD = 3


def news(state: State) -> list[tuple[str, str]]:
    """What there is to say of the day, each as (role, line); where nothing happened, what stands around it."""
    tr = state.record.wording.tr
    lines: list[tuple[str, str]] = []
    if state.said:
        lines.append(("warn", state.said))
    if state.view != "neutral":
        lines.append(("warn", state.record.wording.party("view", state.view)))
    happened = [f"{EVENT} {line}" for _, line in event_lines(state)] + [
        f"{CHANGE} {line}" for line in change_lines(state)
    ]
    if beyond := beyond_record(state.status()["kurils"], state.record.wording):
        lines.append(("warn", beyond))
    lines += [("", line) for line in happened]
    if not happened:
        before, after = (day or tr("none") for day in state.near())
        lines.append(("", tr("explore.quiet", before=before, after=after)))
    return lines


def fitted(said: list[tuple[str, str]], width: int, room: int, more: str, between: str = "; ") -> list[list[Cell]]:
    """The news in at most `room` lines of `width` columns.

    Where they do not fit, the events share a line (`between` stands between them), and lines are cut from the first on;
    `more` then says where the rest is.
    """
    drawn = [row for role, text in said for row in _rows(role, text, width)]
    if len(drawn) <= room:
        return drawn
    warned = [(role, text) for role, text in said if text[0] not in EVENT + CHANGE]
    changed = [(role, text) for role, text in said if text[0] == CHANGE]
    happened = between.join(text[2:] for _, text in said if text[0] == EVENT)
    every = [*warned, *([("", f"{EVENT} {happened}")] if happened else []), *changed]
    lines = every[:room]
    spare, cut = room - len(lines), len(every) > room
    parts: list[list[list[Cell]]] = []
    for role, text in reversed(lines):
        rows = _rows(role, text, width)
        if len(rows) - 1 > spare:
            rows, cut = [[Cell(_short(text, width), role)]], True
        spare -= len(rows) - 1
        parts.insert(0, rows)
    drawn = [row for rows in parts for row in rows]
    if cut:
        last = drawn[-1][0]
        drawn[-1] = [Cell(_short(last.text, width - width_of(more) - 2) + "  ", last.role), Cell(more, "chosen")]
    return drawn


def _rows(role: str, text: str, width: int) -> list[list[Cell]]:
    first, *rest = wrap(text, width - 2)
    return [[Cell(first, role)], *([Cell("  " + line, role)] for line in rest)]


def _short(text: str, width: int) -> str:
    """The text in one line, with an ellipsis where it was cut; the blanks in front are kept."""
    before = text[: len(text) - len(text.lstrip())]
    return text if width_of(text) <= width else before + wrap(text, width - len(before) - 2)[0] + " …"


def events(state: State) -> list[Block]:
    """Everything of the day, and the events before and after it."""
    tr = state.record.wording.tr
    result: list[Block] = []
    happened, changed = event_lines(state), change_lines(state)
    if happened:
        told = [("", f"{line} [{id}]") for id, line in happened]
        result += [Heading(tr("heading.on-this-day")), Items(told)]
    if changed:
        result += [Heading(tr("explore.changed")), Items([("", line) for line in changed])]
    if not result:
        result.append(Paragraph(tr("explore.nothing")))
    for key, day in zip(("explore.before", "explore.after"), state.near()):
        if day:
            result += [Heading(tr(key)), Items([(day, _told(state, day))])]
    return result


def event_lines(state: State) -> list[tuple[str, str]]:
    """The documents and events of the day: id, and what happened, several acts of one document in one line."""
    acts: dict[str, list[str]] = {}
    for event in state.status()["on_this_day"]:
        words = acts.setdefault(event["id"], [])
        word = phrases.event(event["event"], None, state.record.wording)
        if event["event"] != "occurred" and word not in words:
            words.append(word)
    lines, wording = [], state.record.wording
    for id, words in acts.items():
        title = state.record.titles.get(id, id)
        lines.append((id, wording.labelled(title, wording.series(words)) if words else title))
    return lines + [
        (entry["document"] or "", wording.labelled(entry["edtf"] or "", entry["text"]))
        for entry in state.loose_events()
    ]


def change_lines(state: State) -> list[str]:
    """What changed on the day, each change once with the islands that share it."""
    record = state.record
    lines = []
    for alike in shared(state.changes()):
        where = phrases.where([c["island"] for c in alike], record.names, record.default_territories, record.wording)
        lines.append(sentence([told(alike[0], where, record.wording, record.titles)], record.wording))
    return lines


def _told(state: State, day: str) -> str:
    """A day of the timeline in one line: its documents and events, or what changed."""
    entries = [entry for entry in state.timeline()["entries"] if entry["date"] == day]
    acts = [entry["text"] for entry in entries if entry["kind"] in ("document", "event")]
    wording = state.record.wording
    texts = acts or [wording.labelled(kind(entry, wording), entry["text"]) for entry in entries]
    more = " …" if len(texts) > TOLD else ""
    return wording.clauses(texts[:TOLD]) + more if texts else wording.tr("explore.change-there")
