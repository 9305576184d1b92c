"""Documents where they are used: none before it exists, by an article it lacks, or for a place beyond its reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.dates.edtf import span as edtf_span
from kurils.store.validate.governing import day_of
from kurils.store.validate.statements import days_apart

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry
    from kurils.store.validate.form.fields import At

#: list -> the pairs of keys that name a document and its article in it
USED_IN = {
    "control": (("document", ""),),
    "title": (("document", "article"),),
    "governing": (("document", "article"),),
    "also": (("document", "article"),),
    "views": (("document", "article"), ("title_document", "title_article")),
    "borders": (("document", "article"),),
}
#: list -> days by which the first document of an entry may come after its beginning; what is to be signed is spoken of
#: before
RELYING = {"claims": 0, "positions": 31}


class Documents:
    """What is known of the documents by id: their first day, articles and reach."""

    def __init__(self, entries: Entries) -> None:
        self.known = entries.by_id("documents")
        self.first = {id: self._first(document) for id, document in self.known.items()}
        islands = entries.by_id("islands")
        self.territory_of = {id: island.get("territory") for id, island in islands.items()}

    @staticmethod
    def _first(document: dict[str, Any]) -> str:
        days = [date["date"] for date in document.get("dates") or () if date and date.get("date")]
        return min(days) if days else ""

    def touches(self, id: str, place: str) -> bool:
        """Whether a document touches a territory, or a named island by itself or with its territory."""
        document = self.known[id]
        reach = {*(document.get("territories") or ()), *(document.get("members") or ())}
        return place in reach or self.territory_of.get(place) in reach


def check_existence(entries: Entries) -> None:
    """Report documents that are used before they exist, for places or by articles that they do not have."""
    documents = Documents(entries)
    for name, keys in USED_IN.items():
        for entry in entries[name]:
            for document, article in keys:
                _check_use(entry, entry.values.get(document), entry.values.get(article), documents, name)
    for name in RELYING:
        for entry in entries[name]:
            for id in entry.values.get("documents") or ():
                end = entry.values.get("to")
                first = documents.first.get(str(id))
                if end and first and first >= end:
                    entry.at.problem("before-it-exists", f"{id} is of {first}; what relies on it ended on {end}")
    for name, days in RELYING.items():
        for entry in entries[name]:
            _check_begun(entry, documents, days)
    for entry in entries["governing"]:
        check_state(entry, documents)
    for entry in entries["also"]:
        check_state(entry, documents)
    for entry in entries["title"]:
        _check_binding(entry, documents)
    _check_coverage(entries)


def _check_begun(entry: Entry, documents: Documents, days: int) -> None:
    """A claim or a position begins by something: one of its documents is there by then, as late as that may be."""
    begin, told = entry.values.get("from"), entry.values.get("from_edtf")
    if told:
        last = edtf_span(told)[1]
        begin = last.isoformat() if last else begin
    known = [str(id) for id in entry.values.get("documents") or () if documents.first.get(str(id))]
    first = min(known, key=documents.first.__getitem__, default="")
    if begin and first and days_apart(begin, documents.first[first]) > days:
        whole = f"{first}, the first document that it names, is of {documents.first[first]}"
        entry.at.problem("before-it-exists", f"{whole}; it begins on {told or begin}")


def _check_use(entry: Entry, id: str | None, article: str | None, documents: Documents, name: str) -> None:
    document = documents.known.get(str(id))
    if document is None:
        if article and not id:
            entry.at.problem("no-document", f"an article ({article}) of no document")
        return
    begin = entry.values.get("from")
    first = documents.first[str(id)]
    if begin and first > begin:
        entry.at.problem("before-it-exists", f"{id} is of {first}, and used from {begin}")
    if article and article not in _numbers(document):
        entry.at.problem("no-article", f"{id} has no article {article!r}; it has: {', '.join(_numbers(document))}")
    for place in (*(entry.values.get("territories") or ()), *(entry.values.get("members") or ())):
        if place and not documents.touches(str(id), place):
            entry.at.problem("no-reach", f"{id} does not touch {place}: its `territories` do not name it")


def _numbers(document: dict[str, Any]) -> list[str]:
    return [str(article["number"]) for article in document.get("articles") or () if article and article.get("number")]


def check_state(entry: Entry, documents: Documents) -> None:
    """The state of a document is that of the first day of the spell."""
    document, state, begin = (entry.values.get(key) for key in ("document", "state", "from"))
    known = documents.known.get(str(document))
    if known is None or not begin:
        return
    # of some treaties the day of force was not seen: then that of the exchange, or of the signature, must do
    begun = day_of(known, "in_force") or day_of(known, "issued", "exchanged") or day_of(known, "signed")
    ended = day_of(known, "ended")
    if state == "in-force" and (begun is None or begun > begin):
        entry.at.problem("not-in-force", f"{document} is not in force on {begin}")
    if state == "in-force" and ended and ended <= begin:
        entry.at.problem("not-in-force", f"{document} ended on {ended}; on {begin} it is `executed` at most")
    if state == "executed" and (begun is None or begun > begin):
        entry.at.problem("not-in-force", f"{document} was never in force before {begin}")
    signed, in_force = day_of(known, "signed"), day_of(known, "in_force")
    if state == "signed" and (signed is None or signed > begin or (in_force and in_force <= begin)):
        entry.at.problem("not-pending", f"{document} is no pending signature on {begin}")


def _check_binding(entry: Entry, documents: Documents) -> None:
    """Title changes by an instrument in force, not by a signature."""
    known = documents.known.get(str(entry.values.get("document")))
    begin = entry.values.get("from")
    if known is None or not begin:
        return
    begun = day_of(known, "in_force") or day_of(known, "issued")
    if begun is None or begun > begin:
        entry.at.problem("not-in-force", f"{known['id']} is not in force on {begin}, and fixes no title then")


def _check_coverage(entries: Entries) -> None:
    last = (entries.record.get("coverage") or {}).get("to")
    if not last:
        return

    def late(at: At, what: str, day: str | None) -> None:
        if day and day > last:
            at.problem("after-coverage", f"{what} is of {day}; the record was last checked on {last}")

    for name in (*USED_IN, *RELYING, "polity"):
        for entry in entries[name]:
            late(entry.at, "`from`", entry.values.get("from"))
            late(entry.at, "`to`", entry.values.get("to"))
            for part in (*(entry.values.get("later") or ()), *(entry.values.get("arguments") or ())):
                late(entry.at, "a part of it", (part or {}).get("from"))
    for entry in entries["documents"]:
        for date in entry.values.get("dates") or ():
            if date and date.get("event") != "secret_until":
                late(entry.at, str(date.get("event")), date.get("date"))
