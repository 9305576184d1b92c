"""Which names stand on a map, in which language, and the short line under a territory's name: who holds, who claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.base.errors import NoSuchValue
from kurils.geometry.distance import NOSAPPU
from kurils.maps.scene import box_of
from kurils.words import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kurils.geometry.rings import Point
    from kurils.maps.scene import Land, Scene
    from kurils.words.wording import Wording

#: `en`: both names in Latin letters; `ru`, `ja`: that language; `both`: Russian and Japanese
LANGUAGES = ("en", "ru", "ja", "both")
#: ids of coasts -> the land they belong to, as `map.name.*` of the wording has it
COASTS = {
    "hokkaido_east": "hokkaido", "hokkaido_west": "hokkaido", "kamchatka_tip": "kamchatka", "rebun": None,
    "rishiri": None,
}  # fmt: skip
FOUR = ("iturup", "kunashir", "shikotan", "habomai")
HABOMAI = "habomai"
SAKHALIN = ("sakhalin-south", "sakhalin-north")
#: longitude and latitude near which a sea's name stands, if that is on the map
SEAS: dict[str, tuple[Point, ...]] = {
    "okhotsk": ((148.0, 49.6), (149.5, 47.5), (146.3, 45.1), (145.5, 44.6)),
    "pacific": ((155.5, 46.6), (152.5, 45.2), (148.4, 44.0), (147.6, 43.5)),
}


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


def names_on(scene: Scene, places: Mapping[str, Any], wording: Wording, language: str = "en") -> list[Name]:
    """The names of a map, the most important ones first. `places` is the section of that name.

    Raises UsageError for a language of labels that is none.
    """
    if language not in LANGUAGES:
        raise NoSuchValue(f"no labels in {language!r}", language, "labels", LANGUAGES)
    area = scene.answer["area"]
    least = (scene.core.high - scene.core.low) / 40
    of_group: dict[str, list[str]] = {}
    for land in scene.lands:
        of_group.setdefault(land.feature["group"], []).append(land.feature["id"])
    names = []
    sizes = {id: _spread(scene, members) for id, members in of_group.items()}
    # the smallest first: they have the fewest places for a name
    for entry in sorted(places["territories"], key=lambda entry: sizes.get(entry["id"], 0)):
        members = of_group.get(entry["id"], [])
        if entry["id"] in scene.answer["territories"] and members and area != HABOMAI:
            note, said = _notes(scene, set(members), wording)
            names.append(Name(_name(entry, language), note, "territory", frozenset(members), said=said))
    if area == HABOMAI:
        names.append(_fixed("nosappu", "cape", wording, language, points=(NOSAPPU,)))
    islands = {entry["id"]: entry for entry in places["islands"]}
    for land in sorted(scene.lands, key=_size, reverse=True):
        id, group = land.feature["id"], land.feature["group"]
        wanted = group == HABOMAI if area == HABOMAI else group not in FOUR and group not in SAKHALIN
        if wanted and id != group and not id.endswith("_islets") and (area == HABOMAI or _size(land) > least):
            names.append(Name(_name(islands[id], language), "", "island", frozenset([id])))
    coasts: dict[str, set[str]] = {}
    for coast in scene.coasts:
        key = COASTS.get(coast.id)
        if key:
            coasts.setdefault(key, set()).add(coast.id)
    names += [_fixed(key, "land", wording, language, frozenset(ids)) for key, ids in coasts.items()]
    if not set(SAKHALIN) & set(scene.answer["territories"]):
        drawn = frozenset(land.feature["id"] for land in scene.lands if land.feature["id"] in SAKHALIN)
        if drawn:
            names.append(_fixed("sakhalin", "land", wording, language, drawn))
    return names + [_fixed(key, "sea", wording, language, points=points) for key, points in SEAS.items()]


def member_names(scene: Scene, places: Mapping[str, Any], group: str, language: str = "en") -> list[Name]:
    """The names of the islands of one territory, the largest first, without unnamed islets."""
    islands = {entry["id"]: entry for entry in places["islands"]}
    lands = [
        land for land in scene.lands if land.feature["group"] == group and not land.feature["id"].endswith("_islets")
    ]
    return [
        Name(_name(islands[land.feature["id"]], language), "", "island", frozenset([land.feature["id"]]))
        for land in sorted(lands, key=_size, reverse=True)
    ]


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
        said = {(f"{short}; {changing}", f"{long}; {changing}") for short, long in said}
        if len(said) > 1:
            said = {(changing, changing)}
    return said.pop() if len(said) == 1 else ("", "")


def _name(entry: dict[str, Any], language: str) -> str:
    if language == "en":
        return str(entry["name"])
    wanted = ("ru", "ja") if language == "both" else (language,)
    forms = [entry["names"][key][0]["form"] for key in wanted if entry["names"].get(key)]
    return " · ".join(forms) or str(entry["name"])


def _fixed(
    key: str,
    kind: str,
    wording: Wording,
    language: str,
    targets: frozenset[str] = frozenset(),
    points: tuple[Point, ...] = (),
) -> Name:
    wanted = ("ru", "ja") if language == "both" else (language,)
    return Name(" · ".join(wording.tr(f"map.name.{key}.{each}") for each in wanted), "", kind, targets, points)


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
    first, bracket, second = name.text.partition(" (")
    broken = [first, bracket.strip() + second] if second else [name.text]
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
