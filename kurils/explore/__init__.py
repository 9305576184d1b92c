"""The explorer: walk through the record in the terminal, day by day, with keys alone.

`state` knows the day, the island and what is asked of the record; `bars` and `panes` turn answers into lines; `app` and
`screens` show them with Textual, which is the optional extra `kurils[explore]` and is imported by nothing else.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.record import Record

#: the smallest terminal that it works in: columns, lines
SMALLEST = (80, 24)
#: the most cells that it draws, which takes some seconds: the largest screens have fewer, in letters that can be read
MOST_CELLS = 250_000


def explore(record: Record, date: str = "today", island: str | None = None) -> None:
    """Run the explorer until the user leaves it.

    Raises UsageError where the terminal cannot show it, MissingExtra where Textual is not installed, and what
    `Record.status` raises for a date or an island that it cannot answer for.
    """
    from kurils.base.extras import library
    from kurils.explore.state import State
    from kurils.explore.terminal import refuse_unfit, without_theirs

    state = State(record, date, island)
    refuse_unfit()
    with without_theirs():
        library("textual.app", "the explorer", "explore")
        from kurils.explore.app import run

        run(state)
