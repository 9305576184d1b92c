"""Full-text search in the GeoPackage: an FTS5 table beside each table of texts, which Datasette finds by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurils.export.gpkg.container import Container

#: table -> the columns that are searched
SEARCHED = {
    "documents": ("title", "title_*", "short", "place", "summary", "note"),
    "document_articles": ("summary", "note"),
    "positions": ("summary", "arguments", "note"),
    "readings": ("reading", "rebuttal", "note"),
    "variants": ("accepted", "value", "by", "why"),
    "sources": ("title", "publisher", "author", "reference"),
    "names": ("form", "note"),
}


def add_search(container: Container) -> None:
    """Add the search tables; accents make no difference. Whoever changes a table asks its search to `rebuild`."""
    for table, searched in SEARCHED.items():
        there = [row[1] for row in container.sql.execute(f'PRAGMA table_info("{table}")')]
        columns = [name for name in there if any(_like(name, wanted) for wanted in searched)]
        named = ", ".join(f'"{name}"' for name in columns)
        # the quotation marks are those that Datasette looks for
        container.sql.execute(
            f'CREATE VIRTUAL TABLE "{table}_fts" USING FTS5 ({named}, content="{table}", content_rowid="fid", '
            "tokenize='unicode61 remove_diacritics 2')"
        )
        container.sql.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')


def _like(name: str, wanted: str) -> bool:
    return name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted
