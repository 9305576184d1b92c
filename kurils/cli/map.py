"""`kurils map`: a map of one day, in the terminal or as a file."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Optional

import typer

from kurils.base.errors import Said, UsageError
from kurils.base.files import Destination
from kurils.cli import asked, options
from kurils.cli.once import given_twice
from kurils.cli.output import emit, emit_drawing, emit_stamped, terminal_rows
from kurils.maps.device import best_style, picture_size
from kurils.maps.files import PICTURES
from kurils.maps.presentation import of_map


def command(
    day: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="[AREA] [DATE]", show_default=False, help="The area and the day, as for the options."),
    ] = None,
    date: options.DateOption = None,
    area: Annotated[
        Optional[str], typer.Option("--area", metavar="AREA", show_default=False, help="How much of the map.")
    ] = None,
    labels: Annotated[
        str,
        typer.Option(
            "--labels",
            metavar="LANG|both",
            show_default=False,
            help="Names in Latin letters (en), another language, both.",
        ),
    ] = "",
    style: Annotated[
        Optional[str],
        typer.Option(
            "--style",
            metavar="braille|block|ascii",
            show_default=False,
            help="What the terminal draws with; by default the finest that it can show.",
        ),
    ] = None,
    view: options.ViewOption = "neutral",
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            show_default=False,
            help="table (usual), json, ndjson, csv, markdown, yaml; geojson; svg, png, html; else by the ending of the "
            "file.",
        ),
    ] = "table",
    seq: options.SeqOption = False,
    lang: options.LangOption = "en",
    output: Annotated[
        Optional[str],
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            show_default=False,
            help="Write a picture: .svg, .png, .html or .geojson; with --format, any file.",
        ),
    ] = None,
    force: options.ForceOption = False,
) -> None:
    """Draw who held and who claimed the islands on a day, and where the lines ran.

    \b
    Examples:
      kurils map --date 1905-09-05
      kurils map --date 1945-09-02 --area all --labels both
      kurils map --area kurils -o kurils.svg
      kurils map 1945-09-03 --format svg | head -1
    """
    format = asked.format_in(format, seq)
    record = options.record_in(lang)
    words = list(day or ())
    areas = [each["id"] for each in record.dispute["areas"]]
    if words and words[0] in areas:
        if area not in (None, words[0]):
            raise given_twice("--area", str(area), words[0])
        area = words.pop(0)
    places, question = asked.places_and_date(record, words, date)
    if places:
        wrong = UsageError(f"a map takes an area, not islands: {places[0]}", f"--area: {', '.join(areas)}")
        raise wrong.keyed("map-area", "areas", given=places[0], known=[*areas])
    file = None if output == "-" else output
    if file and format in ("table", *PICTURES):
        Destination(file, force)  # refuses a target that cannot be written before anything is drawn
    if file and format == "table":
        format = _picture_of(file)
    if format == "png" and not file and sys.stdout.isatty():
        raise UsageError("a PNG picture is nothing for a terminal", "-o map.png").keyed("png-terminal")
    if style is not None and format not in asked.FOR_PEOPLE:
        raise asked.goes_with("--style", f"--format {'|'.join(asked.FOR_PEOPLE)}")
    if labels and format not in (*asked.FOR_PEOPLE, *PICTURES):
        raise asked.goes_with("--labels", f"--format {'|'.join((*asked.FOR_PEOPLE, *PICTURES))}")
    answer = record.map(question, area=area, view=view)
    if format in PICTURES:
        drawing = PICTURES[format](record, answer, labels)
        if format == "png":
            emit_drawing(drawing, lambda: record.edition, file, force)
        else:
            emit_stamped(drawing, format, lambda: record.edition, file, force)
        return
    size = picture_size(sys.stdout, file is not None, terminal_rows(sys.stdout))
    presentation = of_map(record, answer, size, style or best_style(sys.stdout), labels)
    emit(presentation, format, output, force)


def _picture_of(file: str) -> str:
    """The format that the ending of a picture's file stands for."""
    ending = os.path.splitext(file)[1].lower().lstrip(".")
    if ending not in (*PICTURES, "geojson"):
        none = f".{ending}" if ending else Said("nothing", "ending.none")
        wrong = UsageError(
            f"no picture ends in {none}: {file}",
            "svg, png, html or geojson; or choose a --format",
        )
        raise wrong.keyed("picture-ending", "picture-endings", ending=none, path=file)
    return ending
