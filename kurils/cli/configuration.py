"""The configuration file: a few settings of how answers are shown, one `key = value` a line (a part of TOML).

There is no setting of what is answered (view, record) or in which format, so that no script depends on the machine that
it runs on. Where the file lies is known by `manners`, which reads it only where it is there.
"""

from __future__ import annotations

from kurils.base.errors import NoSuchValue, Said, UsageError, reason_of
from kurils.cli import COLOURS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

NARROWEST, WIDEST = 40, 1000


def read(file: str) -> dict[str, str]:
    """The settings of a file; none where there is no file. Raises UsageError with file and line for the first fault."""
    found: dict[str, str] = {}
    for number, line in enumerate(text_of(file).splitlines(), 1):
        try:
            pair = parsed(line)
            if pair is not None:
                key, value = pair
                if key in found:
                    raise UsageError(f"{key} is set twice").keyed("set-twice", setting=key)
                found[key] = checked(key, value)
        except UsageError as error:
            at = UsageError(f"{file}:{number}: {error.message}", error.hint)
            told = Said(error.message, f"error.{error.key}", **error.values)
            values = {**error.values, "file": file, "number": str(number), "told": told}
            raise at.keyed("at-line", error.hint_key, **values) from None
    return found


def text_of(file: str) -> str:
    """The text of a file; empty where there is no file. Raises UsageError where it is none of settings."""
    from kurils.base.reading import SMALL, read_whole

    try:
        return read_whole(file, SMALL).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise UsageError(f"cannot read {file}: {reason}").keyed("cannot-read", path=file, reason=reason) from None


def parsed(line: str) -> tuple[str, str] | None:
    """Key and value of a line; None for an empty line or a comment. Raises UsageError for anything else."""
    text = line.strip()
    if not text or text.startswith("#"):
        return None
    key, sign, rest = text.partition("=")
    key, rest = key.strip(), rest.strip()
    if not sign or not key:
        wrong = UsageError(f"cannot read {text!r}", "a line is: key = value")
        raise wrong.keyed("config-line", "config-line", given=text)
    mark = rest[:1]
    if mark in ('"', "'"):
        value, closed, behind = rest[1:].partition(mark)
        if not closed or behind.split("#")[0].strip():
            example = f'{key} = "value"'
            wrong = UsageError(f"cannot read the value of {key}", f"write it as {example}")
            raise wrong.keyed("config-value", "config-value", setting=key, example=example)
        return key, value
    return key, rest.split("#")[0].strip()


def checked(key: str, value: str) -> str:
    """The value of a key, in its usual form. Raises UsageError for a key or a value that there is not."""
    if key not in SETTINGS:
        raise NoSuchValue(f"no setting is called {key!r}", key, "settings", SETTINGS)
    return SETTINGS[key](value)


def _color(value: str) -> str:
    if value not in COLOURS:
        raise NoSuchValue(f"color cannot be {value!r}", value, "it can be", COLOURS)
    return value


def _language(value: str) -> str:
    from kurils.store.contents import Contents

    languages = Contents().meta["languages"]
    if value not in languages:
        raise NoSuchValue(f"no texts in the language {value!r} yet", value, "complete", languages)
    return value


def _pager(value: str) -> str:
    if not value:
        none = UsageError("no pager is named", "a command such as less -FRX, or never")
        raise none.keyed("no-pager", "no-pager")
    if not value.isprintable() or ('"' in value and "'" in value):
        long = UsageError("the command of the pager cannot be kept in one line", "name a script that runs it")
        raise long.keyed("pager-line", "pager-line")
    return value


def _width(value: str) -> str:
    if not value.isascii() or not value.isdigit() or not NARROWEST <= int(value) <= WIDEST:
        wrong = UsageError(f"width cannot be {value!r}", f"columns, from {NARROWEST} to {WIDEST}")
        raise wrong.keyed("width", "width", given=value, least=NARROWEST, most=str(WIDEST))
    return value


#: setting -> what its value must be
SETTINGS: dict[str, Callable[[str], str]] = {
    "language": _language,
    "color": _color,
    "pager": _pager,
    "width": _width,
}


def written(values: dict[str, str], old: str) -> str:
    """The text of the file with these settings; what it holds beside (comments, empty lines) stays where it is."""
    left = dict(values)
    lines = []
    for line in old.splitlines():
        pair = parsed(line)
        if pair is None:
            lines.append(line)
        elif pair[0] in left:
            value = left.pop(pair[0])
            lines.append(line if pair[1] == value else f"{pair[0]} = {_quoted(pair[0], value)}")
    lines += [f"{key} = {_quoted(key, value)}" for key, value in left.items()]
    return "".join(line + "\n" for line in lines)


def _quoted(key: str, value: str) -> str:
    if key == "width":
        return value
    mark = "'" if '"' in value or "\\" in value else '"'
    return f"{mark}{value}{mark}"
