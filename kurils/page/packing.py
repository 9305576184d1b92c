"""The data of the page in a short form, which the script unfolds again."""

from __future__ import annotations

import gzip
import json
from base64 import b85encode
from typing import TYPE_CHECKING

from kurils.base.widths import clean
from kurils.dates.tables import FIRST_DAY, LAST_LUNAR_DAY, eras, month_fields, month_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

#: letters of base 85 that HTML might take for the beginning of something
_SAFE = str.maketrans("<&", ",.")
#: the first number of a list, which has no keys
LIST = -1


def packed(value: Any, printed: Callable[[str], str] = clean) -> str:
    """A JSON value, whatever recurs in it written once; gzip in base 85, with letters
    that mean nothing in HTML.

    `values` holds every distinct text, number, list and mapping, each made of earlier ones: a list is `[-1, …]`, a
    mapping `[n, …]` with its keys in `keys[n]`, and a number inside them stands for the value at that place. Null and
    the truth values stand as they are. The last value is the whole. `printed` is how a text stands in the page.
    """
    keys: dict[tuple[str, ...], int] = {}
    places: dict[Any, int] = {}
    values: list[Any] = []

    def place(value: Any) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, dict):
            short: Any = (keys.setdefault(tuple(value), len(keys)), *map(place, value.values()))
        elif isinstance(value, (list, tuple)):
            short = (LIST, *map(place, value))
        else:
            # the script puts texts into the page as they are
            short = printed(value) if isinstance(value, str) else value
        # 1 and 1.0, True and 1 are equal, and yet not the same JSON
        known = (type(short), repr(short))
        if known not in places:
            places[known] = len(values)
            values.append(short)
        return places[known]

    place(value)
    text = json.dumps({"keys": list(keys), "values": values}, ensure_ascii=False, separators=(",", ":"))
    return b85encode(gzip.compress(text.encode(), 9, mtime=0)).decode("ascii").translate(_SAFE)


def calendar() -> dict[str, Any]:
    """The Japanese calendar: eras, and the months to 1872 as one letter each.

    `a` is a month of 29 days, `b` one of 30; a capital is an intercalary month, which bears the number of the month
    before it. The first has number and lunar year of `month` and `year`.
    """
    lines = month_lines()
    first, year, label, _ = month_fields(lines[0])
    letters = []
    for line in lines:
        _, _, name, days = month_fields(line)
        # the last month was cut short when the calendar changed: any length covers its two days
        letter = "a" if days <= 29 else "b"
        letters.append(letter.upper() if name.startswith("i") else letter)
    return {
        "first": first.isoformat(),
        "from": FIRST_DAY.isoformat(),
        "last": LAST_LUNAR_DAY.isoformat(),
        "year": year,
        "month": int(label),
        "months": "".join(letters),
        "eras": [[era.first_day.isoformat(), era.name, era.first_year] for era in eras() if era.first_day],
    }
