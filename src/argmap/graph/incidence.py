"""The resolved graph of one debate, as a frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from argmap.graph.link import Link
from argmap.graph.sides import Side, sides
from argmap.model import Claim, Debate, Id, Relation


@dataclass(frozen=True)
class DebateGraph:
    """The resolved graph of one debate; all mappings keep the author's order and are read-only.

    `claims` holds the positions first. `into` gives the links that answer a claim or link, `out_of` those that a
    claim is a premise of; `into` holds an entry for every claim and link, `out_of` for every claim. `aliases` maps
    former ids (`was`) to today's. Links of relation `about` are listed like all others; reasoning leaves them out.
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
        return tuple(dict.fromkeys(position.id for position in self.debate.positions))

    @cached_property
    def roots(self) -> tuple[Id, ...]:
        """The tops of the map: the positions, or without any the claims that answer nothing."""
        return self.positions or tuple(claim for claim in self.claims if next(self.answers(claim), None) is None)

    @cached_property
    def sides(self) -> Mapping[Id, Side]:
        """The side of every claim and link, derived from the nearest roots that its links lead to; () = neutral."""
        found = sides(self.roots, self.into, self.links)
        return MappingProxyType({node: found.get(node, ()) for node in self.into})

    @cached_property
    def reasoned(self) -> tuple[Link, ...]:
        """The links that take part in the reasoning: all but `about`."""
        return tuple(link for link in self.links.values() if link.relation is not Relation.ABOUT)

    @cached_property
    def undercut(self) -> frozenset[Id]:
        """The links that are undercut."""
        return frozenset(link.target for link in self.links.values() if link.relation is Relation.UNDERCUTS)

    def answers(self, claim: Id) -> Iterator[Link]:
        """Yield the links that the claim is a premise of, `about` left out."""
        return self._reasoned(self.out_of[claim])

    def replies(self, target: Id) -> Iterator[Link]:
        """Yield the links that answer the claim or link, `about` left out."""
        return self._reasoned(self.into[target])

    def _reasoned(self, links: tuple[Id, ...]) -> Iterator[Link]:
        return (link for link in map(self.links.__getitem__, links) if link.relation is not Relation.ABOUT)

    def current(self, id_: Id) -> Id | None:
        """Return today's id of a claim for an id or a former one, None where neither is known."""
        return id_ if id_ in self.claims else self.aliases.get(id_)

    def claim_of(self, node: Id) -> Id:
        """Return the claim that a claim or link finally leads to, followed through undercuts.

        Undercuts in a ring lead to no claim: there it is the first premise of the last link before the ring closes.
        """
        seen = dict[Id, None]()
        while node in self.links and node not in seen:
            seen[node] = None
            node = self.links[node].target
        return self.links[next(reversed(seen))].premises[0] if node in self.links else node
