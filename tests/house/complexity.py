"""How much a reader has to keep in mind to follow a function: its cognitive complexity (G. Ann Campbell, 2018).

A branch or a loop counts one, and one more for each that it stands within; `elif`, `else` and each run of `and` or of
`or` count one wherever they stand. A comprehension is a loop, and each of its conditions counts one; a `match` counts
once, however many cases it has. A function within another one counts there, a level deeper, and by itself. What calls
itself costs nothing here: a walk down a tree reads well.

complexipy counts nearly the same, but looks neither into keyword arguments nor into f-strings, attributes, slices,
sums, `*` and `yield`. That is where lines are packed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
NESTING = (*COMPREHENSIONS, *LOOPS, ast.If, ast.IfExp, ast.Match, ast.ExceptHandler)
"""What costs one, and raises the cost of what stands within it."""
INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
"""What costs nothing, and raises the cost of what stands within it as well."""


def complexity(function: Function) -> int:
    """Return the cognitive complexity of a function: 0 where it runs straight through."""
    return sum(_cost(child, 0) for child in ast.iter_child_nodes(function))


def _cost(node: ast.AST, depth: int) -> int:
    """Return what a node costs with all that stands within it, `depth` levels deep."""
    if isinstance(node, ast.If):
        return 1 + depth + _cost_of_branches(node, depth)
    own = 0
    within = depth
    if isinstance(node, NESTING):
        own += 1 + depth
        within += 1
    elif isinstance(node, INNER):
        within += 1
    costs = [_cost(each, depth if each is _head(node) else within) for each in _children(node)]
    return own + _cost_of_parts(node) + sum(costs)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands within a node; what a comprehension goes through and asks stands in it as a loop's does."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.comprehension):
            yield from ast.iter_child_nodes(child)
        else:
            yield child


def _head(node: ast.AST) -> ast.expr | None:
    """Return what is looked at once, before there is anything within: what a loop goes through, what is asked."""
    match node:
        case ast.For() | ast.AsyncFor():
            return node.iter
        case ast.While() | ast.IfExp():
            return node.test
        case ast.Match():
            return node.subject
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return node.generators[0].iter
        case _:
            return None


def _cost_of_parts(node: ast.AST) -> int:
    """Return what costs one at any depth."""
    match node:
        case ast.BoolOp():
            return 1  # Python keeps a run of one operator in one node
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1 if node.orelse else 0
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            conditions = sum(len(each.ifs) for each in node.generators)
            return conditions + len(node.generators) - 1  # a second `for` is a loop more
        case _:
            return 0


def _cost_of_branches(node: ast.If, depth: int) -> int:
    """Return what an `if` costs behind its own one: its condition, its branch, and what follows for all others."""
    cost = _cost(node.test, depth) + sum(_cost(each, depth + 1) for each in node.body)
    match node.orelse:
        case []:
            return cost
        case [ast.If() as otherwise]:
            return cost + 1 + _cost_of_branches(otherwise, depth)
        case _:
            return cost + 1 + sum(_cost(each, depth + 1) for each in node.orelse)
