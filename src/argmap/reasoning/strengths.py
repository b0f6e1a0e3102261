"""How hard the listed arguments push for and against each claim: a pressure, not a probability.

It answers another question than a verdict, and the two are never merged. Every formula reads a
debate as a quantitative bipolar graph (Baroni, Rago & Toni 2019) in which steps are arguments as
well, with their weight as start value and their undercuts as attackers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from math import isnan
from types import MappingProxyType

from argmap.graph import AnyDebate, DebateGraph
from argmap.model import Id
from argmap.reasoning.bipolar import AS_AUTHORED, Bipolar, bipolar
from argmap.reasoning.equilibrium import DEFAULT, Convergence, Equilibrium, equilibrium
from argmap.reasoning.judgement import Tally
from argmap.reasoning.judging import judge, resolved
from argmap.reasoning.semantics import Semantics, formula
from argmap.reasoning.stability import hanging_on_a_hair
from argmap.reasoning.supposing import Supposition


class Status(StrEnum):
    """How far a strength can be relied on."""

    EXACT = "exact"
    """Worked out in one pass: nothing that it depends on depends on itself."""
    CONVERGED = "converged"
    """Found step by step, within the tolerance, since its component goes in a circle."""
    HANGS_ON_A_HAIR = "hangs-on-a-hair"
    """Found, but a thousandth more or less of plausibility in a circle changes it by more than a
    twentieth."""
    NO_STABLE_VALUE = "no-stable-value"
    """Its component did not come to rest within the limits."""
    DEPENDS_ON_UNSTABLE = "depends-on-unstable"
    """Something that it depends on has no stable value."""


@dataclass(frozen=True, slots=True)
class Strength:
    """The strength of a claim or link in [0, 1], None where it has none.

    `range` is where it swung then. `base` is the start value as it is written, the claim's
    plausibility or the link's weight, or as it was given.
    """

    base: float
    value: float | None
    status: Status
    range: tuple[float, float] | None = None


@dataclass(frozen=True)
class Strengths:
    """The strengths of a debate under a supposition, claims and positions in the graph's order.

    `bipolar` is the graph that was weighed. `steps` holds the links that are undercut; any other is
    as strong as its weight. `start` holds the start values that were taken instead of the authors'
    plausibilities.
    """

    graph: DebateGraph
    supposition: Supposition
    semantics: Semantics
    bipolar: Bipolar
    claims: Mapping[Id, Strength]
    steps: Mapping[Id, Strength]
    start: Mapping[Id, float] = field(default_factory=lambda: AS_AUTHORED)

    @property
    def counts_only(self) -> bool:
        """Whether no start values are set, so that strength only counts arguments.

        All claims start from the same.
        """
        return len({strength.base for strength in self.claims.values()}) <= 1

    @cached_property
    def tallies(self) -> Mapping[Id, Tally]:
        """How many reasons are listed for and against each position, and how many stand.

        They are told beside every order.
        """
        return judge(self.graph, self.supposition).tallies

    @cached_property
    def supposed(self) -> tuple[Id, ...]:
        """The claims whose strength is supposed, 0 or 1, rather than worked out."""
        return tuple(
            claim for claim in self.claims if self.bipolar.number[claim] in self.bipolar.supposed
        )

    @cached_property
    def quiet(self) -> tuple[Id, ...]:
        """The claims that nothing pushes on, and whose strength is not supposed either."""
        supposed = frozenset(self.supposed)
        pushers, number = self.bipolar.pushers, self.bipolar.number
        return tuple(
            claim for claim in self.claims if not pushers[number[claim]] and claim not in supposed
        )

    @cached_property
    def strongest_first(self) -> tuple[Id, ...]:
        """The claims and positions that have a value, by strength, then in the author's order."""
        values = [
            (claim, strength.value)
            for claim, strength in self.claims.items()
            if strength.value is not None
        ]
        return tuple(claim for claim, _ in sorted(values, key=lambda each: -each[1]))


def strength(
    debate: AnyDebate,
    supposition: Supposition | None = None,
    *,
    semantics: Semantics = Semantics.QUADRATIC_ENERGY,
    limits: Convergence = DEFAULT,
    start: Mapping[Id, float] = AS_AUTHORED,
) -> Strengths:
    """Return how strong each claim is made by what is listed for and against it.

    A claim that is switched off or out of the case has strength 0 and so pushes nothing; an
    accepted one has 1. Where sources are needed, a claim without reasons counts only with a source
    or where it is assumed, and has strength 0 else. That a claim is assumed, or that reasons are
    needed, is a matter of verdicts and changes no strength. O(claims + links) where nothing goes in
    a circle, and so much a step where something does. Without a supposition a judgement keeps its
    own; it is checked as by `judge`. A formula may be given by its name. `start` holds start values
    that count instead of the authors' (see `evidence`).

    >>> from argmap.model import Claim, Debate
    >>> claims = [Claim(id="a", text="A."), Claim(id="b", text="B.", supports="a")]
    >>> strength(Debate(title="T", question="Q?", claims=claims)).claims["a"]
    Strength(base=0.5, value=0.6, status=<Status.EXACT: 'exact'>, range=None)
    """
    graph, supposition = resolved(debate, supposition)
    pushes = bipolar(graph, supposition, start)
    # A formula may come as its name, from a command line or a notebook.
    semantics = Semantics(semantics)
    chosen = formula(semantics)
    found = equilibrium(pushes, chosen, limits=limits)
    hanging = hanging_on_a_hair(pushes, chosen, found, limits)
    circular = frozenset(chain.from_iterable(pushes.circles))
    claims: dict[Id, Strength] = {}
    steps: dict[Id, Strength] = {}
    for id_, node in pushes.number.items():
        status = _status(node, hanging, circular)
        which = claims if node < pushes.claims else steps
        which[id_] = _strength(found, node, _base(graph, id_, start), status)
    return Strengths(
        graph,
        supposition,
        semantics,
        pushes,
        MappingProxyType(claims),
        MappingProxyType(steps),
        start,
    )


def _status(node: int, hanging: frozenset[int], circular: frozenset[int]) -> Status:
    """Return the status of a node that has a value."""
    if node in hanging:
        return Status.HANGS_ON_A_HAIR
    return Status.CONVERGED if node in circular else Status.EXACT


def _strength(found: Equilibrium, node: int, base: float, status: Status) -> Strength:
    if node in found.ranges:
        return Strength(base, None, Status.NO_STABLE_VALUE, found.ranges[node])
    if isnan(found.values[node]):
        return Strength(base, None, Status.DEPENDS_ON_UNSTABLE)
    return Strength(base, found.values[node], status)


def _base(graph: DebateGraph, id_: Id, start: Mapping[Id, float]) -> float:
    if id_ in start:
        return start[id_]
    claim = graph.claims.get(id_)
    return claim.plausibility if claim else graph.links[id_].weight
