"""Tools that ask without a day: documents, document, cite, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.assist.reply import Reply, Rows, fitted, reply, short
from kurils.base.errors import NothingRecorded
from kurils.base.names import identifier
from kurils.words import assistant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kurils.record import Record
    from kurils.store.rows import DocumentRow

    Arguments = Mapping[str, Any]


def documents(record: Record, given: Arguments) -> Reply:
    """The documents that a query finds, the best first, or all in order of time."""
    query = given.get("query", "")
    answer = record.documents(
        query, kinds=given.get("kinds", ()), islands=given.get("islands", ()),
        first=_day(record, given, "from", ""), last=_day(record, given, "to", "9999-12-31"),
    )  # fmt: skip
    found = answer["documents"]
    rows_of = {document["id"]: document for document in record.section("documents")["documents"]}
    if not found:
        near = ", ".join(identifier(document["id"]) for document in answer["near"])
        hint = f"did you mean {near}?" if near else "fewer words find more"
        raise NothingRecorded(record.wording.tr("documents.empty"), hint)

    def make(rows: Rows, _: int) -> Reply:
        some = [_line(rows_of[document["id"]]) for document in rows.of(found)]
        ids = {id for document in some for id in document["sources"]}
        lines = [assistant.dated(f"{document['title']} [{document['id']}]", document["dates"], record.wording)
                 for document in some]  # fmt: skip
        return reply(record, "brief-documents", record.wording.count("assistant.count", len(found)), lines,
                     {"query": short(query), "documents": some}, sources=record.cite(ids), named=[], rows=rows,
                     certainties=[document["certainty"] for document in some])  # fmt: skip

    return fitted(make, len(found), given.get("offset", 0))


def _line(document: DocumentRow) -> dict[str, Any]:
    """A document in a list."""
    kept = {key: document[key] for key in ("id", "title", "kind", "certainty", "sources")}
    return {**kept, "dates": _dates(document["dates"])}


def _dates(acts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"event": act["event"], "by": act["by"], "date": act["edtf"] or act["date"]} for act in acts]


def _day(record: Record, given: Arguments, key: str, default: str) -> str:
    if key not in given:
        return default
    date = record.date(given[key])
    return (date.first if key == "from" else date.last).isoformat()


def document(record: Record, given: Arguments) -> Reply:
    """One document: its dates, its articles in our own words, how each side reads it."""
    answer = record.document(given["id"])
    whole = answer["document"]
    dates = _dates(whole["dates"])
    articles = [{"number": article["number"], "summary": article["summary"]} for article in whole["articles"]]
    # of each side as many as of the other, so that neither is heard alone
    readings = [{"side": reading["side"], "reading": reading["reading"]} for reading in whole["readings"]]

    def make(rows: Rows, way: int) -> Reply:
        some, first = rows.of(articles), rows.start == 0
        lines = [whole["summary"]] if first else []
        lines += [
            assistant.numbered(article["number"], article["summary"], whole["short"], record.wording)
            for article in some
        ]
        said = readings if first else []
        lines += [assistant.read(reading["side"], reading["reading"], record.wording) for reading in said]
        return reply(
            record, "brief-document", assistant.dated(whole["title"], dates, record.wording), lines,
            {
                "id": whole["id"], "identifier": identifier(whole["id"]), "title": whole["title"],
                "kind": whole["kind"], "by": whole["by"], "dates": dates, "territories": dict(whole["territories"]),
                # where there is little room, the text alone tells them
                "articles": [] if way else some,
                "readings": [] if way else said,
                "affected_by": [effect["document"] for effect in whole["affected_by"]],
            },
            sources=[line for line in answer["sources"] if line["id"] in whole["sources"]],
            certainties=[whole["certainty"]], rows=rows, left_out=["articles", "readings"] if way else [],
        )  # fmt: skip

    return fitted(make, len(articles), given.get("offset", 0))


def cite(record: Record, given: Arguments) -> Reply:
    """How to cite documents and sources."""
    style = given.get("style", "text")
    answer = record.citations(given["ids"], style)
    key = {"csl-json": "csl"}.get(style, style)
    cited = [
        {"id": one["id"], "of": one["of"], "citation": _text(one[key])}  # type: ignore[literal-required]
        for one in answer["citations"]
    ]

    def make(rows: Rows, way: int) -> Reply:
        some = rows.of(cited)
        texts = [one["citation"] for one in some]
        return reply(record, "brief-cite", texts[0] if texts else "", texts[1:], {"style": style, "citations": some},
                     rows=rows)  # fmt: skip

    return fitted(make, len(cited), given.get("offset", 0))


def _text(citation: Any) -> str:
    import json

    return citation if isinstance(citation, str) else json.dumps(citation, ensure_ascii=False)


def evidence(record: Record, given: Arguments) -> Reply:
    """What stands behind an identifier: its row, certainty and sources."""
    answer: Any = record.evidence(given["id"])
    closing = [f"{line['title']}, {line['publisher']} [{line['id']}]" for line in answer["sources"]]
    return Reply(answer, "\n".join([answer["text"], *closing]))
