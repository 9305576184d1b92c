"""The record's own voice in a translation: no name and no word that takes a side where its English has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.store.texts import is_text
from kurils.store.validate.names.naming import SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kurils.store.texts import Unit
    from kurils.store.validate.form.entries import Entries

#: lists in which somebody speaks, and the fields of an entry that are ours all the same
SOMEBODYS = ("positions", "readings", "claims", "views")
OURS = ("note",)
#: what something is called by those whose it is: documents, states, municipalities, straits
OFFICIAL = ("titles", "names")
NAMED = ("straits", "lines")
#: whose words these are, is said by the marks around them
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“]*“|「[^」]*」|『[^』]*』|《[^》]*》|‘[^’]*’")
#: what is said of land and takes a side: how it may be said in English, and what says it in each language, in small
#: letters
CHARGED: tuple[tuple[str, dict[str, tuple[str, ...]]], ...] = (
    (
        "return|recover|regain|restor|revert|reversion|retriev|retak|reunit|reunif|revanch|irredent|back",
        {"ru": ("возвращени", "возврат", "реванш"), "ja": ("返還", "奪還"), "zh": ("归还", "返还", "收复", "夺回"),
         "ko": ("반환", "수복", "탈환"), "th": ("ส่งคืน", "เรียกคืน", "ทวงคืน")},
    ),
    (
        "inherent|integral|ancestral|age-old|native|original|always|own ",
        {"ru": ("исконн",), "ja": ("固有の領土",), "zh": ("固有领土",), "ko": ("고유영토", "고유 영토", "고유의 영토")},
    ),
    (
        "illegal|unlawful|illicit|lawless|against the law",
        {"ru": ("незаконн",), "ja": ("不法", "違法"), "zh": ("非法",), "ko": ("불법",), "th": ("ผิดกฎหมาย",)},
    ),
    (
        "liberat|free|emancipat|releas|relie[fv]",
        {"ru": ("освобожд",), "ja": ("解放",), "zh": ("解放",), "ko": ("해방",), "th": ("ปลดปล่อย",)},
    ),
    (
        "annex|incorporat|merg|absor",
        {"ru": ("аннекси",), "ja": ("併合", "併呑"), "zh": ("吞并", "兼并"), "ko": ("병합", "병탄"), "th": ("ผนวก",)},
    ),
    (
        "invad|invasion|seiz|usurp|conque|captur|grab|rob|aggress|occup|overr[au]n|attack",
        {"ru": ("захват", "захвач", "агресси", "узурп"), "ja": ("侵攻", "侵略", "奪取", "強奪", "占拠"),
         "zh": ("侵占", "霸占", "侵略", "强占"), "ko": ("강점", "침략", "강탈"), "th": ("บุกยึด", "รุกราน", "ปล้น")},
    ),
)  # fmt: skip
_SAID = [re.compile(rf"\b(?:{english})", re.IGNORECASE) for english, _ in CHARGED]


class Voice:
    """Compares what a record says in its own voice with its English.

    A name of several places together, which one party alone uses (`called`, `by`), answers by itself what is in
    dispute; where the English has it too, or whoever says so is marked, nothing is told.
    """

    def __init__(self, entries: Entries) -> None:
        self._sides = _one_sided(entries)
        self._whose = [(re.compile(_in_a_text(form), re.IGNORECASE), side) for form, side in self._sides.items()]
        # what is longer is looked for first: the name of a district may begin as that of the whole
        begun = tuple({_beginning(form) for form in self._sides})
        others = (form for form in _other_names(entries) if form.lower().startswith(begun))
        self._names = _any_of({*self._sides, *others})
        self._begun: dict[str, tuple[str, ...]] = {}
        self._english = {
            side: re.compile(_either(form for form in self._sides if self._sides[form] == side), re.IGNORECASE)
            for side in {*self._sides.values()}
        }

    def strayed(self, english: str, text: str, language: str) -> Iterator[str]:
        """What a text of ours says and its English does not, in words."""
        small = text.lower()
        begun = self._begun.get(language) or self._begun.setdefault(language, self._beginnings(language))
        # of most texts this is all that is asked: the plain loop is the fastest
        for word in begun:
            if word in small:
                break
        else:
            return
        plain = _QUOTED.sub(" ", text)
        if not any(map(str.isalpha, plain)):
            # marks around all of it are nobody's
            plain = text
        for found in self._names.finditer(plain):
            side = next((side for form, side in self._whose if form.fullmatch(found[0])), None)
            if side and not self._english[side].search(english):
                yield f"{found[0]!r} is the word of {side}, and the English has none of it: name the places as it does"
                break
        small = plain.lower()
        for said, (_, words) in zip(_SAID, CHARGED, strict=True):
            charged = next((word for word in words.get(language, ()) if word in small), None)
            if charged and not said.search(english):
                yield f"{charged!r} takes a side, and the English has no such word: say it as the English does"

    def _beginnings(self, language: str) -> tuple[str, ...]:
        """What any of the names and words begins with, in small letters: most texts have none, which is soon seen."""
        written = (form for form in self._sides if language in SCRIPTS and SCRIPTS[language].search(form))
        latin = (form for form in self._sides if form.isascii())
        names = map(_beginning, (*written, *latin))
        return tuple({*names, *(word for _, words in CHARGED for word in words.get(language, ()))})


def is_ours(unit: Unit) -> bool:
    """Whether a text is said in the record's own voice: nobody's position, view or claim, and no official name."""
    first, _, last = unit.field.rpartition("/")
    if unit.list in SOMEBODYS:
        return last in OURS and not first
    return last not in OFFICIAL and not (unit.list in NAMED and last == "name")


def _one_sided(entries: Entries) -> dict[str, str]:
    """The forms of names of several places together that one party alone uses, and whose they are."""
    users: dict[str, set[str]] = {}
    for entry in entries["called"]:
        if entry.values.get("kind") == "whole":
            for form in entry.values.get("forms") or ():
                if isinstance(form, str) and form.strip():
                    users.setdefault(form, set()).add(str(entry.values.get("by") or ""))
    return {form: min(by) for form, by in users.items() if len(by) == 1 and "" not in by}


def _other_names(entries: Entries) -> Iterator[str]:
    """What may begin as such a name, and is that of a district, a strait or a place itself."""
    for entry in entries["called"]:
        yield from (form for form in entry.values.get("forms") or () if isinstance(form, str) and form.strip())
    for name in ("straits", "territories", "islands"):
        for entry in entries[name]:
            yield from _forms([entry.values.get("names"), *(entry.values.get("codes") or ())])


def _forms(value: Any) -> Iterator[str]:
    """Every name below a value."""
    if is_text(value):
        yield from (form for form in value.values() if isinstance(form, str) and form.strip())
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "form" and isinstance(item, str) and item.strip():
                yield item
            elif not isinstance(item, str):
                yield from _forms(item)
    elif isinstance(value, list):
        for item in value:
            yield from _forms(item)


#: with what a word of Russian ends, and how many letters may stand in its place in another case
_ENDING, _CASE = "аеиоуыэюяйь", r"\w{0,3}"
#: scripts that part words; names in others may be known by so many characters
_LETTERS, _SYLLABLES = re.compile("[A-Za-zА-яЁё]"), 2


def _beginning(form: str) -> str:
    """With what a name begins in any case, in small letters, also where it is written with a blank in it."""
    first = form.split(maxsplit=1)[0]
    if _LETTERS.match(first):
        return first.rstrip(_ENDING).lower()
    return first[:_SYLLABLES]


def _in_a_text(form: str) -> str:
    """Where a name stands in a text, in any case and however it is spaced."""
    if not _LETTERS.match(form):
        return r"\s*".join(map(re.escape, form.replace(" ", "")))
    case = _CASE if re.match("[А-яЁё]", form) else ""
    return (
        r"\b" + r"\s+".join(re.escape(word.rstrip(_ENDING) if case else word) + case for word in form.split()) + r"\b"
    )


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Where a text has one of the names, the longest that stands there."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(_in_a_text, longest)) or "(?!)", re.IGNORECASE)


def _either(forms: Iterable[str]) -> str:
    """Where an English text has one of the names, or one like it: the southernmost Kurils, South Kuriles."""
    latin = (form.removesuffix("s").removesuffix("ie").split() for form in forms if form.isascii())
    return "|".join(sorted({r"\b" + r"\w*[ -]".join(map(re.escape, words)) for words in latin})) or "(?!)"
