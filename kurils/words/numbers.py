"""Figures as the readers of a language write them: what parts the decimals and the thousands, and degrees.

Coordinates keep their point in every language, since what is printed is pasted into `kurils locate`, where a comma
stands between the two numbers.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.words.wording import Wording

#: a number among other characters: its whole part, and its decimals
_NUMBER = re.compile(r"(?<![\d.])(\d+)(?:\.(\d+))?(?![\d.])")
#: two numbers, from one to the other, and no date
_RANGE = re.compile(r"(?<![-\d.])([\d.]+)-([\d.]+)(?![-\d])")


def figure(value: float | str, wording: Wording) -> str:
    """A number, or a text with numbers written with a decimal point and no groups: `3186.6`, `24-43` (a range)."""
    point, group = wording.tr("number.decimal"), wording.tr("number.group")

    def written(found: re.Match[str]) -> str:
        whole, decimals = found.groups()
        grouped = f"{int(whole):,}".replace(",", group) if len(whole) > 3 else whole
        return f"{grouped}{point}{decimals}" if decimals else grouped

    text = f"{value:g}" if isinstance(value, float) else str(value)
    if "-" in text:
        text = _RANGE.sub(rf"\1{wording.tr('number.range')}\2", text)
    return _NUMBER.sub(written, text)


def point(latitude: float, longitude: float, wording: Wording) -> str:
    """A point with its hemispheres, in decimal degrees: `44.02 N, 146 E`."""
    return wording.tr(
        "point.both",
        latitude=wording.tr("point.north" if latitude >= 0 else "point.south", degrees=degrees(abs(latitude))),
        longitude=wording.tr("point.east" if longitude >= 0 else "point.west", degrees=degrees(abs(longitude))),
    )


def degrees(value: float) -> str:
    """Decimal degrees, as many decimals as there are, up to a centimetre on the ground."""
    text = f"{value:.7f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def line_of_degrees(value: int, axis: str, wording: Wording) -> str:
    """What a parallel (`latitude`) or a meridian (`longitude`) of a map is called, as short as its edge has room for:
    `46° N`.
    """
    ends = ("north", "south") if axis == "latitude" else ("east", "west")
    return wording.tr(f"point.short.{ends[value < 0]}", degrees=abs(value))
