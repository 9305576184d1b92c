"""Answers -> presentations: the one place that says which ways of showing an answer has."""

from __future__ import annotations

from kurils.show.formats import Presentation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kurils.answers.audit import AuditAnswer, VerifyAnswer
    from kurils.answers.days import CompareAnswer, DiffAnswer, StatusAnswer, TimelineAnswer
    from kurils.answers.documents import (
        CiteAnswer,
        DocumentAnswer,
        DocumentsAnswer,
        ExplainAnswer,
        GlossaryAnswer,
        SourcesAnswer,
    )
    from kurils.answers.places import BorderAnswer, IslandAnswer, IslandsAnswer, LocateAnswer, StraitsAnswer
    from kurils.record import Record


#: how `status` is told: on one screen, with every reason, in a sentence, in a sentence with its sources
WAYS = ("short", "full", "brief", "cited")


def of_status(record: Record, answer: StatusAnswer, way: str = "short") -> Presentation:
    """The presentation of a `status` answer in one of `WAYS`; a time in which something changes has no sentence."""
    from kurils.show.blocks import status

    meta = record.meta if way == "cited" else None
    if way in ("brief", "cited") and not answer["changes"]:
        return Presentation(
            answer,
            wording=record.wording,
            blocks=lambda: status.brief_blocks(answer, record.wording, meta),
            rows=lambda: status.brief_rows(answer, record.wording, meta),
            records="islands",
        )
    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: (
            status.full_blocks(answer, record.wording, record.titles, record.default_territories)
            if way == "full"
            else status.blocks(answer, record.wording, record.titles, record.default_territories)
        ),
        rows=lambda: status.rows(answer),
        features=lambda: _features("status", record, answer),
        records="changes" if answer["changes"] else "islands",
    )


def of_diff(record: Record, answer: DiffAnswer) -> Presentation:
    """The presentation of a `diff` answer."""
    from kurils.show.blocks import changes, diff

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: diff.blocks(answer, record.wording, record.default_territories),
        features=lambda: _features("diff", record, answer),
        rows=lambda: changes.rows(answer["changes"]),
        records="changes",
    )


def of_timeline(record: Record, answer: TimelineAnswer) -> Presentation:
    """The presentation of a `timeline` answer."""
    from kurils.show.blocks import timeline

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: timeline.blocks(
            answer, record.wording, record.names, record.default_territories, record.dispute
        ),
        features=lambda: _features("timeline", record, answer),
        rows=lambda: timeline.rows(answer),
        records="entries",
    )


def of_compare(record: Record, answer: CompareAnswer, parts: Iterable[str] = ()) -> Presentation:
    """The presentation of a `compare` answer, for people only of the `parts` asked for. Raises UsageError."""
    from kurils.show.blocks.parts import COMPARE, check

    wanted = check(parts, COMPARE)
    from kurils.show.blocks import compare

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: compare.blocks(answer, record.wording, wanted),
        features=lambda: _features("compare", record, answer),
        rows=lambda: compare.rows(answer),
        records="islands",
    )


def of_documents(record: Record, answer: DocumentsAnswer) -> Presentation:
    """The presentation of a `documents` answer."""
    from kurils.show.blocks import documents

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: documents.blocks(answer, record.wording),
        rows=lambda: documents.rows(answer),
        records="documents",
    )


def of_document(record: Record, answer: DocumentAnswer, parts: Iterable[str] = ()) -> Presentation:
    """The presentation of a `document` answer, for people only of the `parts` asked for. Raises UsageError."""
    from kurils.show.blocks.parts import DOCUMENT, check

    wanted = check(parts, DOCUMENT)
    from kurils.show.blocks import documents

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: documents.document_blocks(answer, record.wording, record.names, wanted),
        rows=lambda: documents.document_rows(answer),
    )


def of_explain(record: Record, answer: ExplainAnswer, parts: Iterable[str] = ()) -> Presentation:
    """The presentation of an `explain` answer, for people only of the `parts` asked for. Raises UsageError."""
    from kurils.show.blocks.parts import EXPLAIN, check

    wanted = check(parts, EXPLAIN)
    from kurils.show.blocks import explain

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: explain.blocks(answer, record.wording, record.names, wanted),
        rows=lambda: explain.rows(answer),
    )


def of_glossary(record: Record, answer: GlossaryAnswer) -> Presentation:
    """The presentation of a `glossary` answer."""
    from kurils.show.blocks import glossary

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: glossary.blocks(answer, record.wording),
        rows=lambda: glossary.rows(answer),
        records="words",
    )


def of_sources(record: Record, answer: SourcesAnswer) -> Presentation:
    """The presentation of a `sources` answer."""
    from kurils.show.blocks import sources

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: sources.blocks(answer, record.wording),
        rows=lambda: sources.rows(answer),
        records="sources",
    )


def of_audit(record: Record, answer: AuditAnswer) -> Presentation:
    """The presentation of an `audit` answer."""
    from kurils.show.blocks import audit

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: audit.blocks(answer, record.wording, record.names, record.default_territories),
        rows=lambda: audit.rows(answer),
        records="statements",
    )


def of_cite(answer: CiteAnswer) -> Presentation:
    """The presentation of a `cite` answer."""
    from kurils.show.blocks import sources

    return Presentation(
        answer,
        blocks=lambda: sources.cite_blocks(answer),
        rows=lambda: sources.cite_rows(answer),
        records="citations",
    )


def of_verify(record: Record, answer: VerifyAnswer) -> Presentation:
    """The presentation of a `verify` answer."""
    from kurils.show.blocks import verify

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: verify.blocks(answer, record.wording),
        rows=lambda: verify.rows(answer),
        records="files",
    )


def of_islands(record: Record, answer: IslandsAnswer) -> Presentation:
    """The presentation of an `islands` answer."""
    from kurils.show.blocks import places

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: places.blocks(answer, record.wording, record.dispute),
        rows=lambda: places.rows(answer, record.dispute),
        features=lambda: _features("islands", record, answer),
        records="islands",
    )


def of_island(record: Record, answer: IslandAnswer) -> Presentation:
    """The presentation of an `island` answer."""
    from kurils.show.blocks import places

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: places.island_blocks(answer, record.wording, record.dispute),
        rows=lambda: places.island_rows(answer),
        features=lambda: _features("islands", record, answer),
    )


def of_locate(record: Record, answer: LocateAnswer) -> Presentation:
    """The presentation of a `locate` answer."""
    from kurils.show.blocks import locate

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: locate.blocks(answer, record.wording, record.names),
        rows=lambda: locate.rows([answer]),
        features=lambda: _features("points", record, [answer]),
    )


def of_points(record: Record, answers: Iterable[LocateAnswer]) -> Presentation:
    """The presentation of several `locate` answers, which NDJSON and CSV write as they come."""
    from kurils.query.envelope import header
    from kurils.show.blocks import locate

    return Presentation(
        {"kurils": header("locate", record.meta), "points": answers},
        blocks=lambda: locate.points_blocks(answers, record.wording),
        rows=lambda: locate.rows(answers),
        features=lambda: _features("points", record, answers),
        records="points",
    )


def of_border(record: Record, answer: BorderAnswer) -> Presentation:
    """The presentation of a `border` answer."""
    from kurils.show.blocks import border

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: border.blocks(answer, record.wording, record.names),
        rows=lambda: border.rows(answer),
        features=lambda: _features("border", record, answer),
        records="changes" if answer["changes"] else "borders",
    )


def of_straits(record: Record, answer: StraitsAnswer) -> Presentation:
    """The presentation of the answer of `border --straits`."""
    from kurils.show.blocks import border

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: border.straits_blocks(answer, record.wording),
        rows=lambda: border.straits_rows(answer, record.dispute),
        records="straits",
    )


def _features(question: str, record: Record, answer: object) -> dict[str, Any]:
    """The GeoJSON of an answer: `kurils.show.features.of_<question>`."""
    from kurils.show import features as geojson

    features: dict[str, Any] = getattr(geojson, f"of_{question}")(record, answer)
    return features
