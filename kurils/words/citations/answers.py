"""An answer as a CSL item: what was asked, from which edition of the record, and to which day that was checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.base.asking import command as command_line
from kurils.base.errors import UsageError
from kurils.words.citations.csl import date_variable
from kurils.words.days import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurils.base.stamps import Edition
    from kurils.words.citations import Item
    from kurils.words.wording import Wording

#: answers to a question about a day, and about the time between two
OF_DAYS = ("status", "compare", "explain", "map", "border")
OF_RANGES = ("timeline", "diff")


def of_answer(
    answer: Mapping[str, Any],
    title: str,
    edition: Edition,
    meta: Mapping[str, Any],
    names: Mapping[str, str],
    wording: Wording,
) -> Item:
    """The item; `title` is that of the record. Raises UsageError for an answer that is about no day."""
    question = answer["kurils"]["answer"]
    if question not in (*OF_DAYS, *OF_RANGES):
        known = [*OF_DAYS, *OF_RANGES]
        dayless = UsageError(f"an answer of {question} is about no day", f"such as {', '.join(known)}")
        raise dayless.keyed("cite-no-day", "such-as", question=question, example=known)
    ids = _places(answer)
    values = {"title": title, "question": question, "places": wording.listed(names[id] for id in ids)}
    if question in OF_DAYS:
        days = [answer["date"]["gregorian"]]
        said = wording.tr("cite.answer.day" if ids else "cite.answer.day-whole", date=_day(days[0], wording), **values)
    else:
        days = _range(answer)
        first, last = (_day(day, wording) for day in days)
        said = wording.tr("cite.answer.range" if ids else "cite.answer.range-whole", first=first, last=last, **values)
    asked = [*ids, "--from", days[0], "--to", days[-1]] if question == "timeline" else [*days, *ids]
    asked = [*ids, *days] if question == "explain" else asked
    note = wording.tr(
        "cite.answer.note",
        version=edition.record,
        day=meta["coverage"]["to"],
        sha256=edition.sha256,
        command=command_line(question, *asked),
    )
    item: Item = {
        "id": re.sub(r"[^\w-]+", "-", "-".join(["kurils", question, *days, *ids])),
        "type": "dataset",
        "title": said,
        "issued": date_variable(
            edition.record.replace(".", "-") if _is_month(edition.record) else meta["coverage"]["to"]
        ),
        "publisher": f"kurils {edition.program}",
        "version": edition.record,
        "note": note,
    }
    return item


def _places(answer: Mapping[str, Any]) -> list[str]:
    """The ids of the places that the answer is about; none where it is about all there is to see."""
    if answer.get("island"):
        return [answer["island"]["id"]]
    found = answer.get("islands") or sorted({change["island"] for change in answer.get("changes", ()) if
                                             "island" in change})  # fmt: skip
    return [each if isinstance(each, str) else each["id"] for each in found]


def _range(answer: Mapping[str, Any]) -> list[str]:
    if answer["kurils"]["answer"] == "diff":
        return [answer["from"]["gregorian"], answer["to"]["gregorian"]]
    return [answer["span"]["from"], answer["span"]["to"]]


def _day(gregorian: str, wording: Wording) -> str:
    """A day in words; a month, a year or a span as it is."""
    return in_words(gregorian, wording) if re.fullmatch(r"\d{4}-\d\d-\d\d", gregorian) else gregorian


def _is_month(version: str) -> bool:
    return re.fullmatch(r"\d{4}\.(0[1-9]|1[0-2])", version) is not None
