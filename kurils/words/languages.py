"""What the grammar of each language asks for: the forms of a counted thing, and the cases of a name.

The rules are those of CLDR for whole numbers (https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules);
a test compares them with its data.
"""

from __future__ import annotations

#: language -> the forms that a counted thing has, by the names of CLDR
PLURALS: dict[str, tuple[str, ...]] = {
    "en": ("one", "other"),
    "ru": ("one", "few", "many"),
    "ja": ("other",),
    "zh": ("other",),
    "ko": ("other",),
    "th": ("other",),
}
#: language -> the cases that its templates ask for, `{holder:gen}`; the table `cases` of its file has the forms
CASES: dict[str, tuple[str, ...]] = {"ru": ("gen", "dat", "acc", "ins", "prep")}

#: languages that set the year of the Buddhist era beside the Western one
BUDDHIST = ("th",)
#: languages that write words without blanks, and yet one where they meet another script, figures or a bracket's end
BLANK_BETWEEN = ("th",)

#: languages that set the unit behind each number of a date: 1905年9月
WITH_UNITS = ("ja", "zh", "ko", "th")

#: language -> words in the titles of documents that are cited by item, not by article
BY_ITEM = {
    "ja": ("宣言", "号", "声明", "書簡", "国有化令", "幹部会令", "ヤルタ協定", "大西洋憲章"),
    "ru": ("Директива", "Меморандум"),
    "ko": (
        "각서", "도쿄 선언", "상임위원회령", "서한", "성명", "얄타 협정", "칙령", "포츠담 선언", "항복 문서", "훈령",
        "SCAPIN",
    ),
    "zh": ("宣言", "公告", "公报", "声明", "备忘录", "信函", "投降书", "雅尔塔", "大西洋宪章", "SCAPIN"),
}  # fmt: skip

#: languages that count in ten thousands
IN_MYRIADS = ("ja", "zh", "ko")
#: languages that write the numbers of articles in characters
IN_CHARACTERS = ("zh",)
_CHARACTERS = "零一二三四五六七八九"


#: languages that go on in small letters behind a colon, and in which longer phrases are parted by semicolons
SMALL_BEHIND_COLON = ("ru",)
PHRASES_APART = ("ru",)

#: language -> gender -> with what the first word of a title of that gender ends
GENDERS: dict[str, dict[str, tuple[str, ...]]] = {"ru": {"fem": ("а", "я"), "neut": ("о", "е", "ё")}}


def gender(title: str, language: str) -> str:
    """The gender of a document by the first word of its title, an adjective or its noun: `fem`, `neut`; empty for the
    masculine one, and where the language has none.
    """
    word = title.split(" ", maxsplit=1)[0].rstrip(",")
    return next((each for each, endings in GENDERS.get(language, {}).items() if word.endswith(endings)), "")


def in_characters(figures: str) -> str:
    """A whole number below a thousand in Chinese characters: 二, 十八, 二十二, 一百零七; a greater one, and nothing, as
    it is.
    """
    if not figures or len(figures.lstrip("0")) > len("999"):
        return figures
    hundreds, rest = divmod(int(figures), 100)
    tens, ones = divmod(rest, 10)
    text = f"{_CHARACTERS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _CHARACTERS[tens]) + "十"
    elif hundreds and ones:
        text += _CHARACTERS[0]
    return text + (_CHARACTERS[ones] if ones or not int(figures) else "")


def plural(language: str, number: int) -> str:
    """The form of a thing of which there are so many."""
    if language == "en":
        return "one" if number == 1 else "other"
    if language == "ru":
        if number % 10 == 1 and number % 100 != 11:
            return "one"
        return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"
    return "other"
