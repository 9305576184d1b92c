"""What the words of a command line mean together: islands and dates told apart, ranges, formats. Knows no framework."""

from __future__ import annotations

from kurils.base.errors import InvalidDate, KurilsError, UsageError
from kurils.dates.clock import iso_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.store.contents import Contents


def many_dates(date: str | None, dates: str | None) -> str | None:
    """The file that many dates are read from, `-` for stdin, or None. Raises UsageError when a date is given too."""
    if dates is not None and date is not None:
        raise UsageError("--date and --dates-from cannot go together")
    return "-" if date == "-" else dates


def format_in(format: str, seq: bool) -> str:
    """The format asked for, with `--seq`. Raises UsageError when that is asked of another format than GeoJSON."""
    if not seq:
        return format
    if format not in ("table", "geojson", "geojson-seq"):
        raise UsageError(f"--seq goes with --format geojson, not with {format!r}")
    return "geojson-seq"


def one_date(words: list[str] | None, date: str | None) -> str | None:
    """The date given as arguments or as the option, if any. Raises UsageError when both are given."""
    written = " ".join(words or [])
    if words and date is not None:
        raise UsageError(f"two dates are given: {date} and {written}")
    return written if words else date


def iso_range(record: Contents, begin: str | None, end: str | None) -> tuple[str, str]:
    """Two dates as ISO days, open where none is given. Raises UsageError when the range is reversed."""
    first = record.date(begin).first.isoformat() if begin else "0001-01-01"
    last = record.date(end).last.isoformat() if end else "9999-12-31"
    if first > last:
        raise UsageError(f"the range is reversed: {begin} is after {end}", "give the earlier day as --from")
    return first, last


def places_and_date(record: Contents, words: list[str] | None, date: str | None) -> tuple[list[str], str]:
    """Sort arguments into islands and a date: a date given as an argument is taken for it."""
    places: list[str] = []
    found = date
    for word in _joined(words or []):
        try:
            # a plain day is no island, and which islands it is like need not be looked up
            if iso_day(word) is None:
                record.resolve(word)
                places.append(word)
                continue
        except KurilsError as unknown:
            if not _looks_like_date(record, word):
                raise unknown from None
        if found is not None:
            raise UsageError(f"two dates are given: {found} and {word}")
        found = word
    return places, "today" if found is None else found


def _joined(words: list[str]) -> list[str]:
    """Put back together what a shell split: `1855-01-26 OS`, `Ansei 1-12-21`."""
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else ""
        style = word.upper() in ("OS", "NS") and before[:1].isdigit()
        if style or (word[:1].isdigit() and before.isalpha() and before.isascii() and _era(before)):
            joined[-1] = f"{before} {word}"
        else:
            joined.append(word)
    return joined


def _era(word: str) -> bool:
    from kurils.dates import japanese

    return japanese.is_era(word)


def _looks_like_date(record: Contents, word: str) -> bool:
    try:
        record.date(word)
    except InvalidDate as wrong:
        if any(char.isdigit() for char in word):
            raise wrong from None
        return False
    return True
