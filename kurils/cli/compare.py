"""`kurils compare`: the two positions side by side."""

from __future__ import annotations

from kurils.cli import asked, manners, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_compare


def command(
    islands: options.Places = None,
    date: options.DateOption = None,
    part: options.PartOption = None,
    format: options.FormatOption = "table",
    seq: options.SeqOption = False,
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Set the positions of the two parties side by side, with the documents that each relies on.

    \b
    Examples:
      kurils compare shikotan
      kurils compare --date 1956-12-12
      kurils compare shikotan 1957-01-01 --part others
      kurils compare kunashir --date 1951-10-19 --format json
    """
    record, format = options.record_in(lang), asked.format_in(format, seq)
    places, day = asked.places_and_date(record, islands, date)
    presentation = of_compare(record, record.compare(day, places), part or ())
    asked.refuse_parts(part, format, manners.now.fields is not None)
    emit(presentation, format, output, force)
