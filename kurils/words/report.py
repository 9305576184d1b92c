"""A report in words: its title, the changes of its story told, and how to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.words import changes as changes_in_words
from kurils.words.citations import writer
from kurils.words.days import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kurils.answers.report import ReportAnswer, ReportChange
    from kurils.words.wording import Wording


def add_texts(answer: ReportAnswer, wording: Wording, names: Mapping[str, str], titles: Mapping[str, str]) -> None:
    """Give the report its sentences; `names` are those of places, `titles` the short ones of documents."""
    first, last = (in_words(answer[end]["gregorian"]) for end in ("from", "to"))
    islands = wording.listed(names[id] for id in answer["islands"])
    answer["title"] = wording.tr(f"report.title.{answer['kind']}", islands=islands, first=first, last=last)
    for day in (answer["situation"] or {"story": []})["story"]:
        for change in day["changes"]:
            _tell(change, wording, names, titles)
    if answer["citation"]:
        _cite(answer, wording)


def _tell(change: ReportChange, wording: Wording, names: Mapping[str, str], titles: Mapping[str, str]) -> None:
    alike: Any = change
    changes_in_words.add_texts([alike], wording, titles)
    islands = wording.listed(names[id] for id in change["islands"])
    change["sentence"] = changes_in_words.sentence([changes_in_words.told(alike, islands, wording, titles)])


def _cite(answer: ReportAnswer, wording: Wording) -> None:
    citation: Any = answer["citation"]
    item: dict[str, Any] = {
        "id": "-".join(["kurils-report", *dict.fromkeys((answer["from"]["gregorian"], answer["to"]["gregorian"]))]),
        "type": "report",
        "title": answer["title"],
        "author": [{"literal": "The kurils contributors"}],
        "genre": "Report",
        "issued": {"date-parts": [[int(part) for part in citation["made"].split("-")]]},
        "note": f"kurils {citation['program_version']}, record {citation['record_version']} checked to "
        f"{citation['checked_to']}; made by: {citation['command']}",
    }
    citation["text"] = wording.tr(
        "report.cite",
        title=answer["title"],
        program=citation["program_version"],
        record=citation["record_version"],
        checked=citation["checked_to"],
        made=in_words(citation["made"]),
        command=citation["command"],
    )
    citation["bibtex"] = writer("bibtex")([item])
    citation["csl"] = item
