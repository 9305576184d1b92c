"""The answer of `check`: one line a problem, then the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.names import MARK
from kurils.show.elements import Block, Cell, Heading, Paragraph, Preformatted, Table
from kurils.show.formats import Presentation
from kurils.words.numbers import figure

if TYPE_CHECKING:
    from kurils.answers.days import CheckAnswer
    from kurils.words.wording import Wording

CSV_COLUMNS = ("file", "line", "id", "code", "message")


def of_check(answer: CheckAnswer, wording: Wording, writes: str) -> Presentation:
    """The presentation of a `check` answer. What is wrong with an entry is told in English, marked where it is read.

    `writes` is the command that writes the MANIFEST of the folder.
    """
    return Presentation(
        answer, blocks=lambda: _blocks(answer, wording, writes), rows=lambda: _rows(answer), records="problems"
    )


def _rows(answer: CheckAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    return CSV_COLUMNS, [[p["file"], str(p["line"]), p["id"], p["code"], p["message"]] for p in answer["problems"]]


def _blocks(answer: CheckAnswer, wording: Wording, writes: str) -> list[Block]:
    problems, counts = answer["problems"], answer["counts"]
    mark = "" if wording.language == "en" else MARK
    blocks: list[Block] = []
    if problems:
        ids = [f" {p['id']}:" if p["id"] else "" for p in problems]
        lines = [f"{p['file']}:{p['line']}:{id} {mark}{p['message']}" for id, p in zip(ids, problems)]
        blocks.append(Preformatted(lines))
        blocks.append(Paragraph(wording.count("check.problems", len(problems)), "warn"))
    elif answer["manifest"] == "none":
        # never call sound what no rule can see
        blocks += [
            Paragraph(wording.tr("check.no-problems")),
            Paragraph(wording.tr("check.unseen")),
            Preformatted([writes]),
        ]
    else:
        blocks.append(Paragraph(wording.count("check.as-reviewed", answer["files"])))
    blocks.append(Heading(wording.tr("check.holds")))
    rows = [
        [
            Cell(wording.tr(f"check.count.{name}")),
            Cell(figure(str(value), wording) if isinstance(value, float) else str(value)),
        ]
        for name, value in counts.items()
        if not isinstance(value, dict)
    ]
    rows += [
        [Cell(wording.tr("check.positions", whose=key)), Cell(str(value))] for key, value in counts["positions"].items()
    ]
    blocks.append(Table([wording.tr("check.what"), wording.tr("check.how-many")], rows))
    if answer["texts"]:
        blocks += [Heading(wording.tr("check.texts")), _texts(answer, wording)]
    return blocks


def _texts(answer: CheckAnswer, wording: Wording) -> Table:
    """A row a list of the record, a column a language."""
    shares = answer["texts"]
    standings = {share["language"]: share["standing"] for share in shares}
    counted = {(share["list"], share["language"]): str(share["translated"]) for share in shares}
    rows = [
        [Cell(name), Cell(str(of)), *(Cell(counted[name, language]) for language in standings)]
        for name, of in {share["list"]: share["of"] for share in shares}.items()
    ]
    headings = [_standing(language, standing, wording) for language, standing in standings.items()]
    return Table([wording.tr("check.list"), wording.tr("check.of"), *headings], rows)


def _standing(language: str, standing: str, wording: Wording) -> str:
    """A language, and what it claims to be; what is no such claim as it stands there."""
    key = f"check.language.{standing}"
    return wording.tr(key, language=language) if wording.has(key) else f"{language} ({standing})"
