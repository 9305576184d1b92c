"""Formats: each draws a presentation on a stream and knows no question.

`FORMATS` is the one registry: a new format is one module `to_<name>.py` with one function, and one line here. The
functions are imported when they are used, so that JSON costs nothing of the tables and tables nothing of YAML.
"""

from __future__ import annotations

from kurils.base.errors import NoSuchValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, TextIO

    from kurils.show.elements import Block, Marks
    from kurils.words.wording import Wording

#: format -> (module below kurils.show.formats, what the presentation must offer)
FORMATS: dict[str, tuple[str, str]] = {
    "table": ("to_text", "blocks"),
    "json": ("to_json", "answer"),
    "ndjson": ("to_ndjson", "answer"),
    "csv": ("to_csv", "rows"),
    "markdown": ("to_markdown", "blocks"),
    "yaml": ("to_yaml", "answer"),
    "geojson": ("to_geojson", "features"),
    "geojson-seq": ("to_geojson_seq", "features"),
}


class Presentation:
    """An answer and the ways to show it; each way is a function, called only when a format needs it."""

    __slots__ = ("answer", "blocks", "features", "records", "rows", "wording")

    def __init__(
        self,
        answer: Any,
        blocks: Callable[[], list[Block]] | None = None,
        rows: Callable[[], tuple[tuple[str, ...], Iterable[list[str | None]]]] | None = None,
        features: Callable[[], dict[str, Any]] | None = None,
        records: str | None = None,
        wording: Wording | None = None,
    ) -> None:
        #: the JSON value of the answer
        self.answer = answer
        self.blocks = blocks
        #: the columns and the rows of a table of data
        self.rows = rows
        #: a GeoJSON FeatureCollection
        self.features = features
        #: the key of the list that NDJSON prints one a line; without it the whole answer is one line
        self.records = records
        #: whose marks the blocks are set with; those of English without one
        self.wording = wording

    def marks(self) -> Marks:
        """What stands between labels, texts and lists."""
        from kurils.show.elements import Marks

        return marks_of(self.wording) if self.wording else Marks()

    def formats(self) -> tuple[str, ...]:
        """The formats that this answer has."""
        return tuple(name for name, (_, needed) in FORMATS.items() if getattr(self, needed) is not None)


def marks_of(wording: Wording) -> Marks:
    """What the language sets between a label and its text, and between several texts."""
    from kurils.show.elements import Marks

    return Marks(wording.colon, wording.tr("join.comma"), wording.tr("join.clause"))


def render(
    presentation: Presentation,
    name: str,
    stream: TextIO,
    *,
    width: int | None = None,
    palette: Mapping[str, str] | None = None,
    links: bool = False,
) -> None:
    """Draw in the format `name`. What follows matters to `table` alone: a palette (state -> style) asks for the
    terminal's tables with colours, in which `links` makes addresses such as can be followed.

    Raises UsageError for a format that this answer does not have.
    """
    if name not in FORMATS or getattr(presentation, FORMATS[name][1]) is None:
        raise NoSuchValue(f"this answer has no format {name!r}", name, "it has", presentation.formats())
    module = FORMATS[name][0]
    if name == "table":
        assert presentation.blocks is not None
        if palette is not None:
            from kurils.show.formats import to_terminal

            to_terminal.write(presentation.blocks(), stream, width, palette, links, presentation.marks())
        else:
            from kurils.show.formats import to_text

            to_text.write(presentation.blocks(), stream, width, marks=presentation.marks())
        return
    # what `importlib` does, without importing that
    __import__(f"kurils.show.formats.{module}", fromlist=("write",)).write(presentation, stream)
