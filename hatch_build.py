"""Build hook: check the record and prepare it as JSON inside the wheel. A record with problems stops the build."""

from __future__ import annotations

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrepareRecord(BuildHookInterface[Any]):
    """Runs before the wheel, and before an editable install, is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write `kurils/_index` from `data/`."""
        sys.path.insert(0, self.root)
        try:
            from kurils.store.index.prepare import prepare

            target = os.path.join(self.root, "kurils", "_index")
            prepare(os.path.join(self.root, "data"), target)
            if version != "editable":
                # git ignores it, so it must be named
                build_data["force_include"][target] = "kurils/_index"
        finally:
            sys.path.remove(self.root)
