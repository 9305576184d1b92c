"""Every option and argument that commands share, what it means, and who uses it.

| name         | option         | used by                                             |
|--------------|----------------|-----------------------------------------------------|
| Places       | ISLAND…        | status, compare, timeline, diff, explain, report, explore |
| DateOption   | --date, -d     | status, compare, explain, report, locate, border, map, explore |
| DatesOption  | --dates-from   | status                                              |
| FromOption   | --from         | timeline, documents, report                         |
| ToOption     | --to           | timeline, documents, report                         |
| AllOption    | --all, -a      | status, timeline, diff, report, islands             |
| ViewOption   | --view         | status, map                                         |
| PartOption   | --part, -p     | document, explain                                   |
| FormatOption | --format, -f   | all that answer                                     |
| SeqOption    | --seq          | all that have GeoJSON                               |
| LangOption   | --lang         | all that answer, and explore                        |
| OutputOption | --output, -o   | all that answer                                     |
| ForceOption  | --force        | all that write files                                |
| DateFormatOption, DelimiterOption, EncodingOption, QuoteOption | | locate, tag             |
"""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.base.errors import NoSuchValue
from kurils.cli import manners
from kurils.record import Record, load

Places = Annotated[
    Optional[list[str]],
    typer.Argument(
        metavar="[ISLAND]...",
        show_default=False,
        help="Islands by any name; those that are disputed when none is given.",
    ),
]
DateOption = Annotated[
    Optional[str],
    typer.Option(
        "--date",
        "-d",
        metavar="DATE",
        show_default=False,
        help="Day: 1905-09-05, '1855-01-26 OS', 'Ansei 1-12-21', today (default); a month or a year.",
    ),
]
DatesOption = Annotated[
    Optional[str],
    typer.Option(
        "--dates-from", metavar="FILE", show_default=False, help="Dates, one a line; - is stdin, like --date -."
    ),
]
FromOption = Annotated[
    Optional[str],
    typer.Option("--from", metavar="DATE", show_default=False, help="First day; of a month or year its first."),
]
ToOption = Annotated[
    Optional[str],
    typer.Option("--to", metavar="DATE", show_default=False, help="Last day; of a year its last."),
]
AllOption = Annotated[bool, typer.Option("--all", "-a", help="Add the territories around.")]
ViewOption = Annotated[
    str, typer.Option("--view", metavar="VIEW", help="Title and document as one party gives them, by its id.")
]
PartOption = Annotated[
    Optional[list[str]],
    typer.Option("--part", "-p", metavar="PART", show_default=False, help="Print this part only; again for more."),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        show_default=False,
        help="table (usual), json, ndjson, csv, markdown, yaml; geojson; else by the ending of the file.",
    ),
]
SeqOption = Annotated[bool, typer.Option("--seq", help="GeoJSON as a text sequence (RFC 8142), one feature a line.")]
LangOption = Annotated[
    str, typer.Option("--lang", metavar="LANG", show_default=False, help="Language of the texts; else as configured.")
]
OutputOption = Annotated[
    Optional[str],
    typer.Option("--output", "-o", metavar="FILE", show_default=False, help="Write to a file instead of stdout."),
]
DateFormatOption = Annotated[
    Optional[str],
    typer.Option("--date-format", metavar="FORM", show_default=False, help="How dates are written: %d.%m.%Y."),
]
DelimiterOption = Annotated[
    Optional[str],
    typer.Option(
        "--delimiter",
        metavar="CHAR",
        show_default=False,
        help="Of a table: a character, or comma, semicolon, tab, pipe; else it is found.",
    ),
]
EncodingOption = Annotated[
    Optional[str],
    typer.Option("--encoding", metavar="NAME", show_default=False, help="Of a table: cp1251, shift_jis; else UTF-8."),
]
QuoteOption = Annotated[
    Optional[str],
    typer.Option(
        "--quote", metavar="double|none", show_default=False, help="Quotation marks of a table; none is usual for TSV."
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")]


def record_in(language: str) -> Record:
    """The record in a language. Raises UsageError that names the complete ones."""
    record = load(language)
    complete = load().meta["languages"]
    if language not in complete:
        raise NoSuchValue(f"no texts in the language {language!r} yet", language, "complete", complete)
    manners.now.language = language
    return record
