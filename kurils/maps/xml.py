"""Elements of SVG and HTML as text: everything that comes from data is escaped, nothing else is needed of XML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kurils.base.widths import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


class Raw(str):
    """Text that is made of elements already and is not escaped once more."""

    __slots__ = ()


def element(tag: str, content: str = "", /, **attributes: Any) -> Raw:
    """One element. Its content is escaped unless it is `Raw`.

    Attributes are named as in Python: `stroke_width` becomes `stroke-width`, `class_` becomes `class`; those that are
    None are left out.
    """
    inside = content if isinstance(content, Raw) else text(content)
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Raw(f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>")


def use(id: str, **attributes: Any) -> Raw:
    """A shape of the same document once more; in the spelling that older programs read too."""
    return element("use", **{"xlink:href": f"#{id}"}, **attributes)


def joined(parts: Iterable[str], between: str = "") -> Raw:
    """Elements one after the other."""
    return Raw(between.join(parts))


def text(content: str) -> str:
    """Text between tags: escaped, without control characters."""
    return escape(clean(content), quote=False)


def attribute(value: object) -> str:
    """The value of an attribute: numbers short, texts escaped."""
    return number(value) if isinstance(value, int | float) else escape(clean(str(value)), quote=True)


def number(value: float) -> str:
    """A number with one decimal at most, two when it is small."""
    written = f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
