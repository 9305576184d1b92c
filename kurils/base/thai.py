"""The words of a Thai text, which is written without blanks between them: a line ends between two of them, and not at
each of its blanks: วันที่ 7 กุมภาพันธ์, ค.ศ. 1855, ข้อ 2 and ต่าง ๆ stay whole.

The words are those of `thai.txt`, which scripts/thai_words.py makes of the program's Thai texts. Of all ways to read a
text as words the one with the fewest is taken; what is in no list, such as a foreign name, stays whole, and so does
what reads as a chain of short words, which is mostly a foreign name too.
"""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import pairwise

#: beside the dictionary: what a stretch of unknown characters costs, and each of them; a word costs one
_STRANGE, _EACH = 3.0, 1.0
#: letters up to which a word is short, and up to which it is beside something unknown
_SHORT, _SHORT_BESIDE = 3, 4
#: vowels that are written before their consonant, and signs that belong to what stands before them
_LEADING, _FOLLOWING = frozenset("เแโใไ"), frozenset("ะาำๅๆฯ")
#: before a number: what is numbered, and the names of eras; behind one: its month, and what it counts
_BEFORE = re.compile(r".*(?:ค\.ศ\.|พ\.ศ\.|ข้อ|มาตรา|วรรค|ที่|หน้า|เดือน|ราว|เส้น)")
_BEHIND = re.compile(
    r"(?:(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)[คยพ]|(?:ตร\.)?กม\.|[มน]\.|องศา|ลิปดา|ปี|วัน|เดือน|เกาะ"
    r"|ฉบับ|รัฐ|คน|ครั้ง|รายการ|แหล่ง|เรื่อง|ชื่อ).*"
)
_NUMBER = re.compile(r"\d|[IVX]+\b")
#: letters that stand for a first name
_INITIAL = re.compile(r"[\W_]*[\u0e01-\u0e4e]{1,3}\.")


def held(before: str, after: str) -> bool:
    """Whether no line ends at a blank between two stretches of text; none begins with the sign of repetition."""
    if after[0] == "ๆ":
        return True
    if _NUMBER.match(after):
        return _BEFORE.fullmatch(before) is not None
    if before[-1].isdigit():
        return _BEHIND.fullmatch(after) is not None
    return _INITIAL.fullmatch(before) is not None and before.lstrip("(“") not in ("ม.", "น.", "กม.")


@cache
def vocabulary() -> frozenset[str]:
    """The words, one a line."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "thai.txt"), encoding="utf-8") as stream:
        return frozenset(stream.read().split())


def is_thai(char: str) -> bool:
    """Whether a character is one of Thai words."""
    return "\u0e01" <= char <= "\u0e4e" and char != "฿"


def between_words(text: str) -> list[int]:
    """The places between two Thai words of a text, as numbers of the character after them."""
    found, begin = [], 0
    while begin < len(text):
        end = begin
        while end < len(text) and is_thai(text[end]):
            end += 1
        if end > begin:
            found += [begin + at for at in _ends(text[begin:end])[:-1]]
        begin = max(end, begin + 1)
    return found


def unknown(text: str) -> list[str]:
    """The stretches of a Thai text that are no words of the list."""
    found: list[str] = []
    begin = 0
    for end in [*between_words(text), len(text)]:
        run = "".join(char if is_thai(char) else " " for char in text[begin:end])
        found += [part for part in run.split() if part.rstrip("ๆฯ") not in vocabulary()]
        begin = end
    return found


@cache
def _ends(run: str) -> list[int]:
    """Where each word of a run ends; the fewest words, and as little as may be that is none."""
    known, longest = vocabulary(), max(map(len, vocabulary()), default=0)
    joints = [at for at in range(len(run) + 1) if _is_joint(run, at)]
    #: for each joint: the cost, the joint before, whether what lies between is unknown
    best: dict[int, tuple[float, int, bool]] = {0: (0.0, 0, False)}
    for number, at in enumerate(joints[:-1]):
        cost, _, strange = best[at]
        for end in joints[number + 1 :]:
            if end - at > longest:
                break
            if run[at:end] in known and (end not in best or cost + 1 < best[end][0]):
                best[end] = (cost + 1, at, False)
        end = joints[number + 1]
        step = cost + _EACH + (0 if strange else _STRANGE)
        if end not in best or step < best[end][0]:
            best[end] = (step, at, True)
    words: list[tuple[int, int, bool]] = []
    at = len(run)
    while at:
        _, before, strange = best[at]
        words.insert(0, (before, at, strange))
        at = before
    return [end[1] for end, after in pairwise(words) if _parted(end, after)] + [len(run)]


def _parted(word: tuple[int, int, bool], after: tuple[int, int, bool]) -> bool:
    """Whether a line may end between two words, each with its bounds and whether it is unknown."""
    long, more = word[1] - word[0], after[1] - after[0]
    if word[2] or after[2]:
        known = more if word[2] else long
        return known > _SHORT_BESIDE and min(long, more) > 1 and not (word[2] and after[2])
    return long > _SHORT or more > _SHORT


def _is_joint(run: str, at: int) -> bool:
    """Whether nothing that belongs together stands on both sides."""
    if at in (0, len(run)):
        return True
    after, before = run[at], run[at - 1]
    mark = after in _FOLLOWING or after == "\u0e31" or "\u0e34" <= after <= "\u0e3a" or "\u0e47" <= after <= "\u0e4e"
    return not mark and before not in _LEADING
