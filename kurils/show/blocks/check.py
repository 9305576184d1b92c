"""The answer of `check`: one line a problem, then the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.show.elements import Block, Cell, Heading, Paragraph, Preformatted, Table
from kurils.show.formats import Presentation

if TYPE_CHECKING:
    from kurils.answers.days import CheckAnswer

CSV_COLUMNS = ("file", "line", "id", "code", "message")


def of_check(answer: CheckAnswer) -> Presentation:
    """The presentation of a `check` answer."""
    return Presentation(answer, blocks=lambda: _blocks(answer), rows=lambda: _rows(answer), records="problems")


def _rows(answer: CheckAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    return CSV_COLUMNS, [[p["file"], str(p["line"]), p["id"], p["code"], p["message"]] for p in answer["problems"]]


def _blocks(answer: CheckAnswer) -> list[Block]:
    problems, counts = answer["problems"], answer["counts"]
    blocks: list[Block] = []
    if problems:
        lines = [f"{p['file']}:{p['line']}:{' ' + p['id'] + ':' if p['id'] else ''} {p['message']}" for p in problems]
        blocks.append(Preformatted(lines))
    word = "problem" if len(problems) == 1 else "problems"
    blocks.append(Paragraph(f"{len(problems) or 'no'} {word}", "warn" if problems else ""))
    blocks.append(Heading("The record holds"))
    rows = [
        [Cell(name.replace("_", " ")), Cell(str(value))]
        for name, value in counts.items()
        if not isinstance(value, dict)
    ]
    rows += [[Cell(f"positions of {key}"), Cell(str(value))] for key, value in counts["positions"].items()]
    blocks.append(Table(["what", "how many"], rows))
    if answer["texts"]:
        blocks += [Heading("Texts in further languages, of how many"), _texts(answer)]
    return blocks


def _texts(answer: CheckAnswer) -> Table:
    """A row a list of the record, a column a language."""
    shares = answer["texts"]
    standings = {share["language"]: share["standing"] for share in shares}
    counted = {(share["list"], share["language"]): str(share["translated"]) for share in shares}
    rows = [
        [Cell(name), Cell(str(of)), *(Cell(counted[name, language]) for language in standings)]
        for name, of in {share["list"]: share["of"] for share in shares}.items()
    ]
    return Table(["list", "texts", *(f"{language} ({standing})" for language, standing in standings.items())], rows)
