"""Many points against a few polygons: whether each is on land, the shore included. Safe to share between threads.

GEOS builds the index of a prepared polygon on its second use, and two threads that do so at once end the process (a
known fault: libgeos/geos issue 825). So every polygon is asked about three points under a lock before anyone sees it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from kurils.geometry.shapes import to_wkb

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

_lock = threading.Lock()


class Prepared:
    """Polygons in a fixed order, prepared for `on_land`."""

    def __init__(self, wkts: Iterable[str]) -> None:
        from kurils.geometry.engine import shapely

        self._intersects = shapely.intersects_xy
        self._polygons: list[Any] = []
        self.boxes: list[tuple[float, float, float, float]] = []
        with _lock:
            for wkt in wkts:
                # a copy: what others get from the same text must not be prepared by us
                polygon = shapely.from_wkb(to_wkb(wkt))
                shapely.prepare(polygon)
                x, y, *_ = polygon.bounds
                self._intersects(polygon, [x, x + 1, x], [y, y + 1, y])
                self._polygons.append(polygon)
                self.boxes.append(polygon.bounds)

    def __len__(self) -> int:
        return len(self._polygons)

    def on_land(self, number: int, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether each point is on the polygon of that number, or on its shore."""
        found: NDArray[np.bool_] = self._intersects(self._polygons[number], x, y)
        return found
