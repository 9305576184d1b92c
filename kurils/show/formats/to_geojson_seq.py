"""GeoJSON text sequences (RFC 8142): one feature a line, each line begun by a record separator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.show.geojson import sequence

if TYPE_CHECKING:
    from typing import TextIO

    from kurils.show.formats import Presentation


def write(presentation: Presentation, stream: TextIO) -> None:
    """Write the features of the presentation one by one."""
    assert presentation.features is not None
    stream.writelines(sequence(presentation.features()))
