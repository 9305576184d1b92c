"""The generated reference pages: help of every command, keys of every answer, the list of questions. The documents call
it through cog.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, is_typeddict

from kurils.answers.meanings import meaning
from kurils.cli import COMMANDS
from kurils.query.schema import answers, keys, types
from scripts.sessions import help_page

DOCS = Path(__file__).parent.parent / "docs"
#: the pages of questions, in the order of time
QUESTIONS = ("questions-1855-1941.md", "questions-1941-1952.md", "questions-talks.md", "questions-today.md")
#: the page of the answers, and those on which their parts stand: those of reports, and all others
ANSWERS = "json-answers.md"
REPORT_PARTS, OTHER_PARTS = "json-report.md", "json-parts.md"
#: ids of the record in words
WORDS = {
    "party": "the id of each party",
    "side": "id of a party, `both`, `third` or `none`",
    "view": "`neutral` or id of a party",
}


def commands() -> str:
    """The help of the program and of every command, each below a heading."""
    pages = ["## kurils\n\n" + help_page("")]
    pages += [f"## kurils {command}\n\n{help_page(command)}" for command in COMMANDS]
    return "\n".join(pages)


def slug(heading: str) -> str:
    """The anchor of a heading: small letters, figures and hyphens, as web pages of Markdown make them."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def questions() -> str:
    """Every question with a link to its answer, by the pages on which they stand."""
    parts = []
    for page in QUESTIONS:
        text = (DOCS / page).read_text(encoding="utf-8")
        title = re.findall(r"^# Questions on (.+)$", text, re.MULTILINE)[0]
        asked = re.findall(r"^## (\d+\. .+)$", text, re.MULTILINE)
        lines = [
            f"{question.partition('.')[0]}. [{question.partition(' ')[2]}]({page}#{slug(question)})"
            for question in asked
        ]
        parts.append("\n".join([f"## {title[0].upper()}{title[1:]}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def answer_list() -> str:
    """Every answer in a line, with a link to its keys."""
    rows = [f"| [`{name}`]({ANSWERS}#{slug(name)}) | {_described(type)} |" for name, type in answers().items()]
    return "\n".join(["| answer | what it says |", "|---|---|", *rows]) + "\n"


def answer_tables() -> str:
    """A table of keys for every answer."""
    return "\n".join(_table(type, name, ANSWERS) for name, type in answers().items())


def part_tables(page: str) -> str:
    """A table of keys for every part on a page that answers are made of, in the order of the alphabet."""
    whole = set(answers().values())
    parts = {name: type for name, type in types().items() if type not in whole and page_of(name) == page}
    return "\n".join(_table(parts[name], name, page) for name in sorted(parts))


def page_of(name: str) -> str:
    """The page on which a part of answers is explained."""
    return REPORT_PARTS if name.startswith("Report") else OTHER_PARTS


def explorer_keys() -> str:
    """A table of the keys of the explorer."""
    from kurils.explore.keys import MAIN
    from kurils.record import load

    tr = load().wording.tr
    rows = [f"| {key.shown} | {tr('explore.key.' + key.word)} |" for key in MAIN if key.shown]
    return "\n".join(["| key | what it does |", "|---|---|", *rows])


def assistant_tools() -> str:
    """A table of the tools that assistants have."""
    from kurils.assist.tools import TOOLS

    rows = [f"| `{tool.name}` | {', '.join(f'`{name}`' for name in tool.takes)} | {tool.title} |" for tool in TOOLS]
    return "\n".join(["| tool | takes | tells |", "|---|---|---|", *rows, ""])


def assistant_says(name: str, given: dict[str, Any]) -> str:
    """The text of a result."""
    from kurils.assist.tools import answered

    return f"```text\n{answered(name, given).text}\n```\n"


def _described(type: Any) -> str:
    return " ".join((type.__doc__ or "").split())


def _table(type: Any, name: str, page: str) -> str:
    lines = [f"## {name}", "", _described(type), "", "| key | value | meaning |", "|---|---|---|"]
    for key, hint in keys(type).items():
        lines.append(f"| `{key}` | {_words(hint, page)} | {meaning(type.__name__, key) or ''} |")
    return "\n".join([*lines, ""])


def _words(hint: Any, page: str) -> str:
    """A type in words, with a link to the part where it is one."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        name = next((name for name, type in answers().items() if type is hint), hint.__name__)
        target = ANSWERS if name in answers() else page_of(name)
        return f"[{name}]({'' if target == page else target}#{slug(name)})"
    if origin is Union:
        return " or ".join(_words(argument, page) for argument in arguments)
    if origin is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in arguments)
    if origin is Annotated:
        return WORDS[arguments[1]]
    if origin is list:
        return f"list of {_words(arguments[0], page)}"
    if origin is dict:
        by = WORDS[get_args(arguments[0])[1]] if get_origin(arguments[0]) is Annotated else "ids"
        return f"mapping of {by} to {_words(arguments[1], page)}"
    return {str: "text", int: "whole number", float: "number", bool: "true or false", type(None): "null"}.get(
        hint, "any value"
    )
