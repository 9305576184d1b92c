"""One GeoPackage with the whole record: layers of spells, places, borders and events, and every table of texts.

It is a SQLite database as well, with keys, every citation as a row, and full-text search; `docs/qgis.md` takes it to a
map in time, `docs/datasette.md` asks it in SQL. Beside it lie its styles for QGIS.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kurils.base.errors import OutputError
from kurils.base.names import PREFIX
from kurils.base.stamps import line
from kurils.base.version import __version__
from kurils.export.gpkg import attributes, layers
from kurils.export.gpkg.container import Column, Container, Layer
from kurils.export.gpkg.search import add_search
from kurils.export.gpkg.styles import add_styles, styles
from kurils.export.package import POLYGONS
from kurils.show.geojson import LICENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record

NAME = "kurils.gpkg"
#: what the metadata inside is written by: the description of the whole, and its stamp
_STANDARD = "https://specs.frictionlessdata.io/data-package/"
_STAMP_STANDARD = f"{PREFIX}stamp"
#: what SQLite keeps beside a database that is open, or was not closed
_BESIDE = ("-wal", "-shm", "-journal")


def files(record: Record) -> Iterator[tuple[str, str | bytes, dict[str, Any]]]:
    """`kurils.gpkg`, and the style of each layer as `LAYER.qml`, with what the descriptor says of them."""
    yield NAME, database(record), POLYGONS
    for layer, style in styles(record).items():
        yield f"{layer}.qml", style, {}


def database(record: Record) -> bytes:
    """The GeoPackage as the bytes of a file. The same record makes the same bytes with the same SQLite."""
    day = record.meta["coverage"]["to"]
    with Container(day) as container:
        container.describe(_STANDARD, _about(record))
        container.describe(_STAMP_STANDARD, line(record.edition))
        container.add(_ABOUT, [(key, _said(value)) for key, value in _about(record).items()])
        # what others point to stands before them
        attributes.add_tables(container, record, {"places", "borders"}, before=layers.places(record))
        spells = layers.spells(record)
        for filled in (spells, layers.claimants(spells), layers.borders(record), layers.events(record)):
            container.add(*filled)
        add_search(container)
        add_styles(container, styles(record), day)
        return container.done()


_ABOUT = Layer("about", "What this is, whose it is, and on which terms", (
    Column("key", "what is told", unique=True), Column("value", "what there is to tell"),
))  # fmt: skip


def _about(record: Record) -> dict[str, Any]:
    meta = record.meta
    return {
        "title": record.dispute["title"],
        "description": meta["neutrality"],
        "version": f"{__version__}, record {meta['version']}",
        "coverage_from": meta["coverage"]["from"],
        "coverage_to": meta["coverage"]["to"],
        "licences": LICENCE,
        "attribution": meta["attribution"],
        "language": record.language,
        "names": meta["names"][record.language],
    }


def _said(value: Any) -> str:
    return str(value)


def refuse_open(path: str) -> None:
    """Raise OutputError when another program has the database at that path open, or left changes beside it.

    A file put in its place would be taken for the old one, and the changes beside it written into the new.
    """
    real = os.path.realpath(path)
    if _is_locked(real) or any(os.path.exists(real + end) for end in _BESIDE):
        busy = OutputError(f"cannot write {path}: another program has it open", "close it there, or name another file")
        raise busy.keyed("open-elsewhere", "close-it", path=path)


def _is_locked(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    address = f"{Path(path).as_uri()}?mode=rw"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        # what is no database, or may not be written, is told when it is replaced
        return "locked" in str(error)
    return False
