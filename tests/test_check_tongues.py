"""Titles in Latin letters stand under their own language."""

from __future__ import annotations

import pytest

from kurils.store.validate.names.tongues import check_tongues
from tests.in_memory import reported

PEACE = {
    "en": "Treaty of peace with Arland",
    "fr": "Traité de paix avec l'Arlande",
    "de": "Vertrag über den Frieden mit Arland",
    "nl": "Het verdrag van de vrede met Arland",
    "es": "El tratado de paz con Arlandia",
    "it": "Il trattato della pace con l'Arlandia",
    "pt": "O tratado da paz com a Arlândia",
}


def told(key="titles", **titles):
    return [code for *_, code in reported(check_tongues, {"documents": [{"id": "pact", key: titles}]})[0]]


@pytest.mark.parametrize("language", PEACE)
@pytest.mark.parametrize("other", PEACE)
def test_a_title_is_that_of_its_language(language, other):
    """And of no other, in whichever key."""
    found = [] if language == other else ["wrong-language"]
    assert told(**{other: PEACE[language]}) == told("short", **{other: PEACE[language]}) == found


def test_of_names_alone_and_of_other_languages_nothing_is_said():
    """English has taken words over; what is missing is asked elsewhere."""
    assert told(en="Joint Communiqué", fr="Arland", nl=None, xx=PEACE["fr"], ja="講和条約") == []
    assert told("names", fr=PEACE["en"]) == []
    _, messages = reported(check_tongues, {"documents": [{"id": "pact", "titles": {"fr": PEACE["en"]}}]})
    said = "titles.fr is written in 'en', not in 'fr': 'Treaty of peace with Arland'; put it under its own language"
    assert messages == [said]
