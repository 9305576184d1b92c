"""What the user says of how a table is written, its encoding, and streams in encodings that are no plain bytes."""

from __future__ import annotations

import codecs
from typing import Any, BinaryIO, NamedTuple

from kurils.base.errors import Said, UsageError
from kurils.base.names import close

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|", "space": " "}
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
#: encodings of several bytes a character in which no such byte looks like a comma, semicolon, tab, or line end
SEVERAL = {"utf-8", "shift_jis", "cp932", "shift_jis_2004", "shift_jisx0213", "euc_jp", "euc_jis_2004", "euc_jisx0213",
            "euc_kr", "cp949", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "cp950"}  # fmt: skip


class Reading(NamedTuple):
    """What the user says of how a table is written; None is found."""

    delimiter: str | None = None
    encoding: str | None = None
    #: double or none
    quote: str | None = None


def reading_of(delimiter: str | None, encoding: str | None, quote: str | None) -> Reading:
    """What the options say. Raises UsageError for what has no meaning."""
    delimiter_of(delimiter)
    encoding_of(encoding, b"")
    if quote not in (None, "none", "double"):
        raise UsageError(f"there is no way of quoting called {quote!r}", "quote: double, none").keyed(
            "quote", given=quote
        )
    return Reading(delimiter, encoding, quote)


def _is_known(name: str) -> bool:
    """Whether this system has an encoding; some names are known everywhere, and the encoding is not there."""
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False


def encoding_of(name: str | None, beginning: bytes) -> str:
    """The encoding that is asked for, or that a mark at the beginning tells. Raises UsageError for one that is none."""
    marked = next((encoding for mark, encoding in _MARKS if beginning.startswith(mark)), None)
    if name is None:
        return marked or "utf-8"
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        from encodings.aliases import aliases

        known = {alias for alias in {*aliases, *aliases.values()} if _is_known(alias)}
        near = close(name.lower().replace("-", "_"), known)
        hint = f"did you mean {' or '.join(near)}?" if near else "such as utf-8, cp1251, shift_jis, gb18030, euc_kr"
        example = "utf-8, cp1251, shift_jis, gb18030, euc_kr"
        wrong = UsageError(f"no encoding is called {name!r}", hint)
        raise wrong.keyed("encoding", "near" if near else "such-as", given=name, near=near, example=example) from None
    encoding = "utf-8" if found.name == "utf-8-sig" else found.name
    if encoding.startswith(("utf-16", "utf-32")):
        return encoding if encoding[-2:] in ("le", "be") else marked or encoding[:6] + "-le"
    if not (encoding in SEVERAL or _is_of_bytes(encoding)):
        unread = UsageError(f"tables in {name} cannot be read", "save it as UTF-8")
        raise unread.keyed("encoding-tables", "save-utf-8", given=name)
    return encoding


def _is_of_bytes(encoding: str) -> bool:
    """Whether every byte is a character, and ASCII is itself."""
    # and no sign says that others follow which mean something else, as in ISO 2022, HZ, UTF-7 and escapes
    row = rb"$B!! (B ~{!!~} +AGE- \u0041" + b"\x1b$B!!\x1b(B"
    try:
        alone = all(bytes([sign]).decode(encoding) == chr(sign) for sign in range(128))
        together = alone and row.decode(encoding) == row.decode()
        return together and len(bytes(range(256)).decode(encoding, "replace")) == 256
    except (UnicodeError, LookupError, AttributeError):
        return False


def delimiter_of(asked: str | None) -> str | None:
    """The delimiter that is asked for. Raises UsageError for what cannot be one."""
    if asked is None:
        return None
    text = DELIMITERS.get(asked, asked)
    if len(text) != 1 or not text.isascii() or text in '"\r\n' or text.isalnum() or text in "+-.":
        wrong = UsageError(f"{asked!r} cannot be a delimiter", f"one character, or {', '.join(DELIMITERS)}")
        raise wrong.keyed("delimiter", "delimiter", given=asked, known=[*DELIMITERS])
    return text


class Decoded:
    """A stream in an encoding whose characters are no bytes of ASCII, as one in UTF-8."""

    def __init__(self, source: BinaryIO, encoding: str) -> None:
        self._source, self._encoding = source, encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()

    def read1(self, size: int) -> bytes:
        """Some bytes, none at the end. Raises UsageError for bytes that are no characters."""
        read: Any = getattr(self._source, "read1", self._source.read)
        while True:
            content = read(size)
            try:
                found = self._decoder.decode(content, not content).encode("utf-8")
            except UnicodeError as error:
                reason = Said(str(error).rpartition(": ")[2], "why.not-decoded")
                wrong = UsageError(f"the input is no {self._encoding}: {reason}")
                raise wrong.keyed("not-encoded", encoding=self._encoding, reason=reason) from None
            if found or not content:
                return found


class Encoded:
    """Takes UTF-8, in whole characters, and writes another encoding."""

    def __init__(self, target: Any, encoding: str) -> None:
        self._target, self._encoding = target, encoding

    def write(self, content: bytes) -> None:
        """Write bytes of UTF-8."""
        self._target.write(content.decode("utf-8").encode(self._encoding))

    def flush(self) -> None:
        """Write what waits."""
        self._target.flush()
