"""`make mutate`: change the code that decides in one place at a time, and print the changes that no test notices.

Operators: a comparison turned into its neighbours (`<` to `<=` and `>=`, `==` to `!=`, `in` to `not in`, `is` to
`is not`); `and` for `or`; a condition negated; a number one more, and one less; `True` for `False`; `+` for `-`,
`*` for `//`; a
default of `get`, `or` or a conditional expression taken always; a statement left out; `min` for `max`; `continue` for
`break`; a result that is None.

The changed module is put in the place of the true one in memory, in a process of its own,
since the prepared record is
kept for the code that stands on the disk. Tests are those of `TESTS`. A change by which they do not end is noticed too.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
#: what decides -> the tests that say what it must do, the quickest first
TESTS: dict[str, tuple[str, ...]] = {
    "kurils/query/status.py": ("decisions", "status_toy", "headline"),
    "kurils/query/changes.py": ("decisions", "status_toy"),
    "kurils/query/diff.py": ("decisions", "status_toy"),
    "kurils/query/locate.py": ("locate",),
    "kurils/store/tracks.py": ("decisions", "status_toy"),
    "kurils/store/validate/tracks.py": ("check_mutation",),
    "kurils/store/validate/governing.py": ("check_mutation", "governing_rules"),
    "kurils/tagging/kernel.py": ("tag_kernel", "tag_agreement"),
    **{
        f"kurils/dates/{name}.py": (
            "dates_parse", "dates_forms", "dates_japanese", "dates_julian", "dates_edtf", "dates_triples",
            "vocabulary",
        )
        for name in (
            "civil", "clock", "dual", "edtf", "forms", "japanese", "japanese_text", "julian", "notation", "parse",
            "readings",
            "text", "western", "written",
        )
    },
}  # fmt: skip
_HALF = "`check` refuses a document without a state, and a state without a document (half-governing)"
#: changes that change nothing: module and line of code with the change -> why
EQUAL: dict[tuple[str, str], str] = {
    (
        "kurils/store/validate/tracks.py",
        "last[key] is None or first < str(last[key])  ->  first < str(last[key])",
    ): "no day is later than the text None",
    ("kurils/query/status.py", "first < last  ->  first <= last"): "between a day and itself nothing changes",
    ("kurils/query/status.py", "id is None or state is None  ->  id is None and state is None"): _HALF,
    ("kurils/query/status.py", "id is None or state is None  ->  id is None"): _HALF,
    ("kurils/query/status.py", "id is None or state is None  ->  state is None"): _HALF,
    ("kurils/query/changes.py", "[spell] if spell else []  ->  [spell]"): "on a day of a change there is a spell",
    ("kurils/store/tracks.py", "self._rows[track][at] or self._row(track, at)  ->  self._row(track, at)"): (
        "what was decoded once is kept for speed only"
    ),
}
#: a change may take so many times as long as the tests do unchanged, and some seconds
SLOWER, SECONDS = 4, 20

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}  # fmt: skip
_REACHED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            for other in _COMPARED[type(op)]:
                yield _with(node, ops=[*node.ops[:at], other(), *node.ops[at + 1 :]])
    elif isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        if isinstance(node.op, ast.Or):
            yield from node.values
    elif isinstance(node, ast.BinOp) and type(node.op) in _REACHED and not _is_written(node.left):
        yield _with(node, op=_REACHED[type(node.op)]())
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield _with(node, value=not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield _with(node, value=node.value + 1)
        yield _with(node, value=node.value - 1)
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
        if isinstance(node, ast.IfExp):
            yield from (node.body, node.orelse)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield _with(node, ifs=[])
    elif isinstance(node, ast.Name) and node.id in _NAMES and isinstance(node.ctx, ast.Load):
        yield _with(node, id=_NAMES[node.id])
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield _with(node, value=ast.Constant(None))
    elif isinstance(node, ast.Break):
        yield ast.Continue()
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    elif isinstance(node, ast.Expr | ast.AugAssign) and not _is_text(node):
        yield ast.Pass()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _with(node: ast.AST, **fields: Any) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_written(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Of a module, each change: its line, what stands there then, and the whole source."""
    tree = ast.parse(source)
    for parent, name, at, node in _places(tree):
        for changed in changes(node):
            # where a node has no place of its own, its parent's will do
            line = getattr(node, "lineno", getattr(parent, "lineno", 1))
            told = _told(node, changed)
            put(parent, name, at, ast.fix_missing_locations(ast.copy_location(changed, node)))
            yield line, told, ast.unparse(tree)
            put(parent, name, at, node)


def _places(parent: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Every node that is run: its parent, and in which field of it, and where in that, it stands."""
    for name, value in ast.iter_fields(parent):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for at, node in list(enumerate(value)) if isinstance(value, list) else [(None, value)]:
            if isinstance(node, ast.AST) and not _skipped(node):
                yield parent, name, at, node
                yield from _places(node)


def _told(node: ast.AST, changed: ast.AST) -> str:
    """A change in a line: what stands there, and what stands there then."""
    if isinstance(node, ast.comprehension):
        return f"if {ast.unparse(node.ifs[0])}  ->  all"
    return "  ->  ".join(ast.unparse(one).split("\n")[0] for one in (node, changed))


def put(parent: ast.AST, name: str, at: int | None, node: ast.AST) -> None:
    """Put a node in a field of another, or in a place of it."""
    if at is None:
        setattr(parent, name, node)
    else:
        getattr(parent, name)[at] = node


def _skipped(node: ast.AST) -> bool:
    """What only type checkers see."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name):
        return node.test.id == "TYPE_CHECKING"
    return (
        isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "TYPE_CHECKING"
    )


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):  # type: ignore[misc]
    """Gives one module another source."""

    def __init__(self, path: str, source: str) -> None:
        self.path = str(ROOT / path)
        self.name = path.removesuffix(".py").replace("/", ".")
        self.source = source

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def get_filename(self, fullname: str) -> str:
        return self.path

    def get_data(self, path: str | bytes) -> bytes:
        return self.source.encode()


def survives(path: str, source: str, tests: tuple[str, ...], seconds: float) -> bool:
    """Whether the tests pass with a module changed."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return status == 0
    signal.alarm(int(seconds))
    quiet = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(quiet, number)
    code = 1
    try:
        import pytest

        sys.meta_path.insert(0, _Changed(path, source))
        files = [str(ROOT / "tests" / f"test_{name}.py") for name in tests]
        code = int(
            pytest.main(
                ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not extras and not slow", *files]
            )
        )
    finally:
        # a process that has numpy's threads is not ended in order
        os._exit(1 if code else 0)


def main(arguments: list[str]) -> int:
    """Change and test; returns 0 also when there are survivors, which are for people to judge."""
    parser = argparse.ArgumentParser(prog="python -m scripts.mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", help="parts of paths: query/status, dates/julian; all without it")
    parser.add_argument("--sample", type=int, default=None, help="so many of all changes, chosen by the seed")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    paths = [path for path in TESTS if not asked.modules or any(part in path for part in asked.modules)]
    found = [(path, *change) for path in paths for change in mutants((ROOT / path).read_text(encoding="utf-8"))]
    if asked.sample is not None and asked.sample < len(found):
        found = sorted(random.Random(asked.seed).sample(found, asked.sample), key=lambda change: (change[0], change[1]))
    # heavy and never changed: each process has them already
    import numpy  # noqa: F401
    import pytest  # noqa: F401
    import shapely  # noqa: F401
    import yaml  # noqa: F401

    taken: dict[tuple[str, ...], float] = {}
    killed = equal = left = 0
    for path, line, change, source in found:
        tests = TESTS[path]
        if tests not in taken:
            begun = time.monotonic()
            if not survives(path, (ROOT / path).read_text(encoding="utf-8"), tests, 3600):
                print(f"{path}: its tests fail unchanged", flush=True)
                return 1
            taken[tests] = time.monotonic() - begun
        if not survives(path, source, tests, taken[tests] * SLOWER + SECONDS):
            killed += 1
        elif (path, change) in EQUAL:
            equal += 1
        else:
            left += 1
            print(f"{path}:{line}: {change}", flush=True)
    share = 100 * killed / max(1, len(found) - equal)
    print(f"{len(found)} changes: {killed} noticed ({share:.0f} %), {equal} of no effect, {left} survived")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
