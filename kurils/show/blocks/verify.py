"""The answer of `verify`: a line a file, then the edition in use."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kurils.base.stamps import KINDS
from kurils.show.elements import Block, Items, Paragraph

if TYPE_CHECKING:
    from kurils.answers.audit import VerifiedFile, VerifyAnswer
    from kurils.words.wording import Wording

CSV_COLUMNS = ("file", "as_written", "program", "edition", "record_sha256")


def rows(answer: VerifyAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a file; `as_written` is true, false, or empty where nothing says so."""
    table: list[list[str | None]] = []
    for found in answer["files"]:
        said = None if found["as_written"] is None else str(found["as_written"]).lower()
        table.append([found["file"], said, found["program"], found["edition"], found["record_sha256"]])
    return CSV_COLUMNS, table


def blocks(answer: VerifyAnswer, wording: Wording) -> list[Block]:
    """What each file is, and the edition in use."""
    told = [("", _said(found, answer, wording)) for found in answer["files"]]
    in_use = wording.tr("verify.in-use", edition=answer["edition"], sha256=answer["record_sha256"])
    return [Items(told), Paragraph(in_use, "dim")]


def _said(found: VerifiedFile, answer: VerifyAnswer, wording: Wording) -> str:
    if found["as_written"] is None:
        ending = os.path.splitext(found["file"])[1].lower().lstrip(".")
        return wording.tr("verify.nothing" if ending in KINDS else "verify.unstamped", file=found["file"])
    if found["program"] is None:
        return wording.tr("verify.missing", file=found["file"])
    written = "verify.as-written" if found["record_sha256"] == answer["record_sha256"] else "verify.other"
    key = written if found["as_written"] else "verify.changed"
    return wording.tr(
        key, file=found["file"], program=found["program"], edition=found["edition"], sha256=found["record_sha256"]
    )
