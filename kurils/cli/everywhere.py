"""The options that every command has, and what is settled for every command alike before it runs.

A command knows nothing of them: `with_manners` adds them to its own options and arguments, and takes them away again.
"""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from kurils.cli import COLOURS, manners
from kurils.cli.endings import settle

if TYPE_CHECKING:
    from collections.abc import Callable

#: commands whose answer has no table of rows, or which have fields of their own
_WITHOUT_ROWS = ("report", "export", "tag", "schema", "page", "explore", "mcp", "config", "help")

_Color = Annotated[
    Optional[str],
    typer.Option("--color", metavar="|".join(COLOURS), show_default=False, help="Whether to colour."),
]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but what went wrong.")]
_NoPager = Annotated[bool, typer.Option("--no-pager", help="Let a long answer run through the terminal.")]
_Data = Annotated[
    Optional[str],
    typer.Option("--data", metavar="FOLDER", show_default=False, help="Answer from another record."),
]
_Fields = Annotated[
    Optional[str],
    typer.Option("--fields", metavar="A,B", show_default=False, help="Rows with these columns of the CSV only."),
]
_Sort = Annotated[
    Optional[str],
    typer.Option("--sort", metavar="FIELD", show_default=False, help="In the order of a column; -FIELD: backwards."),
]
#: parameter -> its type and what it is when nothing is said
OPTIONS: dict[str, tuple[Any, Any]] = {
    "manners_color": (_Color, None),
    "manners_quiet": (_Quiet, False),
    "manners_no_pager": (_NoPager, False),
    # taken before any command is looked for (kurils.__main__), since it says which record there is
    "manners_data": (_Data, None),
}
ROW_OPTIONS: dict[str, tuple[Any, Any]] = {"manners_fields": (_Fields, None), "manners_sort": (_Sort, None)}
_CONTEXT = "manners_context"
#: sections of a help page, with their English headings
SECTIONS = {"arguments": "Arguments", "options": "Options", "options-of-every": "Options of every command"}


def with_manners(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function of a command with the options of every command."""
    # not `get_type_hints`, which in Python 3.10 wraps what may be None once more: its names and help would be lost
    signature = inspect.signature(function, eval_str=True)
    known = signature.parameters
    rows = "format" in known and name not in _WITHOUT_ROWS
    added = {**(ROW_OPTIONS if rows else {}), **OPTIONS}

    @functools.wraps(function)
    def run(**given: Any) -> Any:
        context = given.pop(_CONTEXT)
        asked = {key.removeprefix("manners_"): given.pop(key) for key in added}
        del asked["data"]
        manners.take(pager=not asked.pop("no_pager"), **asked)
        settle(name, given, {key for key in given if _said(context, key)})
        return function(**given)

    word = inspect.Parameter.POSITIONAL_OR_KEYWORD
    more = [inspect.Parameter(key, word, default=default, annotation=hint) for key, (hint, default) in added.items()]
    context = inspect.Parameter(_CONTEXT, word, annotation=typer.Context, default=None)
    every = [*known.values(), *more, context]
    run.__signature__ = signature.replace(parameters=every)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in every}
    return run


def _said(context: typer.Context, key: str) -> bool:
    """Whether the command line names a parameter, which is then not at its usual value."""
    source = context.get_parameter_source(key)
    return source is not None and source.name != "DEFAULT"


def section_of(parameter: Any) -> str:
    """In which of `SECTIONS` a parameter stands."""
    if parameter.param_type_name == "argument":
        return "arguments"
    return "options-of-every" if parameter.name in (*OPTIONS, "help") else "options"
