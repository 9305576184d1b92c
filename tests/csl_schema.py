"""The part of the published CSL-JSON schema that our items can break: their types, fields and dates.

Written after https://resource.citationstyles.org/schema/latest/input/json/csl-data.json, all of its types and those of
its fields that we may use; unknown fields are refused, as there.
"""

from __future__ import annotations

CSL_TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "figure",
    "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
)  # fmt: skip
_STRINGS = (
    "abstract", "archive", "archive_location", "authority", "container-title", "event-place", "genre", "jurisdiction",
    "language", "note", "publisher", "publisher-place", "references", "source", "title", "title-short", "URL",
    "version",
)  # fmt: skip
_TEXT = {"type": "string"}
_NAME = {
    "type": "object",
    "properties": {"family": _TEXT, "given": _TEXT, "literal": _TEXT},
    "additionalProperties": False,
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "circa": {"type": ["string", "number", "boolean"]},
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": list(CSL_TYPES)},
            "id": {"type": ["string", "number"]},
            "author": {"type": "array", "items": _NAME},
            **{key: dict(_DATE) for key in ("issued", "original-date", "available-date", "event-date", "submitted")},
            **{key: dict(_TEXT) for key in _STRINGS},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
