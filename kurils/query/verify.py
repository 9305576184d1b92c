"""Whether files are as they were written, and by which edition of the record."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from kurils.base.errors import UsageError, reason_of
from kurils.base.reading import read_whole
from kurils.base.stamps import stamp_of
from kurils.query.envelope import header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import NoReturn

    from kurils.answers.audit import VerifiedFile, VerifyAnswer
    from kurils.base.stamps import Edition

#: bytes of a file that is looked at: ten times the largest that the program writes
LARGEST = 2**27


def verify(meta: dict[str, Any], edition: Edition, paths: Iterable[str]) -> VerifyAnswer:
    """What each file says of itself; of a folder each file in it. Raises UsageError for what cannot be read.

    A file without a stamp is as it was written if a stamped `datapackage.json` beside it names it with its checksum.
    What is larger than any file that the program writes is not looked into: it is none.
    """
    files = [found for path in paths for found in _of(path)]
    return {
        "kurils": header("verify", meta),
        "program": edition.program,
        "edition": edition.record,
        "record_sha256": edition.sha256,
        "files": files,
    }


def _of(path: str) -> Iterator[VerifiedFile]:
    """What a file says of itself, or each file of a folder and of those in it; links to folders are not gone into."""
    if not os.path.isdir(path):
        yield _file(path, {})
        return
    looked_at = False
    for folder, folders, entries in os.walk(path, onerror=_stop):
        folders.sort()
        names = sorted(name for name in entries if os.path.isfile(os.path.join(folder, name)))
        listed = _listed(folder) if "datapackage.json" in names else {}
        for name in names:
            yield _file(os.path.join(folder, name), listed)
        for name in sorted(set(listed) - set(names)):
            yield {**_nothing(os.path.join(folder, name)), "as_written": False}
        looked_at = looked_at or bool(names)
    if not looked_at:
        empty = UsageError(f"there is no file in {path}", "name a file, or the folder of an export")
        raise empty.keyed("empty-folder", "export-folder", path=path)


def _file(path: str, listed: dict[str, tuple[str, Edition]]) -> VerifiedFile:
    content = _read(path)
    if content is None:
        return _nothing(path)
    stamp = stamp_of(content)
    if stamp is not None:
        return {
            "file": path,
            "as_written": stamp.as_written,
            "program": stamp.edition.program,
            "edition": stamp.edition.record,
            "record_sha256": stamp.edition.sha256,
        }
    named = listed.get(os.path.basename(path)) if listed else _listed(os.path.dirname(path)).get(os.path.basename(path))
    if named is None:
        return _nothing(path)
    digest, edition = named
    return {
        "file": path,
        "as_written": hashlib.sha256(content).hexdigest() == digest,
        "program": edition.program,
        "edition": edition.record,
        "record_sha256": edition.sha256,
    }


def _nothing(path: str) -> VerifiedFile:
    return {"file": path, "as_written": None, "program": None, "edition": None, "record_sha256": None}


def _listed(folder: str) -> dict[str, tuple[str, Edition]]:
    """File -> checksum and edition, by the descriptor of a folder; none where it has none, or not the one written."""
    path = os.path.join(folder, "datapackage.json")
    if not os.path.isfile(path):
        return {}
    content = _read(path)
    stamp = None if content is None else stamp_of(content)
    if content is None or stamp is None or not stamp.as_written:
        return {}
    try:
        resources = json.loads(content)["resources"]
        return {str(each["path"]): (str(each["hash"]).removeprefix("sha256:"), stamp.edition) for each in resources}
    except (ValueError, KeyError, TypeError, RecursionError):
        # stamped, and none of ours all the same: whoever likes can stamp what he likes
        return {}


def _read(path: str) -> bytes | None:
    """The content of a file; None where it is too large."""
    try:
        if os.stat(path).st_size > LARGEST:
            return None
        return read_whole(path, LARGEST)
    except (OSError, ValueError) as error:
        raise _unread(path, error) from None


def _unread(path: str, error: OSError | ValueError) -> UsageError:
    reason = reason_of(error)
    unread = UsageError(f"cannot read {path}: {reason}", "name a file that kurils wrote")
    return unread.keyed("cannot-read", "written-file", path=path, reason=reason)


def _stop(error: OSError) -> NoReturn:
    raise _unread(str(error.filename), error)
