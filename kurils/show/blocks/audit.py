"""The answer of `audit`: a row a statement, what it hangs on marked, then the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.show.elements import Block, Cell, Heading, Paragraph, Table
from kurils.words import phrases

if TYPE_CHECKING:
    from kurils.answers.audit import AuditAnswer, Statement
    from kurils.words.wording import Wording

CSV_COLUMNS = (
    "track", "islands", "from", "to", "state", "value", "document", "article", "text", "certainty", "families",
    "hangs_on", "sources", "read", "locators",
)  # fmt: skip


def rows(answer: AuditAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a statement, lists joined with `;`."""
    found: list[Any] = list(answer["statements"])
    return CSV_COLUMNS, [[_cell(statement[column]) for column in CSV_COLUMNS] for statement in found]


def _cell(value: object) -> str | None:
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, dict):
        return ";".join(f"{key}={item}" for key, item in value.items())
    return None if value is None else str(value)


def _when(statement: Statement, wording: Wording) -> str:
    if statement["track"] == "document":
        return statement["from"]
    return wording.spell(statement["from"], statement["to"])


def blocks(answer: AuditAnswer, wording: Wording, names: dict[str, str], whole: list[str]) -> list[Block]:
    """The statements for people; `names` maps island ids to names, `whole` are the default ones."""
    tr = wording.tr
    shown = wording.series(names[id] for id in answer["islands"])
    ids = {id: id for id in answer["islands"]}
    columns = [tr(f"column.{name}") for name in ("date", "kind", "islands", "what", "certainty", "rests-on")]
    table = [
        [
            Cell(_when(statement, wording), "id"),
            Cell(tr(f"track.{statement['track']}")),
            Cell(phrases.places(statement["islands"], ids, whole, wording), "place"),
            Cell(statement["text"]),
            Cell(tr(f"certainty.{statement['certainty']}")),
            Cell(
                wording.clauses([
                    *([tr(f"audit.{statement['hangs_on']}")] if statement["hangs_on"] else []),
                    *(wording.noted(id, wording.word("read", read)) for id, read in statement["read"].items()),
                ]),
                "warn" if statement["hangs_on"] else "",
            ),
        ]
        for statement in answer["statements"]
    ]  # fmt: skip
    told = tr("audit.counts", **answer["counts"])
    return [Heading(tr("audit.title", islands=shown), 1), Table(columns, table), Paragraph(told, "dim")]
