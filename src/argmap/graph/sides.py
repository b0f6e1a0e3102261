"""Which positions a claim speaks about, and whether for or against.

Derived from where its links lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import chain

from argmap.graph.link import Link
from argmap.model import MOST_POSITIONS, Id, Relation


class Stance(StrEnum):
    """Whether a claim speaks for a position or against it.

    `both` where its nearest paths disagree.
    """

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
"""The nearest positions of a claim and its stance on each, in the order of the positions; empty =
neutral."""


def sides(
    roots: Iterable[Id], into: Mapping[Id, tuple[Id, ...]], links: Mapping[Id, Link]
) -> dict[Id, Side]:
    """Return the side of every claim and link from which a root can be reached.

    All others are neutral. Level by level from the roots: a link is as far as one step beyond its
    target, a premise as far as its nearest links. A path stops at the first root. Of more roots
    than a debate may have positions, which only claims that answer nothing can be, a claim speaks
    about the first of those that it reaches: O(claims + links).
    """
    order = {root: place for place, root in enumerate(roots)}
    found: dict[Id, Side] = {root: ((root, Stance.FOR),) for root in order}
    # By identity: claims that share a side share what it is turned to.
    flipped: dict[int, Side] = {}
    level = list(order)
    while level:
        reached: dict[Id, Side] = {}
        for id_ in chain.from_iterable(map(into.__getitem__, level)):
            link = links[id_]
            # A link that is known already was reached from a nearer root.
            if link.relation is Relation.ABOUT or link.id in found:
                continue
            side = found[link.target]
            if link.relation is not Relation.SUPPORTS:
                side = flipped.get(id(side)) or _turned(side, flipped)
            for node in (link.id, *link.premises):
                if node not in found:
                    reached[node] = _united(reached.get(node, side), side, order)
        found |= reached
        level = list(reached)
    return found


def _turned(side: Side, flipped: dict[int, Side]) -> Side:
    """Return a side turned round, and keep both for whoever turns one again.

    They live as long as the search.
    """
    turned = tuple([(root, stance.flipped) for root, stance in side])
    flipped[id(side)], flipped[id(turned)] = turned, side
    return turned


def _united(one: Side, other: Side, order: Mapping[Id, int]) -> Side:
    """Return what two equally near paths say together, of many roots about the first ones.

    Since the first ones of all are among the first ones of each path, it makes no difference in
    which order paths are united.
    """
    if one is other or one == other:
        return one
    stances = dict(one)
    for root, stance in other:
        if stances.setdefault(root, stance) is not stance:
            stances[root] = Stance.BOTH
    in_order = sorted(stances.items(), key=lambda entry: order[entry[0]])
    return tuple(in_order[:MOST_POSITIONS])
