"""A debate as a quantitative bipolar graph (Baroni, Rago & Toni 2019).

Start values, and who pushes on whom. Claims are its nodes, and so are the links that are undercut;
any other link is as strong as its weight. A link pushes with its own strength times that of its
weakest premise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from types import MappingProxyType
from typing import NamedTuple

from argmap.graph import DebateGraph, Link, components
from argmap.model import Id, Relation
from argmap.reasoning.flattening import out_of_case
from argmap.reasoning.supposing import Policy, Supposition

Part = Sequence[int]
AS_AUTHORED: Mapping[Id, float] = MappingProxyType({})
"""No start values but the authors'."""


class Push(NamedTuple):
    """What a link does to its target, by numbers.

    `step` is the link where it is a node, and its weight counts else.
    """

    weight: float
    step: int | None
    premises: tuple[int, ...]


@dataclass(frozen=True)
class Bipolar:
    """The nodes by number, claims first, with start values and the pushes for and against each.

    The start value of a link is its weight. What is supposed has its strength without regard to any
    push: accepted claims 1, those that are switched off, out of the case or, where sources are
    needed, without any, 0.
    """

    number: Mapping[Id, int]
    claims: int
    bases: Sequence[float]
    supports: Sequence[Sequence[Push]]
    attacks: Sequence[Sequence[Push]]
    supposed: frozenset[int]

    @property
    def steps(self) -> tuple[Id, ...]:
        """The links that are nodes."""
        return tuple(self.number)[self.claims :]

    @cached_property
    def pushers(self) -> Sequence[Sequence[int]]:
        """For each node the nodes that it directly depends on."""
        found = []
        for supports, attacks in zip(self.supports, self.attacks, strict=True):
            ahead: list[int] = []
            for push in (*supports, *attacks):
                ahead += _nodes(push)
            found.append(ahead)
        return found

    @cached_property
    def parts(self) -> Sequence[Part]:
        """The strongly connected components, each after those that it depends on."""
        return components(self.pushers)

    @cached_property
    def circles(self) -> Sequence[Part]:
        """The components whose nodes depend on themselves, in the same order."""
        return [part for part in self.parts if len(part) > 1 or part[0] in self.pushers[part[0]]]


def bipolar(
    graph: DebateGraph, supposition: Supposition, start: Mapping[Id, float] = AS_AUTHORED
) -> Bipolar:
    """Return a debate under a supposition as a bipolar graph. O(claims + links).

    `start` holds start values of claims that count instead of their plausibility.
    """
    # Nothing pushes on any other link, so that it stays at its weight.
    steps = [link for link in graph.reasoned if graph.into[link.id]]
    number = dict(zip(graph.claims, count(), strict=False))
    bases = [claim.plausibility for claim in graph.claims.values()]
    for link in steps:
        number[link.id] = len(number)
        bases.append(link.weight)
    supposed = _supposed(graph, supposition)
    for id_, value in {**start, **supposed}.items():
        bases[number[id_]] = value
    supports: list[list[Push]] = [[] for _ in bases]
    attacks: list[list[Push]] = [[] for _ in bases]
    for link in graph.reasoned:
        if link.target in supposed:  # no push moves it
            continue
        pushes = supports if link.relation is Relation.SUPPORTS else attacks
        pushes[number[link.target]].append(_push(link, number))
    fixed = frozenset(map(number.__getitem__, supposed))
    return Bipolar(number, len(graph.claims), bases, supports, attacks, fixed)


def _push(link: Link, number: Mapping[Id, int]) -> Push:
    return Push(
        link.weight, number.get(link.id), tuple([number[premise] for premise in link.premises])
    )


def _nodes(push: Push) -> tuple[int, ...]:
    if push.step is None:
        return push.premises
    return (push.step, *push.premises)


def _supposed(graph: DebateGraph, supposition: Supposition) -> dict[Id, float]:
    """Return the claims whose strength is supposed.

    What is accepted is so in any case and whatever the policy.
    """
    unsourced = _unsourced(graph) if supposition.policy == Policy.SOURCES_NEEDED else ()
    # What is accepted comes last and so wins: it counts whatever it lacks.
    off = (*unsourced, *out_of_case(graph, supposition), *supposition.without)
    return dict.fromkeys(off, 0.0) | dict.fromkeys(supposition.accept, 1.0)


def _unsourced(graph: DebateGraph) -> Iterator[Id]:
    """Yield the claims that count only with a source and have none; positions need none."""
    reasoned = {link.target for link in graph.reasoned if link.relation is Relation.SUPPORTS}
    for id_, claim in graph.claims.items():
        if not (claim.sources or claim.assumed or id_ in reasoned or id_ in graph.positions):
            yield id_
