"""Every error that a user can meet: its message, its hint, and the exit code it ends with.

Nothing here knows the command line. An error is built from typed arguments and writes its own message, so that the
same words reach a person, a script in JSON mode and a caller of the Python API.
"""

from __future__ import annotations

from kurils.base.asking import command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeVar

    Error = TypeVar("Error", bound="KurilsError")


#: letters of a line, and of one word in it, that are worth reading
LONGEST, LONGEST_WORD = 1000, 300
#: letters that are kept of the end of what is longer
_END = 50


class ExitCode:
    """The exit codes of the program; `docs/exit-codes.md` explains them."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    DATA = 3
    NOT_FOUND = 4
    INTERRUPTED = 130


class Said(str):
    """A text in English that knows how another language says it: the key of its words, and their values.

    It is a text like any other, travels between processes, and is what errors, notes and reasons are made of that a
    person reads. A value may be a text of this kind itself, or an error.
    """

    key: str
    values: Mapping[str, Any]

    def __new__(cls, text: str, key: str = "", /, **values: Any) -> Said:
        """The English text with its key and its values."""
        made = super().__new__(cls, text)
        made.key = key
        made.values = values
        return made


def reason_of(error: OSError | ValueError) -> str:
    """Why the system did not do what was asked of it."""
    reason = getattr(error, "strerror", None) or str(error)
    if isinstance(reason, Said):
        return reason
    import errno

    return Said(reason, f"os.{errno.errorcode.get(getattr(error, 'errno', None) or 0, '')}")


def quoted(text: str) -> Said:
    """A text as somebody wrote it, in quotation marks."""
    return Said(repr(text), "quoted", text=text)


def at_line(line: int, reason: str | KurilsError) -> Said:
    """What is wrong with a line of an input, and which it is."""
    return Said(f"line {line}: {reason}", "line", line=line, reason=reason)


class KurilsError(Exception):
    """Root of all errors of this package."""

    #: stable identifier, for scripts
    code = "error"
    #: what the program exits with
    exit_code = ExitCode.UNEXPECTED
    #: by which words another language says it, `error.KEY`, and the hint, `error.hint.KEY`; empty where none has them.
    #: A hint without a key is a command or a list of values, the same in every language, or knows its words itself
    key = ""
    hint_key = ""
    #: the values that those words are filled with
    values: Mapping[str, Any] = {}

    def __init__(self, message: str, hint: str | None = None) -> None:
        # what was given may be repeated in either, and be of any length
        message, hint = shortened(message), hint and with_short_words(hint)
        super().__init__(message if hint is None else f"{message} ({hint})")
        self.message = message
        #: what the user can do about it, one sentence, or None
        self.hint = hint

    def keyed(self: Error, key: str, hint: str = "", /, **values: Any) -> Error:
        """The error with the keys of its words in other languages, and their values; lists are joined as names are."""
        self.key, self.hint_key, self.values = key, hint, values
        return self

    def line(self) -> str:
        """The error as one line of text; what would not be seen in it is written as an escape."""
        return visible(self.message if self.hint is None else f"{self.message} ({self.hint})")

    def lines(self) -> list[str]:
        """The error as a person reads it: one line, or a line for each of many."""
        return [self.line()]

    def more(self) -> list[Said]:
        """Of an error of many lines those behind the first."""
        return []

    def __reduce__(self) -> tuple[object, ...]:
        # errors travel from worker processes; what they were built from is not what `Exception` would build them from
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[KurilsError], arguments: tuple[object, ...], state: dict[str, object]) -> KurilsError:
    error = kind.__new__(kind)
    error.args = arguments
    error.__dict__.update(state)
    return error


class UsageError(KurilsError):
    """The question was asked in a form that has no meaning."""

    code = "usage"
    exit_code = ExitCode.USAGE


class NoSuchValue(UsageError):
    """A value that an option or an argument does not know; the hint names the one it is like, and all there are."""

    #: so many are listed; of more a line would be hard to read
    most = 60

    def __init__(self, message: str, given: str, label: str, known: Iterable[str]) -> None:
        from kurils.base.names import close

        values = list(known)
        near = close(given.casefold(), values, 1)
        more = f" and {len(values) - self.most} more" if len(values) > self.most else ""
        listed = f"{label}: {', '.join(values[: self.most])}{more}"
        super().__init__(message, f"did you mean {near[0]}? {listed}" if near else listed)
        self.given = given
        self.keyed("value", "near-value" if near else "values", given=given, near=near, known=values[: self.most])


def _because(key: str, reason: str) -> tuple[str, str]:
    """Under which keys a thing that cannot be read is told: with its reason, else with how such things are written."""
    return (f"{key}-because", "") if isinstance(reason, Said) else (key, key)


class InvalidDate(UsageError):
    """A date that no calendar has, or that cannot be read."""

    code = "invalid-date"

    def __init__(self, given: str, reason: str, hint: str | None = None) -> None:
        super().__init__(f"cannot read the date {given!r}: {reason}", hint)
        self.given = given
        # with a reason in words of its own there is a hint only where one was given
        self.keyed(*_because("date", reason), given=given, reason=reason)


class InvalidPoint(UsageError):
    """Coordinates that cannot be read, or that are not on the earth."""

    code = "invalid-point"

    def __init__(self, given: str, reason: str, hint: str | None = None) -> None:
        super().__init__(f"cannot read the point {given!r}: {reason}", hint)
        self.given = given
        self.keyed(*_because("point", reason), given=given, reason=reason)


class Problems:
    """Lines that could not be answered: the first with what was wrong, so that any number finds room, and how many."""

    #: lines that are named
    MOST = 1000

    def __init__(self) -> None:
        self.first: list[tuple[int, str | KurilsError]] = []
        self.count = 0

    def add(self, line: int, problem: str | KurilsError) -> None:
        """One more."""
        self.count += 1
        if self.count <= self.MOST:
            if isinstance(problem, KurilsError):
                # what was at work when it was raised would be kept with it
                problem.__traceback__ = problem.__context__ = None
            self.first.append((line, problem))


class BadLines(UsageError):
    """Lines of an input that could not be answered; the others were."""

    code = "bad-lines"

    def __init__(self, problems: Problems, total: int) -> None:
        self.problems = problems
        counts = {"problems": problems.count, "total": total}
        self.first = Said(f"{problems.count} of {total} lines were not answered:", "error.lines", **counts)
        self.keyed("lines", **counts)
        super().__init__(self.first + "".join(f"\n{text}" for text in self.more()))

    def lines(self) -> list[str]:
        """How many, then each."""
        return [self.first, *map(visible, self.more())]

    def more(self) -> list[Said]:
        """Each, with its line, and how many are not named."""
        named = [at_line(number, problem) for number, problem in self.problems.first]
        left = self.problems.count - len(named)
        return [*named, *([Said(f"and {left} more", "short.ids", count=left)] if left else [])]


class BadRow(KurilsError):
    """A row of an input that could not be read, where none may be."""

    code = "bad-row"

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(at_line(line, reason), "nothing was written; without --strict such rows get empty fields")
        self.number = line
        self.keyed("line", "strict", line=line, reason=reason)


class DateOutOfCoverage(KurilsError):
    """A day before the record begins, or after today, or outside a calendar's table."""

    code = "out-of-coverage"
    exit_code = ExitCode.NOT_FOUND


class NothingRecorded(KurilsError):
    """A question that can be asked, and to which the record holds nothing."""

    code = "nothing-recorded"
    exit_code = ExitCode.NOT_FOUND


class UnknownId(KurilsError):
    """A name or id that the record does not hold."""

    code = "unknown-id"
    exit_code = ExitCode.NOT_FOUND

    def __init__(
        self,
        kind: str,
        given: str,
        suggestions: tuple[str, ...] = (),
        hint: str | None = None,
        lists: tuple[str, ...] = (),
    ) -> None:
        """`lists` are the commands that list what there is; they stand where there is no other `hint`."""
        if suggestions:
            hint = "did you mean " + " or ".join(suggestions) + "?"
        elif lists:
            hint = f"{' and '.join(map(command, lists))} {'list' if len(lists) > 1 else 'lists'} them"
        super().__init__(f"no {kind} is called {given!r}", hint)
        self.kind = kind
        self.given = given
        self.suggestions = suggestions
        # "document or source" goes by its first word
        word = kind.split(" ", 1)[0]
        listed = command(*lists[:1])
        key = "near" if suggestions else word if lists else ""
        self.keyed(f"unknown-{word}", key, given=given, near=suggestions, command=listed)


class AmbiguousName(UsageError):
    """A name that two places bear, or one of several together where one is wanted."""

    code = "ambiguous-name"

    def __init__(self, given: str, reason: str, ids: list[str]) -> None:
        super().__init__(
            f"{given!r} {reason}", "write " + (" or ".join(ids) if len(ids) == 2 else "which: " + ", ".join(ids))
        )
        self.given = given
        self.ids = ids
        self.keyed("ambiguous", "which", given=given, ids=ids)


class DataInvalid(KurilsError):
    """The record itself is broken: the folder is missing, unreadable, or fails the checks."""

    code = "data-invalid"
    exit_code = ExitCode.DATA


class OutputError(UsageError):
    """A result cannot be written where the user asked for it."""

    code = "output"


class MissingExtra(UsageError):
    """An optional part of the program is not installed."""

    code = "missing-extra"

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the optional extra {extra!r}", f"pip install 'kurils[{extra}]'")
        self.extra = extra
        self.keyed("extra", "extra", extra=extra)


def with_short_words(text: str) -> str:
    """The text with the middle left out of every word that is far too long to be read."""
    if len(text) <= LONGEST_WORD:
        return text
    return _instead(text, " ".join(_cut(word, LONGEST_WORD) for word in text.split(" ")))


def shortened(text: str) -> str:
    """The same, and of every line that is still too long."""
    if len(text) <= LONGEST_WORD:
        return text
    return _instead(text, "\n".join(_cut(with_short_words(line), LONGEST) for line in text.split("\n")))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - _END]}…{text[-_END:]}"


def _instead(text: str, cut: str) -> str:
    """The cut text, which other languages still say as they say the whole: of what they fill in they cut each value."""
    return Said(cut, text.key, **text.values) if isinstance(text, Said) else cut


def visible(text: str) -> str:
    """The text with every character that cannot be seen written as an escape: ends of lines, control characters, those
    that turn the direction, halves of pairs, and bytes of an argument or a file name that are no UTF-8.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in "\u00a0\u3000" else _escape(char) for char in text)


def _escape(char: str) -> str:
    code = ord(char)
    # how Python hands over a byte that it could not decode
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else char.encode("unicode_escape").decode()
