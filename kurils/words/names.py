"""By which name a place was found, and whose word a name of several together is."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers.places import FoundBy
    from kurils.words.wording import Wording


def found_by(found: FoundBy, wording: Wording) -> str:
    """The name, what it is the name of, and when that existed."""
    by, first, last = found["by"], found["since"], found["until"]
    kind = wording.tr(f"found.{found['kind']}{'.by' if by else ''}", by=wording.state(by))
    if first and last:
        kind = wording.tr("found.span", kind=kind, first=first, last=last)
    elif first or last:
        kind = wording.tr("found.since" if first else "found.until", kind=kind, day=first or last)
    text = wording.tr("found-by", form=found["form"], kind=kind)
    return wording.sentences(filter(None, [text, found["note"]]))


def whole(name: str, by: str, places: Iterable[str], wording: Wording) -> str:
    """That one state uses a name for several places together, and which are meant."""
    return wording.tr("found.whole-of", name=name, by=wording.state(by), places=wording.listed(places))
