"""The Typer application: registers commands, and turns every error into one line, its hint and its exit code."""

from __future__ import annotations

import gc
import signal
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kurils.base.errors import ExitCode, KurilsError
from kurils.base.version import __version__
from kurils.cli import COMMANDS
from kurils.cli.output import report_error, silence_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

HELP = """
Who held and who claimed Iturup, Kunashir, Shikotan and Habomai on any day since 1635, and under which document.

\b
Examples:
  kurils status --date 1905-09-05
  kurils status etorofu "1855-01-26 OS"
  kurils status --date 1945-09-02 --format json
"""


class Commands(TyperGroup):
    """The group of all commands; an error of ours becomes a message on stderr and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KurilsError as error:
            report_error(error, sys.argv[1:] if ctx.obj is None else ctx.obj)
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            silence_stdout()
            raise typer.Exit(ExitCode.OK) from None


def build(only: str | None = None) -> typer.Typer:
    """The application, with every command or with the one that is about to run."""
    app = typer.Typer(
        cls=Commands,
        name="kurils",
        help=HELP,
        context_settings=CONTEXT,
        no_args_is_help=False,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        add_completion=only is None,
    )
    app.callback(invoke_without_command=True)(root)
    for name, module in COMMANDS.items():
        if only in (None, name):
            found = import_module(f"kurils.cli.{module}")
            app.command(name, context_settings={**CONTEXT, **getattr(found, "SETTINGS", {})})(found.command)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kurils {__version__}")
        raise typer.Exit


def root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """See HELP."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


root.__doc__ = HELP


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code. Nothing that happens reaches the user as a traceback."""
    first = next((word for word in arguments if not word.startswith("-")), None)
    only = first if first in COMMANDS and "-" not in (arguments[0][:1] if arguments else "") else None
    app = build(only)
    # what is there stays to the end: neither a later look nor the one at the exit need go through it
    gc.freeze()
    try:
        with _orderly_end():
            app(args=arguments, prog_name="kurils", standalone_mode=True)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else ExitCode.OK
    return ExitCode.OK


@contextmanager
def _orderly_end() -> Iterator[None]:
    """Let a request to end (SIGTERM, SIGHUP) take away what is unfinished, as Ctrl-C does; one that is ignored stays so
    (`nohup`).
    """

    def end(number: int, _: object) -> None:
        sys.exit(128 + number)

    wanted = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    wanted = [number for number in wanted if signal.getsignal(number) == signal.SIG_DFL]
    try:
        for number in wanted:
            signal.signal(number, end)
    except ValueError:
        # not the main thread: signals are none of our business
        wanted = []
    try:
        yield
    finally:
        for number in wanted:
            signal.signal(number, signal.SIG_DFL)
