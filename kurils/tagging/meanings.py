"""Which columns of a table are longitude, latitude and date: as the user says, by their usual names, or by meaning.

Exact names come before meanings and better known ones before others; of two that are as good none is taken.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from kurils.base.errors import Said, UsageError, quoted
from kurils.base.names import close as likest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kurils.tagging.job import Job

#: axis -> names in order of how sure they are, without blanks, dashes, case, or what stands in brackets
_NAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "longitude": (
        ("lon",),
        ("longitude", "decimallongitude", "lng", "long", "londeg", "longitudedeg", "долгота", "経度", "東経", "經度",
         "经度", "东经", "東經", "경도", "동경", "ลองจิจูด", "ลองติจูด"),
        ("x", "xcoord"),
    ),
    "latitude": (
        ("lat",),
        ("latitude", "decimallatitude", "latdeg", "latitudedeg", "широта", "緯度", "北緯", "纬度", "北纬", "위도",
         "북위", "ละติจูด"),
        ("y", "ycoord"),
    ),
    "date": (
        ("date",),
        ("eventdate", "datetime", "timestamp", "dateutc", "datetimeutc", "utcdate", "observedon", "observationdate",
         "obsdate", "dateobserved", "collectiondate", "datecollected", "samplingdate", "дата", "日付", "年月日",
         "期日", "日時", "採集日", "観測日", "日期", "날짜", "일자", "일시", "วันที่", "วันเดือนปี"),
        ("time", "day", "timeutc", "utctime", "origintime", "eventtime", "время", "時刻",
         "时间", "時間", "시간", "시각", "เวลา"),
    ),
    "year": (("year",), ("yyyy", "yr", "год", "年", "연도", "년", "년도", "年份", "ปี")),
    "month": (("month",), ("mm", "mo", "mon", "месяц", "月", "월", "月份", "เดือน")),
    "day": (("day",), ("dd", "dy", "день", "число", "日", "일", "วัน")),
}  # fmt: skip
#: a name that holds one of these is one of that axis, if none is better known
_WORDS = {"longitude": ("longitude", "lon", "долгота", "経度", "经度", "경도"),
          "latitude": ("latitude", "lat", "широта", "緯度", "纬度", "위도"),
          "date": ("date", "datetime", "дата", "日付", "日期", "날짜")}  # fmt: skip
#: dates of the row itself, not of what it tells
_OTHERS = {"identified", "modified", "updated", "update", "created", "creation", "published", "publication", "release",
           "interpreted", "entered", "entry", "upload", "uploaded", "indexed", "birth", "changed", "download", "end",
           "изменения", "обновления", "создания", "更新日", "作成日"}  # fmt: skip
_OPTIONS = {"longitude": "--lon", "latitude": "--lat", "date": "--date"}


class Found(NamedTuple):
    """The places of the columns; those of the date are one, or of a year, a month and a day."""

    lon: int
    lat: int
    date: tuple[int, ...]
    #: whether the date stands in columns of its parts
    parts: bool
    #: what is to be said of what was taken by its meaning, or None
    note: str | None


def find(
    header: Sequence[str],
    job: Job,
    sample: Callable[[int], Sequence[str]] | None = None,
    date_may_lack: bool | None = False,
) -> Found:
    """The columns of a job in a header. `sample(place)` gives some values of a column, for a hint.

    With `date_may_lack` there need be none of the date; with None, only where no column looks like dates.
    Raises UsageError that names all that are missing, or the two between which nothing decides.
    """
    if len(header) == 1 and job.lon is None:
        hint = "--delimiter says what stands between columns; where whole lines are quoted, save the file anew"
        one = UsageError(f"the header is one column: {header[0]!r}", hint)
        raise one.keyed("one-column", "one-column", name=header[0])
    missing: list[Said] = []
    places: dict[str, tuple[int, ...]] = {}
    taken: list[Said] = []
    for axis, asked in (("longitude", job.lon), ("latitude", job.lat), ("date", job.date)):
        if asked is not None:
            places[axis] = _asked(header, asked, axis, missing)
            continue
        found, sure = by_meaning(header, axis)
        if axis == "date" and (not found or simple(header[found[0]]) in _NAMES["date"][-1]):
            # a time or a day beside a year is part of a date
            found = _parts(header) or found
        places[axis] = found
        if not found and axis == "date" and date_may_lack is not False:
            seen = [at for at in range(len(header)) if sample is not None and looks_like_dates(sample(at))]
            if date_may_lack or not seen:
                continue
        if not found:
            missing.append(Said(f"no column is known as the {axis}", "why.no-axis", axis=_axis(axis)))
        elif not sure:
            columns = [quoted(header[at]) for at in found]
            text = f"{' '.join(columns)} as the {axis}"
            taken.append(Said(text, "note.as", columns=columns, axis=_axis(axis)))
    if missing:
        raise UsageError("; ".join(missing), _hint(header, job, places, sample)).keyed("columns", clauses=missing)
    used = [*places["longitude"], *places["latitude"], *places["date"]]
    if len(set(used)) < len(used):
        raise UsageError("longitude, latitude and date are three columns").keyed("three-columns")
    date = places["date"]
    parts = len(date) > 1 or bool(date and job.date is None and simple(header[date[0]]) in sum(_NAMES["year"], ()))
    note = Said("took " + ", ".join(taken), "note.took", columns=taken) if taken else None
    return Found(places["longitude"][0], places["latitude"][0], date, parts, note)


def by_meaning(header: Sequence[str], axis: str) -> tuple[tuple[int, ...], bool]:
    """The place of the column that means an axis, if there is one, and whether it has the usual name exactly.

    Raises UsageError when two may be meant.
    """
    usual = _NAMES[axis][0][0]
    exact = [at for at, name in enumerate(header) if name == usual]
    if exact:
        return (once(header, usual, _OPTIONS.get(axis, "--date")),), True
    names = [simple(name) for name in header]
    tiers = [[at for at, name in enumerate(names) if name in some] for some in _NAMES[axis]]
    if axis in _WORDS:
        words = [at for at, name in enumerate(header) if _has_word(name, axis)]
        tiers.insert(2, words)
    for some in tiers:
        if len(some) > 1:
            two, option = [quoted(header[at]) for at in some[:2]], _OPTIONS.get(axis, "--date")
            either = UsageError(f"two columns may be the {axis}: {' and '.join(two)}", f"{option} says which")
            raise either.keyed("two-columns", "says-which", axis=_axis(axis), both=two, option=option)
        if some:
            return (some[0],), False
    return (), False


def simple(name: str) -> str:
    """A name as the lists have it."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "", re.sub(r"[(\[].*?[)\]]", "", text)) if name.isascii() else _plain(text)


def _plain(text: str) -> str:
    # Thai vowels and marks are no word characters to `re`, but belong to the word
    return re.sub(r"[\s_#\"'.,:;-]+", "", re.sub(r"[(\[].*?[)\]]", "", text))


def _has_word(name: str, axis: str) -> bool:
    spread = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", " ", name)
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", spread).casefold())
    if axis == "date" and _OTHERS.intersection(words):
        return False
    return any(word in words or (not word.isascii() and word[0] > "\u2000" and word in name) for word in _WORDS[axis])


def _parts(header: Sequence[str]) -> tuple[int, ...]:
    """The places of a year, with a month and a day if there are some."""
    found: tuple[int, ...] = ()
    for part in ("year", "month", "day"):
        place, _ = by_meaning(header, part)
        if not place:
            break
        found += place
    return found


def _axis(axis: str) -> Said:
    return Said(axis, f"axis.{axis}")


def _asked(header: Sequence[str], asked: str, axis: str, missing: list[Said]) -> tuple[int, ...]:
    """The places of what the user names: a column, or of a date up to three of them with commas between."""
    names = [asked] if asked in header or axis != "date" else [name.strip() for name in asked.split(",")]
    lost = [name for name in names if name not in header]
    if lost or len(names) > 3:
        missing += [Said(f"there is no column {name!r}", "why.no-column", name=name) for name in lost] or [
            Said("a date has three columns at most", "why.three-at-most")
        ]
        return ()
    return tuple(once(header, name, _OPTIONS[axis]) for name in names)


def once(header: Sequence[str], name: str, option: str) -> int:
    """The place of a name. Raises UsageError when it is there twice."""
    places = [at for at, other in enumerate(header) if other == name]
    if len(places) > 1:
        several = UsageError(
            f"the column {name!r} is there {len(places)} times", f"{option} needs one that is there once"
        )
        raise several.keyed("twice", "once", name=name, count=len(places), option=option)
    return places[0]


def _hint(header: Sequence[str], job: Job, places: dict[str, tuple[int, ...]], sample: object) -> Said:
    """What may have been meant: by meaning, by what the columns hold, by spelling; else all that there is."""
    close: list[Said] = []
    for axis, asked in (("longitude", job.lon), ("latitude", job.lat), ("date", job.date)):
        if places[axis]:
            continue
        try:
            other = [header[at] for at in by_meaning(header, axis)[0]]
        except UsageError:
            other = []
        if axis == "date" and not other and callable(sample):
            other = [header[at] for at in range(len(header)) if looks_like_dates(sample(at))]
        if not other and asked is not None:
            other = likest(asked, header)
        if other:
            option, near = _OPTIONS[axis], [quoted(name) for name in other[:3]]
            close.append(Said(f"{option} {' or '.join(near)}", "why.option-near", option=option, near=near))
    if close:
        return Said(f"did you mean {', '.join(close)}?", "error.hint.columns-near", columns=close)
    options = [_OPTIONS[axis] for axis in _OPTIONS if not places[axis]]
    # a name that begins with a sign that none has is ours, of the point of a feature
    header = [name for name in header if not name.startswith("\x1f")]
    shown = [*map(quoted, header[:12]), *(["…"] if len(header) > 12 else [])]
    names = f"{', '.join(options)} {'names it' if len(options) == 1 else 'name them'}"
    if not header:
        return Said(f"{names}; there are no columns", "error.hint.columns-none", options=options)
    text = f"{names}; there are: {', '.join(shown)}"
    return Said(text, "error.hint.columns-there", options=options, columns=shown)


def looks_like_dates(values: Sequence[str]) -> bool:
    """Whether values that stand in a column are days, more than single numbers could be."""
    from kurils.base.errors import KurilsError
    from kurils.tagging.texts import read_date

    filled = [value for value in values if value.strip()]
    try:
        return bool(filled) and all(read_date(value).precision == "day" and len(value) > 7 for value in filled)
    except KurilsError:
        return False
