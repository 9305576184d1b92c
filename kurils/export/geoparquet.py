"""Parquet for SQL and GIS: the islands as GeoParquet 1.1, their periods, and a query that joins points to both.

They hold what `kurils tag` answers from, its polygons bit by bit and its segments day by day; so `tag.sql` gives the
same answers in DuckDB. Needs the extra `kurils[parquet]`. The same record makes the same bytes with the same pyarrow,
which writes them in a process of its own: it ends the one that it is in where memory is short.
"""

from __future__ import annotations

import json
import os
import pickle
from typing import TYPE_CHECKING, Any

from kurils.base.apart import Crashed, called
from kurils.base.errors import KurilsError
from kurils.base.extras import require
from kurils.base.names import identifier
from kurils.base.stamps import line
from kurils.base.version import __version__
from kurils.base.widths import clean
from kurils.export.package import LICENCES, ODBL
from kurils.geometry.rings import bounds, is_anticlockwise, parse_area
from kurils.geometry.shapes import to_wkb
from kurils.show.geojson import LICENCE
from kurils.tagging.columns import FIELDS, text_of
from kurils.tagging.segments import read_legend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record

    #: name of a column -> its kind, one of those of `_written`, and its values
    Columns = dict[str, tuple[str, list[Any]]]

QUERY = "tag.sql"
#: by the second byte of little-endian WKB
_KINDS = {3: "Polygon", 6: "MultiPolygon"}
_CORNERS = ("xmin", "ymin", "xmax", "ymax")


def files(record: Record) -> Iterator[tuple[str, str | bytes, dict[str, Any]]]:
    """`islands.parquet`, `periods.parquet`, and `tag.sql`, with what the descriptor says of them.

    Raises MissingExtra without pyarrow, and KurilsError when that crashes.
    """
    require("pyarrow", "GeoParquet", "parquet")
    yield "islands.parquet", _islands(record), {"licenses": ODBL}
    yield "periods.parquet", _periods(record), {"licenses": LICENCES}
    yield QUERY, query(), {}


def query() -> str:
    """The query in DuckDB's SQL that answers as `kurils tag` does."""
    with open(os.path.join(os.path.dirname(__file__), QUERY), encoding="utf-8") as stream:
        return stream.read()


def _islands(record: Record) -> bytes:
    """A row an island that has a polygon, in the order in which `tag` looks for a point on them."""
    legend = read_legend()
    areas = [parse_area(wkt) for wkt in legend.polygons]
    boxes = [bounds(area) for area in areas]
    shapes = [to_wkb(wkt) for wkt in legend.polygons]
    places = [record.place(id) for id in legend.islands]
    columns: Columns = {
        "number": ("number", list(range(1, len(places) + 1))),
        "island": ("text", list(legend.islands)),
        "identifier": ("text", [identifier(place.id) for place in places]),
        "name": ("text", [clean(place.name) for place in places]),
        "group": ("text", [place.group for place in places]),
        "geometry": ("bytes", shapes),
        "bbox": ("box", [dict(zip(_CORNERS, box)) for box in boxes]),
    }
    geometry: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": sorted({_KINDS[shape[1]] for shape in shapes}),
        "covering": {"bbox": {corner: ["bbox", corner] for corner in _CORNERS}},
    }
    if boxes:
        west, south, east, north = zip(*boxes)
        geometry["bbox"] = [min(west), min(south), max(east), max(north)]
    rings = [(n, ring) for area in areas for polygon in area for n, ring in enumerate(polygon)]
    if all(is_anticlockwise(ring) == (n == 0) for n, ring in rings):
        geometry["orientation"] = "counterclockwise"
    # without a `crs` it is longitude and latitude on WGS 84 (OGC:CRS84)
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": geometry}}
    about = {"geo": json.dumps(geo), "attribution": clean(record.meta["attribution"]), "licence": LICENCE}
    return _parquet(columns, {**about, **_about(record)})


def _periods(record: Record) -> bytes:
    """A row a segment, with the columns that `tag` can add; null where it writes nothing, `claimants` as a list."""
    segments = read_legend().segments[1:]
    kinds = {"segment": "number", "from": "day", "to": "day"}
    columns: Columns = {
        field: (kinds.get(field, "text"), [text_of(segment, field) or None for segment in segments]) for field in FIELDS
    }
    columns["claimants"] = ("texts", [list(segment.claimants or ()) for segment in segments])
    return _parquet(columns, {"licence": "CC0-1.0", **_about(record)})


def _about(record: Record) -> dict[str, str]:
    meta = record.meta
    return {
        "version": f"kurils {__version__}, record {meta['version']}",
        "coverage": json.dumps(meta["coverage"]),
        "note": clean(meta["neutrality"]),
        "stamp": line(record.edition, listed=True),
    }


def _parquet(columns: Columns, about: dict[str, str]) -> bytes:
    """One file of one row group, the texts about it in its own metadata."""
    try:
        return called(_written, pickle.dumps((columns, about)))
    except Crashed:
        crashed = KurilsError(
            "no Parquet was written: the library that writes it crashed, or had too little memory",
            "give it more memory, or export another format",
        )
        raise crashed.keyed("unwritten-parquet", "unwritten-parquet") from None


def _written(asked: bytes) -> bytes:
    """What the library writes of columns and texts, which are pickled by `_parquet` alone."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {
        "number": pa.int16(),
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "day": pa.date32(),
        "bytes": pa.binary(),
        "box": pa.struct([(corner, pa.float64()) for corner in _CORNERS]),
    }
    columns, about = pickle.loads(asked)
    arrays = {}
    for name, (kind, values) in columns.items():
        # numbers and days may be given as texts
        is_text = any(isinstance(value, str) for value in values)
        arrays[name] = pa.array(values, pa.string()).cast(types[kind]) if is_text else pa.array(values, types[kind])
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(arrays).replace_schema_metadata(about), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content
