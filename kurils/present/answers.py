"""Answers -> presentations: the one place that says which ways of showing an answer has."""

from __future__ import annotations

from kurils.render import Presentation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.answers import (
        CompareAnswer,
        DiffAnswer,
        DocumentAnswer,
        DocumentsAnswer,
        ExplainAnswer,
        StatusAnswer,
        TimelineAnswer,
    )
    from kurils.record import Record


def of_status(record: Record, answer: StatusAnswer, brief: bool = False) -> Presentation:
    """The presentation of a `status` answer; `brief`: one sentence an island, where nothing changed."""
    from kurils.present import status

    if brief and not answer["changes"]:
        return Presentation(
            answer,
            blocks=lambda: status.brief_blocks(answer, record.wording),
            rows=lambda: status.brief_rows(answer),
            records="islands",
        )
    return Presentation(
        answer,
        blocks=lambda: status.blocks(answer, record.wording, record.titles),
        rows=lambda: status.rows(answer),
        records="changes" if answer["changes"] else "islands",
    )


def of_diff(record: Record, answer: DiffAnswer) -> Presentation:
    """The presentation of a `diff` answer."""
    from kurils.present import changes, diff

    return Presentation(
        answer,
        blocks=lambda: diff.blocks(answer, record.wording, record.titles),
        rows=lambda: changes.rows(answer["changes"]),
        records="changes",
    )


def of_timeline(record: Record, answer: TimelineAnswer) -> Presentation:
    """The presentation of a `timeline` answer."""
    from kurils.present import timeline

    return Presentation(
        answer,
        blocks=lambda: timeline.blocks(answer, record.wording, record.names),
        rows=lambda: timeline.rows(answer),
        records="entries",
    )


def of_compare(record: Record, answer: CompareAnswer) -> Presentation:
    """The presentation of a `compare` answer."""
    from kurils.present import compare

    return Presentation(
        answer,
        blocks=lambda: compare.blocks(answer, record.wording, record.actors),
        rows=lambda: compare.rows(answer),
        records="islands",
    )


def of_documents(record: Record, answer: DocumentsAnswer) -> Presentation:
    """The presentation of a `documents` answer."""
    from kurils.present import documents

    return Presentation(
        answer,
        blocks=lambda: documents.blocks(answer, record.wording),
        rows=lambda: documents.rows(answer),
        records="documents",
    )


def of_document(record: Record, answer: DocumentAnswer) -> Presentation:
    """The presentation of a `document` answer."""
    from kurils.present import documents

    return Presentation(
        answer,
        blocks=lambda: documents.document_blocks(answer, record.wording, record.actors, record.names),
        rows=lambda: documents.document_rows(answer),
    )


def of_explain(record: Record, answer: ExplainAnswer) -> Presentation:
    """The presentation of an `explain` answer."""
    from kurils.present import explain

    return Presentation(
        answer,
        blocks=lambda: explain.blocks(answer, record.wording, record.actors),
        rows=lambda: explain.rows(answer),
    )
