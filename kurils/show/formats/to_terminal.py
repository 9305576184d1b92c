"""Text on a terminal with colours and links: what `to_text` lays out, with codes around it that cannot be seen.

The codes are written here, as every terminal has known them for forty years: importing a library for them would take
twice as long as the whole answer. No text from data reaches the terminal but through `clean`.
"""

from __future__ import annotations

import os

from kurils.show.formats import to_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from kurils.answers.dispute import Dispute
    from kurils.show.elements import Block, Marks

    #: roles -> styles of Rich
    Palette = Mapping[str, str]

#: roles -> styles that read on light and on dark (a colour has a contrast of 4:1 on white and on black); states have
#: theirs from the record, and words always say the same
STYLES = {
    "title": "bold underline",
    "heading": "bold",
    "label": "bold",
    "place": "bold",
    # a map: shores for orientation, seas, its frame, names, and lines agreed or run in practice
    "coast": "dim",
    "sea": "dim italic",
    "frame": "dim",
    "line": "bold",
    "dim": "italic",
    "warn": "bold color(161)",
    # of the explorer: the chosen line, and where the reader is
    "chosen": "bold",
    "here": "reverse",
    "": "",
}
#: words of a style -> the code that begins it
_CODES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7"}
#: values of TERM that know sixteen colours and no more
_FEW = ("ansi", "linux", "cygwin", "vt100", "vt220", "xterm-16color")

#: how a link begins and ends (OSC 8), and what no address holds
LINK, LINK_END = "\x1b]8;;", "\x1b\\"
_NO_ADDRESS = frozenset(' \x1b<>"')
_SCHEMES = ("https://", "http://")


def palette_of(dispute: Dispute) -> Palette:
    """The styles of the states of a record."""
    return {look["id"]: f"color({look['terminal']})" for look in dispute["looks"] if look["terminal"] is not None}


def write(
    blocks: list[Block],
    stream: TextIO,
    width: int | None = None,
    palette: Palette | None = None,
    links: bool = False,
    marks: Marks | None = None,
) -> None:
    """Draw the blocks on a terminal; `palette` gives the styles of states, `links` makes each address one to follow."""
    few = os.environ.get("TERM") in _FEW and not os.environ.get("COLORTERM")
    styles = {**STYLES, **(palette or {})}
    begins: dict[str, str] = {"": ""}

    def paint(text: str, role: str) -> str:
        if role not in begins:
            begins[role] = _beginning(style_of(role, styles), few)
        begin = begins[role]
        return begin + text + to_text.RESET if begin and text else text

    to_text.write(blocks, stream, width, paint, linked if links else None, marks)


def style_of(role: str, styles: Palette) -> str:
    """The style of a role, or of several with blanks between them."""
    return styles.get(role) or " ".join(styles.get(part, "") for part in role.split())


def linked(line: str) -> str:
    """The line with every address in it as a link to itself; what is seen stays as it is."""
    if "://" not in line:
        return line
    done, at = "", 0
    while (begin := _address(line, at)) >= 0:
        end = begin
        while end < len(line) and line[end] not in _NO_ADDRESS:
            end += 1
        address = line[begin:end].rstrip(".,;:!?")
        if address.endswith(")") and "(" not in address:
            address = address.rstrip(").,;")
        done += f"{line[at:begin]}{LINK}{_ascii(address)}{LINK_END}{address}{LINK}{LINK_END}"
        at = begin + len(address)
    return done + line[at:]


def _ascii(address: str) -> str:
    """The address as a terminal takes it: what is not ASCII in the percent form."""
    if address.isascii():
        return address
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in address)


def _address(line: str, start: int) -> int:
    """Where the next address begins, or -1."""
    found = [at for at in (line.find(scheme, start) for scheme in _SCHEMES) if at >= 0]
    return min(found, default=-1)


def _beginning(style: str, few: bool) -> str:
    codes: list[str] = []
    for word in style.split():
        codes += [_CODES[word]] if word in _CODES else _colour(int(word[6:-1]), few)
    return f"{to_text.ESCAPE}{';'.join(dict.fromkeys(codes))}m" if codes else ""


def _colour(number: int, few: bool) -> list[str]:
    """The codes of one of the 256 colours, or of the sixteen that is next to it; 16 to 231 are a cube of six steps.

    What the sixteen look like, each terminal says for itself: they are bold, so that they read on any ground.
    """
    if not few:
        return [f"38;5;{number}"]
    parts = [(number - 16) // step % 6 for step in (36, 6, 1)] if number < 232 else [0, 0, 0]
    red, green, blue = (part * 4 >= max(parts) * 3 for part in parts)
    bold = _CODES["bold"]
    if red == green == blue:
        # a grey is for each terminal another
        return [bold]
    # the dark blue of sixteen cannot be read on black
    return [bold, "94" if blue and not red and not green else str(30 + red + 2 * green + 4 * blue)]
