"""What the signs of a map mean: those that are on it, and no others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.extents import text_width
from kurils.maps.lines import Course, sample
from kurils.maps.plate import held, owners
from kurils.maps.signs import Held, swatch, title_swatch
from kurils.maps.xml import element, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kurils.answers.map import MapFeature
    from kurils.maps.plate import Day
    from kurils.maps.xml import Raw
    from kurils.words.labels import Labels

#: pixels: a sign, the distance of rows, the letters
SIGN, HIGH, ROW, LETTERS = 26.0, 13.0, 21.0, 12.5


class Sign(NamedTuple):
    """A sign and its meaning; `draw` draws it at a place."""

    text: str
    draw: Callable[[float, float], Raw]


def signs(day: Day, labels: Labels, rows: Iterable[MapFeature]) -> list[Sign]:
    """Control first, then claims, titles and lines; of each kind in the order of the record."""
    features, theme = list(rows), day.theme
    found: dict[str, Sign] = {}

    def note(kind: str, state: str | None, draw: Callable[[float, float], Raw]) -> None:
        text = labels.sign(kind, state)
        found.setdefault(text, Sign(text, draw))

    for row in features:
        look = held(row)._replace(others=())
        note(f"held.{look.kind}", look.holder, partial(swatch, theme, look, width=SIGN, height=HIGH))
    for state in sorted({state for row in features for state in held(row).others}):
        claim = Held(None, "claim", (state,))
        note("claimed", state, partial(swatch, theme, claim, width=SIGN, height=HIGH))
    for row in features:
        status, who = row["title_status"], owners(day, row)
        if status != "none":
            note(f"owned.{status}", who[0] if status == "agreed" else None,
                 partial(title_swatch, theme, status, who, width=SIGN, height=HIGH))  # fmt: skip
    seen = {border["line"] for border in day.answer["borders"] if border["in_area"]}
    for course in day.courses:
        if course.line not in seen and course.state != "pending":
            continue
        alone = course._replace(shared=False)
        note(f"line.{course.state}", course.by, partial(_line, day, alone))
    return list(found.values())


def drawn(day: Day, found: list[Sign], left: float, top: float, width: float) -> tuple[list[Raw], float]:
    """The legend in columns, and where it ends."""
    if not found:
        return [], top
    widest = max(text_width(sign.text, LETTERS) for sign in found) + SIGN + 34
    columns = max(1, min(3, int(width // widest)))
    rows = -(-len(found) // columns)
    parts = []
    for number, sign in enumerate(found):
        x, y = left + number // rows * (width / columns), top + number % rows * ROW
        parts.append(sign.draw(x, y))
        parts.append(
            element("text", sign.text, x=round(x + SIGN + 10, 1), y=round(y + HIGH - 2, 1), font_size=LETTERS,
                    fill=day.theme.ink, class_="legend")
        )  # fmt: skip
    return parts, top + rows * ROW


def _line(day: Day, course: Course, x: float, y: float) -> Raw:
    id = f"k-sample-{course.state}-{course.by or 'both'}"
    ground = element("rect", x=x, y=y - 1, width=SIGN, height=HIGH + 2, rx=2, fill=day.theme.sea)
    return joined([ground, sample(day.theme, course, x + 3, y + HIGH / 2, SIGN - 6, id)])
