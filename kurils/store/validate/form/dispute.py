"""The form of `dispute.yaml`, and what must agree in it: parties, places, areas and colours of one dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.form.fields import (
    Check,
    day,
    each,
    fields,
    keyed,
    matching,
    name_text,
    need,
    nullable,
    one_of,
    opt,
    point,
    real,
    ref,
    slug,
    text,
    title_text,
)
from kurils.store.validate.form.own_words import dispute_words
from kurils.store.validate.form.pictures import DEGREES, PLANE, check_pictures

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry
    from kurils.store.validate.form.fields import At

COLOUR = matching(r"#[0-9a-f]{6}", "a colour #rrggbb in lower case")
#: where colours are used -> what for
PALETTES = {
    "light": ("fill", "deep", "tint"),
    "dark": ("fill", "deep", "tint"),
}
_territories = each(ref("territory"), at_least=1)

DISPUTE = fields({
    "title": need(title_text),
    "sides": need(each(ref("state"), at_least=2)),
    "languages": opt(each(matching("[a-z]{2,3}", "an ISO 639 code")), []),
    "positions_from": need(day),
    "default": need(_territories),
    "known": opt(nullable(DEGREES)),
    "coasts": opt(keyed(ref("coast"), ref("state")), {}),
    "told": opt(each(ref("document")), []),
    "centre": opt(nullable(point)),
    "cuts": opt(each(day), []),
    "poster": opt(each(day), []),
    "words": opt(dispute_words, {}),
})  # fmt: skip


def _of_256(value: Any, at: At) -> int | None:
    """The number of one of the 256 colours of terminals; the first sixteen look otherwise on each."""
    form = matching(r"(?a)1[6-9]|[2-9]\d|1\d\d|2[0-4]\d|25[0-5]", "a number of the 256 colours of terminals, 16 to 255")
    checked = form(value, at)
    return None if checked is None else int(checked)


def _angle(value: Any, at: At) -> float | None:
    """The slant of stripes, in degrees."""
    checked = real(value, at)
    if checked is not None and not -90 <= checked <= 90:
        at.problem("bad-value", f"{checked:g}: stripes slant by -90 to 90 degrees")
    return checked


LOOK = fields({
    "id": need(ref("state")),
    "letter": need(matching("[A-Z]", "a capital letter")),
    "slant": opt(_angle, 0.0),
    "colours": opt(fields({
        "terminal": opt(nullable(_of_256)),
        **{place: opt(nullable(fields({role: need(COLOUR) for role in roles}))) for place, roles in PALETTES.items()},
    }), {}),
})  # fmt: skip
END = one_of("start", "middle", "end")
ANCHOR = fields({
    "at": need(point),
    "end": need(END),
    "to": opt(nullable(point)),
    "tall": opt(one_of("true", "false"), "false"),
})  # fmt: skip
AREA = fields({
    "id": need(slug),
    "name": need(name_text),
    "territories": need(_territories),
    "inset": opt(nullable(ref("territory"))),
    "members_of": opt(each(ref("territory")), []),
    "anchors": opt(keyed(slug, ANCHOR), {}),
    "extent": opt(nullable(DEGREES)),
    "frame": opt(nullable(PLANE)),
})  # fmt: skip
SCENERY = fields({
    "id": need(slug),
    "kind": need(one_of("land", "sea", "cape")),
    "names": need(name_text),
    "coasts": opt(each(ref("coast")), []),
    "territories": opt(each(ref("territory")), []),
    "points": opt(each(point), []),
    "areas": opt(each(ref("area")), []),
})  # fmt: skip
REFERENCE = fields({
    "id": need(slug),
    "name": need(name_text),
    "short": need(name_text),
    "point": opt(nullable(point)),
    "coasts": opt(each(ref("coast")), []),
})  # fmt: skip
LOCATOR = fields({"names": need(name_text), "kind": need(one_of("state", "city")), "at": need(point), "end": need(END)})
#: words of a caption
CAPTION = 45
MOMENT = fields({"day": need(day), "text": need(title_text)})
CHAPTER = fields({
    "day": need(nullable(day)),
    "name": need(name_text),
    "head": need(title_text),
    "text": need(text),
    "documents": need(each(ref("document"), at_least=1)),
    "area": opt(nullable(ref("area"))),
})  # fmt: skip

DISPUTE_FILE: tuple[str, dict[str, Check]] = (
    "dispute.yaml",
    {
        "dispute": DISPUTE,
        "looks": each(LOOK),
        "areas": each(AREA, at_least=1),
        "scenery": each(SCENERY),
        "references": each(REFERENCE),
        "chapters": each(CHAPTER),
        "locator": each(LOCATOR),
        "moments": each(MOMENT),
    },
)


def check_dispute(entries: Entries) -> None:
    """Report what one entry cannot tell: parties that are not two, looks without one, anchors of nothing."""
    at = entries.dispute_at
    if at is None:
        return
    sides = [side for side in entries.dispute.get("sides") or () if side]
    if len(sides) != 2:
        at.problem("sides", f"a dispute has two parties in `sides`, not {len(sides)}; others take a `position`")
    elif sides != sorted(sides):
        at.problem("order", "`sides` stand in the order of the alphabet, as all lists of states do")
    looks = {entry.values.get("id"): entry for entry in entries["looks"]}
    states = entries.by_id("states")
    for side in sides:
        if side in states and side not in looks:
            at.problem("missing-look", f"`looks` has no entry for {side!r}, one of the parties")
    for coast, state in (entries.dispute.get("coasts") or {}).items():
        if state and state not in looks:
            at.problem("missing-look", f"`coasts` says that {coast} is {state}'s, which has no entry in `looks`")
    scenery = entries.by_id("scenery")
    territories = entries.by_id("territories")
    drawn = {polygon.get("island") for polygon in entries.by_id("polygons").values()}
    for entry in entries["areas"]:
        _check_area(entry, {*scenery, *territories, *entries.by_id("islands"), *entries.by_id("lines")})
        members = [id for name in entry.values.get("territories") or () for id in _members(territories, name)]
        if not members:
            entry.at.problem("no-island", "no territory of this area has an island: a map of it would be empty")
        elif drawn and not drawn & set(members):
            entry.at.problem("no-polygon", "no island of this area has a polygon: a map of it would be empty")
    for entry in entries["scenery"]:
        needed = ("points",) if entry.values.get("kind") in ("sea", "cape") else ("coasts", "territories")
        if not any(entry.values.get(key) for key in needed):
            entry.at.problem("no-place", f"one of {', '.join(needed)} must say where it is")
        same = entries.by_id("references").get(str(entry.values.get("id"))) or {}
        if same.get("point") and entry.values.get("points") and same["point"] not in entry.values["points"]:
            entry.at.problem("no-place", "it lies elsewhere than the point of `references` that has its id")
    for entry in entries["references"]:
        if bool(entry.values.get("point")) == bool(entry.values.get("coasts")):
            entry.at.problem("no-place", "a reference is either a `point` or the nearest of some `coasts`")
    _check_chapters(entries)
    _check_default(entries, set(sides))
    check_pictures(entries)


def _members(territories: dict[str, dict[str, Any]], name: str) -> list[str]:
    return (territories.get(name) or {}).get("members") or []


def _check_area(entry: Entry, known: set[str]) -> None:
    for name in entry.values.get("anchors") or ():
        if name not in known:
            entry.at.problem("unknown-anchor", f"`anchors` names {name!r}, which is no place, line or scenery")


def _check_default(entries: Entries, sides: set[str]) -> None:
    """Answers speak unasked of every place that both parties claim on the last day of the record."""
    last = (entries.record.get("coverage") or {}).get("to") or ""
    claimants: dict[str, set[str]] = {}
    for entry in entries["claims"]:
        if (entry.values.get("from") or "9999") <= last < (entry.values.get("to") or "9999"):
            for place in entry.values.get("territories") or ():
                claimants.setdefault(str(place), set()).add(str(entry.values.get("claimant")))
    for place in sorted(place for place, by in claimants.items() if sides and sides <= by):
        if entries.dispute_at and place not in (entries.dispute.get("default") or ()):
            told = f"`default` leaves out {place}, which both parties claim on {last}"
            entries.dispute_at.problem("no-default", told)


def _check_chapters(entries: Entries) -> None:
    """A story is told in order of time, and a caption has room for so many words."""
    before, documents = "", entries.by_id("documents")
    for entry in entries["chapters"]:
        day = entry.values.get("day") or "9999"
        if str(day) <= before:
            entry.at.problem(
                "order", "chapters stand in order of time, each on a day of its own; null, today, is the last"
            )
        before = str(day)
        _check_told(entry, documents)
        for language, words in (entry.values.get("text") or {}).items():
            if len(str(words).split()) > CAPTION:
                entry.at.problem(
                    "too-long", f"`text` in {language!r} has more than {CAPTION} words: a caption has no room"
                )


def _check_told(entry: Entry, documents: dict[str, dict[str, Any]]) -> None:
    """A chapter stands on a day of what it tells of, or between such days."""
    day = entry.values.get("day")
    dates = [
        date for id in entry.values.get("documents") or () for date in (documents.get(id) or {}).get("dates") or ()
    ]
    days = sorted(date["date"] for date in dates if date and date.get("date"))
    if day and days and not days[0] <= day <= days[-1]:
        entry.at.problem("no-event", f"{day} lies outside the days of its documents, {days[0]} to {days[-1]}")
