"""A problem of the record: a value that is collected and printed, never raised."""

from __future__ import annotations

from typing import NamedTuple

#: letters of a message, and of an id in one, that are worth printing
LONGEST = 400


def clipped(text: str) -> str:
    """The text, or the beginning of one that is longer than any message is."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


class Problem(NamedTuple):
    """One thing that is wrong, and where.

    `file` is relative to the record's folder, `line` counts from 1, `id` names the entry (or is empty), `code` is
    stable and meant for scripts.
    """

    file: str
    line: int
    id: str
    code: str
    message: str

    def __str__(self) -> str:
        middle = f" {self.id}:" if self.id else ""
        return f"{self.file}:{self.line}:{middle} {self.message}"
