"""The one resolved graph of a debate: claims and links are its nodes.

Every link is a node of its own: premises → link → target, and a target is a claim or another link. Sides,
ancestry, cycles, flattening and strength then need no special case for linked premises, undercuts, or
undercuts of undercuts. References are resolved here, once; whoever comes later reads only canonical ids.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from argmap.model import Claim, Debate, Id, Reference, Relation, Undercut
from argmap.problem import Finding, Severity, Where

LONGEST_LINK_ID = 160


class Stance(StrEnum):
    """Whether a claim speaks for a position or against it; `both` where its nearest paths disagree."""

    FOR = "for"
    AGAINST = "against"
    BOTH = "both"

    @property
    def flipped(self) -> Stance:
        """The stance after one rebuttal or undercut."""
        match self:
            case Stance.FOR:
                return Stance.AGAINST
            case Stance.AGAINST:
                return Stance.FOR
            case Stance.BOTH:
                return Stance.BOTH


Side = tuple[tuple[Id, Stance], ...]
"""The nearest positions of a claim and its stance on each, in the order of the positions; empty = neutral."""


@dataclass(frozen=True, slots=True)
class Link:
    """A step of an argument: the premises together support, rebut or undercut the target, or are about it.

    `id` is the author's, or `PREMISE+PREMISE.RELATION.TARGET`. `target` is the id of a claim, or of a link where
    `relation` is `undercuts`. `where` is the path of the entry in the debate that made the link.
    """

    id: Id
    relation: Relation
    premises: tuple[Id, ...]
    target: Id
    weight: float = 1.0
    note: str | None = None
    where: Where = ()


@dataclass(frozen=True)
class DebateGraph:
    """The resolved graph of one debate; all mappings keep the author's order and are read-only.

    `into` gives the links that answer a claim or link, `out_of` those that a claim is a premise of; both hold an
    entry for every claim, and `into` for every link. `aliases` maps former ids (`was`) to today's. Links of relation
    `about` are listed like all others; reasoning leaves them out.
    """

    debate: Debate
    claims: Mapping[Id, Claim]
    links: Mapping[Id, Link]
    into: Mapping[Id, tuple[Id, ...]]
    out_of: Mapping[Id, tuple[Id, ...]]
    aliases: Mapping[Id, Id]

    @cached_property
    def positions(self) -> tuple[Id, ...]:
        """The ids of the declared positions."""
        return tuple(position.id for position in self.debate.positions)

    @cached_property
    def roots(self) -> tuple[Id, ...]:
        """The tops of the map: the positions, or without any the claims that answer nothing."""
        if self.positions:
            return self.positions
        return tuple(id_ for id_ in self.claims if not any(True for _ in self.answers(id_)))

    @cached_property
    def sides(self) -> Mapping[Id, Side]:
        """The side of every claim and link, derived from the nearest roots that its links lead to."""
        return MappingProxyType(_sides(self))

    def answers(self, claim: Id) -> Iterator[Link]:
        """Yield the links that the claim is a premise of, `about` left out."""
        return (link for link in map(self.links.__getitem__, self.out_of[claim]) if link.relation is not Relation.ABOUT)

    def replies(self, target: Id) -> Iterator[Link]:
        """Yield the links that answer the claim or link, `about` left out."""
        return (link for link in map(self.links.__getitem__, self.into[target]) if link.relation is not Relation.ABOUT)

    def current(self, id_: Id) -> Id | None:
        """Return today's id for an id or a former one, None where neither is known."""
        return id_ if id_ in self.claims else self.aliases.get(id_)

    def claim_of(self, node: Id) -> Id:
        """Return the claim that a claim or link finally leads to: a link's target, followed through undercuts."""
        seen = set[Id]()
        while node in self.links and node not in seen:
            seen.add(node)
            node = self.links[node].target
        return node


def graph(debate: Debate) -> tuple[DebateGraph, tuple[Finding, ...]]:
    """Resolve every reference of a debate, once. O(claims + links).

    A reference that cannot be resolved makes no link and gives one finding; so the graph of a debate without
    findings holds every link that was written, and a graph with findings is still a graph.
    """
    raise NotImplementedError
