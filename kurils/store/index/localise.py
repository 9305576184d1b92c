"""Texts keyed by language -> texts of one language."""

from __future__ import annotations

from typing import Any

from kurils.store.validate.fields import LANGUAGES

#: keys whose value keeps all its languages: official titles and names belong to the fact
KEPT = ("titles", "names", "locators")


def localise(value: Any, language: str) -> Any:
    """The same value with each text `{en: …}` replaced by its words in `language` (English where it has none)."""
    if isinstance(value, dict):
        if "en" in value and all(key in LANGUAGES for key in value):
            return value.get(language) or value["en"]
        return {key: item if key in KEPT else localise(item, language) for key, item in value.items()}
    if isinstance(value, list):
        return [localise(item, language) for item in value]
    return value
