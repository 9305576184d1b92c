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

from kurils.base.widths import clean
from kurils.maps.theme import variables
from kurils.report.layout import page
from kurils.show.formats.to_markdown import escape
from kurils.show.html import environment, rendered, text

if TYPE_CHECKING:
    from jinja2 import Environment

    from kurils.answers.report import ReportAnswer
    from kurils.record import Record

#: format -> the template of the whole, below `templates`
FORMATS = {"markdown": "markdown/report.md", "html": "html/report.html"}
_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")
#: what would begin a list or a rule if a line of Markdown began with it
_ADDRESS = re.compile(r"https?://[^\s<>\x00-\x1f]+")
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
_LIST = re.compile(r"^(\s*)(?=[-+=~])|^(\s*\d+)(?=[.)](\s|$))")


def write(record: Record, answer: ReportAnswer, format: str) -> str:
    """The report as one text in a format of `FORMATS`."""
    shown = page(record, answer)
    if format == "html":
        _draw(record, shown)
    printed = rendered(
        _environment(format),
        FORMATS[format],
        page=shown,
        tr=record.wording.tr,
        light=Markup(variables(record.dispute["looks"], "light")),
        dark=Markup(variables(record.dispute["looks"], "dark")),
        sides=record.sides,
    )
    return printed if format == "html" else re.sub(r"\n{3,}", "\n\n", printed).strip() + "\n"


def _draw(record: Record, shown: dict[str, Any]) -> None:
    """Put the picture of each map beside its words."""
    from kurils.maps.svg import drawing

    for section in shown["sections"]:
        if section["name"] == "map":
            for number, entry in enumerate(section["body"], 1):
                entry["picture"] = Markup(
                    _own_ids(drawing(record, entry["answer"], headed=False, colours="css"), f"map-{number}-")
                )


def _own_ids(svg: str, prefix: str) -> str:
    """The picture with a prefix before every id and every reference to one, so that two can stand on one page."""

    def in_tag(tag: re.Match[str]) -> str:
        marked = re.sub(r'( id="|url\(#|href="#)', rf"\g<1>{prefix}", tag[0])
        return re.sub(r'(?<= aria-labelledby=")[^"]*', lambda ids: re.sub(r"\S+", rf"{prefix}\g<0>", ids[0]), marked)

    return re.sub(r"<[^>]+>", in_tag, svg)


def _environment(format: str) -> Environment:
    # Markdown is escaped by our own function; what it returns is then safe, and Jinja leaves it as it is
    templates = environment(_FOLDER, _markdown if format == "markdown" else text)
    templates.filters["code"] = _code
    templates.filters["address"] = _address
    templates.filters["days"] = _days
    templates.filters["lines"] = lambda text: Markup(Markup.escape(clean_lines(text)))
    return templates


def _markdown(value: Any) -> Any:
    """A text of the record for Markdown: escaped, also where it would begin a list or a rule."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(_LIST.sub(r"\1\2\\", escape(value)))


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
