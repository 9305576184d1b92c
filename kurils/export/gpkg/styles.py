"""Styles for QGIS: the layers of the GeoPackage in the colours and signs of the record's own maps, set for time.

Held: a fill. Occupied: dots on a tint. Claimed without holding: stripes in the claimant's colour. Lines: agreed whole,
in practice dashed, claimed in dots of the claimant's colour. Each style lies beside the file as `LAYER.qml`, and in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import quoteattr

from kurils.base.widths import clean
from kurils.maps.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kurils.export.gpkg.container import Container
    from kurils.maps.theme import Theme
    from kurils.record import Record

#: how QGIS reads the days of a layer: from expressions. From a column of days it would compare them as texts with
#: moments, and show a spell a day before it begins
_BY_EXPRESSION = 4
_STYLES_TABLE = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"""


class Rule(NamedTuple):
    """What is drawn alike: its words in the legend, which rows it is for, and the layers of its symbol."""

    label: str
    filter: str
    layers: Sequence[str]


def styles(record: Record) -> dict[str, str]:
    """Layer -> its style as QML."""
    colours = theme("light", record.dispute["looks"])
    names = {look["id"]: record.actors[look["id"]] for look in record.dispute["looks"]}
    return {
        "spells": _style("fill", list(_held(record, colours, names)), label="name", days=("from", "to")),
        "borders": _style("line", list(_lines(record, colours, names)), days=("from", "to")),
        "events": _style("marker", [_events(record, colours)], days=("date", "")),
        "places": _style("fill", [_ground(record, colours)], label="name"),
    }


def add_styles(container: Container, found: dict[str, str], day: str) -> None:
    """Put the styles into the file, where QGIS takes each as that of its layer."""
    container.sql.execute(_STYLES_TABLE)
    container.sql.executemany(
        "INSERT INTO layer_styles VALUES (NULL, '', '', ?, 'geom', ?, ?, '', 1, '', '', '', ?)",
        [(layer, layer, style, f"{day}T00:00:00.000Z") for layer, style in found.items()],
    )
    container.sql.execute(
        "INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles for QGIS', ?, "
        "NULL, NULL, NULL, NULL, NULL)", (f"{day}T00:00:00.000Z",),
    )  # fmt: skip


def _held(record: Record, colours: Theme, names: dict[str, str]) -> Iterator[Rule]:
    tr = record.wording.tr
    occupied = "\"control_kind\" = 'military-occupation'"
    yield Rule(tr("legend.held.none"), '"holder" IS NULL', [_fill(colours.none, colours.none_deep)])
    for state, name in names.items():
        ink, holds = colours.of(state), f"\"holder\" = '{state}'"
        if not _ever(record, "holder", state):
            continue
        yield Rule(
            tr("legend.held.administration", state=name), f"{holds} AND NOT ({occupied})", [_fill(ink.fill, ink.deep)]
        )
        dots = [_fill(ink.tint, ink.fill), _dots(ink.fill)]
        yield Rule(tr("legend.held.military-occupation", state=name), f"{holds} AND {occupied}", dots)
    for look in record.dispute["looks"]:
        state = look["id"]
        claims = f"';' || \"claimants\" || ';' LIKE '%;{state};%' AND (\"holder\" IS NULL OR \"holder\" <> '{state}')"
        # the record counts an angle as its pictures do, clockwise from upright; QGIS from level, the other way round
        yield Rule(tr("legend.claimed", state=names[state]), claims, [
            # on a light gap, as in print
            _stripes(colours.gap, 90 - look["slant"], 1.1), _stripes(colours.of(state).fill, 90 - look["slant"], 0.6),
        ])  # fmt: skip


def _ever(record: Record, key: str, state: str) -> bool:
    return any(spell[key] == state for spell in record.section("tracks")["control"])


def _lines(record: Record, colours: Theme, names: dict[str, str]) -> Iterator[Rule]:
    tr = record.wording.tr
    yield Rule(tr("legend.line.agreed"), "\"state\" IN ('agreed', 'demarcated')", [_line(colours.line, 0.9)])
    yield Rule(tr("legend.line.de-facto"), "\"state\" = 'de-facto'", [_line(colours.line, 0.7, "5;3")])
    for state in dict.fromkeys(border["by"] for border in record.section("shapes")["borders"]):
        if state:
            rows = f"\"state\" = 'claimed' AND \"by\" = '{state}'"
            yield Rule(
                tr("legend.line.claimed", state=names[state]), rows, [_line(colours.of(state).fill, 1.3, "0.1;2")]
            )


def _events(record: Record, colours: Theme) -> Rule:
    layer = _layer("SimpleMarker", name="circle", color=_rgba(colours.panel), outline_color=_rgba(colours.ink),
                   outline_width="0.4", size="2.6")  # fmt: skip
    return Rule(record.wording.tr("style.event"), "", [layer])


def _ground(record: Record, colours: Theme) -> Rule:
    # a territory lies over its islands: only those are drawn
    return Rule(record.wording.tr("style.place"), '"id" <> "group"', [_fill(colours.land, colours.coast)])


def _style(kind: str, rules: Sequence[Rule], label: str = "", days: tuple[str, str] | None = None) -> str:
    """A whole style; `days` are the columns of the first day and of the first day after, which may be none."""
    parts = ["<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>",
             f'<qgis version="3.22" labelsEnabled="{int(bool(label))}" '
             'styleCategories="Symbology|Labeling|Temporal">']  # fmt: skip
    if days:
        start = quoteattr(f'to_datetime("{days[0]}")')
        # QGIS takes what has no end for what is not there
        open_end = f'coalesce(to_datetime("{days[1]}"), make_datetime(9999,12,31,0,0,0))'
        end = quoteattr(open_end if days[1] else "")
        # limitMode 0: the first day is in, the day of the end is not
        parts.append(
            f'<temporal enabled="1" mode="{_BY_EXPRESSION}" startExpression={start} endExpression={end} limitMode="0" '
            'startField="" endField="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">'
            "<fixedRange><start></start><end></end></fixedRange></temporal>"
        )
    parts.append(
        '<renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0"><rules key="root">'
    )
    for number, rule in enumerate(rules):
        wanted = f" filter={quoteattr(rule.filter)}" if rule.filter else ""
        parts.append(f'<rule key="rule{number}" symbol="{number}" label={quoteattr(clean(rule.label))}{wanted}/>')
    parts.append("</rules><symbols>")
    for number, rule in enumerate(rules):
        layers = "".join(rule.layers).replace("@symbol@", f"@{number}")
        parts.append(
            f'<symbol type="{kind}" name="{number}" alpha="1" clip_to_extent="1" force_rhr="0">{layers}</symbol>'
        )
    parts.append("</symbols></renderer-v2>")
    if label:
        parts.append(
            '<labeling type="simple"><settings calloutType="simple">'
            f'<text-style fieldName={quoteattr(label)} isExpression="0" fontSize="8" fontSizeUnit="Point">'
            '<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255"/>'
            '</text-style><placement placement="1" centroidInside="1"/><rendering obstacle="0"/></settings></labeling>'
        )
    return "".join([*parts, "</qgis>"])


def _fill(colour: str, outline: str) -> str:
    return _layer("SimpleFill", color=_rgba(colour), style="solid", outline_color=_rgba(outline), outline_style="solid",
                  outline_width="0.2", outline_width_unit="MM")  # fmt: skip


def _stripes(colour: str, angle: float, width: float) -> str:
    inner = _symbol("line", _line(colour, width))
    return _layer("LinePatternFill", inner, angle=f"{angle:g}", distance="3", distance_unit="MM")


def _dots(colour: str) -> str:
    marker = _layer("SimpleMarker", name="circle", color=_rgba(colour), outline_style="no", size="0.7")
    return _layer("PointPatternFill", _symbol("marker", marker), distance_x="1.4", distance_y="1.4",
                  displacement_x="0.7")  # fmt: skip


def _line(colour: str, width: float, dashes: str = "") -> str:
    pattern: dict[str, Any] = {"use_custom_dash": "1", "customdash": dashes, "customdash_unit": "MM"} if dashes else {}
    cap = "round" if dashes.startswith("0") else "flat"
    return _layer("SimpleLine", line_color=_rgba(colour), line_width=f"{width:g}", line_width_unit="MM", capstyle=cap,
                  joinstyle="round", **pattern)  # fmt: skip


def _symbol(kind: str, inner: str) -> str:
    # QGIS finds the symbol inside a pattern by the name of the one around it
    return f'<symbol type="{kind}" name="@symbol@1" alpha="1" clip_to_extent="1" force_rhr="0">{inner}</symbol>'


def _layer(kind: str, inner: str = "", **options: str) -> str:
    values = "".join(
        f'<Option type="QString" name={quoteattr(name)} value={quoteattr(value)}/>' for name, value in options.items()
    )
    return f'<layer class="{kind}" enabled="1" locked="0" pass="0"><Option type="Map">{values}</Option>{inner}</layer>'


def _rgba(colour: str) -> str:
    """`#9c6a1f` as QGIS writes colours."""
    return ",".join([*(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)), "255"])
