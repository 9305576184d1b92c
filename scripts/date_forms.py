"""The table of the forms of dates for docs/dates.md, from the rows that the tests run."""

from __future__ import annotations

from tests.date_forms import READ, REFUSED


def read() -> str:
    """What is read, and which day, month, year or span it is."""
    return _tables(READ, "you may write", "and it is", "`{}`")


def refused() -> str:
    """What is refused, and what is said then."""
    return _tables(REFUSED, "you write", "and are told", "{}")


def _tables(rows: dict[str, list[tuple[str, str]]], left: str, right: str, form: str) -> str:
    parts = []
    for heading, lines in rows.items():
        parts += [f"### {heading}", "", f"| {left} | {right} |", "|---|---|"]
        parts += [f"| `{text}` | {form.format(answer)} |" for text, answer in lines]
        parts.append("")
    return "\n".join(parts)
