"""The entries of a timeline in words."""

from __future__ import annotations

from kurils.dates.forms import through
from kurils.words import phrases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers.days import TimelineEntry
    from kurils.words.wording import Wording


def add_texts(entries: Iterable[TimelineEntry], wording: Wording) -> None:
    """Put each entry in words.

    Of claims and acts the text is what the record has so far: the claim in one sentence, the title of the document.
    """
    for entry in entries:
        entry["text"] = _text(entry, wording)


def when(entry: TimelineEntry, wording: Wording) -> str:
    """The day, or the span that the sources give; of a spell also its last day."""
    begin = entry["edtf"] or entry["date"]
    if entry["to"]:
        return wording.tr("timeline.through", first=begin, last=through(begin, entry["to"])[1])
    return wording.tr("timeline.on", first=begin) if entry["open"] else begin


def kind(entry: TimelineEntry, wording: Wording) -> str:
    """What an entry is; of a claim also whether it only goes on in other words."""
    return wording.tr("timeline.kind.reworded" if entry["value"] == "reworded" else f"timeline.kind.{entry['kind']}")


def _text(entry: TimelineEntry, wording: Wording) -> str:
    kind, state, value, text = entry["kind"], entry["state"], entry["value"] or "", entry["text"]
    if kind == "control":
        return phrases.control_in_full(state, value, wording)
    if kind == "title":
        return phrases.title(value, state, wording)
    if kind == "claim":
        name = wording.state(state)
        return text if name in text else wording.tr("timeline.claim", state=name, claim=text)
    if value == "occurred":
        return text
    return wording.tr("timeline.act", document=text, event=phrases.event(value, entry["by"], wording))
