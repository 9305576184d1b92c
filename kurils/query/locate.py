"""On which island a point lies, or which is nearest, who held that, and on whose side of the day's lines it is."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from kurils.answers.cited import cited
from kurils.base.errors import UsageError
from kurils.geometry.coordinates import Place as Coordinates
from kurils.query.changes import changes_between
from kurils.query.envelope import date_forms, header, span_of, within
from kurils.query.lines import lines_on
from kurils.query.status import island_status, source_lines
from kurils.store.tracks import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any

    from kurils.answers.days import Change, IslandStatus
    from kurils.answers.places import LineSide, LocateAnswer, StraitNear
    from kurils.dates import HistoricalDate
    from kurils.geometry.locator import Locator

#: of a point this far from every island the record says nothing; it may have been meant otherwise: see `_hint`
FAR_KM, NEAR_KM = 1000.0, 100.0
#: where the median is farther from the shores than this part of the narrowest width, the strait has become open sea
WIDEST = 1.5


class Questions:
    """The record prepared for many points: each island and day is looked up once."""

    def __init__(
        self,
        section: Mapping[str, Any],
        shapes: Mapping[str, Any],
        places: Mapping[str, Any],
        owners: Mapping[str, str],
        today: date,
        tell: Callable[[list[Change]], None],
    ) -> None:
        from kurils.geometry.locator import Locator

        self.section, self.today = section, today
        #: puts changes in words
        self.tell = tell
        #: whose the land around was; the islands ask their tracks
        self.owners = owners
        self.borders: list[dict[str, Any]] = shapes["borders"]
        self.coasts: dict[str, str] = {coast["id"]: coast["name"] or coast["id"] for coast in shapes["coasts"]}
        self.straits = {strait["line"]: strait for strait in places["straits"] if strait["line"]}
        self.widths = {line["id"]: float(line["narrowest_km"] or 0) for line in shapes["lines"]}
        self.locator: Locator = Locator(
            {polygon["island"]: polygon["wkt"] for polygon in shapes["polygons"] if polygon["island"]},
            {coast["id"]: coast["wkt"] for coast in shapes["coasts"]},
            {line["id"]: line["wkt"] for line in shapes["lines"]},
        )
        if not self.locator.islands:
            raise UsageError("the record has no polygon of an island", "polygons.yaml is where they stand")
        self._places: dict[str, Place] = {}
        self._known: dict[tuple[str, str, str], tuple[list[Change], IslandStatus | None]] = {}

    def locate(self, point: Coordinates, question: HistoricalDate, line: int | None = None) -> LocateAnswer:
        """The answer for one point, from that line of an input if there is one. Raises DateOutOfCoverage."""
        meta = self.section["meta"]
        first, last, beyond = within(meta, question, self.today)
        spot = (point.longitude, point.latitude)
        island = self.locator.island_at(spot)
        nearest, way = self.locator.nearest_island(spot)
        place = self._place(nearest)
        coast = None if island else self.locator.coast_at(spot)
        land = island or coast
        # so far away the record says nothing of who held what
        far = way.km > FAR_KM
        changes, status = ([], None) if far else self._status(nearest, first, last)
        told = [status[key] for key in ("control", "title", "claims", "governing_document")] if status else []
        return {
            "kurils": header("locate", meta, beyond),
            "line": line,
            "date": date_forms(question),
            "span": span_of(question, first, last),
            "point": {"latitude": point.latitude, "longitude": point.longitude},
            "island": island,
            "group": place.group if island else None,
            "distance_km": round(way.km, 2),
            "nearest": nearest,
            "nearest_group": place.group,
            "name": place.name,
            "shore": {"latitude": round(way.end[1], 5), "longitude": round(way.end[0], 5)},
            "coast": {"id": coast, "name": self.coasts[coast]} if coast else None,
            "holder": status["holder"] if status else None,
            "control": status["control"] if status else None,
            "title": status["title"] if status else None,
            "claimants": status["claimants"] if status else [],
            "governing_document": status["governing_document"] if status else None,
            "strait": None if land else self._strait(spot),
            "side_of_line": [] if changes or far else self._sides(spot, first, land, nearest),
            "changes": changes,
            "hint": self._hint(point) if far else None,
            "sources": source_lines(self.section, cited(told, changes)),
        }

    def _place(self, id: str) -> Place:
        if id not in self._places:
            self._places[id] = Place(id, self.section)
        return self._places[id]

    def _status(self, id: str, first: str, last: str) -> tuple[list[Change], IslandStatus | None]:
        """What changes in [first, last], else the status, of one island."""
        key = (id, first, last)
        if key not in self._known:
            place = self._place(id)
            changes = changes_between([place], first, last) if first < last else []
            self.tell(changes)
            self._known[key] = (changes, None if changes else island_status(self.section, place, first))
        return self._known[key]

    def _strait(self, spot: tuple[float, float]) -> StraitNear | None:
        """The strait in which a point at sea lies: in the circle around the nearest place of its median that touches
        the shores."""
        line = self.locator.nearest_line(spot, self.straits)
        if line is None:
            return None
        way = self.locator.to_line(spot, line)
        # how far the shores may be at most
        reach = WIDEST * self.widths[line] or inf
        if not way.beside or way.km > reach or not way.km <= self.locator.to_land(way.foot) <= reach:
            return None
        strait = self.straits[line]
        names = dict(strait["names"])
        return {"id": strait["id"], "name": strait["name"], "names": names, "distance_km": round(way.km, 2)}

    def _sides(self, spot: tuple[float, float], day: str, land: str | None, island: str) -> list[LineSide]:
        """For each kind of line of the day: whose side the point is on, and the nearest line of that kind.

        The lines are medians, so the side is that of the nearest land, as its title, holder or claimants say. Close to
        a line in practice its own course decides, since such a line may pass an islet on the far side.
        """
        kinds: dict[tuple[str, str | None], list[dict[str, Any]]] = {}
        for entry in lines_on(self.borders, day):
            state = "agreed" if entry["state"] == "demarcated" else entry["state"]
            kinds.setdefault((state, entry["by"]), []).append(entry)
        nearest = land or (self.locator.nearest_land(spot, island) if kinds else "")
        found: list[LineSide] = []
        for (state, by), entries in kinds.items():
            line = self.locator.nearest_line(spot, [entry["line"] for entry in entries])
            entry = next(entry for entry in entries if entry["line"] == line)
            way = self.locator.to_line(spot, entry["line"])
            close = state == "de-facto" and land not in self.coasts and way.km <= self.widths[entry["line"]]
            decides = self.locator.beside(entry["line"])[way.side] if close and way.side else nearest
            found.append({
                "state": entry["state"],
                "by": by,
                "side": self._side_of(decides, state, by, day),
                "border": entry["id"],
                "document": entry["document"],
                "distance_km": round(way.km, 2),
            })  # fmt: skip
        return found

    def _side_of(self, land: str, state: str, by: str | None, day: str) -> str | None:
        """Whose side an island or coast is on by lines of one kind; None where they leave it open."""
        if land in self.coasts:
            owner = self.owners.get(land)
            return owner if by in (None, owner) else None
        place = self._place(land)
        if state == "agreed":
            title = place.on("title", day)
            # only an agreed one has a holder
            return title["holder"] if title else None
        if state == "de-facto":
            control = place.on("control", day)
            return control["holder"] if control else None
        claimed = any(claim["claimant"] == by for claim in place.all_on("claims", day))
        return by if claimed else None

    def _hint(self, point: Coordinates) -> str | None:
        """The point that may have been meant, when another order or sign brings one to the islands."""
        lat, lon = point
        for meant in ((lat, -lon), (-lat, lon), (-lat, -lon), (lon, lat)):
            if abs(meant[0]) <= 90 and self.locator.nearest_island((meant[1], meant[0]))[1].km <= NEAR_KM:
                return f"{meant[0]:g} {meant[1]:g}"
        return None
