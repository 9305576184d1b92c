"""RIS: a tag a line, lines end with carriage return and line feed, as the format asks for.

RIS knows no treaty: treaties, laws and decrees go as `STAT`, the type that reference managers read as an act of law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.widths import clean

if TYPE_CHECKING:
    from kurils.words.citations import Item
    from kurils.words.wording import Wording

TYPES = {
    "treaty": "STAT", "legislation": "STAT", "regulation": "STAT", "legal_case": "CASE", "hearing": "HEAR",
    "report": "RPRT", "personal_communication": "PCOMM", "speech": "SLIDE", "map": "MAP", "webpage": "ELEC",
    "post": "ICOMM", "book": "BOOK", "article": "GEN", "article-newspaper": "NEWS", "entry-encyclopedia": "ENCYC",
    "manuscript": "MANSCPT", "dataset": "DATA", "document": "GOVDOC", "entry": "DATA",
}  # fmt: skip


def write(items: list[Item], _: Wording) -> str:
    """One record an item."""
    return "".join(map(_record, items))


def _record(item: Item) -> str:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    tags = [
        ("TY", TYPES[item["type"]]),
        ("ID", item["id"]),
        *(("AU", author["literal"]) for author in item.get("author", ())),
        ("TI", item["title"]),
        ("ST", item.get("title-short")),
        ("M3", item.get("genre")),
        ("PB", item.get("publisher")),
        ("CY", item.get("publisher-place") or item.get("event-place")),
        ("PY", str(parts[0]) if parts else None),
        ("DA", _date(parts) if parts else None),
        ("LA", item.get("language")),
        ("DP", item.get("source")),
        ("UR", item.get("URL")),
        ("N1", item.get("note")),
    ]
    lines = [f"{tag}  - {clean(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _date(parts: list[int]) -> str:
    """`YYYY/MM/DD/`, empty between the slashes where the source is not so exact."""
    year, month, day = (*(f"{part:02}" for part in parts), "", "")[:3]
    return f"{year}/{month}/{day}/"
