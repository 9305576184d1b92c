"""An option that holds one value is given one: of two the last would be answered, and nobody told."""

from __future__ import annotations

from kurils.base.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kurils.cli.usage import Option


def each_once(arguments: list[str], options: Mapping[str, Option]) -> None:
    """Raise UsageError where an option that may not be given again is given two values; the same one twice is one."""
    found: dict[str, str] = {}
    for option, value in _given(arguments, options):
        if not option.again and found.setdefault(option.name, value) != value:
            raise given_twice(option.name, found[option.name], value)


def given_twice(option: str, first: str, second: str) -> UsageError:
    """The same option has two values."""
    twice = UsageError(f"{option} is given twice: {first} and {second}")
    return twice.keyed("given-twice", option=option, both=[first, second])


def _given(arguments: list[str], options: Mapping[str, Option]) -> Iterator[tuple[Option, str]]:
    """The options that take a value, with it, as the framework reads them; what is unknown is for it to refuse."""
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            return
        if word.startswith("--"):
            name, given, value = word.partition("=")
        else:
            # letters of which the last may take a value: -ab VALUE, -abVALUE
            letters = word[1:] if word.startswith("-") else ""
            at = next((at for at, letter in enumerate(letters) if _takes(f"-{letter}", options)), len(letters))
            name, given, value = f"-{letters[at : at + 1]}", letters[at + 1 :], letters[at + 1 :]
        if _takes(name, options):
            value = value if given else next(rest, "")
            yield options[name], value


def _takes(name: str, options: Mapping[str, Option]) -> bool:
    return name in options and options[name].takes
