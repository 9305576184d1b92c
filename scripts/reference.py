"""The generated reference pages: help of every command, keys of every answer. The documents call it through cog."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Union, get_args, get_origin, is_typeddict

from kurils.answers.meanings import meaning
from kurils.cli import COMMANDS
from kurils.query.schema import answers, keys, types
from scripts.sessions import help_page

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


def answer_tables() -> str:
    """A table of keys for every answer."""
    return "\n".join(_table(type, name) for name, type in answers().items())


def part_tables() -> str:
    """A table of keys for every part that answers are made of, in the order of the alphabet."""
    whole = set(answers().values())
    parts = {name: type for name, type in types().items() if type not in whole}
    return "\n".join(_table(parts[name], name) for name in sorted(parts))


def explorer_keys() -> str:
    """A table of the keys of the explorer."""
    from kurils.explore.keys import MAIN
    from kurils.record import load

    tr = load().wording.tr
    rows = [f"| {key.shown} | {tr('explore.key.' + key.word)} |" for key in MAIN if key.shown]
    return "\n".join(["| key | what it does |", "|---|---|", *rows])


def _table(type: Any, name: str) -> str:
    described = " ".join((type.__doc__ or "").split())
    lines = [f"### {name}", "", described, "", "| key | value | meaning |", "|---|---|---|"]
    for key, hint in keys(type).items():
        lines.append(f"| `{key}` | {_words(hint)} | {meaning(type.__name__, key) or ''} |")
    return "\n".join([*lines, ""])


def _words(hint: Any) -> str:
    """A type in words, with a link to the part where it is one."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if origin is Union:
        return " or ".join(_words(argument) for argument in arguments)
    if origin is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in arguments)
    if origin is Annotated:
        return WORDS[arguments[1]]
    if origin is list:
        return f"list of {_words(arguments[0])}"
    if origin is dict:
        by = WORDS[get_args(arguments[0])[1]] if get_origin(arguments[0]) is Annotated else "ids"
        return f"mapping of {by} to {_words(arguments[1])}"
    return {str: "text", int: "whole number", float: "number", bool: "true or false", type(None): "null"}.get(
        hint, "any value"
    )
