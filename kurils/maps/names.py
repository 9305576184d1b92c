"""Which names stand on a map, in which language, and the short line under a territory's name: who holds, who claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.naming import apart, forms, place_name, text_in
from kurils.maps.scene import box_of
from kurils.words import phrases

if TYPE_CHECKING:
    from kurils.answers.dispute import Scenery
    from kurils.geometry.rings import Point
    from kurils.maps.scene import Land, Scene
    from kurils.store.contents import Contents
    from kurils.words.wording import Wording


class Name(NamedTuple):
    """A name, what it names, and how much it matters: those that come first are placed first."""

    text: str
    #: who holds and who claims in a few words, of territories; else empty
    note: str
    #: `territory`, `island`, `land`, `sea`, `cape`
    kind: str
    #: ids of islands, or of coasts for `land`
    targets: frozenset[str]
    #: where it stands, of seas and capes
    points: tuple[Point, ...] = ()
    #: the note at greater length
    said: str = ""


def names_on(scene: Scene, record: Contents, language: str = "") -> list[Name]:
    """The names of a map, the most important ones first.

    Raises UsageError for a language of labels that is none.
    """
    wanted = forms(record, language)
    places, shown = record.section("places"), scene.answer["territories"]
    least = (scene.core.high - scene.core.low) / 40
    of_group: dict[str, list[str]] = {}
    for land in scene.lands:
        of_group.setdefault(land.feature["group"], []).append(land.feature["id"])
    names = []
    sizes = {id: _spread(scene, members) for id, members in of_group.items()}
    members_of = scene.area["members_of"]
    #: a map of nothing but islands that are named one by one, however small
    close = members_of == shown
    # the smallest first: they have the fewest places for a name
    for entry in sorted(places["territories"], key=lambda entry: sizes.get(entry["id"], 0)):
        members = of_group.get(entry["id"], [])
        if entry["id"] in shown and members and not close:
            note, said = _notes(scene, set(members), record.wording)
            names.append(Name(place_name(record, entry, wanted), note, "territory", frozenset(members), said=said))
    scenery = [each for each in record.dispute["scenery"] if scene.area["id"] in (each["areas"] or [scene.area["id"]])]
    names += [_fixed(each, wanted, points=_points(each)) for each in scenery if each["kind"] == "cape"]
    islands = {entry["id"]: entry for entry in places["islands"]}
    for land in sorted(scene.lands, key=_size, reverse=True):
        id, group = land.feature["id"], land.feature["group"]
        if group in members_of and id != group and not _nameless(id) and (close or _size(land) > least):
            names.append(Name(place_name(record, islands[id], wanted), "", "island", frozenset([id])))
    drawn = {coast.id for coast in scene.coasts}
    for each in scenery:
        if each["kind"] != "land":
            continue
        found = drawn.intersection(each["coasts"])
        if not set(each["territories"]) & set(shown):
            found |= set(each["territories"]).intersection(land.feature["id"] for land in scene.lands)
        if found:
            names.append(_fixed(each, wanted, frozenset(found)))
    return names + [_fixed(each, wanted, points=_points(each)) for each in scenery if each["kind"] == "sea"]


def _notes(scene: Scene, members: set[str], wording: Wording) -> tuple[str, str]:
    """The status of a territory, short and at length; both empty when its islands differ."""
    lands = [land for land in scene.lands if land.feature["id"] in members]
    said = {
        (
            phrases.in_short(land.feature["holder"], land.feature["claimants"], wording),
            phrases.look(land.look.holder, land.look.kind, land.look.others, wording),
        )
        for land in lands
    }
    if any(land.feature["changing_hands"] for land in lands):
        changing = wording.tr("map.legend.changing")
        said = {(wording.clauses([short, changing]), wording.clauses([long, changing])) for short, long in said}
        if len(said) > 1:
            said = {(changing, changing)}
    return said.pop() if len(said) == 1 else ("", "")


def _nameless(id: str) -> bool:
    return id.endswith("_islets")


def _fixed(
    entry: Scenery, wanted: tuple[str, ...], targets: frozenset[str] = frozenset(), points: tuple[Point, ...] = ()
) -> Name:
    text = text_in(entry["names"], wanted)
    return Name(text, "", entry["kind"], targets, points)


def _points(entry: Scenery) -> tuple[Point, ...]:
    return tuple((x, y) for x, y in entry["points"])


def _spread(scene: Scene, members: list[str]) -> float:
    """The longer side of the box around some islands, in kilometres."""
    box = box_of(land.rings for land in scene.lands if land.feature["id"] in members)
    return max(box.right - box.left, box.high - box.low)


def _size(land: Land) -> float:
    """The longer side of the box around an island, in kilometres."""
    box = box_of([land.rings])
    return max(box.right - box.left, box.high - box.low)


def layouts(name: Name) -> list[tuple[int, list[str]]]:
    """The ways to write a name with its note, each with a penalty: at length, short, in two lines, bare at the last."""
    first, second = apart(name.text)
    broken = [first, second] if second else [name.text]
    ways = [
        (0, [name.text, name.said]), (3, [name.text, name.note]), (6, [*broken, name.note]), (14, [name.text]),
        (17, broken),
    ]  # fmt: skip
    found: list[tuple[int, list[str]]] = []
    for penalty, way in ways:
        lines = [line for line in way if line]
        if all(lines != known for _, known in found):
            found.append((penalty, lines))
    return found
