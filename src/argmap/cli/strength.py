"""`argmap strength`: how hard the listed arguments push."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.supposing import Supposed, supposing
from argmap.cli.terminal import as_json, patience, print_json, say
from argmap.reasoning.semantics import Semantics
from argmap.reasoning.strength import Strengths
from argmap.words import Sentence

EXAMPLES = (
    "argmap strength",
    "argmap strength arguments/open-vs-closed --semantics df-quad",
    "argmap strength --without inspectable --digits",
    "argmap strength --json",
)


@supposing
def strength(
    path: options.Path = None,
    *,
    json: options.Json = False,
    semantics: Annotated[
        Semantics, typer.Option("--semantics", help="The formula by which pushes add up (expert).")
    ] = Semantics.QUADRATIC_ENERGY,
    digits: Annotated[bool, typer.Option("--digits", help="Show strengths in digits, from 0 to 1.")] = False,
    supposed: Supposed,
) -> None:
    """Tell how hard the listed arguments push for and against each claim: a pressure, not a probability."""
    from argmap.cli.debates import one
    from argmap.reasoning.strength import strength as weighed

    graph = one(path)
    supposition = supposed.of(graph)
    with patience("Weighing"):
        strengths = weighed(graph, supposition, semantics=semantics)
    if json:
        from argmap.cli.shapes import strength_json

        print_json(as_json(strength_json(strengths)))
    else:
        from argmap.cli.strength_lines import strength_lines

        with patience("Drawing start values at random"):
            orders = tuple(_orders(strengths))
        say(strength_lines(strengths, orders, digits=digits))


def _orders(strengths: Strengths) -> Iterator[Sentence]:
    """Yield what is said of each position and the next weaker one, those left out that are supposed."""
    positions = frozenset(strengths.graph.positions).difference(strengths.supposed)
    for pair in pairwise(claim for claim in strengths.strongest_first if claim in positions):
        from argmap.reasoning.order import order
        from argmap.words import order_sentence

        found = order(strengths.graph, pair, strengths.supposition, semantics=strengths.semantics)
        yield order_sentence(strengths.graph, found)
