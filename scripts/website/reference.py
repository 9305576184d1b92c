"""Pages that are made of the record: one a document, one an island or islet, one a year in which anything happened."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kurils.show.blocks import answers as shown
from kurils.show.blocks.parts import ALL
from kurils.show.elements import Heading
from kurils.show.formats.to_markdown import escape, markdown

if TYPE_CHECKING:
    from kurils.record import Record
    from kurils.show.elements import Block
    from kurils.show.formats import Presentation

#: path below `reference/` -> Markdown
Pages = dict[str, str]
Years = dict[str, list[dict[str, Any]]]
#: what is told of a year besides what changed in it
HAPPENED = ("document", "event")
_ID = re.compile(r"(?<![\w/.#-])\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*(?![\w/-])")


def pages(record: Record) -> Pages:
    """Every page of the reference."""
    documents = record.documents()["documents"]
    known = {line["id"] for line in documents}
    islands = record.islands(all=True)["islands"]
    years = years_of(record)
    made = {f"documents/{id}.md": _document(record, id) for id in known}
    places = [*record.territories, *(island["id"] for island in islands)]
    made |= {f"islands/{id}.md": _island(record, id) for id in places}
    made |= {f"years/{year}.md": _year(record, year, years) for year in years}
    made = {path: linked(text, known, "../documents/") for path, text in made.items()}
    made["documents/index.md"] = _documents_index(documents)
    made["islands/index.md"] = _islands_index(record, islands)
    made["years/index.md"] = _years_index(record, years)
    return made


def linked(text: str, known: set[str], folder: str) -> str:
    """The text with each id of a document as a link to its page; titles, code and other links stay as they are."""

    def one(found: re.Match[str]) -> str:
        return f"[{found[0]}]({folder}{found[0]}.md)" if found[0] in known else found[0]

    lines, fenced = text.split("\n"), False
    for at, line in enumerate(lines):
        fenced ^= line.startswith("```")
        if not fenced and not line.startswith("# ") and "](" not in line:
            parts = line.split("`")
            parts[::2] = [_ID.sub(one, part) for part in parts[::2]]
            lines[at] = "`".join(parts)
    return "\n".join(lines)


def years_of(record: Record) -> Years:
    """The year -> the documents and events in it, for every year in which anything happened or changed, in order."""
    found: Years = defaultdict(list)
    for entry in record.timeline(all=True)["entries"]:
        if entry["date"] >= record.meta["coverage"]["from"]:
            happened = found[entry["date"][:4]]
            if entry["kind"] in HAPPENED:
                happened.append(dict(entry))
    return dict(sorted(found.items()))


def _document(record: Record, id: str) -> str:
    return _told(shown.of_document(record, record.document(id), (ALL,)), f"kurils document {id} --part all")


def _island(record: Record, id: str) -> str:
    return _told(shown.of_island(record, record.island(id)), f"kurils island {id}")


def _told(presentation: Presentation, command: str) -> str:
    """A whole answer, and how to ask for it."""
    assert presentation.blocks is not None
    return f"{markdown(presentation.blocks())}\n\nAt the terminal: `{command}`\n"


def _year(record: Record, year: str, years: Years) -> str:
    """How the year began and ended, what changed in it, what happened."""
    first, last = _days(record, year)
    lines = [f"# {year}", "", f"{first}: {_headline(record, first)}", ""]
    changes = shown.of_diff(record, record.diff(first, last, all=True))
    assert changes.blocks is not None
    if changes.answer["changes"]:
        blocks: list[Block] = [block for block in changes.blocks() if not isinstance(block, Heading)]
        lines += ["## What changed", "", markdown(blocks), ""]
    if years[year]:
        lines += ["## What happened", ""]
        for entry in years[year]:
            id = f" ({entry['document']})" if entry["document"] else ""
            lines.append(f"- **{escape(entry['edtf'] or entry['date'])}**: {escape(entry['text'])}{id}")
        lines.append("")
    lines += [f"{last}: {_headline(record, last)}", ""]
    order = list(years)
    at = order.index(year)
    around = [f"[{other}]({other}.md)" for other in order[max(0, at - 1) : at + 2] if other != year]
    lines += [
        f"At the terminal: `kurils timeline --from {year} --to {year} --all`",
        "",
        "Years around: " + ", ".join(around),
    ]
    return "\n".join(lines) + "\n"


def _days(record: Record, year: str) -> tuple[str, str]:
    """The last day of the year before and the last of the year, as far as the record has them."""
    covered = record.meta["coverage"]
    return max(covered["from"], f"{int(year) - 1}-12-31"), min(f"{year}-12-31", covered["to"])


def _headline(record: Record, day: str) -> str:
    return escape(record.status(day)["headline"] or "")


def _documents_index(documents: list[Any]) -> str:
    """Every document with its title, by century and decade."""
    lines = ["# Documents, acts and events", "", f"All {len(documents)}, in the order of time."]
    decade = ""
    for line in sorted(documents, key=lambda line: line["id"]):
        if line["id"][:3] != decade:
            decade = line["id"][:3]
            lines += ["", f"## {decade}0 to {decade}9", ""]
        lines.append(f"- [{line['id']}]({line['id']}.md): {escape(line['title'])}")
    return "\n".join(lines) + "\n"


def _islands_index(record: Record, islands: list[Any]) -> str:
    """Every territory with its islands and islets."""
    lines = ["# Islands and islets", ""]
    for group in record.territories:
        lines.append(f"- [{escape(record.names[group])}]({group}.md)")
        members = [island for island in islands if island["group"] == group and island["id"] != group]
        lines += [f"  - [{escape(member['name'])}]({member['id']}.md)" for member in members]
    return "\n".join(lines) + "\n"


def _years_index(record: Record, years: Years) -> str:
    """Every year with how much changed and happened in it."""
    lines = ["# Years", "", "Those in which anything changed or happened.", "", "| year | changes | acts and events |"]
    lines.append("|---|---|---|")
    for year in years:
        changes = len(record.diff(*_days(record, year), all=True)["changes"])
        lines.append(f"| [{year}]({year}.md) | {changes or ''} | {len(years[year]) or ''} |")
    return "\n".join(lines) + "\n"
