"""Which strengths hang on a hair.

A little more or less plausibility in a circle changes them a lot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, cycle
from math import isnan

from argmap.reasoning.bipolar import Bipolar, Part, Push
from argmap.reasoning.equilibrium import Convergence, Equilibrium, equilibrium_of
from argmap.reasoning.semantics import QUADRATIC_SLOPE, Formula

SHAKE = 1e-3
"""By so much start values are moved, up or down."""
HAIR = 0.05
"""A strength that changes by more than this hangs on a hair."""

STEADY = HAIR / 10
"""A circle in which a shake moves no strength by more than this is left alone: a tenth, for pushes
from it add up."""
HALF = 0.5
# What has not halved by then is shaken, which costs three searches and no more.
MOST_POWERS = 20
ROUGH = 1e-3
"""What swings by less than this once it is shaken is near enough to rest to be compared by a
hair."""


def hanging_on_a_hair(
    graph: Bipolar, formula: Formula, found: Equilibrium, limits: Convergence
) -> frozenset[int]:
    """Return the nodes whose strength changes a lot when start values change a little.

    They are those in circles. Only what may have several equilibria is moved, and what depends on
    it is looked at as well: where all pushes in a circle together change each strength by less than
    they are changed themselves, there is one equilibrium (Banach).
    """
    unsteady = []
    for part in graph.circles:
        if isnan(found.values[part[0]]):  # it has no strength that could hang on anything
            continue
        if not contracts(graph, formula, part) and not steady(graph, formula, part):
            unsteady.append(part)
    if not unsteady:
        return frozenset()
    parts = _reached(graph, unsteady)
    shaken = set(chain.from_iterable(parts))
    pushers = set(chain.from_iterable(graph.pushers[node] for node in shaken))
    known = {pusher: found.values[pusher] for pusher in pushers - shaken}
    hanging: set[int] = set()
    rough = replace(limits, width=ROUGH)
    for bases in shakes(graph, unsteady):
        after = equilibrium_of(parts, graph, formula, bases=bases, known=known, limits=rough).values
        hanging.update(_moved(shaken, found.values, after))
    return frozenset(hanging)


def _reached(graph: Bipolar, circles: Iterable[Part]) -> list[Part]:
    """Return some circles and all that depends on them, in the order of working them out."""
    reached = set(chain.from_iterable(circles))
    parts = []
    for part in graph.parts:  # each comes after what it depends on, so one pass is enough
        if part[0] in reached or any(not reached.isdisjoint(graph.pushers[node]) for node in part):
            reached.update(part)
            parts.append(part)
    return parts


def _moved(nodes: Iterable[int], before: Sequence[float], after: Sequence[float]) -> Iterator[int]:
    """Yield the nodes that are farther away than a hair, or that have lost their value."""
    for node in nodes:
        lost = isnan(after[node])
        if lost or abs(after[node] - before[node]) > HAIR:
            yield node


def shakes(graph: Bipolar, circles: Sequence[Part]) -> Iterator[list[float]]:
    """Yield all start values with those in circles moved, three times.

    First all of them, up and down in turns; in camps of even size that cancels out, so next the
    first one of each circle alone, up and then down. "First" is by the ids of claims, then of
    steps. None is moved out of [0, 1].
    """
    ids = tuple(graph.number)
    ordered = [
        sorted(circle, key=lambda node: (node >= graph.claims, ids[node])) for circle in circles
    ]
    in_turns: dict[int, int] = {}
    for circle in ordered:
        in_turns.update(zip(circle, cycle((1, -1)), strict=False))
    yield _moved_bases(graph, in_turns)
    for sign in (1, -1):
        yield _moved_bases(graph, {circle[0]: sign for circle in ordered})


def _moved_bases(graph: Bipolar, signs: Mapping[int, int]) -> list[float]:
    bases = list(graph.bases)
    for node, sign in signs.items():
        bases[node] = min(1.0, max(0.0, bases[node] + sign * SHAKE))
    return bases


def contracts(graph: Bipolar, formula: Formula, part: Part) -> bool:
    """Tell whether a circle has one equilibrium only.

    All pushes in it together change each strength by less than they are changed themselves.
    """
    inside = frozenset(part)
    return all(_steepness(graph, formula, node, inside) < 1 for node in part)


def steady(graph: Bipolar, formula: Formula, part: Part) -> bool:
    """Tell whether a shake is certain to move each strength of a circle by far less than a hair.

    With M[i][j], the most that i changes by unit of change of j, strengths change by no more than
    (1 + M + M² + …) times the shake. Where Mᵏ halves whatever it is applied to, the first k terms
    are half of the whole at least.
    """
    if not formula.follows:
        return False
    inside = frozenset(part)
    matrix = {node: _steepness_by_node(graph, formula, node, inside) for node in part}
    power = dict.fromkeys(part, 1.0)
    whole = dict.fromkeys(part, 0.0)
    for _ in range(MOST_POWERS):
        whole = {node: whole[node] + power[node] for node in part}
        # Twice: what is summed up so far may be no more than half of the whole.
        if 2 * SHAKE * max(whole.values()) > STEADY:
            return False
        power = {node: _applied(matrix[node], power) for node in part}
        if max(power.values()) <= HALF:
            return True
    return False


def _applied(row: Iterable[tuple[int, float]], power: Mapping[int, float]) -> float:
    """Return one row of a matrix times a vector."""
    return sum(slope * power[other] for other, slope in row)


def _slope(graph: Bipolar, formula: Formula, node: int) -> float:
    """Return at most how much a node's strength changes by unit of a push."""
    base = graph.bases[node]
    if node < graph.claims:
        return formula.slope(base)
    return QUADRATIC_SLOPE * base  # steps have one formula, whatever is chosen for claims


def _steepness_by_node(
    graph: Bipolar, formula: Formula, node: int, inside: frozenset[int]
) -> list[tuple[int, float]]:
    """Return at most how much a strength changes by unit of change of each node that pushes it.

    Only nodes of its circle are among them; one that pushes twice is listed twice.
    """
    slope = _slope(graph, formula, node)
    found = []
    for push in (*graph.supports[node], *graph.attacks[node]):
        found += [(premise, slope * push.weight) for premise in push.premises if premise in inside]
        if push.step in inside and push.step is not None:
            found.append((push.step, slope))
    return found


def _steepness(graph: Bipolar, formula: Formula, node: int, inside: frozenset[int]) -> float:
    """Return at most how much a node's strength changes by unit of change inside a circle."""
    pushes = (*graph.supports[node], *graph.attacks[node])
    return _slope(graph, formula, node) * sum(_reach(push, inside) for push in pushes)


def _reach(push: Push, inside: frozenset[int]) -> float:
    """Return at most how much a push changes by unit of change inside.

    It changes by its premises, and by the step itself.
    """
    return push.weight * any(premise in inside for premise in push.premises) + (push.step in inside)
