"""A picture as PNG: the SVG drawn by resvg, with the program's own letters (the optional extra `png`)."""

from __future__ import annotations

import json
import re

from kurils.base.apart import Crashed, called
from kurils.base.errors import KurilsError
from kurils.base.extras import require
from kurils.maps.cutting import cut, opened
from kurils.maps.letters import FAMILY, font_files, has_bold, missing

#: pixels of the picture to one of the SVG
ZOOM = 2
#: how wide the outline is that makes letters bold, to their size
HEAVIER = 0.035


def from_svg(drawing: str, zoom: int = ZOOM) -> bytes:
    """An SVG drawn as PNG, with the program's letters; fonts of the machine help out for characters beyond these.

    The library draws in a process of its own, since it ends the one that it is in where memory or the stack is short.
    Raises MissingExtra, and KurilsError when it crashes.
    """
    require("resvg_py", "a PNG map", "png")
    drawing = opened(cut(drawing))
    written = re.sub(r"<[^>]*>", "", drawing)
    found = re.search(r'xml:lang="([a-z]+)"', drawing)
    language = found[1] if found else "en"
    if not has_bold(language):
        drawing = _bolder(drawing)
    asked = {
        "svg_string": drawing,
        "zoom": zoom,
        "font_files": font_files(language),
        "skip_system_fonts": not missing(written),
        "font_family": FAMILY,
        "sans_serif_family": FAMILY,
        "serif_family": FAMILY,
    }
    try:
        return called(_drawn, json.dumps(asked).encode())
    except Crashed:
        crashed = KurilsError(
            "no picture was made: the library that draws PNG crashed, or had too little memory",
            "give it more memory, or write an SVG",
        )
        raise crashed.keyed("no-picture", "no-picture") from None


def _drawn(asked: bytes) -> bytes:
    """What the library draws, asked in JSON."""
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(**json.loads(asked)))


def _bolder(drawing: str) -> str:
    """The drawing with an outline around bold letters, in their own colour: the font of its language has no others."""

    def outlined(match: re.Match[str]) -> str:
        told = dict(re.findall(r' ([\w:-]+)="([^"]*)"', match[1]))
        if not told.get("font-weight", "") > "500" or "fill" not in told:
            return match[0]
        told |= {"stroke": told["fill"], "stroke-width": f"{float(told['font-size']) * HEAVIER:.2f}"}
        lighter = match[2].replace("<tspan", '<tspan stroke="none"')
        attributes = "".join(f' {key}="{value}"' for key, value in told.items())
        return f"{match[0]}<text{attributes}>{lighter}</text>"

    return re.sub(r"<text((?: [^>]*)?)>(.*?)</text>", outlined, drawing, flags=re.DOTALL)
