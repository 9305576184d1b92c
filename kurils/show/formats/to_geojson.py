"""GeoJSON (RFC 7946): one FeatureCollection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.show.geojson import text_of

if TYPE_CHECKING:
    from typing import TextIO

    from kurils.show.formats import Presentation


def write(presentation: Presentation, stream: TextIO) -> None:
    """Write the features of the presentation."""
    assert presentation.features is not None
    stream.write(text_of(presentation.features()) + "\n")
