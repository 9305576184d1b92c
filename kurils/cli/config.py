"""`kurils config`: the settings of how answers are shown."""

from __future__ import annotations

import os
from typing import Annotated, Optional

import typer

from kurils.base.errors import NoSuchValue, UsageError, reason_of, visible
from kurils.base.files import replacing
from kurils.base.turns import alone_in
from kurils.cli import configuration, manners, pager, voice
from kurils.cli.output import emit_text

#: action -> how many words follow it, and how it is written
ACTIONS = {
    "get": (1, "kurils config get color"),
    "set": (2, "kurils config set color never"),
    "unset": (1, "kurils config unset color"),
}
#: setting -> the variables of the environment that come before it
BEFORE = {
    "language": ("KURILS_LANG",),
    "color": ("NO_COLOR", "FORCE_COLOR"),
    "pager": ("KURILS_PAGER",),
    "width": ("COLUMNS",),
}


def command(
    words: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="[get|set|unset KEY [VALUE]]", show_default=False, help="What to do; without it, list."),
    ] = None,
) -> None:
    """Show or change the settings of how answers are shown: language, color, pager, width.

    None of them changes what is answered or what a script reads: view, record and format have no setting.

    \b
    Examples:
      kurils config
      kurils config set pager "less -FRX"
      kurils config get color
      kurils config unset pager
    """
    given = list(words or ())
    file = manners.configuration_file()
    if not given:
        emit_text(_list(file))
        return
    action, *rest = given
    if action not in ACTIONS:
        raise NoSuchValue(f"kurils config cannot {action!r}", action, "it can", ACTIONS)
    wanted, example = ACTIONS[action]
    if len(rest) != wanted:
        wrong = UsageError(f"config {action} takes {'a key' if wanted == 1 else 'a key and a value'}", example)
        raise wrong.keyed("config-key" if wanted == 1 else "config-pair", action=action)
    if rest[0] not in configuration.SETTINGS:
        configuration.checked(rest[0], "")
    if action == "get":
        value = configuration.read(file).get(rest[0])
        if value is not None:
            emit_text(f"{value}\n")
        return
    change(file, rest[0], configuration.checked(*rest) if action == "set" else None)


def _list(file: str) -> str:
    """Every setting with its value, or with what is usual, and where the file is."""
    values, wording = configuration.read(file), voice.words(voice.language())
    lines = [f"# {visible(file) if os.path.exists(file) else wording.tr('config.absent', file=visible(file))}"]
    for key in configuration.SETTINGS:
        if key in values:
            lines.append(f"{key} = {values[key]}")
        else:
            usual = (
                wording.tr(f"config.usual.{key}", variable="PAGER", command=pager.USUAL)
                if wording.has(f"config.usual.{key}")
                else "auto"
            )
            before = wording.series(BEFORE[key])
            lines.append(f"# {wording.tr('config.unset', setting=key, before=before, usual=usual)}")
    return "\n".join(lines) + "\n"


def change(file: str, key: str, value: str | None) -> None:
    """Set a key of the file, or take it out. A file with a fault is not touched. Raises UsageError and OutputError."""
    if value is None and not os.path.exists(file):
        return
    if not os.path.isabs(file):
        nowhere = UsageError("cannot tell where your settings are kept", "set HOME or XDG_CONFIG_HOME")
        raise nowhere.keyed("settings-where", "set-config")
    folder = os.path.dirname(file)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        reason = reason_of(error)
        raise UsageError(f"cannot write {file}: {reason}").keyed("cannot-write", path=file, reason=reason) from None
    # what somebody else sets meanwhile would be lost
    with alone_in(folder):
        values, old = configuration.read(file), configuration.text_of(file)
        if value is None:
            values.pop(key, None)
        else:
            values[key] = value
        with replacing(file, force=True) as stream:
            stream.write(configuration.written(values, old))
