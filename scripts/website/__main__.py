"""`python -m scripts.website FOLDER`: builds the site of the documents there, and follows its links."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.website.links import broken
from scripts.website.stage import HERE, stage


def build(target: Path) -> list[str]:
    """Build the site in an empty or missing folder; what is wrong with it, line by line. Needs the extra `docs`."""
    with tempfile.TemporaryDirectory() as folder:
        stage(Path(folder))
        shutil.rmtree(target, ignore_errors=True)
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", f"{folder}/_doctrees", "-c", str(HERE)]
        done = subprocess.run([*command, folder, str(target)], check=False, capture_output=True, text=True)
    told = [line for line in done.stderr.splitlines() if line]
    if done.returncode:
        return told or ["sphinx failed"]
    # what it keeps for itself
    for name in (".buildinfo", "objects.inv"):
        (target / name).unlink(missing_ok=True)
    return told + broken(target)


def main() -> None:
    """Build, and say what is wrong."""
    target = Path(sys.argv[1])
    wrong = build(target)
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    if wrong:
        sys.exit(1)
    sys.stdout.write(f"{len(list(target.rglob('*.html')))} pages in {target}; open {target / 'index.html'}\n")


if __name__ == "__main__":
    main()
