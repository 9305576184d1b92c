"""BibTeX, in UTF-8: everything that TeX would read as a command is escaped, braces included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.widths import clean

if TYPE_CHECKING:
    from kurils.words.citations import Item
    from kurils.words.wording import Wording

_ENTRIES = {
    "book": "book",
    "report": "techreport",
    "manuscript": "unpublished",
}
# not \{ and \}: BibTeX counts braces whether escaped or not, and an odd one would swallow the entries after it
_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{char: f"\\{char}" for char in "#$%&_"},
})  # fmt: skip
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(items: list[Item], wording: Wording) -> str:
    """One entry an item, an empty line between them."""
    return "\n".join(_entry(item, wording) for item in items)


def _entry(item: Item, wording: Wording) -> str:
    kind = _ENTRIES.get(item["type"], "misc")
    authors = " and ".join(f"{{{escape(author['literal'])}}}" for author in item.get("author", ()))
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    fields = {
        "author": authors,
        # a second pair of braces keeps the capitals of names
        "title": f"{{{escape(item['title'])}}}",
        "shorttitle": escape(item.get("title-short", "")),
        "howpublished" if kind == "misc" else "type": escape(item.get("genre", "")),
        {"techreport": "institution"}.get(kind, "publisher"): escape(item.get("publisher", "")),
        "address": escape(item.get("publisher-place") or item.get("event-place") or ""),
        "year": str(issued[0]) if issued else "",
        "url": clean(item.get("URL", "")).translate(_URL),
        "language": escape(item.get("language", "")),
        "note": escape("; ".join(part for part in (_told(item, wording), item.get("note", "")) if part)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if len(issued) > 1:
        # months are macros of BibTeX, which puts them into the language of the style
        lines.insert(_after_year(lines), f"  month = {_MONTHS[issued[1] - 1]},")
    return f"@{kind}{{{item['id']},\n" + "\n".join(lines) + "\n}\n"


def _told(item: Item, wording: Wording) -> str:
    return wording.tr("cite.source", source=item["source"]) if "source" in item else ""


def _after_year(lines: list[str]) -> int:
    return next(at for at, line in enumerate(lines) if line.startswith("  year")) + 1


def escape(text: str) -> str:
    """The text with everything escaped that TeX or BibTeX would read as more than a letter."""
    return clean(text).translate(_ESCAPES)
