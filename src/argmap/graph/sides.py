"""Which positions a claim speaks about, and whether for or against: derived from where its links lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from argmap.graph.link import Link
from argmap.model import Id, Relation


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


def sides(roots: Iterable[Id], into: Mapping[Id, tuple[Id, ...]], links: Mapping[Id, Link]) -> dict[Id, Side]:
    """Return the side of every claim and link from which a root can be reached; all others are neutral.

    Level by level from the roots: a link is as far as one step beyond its target, a premise as far as its nearest
    links. A path stops at the first root. O(claims + links) for a handful of roots.
    """
    order = {root: place for place, root in enumerate(roots)}
    found: dict[Id, Side] = {root: ((root, Stance.FOR),) for root in order}
    level = list(order)
    while level:
        reached: dict[Id, Side] = {}
        for link in (links[id_] for node in level for id_ in into[node]):
            if link.relation is Relation.ABOUT or link.id in found:
                continue
            side = found[link.target] if link.relation is Relation.SUPPORTS else _flipped(found[link.target])
            for node in (link.id, *link.premises):
                if node not in found:
                    reached[node] = _united(reached.get(node, side), side, order)
        found |= reached
        level = list(reached)
    return found


def _flipped(side: Side) -> Side:
    return tuple((root, stance.flipped) for root, stance in side)


def _united(one: Side, other: Side, order: Mapping[Id, int]) -> Side:
    """Return what two equally near paths say together."""
    if one is other or one == other:
        return one
    stances = dict(one)
    for root, stance in other:
        stances[root] = stance if stances.get(root, stance) is stance else Stance.BOTH
    return tuple(sorted(stances.items(), key=lambda entry: order[entry[0]]))
