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

#: language -> words in the titles of documents that are cited by item, not by article
BY_ITEM = {"ja": ("宣言", "号"), "zh": ("宣言", "号"), "ru": ("Директива", "Меморандум")}


def plural(language: str, number: int) -> str:
    """The form of a thing of which there are so many."""
    if language == "en":
        return "one" if number == 1 else "other"
    if language == "ru":
        if number % 10 == 1 and number % 100 != 11:
            return "one"
        return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"
    return "other"
