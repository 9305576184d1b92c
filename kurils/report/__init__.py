"""A report as a document: Markdown or HTML, laid out by the Jinja templates beside this module.

Whatever a page holds is escaped where it is printed: in HTML by Jinja's own escaping, in Markdown by that of
`kurils.show.formats.to_markdown`. The templates only lay out; what stands in them is chosen by `kurils.report.layout`.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from markupsafe import escape as escape_html

from kurils.base.asking import command as command_line
from kurils.base.names import MARK
from kurils.base.widths import clean
from kurils.maps.theme import sans, serif, variables
from kurils.report.layout import page
from kurils.show.formats.to_markdown import escape
from kurils.show.html import environment, rendered, text_in

if TYPE_CHECKING:
    from jinja2 import Environment

    from kurils.answers.report import ReportAnswer
    from kurils.record import Record

#: format -> the template of the whole, below `templates`
FORMATS = {"markdown": "markdown/report.md", "html": "html/report.html"}
_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")
_ADDRESS = re.compile(r"https?://[^\s<>\x00-\x1f]+")
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")


def write(record: Record, answer: ReportAnswer, format: str) -> str:
    """The report as one text in a format of `FORMATS`."""
    shown = page(record, answer)
    if MARK in repr(shown):
        shown["notes"] = [*shown["notes"], record.wording.tr("untranslated", mark=MARK.strip())]
    if format == "html":
        _draw(record, shown)
    printed = rendered(
        _environment(format, record.language),
        FORMATS[format],
        page=shown,
        tr=record.wording.tr,
        colon=record.wording.colon,
        stop=record.wording.sentences([record.wording.stopped(""), ""]),
        note=lambda *notes: record.wording.noted("", *notes),
        clauses=record.wording.clauses,
        command_line=command_line,
        light=Markup(variables(record.dispute["looks"], "light")),
        dark=Markup(variables(record.dispute["looks"], "dark")),
        sides=record.sides,
        sans=Markup(sans(record.language)),
        serif=Markup(serif(record.language)),
    )
    return printed if format == "html" else re.sub(r"\n{3,}", "\n\n", printed).strip() + "\n"


def _draw(record: Record, shown: dict[str, Any]) -> None:
    """Put the picture of each map beside its words, and the chart beside the table."""
    from kurils.report.fit import TIGHT, USUAL, spare
    from kurils.report.pictures import chart_picture, map_picture

    bodies = {section["name"]: section["body"] for section in shown["sections"]}
    if "situation" in bodies:
        body = bodies["situation"]
        body["chart"] = chart_picture(record, body["islands"], body["marked"], "chart")
    for number, entry in enumerate(bodies.get("map", ()), 1):
        entry["picture"] = map_picture(record, entry["answer"], f"map-{number}")
    shown["tight"] = False
    if not shown["full"] and not shown["range"] and {"map", "situation"} <= set(bodies):
        # two pages in every language: where the first one has no room, letters and then the map are smaller
        (entry,) = bodies["map"]
        pictures, letters = [bodies["situation"]["chart"], entry["picture"]], USUAL
        shown["tight"] = spare(shown, pictures, record.language, letters) < 0
        if shown["tight"]:
            lack = -spare(shown, pictures, record.language, TIGHT)
            entry["picture"] = map_picture(record, entry["answer"], "map-1", less=max(0.0, lack))


def _css_text(text: str) -> Markup:
    """A text as a string of CSS: everything but letters and figures as its number."""
    coded = "".join(letter if letter.isalnum() and letter.isascii() else f"\\{ord(letter):06x}" for letter in text)
    return Markup(f'"{coded}"')


def _environment(format: str, language: str) -> Environment:
    # Markdown is escaped by our own function; what it returns is then safe, and Jinja leaves it as it is
    templates = environment(_FOLDER, _markdown if format == "markdown" else text_in(language))
    templates.filters["code"] = _code
    templates.filters["css_text"] = _css_text
    templates.filters["address"] = _address
    templates.filters["days"] = _days
    templates.filters["lines"] = lambda text: Markup(Markup.escape(clean_lines(text)))
    return templates


def _markdown(value: Any) -> Any:
    """A text of the record for Markdown."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(escape(value))


def _code(text: str) -> Markup:
    """A text inside a fenced block of Markdown: as it is, but never able to end the block."""
    return Markup(clean_lines(text).replace("```", "'''"))


def _address(url: str) -> Markup:
    """A web address as a link of Markdown; one that could hold more than an address stays text."""
    return Markup(f"<{url}>") if _ADDRESS.fullmatch(url) else Markup(escape(url))


def _days(text: str) -> Markup:
    """A text for HTML in which no day is broken over two lines."""
    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape_html(clean(text)))))


def clean_lines(text: str) -> str:
    """The text without control characters, its line breaks kept."""
    return "\n".join(map(clean, text.split("\n")))
