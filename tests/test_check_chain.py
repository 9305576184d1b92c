"""Where islands lie: by those of their territory, the main one of which is the largest, and as a list numbers them."""

from __future__ import annotations

from itertools import combinations

import pytest

from kurils.geometry.rings import parse_area
from kurils.store.loading import load_folder
from kurils.store.validate.form.entries import apply_schema
from kurils.store.validate.land.chain import check_chain
from kurils.store.validate.land.figures import check_figures, km2
from tests.in_memory import reported

NUMBER = "treaty_1875_no"


def square(x, y, size=0.1):
    """An island of a square, with its corner in the south-west."""
    corners = ((x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y))
    return parse_area(f"POLYGON (({', '.join(f'{a} {b}' for a, b in corners)}))")


def found(places, **notes):
    """What is reported of islands: territory, number, and where each lies; and notes by their ids."""
    islands = [
        {"id": id, "territory": territory, NUMBER: number, "polygon": [id], "name": {"en": f"The {id}"}}
        | {"note": notes.get(id)}
        for id, (territory, number, _) in places.items()
    ]
    shapes = {id: shape for id, (*_, shape) in places.items() if shape}
    told, messages = reported(lambda entries: check_chain(entries, shapes), {"islands": islands})
    assert all(code == "wrong-place" for *_, code in told)
    return [number for _, number, _ in told], messages


def chain(*where):
    """Islands numbered from 1 in the order in which they are given, each at a longitude and a latitude."""
    return {f"i{n}": ("group", str(n), square(*at)) for n, at in enumerate(where, 1)}


def test_numbers_go_along_the_chain():
    """From any end to the other, and beside its middle."""
    assert found(chain((150, 45), (151, 46), (151.5, 47.5), (153, 48))) == ([], [])
    assert found(chain((153, 48), (151, 47.2), (151, 46), (150, 45))) == ([], [])
    told, messages = found(chain((150, 45), (152, 47), (151, 46), (153, 48)))
    assert told == [2]
    assert "it lies before i2 along the chain, and its number, 3, comes after 2" in messages[0]


def test_islands_of_one_number_lie_as_they_like():
    """And those without a number, without a shape, and of lists too short to be a chain."""
    places = chain((150, 45), (151, 46), (152, 47))
    assert (
        found({**places, "pair": ("group", "2", square(151.2, 46.2)), "none": ("group", None, square(149, 44))})[0]
        == []
    )
    assert found({**places, "pair": ("group", "2", square(153, 48))})[0] == [2]
    assert found({**places, "lost": ("group", "9", None)}) == ([], [])
    assert found(chain((150, 45), (149, 44))) == ([], [])
    assert found(chain((150, 45), (151, 46), (150, 45)))[0] == []


def test_an_island_lies_by_those_of_its_territory():
    """But for the main one, which has its id, and one that is alone."""
    near = {
        "big": ("big", None, square(150, 45, 1)),
        "islet": ("big", None, square(151.1, 45)),
        "great": ("great", None, square(153, 45, 1)),
        "rock": ("great", None, square(152.8, 45)),
        "alone": ("alone", None, square(150, 46.01)),
    }
    assert found(near) == ([], [])
    exchanged = {**near, "islet": ("big", None, square(152.8, 45)), "rock": ("great", None, square(151.1, 45))}
    told, messages = found(exchanged)
    assert told == [1, 3]
    assert "by great, which is of great, and not by an island of big" in messages[0]
    # groups are drawn by law too, which a note may say
    assert found(exchanged, islet={"en": "It lies by The great, and a decree counts it with The big."})[0] == [3]
    assert found(exchanged, islet={"en": "It has no trees."})[0] == [1, 3]


def test_the_island_with_the_id_of_its_territory_is_its_largest():
    """A group has no such island."""
    places = {"big": ("big", None, square(150, 45)), "islet": ("big", None, square(151, 45, 0.5))}
    assert found(places)[0] == [0]
    assert found({"other": places["big"], "islet": places["islet"]}) == ([], [])
    assert found({"big": ("big", None, square(150, 45)), "islet": ("big", None, square(151, 45))}) == ([], [])


#: of these the record has no figure that tells them apart
@pytest.fixture(scope="module")
def own():
    """The entries of the record, and its shapes."""
    from tests.conftest import HERE

    entries = apply_schema(load_folder(str(HERE.parent / "data"))[0])
    return entries, {str(e.values["id"]): parse_area(e.values["wkt"]) for e in entries["polygons"]}


def test_polygons_of_the_record_that_are_exchanged_are_found(own):
    """Of all pairs of islands, small ones and such without figures among them."""
    entries, shapes = own
    passed = set()
    small = [id for id, shape in shapes.items() if sum(map(len, shape[0])) < 250]
    size = {id: sum(map(km2, [shapes[id]])) for id in small}
    # of very different ones the area tells
    alike = [(one, other) for one, other in combinations(small, 2) if 1 / 3 < size[one] / size[other] < 3]
    assert len(alike) > 100
    for one, other in alike:
        exchanged = {**shapes, one: shapes[other], other: shapes[one]}
        del entries.problems[:]
        check_figures(entries, exchanged, None)
        if not entries.problems:
            check_chain(entries, exchanged)
        if not entries.problems:
            passed.add(frozenset((one, other)))
    assert passed == set()


@pytest.mark.parametrize(
    ("east", "size", "caught"),
    [(1.1, 0.01, False), (-0.2, 0.01, False), (1.8, 0.01, True), (-5, 0.01, True), (30, 0.01, True), (30, 0.2, False)],
)
def test_islets_lie_around_their_main_island(east, size, caught):
    """Every part of them, within a third of its length, or the note says why; what is larger lies as it likes."""
    near, far = square(145 - 0.02, 44, size), square(145 + east, 44, size)
    places = {"main": ("main", None, square(145, 44, 1.0)), "islets": ("main", None, near + far)}
    told, messages = found(places)
    assert told == ([1] if caught else [])
    assert all("lies further from main" in message for message in messages)
    assert found(places, islets={"en": "Ruled from The main."})[0] == []


@pytest.mark.parametrize(
    ("middle", "caught"),
    [([145.05, 44.05], 0), ([145.055, 44.045], 0), ([145.057, 44.05], 1), ([145.05, 44.06], 1), ([44.05, 145.05], 1)],
)
def test_the_shape_of_an_island_lies_where_its_middle_is_told(middle, caught):
    """To a hundredth of a degree; if one island tells it each that is drawn does."""
    drawn = {"id": "isle", "territory": "isle", "polygon": ["isle"], "name": {"en": "Isle"}, "middle": middle}
    shapes = {"isle": square(145, 44), "rock": square(146, 44, 0.001)}
    rock = {"id": "rock", "territory": "rock", "polygon": ["rock"], "name": {"en": "Rock"}}

    def told(*islands):
        listed = {"islands": [*islands], "territories": []}
        return [code for *_, code in reported(lambda entries: check_chain(entries, shapes), listed)[0]]

    assert told(drawn) == told(drawn, {**rock, "polygon": []}) == caught * ["wrong-place"]
    assert told({**drawn, "middle": None}, rock) == []
    assert told(drawn, rock) == [*caught * ["wrong-place"], "no-middle"]
