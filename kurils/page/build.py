"""The page as one text: template, style, script, pictures and record."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from markupsafe import Markup

from kurils.base.asking import command as command_line
from kurils.base.names import MARK
from kurils.dates import forms
from kurils.maps.naming import apart
from kurils.page.answers import GAP
from kurils.page.data import page_data
from kurils.page.packing import packed
from kurils.page.scene import scene
from kurils.page.signs import legend, sign, style, symbols
from kurils.show.html import environment, rendered, text_in
from kurils.words.days import era_day, in_words

if TYPE_CHECKING:
    from typing import Any

    from kurils.page.answers import Times
    from kurils.record import Record

ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "assets")
#: the parts of the style; the last one overrides the others
STYLES = ("layout", "screens")
#: the parts of the script, in the order in which they need one another; the first one makes `data` for the others
SCRIPTS = (
    "unpack", "calendar", "record", "dom", "dates", "pictures", "timeline", "opening", "panels", "documents", "share",
    "page",
)  # fmt: skip


def build_page(record: Record, card: str = "", address: str = "") -> str:
    """The page as HTML. The same record gives the same text.

    `address` is where the page will stand, `card` the name of the picture for previews, which stands beside it.
    """
    drawn = scene(record)
    data = page_data(record, drawn)
    meta = record.meta
    shown = data["scene"]
    return rendered(
        environment(ASSETS, text_in(record.language)),
        "page.html",
        language=record.language,
        program=data["program"],
        record=meta["version"],
        tr=record.wording.tr,
        command_line=command_line,
        party=record.wording.party,
        sides=record.sides,
        credit=record.wording.tr("page.credit", attribution=meta["attribution"]),
        neutrality=meta["neutrality"],
        untranslated=record.wording.tr("untranslated", mark=MARK.strip()) if MARK in repr(data["documents"]) else "",
        # the one text of the record's head that keeps its languages
        names=meta["names"].get(record.language) or meta["names"]["en"],
        last=_last_day(record, data),
        chapters=data["chapters"],
        card=urljoin(address, card) if card else "",
        address=address,
        areas=[{"id": id, "name": record.wording.tr(f"page.area.{key}")} for id, key in zip(
            shown["areas"] if shown else (), ("close", "wide"))],
        legend=[{"svg": Markup(row["svg"]), "text": row["text"]} for row in legend(record)],
        shapes=Markup(drawn.shapes(shown["maps"].values()) if drawn else ""),
        signs=Markup(symbols(record)),
        map=Markup(drawn.still(meta["coverage"]["to"]) if drawn else ""),
        # without a script the rows of control are enough: the page is long
        strip=Markup(shown["strips"]["strip"] if shown else ""),
        style=Markup(style(record) + "".join(_read(f"{name}.css") for name in STYLES)),
        script=Markup(_script()),
        data=Markup(packed(data, text_in(record.language))),
    )  # fmt: skip


def _on(found: Times, day: str) -> Any:
    return next(value for first, value in reversed(found) if first <= day)


def _last_day(record: Record, data: dict[str, Any]) -> dict[str, Any]:
    """The last day of the record in words: what the page says where its script does not run."""
    tr, day = record.wording.tr, record.meta["coverage"]["to"]
    plain = in_words(day, record.wording)
    calendars = forms(date.fromisoformat(day))
    islands = [data["answers"]["neutral"][id][-1][1] for id in data["default"]]
    shorts = [_on(data["shorts"]["neutral"][id], day) for id in data["default"]]
    said: list[tuple[list[str], Any]] = []
    for _, entry in (data["positions"][id][-1] for id in data["default"]):
        if not said or said[-1][1] != entry["positions"]:
            said.append(([], entry["positions"]))
        said[-1][0].append(entry["name"])
    return {
        "day": day,
        "long": plain,
        "calendars": " · ".join([tr("date.julian", date=calendars["julian"]), *_era(calendars["japanese"], record)]),
        "islands": islands,
        "rows": [_row(island["name"], short) for island, short in zip(islands, shorts)],
        "headline": data["headlines"]["neutral"][-1][1]["now"],
        "governing": _governing(islands, record),
        "briefs": [island["brief"].replace(GAP, plain) for island in islands],
        "positions": said,
        "sides": [(side, data["states"].get(side, side)) for side in data["sides"]],
        "citation": tr("page.citation", day=plain, version=record.meta["version"], checked=plain),
    }


def _governing(islands: list[dict[str, Any]], record: Record) -> str:
    """Which document governs, with the islands that it governs."""
    found: dict[str, list[str]] = {}
    for island in islands:
        found.setdefault(island["told"]["document"], []).append(apart(island["name"])[0])
    wording = record.wording
    told = wording.clauses(wording.noted(document, wording.series(names)) for document, names in found.items())
    return wording.stopped(wording.labelled(wording.tr("page.column.document"), told))


def _era(written: str | None, record: Record) -> list[str]:
    return [era_day(written, record.wording)] if written else []


def _row(name: str, short: dict[str, Any]) -> dict[str, Any]:
    """A row of the table: signs, and the words for them."""
    held, owned, claimed = short["held"], short["owned"], short["claimed"]
    signs = "".join(map(sign, claimed[0]))
    return {
        "name": name,
        "held": Markup(sign(held[0])) + held[1],
        "owned": Markup(sign(owned[0])) + owned[1],
        "claimed": Markup(signs) + claimed[1],
    }


def _script() -> str:
    """The script, closed in a scope of its own."""
    unpack, *parts = (_read(f"{name}.js") for name in SCRIPTS)
    packed = 'const data = await unpacked(document.getElementById("data").textContent);'
    # a browser that cannot unpack the data keeps the last day, which stands in the page, and says so
    failed = '})().catch((error) => ((document.getElementById("still").hidden = false), console.error(error)));'
    return "\n".join(['"use strict";', "(async () => {", _short(unpack), packed, *map(_short, parts), failed, ""])


def _short(script: str) -> str:
    """A script without indents and without the comments that have lines of their own."""
    lines = (line.strip() for line in script.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith(("// ", "/** ")))


def _read(name: str) -> str:
    with open(os.path.join(ASSETS, name), encoding="utf-8", newline="") as stream:
        return stream.read().replace("\r\n", "\n")
