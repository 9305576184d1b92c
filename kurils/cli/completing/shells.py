"""How each shell asks what may stand at the cursor, and how it is told.

Asked is by variables: `_KURILS_COMPLETE=complete_SHELL`, `COMP_WORDS` (the words of the line, a line each) and
`COMP_CWORD` (which of them the cursor is in, from 0). Scripts that Typer once installed, which give the line as
`_TYPER_COMPLETE_ARGS` instead, are answered too. Told is on stdout, in the form that Typer's scripts read: bash gets a
value a line, fish a value and what it stands for with a tab between them, PowerShell the same with `:::`, zsh code that
it runs. Nothing is ever said on stderr, which would stand in the middle of the line that is being typed.
"""

from __future__ import annotations

import os
import sys

from kurils.base.widths import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kurils.cli.completing.engine import Offer

#: the exit code that says that a file may stand there
A_FILE = 9
#: kinds of completion of bash in which it only lists (`COMP_TYPE`): after one or two tabs, and where it must
_LISTING = ("9", "33", "63", "64")
#: what bash would otherwise read as something else in a word without quotation marks
_SPECIAL_IN_BASH = frozenset(" \t\"'\\$`&|;<>()*?[]{}!~#")
_LONGEST = 60


def complete(instruction: str) -> int:
    """`answer`, and 0 whatever goes wrong: who is typing a line wants to hear of nothing else."""
    try:
        code = answer(instruction)
        sys.stdout.flush()
    except Exception:
        return 0
    return code


def answer(instruction: str) -> int:
    """Do what `_KURILS_COMPLETE` asks: `complete_SHELL`, or `source_SHELL` for the script; nothing where it is neither.

    The exit code: 0, or `A_FILE`; for a question of Typer's script of fish also 1, a no.
    """
    what, _, shell = instruction.partition("_")
    from kurils.cli.completing.scripts import SCRIPTS

    shell = "powershell" if shell == "pwsh" else shell
    if shell not in SCRIPTS or what not in ("complete", "source"):
        return 0
    if what == "source":
        sys.stdout.write(SCRIPTS[shell])
        return 0
    from kurils.cli.completing.engine import Question
    from kurils.cli.completing.table import table

    words, current, mark = _typed(os.environ, shell)
    _answer_from(words)
    question = Question(table(), words, current)
    offers = question.offers()
    if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0 if offers else 1
    if offers is None:
        sys.stdout.write("_files\n" if shell == "zsh" else "")
        return A_FILE
    cleaned = [(clean(value), clean(text)) for value, text in offers]
    # both would put the letters that all offers begin with in the place of what was typed
    spared = question.inside and shell in ("bash", "zsh") and not _gains(current, cleaned)
    if spared and shell == "bash":
        cleaned = []
    elif spared:
        sys.stdout.write("compstate[insert]=''; compstate[list]='list force'; ")
    sys.stdout.write(_TELL[shell](cleaned, mark))
    return 0


def _gains(typed: str, offers: Sequence[Offer]) -> bool:
    """Whether what all offers begin with holds what was typed, so that nothing of it is lost."""
    values = [value.casefold() for value, _ in offers]
    # of all values the first and the last in order share the least
    pairs = zip(min(values), max(values))
    shared = 0
    for one, other in pairs:
        if one != other:
            break
        shared += 1
    return typed.casefold() in values[0][:shared]


def _typed(environment: Mapping[str, str], shell: str) -> tuple[list[str], str, str]:
    """The words before the cursor without the program, the one at it, and the quotation mark that is open in it."""
    if "COMP_WORDS" in environment:
        line = environment["COMP_WORDS"]
        words = [_unquoted(word) for word in line.split("\n")] if "\n" in line else [(w, "") for w in line.split()]
        at = _number(environment.get("COMP_CWORD"), len(words))
    else:
        line = environment.get("_TYPER_COMPLETE_ARGS", "")
        words = _split(line)
        if shell == "powershell":
            begun = bool(environment.get("_TYPER_COMPLETE_WORD_TO_COMPLETE"))
        else:
            begun = bool(words and words[-1][1]) or not line[-1:].isspace()
        at = len(words) - begun
    words += [("", "")] * (at + 1 - len(words))
    current, mark = words[at]
    before = [word for word, _ in words[1:at]]
    if shell == "bash":
        before, current = _joined(before, current)
    return before, current, mark


def _answer_from(words: Sequence[str]) -> None:
    """Let the record that the line names with `--data` be the one that is looked into."""
    for at, word in enumerate(words):
        if word.startswith("--data="):
            os.environ["KURILS_DATA"] = word[len("--data=") :]
        elif word == "--data" and at + 1 < len(words):
            os.environ["KURILS_DATA"] = words[at + 1]


def _number(text: str | None, usual: int) -> int:
    try:
        return max(0, min(int(text or ""), 10_000))
    except ValueError:
        return usual


def _joined(before: list[str], current: str) -> tuple[list[str], str]:
    """Put back together what bash breaks at `=`: `--format`, `=`, `js`. Of the last only the value is left, since bash
    puts what it is told in the place of that alone.
    """
    joined: list[str] = []
    for word in before:
        if word == "=" and joined and joined[-1].startswith("--"):
            joined[-1] += "="
        elif joined and joined[-1].startswith("--") and joined[-1].endswith("="):
            joined[-1] += word
        else:
            joined.append(word)
    if joined and joined[-1].startswith("--") and joined[-1].endswith("="):
        # the value of an option that stands before it with a blank is the same
        return [*joined[:-1], joined[-1][:-1]], current
    if current == "=" and joined and joined[-1].startswith("--"):
        return joined, ""
    return joined, current


def _unquoted(word: str) -> tuple[str, str]:
    """A word as the program would get it, and the quotation mark that is still open in it."""
    return _split(word, whole=True)[0] if word else ("", "")


def _split(line: str, whole: bool = False) -> list[tuple[str, str]]:
    """The words of a line as a shell reads it; `whole`: blanks do not part them. An open quotation goes to the end."""
    words: list[tuple[str, str]] = []
    word, mark, begun, escaped = "", "", False, False
    for char in line:
        if escaped:
            word, escaped = word + char, False
        elif char == "\\" and mark != "'":
            escaped = begun = True
        elif mark:
            if char == mark:
                mark = ""
            else:
                word += char
        elif char in "\"'":
            mark, begun = char, True
        elif char.isspace() and not whole:
            if begun:
                words.append((word, ""))
            word, begun = "", False
        else:
            word, begun = word + char, True
    return [*words, (word, mark)] if begun or whole else words


def _to_bash(offers: Sequence[Offer], mark: str) -> str:
    """A value a line; what they stand for beside them where bash lists several and puts none into the line."""
    values = [value if mark else _escaped(value) for value, _ in offers]
    if len(offers) > 1 and os.environ.get("COMP_TYPE") in _LISTING:
        width = max(map(len, values))
        room = max(0, _number(os.environ.get("COLUMNS"), 80) - width - 6)
        values = [f"{value:<{width}}  ({_short(text, room)})" if text and room > 9 else value
                  for value, (_, text) in zip(values, offers)]  # fmt: skip
    return "".join(value + "\n" for value in values)


def _escaped(value: str) -> str:
    return "".join("\\" + char if char in _SPECIAL_IN_BASH else char for char in value)


def _to_fish(offers: Sequence[Offer], mark: str) -> str:
    return "".join(f"{value}\t{_short(text, _LONGEST)}\n" for value, text in offers)


def _to_powershell(offers: Sequence[Offer], mark: str) -> str:
    # a tooltip must not be empty
    return "".join(f"{_in_powershell(value)}:::{_short(text, _LONGEST) or value}\n" for value, text in offers)


def _in_powershell(value: str) -> str:
    plain = value.replace("-", "").replace(".", "").replace("_", "").isalnum()
    return value if plain else "'" + value.replace("'", "''") + "'"


def _to_zsh(offers: Sequence[Offer], mark: str) -> str:
    """Code that hands the offers over with what they stand for. They match already: zsh need not look again (`-U`)."""
    if not offers:
        return ""
    lines = [quoted(value.replace("\\", "\\\\").replace(":", "\\:") + (f":{_short(text, _LONGEST)}" if text else ""))
             for value, text in offers]  # fmt: skip
    return f"local -a _kurils_offers=({' '.join(lines)}); _describe -V 'kurils' _kurils_offers -U\n"


def quoted(text: str) -> str:
    """A text between the marks of a shell, as bash and zsh read it."""
    return "'" + text.replace("'", "'\\''") + "'"


def _short(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)].rstrip() + "…"


_TELL = {"bash": _to_bash, "fish": _to_fish, "zsh": _to_zsh, "powershell": _to_powershell}
