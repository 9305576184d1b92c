"""Where the record lies: inside the installed package, or beside it in a checkout.

Only `os.path` is used: `pathlib` and `importlib.resources` cost more to import than a whole `status` takes.
"""

from __future__ import annotations

import os

from kurils.base.errors import DataInvalid

#: the folder of the package `kurils`
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#: package -> its record, once it was found: asked for with each section that an answer is made of
_shipped: dict[str, str] = {}


def data_root() -> str:
    """The folder of the YAML record: `KURILS_DATA`, else the packaged copy, else the checkout's `data/`.

    `--data` of the command line sets that variable, so that worker processes have it too.
    Raises DataInvalid when there is none.
    """
    override = os.environ.get("KURILS_DATA")
    if override:
        if not os.path.isdir(override):
            raise DataInvalid(
                f"not a folder with a record: {override}", "--data FOLDER, or KURILS_DATA, names one; or leave both out"
            ).keyed("no-record", "no-record", path=override)
        return override
    return shipped_root()


def shipped_root() -> str:
    """The folder of the record that came with the program, whatever `KURILS_DATA` says.

    The checkout is recognised by the `pyproject.toml` beside `data/`: an unguarded parent folder could be another
    distribution's. Raises DataInvalid when there is none, naming both places.
    """
    if PACKAGE not in _shipped:
        _shipped[PACKAGE] = _shipped_with(PACKAGE)
    return _shipped[PACKAGE]


def _shipped_with(package: str) -> str:
    packaged = os.path.join(package, "data")
    if os.path.isdir(packaged):
        return packaged
    checkout = os.path.dirname(package)
    beside = os.path.join(checkout, "data")
    if os.path.isdir(beside) and os.path.isfile(os.path.join(checkout, "pyproject.toml")):
        return beside
    raise DataInvalid(f"the record is missing: neither {packaged} nor {beside} holds it", "install the package again")


def read_data(name: str) -> bytes:
    """The bytes of a table that came with the program (the calendars), by its path relative to `data/`."""
    path = os.path.join(shipped_root(), *name.split("/"))
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise DataInvalid(f"cannot read {path}: {error.strerror or error}") from None
