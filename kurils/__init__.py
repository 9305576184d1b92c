"""Who held and who claimed Iturup, Kunashir, Shikotan and Habomai on any day, and under which document.

    >>> import kurils
    >>> answer = kurils.load().status("1905-09-05", ["iturup"])
    >>> answer["islands"][0]["holder"]
    'japan'

The public names are those of `__all__`; they are imported when first used, so that `import kurils` costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.base.errors import DataInvalid, DateOutOfCoverage, InvalidDate, KurilsError, UnknownId, UsageError
    from kurils.base.version import __version__
    from kurils.notebook.record import Record, load
    from kurils.tagging.kernel import tag

__all__ = [
    "DataInvalid",
    "DateOutOfCoverage",
    "InvalidDate",
    "KurilsError",
    "Record",
    "UnknownId",
    "UsageError",
    "__version__",
    "load",
    "tag",
]


def __getattr__(name: str) -> object:
    if name in ("load", "Record"):
        from kurils.notebook import record

        return getattr(record, name)
    if name == "tag":
        from kurils.tagging.kernel import tag

        return tag
    if name == "__version__":
        from kurils.base.version import __version__

        return __version__
    if name in __all__:
        from kurils.base import errors

        return getattr(errors, name)
    raise AttributeError(f"module 'kurils' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
