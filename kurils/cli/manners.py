"""How an answer is to be shown, beside what it is: what was asked for once for the whole run, and the user's settings.

Nothing here changes an answer. Options come first, then variables of the environment, then the configuration file, then
what is usual.
"""

from __future__ import annotations

import os
import sys

from kurils.base import asking
from kurils.base.errors import NoSuchValue
from kurils.cli import COLOURS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

#: formats that people read; the others say the same whatever language the user's machine speaks
READ_BY_PEOPLE = ("table", "markdown", "html", "svg", "png")


class Manners:
    """What the options of every command ask for, and what the configuration file says."""

    __slots__ = ("asked", "color", "fields", "language", "pager", "quiet", "settings", "sort")

    def __init__(self) -> None:
        #: `auto`, `always` or `never`; None where nobody said anything
        self.color: str | None = None
        self.quiet = False
        #: the language that an option names anywhere in the line, before any command has read it
        self.asked: str | None = None
        #: the language of the answer, once it is known
        self.language = "en"
        self.pager = True
        #: the columns wanted, and the one to sort by
        self.fields: str | None = None
        self.sort: str | None = None
        #: what the configuration file says, once it was looked for
        self.settings: dict[str, str] | None = None


now = Manners()


def reset() -> None:
    """Forget what an earlier run in this process asked for, and what its configuration said."""
    global now
    now = Manners()
    asking.data = None


def take(
    color: str | None = None,
    quiet: bool = False,
    pager: bool = True,
    fields: str | None = None,
    sort: str | None = None,
) -> None:
    """Remember what the options ask for. Raises NoSuchValue for a colour that is none of `COLOURS`."""
    if color is not None and color not in COLOURS:
        raise NoSuchValue(f"colour cannot be {color!r}", color, "--color", COLOURS)
    now.color, now.quiet, now.pager, now.fields, now.sort = color, quiet, pager, fields, sort


def configuration_file() -> str:
    """Where the configuration lies, or would: below `XDG_CONFIG_HOME`, else in the place of the platform."""
    base = os.environ.get("XDG_CONFIG_HOME")
    if not base or not os.path.isabs(base):
        if sys.platform == "darwin":
            base = os.path.expanduser("~/Library/Application Support")
        elif sys.platform == "win32":
            base = os.environ.get("APPDATA") or os.path.expanduser("~\\AppData\\Roaming")
        else:
            base = os.path.expanduser("~/.config")
    return os.path.join(base, "kurils", "config.toml")


def setting(key: str) -> str | None:
    """The value of a setting, or None where nobody has set it. Raises UsageError for a file with a fault.

    The file is looked for once in a run, and only where one of its settings could matter.
    """
    if now.settings is None:
        file = configuration_file()
        try:
            os.stat(file)
        except OSError:
            now.settings = {}
        else:
            from kurils.cli.configuration import read

            now.settings = read(file)
    return now.settings.get(key)


def wants_color(stream: TextIO) -> bool:
    """Whether what is written to the stream is to be coloured.

    `--color` decides; then `NO_COLOR` (set and not empty) and `TERM=dumb` say no, `FORCE_COLOR` and `CLICOLOR_FORCE`
    say yes elsewhere than on a terminal too; then the configuration; else a terminal is coloured and nothing else is.
    """
    if now.color in ("always", "never"):
        return now.color == "always"
    environment = os.environ
    if now.color is None:
        if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
            return False
        for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
            if environment.get(name) not in (None, "", "0"):
                return True
        configured = setting("color")
        if configured in ("always", "never"):
            return configured == "always"
    return stream.isatty() and environment.get("TERM") != "dumb"


def language(format: str) -> str:
    """The language in which to answer when no option names one: `KURILS_LANG`; for what people read also that of the
    configuration, then that of the locale, if the record is complete in it.
    """
    named = os.environ.get("KURILS_LANG")
    if named:
        return named
    if format not in READ_BY_PEOPLE:
        return "en"
    return setting("language") or _of_locale()


def _of_locale() -> str:
    """The language of the locale, if the record is complete in it; else English."""
    environment = os.environ
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    wanted = locale.partition(".")[0].partition("@")[0].partition("_")[0].lower()
    if wanted in ("", "c", "posix", "en"):
        return "en"
    from kurils.store.contents import Contents

    return wanted if wanted in Contents().meta["languages"] else "en"
