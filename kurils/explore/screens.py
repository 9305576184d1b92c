"""What lies over the main screen for a while: a date to type, a search, a list to choose from, a document, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList

from kurils.base.errors import KurilsError
from kurils.base.widths import pad, width_of
from kurils.explore import SMALLEST, finding
from kurils.explore.bars import legend_of
from kurils.explore.keys import MAIN
from kurils.explore.panes import hanging
from kurils.explore.state import BARS
from kurils.explore.widgets import Choice, Reader, Text
from kurils.show.blocks.answers import of_document
from kurils.show.elements import Block, Cell, Heading, Items, Paragraph, Preformatted

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from kurils.explore.state import State

Result = TypeVar("Result")
#: letters of a date or a search
MOST = 200
#: Ctrl+C before a field takes it for copying: nothing of the application reaches through a box
BACK: list[BindingType] = [
    Binding("escape", "close", show=False),
    Binding("ctrl+c", "app.help_quit", show=False, priority=True),
]


class Over(ModalScreen[Result], Generic[Result]):
    """A box over the main screen; Escape closes it without a result.

    It closes once, and only while it is seen: keys that were pressed while it was busy may come when it is closed
    already, or when the terminal has become too small for it.
    """

    BINDINGS: ClassVar[list[BindingType]] = BACK

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.tr = state.record.wording.tr
        self.closed = False

    @property
    def open(self) -> bool:
        """Whether the box is there, and nothing covers it."""
        return self.is_active and not self.closed

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close the box, with a result; a second time, or unseen, nothing happens."""
        if not self.open:
            return AwaitComplete()
        self.closed = True
        return super().dismiss(result)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


class SmallScreen(Screen[None]):
    """All there is in too small a terminal: it says so. The only key left is the application's, to quit."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.tr = state.record.wording.tr

    def compose(self) -> ComposeResult:
        """The words alone."""
        yield Text(id="small")

    def on_mount(self) -> None:
        """Say how large the terminal must be."""
        columns, lines = SMALLEST
        self.query_one(Text).draw([Paragraph(self.tr("explore.small", columns=columns, lines=lines))])


class DateScreen(Over[bool]):
    """Type a date in any of its forms; what cannot be read is explained, and the box stays."""

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(classes="box"):
            yield Text(classes="head")
            yield Input(id="date", select_on_focus=False, max_length=MOST)
            yield Text(classes="said")
            yield Text(classes="hint")

    def on_mount(self) -> None:
        """Say what may be typed."""
        self.query_one(".head", Text).show([Cell(self.tr("explore.date.title"), "chosen")])
        self.query_one(".hint", Text).draw([Paragraph(self.tr("explore.date.hint"))])

    @on(Input.Changed)
    def unsaid(self) -> None:
        """A complaint is about what was typed before."""
        if self.closed:
            return
        self.query_one(".said", Text).show()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go there, or say why not."""
        if not self.open:
            return
        if not event.value.strip():
            self.dismiss(None)
            return
        try:
            self.state.go(event.value)
        except KurilsError as error:
            self.query_one(".said", Text).draw([Paragraph(error.line(), "warn")])
        else:
            self.dismiss(True)


class ChooseScreen(Over[int]):
    """Choose one of several lines; the result is its number."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "close", show=False)]

    def __init__(self, state: State, title: str, lines: list[str]) -> None:
        super().__init__(state)
        self.heading = title
        self.lines = lines

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(classes="box"):
            yield Text(classes="head")
            yield Choice()

    def on_mount(self) -> None:
        """Offer the lines."""
        self.query_one(".head", Text).show([Cell(self.heading, "chosen")])
        choice = self.query_one(Choice)
        choice.offer(self.lines)
        choice.highlighted = 0
        choice.focus()

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Hand back the number of the line."""
        self.dismiss(event.option_index)


class SearchScreen(Over[tuple[str, str]]):
    """Search days, islands and documents while typing; the result is what it is and its id."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(8)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(classes="box tall"):
            yield Text(classes="head")
            yield Input(id="query", max_length=MOST)
            yield Text(classes="said")
            yield Choice(classes="fill")

    def on_mount(self) -> None:
        """Begin with every document."""
        self.query_one(".head", Text).show([Cell(self.tr("explore.search.title"), "chosen")])
        self.query_one(Choice).can_focus = False
        self.look("")

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Look again."""
        if not self.closed:
            self.look(event.value)

    def look(self, query: str) -> None:
        """Offer what is found."""
        self.found = finding.search(self.state, query)
        choice = self.query_one(Choice)
        choice.offer(hanging(line[:10], line[12:], 70) if kind == "document" else line for kind, _, line in self.found)
        if self.found:
            choice.highlighted = 0
        documents = sum(kind == "document" for kind, _, _ in self.found)
        wording = self.state.record.wording
        said = wording.count("documents.count", documents) if self.found else self.tr("explore.search.nothing")
        self.query_one(".said", Text).show([Cell(said)])

    def action_move(self, count: int) -> None:
        """Move the highlight; typing goes on."""
        if self.found and not self.closed:
            choice = self.query_one(Choice)
            choice.highlighted = min(max((choice.highlighted or 0) + count, 0), len(self.found) - 1)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Hand back the highlighted one."""
        if not self.closed:
            self._choose(self.query_one(Choice).highlighted)

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Hand back the one that was clicked."""
        self._choose(event.option_index)

    def _choose(self, number: int | None) -> None:
        if number is not None and number < len(self.found):
            kind, id, _ = self.found[number]
            self.dismiss((kind, id))


class ReadScreen(Over[Result], Generic[Result]):
    """A page to read over the whole screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "close", show=False)]

    def compose(self) -> ComposeResult:
        """The page and its keys."""
        yield Reader(Text(id="page"))
        yield Text(classes="foot")

    def read(self, blocks: list[Block], foot: str) -> None:
        """Show a page."""
        self.query_one("#page", Text).draw(blocks)
        self.query_one(".foot", Text).show([Cell(foot)])
        reader = self.query_one(Reader)
        reader.scroll_home(animate=False)
        reader.focus()


class DocumentScreen(ReadScreen[str]):
    """One document, whole; the result is a day to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "go", show=False),
        Binding("enter", "related", show=False),
    ]

    def __init__(self, state: State, id: str) -> None:
        super().__init__(state)
        self.document = id

    def on_mount(self) -> None:
        """Show it."""
        record = self.state.record
        blocks = of_document(record, record.document(self.document), ("all",)).blocks
        assert blocks is not None
        self.read(blocks(), self.tr("explore.foot.document"))

    def action_go(self) -> None:
        """Go to one of its days."""
        days = finding.days_of(self.state, self.document)
        if len(days) < 2:
            self.dismiss(days[0][0] if days else None)
            return

        def chosen(number: int | None) -> None:
            if number is not None:
                self.dismiss(days[number][0])

        lines = [f"{day}  {word}" for day, word in days]
        self.app.push_screen(ChooseScreen(self.state, self.tr("explore.go-to"), lines), chosen)

    def action_related(self) -> None:
        """Open one of the documents that it acts on, or that act on it."""
        related = finding.related(self.state, self.document)
        if not related:
            return

        def chosen(number: int | None) -> None:
            if number is not None:
                self.document = related[number][0]
                self.on_mount()

        lines = [line for _, line in related]
        self.app.push_screen(ChooseScreen(self.state, self.tr("explore.related"), lines), chosen)


class HelpScreen(ReadScreen[None]):
    """Every key, and what the marks mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark", "close", show=False)]

    def on_mount(self) -> None:
        """Show it."""
        shown = [(key.shown, self.tr(f"explore.key.{key.word}")) for key in MAIN if key.shown]
        room = max(width_of(keys) for keys, _ in shown) + 2
        lines: list[str | list[Cell]] = [[Cell(pad(keys, room), "chosen"), Cell(text)] for keys, text in shown]
        tr = self.tr
        marks = [(tr(f"explore.bars.{track}"), legend_of(self.state, track)) for track in BARS]
        self.read(
            [
                Preformatted(lines),
                Heading(tr("explore.help.marks")),
                Items(marks),
                Heading(tr("explore.help.tracks-title")),
                Paragraph(tr("explore.help.tracks")),
            ],
            tr("explore.foot.back"),
        )
