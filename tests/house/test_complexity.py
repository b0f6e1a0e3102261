"""A function can be followed at one reading: it keeps below a limit of cognitive complexity."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.complexity import complexity

PACKAGE = Path(__file__).parents[2] / "src" / "argmap"
SOURCES = sorted(PACKAGE.rglob("*.py"))
MOST = 12

BETTER_AS_THEY_ARE = {
    "graph/connectivity.py components": "Tarjan's search as it is in the paper, a stack of its own for the recursion",
    "graph/sides.py sides": "a search level by level, and the hottest loop of a graph: no call for each link",
    "reasoning/grounded.py ranks": "the labelling as it is in the paper, and the hottest loop of a judgement",
}
"""Functions over the limit, each with the reason why it reads better in one piece."""


def functions(source: Path) -> Iterator[tuple[str, int]]:
    """Yield the functions and methods of a file, with how complex each one is."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{source.relative_to(PACKAGE).as_posix()} {node.name}", complexity(node)


def test_a_function_can_be_followed_at_one_reading() -> None:
    found = [each for source in SOURCES for each in functions(source)]
    over = {place: cost for place, cost in found if cost > MOST}
    assert {place: cost for place, cost in over.items() if place not in BETTER_AS_THEY_ARE} == {}, (
        "say one thing after another: a named value, an early return, a table"
    )
    assert BETTER_AS_THEY_ARE.keys() - over.keys() == set(), "these are no exceptions any more"


@pytest.mark.parametrize(
    ("body", "cost"),
    [
        ("return x", 0),
        ("if x: return 1\n elif y: return 2\n else: return 3", 3),
        ("for a in x:\n  if a: return 1", 3),
        ("while x:\n  pass\n else: return 1", 2),
        ("try: f()\n except E:\n  if x: return 1", 3),
        ("match x:\n  case 1: return 1\n  case 2: return 2", 1),
        ("return x and y and z or a", 2),
        ("return [b for a in x if a for b in a]", 3),
        ("return {a: [b for b in a] for a in x}", 3),
        ("return f(x, key=1 if x else 2)", 1),
        ("for a in [b for b in x]: pass", 2),
        ("return [a for a in (x if y else z)]", 2),
        ('return f"{1 if x else 2}"', 1),
        ("return sorted(x, key=lambda a: 1 if a else 2)", 2),
        ("def inner(y):\n  if y: return 1\n return inner", 2),
    ],
)
def test_what_a_reader_keeps_in_mind_is_counted(body: str, cost: int) -> None:
    (function,) = ast.parse(f"def followed(x, y, z, a):\n {body}").body
    assert isinstance(function, ast.FunctionDef)
    assert complexity(function) == cost
