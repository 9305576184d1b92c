"""Names on pictures in the language asked for: that of the answer, English, one of the record's languages, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.base.errors import NoSuchValue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from kurils.store.contents import Contents


class Written(NamedTuple):
    """A name that stands at a place of a map, and of what kind it is."""

    id: str
    kind: str
    text: str
    at: tuple[float, float] = (0.0, 0.0)
    end: str = "middle"


def label_languages(languages: Sequence[str]) -> tuple[str, ...]:
    """What names may be written in: `en` (both names in Latin letters), a language of the record, or `both` of them."""
    return ("en", *languages, *(("both",) if len(languages) > 1 else ()))


def forms(record: Contents, labels: str) -> tuple[str, ...]:
    """The languages that names are written in, that of the record where none is asked for. Raises NoSuchValue."""
    languages = record.dispute["languages"]
    known = tuple(dict.fromkeys((*label_languages(languages), record.language)))
    if labels and labels not in known:
        raise NoSuchValue(f"no labels in {labels!r}", labels, "labels", known)
    return tuple(languages) if labels == "both" else (labels or record.language,)


def place_name(record: Contents, entry: Mapping[str, Any], wanted: tuple[str, ...]) -> str:
    """The name of a territory or an island in those languages; in that of the answer as it is printed."""
    if wanted == (record.language,):
        return str(entry["name"])
    if wanted == ("en",):
        from kurils.store.contents import Contents

        return Contents("en").names[entry["id"]]
    names = entry["names"]
    return " · ".join(names[key][0]["form"] for key in wanted if names.get(key)) or str(entry["name"])


def apart(name: str) -> tuple[str, str]:
    """A place's own name and the other one that stands behind it in brackets, or nothing."""
    at = next((at for mark in ("(", "（") if (at := name.find(mark)) > 0), len(name))
    return name[:at].rstrip(), name[at:]


def text_in(names: Mapping[str, str], wanted: tuple[str, ...]) -> str:
    """A text keyed by language in those languages, else in English."""
    return " · ".join(names[each] for each in wanted if each in names) or names["en"]


def caption_names(record: Contents, labels: str) -> dict[str, str]:
    """The names of all places by id."""
    wanted, places = forms(record, labels), record.section("places")
    return {entry["id"]: place_name(record, entry, wanted) for entry in [*places["territories"], *places["islands"]]}


def scenery_names(record: Contents, labels: str) -> list[Written]:
    """Lands, seas and capes of the record."""
    wanted = forms(record, labels)
    return [Written(row["id"], row["kind"], text_in(row["names"], wanted)) for row in record.dispute["scenery"]]


def locator_names(record: Contents, labels: str) -> list[Written]:
    """What stands on the small map of the region, in one language."""
    wanted = forms(record, labels)[:1]
    return [
        Written(row["kind"], row["kind"], text_in(row["names"], wanted), (row["at"][0], row["at"][1]), row["end"])
        for row in record.dispute["locator"]
    ]
