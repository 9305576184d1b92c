"""The sources that an answer, or any part of one, cites, and where in them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from kurils.answers.days import IslandStatus, SourceLine


def cited(*parts: Any) -> Iterator[str]:
    """The ids under every `sources` of the parts, in the order in which they stand, as often as they do.

    Parts are values of an answer or of the record: mappings, lists of them, or None.
    """
    for part in parts:
        if isinstance(part, (list, tuple)):
            yield from cited(*part)
        elif hasattr(part, "items"):
            for key, value in part.items():
                if key == "sources" or key.endswith("_sources"):
                    yield from value
                elif value.__class__ is not str:
                    yield from cited(value)


#: how much of a source was read, the most first
READ = ("whole", "part", "quoted", "unseen")


def best(islands: Iterable[IslandStatus], lines: Iterable[SourceLine], most: int = 2) -> list[SourceLine]:
    """The sources on which the answer for some places rests best: of each of its parts that which was read furthest.

    The parts are the governing document, control, title and the claims; `lines` are the sources of the answer.
    """
    known = {line["id"]: line for line in lines}
    found: dict[str, SourceLine] = {}
    chosen = list(islands)
    for part in ("governing_document", "control", "title", "claims"):
        ids = [id for id in cited([island[part] for island in chosen]) if id in known]
        if ids:
            first = min(ids, key=lambda id: READ.index(known[id]["read"]))
            found[first] = known[first]
    return list(found.values())[:most]


def located(*parts: Any) -> dict[str, list[str]]:
    """Source id -> every place in it that `locators` of the parts name, in the order in which they stand."""
    found: dict[str, list[str]] = {}
    for part in parts:
        if isinstance(part, (list, tuple)):
            below = located(*part)
        elif hasattr(part, "items"):
            below = {id: [where] for id, where in (part.get("locators") or {}).items()}
            for id, places in located(*(value for key, value in part.items() if key != "locators")).items():
                below.setdefault(id, []).extend(places)
        else:
            continue
        for id, places in below.items():
            known = found.setdefault(id, [])
            known.extend(place for place in places if place not in known)
    return found
