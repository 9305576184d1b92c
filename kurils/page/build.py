"""The page as one text: template, style, script and record."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from kurils.dates import forms
from kurils.page.answers import GAP
from kurils.page.colours import state_rules
from kurils.page.data import page_data
from kurils.page.packing import packed
from kurils.show.html import environment, rendered

if TYPE_CHECKING:
    from typing import Any

    from kurils.record import Record

ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "assets")
#: the parts of the style; the last one overrides the others
STYLES = ("colours", "layout", "drawing", "reading", "state", "screens")
#: the parts of the script, in the order in which they need one another; the first one makes `data` for the others
SCRIPTS = ("unpack", "calendar", "record", "dom", "map", "timeline", "panels", "documents", "page")


def build_page(record: Record) -> str:
    """The page as HTML. The same record gives the same text."""
    data = page_data(record)
    meta = record.meta
    return rendered(
        environment(ASSETS),
        "page.html",
        language=record.language,
        program=data["program"],
        record=meta["version"],
        tr=record.wording.tr,
        party=record.wording.party,
        sides=record.sides,
        attribution=meta["attribution"],
        neutrality=meta["neutrality"],
        # the one text of the record's head that keeps its languages
        names=meta["names"].get(record.language) or meta["names"]["en"],
        last=_last_day(record, data),
        style=Markup(_style(record)),
        script=Markup(_script()),
        data=packed(data),
    )


def _last_day(record: Record, data: dict[str, Any]) -> dict[str, Any]:
    """The last day of the record in words: what the page says where its script does not run."""
    tr, day = record.wording.tr, record.meta["coverage"]["to"]
    given = date.fromisoformat(day)
    month = tr("brief.months").split()[given.month - 1]
    plain = tr("brief.date", day=given.day, month=month, year=given.year)
    calendars = forms(given)
    parts = [
        tr("page.date.gregorian", date=calendars["gregorian"]),
        tr("date.julian", date=calendars["julian"]),
        calendars["japanese"],
    ]
    islands = [data["answers"]["neutral"][id][-1][1] for id in data["default"]]
    said: list[tuple[list[str], Any]] = []
    for _, entry in (data["positions"][id][-1] for id in data["default"]):
        if not said or said[-1][1] != entry["positions"]:
            said.append(([], entry["positions"]))
        said[-1][0].append(entry["name"])
    return {
        "day": day,
        "long": tr("page.date.weekday", weekday=tr("page.weekdays").split()[given.weekday()], date=plain),
        "calendars": " = ".join(part for part in parts if part),
        "islands": islands,
        "headline": data["headlines"]["neutral"][-1][1]["now"],
        "briefs": [island["brief"].replace(GAP, plain) for island in islands],
        "positions": said,
        "sides": [(side, data["states"].get(side, side)) for side in data["sides"]],
    }


def _style(record: Record) -> str:
    """The style, with the rules of `state` once for each party."""
    parts = {name: _read(f"{name}.css") for name in STYLES}
    parts["state"] = state_rules(record.dispute, parts["state"])
    return "".join(parts.values())


def _script() -> str:
    """The script, closed in a scope of its own."""
    unpack, *parts = (_read(f"{name}.js") for name in SCRIPTS)
    packed = 'const data = await unpacked(document.getElementById("data").textContent);'
    # a browser that cannot unpack the data keeps the last day, which stands in the page, and says so
    failed = '})().catch((error) => ((document.getElementById("still").hidden = false), console.error(error)));'
    return "\n".join(['"use strict";', "(async () => {", unpack, packed, *parts, failed, ""])


def _read(name: str) -> str:
    with open(os.path.join(ASSETS, name), encoding="utf-8", newline="") as stream:
        return stream.read().replace("\r\n", "\n")
