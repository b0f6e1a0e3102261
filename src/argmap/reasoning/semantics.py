"""Four formulas for how a claim's strength follows from its start value and from what pushes on it.

Each sums up the pushes for and against a claim in one number E, its energy, and moves the start
value w by it, towards 1 where E is positive and towards 0 where it is negative. The formulas work
on single numbers and, number by number, on arrays alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import e
from typing import Any

LARGEST_EXPONENT = 700
"""Beyond it a power of e is no number any more, and no strength changes."""

QUADRATIC_SLOPE = 0.6495
"""The most that h = E² / (1 + E²) changes by unit of E, 3√3/8."""


class Semantics(StrEnum):
    """A formula for strengths; they may differ, which is why none of them is the truth."""

    QUADRATIC_ENERGY = "quadratic-energy"
    """Potyka 2018, "Continuous Dynamical Systems for Weighted Bipolar Argumentation" (KR)."""
    DF_QUAD = "df-quad"
    """Rago, Toni, Aurisicchio & Baroni 2016, "Discontinuity-Free Decision Support with Quantitative
    …" (KR)."""
    EULER = "euler"
    """Amgoud & Ben-Naim 2017, "Evaluation of Arguments in Weighted Bipolar Graphs" (ECSQARU)."""
    MLP = "mlp"
    """Potyka 2021, "Interpreting Neural Networks as Quantitative Argumentation Frameworks"
    (AAAI)."""


@dataclass(frozen=True, slots=True)
class Formula:
    """How pushes become an energy, and an energy a strength."""

    energy: Callable[[Sequence[Any], Sequence[Any]], Any]
    """From the pushes for and those against, each in [0, 1]."""
    influence: Callable[[Any, Any], Any]
    """From a start value and an energy; the start value where the energy is 0."""
    slope: Callable[[float], float]
    """The most that a strength can change by unit of a push, for a start value."""
    follows: bool = False
    """Whether a strength changes by no more than its start value does; else by how much more
    depends on the energy."""


def formula(semantics: Semantics) -> Formula:
    """Return the formula of a semantics.

    >>> quadratic = formula(Semantics.QUADRATIC_ENERGY)
    >>> quadratic.influence(0.5, quadratic.energy([0.5, 0.5], []))
    0.75
    """
    match semantics:
        case Semantics.QUADRATIC_ENERGY:
            return Formula(
                _sum,
                quadratic_energy,
                lambda base: QUADRATIC_SLOPE * max(base, 1 - base),
                follows=True,
            )
        case Semantics.DF_QUAD:
            return Formula(_products, _df_quad, lambda base: max(base, 1 - base), follows=True)
        case Semantics.EULER:
            return Formula(_sum, _euler, lambda base: (1 - base * base) / 4)
        case Semantics.MLP:
            return Formula(_sum, _mlp, lambda _: 1 / 4)


def quadratic_energy(base: Any, energy: Any) -> Any:
    """Return w + (1 − w)h where E > 0, w − wh where it is not, with h = E² / (1 + E²)."""
    # Not by `_positive`, since this is worked out for every claim again and again.
    up = (energy + abs(energy)) / 2
    down = up - energy
    return base + (1 - base) * (up * up / (1 + up * up)) - base * (down * down / (1 + down * down))


def _sum(supports: Sequence[Any], attacks: Sequence[Any]) -> Any:
    return sum(supports) - sum(attacks)


def _products(supports: Sequence[Any], attacks: Sequence[Any]) -> Any:
    # ∏ (1 − attack) − ∏ (1 − support), as the paper has it.
    return _left(attacks) - _left(supports)


def _left(pushes: Sequence[Any]) -> Any:
    """Return what pushes leave of 1, one after the other.

    For as few as a claim has, this is faster than `prod`.
    """
    left: Any = 1
    for push in pushes:
        left = left * (1 - push)
    return left


def _df_quad(base: Any, energy: Any) -> Any:
    """Return w + (1 − w)E where E > 0, w + wE where it is not."""
    up = (energy + abs(energy)) / 2
    return base + (1 - base) * up - base * (up - energy)


def _euler(base: Any, energy: Any) -> Any:
    """Return 1 − (1 − w²) / (1 + w·e^E)."""
    return 1 - (1 - base * base) / (1 + base * _exponential(energy))


def _mlp(base: Any, energy: Any) -> Any:
    """Return the logistic function of logit w + E; a start value of 0 or 1 stays."""
    return base / (base + (1 - base) * _exponential(-energy))


def _positive(number: Any) -> Any:
    return (number + abs(number)) / 2


def _exponential(number: Any) -> Any:
    """Return e to a power that is cut off where it would be no number, or 0."""
    return e ** (
        number - _positive(number - LARGEST_EXPONENT) + _positive(-number - LARGEST_EXPONENT)
    )
