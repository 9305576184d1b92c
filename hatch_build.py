"""Build hook: check the record and prepare it as JSON inside the wheel; write the manual pages and what completes.

A record with problems stops the build.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrepareRecord(BuildHookInterface[Any]):
    """Runs before the wheel, and before an editable install, is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write `kurils/_index` from `data/`, and `kurils/_cli` from the commands."""
        sys.path.insert(0, self.root)
        try:
            from kurils.cli.prepare import prepare as prepare_commands
            from kurils.store.index.prepare import prepare
            from kurils.store.index.store import prepared_is_fresh

            data = os.path.join(self.root, "data")
            index, commands = (os.path.join(self.root, "kurils", name) for name in ("_index", "_cli"))
            if version != "editable" or not prepared_is_fresh(data):
                prepare(data, index)
            prepare_commands(commands)
            if version != "editable":
                # git ignores them, so they must be named
                table = "commands.json"
                build_data["force_include"][index] = "kurils/_index"
                build_data["force_include"][os.path.join(commands, table)] = f"kurils/_cli/{table}"
            build_data["shared_data"][os.path.join(commands, "man")] = "share/man/man1"
        finally:
            sys.path.remove(self.root)
