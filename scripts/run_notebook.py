"""Run the notebook of the documents as Jupyter would, and keep what it shows: `python -m scripts.run_notebook`.

Needs what `make test-extras` installs. Its clock is that of the tests, so that it shows the same on every day.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.ipynb"
TODAY = "2026-11-22"


def run(path: Path = NOTEBOOK) -> Any:
    """The notebook with what its cells show now. Raises CellExecutionError where one fails."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    os.environ["KURILS_TODAY"] = TODAY
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    for cell in notebook.cells:
        # when a cell ran, and on which kernel, is no part of the document
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            # the whole mapping again, which nobody sees where there is a picture or a table
            if len(output.get("data", ())) > 1:
                output["data"].pop("text/plain", None)
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return notebook


if __name__ == "__main__":
    import nbformat

    NOTEBOOK.write_text(nbformat.writes(run()) + "\n", encoding="utf-8")  # type: ignore[no-untyped-call]
