"""The language in which the program speaks of itself: what it did, what it counted, what went wrong.

Nothing of it is looked up where that is English, in which all of it is written.
"""

from __future__ import annotations

from kurils.cli import manners

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.words.wording import Wording


def words(language: str) -> Wording:
    """The words of a language: with those of the record, or alone where there is no record that could be read.

    Raises NoSuchValue for a language that there is not.
    """
    from kurils.base.errors import KurilsError, NoSuchValue
    from kurils.store.contents import Contents
    from kurils.store.index.sections import read_wording, spoken
    from kurils.words.wording import Wording

    try:
        return Contents(language).wording
    except KurilsError:
        if language not in spoken():
            raise NoSuchValue(f"no texts in the language {language!r} yet", language, "complete", spoken()) from None
        alone = read_wording(language)
        return Wording(alone, language, lambda: alone)


def language(format: str | None = None) -> str:
    """The language of what is told beside an answer; English where there is none of that name, or the settings that
    would say it have a fault.
    """
    from kurils.base.errors import KurilsError

    try:
        usual = manners.language(format or "table")
    except KurilsError:
        usual = "en"
    wanted = manners.now.asked or usual
    if wanted == "en":
        return wanted
    from kurils.store.index.sections import spoken

    return next((one for one in (wanted, usual) if one in spoken()), "en")


def in_words(text: str) -> str:
    """A text of the program, in the language of the answer where it has words there."""
    from kurils.base.errors import Said

    if not isinstance(text, Said) or language() == "en":
        return text
    from kurils.words.errors import said

    return said(text, words(language()))
