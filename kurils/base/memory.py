"""Whether it was for want of memory that something could not be done, and how that is told."""

from __future__ import annotations

from kurils.base.errors import KurilsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

#: bytes of an address space in which any of our libraries may fail, or crash, for want of more
TIGHT = 1 << 30
#: how Python, its loader of libraries, and libraries themselves say it
_NO_ROOM = (
    "failed to map segment", "annot allocate memory", "can't start new thread", "launch worker thread", "bad_alloc",
)  # fmt: skip
#: errors behind an error that are looked at
_BEHIND = 20


def too_little() -> KurilsError:
    """What is told wherever memory was short."""
    return KurilsError("there is too little memory for this").keyed("memory")


def is_no_room(error: BaseException) -> bool:
    """Whether a library could not be loaded, do its work, or start a thread, for want of memory."""
    behind: BaseException | None = error
    for _ in range(_BEHIND):
        if behind is None:
            break
        if isinstance(behind, MemoryError) or any(words in str(behind) for words in _NO_ROOM):
            return True
        # of several that were raised at once the first
        behind = next(iter(getattr(behind, "exceptions", ())), None) or behind.__cause__ or behind.__context__
    # what is behind was lost in a library: where memory has a bound, it is that
    kind = isinstance(error, (ImportError, SystemError)) or _in_import(error.__traceback__)
    return kind and "No module named" not in str(error) and bound() is not None


def _in_import(at: TracebackType | None) -> bool:
    """Whether it was while a module was imported; the first step may be the program itself."""
    while at is not None:
        at = at.tb_next
        if at is not None and at.tb_frame.f_code.co_name == "<module>":
            return True
    return False


def bound() -> int | None:
    """Bytes that this process may have in its address space; None where any number."""
    try:
        from resource import RLIM_INFINITY, RLIMIT_AS, getrlimit
    except ImportError:
        return None
    most = getrlimit(RLIMIT_AS)[0]
    return None if most in (RLIM_INFINITY, -1) else most


def taken() -> int:
    """Bytes of its address space that this process has taken; 0 where the system does not tell."""
    try:
        from resource import getpagesize

        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * getpagesize()
    except (ImportError, OSError):
        return 0


def is_tight() -> bool:
    """Whether so little memory may be taken that a crash of a library says nothing of its input."""
    most = bound()
    return most is not None and most < TIGHT
