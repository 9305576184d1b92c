"""One line of running text an item, for footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.widths import clean
from kurils.words.days import in_words, month_in_words

if TYPE_CHECKING:
    from kurils.words.citations import Item
    from kurils.words.wording import Wording


def write(items: list[Item], wording: Wording) -> str:
    """One line an item."""
    return "".join(line(item, wording) + "\n" for item in items)


def line(item: Item, wording: Wording) -> str:
    """Who, what, where and when, after which source, at which address; then the note."""
    place = item.get("publisher-place") or item.get("event-place")
    made = wording.series(part for part in (place, _issued(item, wording)) if part)
    by = wording.listed(author["literal"] for author in item.get("author", ()))
    told = wording.tr("cite.source", source=item["source"]) if "source" in item else item.get("publisher", "")
    parts = [by, item["title"], made, told]
    text = wording.sentences(wording.stopped(part) for part in parts if part)
    address = f" {item['URL']}." if "URL" in item else ""
    return clean(f"{text}{address} [{item['note']}]")


def _issued(item: Item, wording: Wording) -> str:
    text = date_text(item["issued"], wording) if "issued" in item else ""
    later = item.get("available-date")
    return wording.tr("cite.public", date=text, later=date_text(later, wording)) if later else text


def date_text(variable: dict[str, Any], wording: Wording) -> str:
    """A CSL date in words: `7 February 1855`, `about 1798`, `3 September 1945 to 5 September 1945`."""
    first, *last = (_date(parts, wording) for parts in variable["date-parts"])
    text = wording.tr("cite.span", first=first, last=last[0]) if last else first
    return wording.tr("cite.about", date=text) if variable.get("circa") else text


def _date(parts: list[int], wording: Wording) -> str:
    year, *rest = parts
    if not rest:
        return wording.tr("cite.year", year=year)
    iso = "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
    return in_words(iso, wording) if len(rest) > 1 else month_in_words(iso, wording)
