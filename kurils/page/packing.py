"""Tables and the Japanese calendar in a short form, which the script in the page unfolds again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.dates.tables import FIRST_DAY, LAST_LUNAR_DAY, eras, month_fields, month_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def packed(rows: Sequence[Mapping[str, Any]], number: Mapping[str, int]) -> dict[str, Any]:
    """The columns once, then the values of each row.

    Of a source its number stands, and of the texts of a column that recur, alone or in lists, their number in `lists`.
    """
    columns = list(rows[0]) if rows else []
    lists: dict[str, dict[str, int]] = {"sources": dict(number)}
    for column in columns:
        texts = [text for row in rows for text in _texts(row[column])]
        if column not in lists and len(set(texts)) * 4 < len(texts) * 3:
            lists[column] = {text: at for at, text in enumerate(dict.fromkeys(texts))}

    def short(column: str, value: Any) -> Any:
        if column not in lists or value is None:
            return value
        return [lists[column][text] for text in value] if isinstance(value, list) else lists[column][value]

    packed = [[short(column, row[column]) for column in columns] for row in rows]
    return {
        "columns": columns,
        "lists": {name: list(lists[name]) for name in lists if name != "sources"},
        "rows": packed,
    }


def _texts(value: Any) -> list[str]:
    """The texts of a value that is a text or a list of them; nothing for any other."""
    texts = [value] if isinstance(value, str) else value
    return texts if isinstance(texts, list) and all(isinstance(text, str) for text in texts) else []


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
