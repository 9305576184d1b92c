"""What the words of a command line mean together: islands and dates told apart, ranges, formats. Knows no framework."""

from __future__ import annotations

from kurils.base.errors import DateOutOfCoverage, InvalidDate, UsageError
from kurils.dates.clock import iso_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.store.contents import Contents

#: formats that are laid out in parts, those that are rows alone, and those that hold all that `status --full` tells
FOR_PEOPLE = ("table", "markdown")
ROWS = ("csv", "geojson", "geojson-seq")
FULL = (*FOR_PEOPLE, "json", "ndjson", "yaml")


def goes_with(option: str, other: str, example: str = "") -> UsageError:
    """An option is given without the one, or the argument, that it says more of."""
    wrong = UsageError(f"{option} goes with {other}", example or None)
    return wrong.keyed("goes-with", "example" if example else "", option=option, other=other, example=example)


def not_both(first: str, second: str) -> UsageError:
    """Two options are given of which only one could be answered."""
    return UsageError(f"{first} and {second} cannot go together").keyed("not-both", both=[first, second])


def many_dates(date: str | None, dates: str | None) -> str | None:
    """The file that many dates are read from, `-` for stdin, or None. Raises UsageError when a date is given too."""
    if dates is not None and date is not None:
        raise not_both("--date", "--dates-from")
    return "-" if date == "-" else dates


def format_in(format: str, seq: bool) -> str:
    """The format asked for, with `--seq`. Raises UsageError when that is asked of another format than GeoJSON."""
    if not seq:
        return format
    if format not in ("table", "geojson", "geojson-seq"):
        raise UsageError(f"--seq goes with --format geojson, not with {format!r}").keyed("seq", given=format)
    return "geojson-seq"


def one_date(words: list[str] | None, date: str | None) -> str | None:
    """The date given as arguments or as the option, if any. Raises UsageError when both are given."""
    if date is not None and words:
        from kurils.store.contents import Contents

        date, words = _begun(Contents(), date, words)
    written = " ".join(words or [])
    if words and date is not None:
        raise UsageError(f"two dates are given: {date} and {written}").keyed("two-dates", both=[date, written])
    return written if words else date


def refuse_parts(parts: list[str] | None, format: str, chosen: bool) -> None:
    """Raise UsageError for parts of an answer in a format that has none, where all of it would stand, or nothing of
    them; `chosen`: it is shown as rows.
    """
    if parts and chosen:
        raise not_both("--part", "--fields")
    if parts and format not in FOR_PEOPLE:
        raise goes_with("--part", f"--format {'|'.join(FOR_PEOPLE)}")


def way_of(*, brief: bool, full: bool, cite: bool, format: str) -> str:
    """How `status` is to be told, one of `kurils.show.blocks.answers.WAYS`. Raises UsageError for two at once, and for
    more than there is room for in the rows of a format.
    """
    if brief and full:
        raise not_both("--brief", "--full")
    if cite and not brief:
        raise goes_with("--cite", "--brief", "kurils status --brief --cite")
    if full and format in ROWS:
        raise goes_with("--full", f"--format {'|'.join(FULL)}")
    return "cited" if cite else "brief" if brief else "full" if full else "short"


def iso_range(record: Contents, begin: str | None, end: str | None) -> tuple[str, str]:
    """Two dates as ISO days, open where none is given. Raises UsageError when the range is reversed."""
    first = record.date(begin).first.isoformat() if begin else "0001-01-01"
    last = record.date(end).last.isoformat() if end else "9999-12-31"
    if first > last:
        from kurils.query.envelope import reversed_range

        raise reversed_range(str(begin), str(end))
    return first, last


def places_and_date(record: Contents, words: list[str] | None, date: str | None) -> tuple[list[str], str]:
    """Sort arguments into islands and a date, each of one word or several: `5 Sept 1905`, `Northern Territories`.

    Several islands may stand in one argument, with commas between them.
    """
    rest = list(words or [])
    if date is not None and rest:
        date, rest = _begun(record, date, rest)
    places: list[str] = []
    found = date
    while rest:
        run = _run(record, rest)
        text, rest = " ".join(rest[:run]), rest[run:]
        if iso_day(text) is None and record.known(text):
            places.append(text)
        elif _is_date(record, text):
            if found is not None:
                raise UsageError(f"two dates are given: {found} and {text}").keyed("two-dates", both=[found, text])
            found = text
        else:
            places += _several(record, text)
    for place in places:
        _tell_whole(record, place)
    return places, "today" if found is None else found


#: what was told already: the plain way and the framework's may both read one command line
_told: set[str] = set()


def _tell_whole(record: Contents, name: str) -> None:
    """Say, once, whose name it is when one that one side uses stands for several places."""
    ids = record.resolve_all(name)
    by = (record.found_by(name) or {"by": None})["by"] if len(ids) > 1 else None
    if by is not None and name not in _told:
        from kurils.cli.output import tell
        from kurils.words.names import whole

        _told.add(name)
        tell(whole(name, by, [record.names[id] for id in ids], record.wording))


#: words that one date has at most: Tuesday the 5th of September, 1905 (23 August O.S.)
_MOST_WORDS = 10


def _run(record: Contents, words: list[str]) -> int:
    """How many of the first words are one name or one date; up to the next name when they are neither."""
    if _plain(record, words[0]) and (len(words) == 1 or _plain(record, words[1])):
        return 1
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        text = " ".join(words[:count])
        if record.known(text) or _is_date(record, text):
            return count
    if not any(char.isdigit() for char in words[0]) and not _is_month(words[0]):
        return 1
    names = (number for number, word in enumerate(words) if record.known(word))
    return next(names, len(words))


def _plain(record: Contents, word: str) -> bool:
    """Whether a word is a day or an island by itself, which is said without the reader of dates."""
    return iso_day(word) is not None or record.known(word)


def _begun(record: Contents, date: str, words: list[str]) -> tuple[str, list[str]]:
    """The date with the words behind it that belong to it (`--date 5 Sept 1905`), and the words that are left."""
    for start in range(len(words)):
        for end in range(min(len(words), start + _MOST_WORDS), start, -1):
            text = " ".join([date, *words[start:end]])
            if not record.known(words[start]) and _is_date(record, text):
                return text, [*words[:start], *words[end:]]
    return date, words


def _several(record: Contents, text: str) -> list[str]:
    """The names between commas. Raises what is wrong with the text, as a date if it has digits, else as a name."""
    import re

    names = [name.strip() for name in re.split("[,;、，]", text)]
    if len(names) > 1 and all(names) and any(record.known(name) for name in names):
        for name in names:
            record.resolve_all(name)
        return names
    if any(char.isdigit() for char in text):
        record.date(text)
    record.resolve_all(text)
    return [text]


def _is_date(record: Contents, text: str) -> bool:
    try:
        record.date(text)
    except DateOutOfCoverage:
        return True
    except InvalidDate:
        return False
    return True


def _is_month(word: str) -> bool:
    from kurils.dates.vocabulary import MONTH_WORDS

    return word.strip(".,").lower() in MONTH_WORDS
