"""`kurils export`: the whole record as files."""

from __future__ import annotations

from typing import Annotated

import typer

from kurils.base.files import write_folder
from kurils.cli import options
from kurils.cli.output import tell
from kurils.export import EXPORTS, files


def command(
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write; it must not exist yet.")
    ] = "kurils-export",
    format: Annotated[str, typer.Option("--format", "-f", metavar="|".join(EXPORTS), help="What to write.")] = "csv",
    lang: options.LangOption = "en",
    force: Annotated[bool, typer.Option("--force", help="Replace the folder of an earlier export.")] = False,
) -> None:
    """Write the whole record into a folder: every spell, document, date, claim, position, source and variant.

    `csv` comes with a Frictionless datapackage.json; `geojson` has a feature an island and spell, with `begin` and
    `end` for the time slider of a GIS; `geoparquet` has the islands, their periods and a query that answers as `tag`
    does in DuckDB (optional extra `kurils[parquet]`); `json` is the record as the program reads it.

    \b
    Examples:
      kurils export -o kurils-csv
      kurils export --format geojson -o kurils-geojson
      kurils export --format geoparquet -o kurils-geoparquet
    """
    record = options.record_in(lang)
    names = write_folder(output, files(record, format), force)
    tell(f"wrote {len(names)} files to {output}")
