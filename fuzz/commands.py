"""Command lines: any command with any options and values, most of them known ones."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from fuzz.asking import ask, judge
from fuzz.draw import IDS
from kurils.cli import COMMANDS
from kurils.cli.usage import options_of

if TYPE_CHECKING:
    from fuzz.draw import Draw

#: what takes the terminal, stdin for good, a network or seconds is left out; the page and the report are rare
LEFT_OUT = ("explore", "mcp")
RARE = {
    "page": 0.002,
    "report": 0.05,
    "export": 0.02,
    "map": 0.3,
    "chart": 0.3,
    "glossary": 0.3,
    "audit": 0.3,
    "check": 0.3,
}
FORMATS = ["table", "json", "ndjson", "csv", "markdown", "yaml", "geojson", "svg", "html", "bibtex", "nothing"]
VALUES = {
    "--format": FORMATS, "-f": FORMATS, "--view": ["neutral", "russia", "japan", "both"], "--lang": ["en", "ru",
    "ja", "xx"],
    "--style": ["text", "bibtex", "csl-json", "ris"], "--kind": ["control", "claim", "csv", "law", "map"],
    "--area": ["four", "kurils", "sakhalin", "iturup"], "--color": ["always", "never", "auto", "maybe"],
    "--part": ["rule", "title"], "--side": ["japan", "russia"], "--workers": ["1", "0", "-1"],
    "--engine": ["processes"],
    "--width": ["1", "80", "100000"], "--quote": ["none", "double"], "--delimiter": [",", "tab", ";", "ab"],
    "--encoding": ["utf-8", "cp1251", "shift_jis", "utf-7", "rot13", "hex"], "--layer": ["control", "title"],
    "--emit": ["segment"],
    "--fields": ["date,island", "holder", "island,island", "x"], "--sort": ["island", "-date", "holder,island", "x"],
}  # fmt: skip
#: options that would reach out of this process
NEVER = {"--scheduler", "--install-completion", "--engine", "--workers", "--split"}
ROWS = (
    "lat,lon,date\n44.0,145.9,1905-09-05\n",
    "44.0 145.9 1905-09-05\n",
    "1905-09-05\n1945\n",
    '{"lat":44,"lon":146,"date":"1905"}\n',
)


@cache
def _options(command: str) -> list[tuple[str, bool]]:
    return [pair for pair in sorted(options_of(command).items()) if pair[0] not in NEVER]


def case(draw: Draw, folder: str) -> list[str]:
    """One command line; returns it."""
    os.chdir(folder)
    # what no argument can hold: NUL, and halves of pairs but for those of bytes that are no UTF-8
    words = [word.replace("\0", "").replace("\ud800", "\udc80") for word in line(draw)]
    stdin = "".join(draw.choice(ROWS) if draw.random() < 0.7 else draw.text() for _ in range(draw.randint(0, 3)))
    answer = ask(words, stdin.encode("utf-8", "surrogateescape" if "\ud800" not in stdin else "replace"))
    judge(words, answer)
    return words


def line(draw: Draw) -> list[str]:
    """The words of a command line."""
    if draw.random() < 0.02:
        return [_value(draw, "") for _ in range(draw.randint(0, 3))]
    command = draw.choice([name for name in COMMANDS if name not in LEFT_OUT])
    if draw.random() > RARE.get(command, 1):
        command = "status"
    words = [_word(draw, command) for _ in range(draw.choice((0, 1, 1, 2, 2, 3)))]
    for _ in range(draw.choice((0, 1, 1, 2, 2, 3, 5))):
        name, valued = draw.choice(_options(command))
        if not valued:
            given = [name]
        elif draw.random() < 0.7:
            given = [name, _value(draw, name)]
        else:
            given = [f"{name}={_value(draw, name)}" if name.startswith("--") else f"{name}{_value(draw, name)}"]
        at = draw.randint(0, len(words))
        words[at:at] = given
    if draw.random() < 0.05:
        words.insert(draw.randint(0, len(words)), draw.choice(("--", draw.damaged("--format"), "-", draw.text())))
    at = 0 if draw.random() < 0.9 else draw.randint(0, len(words))
    return [*words[:at], command, *words[at:]]


def _word(draw: Draw, command: str) -> str:
    if command in ("document", "cite", "documents", "sources"):
        return draw.choice(IDS) if draw.random() < 0.6 else draw.damaged(draw.choice(IDS))
    if command in ("diff", "border"):
        return draw.date()
    if command == "locate":
        return draw.number() if draw.random() < 0.9 else "-"
    if command in ("tag", "check", "new-data"):
        return draw.choice(("-", ".", "in.csv", "nowhere", draw.text(2)))
    if command in ("help", "schema", "config"):
        return draw.choice((*COMMANDS, "get", "set", "unset", "width", "pager", "lang", "exit-codes", draw.text(2)))
    return draw.place() if draw.random() < 0.85 else draw.date()


def _value(draw: Draw, option: str) -> str:
    if option in ("-o", "--output", "--bad", "--legend"):
        return draw.choice(
            ("out.csv", "out.svg", "out.html", "-", ".", "no/where", "/dev/full", "out.json", _safe(draw))
        )
    if option == "--data":
        return draw.choice((".", "nowhere", "in.csv", _safe(draw)))
    if "date" in option or (option in ("-d", "--from", "--to", "--on", "--at") and draw.random() < 0.9):
        return draw.date() if draw.random() < 0.95 else "-"
    if option in VALUES and draw.random() < 0.8:
        return draw.choice(VALUES[option])
    return draw.choice((draw.place(), draw.date(), draw.choice(IDS), draw.text(), draw.number()))


def _safe(draw: Draw) -> str:
    """A text that leads to no place outside of the folder."""
    return draw.text(2).replace("/", "").replace("..", "").replace("~", "") or "out"
