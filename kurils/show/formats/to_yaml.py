"""YAML: the same value as JSON, every text quoted where YAML would read it as something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.widths import clean

if TYPE_CHECKING:
    from typing import TextIO

    from kurils.show.formats import Presentation


def write(presentation: Presentation, stream: TextIO) -> None:
    """Write the answer as one YAML document."""
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(presentation.answer, Dumper=dumper, allow_unicode=True, sort_keys=False, width=110)
    if any(line != clean(line) for line in text.split("\n")):
        # then all that is not ASCII is escaped: the emitter knows nothing in between
        text = yaml.dump(presentation.answer, Dumper=dumper, allow_unicode=False, sort_keys=False, width=110)
    stream.write(text)
