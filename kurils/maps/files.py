"""Which files a map can be written to, and what writes each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.answers.map import MapAnswer
    from kurils.record import Record


def _svg(record: Record, answer: MapAnswer, labels: str) -> bytes:
    from kurils.maps.svg import svg

    return svg(record, answer, labels).encode("utf-8")


def _html(record: Record, answer: MapAnswer, labels: str) -> bytes:
    from kurils.maps.page import page

    return page(record, answer, labels).encode("utf-8")


def _png(record: Record, answer: MapAnswer, labels: str) -> bytes:
    from kurils.maps.png import png

    return png(record, answer, labels)


#: ending of a file -> its bytes for a map answer and a language of labels
PICTURES: dict[str, Callable[[Record, MapAnswer, str], bytes]] = {"svg": _svg, "png": _png, "html": _html}
