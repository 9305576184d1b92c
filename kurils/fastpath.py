"""`kurils status` without the command-line framework, when it is asked in its plainest form.

Importing Typer takes three times as long as the whole answer. Only exact long options with their values, in any order,
are taken here; whatever else is met, or goes wrong, is left to the real application, which says what it thinks of it.
A test holds that both print the same bytes and end with the same code.
"""

from __future__ import annotations

import gc
import sys

_FORMATS = ("table", "json", "ndjson", "csv")


def answered(arguments: list[str]) -> int | None:
    """Print the answer and return the exit code, or do nothing and return None."""
    if arguments[:1] != ["status"]:
        return None
    asked = _parse(arguments[1:])
    if asked is None:
        return None
    # nothing is made that would need it, and looking for it takes a thirtieth of the time
    gc.disable()
    try:
        return _answer(*asked)
    finally:
        # nor need the one at the exit go through what is there
        gc.freeze()
        gc.enable()


def _answer(places: list[str], date: str | None, format: str, all: bool) -> int | None:
    """What `Record.status`, its presentation and `emit` do for this one question, without the modules of the others."""
    from kurils.base.errors import KurilsError
    from kurils.cli.output import terminal_width, wants_color
    from kurils.dates import today
    from kurils.query.status import status
    from kurils.store.contents import Contents

    out = sys.stdout
    if format == "table" and wants_color(out):
        return None
    try:
        record, now = Contents(), today()
        chosen = record.places(places, all=all)
        answer = status(record.section("status"), record.date("today" if date is None else date, now), chosen, now)
    except KurilsError:
        return None
    if format == "table":
        from kurils.show.blocks.status import blocks
        from kurils.show.formats import to_text

        to_text.write(blocks(answer, record.wording, record.titles), out, terminal_width(out))
    elif format == "csv":
        from kurils.show.blocks.status import rows
        from kurils.show.formats.to_csv import write_rows

        write_rows(*rows(answer), out)
    else:
        from kurils.show.formats.jsontext import dumps

        if format == "json":
            out.write(dumps(answer, 2) + "\n")
        else:
            out.writelines(dumps(line) + "\n" for line in answer["changes"] or answer["islands"])
    out.flush()
    return 0


def _parse(words: list[str]) -> tuple[list[str], str | None, str, bool] | None:
    places: list[str] = []
    values: dict[str, str] = {}
    all = False
    rest = iter(words)
    for word in rest:
        if word == "--all" and not all:
            all = True
        elif word in ("--date", "--format") and word not in values:
            value = next(rest, None)
            if value is None or value.startswith("-"):
                return None
            values[word] = value
        elif word[:1].isalpha() and word.isalnum():
            places.append(word)
        else:
            return None
    format = values.get("--format", "table")
    return (places, values.get("--date"), format, all) if format in _FORMATS else None
