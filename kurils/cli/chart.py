"""`kurils chart`: pictures over time: the annotated timeline, a poster of days, the pair of both views."""

from __future__ import annotations

import os
from typing import Annotated, Optional

import typer

from kurils.base.errors import Said, UsageError
from kurils.cli import options
from kurils.cli.output import emit_drawing, emit_stamped

ENDINGS = ("svg", "png")


def command(
    islands: options.Places = None,
    date: options.DateOption = None,
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="timeline|poster|pair", help="The rows over time, maps of days, or both views."),
    ] = "timeline",
    days: Annotated[
        Optional[str],
        typer.Option("--days", metavar="D,D,…", show_default=False, help="The days of a poster, up to six."),
    ] = None,
    theme: Annotated[
        str, typer.Option("--theme", metavar="light|dark|mono", help="Colours; mono for print without any.")
    ] = "light",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
    lang: options.LangOption = "en",
) -> None:
    """Draw control, title and claims over time, maps of several days, or one day as each side gives it.

    \b
    Examples:
      kurils chart -o chart.svg
      kurils chart --date 1945-09-03 --theme dark -o chart.png
      kurils chart --kind poster --days 1855-02-07,1905-09-05,1945-09-03 -o p.svg
      kurils chart --kind pair --date 1992-06-01 -o pair.svg
    """
    from kurils.maps.chart.kinds import drawn

    target = "-" if output is None else output
    ending = os.path.splitext(target)[1].lower().lstrip(".") if target != "-" else "svg"
    if ending not in ENDINGS:
        none = f".{ending}" if ending else Said("nothing", "ending.none")
        wrong = UsageError(f"no chart ends in {none}: {target}", "svg or png")
        raise wrong.keyed("chart-ending", "svg-png", ending=none, path=target)
    record = options.record_in(lang)
    asked = None if days is None else [day.strip() for day in days.split(",") if day.strip()]
    drawing = drawn(record, kind, islands or (), date, asked, theme)
    if ending == "png":
        emit_drawing(drawing, lambda: record.edition, target, force)
    else:
        emit_stamped(drawing.encode(), "svg", lambda: record.edition, target, force)
