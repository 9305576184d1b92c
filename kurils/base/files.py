"""The one way in which anything is written: whole or not at all, and never in the place of what is no regular file.

* `-` is stdout.
* A regular file is written beside and renamed when it is whole. An existing one needs `force`, keeps its mode, and is
  replaced where links lead to; the links stay. It is never the input.
* A device, a pipe, `/dev/stdout` and the other open descriptors are written into, without `force`; nothing of the kind
  is replaced or removed. Disks (block devices) and sockets are refused: nobody means to write an answer over them.
* A folder is written by `kurils.base.folders`, of the same mind.

Nothing is loaded for it that the start of a command has not loaded, and what is opened here is closed here.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress

from kurils.base.errors import OutputError, Said, reason_of
from kurils.base.streams import writer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TextIO

#: what unfinished files and folders are called, before the mark of a run
UNFINISHED = ".kurils-"
#: links that may lead to a file, as on Linux
_MOST_LINKS = 40


class Destination:
    """Where a path leads, looked at without opening it. Raises OutputError for what cannot be written there.

    `status` is that of a regular file which is to be replaced, or None.
    """

    __slots__ = ("descriptor", "path", "special", "status")

    def __init__(self, path: str, force: bool = False, inputs: Iterable[str] = ()) -> None:
        #: the open descriptor that the path is a name of, or None
        self.descriptor: int | None = None
        self.special = False
        self.status: os.stat_result | None = None
        try:
            self.path = followed(path)
            self.descriptor = _descriptor(self.path)
            if self.descriptor is None:
                self._look(path, force, inputs)
            else:
                _refuse_read(path, os.fstat(self.descriptor), ("-", *inputs))
        except (OSError, ValueError) as error:
            raise unwritable(path, error) from None

    def _look(self, path: str, force: bool, inputs: Iterable[str]) -> None:
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            if os.path.islink(path):
                other = os.readlink(path)
                raise OutputError(
                    f"cannot write {path}: it is a link to {other}, which is not there",
                    "remove the link, or name another file",
                ).keyed("dangling", "dangling", path=path, other=other) from None
            return
        kind = stat.S_IFMT(found.st_mode)
        if kind == stat.S_IFDIR:
            raise OutputError(f"cannot write {path}: it is a folder").keyed("is-folder", path=path)
        if kind in (stat.S_IFBLK, stat.S_IFSOCK):
            what = "disk" if kind == stat.S_IFBLK else "socket"
            raise OutputError(f"cannot write {path}: it is a {what}").keyed(f"is-{what}", path=path)
        if kind != stat.S_IFREG:
            self.special = True
            return
        _refuse_read(path, found, ("-", *inputs))
        if not force:
            raise OutputError(f"{path} exists already", "--force replaces it").keyed("exists", "force", path=path)
        self.status = found


class replacing:  # noqa: N801
    """A text stream that leads where `path` says; a regular file appears under its name only when all was written.

    Bytes go to the `buffer` of the stream. An unfinished file is called `.kurils-` and `mark`, by which it can be found
    when a process that wrote it was killed. `inputs` are files that are being read, which must not be replaced.
    Raises OutputError, for what can be known before anything is written when it is made.
    """

    def __init__(self, path: str, force: bool = False, mark: str = "", inputs: Iterable[str] = ()) -> None:
        self.path = path
        self.force = force
        self.mark = mark
        self.inputs = tuple(inputs)
        self.beside: str | None = None
        self.found = None if path == "-" else Destination(path, force, self.inputs)
        if path == "-" and self.inputs and (found := _status_of(sys.stdout)):
            _refuse_read(path, found, self.inputs)

    def __enter__(self) -> TextIO:
        found = self.found
        if found is None:
            self.stream = sys.stdout
            return self.stream
        try:
            if found.descriptor is not None:
                handle = os.dup(found.descriptor)
            elif found.special:
                handle = os.open(found.path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0))
            else:
                self.beside = unfinished(found.path, self.mark)
                flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
                # the umask says the mode of a new file; what replaces another is nobody else's until it is whole
                handle = os.open(self.beside, flags, 0o666 if found.status is None else 0o600)
            self.stream = writer(handle, encoding="utf-8", errors="backslashreplace", newline="")
        except BaseException as error:
            # one that asks to end too: nobody can leave what was not entered
            self._drop()
            if isinstance(error, OSError):
                raise unwritable(self.path, error) from None
            raise
        return self.stream

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self.found is None:
            if kind is None:
                self.stream.flush()
            return
        try:
            self.stream.close()
            if kind is None and self.beside is not None:
                self._put_in_place()
        except BrokenPipeError:
            if kind is None:
                raise
        except OSError as fault:
            # a full disk at the last byte; what was already wrong comes first
            if kind is None:
                raise unwritable(self.path, fault) from None
        finally:
            self._drop()

    def _drop(self) -> None:
        if self.beside is not None and os.path.lexists(self.beside):
            os.unlink(self.beside)

    def _put_in_place(self) -> None:
        assert self.beside is not None
        while True:
            # a pipe, a link or somebody's file may have come there meanwhile
            now = Destination(self.path, self.force, self.inputs)
            if now.special or now.descriptor is not None:
                other = OutputError(f"cannot write {self.path}: something else came there meanwhile")
                raise other.keyed("came-meanwhile", path=self.path)
            if now.status is not None:
                inherit(self.beside, now.status, now.path)
                os.replace(self.beside, now.path)
                return
            if _appeared(self.beside, now.path):
                return


def _appeared(beside: str, path: str) -> bool:
    """Give a file a name at which nothing stood a moment ago; False where something does, which is not replaced."""
    try:
        os.link(beside, path)
    except FileExistsError:
        return False
    except OSError:
        # a file system without links
        os.rename(beside, path)
    return True


def folder_of(path: str) -> str:
    """The folder in which the unfinished file of an output lies."""
    return os.path.dirname(followed(path))


def _refuse_read(path: str, found: os.stat_result, inputs: Iterable[str]) -> None:
    """Raise OutputError where a regular file is one of the inputs, of which `-` is stdin: reading it would never end
    (`kurils tag - < a >> a`), or the rows would be gone before they are read.
    """
    if not stat.S_ISREG(found.st_mode):
        return
    for name in inputs:
        if not (_is_open_at(0, found) if name == "-" else _is_same(name, found)):
            continue
        if path == "-":
            raise OutputError("the output is the input", "write to another file").keyed("output-input", "another-file")
        both = OutputError(f"{path} would be read and written", "write to another file")
        raise both.keyed("read-written", "another-file", path=path)


def _status_of(stream: Any) -> os.stat_result | None:
    try:
        return os.fstat(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return None


def followed(path: str) -> str:
    """The path behind links, in a folder without links; names of open descriptors are not followed."""
    given = path
    if not path:
        raise nameless()
    for _ in range(_MOST_LINKS):
        folder = os.path.realpath(os.path.dirname(path) or os.curdir)
        path = os.path.join(folder, os.path.basename(path))
        if not os.path.islink(path) or _descriptor(path) is not None:
            return path
        path = os.path.join(folder, os.readlink(path))
    raise OutputError(f"cannot write {given}: its links lead in a circle").keyed("link-circle", path=given)


def _descriptor(path: str) -> int | None:
    """The open descriptor that a path names, as what `/dev/stdout` links to does; None for any other path."""
    folder, name = os.path.split(path)
    own = ("/dev/fd", "/proc/self/fd", f"/proc/{os.getpid()}/fd")
    return int(name) if folder in own and name.isdecimal() and len(name) < 10 else None


def is_stream(path: str, shared: bool = False) -> bool:
    """Whether a path means something here that it does not mean in another process: stdin or stdout, an open
    descriptor, a pipe, a device, of which the null device alone is the same everywhere.

    `shared`: in a process that this one starts on this machine, which has the first three descriptors and the devices.
    """
    if path == "-":
        return True
    try:
        real = followed(path)
        handle = _descriptor(real)
        if handle is not None:
            return not shared or handle > 2
        mode = os.stat(real).st_mode
    except (OSError, ValueError, OutputError):
        return False
    return not shared and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode) and real != os.devnull


def _is_open_at(handle: int, found: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), found)
    except OSError:
        return False


def _is_same(path: str, found: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.stat(path), found)
    except (OSError, ValueError):
        return False


def unfinished(path: str, mark: str) -> str:
    """A name beside a path for what is not whole yet, or not gone yet, with the mark of a run."""
    return os.path.join(os.path.dirname(path), f"{UNFINISHED}{mark}{os.urandom(6).hex()}")


def inherit(path: str, status: os.stat_result, old: str) -> None:
    """Give what replaces a file or a folder what it had beside its content: owner and group, where we may, its mode,
    and its extended attributes, of which lists of access are some.
    """
    new = os.stat(path)
    if hasattr(os, "chown") and (new.st_uid, new.st_gid) != (status.st_uid, status.st_gid):
        # a file that its group may write belongs to the group afterwards too
        owner = status.st_uid if os.geteuid() == 0 else -1
        with suppress(OSError):
            os.chown(path, owner, status.st_gid)
    os.chmod(path, stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):
        # many file systems have none, or keep some for themselves
        with suppress(OSError):
            for name in os.listxattr(old):
                with suppress(OSError):
                    os.setxattr(path, name, os.getxattr(old, name))


def stopped(error: OSError) -> OutputError:
    """Why reading or writing a stream ended before its time."""
    # a number that was closed before we began (`>&-`)
    closed = error.errno == errno.EBADF
    reason = Said("stdin or stdout is closed", "why.closed") if closed else reason_of(error)
    return OutputError(f"reading or writing stopped: {reason}").keyed("stopped", reason=reason)


def nameless() -> OutputError:
    """Why an output without a name cannot be written."""
    return OutputError("no file is named", "give it a name, or - for stdout").keyed("no-file", "no-file")


def unwritable(path: str, error: OSError | ValueError) -> OutputError:
    """Why a path cannot be written, by what the system said."""
    reason = reason_of(error)
    folder = os.path.dirname(path)
    if isinstance(error, FileNotFoundError) and folder and not os.path.isdir(folder):
        none = OutputError(f"cannot write {path}: there is no folder {folder}", "make it first")
        return none.keyed("no-such-folder", "make-first", path=path, folder=folder)
    return OutputError(f"cannot write {path}: {reason}").keyed("cannot-write", path=path, reason=reason)
