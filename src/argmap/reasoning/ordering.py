"""Which of two positions is pushed higher, and whether that is too close to call."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np

from argmap.model import Id
from argmap.reasoning.bipolar import Bipolar
from argmap.reasoning.equilibrium import Convergence, equilibrium
from argmap.reasoning.pushed import ALIKE
from argmap.reasoning.semantics import Semantics, formula
from argmap.reasoning.strengths import Strengths
from argmap.reasoning.supposing import current

KEPT = 0.9
"""An order that fewer of the draws keep is too close to call."""
MOST_NUMBERS = 10_000_000
"""So many strengths are held at once, 80 MB of them: draws of a large debate are made in several
goes."""


@dataclass(frozen=True, slots=True)
class Draws:
    """How often, and by how much, start values are varied.

    Each claim's by a number drawn from [−spread, spread].
    """

    number: int = 1_000
    spread: float = 0.1
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Order:
    """Two claims, the stronger one first.

    `kept` is the part of the draws, from 0 to 1, that keep them in this order. `agreed` tells
    whether all four formulas do, `alike` whether both strengths are within .01 of each other. Where
    one of them is without a stable value, or both are as strong, they are in the order that they
    were asked for, and nothing keeps it.
    """

    first: Id
    second: Id
    kept: float
    agreed: bool
    alike: bool = False

    @property
    def close(self) -> bool:
        """Whether it is too close to call.

        Small changes, or another formula, reverse it, or there is none to see.
        """
        return self.kept < KEPT or not self.agreed or self.alike


STANDARD = Draws()
PATIENT = Convergence(evaluations=3_000_000)
"""An evaluation of all draws at once takes some 10 µs."""


def order(
    strengths: Strengths,
    pair: tuple[Id, Id],
    *,
    draws: Draws = STANDARD,
    limits: Convergence = PATIENT,
) -> Order:
    """Return the order of two claims or positions by strength, and how far it can be relied on.

    All start values but those that are supposed are drawn anew, clipped to [0, 1]; the same seed
    gives the same answer. O((claims + links) · draws): about 20 ms for a debate of 170 claims, and
    .3 s for one of 10,000.

    Raises:
        UnknownId: The debate holds no such claim.
    """
    pushes, semantics = strengths.bipolar, strengths.semantics
    first, second = (current(strengths.graph, id_) for id_ in pair)
    found = {each: equilibrium(pushes, formula(each), limits=limits).values for each in Semantics}
    values = found[semantics]
    if _lead(values, pushes.number[first], pushes.number[second]) < 0:
        first, second = second, first
    one, other = pushes.number[first], pushes.number[second]
    lead = _lead(values, one, other)
    # A formula without a value for one of them does not agree: nothing is greater than NaN.
    agreed = all(_lead(each, one, other) > 0 for each in found.values())
    kept = 0
    if lead > 0:
        # What never comes to rest is not searched for again with each draw: it takes longest.
        known = {node: value for node, value in enumerate(values) if isnan(value)}
        for bases in random_bases(pushes, draws):
            anew = equilibrium(
                pushes, formula(semantics), bases=bases, known=known, limits=limits, arithmetic=MANY
            )
            # Draws that come out equal keep no order, nor do those without a value.
            kept += int(np.count_nonzero(_lead(anew.values, one, other) > 0))
    return Order(first, second, kept / draws.number, agreed, alike=bool(abs(lead) <= ALIKE))


def _lead(values: Sequence[Any], one: int, other: int) -> Any:
    return values[one] - values[other]


def random_bases(graph: Bipolar, draws: Draws) -> Iterator[list[Any]]:
    """Yield start values for some draws at a time, an array for each node.

    What is supposed stays the same, and so do steps.
    """
    chance = np.random.default_rng(draws.seed)
    at_once = max(1, MOST_NUMBERS // len(graph.bases))
    for done in range(0, draws.number, at_once):
        size = min(at_once, draws.number - done)
        bases = []
        for node, base in enumerate(graph.bases):
            around = np.full(size, base)
            if node < graph.claims and node not in graph.supposed:
                around += chance.uniform(-draws.spread, draws.spread, size)
            bases.append(np.clip(around, 0.0, 1.0))
        yield bases


class _Many:
    """Arrays, a number for each draw."""

    def least(self, numbers: Sequence[Any]) -> Any:
        return functools.reduce(np.minimum, numbers)

    def most(self, numbers: Sequence[Any]) -> Any:
        return functools.reduce(np.maximum, numbers)

    def size(self, difference: Any) -> float:
        return float(np.max(np.nan_to_num(np.abs(difference))))

    def at_rest(self, differences: Sequence[Any], tolerance: float) -> Any:
        farthest = functools.reduce(np.fmax, map(np.abs, differences))
        return ~(farthest >= tolerance)  # a NaN is not far

    def have_values(self, numbers: Sequence[Any]) -> Any:
        return ~functools.reduce(np.logical_or, map(np.isnan, numbers))

    def choice(self, holds: Any, one: Any, other: Any) -> Any:
        return np.where(holds, one, other)


MANY = _Many()
