"""The Typer application: registers commands, and turns every error into one line, its hint and its exit code."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import Annotated, Any, Optional

import typer
from typer.core import TyperCommand, TyperGroup

from kurils.base.errors import ExitCode, KurilsError
from kurils.base.version import __version__
from kurils.cli import COMMANDS, manners
from kurils.cli.everywhere import SECTIONS, section_of
from kurils.cli.once import each_once
from kurils.cli.output import language_asked, report_error
from kurils.cli.topics import ABOUT
from kurils.cli.usage import (
    Option,
    asked_wrongly,
    command_first,
    function_of,
    options_of,
    spelled_out,
    unknown_command,
    without_language,
)

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(TyperGroup):
    """The group of all commands. What stops one is handed on as it is, before the framework makes something of it."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            raise Stopped(error) from None

    def get_help(self, ctx: Any) -> str:
        """The help, in the reader's language."""
        return _in_language(self, ctx) or str(super().get_help(ctx))


class Command(TyperCommand):
    """A command whose help names arguments as its module does, without what each version of Typer puts around them,
    and sets the options that every command has apart.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for parameter in self.params:
            if parameter.param_type_name == "argument":
                _named_plainly(parameter)

    def get_help(self, ctx: Any) -> str:
        """The help, in the reader's language."""
        return _in_language(self, ctx) or str(super().get_help(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, the options of the command, and those of every command."""
        sections: dict[str, list[Any]] = {section: [] for section in SECTIONS}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                sections[section_of(parameter)].append(record)
        for section, records in sections.items():
            if records:
                with formatter.section(SECTIONS[section]):
                    formatter.write_dl(records)


def _in_language(command: Any, context: Any) -> str:
    """The help where it is not English."""
    if (manners.now.asked or manners.language("table")) == "en":
        return ""
    from kurils.cli.helping import of_command

    return of_command(command, context)


def _named_plainly(argument: Any) -> None:
    name, record = argument.metavar or argument.name.upper(), argument.get_help_record
    argument.get_usage_pieces = lambda ctx: [name]
    argument.get_help_record = lambda ctx: (name, record(ctx)[1])


class Stopped(Exception):
    """Reading or writing stopped; the framework would end the process itself when a pipe is closed."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


def build(only: str | None = None) -> typer.Typer:
    """The application, with every command or with the one that is about to run."""
    app = typer.Typer(
        cls=Commands,
        name="kurils",
        help=root.__doc__,
        context_settings=CONTEXT,
        no_args_is_help=False,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        # ours is answered before (kurils.cli.completing)
        add_completion=False,
    )
    app.callback(invoke_without_command=True)(root)
    for name, module in COMMANDS.items():
        if only in (None, name):
            found = import_module(f"kurils.cli.{module}")
            settings = {**CONTEXT, **getattr(found, "SETTINGS", {})}
            app.command(name, cls=Command, short_help=ABOUT[name], context_settings=settings)(function_of(name))
    return app


def group(only: str | None = None) -> Any:
    """The commands as the framework sees them, for whoever writes of them: help, manual pages, completion."""
    return typer.main.get_command(build(only))


def help_of(command: str | None) -> str:
    """The help of a command, or of the program."""
    made = group(command)
    context = made.make_context("kurils", [], resilient_parsing=True)
    if command is None:
        return str(context.get_help()) + "\n"
    below = made.commands[command]
    return str(below.make_context(command, [], parent=context, resilient_parsing=True).get_help()) + "\n"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kurils {__version__}")
        raise typer.Exit


def root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    data: Annotated[
        Optional[str],
        typer.Option(
            "--data", metavar="FOLDER", show_default=False, help="Answer from another record; anywhere in the line."
        ),
    ] = None,
    lang: Annotated[
        Optional[str],
        typer.Option("--lang", metavar="LANG", show_default=False, help="Language of this help."),
    ] = None,
    show: Annotated[
        Optional[str],
        typer.Option(
            "--show-completion", metavar="[SHELL]", show_default=False, help="Print the completion script of a shell."
        ),
    ] = None,
    install: Annotated[
        Optional[str],
        typer.Option(
            "--install-completion", metavar="[SHELL]", show_default=False, help="Put it where the shell reads it."
        ),
    ] = None,
) -> None:
    """Who held and who claimed Iturup, Kunashir, Shikotan and Habomai on any day since 1635, and under which document.

    \b
    Examples:
      kurils status --date 1905-09-05
      kurils status etorofu "1855-01-26 OS"
      kurils status --date 1945-09-02 --format json
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code. Errors of ours are told; others are for the caller."""
    try:
        return _run(arguments)
    except KurilsError as error:
        report_error(error, arguments)
        return error.exit_code
    except Stopped as stop:
        raise stop.error from None


def _run(arguments: list[str]) -> int:
    manners.now.asked = language_asked(arguments)
    helped = bool({"-h", "--help"} & set(arguments))
    # where there is no command, or its help is asked for, nobody else looks at it
    each_once(arguments, {"--lang": Option("--lang", takes=True)})
    if helped:
        # commands without answers have help all the same
        arguments = without_language(arguments)
    arguments = command_first(arguments)
    if arguments and arguments[0].partition("=")[0] == "--lang":
        # no command is named: it is the language of the help, or of what is said of the word that is none
        arguments = without_language(arguments)
    first = next((word for word in arguments if not word.startswith("-")), None)
    if first is not None and first not in COMMANDS and not arguments[0].startswith("-"):
        raise unknown_command(first)
    only = first if first in COMMANDS and not arguments[0].startswith("-") else None
    app = build(only)
    if only is not None:
        arguments = spelled_out(arguments, only)
        if not helped:
            each_once(arguments, options_of(only))
    # what is there stays to the end: neither a later look nor the one at the exit need go through it
    gc.freeze()
    try:
        code = app(args=arguments, prog_name="kurils", standalone_mode=False)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except Exception as error:
        # whichever of its modules a version of the framework keeps this class in
        if not hasattr(error, "format_message"):
            raise
        raise asked_wrongly(error, only) from None
    return code if isinstance(code, int) else ExitCode.OK
