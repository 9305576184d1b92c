"""The section `dispute`: what `dispute.yaml` says, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kurils.store.texts import Texts
    from kurils.store.validate.form.entries import Entries

#: lists of the file that stand in the section as they are
LISTS = ("areas", "scenery", "references", "chapters", "locator", "moments")


def dispute_section(entries: Entries, texts: Texts) -> dict[str, Any]:
    """The section as one JSON-able mapping: `kurils.answers.dispute.Dispute`. The words go to the wording."""
    whole = {key: value for key, value in entries.dispute.items() if key != "words"}
    lists = {name: [texts.localise(entry.values) for entry in entries[name]] for name in LISTS}
    return {**texts.localise(whole), "looks": [_look(entry.values) for entry in entries["looks"]], **lists}


def dispute_words(dispute: dict[str, Any]) -> dict[str, str]:
    """What the dispute adds to the wording: names on maps."""
    words: dict[str, str] = {}
    for entry in dispute["scenery"]:
        words.update({f"map.name.{entry['id']}.{language}": name for language, name in entry["names"].items()})
    return words


def _look(values: dict[str, Any]) -> dict[str, Any]:
    colours = {place: roles for place, roles in (values["colours"] or {}).items() if roles and place != "terminal"}
    return {**values, "terminal": (values["colours"] or {}).get("terminal"), "colours": colours}
