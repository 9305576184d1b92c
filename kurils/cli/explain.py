"""`kurils explain`: why the answer is what it is."""

from __future__ import annotations

from kurils.base.errors import UsageError
from kurils.cli import asked, manners, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_explain


def command(
    island: options.Places = None,
    date: options.DateOption = None,
    part: options.PartOption = None,
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Say why the answer for one island and day is what it is, with the variants and the rejected claims.

    \b
    Examples:
      kurils explain kunashir --date 1905-09-05
      kurils explain habomai 1945-09-02
      kurils explain iturup 1905-09-05 --part rejected
    """
    record = options.record_in(lang)
    places, day = asked.places_and_date(record, island, date)
    if len(places) != 1:
        example = f"kurils explain {record.default_territories[0]}"
        raise UsageError("name one island to explain", example).keyed("one-island", "example", example=example)
    presentation = of_explain(record, record.explain(places[0], day), part or ())
    asked.refuse_parts(part, format, manners.now.fields is not None)
    emit(presentation, format, output, force)
