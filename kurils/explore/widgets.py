"""The few widgets of the explorer. Texts reach Textual as drawings or as `Content`, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kurils.base.widths import clean
from kurils.explore.drawing import Drawing
from kurils.show.elements import Preformatted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.binding import BindingType
    from textual.strip import Strip

    from kurils.show.elements import Block, Cell

#: the narrowest column in which the two positions still stand side by side
SIDE_BY_SIDE = 34


def _palette(widget: Static) -> Mapping[str, str]:
    """The colours of the states, which the application knows."""
    palette: Mapping[str, str] = getattr(widget.app, "palette", {})
    return palette


class Text(Static):
    """A text or a drawing that is replaced as a whole."""

    def show(self, *lines: list[Cell]) -> None:
        """Show lines of cells as they are."""
        self.update(Drawing([Preformatted([*lines])], palette=_palette(self)) if lines else "")

    def draw(self, blocks: list[Block]) -> None:
        """Show blocks, drawn at the width that there is."""
        self.update(Drawing(blocks, SIDE_BY_SIDE, _palette(self), getattr(self.app, "marks", None)))


class Pane(VerticalScroll, can_focus=False):
    """Something to read that may be longer than its place; the screen scrolls it."""


class Reader(VerticalScroll, can_focus=True):
    """The same, with the keys of a reader: arrows, pages, space."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,j", "page_down", show=False),
        Binding("backspace,k", "page_up", show=False),
    ]


class Choice(OptionList, inherit_bindings=False):
    """Lines to choose one of. Page keys are left to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("enter", "select", show=False),
    ]

    def render_line(self, y: int) -> Strip:
        """A line; the highlighted one is reversed, which Textual itself would lose without colours."""
        strip = super().render_line(y)
        if any(part.style and part.style.meta.get("option") == self.highlighted for part in strip):
            return strip.apply_style(self.get_component_rich_style("option-list--option-highlighted"))
        return strip

    def page(self, pages: int) -> None:
        """Move the highlight a page on, or back where negative; nothing moves where the list has no place yet."""
        if not self.scrollable_content_region:
            # its lines are counted when it is laid out; without them there is no page
            return
        if pages > 0:
            self.action_page_down()  # type: ignore[no-untyped-call]
        else:
            self.action_page_up()  # type: ignore[no-untyped-call]

    def offers(self, event: OptionList.OptionMessage) -> bool:
        """Whether what an event tells of is still offered: the list may have been replaced since."""
        return event.option_index < self.option_count and self.options[event.option_index] is event.option

    def offer(self, texts: Iterable[str]) -> None:
        """Replace what can be chosen; a text may have several lines."""
        self.clear_options()
        self.add_options(Option(Content("\n".join(map(clean, text.split("\n"))))) for text in texts)
