"""Write the list of Thai words by which lines of Thai end: those that the program's Thai texts and the record hold.

    python scripts/thai_words.py [FILE...]

Needs pythainlp (its dictionary and its frequencies of words are dedicated to the public domain under CC0). The texts
are read by what is frequent, as บอก|ว่า and not บอ|กว่า: a word comes into the list where it begins and ends between
words of such a reading. Words that the list has stay in it, but for short ones that no text has; the texts of further
files are read too. Names of places are words, however many they are made of. Printed at the end: what no dictionary
knows (add by hand what is no foreign name, one word a line), and where lines would end otherwise than the frequent
reading has it (a word by which others are torn joins `_TEARING`).
"""

from __future__ import annotations

import math
import os
import re
import sys

from kurils.base import thai
from kurils.base.resources import PACKAGE, data_root
from kurils.record import load

TARGET = os.path.join(PACKAGE, "base", "thai.txt")
#: words of the dictionary by which other words are torn: บอก|ว่า is read as บอ|กว่า, ตั้งแต่|ต้น as ตั้ง|แต่ต้น
_TEARING = (
    "บอ อี กรุ แต่ต้น ตอนที่ ตอนแรก ตอนท้าย รับได้ ให้การ ที่แล้ว มอบให้ ฝ่ายใน ร่วมใน ที่มา ที่ยอมรับ หน้าหนึ่ง ความใน ที่สอง ที่สาม ที่ใด "
    "กันภัย ความต่างกัน คาที่ ลงเส้น กันที่ กล่าวว่า ทำเป็น ชอบแล้ว บ้านที่ มือบน เหตุใด ตามที่ ตามกฎหมาย ทหารเรือ ด้วยว่า กำหนดการ "
    "ขายของ การเกาะ เอาการ ความเป็นเพื่อน"
)
#: runs of Thai letters and marks
_RUN = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
#: what a place is, before its name
_SORT = re.compile("^(?:หมู่เกาะ|เกาะ|ช่องแคบ|โขดหิน)")
#: up to how many letters a word is short; how often a name counts as met, and a word that was not counted
_SHORT, _NAME, _SELDOM, _SELDOM_SHORT = 3, 30.0, 2.0, 0.3
#: what a stretch of unknown characters costs, and each of them, as the logarithm of a chance
_STRANGE, _EACH = 12.0, 2.5


def names() -> set[str]:
    """The Thai names of places, both of a pair, each as one word; of those in several words each of them."""
    places = load("th").section("places")
    kinds = ("territories", "islands", "straits")
    entries = [entry for kind in kinds for entry in places[kind] if not entry["id"].endswith("_islets")]
    found = [entry["names"].get("th") or "" for entry in entries]
    texts = [each if isinstance(each, str) else " ".join(form["form"] for form in each) for each in found]
    texts += [entry.get("name") or "" for entry in entries]
    runs = {run for text in texts for run in _RUN.findall(text)}
    return runs | {bare for run in runs if len(bare := _SORT.sub("", run)) > _SHORT}


def runs(paths: list[str]) -> list[str]:
    """Every run of Thai letters in the record, the program's words and some files."""
    locale = os.path.join(PACKAGE, "words", "locale")
    paths = [*paths, os.path.join(locale, "th.yaml"), os.path.join(locale, "help", "th.yaml")]
    paths += [os.path.join(path, name) for path, _, found in os.walk(data_root()) for name in found]
    texts = []
    for path in paths:
        if os.path.exists(path) and not path.endswith(".gz"):
            with open(path, encoding="utf-8", errors="ignore") as stream:
                texts.append(stream.read())
    return sorted(set(_RUN.findall("\n".join(texts))))


def reading(run: str, costs: dict[str, float], longest: int) -> list[tuple[str, bool]]:
    """The likeliest words of a run, each with whether it is known."""
    joints = [at for at in range(len(run) + 1) if thai._is_joint(run, at)]
    best: dict[int, tuple[float, int, bool]] = {0: (0.0, 0, True)}
    for number, at in enumerate(joints[:-1]):
        cost, _, known = best[at]
        for end in joints[number + 1 :]:
            more = costs.get(run[at:end])
            if end - at > longest:
                break
            if more is not None and (end not in best or cost + more < best[end][0]):
                best[end] = (cost + more, at, True)
        end = joints[number + 1]
        step = cost + _EACH * (end - at) + (_STRANGE if known else 0)
        if end not in best or step < best[end][0]:
            best[end] = (step, at, False)
    words: list[tuple[str, bool]] = []
    at = len(run)
    while at:
        _, before, known = best[at]
        words.insert(0, (run[before:at], known))
        at = before
    return words


def ends(words: list[str]) -> set[int]:
    """Where words end that stand one behind the other."""
    found, at = {0}, 0
    for word in words:
        at += len(word)
        found.add(at)
    return found


def main(paths: list[str]) -> None:
    """Write the list, and print what is in none and what may be torn."""
    from pythainlp.corpus import thai_words
    from pythainlp.corpus.tnc import unigram_word_freqs
    from pythainlp.tokenize import word_tokenize
    from pythainlp.util import dict_trie

    tearing = set(_TEARING.split())
    dictionary = {word for word in thai_words() if _RUN.fullmatch(word)} - tearing
    listed, frequent = set(thai.vocabulary()) - tearing, unigram_word_freqs()
    own = names() | {word for word in listed if word not in dictionary}
    counted = sum(frequent.values())
    seldom = {word: _SELDOM if len(word) > _SHORT else _SELDOM_SHORT for word in dictionary}
    costs = {word: -math.log((frequent.get(word, 0) + few) / counted) for word, few in seldom.items()}
    costs |= dict.fromkeys(own, -math.log(_NAME / counted))
    longest, trie, found = max(map(len, costs)), dict_trie(dictionary | own), runs(paths)
    kept = own | {word for word in listed if len(word) > _SHORT}
    likely = {}
    for run in found:
        words = reading(run, costs, longest)
        kept |= {word for word, known in words if known}
        likely[run], at = ends([word for word, _ in words]), 0
        for word in word_tokenize(run, custom_dict=trie):
            if word in costs and {at, at + len(word)} <= likely[run]:
                kept.add(word)
            at += len(word)
    with open(TARGET, "w", encoding="utf-8") as stream:
        stream.write("\n".join(sorted(word for word in kept if len(word) > 1)) + "\n")
    for function in (thai.vocabulary, thai._ends):
        function.cache_clear()
    print(f"{len(kept)} words; unknown:", *sorted({part for run in found for part in thai.unknown(run)}))
    torn = {
        f"{run[:at][-8:]}|{run[at:][:8]}" for run in found for at in thai.between_words(run) if at not in likely[run]
    }
    print("torn, perhaps:", *sorted(torn))


if __name__ == "__main__":
    main(sys.argv[1:])
