"""What may not stand in the state path, because its bits are another machine's or another batch's: found by reading.

libm and BLAS (their results differ between processors, builds and numbers of runs), float32, sorts whose ties depend on
the processor, chance that has no address, clocks, Python's hash, and the order of a set.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LIBM = (
    "exp exp2 expm1 log log2 log10 log1p logaddexp logaddexp2 power pow float_power cbrt hypot sinc i0 "
    "sin cos tan arcsin arccos arctan arctan2 asin acos atan atan2 sinh cosh tanh arcsinh arccosh arctanh asinh acosh "
    "atanh geomspace logspace"
).split()
BLAS = (
    "dot vdot inner matmul tensordot vecdot matvec vecmat einsum linalg convolve correlate cov corrcoef polyfit "
    "polyval kron trapezoid"
).split()
OTHER_TYPES = "float32 float16 longdouble single half complex64 fft".split()
UNSTABLE = "argpartition partition lexsort".split()
WHOLE_OF_MATH = (
    "ceil comb copysign fabs floor fmod frexp fsum gcd inf isfinite isinf isnan isqrt ldexp nan nextafter prod sqrt "
    "trunc"
).split()
BANNED_MODULES = ("cmath", "random", "secrets", "time", "uuid", "scipy", "numba", "numexpr", "jax")
METHODS = {"dot"}
SORTS = {"argsort", "sort"}


@dataclass(frozen=True)
class Found:
    """Something that may not be there: file, line, function around it, and its name."""

    file: str
    line: int
    function: str
    name: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.name} in {self.function or 'the module'}"


def read(folder: Path) -> list[Found]:
    """Read every module of a folder."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        file = path.relative_to(folder).as_posix()
        found += [Found(file, *each) for each in _of(ast.parse(path.read_text(encoding="utf-8")))]
    return found


def not_allowed(found: list[Found], allowed: Mapping[str, set[str]]) -> list[Found]:
    """Leave out what ``allowed`` lists by ``file:function``."""
    return [each for each in found if each.name not in allowed.get(f"{each.file}:{each.function}", set())]


def _of(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
    yield from _inside(tree, names, "")


def _inside(node: ast.AST, names: Mapping[str, str], function: str) -> Iterator[tuple[int, str, str]]:
    for child in ast.iter_child_nodes(node):
        name = _banned(child, names)
        if name:
            yield getattr(child.iter if isinstance(child, ast.comprehension) else child, "lineno", 0), function, name
            if isinstance(child, ast.Attribute):
                continue  # numpy.linalg.solve is one finding
        inner = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        yield from _inside(child, names, inner)


def _dotted(node: ast.AST, names: Mapping[str, str]) -> str:
    """Return what a name or a chain of attributes stands for, by the module's imports."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value, names)
        return f"{base}.{node.attr}" if base else ""
    return ""


def _banned(node: ast.AST, names: Mapping[str, str]) -> str:
    """Return the name of what may not be there, or nothing."""
    if isinstance(node, ast.Attribute | ast.Name):
        return _banned_name(_dotted(node, names))
    if isinstance(node, ast.Import | ast.ImportFrom):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        return next((module for module in modules if module.partition(".")[0] in BANNED_MODULES), "")
    if isinstance(node, ast.BinOp | ast.AugAssign):
        if isinstance(node.op, ast.MatMult):
            return "@"
        if isinstance(node.op, ast.Pow) and not _exact_power(node):
            return "**"
    if isinstance(node, ast.Call):
        return _banned_call(node, names)
    if isinstance(node, ast.For | ast.comprehension) and _is_set(node.iter):
        return "order of a set"
    return ""


def _banned_name(dotted: str) -> str:
    room, _, rest = dotted.partition(".")
    first = rest.partition(".")[0]
    if room == "numpy" and first in (*LIBM, *BLAS, *OTHER_TYPES, *UNSTABLE):
        return dotted
    if room == "numpy" and rest.startswith("random.") and rest != "random.Philox":
        return dotted
    if room == "math" and first and first not in WHOLE_OF_MATH:
        return dotted
    return ""


def _banned_call(node: ast.Call, names: Mapping[str, str]) -> str:
    function = node.func
    if isinstance(function, ast.Name) and function.id in ("hash", "pow") and function.id not in names:
        return function.id
    if isinstance(function, ast.Attribute):
        kind = next((word.value for word in node.keywords if word.arg == "kind"), None)
        if function.attr in SORTS and not (isinstance(kind, ast.Constant) and kind.value == "stable"):
            return f"{function.attr} without kind='stable'"
        if function.attr in METHODS and not _dotted(function, names):
            return f".{function.attr}"
    return ""


def _exact_power(node: ast.BinOp | ast.AugAssign) -> bool:
    """Powers that every libm gives alike: squares, whole powers of 2, whole numbers of whole numbers."""
    base, exponent = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.target, node.value)
    power = _number(exponent)
    if power == 2 and isinstance(power, int):
        return True
    number = _number(base)
    return isinstance(power, int) and (number == 2 or (isinstance(number, int) and power >= 0))


def _number(node: ast.AST) -> float | int | None:
    try:
        value = ast.literal_eval(node)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return None
    return value if isinstance(value, int | float) else None


def _is_set(node: ast.AST) -> bool:
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("set", "frozenset")
