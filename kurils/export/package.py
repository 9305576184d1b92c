"""CSV files with a Frictionless `datapackage.json`: what each column means, its type, and what it points to."""

from __future__ import annotations

import hashlib
import io
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

DESCRIPTOR = "datapackage.json"
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


def files(record: Record) -> Iterator[tuple[str, str]]:
    """Every table, then the descriptor."""
    resources = []
    for table in TABLES:
        stream = io.StringIO()
        write_rows(columns(table, record), cells(table, record), stream)
        text = stream.getvalue()
        resources.append(_resource(table, record, text.encode("utf-8")))
        yield f"{table.name}.csv", text
    yield DESCRIPTOR, descriptor(record, resources)


def descriptor(record: Record, resources: list[dict[str, Any]]) -> str:
    """What lies in the folder: the record, its licences and sources, and each table with its checksum."""
    meta = record.meta
    told = {
        "profile": "tabular-data-package",
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


def _resource(table: Table, record: Record, content: bytes) -> dict[str, Any]:
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
    return resource(table.name, table.title, content, schema)


def resource(name: str, title: str, content: bytes, schema: dict[str, Any]) -> dict[str, Any]:
    """One table of the folder, `NAME.csv`, with its checksum."""
    return {
        "name": name,
        "title": title,
        "profile": "tabular-data-resource",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
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
