"""From the plane of the record to the pixels of a picture: which part of it is shown, and how large."""

from __future__ import annotations

from typing import NamedTuple

from kurils.geometry.projection import EqualArea

Box = tuple[float, float, float, float]
#: pixels to a kilometre above which the ring of a level fits, the nearest level first
LEVELS = ((2.3, "a"), (1.05, "b"), (0.62, "m"), (0.0, "c"))


class Room(NamedTuple):
    """A rectangle of a picture, in its pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def meets(self, other: Room, gap: float = 0.0) -> bool:
        """Whether the two come nearer to one another than a gap."""
        across = self.left < other.right + gap and other.left < self.right + gap
        return across and self.top < other.bottom + gap and other.top < self.bottom + gap

    def holds(self, other: Room) -> bool:
        """Whether the other lies inside, its edges included."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


class Frame:
    """A box of the plane (west, north, east, south in kilometres) fitted into a room, with its middle in the middle."""

    def __init__(self, plane: EqualArea, unit: int, box: Box, room: Room, pad: float = 10.0) -> None:
        west, north, east, south = box
        self.room, self.box, self.unit = room, box, unit
        self._plane = plane
        #: pixels to a kilometre
        self.k = min((room.width - 2 * pad) / (east - west), (room.height - 2 * pad) / (south - north))
        self.x = room.left + room.width / 2 - self.k * (west + east) / 2
        self.y = room.top + room.height / 2 - self.k * (north + south) / 2
        self.level = next(level for least, level in LEVELS if self.k > least)

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude about which the plane was made."""
        return self._plane.centre

    @property
    def transform(self) -> str:
        """The transform of a group whose paths are in units of the plane."""
        return f"translate({self.x:.2f} {self.y:.2f}) scale({self.k / self.unit:.5f})"

    def px(self, pixels: float) -> float:
        """A length in pixels as a length inside that group."""
        return round(pixels * self.unit / self.k, 1)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The pixel of a place."""
        return self.of_plane(self._plane.to_plane((longitude, latitude)))

    def of_plane(self, point: tuple[float, float]) -> tuple[float, float]:
        """The pixel of a point of the plane."""
        return self.x + self.k * point[0], self.y + self.k * point[1]
