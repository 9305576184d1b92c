"""`kurils export`: the whole record as files."""

from __future__ import annotations

import os
from typing import Annotated, Optional

import typer

from kurils.base.errors import Said
from kurils.base.files import replacing
from kurils.base.folders import write_folder
from kurils.cli import options
from kurils.cli.output import tell
from kurils.export import EXPORTS, SINGLE, USUAL, files, format_for


def command(
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help=f"The folder to write, or a file: {', '.join(sorted(set(SINGLE.values())))}.",
        ),
    ] = "kurils-export",
    format: Annotated[
        Optional[str],
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(EXPORTS),
            show_default=False,
            help=f"What to write; else by the ending of the file, or {USUAL}.",
        ),
    ] = None,
    lang: options.LangOption = "en",
    force: Annotated[bool, typer.Option("--force", help="Replace the folder or file of an earlier export.")] = False,
) -> None:
    """Write the whole record as files: every spell, document, date, claim, position, source and variant.

    `csv` comes with a Frictionless datapackage.json; `geojson` has a feature an island and spell, with `begin` and
    `end` for the time slider of a GIS; `geoparquet` has the islands, their periods and a query that answers as `tag`
    does in DuckDB (optional extra `kurils[parquet]`); `gpkg` is one GeoPackage for QGIS, Datasette and SQLite, with
    its styles; `json` is the record as the program reads it; `lpf` is Linked Places for gazetteers, and tags for
    OpenHistoricalMap.

    \b
    Examples:
      kurils export -o kurils-csv
      kurils export -o kurils.gpkg
      kurils export --format geojson -o kurils-geojson
      kurils export --format geoparquet -o kurils-geoparquet
      kurils export --format lpf -o kurils-lpf
    """  # fmt: skip
    chosen, single = format_for(output, format)
    record = options.record_in(lang)
    if chosen == "gpkg":
        from kurils.export.gpkg import NAME, refuse_open

        refuse_open(output if single else os.path.join(output, NAME))
    if not single:
        names = write_folder(output, files(record, chosen), force)
        tell(Said(f"wrote {len(names)} files to {output}", "export.wrote-files", count=len(names), path=output))
        return
    place = replacing(output, force)  # refuses one that cannot be written before anything is worked out
    content = next(files(record, chosen, alone=True))[1]
    with place as stream:
        stream.buffer.write(content if isinstance(content, bytes) else content.encode("utf-8"))
    tell(Said(f"wrote {output}", "export.wrote", path=output))
