"""How the explorer is laid out. No colour is named but the terminal's own: it reads on light and on dark alike."""

from __future__ import annotations

CSS = """
Screen, ModalScreen { background: ansi_default; color: ansi_default; }
Main { layout: vertical; }
#day, #bars, #news, #tabs, #foot { height: auto; padding: 0 1; }
#body { height: 1fr; }
#foot, .foot { dock: bottom; height: 1; }
.foot { padding: 0 1; }
#pane { width: 1fr; padding: 0 0 0 1; scrollbar-size-vertical: 1; }
#side { display: none; width: 62; padding: 0 0 0 1; scrollbar-size-vertical: 1; }
#list { display: none; }
Main.beside #side { display: block; }
Main.mapping #bars { display: none; }
Main.listing #pane { display: none; }
Main.listing #list { display: block; }
#small { height: 1fr; padding: 1; }

Choice, Choice:focus {
    background: ansi_default; color: ansi_default; border: none; padding: 0; background-tint: transparent;
    height: auto; max-height: 100%; scrollbar-size-vertical: 1;
}
#list, #list:focus { height: 1fr; width: 1fr; }
Choice > .option-list--option, Choice > .option-list--option-hover { background: ansi_default; padding: 0 1; }
Choice > .option-list--option-highlighted, Choice:focus > .option-list--option-highlighted {
    background: ansi_default; color: ansi_default; text-style: reverse;
}

Choice, Pane, Reader {
    scrollbar-color: ansi_blue; scrollbar-color-hover: ansi_blue; scrollbar-color-active: ansi_blue;
    scrollbar-background: ansi_default; scrollbar-background-hover: ansi_default;
    scrollbar-background-active: ansi_default; scrollbar-corner-color: ansi_default;
}

ModalScreen { align: center middle; background: transparent; }
.box {
    width: 76; max-width: 96%; height: auto; max-height: 90%;
    background: ansi_default; border: round ansi_default; padding: 0 1;
}
.box.tall { height: 90%; }
.box Text { height: auto; width: 1fr; }
.box Choice { max-height: 18; }
.box Choice.fill { height: 1fr; max-height: 100%; }
Input, Input:focus {
    background: ansi_default; color: ansi_default; border: none; border-bottom: solid ansi_default;
    height: 2; padding: 0; background-tint: transparent;
}
Input > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
Reader { background: ansi_default; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
"""
