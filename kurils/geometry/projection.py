"""From longitude and latitude to a plane, for drawing: an equal-area projection for pictures, a conic for the terminal.

The conic is Lambert's conformal one of the WGS84 ellipsoid. Conformal: shapes of islands stay true, and at any place
the scale is the same in every direction. The two standard parallels lie a sixth of the height inside the map, where the
scale is exact. Measured against geodesics, it is nowhere off by more than 0.02 % on a map of the four, 0.2 % on one
from Hokkaido to Kamchatka, 0.4 % with Sakhalin. Formulas as in Snyder, Map Projections (1987), chapters 15 and 24.
Drawn maps are for looking at; figures are computed in `distance` and `figures`.
"""

from __future__ import annotations

from math import asin, atan, atan2, cos, degrees, hypot, log, pi, radians, sin, sqrt, tan

from kurils.geometry.rings import Bounds, Point

#: half the longer axis of the ellipsoid in kilometres, and its eccentricity
AXIS_KM = 6378.137
_FLATTENING = 1 / 298.257223563
_ECCENTRICITY = sqrt(_FLATTENING * (2 - _FLATTENING))


#: the radius of a sphere of the Earth's area, in kilometres
RADIUS_KM = 6371.0


class EqualArea:
    """Lambert azimuthal equal-area on a sphere, about a centre (longitude, latitude in degrees): an island twice as
    large is drawn twice as large, wherever it lies. The plane is in kilometres, x to the east, y to the SOUTH, as
    pictures count; the rings, lines and coasts of all drawn maps lie on it.
    """

    def __init__(self, centre: Point) -> None:
        self.centre = centre
        self._middle, low = radians(centre[0]), radians(centre[1])
        self._sin, self._cos = sin(low), cos(low)

    def to_plane(self, point: Point) -> Point:
        """The place of a point (longitude, latitude in degrees) on the plane, in kilometres from the centre."""
        phi, turn = radians(point[1]), radians(point[0]) - self._middle
        high, wide = sin(phi), cos(phi)
        k = RADIUS_KM * sqrt(2 / (1 + self._sin * high + self._cos * wide * cos(turn)))
        return k * wide * sin(turn), -k * (self._cos * high - self._sin * wide * cos(turn))

    def to_earth(self, point: Point) -> Point:
        """Longitude and latitude, in degrees, of a point of the plane."""
        x, y = point[0], -point[1]
        rho = hypot(x, y)
        if rho < 1e-9:
            return self.centre
        angle = 2 * asin(rho / (2 * RADIUS_KM))
        latitude = asin(cos(angle) * self._sin + y * sin(angle) * self._cos / rho)
        turn = atan2(x * sin(angle), rho * self._cos * cos(angle) - y * self._sin * sin(angle))
        return degrees(self._middle + turn), degrees(latitude)


#: the smallest constant of a cone: below it the tip is too far away for the numbers
_FLATTEST = 1e-3


class Conic:
    """Lambert conformal conic, centred on a box in degrees; the plane is in kilometres, x to the east, y to the north.

    Across the equator it is the flattest cone that can be reckoned with, nearly Mercator's cylinder.
    """

    def __init__(self, box: Bounds) -> None:
        self.middle = radians((box.west + box.east) / 2)
        sixth = (box.north - box.south) / 6
        low, high = radians(box.south + sixth), radians(box.north - sixth)
        if high - low < 1e-9:
            self.cone = sin(low)
        else:
            self.cone = log(_width(low) / _width(high)) / log(_slope(low) / _slope(high))
        if abs(self.cone) < _FLATTEST:
            self.cone = _FLATTEST
        self._factor = AXIS_KM * _width(low) / (self.cone * float(_slope(low) ** self.cone))
        self._height = self._rho(radians((box.south + box.north) / 2))

    def to_plane(self, point: Point) -> Point:
        """The place of a point (longitude, latitude in degrees) on the plane, in kilometres from the centre."""
        rho, turn = self._rho(radians(point[1])), self.cone * (radians(point[0]) - self.middle)
        return rho * sin(turn), self._height - rho * cos(turn)

    def to_earth(self, point: Point) -> Point:
        """Longitude and latitude, in degrees, of a point of the plane."""
        x, y = point[0], self._height - point[1]
        slope = (hypot(x, y) / abs(self._factor)) ** (1 / self.cone)
        latitude = pi / 2 - 2 * atan(slope)
        for _ in range(6):
            # each step brings the ellipsoid's part a hundred times nearer
            latitude = pi / 2 - 2 * atan(slope * _flattening(latitude))
        turn = atan2(x, y) if self.cone > 0 else atan2(-x, -y)
        return degrees(self.middle + turn / self.cone), degrees(latitude)

    def _rho(self, latitude: float) -> float:
        return self._factor * float(_slope(latitude) ** self.cone)


def _width(latitude: float) -> float:
    """The radius of a parallel, in parts of the axis."""
    return cos(latitude) / sqrt(1 - (_ECCENTRICITY * sin(latitude)) ** 2)


def _slope(latitude: float) -> float:
    """The tangent of half the distance to the pole, as a sphere conformal to the ellipsoid has it."""
    return tan(pi / 4 - latitude / 2) / _flattening(latitude)


def _flattening(latitude: float) -> float:
    part = _ECCENTRICITY * sin(latitude)
    return float(((1 - part) / (1 + part)) ** (_ECCENTRICITY / 2))
