"""The first sheet of a spreadsheet as CSV. Needs the extra `kurils[excel]`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from kurils.base.apart import Crashed, called
from kurils.base.errors import MissingExtra, Said, UsageError, quoted
from kurils.base.extras import require
from kurils.tagging import sheet
from kurils.tagging.workers import go_on

if TYPE_CHECKING:
    from collections.abc import Callable


def as_csv(source: BinaryIO, name: str, say: Callable[[str], None]) -> BinaryIO:
    """The first sheet: what it shows as dates as ISO dates, numbers with the digits that they have.

    `say` is told if it is a hidden one.

    It is read in another process, since libraries crash over damaged ones. Raises MissingExtra, and UsageError for what
    is no spreadsheet, or too large.
    """
    try:
        require("python_calamine", "a spreadsheet", "excel")
    except MissingExtra as error:
        error.hint = f"{error.hint}, or save it as CSV UTF-8"
        raise
    content = source.read(sheet.LARGEST + 1)
    if len(content) > sheet.LARGEST:
        raise _too_large(name)
    try:
        kind, _, answer = called(sheet.read, content, go_on).partition(b"\n")
    except Crashed:
        reason = Said("a library crashed over it: it is damaged, or made to do harm", "why.crashed")
        raise _unread(name, reason) from None
    if kind == b"large":
        raise _too_large(name)
    if kind == b"wide":
        most = sheet.MOST_CELLS
        wide = UsageError(f"the sheet of {name} spans more than {most:,} cells", "save it as CSV UTF-8")
        raise wide.keyed("too-wide", "save-csv", path=name, most=most)
    if kind == b"bad":
        raise _unread(name, quoted(answer.decode("utf-8", "replace")))
    if kind == b"hidden":
        say(
            Said(f"the first sheet of {name} is hidden, and it is the one that is read", "note.hidden-sheet", path=name)
        )
    return io.BytesIO(answer)


def _too_large(name: str) -> UsageError:
    large = UsageError(f"{name} is larger than {sheet.LARGEST >> 20} MiB when unpacked", "save it as CSV UTF-8")
    return large.keyed("unpacked", "save-csv", path=name, most=sheet.LARGEST >> 20)


def _unread(name: str, reason: str) -> UsageError:
    return UsageError(f"{name} is no spreadsheet that can be read: {reason}").keyed(
        "no-spreadsheet", path=name, reason=reason
    )
