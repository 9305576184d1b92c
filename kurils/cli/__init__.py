"""The command line: one file a command; commands parse, ask and print, nothing else.

To add a command: a module here with a function `command`, one line in `COMMANDS`, and what it does in a line of `ABOUT`
in `topics.py`. Only the module that is asked for is imported, so a new command costs the others nothing.
"""

from __future__ import annotations

#: command -> module below kurils.cli, in the order of the help page
COMMANDS: dict[str, str] = {
    "status": "status",
    "compare": "compare",
    "timeline": "timeline",
    "diff": "diff",
    "documents": "documents",
    "document": "document",
    "explain": "explain",
    "islands": "islands",
    "island": "island",
    "locate": "locate",
    "tag": "tag",
    "border": "border",
    "map": "map",
    "chart": "chart",
    "report": "report",
    "page": "page",
    "sources": "sources",
    "cite": "cite",
    "glossary": "glossary",
    "export": "export",
    "explore": "explore",
    "mcp": "mcp",
    "check": "check",
    "audit": "audit",
    "verify": "verify",
    "new-data": "new_data",
    "schema": "schema",
    "config": "config",
    "help": "help",
}

#: when answers are coloured
COLOURS = ("auto", "always", "never")
