"""What stands behind a stable identifier: one row of the record, its certainty and its sources, and where in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.cited import located
from kurils.base.errors import UnknownId
from kurils.base.names import close, identifier, plain_id
from kurils.query.envelope import header
from kurils.query.tables import TABLES, columns

if TYPE_CHECKING:
    from typing import Any

    from kurils.answers.assistant import EvidenceAnswer
    from kurils.store.contents import Contents

    Row = dict[str, Any]

#: the tables of dated spells
TRACKS = ("control", "polity", "title", "claims", "governing", "also", "views")
#: table -> what one of its rows is called
KINDS = {
    "places": "place", "documents": "document", "sources": "source", "variants": "variant", "positions": "position",
    **{track: track for track in TRACKS},
}  # fmt: skip
#: what an answer holds beside its row
_APART = ("identifier", "sources", "locators", "certainty")
#: what says most about a row, the best first
_SAYING = ("why", "summary", "note", "title", "name", "value")


class Evidence:
    """The rows of the record by their identifiers, and those of a place by day."""

    def __init__(self, record: Contents) -> None:
        self._record = record
        self._rows: dict[str, tuple[str, Row]] = {}
        self._of_place: dict[tuple[str, str], list[Row]] = {}
        for table in TABLES:
            if table.name not in KINDS:
                continue
            kept = (*columns(table, record), "locators")
            for row in table.rows(record):
                short = {key: row.get(key) for key in kept}
                self._rows[row["id"]] = table.name, short
                if table.name in TRACKS or table.name == "positions":
                    self._of_place.setdefault((table.name, row["place"]), []).append(short)
        for rows in self._of_place.values():
            rows.sort(key=lambda row: str(row["from"]))

    @property
    def ids(self) -> list[str]:
        """The ids of all rows that have an identifier."""
        return list(self._rows)

    def all(self, table: str, place: str, group: str) -> list[Row]:
        """Every row of a place and its group, in order of time; control and polity of its own replace the group's."""
        own, shared = self._of_place.get((table, place), []), self._of_place.get((table, group), [])
        if place == group or (own and table in ("control", "polity")):
            return own
        return sorted([*shared, *own], key=lambda row: str(row["from"]))

    def on(self, table: str, place: str, group: str, day: str) -> list[Row]:
        """The rows of a place on an ISO day: its own, else those of its group."""
        return [
            row
            for row in self.all(table, place, group)
            if row["from"] <= day and (row["to"] is None or day < row["to"])
        ]

    def turning(self, table: str, place: str, group: str, day: str) -> list[Row]:
        """The rows that begin on an ISO day, of a place or its group; if none does, those that have ended with it."""
        rows = self.all(table, place, group)
        return [row for row in rows if row["from"] == day] or [row for row in rows if row["to"] == day]

    def certainty(self, id: str) -> str | None:
        """The certainty of the row that has this id."""
        found: str | None = self._rows[id][1].get("certainty") if id in self._rows else None
        return found

    def of(self, given: str) -> EvidenceAnswer:
        """The answer for an identifier, or an id. Raises UnknownId with suggestions."""
        id = plain_id(given)
        if id not in self._rows:
            near = close(id, self._rows)
            raise UnknownId("document, place, spell, position, variant or source", id, tuple(map(identifier, near)))
        name, row = self._rows[id]
        sources = [id] if name == "sources" else row.get("sources") or []
        said = next((row[key] for key in _SAYING if row.get(key)), id)
        return {
            "kurils": header("evidence", self._record.meta),
            "edition": self._record.meta["version"],
            "text": said,
            "identifier": identifier(id),
            "of": KINDS[name],  # type: ignore[typeddict-item]
            "row": {key: value for key, value in row.items() if key not in _APART},
            "certainty": row.get("certainty"),
            "sources": self._record.cite(set(sources)),
            "places_in_sources": located(row),
        }
