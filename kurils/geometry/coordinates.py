"""A point as people write it -> latitude and longitude in degrees, and what is left of the text.

Degrees may be decimal (`44.1 145.9`, `44.1,145.9`, `44,1 145,9`) or have minutes and seconds (`43°23'7"N`,
`43:23:07`), and may bear letters for the hemisphere, all in front or all behind, in English, Russian or Japanese. With
letters the order is free; without them latitude comes first. What could be read in two ways is refused.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kurils.base.errors import InvalidPoint, Said

LONGEST = 120
ONE_OF_THEM = Said("give one of them", "error.hint.one-of-them")
#: other ways of writing a letter or a mark -> the one that is read
_WRITTEN = (
    (r"с\.\s?ш\.?|北[緯纬]|북위", "N"), (r"ю\.\s?ш\.?|南[緯纬]|남위", "S"),
    (r"в\.\s?д\.?|東[経經]|东经|동경", "E"), (r"з\.\s?д\.?|西[経經经]|서경", "W"),
    (r"(?:องศา)?เหนือ", "N"), (r"(?:องศา)?ใต้", "S"), (r"(?:องศา)?ตะวันออก", "E"), (r"(?:องศา)?ตะวันตก", "W"),
    ("[，、]", ", "), ("[º度도]", "°"), ("[′’分분]", "'"), ("[″”秒초]|''", '"'), ("−", "-"),
)  # fmt: skip
_AXES = {"N": ("latitude", 1), "S": ("latitude", -1), "E": ("longitude", 1), "W": ("longitude", -1)}
_NUMBER = r"\d{1,6}(?:\.\d{1,20})?"
_ANGLE = (
    rf"([-+]?)(?:(\d{{1,6}}):({_NUMBER})(?::({_NUMBER}))?"
    rf"|({_NUMBER})(?:\s?°(?:\s?({_NUMBER})\s?'(?:\s?({_NUMBER})\s?\"?)?)?)?)"
)
_BETWEEN = r"(?:\s*[,;/]\s*|\s+)"
_END = rf"(?={_BETWEEN}|$)"
#: letters in front, letters behind, and letters behind without a blank between the two angles
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"([NSEW])\s?{_ANGLE}()(?:{_BETWEEN})?([NSEW])\s?{_ANGLE}(){_END}",
        rf"(){_ANGLE}\s?([NSEW]?){_BETWEEN}(){_ANGLE}(?:\s?([NSEW]))?{_END}",
        rf"(){_ANGLE}([NSEW])(){_ANGLE}([NSEW]){_END}",
    )
)
_ALONE = re.compile(rf"([NSEW]?)\s?{_ANGLE}\s?([NSEW]?)", re.IGNORECASE)
#: 44,1 145,9 and 44,1; 145,9: decimal commas on both sides of a blank or a semicolon
_COMMAS = re.compile(
    r"^([NSEW]?\s?[-+]?\d+),(\d+)(°?\s?[NSEW]?(?:[;,]?\s|;)\s?[NSEW]?\s?[-+]?\d+),(\d+)(?![\d.,])", re.IGNORECASE
)


class Place(NamedTuple):
    """A point in degrees."""

    latitude: float
    longitude: float


def read_angle(text: str, axis: str) -> float:
    """The degrees of one angle alone, of the axis `latitude` or `longitude`; a comma may stand for the point.

    Raises InvalidPoint for what is none, or an angle of the other axis.
    """
    given = " ".join(text.split())
    plain = given if len(given) <= LONGEST else ""
    for written, read in _WRITTEN:
        plain = re.sub(written, read, plain, flags=re.IGNORECASE)
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    match = _ALONE.fullmatch(plain)
    if match is None:
        raise InvalidPoint(given[:LONGEST], Said("not a number of degrees", "why.no-degrees"))
    found, degrees = _angle(match.groups(""), given)
    if found not in ("", axis):
        raise InvalidPoint(given, Said(f"a {found}, and a {axis} is wanted", f"why.wanted-{axis}"))
    return degrees


def read_point(text: str) -> tuple[Place, str]:
    """The point at the beginning of a text, and the rest of it (a date, perhaps), stripped.

    Raises InvalidPoint when there is none, when it can be read in two ways, or when it is not on the earth; where the
    two numbers were swapped, the error says so.
    """
    given = " ".join(text.split())
    if len(given) > LONGEST:
        raise InvalidPoint(f"{given[:20]}…", Said(f"longer than {LONGEST} characters", "why.long", most=LONGEST))
    plain = given
    for written, read in _WRITTEN:
        plain = re.sub(written, read, plain, flags=re.IGNORECASE)
    plain = _COMMAS.sub(r"\1.\2\3.\4", plain)
    match = next(filter(None, (form.match(plain) for form in _FORMS)), None)
    if match is None:
        hint = Said("write LAT LON, as 44.03 145.86 or 44.03N 145.86E", "error.hint.point-form")
        raise InvalidPoint(given, Said("not two numbers", "why.no-pair"), hint)
    groups = match.groups("")
    half = len(groups) // 2
    (axis, first), (other, second) = _angle(groups[:half], given), _angle(groups[half:], given)
    if axis and axis == other:
        hint = Said("give a latitude and a longitude", "error.hint.both-axes")
        raise InvalidPoint(given, Said(f"two {axis}s", f"why.two-{axis}s"), hint)
    swapped = axis == "longitude" or other == "latitude"
    place = Place(second, first) if swapped else Place(first, second)
    return on_earth(*place, given), plain[match.end() :].strip(" ,;")


def _angle(parts: tuple[str, ...], given: str) -> tuple[str, float]:
    """The axis, if a letter names it, and the degrees; from the letter, the sign, the numbers, and the letter again."""
    before, sign, *numbers, after = parts
    degrees = 0.0
    for n, number in enumerate(numbers):
        unit = n % 3 if n < 3 else n - 3
        if unit and number and float(number) >= 60:
            name = ("minutes", "seconds")[unit - 1]
            reason = Said(f"{number} {name}", f"why.{name}", number=number)
            raise InvalidPoint(given, reason, Said("they end at 59", "error.hint.to-59"))
        degrees += float(number or 0) / 60**unit
    if before and after:
        raise InvalidPoint(given, Said("a letter on both sides of a number", "why.two-letters"), ONE_OF_THEM)
    letter = (before or after).upper()
    if not letter:
        return "", -degrees if sign == "-" else degrees
    if sign:
        raise InvalidPoint(given, Said("a sign and a letter at one number", "why.sign-letter"), ONE_OF_THEM)
    axis, direction = _AXES[letter]
    return axis, degrees * direction


def on_earth(latitude: float, longitude: float, given: str | None = None) -> Place:
    """The point, if it is one. Raises InvalidPoint, with a hint when the two were swapped."""
    for axis, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        if not abs(value) <= most:
            turned = f"{longitude:g} {latitude:g}"
            hint = Said("latitude comes first", "error.hint.latitude-first")
            if abs(longitude) <= 90 and abs(latitude) <= 180:
                hint = Said(f"did you mean {turned}?", "error.hint.near", near=[turned])
            text = f"{axis} {value:g} is out of range, -{most} to {most}"
            reason = Said(text, f"why.{axis}-range", value=f"{value:g}", most=most)
            raise InvalidPoint(given or f"{latitude:g} {longitude:g}", reason, hint)
    return Place(latitude, longitude)
