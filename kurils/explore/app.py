"""The application, and running it without ever showing a traceback."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.events import Resize

from kurils.base.errors import ExitCode
from kurils.explore import MOST_CELLS
from kurils.explore.main import Main
from kurils.explore.screens import SmallScreen
from kurils.explore.styles import CSS
from kurils.explore.terminal import fits
from kurils.show.formats import marks_of
from kurils.show.formats.to_terminal import palette_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.events import Event

    from kurils.explore.state import State


#: seconds between two looks whether the terminal is still there, and those that are given to an orderly end
LOOK, PATIENCE = 1.0, 3.0


class Explorer(App[None]):
    """The application. Its colours are the terminal's own.

    It has two modes, each with screens of its own. In too small a terminal only that is said: no key reaches a screen
    that nobody sees, and none is laid out without room; they are as they were when there is room again.
    """

    CSS = CSS
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", show=False)]
    DEFAULT_MODE = "main"

    def __init__(self, state: State) -> None:
        super().__init__(ansi_color=True)
        self.add_mode("main", lambda: Main(state))
        self.add_mode("small", lambda: SmallScreen(state))
        self.palette = palette_of(state.record.dispute)
        self.marks = marks_of(state.record.wording)
        #: what went wrong, for the caller: Textual would print a traceback
        self.failure: Exception | None = None
        #: ends what does not end by itself
        self.guard: threading.Timer | None = None
        #: whether it was stopped, and whether it ends
        self.halted = self.ending = False
        self.error_console.quiet = True

    def on_mount(self) -> None:
        """Listen to requests to end, in the loop: raised anywhere else, they could be lost in it."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                # not on every system, and in the main thread alone
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.leave, 128 + number)
        # Textual draws in the midst of whatever it was at, which it may wait for then without end
        for name, follow in (("SIGTSTP", self.halt), ("SIGCONT", self.go_on)):
            theirs = signal.getsignal(getattr(signal, name)) if hasattr(signal, name) else None
            if callable(theirs):
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), follow, theirs)
        if not self.is_headless and os.isatty(0):
            self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """Leave when the terminal is gone: reading from it would never wait again, and nobody sees what is drawn."""
        if not os.isatty(0):
            self.leave(128 + getattr(signal, "SIGHUP", 1))

    def halt(self, theirs: Callable[[int, None], object]) -> None:
        """Give the terminal back, and stop."""
        self.halted = True
        theirs(signal.SIGTSTP, None)

    def go_on(self, theirs: Callable[[int, None], object]) -> None:
        """Take the terminal again, if it was given back: one that is closed says this to those who did not stop."""
        if self.halted:
            self.halted = False
            theirs(signal.SIGCONT, None)

    def leave(self, code: int) -> None:
        """End, in order if that is possible: writing to a terminal that is gone may never come to its end."""
        self.guard = threading.Timer(PATIENCE, os._exit, (code,))
        self.guard.daemon = True
        self.guard.start()
        self.exit(return_code=code)

    async def on_event(self, event: Event) -> None:
        """Hear of nothing that no terminal can be: a size that stands in the input would be drawn."""
        if not isinstance(event, Resize) or event.size.area <= MOST_CELLS:
            await super().on_event(event)

    def on_resize(self) -> None:
        """Look whether there is room, when the size is known to all; Textual tells the first one too."""
        self.call_next(self.fit)

    def fit(self) -> None:
        """Show the screens, or say that there is no room for them."""
        self.switch_mode("main" if fits(*self.size) else "small")

    def action_help_quit(self) -> None:
        """Ctrl+C interrupts, as everywhere on the command line."""
        self.exit(return_code=ExitCode.INTERRUPTED)

    def exit(self, *given: Any, **named: Any) -> None:
        """End. From here on nothing is put on a screen any more: one that was just opened stays empty."""
        self.ending = True
        super().exit(*given, **named)

    def _handle_exception(self, error: Exception) -> None:
        if self.ending and isinstance(error, NoMatches):
            return
        self.failure = self.failure or error
        super()._handle_exception(error)


def run(state: State) -> None:
    """Run it until the user leaves. What goes wrong is raised as it is; Ctrl+C is KeyboardInterrupt.

    A request to end, and a terminal that is gone, are SystemExit with the code of the signal.
    """
    if not os.environ.get("NO_COLOR"):
        # set and empty means nothing; Textual would take it for a wish
        os.environ.pop("NO_COLOR", None)
    app = Explorer(state)
    app.run()
    if app.guard is not None:
        app.guard.cancel()
    if app.failure is not None:
        raise app.failure
    if app.return_code == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if app.return_code and app.return_code > 128:
        raise SystemExit(app.return_code)
