"""When the moon was new, to some minutes: the day on which a month of a calendar of the moon begins.

After Jean Meeus, Astronomical Algorithms, 2nd edition (Willmann-Bell 1998), chapter 49, with its larger periodic terms;
what they leave out is at most a few minutes in the centuries of the table.
"""

from __future__ import annotations

from math import radians, sin

#: the new moon of January 2000, with which the count begins, in days of `date.toordinal`
_FIRST = 2451550.09766 - 1721424.5
_MONTH = 29.530588861
#: factor of the sun's anomaly, the moon's anomaly, its argument of latitude; days; power of the earth's eccentricity
_TERMS = (
    (0, 1, 0, -0.40720, 0), (1, 0, 0, 0.17241, 1), (0, 2, 0, 0.01608, 0), (0, 0, 2, 0.01039, 0), (-1, 1, 0, 0.00739, 1),
    (1, 1, 0, -0.00514, 1), (2, 0, 0, 0.00208, 2), (0, 1, -2, -0.00111, 0), (0, 1, 2, -0.00057, 0),
    (1, 2, 0, 0.00056, 1), (0, 3, 0, -0.00042, 0), (1, 0, 2, 0.00042, 1), (1, 0, -2, 0.00038, 1),
    (-1, 2, 0, -0.00024, 1),
)  # fmt: skip


def nearest_new_moon(day: float) -> float:
    """The new moon nearest to a moment; both as days in Greenwich, of which 1.0 is the first midnight of year 1."""
    k = round((day - _FIRST) / _MONTH)
    t = k / 1236.85
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = radians(2.5534 + 29.10535670 * k - 0.0000014 * t * t)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    mean = _FIRST + _MONTH * k + 0.00015437 * t * t
    return mean + sum(
        days * eccentricity**power * sin(by_sun * sun + by_moon * moon + by_latitude * latitude)
        for by_sun, by_moon, by_latitude, days, power in _TERMS
    )
