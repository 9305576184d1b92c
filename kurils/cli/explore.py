"""`kurils explore`: walk through the record in the terminal."""

from __future__ import annotations

from kurils.base.errors import UsageError
from kurils.cli import asked, options


def command(
    island: options.Places = None,
    date: options.DateOption = None,
    lang: options.LangOption = "en",
) -> None:
    """Walk through the record in the terminal, event by event, with keys alone; ? lists them.

    Needs the optional extra: pip install 'kurils[explore]'

    \b
    Examples:
      kurils explore
      kurils explore shikotan --date 1945-09-01
      kurils explore "Ansei 1-12-21"
    """
    from kurils.explore import explore

    record = options.record_in(lang)
    places, day = asked.places_and_date(record, island, date)
    if len(places) > 1:
        example = f"kurils explore {record.default_territories[0]}"
        raise UsageError("name one island to begin with", example).keyed("one-island-begin")
    explore(record, day, places[0] if places else None)
