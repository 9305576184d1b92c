"""The signs and colours of the page: those of the maps, as symbols that the script may use and as a style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.maps.layers import rules
from kurils.maps.lines import Course, sample
from kurils.maps.signs import Held, swatch, title_swatch
from kurils.maps.theme import sans, serif, theme, variables
from kurils.maps.xml import Raw, element, joined, use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.maps.theme import Theme
    from kurils.record import Record

#: pixels of a sign, of the sample of a line
BOX, LINE = (18, 13), (32, 14)


def symbols(record: Record) -> Raw:
    """Every sign as a symbol, by its name."""
    return joined(
        element("symbol", drawn, id=f"sign-{name}", viewBox=f"0 0 {BOX[0]} {BOX[1]}")
        for name, drawn in _signs(record, theme("css", record.dispute["looks"], record.language))
    )


def _signs(record: Record, colours: Theme) -> Iterator[tuple[str, Raw]]:
    for state in colours.inks:
        for name, held in (
            ("held", Held(state, "administration", ())),
            ("occupied", Held(state, "military-occupation", ())),
            ("claimed", Held(None, "claim", (state,))),
        ):
            yield f"{name}-{state}", swatch(colours, held, 0.5, 0.5, 17, 12)
        yield f"agreed-{state}", title_swatch(colours, "agreed", [state], 0, 0, 18, 13)
    yield "held-none", swatch(colours, Held(None, "none", ()), 0.5, 0.5, 17, 12)
    yield "undivided", title_swatch(colours, "undivided", list(record.sides), 0, 0, 18, 13)
    yield "open", title_swatch(colours, "unsettled", [], 0, 0, 18, 13)


def sign(name: str) -> Raw:
    """One sign in a text; empty without a name."""
    if not name:
        return Raw("")
    return element("svg", use(f"sign-{name}"), class_="sign", viewBox=f"0 0 {BOX[0]} {BOX[1]}", aria_hidden="true")


def legend(record: Record) -> list[dict[str, str]]:
    """What the signs of map and timeline mean; those of both parties together where they differ by colour alone."""
    tr, sides, state = record.wording.tr, record.sides, record.wording.state

    def both(name: str) -> Raw:
        return joined(sign(f"{name}-{side}") for side in sides)

    rows = [(sign(f"held-{side}"), tr("legend.held.administration", state=state(side))) for side in sides]
    rows += [(both("occupied"), tr("page.legend.occupied")), (sign("held-none"), tr("legend.held.none"))]
    rows += [(sign(f"claimed-{side}"), tr("legend.claimed", state=state(side))) for side in sides]
    rows += [(both("agreed"), tr("page.legend.agreed")), (sign("open"), tr("chart.legend.unsettled"))]
    colours = theme("css", record.dispute["looks"], record.language)
    for kind in ("agreed", "pending", "de-facto"):
        rows.append((_line(colours, [Course("", kind, None, "")]), tr(f"legend.line.{kind}")))
    claimed = [Course("", "claimed", side, "") for side in sides]
    rows.append((_line(colours, claimed), tr("page.legend.line.claimed")))
    return [{"svg": drawn, "text": text} for drawn, text in rows]


def _line(colours: Theme, courses: list[Course]) -> Raw:
    wide = (LINE[0] - 4) / len(courses)
    parts = [
        sample(colours, course, 2 + at * wide, LINE[1] / 2, wide - 3 * (len(courses) - 1),
               f"sign-line-{course.state}-{course.by or 'both'}")
        for at, course in enumerate(courses)
    ]  # fmt: skip
    return element("svg", joined(parts), class_="sign line", viewBox=f"0 0 {LINE[0]} {LINE[1]}", aria_hidden="true")


def style(record: Record) -> str:
    """The colours in light and in dark, and the rules of the layers of the pictures."""
    light, dark = (variables(record.dispute["looks"], name) for name in ("light", "dark"))
    shown = f"color-scheme:dark;{dark}"
    parties = "".join(f".hd.side-{side}{{border-color:var(--{side}-fill)}}" for side in record.sides)
    return (
        f":root{{--sans:{sans(record.language)};--serif:{serif(record.language)};{light}}}"
        f'@media screen and (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{shown}}}}}'
        f'@media screen{{:root[data-theme="dark"]{{{shown}}}}}'
        + rules(record.dispute["looks"])
        + parties
        + ".isle.chosen .base{stroke:var(--ink);stroke-width:120}"
    )
