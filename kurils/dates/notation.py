"""One notation of a date: what it may mean, field by field, in every way in which it can be read.

A text like `25.12.1945` has one meaning, `05.09.1905` two. A notation that stands beside another may be part of a date:
`26 января` of `26 января (7 февраля) 1855`, or the `1956` of `昭和31年（1956年）10月19日`.
"""

from __future__ import annotations

import re

from kurils.base.errors import InvalidDate, Said
from kurils.dates.civil import YEARS
from kurils.dates.japanese_text import NUMERAL, numerals, read_japanese
from kurils.dates.tables import Era
from kurils.dates.text import HINT
from kurils.dates.vocabulary import (
    BUDDHIST,
    COMMON_ERA,
    COUNTS,
    FIRST_APRIL_YEAR,
    FIRST_JANUARY_YEAR,
    FOREIGN_LUNAR,
    JAPANESE,
    MARKS,
    MONTH_WORDS,
    NOISE,
    OLD,
    THAI_MONTHS,
    WEEKDAY_WORDS,
)

FOUR_DIGITS = Said("a year is written with four digits", "why.four-digits")
FORM = Said("the form is not known", "why.form")
#: year, month and day, as far as they are given
Fields = tuple["int | None", "int | None", "int | None"]


class Notation:
    """A notation as it was read: its mark, its era, its weekday, and every year, month and day that it can mean."""

    __slots__ = ("calendar", "era", "fields", "label", "text", "weekday")

    def __init__(self, text: str) -> None:
        self.text = text
        #: gregorian, julian, japanese, old (旧暦), or None when nothing says so
        self.calendar: str | None = None
        #: of a Japanese date, with the label of its month (`4`, `i4`)
        self.era: Era | None = None
        self.label: str | None = None
        self.fields: list[Fields] = []
        self.weekday: int | None = None

    @property
    def named(self) -> Fields:
        """One of its readings: which of year, month and day it names is the same in all."""
        return self.fields[0]


def read_notation(given: str, text: str) -> Notation:
    """Read a normalised text without brackets. Raises InvalidDate for what is no date in any form."""
    found = Notation(text)
    if re.search(FOREIGN_LUNAR, text):
        reason = Said("the lunar calendars of China, Korea and Thailand are not known here", "why.foreign-lunar")
        hint = Said("write the Gregorian day, or the Japanese one by its era", "error.hint.gregorian-or-era")
        raise InvalidDate(given, reason, hint)
    core, found.calendar = split_mark(text)
    core, found.weekday = _split_weekday(core)
    core, ahead = _split_count(core)
    japanese = read_japanese(given, core) if core and not ahead else None
    if japanese is not None:
        if found.calendar not in (None, JAPANESE, OLD):
            era = japanese[0].name
            text = f"{era} must be followed by year, month and day, and by no other calendar"
            hint = Said("name one calendar, or give the other day in brackets", "error.hint.one-calendar")
            raise InvalidDate(given, Said(text, "why.other-calendar", era=era), hint)
        found.calendar = JAPANESE
        found.era, year, found.label, day = japanese
        found.fields = [(year, None, day)]
        return found
    found.fields = _fields(given, core, ahead)
    return found


def split_mark(text: str) -> tuple[str, str | None]:
    """The text without its mark of a calendar (OS, ст. ст., 露暦 …) and the calendar that it names, if any."""
    for mark, calendar in MARKS:
        match = re.search(f"[ ,]*(?:{mark})[ ,:]*", text)
        if match is not None:
            before, after = text[: match.start()], text[match.end() :]
            return f"{before} {after}".strip(), calendar
    return text, None


def _split_weekday(text: str) -> tuple[str, int | None]:
    """The text without its day of the week, and that day."""
    for word, number in WEEKDAY_WORDS.items():
        if word not in text:
            continue
        bound = r"(?<![^\W\d_])" + re.escape(word) + r"(?![^\W\d_])" if word < "ก" else word
        match = re.search(f"(?:วัน)?{bound}[.,]*(?:ที่)?", text)
        if match is not None:
            return (text[: match.start()] + " " + text[match.end() :]).strip(" ,"), number
    return text, None


def _split_count(text: str) -> tuple[str, int | None]:
    """The text without the name of a count of years, and what that count is ahead of the common one."""
    core = re.sub(f" *(?:{COMMON_ERA}) *", " ", text).strip()
    if core != text:
        return core, 0
    for name, ahead in COUNTS:
        core = re.sub(f" *(?:{name}) *", " ", text).strip()
        if core != text:
            return core, ahead
    return text, None


def _fields(given: str, text: str, ahead: int | None) -> list[Fields]:
    """What a text means by its numbers and the name of its month."""
    for thai, english in THAI_MONTHS:
        if thai in text:
            text = text.replace(thai, f" {english} ")
            if ahead is None and re.search("2[34567][0-9]{2}", text):
                # a Thai year without its count: as a Christian one it would lie centuries ahead
                ahead = BUDDHIST
            break
    timed = re.match("([0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9]", text)
    if timed is not None:
        reason = Said("a time of day stands behind it", "why.time-behind")
        raise InvalidDate(given, reason, Said(f"write {timed[1]}", "error.hint.write", near=[timed[1]]))
    if re.search("[年月日]", text):
        fields = _kanji(given, text, ahead)
    elif re.search(r"[^\W\d_]", text):
        fields = [_words(given, text)]
    else:
        fields = _numeric(given, text, ahead)
    return _counted(fields, ahead)


def _counted(fields: list[Fields], ahead: int | None) -> list[Fields]:
    """The fields with their years in the common count.

    Thailand began its years on 1 April to 1940, and in spring before 1889: of the first months of those years it cannot
    be said whether they are counted so or by today's rule.
    """
    if not ahead:
        return fields
    found: list[Fields] = []
    for year, month, day in fields:
        found.append((None if year is None else year - ahead, month, day))
        if ahead == BUDDHIST and year is not None and year < FIRST_JANUARY_YEAR:
            spring = 3 if year >= FIRST_APRIL_YEAR else 4
            if month is not None and month <= spring:
                found.append((year - ahead + 1, month, day))
    return found


def _kanji(given: str, text: str, ahead: int | None) -> list[Fields]:
    """1956年10月19日, 一九五六年十月, 10月19日, 19日; hangul is written so too by now."""
    plain = re.sub(f"{NUMERAL}+(?= ?[年月日])", lambda match: numerals(match.group()), text.replace("元年", "1年"))
    match = re.fullmatch("(?:([0-9]{1,4})年)? ?(?:([0-9]{1,2})月)? ?(?:([0-9]{1,2})日)?", plain)
    if match is None or (match.group(1) and match.group(3) and not match.group(2)):
        raise InvalidDate(given, FORM, HINT)
    year, month, day = (int(group) if group else None for group in match.groups())
    if year is not None and ahead in (None, 0) and len(match.group(1)) != 4:
        raise InvalidDate(given, FOUR_DIGITS, HINT)
    return [(year, month, day)]


def _words(given: str, text: str) -> Fields:
    """A month in words or in Roman numerals, with its day and its year on either side."""
    plain = re.sub(r"(?<=[0-9])-?(?:st|nd|rd|th|го|ое|ого|е|й)(?![^\W\d_])", "", text)
    plain = re.sub(r"(?<=[0-9])[-/](?=[^\W\d_])|(?<=[^\W\d_])[-/](?=[0-9])", " ", plain)
    tokens = [token for token in re.findall(r"[^\W\d_]+|[0-9]+|[^\w ,.]", plain) if token not in NOISE]
    words = [token for token in tokens if token.isalpha()]
    numbers = [token for token in tokens if token.isdigit()]
    month = MONTH_WORDS.get(*words) if len(words) == 1 else None
    years = [number for number in numbers if len(number) > 2]
    if (not month and words) or len(words) + len(numbers) != len(tokens) or len(numbers) > 2 or not numbers + words:
        raise InvalidDate(given, unreadable(text), HINT)
    if len(years) > 1 or any(len(year) != 4 for year in years) or (len(numbers) == 2 and not years):
        raise InvalidDate(given, FOUR_DIGITS, HINT)
    if len(numbers) == 2 and years and tokens[1:2] == years and words:
        raise InvalidDate(given, FOUR_DIGITS, HINT)
    days = [number for number in numbers if number not in years]
    return int(*years) if years else None, month, int(*days) if days else None


def _numeric(given: str, text: str, ahead: int | None) -> list[Fields]:
    """Numbers alone: the year first, or last with day and month in either order; 19050905; parts of a date."""
    text = re.sub(r"(?<=[0-9])\.$", "", text)
    if re.fullmatch("[0-9]{1,2},? [0-9]{4}", text):
        return [_words(given, text)]
    match = re.fullmatch(r"([0-9]+)(?: ?([-/.]) ?([0-9]+)(?: ?\2 ?([0-9]+))?)?", text)
    if match is None:
        raise InvalidDate(given, unreadable(text), HINT)
    fields = [group for group in match.groups() if group and group.isdigit()]
    numbers = [int(field) for field in fields]
    if len(fields) == 1 and len(text) == 8:
        return [_compact(given, text)]
    if len(fields) == 1 and len(text) == 6:
        raise InvalidDate(given, Said("year and month must be separated", "why.year-month-apart"), HINT)
    if len(fields[0]) > 4:
        raise InvalidDate(given, YEARS, HINT)
    if len(fields[0]) == 4 or (ahead and len(fields) == 1):
        if any(len(field) > 2 for field in fields[1:]):
            reason = Said("a month and a day have one or two digits", "why.two-digits")
            raise InvalidDate(given, reason, HINT)
        year, month, day = [*numbers, None, None][:3]
        return [(year, month, day)]
    if any(len(field) > 2 for field in fields[:-1]):
        raise InvalidDate(given, FOUR_DIGITS, HINT)
    if len(fields) == 1:
        (day,) = numbers
        return [(None, None, day)]
    if len(fields) == 2 and len(fields[1]) == 4:
        return [(numbers[1], numbers[0], None)]
    if len(fields) == 3 and len(fields[2]) != 4:
        raise InvalidDate(given, FOUR_DIGITS, HINT)
    given_year = numbers[2] if len(fields) == 3 else None
    both: list[Fields] = [(given_year, numbers[1], numbers[0]), (given_year, numbers[0], numbers[1])]
    return list(dict.fromkeys(both))


def _compact(given: str, text: str) -> Fields:
    """19050905: read with the year first, for no other order makes a day of a year after 1299 out of it."""
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    if year < 1300:
        raise InvalidDate(given, Said("year, month and day must be separated", "why.parts-apart"), HINT)
    return year, month, day


def unreadable(text: str) -> Said:
    """Why a text that is no date was refused."""
    if re.search(r"/ ?[0-9]{4}|\.\.|[~?%]", text):
        return Said("it looks like a span or an uncertain date of no known form", "why.span-form")
    if text.startswith("-") or re.search(r"(?<![a-z])(?:b\.? ?c\.?(?: ?e\.?)?|bc|bce)(?![a-z])|до н", text):
        return YEARS
    return FORM
