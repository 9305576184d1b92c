"""A list of changes as a table, for `diff` and for a month or year in which something changed."""

from __future__ import annotations

from kurils.show.elements import Cell, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.answers.days import Change
    from kurils.words.wording import Wording

CSV_COLUMNS = ("date", "island", "track", "before", "after", "document")


def rows(changes: list[Change]) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a change, lists joined with `;`."""
    table: list[list[str | None]] = [
        [c["date"], c["island"], c["track"], _joined(c["before"]), _joined(c["after"]), c["document"]] for c in changes
    ]
    return CSV_COLUMNS, table


def change_table(changes: list[Change], wording: Wording, titles: dict[str, str]) -> Table:
    """Changes that several islands share stand in one row."""
    columns = [wording.tr(f"column.{name}") for name in ("date", "island", "track", "before", "after")]
    groups: dict[tuple[str, str, str, str], list[str]] = {}
    for change in changes:
        before, after = (value_words(change["track"], change[end], wording, titles) for end in ("before", "after"))
        key = (change["date"], change["track"], before, after)
        groups.setdefault(key, []).append(change["island"])
    table = [
        [Cell(day), Cell(", ".join(places), "place"), Cell(wording.tr(f"track.{track}")), Cell(before), Cell(after)]
        for (day, track, before, after), places in groups.items()
    ]
    return Table(columns, table)


def _joined(value: str | list[str] | None) -> str | None:
    return ";".join(value) if isinstance(value, list) else value


def value_words(track: str, value: str | list[str] | None, wording: Wording, titles: dict[str, str]) -> str:
    """The value of a track, as a change holds it, in words; `titles` maps document ids to short titles."""
    if isinstance(value, list):
        return wording.states(value)
    if not value:
        return wording.tr("none")
    if track == "title":
        status, _, holder = value.partition(": ")
        return wording.tr(f"title.{status}", holder=wording.state(holder or None))
    first, _, rest = value.partition(" ")
    kind = rest.strip("()")
    if track == "control":
        state = wording.words.get(f"state.{first}") or wording.words.get(f"kind.{first}", first)
        return f"{state} ({wording.tr(f'kind.{kind}')})" if kind else state
    if track == "governing":
        article, _, state = rest.rpartition("(")
        words = wording.tr(f"document-state.{state.rstrip(')')}")
        return f"{titles.get(first, first)}{', ' + article.strip() if article.strip() else ''} ({words})"
    return value
