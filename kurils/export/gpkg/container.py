"""A GeoPackage by its specification (OGC 12-128r17, version 1.3): SQLite with the tables that a GIS looks for.

`Container` writes it with the standard library alone. Geometries come as WKB; coordinates are longitude, latitude on
WGS 84. The same calls make the same bytes with the same SQLite: nothing is written that tells of the clock.
"""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import struct
import tempfile
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.base.jsontext import seen
from kurils.base.widths import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType

#: "GPKG", and the version of the specification
APPLICATION_ID, USER_VERSION = 0x47504B47, 10300
WGS84 = 4326
_WGS84_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_SPECIFICATION = "http://www.geopackage.org/spec131/"
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (
    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
    constraint_name TEXT,
    CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (
    constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
    max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
    CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
CREATE TABLE gpkg_metadata (
    id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
    md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (
    reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
    timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL,
    md_parent_id INTEGER,
    CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
    CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
"""
_METADATA = ("gpkg_metadata", "gpkg_metadata_reference")
_SCHEMA = ("gpkg_data_columns", "gpkg_data_column_constraints")


#: west, south, east, north, in degrees
Box = tuple[float, float, float, float]


class Column(NamedTuple):
    """A column: its type in SQL, what it means, and the table and column that it points to."""

    name: str
    meaning: str
    type: str = "TEXT"
    points_to: tuple[str, str] | None = None
    #: whether no two rows have the same, so that other tables can point here
    unique: bool = False


class Layer(NamedTuple):
    """A table: its name, what it holds, its columns, and the type of its geometries (None for a table without)."""

    name: str
    title: str
    columns: Sequence[Column]
    geometry: str | None = None


class Filled(NamedTuple):
    """A table with its rows, and a shape in WKB with its box (or None) for each row, where it has shapes."""

    layer: Layer
    rows: Sequence[Sequence[Any]]
    shapes: Sequence[tuple[bytes, Box] | None] = ()


class Container:
    """A GeoPackage in the making; `day` is the ISO day that stands as that of its last change."""

    def __init__(self, day: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kurils-")
        self._path = os.path.join(self._folder.name, "made.gpkg")
        self._moment = f"{day}T00:00:00.000Z"
        self.sql = sqlite3.connect(self._path, isolation_level=None)

    def __enter__(self) -> Container:
        # nobody else sees the file, so that it needs no journal
        self.sql.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
        self.sql.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.sql.execute(f"PRAGMA user_version = {USER_VERSION}")
        for statement in _TABLES.split(";"):
            self.sql.execute(statement)
        self._insert("gpkg_spatial_ref_sys", [
            ("WGS 84 geodetic", WGS84, "EPSG", WGS84, _WGS84_WKT, "longitude and latitude in degrees on WGS 84"),
            ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
            ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
        ])  # fmt: skip
        for tables, extension, page in ((_METADATA, "gpkg_metadata", "metadata"), (_SCHEMA, "gpkg_schema", "schema")):
            self._insert("gpkg_extensions", [
                (table, None, extension, f"{_SPECIFICATION}#extension_{page}", "read-write") for table in tables
            ])  # fmt: skip
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.sql.close()
        self._folder.cleanup()
        if isinstance(error, sqlite3.OperationalError):
            # all that can go wrong with a file of our own is the disk under it
            full = "full" in str(error)
            raise OSError(errno.ENOSPC if full else errno.EIO, os.strerror(errno.ENOSPC) if full else str(error))

    def add(self, layer: Layer, rows: Iterable[Sequence[Any]], shapes: Iterable[tuple[bytes, Box] | None] = ()) -> None:
        """Create a table and fill it; `rows` follow its columns, `shapes` are WKB and its box or None, one a row."""
        name, described = layer.name, self._moment
        columns = ['"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL']
        boxes: list[Box] = []
        filled: Iterable[Sequence[Any]] = rows
        if layer.geometry:
            columns.append(f'"geom" {layer.geometry}')
            pairs = list(zip(rows, shapes, strict=True))
            boxes = [shape[1] for _, shape in pairs if shape]
            filled = [(blob(*shape) if shape else None, *row) for row, shape in pairs]
        columns += [_declared(column) for column in layer.columns]
        self.sql.execute(f'CREATE TABLE "{name}" ({", ".join(columns)})')
        box: tuple[float | None, ...] = around(boxes) if boxes else (None,) * 4
        kind = "features" if layer.geometry else "attributes"
        srs = WGS84 if layer.geometry else None
        self._insert("gpkg_contents", [(name, kind, name, layer.title, described, *box, srs)])
        if layer.geometry:
            self._insert("gpkg_geometry_columns", [(name, "geom", layer.geometry, WGS84, 0, 0)])
        self._insert("gpkg_data_columns", [
            (name, column.name, None, None, column.meaning, None, None) for column in layer.columns
        ])  # fmt: skip
        # texts of the record are no more than what is seen of them, as in the CSV
        self._insert(name, [
            (None, *(clean(value) if isinstance(value, str) else value for value in row)) for row in filled
        ])  # fmt: skip
        for column in layer.columns:
            if column.points_to:
                self.sql.execute(f'CREATE INDEX "{name}_{column.name}" ON "{name}" ("{column.name}")')

    def describe(self, standard: str, text: Mapping[str, Any] | str) -> None:
        """Say something of the whole by the standard of that address: a mapping as JSON, or a line of text."""
        number = self.sql.execute("SELECT count(*) + 1 FROM gpkg_metadata").fetchone()[0]
        if isinstance(text, str):
            kind, content = "text/plain", text
        else:
            kind, content = "application/json", seen(json.dumps(text, ensure_ascii=False, indent=1))
        self._insert("gpkg_metadata", [(number, "dataset", standard, kind, content)])
        self._insert("gpkg_metadata_reference", [("geopackage", None, None, None, self._moment, number, None)])

    def done(self) -> bytes:
        """The whole as the bytes of a file."""
        self.sql.execute("COMMIT")
        self.sql.execute("VACUUM")
        self.sql.close()
        with open(self._path, "rb") as stream:
            return stream.read()

    def _insert(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            self.sql.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(rows[0]))})', rows)


def _declared(column: Column) -> str:
    parts = [f'"{column.name}" {column.type}']
    if column.unique:
        parts.append("NOT NULL UNIQUE")
    if column.points_to:
        parts.append('REFERENCES "{}" ("{}")'.format(*column.points_to))
    return " ".join(parts)


def around(boxes: Sequence[Box]) -> Box:
    """The box around all boxes."""
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def blob(wkb: bytes, box: Box) -> bytes:
    """A geometry as a GeoPackage keeps it: a header with the box, then the WKB, all little-endian."""
    west, south, east, north = box
    # flags: little-endian, with an envelope in two dimensions
    return struct.pack("<2sBBi4d", b"GP", 0, 0b0000_0011, WGS84, west, east, south, north) + wkb
