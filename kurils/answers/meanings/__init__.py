"""What each key of an answer, and each column of an exported table, means. One name means one thing everywhere.

`kurils schema`, docs/json-output.md and the `datapackage.json` of `kurils export` print these texts; a test holds that
no key is without one.
"""

from __future__ import annotations

from kurils.answers.meanings import assistant, days, documents, places

#: of `ID_km`, a key that figures have for each reference of the record
REFERENCE_KM = "distance to that reference of the record, kilometres; to the nearest shore of a coast"
#: key -> meaning; `Type.key` where a key means something else in one type or table, `*Answer.key` in every answer
MEANINGS: dict[str, str] = {**days.MEANINGS, **documents.MEANINGS, **places.MEANINGS, **assistant.MEANINGS}


def meaning(type: str, key: str) -> str | None:
    """What a key means in a type or table, or None when nobody wrote it down."""
    of_answers = MEANINGS.get(f"*Answer.{key}") if type.endswith("Answer") else None
    return MEANINGS.get(f"{type}.{key}") or of_answers or MEANINGS.get(key)
