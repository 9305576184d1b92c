"""`--show-completion [SHELL]` and `--install-completion [SHELL]`: the script of a shell, printed or put in its place.

The script is a file of its own; of bash, zsh and PowerShell the file that each reads when it begins gets one line that
reads it, once. Both are written by the safe writer, so that links are followed and modes are kept.
"""

from __future__ import annotations

import os
import sys

from kurils.base.errors import NoSuchValue, OutputError, UsageError, reason_of, visible
from kurils.base.files import replacing
from kurils.base.reading import LARGE, read_whole
from kurils.cli.completing.scripts import SCRIPTS
from kurils.cli.completing.shells import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Answer one of the two options. Raises UsageError for a shell that there is no script for."""
    option, _, named = arguments[0].partition("=")
    rest = [*([named] if named else []), *arguments[1:]]
    if len(rest) > 1:
        raise UsageError(f"{option} takes one shell", f"{option} zsh").keyed("one-shell", option=option)
    shell = _known(rest[0]) if rest else _used()
    if option == "--show-completion":
        sys.stdout.write(SCRIPTS[shell])
    else:
        for line in install(shell):
            sys.stdout.write(visible(line) + "\n")
    sys.stdout.flush()
    return 0


def _known(name: str) -> str:
    shell = "powershell" if name == "pwsh" else name
    if shell not in SCRIPTS:
        raise NoSuchValue(f"there is no completion for the shell {name!r}", name, "there is for", SCRIPTS)
    return shell


def _used() -> str:
    """The shell of the user. Raises UsageError where that cannot be told."""
    shell = os.path.basename(os.environ.get("SHELL", ""))
    if shell in SCRIPTS:
        return shell
    if sys.platform == "win32":
        return "powershell"
    unknown = UsageError("cannot tell which shell this is", f"name it: {', '.join(SCRIPTS)}")
    raise unknown.keyed("which-shell", "name-it", known=[*SCRIPTS])


def install(shell: str) -> list[str]:
    """Put the script of a shell in its place, and let the shell read it. What was done, a line each."""
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        raise UsageError("cannot tell where your files are", "set HOME").keyed("where-files", "set-home")
    data = os.environ.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share")
    if shell == "fish":
        config = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
        script = os.path.join(config, "fish", "completions", "kurils.fish")
        _write(script, SCRIPTS[shell])
        return [f"wrote {script}", "it works in every new fish"]
    script = os.path.join(data, "kurils", f"completion.{'ps1' if shell == 'powershell' else shell}")
    begins = _beginning(shell, home)
    old = _read(begins)
    _write(script, SCRIPTS[shell])
    line = (
        ". '" + script.replace("'", "''") + "'"
        if shell == "powershell"
        else f"[ -f {quoted(script)} ] && . {quoted(script)}"
    )
    told = [f"wrote {script}"]
    if line in old.splitlines():
        told.append(f"{begins} reads it already")
    else:
        _write(begins, old + ("" if old.endswith("\n") or not old else "\n") + f"{line}\n")
        told.append(f"added a line to {begins} that reads it")
    return [*told, f"it works in every new {shell}"]


def _beginning(shell: str, home: str) -> str:
    """The file that a shell reads when it begins."""
    if shell == "bash":
        return os.path.join(home, ".bashrc")
    if shell == "zsh":
        return os.path.join(os.environ.get("ZDOTDIR") or home, ".zshrc")
    if sys.platform == "win32":
        return os.path.join(home, "Documents", "PowerShell", "Microsoft.PowerShell_profile.ps1")
    return os.path.join(home, ".config", "powershell", "Microsoft.PowerShell_profile.ps1")


def _read(path: str) -> str:
    try:
        return read_whole(path, LARGE).decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        reason = reason_of(error)
        unread = OutputError(f"cannot read {path}: {reason}")
        raise unread.keyed("cannot-read", path=path, reason=reason) from None


def _write(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        reason = reason_of(error)
        unwritten = OutputError(f"cannot write {path}: {reason}")
        raise unwritten.keyed("cannot-write", path=path, reason=reason) from None
    with replacing(path, force=True) as stream:
        stream.buffer.write(text.encode("utf-8", "surrogateescape"))
