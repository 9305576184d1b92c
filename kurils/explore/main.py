"""The main screen: the day, the bars over time, what happened, and one pane of the answer."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import OptionList

from kurils.base.widths import width_of
from kurils.explore import bars, happenings, panes
from kurils.explore.keys import MAIN, footer, tabs
from kurils.explore.screens import ChooseScreen, DateScreen, DocumentScreen, HelpScreen, SearchScreen
from kurils.explore.terminal import fits
from kurils.explore.widgets import Choice, Pane, Text
from kurils.show.elements import Cell

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from kurils.answers.days import TimelineEntry
    from kurils.explore.state import State

#: from this width on the map stands beside the other panes
BESIDE = 140
#: lines of what happened: in a terminal lower than so many lines, so many
NEWS = ((30, 3), (40, 4), (inf, 6))
#: so many places have a bar in a low terminal, in a higher one a third of its lines
BARS = 8
#: lines of the body that a map asks for before the bars give way to it
MAP_ROWS = 22
#: what the timeline lists, turned by one key
FILTERS: dict[str, tuple[str, ...]] = {
    "all": (),
    "spells": ("control", "title", "claim"),
    "documents": ("document",),
    "events": ("event",),
}


class Main(Screen[None]):
    """The main screen."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.word, show=False) for key in MAIN if key.action != "quit"
    ]

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.tr = state.record.wording.tr
        self.pane = "status"
        self.filter = "all"
        self.listed: list[TimelineEntry] = []
        self._listed_for: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Day, bars, news, tabs, pane, keys."""
        yield Text(id="day")
        yield Text(id="bars")
        yield Text(id="news")
        yield Text(id="tabs")
        with Horizontal(id="body"):
            yield Pane(Text(id="page"), id="pane")
            yield Choice(id="list")
            yield Pane(Text(id="map"), id="side")
        yield Text(id="foot")

    def on_mount(self) -> None:
        """Nothing has the focus but the list of the timeline, while it is shown."""
        self.query_one("#list", Choice).can_focus = False

    def on_resize(self) -> None:
        """Draw anew."""
        self.draw()

    def draw(self) -> None:
        """Show where the reader is; without room for it later, when there is."""
        if not fits(*self.size):
            return
        state, width, height = self.state, self.size.width - 2, self.size.height
        strip = [*bars.strip(state, width, max(BARS, height // 3)), self._rule(width)]
        room = next(lines for limit, lines in NEWS if height < limit)
        # the bars give way to the map where both find no room
        mapping = self.pane == "map" and height - len(strip) - room - 3 < MAP_ROWS
        room = 1 if mapping else room
        news = happenings.fitted(happenings.news(state), width, room, self.tr("explore.more"), self.tr("join.clause"))
        body = height - (0 if mapping else len(strip)) - room - 3
        self.set_class(mapping, "mapping")
        self._text("#day").show([Cell(panes.heading(state, width), "chosen")])
        self._text("#bars").show(*strip)
        self._text("#news").show(*news, *[[Cell("")]] * (room - len(news)))
        note = self.tr(f"explore.filter.{self.filter}") if self.pane == "timeline" else ""
        self._text("#tabs").show(tabs(self.tr, self.pane, width, note))
        self._text("#foot").show(footer(self.tr, width))
        self._draw_body(width, body)

    def _text(self, id: str) -> Text:
        return self.query_one(id, Text)

    def _rule(self, width: int) -> list[Cell]:
        legend = f" {bars.legend(self.state)} "
        return [Cell("──" + legend + "─" * max(0, width - 2 - width_of(legend)))]

    def _draw_body(self, width: int, height: int) -> None:
        beside = width + 2 >= BESIDE and self.pane not in ("map", "timeline")
        self.set_class(beside, "beside")
        self.set_class(self.pane == "timeline", "listing")
        room = width - (panes.MAP_BESIDE + 2 if beside else 0)
        if self.pane == "timeline":
            self._draw_list(width)
        else:
            self._text("#page").draw(panes.PANES[self.pane](self.state, room, height))
        if beside:
            # drawn when the keys rest: it takes longer than the rest together
            self.set_timer(0.1, self._draw_side)
        self.query_one("#pane", Pane).scroll_home(animate=False)

    def _draw_side(self) -> None:
        if self.has_class("beside"):
            body = self.query_one("#body").size.height
            self._text("#map").draw(panes.map_of_day(self.state, panes.MAP_BESIDE, body))

    def _draw_list(self, width: int) -> None:
        choice = self.query_one("#list", Choice)
        about = (width, self.filter, *self.state.islands)
        if about != self._listed_for:
            self._listed_for = about
            self.listed = panes.entries(self.state, FILTERS[self.filter])
            choice.offer(panes.entry_text(entry, self.state, width - 2) for entry in self.listed)
        choice.focus()
        at = choice.highlighted
        if self.listed and (at is None or max(self.listed[at]["date"], self.state.first) != self.state.day):
            days = [entry["date"] for entry in self.listed]
            after = next((number for number, day in enumerate(days) if day >= self.state.day), len(days) - 1)
            with self.prevent(OptionList.OptionHighlighted):
                choice.highlighted = after
            choice.call_after_refresh(choice.scroll_to_highlight, top=True)

    @on(OptionList.OptionHighlighted, "#list")
    def highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The day follows the list."""
        if self.pane == "timeline" and self.query_one("#list", Choice).offers(event):
            self.state.day = max(self.listed[event.option_index]["date"], self.state.first)
            self.state.said = ""
            self.draw()

    @on(OptionList.OptionSelected, "#list")
    def opened(self, event: OptionList.OptionSelected) -> None:
        """Open the document of a line, or show the day of a spell."""
        if not self.query_one("#list", Choice).offers(event):
            return
        document = self.listed[event.option_index]["document"]
        if document:
            self.open(document)
        else:
            self.action_pane("status")

    def open(self, id: str) -> None:
        """Open a document; it may send the reader to one of its days."""

        def left(day: str | None) -> None:
            if day:
                self.state.go(day)
            self.draw()

        # over this screen, which may have become one that nobody sees since the key was pressed
        self.app.push_screen(DocumentScreen(self.state, id), left, mode=self.app.DEFAULT_MODE)

    # what the keys do

    def action_step(self, count: int) -> None:
        """Go to the next or the previous event."""
        self.state.step(count)
        self.draw()

    def action_year(self, count: int) -> None:
        """Go a year on or back."""
        self.state.year(count)
        self.draw()

    def action_turn(self, count: int) -> None:
        """Choose the next or the previous island."""
        self.state.turn(count)
        self.draw()

    def action_edge(self, side: int) -> None:
        """Go to the first day of the record, or to today."""
        self.state.go(self.state.first if side < 0 else self.state.last)
        self.draw()

    def action_pane(self, pane: str) -> None:
        """Show another pane."""
        self.pane = pane
        self.query_one("#list", Choice).can_focus = pane == "timeline"
        if pane != "timeline":
            self.set_focus(None)
        self.draw()

    def action_scroll(self, pages: int) -> None:
        """Scroll the pane, or page through the timeline."""
        if self.pane == "timeline":
            self.query_one("#list", Choice).page(pages)
            return
        pane = self.query_one("#pane", Pane)
        pane.scroll_relative(y=pages * max(1, pane.size.height - 2), animate=False)

    def action_zoom(self, count: int) -> None:
        """Let the bars span fewer or more years."""
        self.state.turn_zoom(count)
        self.draw()

    def action_bars(self) -> None:
        """Show another track in the bars."""
        self.state.turn_bars()
        self.draw()

    def action_filter(self) -> None:
        """List other kinds in the timeline."""
        names = list(FILTERS)
        if self.pane == "timeline":
            self.filter = names[(names.index(self.filter) + 1) % len(names)]
        self.action_pane("timeline")

    def action_context(self) -> None:
        """List all territories, or those shown unasked alone."""
        self.state.toggle_context()
        self.draw()

    def action_view(self) -> None:
        """Turn from the neutral view to each side's own."""
        self.state.turn_view()
        self.draw()

    def action_open(self) -> None:
        """Open a document of the day."""
        ids = self.state.documents()
        if not ids:
            self.state.said = self.tr("explore.open.nothing")
            self.draw()
            return

        def chosen(number: int | None) -> None:
            if number is not None:
                self.open(ids[number])

        lines = [f"{self.state.record.titles.get(id, id)} [{id}]" for id in ids]
        self.app.push_screen(ChooseScreen(self.state, self.tr("explore.open.title", day=self.state.day), lines), chosen)

    def action_date(self) -> None:
        """Type a date."""
        self.app.push_screen(DateScreen(self.state), lambda _: self.draw())

    def action_search(self) -> None:
        """Search days, islands and documents."""

        def found(what: tuple[str, str] | None) -> None:
            kind, id = what or ("", "")
            if kind == "document":
                self.open(id)
            elif kind == "place":
                self.state.choose(id)
            elif kind:
                self.state.go(id)
            self.draw()

        self.app.push_screen(SearchScreen(self.state), found)

    def action_keys(self) -> None:
        """List the keys."""
        self.app.push_screen(HelpScreen(self.state))
