"""Many `status` answers, one a line: as JSON, whose repeating parts are written once, or as the rows of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.jsontext import dumps

if TYPE_CHECKING:
    from typing import Any

    from kurils.answers.days import StatusAnswer

#: stands for a sentence in the text of islands that is kept; of the private use area, so that no text holds it
_GAP = "\ue000"


class JsonLines:
    """Writes answers of `Record.status_on` as JSON on one line each; the same text as `dumps` would give.

    Answers of days between which nothing changes share their list of sources, and their islands differ in the sentence
    `brief` alone; so the text of both is kept.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Any, list[str], str]] = {}

    def line(self, answer: StatusAnswer) -> str:
        """The answer on one line, without a line feed."""
        if answer["changes"]:
            return dumps(answer)
        key = id(answer["sources"])
        if key not in self._kept:
            islands = [{**island, "brief": _GAP} for island in answer["islands"]]
            self._kept[key] = answer["sources"], dumps(islands).split(dumps(_GAP)[1:-1]), dumps(answer["sources"])
        _, pieces, sources = self._kept[key]
        texts = {"islands": _filled(pieces, answer), "sources": sources}
        items = [f'"{name}": {texts.get(name) or dumps(value)}' for name, value in answer.items()]
        return "{" + ", ".join(items) + "}"


def _filled(pieces: list[str], answer: StatusAnswer) -> str:
    parts = [pieces[0]]
    for island, piece in zip(answer["islands"], pieces[1:]):
        parts += (dumps(island["brief"])[1:-1], piece)
    return "".join(parts)
