"""One line of running text an item, for footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.widths import clean

if TYPE_CHECKING:
    from kurils.words.citations import Item

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def write(items: list[Item]) -> str:
    """One line an item."""
    return "".join(line(item) + "\n" for item in items)


def line(item: Item) -> str:
    """Who, what, where and when, after which source, at which address; then the note."""
    place = item.get("publisher-place") or item.get("event-place")
    made = ", ".join(part for part in (place, _issued(item)) if part)
    by = " and ".join(author["literal"] for author in item.get("author", ()))
    told = f"Source: {item['source']}" if "source" in item else item.get("publisher", "")
    parts = [by, item["title"], made, told]
    text = " ".join(_stopped(part) for part in parts if part)
    address = f" {item['URL']}." if "URL" in item else ""
    return clean(f"{text}{address} [{item['note']}]")


def _issued(item: Item) -> str:
    text = date_text(item["issued"]) if "issued" in item else ""
    later = item.get("available-date")
    return f"{text} (public from {date_text(later)})" if later else text


def date_text(variable: dict[str, Any]) -> str:
    """A CSL date in words: `7 February 1855`, `about 1798`, `3 September 1945 to 5 September 1945`."""
    text = " to ".join(_date(parts) for parts in variable["date-parts"])
    return f"about {text}" if variable.get("circa") else text


def _date(parts: list[int]) -> str:
    year, *rest = parts
    month = [_MONTHS[rest[0] - 1]] if rest else []
    day = [str(rest[1])] if len(rest) > 1 else []
    return " ".join([*day, *month, str(year)])


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
