"""Tag any number of dated places with who held, owned and claimed the island that each lies on.

`tag` works on arrays, `tag_one` on one point, `tag_batch` on a `pyarrow.RecordBatch`; all give the number of a segment
(a time in which nothing changed about an island), and `legend` says what each segment means. The shore counts as land
in all of them. Names are imported when first used.

    >>> from kurils.tagging import legend, tag_one
    >>> segment = legend()[tag_one(147.9, 45.0, "1905-09-05")]
    >>> segment.island, segment.holder, segment.governing_document
    ('iturup', 'japan', '1855-shimoda')
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.tagging.arrow import tag_batch
    from kurils.tagging.kernel import tag
    from kurils.tagging.rows import tag_one
    from kurils.tagging.segments import Segment, legend

__all__ = ["Segment", "legend", "tag", "tag_batch", "tag_one"]

_WHERE = {"Segment": "segments", "legend": "segments", "tag": "kernel", "tag_batch": "arrow", "tag_one": "rows"}


def __getattr__(name: str) -> object:
    if name in _WHERE:
        from importlib import import_module

        return getattr(import_module(f"kurils.tagging.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'kurils.tagging' has no attribute {name!r}")
