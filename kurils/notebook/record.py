"""The record whose answers show themselves."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from kurils import record as plain
from kurils.notebook.asked import asked_rightly, text
from kurils.notebook.shown import Answer, MapAnswer, Picture

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

#: methods whose answer is shown by the function `of_<method>` of the presentations
SHOWN = (
    "status", "diff", "timeline", "compare", "documents", "document", "explain", "glossary", "sources", "audit",
    "islands", "island", "locate", "border", "straits",
)  # fmt: skip


class Record(plain.Record):
    """The record in one language; see `kurils.record.Record`.

    Its methods raise UsageError for values of another kind than they take. A list of one may be given as the one.
    """

    def __init__(self, language: str = "en") -> None:
        super().__init__(text("language", language))

    def chart(
        self,
        kind: str = "timeline",
        islands: Iterable[str] = (),
        *,
        date: str | datetime.date | None = None,
        days: Iterable[str | datetime.date] | None = None,
        theme: str = "light",
    ) -> Picture:
        """Control, title and claims over time, maps of several `days` (poster), a `date` as each side gives it (pair).

        `theme` is light, dark, or mono. Raises UsageError for what does not go together.
        """
        from kurils.maps.chart.kinds import drawn

        # the days are texts by now, as all that is asked of this class (`asked_rightly`)
        day: Any = date
        texts: Any = None if days is None else list(days)
        drawing = drawn(self, kind, list(islands), day, texts, theme)
        return Picture(drawing, self.edition)

    def map(self, *given: Any, **named: Any) -> Any:
        """What a map of one day shows, as `kurils.record.Record.map` answers it; a notebook shows the map."""
        from kurils.maps.presentation import of_map
        from kurils.maps.svg import svg
        from kurils.notebook.html import html

        return MapAnswer(
            super().map(*given, **named),
            lambda answer: html(self, answer, of_map(self, answer)),
            lambda answer, labels: Picture(svg(self, answer, labels), self.edition),
        )

    def citations(self, *given: Any, **named: Any) -> Any:
        """How to cite documents and sources, as `kurils.record.Record.citations` answers it."""
        from kurils.notebook.html import html
        from kurils.show.blocks.answers import of_cite

        return Answer(super().citations(*given, **named), lambda answer: html(self, answer, of_cite(answer)))


def _shown(name: str) -> Any:
    method = getattr(plain.Record, name)

    @wraps(method)
    def ask(self: Record, *given: Any, **named: Any) -> Any:
        def shown(answer: Any) -> str:
            from kurils.notebook.html import html
            from kurils.show.blocks import answers

            return html(self, answer, getattr(answers, f"of_{name}")(self, answer))

        return Answer(method(self, *given, **named), shown)

    return ask


for _name in SHOWN:
    setattr(Record, _name, _shown(_name))
#: what can be asked of a record
METHODS = [name for name in dir(Record) if not name.startswith("_") and callable(getattr(Record, name))]
for _name in METHODS:
    setattr(Record, _name, asked_rightly(getattr(Record, _name), getattr(plain.Record, _name, None)))


def load(language: str = "en") -> Record:
    """The record: the packaged one, or that of the folder named by `KURILS_DATA`."""
    return Record(language)
