"""What shows itself in a notebook: an answer as HTML, a map or a chart as a picture."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kurils.base.errors import UsageError
from kurils.notebook.asked import path as as_path
from kurils.notebook.asked import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.base.stamps import Edition


class Answer(dict[str, Any]):
    """An answer: the mapping that it is, and HTML where a notebook asks for it. It is stored and sent as a mapping."""

    __slots__ = ("_html",)

    def __init__(self, answer: Any, html: Callable[[Any], str]) -> None:
        super().__init__(answer)
        self._html = html

    def _repr_html_(self) -> str | None:
        return self._html(self)

    def __reduce__(self) -> tuple[object, ...]:
        return dict, (dict(self),)


class Picture:
    """A picture: its SVG, which a notebook shows, and its files, which carry the edition of the record."""

    __slots__ = ("_edition", "svg")

    def __init__(self, svg: str, edition: Edition) -> None:
        self.svg = svg
        self._edition = edition

    def __repr__(self) -> str:
        return f"<picture, {len(self.svg)} characters of SVG>"

    def _repr_svg_(self) -> str:
        # inside a page a picture has no declaration of its own
        return self.svg[self.svg.index("<svg") :]

    def save(self, path: str | os.PathLike[str], *, force: bool = False) -> None:
        """Write it to a file that ends in .svg or .png. An existing file is refused without `force`."""
        from kurils.base.files import replacing
        from kurils.base.stamps import stamped

        path = as_path("path", path)
        ending = os.path.splitext(path)[1].lower()
        if ending == ".png":
            from kurils.maps.png import from_svg

            content = from_svg(self.svg)
        elif ending == ".svg":
            content = self.svg.encode()
        else:
            raise UsageError(f"no picture ends in {ending or 'nothing'}: {path}", "svg or png")
        with replacing(path, force) as stream:
            stream.buffer.write(stamped(content, ending[1:], self._edition))


class MapAnswer(Answer):
    """The answer of `map`, which a notebook shows as the map; of a time in which something changes, as its words."""

    __slots__ = ("_draw",)

    def __init__(self, answer: Any, html: Callable[[Any], str], draw: Callable[[Any, str], Picture]) -> None:
        super().__init__(answer, html)
        self._draw = draw

    def picture(self, labels: str = "en") -> Picture:
        """The map as a picture; `labels` as of `kurils map`."""
        return self._draw(self, text("labels", labels))

    def _repr_html_(self) -> str | None:
        return super()._repr_html_() if self._changing else None

    def _repr_svg_(self) -> str | None:
        return None if self._changing else self.picture()._repr_svg_()

    @property
    def _changing(self) -> bool:
        return bool(self["changes"] or self["border_changes"])
