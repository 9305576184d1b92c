"""The words of dates in the six languages: months, days of the week, calendars, counts of years, names of eras.

Everything is in the form that `normalise` gives: lower case, compatibility characters resolved, kanji as in Japan now.
"""

from __future__ import annotations

import unicodedata

from kurils.dates.civil import GREGORIAN, JULIAN, MONTHS, WEEKDAYS

JAPANESE = "japanese"
#: 旧暦: the lunisolar calendar when a Japanese day is meant, the Julian one when a Russian day is
OLD = "old"

_RUSSIAN = (
    "январь января январе янв",
    "февраль февраля феврале фев февр",
    "март марта марте мар",
    "апрель апреля апреле апр",
    "май мая мае",
    "июнь июня июне июн",
    "июль июля июле июл",
    "август августа августе авг",
    "сентябрь сентября сентябре сен сент",
    "октябрь октября октябре окт",
    "ноябрь ноября ноябре ноя нояб",
    "декабрь декабря декабре дек",
)
_THAI = (
    "มกราคม ม.ค.",
    "กุมภาพันธ์ ก.พ.",
    "มีนาคม มี.ค.",
    "เมษายน เม.ย.",
    "พฤษภาคม พ.ค.",
    "มิถุนายน มิ.ย.",
    "กรกฎาคม ก.ค.",
    "สิงหาคม ส.ค.",
    "กันยายน ก.ย.",
    "ตุลาคม ต.ค.",
    "พฤศจิกายน พ.ย.",
    "ธันวาคม ธ.ค.",
)
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]

#: a month's name, in full or abbreviated, or its Roman numeral -> its number
MONTH_WORDS: dict[str, int] = {}
for _number, _name in enumerate(MONTHS, 1):
    _english = _name.lower()
    MONTH_WORDS.update(dict.fromkeys((_english, _english[:3], _english[:4], *_RUSSIAN[_number - 1].split()), _number))
    MONTH_WORDS[_ROMAN[_number - 1]] = _number
#: Thai runs on without blanks: its months are looked for anywhere, and none stands within another
THAI_MONTHS: list[tuple[str, str]] = [
    (unicodedata.normalize("NFKC", form), MONTHS[number].lower())
    for number, forms in enumerate(_THAI)
    for form in forms.split()
]

_WEEKDAYS = (
    ("понедельник", "пн", "월요일", "จันทร์", "月曜日", "月曜", "星期一", "周一"),
    ("вторник", "вт", "화요일", "อังคาร", "火曜日", "火曜", "星期二", "周二"),
    ("среда", "ср", "수요일", "พุธ", "水曜日", "水曜", "星期三", "周三"),
    ("четверг", "чт", "목요일", "พฤหัสบดี", "木曜日", "木曜", "星期四", "周四"),
    ("пятница", "пт", "금요일", "ศุกร์", "金曜日", "金曜", "星期五", "周五"),
    ("суббота", "сб", "토요일", "เสาร์", "土曜日", "土曜", "星期六", "周六"),
    ("воскресенье", "вс", "일요일", "อาทิตย์", "日曜日", "日曜", "星期日", "周日", "星期天"),
)
#: a day of the week -> 0 for Monday to 6 for Sunday
WEEKDAY_WORDS: dict[str, int] = {}
#: those that may stand alone in brackets behind a day: (金), (금)
BRACKETED_WEEKDAYS: dict[str, int] = {
    letter: number for letters in ("月火水木金土日", "월화수목금토일") for number, letter in enumerate(letters)
}
for _number, _name in enumerate(WEEKDAYS):
    _english = _name.lower()
    for _word in (_english, _english[:3], _english[:4], *_WEEKDAYS[_number]):
        WEEKDAY_WORDS[unicodedata.normalize("NFKC", _word)] = _number
WEEKDAY_WORDS.update({"thurs": 3, "среду": 2, "пятницу": 4, "субботу": 5})

_WORD = r"(?<![^\W\d_])(?:{})(?![^\W\d_])"
#: marks of a calendar, as regular expressions; the first that is found counts
MARKS: tuple[tuple[str, str], ...] = (
    (_WORD.format(r"o\. ?s\.?|os|old style|julian(?: calendar)?"), JULIAN),
    (_WORD.format(r"n\. ?s\.?|ns|new style|gregorian(?: calendar)?"), GREGORIAN),
    (_WORD.format(r"(?:по )?(?:ст\. ?ст\.?|стст|стар(?:ому|ого|ый) стил[юья]|юлианск\w+ календар\w+)"), JULIAN),
    (_WORD.format(r"(?:по )?(?:н\. ?ст\.?|нов(?:ому|ого|ый) стил[юья]|григорианск\w+ календар\w+)"), GREGORIAN),
    (r"(?:露西亜|露|ロシア|ユリウス|俄国?|儒略)暦|율리우스력|러시아력|구력|(?:ตาม)?ปฏิทินจูเลียน", JULIAN),
    (r"(?:新|グレゴリオ|太陽|公|格里)暦|그레고리력|양력|신력|(?:ตาม)?ปฏิทินเกรกอเรียน", GREGORIAN),
    (r"旧暦|舊暦", OLD),
    (r"太?陰暦", JAPANESE),
)
#: the calendars of China and Korea are not the Japanese one, and are not known here
FOREIGN_LUNAR = r"农暦|農暦|阴暦|夏暦|음력|จันทรคติ"
#: the Common Era named, which says nothing of month and day
COMMON_ERA = (
    r"西暦|公元|西元|서기|ค\.? ?ศ\.?|คริสต์ศักราช|(?<![a-z])(?:a\. ?d\.?|ad|c\. ?e\.|ce)(?![a-z])|(?<!до )н\. ?э\.?"
)
BUDDHIST = 543
#: other counts of years -> what is to be taken from the year
COUNTS: tuple[tuple[str, int], ...] = (
    (r"พ\.? ?ศ\.?|พุทธศักราช|(?<![a-z])b\. ?e\.?(?![a-z])|(?<![a-z])be(?![a-z])|불기", BUDDHIST),
    (r"단기|檀紀", 2333),
    (r"皇紀|神武紀元", 660),
    (r"民国|民國|중화민국", -1911),
)
#: the first Buddhist year in Thailand that began on 1 January, as every one does since
FIRST_JANUARY_YEAR = 2484
#: and the first that began on 1 April; before, a year began in spring, by the moon
FIRST_APRIL_YEAR = 2432

#: words that say nothing: "the 5th of September", "7 февраля 1855 г.", "19 ตุลาคม", "в феврале"
NOISE = frozenset(
    [
        "of",
        "the",
        "on",
        "in",
        "year",
        "г",
        "гг",
        "год",
        "года",
        "году",
        "в",
        "во",
        "от",
        "วันที่",
        "วัน",
        "ที่",
        "เดือน",
        "ปี",
        "day",
    ]
)
APPROXIMATELY = (
    r"(?:circa|about|approximately|около|примерно|примѣрно)\b|(?:ca|c|ок)\.|(?:약|约|約)(?= ?[0-9])|ราว|ประมาณ"
)
APPROXIMATE_BEHIND = r"頃|ごろ|ころ|前后|前後|左右|경|무렵"

#: Cyrillic letters of Japanese names -> the letters of their romanisation; «дз» before «и» and «ё» first
_POLIVANOV = (("дз", "j"), ("тт", "tt"), ("ти", "chi"), ("ся", "sha"), ("сю", "shu"), ("сё", "sho"), ("си", "shi"))
_LETTERS = dict(
    zip(
        "абвгдеёзийкмнопрстухцэъы",
        [
            "a",
            "b",
            "w",
            "g",
            "d",
            "e",
            "yo",
            "z",
            "i",
            "i",
            "k",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "h",
            "ts",
            "e",
            "'",
            "y",
        ],
    )
)
_LETTERS.update({"ю": "yu", "я": "ya", "ж": "j", "ч": "ch", "ш": "sh", "ф": "f", "л": "l", "щ": "sh"})
#: names of eras in Korean (by sound, and read as hanja) and Thai -> as printed
ERA_NAMES: dict[str, str] = {
    **dict(
        zip(
            ["간세이", "교와", "분카", "분세이", "덴포", "고카", "가에이"],
            ["Kansei", "Kyowa", "Bunka", "Bunsei", "Tenpo", "Koka", "Kaei"],
        )
    ),
    **dict(zip(["안세이", "만엔", "분큐", "겐지", "게이오"], ["Ansei", "Man'en", "Bunkyu", "Genji", "Keio"])),
    **dict(zip(["메이지", "다이쇼", "쇼와", "헤이세이", "레이와"], ["Meiji", "Taisho", "Showa", "Heisei", "Reiwa"])),
    **dict(zip(["명치", "대정", "소화", "평성"], ["Meiji", "Taisho", "Showa", "Heisei"])),
    **dict(
        zip(
            ["อันเซ", "คาเอ", "เคโอ", "เมจิ", "ไทโช", "โชวะ", "เฮเซ", "เรวะ"],
            ["Ansei", "Kaei", "Keio", "Meiji", "Taisho", "Showa", "Heisei", "Reiwa"],
        )
    ),
}
#: the letters and characters that stand for the eras of today's calendar in tables: M38.9.5, 昭31.10.19
ERA_LETTERS: dict[str, str] = {
    **dict(zip("mtshr", ["Meiji", "Taisho", "Showa", "Heisei", "Reiwa"])),
    **dict(zip("明大昭平令", ["Meiji", "Taisho", "Showa", "Heisei", "Reiwa"])),
}


def romanised(name: str) -> str:
    """A Japanese name in Cyrillic (Ансэй, Мэйдзи, Сёва), in Latin letters as they are usually printed."""
    for cyrillic, latin in _POLIVANOV:
        name = name.replace(cyrillic, latin)
    name = "".join(_LETTERS.get(letter, letter) for letter in name)
    return name.replace("jyo", "jo").replace("chyo", "cho")
