"""Which files a map can be written to, and what is drawn for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.answers.map import MapAnswer
    from kurils.record import Record


def _svg(record: Record, answer: MapAnswer, labels: str) -> str:
    from kurils.maps.svg import svg

    return svg(record, answer, labels)


def _html(record: Record, answer: MapAnswer, labels: str) -> str:
    from kurils.maps.page import page

    return page(record, answer, labels)


#: ending of a file -> what is drawn for a map answer and a language of labels; a PNG picture is made of the SVG
PICTURES: dict[str, Callable[[Record, MapAnswer, str], str]] = {"svg": _svg, "png": _svg, "html": _html}
