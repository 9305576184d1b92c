"""A picture as PNG: the SVG drawn by resvg, with the program's own letters (the optional extra `png`)."""

from __future__ import annotations

import re

from kurils.base.errors import MissingExtra
from kurils.maps.letters import FAMILY, font_files, missing

#: pixels of the picture to one of the SVG
ZOOM = 2


def from_svg(drawing: str, zoom: int = ZOOM) -> bytes:
    """An SVG drawn as PNG, with the program's letters; fonts of the machine help out for characters beyond these."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise MissingExtra("a PNG map", "png") from None
    written = re.sub(r"<[^>]*>", "", drawing)
    language = re.search(r'xml:lang="([a-z]+)"', drawing)
    return bytes(
        svg_to_bytes(
            svg_string=drawing,
            zoom=zoom,
            font_files=font_files(language[1] if language else "en"),
            skip_system_fonts=not missing(written),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            serif_family=FAMILY,
        )
    )
