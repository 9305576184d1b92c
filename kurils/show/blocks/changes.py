"""A list of changes as a table, for `diff` and for a month or year in which something changed."""

from __future__ import annotations

from kurils.query.changes import shared
from kurils.show.elements import Cell, Table
from kurils.words import phrases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kurils.answers.days import Change
    from kurils.words.wording import Wording

CSV_COLUMNS = ("date", "island", "track", "before", "after", "document", "before_text", "after_text")


def rows(changes: list[Change]) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a change; the ids of which a value is made are joined with `;` in the order that they have in JSON."""
    table: list[list[str | None]] = []
    for change in changes:
        before, after = change["before"], change["after"]
        about = [change["date"], change["island"], change["track"]]
        table.append([*about, _ids(before), _ids(after), change["document"], before["text"], after["text"]])
    return CSV_COLUMNS, table


def _ids(value: Any) -> str:
    parts = [part for key, part in value.items() if key != "text"]
    return ";".join(id or "" for part in parts for id in (part if isinstance(part, list) else [part])).rstrip(";")


def change_table(changes: list[Change], wording: Wording, usual: list[str] | None = None) -> Table:
    """Changes that several islands share stand in one row; `usual` are the places that one word stands for."""
    ids = {change["island"]: change["island"] for change in changes}
    columns = [wording.tr(f"column.{name}") for name in ("date", "island", "track", "before", "after")]
    table = [
        [
            Cell(one["date"]),
            Cell(phrases.places([change["island"] for change in alike], ids, usual or [], wording), "place"),
            Cell(wording.tr(f"track.{one['track']}")),
            Cell(one["before"]["text"]),
            Cell(one["after"]["text"]),
        ]
        for alike in shared(changes)
        for one in alike[:1]
    ]
    return Table(columns, table)
