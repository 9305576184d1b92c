"""How a Japanese name is read: its kana are those of the romanised name that stands beside it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries

#: the rows of the table of kana, in Hepburn's romanisation
_ROWS = (
    ("あいうえお", "a i u e o"), ("かきくけこ", "ka ki ku ke ko"), ("さしすせそ", "sa shi su se so"),
    ("たちつてと", "ta chi tsu te to"), ("なにぬねの", "na ni nu ne no"), ("はひふへほ", "ha hi fu he ho"),
    ("まみむめも", "ma mi mu me mo"), ("やゆよ", "ya yu yo"), ("らりるれろ", "ra ri ru re ro"),
    ("わゐゑをん", "wa i e o n"),
    ("がぎぐげご", "ga gi gu ge go"), ("ざじずぜぞ", "za ji zu ze zo"), ("だぢづでど", "da ji zu de do"),
    ("ばびぶべぼ", "ba bi bu be bo"), ("ぱぴぷぺぽ", "pa pi pu pe po"), ("ぁぃぅぇぉ", "a i u e o"),
)  # fmt: skip
_KANA = {kana: sound for row, sounds in _ROWS for kana, sound in zip(row, sounds.split(), strict=True)}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
#: between them and the katakana
_KATAKANA = ord("ァ") - ord("ぁ")


def check_readings(entries: Entries) -> None:
    """Report names in kana that are read otherwise than the romanised names of the same place."""
    for name in ("territories", "islands"):
        for entry in entries[name]:
            given = entry.values.get("names") or {}
            romanised = [_sounds(each["form"]) for each in given.get("en_ja") or () if each and each.get("form")]
            for form in (each["form"] for each in given.get("ja_kana") or () if each and each.get("form")):
                sound = _sounds(romaji(form))
                # behind it stands what the place is: とう, じま
                if romanised and not any(sound.startswith(each) for each in romanised):
                    told = f"names.ja_kana: {form!r} is read {romaji(form)!r}"
                    names = ", ".join(each["form"] for each in given["en_ja"] if each)
                    entry.at.problem("other-place", f"{told}, and its romanised names are {names}: mend one of them")


def romaji(kana: str) -> str:
    """Kana in Latin letters, vowels as they are written; what is no kana stands as it is."""
    found = ""
    for letter in unicodedata.normalize("NFKC", kana):
        char = chr(ord(letter) - _KATAKANA) if "ァ" <= letter <= "ヶ" else letter
        if char in _SMALL:
            # しゃ is sha, きゃ is kya
            found = found[:-1] + (_SMALL[char][1:] if found.endswith(("shi", "chi", "ji")) else _SMALL[char])
        else:
            found += _KANA.get(char, "" if char in "っー" else char)
    return found


def _sounds(text: str) -> str:
    """Without what romanisations leave out: the length of vowels and consonants, hyphens and accents."""
    plain = unicodedata.normalize("NFD", text.casefold())
    letters = re.sub(r"[^a-z]", "", plain).replace("ou", "o")
    return re.sub(r"(.)\1+", r"\1", letters)
