"""`date` and `timedelta` of the standard library, for the modules that a `status` loads.

Before Python 3.12 `import datetime` reads two thousand lines of Python, only to replace what they define by this
compiled module: a sixth of the time in which an empty program starts. The classes are the very same.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, timedelta
else:
    try:
        from _datetime import date, timedelta
    except ImportError:
        from datetime import date, timedelta

__all__ = ["date", "timedelta"]
