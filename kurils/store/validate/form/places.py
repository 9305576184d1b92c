"""The form of the places: territories, islands, polygons, coasts, lines, borders and straits."""

from __future__ import annotations

from kurils.answers.lists import AREA_OF, BORDER_STATES, CALLED_KINDS, CERTAINTY
from kurils.store.validate.form.fields import (
    Check,
    day,
    each,
    edtf,
    fields,
    keyed,
    matching,
    name_string,
    name_text,
    need,
    nullable,
    number,
    one_of,
    opt,
    point,
    ref,
    slug,
    string,
    text,
    title_text,
)
from kurils.store.validate.form.schema import CODE, EVIDENCE, NOTE

_certainty = one_of(*CERTAINTY)
_sources = each(ref("source"))
_side = ref("side")

#: a name: the form, and its evidence where it is weaker than that of the place
NAME = fields({"form": need(name_string), "certainty": opt(nullable(_certainty)), "sources": opt(_sources, []), **NOTE})
#: a language; `en_xx` the English form of the name in that language, `xx_kana` how it is read
_name_kind = matching(r"[a-z]{2}(?:_[a-z]{2,4})?", "a language, or two like en_fr: the English form of the French name")
NAMES = keyed(_name_kind, each(NAME, at_least=1), at_least=1)
#: what every figure says of itself
FIGURE = {"value": need(number), "side": need(_side), **EVIDENCE, **NOTE}

AREA = fields({
    **FIGURE,
    "unit": need(one_of("km2")),
    "of": need(one_of(*AREA_OF)),
    "edition": need(string),
    "method": need(title_text),
})  # fmt: skip
HEIGHT = fields({
    **FIGURE,
    "unit": need(one_of("m")),
    "summit": opt(nullable(name_text)),
    "edition": opt(nullable(string)),
})  # fmt: skip
PEOPLE = fields({
    **FIGURE,
    "date": need(day),
    "edtf": opt(nullable(edtf)),
    "households": opt(nullable(number)),
    "place": opt(nullable(title_text)),
})  # fmt: skip
#: `point` is where that is, so that the figure can be compared with the shapes
DISTANCE = fields({**FIGURE, "unit": need(one_of("km")), "from": need(title_text), "point": opt(nullable(point))})

_PLACE = {
    "name": need(name_text),
    "names": need(NAMES),
    "aliases": opt(each(name_string), []),
    "ainu": opt(nullable(text)),
    "ainu_sources": opt(_sources, []),
    "areas": opt(each(AREA), []),
    "heights": opt(each(HEIGHT), []),
    "population": opt(each(PEOPLE), []),
    "distances": opt(each(DISTANCE), []),
    "codes": opt(each(CODE), []),
    "polygon": opt(each(ref("polygon")), []),
    "sources": need(_sources),
    **NOTE,
}
TERRITORY = fields({
    "id": need(slug),
    "members": need(each(ref("island"))),
    **_PLACE,
})  # fmt: skip
ISLAND = fields({
    "id": need(slug),
    "territory": need(ref("territory")),
    "treaty_1875_no": opt(nullable(number)),
    "middle": opt(nullable(point)),
    **_PLACE,
})  # fmt: skip

#: sums over several territories, which need not be the sums of the single figures
TOTAL = fields({
    "id": need(slug),
    "territories": need(each(ref("territory"), at_least=2)),
    "areas": opt(each(AREA), []),
    "population": opt(each(PEOPLE), []),
    **NOTE,
})  # fmt: skip

#: names that lead to one place or several and are not their own; `by` says whose word it is
CALLED = fields({
    "forms": need(each(name_string, at_least=1)),
    "kind": need(one_of(*CALLED_KINDS)),
    "places": need(each(ref("place"), at_least=1)),
    "by": opt(nullable(ref("actor"))),
    "from": opt(nullable(edtf)),
    "to": opt(nullable(edtf)),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip

#: titles by which a document is found, and which are not its own
TITLED = fields({"document": need(ref("document")), "forms": need(each(name_string, at_least=1))})

WKT = matching(r"(?a)(?:MULTI)?(?:POLYGON|LINESTRING)\s*\([-\d.,()\s]+\)", "a WKT polygon or line", None)
POLYGON = fields({
    "id": need(slug),
    "island": opt(nullable(ref("island"))),
    "name": opt(nullable(name_text)),
    "wkt": need(WKT),
    **NOTE,
})  # fmt: skip
#: land that nothing is said of
OUTLINE = fields({"id": need(slug), "wkt": need(WKT)})
LINE = fields({
    "id": need(slug),
    "name": need(name_text),
    "straits": opt(nullable(title_text)),
    "joins": opt(each(ref("line")), []),
    "wkt": need(WKT),
    "narrowest_km": opt(nullable(number)),
    "length_km": opt(nullable(number)),
    "tolerance_m": opt(nullable(number)),
    **NOTE,
})  # fmt: skip
BORDER = fields({
    "id": need(slug),
    "line": need(ref("line")),
    "from": need(day),
    "to": need(nullable(day)),
    "from_edtf": opt(nullable(edtf)),
    "to_edtf": opt(nullable(edtf)),
    "state": need(one_of(*BORDER_STATES)),
    "between": need(each(ref("state"), at_least=2)),
    "by": opt(nullable(ref("state"))),
    "document": need(nullable(ref("document"))),
    "article": opt(nullable(name_string)),
    "strait": need(nullable(ref("strait"))),
    "summary": need(text),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip
WIDTH = fields({
    "value": need(string),
    "unit": need(one_of("km")),
    "between": opt(nullable(title_text)),
    "side": opt(nullable(_side)),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip
STRAIT = fields({
    "id": need(slug),
    "names": need(name_text),
    "ja_kana": opt(nullable(name_string)),
    "aliases": opt(each(name_string), []),
    "between": need(title_text),
    "line": opt(nullable(ref("line"))),
    "widths": opt(each(WIDTH), []),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip

PLACE_FILES: tuple[tuple[str, dict[str, Check]], ...] = (
    ("islands.yaml", {"territories": each(TERRITORY), "islands": each(ISLAND), "totals": each(TOTAL)}),
    ("names.yaml", {"called": each(CALLED), "titled": each(TITLED)}),
    ("polygons.yaml", {"polygons": each(POLYGON)}),
    ("coasts.yaml", {"coasts": each(POLYGON)}),
    ("land.yaml", {"land": each(OUTLINE), "outlines": each(OUTLINE)}),
    ("lines.yaml", {"lines": each(LINE)}),
    ("borders.yaml", {"borders": each(BORDER), "straits": each(STRAIT)}),
)
