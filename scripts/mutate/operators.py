"""The changes that can be made to a module, one at a time."""

from __future__ import annotations

import ast
import copy
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

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


class Function(NamedTuple):
    """A function that no other one holds: its name with its class, and the lines of it."""

    name: str
    first: int
    last: int


class Mutant(NamedTuple):
    """A module with one change: where that is, what stands there and what then, and the module compiled with it."""

    line: int
    #: None where the change is outside of the body of every function
    function: Function | None
    told: str
    #: the first and the last line that are run if the place is
    lines: tuple[int, int]
    code: CodeType

    @property
    def key(self) -> tuple[str, str]:
        """By which a change is known whatever line it stands on."""
        return self.function.name if self.function else "", self.told


def mutants(path: str, source: str) -> Iterator[Mutant]:
    """Each change of a module."""
    tree = ast.parse(source)
    for parent, name, at, node, statement, function in _places(tree):
        for changed in changes(node):
            # where a node has no place of its own, its parent's will do
            placed = node if hasattr(node, "lineno") else parent
            # a number or a name alone says little
            small = isinstance(node, ast.Constant | ast.Name)
            before = _told(parent if small else node)
            put(parent, name, at, ast.fix_missing_locations(ast.copy_location(changed, node)))
            told = f"{before}  ->  {_told(parent if small else changed)}"
            code = compile(tree, path, "exec")
            put(parent, name, at, node)
            lines = (statement.lineno, placed.end_lineno)  # type: ignore[attr-defined]
            yield Mutant(placed.lineno, function, told, lines, code)  # type: ignore[attr-defined]


def _places(
    parent: ast.AST, inside: str = "", statement: ast.stmt | None = None, function: Function | None = None
) -> Iterator[tuple[ast.AST, str, int | None, ast.AST, ast.stmt, Function | None]]:
    """Every node that is run: its parent, in which field of it, and where in that; its statement and function."""
    for name, value in ast.iter_fields(parent):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        around = function
        if function is None and name == "body" and isinstance(parent, ast.FunctionDef):
            # code begins where its first decorator stands
            first = min([parent.lineno, *(one.lineno for one in parent.decorator_list)])
            around = Function(inside, first, parent.end_lineno or first)
        for at, node in list(enumerate(value)) if isinstance(value, list) else [(None, value)]:
            if isinstance(node, ast.AST) and not _skipped(node):
                of = node if isinstance(node, ast.stmt) else statement
                if of is not None:
                    yield parent, name, at, node, of, around
                named = isinstance(node, ast.FunctionDef | ast.ClassDef) and around is None
                within = f"{inside}.{node.name}".lstrip(".") if named else inside  # type: ignore[attr-defined]
                yield from _places(node, within, of, around)


def _told(node: ast.AST) -> str:
    """What stands in a place, in a line."""
    if isinstance(node, ast.comprehension):
        return f"if {ast.unparse(node.ifs[0])}" if node.ifs else "all"
    return ast.unparse(node).split("\n")[0]


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
