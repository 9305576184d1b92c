"""CSV files with a Frictionless `datapackage.json`: what each column means, its type, and what it points to.

The descriptor lies beside the files of every format that has several.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
from typing import TYPE_CHECKING, Any

from kurils.answers.lists import CERTAINTY, CONTROL_KINDS, DOCUMENT_CLASSES, READ, STANDINGS, TITLE_STATUS
from kurils.answers.meanings import meaning
from kurils.base.jsontext import dumps
from kurils.base.version import __version__
from kurils.query.tables import DATES, REFERENCES, TABLES, Table, cells, columns
from kurils.show.formats.to_csv import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record

#: the media type of each kind of file that an export has
MEDIA = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "qml": "application/xml",
    "sql": "application/sql",
}
DESCRIPTOR = "datapackage.json"
#: of the polygons
ODBL = [{
    "name": "ODbL-1.0",
    "title": "Open Data Commons Open Database License 1.0",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
}]  # fmt: skip
LICENCES = [
    {"name": "CC0-1.0", "title": "CC0 1.0 Universal", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}
]
_TYPES = {**dict.fromkeys(DATES, "date"), "default": "boolean"}
_ENUMS = {
    "certainty": CERTAINTY,
    "title_status": TITLE_STATUS,
    "standing": STANDINGS,
    "read": READ,
    "class": DOCUMENT_CLASSES,
    "title.status": TITLE_STATUS,
    "control.kind": CONTROL_KINDS,
}


#: what the descriptor says of a file with polygons and facts
POLYGONS = {"licenses": [*ODBL, *LICENCES]}


def files(record: Record) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every table, with what the descriptor says of it."""
    for table in TABLES:
        stream = io.StringIO()
        write_rows(columns(table, record), cells(table, record), stream)
        yield f"{table.name}.csv", stream.getvalue(), tabular(table.title, _schema(table, record))


def descriptor(record: Record, resources: list[dict[str, Any]]) -> str:
    """What lies in the folder: the record, its licences and sources, and each file with its checksum."""
    meta = record.meta
    tables = all(each["profile"].startswith("tabular") for each in resources)
    told = {
        "profile": "tabular-data-package" if tables else "data-package",
        "name": "kurils",
        "title": record.dispute["title"],
        # `names` keeps its languages in the record, like every key of that name
        "description": f"{meta['neutrality']} {meta['names'][record.language]}",
        "version": f"{__version__}, record {meta['version']}",
        "keywords": ["history", "international law", "territorial dispute", "treaties"],
        "coverage": meta["coverage"],
        "licenses": LICENCES,
        "resources": resources,
        "sources": [
            {"title": f"{source['title']}. {source['publisher']}", **({"path": source["url"]} if source["url"] else {})}
            for source in record.section("sources")["sources"]
        ],
    }
    return dumps(told, 2) + "\n"


def _schema(table: Table, record: Record) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column, record) for column in columns(table, record)],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    references = [
        {
            "fields": column,
            # an empty resource means the table itself
            "reference": {"resource": "" if target == table.name else target, "fields": field},
        }
        for column in table.columns
        for target, field in [REFERENCES.get(f"{table.name}.{column}") or REFERENCES.get(column) or ("", "")]
        if target and (target, field) != (table.name, column) and not _is_text(table, column)
    ]
    if references:
        schema["foreignKeys"] = references
    return schema


def tabular(title: str, schema: dict[str, Any]) -> dict[str, Any]:
    """What the descriptor says of a table in CSV."""
    return {"title": title, "profile": "tabular-data-resource", "encoding": "utf-8", "schema": schema}


def resource(name: str, content: bytes, about: dict[str, Any] | None = None) -> dict[str, Any]:
    """One file of the folder with its checksum, and what else is said of it."""
    stem, ending = os.path.splitext(name)
    return {
        "name": stem,
        "profile": "data-resource",
        "path": name,
        "format": ending[1:],
        "mediatype": MEDIA[ending[1:]],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        **(about or {}),
    }


def _is_text(table: Table, column: str) -> bool:
    """Columns that share a name with a reference and hold a text of their own."""
    return (table.name, column) == ("documents", "place")


def _field(table: Table, column: str, record: Record) -> dict[str, Any]:
    name = f"{table.name}.{column}"
    field: dict[str, Any] = {
        "name": column,
        "type": _TYPES.get(name) or _TYPES.get(column, "string"),
        "description": meaning(table.name, column) or meaning(table.name, re.sub("_[a-z]+$", "_*", column)),
    }
    constraints: dict[str, Any] = {}
    if column in table.key:
        constraints["required"] = True
        if len(table.key) == 1:
            constraints["unique"] = True
    allowed = record.sides if column == "view" else _ENUMS.get(name) or _ENUMS.get(column)
    if allowed:
        constraints["enum"] = list(allowed)
    if constraints:
        field["constraints"] = constraints
    return field
