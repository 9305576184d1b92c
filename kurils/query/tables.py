"""The record as flat tables: one row a place and spell, a document, a date, a position, a source.

Lists are joined with `;`, arguments with ` | `, places in sources, each as `id: place`, with ` | `. Ranges are
`[from, to)`, as in every data format of the program. Beside its columns a row has `statement`, which tells of what
statement of the record it is: one statement on several places, or on days cut in parts, has several rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.base.names import identifier
from kurils.dates import forms
from kurils.store.tracks import phases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kurils.store.contents import Contents

    Row = dict[str, Any]

_EVIDENCE = ("certainty", "sources", "locators", "note")
_SPELL = ("id", "identifier", "place", "from", "to", "from_edtf", "to_edtf")


#: columns that hold days; `table.column` where only that table's does
DATES = ("from", "to", "at", "window_from", "window_to", "document_dates.date")


class Table(NamedTuple):
    """A table: its name, what it holds, its columns, and the function that makes its rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Callable[[Contents], Iterator[Row]]
    #: the columns that tell rows apart; empty when nothing short does
    key: tuple[str, ...] = ("id",)


#: column -> (table, column) that it points to; `table.column` where only that table's column does
REFERENCES = {
    "place": ("places", "id"),
    "group": ("places", "id"),
    "document": ("documents", "id"),
    "target": ("documents", "id"),
    "title_document": ("documents", "id"),
    "holder": ("actors", "id"),
    "claimant": ("actors", "id"),
    "actor": ("actors", "id"),
    "title_holder": ("actors", "id"),
    "polity": ("polities", "id"),
    "polities.state": ("actors", "id"),
    "document_dates.by": ("actors", "id"),
    "positions.by": ("actors", "id"),
    "readings.side": ("actors", "id"),
    "borders.by": ("actors", "id"),
}


def _actors(record: Contents) -> Iterator[Row]:
    section = record.section("actors")
    for kind, name in (("state", "states"), ("other", "others")):
        for actor in section[name]:
            yield {"id": actor["id"], "kind": kind, "name": actor["name"]}


def _polities(record: Contents) -> Iterator[Row]:
    for polity in record.section("actors")["polities"]:
        yield {"id": polity["id"], "state": polity["state"], "name": polity["name"]}


def _places(record: Contents) -> Iterator[Row]:
    for id, place in record.section("status")["places"].items():
        yield {
            "id": id,
            "identifier": identifier(id),
            "group": place["group"],
            "name": place["name"],
            "default": str(place["default"]).lower(),
        }


def _names(record: Contents) -> Iterator[Row]:
    section = record.section("places")
    seen = set()
    for place in (*section["territories"], *section["islands"]):
        for language, names in place["names"].items():
            for name in names if isinstance(names, list) else [names]:
                row = {"place": place["id"], "language": language, "form": name["form"]}
                if tuple(row.values()) not in seen:
                    seen.add(tuple(row.values()))
                    statement = f"names/{'/'.join(row.values())}"
                    yield {**row, **{key: name.get(key) for key in _EVIDENCE}, "statement": statement}


def spells(track: str, *more: str) -> Callable[[Contents], Iterator[Row]]:
    """Rows of a track, one a place and spell; `more` are the columns that the id needs besides place and day."""

    def rows(record: Contents) -> Iterator[Row]:
        seen: dict[str, int] = {}
        found: list[tuple[int, Any]] = list(enumerate(record.section("tracks")[track], 1))
        if track == "claims":
            found = [(number, phase) for number, claim in found for phase in phases(claim)]
        for number, spell in found:
            for place in (*spell["territories"], *spell["members"]):
                id = "/".join([place, track, *(str(spell[name]) for name in more), spell["from"]])
                seen[id] = seen.get(id, 0) + 1
                own = id if seen[id] == 1 else f"{id}/{seen[id]}"
                yield {
                    **spell,
                    "id": own,
                    "identifier": identifier(own),
                    "place": place,
                    "statement": f"{track}/{number}",
                }

    return rows


def _documents(record: Contents) -> Iterator[Row]:
    for document in record.section("documents")["documents"]:
        titles = document["titles"]
        others = {f"title_{language}": titles.get(language) for language in record.dispute["languages"]}
        known = {"identifier": identifier(document["id"]), "statement": f"documents/{document['id']}"}
        yield {**document, **others, **known}


def _dates(record: Contents) -> Iterator[Row]:
    from datetime import date

    for document in record.section("documents")["documents"]:
        for number, act in enumerate(document["dates"], 1):
            shown = forms(date.fromisoformat(act["date"])) if act["edtf"] is None else None
            calendars = {key: shown and shown[key] for key in ("julian", "japanese")}
            statement = f"documents/{document['id']}/dates/{number}"
            yield {**act, "document": document["id"], **calendars, "statement": statement}


def _articles(record: Contents) -> Iterator[Row]:
    for document in record.section("documents")["documents"]:
        for number, article in enumerate(document["articles"], 1):
            statement = f"documents/{document['id']}/articles/{number}"
            touched = list(article["territories"])
            yield {**article, "document": document["id"], "territories": touched, "statement": statement}


def _touched(record: Contents) -> Iterator[Row]:
    for document in record.section("documents")["documents"]:
        for place, how in document["territories"].items():
            yield {"document": document["id"], "place": place, "how": how}


def _effects(record: Contents) -> Iterator[Row]:
    for document in record.section("documents")["documents"]:
        for effect in document["effects"]:
            yield {**effect, "document": document["id"], "target": effect["document"]}


def _positions(record: Contents) -> Iterator[Row]:
    seen: dict[str, int] = {}
    numbers: dict[tuple[Any, ...], int] = {}
    for entry in record.section("positions")["positions"]:
        by = entry["side"] or entry["by"]
        # the parts of one position have its days in common
        whole = (by, *entry["territories"], *entry["members"], entry["since"], entry["until"])
        number = numbers.setdefault(whole, len(numbers) + 1)
        for place in (*entry["territories"], *entry["members"]):
            id = f"{place}/position/{by}/{entry['from']}"
            seen[id] = seen.get(id, 0) + 1
            own = id if seen[id] == 1 else f"{id}/{seen[id]}"
            yield {
                **entry, "id": own, "identifier": identifier(own), "place": place, "by": by,
                "statement": f"positions/{number}",
            }  # fmt: skip


def _variants(record: Contents) -> Iterator[Row]:
    for variant in record.section("variants")["variants"]:
        window = variant["window"] or {"from": None, "to": None}
        days = {"window_from": window["from"], "window_to": window["to"]}
        yield {**variant, **days, "statement": f"variants/{variant['id']}"}


def _readings(record: Contents) -> Iterator[Row]:
    for number, reading in enumerate(record.section("positions")["readings"], 1):
        yield {**reading, "statement": f"readings/{number}"}


def _borders(record: Contents) -> Iterator[Row]:
    for border in record.section("shapes")["borders"]:
        yield {**border, "statement": f"borders/{border['id']}"}


def _codes(record: Contents) -> Iterator[Row]:
    section = record.section("places")
    for key, entries in (
        ("place", (*section["territories"], *section["islands"])), ("actor", record.section("actors")["states"]),
    ):  # fmt: skip
        for entry in entries:
            for code in entry["codes"]:
                name = code.get("name")
                statement = f"codes/{entry['id']}/{code['scheme']}/{code['code']}"
                yield {**code, key: entry["id"], "name": name, "statement": statement}


def _section(section: str, name: str) -> Callable[[Contents], Iterator[Row]]:
    return lambda record: iter(record.section(section)[name])


TABLES = (
    Table("places", "Territories and named islands", ("id", "identifier", "group", "name", "default"), _places),
    Table("names", "Their names in every language",
          ("place", "language", "form", "certainty", "sources", "note"), _names, ("place", "language", "form")),
    Table("codes", "What others call them: codes and identifiers",
          ("place", "actor", "scheme", "code", "side", "name", "covers", "seen", "certainty", "sources", "note"),
          _codes, ()),
    Table("actors", "States, and everyone else who took a stand", ("id", "kind", "name"), _actors),
    Table("polities", "States of the day, and communities", ("id", "state", "name"), _polities),
    Table("sources", "The bibliography",
          ("id", "title", "publisher", "author", "year", "url", "reference", "language", "kind", "side", "family",
           "carries", "read", "plan"), _section("sources", "sources")),
    Table("documents", "Documents, acts and events",
          ("id", "identifier", "kind", "class", "title", "title_*", "short", "by", "place", "languages", "summary",
           *_EVIDENCE), _documents),
    Table("document_dates", "Every date of every document, in three calendars",
          ("document", "event", "by", "date", "edtf", "written", "calendar", "julian", "japanese", *_EVIDENCE), _dates,
          ()),
    Table("document_articles", "Articles of documents, in our own words",
          ("document", "number", "summary", "territories", *_EVIDENCE), _articles, ()),
    Table("document_places", "How documents touch territories", ("document", "place", "how"), _touched,
          ("document", "place")),
    Table("document_effects", "What documents did to one another", ("document", "kind", "target", "note"), _effects,
          ("document", "kind", "target")),
    Table("control", "Who in fact ran each place", (*_SPELL, "holder", "kind", "document", *_EVIDENCE),
          spells("control")),
    Table("polity", "As which state of the day", (*_SPELL, "polity", *_EVIDENCE), spells("polity")),
    Table("title", "Who owned it under an instrument in force between the states",
          (*_SPELL, "status", "holder", "document", "article", *_EVIDENCE), spells("title")),
    Table("claims", "Which states claimed it for themselves",
          (*_SPELL, "claimant", "summary", "documents", *_EVIDENCE), spells("claims", "claimant")),
    Table("governing", "Which document governed it", (*_SPELL, "document", "article", "state", "why", *_EVIDENCE),
          spells("governing")),
    Table("also", "Which other documents bore on it", (*_SPELL, "document", "article", "state", "why", *_EVIDENCE),
          spells("also", "document")),
    Table("views", "Title and governing document as one side gives them",
          (*_SPELL, "view", "title_status", "title_holder", "title_document", "title_article", "document", "article",
           "state", "why", *_EVIDENCE), spells("views", "view")),
    Table("positions", "What each side, and everyone else, said",
          (*_SPELL, "side", "by", "summary", "arguments", "documents", *_EVIDENCE), _positions),
    Table("readings", "How each side reads a document, and the other's rebuttal",
          ("document", "side", "reading", "rebuttal", *_EVIDENCE), _readings, ()),
    Table("borders", "Lines between the states, agreed, in practice, or claimed",
          ("id", "from", "to", "from_edtf", "to_edtf", "state", "by", "between", "document", "article", "strait",
           "line", "summary", *_EVIDENCE), _borders),
    Table("variants", "Where sources disagree: variants and rejected claims",
          ("id", "of", "territories", "members", "document", "claimant", "at", "window_from", "window_to", "accepted",
           "value", "standing", "by", "why", "sources", "locators"), _variants),
)  # fmt: skip


def columns(table: Table, record: Contents) -> tuple[str, ...]:
    """The columns of a table for this record: `title_*` is one for each of its languages."""
    found: list[str] = []
    for column in table.columns:
        languages = record.dispute["languages"] if column.endswith("_*") else [""]
        found += [column.replace("*", language) for language in languages]
    return tuple(found)


def cells(table: Table, record: Contents) -> list[list[str | None]]:
    """The rows of a table as texts, in the order of its columns."""
    return [[text_of(row.get(column), column) for column in columns(table, record)] for row in table.rows(record)]


def text_of(value: Any, column: str = "") -> str | None:
    """A cell as one text; None where there is nothing."""
    if isinstance(value, list):
        # a sentence may hold a semicolon
        return (" | " if column == "arguments" else ";").join(value) or None
    return plain(value) or None


def plain(value: Any) -> Any:
    """A value without keys of its own: places in sources as one text."""
    if isinstance(value, dict):
        return " | ".join(f"{key}: {item}" for key, item in value.items()) or None
    return value
