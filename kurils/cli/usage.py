"""A command line that the framework cannot take: what was wrong with it, in our words, whichever version it has."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kurils.base.errors import UsageError
from kurils.cli import COMMANDS

#: options that stand for a format
FORMATS = {"--json": "json", "--csv": "csv"}


def spelled_out(arguments: list[str], command: str) -> list[str]:
    """The arguments with `--json` as `--format json`, and `--csv` likewise, where the command has formats."""
    function = import_module(f"kurils.cli.{COMMANDS[command]}").command
    if "format" not in function.__code__.co_varnames[: function.__code__.co_argcount]:
        return arguments
    end = arguments.index("--") if "--" in arguments else len(arguments)
    spelled = [f"--format={FORMATS[word]}" if word in FORMATS else word for word in arguments[:end]]
    return spelled + arguments[end:]


def unknown_command(word: str) -> UsageError:
    """There is no such command; the one that it is like, if any."""
    return UsageError(f"no command is called {word!r}", _like(word, COMMANDS) or "kurils --help lists them")


def asked_wrongly(error: Any) -> UsageError:
    """What the framework found wrong, in one line.

    `error` is one of its errors of usage; their classes are private to it, their names and attributes are not.
    """
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "kurils"
    more = f"{path} --help tells more"
    option = getattr(error, "option_name", None)
    if type(error).__name__ == "NoSuchOption" and option:
        parameters = context.command.params if context is not None else ()
        known = [name for parameter in parameters for name in (*parameter.opts, *parameter.secondary_opts)]
        known += FORMATS if "--format" in known else ()
        return UsageError(f"no such option: {option}", _like(option, known) or f"{path} --help lists them")
    text = " ".join(error.format_message().split()).rstrip(".")
    return UsageError(text[:1].lower() + text[1:], more)


def _like(word: str, known: Any) -> str | None:
    import difflib

    near = difflib.get_close_matches(word, [name for name in known if len(name) > 2], 2, 0.6)
    return f"did you mean {' or '.join(near)}?" if near else None
