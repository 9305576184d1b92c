"""Where a line may end: blanks, and in scripts written without them what their typesetters hold to.

A part of the Unicode line breaking algorithm (https://www.unicode.org/reports/tr14/) as far as the languages of the
program need it, and some things more that readers find torn:

* Chinese and Japanese break between any two characters, but no line begins with a closing mark, a small kana, a sign
  of length or of repetition, and none ends with an opening mark; names in katakana with what makes them a place
  (イトゥルップ島, 南サハリン), numbers with what they count (第2条(c), 1855年2月7日), their ranges (1778〜79年), Latin
  words and addresses stay whole where they fit;
* Korean breaks at blanks alone, and what has no room in a line before a bracket, with the other name of a place;
* Russian keeps together at its blanks what belongs together (`kurils.base.russian`);
* Thai breaks between its words, and keeps a number with what it counts or is the year of (`kurils.base.thai`);
* a blank that forbids a break (U+00A0, U+202F) does so, and one of no width (U+200B) allows it and is dropped.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: what no line may end with, and what none may begin with
_OPENING = frozenset("([{«‘“„‚¿¡（［｛｟「『【〈《〔〖〘〚〝｢№＄￥￡เแโใไ")
_CLOSING = frozenset(
    ")]}»’”.,:;!?%‰‱…‥—―–‐°′″℃"
    "）］｝｠」』】〉》〕〗〙〛〞〟｣、。，．・：；？！％｡､･〜～゠゛゜ー々〻ゝゞヽヾｰ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
    "ะาำๅๆฯ๏๚๛"
)
#: what stands inside of words in katakana, and no line may begin with: ッ, ェ, ー
_INSIDE = frozenset(char for char in _CLOSING if "ァ" <= char <= "ㇿ" or "ｧ" <= char <= "ｰ") - frozenset("・")
#: in katakana: what a place is called after its name, and what may go before it
_PLACES, _SIDES = frozenset("島岬岩湾海"), frozenset("南北東西")
_GLUE = frozenset("\u00a0\u202f\u2007\u2060\ufeff\u200d")
_ZERO, _WIDE_BLANK, _FIRM = "\u200b", "\u3000", "\u00a0"
#: after a number: what is counted with it; before one: what belongs to it, and may itself stand after a break
_COUNTED, _BEFORE = frozenset("かつカケヶヵ"), frozenset("第約计計同全各前後后")
#: Chinese words before a number that a line may begin with; 至 and 第 also after one: 自1799-02-20至1945-08-27
_LEADING, _ERAS = frozenset("于与从为自至由因及在或即以和"), ("昭和", "令和", "享和", "明和")
_NUMERALS, _PARTS = frozenset("一二三四五六七八九十百千零"), frozenset("条條項项号號次回章款")
#: the kinds of characters; every other one is `_OTHER`: letters, which break nowhere
_OPEN, _CLOSE, _MARK, _FIXED, _HAN, _KANA, _KATAKANA, _HANGUL, _THAI, _DIGIT, _SPACE, _OTHER = range(12)
#: letters of a name that is kept whole between blanks: 北海道根室支庁
_LONGEST_NAME = 7
_FREE = frozenset((_HAN, _KANA, _KATAKANA))


class _Kinds(dict[str, int]):
    """The kind of each character, found out when it is first met."""

    def __missing__(self, char: str) -> int:
        self[char] = kind = _kind(char)
        return kind


def _kind(char: str) -> int:
    import unicodedata

    for kind, members in ((_OPEN, _OPENING), (_CLOSE, _CLOSING), (_FIXED, _GLUE), (_SPACE, _WIDE_BLANK)):
        if char in members:
            return kind
    if unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf"):
        return _MARK
    if unicodedata.category(char) == "Nd":
        return _DIGIT
    if "\u0e00" <= char <= "\u0e7f":
        return _THAI
    if "\u1100" <= char <= "\u11ff" or "\u3130" <= char <= "\u318f" or "\uac00" <= char <= "\ud7ff":
        return _HANGUL
    if "\u30a0" <= char <= "\u30ff" or "\uff66" <= char <= "\uff9f":
        return _KATAKANA
    if "\u3040" <= char <= "\u309f":
        return _KANA
    wide = unicodedata.east_asian_width(char)
    return _HAN if wide == "W" or (wide == "F" and not char.isalpha()) else _OTHER


_KINDS = _Kinds()


def words(text: str) -> list[str]:
    """What a line keeps together between blanks where it has room for it."""
    found = _between_blanks(text)
    if text.isascii() or len(found) < 2:
        return found
    if any("\u0e00" <= char <= "\u0e7f" for char in text):
        from kurils.base.thai import held
    elif any("\u0400" <= char <= "\u04ff" for char in text):
        from kurils.base.russian import held
    else:
        return found
    whole = found[:1]
    for word in found[1:]:
        if held(whole[-1].rpartition(" ")[2], word):
            whole[-1] += " " + word
        else:
            whole.append(word)
    return whole


def _between_blanks(text: str) -> list[str]:
    """What stands between the blanks of a text, those left aside that forbid a break or are as wide as a character."""
    found = text.split()
    if text.isascii() or not any(char in text for char in "\u00a0\u202f\u2007\u3000"):
        return found
    # str.split() parts at these too: what it parted is put together again
    whole: list[str] = []
    at = 0
    for word in found:
        begin = text.index(word, at)
        between = text[at:begin]
        kept = "".join(char for char in between if char in _GLUE or char == _WIDE_BLANK)
        if kept and whole:
            whole[-1] += kept + word
        else:
            whole.append(word)
        at = begin + len(word)
    return whole


def pieces(word: str) -> list[str]:
    """The parts of a word between which a line may end; together they are the word, without blanks of no width."""
    if word.isascii():
        return [word]
    addresses = _addresses(word)
    parts = _parts(word, lambda word, at: _may_end(word, at) and not any(a < at < b for a, b in addresses))
    return [part for part in (part.replace(_ZERO, "") for part in parts) if part]


def tied(text: str) -> str:
    """A Chinese or Japanese text with joiners where no line ends and a browser would end one: in 第2条(c), 9月2日,
    イトゥルップ島. What it keeps whole itself has none, and addresses have none.
    """
    if text.isascii():
        return text
    addresses = _addresses(text)
    ends = [at for at in range(1, len(text)) if _is_torn(text, at) and not any(a < at < b for a, b in addresses)]
    return "\u2060".join(text[begin:end] for begin, end in zip([0, *ends], [*ends, len(text)]))


def _is_torn(text: str, at: int) -> bool:
    a, b = _KINDS[text[at - 1]], _KINDS[text[at]]
    if (a not in _FREE and b not in _FREE and text[at - 1] not in "〜～") or _forbidden(text, at):
        return False
    return not _may_end(text, at) and not (b == _KATAKANA and (a == _KATAKANA or text[at - 1] in _INSIDE))


def _addresses(word: str) -> list[tuple[int, int]]:
    """Where addresses stand in a text without blanks: up to a mark that no address has, 、 or 。."""
    if "://" not in word:
        return []
    import re

    return [found.span() for found in re.finditer(r"[A-Za-z]+://[^\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+", word)]


def _parts(word: str, may_end: Callable[[str, int], bool]) -> list[str]:
    cuts = [at for at in range(1, len(word)) if may_end(word, at)]
    if any(_KINDS[char] == _THAI for char in word):
        from kurils.base.thai import between_words

        cuts = sorted({*cuts, *(at for at in between_words(word) if not _forbidden(word, at))})
    return [word[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(word)])]


def _forbidden(word: str, at: int) -> bool:
    """Whether the typesetters of any language forbid a line to end before this character."""
    a, b = _KINDS[word[at - 1]], _KINDS[word[at]]
    return b in (_CLOSE, _MARK, _FIXED, _SPACE) or a in (_OPEN, _FIXED)


def _may_end(word: str, at: int) -> bool:
    before, after = word[at - 1], word[at]
    if _ZERO in (before, after):
        return True
    if _forbidden(word, at):
        return False
    base = at - 1
    while base and _KINDS[word[base]] == _MARK:
        base -= 1
    before = word[base]
    a, b = _KINDS[before], _KINDS[after]
    if a == _SPACE or before == "—" == word[base - 1 : base]:
        return True
    if _HANGUL in (a, b) or after in "([":
        return False
    if b == _DIGIT and before in "〜～":
        return False
    if a not in _FREE and b not in _FREE:
        # a mark of Chinese and Japanese is as good as a character of theirs
        return (a == _CLOSE and before > _WIDE_BLANK) or (b == _OPEN and after > _WIDE_BLANK)
    if b == _KATAKANA and (a == _KATAKANA or before in _INSIDE or before in _SIDES):
        return False
    if after in _PLACES and (a == _KATAKANA or before in _INSIDE):
        return False
    return not _counted(word, base, at)


def _counted(word: str, before: int, after: int) -> bool:
    """Whether two neighbours are a number and what belongs to it: 1855年2月7日, 安政元年, 第2条, 2か国."""
    a, b = word[before], word[after]
    first, then = _figure(word, before), _figure(word, after)
    if first:
        return (_KINDS[b] == _HAN and b not in "至第") or b in _COUNTED
    if then:
        return _KINDS[a] == _HAN
    if a in _COUNTED and _KINDS[b] == _HAN and before and _figure(word, before - 1):
        return True
    if (a == "第" and b in _NUMERALS) or (a in _NUMERALS and b in _PARTS):
        return True
    # the name of an era before its year
    return (
        _KINDS[a] == _KINDS[b] == _HAN
        and b not in _BEFORE
        and after + 1 < len(word)
        and _figure(word, after + 1)
        and (b not in _LEADING or word[before : after + 1] in _ERAS)
    )


def _figure(word: str, at: int) -> bool:
    return _KINDS[word[at]] == _DIGIT or (word[at] == "元" and word[at + 1 : at + 2] == "年")


def fill(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The text in lines of at most `width` by a measure that adds up, one line at least.

    What may not be broken and has no room in a line is cut, no base from its marks; what is all ASCII never is, and
    makes its line longer. A last line has more than one character of a script without blanks, where one can be spared.
    """
    lines: list[str] = []
    line, used, blank = "", 0.0, measure(" ")
    #: what the line before would give to the last one: its last piece, with the blank before that
    spare, last = "", ""
    for word in _with_room(words(text), width, measure):
        gap = " " if line else ""
        for piece, size in _fitting(word, width, measure):
            if line and used + (blank if gap else 0) + size > width:
                lines.append(line.rstrip(_WIDE_BLANK))
                spare, last = (last if len(last) < len(line) else "") + gap, ""
                line, used, gap = "", 0.0, ""
            line += gap + piece
            used += (blank if gap else 0) + measure(piece)
            last, gap = gap + piece, ""
    if lines and _is_lone(line) and not spare.strip() and " " not in lines[-1]:
        # one word alone, which was cut to the width
        parts = pieces(lines[-1])
        spare = parts[-1] if len(parts) > 1 else ""
    if lines and spare.strip() and _is_lone(line) and measure(spare.lstrip() + line) <= width:
        lines[-1] = lines[-1][: -len(spare.rstrip(f" {_WIDE_BLANK}"))].rstrip()
        line = spare.lstrip() + line
    # a blank at which what had no room was parted
    lines = [before.rstrip(_FIRM) or before for before in lines]
    return [*lines, line] if line or not lines else lines


def _is_lone(line: str) -> bool:
    """Whether a line is one character of a script without blanks, with the marks that may follow it or none."""
    kinds = [_KINDS[char] for char in line]
    return kinds[:1] != [] and kinds[0] in _FREE and all(kind in (_CLOSE, _MARK) for kind in kinds[1:])


def _with_room(found: list[str], width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Words that are kept together, but for those that one line has no room for."""
    for word in found:
        if " " not in word or measure(word) <= width or all(measure(piece) <= width for piece in pieces(word)):
            yield word
        else:
            yield from word.split(" ")


def _fitting(word: str, width: float, measure: Callable[[str], float]) -> Iterator[tuple[str, float]]:
    """The pieces of a word, cut where they are wider than a line, and the room each needs at the end of one."""
    for piece in [word] if _is_name(word) else pieces(word):
        size = measure(piece.rstrip(_WIDE_BLANK))
        if size <= width or piece.isascii() or "://" in piece:
            yield piece, size
            continue
        for part in _cut(piece, width, measure):
            yield part, measure(part)


def _is_name(word: str) -> bool:
    """Whether a word between blanks is a short name in Chinese characters, which a text in letters keeps whole."""
    name = word.rstrip(";,.:")
    return len(name) <= _LONGEST_NAME and all(_KINDS[char] == _HAN for char in name)


def _cut(piece: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """A piece in parts of a width, where nothing else can be done: after a hyphen or a dot between Korean names, before
    the bracket that Korean writes without a blank, else between any two characters but those of Latin words and
    numbers.
    """
    head = ""
    for part in _parts(piece, _may_be_torn):
        if head and measure(head + part) > width:
            at = _joint(head)
            yield head[:at] if at else head
            head = head[at:] if at else ""
        head += part
    yield head


def _joint(head: str) -> int:
    """Where the beginning of a piece may be parted with less harm than at its end: 이투루프섬(에토로후섬) before (,
    쇼와 26년 11월 18일 at a blank.
    """
    at = max(head.rfind("-"), head.rfind("·")) + 1
    places = (head.rfind("("), head.rfind(_FIRM))
    bracket, blank = (place if place > 0 and _KINDS[head[place - 1]] == _HANGUL else -1 for place in places)
    return max(at, bracket, blank + 1)


def _may_be_torn(word: str, at: int) -> bool:
    return not _forbidden(word, at) and not word[at - 1 : at + 1].isascii()
