"""Which strengths hang on a hair: a little more or less plausibility in a circle changes them a lot."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle
from math import isnan

from argmap.reasoning.bipolar import Bipolar, Part, Push
from argmap.reasoning.equilibrium import Equilibrium, Limits, equilibrium
from argmap.reasoning.semantics import QUADRATIC_SLOPE, Formula

SHAKE = 1e-3
"""By so much start values are moved, up and down in turns."""
HAIR = 0.05
"""A strength that changes by more than this hangs on a hair."""


def hanging_on_a_hair(graph: Bipolar, formula: Formula, found: Equilibrium, limits: Limits) -> frozenset[int]:
    """Return the nodes whose strength changes a lot when the start values in circles are moved a little.

    Only what may have several equilibria is moved, and what depends on it is looked at as well: where all pushes in a
    circle together change each strength by less than they are changed themselves, there is one equilibrium (Banach).
    """
    unsteady = [part for part in graph.circles if not isnan(found.values[part[0]])]
    unsteady = [part for part in unsteady if not contracts(graph, formula, part)]
    if not unsteady:
        return frozenset()
    bases = shaken_bases(graph, unsteady)
    shaken = {node for part in unsteady for node in part}
    for part in graph.parts:
        if any(pusher in shaken for node in part for pusher in graph.pushers[node]):
            shaken.update(part)
    known = {node: value for node, value in enumerate(found.values) if node not in shaken or isnan(value)}
    after = equilibrium(graph, formula, bases=bases, known=known, limits=limits).values
    return frozenset(node for node in shaken if not abs(after[node] - found.values[node]) <= HAIR)


def shaken_bases(graph: Bipolar, circles: Iterable[Part]) -> list[float]:
    """Return all start values, those in circles moved up and down in turns.

    Claims come first in the order of their ids, then steps. None is moved out of [0, 1].
    """
    ids = tuple(graph.number)
    bases = list(graph.bases)
    for circle in circles:
        ordered = sorted(circle, key=lambda node: (node >= graph.claims, ids[node]))
        for node, sign in zip(ordered, cycle((1, -1)), strict=False):
            bases[node] = min(1.0, max(0.0, bases[node] + sign * SHAKE))
    return bases


def contracts(graph: Bipolar, formula: Formula, part: Part) -> bool:
    """Tell whether all pushes in a circle together change each strength by less than they are changed themselves."""
    inside = frozenset(part)
    return all(_steepness(graph, formula, node, inside) < 1 for node in part)


def _steepness(graph: Bipolar, formula: Formula, node: int, inside: frozenset[int]) -> float:
    """Return at most how much a node's strength changes by unit of change inside a circle."""
    base = graph.bases[node]
    slope = formula.slope(base) if node < graph.claims else QUADRATIC_SLOPE * base
    return slope * sum(_reach(push, inside) for push in (*graph.supports[node], *graph.attacks[node]))


def _reach(push: Push, inside: frozenset[int]) -> float:
    """Return at most how much a push changes by unit of change inside: by its premises, and by the step itself."""
    return push.weight * any(premise in inside for premise in push.premises) + (push.step in inside)
