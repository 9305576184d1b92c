"""The first sheet of a spreadsheet as CSV. Needs the extra `kurils[excel]`."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any, BinaryIO

from kurils.base.errors import MissingExtra, UsageError, quoted

#: bytes that a spreadsheet may take when it is unpacked
LARGEST = 1 << 30


def as_csv(source: BinaryIO, name: str) -> BinaryIO:
    """The first sheet: what it shows as dates as ISO dates, numbers with the digits that they have.

    Raises MissingExtra, and UsageError for what is no spreadsheet.
    """
    try:
        import python_calamine
    except ImportError:
        error = MissingExtra("a spreadsheet", "excel")
        error.hint = f"{error.hint}, or save it as CSV UTF-8"
        raise error from None
    from kurils.show.formats.to_csv import line

    content = io.BytesIO(source.read(LARGEST + 1))
    try:
        with zipfile.ZipFile(content) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile:
        # the older kind, .xls, is not packed
        size = content.getbuffer().nbytes
    if size > LARGEST:
        large = UsageError(f"{name} is larger than {LARGEST >> 20} MiB when unpacked", "save it as CSV UTF-8")
        raise large.keyed("unpacked", "save-csv", path=name, most=LARGEST >> 20)
    content.seek(0)
    try:
        rows = python_calamine.load_workbook(content).get_sheet_by_index(0).to_python()
    except Exception as error:
        # its errors have no class in common
        reason = str(error).splitlines()[0]
        wrong = UsageError(f"{name} is no spreadsheet that can be read: {reason}")
        raise wrong.keyed("no-spreadsheet", path=name, reason=quoted(reason)) from None
    return io.BytesIO("".join(line(map(_text, row)) for row in rows).encode("utf-8"))


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)
