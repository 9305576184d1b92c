"""YAML: the same value as JSON, every text quoted where YAML would read it as something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from kurils.show.formats import Presentation


def write(presentation: Presentation, stream: TextIO) -> None:
    """Write the answer as one YAML document."""
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    yaml.dump(presentation.answer, stream, Dumper=dumper, allow_unicode=True, sort_keys=False, width=110)
