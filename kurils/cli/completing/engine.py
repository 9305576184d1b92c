"""What may stand where the cursor is. Knows no shell."""

from __future__ import annotations

from kurils.base.errors import KurilsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    #: what is offered, and what it stands for
    Offer = tuple[str, str]
    #: the table of a command: `help`, `options` (name -> kind of its value, or None), `told` (name -> help),
    #: `short` (name -> the one that it is short for), `arguments` (kinds), `values` (kind -> offers)
    Command = Mapping[str, Any]
    #: what of a list is meant by what was typed
    Pick = Callable[[list[list[str]], str], list[Offer]]

#: values that are files, which the shells know better
FILES = "files"
#: so few letters stand in too many words to be looked for inside of them
LEAST = 2


class Question:
    """What was typed: the words before the cursor, without the program, and the one at it as far as it goes."""

    __slots__ = ("current", "inside", "table", "words")

    def __init__(self, table: Mapping[str, Any], words: Sequence[str], current: str) -> None:
        #: command -> its table; the one without a name is that of the program
        self.table = table
        self.words = list(words)
        self.current = current
        #: whether what is offered holds what was typed and does not begin with it
        self.inside = False

    def offers(self) -> list[Offer] | None:
        """What may stand at the cursor; None where a file may."""
        name, rest = self._command()
        command = self.table[name]
        options: Mapping[str, str | None] = command["options"]
        given, waiting = _arguments(rest, options)
        if waiting is not None:
            return self._values(command, waiting, self.current, "")
        option, sign, value = self.current.partition("=")
        if option.startswith("--") and sign:
            kind = options.get(option)
            return [] if kind is None else self._values(command, kind, value, f"{option}=")
        if self.current.startswith("-"):
            return self._options(command, rest)
        if not name:
            return _beginning(self._commands(), self.current)
        return self._arguments(command, given)

    def _command(self) -> tuple[str, list[str]]:
        """The command, empty where none is named yet, and the other words before the cursor."""
        for at, word in enumerate(self.words):
            if word in self.table and word:
                before = self.words[:at]
                if _arguments(before, self.table[word]["options"]) == ([], None):
                    return word, before + self.words[at + 1 :]
        return "", self.words

    def _commands(self) -> list[Offer]:
        return [(name, command["help"]) for name, command in self.table.items() if name]

    def _options(self, command: Command, rest: Iterable[str]) -> list[Offer]:
        """The options by their long names; what was given already and stands but once is left out."""
        given = {command["short"].get(word, word.partition("=")[0]) for word in rest}
        told: Mapping[str, str] = command["told"]
        return [
            (name, text)
            for name, text in told.items()
            if name.startswith(self.current) and (name not in given or name in command["many"])
        ]

    def _arguments(self, command: Command, given: Sequence[str]) -> list[Offer] | None:
        kinds: Sequence[str] = command["arguments"]
        if not kinds:
            return []
        # the last argument takes all that is left
        kind = kinds[min(len(given), len(kinds) - 1)]
        return self._values(command, kind, self.current, "", given)

    def _values(
        self, command: Command, kinds: str, typed: str, before: str, given: Sequence[str] = ()
    ) -> list[Offer] | None:
        """What of these kinds, with blanks between them, begins with what was typed."""
        if FILES in kinds.split():
            return None
        done = ""
        if "," in kinds:
            # a list with commas: what is typed is its last part
            kinds = kinds.replace(",", "")
            done = typed[: typed.rfind(",") + 1]
            given, typed = done.split(","), typed[len(done) :]
        known = [command["values"].get(kind) or kind for kind in kinds.split()]
        found = [offer for each in known for offer in _of_kind(each, typed, _beginning)]
        if not found and len(typed) > LEAST:
            found = [offer for each in known for offer in _of_kind(each, typed, _holding)]
            self.inside = bool(found)
        return [(before + done + value, text) for value, text in found if value not in given]


def _of_kind(
    known: str | list[list[str]], typed: str, pick: Callable[[list[list[str]], str], list[Offer]]
) -> list[Offer]:
    """What is offered of a kind, by its name, or of a closed list of offers; `pick` says what of a list is meant."""
    if not isinstance(known, str):
        return pick(known, typed)
    if known in LISTS:
        return pick(_list(LISTS[known]), typed)
    return KINDS[known](typed) if pick is _beginning else []


def _arguments(words: Iterable[str], options: Mapping[str, str | None]) -> tuple[list[str], str | None]:
    """The words that are no options, and the kind of value that the last option still waits for."""
    given: list[str] = []
    waiting: str | None = None
    only_words = False
    for word in words:
        if waiting is not None:
            waiting = None
        elif only_words or not word.startswith("-") or word == "-":
            given.append(word)
        elif word == "--":
            only_words = True
        elif word.startswith("--"):
            waiting = options.get(word)
        else:
            # of several options of a letter the first that takes a value takes the rest, or the next word
            for at, letter in enumerate(word[1:], 2):
                kind = options.get(f"-{letter}")
                if kind is not None:
                    waiting = kind if at == len(word) else None
                    break
    return given, waiting


def _beginning(offers: Iterable[Sequence[str]], typed: str) -> list[Offer]:
    """The offers that begin with what was typed, whatever the case."""
    wanted = typed.casefold()
    return [(offer[0], offer[1]) for offer in offers if offer[0].casefold().startswith(wanted)]


def _holding(offers: Iterable[Sequence[str]], typed: str) -> list[Offer]:
    """The offers that hold what was typed: `shimoda` is meant for 1855-shimoda."""
    wanted = typed.casefold()
    return [(offer[0], offer[1]) for offer in offers if wanted in offer[0].casefold()]


def _list(name: str) -> list[list[str]]:
    """A list of the record; none where there is no record that can be read."""
    from kurils.store.index import store

    try:
        found: list[list[str]] = store.section("candidates")[name]
    except KurilsError:
        return []
    return found


def _islands(typed: str) -> list[Offer]:
    """Ids of islands; else the names in any script that begin with what was typed, as they are written."""
    found = [(id, name) for id, name in _list("islands") if id.startswith(typed.casefold())]
    if found or not typed:
        return found
    from kurils.base.names import name_key

    wanted = name_key(typed)
    if not wanted:
        return []
    met = [(name, meant) for name, meant in _list("names") if name_key(name).startswith(wanted)]
    # what was typed stays as it was, so that a shell which compares letter by letter takes it for the beginning
    return [(typed + name[len(typed) :] if name.casefold().startswith(typed.casefold()) else name, text)
            for name, text in met]  # fmt: skip


def _days(typed: str) -> list[Offer]:
    """Days of change; of nothing typed yet those of the main documents."""
    if not typed:
        return [("today", ""), *((day, text) for day, text in _list("main-days"))]
    if not typed[:1].isdigit():
        return [("today", "")] if "today".startswith(typed) else []
    return [(day, text) for day, text in _list("days") if day.startswith(typed)]


def _days_typed(typed: str) -> list[Offer]:
    """Days of change among other things: only when what was typed can be nothing else."""
    return _days(typed) if typed else []


def _nothing(typed: str) -> list[Offer]:
    """Whatever it is, nobody can know it before it is typed."""
    return []


#: kind of value -> the list of the record that holds all of it
LISTS = {
    "document": "documents", "source": "sources", "area": "areas", "view": "views", "side": "sides",
    "language": "languages", "label": "labels", "family": "families",
}  # fmt: skip
#: kind of value -> what may be offered for what was typed; closed lists stand in the table of each command
KINDS: dict[str, Callable[[str], list[Offer]]] = {
    "island": _islands,
    "date": _days,
    "date-too": _days_typed,
    "free": _nothing,
}
