"""Write what is made of the commands: `python -m kurils.cli.prepare`. The build of the wheel does the same.

The table for the completion key, and the manual pages.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile

from kurils.cli.completing import table


def prepare(target: str = table.PREPARED) -> list[str]:
    """Write `commands.json` below `target`, and the manual pages below its `man`. Returns the names of the files."""
    from kurils.cli.manual import pages

    parent = os.path.dirname(target)
    beside = tempfile.mkdtemp(prefix=".cli-", dir=parent)
    try:
        os.chmod(beside, 0o755)
        os.mkdir(os.path.join(beside, "man"))
        made = {"digest": table.digest(), "commands": table.build()}
        files = {"commands.json": json.dumps(made, ensure_ascii=False, separators=(",", ":"))}
        files.update({f"man/{name}": page for name, page in pages().items()})
        for name, text in files.items():
            with open(os.path.join(beside, *name.split("/")), "wb") as stream:
                stream.write(text.encode())
        shutil.rmtree(target, ignore_errors=True)
        os.replace(beside, target)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return list(files)


if __name__ == "__main__":
    print(f"prepared {len(prepare())} files in {table.PREPARED}")
