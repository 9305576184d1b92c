"""The library of geometry, loaded after the one that it counts with.

Where memory is too short for numpy, shapely prints a traceback of its own and loses why; numpy by itself says so.
"""

from __future__ import annotations

import numpy  # noqa: F401
import shapely
import shapely.geometry

__all__ = ["shapely"]
