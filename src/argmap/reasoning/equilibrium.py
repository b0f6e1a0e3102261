"""Strengths at which all pushes are in balance, found component by component.

Where claims depend on themselves there is no order to compute them in. One then follows the
continuous model (Potyka 2018) from the start values, in small steps, until nothing moves any more.
It may never come to rest: five groups of four claims, each of which attacks all of the next group,
with start value 1, go on for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import isnan, nan
from types import MappingProxyType
from typing import Any, Protocol

from argmap.reasoning.bipolar import Bipolar, Part, Push
from argmap.reasoning.semantics import Formula, quadratic_energy

Range = tuple[Any, Any]
Plain = tuple[list[tuple[float, int]], list[tuple[float, int]]]
"""The weights and premises of reasons, and those of objections."""


@dataclass(frozen=True, slots=True)
class Convergence:
    """How far an equilibrium is searched for; the same answer on every machine."""

    tolerance: float = 1e-10
    """A component is at rest where no strength is farther than this from what its formula says."""
    stride: float = 0.5
    """The part of that way that a strength goes in one step."""
    steps: int = 1_000
    short_stride: float = 0.1
    """The same for a second attempt, from the start again."""
    short_steps: int = 10_000
    watched: int = 200
    """So many of the last steps tell the range of what does not come to rest."""
    width: float = 1e-6
    """A component whose ranges are all narrower, and that is as near to rest, has come to rest,
    only slowly."""
    evaluations: int = 20_000_000
    """Pushes that may be evaluated in all, some ten seconds; a component for which too few are left
    is cut short."""


class Arithmetic(Protocol):
    """What the search needs to know of its numbers, which are single ones or arrays of them.

    NaN is "no value".
    """

    def least(self, numbers: Sequence[Any]) -> Any:
        """Return the least number, NaN where one is NaN."""

    def most(self, numbers: Sequence[Any]) -> Any:
        """Return the greatest number."""

    def size(self, difference: Any) -> float:
        """Return the largest absolute value, NaN left out of account."""

    def at_rest(self, differences: Sequence[Any], tolerance: float) -> Any:
        """Tell whether all differences are below the tolerance, NaN left out of account."""

    def have_values(self, numbers: Sequence[Any]) -> Any:
        """Tell whether none of these is NaN."""

    def choice(self, holds: Any, one: Any, other: Any) -> Any:
        """Return the one where something holds, and the other where it does not."""


class Single:
    """Single numbers."""

    def least(self, numbers: Sequence[float]) -> float:
        """Return the least number; the sum brings NaN in, which `min` may pass over."""
        return min(numbers) + 0 * sum(numbers)

    def most(self, numbers: Sequence[float]) -> float:
        return max(numbers)

    def size(self, difference: float) -> float:
        return 0.0 if isnan(difference) else abs(difference)

    def at_rest(self, differences: Sequence[float], tolerance: float) -> bool:
        return all(self.size(difference) < tolerance for difference in differences)

    def have_values(self, numbers: Sequence[float]) -> bool:
        return not any(map(isnan, numbers))

    def choice(self, holds: Any, one: float, other: float) -> float:
        return one if holds else other


@dataclass(frozen=True)
class Equilibrium:
    """A value for each node, NaN where there is none.

    `ranges` are those of nodes that did not come to rest.
    """

    values: Sequence[Any]
    ranges: Mapping[int, Range]


SINGLE = Single()
DEFAULT = Convergence()
NOTHING: Mapping[int, Any] = MappingProxyType({})


def equilibrium(
    graph: Bipolar,
    formula: Formula,
    *,
    bases: Sequence[Any] | None = None,
    known: Mapping[int, Any] = NOTHING,
    limits: Convergence = DEFAULT,
    arithmetic: Arithmetic = SINGLE,
) -> Equilibrium:
    """Return the strengths at which all pushes are in balance, perhaps from other start values.

    A node that does not depend on itself takes one evaluation. A component of such that do takes
    some 40 steps as a rule, and all that the limits allow where it does not come to rest; it and
    what depends on it have no value then. Values that are known are not searched for; they are
    those of whole components.
    """
    search = _Search(graph, formula, list(bases or graph.bases), limits, arithmetic)
    return search.found((part for part in graph.parts if part[0] not in known), known)


def equilibrium_of(
    parts: Iterable[Part],
    graph: Bipolar,
    formula: Formula,
    *,
    bases: Sequence[float],
    known: Mapping[int, float],
    limits: Convergence,
) -> Equilibrium:
    """Return the strengths of some components alone, from other start values.

    All else that pushes on them is known.
    """
    return _Search(graph, formula, list(bases), limits, SINGLE).found(parts, known)


class _Search:
    """Values on their way to an equilibrium."""

    def __init__(
        self,
        graph: Bipolar,
        formula: Formula,
        bases: list[Any],
        limits: Convergence,
        arithmetic: Arithmetic,
    ) -> None:
        self.graph = graph
        self.formula = formula
        self.bases = bases
        self.values = list(bases)
        self.limits = limits
        self.left = limits.evaluations
        self.arithmetic = arithmetic
        self.ranges: dict[int, Range] = {}

    def found(self, parts: Iterable[Part], known: Mapping[int, Any]) -> Equilibrium:
        """Return the strengths that some components come to, each after those that push on it."""
        for node, value in known.items():
            self.values[node] = value
        circular = {part[0] for part in self.graph.circles}
        for part in parts:
            node = part[0]
            if node in circular:
                self.balance(part)
            elif self.graph.pushers[node]:
                self.values[node] = self.target(node)
        return Equilibrium(self.values, self.ranges)

    def target(self, node: int) -> Any:
        """Return what a node's strength ought to be by the strengths of those that push it."""
        supports = self._pushes(self.graph.supports[node])
        attacks = self._pushes(self.graph.attacks[node])
        # Steps have one formula whatever is chosen for claims: those of Euler and MLP never move a
        # start value of 1, which an undercut step has.
        if node >= self.graph.claims:
            return self.bases[node] * quadratic_energy(1.0, sum(supports) - sum(attacks))
        return self.formula.influence(self.bases[node], self.formula.energy(supports, attacks))

    def _pushes(self, pushes: Sequence[Push]) -> Sequence[Any]:
        """Return how hard each pushes now."""
        if not pushes:  # most claims are pushed in one direction only
            return ()
        values, least = self.values, self.arithmetic.least
        found = []
        for weight, step, premises in pushes:
            weakest = values[premises[0]]
            if len(premises) > 1:
                weakest = least([values[premise] for premise in premises])
            strength = weight if step is None else values[step]
            found.append(strength * weakest)
        return found

    def _plain(self, node: int) -> Plain | None:
        """Return the weight and the one premise of all that push on a claim.

        None where it is not as plain as that.
        """
        supports, attacks = self.graph.supports[node], self.graph.attacks[node]
        for push in (*supports, *attacks):
            if push.step is not None or len(push.premises) > 1:
                return None
        if node >= self.graph.claims:
            return None
        return _weighted(supports), _weighted(attacks)

    def balance(self, part: Part) -> None:
        """Bring a circular component to rest, or record that it has no value.

        It is tried in long strides, and then in short ones.
        """
        limits = self.limits
        found: list[Any] = [nan for _ in part]
        differences: list[Any] = []
        ranges: dict[int, Range] = {}
        # Long strides are over soon, but may jump back and forth over a rest that short ones find.
        for stride, steps in (
            (limits.stride, limits.steps),
            (limits.short_stride, limits.short_steps),
        ):
            differences, ranges = self._walk(part, stride, steps)
            at_rest = self.arithmetic.at_rest(differences, limits.tolerance)
            found = self._completed(found, part, at_rest)
            if not ranges:
                break
        if ranges:  # what moves so little that nobody could tell it from rest is at rest
            moving = [*differences, *(high - low for low, high in ranges.values())]
            found = self._completed(found, part, self.arithmetic.at_rest(moving, limits.width))
            if self._all_below(moving, limits.width):
                ranges = {}
        self.ranges |= ranges
        pushers = dict.fromkeys(chain.from_iterable(self.graph.pushers[node] for node in part))
        reliable = self.arithmetic.have_values([self.values[one] for one in pushers])
        for node, value in zip(part, found, strict=True):
            self.values[node] = self.arithmetic.choice(reliable, value, nan)

    def _completed(self, found: Sequence[Any], part: Part, at_rest: Any) -> list[Any]:
        """Return the values that were found for a component, and today's where there were none.

        Today's count only where the component is at rest: of many draws some come to rest sooner.
        """
        choice = self.arithmetic.choice
        completed = []
        for value, node in zip(found, part, strict=True):
            today = choice(at_rest, self.values[node], nan)
            completed.append(choice(self.arithmetic.have_values([value]), value, today))
        return completed

    def _all_below(self, differences: Iterable[Any], bound: float) -> bool:
        size = self.arithmetic.size
        return all(size(difference) < bound for difference in differences)

    def _walk(self, part: Part, stride: float, steps: int) -> tuple[list[Any], dict[int, Range]]:
        """Follow the model from the start.

        Return how far each node is from rest, and where it has been of late.
        """
        cost = sum(1 + len(self.graph.pushers[node]) for node in part)
        # Half of what is left at most: the short strides, or the next component, need some as well.
        steps = min(steps, max(1, self.left // (2 * cost)))
        # The last steps are watched: on a way that does not end they tell where it goes round.
        ranges: dict[int, Range] = {}
        pushed = [(node, self._plain(node)) for node in part]
        values = self.values
        for node in part:
            values[node] = self.bases[node]
        for step in range(steps):
            self.left -= cost
            differences = self._differences(pushed)
            if self._all_below(differences, self.limits.tolerance):
                return differences, {}
            for node, difference in zip(part, differences, strict=True):
                # No `+=`: of arrays it would change the bases, which are the first values.
                values[node] = values[node] + stride * difference
            if step >= steps - self.limits.watched:
                self._widen(ranges, part)
        return differences, ranges

    def _differences(self, pushed: Sequence[tuple[int, Plain | None]]) -> list[Any]:
        """Return how far each node is from where what pushes on it would have it."""
        values, bases = self.values, self.bases
        energy, influence = self.formula.energy, self.formula.influence
        differences = []
        for node, plain in pushed:
            if plain is None:
                differences.append(self.target(node) - values[node])
                continue
            # The same, written out: nearly all the time of a search goes by here.
            supports = [weight * values[premise] for weight, premise in plain[0]]
            attacks = [weight * values[premise] for weight, premise in plain[1]]
            aim = influence(bases[node], energy(supports, attacks))
            differences.append(aim - values[node])
        return differences

    def _widen(self, ranges: dict[int, Range], part: Part) -> None:
        least, most = self.arithmetic.least, self.arithmetic.most
        for node in part:
            value = self.values[node]
            low, high = ranges.get(node, (value, value))
            ranges[node] = (least((low, value)), most((high, value)))


def _weighted(pushes: Iterable[Push]) -> list[tuple[float, int]]:
    return [(push.weight, push.premises[0]) for push in pushes]
