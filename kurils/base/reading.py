"""Files that are read though nobody vouches for them: regular ones only, and not more of them than is expected."""

from __future__ import annotations

import errno
import os
import stat

from kurils.base.errors import Said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 16
#: bytes of a file of the user's settings, and of one that a shell reads when it begins
SMALL, LARGE = 1 << 16, 1 << 24


def read_blocks(path: str, most: int) -> Iterator[bytes]:
    """The content of a regular file of at most `most` bytes, in blocks. Raises OSError for anything else, unread."""
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, Said("it is no regular file", "why.not-regular"))
    if found.st_size > most:
        raise _too_large(most)
    left = most
    # whoever puts a pipe in its place in between makes nobody wait
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, Said("it is no regular file", "why.not-regular"))
        while block := stream.read(BLOCK):
            left -= len(block)
            if left < 0:
                raise _too_large(most)
            yield block


def read_whole(path: str, most: int) -> bytes:
    """The content of such a file. Raises OSError as `read_blocks` does."""
    return b"".join(read_blocks(path, most))


def _too_large(most: int) -> OSError:
    text = f"it is larger than {most >> 10:,} KiB, and no such file is expected there"
    return OSError(errno.EFBIG, Said(text, "why.too-large", most=most >> 10))
