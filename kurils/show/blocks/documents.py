"""The answers of `documents` and `document`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.show.blocks.parts import chosen, more
from kurils.show.elements import Block, Cell, Fact, Facts, Heading, Items, Paragraph, Table
from kurils.words import phrases
from kurils.words.days import era_day

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kurils.answers.documents import DocumentAnswer, DocumentLine, DocumentsAnswer
    from kurils.words.wording import Wording

CSV_COLUMNS = ("id", "title", "kind", "date", "dates", "islands")
DATE_COLUMNS = ("document", "event", "by", "date", "edtf", "julian", "japanese", "certainty", "sources")


def rows(answer: DocumentsAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a document; `dates` holds `event=day` pairs joined with `;`."""
    table: list[list[str | None]] = [
        [
            line["id"], line["title"], line["kind"], min(line["dates"].values()),
            ";".join(f"{event}={day}" for event, day in line["dates"].items()), ";".join(line["islands"]),
        ]
        for line in answer["documents"]
    ]  # fmt: skip
    return CSV_COLUMNS, table


def blocks(answer: DocumentsAnswer, wording: Wording) -> list[Block]:
    """The list for people."""
    if not answer["documents"]:
        empty: list[Block] = [Paragraph(wording.tr("documents.empty"))]
        likely = [(line["id"], line["title"]) for line in answer["near"]]
        return [*empty, Heading(wording.tr("documents.near")), Items(likely)] if likely else empty
    columns = [wording.tr(f"column.{name}") for name in ("date", "id", "kind", "of-document")]
    table = [
        [
            Cell(min(line["dates"].values()), "id"), Cell(line["id"], "place"),
            Cell(wording.word("document-kind", line["kind"])),
            Cell(_with_place(line, wording)),
        ]
        for line in answer["documents"]
    ]  # fmt: skip
    return [Table(columns, table), Paragraph(wording.count("documents.count", len(table)), "dim")]


def _with_place(line: DocumentLine, wording: Wording) -> str:
    """The title, and where a query was found when it was not there."""
    found = line["found"]
    if found is None or found["field"] == "id" or found["text"] in line["title"]:
        return line["title"]
    where = _found_in(found["field"], found["number"], line["title"], wording)
    return wording.tr("found-in", title=line["title"], where=where, text=found["text"])


def _found_in(field: str, number: str | None, title: str, wording: Wording) -> str:
    return phrases.article(number, wording, title) if field == "article" and number else wording.tr(f"found-in.{field}")


def document_rows(answer: DocumentAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a date of the document."""
    document: Any = answer["document"]
    table: list[list[str | None]] = [
        [
            document["id"], act["event"], act["by"], act["date"], act["edtf"], act["julian"], act["japanese"],
            act["certainty"], ";".join(act["sources"]),
        ]
        for act in document["dates"]
    ]  # fmt: skip
    return DATE_COLUMNS, table


def document_blocks(
    answer: DocumentAnswer,
    wording: Wording,
    names: dict[str, str],
    wanted: Collection[str] = (),
) -> list[Block]:
    """One document for people on a screen or two, or the parts of it that are `wanted`."""
    document: Any = answer["document"]
    tr = wording.tr
    titles = [(language, title) for language, title in document["titles"].items() if language != "en"]
    facts = {
        "titles": titles,
        "parties": [("", wording.states(document["by"]))] if document["by"] else [],
        "signatories": [_signatory(person, wording) for person in document["signatories"]],
        "place": [("", document["place"])] if document["place"] else [],
        "languages": [("", document["languages"])] if document["languages"] else [],
        "reaches": [(names[id], tr(f"touch.{how}")) for id, how in document["territories"].items()],
        "articles": [_article(article, document["short"], wording) for article in document["articles"]],
        "effects": _effects(document, wording),
        "governs": [_governs(spell, document["short"], wording, names) for spell in document["governs"]],
        "readings": readings(document["readings"], wording),
        "variants": [(tr(variant["standing"]), phrases.dissent(variant, wording)) for variant in document["variants"]],
    }
    parts: dict[str, list[Block]] = {
        "summary": [Paragraph(document["summary"])],
        "dates": [Heading(tr("heading.dates")), _dates(document["dates"], wording)],
    }
    for part, items in facts.items():
        heading = tr({"variants": "heading.differ", "readings": "heading.read"}.get(part, f"heading.{part}"))
        parts[part] = [Heading(heading), Items(items)] if items else []
    parts["note"] = [Heading(tr("heading.note")), Paragraph(document["note"])] if document["note"] else []
    parts["sources"] = sources(answer["sources"], wording, answer["places_in_sources"])
    title = Heading(f"{document['title']} [{document['id']}]", 1)
    if wanted:
        return [title, *chosen(parts, wanted, wording)]
    return [
        title,
        *parts["summary"],
        *parts["dates"],
        *_short(document, wording, names),
        *_left(answer, facts, wording),
    ]


def _short(document: dict[str, Any], wording: Wording, names: dict[str, str]) -> list[Block]:
    """Whose act, where, whom it reaches and governs, each in a line or two, and the articles that matter here."""
    reaches: dict[str, list[str]] = {}
    for id, how in document["territories"].items():
        reaches.setdefault(wording.tr(f"touch.{how}"), []).append(names[id])
    governs: dict[str, list[str]] = {}
    for spell in sorted(document["governs"], key=lambda spell: str(spell["from"])):
        places = [names[id] for id in (*spell["territories"], *spell["members"])]
        governs.setdefault(phrases.role(spell, wording, document["short"]), []).extend(places)
    facts = [
        Fact(wording.tr("heading.parties"), [wording.states(document["by"])] if document["by"] else []),
        Fact(wording.tr("heading.place"), [document["place"]] if document["place"] else []),
        Fact(wording.tr("heading.reaches"), [_of(how, places, wording) for how, places in reaches.items()]),
        Fact(wording.tr("heading.governs"), [_of(role, places, wording) for role, places in governs.items()]),
    ]
    articles = [article for article in document["articles"] if article["territories"]]
    lines = [
        (phrases.article(article["number"], wording, document["short"]), article["summary"]) for article in articles
    ]
    blocks: list[Block] = [Facts([fact for fact in facts if fact.texts])] if any(fact.texts for fact in facts) else []
    return [*blocks, Heading(wording.tr("heading.articles")), Items(lines)] if lines else blocks


def _of(what: str, places: list[str], wording: Wording) -> str:
    return wording.labelled(what, wording.series(places))


def _left(answer: DocumentAnswer, facts: dict[str, list[tuple[str, str]]], wording: Wording) -> list[Block]:
    """What is told by part only."""
    document: Any = answer["document"]
    counts = {
        part: len(items) for part, items in facts.items() if part not in ("parties", "place", "reaches", "governs")
    }
    if all(article["territories"] for article in document["articles"]):
        counts.pop("articles")
    counts["readings"] = len(document["readings"])
    counts |= {"note": int(bool(document["note"])), "sources": len(answer["sources"])}
    return more(counts, ("document", document["id"]), wording)


def readings(found: Any, wording: Wording) -> list[tuple[str, str]]:
    """Each reading with the answer of the other side."""
    items = []
    for reading in found:
        items.append((wording.tr("reading.by", side=wording.state(reading["side"])), reading["reading"]))
        if reading["rebuttal"]:
            items.append((wording.tr("reading.rebuttal"), reading["rebuttal"]))
    return items


def sources(lines: Any, wording: Wording, places: Mapping[str, list[str]]) -> list[Block]:
    """The sources of an answer as a list, each with the places in it that the answer rests on."""
    if not lines:
        return []
    items = []
    for line in lines:
        told = wording.tr(
            "source.line",
            title=line["title"],
            publisher=line["publisher"],
            url=line["url"] or "",
            read=wording.word("read", line["read"]),
        )
        where = wording.clauses(places.get(line["id"], ()))
        items.append((line["id"], wording.tr("source.at", source=told, where=where) if where else told))
    return [Heading(wording.tr("heading.sources")), Items(items)]


def _dates(acts: list[dict[str, Any]], wording: Wording) -> Table:
    columns = [wording.tr(f"column.{name}") for name in ("event", "gregorian", "julian", "japanese", "certainty")]
    rows = []
    for act in acts:
        rows.append([
            Cell(phrases.event(act["event"], act["by"], wording)), Cell(act["edtf"] or act["date"], "id"),
            Cell(act["julian"] or ""),
            Cell(era_day(act["japanese"], wording, table=True) if act["japanese"] else ""),
            Cell(wording.tr(f"certainty.{act['certainty']}")),
        ])  # fmt: skip
    return Table(columns, rows)


def _signatory(person: dict[str, Any], wording: Wording) -> tuple[str, str]:
    return wording.state(person["for"]), wording.series(filter(None, [person["name"], person["office"]]))


def _article(article: dict[str, Any], title: str, wording: Wording) -> tuple[str, str]:
    reach = wording.series(
        wording.labelled(id, wording.tr(f"touch.{how}")) for id, how in article["territories"].items()
    )
    return phrases.article(article["number"], wording, title), article["summary"] + (f" [{reach}]" if reach else "")


def _effects(document: dict[str, Any], wording: Wording) -> list[tuple[str, str]]:
    own = [(wording.tr(f"effect.{e['kind']}", document=e["document"]), e["note"] or "") for e in document["effects"]]
    others = [
        (wording.tr(f"affected.{e['kind']}", document=e["document"]), e["note"] or "") for e in document["affected_by"]
    ]
    return own + others


def _governs(spell: dict[str, Any], title: str, wording: Wording, names: dict[str, str]) -> tuple[str, str]:
    places = wording.series(names[id] for id in (*spell["territories"], *spell["members"]))
    return places, phrases.role(spell, wording, title)
