"""Pages of help that are about no command: `kurils help environment` and the like."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: what each command does, in a line of the help that a terminal of 80 columns does not cut
ABOUT = {
    "status": "Who held, owned and claimed each island on a day.",
    "compare": "The positions of the two parties, side by side.",
    "timeline": "Every spell, document and event, in order of time.",
    "diff": "What changed between two days.",
    "documents": "List the documents, acts and events, or search them.",
    "document": "One document whole: dates, articles, readings, sources.",
    "explain": "Why the answer for an island and a day is what it is.",
    "islands": "The islands and islets: areas, centres, distances.",
    "island": "One island whole: names, areas, heights, people, codes.",
    "locate": "On which island a point lies, and who held it.",
    "tag": "Add who held the place on that day to each row of a file.",
    "border": "Where the line ran on a day, and on what basis.",
    "map": "Draw who held and who claimed the islands on a day.",
    "chart": "Draw control, title and claims over time.",
    "report": "Write a report to hand on, for a day or a range.",
    "page": "Write the explorer with map and timeline as one HTML file.",
    "sources": "The sources, what was read of each, how often it is cited.",
    "cite": "How to cite documents, sources and answers.",
    "glossary": "What a word of the answers means.",
    "export": "Write the whole record as files.",
    "explore": "Walk through the record in the terminal, with keys alone.",
    "mcp": "Answer assistants, over the Model Context Protocol.",
    "check": "Check the record, and count what it holds.",
    "audit": "What is printed of the islands, and on what it rests.",
    "verify": "Whether files are as they were written, and by which edition.",
    "new-data": "Begin a record of another dispute, from a template.",
    "schema": "The JSON Schema of what `--format json` prints.",
    "config": "Show or change how answers are shown, once for all.",
    "help": "The help of a command, the environment, the exit codes.",
}

#: variable -> what it is for
ENVIRONMENT = {
    "KURILS_DATA": "The folder of the record to answer from; by default the record that came with the program.",
    "KURILS_LANG": "The language of the texts, in every format; --lang comes before it.",
    "KURILS_PAGER": "The command that shows answers which are longer than the terminal; empty or `cat`: none.",
    "PAGER": "The same for every program; KURILS_PAGER and the configuration come before it.",
    "LESS": "Options of less; FRX when it is not set.",
    "KURILS_TODAY": "The day that `today` means, such as 2026-02-28.",
    "NO_COLOR": "When set and not empty: no colours. --color comes before it.",
    "FORCE_COLOR": "When set, and not empty or 0: colours, also where no terminal is.",
    "CLICOLOR_FORCE": "The same as FORCE_COLOR.",
    "FORCE_HYPERLINK": "0: addresses are links on no terminal; another value: on every one. When it is not set, on "
    "those that are known to open them. Without colours there are no links.",
    "COLORTERM": "`truecolor` or `24bit`: the terminal knows all colours.",
    "TERM": "What the terminal is; `dumb`: no colours.",
    "COLUMNS": "The width of tables and texts; by default that of the terminal, else 80.",
    "LINES": "The height of the terminal.",
    "HOME": "Your folder, below which the next ones lie where they are not set; set to nothing it is as not set.",
    "XDG_CONFIG_HOME": "The folder below which kurils/config.toml lies; see `kurils config`.",
    "APPDATA": "The same on Windows.",
    "XDG_DATA_HOME": "The folder below which --install-completion puts its script.",
    "ZDOTDIR": "The folder of .zshrc, for --install-completion.",
    "SHELL": "The shell that --install-completion and --show-completion take when none is named.",
    "LC_ALL": "The locale: its language is that of tables and texts when neither --lang, KURILS_LANG nor the "
    "configuration names one and the record is complete in it.",
    "LC_MESSAGES": "The same when LC_ALL is not set.",
    "LANG": "The same when neither of the two is set.",
    "WT_SESSION": "Set by Windows Terminal, which can draw the finest maps and knows links.",
    "TERM_PROGRAM": "Set by iTerm2, WezTerm, Visual Studio Code and others: whether the terminal knows links.",
    "TERM_PROGRAM_VERSION": "Its version; tmux knows links from 3.4 on.",
    "VTE_VERSION": "Set by GNOME's terminal and others; they know links from 5001 on. KITTY_WINDOW_ID, WEZTERM_PANE "
    "and DOMTERM are such signs too.",
    "TMUX": "Set inside tmux: what TERM_PROGRAM does not say, nobody knows there.",
    "KURILS_DEBUG": "When set, an unexpected error shows where in the program it arose.",
    "KURILS_PLAIN": "When set, nothing is taken from private parts of Python's library; answers do not change.",
    "_KURILS_COMPLETE": "Set by the scripts of completion.",
}
#: topic -> its page: a title, and (name, text) of each entry
TOPICS: dict[str, tuple[str, dict[str, str]]] = {
    "environment": ("Variables of the environment, each with what it is for.", ENVIRONMENT),
    "exit-codes": (
        "How the program ends.",
        {
            "0": "Answered.",
            "1": "Something unexpected went wrong.",
            "2": "Asked wrongly: an unknown option, an impossible date, a file that cannot be written.",
            "3": "The record is damaged or not valid.",
            "4": "An id that the record does not hold, or a day outside it.",
            "130": "Interrupted.",
        },
    ),
}


def page(title: str, entries: Iterable[tuple[str, str]], width: int) -> str:
    """A page of a title and named entries, for a width."""
    from kurils.base.widths import wrap

    rows = list(entries)
    indent = max(len(name) for name, _ in rows) + 4
    lines = [*wrap(title, width), ""]
    for name, text in rows:
        first, *more = wrap(text, max(width - indent, 30))
        lines += [f"  {name:<{indent - 2}}{first}", *(" " * indent + line for line in more)]
    return "".join(line.rstrip() + "\n" for line in lines)
