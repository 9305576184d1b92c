"""A map as a PNG picture: the SVG drawn by resvg, with the program's own letters (the optional extra `png`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kurils.base.errors import MissingExtra
from kurils.maps.letters import FAMILY, font_files, missing
from kurils.maps.svg import svg

if TYPE_CHECKING:
    from kurils.answers.map import MapAnswer
    from kurils.record import Record

#: pixels of the picture to one of the SVG
ZOOM = 2


def png(record: Record, answer: MapAnswer, labels: str = "") -> bytes:
    """The bytes of the picture.

    Raises MissingExtra when the extra is not installed, UsageError when the answer shows no single day.
    """
    return from_svg(svg(record, answer, labels))


def from_svg(drawing: str, zoom: int = ZOOM) -> bytes:
    """An SVG drawn as PNG, with the program's letters; fonts of the machine help out for characters beyond these."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise MissingExtra("a PNG map", "png") from None
    written = re.sub(r"<[^>]*>", "", drawing)
    return bytes(
        svg_to_bytes(
            svg_string=drawing,
            zoom=zoom,
            font_files=font_files(),
            skip_system_fonts=not missing(written),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            serif_family=FAMILY,
        )
    )
