"""A command line made ready for the framework; and what was wrong with one, in our words, whichever version it has."""

from __future__ import annotations

import functools
import inspect
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from kurils.base.errors import Said, UsageError
from kurils.base.names import close
from kurils.cli import COMMANDS
from kurils.cli.everywhere import with_manners

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: options that stand for a format
FORMATS = {"--json": "json", "--csv": "csv"}


class Option(NamedTuple):
    """An option of a command: what it is called, whether a value follows, and whether it may be given again."""

    name: str
    takes: bool = False
    again: bool = False


@functools.cache
def function_of(command: str) -> Callable[..., Any]:
    """The function of a command, with the options that every command has."""
    return with_manners(command, import_module(f"kurils.cli.{COMMANDS[command]}").command)


def options_of(command: str) -> dict[str, Option]:
    """The options of a command, by each of their names."""
    found = dict.fromkeys(("--help", "-h"), Option("--help"))
    for parameter in inspect.signature(function_of(command)).parameters.values():
        told = _told(parameter.annotation)
        # the first name stands where the default would without `Annotated`
        declared = (getattr(told, "default", None), *(getattr(told, "param_decls", None) or ()))
        names = [name for name in declared if isinstance(name, str) and name.startswith("-")]
        if names:
            takes = not isinstance(parameter.default, bool)
            found.update(dict.fromkeys(names, Option(max(names, key=len), takes, _is_list(parameter.annotation))))
    if "--format" in found:
        found.update({name: Option(name) for name in FORMATS})
    return found


def _is_list(annotation: Any) -> bool:
    """Whether a parameter holds several values: `list[str]`, perhaps none."""
    hint = get_args(annotation)[0]
    return any(get_origin(each) is list for each in (hint, *get_args(hint)))


def _told(annotation: Any) -> Any:
    """What an annotation tells the framework of a parameter."""
    return next(iter(getattr(annotation, "__metadata__", ())), None)


def command_first(arguments: list[str]) -> list[str]:
    """The arguments with the command before its options, which may stand before it too: `--json status`.

    The command is the first word that is one and before which nothing but whole options of it stands. Where there is
    none, the arguments stay as they are.
    """
    if not arguments or not arguments[0].startswith("-"):
        return arguments
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word in COMMANDS and _whole(arguments[:at], options_of(word)):
            return [word, *arguments[:at], *arguments[at + 1 :]]
    return arguments


def _whole(words: list[str], options: dict[str, Option]) -> bool:
    """Whether the words are options with their values and nothing else."""
    rest = iter(words)
    for word in rest:
        name, given, _ = word.partition("=")
        if word in options:
            if options[word].takes and next(rest, None) is None:
                return False
        elif word.startswith("--"):
            if not given or name not in options or not options[name].takes:
                return False
        elif not _short(word, options):
            return False
    return True


def _short(word: str, options: dict[str, Option]) -> bool:
    """Whether a word is one or several options of a letter, the last perhaps with its value: `-ab`, `-fjson`."""
    if not word.startswith("-") or len(word) < 3:
        return False
    for at, letter in enumerate(word[1:], 2):
        if f"-{letter}" not in options:
            return False
        if options[f"-{letter}"].takes:
            return at < len(word)
    return True


def spelled_out(arguments: list[str], command: str) -> list[str]:
    """The arguments with `--json` as `--format json`, and `--csv` likewise, where the command has formats."""
    if "--format" not in options_of(command):
        return arguments
    end = arguments.index("--") if "--" in arguments else len(arguments)
    spelled = [f"--format={FORMATS[word]}" if word in FORMATS else word for word in arguments[:end]]
    return spelled + arguments[end:]


def without_language(arguments: list[str]) -> list[str]:
    """The arguments without `--lang LANG`, which was taken from them before."""
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return [*rest, word, *words]
        if word == "--lang":
            next(words, None)
        elif not word.startswith("--lang="):
            rest.append(word)
    return rest


def unknown_command(word: str) -> UsageError:
    """There is no such command; the one that it is like, if any."""
    near = _near(word, COMMANDS)
    error = UsageError(f"no command is called {word!r}", _like(near) or "kurils --help lists them")
    return error.keyed("command", "near" if near else "help", given=word, near=near, command="kurils")


def asked_wrongly(error: Any, command: str | None = None) -> UsageError:
    """What the framework found wrong with a command, in one line.

    `error` is one of its errors of usage; their classes are private to it, their names and attributes are not.
    """
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else " ".join(filter(None, ("kurils", command)))
    more = f"{path} --help tells more"
    option = getattr(error, "option_name", None)
    if type(error).__name__ == "NoSuchOption" and option:
        parameters = context.command.params if context is not None else ()
        known = [name for parameter in parameters for name in (*parameter.opts, *parameter.secondary_opts)]
        known += FORMATS if "--format" in known else ()
        if path == "kurils" and any(option in options_of(command) for command in COMMANDS):
            nameless = UsageError(f"no command is named that takes {option}", "kurils --help lists the commands")
            return nameless.keyed("no-command", "help", given=option, command="kurils")
        near = _near(option, known)
        wrong = UsageError(f"no such option: {option}", _like(near) or f"{path} --help lists them")
        return wrong.keyed("option", "near" if near else "help", given=option, near=near, command=path)
    text = " ".join(error.format_message().split()).rstrip(".")
    told = UsageError(text[:1].lower() + text[1:], more)
    key, values = _fault(error, text)
    return told.keyed(key, "help", command=path, **values)


def _fault(error: Any, text: str) -> tuple[str, dict[str, Any]]:
    """The key of what the framework found wrong, by the words of which other languages say it, and their values.

    They are read from its message: what it hands over beside it changes from version to version.
    """
    kind = type(error).__name__
    if missing := _MISSING.search(text):
        # of FILE... the word alone, as the help of other languages has it
        return "missing", {"given": Said(missing[1], f"placeholder.{missing[1].strip('[].')}")}
    if kind == "BadOptionUsage":
        return "needs-value", {"option": error.option_name}
    if kind == "BadParameter" and (names := _INVALID.match(text)):
        option = {"option": max(re.findall(r"'([^']+)'", names[0]), key=len)}
        if least := re.search(r"not in the range (?:x\s*>=\s*)?(\d+)", text):
            return "at-least", {"least": least[1], **option}
        if number := re.search(r"is not a valid (?:int(eger)?|float)\b", text):
            return "whole-number" if number[0].split()[-1].startswith("int") else "number", option
    extra = re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", text)
    return ("too-many", {"given": extra[1]}) if extra else ("usage", {})


#: an argument that is missing, and the names of an option whose value is none: '-w' / '--workers'
_MISSING = re.compile(r"^[Mm]issing argument '([^']+)'")
_INVALID = re.compile(r"^[Ii]nvalid value for '[^']+'(?: / '[^']+')*")


def _near(word: str, known: Iterable[str]) -> list[str]:
    # what all options begin with makes none of them like another
    names = {name.lstrip("-"): name for name in known if len(name) > 2}
    return [names[name] for name in close(word.lstrip("-"), names, 2)]


def _like(near: list[str]) -> str | None:
    return f"did you mean {' or '.join(near)}?" if near else None
