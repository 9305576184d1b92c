"""Names that are printed: in the script of their language, made of the names of the place, one word one meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.base.names import name_key
from kurils.store.validate.voices import speaks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurils.store.validate.form.entries import Entries, Entry

#: the script of which a text in these languages has at least one letter
SCRIPTS = {
    "ru": re.compile("[\u0400-\u04ff]"),
    "ja": re.compile("[\u3040-\u30ff\u3400-\u9fff]"),
    "zh": re.compile("[\u3400-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7af\u1100-\u11ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "en": re.compile("[A-Za-z]"),
}
OTHERS = re.compile("[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
#: what is said of how a Japanese name is read
ANY_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
HAN = re.compile("[\u3400-\u9fff]")
#: encodings of the letters in which a text is written, all of it: simplified or traditional, and those of Japan
LETTERS = {"zh": ("gb2312", "big5"), "ja": ("cp932",)}
#: letters of names of the region that stand in Chinese texts too, beyond those sets
OF_NAMES = frozenset("渇榎珸")
KANA = re.compile("[\u3040-\u30ff\\s・ー]+")
#: letters by which a name and its adjective begin
BEGUN = {"ja": 2, "zh": 2, "ko": 2}


def check_naming(entries: Entries) -> None:
    """Report names in the script of another language, printed names that are no names, and words of two meanings."""
    for name in ("documents", "states", "polities", "others"):
        for entry in entries[name]:
            for key in ("titles", "short", "names"):
                _check_scripts(entry, key, entry.values.get(key))
    for entry in entries["straits"]:
        _check_scripts(entry, "names", entry.values.get("names"))
    for name in ("territories", "islands"):
        for entry in entries[name]:
            _check_place(entry)
    _check_told_apart(entries)
    _check_called(entries)
    _check_forces(entries)
    _check_polities(entries)
    _check_ids(entries)
    _check_words(entries)


def _check_scripts(entry: Entry, key: str, texts: Mapping[str, Any] | None) -> None:
    """A title stands under the language in which it is written."""
    for language, text in (texts or {}).items():
        if text and any(map(str.isalpha, text)) and not _is_written(text, language):
            entry.at.problem("wrong-script", f"{key}.{language} is not written in that language: {text[:60]!r}")


def _is_written(text: str, language: str) -> bool:
    if language not in SCRIPTS:
        return True
    if not is_in_letters_of(language, text):
        return False
    foreign = language == "en" and len(OTHERS.findall(text)) * 2 > sum(map(str.isalpha, text))
    return not foreign and SCRIPTS[language].search(text) is not None


def is_in_letters_of(language: str, text: str) -> bool:
    """Whether a text of Chinese or Japanese is in the letters that are used in it; any other text is."""
    if language not in LETTERS:
        return True
    if language == "zh" and ANY_KANA.search(text):
        return False
    letters = "".join({*HAN.findall(text)} - OF_NAMES)
    return any(_is_of(encoding, letters) for encoding in LETTERS[language])


def _is_of(encoding: str, letters: str) -> bool:
    try:
        letters.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _check_place(entry: Entry) -> None:
    """Its names in their scripts; the printed one is made of them, `A (B)` of the first and another."""
    english: list[str] = []
    kinds: list[list[str]] = []
    for kind, names in (entry.values.get("names") or {}).items():
        forms = [name["form"] for name in names or () if name and name.get("form")]
        if kind.endswith("_kana"):
            for form in forms:
                if not KANA.fullmatch(form):
                    entry.at.problem("wrong-script", f"names.{kind} is not written in kana: {form[:60]!r}")
            continue
        for form in forms:
            _check_scripts(entry, "names", {kind[:2]: form})
        if kind.startswith("en"):
            kinds.append([name_key(form) for form in forms])
            english += kinds[-1]
    printed = (entry.values.get("name") or {}).get("en") or ""
    for part in re.split(r" \(|\)$", printed):
        key = name_key(part)
        if key and not any(key in form or form in key for form in english if form):
            entry.at.problem("no-name", f"it is printed as {printed!r}, and {part!r} is not among its English `names`")
    parts = re.fullmatch(r"(.+) \((.+)\)", printed)
    for part, kind in zip(parts.groups(), kinds, strict=False) if parts and len(kinds) > 1 else ():
        key = name_key(part)
        if not any(key in form or form in key for form in kind if form):
            entry.at.problem("order", f"it is printed as {printed!r}, and its `names` stand in another order")
            break


def _check_told_apart(entries: Entries) -> None:
    """No two things of one list have one name in any language, and no two islands one summit."""
    for list_name, key in (("scenery", "names"), ("references", "name"), ("borders", "name"), ("straits", "names"),
                           ("others", "names"), ("areas", "name")):  # fmt: skip
        said: dict[tuple[str, str], str] = {}
        for entry in entries[list_name]:
            id = str(entry.values.get("id"))
            for language, name in (entry.values.get(key) or {}).items():
                other = said.setdefault((language, name_key(name or "")), id)
                if name and other != id:
                    entry.at.problem("repeated", f"{key}.{language}: {name!r} is the name of {other} already")
    summits: dict[tuple[str, str], str] = {}
    for entry in entries["islands"]:
        id = str(entry.values.get("id"))
        for height in entry.values.get("heights") or ():
            for language, name in ((height or {}).get("summit") or {}).items():
                other = summits.setdefault((language, name), id)
                if name and other != id:
                    entry.at.problem("repeated", f"the summit {name!r} ({language}) is that of {other}")


def _check_ids(entries: Entries) -> None:
    """No one is called by what is the id of another, if names and ids are alike: netherlands, Netherlands."""
    for list_name in ("states", "polities", "others", "straits"):
        ids = {name_key(str(entry.values.get("id"))): str(entry.values.get("id")) for entry in entries[list_name]}
        for entry in entries[list_name]:
            name = str((entry.values.get("names") or {}).get("en") or "")
            other = ids.get(name_key(name.removeprefix("the ")))
            if other and other != entry.values.get("id"):
                entry.at.problem("repeated", f"names.en: {name!r} is the id of another, {other}: exchange them back")


def _check_called(entries: Entries) -> None:
    """A state is called by one name while one polity of it holds a place, not beyond; by that of a polity, all the time
    that the polity holds one.
    """
    polities = entries.by_id("polities")
    for entry in entries["states"]:
        for span in entry.values.get("called") or ():
            first, after = (span or {}).get("from"), (span or {}).get("to") or "9999-12-31"
            if not first:
                continue
            held = sorted({
                str(spell.values["polity"])
                for spell in entries["polity"]
                if spell.values.get("from") and spell.values["from"] < after
                if (spell.values.get("to") or "9999-12-31") > first
                if (polities.get(str(spell.values.get("polity"))) or {}).get("state") == entry.values.get("id")
            })  # fmt: skip
            name = str((span.get("name") or {}).get("en") or "")
            _check_whole(entry, name, (first, span.get("to")), entries)
            if len(held) > 1:
                message = (
                    f"`called` {name!r} from {first} to {span.get('to')} spans several polities: {', '.join(held)}"
                )
                entry.at.problem("several-polities", message)


def _check_whole(entry: Entry, name: str, span: tuple[str, str | None], entries: Entries) -> None:
    """Whether a name that is that of a polity is borne while the polity holds a place."""
    key = name_key(name.removeprefix("the "))
    bearers = {
        polity.values.get("id")
        for polity in entries["polities"]
        if polity.values.get("state") == entry.values.get("id")
        if name_key((polity.values.get("names") or {}).get("en") or "") == key
    }
    first, after = span
    _check_span(entry, name, span, [entries.by_id("polities")[str(id)] for id in bearers])
    for spell in entries["polity"]:
        begins, ends = spell.values.get("from"), spell.values.get("to")
        if spell.values.get("polity") not in bearers or not begins:
            continue
        if begins < first or (ends or "9999-12-31") > (after or "9999-12-31"):
            message = (
                f"`called` {name!r} is from {first} to {after}, and the polity of that name holds a place from "
                f"{begins} to {ends}: call the state so on all these days"
            )
            entry.at.problem("half-polity", message)
            return


def _check_span(entry: Entry, name: str, span: tuple[str, str | None], polities: list[dict[str, Any]]) -> None:
    """A state is called by the name of a polity from its first day to its end, where these are told."""
    for polity in polities:
        for key, day in zip(("from", "to"), span, strict=True):
            if polity.get(key) and polity[key] != day:
                told = f"`called` {name!r}: `{key}` is {day}, and {polity[key]} of the polity {polity['id']}"
                entry.at.problem("half-polity", f"{told}: give both one day")


def _check_forces(entries: Entries) -> None:
    """Forces are called after their own state, by its name at the time, and not after another one."""
    names: dict[tuple[str, str], set[str]] = {}
    for entry in entries["states"]:
        for given in (entry.values, *filter(None, entry.values.get("called") or ())):
            for text in (*(given.get("names") or {}).items(), *(given.get("name") or {}).items()):
                begun = (text[1] or "").removeprefix("the ")[: BEGUN.get(text[0], 4)].casefold()
                names.setdefault((text[0], begun), set()).add(str(entry.values.get("id")))
    for entry in entries["states"]:
        id = str(entry.values.get("id"))
        for given in (entry.values, *filter(None, entry.values.get("called") or ())):
            for language, text in (given.get("forces") or {}).items():
                others = names.get((language, (text or "")[: BEGUN.get(language, 4)].casefold()), {id})
                if id not in others:
                    told = f"forces.{language}: {text!r} is called after {', '.join(sorted(others))}"
                    entry.at.problem("other-word", f"{told}, and is of {id}: mend it")


def _check_polities(entries: Entries) -> None:
    """A polity that is called after states is of one of these."""
    states = {id: speaks_of(state) for id, state in entries.by_id("states").items()}
    for entry in entries["polities"]:
        name, own = (entry.values.get("names") or {}).get("en") or "", entry.values.get("state")
        after = [id for id, pattern in states.items() if pattern.search(name)]
        if own and after and own not in after:
            told = f"names.en: {name!r} is called after {', '.join(after)}, and is of {own}"
            entry.at.problem("other-word", f"{told}: mend `state` or the name")


def _check_words(entries: Entries) -> None:
    """A word of the glossary has one entry, named by it, in the script of each language, and sends elsewhere."""
    said: dict[tuple[str, str], str] = {}
    for entry in entries["glossary"]:
        id, word = str(entry.values.get("id")), entry.values.get("word") or {}
        if word.get("en") and not name_key(word["en"]).startswith(name_key(id)):
            told = f"its English word is {word['en']!r}: the id of an entry is that word, or the beginning of it"
            entry.at.problem("other-word", told)
        # an abbreviation may be the same everywhere
        _check_scripts(entry, "word", {at: text for at, text in word.items() if at == "en" or text != word.get("en")})
        for language, forms in (entry.values.get("also") or {}).items():
            for form in forms or ():
                _check_scripts(entry, "also", {language: form})
        for language, forms in [
            *((at, [text]) for at, text in word.items()),
            *(entry.values.get("also") or {}).items(),
        ]:
            for form in forms or ():
                other = said.setdefault((language, name_key(form or "").partition(",")[0]), id)
                if other != id:
                    entry.at.problem("repeated", f"{form!r} ({language}) is a word for {other} already")
        if id in (entry.values.get("see") or ()):
            entry.at.problem("ring", f"`see` of {id} names {id}")
