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
"""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.base.errors import InvalidDate, KurilsError, UsageError
from kurils.record import Record, load

Places = Annotated[
    Optional[list[str]],
    typer.Argument(metavar="[ISLAND]...", show_default=False, help="Islands by any name; the four when none is given."),
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
AllOption = Annotated[bool, typer.Option("--all", "-a", help="Add northern Kurils and Sakhalin.")]
ViewOption = Annotated[
    str, typer.Option("--view", metavar="neutral|russia|japan", help="Title and document as one side gives them.")
]
PartOption = Annotated[
    Optional[list[str]],
    typer.Option("--part", "-p", metavar="PART", show_default=False, help="Print this part only; again for more."),
]
FormatOption = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json, ndjson, csv, markdown, yaml; geojson.")
]
SeqOption = Annotated[bool, typer.Option("--seq", help="GeoJSON as a text sequence (RFC 8142), one feature a line.")]
LangOption = Annotated[str, typer.Option("--lang", metavar="LANG", help="Language of the texts.")]
OutputOption = Annotated[
    Optional[str],
    typer.Option("--output", "-o", metavar="FILE", show_default=False, help="Write to a file instead of stdout."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")]


def record_in(language: str) -> Record:
    """The record in a language. Raises UsageError that names the complete ones."""
    record = load(language)
    complete = load().meta["languages"]
    if language not in complete:
        raise UsageError(f"no texts in the language {language!r} yet", f"complete: {', '.join(complete)}")
    return record


def many_dates(date: str | None, dates: str | None) -> str | None:
    """The file that many dates are read from, `-` for stdin, or None. Raises UsageError when a date is given too."""
    if dates is not None and date is not None:
        raise UsageError("--date and --dates-from cannot go together")
    return "-" if date == "-" else dates


def format_in(format: str, seq: bool) -> str:
    """The format asked for, with `--seq`. Raises UsageError when that is asked of another format than GeoJSON."""
    if not seq:
        return format
    if format not in ("table", "geojson", "geojson-seq"):
        raise UsageError(f"--seq goes with --format geojson, not with {format!r}")
    return "geojson-seq"


def one_date(words: list[str] | None, date: str | None) -> str | None:
    """The date given as arguments or as the option, if any. Raises UsageError when both are given."""
    written = " ".join(words or [])
    if words and date is not None:
        raise UsageError(f"two dates are given: {date} and {written}")
    return written if words else date


def iso_range(record: Record, begin: str | None, end: str | None) -> tuple[str, str]:
    """Two dates as ISO days, open where none is given. Raises UsageError when the range is reversed."""
    first = record.date(begin).first.isoformat() if begin else "0001-01-01"
    last = record.date(end).last.isoformat() if end else "9999-12-31"
    if first > last:
        raise UsageError(f"the range is reversed: {begin} is after {end}", "give the earlier day as --from")
    return first, last


def places_and_date(record: Record, words: list[str] | None, date: str | None) -> tuple[list[str], str]:
    """Sort arguments into islands and a date: a date given as an argument is taken for it."""
    places: list[str] = []
    found = date
    for word in _joined(words or []):
        try:
            record.resolve(word)
            places.append(word)
        except KurilsError as unknown:
            if not _looks_like_date(record, word):
                raise unknown from None
            if found is not None:
                raise UsageError(f"two dates are given: {found} and {word}") from None
            found = word
    return places, "today" if found is None else found


def _joined(words: list[str]) -> list[str]:
    """Put back together what a shell split: `1855-01-26 OS`, `Ansei 1-12-21`."""
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else ""
        style = word.upper() in ("OS", "NS") and before[:1].isdigit()
        if style or (word[:1].isdigit() and before.isalpha() and before.isascii() and _era(before)):
            joined[-1] = f"{before} {word}"
        else:
            joined.append(word)
    return joined


def _era(word: str) -> bool:
    from kurils.dates import japanese

    return japanese.is_era(word)


def _looks_like_date(record: Record, word: str) -> bool:
    try:
        record.date(word)
    except InvalidDate as wrong:
        if any(char.isdigit() for char in word):
            raise wrong from None
        return False
    return True
