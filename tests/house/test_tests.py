"""A test says one thing, for certain: what an assertion of two ways holds in, and what is ignored, has its reason."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.slow import SLOW_LAWS

ROOT = Path(__file__).parents[2]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
CODE = [
    *sorted((ROOT / "src").rglob("*.py")),
    *TESTS,
    *sorted((ROOT / "benchmarks").glob("*.py")),
    ROOT / "app.py",
]

IGNORED = re.compile(
    r"#\s*(?:ruff:\s*)?(?:noqa|type: ignore|nosec|pragma: no \w+|fmt: \w+)(?P<rest>[^\n]*)$"
)
REASON = re.compile(r"(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z, -]+\])?\s*(?:#|-)\s*\w.*")
FORMATTING = re.compile(r"#\s*fmt: \w+$")
"""Lines that the formatter is to leave alone show why: they are a table."""

ASSERTING = frozenset(
    {"raises", "warns", "fail", "expect", "validate", "check_schema", "text", "answers", "contents"}
)
"""What asserts without the word: pytest's, Playwright's and pexpect's, JSON Schema's, and what was agreed on."""
ANYTHING = frozenset({"Exception", "BaseException"})


def place(file: Path, node: ast.AST) -> str:
    return f"{file.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"


def asserted(condition: ast.expr) -> Iterator[ast.expr]:
    """Yield what an assertion holds to be true: the condition, and each part that `and` or `not` joins to it."""
    yield condition
    match condition:
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from asserted(part)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            yield from asserted(part)
        case _:
            pass


def is_soft(condition: ast.expr) -> bool:
    """Tell whether a condition can hold in two ways: by `or`, or by one of two questions."""
    return isinstance(condition, ast.IfExp) or (
        isinstance(condition, ast.BoolOp) and isinstance(condition.op, ast.Or)
    )


def called(node: ast.AST) -> set[str]:
    """Return the names of what is called within, whatever it is a part of."""
    functions = [each.func for each in ast.walk(node) if isinstance(each, ast.Call)]
    return {
        each.attr if isinstance(each, ast.Attribute) else ast.unparse(each) for each in functions
    }


def asserting(functions: list[ast.FunctionDef]) -> set[str]:
    """Return the names of functions that assert something, by themselves or through one of the others."""
    names = set(ASSERTING)
    names |= {
        each.name
        for each in functions
        if any(isinstance(node, ast.Assert) for node in ast.walk(each))
    }
    calls = {each.name: called(each) for each in functions}
    grown = -1
    while grown != len(names):
        grown = len(names)
        names |= {name for name, within in calls.items() if within & names}
    return names


@cache
def nodes() -> tuple[tuple[Path, ast.AST], ...]:
    """Return all that is written in tests, each with its file."""
    trees = [(file, ast.parse(file.read_text(encoding="utf-8"))) for file in TESTS]
    return tuple((file, node) for file, tree in trees for node in ast.walk(tree))


def functions_of_tests() -> list[tuple[Path, ast.FunctionDef]]:
    return [(file, node) for file, node in nodes() if isinstance(node, ast.FunctionDef)]


def test_no_assertion_holds_in_two_ways() -> None:
    asserts = [(file, node) for file, node in nodes() if isinstance(node, ast.Assert)]
    soft = [place(file, node) for file, node in asserts if any(map(is_soft, asserted(node.test)))]
    assert soft == [], (
        "say which way it is; where that hangs on something, put the assertion below an `if`"
    )


def test_every_test_asserts_something() -> None:
    functions = functions_of_tests()
    names = asserting([node for _, node in functions])
    empty = [
        place(file, node)
        for file, node in functions
        if node.name.startswith("test_") and node.name not in names
    ]
    assert empty == []


def test_no_test_is_content_with_any_error() -> None:
    calls = [(file, node) for file, node in nodes() if isinstance(node, ast.Call)]
    assert [place(file, node) for file, node in calls if is_content_with_anything(node)] == []


def is_content_with_anything(call: ast.Call) -> bool:
    """Tell whether a call is `pytest.raises(Exception)` or the like."""
    is_raises = isinstance(call.func, ast.Attribute) and call.func.attr == "raises"
    return is_raises and any(
        isinstance(given, ast.Name) and given.id in ANYTHING for given in call.args
    )


def test_every_test_that_is_called_slow_is_there() -> None:
    assert SLOW_LAWS - {node.name for _, node in functions_of_tests()} == set()


def test_whatever_is_ignored_has_its_reason_beside_it() -> None:
    bare = [
        f"{file.relative_to(ROOT).as_posix()}:{number}"
        for file in CODE
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if (found := IGNORED.search(line))
        and not FORMATTING.search(line)
        and not REASON.fullmatch(found["rest"])
    ]
    assert bare == [], (
        "say why behind it (`noqa: CODE - why`, `type: ignore[code] # why`), or do without"
    )
