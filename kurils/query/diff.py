"""What changed between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.cited import cited
from kurils.query.changes import changes_between
from kurils.query.envelope import between, date_forms, header
from kurils.query.status import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from kurils.answers.days import DiffAnswer
    from kurils.dates import HistoricalDate
    from kurils.store.tracks import Place


def diff(
    section: Mapping[str, Any], begin: HistoricalDate, end: HistoricalDate, places: Iterable[Place], today: date
) -> DiffAnswer:
    """Every change after the first day and up to the second, that day included.

    A month or a year counts from its first day, as the end to its last. Raises UsageError when the range is reversed.
    """
    chosen = list(places)
    first, last, beyond = between(section["meta"], begin, end, today, "reversed-diff")
    changes = changes_between(chosen, first, last)
    return {
        "kurils": header("diff", section["meta"], beyond),
        "from": date_forms(begin),
        "to": date_forms(end),
        "islands": [place.id for place in chosen],
        "changes": changes,
        "sources": source_lines(section, cited(changes)),
    }
