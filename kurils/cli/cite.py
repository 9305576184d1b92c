"""`kurils cite`: how to cite a document, a source, or an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kurils.base.errors import UsageError
from kurils.cli import asked, manners, options
from kurils.cli.output import emit, emit_text
from kurils.show.blocks.answers import of_cite
from kurils.words.citations import writer
from kurils.words.citations.answers import OF_DAYS, OF_RANGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurils.record import Record


def command(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="Ids of documents or sources; or a question, such as status 1905-09-05."),
    ],
    style: Annotated[
        str, typer.Option("--style", "-s", metavar="text|bibtex|csl-json|ris", help="The form of the citation.")
    ] = "text",
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Say how to cite documents, sources or an answer; other formats than `table` hold every style at once.

    An answer is cited with the edition of the record, its checksum and the day to which it was checked.

    \b
    Examples:
      kurils cite 1855-shimoda
      kurils cite 1951-san-francisco 1905-portsmouth --style bibtex -o kurils.bib
      kurils cite compendium-1 --style ris
      kurils cite status 1905-09-05
      kurils cite diff 1855-02-06 1856-12-07 iturup --style csl-json
    """
    record = options.record_in(lang)
    if ids[0] in (*OF_DAYS, *OF_RANGES):
        answer = record.citation_of(_answered(record, ids[0], ids[1:]), style)
    else:
        answer = record.citations(ids, style)
    if format == "table" and manners.now.fields is None and manners.now.sort is None:
        emit_text(writer(style)([citation["csl"] for citation in answer["citations"]], record.wording), output, force)
    else:
        emit(of_cite(answer), format, output, force)


def _answered(record: Record, question: str, words: list[str]) -> Mapping[str, Any]:
    """What the question is answered with that is cited."""
    if question == "diff":
        if len(words) < 2:
            raise UsageError("diff is between two days", "kurils cite diff 1855-02-06 1856-12-07").keyed("cite-diff")
        return record.diff(words[0], words[1], words[2:])
    if question == "timeline":
        return record.timeline(words)
    places, day = asked.places_and_date(record, words, None)
    if question == "explain":
        if len(places) != 1:
            example = f"kurils cite explain {record.default_territories[0]}"
            raise UsageError("explain is about one island", example).keyed("cite-explain")
        return record.explain(places[0], day)
    if question in ("map", "border"):
        if places:
            whole = UsageError(f"{question} is about no single island: {places[0]}", f"kurils cite {question} {day}")
            raise whole.keyed("cite-no-island", question=question, given=places[0])
        return record.map(day) if question == "map" else record.border(day)
    return record.status(day, places) if question == "status" else record.compare(day, places)
