"""Lines of text with a point and perhaps a date on each -> points: `LAT LON [DATE]`, or CSV with or without header."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from kurils.base.errors import InvalidPoint, KurilsError
from kurils.geometry.coordinates import Place, read_point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: what the columns of a header may be called
_COLUMNS = {
    "latitude": ("lat", "latitude", "y"),
    "longitude": ("lon", "lng", "long", "longitude", "x"),
    "date": ("date", "day", "time"),
}


class Line(NamedTuple):
    """One line of the input: its number from 1, and the point and date on it, or what is wrong with it."""

    number: int
    point: Place | None
    #: empty where none is given
    date: str
    problem: str


def read_lines(lines: Iterable[str]) -> Iterator[Line]:
    """The lines that hold something; blank ones and those that begin with `#` are passed over.

    A first line without a digit is a header: its columns may stand in any order then, and others may stand beside them.
    """
    header: dict[str, int] | None = None
    separator = ","
    first = True
    for number, line in enumerate(lines, 1):
        text = line.lstrip("\ufeff").strip()
        if not text or text.startswith("#"):
            continue
        if first and not any(char.isdigit() for char in text):
            separator = next((char for char in "\t;," if char in text), ",")
            first = False
            try:
                header = _header(text, separator)
            except csv.Error:
                header = None
            if header is None:
                yield Line(number, None, "", "a header without a latitude and a longitude (lat,lon,date)")
            continue
        first = False
        try:
            point, date = read_point(_picked(text, header, separator) if header else text.replace('"', " "))
            yield Line(number, point, date, "")
        except KurilsError as error:
            yield Line(number, None, "", error.line())
        except csv.Error as error:
            yield Line(number, None, "", f"not CSV: {error}")


def _header(text: str, separator: str) -> dict[str, int] | None:
    """Column -> its position; None when there is no latitude or longitude."""
    names = [name.strip().casefold() for name in next(csv.reader([text], delimiter=separator))]
    found = {
        column: names.index(name) for column, known in _COLUMNS.items() for name in reversed(known) if name in names
    }
    return found if "latitude" in found and "longitude" in found else None


def _picked(text: str, header: dict[str, int], separator: str) -> str:
    """The fields of a line in the order latitude, longitude, date."""
    fields = next(csv.reader([text], delimiter=separator))
    try:
        return " ".join(fields[header[column]].strip() for column in _COLUMNS if column in header)
    except IndexError:
        raise InvalidPoint(text[:40], f"{len(fields)} fields, fewer than the header has") from None
