"""The first sheet of a workbook as CSV, in a process of its own.

How many cells it spans is found before they are made.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from kurils.base.errors import KurilsError
from kurils.base.memory import is_no_room, is_tight

if TYPE_CHECKING:
    from typing import BinaryIO

#: bytes that a workbook may take when it is unpacked, and its sheet as CSV
LARGEST = 1 << 30
#: cells that the used part of a sheet may span: all rows that a sheet can have, and 32 columns
MOST_CELLS = 1 << 25
#: bytes that are looked at at once
_BLOCK = 1 << 24
#: what stands at the beginning of an .xls
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: in the XML of a sheet of .xlsx: attributes, and the addresses of rows and cells
_ATTRIBUTES = rb"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*?"""
_ADDRESS = re.compile(rb"<(?:[\w.-]+:)?(?:row|c)" + _ATTRIBUTES + rb"""\s+r\s*=\s*["']\s*\$?([A-Za-z]*)\$?(\d*)""")
#: a number of more digits than a float keeps, or the day before or after the one that never was
_EXACT = re.compile(rb"<(?:[\w.-]+:)?v[^<>]*>\s*(-?\d{16,40}|(?:59|60)(?:\.\d+)?)\s*<")
#: the day that workbooks have as number 60, and what a library takes it for
_NEVER, _TAKEN_FOR = "1900-02-29", datetime.date(1900, 2, 28)
#: of .ods: what stands for a tab, and for a line break in a cell
_BLANKS = re.compile(rb"<text:(tab|line-break)(?:\s[^<>]*?)?(?:/>|>\s*</text:\1\s*>)")
#: digits that a float may not keep
_DIGITS = 16
#: bytes before a number within which its cell begins, with a formula
_NEAR = 1 << 13
#: row and column from 0, of whichever sheet -> numbers as they are written
_Exact = dict[tuple[int, int], set[str]]


class TooLarge(KurilsError):
    """More bytes than LARGEST."""

    code = "large"


class TooWide(KurilsError):
    """More cells than MOST_CELLS."""

    code = "wide"


def read(content: bytes) -> bytes:
    """`csv` or `hidden`, a line feed and the CSV; or `large`, `wide` or `bad` for a workbook that is not read, and why.

    `hidden` is the sheet that its reader does not see.
    """
    try:
        return _csv(content)
    except (TooLarge, TooWide) as error:
        return f"{error.code}\n".encode()
    except MemoryError:
        if is_tight():
            raise
        return b"large\n"
    except BaseException as error:
        if is_no_room(error):
            raise
        # the errors of libraries have no class in common, and a panic is none of Python's
        reason = (str(error).splitlines() or [""])[0] or type(error).__name__
        return f"bad\n{reason}".encode("utf-8", "replace")


def _csv(content: bytes) -> bytes:
    import python_calamine

    from kurils.show.formats.to_csv import line

    exact = {} if content.startswith(_OLE) else _look_into(io.BytesIO(content))
    book = python_calamine.load_workbook(io.BytesIO(_with_blanks(content)))
    sheets = book.sheets_metadata
    # a chart may have a sheet of its own, before the first that has cells
    of_cells = (number for number, one in enumerate(sheets) if one.typ == python_calamine.SheetTypeEnum.WorkSheet)
    taken = next(of_cells, 0)
    sheet = book.get_sheet_by_index(taken)
    refuse(sheet.height, sheet.width)
    first, left = sheet.start or (0, 0)
    out = io.BytesIO()
    is_seen = taken < len(sheets) and sheets[taken].visible == python_calamine.SheetVisibleEnum.Visible
    out.write(b"csv\n" if is_seen else b"hidden\n")
    for at, row in enumerate(sheet.to_python(), first):
        cells = (_text(value, exact.get((at, column))) for column, value in enumerate(row, left))
        out.write(line(cells).encode("utf-8", "replace"))
        if out.tell() > LARGEST:
            raise TooLarge("too large")
    return out.getvalue()


def _with_blanks(content: bytes) -> bytes:
    """A workbook whose cells hold tabs and line breaks as characters: of .ods they are elements, which are dropped."""
    if content.startswith(_OLE):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "content.xml" not in archive.namelist():
            return content
        text = archive.read("content.xml")
        whole = _BLANKS.sub(lambda match: b"&#9;" if match[1] == b"tab" else b"&#10;", text)
        if whole == text:
            return content
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as other:
            for one in archive.infolist():
                other.writestr(one.filename, whole if one.filename == "content.xml" else archive.read(one))
    return out.getvalue()


def _text(value: Any, exact: set[str] | None) -> str:
    """What a cell holds; a whole number with all its `exact` digits, where these are told apart.

    Of the leap day that 1900 has in workbooks the 29th is written, which no calendar has: it is for its reader to mend.
    """
    if isinstance(value, float) and value.is_integer():
        digits = {one for one in exact or () if one.lstrip("-").isdecimal() and float(one) == value}
        if len(digits) == 1:
            return digits.pop()
        if abs(value) < 1e15:
            return str(int(value))
    if isinstance(value, datetime.date) and exact and {int(float(one)) for one in exact} == {60}:
        day = value.date() if isinstance(value, datetime.datetime) else value
        if day == _TAKEN_FOR:
            return value.isoformat().replace(day.isoformat(), _NEVER).removesuffix("T00:00:00")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)


def refuse(rows: int, columns: int) -> None:
    """Raise TooWide for more cells than MOST_CELLS."""
    if rows * columns > MOST_CELLS:
        raise TooWide("too many cells")


def _look_into(content: BinaryIO) -> _Exact:
    """Unpack what a library would unpack, and throw it away. Raises what is wrong with it, TooLarge and TooWide.

    What an archive says of its own sizes is not believed. Returns the whole numbers that are longer than a float keeps,
    and those of the end of February 1900, by row and column from 0, of whichever sheet.
    """
    exact: _Exact = {}
    with zipfile.ZipFile(content) as archive:
        left = LARGEST
        for one in archive.infolist():
            name = one.filename.lower()
            of_xlsx = "worksheets/" in name and name.endswith(".xml")
            span = _OfXlsx(exact) if of_xlsx else _OfOds(exact) if name == "content.xml" else None
            with archive.open(one) as member:
                block = b"-"
                while block:
                    block = member.read(_BLOCK)
                    left -= len(block)
                    if left < 0:
                        raise TooLarge("too large")
                    if span is not None:
                        span.take(block)
    return exact


class _OfXlsx:
    """How many cells a sheet of .xlsx spans; a row or cell without an address stands behind the one before it."""

    def __init__(self, exact: _Exact) -> None:
        self._exact = exact
        self._rest = b""
        self._rows = self._columns = 0
        self._seen: set[bytes] = set()

    def take(self, block: bytes) -> None:
        """Look at some more of its XML, of which the end is b"". Raises TooWide."""
        last = not block
        block = self._rest + block
        cut = len(block) if last else block.rfind(b"<row")
        if cut <= 0:
            # before the first row, or elements have a prefix
            cut = 0 if len(block) < 4 * _BLOCK else max(block.rfind(b"<"), 0) or len(block)
        block, self._rest = block[:cut], block[cut:]
        before, *rows = block.split(b"<row")
        found = _ADDRESS.findall(block)
        self._refuse_twice(found)
        self._keep(block)
        numbers = {number for _, number in found if number}
        unnamed = max(0, len(rows) - len(numbers))
        self._rows = max(self._rows, *map(_number, numbers), 0) + unnamed
        in_rows = (sum(map(row.count, (b"<c ", b"<c>", b"<c/"))) for row in (before, *rows))
        self._columns = max(self._columns, *map(_column, {name for name, _ in found}), *in_rows, 0)
        refuse(self._rows, self._columns)

    def _refuse_twice(self, found: list[tuple[bytes, bytes]]) -> None:
        """Of what stands twice one would be lost."""
        once = {*found}
        if len(once) < len(found) or not self._seen.isdisjoint(number for name, number in once if not name):
            raise ValueError("a row or a cell stands twice")
        self._seen.update(number for name, number in once if not name and number)

    def _keep(self, block: bytes) -> None:
        """The digits of numbers that a library does not keep."""
        for match in _EXACT.finditer(block):
            before = _ADDRESS.findall(block, max(0, match.start() - _NEAR), match.start())
            if before and before[-1][0] and before[-1][1]:
                place = _number(before[-1][1]) - 1, _column(before[-1][0]) - 1
                self._exact.setdefault(place, set()).add(match[1].decode())


def _column(name: bytes) -> int:
    """The number of a column, from 1; 0 without a name."""
    number = 0
    for letter in name[:8].upper():
        number = number * 26 + letter - 64
    return number


def _number(digits: bytes) -> int:
    return int(digits[:12])


class _OfOds:
    """How many cells a sheet of .ods spans: up to the last of each row, and the last row, that hold something."""

    def __init__(self, exact: _Exact) -> None:
        from xml.parsers.expat import ParserCreate

        self._exact = exact
        self._parser = ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._filled
        #: of the sheet: up to the last that holds something
        self._rows = self._columns = 0
        #: where we are
        self._row = self._column = self._of_row = self._of_cell = 0
        self._in_cell = self._full_row = self._full_cell = False

    def take(self, block: bytes) -> None:
        """Look at some more of its XML, of which the end is b"". Raises TooWide, and what is wrong with the XML."""
        from xml.parsers.expat import ExpatError

        try:
            self._parser.Parse(block, not block)
        except ExpatError as error:
            raise ValueError(f"its content is damaged, or needs a password: {error}") from None
        refuse(self._rows, self._columns)

    def _filled(self, _: str) -> None:
        self._full_cell = self._in_cell

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "table":
            self._rows = self._columns = self._row = 0
        elif kind == "table-row":
            self._column, self._full_row = 0, False
            self._of_row = _times(attributes.get("table:number-rows-repeated"))
        elif kind in ("table-cell", "covered-table-cell"):
            self._in_cell = True
            self._of_cell = _times(attributes.get("table:number-columns-repeated"))
            value = attributes.get("office:value", "")
            if len(value) >= _DIGITS and value.lstrip("-").isdecimal():
                self._exact.setdefault((self._row, self._column), set()).add(value)
            self._full_cell = any(one.startswith("office:") or one.endswith(":formula") for one in attributes)
        else:
            self._full_cell = self._in_cell

    def _end(self, name: str) -> None:
        kind = name.rpartition(":")[2]
        if kind in ("table-cell", "covered-table-cell"):
            self._in_cell = False
            self._column += self._of_cell
            if self._full_cell:
                self._full_row = True
                self._columns = max(self._columns, self._column)
        elif kind == "table-row":
            self._row += self._of_row
            if self._full_row:
                self._rows = self._row
        elif kind == "table":
            refuse(self._rows, self._columns)


def _times(repeated: str | None) -> int:
    return int(repeated[:12]) if repeated and repeated.isdecimal() else 1
