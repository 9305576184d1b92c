"""Libraries that are optional: what is not installed is told from what is and cannot be loaded."""

from __future__ import annotations

import sys
from contextlib import contextmanager

from kurils.base.errors import MissingExtra

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def is_there(module: str) -> bool:
    """Whether a library is installed, loaded or not; of a module in it the library is looked for."""
    from importlib.util import find_spec

    name = module.partition(".")[0]
    return bool(name) and find_spec(name) is not None


def require(module: str, what: str, extra: str) -> None:
    """Raise MissingExtra, of `what` needs the extra, unless its library is installed."""
    if not is_there(module):
        raise MissingExtra(what, extra)


@contextmanager
def loading(module: str, what: str, extra: str) -> Iterator[None]:
    """Meanwhile a library, of an extra that `what` needs, is imported.

    Raises MissingExtra where that, or another one that it needs, is not installed; KurilsError where there is too
    little memory to load it; and what it raises itself.
    """
    from kurils.base.memory import is_no_room, too_little

    require(module, what, extra)
    try:
        yield
    except ModuleNotFoundError as error:
        if is_there(error.name or module):
            raise
        raise MissingExtra(what, extra) from None
    except Exception as error:
        if is_no_room(error):
            raise too_little() from None
        raise


def library(module: str, what: str, extra: str) -> Any:
    """A module of an optional library. Raises as `loading` does."""
    found = sys.modules.get(module)
    if found is not None and sys.modules.get(module.partition(".")[0]) is not None:
        return found
    from importlib import import_module

    with loading(module, what, extra):
        return import_module(module)
